import type { ActorRef } from '#model/actor';
import { actorIdOf } from '#model/actor';
import type { AttributionLink } from '#model/claim';
import type { Language, Sidecar, Turn } from '#model/document';
import type { Extractor } from './extractor.ts';
import { type MentionContext, registerOutlet, registerPerson } from './mentions/index.ts';
import { nominativeOf } from './mentions/nominative.ts';
import { casesOf, type Sentence, type Token } from './text/token.ts';
import type { Stretch } from './text/turns.ts';

/** Who speaks in a document. */
export interface Cast {
  readonly outlet: ActorRef;
  readonly experts: readonly ActorRef[];
  /** People by the noun that introduced them («политолог»), as a lemma. */
  readonly byCalling: ReadonlyMap<string, ActorRef>;
  speakerOf(turn: Turn, label: string | null): ActorRef | null;
}

interface Introduction {
  readonly meta: Sidecar & { id: string };
  readonly stretches: readonly Stretch[];
  readonly sentences: readonly Sentence[];
  readonly context: MentionContext;
  readonly extractor: Extractor;
}

/**
 * Makes out outlet and experts: the sidecar has the first word, then labels in front of paragraphs, then the narration
 * («политолог X», "X, who teaches …").
 */
export function introduce({ meta, stretches, sentences, context, extractor }: Introduction): Cast {
  const outlet = registerOutlet(context, meta.outlet ?? null, meta.id);
  const experts = new Map<string, ActorRef>();
  const add = (person: ActorRef) => {
    if (!experts.has(person.id)) experts.set(person.id, person);
    return person;
  };
  const labelled = new Map<string, ActorRef>();
  const told = new Map<string, Told>();
  for (const person of toldBy(meta)) {
    const expert = add(registerPerson(context, { en: person.name, ru: person.ru ?? null, kk: person.kk ?? null }));
    told.set(expert.id, person);
    if (person.label) labelled.set(person.label, expert);
  }
  for (const { role, label } of stretches) {
    if (role !== 'answer' || !label || labelled.has(label)) continue;
    const known = [...experts.values()].find(
      (person) => person.id === actorIdOf(label) || isSamePerson(label, person, told),
    );
    labelled.set(label, known ?? add(registerPerson(context, namesFor(label))));
  }
  const byCalling = new Map<string, ActorRef>();
  for (const { calling, name } of introducedIn(sentences, stretches, extractor)) {
    const known = [...experts.values()].find((person) => isSamePerson(name, person, told));
    byCalling.set(calling, known ?? add(registerPerson(context, namesFor(name))));
  }
  const [first] = experts.values();
  return {
    outlet,
    experts: [...experts.values()],
    byCalling,
    speakerOf: ({ role }, label) =>
      role === 'answer' ? ((label === null ? null : labelled.get(label)) ?? first ?? null) : null,
  };
}

type Told = NonNullable<Sidecar['speakers']>[number];

/** Everybody of whom the sidecar says that they are interviewed. */
const toldBy = ({ expert, speakers = [] }: Sidecar): Told[] => [...(expert ? [expert] : []), ...speakers];

const isSamePerson = (name: string, person: ActorRef, told: ReadonlyMap<string, Told>): boolean =>
  [person.name, told.get(person.id)?.ru, told.get(person.id)?.kk].some(
    (known) => known !== undefined && sharesSurname(name, known),
  );

const isCyrillic = (name: string): boolean => /\p{Script=Cyrillic}/u.test(name);
const namesFor = (name: string) =>
  isCyrillic(name) ? { en: null, ru: name, kk: null } : { en: name, ru: null, kk: null };
const surname = (name: string): string => name.trim().split(/\s+/u).at(-1)?.toLowerCase() ?? '';
const sharesSurname = (a: string, b: string): boolean => surname(a) !== '' && surname(a) === surname(b);

/** Callings with the names behind them, in what is no question, each name in the nominative. */
function introducedIn(
  sentences: readonly Sentence[],
  stretches: readonly Stretch[],
  { readers }: Extractor,
): { calling: string; name: string }[] {
  const found = new Map<string, { calling: string; name: string }>();
  for (const { turn, tokens, language } of sentences) {
    if (stretches[turn]?.role !== 'narration') continue;
    const { experts } = readers[language].attributions;
    for (const token of tokens) {
      const calling =
        token.analyses.find(({ lemma }) => experts.has(lemma))?.lemma ?? (experts.has(token.norm) ? token.norm : null);
      const name = calling === null ? null : nameBehind(tokens, token, language);
      if (calling !== null && name !== null && !found.has(name)) found.set(name, { calling, name });
    }
  }
  return [...found.values()];
}

/** Two to four words with capitals behind a calling, put out of its case into the nominative. */
function nameBehind(tokens: readonly Token[], calling: Token, language: Language): string | null {
  const words: Token[] = [];
  for (const token of tokens.slice(calling.index + 1, calling.index + 5)) {
    const isParticle = words.length > 0 && /^(аль|ан|ас|эд|ибн|бин|фон|де|да|ван|von|van|de|al|bin)$/u.test(token.norm);
    if (!token.isWord || (token.capital === 'none' && !isParticle && !/^\p{Ll}{1,4}-\p{Lu}/u.test(token.text))) break;
    words.push(token);
  }
  while (words.length && words.at(-1)?.capital === 'none' && !/-\p{Lu}/u.test(words.at(-1)?.text ?? '')) words.pop();
  if (words.length < 2) return null;
  return language === 'ru' ? nominativeOf(words, casesOf(calling)).name : words.map(({ text }) => text).join(' ');
}

/** The chain of speakers at an offset of a turn, outermost first: the outlet, whoever it lets speak, whoever is quoted. */
export function chainOf({ outlet }: Cast, { speaker }: Turn, quoted: AttributionLink | null): AttributionLink[] {
  const chain: AttributionLink[] = [{ actor: outlet, certainty: 'CT', cue: null }];
  if (speaker) chain.push({ actor: speaker, certainty: 'CT', cue: null });
  if (quoted && quoted.actor.id !== speaker?.id) chain.push(quoted);
  return chain;
}
