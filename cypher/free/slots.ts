import { Busy } from '#model/errors';

/** So many at a time, so many that wait, and for how many milliseconds. */
export interface SlotLimits {
  atATime: number;
  waiting: number;
  patience: number;
}

/** Lets in so many at a time. */
export interface Slots {
  /** Resolves to what gives the slot back. Throws `Busy` when none becomes free in time, or too many wait already. */
  enter(): Promise<() => void>;
}

export function slots({ atATime, waiting, patience }: SlotLimits): Slots {
  let taken = 0;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else taken--;
  };
  /** Giving back twice gives back once. */
  const once = () => {
    let isOut = false;
    return () => {
      if (!isOut) leave();
      isOut = true;
    };
  };
  const busy = () => new Busy(`${atATime} queries run already, and more would slow down everybody. Try again soon.`);
  return {
    async enter() {
      if (taken < atATime) {
        taken++;
        return once();
      }
      if (queue.length >= waiting) throw busy();
      await new Promise<void>((resolve, reject) => {
        const turn = () => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(turn), 1);
          reject(busy());
        }, patience);
        queue.push(turn);
      });
      return once();
    },
  };
}
