import { describe, expect, test } from 'vitest';
import { WrongUsage } from '#model/errors';
import { readConfig } from '#server/config';

describe('configuration', () => {
  test('listens on loopback, port 3000, without being told', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, token: null });
  });

  test.each([
    { PORT: 'http' },
    { PORT: '70000' },
    { PORT: '-1' },
    { PORT: '0x50' },
    { LOG_LEVEL: 'loud' },
    { STANCE_ATLAS_TOKEN: 'short' },
  ])('%j is refused, naming the variable and not its value', (env) => {
    const [[name, value]] = Object.entries(env) as [[string, string]];
    expect(() => readConfig(env)).toThrow(WrongUsage);
    expect(() => readConfig(env)).toThrow(name);
    expect(() => readConfig(env)).not.toThrow(value);
  });

  test('what is set to nothing is not set', () => {
    const nothing = { PORT: '', HOST: '', LOG_LEVEL: '', STANCE_ATLAS_TOKEN: '', STANCE_ATLAS_HOSTS: ' , ' };
    expect(readConfig(nothing)).toEqual(readConfig({}));
    expect(() => readConfig({ HOST: '0.0.0.0', STANCE_ATLAS_TOKEN: ' ' })).toThrow(/STANCE_ATLAS_TOKEN/);
  });

  test.each(['127.0.0.1', 'localhost', '::1'])('on %s, which is loopback, it wants none', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ host: HOST, token: null });
  });

  test('beyond loopback it wants a token', () => {
    expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/STANCE_ATLAS_TOKEN/);
    const open = readConfig({
      HOST: '0.0.0.0',
      STANCE_ATLAS_TOKEN: 'x'.repeat(16),
      STANCE_ATLAS_HOSTS: 'atlas.example, b',
    });
    expect(open.allowedHosts).toEqual(expect.arrayContaining(['localhost', 'atlas.example', 'b']));
    expect(open.namedHosts).toEqual(['atlas.example', 'b']);
  });
});
