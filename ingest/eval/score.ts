import { actorIdOf } from '#model/actor';
import type { Claim } from '#model/claim';
import { isSymmetric, type StanceCode } from '#model/stance';
import type { GoldClaim, NameTable } from './gold.ts';

/** Precision, recall and F1, 0..1, with what they are counted from. */
export interface Measure {
  precision: number;
  recall: number;
  f1: number;
  tp: number;
  fp: number;
  fn: number;
}

/** How far the claims of a program agree with those of a person. */
export interface ScoreReport {
  gold: { core: number; optional: number };
  predicted: number;
  /** Directed pairs of actors, negated claims left out. */
  pairs: Measure;
  /** Directed pairs with their sign, where it is not 0. */
  signedPairs: Measure;
  /** Directed pairs with their stance. */
  edges: Measure;
  /** Claims whose spans overlap by at least half of the shorter, with the same holder. */
  spans: Measure;
  /** The same, with the same stance. */
  claims: Measure;
  /** Shares that are right among the claims that match by span; null where none does. */
  onMatchedSpans: {
    n: number;
    stance: number | null;
    target: number | null;
    sign: number | null;
    certainty: number | null;
    negated: number | null;
  };
}

/** What of a claim is scored. */
export type Predicted = Pick<
  Claim,
  'start' | 'end' | 'holder' | 'target' | 'stance' | 'sign' | 'certainty' | 'negated'
>;

/** Both kinds of claim in one shape, their actors as canonical names. */
interface Scored {
  start: number;
  end: number;
  holder: string | null;
  target: string | null;
  /** The stance itself first, then those that count as right too. */
  stances: (StanceCode | null)[];
  sign: number;
  certainty: string;
  negated: boolean;
  core: boolean;
}

/** Scores claims against gold claims of the same text. */
export function score(gold: readonly GoldClaim[], predicted: readonly Predicted[], names: NameTable): ScoreReport {
  const canonical = canonicalNames(names);
  const wanted: Scored[] = gold.map((claim) => ({
    ...claim,
    holder: canonical(claim.holder),
    target: canonical(claim.target),
    stances: [claim.stance, ...claim.also],
    core: claim.tier === 'core',
  }));
  const end = (actor: Predicted['holder']) =>
    actor && (actor.state ?? (/^[A-Z]{3}$/.test(actor.id) ? actor.id : canonical(actor.name)));
  const found: Scored[] = predicted.map((claim) => ({
    ...claim,
    holder: end(claim.holder),
    target: end(claim.target),
    stances: [claim.stance],
    core: true,
  }));
  const spans = matchClaims(wanted, found, false);
  const share = (isRight: (gold: Scored, predicted: Scored) => boolean) =>
    spans.matched.length
      ? rounded(spans.matched.filter(([g, p]) => isRight(g, p)).length / spans.matched.length)
      : null;
  return {
    gold: { core: wanted.filter(({ core }) => core).length, optional: wanted.filter(({ core }) => !core).length },
    predicted: found.length,
    pairs: matchPairs(wanted, found, () => ''),
    signedPairs: matchPairs(
      wanted.filter(({ sign }) => sign !== 0),
      found.filter(({ sign }) => sign !== 0),
      ({ sign }) => String(sign),
    ),
    edges: matchPairs(wanted, found, (_, stance) => String(stance)),
    spans: spans.measure,
    claims: matchClaims(wanted, found, true).measure,
    onMatchedSpans: {
      n: spans.matched.length,
      stance: share((g, p) => g.stances.includes(p.stances[0] ?? null)),
      target: share((g, p) => g.target === p.target),
      sign: share((g, p) => g.sign === p.sign),
      certainty: share((g, p) => g.certainty === p.certainty),
      negated: share((g, p) => g.negated === p.negated),
    },
  };
}

/** Several texts as one: what is counted is added up, so that a long text weighs more than a short one. */
export function together(reports: readonly ScoreReport[]): ScoreReport {
  const sum = (of: (report: ScoreReport) => number) => reports.reduce((all, report) => all + of(report), 0);
  const added = (field: 'pairs' | 'signedPairs' | 'edges' | 'spans' | 'claims') =>
    measure(
      sum((report) => report[field].tp),
      sum((report) => report[field].fp),
      sum((report) => report[field].fn),
    );
  const n = sum(({ onMatchedSpans }) => onMatchedSpans.n);
  const share = (field: 'stance' | 'target' | 'sign' | 'certainty' | 'negated') =>
    n ? rounded(sum(({ onMatchedSpans }) => (onMatchedSpans[field] ?? 0) * onMatchedSpans.n) / n) : null;
  return {
    gold: { core: sum(({ gold }) => gold.core), optional: sum(({ gold }) => gold.optional) },
    predicted: sum(({ predicted }) => predicted),
    pairs: added('pairs'),
    signedPairs: added('signedPairs'),
    edges: added('edges'),
    spans: added('spans'),
    claims: added('claims'),
    onMatchedSpans: {
      n,
      stance: share('stance'),
      target: share('target'),
      sign: share('sign'),
      certainty: share('certainty'),
      negated: share('negated'),
    },
  };
}

