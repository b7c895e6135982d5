import type { Browser } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { type Atlas, askForAll } from './atlas.ts';
import { launch, type Visit } from './browser.ts';

/** For all tests of a file: a browser, and what the API says of the graph. */
export async function browserAndAtlas(): Promise<readonly [Browser, Atlas]> {
  const [browser, atlas] = await Promise.all([launch(), askForAll()]);
  afterAll(() => browser.close());
  return [browser, atlas];
}

/** After each test of a file its visit is closed, and nothing may have gone wrong in it. */
export function endsWithoutTroubles(visited: () => Visit): void {
  afterEach(async () => {
    const here = visited();
    const { troubles } = here;
    await here.close();
    expect(troubles).toEqual([]);
  });
}
