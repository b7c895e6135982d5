/** What XML 1.0 cannot hold, not even as a character reference; half a pair is no character at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Whether XML can hold the text as it is. */
export const isHeld = (text: string): boolean => text.search(UNFIT) < 0;

/** The text with U+FFFD for each character that XML cannot hold. */
export const held = (text: string): string => text.replace(UNFIT, '\ufffd');

/** A value as JSON that XML can hold whole: JSON has escapes where XML has none. */
export const jsonFor = (value: unknown): string =>
  JSON.stringify(value).replace(/[\ufffe\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);

/** Readers turn line breaks and tabs in attributes into spaces, and a carriage return anywhere into a line feed. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for between tags: with fewer references than in quotes, as readers cut the text at them. */
export const escapedText = (text: string): string => held(text).replace(/[&<>\r]/g, (one) => ESCAPES[one] ?? one);

/** Text for between tags and in double quotes, read back as it was but for what `held` replaces. */
export const escaped = (text: string): string => held(text).replace(/[&<>"\t\n\r]/g, (one) => ESCAPES[one] ?? one);

/** ` name="value"` for each that is not null, in their order. */
export const xmlAttributes = (values: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('');
