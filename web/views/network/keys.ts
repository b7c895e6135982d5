import type { KeyboardEvent } from 'react';

const COMMANDS = {
  Enter: 'enter',
  Escape: 'leave',
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  '[': 'previous',
  ']': 'next',
  r: 'reverse',
  '+': 'nearer',
  '=': 'nearer',
  '-': 'away',
  '0': 'whole',
  '/': 'search',
  '?': 'help',
} as const;
export type Command = (typeof COMMANDS)[keyof typeof COMMANDS];

/** Where these keys are, whatever letters the layout puts on them: Russian and Kazakh ones have no brackets there. */
const PLACES: Readonly<Record<string, Command>> = {
  BracketLeft: 'previous',
  BracketRight: 'next',
  KeyR: 'reverse',
  Equal: 'nearer',
  NumpadAdd: 'nearer',
  Minus: 'away',
  NumpadSubtract: 'away',
  Digit0: 'whole',
  Numpad0: 'whole',
};

/** What a key means in the network; null where it means nothing here. */
export function commandOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Command | null {
  if (ctrlKey || metaKey || altKey) return null;
  const byKey = (COMMANDS as Readonly<Record<string, Command>>)[key.length === 1 ? key.toLowerCase() : key];
  if (byKey) return byKey;
  if (code === 'Slash') return shiftKey ? 'help' : 'search';
  return PLACES[code] ?? null;
}
