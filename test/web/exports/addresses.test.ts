import { execFileSync } from 'node:child_process';
import { parse } from 'node:querystring';
import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { addParams, readParams } from '#ingest/ask/params';
import { LANGUAGES } from '#model/document';
import { FORMATS, fileParamsOf, formatsOf } from '#model/exports/index';
import { QUESTIONS } from '#model/questions/index';
import { SnapshotFilters } from '#model/snapshot/filters';
import { addressOfFile, commandOfFile, commandOfSnapshot } from '../../../web/exports/addresses.ts';
import { type Choices, FILES, fileNameOf, type Offered } from '../../../web/exports/formats.ts';
import { hasWhole, wholeOf } from '../../../web/state/asking.ts';
import { addressOf, START, viewOf } from '../../../web/state/view.ts';
import { anyViewOf } from '../arbitrary-views.ts';

const anyView = anyViewOf(fc.constantFrom('USA', 'KAZ', 'central-asia', 'c5-1'));
const anyFile = fc.constantFrom(
  ...FILES.filter(({ extension }) => FORMATS.some((known) => known.extension === extension)),
);
const anyChoices = fc.record({
  lang: fc.constantFrom(...LANGUAGES),
  theme: fc.constantFrom('light' as const, 'dark' as const),
  evidence: fc.boolean(),
  bom: fc.boolean(),
});

const formatOf = ({ extension }: Offered) => {
  const format = FORMATS.find((each) => each.extension === extension);
  if (!format) throw new Error(`${extension}: there is no such format`);
  return format;
};

/** What the server understands of an address. */
function asServer(file: Offered, address: string): Record<string, unknown> {
  const { pathname, search } = new URL(address, 'http://localhost');
  expect(pathname).toBe(`/api/${file.question}.${file.extension}`);
  return fileParamsOf(QUESTIONS[file.question], formatOf(file)).parse({ ...parse(search.slice(1)) });
}

/** The words into which a shell takes a command apart. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

/** What a command of the program understands of its words. */
function asCommand(params: z.ZodObject, options: z.ZodObject, words: readonly string[]) {
  const command = new Command('x')
    .exitOverride()
    .option('--format <format>')
    .option('--output <file>')
    .argument('[name]');
  addParams(command, options, []);
  command.parse([...words], { from: 'user' });
  return {
    params: readParams(params, [], [], command.opts()),
    ...command.opts<{ format?: string; output?: string }>(),
  };
}

/** The options of `ask` for a question: the parameters, and what all its formats take together. */
const allOptions = (question: 'network' | 'claims') =>
  formatsOf(QUESTIONS[question]).reduce(
    (known, { options }) => known.extend(options.shape),
    fileParamsOf(QUESTIONS[question]),
  );

describe('the address of a file', () => {
  test('asks for exactly what the view shows, and for what was chosen', () => {
    fc.assert(
      fc.property(anyView, anyFile, anyChoices, (view, file, choices) => {
        const asked = asServer(file, addressOfFile(file, view, choices));
        const shown = QUESTIONS.network.params.parse(wholeOf(view));
        for (const [key, value] of Object.entries(shown)) expect(asked[key], key).toEqual(value);
      }),
    );
  });

  test('says no more than it must', () => {
    const [svg, gexf] = ['svg', 'gexf'].map((id) => FILES.find((file) => file.id === id) as Offered);
    const choices: Choices = { lang: 'ru', theme: 'dark', evidence: false, bom: false };
    expect(addressOfFile(gexf as Offered, START, choices)).toBe('/api/network.gexf?minCertainty=PS&fold=true');
    expect(addressOfFile(gexf as Offered, START, { ...choices, evidence: true })).toMatch(/&evidence=true$/);
    expect(addressOfFile(svg as Offered, START, choices)).toMatch(/&lang=ru&theme=dark$/);
  });

  test('has all filters of the address bar', () => {
    const [claims] = FILES.filter(({ id }) => id === 'claims.csv');
    const view = viewOf(
      '/table',
      'without-sign=1&stance=ACCUSE&type=STATE&certainty=CT&from=2025-01-01&to=2025-12-31&asOf=snapshot:x&fold=false&around=KAZ&actor=KAZ',
    );
    expect(addressOfFile(claims as Offered, view, { lang: 'en', theme: 'light', evidence: true, bom: true })).toBe(
      '/api/claims.csv?sign=-1&sign=0&stance=ACCUSE&minCertainty=CT&from=2025-01-01&to=2025-12-31&asOf=snapshot%3Ax&type=STATE&fold=false&actors=KAZ&bom=true'.replace(
        'sign=-1&sign=0',
        'sign=-1&sign=0',
      ),
    );
    expect(viewOf(...splitAt(addressOf(view)))).toEqual(view);
  });
});

const splitAt = (address: string): [string, string] => {
  const { pathname, search } = new URL(address, 'http://localhost');
  return [pathname, search];
};

describe('a command', () => {
  test('asks for the same as the address, whatever is in the view', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyView, anyFile, anyChoices, (view, file, choices) => {
        const words = wordsOf(commandOfFile(file, view, choices));
        expect(words.slice(0, 5)).toEqual(['npm', 'run', 'ask', '--', file.question]);
        const params = fileParamsOf(QUESTIONS[file.question], formatOf(file));
        const said = asCommand(params, allOptions(file.question), words.slice(5));
        expect(said).toMatchObject({ format: file.extension, output: fileNameOf(file) });
        expect(said.params).toEqual(asServer(file, addressOfFile(file, view, choices)));
      }),
    );
  });

  test.each(['sign=none', 'stance=none', 'type=none'])('freezes nothing where nothing is shown: %s', (query) => {
    expect(commandOfSnapshot(viewOf('/', query))).toBeNull();
  });

  test('freezes what the view shows', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const command = commandOfSnapshot(view);
        if (view.asOf?.startsWith('snapshot:') || !hasWhole(view)) {
          expect(command).toBeNull();
          return;
        }
        const words = wordsOf(command ?? '');
        expect(words.slice(0, 6)).toEqual(['npm', 'run', 'snapshot', '--', 'create', 'NAME']);
        const { asOf, ...shown } = wholeOf(view);
        const then = SnapshotFilters.extend({ asOf: QUESTIONS.claims.params.shape.asOf });
        expect(asCommand(then, then, words.slice(6)).params).toEqual(then.parse({ ...shown, asOf }));
      }),
    );
  });
});
