import { stringify } from 'csv-stringify/browser/esm/sync';
import { z } from 'zod';
import type { ActorRef } from '../actor.ts';
import type { StoredClaim } from '../claim.ts';
import type { DocumentRow } from '../questions/documents.ts';
import { asserterOf } from '../relationship.ts';
import { cellOf, textOf } from './cells.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { namesIn } from './names.ts';
import { bytesOf } from './pieces.ts';

/**
 * Statements as Discourse Network Analyzer lists them (its event list in CSV): who agrees with which concept, or does
 * not. The person or organization is the claim's holder, never merely who says so; the concept is stance and target (or
 * topic), and a denied claim does not agree with it. Claims that are rejected or only supposed are no statements. Behind
 * the columns of DNA stand variables of our own.
 */
export const dna = networkFormat({
  extension: 'dna.csv',
  mediaType: 'text/csv',
  isText: true,
  summary: 'statements for Discourse Network Analyzer, as its event list',
  options: z.strictObject({}),
  takes: 'network',
  render: (graph) => bytesOf(lines(graph)),
});

/** Columns in the order in which DNA has them, then its variables and ours. */
type Statement = Readonly<Record<string, string | number | null>>;

const COLUMNS = [
  ...['statement ID', 'time', 'document ID', 'document title', 'author', 'source', 'section', 'type', 'text'],
  ...['person', 'organization', 'concept', 'agreement'],
  ...['claim', 'document', 'url', 'rights', 'language', 'start', 'end', 'holder', 'stance', 'target', 'topic'],
  ...['sign', 'certainty', 'realis', 'modality', 'asserter', 'speakers', 'confidence', 'review'],
  // Named as in the table of claims: with them, an import has all that a claim says, also into an empty graph.
  ...['kind', 'holder.type', 'holder.state', 'target.name', 'target.type', 'target.state', 'topic.words', 'topic.en'],
  ...['qualifiers', 'attribution', 'cues', 'methods', 'validFrom', 'validTo', 'review.by', 'review.at', 'review.note'],
] as const;

/** Claims that are statements of their holders. */
export const isStatement = ({ review, realis }: StoredClaim): boolean =>
  review.state !== 'rejected' && realis !== 'hypothetical';

function* lines(graph: ExportGraph): Generator<string> {
  yield lineOf(COLUMNS);
  const names = namesIn(graph);
  const from = new Map(graph.documents.map((document, index) => [document.id, { document, number: index + 1 }]));
  for (const [index, claim] of graph.claims.filter(isStatement).entries()) {
    const { document, number = null } = from.get(claim.document) ?? {};
    const statement = { ...ofDocument(document, number), ...ofClaim(claim, names), 'statement ID': index + 1 };
    yield lineOf(COLUMNS.map((column) => (statement as Statement)[column] ?? null));
  }
}

const ofDocument = (document: DocumentRow | undefined, number: number | null): Statement => ({
  'document ID': number,
  'document title': document?.title ?? '',
  author: document?.experts.map(({ name }) => name).join(', ') ?? '',
  source: document?.outlet ?? '',
  section: '',
  type: 'interview',
  url: document?.url ?? '',
  rights: document?.rights ?? '',
  language: document?.language ?? '',
});

const ofClaim = (claim: StoredClaim, names: ReturnType<typeof namesIn>): Statement => ({
  time: `${claim.saidAt} 00:00:00`,
  text: claim.quote,
  ...whoOf(claim.holder, names),
  concept: conceptOf(claim),
  agreement: claim.negated ? 0 : 1,
  claim: claim.id,
  document: claim.document,
  start: claim.start,
  end: claim.end,
  holder: claim.holder?.id ?? '',
  stance: claim.stance ?? '',
  target: claim.target?.id ?? '',
  topic: claim.topic?.en ?? claim.topic?.words ?? '',
  sign: claim.sign,
  certainty: claim.certainty,
  realis: claim.realis,
  modality: claim.modality,
  asserter: asserterOf(claim),
  speakers: claim.attribution.map(({ actor }) => actor.id).join(' > '),
  confidence: claim.confidence,
  review: claim.review.state,
  kind: claim.kind,
  'holder.type': claim.holder?.type ?? '',
  'holder.state': claim.holder?.state ?? '',
  'target.name': claim.target?.name ?? '',
  'target.type': claim.target?.type ?? '',
  'target.state': claim.target?.state ?? '',
  'topic.words': claim.topic?.words ?? '',
  'topic.en': claim.topic?.en ?? '',
  qualifiers: textOf(claim.qualifiers),
  attribution: textOf(claim.attribution),
  cues: textOf(claim.cues),
  methods: textOf(claim.methods),
  validFrom: claim.validFrom ?? '',
  validTo: claim.validTo ?? '',
  'review.by': claim.review.by ?? '',
  'review.at': claim.review.at ?? '',
  'review.note': claim.review.note ?? '',
});

/** A person with the state that it stands for as the organization; anybody else as an organization. */
function whoOf(holder: ActorRef | null, names: ReturnType<typeof namesIn>) {
  if (holder?.type !== 'PERSON') return { person: '', organization: holder?.name ?? '' };
  return { person: holder.name, organization: holder.state ? (names.get(holder.state)?.en ?? holder.state) : '' };
}

const conceptOf = ({ kind, stance, target, topic }: StoredClaim): string =>
  [stance ?? kind, target?.name ?? topic?.en ?? topic?.words].filter((part) => part !== undefined).join(' ');

/** As DNA writes it: semicolons, texts in quotes, numbers bare. Unlike DNA's, texts keep their semicolons and quotes. */
const lineOf = (values: readonly (string | number | null)[]): string =>
  stringify([values.map((value) => (typeof value === 'number' ? value : cellOf(value)))], {
    delimiter: ';',
    quoted_string: true,
    record_delimiter: '\r\n',
    eof: true,
  });
