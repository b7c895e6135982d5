import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import { FORMATS, formatsOf, fileNameOf as nameOnServer, partsOf } from '#model/exports/index';
import { QUESTIONS } from '#model/questions/index';
import { type Choices, FILES, fileNameOf, GROUPS, optionsOf } from '../../../web/exports/formats.ts';
import { CATALOGUES } from '../text.ts';

const formatOf = (extension: string) => FORMATS.find((format) => format.extension === extension);
const CHOICES: Choices = { lang: 'kk', theme: 'dark', evidence: true, bom: true };

describe('the page offers', () => {
  test('the network in every format that there is, each once', () => {
    const offered = FILES.filter(({ question }) => question === 'network').map(({ extension }) => extension);
    expect([...offered].sort()).toEqual(FORMATS.map(({ extension }) => extension).sort());
  });

  test('claims in every format in which that question is answered, each once', () => {
    const offered = FILES.filter(({ question }) => question === 'claims').map(({ extension }) => extension);
    expect([...offered].sort()).toEqual(
      formatsOf(QUESTIONS.claims)
        .map(({ extension }) => extension)
        .sort(),
    );
  });

  test('each under a name of its own in the messages, in a group that is shown', () => {
    expect(new Set(FILES.map(({ id }) => id)).size).toBe(FILES.length);
    expect(new Set(FILES.map(({ group }) => group))).toEqual(new Set(GROUPS));
  });

  test('each with a name that nothing else in its group has', () => {
    for (const group of GROUPS) {
      const names = FILES.filter((file) => file.group === group).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe.each(FILES)('$id', (file) => {
  test('says in three languages what it is good for', () => {
    for (const language of LANGUAGES) expect(CATALOGUES[language][`export.for.${file.id}`], language).toBeTruthy();
  });

  test('is called as the server calls it', () => {
    const format = formatOf(file.extension);
    if (!format) throw new Error(`${file.extension}: there is no such format`);
    expect(fileNameOf(file)).toBe(nameOnServer(file.question, {}, format));
  });

  test('offers what its format takes, and nothing that it does not', () => {
    const format = formatOf(file.extension);
    if (!format) throw new Error(`${file.extension}: there is no such format`);
    const chosen = Object.fromEntries(optionsOf(file).map((key) => [key, CHOICES[key]]));
    expect(format.options.parse(chosen)).toMatchObject(chosen);
    // The rest is the question's.
    expect(partsOf(chosen, format).asked).toEqual({});
    for (const key of ['evidence', 'bom', 'lang', 'theme'] as const)
      expect(optionsOf(file).includes(key), key).toBe(Object.hasOwn(format.options.shape, key));
  });
});
