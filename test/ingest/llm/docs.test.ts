import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AnswerClaim } from '../../../ingest/llm/answer.ts';
import { DROPS } from '../../../ingest/llm/claims.ts';
import { root } from '../../e2e/program.ts';

const text = readFileSync(join(root, 'docs/language-model.md'), 'utf8');

test('docs/language-model.md names every setting, every field that is asked for and every reason to drop a claim', () => {
  const settings = readFileSync(join(root, 'ingest/llm/settings.ts'), 'utf8').match(/STANCE_ATLAS_LLM_[A-Z_]+/g) ?? [];
  expect(settings.length).toBeGreaterThan(9);
  for (const word of [...settings, ...Object.keys(AnswerClaim.shape)]) expect(text, word).toContain(`\`${word}\``);
  for (const reason of Object.values(DROPS)) expect(text, reason).toContain(reason);
});
