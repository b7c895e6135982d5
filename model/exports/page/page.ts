import { Certainty } from '../../certainty.ts';
import { PHRASES } from '../../citation/phrases.ts';
import type { Language } from '../../document.ts';
import type { ExportGraph } from '../graph.ts';
import { PALETTES } from '../picture/encoding.ts';
import { about } from './about.ts';
import { choices, filters } from './controls.ts';
import { evidence } from './evidence.ts';
import { closed, element, jsonInHtml, type Markup, opened, text, together, trusted } from './markup.ts';
import { figure } from './picture.ts';
import { policyOf } from './policy.ts';
import { tables } from './tables.ts';
import { inAll, Voice } from './voice.ts';
import { PAGE_WORDS } from './words.ts';

/** What the page does and looks like: the only script and style that its policy lets run. */
export interface Code {
  readonly script: string;
  readonly style: string;
}

/** The whole page, piece by piece: no piece is larger than one line, actor, claim or document of the graph. */
export function* page(graph: ExportGraph, language: Language, code: Code): Generator<string, void, undefined> {
  const voice = new Voice(language, graph);
  const script = code.script.trim();
  const style = `${colours()}\n${code.style.trim()}`;
  yield '<!doctype html>\n';
  yield opened('html', { lang: language });
  yield head(graph, voice, { script, style });
  yield opened('body');
  yield element('header', { class: 'top' }, element('h1', {}, voice.say('title', titles)), choices(voice));
  yield opened('main');
  yield opened('div', { class: 'overview' });
  yield filters(voice, Certainty.catch('U').parse(graph.about.params.minCertainty));
  yield element('p', { class: 'nothing', id: 'nothing', hidden: true }, voice.word('nothing'));
  yield figure(graph, voice);
  yield* tables(graph, voice);
  yield about(graph, voice);
  yield closed('div');
  yield* evidence(graph, voice);
  yield closed('main');
  yield* data(graph, voice);
  yield element('script', { type: 'module' }, trusted(script));
  yield together(closed('body'), closed('html'));
  yield '\n';
}

const titles = inAll((language) => `Stance Atlas: ${PHRASES[language].towards}`);

const head = ({ about: { program } }: ExportGraph, voice: Voice, code: Code): Markup =>
  element(
    'head',
    {},
    opened('meta', { charset: 'utf-8' }),
    opened('meta', { 'http-equiv': 'Content-Security-Policy', content: policyOf(code) }),
    opened('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    opened('meta', { name: 'referrer', content: 'no-referrer' }),
    opened('meta', { name: 'generator', content: `Stance Atlas ${program}` }),
    element('title', {}, text(voice.plain('title', titles))),
    element('style', {}, trusted(code.style)),
  );

/** The picture's own colours, as the style sheet calls them. */
function colours(): string {
  const { light, dark } = PALETTES;
  const both = (name: string, of: (palette: typeof light) => string) =>
    `--${name}:light-dark(${of(light)},${of(dark)})`;
  return `:root{${[
    both('cooperative', ({ signs }) => signs[1]),
    both('neutral', ({ signs }) => signs[0]),
    both('hostile', ({ signs }) => signs[-1]),
    both('surface', ({ surface }) => surface),
    both('ink', ({ ink }) => ink),
    both('halo', ({ halo }) => halo),
    both('selection', ({ selection }) => selection),
  ].join(';')}}`;
}

/** The graph as it is, and what the page says in all languages, by key. */
function* data(
  { about, actors, stances, claims, documents, names }: ExportGraph,
  voice: Voice,
): Generator<Markup, void, undefined> {
  yield opened('script', { type: 'application/json', id: 'graph' });
  yield trusted(`{"about":${jsonInHtml(about)}`);
  for (const [name, values] of Object.entries({ actors, stances, claims, documents, names })) {
    yield trusted(`,"${name}":[`);
    for (const [index, value] of values.entries()) yield trusted(`${index ? ',\n' : '\n'}${jsonInHtml(value)}`);
    yield trusted(']');
  }
  yield trusted('}');
  yield closed('script');
  voice.plain('page.found', PAGE_WORDS.found);
  yield opened('script', { type: 'application/json', id: 'words' });
  yield trusted('{');
  let before = '\n';
  for (const [key, words] of voice.said) {
    yield trusted(`${before}${jsonInHtml(key)}:${jsonInHtml(words)}`);
    before = ',\n';
  }
  yield trusted('}');
  yield closed('script');
}
