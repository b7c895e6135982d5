import { closed, PHRASES } from '../../citation/phrases.ts';
import { MOST_SOURCES } from '../../citation/sources.ts';
import { formatDate } from '../../dates.ts';
import type { Language } from '../../document.ts';
import { nameIn } from '../../words.ts';
import type { ExportGraph } from '../graph.ts';
import { namesIn } from '../names.ts';
import { askedWords } from './figure-asked.ts';
import { clipped, momentWords } from './figure-text.ts';
import { FIGURE_WORDS } from './figure-words.ts';

/** UTF-16 code units of a title or outlet. */
const LONGEST = 160;

/** What a picture shows of its graph. */
export interface Drawn {
  readonly actors: number;
  readonly lines: number;
  /** Actors that are drawn without a name. */
  readonly unnamed: number;
}

/** What stands below a picture, a paragraph each: what it shows, from where, and what it leaves out. */
export function captionOf(graph: ExportGraph, language: Language, drawn: Drawn): string[] {
  const words = FIGURE_WORDS[language];
  const { params, counts, program, vocabulary, graph: state, snapshot } = graph.about;
  const { stances: lines, actors } = counts;
  const asked = askedWords(params, language, calledIn(graph, language));
  return [
    words.counted(counts),
    ...(drawn.actors < actors || drawn.lines < lines
      ? [words.partly(words.of(drawn.actors, actors), words.of(drawn.lines, lines))]
      : []),
    ...(drawn.unnamed ? [words.unnamed(drawn.unnamed)] : []),
    ...(asked.length ? [closed(`${words.shown}: ${asked.join('; ')}`)] : []),
    ...(typeof params.asOf === 'string' ? [closed(words.asOf(momentWords(params.asOf, language)))] : []),
    ...sources(graph, language),
    ...newest(graph, language),
    words.licence,
    words.versions(program, vocabulary, state, snapshot),
  ];
}

/** Names of actors and titles of documents, as far as the graph knows them. */
function calledIn(graph: ExportGraph, language: Language) {
  const known = namesIn(graph);
  const titles = new Map(graph.documents.map(({ id, title }) => [id, title]));
  return {
    actor: (id: string) => {
      const names = known.get(id);
      return names ? nameIn(names, language) : id;
    },
    document: (id: string) => titles.get(id) ?? id,
  };
}

function sources({ documents }: ExportGraph, language: Language): string[] {
  if (!documents.length) return [];
  const { quoted, more, sources } = PHRASES[language];
  const named = documents
    .slice(0, MOST_SOURCES)
    .map(({ title, outlet, date }) =>
      [quoted(clipped(title, LONGEST)), ...(outlet ? [clipped(outlet, LONGEST)] : []), formatDate(date, language)].join(
        ', ',
      ),
    );
  const left = documents.length - named.length;
  return [closed(`${sources}: ${[...named, ...(left ? [more(left)] : [])].join('; ')}`)];
}

function newest({ claims }: ExportGraph, language: Language): string[] {
  if (!claims.length) return [];
  const latest = (days: string[]) => days.reduce((a, b) => (a > b ? a : b));
  const said = latest(claims.map(({ saidAt }) => saidAt));
  const recorded = latest(claims.map(({ recordedAt }) => recordedAt));
  return [closed(FIGURE_WORDS[language].newest(formatDate(said, language), formatDate(recorded, language)))];
}
