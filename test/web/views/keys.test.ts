import { describe, expect, test } from 'vitest';
import { commandOf } from '../../../web/views/network/keys.ts';

type Pressed = Parameters<typeof commandOf>[0];
const press = (key: string, code = '', more: Partial<Pressed> = {}) =>
  commandOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more } as Pressed);

describe('a key in the network', () => {
  test.each([
    ['Enter', 'enter'],
    ['Escape', 'leave'],
    ['ArrowLeft', 'ArrowLeft'],
    ['[', 'previous'],
    [']', 'next'],
    ['r', 'reverse'],
    ['R', 'reverse'],
    ['+', 'nearer'],
    ['-', 'away'],
    ['0', 'whole'],
    ['/', 'search'],
    ['?', 'help'],
  ])('%s means %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  test.each([
    ['х', 'BracketLeft', 'previous'],
    ['ъ', 'BracketRight', 'next'],
    ['к', 'KeyR', 'reverse'],
    ['.', 'Slash', 'search'],
  ])('%s of a Russian layout stands where %s is and means %s', (key, code, command) => {
    expect(press(key, code)).toBe(command);
  });

  test('with a question mark of a Russian layout means help', () => {
    expect(press(',', 'Slash', { shiftKey: true })).toBe('help');
    expect(press('?', 'Digit7', { shiftKey: true })).toBe('help');
  });

  test('that the browser or the reader of the screen needs means nothing here', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
      for (const [key, code] of [
        ['r', 'KeyR'],
        ['0', 'Digit0'],
        ['ArrowLeft', ''],
      ] as const)
        expect(press(key, code, { [held]: true })).toBeNull();
    for (const key of ['Tab', 'a', 'F5', 'PageDown', 'Home']) expect(press(key)).toBeNull();
  });
});
