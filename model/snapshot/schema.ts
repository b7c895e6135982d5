import { z } from 'zod';
import { MANIFEST, PART_NAMES, PARTS } from './lines.ts';
import { FORMAT, Manifest } from './manifest.ts';

/** JSON Schema of the files in a snapshot, under `$defs` by their names: of the manifest, and of one line of each part. */
export function snapshotSchema(): Record<string, unknown> {
  const of = (schema: z.ZodType) => {
    const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io: 'output', target: 'draft-2020-12' });
    return rest;
  };
  const parts = PART_NAMES.map((name) => [name, { description: 'One line', ...of(PARTS[name]) }]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Stance Atlas snapshot, format ${FORMAT}`,
    $defs: { [MANIFEST]: of(Manifest), ...Object.fromEntries(parts) },
    $ref: `#/$defs/${MANIFEST}`,
  };
}
