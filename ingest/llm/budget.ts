import { MAX_ANSWER_TOKENS, type Reply } from './endpoint.ts';
import type { Message } from './prompt.ts';
import type { ModelSettings } from './settings.ts';

/** What a run has cost so far, in the currency of the prices. */
export interface Spending {
  cost: number;
}

/** Keeps the caps: of tokens for one document, of money for the whole run. */
export class Budget {
  /** Tokens of this document so far, sent and received. */
  tokens = 0;
  /** Which cap forbade a call, if one did. */
  reached: 'STANCE_ATLAS_LLM_MAX_TOKENS' | 'STANCE_ATLAS_LLM_MAX_COST' | null = null;
  readonly #settings: ModelSettings;
  readonly #run: Spending;

  constructor(settings: ModelSettings, run: Spending) {
    this.#settings = settings;
    this.#run = run;
  }

  /** Whether a request may go out, if the answer were as long as it can be. */
  allows(messages: readonly Message[]): boolean {
    const sent = tokensOf(messages);
    const { maxTokens, maxCost } = this.#settings;
    if (this.tokens + sent + MAX_ANSWER_TOKENS > maxTokens) this.reached = 'STANCE_ATLAS_LLM_MAX_TOKENS';
    else if (maxCost !== null && this.#run.cost + this.#costOf(sent, MAX_ANSWER_TOKENS) > maxCost)
      this.reached = 'STANCE_ATLAS_LLM_MAX_COST';
    else return true;
    return false;
  }

  /** Counts a request that was answered. A server that counts nothing is not believed. */
  note(messages: readonly Message[], { content, usage }: Reply): void {
    const sent = usage?.in || tokensOf(messages);
    const received = usage?.out || tokensIn(content);
    this.tokens += sent + received;
    this.#run.cost += this.#costOf(sent, received);
  }

  /** Counts a request that got no answer: it may have been charged all the same. */
  noteLost(messages: readonly Message[]): void {
    this.#run.cost += this.#costOf(tokensOf(messages), MAX_ANSWER_TOKENS);
  }

  #costOf(sent: number, received: number): number {
    const { prices } = this.#settings;
    return prices ? (sent * prices.in + received * prices.out) / 1_000_000 : 0;
  }
}

/** More than any tokeniser makes of running text: three bytes of UTF-8 a token. */
const tokensIn = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3);

/** Tokens of a request, rather too many than too few; a few more for what frames a message. */
const tokensOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => sum + tokensIn(content) + 8, 0);
