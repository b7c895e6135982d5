import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#model/document';
import { type CardDocument, cardOf } from '#model/exports/card/card';
import { cardText } from '#model/exports/card/text';
import { HOSTILE, NASTY } from '../../../exports/hostile.ts';
import { CLAIM, DOCUMENT, OPTIONS, REPORTED } from '../../citation/cited.ts';
import { cardIn } from './cards.ts';

const document: CardDocument = { ...DOCUMENT, date: '2025-12-26', rights: null };
const textOf = (claim = CLAIM, more: Partial<Parameters<typeof cardOf>[2]> = {}) =>
  cardText(cardOf(claim, document, { ...OPTIONS, graph: 'graph-7', ...more }));

test('a card says who holds what towards whom, in whose words, how surely, when and where', () => {
  expect(textOf()).toBe(`▲ Partnership · Cooperative
Kazakhstan ↔ United States

“They probably work together.”

Who says so: Some Expert, in Some Outlet
How surely it is said: probable
Manner: as a fact
Said: 25 December 2025
Published: 26 December 2025
Source: Some Outlet, “An interview” (characters ${CLAIM.start}–${CLAIM.end}), https://example.org/a_b?c=1%20&d=2#e
Review: not reviewed
Read by: rules; the machine’s own trust in its reading: ${Math.round(CLAIM.confidence * 100)} %

Stance Atlas, claim ${CLAIM.id}, snapshot ${'ab'.repeat(32)}, https://atlas.example/documents/some-document?claim=1
The quotation belongs to its publisher and stands here as evidence. The claim and its certainty are a reading of these words.
`);
});

describe.each([
  ['en', 'denied by the text', 'hypothetical, wish', 'retracted', 'state of the graph graph-7', '“'],
  ['ru', 'отрицается в тексте', 'гипотетически, желание', 'Отозвано', 'состояние графа graph-7', '«'],
  ['kk', 'мәтін жоққа шығарады', 'болжам ретінде, тілек', 'Қайтарып алынған', 'граф күйі graph-7', '«'],
] as const)('in %s', (language, denied, manner, retracted, graph, mark) => {
  test('it says what keeps a claim from being a fact, and of which state of the graph it is', () => {
    const text = textOf(
      { ...CLAIM, negated: true, realis: 'hypothetical', modality: 'wish', retractedAt: '2026-02-01T00:00:00Z' },
      { language, snapshot: null },
    );
    for (const words of [` · ${denied}\n`, `: ${manner}\n`, graph, `\n${mark}They`]) expect(text).toContain(words);
    expect(text.toLowerCase()).toContain(retracted.toLowerCase());
    expect(textOf(CLAIM, { language })).not.toContain(denied);
  });
});

test('every language has words of its own for everything', () => {
  const labels = (language: Language) =>
    cardIn(HOSTILE, HOSTILE.claims[6] ?? CLAIM, language, { moment: '2026-01-31T12:00:00.000Z' }).facts.map(
      ({ label }) => label,
    );
  const all = LANGUAGES.map(labels);
  expect(new Set(all.map(({ length }) => length)).size).toBe(1);
  for (const index of all[0]?.keys() ?? []) expect(new Set(all.map((each) => each[index])).size).toBe(3);
});

describe('who says so', () => {
  const chained = (certainties: readonly ('CT' | 'PR' | 'U')[]) =>
    textOf({
      ...REPORTED,
      attribution: REPORTED.attribution.map((link, index) => ({ ...link, certainty: certainties[index] ?? 'CT' })),
    });

  test('has the chain in words, with how sure each of them is', () => {
    expect(chained(['CT', 'CT', 'CT'])).toContain('Who says so: Some Expert (citing Russia), in Some Outlet\n');
    expect(chained(['CT', 'PR', 'U'])).toContain(
      'Some Expert — probable (citing Russia — uncommitted), in Some Outlet\n',
    );
  });

  test('is the outlet where nobody else is, and said once', () => {
    const attribution = REPORTED.attribution.slice(0, 1).map((link) => ({ ...link, certainty: 'PS' as const }));
    expect(textOf({ ...REPORTED, attribution })).toContain('Who says so: Some Outlet — possible\n');
    expect(textOf({ ...REPORTED, attribution: REPORTED.attribution.slice(0, 1) })).toContain(
      'Who says so: Some Outlet\n',
    );
  });
});

describe('a claim without a target', () => {
  test('is about its topic, in English where the language has it', () => {
    const topic = { en: 'grain exports', words: 'экспорт зерна' };
    const claim = { ...CLAIM, target: null, topic };
    expect(textOf(claim)).toContain('\nKazakhstan: grain exports, “экспорт зерна”\n');
    expect(textOf(claim, { language: 'ru' })).toContain(': «экспорт зерна»\n');
    expect(textOf({ ...claim, topic: null })).toContain('\nKazakhstan\n');
  });
});

describe('a long quote', () => {
  test('is cut at a word, which the card says', () => {
    const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
    const text = textOf({ ...CLAIM, quote: words });
    const [, shown = '', length, all] =
      /“(.+)…”\nThe quotation is cut: (\d+) of (\d+) characters are shown\.\n/.exec(text) ?? [];
    expect(words.startsWith(`${shown} `)).toBe(true);
    expect([length, all]).toEqual([String(shown.length), String(words.length)]);
    expect(shown.length).toBeGreaterThan(580);
  });

  test('is whole up to the last character that there is room for', () => {
    const text = textOf({ ...CLAIM, quote: 'x'.repeat(600) });
    expect(text).toContain(`“${'x'.repeat(600)}”\n\n`);
  });
});

describe('hostile texts', () => {
  test('move no cursor, begin no line of their own, and are bounded', () => {
    for (const claim of HOSTILE.claims)
      for (const language of LANGUAGES) {
        const card = cardIn(HOSTILE, claim, language);
        const text = cardText(card);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/u);
        expect(text.split('\n')).toHaveLength(card.facts.length + (card.cut === null ? 9 : 10));
        expect(text.length).toBeLessThan(20_000);
      }
  });

  test('turn nothing around outside of the quote', () => {
    const [claim] = HOSTILE.claims;
    if (!claim) throw new Error('no claim');
    const text = cardText(cardIn(HOSTILE, { ...claim, quote: NASTY.direction }, 'en'));
    expect(text.split('\u202e')).toHaveLength(2);
    expect(text).toContain(`“${NASTY.direction}”`);
  });
});
