import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castOf, type Said } from '#ingest/imports/cast';
import type { Actor, ActorType } from '#model/actor';
import { imported, table } from './tables.ts';

const actor = (id: string, type: ActorType, en: string): Actor => ({
  ...{ id, type, names: { en, ru: null, kk: null } },
  ...{ aliases: [], wikidata: null, relations: [] },
});
const said = (who: string, type: string | null = null): Said => ({
  ...{ who, type },
  ...{ isId: false, name: null, state: undefined },
});

describe('an outlet', () => {
  const names = ['Uzbekistan', 'Some Union', 'Some Daily', 'some-daily', 'Reuters', '新华社', 'KAZ'];
  const name = fc.constantFrom(...names);

  test('is meant by no row that did not mean it before, in whatever order documents come', () => {
    fc.assert(
      fc.property(fc.array(name), (outlets) => {
        const cast = castOf([actor('some-paper', 'MEDIA', 'Some Daily')]);
        cast.declare(said('Some Union', 'GROUP'));
        const found = () =>
          names.map((who) => {
            try {
              return cast.find(said(who), '2026-01-15').id;
            } catch (error) {
              return String(error);
            }
          });
        const before = found();
        for (const [index, outlet] of outlets.entries()) cast.outlet(outlet, `document-${index}`);
        expect(found()).toEqual(before);
      }),
    );
  });

  test('is described as what it is', () => {
    const cast = castOf([]);
    const { id } = cast.outlet('新华社', 'document');
    expect(cast.actor(id)).toMatchObject({ from: 'rows', actor: { type: 'MEDIA', names: { en: '新华社' } } });
  });

  test('that the graph alone knows gives its name way, unless a row says that it is meant', () => {
    const cast = castOf([actor('uzbekistan', 'MEDIA', 'Uzbekistan'), actor('some-daily', 'MEDIA', 'Some Daily')]);
    const find = (who: string, type: string | null = null) => cast.find(said(who, type), '2026-01-15').id;
    expect(find('Uzbekistan')).toBe('UZB');
    expect(find('Uzbekistan', 'STATE')).toBe('UZB');
    expect(find('Uzbekistan', 'MEDIA')).toBe('uzbekistan');
    expect(find('uzbekistan')).toBe('UZB');
    expect(cast.find({ ...said('uzbekistan'), isId: true }, '2026-01-15').id).toBe('uzbekistan');
    for (const who of ['Some Daily', 'some-daily']) expect(find(who)).toBe('some-daily');
  });

  test('leaves other names that several have to whoever writes them', () => {
    const cast = castOf([actor('one-union', 'GROUP', 'Union'), actor('other-union', 'GROUP', 'Union')]);
    expect(() => cast.find(said('Union'), '2026-01-15')).toThrow('can be Union (one-union), Union (other-union)');
  });

  test('speaks for its own claims only, whatever its letters', async () => {
    const { claims, flaws } = await imported(
      table(
        'document,saidAt,quote,holder,stance,target,document.outlet',
        'a,2026-01-15,One.,KAZ,AID,UZB,新华社',
        'b,2026-01-15,Two.,KAZ,AID,UZB,الجزيرة',
      ),
    );
    expect(flaws).toEqual([]);
    expect(claims.map(({ attribution }) => attribution[0]?.actor.name)).toEqual(['新华社', 'الجزيرة']);
    expect(new Set(claims.map(({ attribution }) => attribution[0]?.actor.id)).size).toBe(2);
  });
});
