import { useSyncExternalStore } from 'react';
import { PALETTES, type Theme } from '#model/exports/picture/encoding';
import { remember, remembered } from './i18n/catalogue.ts';

export const CHOICES = ['system', 'light', 'dark'] as const;
export type Choice = (typeof CHOICES)[number];

const KEY = 'stance-atlas.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice: Choice = CHOICES.find((each) => each === remembered(KEY)) ?? 'system';

const themeNow = (): Theme => (choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice);

function tell(): void {
  const { style, dataset } = document.documentElement;
  const { signs, surface, ink, selection } = PALETTES[themeNow()];
  dataset.theme = themeNow();
  // The panels have the picture's colours from the picture's list, so that a legend cannot drift from what it explains.
  const colors = {
    cooperative: signs[1],
    neutral: signs[0],
    hostile: signs[-1],
    surface,
    ink,
    selection,
  };
  for (const [name, color] of Object.entries(colors)) style.setProperty(`--${name}`, color);
  for (const listener of listeners) listener();
}
dark.addEventListener('change', tell);
tell();

export function chooseTheme(next: Choice): void {
  choice = next;
  remember(KEY, next);
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The theme on the screen, and what was chosen. Themes belong to a reader, not to a view: they are in no link. */
export const useTheme = (): { theme: Theme; choice: Choice } => ({
  theme: useSyncExternalStore(subscribe, themeNow),
  choice: useSyncExternalStore(subscribe, () => choice),
});
