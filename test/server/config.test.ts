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
    { STANCE_ATLAS_RATE: 'fast' },
    { STANCE_ATLAS_RATE_CYPHER: '-5' },
    { STANCE_ATLAS_RATE_WRITES: '99999999' },
    { STANCE_ATLAS_PROXIES: '1.5' },
    { STANCE_ATLAS_ORIGINS: '*' },
    { STANCE_ATLAS_ORIGINS: 'friend.example' },
    { STANCE_ATLAS_ORIGINS: 'https://friend.example/path' },
    { STANCE_ATLAS_ORIGINS: 'https://friend.example, ftp://friend.example' },
    { STANCE_ATLAS_ORIGINS: 'null' },
  ])('%j is refused, naming the variable and not its value', (env) => {
    const [[name, value]] = Object.entries(env) as [[string, string]];
    expect(() => readConfig(env)).toThrow(WrongUsage);
    expect(() => readConfig(env)).toThrow(name);
    expect(() => readConfig(env)).not.toThrow(value);
  });

  test('what is set to nothing is not set', () => {
    const nothing = { PORT: '', HOST: '', LOG_LEVEL: '', STANCE_ATLAS_TOKEN: '', STANCE_ATLAS_HOSTS: ' , ' };
    Object.assign(nothing, { STANCE_ATLAS_ORIGINS: ' ', STANCE_ATLAS_RATE: '', STANCE_ATLAS_AUDIT: ' ' });
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

  test('counts requests, generously for questions, and trusts no proxy, unless told otherwise', () => {
    expect(readConfig({})).toMatchObject({
      limits: { questions: 600_000, cypher: 600, writes: 120 },
      proxies: 0,
      origins: [],
      auditFile: null,
      keptBytes: 64 * 1024 * 1024,
    });
    expect(
      readConfig({
        STANCE_ATLAS_RATE: '0',
        STANCE_ATLAS_RATE_CYPHER: '10',
        STANCE_ATLAS_RATE_WRITES: '20',
        STANCE_ATLAS_PROXIES: '2',
        STANCE_ATLAS_ORIGINS: 'https://a.example, http://b.example:8080',
        STANCE_ATLAS_AUDIT: '/var/log/atlas.jsonl',
      }),
    ).toMatchObject({
      limits: { questions: 0, cypher: 10, writes: 20 },
      proxies: 2,
      origins: ['https://a.example', 'http://b.example:8080'],
      auditFile: '/var/log/atlas.jsonl',
    });
  });
});
