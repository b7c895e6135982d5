import { z } from 'zod';
import { Certainty } from '#model/certainty';
import { MODALITIES, REALIS } from '#model/claim';
import { Sign, StanceCode } from '#model/stance';

/**
 * Where an actor stands, seen from the trigger. A closed set:
 *
 * - `subj`: subject of the trigger's verb, or of the verb that governs it. Where the subject is a common noun, the actor
 *   in its genitive or adjective counts («реакция Китая», "Rwanda's army"). Infinitives, gerunds, participles and clauses
 *   that go on without a subject take over the one that controls them; a passive's agent counts as its subject.
 * - `obj`: direct object: an accusative (a genitive under negation); in English a noun phrase right behind the verb. The
 *   subject of a passive counts as its object.
 * - `gen`: genitive right behind a noun («интерес США»); in English "of X" or "X's" around it.
 * - `adj`: an adjective of the actor in front of a noun («американский интерес», "Chinese pressure").
 * - `prefix`: the actor inside the trigger's own word («прозападный», "anti-Russian").
 * - `dat`, `ins`: bare dative or instrumental, of verb or noun.
 * - `PREPOSITION` or `PREPOSITION+case`: «к+dat», «с+ins», «в+loc», «в+acc», «для+gen», «со стороны+gen», "with", "against".
 *   The mention has exactly this preposition (several words allowed) and may stand in the case. Behind a noun trigger it
 *   must follow; around a verb it may stand on either side of it in the clause.
 * - `each`: all members of a group that stands as subject, in the genitive, or behind «между» / "between": one is
 *   holder, another target. For symmetric stances («Казахстан и Узбекистан сотрудничают»).
 * - `predicated`: whom a noun is said of: «Турция – союзник США», «X остается партнером Y», «Турция, союзник США по НАТО, …».
 * - `complement`: the first actor of the clause that hangs on the verb («понимать, что X …», "knows that X …").
 * - `experiencer`: «для X», «у X», «X (dat)», "for X" anywhere in the clause.
 * - `event`: who did the act that the text speaks of («этот шаг», «приглашение», "the move").
 * - `topic`: whoever the passage is about: the subject of the sentence before, «Для X …», the actor of the question. The
 *   least sure of all; always last.
 */
export const Role = z
  .string()
  .regex(
    /^(subj|obj|gen|adj|prefix|dat|ins|each|predicated|complement|experiencer|event|topic|[\p{Ll} -]+(\+(gen|dat|acc|ins|loc))?)$/u,
  );
export type Role = z.infer<typeof Role>;

/** What a frame must find in a text: `HOLDER>STANCE>TARGET` with ids or `-`, and `!` in front where it is denied. */
const Expected = z.string().regex(/^!?[^>]+>[A-Z_]+>[^>]+$/);

/**
 * One way in which a language says a stance. Words of triggers are dictionary forms (normalised: ё as е), alternatives
 * with a slash: `оказывать/оказать поддержка`. `@pro` and `@anti` stand for any word with an actor and a leaning in it
 * («прозападный», "anti-Russian"). Between the words of a trigger up to three others may stand. The word that
 * governs the roles is the first of its part of speech `kind`.
 */
export const Frame = z.strictObject({
  /** Unique in its language, kebab-case. */
  name: z.string().regex(/^[a-z0-9-]+$/),
  stance: StanceCode.nullable(),
  kind: z.enum(['verb', 'noun', 'adjective', 'adverb']),
  triggers: z.array(z.string().min(1)).min(1),
  /** Tried in order; the first that finds somebody is the holder. */
  holder: z.array(Role),
  target: z.array(Role).default([]),
  /** What must be found, else there is no claim. Without a target the claim has a topic. */
  needs: z.array(z.enum(['holder', 'target'])).default(['holder']),
  /** One of these lemmas must stand in the same clause (`with`), or none of them may (`without`). */
  with: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  /**
   * For verbs of seeing: where the view stands («рассматривать X как Y»: `как`; «видеть в X Y»: `acc`; «считать X Y»:
   * `ins`; «делать ставку на Y»: `на`; "regard X as Y": `as`; "bet on Y": `on`). Its head noun decides the stance by the pack's `appraisals`; the frame's own stance is
   * for views that are in no list.
   */
  view: z.enum(['как', 'acc', 'ins', 'на', 'as', 'obj', 'on']).optional(),
  /** Of the holder towards the target where it is not the stance's own. */
  sign: Sign.optional(),
  qualifiers: z.array(z.string()).optional(),
  /** The words deny the stance («перестать быть объектом»). */
  negated: z.boolean().optional(),
  /** Where the words themselves say that it is not sure («риск того, что …»). */
  certainty: Certainty.optional(),
  realis: z.enum(REALIS).optional(),
  modality: z.enum(MODALITIES).optional(),
  kindOfClaim: z.enum(['stance', 'risk']).default('stance'),
  /** The machine's trust in this frame, 0..1. */
  confidence: z.number().min(0).max(1).default(0.7),
  /** Sentences of our own that must give exactly these claims through this frame. */
  examples: z.array(z.strictObject({ text: z.string().min(1), gives: z.array(Expected).min(1) })).min(1),
  /** Sentences that have a trigger, or look as if, and through which this frame must give nothing. */
  counterexamples: z.array(z.string().min(1)).min(1),
});
export type Frame = z.infer<typeof Frame>;
export const FrameFile = z.array(Frame);

