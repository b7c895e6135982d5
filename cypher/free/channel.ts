/** What one side puts in and the other takes out, in batches. There is no limit: whoever puts in has one. */
export interface Channel<Item> extends AsyncIterable<readonly Item[]> {
  put(items: readonly Item[]): void;
  end(): void;
  /** Everything that was put in before is still read. */
  fail(error: unknown): void;
}

export function channel<Item>(): Channel<Item> {
  let items: Item[] = [];
  let ended: { error: unknown } | 'well' | null = null;
  let wake: () => void = () => {};
  return {
    put: (more) => {
      items.push(...more);
      wake();
    },
    end: () => {
      ended ??= 'well';
      wake();
    },
    fail: (error) => {
      ended ??= { error };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (items.length) {
          const batch = items;
          items = [];
          yield batch;
        } else if (ended === 'well') return;
        else if (ended) throw ended.error;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
