import { describe, expect, test } from 'vitest';
import type { Claim } from '#model/claim';
import { LANGUAGES } from '#model/document';
import { STANCE_CODES } from '#model/stance';
import { loadExtractor } from '../../ingest/extractor.ts';
import { extractWith } from '../../ingest/pipeline.ts';

const extractor = await loadExtractor();

/** Claims of one sentence, said by an outlet that nothing else is known of. */
const claimsOf = (text: string, language: (typeof LANGUAGES)[number]): Claim[] =>
  extractWith(extractor, {
    text,
    meta: { id: 'example', date: '2026-01-02', language, outlet: 'Example', modified: '2026-01-02' },
  }).claims;

const written = ({ holder, stance, target, negated }: Claim): string =>
  `${negated ? '!' : ''}${holder?.id ?? '-'}>${stance ?? 'RISK'}>${target?.id ?? '-'}`;

describe.each(LANGUAGES)('frames of %s', (language) => {
  const { pack } = extractor.readers[language];

  test('have something for every stance that the language is read for', () => {
    const said = new Set(pack.frames.map(({ stance }) => stance));
    if (language !== 'kk') expect(STANCE_CODES.filter((code) => !said.has(code))).toEqual([]);
    expect(said.size).toBeGreaterThan(20);
  });

  test.each(pack.frames.map((frame) => [frame.name, frame] as const))('%s', (_, frame) => {
    for (const { text, gives } of frame.examples) {
      const found = claimsOf(text, language).map(written);
      for (const wanted of gives) expect(found, text).toContain(wanted);
    }
    for (const text of frame.counterexamples) {
      const stances = claimsOf(text, language)
        .filter(({ stance, negated }) => stance === frame.stance && !negated)
        .map(written);
      expect(stances, text).toEqual([]);
    }
  });
});
