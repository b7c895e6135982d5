import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addressOfFile } from '../../web/exports/addresses.ts';
import { type Choices, FILES, fileNameOf } from '../../web/exports/formats.ts';
import { today } from '../../web/i18n/dates.ts';
import { citationOfPair, citationOfView, citedAs, STYLES } from '../../web/parts/citation.ts';
import { viewOf } from '../../web/state/view.ts';
import { run } from '../e2e/program.ts';
import { launch, stands, type Visit, visit } from './browser.ts';
import { hasFocus, tabTo } from './keyboard.ts';
import { textIn } from './text.ts';
import { endsWithoutTroubles } from './visiting.ts';

const t = textIn('en');
const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-exports-'));
const CHOICES: Choices = { lang: 'en', theme: 'light', evidence: false, bom: false };
/** A view with a filter of every kind. */
const FILTERED = '/?without-sign=0&certainty=PR&type=STATE&type=REGION&from=2025-01-01&fold=false&around=KAZ';
const EVERYTHING = '/?certainty=U';
/** As the page asks for it. */
const PLAIN = { style: 'plain', lang: 'en', accessed: today() } as const;

let browser: Browser;
let here: Visit;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});
endsWithoutTroubles(() => here);

const viewAt = (path: string) => {
  const { pathname, search } = new URL(path, 'http://localhost');
  return viewOf(pathname, search);
};
const dialog = () => here.page.getByRole('dialog', { name: t('export.title') });
const opener = () => here.page.getByRole('button', { name: t('action.export'), exact: true });
const linkOf = (id: string) => dialog().locator(`a[data-file="${id}"]`);

async function openDialog(path: string): Promise<void> {
  here = await visit(browser, inject('site'));
  await here.open(path);
  await opener().click();
  await dialog().waitFor();
  await stands(here.page);
}

