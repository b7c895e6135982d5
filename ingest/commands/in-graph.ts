import { openGraph } from '#cypher/connect';
import type { GraphStore } from '#model/store';

/**
 * Opens the graph for one task, says which it is on stderr, and closes it whatever becomes of the task. A signal ends
 * the program with 130: `interrupted` is called first, for what must not be left half done.
 */
export async function inGraph<Result>(
  task: (store: GraphStore) => Promise<Result>,
  interrupted = () => {},
): Promise<Result> {
  const say = (message: string) => console.error(message);
  const graph = await openGraph({ env: process.env, onProgress: say });
  const stop = () => {
    interrupted();
    void graph.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    say(graph.description);
    return await task(graph.store);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await graph.close();
  }
}
