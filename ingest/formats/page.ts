import { LANGUAGES, type Language } from '#model/document';
import type { DomDocument, DomElement } from './dom.ts';
import type { OwnMeta } from './format.ts';
import { tidy } from './lines.ts';

/** Characters of a title or outlet at most; longer ones are cut, for a page may say what it likes. */
const LONGEST = 300;

/** What a page says of itself: Open Graph, schema.org and plain HTML, the first that speaks. */
export function metaOfPage(document: DomDocument): OwnMeta {
  const facts = factsOf(document);
  const named = (...names: string[]) => first(names.map((name) => metaContent(document, name)));
  const outlet = clean(named('og:site_name') ?? nameOf(facts, 'publisher') ?? named('application-name'));
  const title = clean(
    named('og:title') ??
      textAt(facts, 'headline') ??
      document.querySelector('title')?.textContent ??
      document.querySelector('h1')?.textContent,
  );
  const date = first(
    [
      textAt(facts, 'datePublished'),
      named('article:published_time', 'datepublished', 'date', 'dc.date', 'dcterms.date', 'pubdate', 'publish-date'),
      timeOf(document),
    ].map(dayOf),
  );
  const language = languageOf(
    document.documentElement?.getAttribute('lang') ?? textAt(facts, 'inLanguage') ?? named('og:locale') ?? null,
  );
  const url = httpOf(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? named('og:url'));
  return {
    ...(title ? { title: withoutOutlet(title, outlet) } : {}),
    ...(outlet ? { outlet } : {}),
    ...(date ? { date } : {}),
    ...(language ? { language } : {}),
    ...(url ? { url } : {}),
  };
}

const first = <Value>(values: readonly (Value | null | undefined)[]): Value | null =>
  values.find((value) => value !== null && value !== undefined && value !== '') ?? null;

const clean = (text: string | null | undefined): string | null => tidy(text ?? '').slice(0, LONGEST) || null;

function metaContent(document: DomDocument, name: string): string | null {
  for (const meta of document.querySelectorAll('meta')) {
    const key = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    if (key?.toLowerCase() === name) return meta.getAttribute('content');
  }
  return null;
}

/** The day it was published: a `<time>` that says so, else the first one of the article. */
function timeOf(document: DomDocument): string | null {
  const marked = 'time[itemprop="datePublished"],time[pubdate],[itemprop="datePublished"][content]';
  const time: DomElement | null =
    document.querySelector(marked) ??
    document.querySelector('article time[datetime], main time[datetime], header time[datetime]') ??
    document.querySelector('time[datetime]');
  return time?.getAttribute('datetime') ?? time?.getAttribute('content') ?? null;
}

/** The day as the publisher's clock had it, or null for what is no date. */
export function dayOf(written: string | null): string | null {
  if (!written) return null;
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(written)?.[1];
  const time = Date.parse(iso ?? written.trim().slice(0, 60));
  if (Number.isNaN(time)) return null;
  const day = new Date(time).toISOString().slice(0, 10);
  // A day that the calendar lacks rolls over into the next month.
  return iso && iso !== day ? null : /^\d{4}-/.test(day) ? day : null;
}

function languageOf(tag: string | null): Language | null {
  const code = tag?.trim().slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === code) ?? null;
}

function httpOf(written: string | null | undefined): string | null {
  if (!written || !URL.canParse(written)) return null;
  const url = new URL(written);
  return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : null;
}

/** « Title — Outlet » is the title. */
function withoutOutlet(title: string, outlet: string | null): string {
  if (!outlet) return title;
  const cut = /^(.*\S)\s*[-–—|·:]\s*(\S.*)$/u.exec(title);
  return cut?.[1] && cut[2]?.toLowerCase() === outlet.toLowerCase() ? cut[1] : title;
}

type Facts = Record<string, unknown>;
const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first JSON-LD object that is an article, or that has a day of publication. */
function factsOf(document: DomDocument): Facts {
  const found: Facts[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      collect(JSON.parse(script.textContent ?? ''), found, 0);
    } catch {
      // Many pages carry JSON-LD that is none; the page is read all the same.
    }
  }
  const isArticle = (facts: Facts) => /Article|Interview|Posting|Report/.test(String(facts['@type']));
  return found.find(isArticle) ?? found.find((facts) => 'datePublished' in facts) ?? {};
}

function collect(value: unknown, found: Facts[], depth: number): void {
  if (depth > 4) return;
  if (Array.isArray(value)) for (const each of value) collect(each, found, depth + 1);
  if (!isFacts(value)) return;
  found.push(value);
  if (Array.isArray(value['@graph'])) collect(value['@graph'], found, depth + 1);
}

const textAt = (facts: Facts, key: string): string | null => (typeof facts[key] === 'string' ? facts[key] : null);
const nameOf = (facts: Facts, key: string): string | null => {
  const value = facts[key];
  return isFacts(value) ? textAt(value, 'name') : textAt(facts, key);
};
