import { describe, expect, test } from 'vitest';
import { docx } from '#ingest/formats/docx';
import type { Format } from '#ingest/formats/format';
import { html } from '#ingest/formats/html';
import { markdown } from '#ingest/formats/markdown';
import { pdf } from '#ingest/formats/pdf';
import { plainText } from '#ingest/formats/text';
import { extract } from '#ingest/pipeline';
import { escapeXml, INTERVIEW, makeDocx, makePdf, plain, printed, wordParagraph, wrap } from './documents.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const told = { name: 'interview', charset: null };

/** What is claimed, wherever it stands in the text. */
async function claimsOf(format: Format, bytes: Uint8Array) {
  const { text } = await format.toText(bytes, told);
  const { claims, turns } = await extract({
    text,
    meta: { id: 'interview', date: '2025-12-25', modified: '2025-12-25' },
  });
  for (const { start, end, quote } of claims) expect(text.slice(start, end)).toBe(quote);
  return {
    roles: turns.map(({ role }) => role),
    claims: claims.map(({ holder, target, stance, certainty, negated, quote }) => ({
      holder: holder?.id,
      target: target?.id,
      stance,
      certainty,
      negated,
      quote: quote.replace(/\s+/gu, ' '),
    })),
  };
}

const expected = await claimsOf(plainText, encode(plain));

const paragraphs = (question: (text: string) => string, answer: (text: string) => string) =>
  INTERVIEW.map((each) => (each.question ? question(each.text) : answer(each.text))).join('\n');
const p = (text: string) => `<p>${escapeXml(text)}</p>`;
const page = (body: string) =>
  encode(
    `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Беседа</title></head><body>${body}</body></html>`,
  );
const wrapped = (width: number, { hyphens = false } = {}) =>
  encode(
    INTERVIEW.map(({ question, text }) => wrap(question ? `- ${text}` : text, width, { hyphens }).join('\n')).join(
      '\n\n',
    ),
  );

test('the interview has claims to compare', () => {
  expect(expected.claims.length).toBeGreaterThan(4);
  expect(expected.roles).toEqual(['narration', 'question', 'answer', 'question', 'answer']);
});

describe('the same claims as of the plain text come of', { timeout: 60_000 }, () => {
  test.each<[string, Format, Uint8Array]>([
    ['plain text broken at a fixed width', plainText, wrapped(60)],
    [
      'Markdown with bold questions',
      markdown,
      encode(
        paragraphs(
          (text) => `\n**${text}**\n`,
          (text) => `\n${text}\n`,
        ),
      ),
    ],
    ['Markdown broken at a fixed width', markdown, wrapped(60, { hyphens: true })],
    [
      'Markdown with headings for questions',
      markdown,
      encode(
        paragraphs(
          (text) => `\n### ${text}\n`,
          (text) => `${text}\n`,
        ),
      ),
    ],
    ['a page with dashes', html, page(paragraphs((text) => p(`— ${text}`), p))],
    [
      'a page with bold questions before line breaks',
      html,
      page(
        `<p>${paragraphs(
          (text) => `<strong>${text}</strong><br>`,
          (text) => `${text}</p><p>`,
        )}</p>`,
      ),
    ],
    [
      'a page with headings and a menu',
      html,
      page(
        `<nav><a href="/">Китай обвиняет США</a></nav><article>${paragraphs((text) => `<h3>${text}</h3>`, p)}</article><footer>Иран угрожает Израилю.</footer>`,
      ),
    ],
    [
      'a Word document with dashes',
      docx,
      makeDocx({ body: paragraphs((text) => wordParagraph(`– ${text}`), wordParagraph) }),
    ],
    [
      'a Word document with bold questions',
      docx,
      makeDocx({ body: paragraphs((text) => wordParagraph(text, { bold: true }), wordParagraph) }),
    ],
    ['a PDF with bold questions', pdf, makePdf(printed())],
    ['a PDF with dashes and narrow lines', pdf, makePdf(printed({ width: 45, rows: 12, bold: false }))],
  ])('%s', async (_, format, bytes) => {
    expect(await claimsOf(format, bytes)).toEqual(expected);
  });
});
