import { describe, expect, test } from 'vitest';
import { nameBook, nameIn } from '../../../web/i18n/names.ts';

describe('a name', () => {
  test.each([
    [{ en: 'Russia', ru: 'Россия', kk: 'Ресей' }, 'kk', 'Ресей'],
    [{ en: 'Russia', ru: 'Россия', kk: null }, 'kk', 'Россия'],
    [{ en: 'Russia', ru: null, kk: null }, 'kk', 'Russia'],
    [{ en: 'Russia', ru: 'Россия', kk: 'Ресей' }, 'en', 'Russia'],
    [{ en: 'Russia', ru: null, kk: 'Ресей' }, 'ru', 'Russia'],
  ] as const)('%o in %s is %s', (names, language, name) => {
    expect(nameIn(names, language)).toBe(name);
  });

  test('of somebody unknown is the claim’s own, else the id', () => {
    const nameOf = nameBook(new Map(), 'ru');
    expect(nameOf({ id: 'some-expert', name: 'Some Expert' })).toBe('Some Expert');
    expect(nameOf('some-expert')).toBe('some-expert');
  });
});
