import { Busy } from '#model/errors';

/** Lets so many works run at a time, and so many wait; who comes after them is sent away. */
export interface Gate {
  /** Throws `Busy`. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** @param message what whoever is sent away is told */
export function gate(places: number, waiting: number, message: string): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return {
    async run(work) {
      if (running >= places) {
        if (queue.length >= waiting) throw new Busy(message);
        // The place is handed over, so that nobody who comes meanwhile takes it.
        await new Promise<void>((resolve) => queue.push(resolve));
      } else running++;
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
