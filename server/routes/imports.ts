import type { Request, Response } from 'express';
import { z } from 'zod';
import { CONCEPTS, HOLDERS } from '#ingest/imports/dna';
import { readClaims } from '#ingest/imports/file';
import { importClaims } from '#ingest/imports/import';
import { FORMATS, ImportReport } from '#ingest/imports/report';
import type { Limits } from '#ingest/imports/rows';
import type { Layers } from '#ingest/layers';
import { AtlasError } from '#model/errors';
import { flag } from '#model/questions/question';
import type { GraphStore } from '#model/store';
import { bytesOf } from '../jobs/body.ts';
import { gate } from '../jobs/gate.ts';
import { json, type Route, route } from '../route.ts';

/** What one request may bring; larger tables are for the command line. */
const LIMITS: Limits = { bytes: 5_000_000, rows: 10_000 };

const CSV = 'text/csv';
const JSON_LINES = 'application/x-ndjson';

const How = z.strictObject({
  dryRun: flag(false).describe('Only says what would be done'),
  partial: flag(false).describe('Writes the rows that are right though others are not'),
  by: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .default('import')
    .describe('Whose word new claims of documents in the graph are'),
  format: z.enum(FORMATS).optional().describe('What it is; without it, by its columns'),
  concept: z.enum(CONCEPTS).default('topic').describe('Of DNA: whether a concept is a topic, or the name of an actor'),
  holder: z.enum(HOLDERS).default('person').describe('Of DNA: whose the stance is where there are both'),
});

const Rows = z.strictObject({
  claims: z
    .array(z.record(z.string().max(200), z.unknown()))
    .min(1)
    .max(LIMITS.rows)
    .describe('A claim each, by the columns of the template'),
});

/** Rows are wrong, so nothing was written; the report is in the details. */
class Refused extends AtlasError {
  constructor(report: ImportReport) {
    const [first] = report.flaws;
    const where = first ? `, row ${first.row}${first.column ? `, ${first.column}` : ''}: ${first.message}` : '.';
    super('rows_refused', 422, 1, `body: ${report.flawed} flaws${where} Nothing was written.`, { details: report });
  }
}

/** Tables of claims over HTTP. */
export function importRoutes(store: GraphStore, layers: Layers): Route[] {
  // One after the other: a table is held whole while it is checked and written.
  const door = gate(1, 4, 'Too many tables are being imported at once. Try again in a moment.');
  return [
    route({
      name: 'importClaims',
      method: 'post',
      path: '/imports',
      summary: 'Brings a table of claims, or statements of Discourse Network Analyzer, into the graph',
      tag: 'documents',
      params: How,
      body: {
        json: Rows,
        files: {
          [CSV]: z.string().describe('A table with the columns of the template, or an event list of DNA'),
          [JSON_LINES]: z.string().describe('A claim a line'),
        },
      },
      access: 'write',
      limit: 'writes',
      answers: {
        200: { description: 'What was done, or would be', content: json(ImportReport) },
        413: { description: `It has more than ${LIMITS.bytes} bytes, or ${LIMITS.rows} rows` },
        422: { description: 'Rows are wrong, and nothing was written; the details are the report with each of them' },
      },
      handle: async ({ params, body, request, response }) => {
        const { dryRun, partial, by, format = null, concept, holder } = params;
        const report = await door.run(async () => {
          const bytes = await bodyOf(request, response, body);
          const read = await readClaims('body', bytes, { format, limits: LIMITS, concept, holder });
          return importClaims(store, layers, read.claims, { format: read.format, dryRun, partial, by });
        });
        if (report.outcome === 'refused') throw new Refused(report);
        response.json(report);
      },
    }),
  ];
}

async function* bodyOf(request: Request, response: Response, sent: z.output<typeof Rows> | undefined) {
  if (sent !== undefined) yield Buffer.from(sent.claims.map((claim) => JSON.stringify(claim)).join('\n'));
  else yield await bytesOf(request, response, LIMITS.bytes);
}
