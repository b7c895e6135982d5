import { createRequire } from 'node:module';
import { type Command, Option } from 'commander';
import { InvalidInput, NotFound, WrongUsage } from '#model/errors';
import { type Answer, isNetwork, type NetworkPage } from '#model/exports/format';
import { gather } from '#model/exports/graph';
import { fileParamsOf, formatsOf } from '#model/exports/index';
import { begun, mostOf, pagesOf } from '#model/exports/pages';
import { type ParamsOf, QUESTIONS, type QuestionName } from '#model/questions/index';
import type { Question } from '#model/questions/question';
import type { GraphStore } from '#model/store';
import { exampleOf } from '../ask/example.ts';
import { type Look, type LookOptions, lookOf, piecesOf } from '../ask/look.ts';
import { type Output, toFile, toStdout } from '../ask/output.ts';
import { addParams, kebab, namesIn, readParams } from '../ask/params.ts';
import { watched } from '../ask/watched.ts';
import { several } from './flags.ts';
import { inGraph } from './in-graph.ts';

export interface AskOptions extends LookOptions {
  output?: string;
  force?: boolean;
}

const { version } = createRequire(import.meta.url)('#root/package.json') as { version: string };

const say = (message: string) => console.error(message);

/** Gives `ask` a command for each question: its parameters are the options, the ids in its path the arguments. */
export function addQuestions(ask: Command): Command {
  for (const name of Object.keys(QUESTIONS) as QuestionName[]) {
    const question: Question = QUESTIONS[name];
    const inPath = namesIn(question.path);
    const command = ask.command(kebab(name)).summary(question.summary).description(`${question.summary}.`);
    addParams(command.optionsGroup('What is asked:'), fileParamsOf(question), inPath);
    addLooks(command.optionsGroup('How it is answered:'), question);
    command
      .addHelpText('after', `\nExample:\n  ${exampleOf(name)}`)
      .action((...given: unknown[]) =>
        askCommand(name, given.slice(0, inPath.length) as string[], command.opts<AskOptions>()),
      );
  }
  return ask;
}

function addLooks(command: Command, question: Question): void {
  const formats = formatsOf(question);
  command
    .addOption(
      new Option(
        '--format <format>',
        `table for people, ${formats.map(({ extension, summary }) => `${extension}: ${summary}`).join(', ')} (default: what the file of --output ends with; else table on a terminal, and json into a file or program)`,
      ).choices(['table', ...formats.map(({ extension }) => extension)]),
    )
    .option('--columns <name>', 'of a table: show this column (several times for several)', several)
    .option('--output <file>', 'write into this file, whole or not at all')
    .option('--force', 'with --output: write over a file that is there');
  // Formats of one family take the same options, and a command can be given each but once.
  const [first, ...others] = formats.map(({ options }) => options);
  const all = others.reduce((known, options) => known?.extend(options.shape), first);
  if (all) addParams(command, all, []);
}

/** `ask`: one question of the graph. The answer goes to stdout or a file, everything else to stderr. */
async function askCommand(name: QuestionName, ids: readonly string[], options: AskOptions): Promise<void> {
  const question: Question = QUESTIONS[name];
  const { output: path, force = false } = options;
  if (force && path === undefined) throw new WrongUsage('--force goes with --output.');
  const look = lookOf(formatsOf(question), options, path);
  const params = readParams(fileParamsOf(question), namesIn(question.path), ids, { ...options });
  const output = path === undefined ? toStdout() : toFile(path, force);

  await inGraph((store) => answer(store, name, params, look, output), output.discard);
}

async function answer(
  store: GraphStore,
  name: QuestionName,
  params: Readonly<Record<string, unknown>>,
  look: Look,
  output: Output,
): Promise<void> {
  const question: Question = QUESTIONS[name];
  const { first, pages } = await begun(pagesOf(store, name, params, mostOf(question.params))).catch(
    (error: unknown) => {
      // What only the graph could see of an option is still the way it was written.
      throw error instanceof InvalidInput ? new WrongUsage(error.message, { cause: error }) : error;
    },
  );
  if (question.answer === 'one' && !isNetwork(first) && !first.rows.length)
    throw new NotFound(`${name} "${Object.values(params)[0]}": there is none with this id.`);
  const { seen, notes } = watched(pages);
  const whole = (network: NetworkPage) =>
    gather(store.ask, params as ParamsOf<'network'>, { program: version, network });
  const asked: Answer = { question, pages: seen, ...(name === 'network' ? { whole } : {}) };
  const later: string[] = [];
  await output.write(piecesOf(look, asked, (note) => later.push(note)));
  for (const note of [...notes(look.format === 'table'), ...later]) say(note);
}
