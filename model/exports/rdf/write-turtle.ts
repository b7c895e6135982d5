import { NAMESPACES, type Prefix, type Resource, TYPE, type Value } from './terms.ts';

const PREFIXES = Object.entries(NAMESPACES) as [Prefix, string][];

/** The first lines: what the short names stand for. */
export const prefixes = (): string =>
  `${PREFIXES.map(([prefix, address]) => `@prefix ${prefix}: <${address}> .`).join('\n')}\n`;

/** A subject with all that is said of it, by the grammar that Turtle and TriG share. */
export function block({ iri, says }: Resource, indent = ''): string {
  const lines = says.map(([predicate, value]) => `${predicate === TYPE ? 'a' : nameOf(predicate)} ${written(value)}`);
  return `${indent}${nameOf(iri)} ${lines.join(` ;\n${indent}  `)} .\n`;
}

/** Short where it can be: the part behind the prefix is a plain word. */
export function nameOf(iri: string): string {
  const found = PREFIXES.find(([, address]) => iri.startsWith(address));
  if (found) {
    const [prefix, address] = found;
    const local = iri.slice(address.length);
    if (/^[A-Za-z_]\w*$/.test(local)) return `${prefix}:${local}`;
  }
  return `<${iri.replace(/[\p{Cc}\s<>"{}|^`\\]/gu, escapedSign)}>`;
}

function written(value: Value): string {
  if ('iri' in value) return nameOf(value.iri);
  if ('list' in value) return `( ${value.list.map(written).join(' ')} )`;
  const { text, language, datatype } = value;
  const quoted = `"${text.replace(/["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]/gu, (sign) => SHORT[sign] ?? escapedSign(sign))}"`;
  if (language !== undefined) return `${quoted}@${language}`;
  return datatype === undefined ? quoted : `${quoted}^^${nameOf(datatype)}`;
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** By its number: four digits, or eight beyond them. */
const escapedSign = (sign: string): string => {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
};
