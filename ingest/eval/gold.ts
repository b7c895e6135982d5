import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Certainty } from '#model/certainty';
import { InvalidInput } from '#model/errors';
import { Sign, StanceCode } from '#model/stance';

/** A claim that a person found in a text; holder and target are ISO codes or English names. */
export const GoldClaim = z.object({
  id: z.string(),
  start: z.int().min(0),
  end: z.int().min(1),
  quote: z.string(),
  holder: z.string().nullable(),
  stance: StanceCode.nullable(),
  /** Stances that count as right too. */
  also: z.array(StanceCode).default([]),
  target: z.string().nullable(),
  sign: Sign,
  certainty: Certainty,
  negated: z.boolean(),
  /** Optional claims count neither as missed nor as false. */
  tier: z.enum(['core', 'optional']),
});
export type GoldClaim = z.infer<typeof GoldClaim>;

/** Other spellings of one actor: English state names and persons → ISO code, kebab-case → kebab-case. */
export const NameTable = z.object({
  states: z.record(z.string(), z.string()),
  persons: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), z.string()),
});
export type NameTable = z.infer<typeof NameTable>;

/** Reads a gold file, a claim a line. Throws `InvalidInput` with the line, also where a quote differs from its span. */
export async function readGold(path: string, text: string): Promise<GoldClaim[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    const parsed = GoldClaim.safeParse(JSON.parse(line));
    const at = `${path}:${index + 1}`;
    if (!parsed.success) throw new InvalidInput(`${at}: ${z.prettifyError(parsed.error)}`);
    const { start, end, quote } = parsed.data;
    if (text.slice(start, end) !== quote)
      throw new InvalidInput(`${at}: the quote is not what stands at ${start}–${end}.`);
    return [parsed.data];
  });
}

/** Reads one or more tables of names and joins them. */
export async function readNames(paths: readonly string[]): Promise<NameTable> {
  const tables = await Promise.all(
    paths.map(async (path) => NameTable.parse(JSON.parse(await readFile(path, 'utf8')))),
  );
  return {
    states: Object.assign({}, ...tables.map((table) => table.states)),
    persons: Object.assign({}, ...tables.map((table) => table.persons)),
    aliases: Object.assign({}, ...tables.map((table) => table.aliases)),
  };
}
