import { LANGUAGES, type Language } from '../../document.ts';
import type { Network, NetworkActor } from '../../questions/network.ts';
import { nameIn } from '../../words.ts';
import type { ExportGraph } from '../graph.ts';
import { buildGraph } from '../picture/build.ts';
import { thinned } from '../picture/crowd.ts';
import type { Palette } from '../picture/encoding.ts';
import { ROOM } from '../picture/figure.ts';
import { captionOf } from '../picture/figure-caption.ts';
import { labelLines } from '../picture/figure-text.ts';
import { FIGURE_WORDS } from '../picture/figure-words.ts';
import { FRAMES, type Frame, layoutOf, type Point } from '../picture/layout.ts';
import type { Look } from '../picture/look.ts';
import { curvesOf, LABEL_SIZE, labelBoxes, type View } from '../picture/placing.ts';
import { graphToSvg } from '../picture/svg.ts';
import { widthOf } from '../picture/text.ts';
import { legend } from './legend.ts';
import { element, type Markup, trusted } from './markup.ts';
import { inAll, type Voice } from './voice.ts';
import { PAGE_WORDS } from './words.ts';

/** The style sheet has the colours, so that one picture serves the light and the dark theme. */
const PALETTE: Palette = {
  signs: { 1: 'var(--cooperative)', 0: 'var(--neutral)', [-1]: 'var(--hostile)' },
  surface: 'var(--surface)',
  ink: 'var(--ink)',
  halo: 'var(--halo)',
  selection: 'var(--selection)',
};

/** The picture with legend and caption. It is drawn once for each language: names differ in length, places do not. */
export function figure(graph: ExportGraph, voice: Voice): Markup {
  const network = thinned(graph, ROOM);
  const pictures = drawnIn(network);
  const counts = { actors: network.actors.length, lines: network.stances.length };
  const captions = inAll((language) =>
    captionOf(graph, language, { ...counts, unnamed: pictures[language].unnamed }).join('\n'),
  );
  const label = voice.label('page.picture', PAGE_WORDS.picture);
  const isEmpty = network.actors.length === 0;
  const nothing = inAll((language) => FIGURE_WORDS[language].nothing);
  return element(
    'figure',
    {},
    ...(isEmpty
      ? [element('p', { class: 'nothing' }, voice.say('empty', nothing))]
      : LANGUAGES.map((lang) =>
          element(
            'div',
            { class: 'picture', lang, role: 'img', 'aria-describedby': 'caption', ...label },
            pictures[lang].svg,
          ),
        )),
    legend(graph, voice),
    element('figcaption', { id: 'caption' }, voice.say('caption', captions)),
  );
}

/** The picture with names in each language, and how many names found no room in it. */
function drawnIn(network: Network): Readonly<Record<Language, { svg: Markup; unnamed: number }>> {
  const labels = inAll((language) => new Map(network.actors.map((actor) => [actor.id, labelOf(actor, language)])));
  const short = (id: string, language: Language) => (labels[language].get(id) ?? [id]).join(' ');
  const named = network.actors.map((actor) => ({ ...actor, names: inAll((language) => short(actor.id, language)) }));
  const frame = around(layoutOf({ ...network, actors: named }, FRAMES[2]));
  const graph = buildGraph(network, frame.places);
  const view: View = { frame, placeOf: (id) => graph.getNodeAttributes(id) };
  const curves = curvesOf(graph, view);
  return inAll((language) => {
    const look: Look = {
      palette: PALETTE,
      font: '"Noto Sans", system-ui, sans-serif',
      labelOf: (id) => labels[language].get(id) ?? [id],
      focus: null,
      selected: new Set(),
      cursor: null,
    };
    const placed = labelBoxes(graph, look, view, (line) => widthOf(line, LABEL_SIZE, 'bold'), curves);
    return { svg: trusted(graphToSvg(graph, look, view)), unnamed: graph.order - placed.size };
  });
}

const labelOf = ({ id, names }: NetworkActor, language: Language): string[] => labelLines(nameIn(names, language), id);

/** From the border to the middle of an actor: room for its label. */
const MARGIN = 70;

/** A large picture grows out of its frame: the frame of what there is, and the places in it. */
function around(places: ReadonlyMap<string, Point>): Frame & { places: Map<string, Point> } {
  const [, , smallest] = FRAMES;
  const extent = (axis: 'x' | 'y', least: number) => {
    const values = [...places.values()].map((place) => place[axis]);
    const low = Math.min(0, ...values.map((value) => value - MARGIN));
    return { low, length: Math.max(least, ...values.map((value) => value + MARGIN)) - low };
  };
  const [across, down] = [extent('x', smallest.width), extent('y', smallest.height)];
  return {
    width: across.length,
    height: down.length,
    places: new Map([...places].map(([id, { x, y }]) => [id, { x: x - across.low, y: y - down.low }])),
  };
}
