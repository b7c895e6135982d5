import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderOf } from '#cypher/snapshots/folder';
import { unpack } from '#cypher/snapshots/unpacked';
import { InvalidInput } from '#model/errors';
import { canonical } from '#model/snapshot/canonical';
import { extractionOf, KAZ, RUS, USA, UZB } from '../extractions.ts';
import { linesOf, manifestOf, type Parts, packed, partsOf, snapshotOf } from './archive.ts';

const home = mkdtempSync(join(tmpdir(), 'stance-atlas-tampering-'));
const folder = folderOf(home);
const path = join(home, 'one.zip');
const extraction = extractionOf('first', [
  { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
  { words: 'The USA presses Russia — «да», 👍.', holder: USA, stance: 'PRESSURES', target: RUS },
]);
const parts = partsOf(extraction);
let whole: Buffer;
beforeAll(async () => {
  whole = await snapshotOf(path, parts);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Reads the bytes as a snapshot, and says why not; null where it is one. Nothing stays on the disk either way. */
async function refusal(bytes: Uint8Array): Promise<string | null> {
  writeFileSync(path, bytes);
  try {
    const snapshot = await unpack(path, 'file', folder);
    await snapshot.close();
    return null;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.message;
  } finally {
    expect(readdirSync(folder.path)).toEqual([]);
  }
}

/** The entries of the whole one, some of them others, packed by another program. */
const repacked = (change: (entries: Record<string, Uint8Array>) => Zippable): Uint8Array =>
  zipSync(change(unzipSync(whole)));
const bytes = (text: string) => new TextEncoder().encode(text);

/** A snapshot whose manifest is right, and whose lines are others. */
const withLines = async (change: (given: Parts) => Partial<Parts>): Promise<Buffer> => {
  const changed = { ...parts, ...change(parts) };
  return snapshotOf(join(home, 'other.zip'), changed);
};
const edit =
  (part: keyof Parts, change: (line: Record<string, unknown>) => void, index = 0) =>
  (given: Parts) => {
    const values = given[part]
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown> & { id: string });
    change(values[index] as Record<string, unknown>);
    return { [part]: linesOf(values) };
  };

describe('a file', () => {
  test('that is as it was written is read, line by line', async () => {
    writeFileSync(path, whole);
    const snapshot = await unpack(path, 'file', folder);
    const claims = [];
    for await (const claim of snapshot.lines('claims.jsonl')) claims.push(claim.quote);
    expect(claims.sort()).toEqual(extraction.claims.map(({ quote }) => quote).sort());
    for await (const unit of snapshot.units()) expect(unit.claims).toHaveLength(2);
    await snapshot.close();
  });

  test('has the same bytes whenever and in whatever pieces it is written', async () => {
    expect((await snapshotOf(join(home, 'again.zip'), parts)).equals(whole)).toBe(true);
    // The bytes on every machine, written down once: whatever changes them changes the format.
    expect(
      createHash('sha256')
        .update(await packed(join(home, 'small.zip'), [['a.txt', 'abc'.repeat(100_000)]]))
        .digest('hex'),
    ).toMatchInlineSnapshot(`"d828db5d2c5cd1c719e72276aa2a4ad0c9d208c5081235f6381dfd2eee126dce"`);
    execFileSync('python3', ['-c', 'import sys,zipfile;assert zipfile.ZipFile(sys.argv[1]).testzip() is None', path]);
  });

  test('of which any one bit was flipped is refused', async () => {
    // Headers and their end whole, and of what is packed every fourth byte.
    for (let at = 0; at < whole.length; at += at < 60 || at > whole.length - 500 ? 1 : 4) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ (1 << (at % 8));
      expect(await refusal(broken), `byte ${at}`).toMatch(/^file: /);
    }
  }, 120_000);

  test('that ends too early, or is none, is refused', async () => {
    for (const length of [0, 1, 21, 22, 100, whole.length - 1])
      expect(await refusal(whole.subarray(0, length))).toMatch(/^file: is no snapshot/);
    expect(await refusal(bytes('{"format": 1}'))).toMatch(/is no zip archive/);
    expect(await refusal(Buffer.concat([whole, bytes('x')]))).toMatch(/is no snapshot/);
  });

  test('that another program packed anew is still the same', async () => {
    expect(await refusal(repacked((entries) => entries))).toBeNull();
    const stored = unzipSync(whole);
    expect(await refusal(zipSync(stored, { level: 0 }))).toBeNull();
  });
});

describe('an archive', () => {
  test.each(['../x', '/etc/passwd', 'documents.jsonl/../x', 'C:\\x', 'nested.zip', 'Manifest.json', '__MACOSX/x'])(
    'with an entry %s is refused',
    async (name) => {
      expect(await refusal(repacked((entries) => ({ ...entries, [name]: bytes('x') })))).toBe(
        `file: has an entry ${JSON.stringify(name)}, which no snapshot has.`,
      );
    },
  );

  test.each(['manifest.json', 'documents.jsonl', 'claims.jsonl', 'reviews.jsonl', 'actors.jsonl'])(
    'without %s is refused',
    async (name) => {
      expect(await refusal(repacked(({ [name]: _gone, ...others }) => others))).toBe(
        `file: has no ${name}, so it is no whole snapshot.`,
      );
    },
  );

  test('with many entries, or one twice, is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`${index}`, bytes('x')]));
    expect(await refusal(zipSync(many))).toMatch(/has 17 entries; a snapshot has 5/);
    const twice = await packed(join(home, 'twice.zip'), [
      ['claims.jsonl', ''],
      ['claims.jsonl', ''],
    ]);
    expect(await refusal(twice)).toBe('file: has claims.jsonl twice.');
  });

  test('that is a bomb is refused before it is unpacked', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    const bomb = repacked((entries) => ({ ...entries, 'claims.jsonl': zeros }));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toMatch(/claims.jsonl would unpack to \d+ times its size/);
    // One that lies about its size gives no byte beyond it.
    const liar = Buffer.from(bomb);
    const central = liar.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    for (
      let at = liar.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
      at !== -1 && at <= central;
      at = liar.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), at + 1)
    )
      if (liar.readUInt32LE(at + 24) === zeros.length) liar.writeUInt32LE(1_000, at + 24);
    expect(await refusal(liar)).toMatch(/claims.jsonl (is broken|, line 1)/);
  }, 60_000);

  test('whose entries lie over each other is refused', async () => {
    const bad = Buffer.from(repacked((entries) => entries));
    const places: number[] = [];
    const mark = Buffer.from('PK\u0001\u0002', 'latin1');
    for (let at = bad.indexOf(mark); at !== -1; at = bad.indexOf(mark, at + 1)) places.push(at);
    bad.writeUInt32LE(bad.readUInt32LE((places[0] ?? 0) + 42), (places[1] ?? 0) + 42);
    expect(await refusal(bad)).toMatch(/overlaps with something else/);
  });
});

