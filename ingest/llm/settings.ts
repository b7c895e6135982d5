import { isIP } from 'node:net';
import { WrongUsage } from '#model/errors';

/** Where a language model is asked, and how much it may take. */
export interface ModelSettings {
  /** The address that takes chat completions. */
  readonly url: URL;
  readonly model: string;
  readonly key: string | null;
  /** Milliseconds that one answer may take, the last byte included. */
  readonly milliseconds: number;
  /** Tokens that one document may cost, sent and received. */
  readonly maxTokens: number;
  /** What one run may cost, in the currency of the prices; null without a cap. */
  readonly maxCost: number | null;
  /** Of a million tokens, sent and received; null where nobody said. */
  readonly prices: { readonly in: number; readonly out: number } | null;
  /** A folder of recorded answers: then nobody is called. */
  readonly replay: string | null;
}

const DEFAULT_SECONDS = 120;
const DEFAULT_TOKENS = 200_000;

/** In a replay nobody is called, so nobody has to be named. */
const NOWHERE = 'http://127.0.0.1:9/v1';

/** Reads the settings of the language model. Throws `WrongUsage` that names the variable, never the key. */
export function modelSettings(env: NodeJS.ProcessEnv): ModelSettings {
  const replay = env.STANCE_ATLAS_LLM_REPLAY || null;
  const address = env.STANCE_ATLAS_LLM_URL || (replay ? NOWHERE : undefined);
  const model = env.STANCE_ATLAS_LLM_MODEL;
  if (!address || !model)
    throw new WrongUsage(
      '--llm needs STANCE_ATLAS_LLM_URL, the address of an OpenAI-compatible endpoint (https://example.org/v1), and STANCE_ATLAS_LLM_MODEL, the name of a model there.',
    );
  if (!/^[\x21-\x7e]{1,200}$/.test(model))
    throw new WrongUsage('STANCE_ATLAS_LLM_MODEL: is no name of a model: up to 200 characters of ASCII, no spaces.');
  const maxCost = amount('STANCE_ATLAS_LLM_MAX_COST', env.STANCE_ATLAS_LLM_MAX_COST);
  const priceIn = amount('STANCE_ATLAS_LLM_PRICE_IN', env.STANCE_ATLAS_LLM_PRICE_IN);
  const priceOut = amount('STANCE_ATLAS_LLM_PRICE_OUT', env.STANCE_ATLAS_LLM_PRICE_OUT);
  const prices = priceIn === null || priceOut === null ? null : { in: priceIn, out: priceOut };
  if (maxCost !== null && !prices)
    throw new WrongUsage(
      'STANCE_ATLAS_LLM_MAX_COST: cannot be kept without prices. Set STANCE_ATLAS_LLM_PRICE_IN and STANCE_ATLAS_LLM_PRICE_OUT, of a million tokens each.',
    );
  return {
    url: endpointOf(address),
    model,
    key: keyOf(env.STANCE_ATLAS_LLM_KEY),
    milliseconds: 1000 * (seconds(env.STANCE_ATLAS_LLM_TIMEOUT) ?? DEFAULT_SECONDS),
    maxTokens: tokens(env.STANCE_ATLAS_LLM_MAX_TOKENS) ?? DEFAULT_TOKENS,
    maxCost,
    prices,
    replay,
  };
}

/** Where the text goes, in words for whoever sends it. */
export function whereTo({ url, model, replay }: ModelSettings): string {
  if (replay) return `language model: answers recorded in ${replay} are replayed; nothing leaves this machine.`;
  if (isLoopback(url.hostname)) return `language model: the text goes to ${url.host} on this machine (${model}).`;
  const openly = url.protocol === 'http:' ? ', unencrypted' : '';
  return `language model: the text LEAVES THIS MACHINE${openly}: it is sent to ${url.host} (${model}).`;
}

const isLoopback = (hostname: string): boolean => {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
};

function endpointOf(written: string): URL {
  const name = 'STANCE_ATLAS_LLM_URL';
  if (!URL.canParse(written)) throw new WrongUsage(`${name}: is no address. It looks like https://example.org/v1`);
  const url = new URL(written);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new WrongUsage(`${name}: only http and https addresses can be asked.`);
  if (url.username || url.password)
    throw new WrongUsage(`${name}: has a name or password in it. A key goes in STANCE_ATLAS_LLM_KEY.`);
  url.hash = '';
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return url;
}

/** Only what fits into a header: `fetch` would put anything else into its message. */
function keyOf(key: string | undefined): string | null {
  if (!key) return null;
  if (!/^[\x21-\x7e]{1,4000}$/.test(key))
    throw new WrongUsage(
      'STANCE_ATLAS_LLM_KEY: has characters that no key has: spaces, line ends or other than ASCII.',
    );
  return key;
}

function amount(name: string, written: string | undefined): number | null {
  if (!written) return null;
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(written)) throw new WrongUsage(`${name}: is no amount, as 2.50 is.`);
  return Number(written);
}

function seconds(written: string | undefined): number | null {
  if (!written) return null;
  const value = Number(written);
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(written) || value <= 0)
    throw new WrongUsage('STANCE_ATLAS_LLM_TIMEOUT: is no number of seconds above 0.');
  return value;
}

function tokens(written: string | undefined): number | null {
  if (!written) return null;
  if (!/^\d{1,9}$/.test(written) || Number(written) === 0)
    throw new WrongUsage('STANCE_ATLAS_LLM_MAX_TOKENS: is no whole number above 0.');
  return Number(written);
}
