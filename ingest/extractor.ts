import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '#model/document';
import { type AttributionIndex, indexAttributions } from './attribution.ts';
import { type FrameIndex, indexFrames } from './frames/triggers.ts';
import { type HedgeIndex, indexHedges } from './hedging.ts';
import { type Lexicon, loadLexicon } from './mentions/lexicon.ts';
import { loadPacks, type Pack, packsFolder } from './packs.ts';
import { loadMorphology, type Morphology } from './text/morphology.ts';
import { indexTopics, type TopicIndex } from './topics.ts';

/** Changes when the rules in the code read a text differently; the packs are hashed. */
const RULES = 1;

/** One language, ready to be read. */
export interface Reader {
  readonly pack: Pack;
  readonly frames: FrameIndex;
  readonly hedges: HedgeIndex;
  readonly attributions: AttributionIndex;
  readonly topics: TopicIndex;
  /** Nouns for an act spoken of before. */
  readonly events: ReadonlySet<string>;
}

/** Everything that reading a text needs, loaded once. */
export interface Extractor {
  /** Identifies rules and packs: the same id reads the same text alike. */
  readonly id: string;
  readonly morphology: Morphology;
  readonly lexicon: Lexicon;
  readonly readers: Readonly<Record<Language, Reader>>;
}

let loading: Promise<Extractor> | null = null;

/** Loads dictionaries and packs once. Throws `InvalidInput` naming the pack and field that does not fit. */
export const loadExtractor = (): Promise<Extractor> => {
  loading ??= load();
  return loading;
};

async function load(): Promise<Extractor> {
  const packs = loadPacks();
  return {
    id: `rules-${RULES}-${hashOfPacks(packsFolder())}`,
    morphology: await loadMorphology(),
    lexicon: await loadLexicon(),
    readers: Object.fromEntries(LANGUAGES.map((language) => [language, readerOf(packs[language])])) as Record<
      Language,
      Reader
    >,
  };
}

const readerOf = (pack: Pack): Reader => ({
  pack,
  frames: indexFrames(pack),
  hedges: indexHedges(pack.hedges),
  attributions: indexAttributions(pack.attributions),
  topics: indexTopics(pack.topics),
  events: new Set(pack.anaphora.event),
});

function hashOfPacks(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
