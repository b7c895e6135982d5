/**
 * A value as STIX has values: members in snake case, no null, no empty list, no text with half of a surrogate pair
 * (which no graph can hold either, and no UTF-8).
 */
export function stixed<Value>(value: Value): Value {
  return plain(value) as Value;
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Cs}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !isNothing(member))
      .map(([name, member]) => [snake(name), plain(member)]),
  );
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && !value.length);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
