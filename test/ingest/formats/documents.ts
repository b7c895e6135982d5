import { strToU8, zipSync } from 'fflate';

/** A short interview, made up for these tests; questions are marked so that each layout can show them its own way. */
export const INTERVIEW: readonly { question?: boolean; text: string }[] = [
  { text: 'О переговорах в регионе редакция побеседовала с политологом Иваном Петровым.' },
  { question: true, text: 'Как вы оцениваете визит министра в Пекин?' },
  {
    text: 'Китай внимательно наблюдает за действиями США. Пекин поддерживает Казахстан, и это видно по подписанным соглашениям, которые касаются торговли, транспорта и военно-политического сотрудничества двух стран.',
  },
  { text: 'Россия, вероятно, опасается усиления Китая в Центральной Азии, хотя публично об этом никто не говорит.' },
  { question: true, text: 'А что будет делать Вашингтон?' },
  {
    text: 'США заинтересованы в сотрудничестве с Узбекистаном. Вашингтон критикует Иран за поставки оружия, но не намерен вводить новые санкции против Тегерана.',
  },
];

/** The interview as plain text, a dash in front of each question. */
export const plain = INTERVIEW.map(({ question, text }) => (question ? `- ${text}` : text)).join('\n\n');

export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

// — Word —

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OOXML = 'http://schemas.openxmlformats.org';
const WORD = `xmlns:w="${OOXML}/wordprocessingml/2006/main"`;

export interface WordParts {
  /** Paragraphs as Word's XML. */
  body: string;
  styles?: string;
  core?: string;
  further?: Record<string, Uint8Array>;
}

/** A Word document of these parts. */
export function makeDocx({ body, styles, core, further = {} }: WordParts): Uint8Array {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const related = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OOXML}/${type}" Target="${target}"/>`;
  const relations = (of: string) =>
    strToU8(`${XML}<Relationships xmlns="${OOXML}/package/2006/relationships">${of}</Relationships>`);
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        `${XML}<Types xmlns="${OOXML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/word/document.xml', 'officedocument.wordprocessingml.document.main')}${override('/word/styles.xml', 'officedocument.wordprocessingml.styles')}</Types>`,
      ),
      '_rels/.rels': relations(
        related('rId1', 'officeDocument/2006/relationships/officeDocument', 'word/document.xml'),
      ),
      'word/_rels/document.xml.rels': relations(
        related('rId1', 'officeDocument/2006/relationships/styles', 'styles.xml'),
      ),
      'word/document.xml': strToU8(`${XML}<w:document ${WORD}><w:body>${body}</w:body></w:document>`),
      'word/styles.xml': strToU8(`${XML}<w:styles ${WORD}>${styles ?? ''}</w:styles>`),
      ...(core
        ? {
            'docProps/core.xml': strToU8(
              `${XML}<cp:coreProperties xmlns:cp="${OOXML}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
            ),
          }
        : {}),
      ...further,
    },
    { level: 1 },
  );
}

/** One paragraph of Word's XML. */
export const wordParagraph = (text: string, { bold = false, style = '' } = {}): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;

// — PDF —

/** A line at its place: points from the left and from the top of an A4 page. */
export interface Printed {
  text: string;
  x: number;
  y: number;
  size?: number;
  bold?: boolean;
}

/** Width of every letter in ems, in the font of `makePdf`. */
export const EM = 0.5;

/** A PDF of these pages, in a font with the letters of Unicode at their own codes. */
export function makePdf(pages: readonly (readonly Printed[])[], { info = '' } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (content: string) => objects.push(content);
  const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const kids = pages.map((_, index) => `${11 + 2 * index} 0 R`).join(' ');
  const font = (name: string, descendant: number) =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /ToUnicode 8 0 R /DescendantFonts [${descendant} 0 R] >>`;
  const descendant = (name: string, descriptor: number) =>
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${EM * 1000} /FontDescriptor ${descriptor} 0 R >>`;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add(font('Trial', 4));
  add(descendant('Trial', 7));
  add(font('Trial-Bold', 6));
  add(descendant('Trial-Bold', 10));
  const descriptor = (name: string) =>
    `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >>`;
  add(descriptor('Trial'));
  add(
    stream(
      '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Same def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap\nend\nend',
    ),
  );
  add(`<< ${info} >>`);
  add(descriptor('Trial-Bold'));
  for (const [index, lines] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> /Contents ${12 + 2 * index} 0 R >>`,
    );
    add(stream(lines.map(operatorsOf).join('\n')));
  }
  let file = '%PDF-1.7\n';
  const offsets = objects.map((content, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return strToU8(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 9 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    true,
  );
}

const operatorsOf = ({ text, x, y, size = 10, bold = false }: Printed): string =>
  `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${842 - y} Tm <${hex(text)}> Tj ET`;

const hex = (text: string): string =>
  [...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');

/** Lines of at most so many letters; a printer without hyphenation does break words behind their hyphen. */
export function wrap(text: string, width: number, { hyphens = false } = {}): string[] {
  const lines: string[] = [''];
  for (const piece of text.match(hyphens ? /[^\s-]+-?\s*|-\s*/gu : /\S+\s*/gu) ?? []) {
    const last = lines.at(-1) ?? '';
    if ((last + piece).trimEnd().length > width && last) {
      lines[lines.length - 1] = last.trimEnd();
      lines.push(piece);
    } else lines[lines.length - 1] = last + piece;
  }
  return lines.map((line) => line.trimEnd());
}

/** The interview printed page by page, with a running head and page numbers; bold questions, or dashes. */
export function printed({ width = 80, rows = 9, bold = true } = {}): Printed[][] {
  const lines = INTERVIEW.flatMap(({ question = false, text }) => [
    ...wrap(question && !bold ? `– ${text}` : text, width, { hyphens: true }).map((line) => ({
      text: line,
      bold: bold && question,
    })),
    null,
  ]);
  const pages: Printed[][] = [];
  for (let from = 0; from < lines.length; from += rows) {
    const page: Printed[] = [{ text: 'Вестник политики', x: 230, y: 40, size: 8 }];
    for (const [index, line] of lines.slice(from, from + rows).entries())
      if (line) page.push({ ...line, x: 70, y: 90 + index * 14 });
    page.push({ text: `— ${pages.length + 1} —`, x: 280, y: 800, size: 8 });
    pages.push(page);
  }
  return pages;
}
