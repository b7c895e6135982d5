import { type FocusEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type AtlasGraph, buildGraph } from '#model/exports/picture/build';
import { PALETTES } from '#model/exports/picture/encoding';
import { labelLines } from '#model/exports/picture/figure-text';
import { frameFor, layoutOf } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';
import { focusEvidence } from '../../evidence/focus.ts';
import { linesAround, nearestActor, reverseOf } from '../../graph/navigation.ts';
import { type Mark, neighbourhood, pairMarks } from '../../graph/picture.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAtlas } from '../../state/atlas.ts';
import { hover, useHovered } from '../../state/hover.ts';
import { useReady } from '../../state/ready.ts';
import type { Selection } from '../../state/view.ts';
import { FONT } from '../../styles/fonts.ts';
import { useTheme } from '../../theme.ts';
import { type Command, commandOf } from './keys.ts';
import { Mirror } from './mirror.tsx';
import { usePicture } from './use-picture.ts';
import { useSize } from './use-size.ts';

/** Where the keyboard is: on an actor, or on one of its lines. */
interface Cursor {
  readonly actor: string;
  readonly line: string | null;
}

const markOf = ({ actor, line }: Cursor): Mark =>
  line === null ? { kind: 'actor', id: actor } : { kind: 'line', id: line };

const NEARER = 1.4;

