import type { ExportGraph } from '#model/exports/graph';
import { EMPTY, HOSTILE } from '../exports/hostile.ts';
import { interviewGraph } from '../exports/interview.ts';
import type { Check } from './check.ts';
import { FIGURE_CHECKS } from './figures.ts';
import { GRAPH_CHECKS } from './graphs.ts';
import { RDF_CHECKS } from './rdf.ts';
import { TABLE_CHECKS } from './tables.ts';

/** What is read by whom. A format is a line here and its reader in `readers/`. */
export const CHECKS: readonly Check[] = [...GRAPH_CHECKS, ...RDF_CHECKS, ...TABLE_CHECKS, ...FIGURE_CHECKS];

/** What every format is tried on, by name. */
export const graphs = async (): Promise<Readonly<Record<string, ExportGraph>>> => ({
  interview: await interviewGraph('data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt'),
  hostile: HOSTILE,
  empty: EMPTY,
});
