/** What of the DOM is used here; the library's own types want those of a browser. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<DomNode>;
  readonly parentNode: DomNode | null;
  readonly textContent: string | null;
}
export interface DomElement extends DomNode {
  readonly id: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}
export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly body: DomElement;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;
export const isText = (node: DomNode): boolean => node.nodeType === TEXT;

/** Opening and closing tags of the page's frame; attributes may have a `>` in quotes. */
const FRAME = /<!doctype[^>]{0,500}>|<\/?(?:html|head|body)(?:\s(?:"[^"]*"|'[^']*'|[^'">]){0,5000})?>/gi;

/**
 * Parses HTML into a tree. Nothing of it runs or is fetched: the tree has no window that does either. The parser builds
 * no frame where a page leaves it out, and drops what stands beside it, so every page is given the same frame.
 */
export async function parseDom(html: string): Promise<DomDocument> {
  // Parsers are loaded by whoever parses: plain text needs none of them.
  const { parseHTML } = await import('linkedom');
  const open = html.match(FRAME)?.find((tag) => /^<html\s/i.test(tag)) ?? '<html>';
  const framed = `<!doctype html>${open}<head></head><body>${html.replace(FRAME, '')}</body></html>`;
  return parseHTML(framed).document as unknown as DomDocument;
}

export async function parseXml(xml: string): Promise<DomElement> {
  const { DOMParser } = await import('linkedom');
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as DomElement;
}
