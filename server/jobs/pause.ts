/** Waits so many milliseconds, or until one of the signals is aborted. */
export function pause(milliseconds: number, ...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    for (const signal of signals) signal.addEventListener('abort', end, { once: true });
    if (signals.some(({ aborted }) => aborted)) end();
  });
}

/** Milliseconds to wait after so many failures in a row: at once it helps nobody, and half a minute is long to wait. */
export const backoff = (failures: number): number => Math.min(30_000, 250 * 2 ** Math.min(failures, 10));
