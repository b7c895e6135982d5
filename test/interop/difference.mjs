const isThing = (value) => typeof value === 'object' && value !== null;
const short = (value) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Where two values differ first, in words; null where they are equal. The order of fields does not matter. */
export function difference(expected, found, path = '') {
  if (Object.is(expected, found)) return null;
  const areAlike = isThing(expected) && isThing(found) && Array.isArray(expected) === Array.isArray(found);
  if (!areAlike) return `${path || 'all'}: ${short(expected)} was expected, ${short(found)} found`;
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const where = `${path}/${key}`;
    if (!Object.hasOwn(expected, key)) return `${where}: nothing was expected, ${short(found[key])} found`;
    if (!Object.hasOwn(found, key)) return `${where}: ${short(expected[key])} was expected, nothing found`;
    const inside = difference(expected[key], found[key], where);
    if (inside !== null) return inside;
  }
  return null;
}
