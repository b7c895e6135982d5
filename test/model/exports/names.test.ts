import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorRef } from '#model/actor';
import { namesBeside, namesIn } from '#model/exports/names';
import { kinds } from './evidence.ts';

const graph = kinds();
const [claim] = graph.claims;
if (!claim) throw new Error('no claim');

const ID = fc.constantFrom('KAZ', 'RUS', 'a-person', 'b-person', 'some-bloc', '__proto__');
const ref = (id: string, state: string | null): ActorRef => ({
  id,
  type: 'PERSON',
  name: `as the text has ${id}`,
  state,
});
const anyRef = fc.tuple(ID, fc.option(ID)).map(([id, state]) => ref(id, state));
const anyMentioning = fc.record({
  actors: fc.uniqueArray(ID).map((ids) => ids.map((id) => ({ id, relations: [] }))),
  claims: fc.array(
    fc.record({ holder: fc.option(anyRef), target: fc.option(anyRef), speaker: anyRef }).map((said) => ({
      ...claim,
      holder: said.holder,
      target: said.target,
      attribution: [{ actor: said.speaker, certainty: 'CT' as const, cue: null }],
    })),
    { maxLength: 3 },
  ),
  documents: fc.array(fc.record({ experts: fc.array(anyRef, { maxLength: 2 }) }), { maxLength: 2 }),
  params: fc.record({ actors: fc.array(ID, { maxLength: 2 }), asserter: fc.array(ID, { maxLength: 2 }) }),
});
const anyKnown = fc
  .uniqueArray(ID)
  .map((ids) => ids.map((id) => ({ id, names: { en: `${id}!`, ru: null, kk: null } })));

test('everybody who is mentioned and known has one name, in an order that only ids decide', () => {
  fc.assert(
    fc.property(anyMentioning, anyKnown, (mentioning, known) => {
      const beside = namesBeside(mentioning, known);
      const ids = beside.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort());
      expect(namesBeside(mentioning, [...known].reverse())).toEqual(beside);
      const drawn = new Set(mentioning.actors.map(({ id }) => id));
      const refs = [
        ...mentioning.claims.flatMap(({ holder, target, attribution }) => [holder, target, attribution[0]?.actor]),
        ...mentioning.documents.flatMap(({ experts }) => experts.map((expert) => ({ ...expert, state: null }))),
      ];
      const mentioned = new Set([
        ...refs.flatMap((actor) => (actor ? [actor.id, actor.state] : [])),
        ...Object.values(mentioning.params).flat(),
      ]);
      for (const { id } of known) expect(ids.includes(id), id).toBe(mentioned.has(id) && !drawn.has(id));
    }),
  );
});

test('a relation of an actor mentions its target', () => {
  const relations = [{ kind: 'MEMBER_OF', target: 'some-bloc', from: null, to: null, source: 'a data set' }] as const;
  const bloc = { id: 'some-bloc', names: { en: 'Some Bloc', ru: null, kk: null } };
  const actors = [{ id: 'KAZ', relations: [...relations] }];
  expect(namesBeside({ actors, claims: [], documents: [], params: {} }, [bloc])).toEqual([bloc]);
});

test('what an actor of the picture is called stands with it', () => {
  const beside = { id: 'KAZ', names: { en: 'of old', ru: null, kk: null } };
  expect(namesIn({ ...graph, names: [beside] }).get('KAZ')).toEqual(graph.actors.find(({ id }) => id === 'KAZ')?.names);
});
