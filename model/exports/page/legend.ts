import { ACTOR_TYPES } from '../../actor.ts';
import { CERTAINTIES } from '../../certainty.ts';
import type { Sign } from '../../stance.ts';
import type { ExportGraph } from '../graph.ts';
import { dash, glyph, mark } from './marks.ts';
import { element, type Markup } from './markup.ts';
import type { Voice } from './voice.ts';

const SIGNS: readonly Sign[] = [1, -1, 0];

/** What a mark means, for those marks that there are. */
export function legend({ actors, stances }: ExportGraph, voice: Voice): Markup {
  const types = new Set(actors.map(({ type }) => type));
  const signs = new Set(stances.map(({ sign }) => sign));
  const firmest = new Set(stances.map(({ maxCertainty }) => maxCertainty));
  const entry = (sample: Markup, words: Markup) => element('li', {}, sample, words);
  return element(
    'div',
    { class: 'legend' },
    element(
      'ul',
      {},
      ...SIGNS.filter((sign) => signs.has(sign)).map((sign) => entry(glyph(sign), voice.sign(sign))),
      ...[...CERTAINTIES]
        .reverse()
        .filter((certainty) => firmest.has(certainty))
        .map((certainty) => entry(dash(certainty), voice.certainty(certainty))),
      ...ACTOR_TYPES.filter((type) => types.has(type)).map((type) => entry(mark(type), voice.type(type))),
    ),
    element('p', {}, voice.word('reading')),
    element('p', { 'data-live': true, hidden: true }, voice.word('keys')),
  );
}