describe('a manifest', () => {
  const withManifest = (change: (manifest: Record<string, unknown>) => Record<string, unknown>) =>
    snapshotOf(join(home, 'other.zip'), parts, change(manifestOf(parts)));

  test('of a newer format is refused, with what to do', async () => {
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, format: 2, more: 'things' })))).toMatch(
      /^file: has format 2, and this version of Stance Atlas reads 1\. Use the newer version/,
    );
  });

  test('that says another hash, other counts, or what it may not is refused', async () => {
    const other = 'a'.repeat(64);
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, snapshot: other })))).toMatch(
      `says that it is snapshot ${other}, and its parts make it`,
    );
    expect(
      await refusal(
        await withManifest((manifest) => ({ ...manifest, counts: { ...(manifest.counts as object), claims: 3 } })),
      ),
    ).toMatch(/counts.claims/);
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, name: '' })))).toMatch(
      /^file: manifest.json: name:/,
    );
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, more: 1 })))).toMatch(
      /^file: manifest.json: .*more/,
    );
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, filters: { actors: ['KAZ'] } })))).toMatch(
      /its parts make it/,
    );
  });

  test('of which a part is another is refused', async () => {
    const other = parts['claims.jsonl'].replace('"negated":false', '"negated":true ').replace('true ,', 'true,');
    const mixed = await snapshotOf(join(home, 'other.zip'), { ...parts, 'claims.jsonl': other }, manifestOf(parts));
    expect(await refusal(mixed)).toBe(
      'file: claims.jsonl is not the one that manifest.json names: its hash or its length differs.',
    );
  });
});

