import { LABELS } from '../../graph-layout.ts';
import { literal } from './literal.ts';

/** UTF-16 code units of rows in one statement; a row alone may have more. */
const MOST = 64 * 1024;

/** Ids are unique, as in a graph of Stance Atlas; without that every MERGE would look through all nodes. */
export const CONSTRAINTS: readonly string[] = [
  ...['Document', 'Actor', 'Claim', 'Turn', 'Topic', 'Review'].map(
    (label) => `CREATE CONSTRAINT ${label.toLowerCase()}Id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;\n`,
  ),
  'CREATE CONSTRAINT stanceId IF NOT EXISTS FOR ()-[s:STANCE]-() REQUIRE s.id IS UNIQUE;\n',
];

const node = (label: string, more = '') => `MERGE (n:${label} {id: row.id})\nSET n = row${more}`;
const ends = (from: string, to: string) => `MATCH (a:${from} {id: row.a})\nMATCH (b:${to} {id: row.b})\n`;
const tie = (from: string, type: string, to: string, key = '') =>
  `${ends(from, to)}MERGE (a)-[r:${type}${key}]->(b)\nSET r = row.own`;

const TYPES = Object.values(LABELS).join(':');

/** What is done with each row; doing it again changes nothing. */
export const BODIES = {
  documents: node('Document'),
  turns: node('Turn'),
  topics: node('Topic'),
  claims: node('Claim'),
  reviews: node('Review'),
  hasTurn: tie('Document', 'HAS_TURN', 'Turn'),
  spokenBy: tie('Turn', 'SPOKEN_BY', 'Actor'),
  interviews: tie('Document', 'INTERVIEWS', 'Actor', ' {index: row.own.index}'),
  mentions: tie('Document', 'MENTIONS', 'Actor'),
  from: tie('Claim', 'FROM', 'Turn'),
  heldBy: tie('Claim', 'HELD_BY', 'Actor'),
  towards: tie('Claim', 'TOWARDS', 'Actor'),
  about: tie('Claim', 'ABOUT', 'Topic'),
  assertedBy: tie('Claim', 'ASSERTED_BY', 'Actor', ' {depth: row.own.depth}'),
  hasCue: 'MATCH (a:Claim {id: row.a})\nMERGE (a)-[:HAS_CUE]->(b:Cue {index: row.own.index})\nSET b = row.own',
  of: tie('Review', 'OF', 'Claim'),
  supersedes: tie('Claim', 'SUPERSEDES', 'Claim'),
  stance: tie('Actor', 'STANCE', 'Actor', ' {id: row.own.id}'),
} as const;

/** Of actors of one type: the second label says it, and the ones of other types go. */
export const actorBody = (type: keyof typeof LABELS): string =>
  node('Actor', `\nREMOVE n:${TYPES}\nSET n:${LABELS[type]}`);

/** Facts between actors have no id, and nothing can be merged by what is null. */
export const factBody = (kind: string): string =>
  `${ends('Actor', 'Actor')}WHERE NOT EXISTS {
  MATCH (a)-[r:${kind}]->(b)
  WHERE r.source = row.own.source AND coalesce(r.from, '') = coalesce(row.own.from, '')
    AND coalesce(r.to, '') = coalesce(row.own.to, '')
}
CREATE (a)-[r:${kind}]->(b)
SET r = row.own`;

/** Statements for rows, each ending with `;` and a line break, which stand nowhere else together. */
export function* statements(body: string, rows: Iterable<object>): Generator<string> {
  let waiting: string[] = [];
  let length = 0;
  const statement = () => `UNWIND [\n${waiting.join(',\n')}\n] AS row\n${body};\n`;
  for (const row of rows) {
    const text = literal(row);
    if (waiting.length && length + text.length > MOST) {
      yield statement();
      waiting = [];
      length = 0;
    }
    waiting.push(text);
    length += text.length;
  }
  if (waiting.length) yield statement();
}
