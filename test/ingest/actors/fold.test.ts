import { describe, expect, test } from 'vitest';
import { identifiedActor, type NewActorDecision } from '#ingest/actors/decision';
import { foldActors } from '#ingest/actors/fold';
import { overActors } from '#ingest/actors/over';
import type { ActorDecision } from '#model/actor-decision';
import { actorOf, extractionOf, KAZ, PRESIDENT, RUS, USA } from '../../cypher/extractions.ts';

let second = 0;
const own = () => ({ by: 'A', at: new Date(Date.UTC(2026, 0, 1) + 1000 * second++).toISOString(), note: null });
type Draft = NewActorDecision extends infer One
  ? One extends unknown
    ? Omit<One, 'by' | 'at' | 'note'>
    : never
  : never;
const decided = (draft: Draft): ActorDecision => identifiedActor({ ...own(), ...draft } as NewActorDecision);
const merge = (actor: string, into: string, actors: Parameters<typeof actorOf>[0][] = []) =>
  decided({ action: 'merge', actor, into, actors: actors.map((ref) => actorOf(ref)) });
const split = (actor: string, into: string, where: { documents?: string[]; claims?: string[] }) =>
  decided({ action: 'split', actor, into, documents: [], claims: [], actors: [], ...where });
const undo = ({ id }: ActorDecision) => decided({ action: 'undo', of: id });

describe('decisions put together', () => {
  test('merges go on to the last, in whatever order they were made', () => {
    expect(foldActors([merge('a', 'b'), merge('b', 'c'), merge('d', 'c')]).decided.merged).toEqual({
      a: 'c',
      b: 'c',
      d: 'c',
    });
  });

  test.each([
    ['into itself', [merge('a', 'a')]],
    ['of one who is gone', [merge('a', 'b'), merge('a', 'c')]],
    ['into one who is gone', [merge('a', 'b'), merge('c', 'a')]],
    ['in a ring', [merge('a', 'b'), merge('b', 'a')]],
    ['a split of one who is gone', [merge('a', 'b'), split('a', 'c', { documents: ['one'] })]],
  ])('a merge %s does nothing, and is told', (_, decisions) => {
    const folded = foldActors(decisions);
    expect(folded.flaws.map(({ decision }) => decision.id)).toEqual([decisions.at(-1)?.id]);
    expect(folded.steps).toHaveLength(decisions.length - 1);
  });

  test('an undo takes a decision out, and an undo of the undo puts it back', () => {
    const first = merge('a', 'b');
    const back = undo(first);
    expect(foldActors([first, back]).decided).toEqual({ merged: {}, named: [] });
    expect(foldActors([first, back, undo(back)]).decided.merged).toEqual({ a: 'b' });
  });

  test('names: the last of each language counts, aliases come and go, and a merged actor’s words stay', () => {
    const decisions = [
      decided({ action: 'rename', actor: 'USA', names: { en: 'America', ru: 'Америка' } }),
      decided({ action: 'rename', actor: 'USA', names: { ru: null } }),
      decided({ action: 'aliases', actor: 'USA', add: ['US', 'States'], remove: ['Old'] }),
      decided({ action: 'aliases', actor: 'USA', add: ['Old'], remove: ['States'] }),
      merge('some-president', 'USA', [PRESIDENT]),
    ];
    expect(foldActors(decisions).decided.named).toEqual([
      { id: 'USA', names: { en: 'America', ru: null }, add: ['US', 'Old', 'Some President'], remove: ['States'] },
    ]);
  });
});

describe('laid over an extraction', () => {
  const press = {
    words: 'The president presses Russia.',
    holder: PRESIDENT,
    stance: 'PRESSURES',
    target: RUS,
  } as const;
  const like = { words: 'Kazakhstan works with Russia.', holder: KAZ, stance: 'PARTNERS_WITH', target: RUS } as const;
  const machine = extractionOf('one', [press, like]);
  const ends = (decisions: ActorDecision[]) =>
    overActors(machine, foldActors(decisions)).claims.map(({ holder, target }) => `${holder?.id} ${target?.id}`);

  test('without decisions nothing changes but that it says so', () => {
    expect(overActors(machine, foldActors([]))).toEqual({ ...machine, decided: { merged: {}, named: [] } });
  });

  test('each decision counts for what those before it made: split after a merge, merge after a split', () => {
    const merged = merge('some-president', 'KAZ');
    expect(ends([merged])).toEqual(['KAZ RUS', 'KAZ RUS']);
    const claims = [machine.claims[0]?.id ?? ''];
    expect(ends([merged, split('KAZ', 'UZB', { claims })])).toEqual(['UZB RUS', 'KAZ RUS']);
    expect(ends([split('KAZ', 'UZB', { documents: ['one'] }), merge('UZB', 'USA')])).toEqual([
      'some-president RUS',
      'USA RUS',
    ]);
    expect(ends([split('KAZ', 'UZB', { documents: ['another'] })])).toEqual(['some-president RUS', 'KAZ RUS']);
  });

  test('a reference is that of the actor it is now, and what a person stood for stays with a person only', () => {
    const chief = { ...PRESIDENT, id: 'the-chief', name: 'The Chief', state: null };
    const person = overActors(machine, foldActors([merge('some-president', 'the-chief', [PRESIDENT, chief])]));
    expect(person.claims[0]?.holder).toEqual({ ...chief, state: 'USA' });
    expect(person.actors.map(({ id }) => id)).toContain('the-chief');
    const state = overActors(machine, foldActors([merge('some-president', 'USA', [PRESIDENT, USA])]));
    expect(state.claims[0]?.holder).toEqual(USA);
  });

  test('a state that is another one now is so wherever somebody stands for it', () => {
    const laid = overActors(machine, foldActors([merge('USA', 'KAZ', [USA, KAZ])]));
    expect(laid.claims[0]?.holder).toEqual({ ...PRESIDENT, state: 'KAZ' });
  });

  test('ids, words and places of claims stay what the machine read', () => {
    const laid = overActors(machine, foldActors([merge('RUS', 'KAZ')]));
    const kept = ({ id, quote, start, end, cues }: (typeof machine.claims)[number]) => ({
      id,
      quote,
      start,
      end,
      cues,
    });
    expect(laid.claims.map(kept)).toEqual(machine.claims.map(kept));
  });
});
