import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ingestCommand } from '../../../ingest/commands/ingest.ts';
import { reviewCommand } from '../../../ingest/commands/review.ts';
import { claim, claims, endpoint, fails } from './endpoint.ts';

const KEY = 'sk-very-secret-0123456789';
const TEXT = 'Канада внимательно следит за действиями Норвегии. Исландии, похоже, Швеция не указ.\n';
const AUTONOMY = claim({
  quote: 'Исландии, похоже, Швеция не указ',
  holder: 'ISL',
  stance: 'ASSERTS_AUTONOMY',
  target: 'SWE',
});

let folder: string;
let file: string;
let said: { out: string; err: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-llm-command-'));
  file = join(folder, 'talk.txt');
  writeFileSync(file, TEXT);
  said = { out: '', err: '' };
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    said.err += `${words.join(' ')}\n`;
  });
  vi.spyOn(console, 'log').mockImplementation((...words) => {
    said.out += `${words.join(' ')}\n`;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => {
    said.out += String(words);
    return true;
  });
  vi.stubEnv('STANCE_ATLAS_HOME', join(folder, 'home'));
  vi.stubEnv('STANCE_ATLAS_LLM_MODEL', 'reader-1');
  vi.stubEnv('STANCE_ATLAS_LLM_KEY', KEY);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const methods = () =>
  said.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { methods: string[] }).methods.join());
const print = (more: { llm?: boolean } = {}) =>
  ingestCommand([file], { dryRun: true, format: 'jsonl', review: false, ...more });

describe('ingest', () => {
  test('asks nobody without --llm, whatever is set', async () => {
    const server = await endpoint(claims(AUTONOMY));
    vi.stubEnv('STANCE_ATLAS_LLM_URL', server.url);
    await print();
    expect(server.sent).toEqual([]);
    expect(methods()).not.toContain('llm');
    expect(said.err).not.toContain('language model');
  });

  test('says with --llm first where the text goes, then what came of it, and never the key', async () => {
    const server = await endpoint(claims(AUTONOMY));
    vi.stubEnv('STANCE_ATLAS_LLM_URL', server.url);
    await print({ llm: true });
    expect(server.sent).toHaveLength(1);
    expect(server.sent[0]?.authorization).toBe(`Bearer ${KEY}`);
    expect(methods()).toContain('llm');
    expect(said.err.split('\n')[0]).toBe(`language model: the text goes to ${server.host} on this machine (reader-1).`);
    expect(said.err).toMatch(/note: reader-1 read 1 of 1 passages .*1 claims of its own/);
    const home = join(folder, 'home/cache/llm');
    const kept = readdirSync(home).map((name) => readFileSync(join(home, name), 'utf8'));
    expect(kept).toHaveLength(1);
    for (const words of [said.err, said.out, ...kept]) expect(words).not.toContain(KEY);
  });

  test('fails the file, not the program, when the endpoint refuses; the key is in no message', async () => {
    const server = await endpoint(fails(401, { error: { message: `Incorrect API key provided: ${KEY}`, code: KEY } }));
    vi.stubEnv('STANCE_ATLAS_LLM_URL', server.url);
    await expect(print({ llm: true })).rejects.toThrow('1 of 1 failed');
    expect(said.out).toBe('');
    expect(said.err).toContain('refuses the request (401)');
    expect(said.err).not.toContain(KEY);
  });

  test('without an address names what has to be set', async () => {
    vi.stubEnv('STANCE_ATLAS_LLM_URL', '');
    await expect(print({ llm: true })).rejects.toThrow(/STANCE_ATLAS_LLM_URL.*STANCE_ATLAS_LLM_MODEL/);
  });

  test('replays recorded answers with nobody there', async () => {
    const server = await endpoint(claims(AUTONOMY));
    vi.stubEnv('STANCE_ATLAS_LLM_URL', server.url);
    await print({ llm: true });
    const { out } = said;
    said.out = '';
    vi.stubEnv('STANCE_ATLAS_LLM_URL', '');
    vi.stubEnv('STANCE_ATLAS_LLM_REPLAY', join(folder, 'home/cache/llm'));
    await print({ llm: true });
    expect(said.out).toBe(out);
    expect(server.sent).toHaveLength(1);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    vi.stubEnv('STANCE_ATLAS_LLM_REPLAY', empty);
    await expect(print({ llm: true })).rejects.toThrow('1 of 1 failed');
    expect(said.err).toContain('has no answer to a passage');
  });
});

test('review --llm walks through what the model found, without asking it again', async () => {
  const server = await endpoint(claims(AUTONOMY));
  vi.stubEnv('STANCE_ATLAS_LLM_URL', server.url);
  await print({ llm: true });
  said.out = '';
  await reviewCommand([file], { list: true, llm: true });
  const withModel = said.out;
  said.out = '';
  await reviewCommand([file], { list: true });
  expect(withModel).not.toBe(said.out);
  expect(withModel).toContain('Швеция не указ');
  expect(server.sent).toHaveLength(1);
});
