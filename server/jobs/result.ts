import type { Applied } from '#ingest/review/apply';
import { silentAmong } from '#ingest/review/sentences';
import type { TextReading } from '#ingest/text-reading';
import type { Extraction } from '#model/document';
import type { JobResult } from '#model/job';
import type { WriteReport } from '#model/store';

/** What became of a document, for whoever sent it. */
export function resultOf(
  { document, outcome, claims }: WriteReport,
  { extraction, open }: Applied,
  { sentences, isDated }: TextReading,
): JobResult {
  return {
    document,
    // Only documents are saved here, and those of which nothing changed.
    outcome: outcome === 'added' || outcome === 'updated' ? outcome : 'unchanged',
    claims,
    sentences: { total: sentences.length, withoutClaim: silentAmong(sentences, extraction.claims, open.passed).length },
    review: {
      unreviewed: open.unreviewed.length,
      changed: open.changed.length,
      orphaned: open.orphaned.length,
    },
    notes: notesOf(extraction, isDated),
  };
}

/** What a person should know before relying on it. */
function notesOf({ document, turns, claims }: Extraction, isDated: boolean): string[] {
  const notes: string[] = [];
  if (!isDated)
    notes.push(
      `date: nothing says when it was published, so the day it was last changed counts: ${document.date}. Send it again with its date.`,
    );
  if (!turns.some(({ role }) => role === 'question'))
    notes.push(
      'text: no question was found, so all of it counts as narration. In an interview each question is a paragraph that begins with a dash.',
    );
  if (!document.outlet && !document.experts.length)
    notes.push('outlet, expert: neither is known. Send it again with one of them.');
  if (!claims.length) notes.push('text: no claim was found.');
  return notes;
}
