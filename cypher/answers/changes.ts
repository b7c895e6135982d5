import { changes as changesOf } from '#model/analysis/changes';
import { firstRows, joinCuts } from '#model/analysis/rows';
import { InvalidInput } from '#model/errors';
import type { Change } from '#model/questions/changes';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';
import { wholeClaims } from './claims.ts';
import { linesOf } from './lines.ts';
import { selectionOf } from './selection.ts';

type ClaimChange = Extract<Change, { kind: 'claim' }>;
type Event = Pick<ClaimChange, 'change' | 'at'> & { id: string };

export const changes: Answer<'changes'> = async (run, { since, until, limit, ...filters }) => {
  if (until !== undefined && until < since) throw new InvalidInput('until: is before since');
  const changed = changesOf(
    await linesOf(run, { ...filters, asOf: since }),
    await linesOf(run, { ...filters, asOf: until }),
    { limit: Number.POSITIVE_INFINITY },
  ).rows;
  const lines = firstRows(changed, limit, 'changes');
  const selection = await selectionOf(run, filters);
  const events = await run<Event>(reading('changed-claims'), { ...selection, since, until: until ?? null });
  const given = events.slice(0, limit - lines.rows.length);
  const claims = await wholeClaims(run, [...new Set(given.map(({ id }) => id))]);
  const left = events.length - given.length;
  return {
    rows: [
      ...lines.rows.map((line): Change => ({ kind: 'line', line })),
      ...given.flatMap(({ id, ...event }): Change[] => {
        const claim = claims.get(id);
        return claim ? [{ kind: 'claim', ...event, claim }] : [];
      }),
    ],
    cut: joinCuts(lines.cut, left ? `${left} of ${events.length} changes of claims are left out.` : null),
    summary: { lines: changed.length, claims: events.length },
  };
};
