import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Extraction } from '#model/document';
import { loadExtractor } from '../../ingest/extractor.ts';
import { extractWith } from '../../ingest/pipeline.ts';

const root = join(import.meta.dirname, '../..');
const extractor = await loadExtractor();
const read = (text: string, more: { language?: 'ru' | 'en' | 'kk'; outlet?: string } = {}) =>
  extractWith(extractor, { text, meta: { id: 'text', date: '2026-03-01', modified: '2026-03-02', ...more } });

const INTERVIEW = [
  'По мнению политолога Ивана Лаптева, Норвегия и Швеция сотрудничают в Арктике.',
  '- Как на это смотрит Канада?',
  'Канада внимательно следит за действиями Норвегии. Оттава, вероятно, поддержит Швецию.',
  'Дания не критикует Норвегию, однако Исландия может ввести санкции против Канады.',
].join('\n\n');

describe('a text', () => {
  test('becomes claims in the shape of the model, each with its words', () => {
    const extraction = read(INTERVIEW, { outlet: 'Полярный вестник' });
    expect(Extraction.safeParse(extraction).error).toBeUndefined();
    const said = extraction.claims.map(
      ({ holder, stance, target, certainty, negated }) =>
        `${negated ? '!' : ''}${holder?.id}>${stance}>${target?.id} ${certainty}`,
    );
    expect(said).toEqual(
      expect.arrayContaining([
        'NOR>PARTNERS_WITH>SWE CT',
        'CAN>OBSERVES>NOR CT',
        'CAN>SUPPORT>SWE PR',
        '!DNK>ACCUSE>NOR CT',
        'ISL>SANCTION>CAN PS',
      ]),
    );
  });

  test('says who speaks: the outlet, the expert, and whose eyes it is seen with', () => {
    const { claims, document } = read(`${INTERVIEW}\n\nКанада понимает, что Норвегия зависит от США.`, {
      outlet: 'Полярный вестник',
    });
    expect(document.experts.map(({ name }) => name)).toEqual(['Ivan Laptev']);
    const chain = (stance: string, holder: string) =>
      claims
        .find((claim) => claim.stance === stance && claim.holder?.id === holder)
        ?.attribution.map(({ actor }) => actor.name);
    expect(chain('PARTNERS_WITH', 'NOR')?.at(-1)).toBe('Ivan Laptev');
    expect(chain('DEPENDS_ON', 'NOR')?.slice(1)).toEqual(['Ivan Laptev', 'Canada']);
  });

  test('has the words between quotation marks said by whoever is said to have spoken them', () => {
    const text =
      'Саммит прошёл в Осло. «Норвегия опасается России и поддерживает Швецию», – говорит историк Пётр Званцев.';
    const { claims } = read(text, { outlet: 'Полярный вестник' });
    expect(claims.length).toBeGreaterThan(0);
    for (const { attribution } of claims)
      expect(attribution.map(({ actor }) => actor.name)).toEqual(['Polyarny vestnik', 'Pyotr Zvantsev']);
  });

  test.each([
    ['ru', 'Не думаю, что Китай поддерживает Россию.'],
    ['ru', 'Эксперты не считают, что Китай поддерживает Россию.'],
    ['en', 'I do not think that China supports Russia.'],
    ['en', "We don't believe China would ever support Russia."],
  ] as const)('is denied by what denies the thought (%s: %s)', (language, text) => {
    expect(read(text, { language }).claims).toMatchObject([
      { holder: { id: 'CHN' }, stance: 'SUPPORT', target: { id: 'RUS' }, negated: true },
    ]);
  });

  test('is read alike each time, to the byte', () => {
    expect(JSON.stringify(read(INTERVIEW))).toBe(JSON.stringify(read(INTERVIEW)));
  });

  test('keeps the ids of its claims when a paragraph is put in elsewhere', () => {
    const text = readFileSync(join(root, 'data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt'), 'utf8');
    const ids = (written: string) => read(written, { outlet: 'BAQ.KZ' }).claims.map(({ id }) => id);
    const before = ids(text);
    const [head, ...rest] = text.split('\n\n');
    const after = new Set(ids([head, 'Новый абзац без стран и событий.', ...rest].join('\n\n')));
    expect(before.length).toBeGreaterThan(40);
    expect(before.filter((id) => !after.has(id))).toEqual([]);
  });

  test('may be anything at all: no crash, and every quote is its span', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'США',
        'Китай',
        'и',
        'не',
        'поддерживает',
        ',',
        '«',
        '»',
        '\n',
        '- ',
        '?',
        'Russia',
        'backs',
        "'s",
        'Қазақстан',
        'қолдайды',
        '“',
        'президент',
        'Си Цзиньпин',
        'constructor',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ');
        const { claims, turns } = read(text);
        for (const { quote, start, end, holder, kind } of claims) {
          expect(text.slice(start, end)).toBe(quote);
          // Only a risk or a trend may be nobody's.
          if (holder === null) expect(kind).toBe('risk');
        }
        for (const { start, end } of turns) expect(start).toBeLessThanOrEqual(end);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a megabyte of dashes', '-'.repeat(1024 * 1024)],
    ['a word without end', 'а'.repeat(1024 * 1024)],
    ['marks within marks', '«'.repeat(20_000) + '»'.repeat(20_000)],
    ['one sentence of a hundred kilobytes', 'Китай и Россия поддерживают Иран, '.repeat(3000)],
    ['mixed scripts', 'Кitай пoддерживает Rоссию. '.repeat(2000)],
  ])(
    '%s does not hang it',
    (_, text) => {
      const { claims } = read(text);
      for (const { quote, start, end } of claims) expect(text.slice(start, end)).toBe(quote);
    },
    120_000,
  );
});
