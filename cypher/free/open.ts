import type { CypherExample, CypherSchema, FreeCypher } from '#model/free-cypher';
import type { Connection } from '../driver.ts';
import { reading } from '../statements.ts';
import { loadExamples } from './examples.ts';
import { type Pool, pool } from './pool.ts';
import { runFree } from './run.ts';
import type { SlotLimits } from './slots.ts';

/** Nodes of a label and relationships of a type that are looked at for their properties. */
const SAMPLE = 2_000;

/** Free Cypher over a connection, and what ends its threads. */
export function openFreeCypher(connection: Connection, limits?: SlotLimits): FreeCypher & { close(): Promise<void> } {
  let running: Pool | null = null;
  let examples: CypherExample[] | null = null;
  return {
    run: (request, signal) => {
      running ??= pool(connection, limits);
      return runFree(running, connection, request, signal);
    },
    schema: () =>
      connection.read(async (run) => {
        const labels = await run<CypherSchema['labels'][number]>(reading('labels'), { sample: SAMPLE });
        const relationships = await run<CypherSchema['relationships'][number]>(reading('relationship-types'), {
          sample: SAMPLE,
        });
        return { labels, relationships };
      }),
    examples: () => {
      examples ??= loadExamples();
      return examples;
    },
    close: async () => running?.close(),
  };
}
