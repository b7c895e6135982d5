import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorsBetween, errorsIn } from '#model/search/distance';
import { areForms, trunkOf } from '#model/search/endings';
import { folded, lettersLike, skeletonOf } from '#model/search/letters';

describe('folding', () => {
  test.each([
    ['Қазақстан', 'казакстан'],
    ['Өзбекстан', 'озбекстан'],
    ['Мирзиёев', 'мирзиеев'],
    ['Йемен', 'йемен'],
    ['Каза́хстан', 'казахстан'],
    ['Türkiye', 'turkiye'],
    ['ЦЕНТРАЛЬНАЯ', 'центральная'],
  ])('%s is %s', (word, plain) => expect(folded(word)).toBe(plain));

  test('beside digits, letters that look alike are alike', () => {
    expect(folded('С5+1')).toBe('c5+1');
    expect(folded('C5+1')).toBe('c5+1');
    expect(folded('совет')).toBe('совет');
  });

  test('a folded word stays as it is, and each of its letters is like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = folded(text);
        expect(folded(once)).toBe(once);
        for (const letter of once) expect(lettersLike(letter)).toContain(letter);
      }),
    );
  });
});

describe('in both scripts alike', () => {
  test.each([
    ['tokaev', ['Tokayev', 'Токаев', 'Тоқаев', 'TOKAEV']],
    ['kazahstan', ['Kazakhstan', 'Казахстан', 'Kazahstan']],
    ['kazakstan', ['Qazaqstan', 'Қазақстан', 'Kazakstan']],
    ['uzbekistan', ['Uzbekistan', 'Узбекистан']],
    ['jomart', ['Zhomart', 'Jomart', 'Жомарт', 'Djomart']],
    ['kasim', ['Kassym', 'Касым', 'Qasym']],
    ['vashington', ['Washington', 'Вашингтон']],
  ])('%s', (skeleton, spellings) => {
    for (const spelling of spellings) expect(skeletonOf(spelling), spelling).toBe(skeleton);
  });
});

describe('forms of one word', () => {
  test.each([
    ['казахстан', 'казахстаном'],
    ['казахстана', 'казахстанам'],
    ['токаев', 'токаеву'],
    ['россия', 'россией'],
    ['китай', 'китаем'],
    ['центральная', 'центральной'],
    ['азия', 'азии'],
    ['иран', 'ирана'],
    ['озбекстан', 'озбекстаннын'],
    ['казакстан', 'казакстандык'],
    ['ресей', 'ресейге'],
    ['кытай', 'кытаймен'],
    ['partnership', 'partnerships'],
    ['agency', 'agencies'],
  ])('%s, %s', (one, other) => {
    expect(areForms(one, other)).toBe(true);
    expect(areForms(other, one)).toBe(true);
  });

  test.each([
    ['ирана', 'ирака'],
    ['иран', 'ирак'],
    ['нигер', 'нигерия'],
    ['австрия', 'австралия'],
    ['индия', 'индонезия'],
    ['грузия', 'груз'],
    ['словения', 'словакия'],
    ['токаев', 'токарев'],
    ['казахстан', 'узбекистан'],
    ['ис', 'исы'],
    ['china', 'chile'],
  ])('%s and %s are none', (one, other) => expect(areForms(one, other)).toBe(false));

  test('a trunk begins its word and keeps four letters of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'казхстнмиоыйуя') }), (word) => {
        const trunk = trunkOf(word);
        expect(word.startsWith(trunk)).toBe(true);
        expect(trunk.length).toBeGreaterThanOrEqual(Math.min(4, word.length));
      }),
    );
    expect(trunkOf('казахстаном')).toBe('казахстан');
    expect(trunkOf('дипломатии')).toMatch(/^дипломат/);
  });
});

describe('typing errors', () => {
  test.each([
    ['токаев', 'токаев', 0],
    ['токаев', 'токоев', 1],
    ['trump', 'trmup', 1],
    ['казахстан', 'казхастан', 1],
    ['казахстан', 'казастан', 1],
    ['казахстан', 'каззахстан', 1],
    ['казахстан', 'козохстан', 2],
    ['ab', 'ba', 1],
    ['', 'ab', 2],
  ])('%s, %s: %i', (one, other, errors) => expect(errorsBetween(one, other, 2)).toBe(errors));

  test('are counted the same from either side, and none beyond the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(8), (one, other, most) => {
        const whole = errorsBetween(one, other, 8);
        expect(whole).toBe(errorsBetween(other, one, 8));
        expect(whole === 0).toBe(one === other);
        expect(errorsBetween(one, other, most)).toBe(whole <= most ? whole : Number.POSITIVE_INFINITY);
      }),
      { numRuns: 500 },
    );
  });

  test('a short word has none, a long one two', () => {
    expect([3, 4, 7, 8, 30].map(errorsIn)).toEqual([0, 1, 1, 2, 2]);
  });
});
