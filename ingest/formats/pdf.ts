import { InvalidInput } from '#model/errors';
import { beginsWith, type Format, MAX_BINARY_BYTES, type OwnMeta } from './format.ts';
import { textOfLines, tidy } from './lines.ts';
import { dayOf } from './page.ts';
import { type Fragment, linesOfPages } from './pdf-layout.ts';

/** Pages at most: a book of 1,000 pages is no interview. */
const MAX_PAGES = 1_000;

/** A PDF with a text layer: paragraphs in reading order, words that were parted at line ends made whole. */
export const pdf: Format = {
  name: 'PDF',
  extensions: ['.pdf'],
  mediaTypes: ['application/pdf', 'application/x-pdf'],
  maxBytes: MAX_BINARY_BYTES,
  isolated: true,
  sniff: (bytes) => beginsWith(bytes, '%PDF-'),
  toText: async (bytes, { name }) => {
    const document = await open(name, bytes);
    try {
      if (document.numPages > MAX_PAGES)
        throw new InvalidInput(
          `${name}: has ${document.numPages} pages, and may have ${MAX_PAGES}. Save the interview's pages alone.`,
        );
      const pages: Fragment[][] = [];
      for (let number = 1; number <= document.numPages; number++) pages.push(await fragmentsOf(document, number));
      if (!pages.some((page) => page.some(({ text }) => /\p{L}/u.test(text))))
        throw new InvalidInput(
          `${name}: has no text layer, as scans have none. Run text recognition (OCR) over it and try again.`,
        );
      return { text: textOfLines(linesOfPages(pages)), meta: await metaOf(document) };
    } catch (cause) {
      if (cause instanceof InvalidInput) throw cause;
      throw broken(name, cause);
    } finally {
      await document.destroy();
    }
  },
};

type PdfDocument = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

async function open(name: string, bytes: Uint8Array): Promise<PdfDocument> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    throw new InvalidInput(`${name}: is no PDF: it does not begin as one. Get the file anew.`);
  fillIn();
  const { getDocumentProxy } = await import('unpdf');
  try {
    // Pictures and fonts are neither drawn nor looked for; no expression of the file is compiled.
    const options = {
      maxImageSize: 1,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    };
    // The parser takes the bytes it is given for itself.
    return await getDocumentProxy(bytes.slice(), options);
  } catch (cause) {
    if ((cause as Error).name === 'PasswordException')
      throw new InvalidInput(`${name}: is encrypted and opens only with a password. Save a copy without one.`, {
        cause,
      });
    throw broken(name, cause);
  }
}

const broken = (name: string, cause: unknown): InvalidInput =>
  new InvalidInput(
    `${name}: is a broken PDF (${String((cause as Error).message).slice(0, 200)}). Get the file anew, or print it to a new PDF.`,
    {
      cause,
    },
  );

/** Node 20 lacks this method of ES2024, which the parser needs to tell the weight of a font. */
function fillIn(): void {
  const buffers = ArrayBuffer.prototype as ArrayBuffer & { transferToFixedLength?: (length?: number) => ArrayBuffer };
  buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const moved = new Uint8Array(length);
    moved.set(new Uint8Array(this, 0, Math.min(this.byteLength, length)));
    return moved.buffer;
  };
}

async function fragmentsOf(document: PdfDocument, number: number): Promise<Fragment[]> {
  const page = await document.getPage(number);
  const { transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  // Names of fonts, which tell bold ones, are known only once the page has been read as one that will be drawn.
  await page.getOperatorList();
  const isBold = (font: string): boolean => {
    try {
      const { name } = page.commonObjs.get(font) as { name?: string };
      return /bold|black|heavy|semibold|demi/i.test(name ?? '');
    } catch {
      return false;
    }
  };
  const weights = new Map<string, boolean>();
  const fragments: Fragment[] = [];
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue;
    const [a, b, , , x, y] = multiply(transform, item.transform);
    // Slanted text is a watermark, upright text a note on the margin.
    if (Math.abs(b) > Math.abs(a) * 0.1 || a <= 0) continue;
    const weight = weights.get(item.fontName) ?? isBold(item.fontName);
    weights.set(item.fontName, weight);
    fragments.push({ text: item.str, bold: weight, x0: x, x1: x + item.width, y, size: Math.hypot(a, b) });
  }
  page.cleanup();
  return fragments;
}

type Matrix = [number, number, number, number, number, number];

function multiply(left: readonly number[], right: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = left as Matrix;
  const [g, h, i, j, k, l] = right as Matrix;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Programs write the file's name here where nobody gave a title. */
const IS_NO_TITLE =
  /^(?:microsoft word|untitled|документ|document|без названия)\b|\.(?:docx?|pdf|indd|rtf|odt|html?)$|^\S*[\\/]\S*$/iu;

async function metaOf(document: PdfDocument): Promise<OwnMeta> {
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  const title = tidy(typeof info.Title === 'string' ? info.Title : '').slice(0, 300);
  const changed = /^D:(\d{4})(\d{2})(\d{2})/.exec(String(info.ModDate ?? info.CreationDate ?? ''));
  const modified = changed ? dayOf(`${changed[1]}-${changed[2]}-${changed[3]}`) : null;
  return { ...(title && !IS_NO_TITLE.test(title) ? { title } : {}), ...(modified ? { modified } : {}) };
}
