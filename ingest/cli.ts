#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { AtlasError, WrongUsage } from '#model/errors';
import { addQuestions } from './commands/ask.ts';
import { cypherCommand, FORMATS } from './commands/cypher.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { several } from './commands/flags.ts';
import { IMPORTS, importCommand } from './commands/import.ts';
import { ingestCommand } from './commands/ingest.ts';
import { reviewCommand } from './commands/review.ts';
import { addSnapshots } from './commands/snapshot.ts';
import { CONCEPTS, HOLDERS } from './imports/dna.ts';

/** The one command line. Exit codes: 0 done, 1 failed, 2 wrong usage; messages go to stderr. */
const program = new Command('stance-atlas')
  .description('Reads expert interviews on geopolitics into a graph of actors and stances')
  .exitOverride()
  .showHelpAfterError('(--help shows what can be said)');

program
  .command('ingest')
  .description('read interviews and bring the graph to what they say')
  .argument(
    '[files...]',
    '.txt, .md, .html, .docx or .pdf, each with an optional sidecar NAME.json beside it, or http(s) addresses',
  )
  .option('--dry-run', 'write nothing; needs no database')
  .addOption(new Option('--format <format>', 'with --dry-run: print a claim a line on stdout').choices(['jsonl']))
  .option('--no-review', 'leave the decisions of reviewers out, so that the machine stands alone')
  .option('--llm', 'ask the language model of the settings, too: the text is sent to it')
  .option('--remove <document...>', 'retract documents; their claims are still there as of before')
  .option('--purge <document...>', 'erase documents and all that only they brought')
  .optionsGroup('Of one file or address, before what its sidecar and the document say:')
  .option('--title <title>', 'its title')
  .option('--outlet <name>', 'who published it')
  .option('--date <day>', 'the day it was published, as 2025-12-25')
  .option('--expert <name>', 'who is interviewed, in English; several times for several people', several)
  .option('--language <code>', 'its main language: ru, en or kk')
  .option('--url <address>', 'where it was published')
  .action(ingestCommand);

program
  .command('eval')
  .description('score the extractor against claims and attitudes that people found')
  .option('--gold <folder...>', 'folders with NAME.gold.jsonl and NAME.txt')
  .option('--texts <folder...>', 'further folders in which to look for NAME.txt')
  .option('--rusentrel <folder>', 'a folder of RuSentRel: attitudes between named entities, in Russian')
  .addOption(new Option('--part <part>', 'with --rusentrel: which part (default: train)').choices(['train', 'test']))
  .option('--plover <file>', 'a gold file of PLOVER: events, in English')
  .option('--json', 'print one JSON object')
  .option('--markdown', 'print the tables of docs/evaluation.md, with and without review')
  .option('--no-review', 'leave the decisions of reviewers out, so that the machine stands alone')
  .action(evaluateCommand);

program
  .command('review')
  .description('walk through the claims of an interview and decide on them')
  .argument('<files...>', 'an interview; with --agreement also review files')
  .option('--by <name>', 'who decides (default: the name that git knows, else the user of this machine)')
  .option('--list', 'print what is open, and ask nothing')
  .option('--all', 'also ask about claims that others have decided on')
  .option('--llm', 'also walk through what the language model of the settings found: the text is sent to it')
  .option('--reviews <path>', 'another review file than NAME.review.jsonl beside NAME.txt')
  .option('--agreement', 'print how far reviewers agree, and where they differ')
  .option('--json', 'with --agreement: print one JSON object')
  .action(reviewCommand);

addQuestions(
  program.command('ask').description('ask the graph a question; "ask <question> --help" says what can be asked of it'),
);

program
  .command('cypher')
  .description('ask the graph a query in Cypher, which may only read')
  .argument('[query]', 'the query, in quotes; - reads it from stdin; with EXPLAIN in front, its plan is shown')
  .option('--params <json>', 'values for $name in the query, as \'{"id": "KAZ"}\'')
  .option('--param <name=value>', 'one of them; several times for several', several)
  .addOption(
    new Option('--format <format>', 'how it is answered (default: table on a terminal, else json)').choices(FORMATS),
  )
  .option('--limit <rows>', 'rows at most, 1 to 10000')
  .option('--timeout <milliseconds>', 'time at most, 1 to 5000')
  .option('--examples', 'show questions with their Cypher')
  .option('--schema', 'show labels, types and properties')
  .action(cypherCommand);

program
  .command('import')
  .description('bring claims that people have in tables into the graph, or a snapshot')
  .argument('<files...>', 'CSV or JSON Lines of claims, an event list of Discourse Network Analyzer, or a snapshot')
  .addOption(new Option('--format <format>', 'what the files are (default: by what is in them)').choices(IMPORTS))
  .option('--dry-run', 'only say what would be done')
  .option('--partial', 'write the rows that are right though others are not')
  .option('--by <name>', 'whose word new claims of documents in the graph are (default: as for review)')
  .addOption(
    new Option('--concept <what>', 'of DNA: whether a concept is a topic, or the name of an actor')
      .choices(CONCEPTS)
      .default('topic'),
  )
  .addOption(
    new Option('--holder <whose>', 'of DNA: whose the stance is where there are both')
      .choices(HOLDERS)
      .default('person'),
  )
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    '\nEnds with 0 where all rows are in, 1 where nothing of a file is, 2 wrong usage, 3 where some rows are.',
  )
  .action(importCommand);

addSnapshots(program.command('snapshot').description('freeze the graph into files, and bring them back'));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has said its own messages already; help that was asked for is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AtlasError) {
    console.error(error.message);
    return error instanceof WrongUsage ? 2 : error.exitCode;
  }
  console.error(error);
  return 1;
}
