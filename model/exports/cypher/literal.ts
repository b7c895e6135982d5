/** Properties that the graph keeps as floating-point numbers also where they are whole. */
const FLOATS: ReadonlySet<string> = new Set(['plover', 'goldstein', 'posture', 'score', 'confidence', 'meanScore']);

/** A value as an expression of Cypher on one line. Members of maps that are null are left out; names must be plain. */
export function literal(value: unknown, name = ''): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return FLOATS.has(name) && Number.isInteger(value) ? `${value}.0` : String(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((each) => literal(each)).join(', ')}]`;
  const members = Object.entries(value as object).filter(([, member]) => member !== null && member !== undefined);
  return `{${members.map(([key, member]) => `${key}: ${literal(member, key)}`).join(', ')}}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * In single quotes, without line breaks. A backslash before a `u` ends one text and the `u` begins another: some parsers
 * look for `\u` before they look for quotes. Half of a surrogate pair is U+FFFD, as in any UTF-8.
 */
const quoted = (text: string): string =>
  `'${text.replace(/\\(?=u)|[\\'\p{Cc}\u2028\u2029\ufffe\uffff]|\p{Cs}/giu, (letter, at: number) => {
    if (letter === '\\' && /u/i.test(text[at + 1] ?? '')) return "\\\\' + '";
    if (/\p{Cs}/u.test(letter)) return '\ufffd';
    return ESCAPES[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  })}'`;

/** A line of comment. Parsers may read escapes even there, so there are none, and no line break of any kind. */
export const comment = (text: string): string => `// ${text.replace(/[\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')}\n`;
