import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadExtractor } from '#ingest/extractor';
import { extractWith } from '#ingest/pipeline';
import { splitSentences } from '#ingest/text/sentences';
import { tokenize } from '#ingest/text/tokens';
import { readAhead, threadsFor } from '#ingest/workers';
import { median, report, timed } from './clock.ts';

const INTERVIEW = join(import.meta.dirname, '../../data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The interview that comes with the project, over and over, cut at the end of a paragraph once it is long enough. */
function longText(words: number): string {
  const interview = readFileSync(INTERVIEW, 'utf8').trimEnd();
  const paragraphs: string[] = [];
  let count = 0;
  while (count < words)
    for (const paragraph of interview.split('\n')) {
      if (count >= words) break;
      paragraphs.push(paragraph);
      count += wordsIn(paragraph);
    }
  return `${paragraphs.join('\n')}\n`;
}

/**
 * A whole reading of a long text, against nothing but its sentences, tokens and their morphology, of which the words seen
 * before are kept in either case. The difference is what it takes to find out who stands how towards whom.
 */
export async function measureReading(words: number, rounds: number): Promise<void> {
  const extractor = await loadExtractor();
  const text = longText(words);
  const meta = { id: 'measured', modified: '2026-01-01' };
  let claims = 0;
  const read = async () => {
    claims = extractWith(extractor, { text, meta }).claims.length;
  };
  const morphology = async () => {
    for (const [start, end] of splitSentences(text, 0, text.length, 'ru'))
      tokenize(text, start, end, extractor.morphology.ru);
  };
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [own, base] = [await timed(read), await timed(morphology)];
    // The first round only warms up.
    if (round === 0) continue;
    ours.push(own);
    baseline.push(base);
  }
  const speed = (1000 * wordsIn(text)) / median(ours);
  report(
    `reading ${wordsIn(text)} words, against their morphology`,
    ours,
    baseline,
    `${claims} claims, ${speed.toFixed(0)} words a second`,
  );
}

/** How often the memory is looked at, in milliseconds. */
const LOOK = 20;

/**
 * Many documents through the reading threads. The memory is that of the whole process, all threads together: its peak
 * during the second half against that during the first, after which a program that keeps what it read would need twice.
 */
export async function measureMany(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-bench-'));
  const files = Array.from({ length: count }, (_, index) => join(folder, `interview-${index}.txt`));
  const text = readFileSync(INTERVIEW);
  for (const file of files) writeFileSync(file, text);
  const peaks = [0, 0];
  let taken = 0;
  let claims = 0;
  const look = setInterval(() => {
    const half = taken < count / 2 ? 0 : 1;
    peaks[half] = Math.max(peaks[half] ?? 0, process.memoryUsage.rss());
  }, LOOK);
  const readings = readAhead(files, { review: false });
  try {
    const time = await timed(async () => {
      for (; taken < count; taken++) claims += (await readings.next()).extraction.claims.length;
    });
    const [first = 0, second = 0] = peaks;
    console.log(
      `${count} documents, reading threads: ${threadsFor(count)}, ${(time / 1000).toFixed(1)} s, ${claims} claims; peak memory ` +
        `${megabytes(second)} against ${megabytes(first)} in the first half, ratio ${(second / first).toFixed(2)}`,
    );
  } finally {
    clearInterval(look);
    await readings.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