describe('a line', () => {
  test.each<[string, (given: Parts) => Partial<Parts>, RegExp]>([
    [
      'that does not fit',
      edit(
        'claims.jsonl',
        (claim) => {
          claim.sign = 2;
        },
        1,
      ),
      /^file: claims\.jsonl, line 2: sign: /,
    ],
    [
      'with more than it may have',
      edit('actors.jsonl', (actor) => {
        actor.extra = 1;
      }),
      /^file: actors\.jsonl, line 1: .*extra/,
    ],
    [
      'with more inside than it may have',
      edit('claims.jsonl', (claim) => {
        (claim.scores as Record<string, unknown>).net = 1;
      }),
      /line 1: is not written in canonical JSON/,
    ],
    [
      'of a claim that was retracted',
      edit('claims.jsonl', (claim) => {
        claim.retractedAt = '2026-01-01T00:00:00.000Z';
      }),
      /line 1: retractedAt/,
    ],
    [
      'that is no JSON',
      ({ 'claims.jsonl': text }) => ({ 'claims.jsonl': `${text}{\n` }),
      /claims\.jsonl, line 3: is no JSON/,
    ],
    [
      'without an end',
      ({ 'claims.jsonl': text }) => ({ 'claims.jsonl': text.trimEnd() }),
      /claims\.jsonl, line 2: has no end/,
    ],
    [
      'that is empty',
      ({ 'actors.jsonl': text }) => ({ 'actors.jsonl': `\n${text}` }),
      /actors\.jsonl, line 1: is no JSON/,
    ],
    [
      'with white space',
      ({ 'claims.jsonl': text }) => ({ 'claims.jsonl': text.replace('{', '{ ') }),
      /line 1: is not written in canonical JSON/,
    ],
    [
      'out of its order',
      ({ 'claims.jsonl': text }) => ({ 'claims.jsonl': `${text.trimEnd().split('\n').reverse().join('\n')}\n` }),
      /claims\.jsonl, line 2: ".*" stands behind/,
    ],
    [
      'that is there twice',
      ({ 'actors.jsonl': text }) => ({ 'actors.jsonl': `${text.split('\n')[0]}\n${text}` }),
      /actors\.jsonl, line 2: ".*" stands behind/,
    ],
    [
      'that names a missing actor',
      ({ 'actors.jsonl': text }) => ({ 'actors.jsonl': text.replace(/^.*"UZB".*\n/m, '') }),
      /"UZB", which is missing/,
    ],
    [
      'with a fact about a missing actor',
      edit('actors.jsonl', (actor) => {
        actor.relations = [{ kind: 'PART_OF', target: 'nowhere', from: null, to: null, source: 'x' }];
      }),
      /names the actor "nowhere", which is missing/,
    ],
    [
      'of a missing document',
      () => ({ 'documents.jsonl': '' }),
      /claims\.jsonl: claim ".*" is of the document "first", which is missing/,
    ],
    [
      'on a missing claim',
      () => ({
        'reviews.jsonl': `${canonical({ id: 'r', claim: 'no', action: 'accept', by: 'x', at: '2026-01-01T00:00:00Z', note: null })}\n`,
      }),
      /reviews\.jsonl: "r" is on the claim "no", which is missing/,
    ],
    [
      'in a missing turn',
      edit('claims.jsonl', (claim) => {
        claim.turn = 7;
      }),
      /stands in turn 7/,
    ],
    [
      'with words that the text does not have',
      edit('claims.jsonl', (claim) => {
        claim.quote = 'Other words';
      }),
      /is not what the text of "first" has/,
    ],
    [
      'with another text than its hash',
      edit('documents.jsonl', (document) => {
        document.hash = 'b'.repeat(64);
      }),
      /has a text of another hash/,
    ],
  ])('%s is refused, and told', async (_, change, message) => {
    expect(await refusal(await withLines(change))).toMatch(message);
  });

  test('that is not UTF-8 is refused', async () => {
    const raw = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(parts['actors.jsonl'])]);
    const manifest = manifestOf(parts);
    const entries = { ...unzipSync(whole), 'actors.jsonl': raw, 'manifest.json': bytes(JSON.stringify(manifest)) };
    expect(await refusal(zipSync(entries))).toMatch(/actors\.jsonl, line 1: is not UTF-8/);
  });
});
