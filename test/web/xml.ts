export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** Its own text and that of its children, in order. */
  text: string;
  children: XmlElement[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#9': '\t',
  '#10': '\n',
  '#13': '\r',
};

/** The characters that XML 1.0 allows. */
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

const decode = (text: string): string => {
  if (!ALLOWED.test(text)) throw new Error('a character that XML does not allow');
  return text.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`${whole}: no entity`);
    return character;
  });
};

const TAG = /^<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+(?::[\w-]+)?="[^"<]*")*)\s*(\/?)>/;

/**
 * Reads the XML that has no prolog, comments, sections or instructions, and is strict about it: what it takes, an XML
 * parser takes too. Throws at the first thing that is not well-formed.
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  let rest = text;
  while (rest) {
    const current = open.at(-1) as XmlElement;
    const next = rest.indexOf('<');
    if (next !== 0) {
      const words = decode(next === -1 ? rest : rest.slice(0, next));
      for (const element of open) element.text += words;
      rest = next === -1 ? '' : rest.slice(next);
      continue;
    }
    const [whole, closes, name = '', attributes = '', isEmpty] = TAG.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no tag: ${rest.slice(0, 60)}`);
    rest = rest.slice(whole.length);
    if (closes) {
      if (current.name !== name || open.length === 1) throw new Error(`</${name}> closes <${current.name}>`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, attributes: {}, text: '', children: [] };
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (key in element.attributes) throw new Error(`${key} twice in <${name}>`);
      element.attributes[key] = decode(value);
    }
    current.children.push(element);
    if (!isEmpty) open.push(element);
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || !only || others.length) throw new Error('not one element');
  return only;
}
