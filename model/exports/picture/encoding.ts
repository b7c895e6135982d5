import type { ActorType } from '../../actor.ts';
import type { Certainty } from '../../certainty.ts';
import type { Sign } from '../../stance.ts';

/** Everything that says what a mark in the picture means. The legend, the canvas, the SVG and the panel read it here. */

export type Theme = 'light' | 'dark';

/**
 * Colours of one theme. Blue and orange stay apart under every kind of colour blindness; all three hues reach a
 * contrast of 4.5:1 on the surface of their theme.
 */
export interface Palette {
  readonly signs: Readonly<Record<Sign, string>>;
  readonly surface: string;
  readonly ink: string;
  readonly halo: string;
  readonly selection: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    signs: { 1: '#2166ac', 0: '#6b7280', [-1]: '#b35806' },
    surface: '#ffffff',
    ink: '#1b2430',
    halo: '#ffffff',
    selection: '#f2c94c',
  },
  dark: {
    signs: { 1: '#7ab8f5', 0: '#a3adba', [-1]: '#ffb062' },
    surface: '#14181f',
    ink: '#e8edf4',
    halo: '#14181f',
    selection: '#8a6d1c',
  },
};

/** Sign is never told by colour alone. */
export const GLYPHS: Readonly<Record<Sign, string>> = { 1: '▲', 0: '◆', [-1]: '▼' };

/** Pixels; grows with the root, so that a line of many claims does not drown the others. */
export const widthOf = (claims: number): number => 1 + 0.9 * Math.sqrt(claims);

/** Lengths in multiples of the line's width; null is a solid line. */
export interface Dash {
  readonly dash: number;
  readonly gap: number;
}

/** The dash of a line by its firmest claim. */
export const DASHES: Readonly<Record<Certainty, Dash | null>> = {
  CT: null,
  PR: { dash: 4, gap: 2.4 },
  PS: { dash: 1, gap: 1.5 },
  U: { dash: 1, gap: 4 },
};

export type Shape = 'circle' | 'square' | 'hexagon';
export type Fill = 'hollow' | 'filled' | 'dot' | 'ring';

/** Circles are countries and people, squares organisations, hexagons several states together. */
export const MARKS: Readonly<Record<ActorType, readonly [Shape, Fill]>> = {
  STATE: ['circle', 'hollow'],
  PERSON: ['circle', 'dot'],
  PUBLIC: ['circle', 'filled'],
  GROUP: ['circle', 'ring'],
  GOV_BODY: ['square', 'hollow'],
  COMPANY: ['square', 'filled'],
  MEDIA: ['square', 'dot'],
  NONSTATE: ['square', 'ring'],
  REGION: ['hexagon', 'hollow'],
  BLOC: ['hexagon', 'filled'],
  IGO: ['hexagon', 'dot'],
};

/** Radius in pixels; a small range, because the size of an actor is not the message. */
export const radiusOf = (claims: number): number => Math.min(16, 8 + 1.3 * Math.sqrt(claims));

/** What is not in focus fades to this; full opacity everywhere else, because opacity means nothing but focus. */
export const FADED = 0.22;

/** Distance of a line's control point from the straight line, as a share of its length; never 0. */
export const curvatureOf = (index: number): number => 0.17 + 0.15 * index;

/** Half the width and the length of an arrow head, in multiples of the line's width. */
export const ARROW = { halfWidth: 2, length: 4.6 } as const;