/** One name for each actor, however it is written: states become ISO codes, all others kebab-case. */
function canonicalNames(names: NameTable): (name: string | null) => string | null {
  const codes = new Set(Object.values(names.states));
  return (name) => {
    if (name === null) return null;
    if (codes.has(name)) return name;
    const slug = actorIdOf(name).replace(/^the-/, '');
    return names.states[name] ?? names.persons[name] ?? names.aliases[slug] ?? slug;
  };
}

/** Pairs of two actors, each counted once however many claims stand behind it. */
function matchPairs(
  gold: readonly Scored[],
  predicted: readonly Scored[],
  detail: (claim: Scored, stance: StanceCode | null) => string,
): Measure {
  const isPair = (claim: Scored) => claim.holder !== null && claim.target !== null && !claim.negated;
  const keyOf = (claim: Scored, stance: StanceCode | null, swapped = false) =>
    `${swapped ? claim.target : claim.holder}>${swapped ? claim.holder : claim.target}:${detail(claim, stance)}`;
  const alternatives = (claim: Scored) =>
    claim.stances.flatMap((stance) => [
      keyOf(claim, stance),
      ...(isSymmetric(stance) ? [keyOf(claim, stance, true)] : []),
    ]);
  const own = (claim: Scored) => keyOf(claim, claim.stances[0] ?? null);

  const pairs = gold.filter(isPair);
  const core = new Map<string, Scored[]>();
  for (const claim of pairs) if (claim.core) core.set(own(claim), [...(core.get(own(claim)) ?? []), claim]);
  const accepted = new Set([...core.values()].flat().flatMap(alternatives));
  const neutral = new Set(pairs.filter((claim) => !claim.core).flatMap(alternatives));
  const said = new Set(predicted.filter(isPair).map(own));
  const fp = [...said].filter((key) => !accepted.has(key) && !neutral.has(key)).length;
  const isFound = (claims: readonly Scored[]) =>
    claims.some((claim) => alternatives(claim).some((key) => said.has(key)));
  const tp = [...core.values()].filter(isFound).length;
  return measure(tp, fp, core.size - tp);
}

/** One-to-one, best match first: most overlap, then the right stance, then the right target. */
function matchClaims(gold: readonly Scored[], predicted: readonly Scored[], needsStance: boolean) {
  const candidates = gold.flatMap((wanted, g) =>
    predicted.flatMap((found, p) => {
      const shared = overlap(wanted, found);
      const rightStance = wanted.stances.includes(found.stances[0] ?? null);
      const swapped =
        isSymmetric(wanted.stances[0] ?? null) && found.holder === wanted.target && found.target === wanted.holder;
      if (shared < 0.5 || !(found.holder === wanted.holder || swapped) || (needsStance && !rightStance)) return [];
      return [{ g, p, weight: shared + Number(rightStance) + Number(found.target === wanted.target) }];
    }),
  );
  candidates.sort((a, b) => b.weight - a.weight);
  const goldTaken = new Map<number, number>();
  const predictedTaken = new Set<number>();
  for (const { g, p } of candidates) {
    if (goldTaken.has(g) || predictedTaken.has(p)) continue;
    goldTaken.set(g, p);
    predictedTaken.add(p);
  }
  const matched = [...goldTaken].map(([g, p]) => [gold[g], predicted[p]] as [Scored, Scored]);
  const tp = matched.filter(([wanted]) => wanted.core).length;
  const fn = gold.filter((wanted, g) => wanted.core && !goldTaken.has(g)).length;
  return { measure: measure(tp, predicted.length - predictedTaken.size, fn), matched };
}

/** Share of the shorter span that both cover, 0..1. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}

function measure(tp: number, fp: number, fn: number): Measure {
  const precision = tp + fp ? tp / (tp + fp) : 0;
  const recall = tp + fn ? tp / (tp + fn) : 0;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1), tp, fp, fn };
}

const rounded = (share: number) => Number(share.toFixed(3));
