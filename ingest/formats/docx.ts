import { InvalidInput } from '#model/errors';
import { linesOfTree } from './blocks.ts';
import { type DomElement, parseDom, parseXml } from './dom.ts';
import { beginsWith, type Format, MAX_BINARY_BYTES, type OwnMeta } from './format.ts';
import { type Line, textOfLines, tidy } from './lines.ts';
import { dayOf } from './page.ts';
import { rezip, textOfEntry, unzip } from './zip.ts';

/** A Word document: its body with footnotes left out, as accepted changes have it. */
export const docx: Format = {
  name: 'Word document',
  extensions: ['.docx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  maxBytes: MAX_BINARY_BYTES,
  isolated: true,
  sniff: (bytes) => beginsWith(bytes, 'PK\u0003\u0004') && Buffer.from(bytes).includes('word/'),
  toText: async (bytes, { name }) => {
    if (beginsWith(bytes, '\u00D0\u00CF\u0011\u00E0'))
      throw new InvalidInput(
        `${name}: is protected by a password, or an old Word file. Save it as .docx without a password.`,
      );
    const parts = unzip(name, bytes, isRead);
    const document = parts.get('word/document.xml');
    if (!document)
      throw new InvalidInput(`${name}: is no Word document: word/document.xml is missing. Save it as .docx again.`);
    for (const [part, content] of parts)
      if (textOfEntry(content.subarray(0, 1024)).includes('<!DOCTYPE'))
        throw new InvalidInput(
          `${name}: ${part} declares a document type, which Word never does. Save it as .docx again.`,
        );
    const lines = await linesOf(name, parts);
    return { text: textOfLines(lines), meta: await metaIn(parts) };
  },
};

/** Pictures, macros and embedded files are never unpacked. */
const isRead = (part: string): boolean =>
  part === '[Content_Types].xml' ||
  part === 'docProps/core.xml' ||
  /^(?:word\/)?_rels\/[\w.]+\.rels$|^word\/[\w.]+\.xml$/.test(part);

async function linesOf(name: string, parts: Map<string, Uint8Array>): Promise<Line[]> {
  const { default: mammoth } = await import('mammoth');
  const noImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const styleMap = [...(await boldStyles(parts)), "p[style-name='Title'] => h1:fresh"];
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(rezip(parts)) },
      { styleMap, includeEmbeddedStyleMap: false, convertImage: noImage },
    );
    return linesOfTree((await parseDom(value)).body);
  } catch (cause) {
    throw new InvalidInput(`${name}: is broken: ${firstLine(cause)}. Open it in a word processor and save it again.`, {
      cause,
    });
  }
}

const firstLine = (cause: unknown): string =>
  String((cause as Error).message)
    .split('\n')[0]
    ?.slice(0, 200) ?? '';

/** Styles of paragraphs and words that are bold by themselves or by the style they are based on, so that questions in one are seen as bold. */
async function boldStyles(parts: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const part = parts.get('word/styles.xml');
  if (!part) return [];
  const styles = new Map<string, Style>();
  for (const element of (await parseXml(textOfEntry(part))).querySelectorAll('w\\:style')) {
    const id = element.getAttribute('w:styleId');
    if (id) styles.set(id, styleOf(element));
  }
  return [...styles.values()].flatMap((style) => {
    if (!style.name || !isBold(style, styles) || /^(?:heading|title)\b/i.test(style.name) || style.name.includes("'"))
      return [];
    return style.type === 'character'
      ? [`r[style-name='${style.name}'] => strong`]
      : [`p[style-name='${style.name}'] => p:fresh > strong:fresh`];
  });
}

interface Style {
  readonly name: string;
  readonly type: string;
  readonly base: string | null;
  /** Null where it leaves it to its base. */
  readonly bold: boolean | null;
}

function styleOf(element: DomElement): Style {
  const at = (tag: string) => element.querySelector(tag);
  const bold = at('w\\:rPr > w\\:b');
  return {
    name: at('w\\:name')?.getAttribute('w:val') ?? '',
    type: element.getAttribute('w:type') ?? '',
    base: at('w\\:basedOn')?.getAttribute('w:val') ?? null,
    bold: bold ? !['0', 'false', 'off'].includes(bold.getAttribute('w:val') ?? '') : null,
  };
}

function isBold(style: Style, styles: ReadonlyMap<string, Style>, depth = 0): boolean {
  if (style.bold !== null) return style.bold;
  const base = style.base === null ? undefined : styles.get(style.base);
  return base !== undefined && depth < 10 && isBold(base, styles, depth + 1);
}

/** Word fills these in by itself where nobody did. */
const IS_NO_TITLE = /^(?:document|documento?|документ|microsoft word|word document|untitled|без названия)\b/iu;

async function metaIn(parts: ReadonlyMap<string, Uint8Array>): Promise<OwnMeta> {
  const part = parts.get('docProps/core.xml');
  if (!part) return {};
  const core = await parseXml(textOfEntry(part));
  const at = (tag: string) => tidy(core.querySelector(tag)?.textContent ?? '');
  const title = at('dc\\:title').slice(0, 300);
  const modified = dayOf(at('dcterms\\:modified') || at('dcterms\\:created'));
  return { ...(title && !IS_NO_TITLE.test(title) ? { title } : {}), ...(modified ? { modified } : {}) };
}
