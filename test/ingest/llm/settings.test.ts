import { describe, expect, test } from 'vitest';
import { WrongUsage } from '#model/errors';
import { modelSettings, whereTo } from '../../../ingest/llm/settings.ts';

const KEY = 'sk-very-secret-0123456789';
const env = (more: Record<string, string> = {}) => ({
  STANCE_ATLAS_LLM_URL: 'https://models.example.org/v1',
  STANCE_ATLAS_LLM_MODEL: 'reader-1',
  STANCE_ATLAS_LLM_KEY: KEY,
  ...more,
});

describe('the settings of the language model', () => {
  test.each([
    ['https://models.example.org/v1', 'https://models.example.org/v1/chat/completions'],
    ['https://models.example.org/v1/', 'https://models.example.org/v1/chat/completions'],
    ['https://models.example.org', 'https://models.example.org/chat/completions'],
    ['http://127.0.0.1:11434/v1/chat/completions', 'http://127.0.0.1:11434/v1/chat/completions'],
    ['https://x.example.org/reader?api-version=1', 'https://x.example.org/reader/chat/completions?api-version=1'],
  ])('make of %s the address %s', (written, address) => {
    expect(modelSettings(env({ STANCE_ATLAS_LLM_URL: written })).url.href).toBe(address);
  });

  test.each([
    ['URL', { STANCE_ATLAS_LLM_URL: '' }],
    ['MODEL', { STANCE_ATLAS_LLM_MODEL: '' }],
    ['MODEL', { STANCE_ATLAS_LLM_MODEL: 'two words' }],
    ['URL', { STANCE_ATLAS_LLM_URL: 'models.example.org' }],
    ['URL', { STANCE_ATLAS_LLM_URL: 'file:///etc/passwd' }],
    ['URL', { STANCE_ATLAS_LLM_URL: `https://me:${KEY}@models.example.org/v1` }],
    ['KEY', { STANCE_ATLAS_LLM_KEY: `${KEY}\n` }],
    ['KEY', { STANCE_ATLAS_LLM_KEY: `${KEY} ключ` }],
    ['TIMEOUT', { STANCE_ATLAS_LLM_TIMEOUT: '0' }],
    ['TIMEOUT', { STANCE_ATLAS_LLM_TIMEOUT: 'soon' }],
    ['MAX_TOKENS', { STANCE_ATLAS_LLM_MAX_TOKENS: '1e9' }],
    ['MAX_COST', { STANCE_ATLAS_LLM_MAX_COST: '-1', STANCE_ATLAS_LLM_PRICE_IN: '1', STANCE_ATLAS_LLM_PRICE_OUT: '1' }],
    ['PRICE_OUT', { STANCE_ATLAS_LLM_MAX_COST: '1', STANCE_ATLAS_LLM_PRICE_IN: '1' }],
  ])('refuse a wrong %s by name, without the key', (name, wrong) => {
    const read = () => modelSettings(env(wrong));
    expect(read).toThrow(WrongUsage);
    expect(read).toThrow(`STANCE_ATLAS_LLM_${name}`);
    expect(read).not.toThrow(KEY);
  });

  test('say plainly whether the text leaves the machine, how, and where to', () => {
    const say = (more: Record<string, string>) => whereTo(modelSettings(env(more)));
    expect(say({})).toContain('LEAVES THIS MACHINE: it is sent to models.example.org (reader-1)');
    expect(say({ STANCE_ATLAS_LLM_URL: 'http://models.example.org/v1' })).toContain('LEAVES THIS MACHINE, unencrypted');
    for (const own of ['http://127.0.0.1:11434/v1', 'http://localhost:11434', 'http://[::1]:11434/v1'])
      expect(say({ STANCE_ATLAS_LLM_URL: own })).toContain('on this machine');
    for (const foreign of ['https://localhost.example.org', 'https://127.0.0.1.example.org'])
      expect(say({ STANCE_ATLAS_LLM_URL: foreign })).toContain('LEAVES');
    expect(say({ STANCE_ATLAS_LLM_REPLAY: '/tmp/answers' })).toContain('nothing leaves');
  });

  test('need no address for a replay, but the name of the model', () => {
    const replay = { STANCE_ATLAS_LLM_REPLAY: '/tmp/answers', STANCE_ATLAS_LLM_MODEL: 'reader-1' };
    expect(modelSettings(replay).replay).toBe('/tmp/answers');
    expect(() => modelSettings({ STANCE_ATLAS_LLM_REPLAY: '/tmp/answers' })).toThrow('STANCE_ATLAS_LLM_MODEL');
  });
});
