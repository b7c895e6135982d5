import { atLeast, type Certainty } from '../../certainty.ts';
import type { Language } from '../../document.ts';
import type { Sign } from '../../stance.ts';
import { FLOOR_WORDS, type Words } from '../../words.ts';
import { glyph } from './marks.ts';
import { element, type Markup, opened, text } from './markup.ts';
import type { PageWord, Voice } from './voice.ts';
import { PAGE_WORDS } from './words.ts';

const SIGNS: readonly Sign[] = [1, -1, 0];
const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', kk: 'Қазақша' };

/** Language and colours. Like all that needs the page's script, hidden until it runs. */
export const choices = (voice: Voice): Markup =>
  element(
    'div',
    { class: 'choices', 'data-live': true, hidden: true },
    choice(
      'language',
      voice,
      Object.entries(OWN_NAMES).map(([code, name]) =>
        element('option', { value: code, lang: code, selected: code === voice.language || null }, text(name)),
      ),
    ),
    choice(
      'colours',
      voice,
      (['system', 'light', 'dark'] as const).map((theme) => option(voice, theme, `page.${theme}`, PAGE_WORDS[theme])),
    ),
  );

/**
 * What passes the filters, with counts that are read out as they change. Nothing that is said less surely than `floor`
 * stands in the file.
 */
export const filters = (voice: Voice, floor: Certainty): Markup =>
  element(
    'div',
    {
      class: 'filters',
      role: 'search',
      'data-live': true,
      hidden: true,
      ...voice.label('page.filters', PAGE_WORDS.filters),
    },
    field(voice, 'search', 'query', opened('input', { type: 'search', id: 'query', autocomplete: 'off' })),
    choice(
      'certainty',
      voice,
      atLeast(floor).map((certainty) => option(voice, certainty, `floor.${certainty}`, FLOOR_WORDS[certainty])),
    ),
    element(
      'fieldset',
      { class: 'signs' },
      element('legend', {}, voice.word('sign')),
      ...SIGNS.map((sign) =>
        element(
          'label',
          {},
          opened('input', { type: 'checkbox', name: 'sign', value: sign, checked: true }),
          glyph(sign),
          voice.sign(sign),
        ),
      ),
    ),
    element('button', { type: 'button', id: 'reset' }, voice.word('reset')),
    element('p', { id: 'found', role: 'status' }),
  );

const choice = (word: 'language' | 'colours' | 'certainty', voice: Voice, options: readonly Markup[]): Markup =>
  field(voice, word, word, element('select', { id: word }, ...options));

const field = (voice: Voice, word: PageWord, id: string, control: Markup): Markup =>
  element('div', { class: 'field' }, element('label', { for: id }, voice.word(word)), control);

/** An option has no elements inside, so it holds its words itself. */
const option = (voice: Voice, value: string, key: string, words: Words): Markup =>
  element('option', { value, 'data-say': key }, text(voice.plain(key, words)));
