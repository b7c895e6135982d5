import { type Command, Option } from 'commander';
import { z } from 'zod';
import { ActorId } from '#model/actor';
import { WrongUsage } from '#model/errors';
import { reasons } from '#model/reasons';
import { several } from '../commands/flags.ts';

/** Names in a path of Express notation. */
export const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** `minCertainty` is said as `--min-certainty`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a parameter looks like from outside, as far as an option has to know. */
interface Looks {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Looks[];
  items?: Looks;
  default?: unknown;
  pattern?: string;
}

function looksOf(schema: z.ZodType): Looks {
  const side = (io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Looks;
  const output = side('output');
  // What is changed while it is checked shows its form on one side only.
  return output.type || output.anyOf || output.enum ? output : side('input');
}

const valuesOf = ({ enum: values, const: only, anyOf }: Looks): unknown[] =>
  values ?? (only === undefined ? (anyOf ?? []).flatMap(valuesOf) : [only]);

/** Gives a command an option for each parameter; the names in `inPath` become its arguments. */
export function addParams(command: Command, params: z.ZodObject, inPath: readonly string[]): Command {
  const shape: Record<string, z.ZodType> = params.shape;
  for (const name of inPath) command.argument(`<${kebab(name)}>`, shape[name]?.description);
  for (const [name, schema] of Object.entries(shape)) {
    if (inPath.includes(name)) continue;
    for (const option of optionsOf(name, schema)) command.addOption(option);
  }
  return command;
}

function optionsOf(name: string, schema: z.ZodType): Option[] {
  const looks = looksOf(schema);
  const flag = `--${kebab(name)}`;
  const said = schema.description ?? name;
  const fallback = looks.default === undefined ? '' : ` (default: ${String(looks.default)})`;
  if (looks.type === 'boolean')
    return [new Option(flag, `${said}${fallback}`), new Option(`--no-${kebab(name)}`, 'the opposite')];
  const isList = looks.type === 'array';
  const one = isList ? (looks.items ?? {}) : looks;
  const values = valuesOf(one);
  const notes = [
    ...(values.length ? [`one of ${values.join(', ')}`] : []),
    ...(isList ? ['several times for several'] : fallback ? [fallback.trim().slice(1, -1)] : []),
    ...(schema.safeParse(undefined).success ? [] : ['required']),
  ];
  const option = new Option(
    `${flag} <${placeholderOf(one, values)}>`,
    `${said}${notes.length ? ` (${notes.join('; ')})` : ''}`,
  );
  return [isList ? option.argParser<string[]>(several) : option];
}

function placeholderOf({ type, format, anyOf }: Looks, values: readonly unknown[]): string {
  if (values.length) return 'value';
  if (type === 'integer' || type === 'number') return 'number';
  if (format === 'date') return 'day';
  return anyOf?.some((kind) => kind.format === 'date-time') ? 'moment' : 'text';
}

/** Parameters out of what commander understood, as their schema gives them. Throws `WrongUsage` that names each. */
export function readParams(
  params: z.ZodObject,
  inPath: readonly string[],
  ids: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given: Record<string, unknown> = Object.fromEntries(inPath.map((name, index) => [name, ids[index]]));
  for (const name of Object.keys(params.shape))
    if (!inPath.includes(name) && options[name] !== undefined) given[name] = options[name];
  const parsed = params.safeParse(given, { error: reasons });
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? '');
    if (inPath.includes(name) && isActor(params.shape[name]))
      return `${kebab(name)}: "${String(given[name])}" cannot be the id of an actor; "ask actors" lists them all.`;
    return `${optionName(name, inPath)}: ${reasonOf(params.shape[name], given[name], message)}.`;
  });
  throw new WrongUsage([...new Set(messages)].join('\n'));
}

function reasonOf(schema: z.ZodType | undefined, given: unknown, message: string): string {
  if (given === undefined) return 'is required and missing';
  const looks = schema ? looksOf(schema) : {};
  const values = valuesOf(looks.items ?? looks);
  const wrong = [given].flat().find((value) => !values.map(String).includes(String(value)));
  return values.length && wrong !== undefined ? `"${String(wrong)}" is none of ${values.join(', ')}` : message;
}

/** How a parameter is called on the command line. */
export const optionName = (name: string, inPath: readonly string[]): string =>
  inPath.includes(name) ? kebab(name) : `--${kebab(name)}`;

export const isActor = (schema: z.ZodType | undefined): boolean =>
  schema !== undefined && looksOf(schema).pattern === looksOf(ActorId).pattern;