/** The picture, its text alternative, and the keys and buttons that move in it. */
export function Stage({ onHelp, onSearch }: { onHelp: () => void; onSearch: () => void }) {
  const { network, whole, nameOf, selection, isChosen, isSettling, go } = useAtlas();
  const { theme } = useTheme();
  const { t } = useText();
  const canvasRef = useRef<HTMLDivElement>(null);
  const documentRef = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [said, setSaid] = useState('');
  const hovered = useHovered();
  const size = useSize(canvasRef);

  // Laid out for all there is, so that nobody moves when a filter hides somebody.
  const frame = size && frameFor(size);
  const places = useMemo(() => frame && layoutOf(whole, frame), [whole, frame]);
  const graph = useMemo((): AtlasGraph | null => {
    if (!places || !frame || !size) return null;
    const [across, down] = [size.width / frame.width, size.height / frame.height];
    return buildGraph(network, new Map([...places].map(([id, { x, y }]) => [id, { x: x * across, y: y * down }])));
  }, [network, places, frame, size]);

  const select = (mark: Mark | null, replace = false) => {
    const next = mark && graph ? selectionOf(graph, mark) : null;
    if (next || isChosen) go({ selection: next, claim: null }, { replace });
  };
  const drawing = usePicture(canvasRef, {
    onSelect: select,
    onHover: (mark) => hover({ mark }),
  });
  useEffect(() => () => hover(null), []);

  const at = cursor && graph && isThere(graph, cursor) ? cursor : null;
  const look = useMemo((): Look => {
    const shown = graph ?? buildGraph({ actors: [], stances: [] });
    const centre =
      hovered.mark ??
      (hasFocus && at ? markOf(at) : null) ??
      (isChosen && selection?.kind === 'actor' ? { kind: 'actor' as const, id: selection.id } : null);
    const focus = centre && neighbourhood(shown, centre);
    return {
      palette: PALETTES[theme],
      font: FONT,
      labelOf: (id) => labelLines(nameOf(id), id),
      focus: focus?.size ? focus : null,
      selected:
        selection?.kind === 'pair'
          ? pairMarks(shown, selection.holder, selection.target)
          : new Set(selection ? [selection.id] : []),
      cursor: hasFocus && at ? markOf(at).id : null,
    };
  }, [graph, hovered, hasFocus, at, isChosen, selection, theme, nameOf]);

  useEffect(() => {
    if (drawing && graph && size) drawing.picture.show(graph, size);
  }, [drawing, graph, size]);
  useEffect(() => {
    if (drawing && graph) drawing.picture.dress(look);
  }, [drawing, graph, look]);
  useReady(drawing !== null && graph !== null && !isSettling);

  // The focus is on the mirror's element of the place where the keyboard is.
  useEffect(() => {
    if (!hasFocus) return;
    const element = at ? elementOf(documentRef.current, markOf(at)) : documentRef.current;
    if (element !== document.activeElement) element?.focus({ preventScroll: true });
    if (at && graph) drawing?.picture.reveal(graph.getNodeAttributes(at.actor));
  }, [at, hasFocus, graph, drawing]);

  // What the keyboard is on shows in the other parts of the page as what the pointer is on does.
  useEffect(() => {
    if (!hasFocus) return;
    hover(at && { mark: markOf(at) });
    return () => hover(null);
  }, [at, hasFocus]);

  const obey = (command: Command): boolean => {
    if (!graph) return false;
    setSaid('');
    switch (command) {
      case 'help':
        onHelp();
        return true;
      case 'search':
        onSearch();
        return true;
      case 'nearer':
        drawing?.picture.zoom(NEARER);
        return true;
      case 'away':
        drawing?.picture.zoom(1 / NEARER);
        return true;
      case 'whole':
        drawing?.picture.reset();
        return true;
      case 'enter':
        if (at) {
          select(markOf(at));
          focusEvidence();
        } else setCursor(startOf(graph, selection));
        return true;
    }
    if (!at) return false;
    switch (command) {
      case 'leave':
        setCursor(null);
        return true;
      case 'previous':
      case 'next': {
        const lines = linesAround(graph, at.actor);
        const index = at.line === null ? -1 : lines.indexOf(at.line);
        const step = command === 'next' ? 1 : -1;
        const line =
          lines[index < 0 ? (step > 0 ? 0 : lines.length - 1) : (index + step + lines.length) % lines.length];
        if (line !== undefined) setCursor({ actor: at.actor, line });
        return true;
      }
      case 'reverse': {
        const back = at.line === null ? null : reverseOf(graph, at.line);
        if (back !== null) setCursor({ actor: at.actor, line: back });
        else setSaid(t('mirror.noReverse'));
        return true;
      }
      default: {
        const actor = nearestActor(graph, at.actor, command);
        if (actor !== null) setCursor({ actor, line: null });
        return true;
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (command && obey(command)) event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    setHasFocus(true);
    const { actor, line } = (event.target as HTMLElement).dataset;
    if (!graph) return;
    if (actor !== undefined) setCursor({ actor, line: null });
    else if (line !== undefined && graph.hasEdge(line)) {
      const ends = graph.extremities(line);
      const home = at && ends.includes(at.actor) ? at.actor : ends[0];
      setCursor({ actor: home, line });
    }
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false);
  };

  return (
    <>
      <div className="stage">
        <div ref={canvasRef} className="canvas" aria-hidden="true" />
        <div
          ref={documentRef}
          role="graphics-document"
          className="mirror"
          aria-label={t('network.label')}
          aria-describedby={keysId}
          tabIndex={at ? -1 : 0}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onBlur={onBlur}
        >
          <Mirror network={network} cursor={at && markOf(at)} selected={look.selected} onSelect={select} />
        </div>
        <p className="visually-hidden" role="status">
          {said}
        </p>
        {drawing?.isSvg ? <p className="stage-note">{t('network.svg')}</p> : null}
      </div>
      <div className="stage-foot">
        <div className="captions">
          <p className="stage-reading">{t('network.reading')}</p>
          <p id={keysId} className="stage-keys">
            {t('network.keys')}
          </p>
        </div>
        <div className="zoom">
          <ZoomButton icon="plus" label={t('action.zoomIn')} onClick={() => drawing?.picture.zoom(NEARER)} />
          <ZoomButton icon="minus" label={t('action.zoomOut')} onClick={() => drawing?.picture.zoom(1 / NEARER)} />
          <ZoomButton icon="whole" label={t('action.zoomReset')} onClick={() => drawing?.picture.reset()} />
        </div>
      </div>
    </>
  );
}

function ZoomButton(props: { icon: 'plus' | 'minus' | 'whole'; label: string; onClick: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label={props.label} title={props.label} onClick={props.onClick}>
      <Icon name={props.icon} />
    </button>
  );
}

const isThere = (graph: AtlasGraph, { actor, line }: Cursor): boolean =>
  graph.hasNode(actor) && (line === null || graph.hasEdge(line));

/** Going in, one arrives at what is selected. */
function startOf(graph: AtlasGraph, selection: Selection | null): Cursor | null {
  const wanted = selection?.kind === 'pair' ? selection.holder : selection?.id;
  const actor = wanted !== undefined && graph.hasNode(wanted) ? wanted : graph.nodes()[0];
  return actor === undefined ? null : { actor, line: null };
}

function selectionOf(graph: AtlasGraph, mark: Mark): Selection | null {
  if (mark.kind === 'actor') return graph.hasNode(mark.id) ? { kind: 'actor', id: mark.id } : null;
  if (!graph.hasEdge(mark.id)) return null;
  const [holder, target] = graph.extremities(mark.id);
  return { kind: 'pair', holder, target };
}

const elementOf = (root: HTMLElement | null, { kind, id }: Mark): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[data-${kind}="${CSS.escape(id)}"]`) ?? null;
