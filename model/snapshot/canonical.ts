/**
 * JSON in the one form that RFC 8785 gives it: members sorted by the UTF-16 code units of their names, no white space,
 * numbers and texts as ECMAScript writes them. Members that are undefined are left out. Equal values give equal bytes
 * on every machine. Throws `TypeError` for what JSON cannot say.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is no number of JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => inOrder(one, other))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** By UTF-16 code units, whatever the language of the machine. */
export const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
