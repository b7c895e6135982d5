import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Extraction } from '#model/document';
import { foldClaims } from '#model/relationship';
import { applyReviews } from '../../../ingest/review/apply.ts';
import { accept, add, edit, pass, reject, undo } from '../../../ingest/review/decide.ts';
import { type Decision, standing } from '../../../ingest/review/decision.ts';
import { blank } from '../../../ingest/review/forms.ts';
import { contentKey, readingOf } from '../../../ingest/review/keys.ts';
import { actorOf, KAZ, PRESIDENT, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { machineReads, only, type Paragraph, seenIn, who } from './documents.ts';

const press: Paragraph = {
  quote: 'The United States press Russia',
  tail: ', he says.',
  holder: USA,
  stance: 'PRESSURES',
  target: RUS,
};
const work: Paragraph = {
  lead: 'Of late ',
  quote: 'Kazakhstan works with Uzbekistan',
  tail: '.',
  holder: KAZ,
  stance: 'PARTNERS_WITH',
  target: UZB,
};
const silent: Paragraph = { quote: 'Russia and Kazakhstan met again.' };

const machine = machineReads('one', [press, work, silent]);
const { text } = machine.document;
const [pressClaim, workClaim] = machine.claims;
if (!pressClaim || !workClaim) throw new Error('two claims');
const pressSeen = seenIn(machine, pressClaim);
const workSeen = seenIn(machine, workClaim);

const competes = edit(
  who('Aigerim', 'they compete'),
  workSeen,
  {
    reading: { ...readingOf(workClaim), stance: 'COMPETES_WITH', sign: -1 },
    place: { start: workClaim.start + 11, end: workClaim.end },
  },
  [],
);
const met = add(
  who(),
  { text, document: 'one' },
  {
    reading: {
      ...blank(machine, { start: text.length - 5, end: text.length }),
      holder: RUS,
      stance: 'CONSULT',
      target: KAZ,
      sign: 1,
    },
    place: { start: text.indexOf('Russia and'), end: text.length - 1 },
  },
  [],
);

describe('without decisions', () => {
  test('nothing changes', () => {
    const { extraction, open } = applyReviews(machine, []);
    expect(extraction).toEqual({ ...machine, reviews: [] });
    expect(open).toEqual({ changed: [], unreviewed: machine.claims, orphaned: [], passed: [] });
  });
});

describe('a decision', () => {
  test('accepts: the claim is as it was, with who and when', () => {
    const { extraction, open } = applyReviews(machine, [accept(who('Boris', 'yes'), pressSeen)]);
    const claim = extraction.claims.find(({ id }) => id === pressClaim.id);
    expect(claim).toEqual({
      ...pressClaim,
      review: { state: 'accepted', by: 'Boris', at: expect.any(String), note: 'yes' },
    });
    expect(open.unreviewed).toEqual([workClaim]);
    expect(open.changed).toEqual([]);
  });

  test('rejects: the claim stays, and is no line', () => {
    const { extraction } = applyReviews(machine, [reject(who(), pressSeen)]);
    expect(extraction.claims.map(({ review }) => review.state)).toEqual(['rejected', 'unreviewed']);
    expect(foldClaims(extraction.claims).map(({ id }) => id)).toEqual(['KAZ>UZB>1>sym']);
  });

  test('edits: the id is kept, the quote is what stands at its span, scores follow the stance', () => {
    const { extraction } = applyReviews(machine, [competes]);
    const claim = extraction.claims.find(({ id }) => id === workClaim.id);
    expect(claim).toMatchObject({
      stance: 'COMPETES_WITH',
      sign: -1,
      methods: ['rules', 'human'],
      quote: 'works with Uzbekistan',
    });
    expect(claim?.scores.posture).toBe(-3);
    expect(claim?.review).toMatchObject({ state: 'edited', note: 'they compete' });
    expect(claim && text.slice(claim.start, claim.end)).toBe(claim?.quote);
  });

  test('adds: a claim by a person, whose chain is that of the turn', () => {
    const { extraction, open } = applyReviews(machine, [met]);
    const claim = only(extraction.claims.filter(({ methods }) => methods.includes('human')));
    expect(claim).toMatchObject({ methods: ['human'], review: { state: 'accepted' }, holder: RUS, target: KAZ });
    expect(claim.attribution.map(({ actor }) => actor.id)).toEqual(['some-outlet', 'some-expert']);
    expect(open.changed).toEqual([]);
    expect(Extraction.safeParse(extraction).error).toBeUndefined();
  });

  test('brings actors: from the packs, from itself, else what its reference says', () => {
    const presses = (holder: typeof KAZ, actors = [actorOf(holder, { aliases: ['brought'] })]) =>
      edit(who(), pressSeen, { reading: { ...readingOf(pressClaim), holder }, place: pressClaim }, actors);
    const described = (decision: Decision, packs = false) =>
      applyReviews(machine, [decision], (id) => (packs ? actorOf({ ...PRESIDENT, id }, { wikidata: 'Q1' }) : null))
        .extraction.actors;
    const find = (actors: Extraction['actors']) => actors.find(({ id }) => id === PRESIDENT.id);
    expect(find(described(presses(PRESIDENT), true))?.wikidata).toBe('Q1');
    expect(find(described(presses(PRESIDENT)))?.aliases).toEqual(['brought']);
    expect(find(described(presses(PRESIDENT, [])))).toEqual(actorOf(PRESIDENT));
    // Nobody else names the United States here, so they go with the correction.
    expect(described(presses(PRESIDENT)).map(({ id }) => id)).not.toContain('USA');
  });

  test('of another reviewer, later in the file, is the one that counts', () => {
    const { extraction } = applyReviews(machine, [accept(who('A'), pressSeen), reject(who('B'), pressSeen)]);
    expect(extraction.claims[0]?.review).toMatchObject({ state: 'rejected', by: 'B' });
    expect(extraction.reviews.map(({ by }) => by)).toEqual(['A', 'B']);
  });

  test('that passes a sentence is kept and changes no claim', () => {
    const place = { start: text.indexOf('Russia and'), end: text.length };
    const { extraction, open } = applyReviews(machine, [pass(who(), text, place)]);
    expect(extraction).toEqual({ ...machine, reviews: [] });
    expect(open.passed).toEqual([place]);
  });
});

describe('when the machine changes its mind', () => {
  const reads = (change: Partial<Paragraph>) => machineReads('one', [press, { ...work, ...change }, silent]);
  const unsure = reads({ more: { certainty: 'PR' } });
  const otherwise = reads({ stance: 'COMPETES_WITH' });
  const silenced = machineReads('one', [
    press,
    { ...silent, quote: 'Of late Kazakhstan works with Uzbekistan.' },
    silent,
  ]);

  test.each([
    ['says it less surely', unsure],
    ['reads another stance', otherwise],
    ['says it no longer', silenced],
  ])('and %s, what was accepted stays and is asked about again', (_, now) => {
    const { extraction, open } = applyReviews(now, [accept(who(), workSeen)]);
    const claim = only(extraction.claims.filter(({ holder }) => holder?.id === 'KAZ'));
    expect(claim).toMatchObject({
      id: workClaim.id,
      stance: 'PARTNERS_WITH',
      certainty: 'CT',
      review: { state: 'accepted' },
    });
    expect(open.changed.map(({ claim: { id } }) => id)).toEqual([workClaim.id]);
    expect(open.unreviewed).toHaveLength(1);
  });

  test('to what the reviewer said, nobody is asked', () => {
    const now = reads({ stance: 'COMPETES_WITH' });
    const same = edit(
      who(),
      workSeen,
      { reading: { ...readingOf(workClaim), stance: 'COMPETES_WITH', sign: -1 }, place: workClaim },
      [],
    );
    const { extraction, open } = applyReviews(now, [same]);
    expect(open.changed).toEqual([]);
    expect(extraction.claims.filter(({ holder }) => holder?.id === 'KAZ')).toHaveLength(1);
  });

  test('what was rejected does not take another reading of the same words with it', () => {
    const { extraction, open } = applyReviews(otherwise, [reject(who(), workSeen)]);
    const found = extraction.claims.filter(({ holder }) => holder?.id === 'KAZ');
    expect(found.map(({ stance, review }) => [stance, review.state]).sort()).toEqual([
      ['COMPETES_WITH', 'unreviewed'],
      ['PARTNERS_WITH', 'rejected'],
    ]);
    expect(open.unreviewed.map(({ stance }) => stance)).toContain('COMPETES_WITH');
  });

  test('a second look settles it', () => {
    const decisions = [accept(who(), workSeen)];
    const { open } = applyReviews(unsure, decisions);
    const { claim, machine: now } = only(open.changed);
    decisions.push(accept(who(), { text, claim, machine: now }));
    const after = applyReviews(unsure, decisions);
    expect(after.open.changed).toEqual([]);
    expect(after.extraction.claims.find(({ id }) => id === workClaim.id)?.certainty).toBe('CT');
  });

  test('and finds what a reviewer had added, it is one claim', () => {
    const now = machineReads('one', [press, work, { ...silent, holder: RUS, stance: 'CONSULT', target: KAZ }]);
    const { extraction, open } = applyReviews(now, [met]);
    const found = extraction.claims.filter(({ stance }) => stance === 'CONSULT');
    expect(only(found)).toMatchObject({ methods: ['rules', 'human'], review: { state: 'accepted' } });
    expect(open.changed).toEqual([]);
  });
});

describe('when the text changes', () => {
  test('a decision whose words are gone is kept and listed, and is no claim', () => {
    const now = machineReads('one', [press, silent]);
    const { extraction, open } = applyReviews(now, [competes, accept(who(), pressSeen)]);
    expect(open.orphaned).toEqual([competes]);
    expect(extraction.claims.map(({ id }) => id)).toEqual([pressClaim.id]);
    expect(extraction.reviews).toHaveLength(2);
  });

  test('beside the words, the decision finds them', () => {
    const now = machineReads('one', [press, { ...work, lead: 'Surely of late ', tail: ' and others.' }, silent]);
    const { extraction, open } = applyReviews(now, [competes]);
    expect(open.orphaned).toEqual([]);
    expect(extraction.claims.find(({ id }) => id === workClaim.id)).toMatchObject({
      stance: 'COMPETES_WITH',
      quote: 'works with Uzbekistan',
    });
    expect(open.changed).toEqual([]);
  });

  test('around words that stand there twice, the decision stays at its own', () => {
    const twice = machineReads('one', [silent, work, silent]);
    const place = { start: twice.document.text.lastIndexOf('Russia'), end: twice.document.text.length };
    const reading = { ...blank(twice, place), holder: RUS, stance: 'CONSULT' as const, target: KAZ, sign: 1 as const };
    const second = add(who(), { text: twice.document.text, document: 'one' }, { reading, place }, []);
    for (const now of [twice, machineReads('one', [press, silent, press, work, silent])]) {
      const added = only(applyReviews(now, [second]).extraction.claims.filter(({ stance }) => stance === 'CONSULT'));
      expect(added.start).toBe(now.document.text.lastIndexOf('Russia and'));
    }
  });
});

describe('taking back', () => {
  const first = accept(who(), pressSeen);
  test('an undo voids its decision, and an undo of the undo restores it', () => {
    const back = undo(who(), first);
    expect(standing([first, back])).toEqual([]);
    expect(standing([first, back, undo(who(), back)])).toEqual([first]);
    expect(applyReviews(machine, [first, back]).extraction).toEqual({ ...machine, reviews: [] });
  });

  test('brings the decision before it back', () => {
    const second = reject(who(), pressSeen);
    const { extraction } = applyReviews(machine, [first, second, undo(who(), second)]);
    expect(extraction.claims[0]?.review.state).toBe('accepted');
  });
});

/** Paragraphs that repeat each other and share words, so that only their surroundings and order tell them apart. */
const anyParagraph: fc.Arbitrary<Paragraph> = fc.record({
  lead: fc.constantFrom('', 'He says that ', 'As before, ', 'Мол, '),
  quote: fc.constantFrom(
    'Kazakhstan works with Uzbekistan',
    'Kazakhstan works',
    'Казахстан 👍🏽 «Узбекистан»',
    'a.b*c(d',
  ),
  tail: fc.constantFrom('.', ', of course.', ' and Kazakhstan works too.'),
  holder: fc.constantFrom(KAZ, USA),
  stance: fc.constantFrom('PARTNERS_WITH' as const, 'COMPETES_WITH' as const),
  target: fc.constantFrom(UZB, RUS),
});
const strange = fc.constantFrom('An editor put this in.', 'Вставка редакции.', '', '***');

/** Decisions of two people about random claims, some taken back. */
const anyDecisions = (extraction: Extraction): fc.Arbitrary<Decision[]> =>
  fc
    .array(
      fc.record({
        claim: fc.nat(extraction.claims.length - 1),
        action: fc.constantFrom('accept', 'reject', 'edit', 'add', 'undo'),
        by: fc.constantFrom('Aigerim', 'Boris'),
        at: fc.nat(50),
      }),
      { maxLength: 12 },
    )
    .map((steps) => {
      const made: Decision[] = [];
      for (const { claim: index, action, by, at } of steps) {
        const claim = extraction.claims[index];
        if (!claim) continue;
        const seen = seenIn(extraction, claim);
        const one = who(by);
        const reading = { ...readingOf(claim), stance: 'OBSERVES' as const, sign: 0 as const };
        if (action === 'accept') made.push(accept(one, seen));
        else if (action === 'reject') made.push(reject(one, seen));
        else if (action === 'edit')
          made.push(edit(one, seen, { reading, place: { start: claim.start, end: claim.end - 1 } }, []));
        else if (action === 'add')
          made.push(add(one, { text: extraction.document.text, document: 'one' }, { reading, place: claim }, []));
        else if (made.length) made.push(undo(one, made[at % made.length] as Decision));
      }
      return made;
    });

const anyReviewed = fc.array(anyParagraph, { minLength: 1, maxLength: 8 }).chain((paragraphs) => {
  const extraction = machineReads('one', paragraphs);
  return fc.record({
    paragraphs: fc.constant(paragraphs),
    extraction: fc.constant(extraction),
    decisions: anyDecisions(extraction),
  });
});

describe('for any document and any decisions', { timeout: 60_000 }, () => {
  test('applying is deterministic, sound, and says all that stands', () => {
    fc.assert(
      fc.property(anyReviewed, ({ extraction, decisions }) => {
        const applied = applyReviews(extraction, decisions);
        expect(JSON.stringify(applyReviews(structuredClone(extraction), structuredClone(decisions)))).toBe(
          JSON.stringify(applied),
        );
        const { claims, actors, document } = applied.extraction;
        expect(Extraction.safeParse(applied.extraction).error).toBeUndefined();
        expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
        for (const { start, end, quote, cues } of claims) {
          expect(document.text.slice(start, end)).toBe(quote);
          for (const cue of cues) expect(document.text.slice(cue.start, cue.end)).toBe(cue.text);
        }
        const described = new Set(actors.map(({ id }) => id));
        for (const { holder, target } of claims)
          for (const end of [holder, target]) expect(end === null || described.has(end.id)).toBe(true);
        expect(applied.open.orphaned).toEqual([]);
        expect(applied.open.changed).toEqual([]);
        const decided = new Set(applied.extraction.reviews.map(({ claim }) => claim));
        for (const { id, review } of claims) expect(review.state !== 'unreviewed', id).toBe(decided.has(id));
      }),
    );
  });

  test('paragraphs that are put in keep every decision where it was', () => {
    const anyInsertion = fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyReviewed, anyInsertion, ({ paragraphs, extraction, decisions }, insertions) => {
        const longer: Paragraph[] = [...paragraphs];
        for (const [at, quote] of insertions) longer.splice(at % (longer.length + 1), 0, { quote });
        const now = machineReads('one', longer);
        expect(now.claims.map(({ id }) => id).sort()).toEqual(extraction.claims.map(({ id }) => id).sort());
        // Each claim with its paragraph, where in it the words stand, and which words carry its parts.
        const said = ({ claims, document }: Extraction, lines: readonly Paragraph[]) =>
          claims
            .map((claim) => {
              const before = document.text.slice(0, claim.start);
              const line = lines[before.split('\n').length - 1];
              return [
                claim.id,
                line ? paragraphs.indexOf(line) : -1,
                claim.start - (before.lastIndexOf('\n') + 1),
                claim.quote,
                contentKey(claim),
                claim.cues.map(({ role, start, text: words }) => [role, start - claim.start, words]),
                claim.review,
              ];
            })
            .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
        const after = applyReviews(now, decisions);
        expect(said(after.extraction, longer)).toEqual(
          said(applyReviews(extraction, decisions).extraction, paragraphs),
        );
        expect(after.open.orphaned).toEqual([]);
        expect(after.open.changed).toEqual([]);
      }),
    );
  });

  test('taking everything back leaves the machine alone', () => {
    fc.assert(
      fc.property(anyReviewed, ({ extraction, decisions }) => {
        const all = [...decisions, ...standing(decisions).map((decision) => undo(who(), decision))];
        expect(applyReviews(extraction, all).extraction).toEqual({ ...extraction, reviews: [] });
      }),
    );
  });

  test('the order in which others’ lines come between does not matter to a claim', () => {
    fc.assert(
      fc.property(anyReviewed, fc.array(fc.nat(), { maxLength: 30 }), ({ extraction, decisions }, seeds) => {
        // Two reviewers' files, each in its order, woven together in any way: each claim's last decision is of one of them.
        const mine = decisions.filter(({ by }) => by === 'Aigerim');
        const theirs = decisions.filter(({ by }) => by !== 'Aigerim');
        const woven: Decision[] = [];
        const [a, b] = [[...mine], [...theirs]];
        for (const seed of [...seeds, ...decisions.map((_, index) => index)]) {
          const next = (seed % 2 && a.length) || !b.length ? a.shift() : b.shift();
          if (next) woven.push(next);
        }
        expect(new Set(woven.map(({ id }) => id))).toEqual(new Set(decisions.map(({ id }) => id)));
        const stands = (list: readonly Decision[]) => new Set(standing(list).map(({ id }) => id));
        expect(stands(woven)).toEqual(stands(decisions));
        for (const { review } of applyReviews(extraction, woven).extraction.claims)
          expect([null, 'Aigerim', 'Boris']).toContain(review.by);
      }),
    );
  });
});
