import { z } from 'zod';

/** A column of a table: a field of the rows that holds a scalar or a list. */
export interface Column {
  /** The path with dots: `holder.id`. */
  readonly name: string;
  readonly path: readonly string[];
  /** Has columns below it in some rows, which then hold what is there. */
  readonly isParent: boolean;
}

/** As much of JSON Schema as describes where fields are. */
interface Shape {
  $ref?: string;
  type?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  $defs?: Record<string, Shape>;
}

/**
 * The columns of rows of a schema, in the order of the schema, whatever rows there are. Objects are laid out flat; rows
 * of several kinds have the columns of all of them. Lists, and objects without fixed fields, stay one column.
 */
export function columnsOf(row: z.ZodType): Column[] {
  const whole = z.toJSONSchema(row, { unrepresentable: 'any' }) as Shape;
  const found = new Map<string, { path: readonly string[]; isNull: boolean }>();
  for (const { path, isNull } of leaves(whole, [], whole, ['#'])) {
    const name = path.join('.');
    found.set(name, { path, isNull: isNull && (found.get(name)?.isNull ?? true) });
  }
  const names = [...found.keys()];
  return [...found].flatMap(([name, { path, isNull }]) => {
    const isParent = names.some((other) => other.startsWith(`${name}.`));
    // An object that may be null is told by its fields.
    return isNull && isParent ? [] : [{ name, path, isParent }];
  });
}

interface Leaf {
  path: readonly string[];
  isNull: boolean;
}

function* leaves(shape: Shape, path: readonly string[], whole: Shape, inside: readonly string[]): Generator<Leaf> {
  const { $ref, properties, additionalProperties } = shape;
  if ($ref !== undefined) {
    const target = $ref === '#' ? whole : whole.$defs?.[$ref.replace('#/$defs/', '')];
    // What holds itself has no end that could be laid out.
    if (target && !inside.includes($ref)) yield* leaves(target, path, whole, [...inside, $ref]);
    else yield { path, isNull: false };
    return;
  }
  const kinds = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (kinds) {
    for (const kind of kinds) yield* leaves(kind, path, whole, inside);
    return;
  }
  const fields = Object.entries(properties ?? {});
  if (!fields.length || additionalProperties !== false) {
    yield { path, isNull: shape.type === 'null' };
    return;
  }
  for (const [key, field] of fields) yield* leaves(field, [...path, key], whole, inside);
}

/** What a row has in a column; undefined where it has nothing there. */
export function valueIn(row: unknown, { path, isParent }: Column): unknown {
  let value = row;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return isParent && isObject(value) ? undefined : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
