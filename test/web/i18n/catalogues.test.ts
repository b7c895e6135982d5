import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import { CATALOGUES, textIn } from '../text.ts';

const web = join(import.meta.dirname, '../../../web');
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(web, path), 'utf8'));
const ids = Object.keys(CATALOGUES.en);

type Compiled = ReturnType<typeof compileMessage>;

/** Names of the values that a message takes, with how each is written: as it is, or as a plural. */
function placeholders(message: Compiled): string[] {
  if (typeof message === 'string') return [];
  return message.flatMap((part) => {
    if (!Array.isArray(part)) return [];
    const [name, kind, options] = part;
    const inner = Object.values((options ?? {}) as Record<string, Compiled | undefined>).flatMap((form) =>
      form ? placeholders(form) : [],
    );
    return name === '#' ? [] : [`${name}${typeof kind === 'string' ? `:${kind}` : ''}`, ...inner];
  });
}

const numbersIn = (message: Compiled): string[] =>
  placeholders(message)
    .filter((name) => name.endsWith(':plural'))
    .map((name) => name.slice(0, -':plural'.length));

/** `stance.ACCUSE` and `'stance.' + code` alike: what stands in the sources whole, and what they complete. */
const literals = new Set(
  sources.flatMap((text) => [...text.matchAll(/['"`]([a-z]+(?:\.[A-Za-z_]+)+)['"`]/g)].map(([, id]) => id ?? '')),
);
const prefixes = new Set(
  sources.flatMap((text) => [...text.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map(([, prefix]) => prefix ?? '')),
);

describe.each(LANGUAGES)('the messages in %s', (language) => {
  const messages = CATALOGUES[language];

  test('are those of the others, in the same order', () => {
    expect(Object.keys(messages)).toEqual(ids);
  });

  test('take the same values', () => {
    for (const id of ids) {
      const [own, english] = [messages, CATALOGUES.en].map((all) =>
        [...new Set(placeholders(compileMessage(all[id] ?? '')))].sort(),
      );
      expect(own, id).toEqual(english);
    }
  });

  test('have every plural form that the language has', () => {
    const forms = new Intl.PluralRules(language === 'kk' ? 'kk' : language).resolvedOptions().pluralCategories;
    for (const id of ids) {
      const message = messages[id] ?? '';
      for (const [, options = ''] of message.matchAll(/plural,((?:[^{}]|\{[^{}]*\})*)\}/g))
        for (const form of forms) expect(options, `${id}: ${form}`).toMatch(new RegExp(`\\b${form} \\{`));
    }
  });

  test('say something whatever the number', () => {
    const t = textIn(language);
    for (const id of ids) {
      const names = new Set(placeholders(compileMessage(messages[id] ?? '')).map((name) => name.split(':')[0] ?? ''));
      const numbers = numbersIn(compileMessage(messages[id] ?? ''));
      for (const number of [0, 1, 2, 5, 11, 21, 1000]) {
        const values = Object.fromEntries([...names].map((name) => [name, numbers.includes(name) ? number : 'X']));
        const text = t(id as Parameters<typeof t>[0], values);
        expect(text, id).not.toMatch(/[{}#]|undefined/);
        expect(text.trim(), id).toBe(text);
        expect(text, id).not.toBe('');
      }
    }
  });

  test('are in its letters', () => {
    const letters = language === 'en' ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u;
    const wrong = language === 'en' ? /\p{Script=Cyrillic}/u : null;
    // Names, and what consists of values only, are the same everywhere.
    const same = ids.filter(
      (id) => id !== 'app.name' && /\p{L}/u.test((CATALOGUES.en[id] ?? '').replace(/\{[^}]*\}/g, '')),
    );
    for (const id of same) {
      expect(messages[id], id).toMatch(letters);
      if (wrong) expect(messages[id], id).not.toMatch(wrong);
      if (language !== 'en') expect(messages[id], id).not.toBe(CATALOGUES.en[id]);
    }
  });
});

test('a Kazakh text has letters that Russian has not', () => {
  expect(Object.values(CATALOGUES.kk).join('')).toMatch(/[әғқңөұүі]/);
  expect(Object.values(CATALOGUES.ru).join('')).not.toMatch(/[әғқңөұүһі]/i);
});

describe('the page', () => {
  test('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(literals.size).toBeGreaterThan(5);
  });

  test('asks for no message that there is not', () => {
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/\bt\(\s*['"`]([^'"`$]+)['"`]/g)].map(([, id]) => id ?? ''),
    );
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
    for (const prefix of prefixes)
      if (ids.some((id) => id.split('.')[0] === prefix.split('.')[0]))
        expect(
          ids.some((id) => id.startsWith(prefix)),
          prefix,
        ).toBe(true);
  });

  test('uses every message', () => {
    const isUsed = (id: string) => literals.has(id) || [...prefixes].some((prefix) => id.startsWith(prefix));
    expect(ids.filter((id) => !isUsed(id))).toEqual([]);
  });
});
