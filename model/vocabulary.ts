/** Version of the closed lists in this folder; it changes when a value is added, renamed or rescored. */
export const VOCABULARY_VERSION = 1;
