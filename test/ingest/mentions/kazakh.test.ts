import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NamesFile } from '../../../ingest/mentions/schema.ts';
import { packsFolder } from '../../../ingest/packs.ts';
import { splitsOf } from '../../../ingest/text/kazakh-endings.ts';
import { linesOf, mentionsOf } from './reading.ts';

const names = NamesFile.parse(JSON.parse(readFileSync(join(packsFolder(), 'kk', 'names.json'), 'utf8')));

describe('names in Kazakh', { timeout: 60_000 }, () => {
  it('are found as the packs write them', () => {
    for (const [id, naming] of Object.entries(names))
      for (const phrase of [...(naming.names ?? []), ...(naming.metonyms ?? [])]) {
        const text = typeof phrase === 'string' ? phrase : phrase.text;
        expect(linesOf(`Кеше ${text} айтты.`, 'kk'), text).toContain(`${text} → ${id}`);
      }
  });

  it.each([
    ['Өзбекстанда', 'UZB', ['loc']],
    ['Қазақстанның', 'KAZ', ['gen']],
    ['АҚШ-пен', 'USA', ['ins']],
    ['АҚШ-тың', 'USA', ['gen']],
    ['Ресейге', 'RUS', ['dat']],
    ['Қытаймен', 'CHN', ['ins']],
    ['Түркияны', 'TUR', ['acc']],
    ['Қытайдан', 'CHN', []],
    ['Мәскеуге', 'RUS', ['dat']],
    ['БҰҰ-ның', 'united-nations', ['gen']],
  ])('take endings: %s', (word, id, cases) => {
    const [found] = mentionsOf(`Бұл ${word} байланысты.`, 'kk');
    expect([found?.referent.id, [...(found?.cases ?? [])]]).toEqual([id, cases]);
  });

  it.each([
    [
      'Еуропалық Одақпен және Орталық Азиядағы елдермен.',
      ['Еуропалық Одақпен → european-union', 'Орталық Азиядағы → central-asia'],
    ],
    ['АҚШ үкіметі мен Қытай билігі келісті.', ['АҚШ үкіметі → USA', 'Қытай билігі → CHN']],
    ['Ресей сарапшылары айтты.', ['Ресей сарапшылары → russian-expert-community']],
    ['Америкалық әскер, батысшыл саясат.', ['Америкалық → USA', 'батысшыл → west']],
    ['Ағылшын тілі қиын.', []],
  ])('%s', (text, lines) => expect(linesOf(text, 'kk')).toEqual(lines));

  it('are split in every way', () => {
    expect(splitsOf('өзбекстанда').map(({ stem }) => stem)).toEqual(
      expect.arrayContaining(['өзбекстанда', 'өзбекстан', 'өзбекста']),
    );
    expect(splitsOf('да')).toHaveLength(1);
  });
});
