import type { Language } from '#model/document';
import type { Theme } from '#model/exports/picture/encoding';

/**
 * What the page offers as files. The formats themselves live in `model/exports/`, whose serialisers the page does without;
 * a test holds this list to theirs.
 */
export const GROUPS = ['pictures', 'tables', 'claims', 'programs', 'exchange'] as const;
export type Group = (typeof GROUPS)[number];

/** What a reader may choose of a file; the language of words is the page's. */
export interface Choices {
  readonly lang: Language;
  readonly theme: Theme;
  readonly evidence: boolean;
  readonly bom: boolean;
}

interface Described {
  /** What the page calls it in messages. */
  readonly id: string;
  readonly question: 'network' | 'claims';
  readonly extension: string;
  readonly group: Group;
  /** As it is called everywhere, in all languages. */
  readonly name: string;
  readonly options?: readonly (keyof Choices)[];
}

/** In the order in which the dialog has them. */
export const FILES = [
  { id: 'svg', question: 'network', extension: 'svg', group: 'pictures', name: 'SVG', options: ['lang', 'theme'] },
  { id: 'pdf', question: 'network', extension: 'pdf', group: 'pictures', name: 'PDF', options: ['lang', 'theme'] },
  { id: 'html', question: 'network', extension: 'html', group: 'pictures', name: 'HTML', options: ['lang'] },
  { id: 'gexf', question: 'network', extension: 'gexf', group: 'programs', name: 'GEXF', options: ['evidence'] },
  {
    id: 'graphml',
    question: 'network',
    extension: 'graphml',
    group: 'programs',
    name: 'GraphML',
    options: ['evidence'],
  },
  {
    id: 'graphology.json',
    question: 'network',
    extension: 'graphology.json',
    group: 'programs',
    name: 'Graphology JSON',
    options: ['evidence'],
  },
  {
    id: 'cyjs',
    question: 'network',
    extension: 'cyjs',
    group: 'programs',
    name: 'Cytoscape JSON',
    options: ['evidence'],
  },
  {
    id: 'nodelink.json',
    question: 'network',
    extension: 'nodelink.json',
    group: 'programs',
    name: 'Node-link JSON',
    options: ['evidence'],
  },
  { id: 'cypher', question: 'network', extension: 'cypher', group: 'programs', name: 'Cypher' },
  { id: 'xlsx', question: 'network', extension: 'xlsx', group: 'tables', name: 'XLSX' },
  { id: 'csv', question: 'network', extension: 'csv', group: 'tables', name: 'CSV', options: ['bom'] },
  { id: 'zip', question: 'network', extension: 'zip', group: 'tables', name: 'ZIP' },
  { id: 'dna.csv', question: 'network', extension: 'dna.csv', group: 'tables', name: 'DNA' },
  { id: 'claims.csv', question: 'claims', extension: 'csv', group: 'claims', name: 'CSV', options: ['bom'] },
  { id: 'claims.jsonl', question: 'claims', extension: 'jsonl', group: 'claims', name: 'JSON Lines' },
  { id: 'claims.json', question: 'claims', extension: 'json', group: 'claims', name: 'JSON' },
  { id: 'json', question: 'network', extension: 'json', group: 'exchange', name: 'JSON' },
  { id: 'jsonl', question: 'network', extension: 'jsonl', group: 'exchange', name: 'JSON Lines' },
  { id: 'ttl', question: 'network', extension: 'ttl', group: 'exchange', name: 'RDF Turtle' },
  { id: 'jsonld', question: 'network', extension: 'jsonld', group: 'exchange', name: 'JSON-LD' },
  { id: 'stix.json', question: 'network', extension: 'stix.json', group: 'exchange', name: 'STIX 2.1' },
] as const satisfies readonly Described[];

export type Offered = (typeof FILES)[number];

/** The same name as the server gives the file. */
export const fileNameOf = ({ question, extension }: Offered): string => `stance-atlas-${question}.${extension}`;

export const optionsOf = (file: Offered): readonly (keyof Choices)[] => ('options' in file ? file.options : []);
