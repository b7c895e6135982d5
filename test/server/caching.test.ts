import { expect, test } from 'vitest';
import { shareVersion } from '#server/caching';

/** Readings that end when they are told to, each with the moment that it saw: that of its beginning. */
function slow() {
  let moment = 0;
  const ends: ((error?: Error) => void)[] = [];
  return {
    ends,
    write: () => {
      moment++;
    },
    version: () =>
      new Promise<string>((resolve, reject) => {
        const seen = String(moment);
        ends.push((error) => (error ? reject(error) : resolve(seen)));
      }),
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('all who come meanwhile share the next reading, and none has one from before', async () => {
  const graph = slow();
  const version = shareVersion(graph);
  const first = version();
  graph.write();
  const later = [version(), version(), version()];
  expect(graph.ends.length).toBe(1);
  graph.ends[0]?.();
  expect(await first).toBe('0');
  await settled();
  expect(graph.ends.length).toBe(2);
  // Whoever comes now waits for a third: the second began before.
  graph.write();
  const last = version();
  graph.ends[1]?.();
  expect(await Promise.all(later)).toEqual(['1', '1', '1']);
  await settled();
  graph.ends[2]?.();
  expect(await last).toBe('2');
  expect(graph.ends.length).toBe(3);
});

test('who comes when nobody waits asks at once', async () => {
  const graph = slow();
  const version = shareVersion(graph);
  for (let round = 0; round < 3; round++) {
    const asked = version();
    expect(graph.ends.length).toBe(round + 1);
    graph.ends[round]?.();
    await asked;
    graph.write();
  }
});

test('a reading that fails is the failure of those who share it, and of nobody else', async () => {
  const graph = slow();
  const version = shareVersion(graph);
  const first = version();
  const second = version();
  graph.ends[0]?.(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await settled();
  graph.ends[1]?.();
  expect(await second).toBe('0');
});
