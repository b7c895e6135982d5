import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALLOW_PRIVATE } from '#ingest/download';
import { FORMATS } from '#ingest/formats/index';
import { LIMITS } from '#ingest/formats/isolate';
import { Sidecar } from '#model/document';

const text = readFileSync(join(import.meta.dirname, '../../docs/documents.md'), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| `'));

describe('docs/documents.md', () => {
  test.each(FORMATS)('names every ending of $name, and how large it may be', ({ extensions, maxBytes }) => {
    const row = rows.find((line) => extensions.every((extension) => line.includes(`\`${extension}\``)));
    expect(row).toContain(`${maxBytes / 1024 / 1024} MB`);
  });

  test('names every field of a sidecar', () => {
    for (const field of Object.keys(Sidecar.shape))
      expect(
        rows.some((line) => line.startsWith(`| \`${field}\``)),
        field,
      ).toBe(true);
  });

  test('tells the limits that hold', () => {
    expect(text).toContain(`after ${LIMITS.milliseconds / 1000}\nseconds`);
    expect(text).toContain(
      `at ${LIMITS.heapMegabytes / 1024} GB of heap or when the program has grown by ${LIMITS.growthMegabytes / 1024} GB`,
    );
    expect(text).toContain(`\`${ALLOW_PRIVATE}=1\``);
  });
});