const overHttp = async (address: string): Promise<Buffer> => {
  const response = await fetch(`${inject('site')}${address}`);
  expect(response.status, address).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

async function saved(download: Promise<Download>): Promise<{ name: string; bytes: Buffer }> {
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

describe('a file', () => {
  test.each([EVERYTHING, FILTERED])('of %s, saved in the page, is what HTTP gives: every format', async (path) => {
    await openDialog(path);
    expect(FILES.length).toBeGreaterThan(10);
    for (const file of FILES) {
      const download = saved(here.page.waitForEvent('download'));
      await linkOf(file.id).click();
      const { name, bytes } = await download;
      expect(name).toBe(fileNameOf(file));
      expect(bytes.equals(await overHttp(addressOfFile(file, viewAt(path), CHOICES))), file.id).toBe(true);
      expect(bytes.length, file.id).toBeGreaterThan(50);
    }
  });

  test('is what the command beside it writes', async () => {
    const { uri, username, password } = inject('neo4j');
    const env = {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      STANCE_ATLAS_HOME: folder,
    };
    await openDialog(FILTERED);
    await dialog().getByLabel(t('export.evidence')).check();
    await dialog().getByLabel(t('export.bom')).check();
    for (const id of ['gexf', 'csv', 'claims.csv', 'svg']) {
      await dialog().getByLabel(t('export.script.file'), { exact: true }).selectOption(id);
      const command = await dialog().getByLabel(t('export.script.command'), { exact: true }).inputValue();
      const [npm, script, ask, dashes, ...words] = command.split(' ');
      expect([npm, script, ask, dashes]).toEqual(['npm', 'run', 'ask', '--']);
      const output = join(folder, id);
      const ended = await run('ingest/cli.js', ['ask', ...words, '--output', output], env);
      expect(ended.code, ended.stderr).toBe(0);

      const address = await dialog().getByLabel(t('export.script.address'), { exact: true }).inputValue();
      const download = saved(here.page.waitForEvent('download'));
      await linkOf(id).click();
      const { bytes } = await download;
      expect(bytes.equals(readFileSync(output)), id).toBe(true);
      expect(bytes.equals(await overHttp(address.slice(inject('site').length))), id).toBe(true);
    }
  });

  test('of the figure comes in pixels, too, sharp and not blank', async () => {
    await openDialog('/');
    const download = saved(here.page.waitForEvent('download'));
    await dialog().getByRole('button', { name: 'PNG' }).click();
    const { name, bytes } = await download;
    expect(name).toBe('stance-atlas-network.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const svg = (await overHttp('/api/network.svg')).toString();
    const width = Number(/<svg[^>]* width="(\d+)/.exec(svg)?.[1]);
    expect(bytes.readUInt32BE(16)).toBe(2 * width);
    expect(bytes.length).toBeGreaterThan(50_000);
  });

  test('of a view of nothing is not offered, because the server would give everything', async () => {
    await openDialog('/?sign=none');
    expect(await dialog().getByText(t('export.nothing')).isVisible()).toBe(true);
    expect(await dialog().locator('a[download]').count()).toBe(0);
    expect(await dialog().getByLabel(t('export.snapshots.take')).count()).toBe(0);
  });
});

describe('the dialog', () => {
  test('opens and closes with the keyboard, and gives the focus back', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/table');
    await tabTo(here.page, opener());
    await here.page.keyboard.press('Enter');
    await dialog().waitFor();
    await tabTo(here.page, linkOf('gexf'));
    await here.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect(await hasFocus(opener())).toBe(true);
  });

  test.each(STYLES)('cites the view as the server does: %s', async (style) => {
    await openDialog(FILTERED);
    const names = { plain: t('cite.plain'), bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' };
    await dialog().getByLabel(names[style], { exact: true }).check();
    await stands(here.page);
    const shown = await dialog().getByLabel(t('cite.text'), { exact: true }).inputValue();
    const said = (await overHttp(citedAs(citationOfView(viewAt(FILTERED)), { ...PLAIN, style }))).toString();
    expect(shown).toBe(said.trimEnd().replaceAll('\r\n', '\n'));
  });
});

test('a snapshot that is kept is had as its file, and the page as the graph was then', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name: 'First & “last”' });
  const taken = await fetch(`${inject('site')}/api/snapshots`, { method: 'POST', headers, body });
  expect(taken.status).toBe(201);
  const { id, name } = (await taken.json()) as { id: string; name: string };
  try {
    await openDialog('/?certainty=PR');
    const kept = dialog().locator(`[data-snapshot="${id}"]`);
    expect(await kept.textContent()).toContain(name);
    const download = saved(here.page.waitForEvent('download'));
    await kept.getByRole('link', { name: t('export.snapshots.file') }).click();
    expect((await download).bytes.equals(await overHttp(`/api/snapshots/${id}/file`))).toBe(true);

    await kept.getByRole('link', { name: t('export.snapshots.open') }).click();
    await dialog().waitFor({ state: 'hidden' });
    await stands(here.page);
    expect(new URL(here.page.url()).searchParams.get('asOf')).toBe(`snapshot:${id}`);
    expect(new URL(here.page.url()).searchParams.get('certainty')).toBe('PR');
    await here.page.getByText(t('past.snapshot', { name })).waitFor();
    expect(await here.page.locator('[role="graphics-document"] [data-line]').count()).toBeGreaterThan(0);
    await opener().click();
    // What is frozen is not frozen again.
    expect(await dialog().getByLabel(t('export.snapshots.take')).count()).toBe(0);
    expect(await linkOf('csv').getAttribute('href')).toContain(`asOf=snapshot%3A${id}`);
    // The citation names the snapshot, by which anybody can check it.
    await stands(here.page);
    const cited = await dialog().getByLabel(t('cite.text'), { exact: true }).inputValue();
    expect(cited).toContain(id);
    const view = viewAt(new URL(here.page.url()).href);
    expect(cited).toBe(
      (await overHttp(citedAs(citationOfView(view), { ...PLAIN, snapshot: id }))).toString().trimEnd(),
    );
  } finally {
    await fetch(`${inject('site')}/api/snapshots/${id}`, { method: 'DELETE' });
  }
});

test('a snapshot of a part is shown with its filters, and named after the moment where there are others', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const kept: string[] = [];
  const take = async (name: string, filters: object): Promise<string> => {
    const body = JSON.stringify({ name, filters });
    const taken = await fetch(`${inject('site')}/api/snapshots`, { method: 'POST', headers, body });
    expect(taken.status).toBe(201);
    const { id } = (await taken.json()) as { id: string };
    kept.push(id);
    return id;
  };
  try {
    const part = await take('Only partners', { stance: ['PARTNERS_WITH'], minCertainty: 'PR' });
    const spoken = await take('Only said by one', { sign: [1], asserter: ['KAZ'] });
    await openDialog('/?without-sign=0&around=KAZ');
    const row = (id: string) => dialog().locator(`[data-snapshot="${id}"]`);
    for (const words of [t('stance.PARTNERS_WITH'), t('filters.certainty.PR')])
      expect(await row(part).textContent()).toContain(words);
    expect(await row(spoken).textContent()).toContain('asserter: KAZ');
    expect(
      await row(spoken)
        .getByRole('link', { name: t('export.snapshots.open'), exact: true })
        .count(),
    ).toBe(0);
    expect(
      await row(spoken)
        .getByRole('link', { name: t('export.snapshots.moment') })
        .count(),
    ).toBe(1);
    await row(part)
      .getByRole('link', { name: t('export.snapshots.open'), exact: true })
      .click();
    await stands(here.page);
    expect(viewAt(here.page.url())).toMatchObject({
      asOf: `snapshot:${part}`,
      stances: ['PARTNERS_WITH'],
      certainty: 'PR',
      signs: null,
      around: [],
    });
  } finally {
    for (const id of kept) await fetch(`${inject('site')}/api/snapshots/${id}`, { method: 'DELETE' });
  }
});

test('a pair is cited with the filters of the view', async () => {
  const path = '/?certainty=U&pair=KAZ~UZB';
  here = await visit(browser, inject('site'));
  await here.open(path);
  const evidence = here.page.getByRole('region', { name: t('evidence.title') });
  const head = evidence.locator('.evidence-head');
  await head.getByRole('button', { name: t('cite.open') }).click();
  const shown = await head.getByLabel(t('cite.text'), { exact: true }).inputValue();
  const said = await overHttp(citedAs(citationOfPair('KAZ', 'UZB', viewAt(path)), PLAIN));
  expect(shown).toBe(said.toString().trimEnd());
});

test('a claim is had as a card, an image and words', async () => {
  here = await visit(browser, inject('site'));
  await here.open('/?pair=KAZ~UZB');
  const card = here.page.locator('article[data-claim]').first();
  const id = await card.getAttribute('data-claim');
  await card.getByRole('button', { name: t('cite.open') }).click();
  for (const [words, ending] of [
    [t('cite.card.image'), 'svg'],
    [t('cite.card.text'), 'txt'],
  ] as const) {
    const link = card.getByRole('link', { name: words, exact: true });
    const download = saved(here.page.waitForEvent('download'));
    await link.click();
    const { name, bytes } = await download;
    expect(name).toMatch(new RegExp(`^stance-atlas-claim-.*${ending}$`));
    expect(bytes.toString()).toContain(id ?? '');
  }
});
