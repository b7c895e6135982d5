import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** The data folder, the same as the database's: STANCE_ATLAS_HOME, or `stance-atlas` where the system keeps a user's data. */
export const homeOf = (env: NodeJS.ProcessEnv): string =>
  env.STANCE_ATLAS_HOME ? resolve(env.STANCE_ATLAS_HOME) : envPaths('stance-atlas', { suffix: '' }).data;
