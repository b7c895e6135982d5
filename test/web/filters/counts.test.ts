import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorType } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { countsOf } from '../../../web/filters/counts.ts';
import { withTypes } from '../../../web/state/atlas.ts';
import { SIGNS } from '../../../web/state/view.ts';
import { anyNetwork } from '../arbitraries.ts';
import { actor, line } from '../networks.ts';

test('counts are of lines: by sign, at least so firm, by stance, by the type of either end', () => {
  const counts = countsOf({
    actors: [actor('KAZ'), actor('USA'), actor('g20', { type: 'IGO' })],
    stances: [
      line('USA', 'KAZ', 1, { stance: 'INVITE', certainty: 'PS', claims: 4 }),
      line('KAZ', 'USA', 1, { stance: 'PARTNERS_WITH' }),
      line('USA', 'g20', -1, { stance: 'REJECT', certainty: 'U' }),
    ],
  });
  expect([...counts.signs]).toEqual([
    [1, 2],
    [-1, 1],
  ]);
  expect(CERTAINTIES.map(counts.atLeast)).toEqual([3, 2, 1, 1]);
  expect(counts.stances.get('INVITE')).toBe(1);
  expect([...counts.types]).toEqual([
    ['STATE', 3],
    ['IGO', 1],
  ]);
});

test('every line has one sign, and none is less firm than anything said', () => {
  fc.assert(
    fc.property(anyNetwork(), (network) => {
      const counts = countsOf(network);
      expect(SIGNS.reduce<number>((sum, sign) => sum + (counts.signs.get(sign) ?? 0), 0)).toBe(network.stances.length);
      expect(counts.atLeast('U')).toBe(network.stances.length);
    }),
  );
});

test('types that are not ticked leave with their lines, and nobody stays alone because of it', () => {
  fc.assert(
    fc.property(anyNetwork(), fc.subarray<ActorType>(['STATE', 'PERSON', 'IGO', 'REGION']), (network, types) => {
      const shown = withTypes(network, types);
      const typeOf = new Map(network.actors.map(({ id, type }) => [id, type]));
      const isTicked = (id: string) => types.some((type) => type === typeOf.get(id));
      expect(shown.stances).toEqual(
        network.stances.filter(({ holder, target }) => isTicked(holder) && isTicked(target)),
      );
      const ends = new Set(shown.stances.flatMap(({ holder, target }) => [holder, target]));
      expect(new Set(shown.actors.map(({ id }) => id))).toEqual(ends);
      expect(withTypes(network, null)).toBe(network);
    }),
  );
});
