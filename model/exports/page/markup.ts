declare const MARKUP: unique symbol;

/** HTML. A text becomes it by `text` only, so that the compiler finds what nobody has escaped. */
export type Markup = string & { readonly [MARKUP]: true };

/** Attributes that are null are left out, those that are true have no value. */
export type Attributes = Readonly<Record<string, string | number | true | null>>;

/** A bare carriage return would be read as a line feed. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/** For between tags and in quotes. HTML cannot hold U+0000 in any way: U+FFFD stands for it. */
const escaped = (plain: string): string =>
  plain.replaceAll('\u0000', '\ufffd').replace(/[&<>"'\r]/g, (one) => ESCAPES[one] ?? one);

export const text = (plain: string | number): Markup => escaped(String(plain)) as Markup;

/** What another part of the program has made and escaped. */
export const trusted = (made: string): Markup => made as Markup;

export const together = (...parts: readonly Markup[]): Markup => parts.join('') as Markup;

/** A number as it is read, with a minus sign. */
export const numeral = (value: number): string => String(value).replace('-', '−');

/** The start of an element whose content comes piece by piece. */
export const opened = (name: string, attributes: Attributes = {}): Markup =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === null ? '' : value === true ? ` ${key}` : ` ${key}="${escaped(String(value))}"`))
    .join('')}>` as Markup;

export const closed = (name: string): Markup => `</${name}>` as Markup;

export const element = (name: string, attributes: Attributes, ...content: readonly Markup[]): Markup =>
  together(opened(name, attributes), ...content, closed(name));

/**
 * An id of the page for a thing of the graph: letters and digits of ASCII and what needs no escape in an address, so
 * that a link is `#` and the id. Different things have different ids.
 */
export const anchorOf = (kind: 'actor' | 'line' | 'claim' | 'document', id: string): string =>
  `${kind}-${id.replace(/[^A-Za-z0-9.-]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`)}`;

/** A value as JSON for a script element: nothing in it ends the element or begins a comment. */
export const jsonInHtml = (value: unknown): Markup =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as Markup;
