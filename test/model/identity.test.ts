import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActorId, actorIdOf } from '#model/actor';
import { anchorOf, CONTEXT_LENGTH, claimIdentity } from '#model/identity';

describe('a claim’s anchor', () => {
  const paragraph = 'Астана осторожна. Москва наблюдает за происходящим, и Пекин тоже.';
  const quote = 'Москва наблюдает';

  test('is the quote with 32 characters on each side', () => {
    const start = paragraph.indexOf(quote);
    expect(anchorOf(paragraph, start, start + quote.length).split('\u0001')).toEqual([
      'Астана осторожна. ',
      quote,
      paragraph.slice(start + quote.length, start + quote.length + CONTEXT_LENGTH),
    ]);
  });

  test('does not change when paragraphs are put in before or after', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before}\n${paragraph}\n${after}`;
        const start = before.length + 1 + paragraph.indexOf(quote);
        const alone = paragraph.indexOf(quote);
        expect(anchorOf(text, start, start + quote.length)).toBe(anchorOf(paragraph, alone, alone + quote.length));
      }),
    );
  });
});

describe('a claim’s identity', () => {
  const actor = (id: string) => ({ id, type: 'STATE' as const, name: id, state: null });
  const claim = {
    document: 'd',
    holder: actor('RUS'),
    stance: 'OBSERVES' as const,
    target: actor('USA'),
    topic: { en: 'something', words: 'что-то' },
    negated: false,
  };

  test('tells apart what makes another claim', () => {
    const variants = [
      claimIdentity(claim, 'a', 0),
      claimIdentity(claim, 'b', 0),
      claimIdentity(claim, 'a', 1),
      claimIdentity({ ...claim, document: 'e' }, 'a', 0),
      claimIdentity({ ...claim, holder: actor('CHN') }, 'a', 0),
      claimIdentity({ ...claim, stance: 'WARY_OF' }, 'a', 0),
      claimIdentity({ ...claim, target: null }, 'a', 0),
      claimIdentity({ ...claim, topic: null }, 'a', 0),
      claimIdentity({ ...claim, negated: true }, 'a', 0),
    ];
    expect(new Set(variants).size).toBe(variants.length);
  });

  test('does not change with the English name of its topic', () => {
    const renamed = { ...claim, topic: { en: 'something else', words: 'что-то' } };
    expect(claimIdentity(renamed, 'a', 0)).toBe(claimIdentity(claim, 'a', 0));
  });
});

test('actor ids are kebab-case of the English name', () => {
  expect(actorIdOf('C5+1')).toBe('c5-1');
  expect(actorIdOf('Donald Trump')).toBe('donald-trump');
  expect(actorIdOf('Côte d’Ivoire party')).toBe('côte-d-ivoire-party');
  for (const id of ['USA', 'c5-1', 'kassym-jomart-tokayev']) expect(ActorId.safeParse(id).success).toBe(true);
  for (const id of ['usa!', 'US A', '-a', '']) expect(ActorId.safeParse(id).success).toBe(false);
});
