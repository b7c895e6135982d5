import type { Extraction } from '#model/document';
import type { Unidentified } from '../claims.ts';
import { type Extractor, loadExtractor } from '../extractor.ts';
import { actorsOf } from '../mentions/index.ts';
import type { Source } from '../read.ts';
import { actorFinder } from './actors.ts';
import { readAnswer } from './answer.ts';
import { Budget, type Spending } from './budget.ts';
import { type Answers, answersIn, type KeptAnswer, keyOf, recordedIn } from './cache.ts';
import { claimFrom, DROPS, type Drop } from './claims.ts';
import { complete, type Dialect, newDialect } from './endpoint.ts';
import { mergeClaims } from './merge.ts';
import { openDocument } from './passages.ts';
import { CUT_OFF, type Message, messagesAgain, messagesFor, PROMPT_VERSION } from './prompt.ts';
import type { ModelSettings } from './settings.ts';

/** A language model for one run: what it may cost, what it understands and what it answered before. */
export interface LanguageModel {
  readonly settings: ModelSettings;
  readonly answers: Answers;
  readonly run: Spending;
  readonly dialect: Dialect;
  /** Waits before a busy server is asked again. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** @param folder where answers are kept, so that nothing is asked twice */
export const languageModel = (settings: ModelSettings, folder: string): LanguageModel => ({
  settings,
  answers: settings.replay ? recordedIn(settings.replay) : answersIn(folder),
  run: { cost: 0 },
  dialect: newDialect(),
});

/** What a model did for one document. */
export interface ModelReport {
  readonly model: string;
  readonly passages: number;
  /** Passages that were answered before. */
  readonly cached: number;
  /** Passages without a usable answer, however often it was asked for. */
  readonly unusable: number;
  /** Passages that were not asked about, since a cap was reached: which one. */
  readonly unasked: number;
  readonly cap: string | null;
  readonly agreed: number;
  readonly added: number;
  readonly dropped: Readonly<Record<Drop, number>>;
  /** Tokens sent and received. */
  readonly tokens: number;
}

export interface Enriched {
  readonly extraction: Extraction;
  readonly report: ModelReport;
}

/** How often an answer that is not as asked is asked for again. */
const RETRIES = 2;

/**
 * Adds to what the rules found what a language model finds, as far as it can be verified: codes of the closed lists, words
 * that stand in their sentence, actors that the document names. Throws `Unprepared` where the endpoint cannot be used.
 */
export async function enrich(source: Source, extraction: Extraction, model: LanguageModel): Promise<Enriched> {
  const extractor = await loadExtractor();
  return enrichWith(extractor, source, extraction, model);
}

export async function enrichWith(
  extractor: Extractor,
  source: Source,
  extraction: Extraction,
  model: LanguageModel,
): Promise<Enriched> {
  const { settings, answers, run } = model;
  const open = openDocument(extractor, source, extraction);
  const finder = actorFinder(open);
  const budget = new Budget(settings, run);
  const dropped = Object.fromEntries(Object.keys(DROPS).map((drop) => [drop, 0])) as Record<Drop, number>;
  const count = { cached: 0, unusable: 0, unasked: 0 };
  const found: Unidentified[] = [];
  for (const passage of open.passages) {
    const messages = messagesFor(passage);
    const key = keyOf(settings.model, extractor.id, messages);
    let answer = await answers.get(key);
    if (answer) count.cached++;
    else {
      const asked = await ask(model, budget, messages);
      if (typeof asked === 'string') {
        count[asked]++;
        continue;
      }
      answer = asked;
      await answers.put(key, answer);
    }
    dropped.malformed += answer.malformed;
    for (const said of answer.claims) {
      const claim = claimFrom(said, { open, extractor, finder, passage });
      if (typeof claim === 'string') dropped[claim]++;
      else found.push(claim);
    }
  }
  const { claims, agreed, added } = mergeClaims(extraction.document.text, extraction.claims, found);
  const report: ModelReport = {
    model: settings.model,
    passages: open.passages.length,
    ...count,
    cap: budget.reached,
    agreed,
    added,
    dropped,
    tokens: budget.tokens,
  };
  const known = new Set(extraction.actors.map(({ id }) => id));
  const ids = claims.flatMap(({ holder, target, attribution }) => [
    ...(holder ? [holder.id] : []),
    ...(target ? [target.id] : []),
    ...attribution.map(({ actor }) => actor.id),
  ]);
  const missing = actorsOf(open.context, [...new Set(ids)].filter((id) => !known.has(id)).sort());
  return {
    extraction: {
      ...extraction,
      actors: [...extraction.actors, ...missing.filter(({ id }) => !known.has(id))],
      claims,
      // Which model said it, and to which words: the claims' `methods` say of each whether it did.
      extractor: `${extraction.extractor}+llm-${settings.model}-${PROMPT_VERSION}`,
    },
    report,
  };
}

/** Asks until the answer is as asked, at most three times; of the last one what is usable is taken. */
async function ask(
  { settings, dialect, wait }: LanguageModel,
  budget: Budget,
  asked: readonly Message[],
): Promise<KeptAnswer | 'unusable' | 'unasked'> {
  let messages = asked;
  let best: KeptAnswer | null = null;
  for (let tries = 0; tries <= RETRIES; tries++) {
    const reply = await complete({
      settings,
      dialect,
      messages,
      mayAsk: () => budget.allows(messages),
      ...(wait ? { wait } : {}),
    }).catch((error: unknown) => {
      budget.noteLost(messages);
      throw error;
    });
    if (!reply) return best ?? (tries === 0 ? 'unasked' : 'unusable');
    budget.note(messages, reply);
    const { claims, malformed, flaw, isList } = readAnswer(reply.content);
    const kept = { model: settings.model, prompt: PROMPT_VERSION, claims: [...claims], malformed };
    if (flaw === null && isList) return kept;
    if (isList && (!best || best.claims.length < claims.length)) best = kept;
    messages = messagesAgain(asked, reply.content, reply.isCut ? CUT_OFF : (flaw ?? ''));
  }
  return best ?? 'unusable';
}

/** What a model did, in words for people: first what it found, then what a person should know. */
export function modelNotesOf(report: ModelReport): string[] {
  const { model, passages, cached, unusable, unasked, cap, agreed, added, dropped, tokens } = report;
  const drops = (Object.keys(DROPS) as Drop[])
    .filter((drop) => dropped[drop])
    .map((drop) => `${dropped[drop]} ${DROPS[drop]}`);
  return [
    `${model} read ${passages - unusable - unasked} of ${passages} passages (${cached} known already, ${tokens} tokens): ${added} claims of its own, ${agreed} of the rules' confirmed.`,
    ...(drops.length ? [`of what ${model} said was dropped: ${drops.join(', ')}.`] : []),
    ...(unusable ? [`${model} gave no usable answer to ${unusable} passages; the rules alone read them.`] : []),
    ...(unasked ? [`${cap} is reached, so the rules alone read ${unasked} passages. Raise it to go on.`] : []),
  ];
}
