import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredClaim } from '#model/claim';
import type { Language } from '#model/document';
import { type Card, cardOf } from '#model/exports/card/card';
import type { ExportGraph } from '#model/exports/graph';
import { nameIn } from '#model/words';
import { interviewGraph } from '../../../exports/interview.ts';

const FOLDER = 'data/interviews';

/** All interviews of the project. */
export const interviews = (): Promise<ExportGraph[]> =>
  Promise.all(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => interviewGraph(join(FOLDER, name))),
  );

/** The card of a claim of a graph, cited under a snapshot where `snapshot` is given. */
export function cardIn(
  { actors, documents }: ExportGraph,
  claim: StoredClaim,
  language: Language,
  more: { snapshot?: string; moment?: string; address?: string } = {},
): Card {
  const names = new Map(actors.map((actor) => [actor.id, actor.names]));
  return cardOf(
    claim,
    documents.find(({ id }) => id === claim.document),
    {
      language,
      graph: 'graph-1',
      nameOf: ({ id, name }) => {
        const known = names.get(id);
        return known ? nameIn(known, language) : name;
      },
      address: 'http://127.0.0.1:3000/documents/some-document?claim=1&lang=en',
      ...more,
    },
  );
}
