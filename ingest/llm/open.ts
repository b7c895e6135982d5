import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { type LanguageModel, languageModel } from './enrich.ts';
import { modelSettings, whereTo } from './settings.ts';

/** The folder of answers: `cache/llm` in STANCE_ATLAS_HOME, or where the system keeps a user's data. */
const answersFolder = (env: NodeJS.ProcessEnv): string =>
  join(
    env.STANCE_ATLAS_HOME ? resolve(env.STANCE_ATLAS_HOME) : envPaths('stance-atlas', { suffix: '' }).data,
    'cache',
    'llm',
  );

/** The language model that a person asked for with `--llm`; says where the text goes. Throws `WrongUsage`. */
export function openModel(env: NodeJS.ProcessEnv, say: (message: string) => void): LanguageModel {
  const settings = modelSettings(env);
  say(whereTo(settings));
  return languageModel(settings, answersFolder(env));
}
