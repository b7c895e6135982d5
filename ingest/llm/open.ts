import { join } from 'node:path';
import { homeOf } from '#cypher/home';
import { type LanguageModel, languageModel } from './enrich.ts';
import { modelSettings, whereTo } from './settings.ts';

/** The folder of answers: `cache/llm` in the data folder. */
const answersFolder = (env: NodeJS.ProcessEnv): string => join(homeOf(env), 'cache', 'llm');

/** The language model that a person asked for with `--llm`; says where the text goes. Throws `WrongUsage`. */
export function openModel(env: NodeJS.ProcessEnv, say: (message: string) => void): LanguageModel {
  const settings = modelSettings(env);
  say(whereTo(settings));
  return languageModel(settings, answersFolder(env));
}
