import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { WrongUsage } from '#model/errors';
import { FORMATS, fileParamsOf, formatsOf } from '#model/exports/index';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import type { Question } from '#model/questions/question';
import { exampleOf } from '../../../ingest/ask/example.ts';
import { lookOf } from '../../../ingest/ask/look.ts';
import { addParams, kebab, namesIn, readParams } from '../../../ingest/ask/params.ts';
import { addQuestions } from '../../../ingest/commands/ask.ts';

const names = Object.keys(QUESTIONS) as QuestionName[];

/** What the command line makes of these words, for one question. */
function read(name: QuestionName, ...words: string[]): Record<string, unknown> {
  const question: Question = QUESTIONS[name];
  const inPath = namesIn(question.path);
  const command = addParams(
    new Command(name).exitOverride().configureOutput({ writeErr: () => {} }),
    fileParamsOf(question),
    inPath,
  );
  command.action(() => {});
  command.parse(words, { from: 'user' });
  return readParams(fileParamsOf(question), inPath, command.args, command.opts());
}

describe('every question is a command', () => {
  const ask = addQuestions(new Command('ask'));
  test.each(names)('%s', (name) => {
    const question: Question = QUESTIONS[name];
    const command = ask.commands.find((one) => one.name() === kebab(name));
    if (!command) throw new Error(`there is no command for ${name}`);
    const help = `${command.helpInformation()}`.replace(/\s+/g, ' ');
    expect(help).toContain(`${question.summary}.`);
    const inPath = namesIn(question.path);
    expect(command.registeredArguments.map((argument) => argument.name())).toEqual(inPath.map(kebab));
    for (const key of Object.keys(question.params.shape)) {
      if (!inPath.includes(key)) expect(help).toContain(` --${kebab(key)} `);
      const description = (fileParamsOf(question).shape as Question['params']['shape'])[key]?.description;
      expect(description, `${name}.${key}`).toBeTruthy();
      expect(help).toContain(String(description).replace(/\s+/g, ' '));
    }
    for (const { extension } of formatsOf(question)) expect(help).toContain(`"${extension}"`);
  });

  test.each(names)('the example of %s is one that can be asked', (name) => {
    const [, rest = ''] = /^npm run --silent ask -- \S+ (.*) ?--format csv$/.exec(`${exampleOf(name)}`) ?? [];
    const words = rest.trim().split(' ').filter(Boolean);
    expect(() => read(name, ...words)).not.toThrow();
  });
});

describe('options are parameters', () => {
  test('lists repeat, and what begins with a dash is a value', () => {
    expect(read('network', '--sign', '-1', '--sign', '1', '--stance', 'OPPOSES')).toMatchObject({
      sign: [-1, 1],
      stance: ['OPPOSES'],
      minCertainty: 'PS',
      fold: true,
    });
  });

  test('switches have both sides, and their default where neither is said', () => {
    expect(read('network', '--no-fold').fold).toBe(false);
    expect(read('network', '--fold').fold).toBe(true);
    expect(read('claims').negated).toBeUndefined();
    expect(read('claims', '--negated').negated).toBe(true);
    expect(read('claims', '--no-negated').negated).toBe(false);
  });

  test('names have dashes, days and moments are read as over HTTP', () => {
    expect(read('network', '--min-certainty', 'CT', '--as-of', '2025-12-31', '--from', '2025-01-01')).toMatchObject({
      minCertainty: 'CT',
      asOf: '2025-12-31T23:59:59.999Z',
      from: '2025-01-01',
    });
  });

  test('ids of the path are arguments, and all rows come without a limit', () => {
    expect(read('relationship', 'KAZ', 'donald-trump')).toMatchObject({ holder: 'KAZ', target: 'donald-trump' });
    expect(read('claims').limit).toBeUndefined();
    expect(read('claims', '--limit', '5').limit).toBe(5);
  });

  test.each<[QuestionName, string[], RegExp]>([
    ['network', ['--sign', '4'], /^--sign: "4" is none of -1, 0, 1\.$/],
    ['network', ['--min-certainty', 'sure'], /^--min-certainty: "sure" is none of U, PS, PR, CT\.$/],
    ['network', ['--from', 'yesterday'], /^--from: is no day/],
    ['claims', ['--limit', '0'], /^--limit: .*1/],
    ['changes', [], /^--since: is required and missing\.$/],
    ['relationship', ['kazakhstan!', 'UZB'], /^holder: "kazakhstan!" cannot be the id of an actor; "ask actors"/],
    ['network', ['--sign', '4', '--to', '2025-02-30'], /^--sign: [\s\S]*\n--to: /],
  ])('%s %j is refused with its name', (name, words, message) => {
    expect(() => read(name, ...words)).toThrow(WrongUsage);
    expect(() => read(name, ...words)).toThrow(message);
  });

  test.each([[['--colour', 'red']], [['--limit']], [['KAZ']]])('%j is not understood', (words) => {
    expect(() => read('claims', ...words)).toThrow();
  });
});

describe('the form of the answer', () => {
  test('is what was said, else what the file is called, else JSON where nobody looks', () => {
    const formOf = (...given: Parameters<typeof lookOf> extends [unknown, ...infer Rest] ? Rest : never) => {
      const { format } = lookOf(FORMATS, ...given);
      return typeof format === 'string' ? format : format.extension;
    };
    expect(formOf({ format: 'csv' }, 'x.jsonl')).toBe('csv');
    expect(formOf({}, 'x.jsonl')).toBe('jsonl');
    expect(formOf({}, 'x.txt')).toBe('json');
    expect(formOf({ format: 'table' }, 'x.txt')).toBe('table');
  });

  test('takes only what goes with it', () => {
    expect(lookOf(FORMATS, { format: 'csv', bom: true })).toMatchObject({ options: { bom: true } });
    expect(() => lookOf(FORMATS, { format: 'jsonl', bom: true })).toThrow(/^--bom goes with --format csv\.$/);
    expect(() => lookOf(FORMATS, { format: 'csv', columns: ['id'] })).toThrow(/^--columns goes with --format table\.$/);
  });
});
