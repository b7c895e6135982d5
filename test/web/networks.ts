import type { ActorType } from '#model/actor';
import { buildGraph } from '#model/exports/picture/build';
import { PALETTES } from '#model/exports/picture/encoding';
import { type Frame, layoutOf, linesOf } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';
import type { View } from '#model/exports/picture/placing';
import type { Network, NetworkActor } from '#model/questions/network';
import { foldTallies, lineOf, type Relationship, type Tally } from '#model/relationship';
import type { Sign, StanceCode } from '#model/stance';

export const actor = (id: string, more: Partial<NetworkActor> = {}): NetworkActor => ({
  id,
  type: 'STATE',
  names: { en: id, ru: null, kk: null },
  wikidata: null,
  held: 1,
  received: 1,
  ...more,
});

/** A line as the model folds it out of `claims` claims. */
export function line(
  holder: string,
  target: string,
  sign: Sign,
  { stance = null as StanceCode | null, claims = 1, ...more }: Partial<Tally> = {},
): Relationship {
  const [folded] = foldTallies([
    {
      holder,
      target,
      sign,
      stance,
      claims,
      certainty: 'CT',
      documents: ['one'],
      asserters: ['some-expert'],
      scoreSum: 0,
      scored: 0,
      firstSaid: '2025-12-25',
      lastSaid: '2025-12-25',
      ...more,
    },
  ]);
  if (!folded) throw new Error(`no line from ${lineOf(holder, target, sign, stance).id}`);
  return folded;
}

const NAMES: readonly (readonly [string, string, string])[] = [
  ['United States', 'Соединённые Штаты Америки', 'Америка Құрама Штаттары'],
  ['Kazakhstan', 'Казахстан', 'Қазақстан'],
  ['Central Asia', 'Центральная Азия', 'Орталық Азия'],
  ['European Union', 'Европейский союз', 'Еуропалық Одақ'],
  ['China', 'Китай', 'Қытай'],
  ['Collective Security Treaty Organization', 'Организация Договора о коллективной безопасности', 'ҰҚШҰ'],
];
const TYPES: readonly ActorType[] = ['STATE', 'REGION', 'PERSON', 'IGO', 'GROUP'];

/** A network of a given size, always the same: names as long as real ones, a hub or two, lines of every sign. */
export function typicalNetwork(size: number): Network {
  const actors = Array.from({ length: size }, (_, index) => {
    const [en, ru, kk] = NAMES[index % NAMES.length] ?? ['', '', ''];
    return actor(`actor-${String(index).padStart(3, '0')}`, {
      type: TYPES[index % TYPES.length] ?? 'STATE',
      names: { en: index < NAMES.length ? en : `${en} ${index}`, ru: `${ru} ${index}`, kk: `${kk} ${index}` },
      held: (index * 7) % 12,
      received: (index * 5) % 9,
    });
  });
  const idOf = (index: number) => actors[index % size]?.id ?? '';
  const stances = new Map<string, Relationship>();
  for (let index = 1; index < size; index++)
    for (const other of [0, index % 2, (index * 3) % size]) {
      if (other === index) continue;
      const sign = ((index % 3) - 1) as Sign;
      const next = line(idOf(index), idOf(other), sign, { claims: 1 + (index % 5) });
      stances.set(next.id, next);
    }
  return { actors, stances: [...stances.values()] };
}

export const lookOf = (more: Partial<Look> = {}): Look => ({
  palette: PALETTES.light,
  font: 'sans-serif',
  labelOf: (id) => [id],
  focus: null,
  selected: new Set(),
  cursor: null,
  ...more,
});

/** Everything that drawing an answer needs, laid out for `frame`. */
export function drawn(network: Network, frame: Frame, more: Partial<Look> = {}) {
  const graph = buildGraph(network, layoutOf(network, frame));
  const view: View = {
    frame,
    placeOf: (id) => {
      const { x, y } = graph.getNodeAttributes(id);
      return { x, y };
    },
  };
  const look = lookOf({ labelOf: (id) => linesOf(graph.getNodeAttribute(id, 'actor').names.en), ...more });
  return { graph, look, view };
}