/** Head nouns of a view and what they make of it: `stance` of the viewer towards the viewed. */
export const Appraisals = z.strictObject({
  /** Lemma → stance that the viewer has («угроза» → WARY_OF, «партнер» → RECOGNIZES). */
  viewer: z.record(z.string(), StanceCode),
  /** Lemma → stance that the viewed thereby has, without a target («посредник» → MEDIATES). */
  viewed: z.record(z.string(), StanceCode),
});
export type Appraisals = z.infer<typeof Appraisals>;

/**
 * Words that say how sure, denied or real something is. Phrases of dictionary forms or exact words, as in triggers.
 * `clause`: holds for the whole clause and what it governs («вероятно»). `governed`: for what follows it and depends on it
 * («может», «открывать возможность для», "may"). `complement`: for the clause introduced by it («не исключать, что»).
 */
export const Hedges = z.strictObject({
  certainty: z.array(
    z.strictObject({
      words: z.array(z.string().min(1)).min(1),
      certainty: z.enum(['U', 'PS', 'PR']),
      scope: z.enum(['clause', 'governed', 'complement']),
      /** «вряд ли»: doubted and denied. */
      negates: z.boolean().optional(),
      modality: z.enum(MODALITIES).optional(),
    }),
  ),
  modality: z.array(z.strictObject({ words: z.array(z.string().min(1)).min(1), modality: z.enum(MODALITIES) })),
  /** Words before the thing they deny. */
  negation: z.array(z.string()),
  /** Phrases that contain a negation word and deny nothing («не только», «не просто», "not only"). */
  noNegation: z.array(z.string()),
  /** Phrases after which a thing is neither said nor denied («не просто X, а Y»: only Y). */
  passedOver: z.array(z.string()).default([]),
  /** Phrases that deny what follows («перестать быть», «отсутствие», "cease to"). */
  denials: z.array(z.string()),
  conditional: z.array(z.string()),
  hypothetical: z.array(z.string()),
  future: z.array(z.string()),
  habitual: z.array(z.string()),
});
export type Hedges = z.infer<typeof Hedges>;

/** Who says so: words that add a speaker to the chain. */
export const Attributions = z.strictObject({
  /** Verbs of saying and thinking: subject speaks, their complement or quotation is said. */
  saying: z.array(z.string()),
  /** Verbs and nouns of perceiving whose complement is certain for the perceiver («понимать, что»). */
  perceiving: z.array(z.string()),
  /** «по мнению X», «по словам X», "according to X". */
  according: z.array(z.string()),
  /** Nouns for people who are quoted: «политолог», «эксперт», "analyst". */
  experts: z.array(z.string()),
});
export type Attributions = z.infer<typeof Attributions>;

/** Words that stand for something said before. */
export const Anaphora = z.strictObject({
  /** Nouns for the region last spoken of («регион», «континент»). */
  region: z.array(z.string()),
  /** Nouns for the state last spoken of («страна», «республика», «королевство»). */
  state: z.array(z.string()),
  /** Nouns for the organisation last spoken of («объединение», «альянс», «организация»). */
  organisation: z.array(z.string()),
  /** Nouns for the act last spoken of («шаг», «решение», «приглашение», «жест»); with a demonstrative before them. */
  event: z.array(z.string()),
  demonstratives: z.array(z.string()),
  /** Personal pronouns of the third person. */
  pronouns: z.array(z.string()),
  /** Words that make a clause relative («который»). */
  relative: z.array(z.string()),
});
export type Anaphora = z.infer<typeof Anaphora>;

/** English noun phrases for topic words, longest match first; words of a phrase are dictionary forms. */
export const Topics = z.record(z.string(), z.string());
export type Topics = z.infer<typeof Topics>;
