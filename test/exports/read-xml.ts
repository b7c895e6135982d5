/** An element as it stands in a file; texts between elements that hold others are left out. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\?xml [^>]*\?>|<\/([\w:.-]+)>|<([\w:.-]+)((?: [\w:.-]+="[^"<]*")*)(\/?)>|[^<]+/gy;
/** The production Char of XML 1.0. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (text.includes(']]>')) throw new Error('a bare ]]>');
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code: string | undefined, name: string | undefined) => {
    const character = code === undefined ? ENTITIES[name ?? ''] : String.fromCodePoint(Number(code));
    if (character === undefined || !CHARACTERS.test(character)) throw new Error(`no reference: ${whole}`);
    return character;
  });
}

/** Reads as strictly as the specification asks, for the part of XML that the formats use. Throws on anything else. */
export function readXml(source: string): Element {
  if (!CHARACTERS.test(source)) throw new Error('a character that XML cannot hold');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source);
    const inside = open.at(-1);
    if (!token || !inside) throw new Error(`not XML: ${source.slice(at, at + 80)}`);
    const [whole, closing, opening, given = '', isEmpty] = token;
    if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`${closing} closes what is not open`);
    } else if (opening !== undefined) {
      const element: Element = { name: opening, attributes: attributesOf(given), children: [], text: '' };
      inside.children.push(element);
      if (!isEmpty) open.push(element);
      // Attribute values and texts alike have their raw line ends made line feeds.
    } else if (!whole.startsWith('<?')) inside.text += plain(whole.replace(/\r\n?/g, '\n'));
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || !only || others.length) throw new Error('not one element');
  return only;
}

function attributesOf(given: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of given.matchAll(/ ([\w:.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} twice`);
    attributes[name] = plain(value.replace(/[\t\r\n]/g, ' '));
  }
  return attributes;
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name);

/** The first element down a path of names. */
export function at(element: Element, ...path: string[]): Element {
  let found = element;
  for (const name of path) {
    const [child] = childrenOf(found, name);
    if (!child) throw new Error(`${found.name} has no ${name}`);
    found = child;
  }
  return found;
}
