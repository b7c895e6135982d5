import { defineConfig } from 'vitest/config';

/** Sources are tested as they are, without a build: the `source` condition of package.json's imports. */
const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source', 'node'] } } };

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/*.integration.test.ts', 'test/**/*.browser.test.ts'],
          globalSetup: ['test/page-script.setup.ts'],
          // A property tries a hundred cases, and a busy machine is no reason to fail.
          testTimeout: 30_000,
        },
      },
      {
        ...source,
        test: {
          name: 'integration',
          include: ['test/**/*.integration.test.ts'],
          globalSetup: ['test/neo4j.setup.ts', 'test/page-script.setup.ts'],
          // One database for all files: they take turns, and each starts from an empty graph.
          fileParallelism: false,
          // Some start the whole program several times, and a busy machine takes its time.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...source,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/neo4j.setup.ts', 'test/page-script.setup.ts', 'test/site.setup.ts'],
          // The site's interview is in the one database, so these come before the integration tests, which empty it.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
