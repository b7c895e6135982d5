import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import type { GraphStore } from '#model/store';
import { connectToTests, empty } from '../cypher/graph.ts';
import { launch, stands, type Visit, visit } from './browser.ts';
import { bringInterview, serve } from './site.ts';
import { textIn } from './text.ts';
import { browserAndAtlas, endsWithoutTroubles } from './visiting.ts';

const t = textIn('en');
const [browser, atlas] = await browserAndAtlas();
let here: Visit;
endsWithoutTroubles(() => here);

/** What a browser says of answers that are no success; here they are meant. */
const expected = /Failed to load resource/;
const lines = () => here.page.locator('[role="graphics-document"] [data-line]');

describe('what is not there', () => {
  test('an unknown actor is named, and the way back is offered', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/?actor=nobody-at-all');
    await here.page.getByText(t('evidence.unknown', { id: 'nobody-at-all' })).waitFor();
    expect(await lines().count()).toBe(atlas.network.stances.length);
    await here.page.getByRole('button', { name: t('evidence.largest') }).click();
    await here.page.locator('article[data-claim]').first().waitFor();
  });

  test('an unknown end of a pair too, and markup in an address stays text', async () => {
    here = await visit(browser, inject('site'), { expected });
    const id = '<img src=x onerror=alert(1)>';
    await here.open(`/?pair=${encodeURIComponent(`USA~${id}`)}`);
    await here.page.getByText(t('evidence.unknown', { id })).waitFor();
    expect(await here.page.locator('img[src="x"]').count()).toBe(0);
  });

  test('an unknown document says so', async () => {
    here = await visit(browser, inject('site'), { expected });
    await here.open('/documents/nothing-of-this-name');
    await here.page.getByText(t('document.missing', { id: 'nothing-of-this-name' })).waitFor();
    await here.page.getByRole('link', { name: t('documents.back') }).click();
    await stands(here.page);
    expect(await here.page.getByRole('link', { name: atlas.document.title }).isVisible()).toBe(true);
  });

  test('an address of no view is the first one', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/no/such/view?sign=7&pair=x&from=yesterday&certainty=very');
    expect(await lines().count()).toBe(atlas.network.stances.length);
  });

  test('lines that no filter lets through: the filter is named, and one step leads back', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/');
    for (const [path, remedy] of [
      ['/?sign=none', t('state.noMatch.sign', { name: t('filters.sign') })],
      ['/?stance=ASSAULT', t('state.noMatch.stances', { name: t('filters.stances') })],
      ['/?type=COMPANY', t('state.noMatch.types', { name: t('filters.types') })],
      ['/?from=2030-01-01', t('state.noMatch.dates', { name: t('filters.dates') })],
      ['/table?to=1999-01-01', t('state.noMatch.dates', { name: t('filters.dates') })],
    ] as const) {
      await here.follow(path);
      expect(await here.page.getByText(t('state.noMatch'), { exact: true }).isVisible(), path).toBe(true);
      expect(await here.page.getByText(remedy).isVisible(), path).toBe(true);
      await here.page
        .getByRole('main')
        .getByRole('button', { name: t('filters.reset') })
        .click();
      await stands(here.page);
      expect(await here.page.locator('main [data-line]').count(), path).toBeGreaterThan(0);
    }
  });
});

describe('without WebGL', () => {
  let plain: Browser;
  beforeAll(async () => {
    plain = await launch('--disable-3d-apis');
  });
  afterAll(() => plain?.close());

  test('the same actors and lines are drawn as SVG, and a click on a line opens it', async () => {
    here = await visit(plain, inject('site'), { expected: /WebGL/i });
    await here.open('/');
    await here.page.getByText(t('network.svg')).waitFor();
    const drawn = (name: string) =>
      here.page
        .locator(`.canvas svg g[data-${name}]`)
        .evaluateAll(
          (all, key) => [...new Set(all.map((each) => (each as SVGElement).dataset[key] ?? ''))].sort(),
          name,
        );
    expect(await drawn('line')).toEqual(atlas.network.stances.map(({ id }) => id).sort());
    expect(await drawn('actor')).toEqual(atlas.network.actors.map(({ id }) => id).sort());

    const [line] = atlas.network.stances;
    const glyph = here.page.locator(`.canvas g[data-line="${line?.id}"] text`);
    const { x, y, width, height } = (await glyph.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await here.page.mouse.click(x + width / 2, y + height / 2);
    await here.page.getByText(t('evidence.pair')).waitFor();
    expect(new URL(here.page.url()).searchParams.get('pair')).toBe(`${line?.holder}~${line?.target}`);
    await here.page.locator('article[data-claim]').first().waitFor();
  });
});

/** A way to the database that can be cut and mended. */
async function wire(): Promise<{ uri: string; cut(): void; mend(): void; close(): Promise<void> }> {
  const { hostname, port } = new URL(inject('neo4j').uri.replace(/^\w+(\+\w+)?:/, 'http:'));
  const sockets = new Set<Socket>();
  let isCut = false;
  const server: Server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = dial(Number(port || 7687), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

describe('when the database does not answer', () => {
  let way: Awaited<ReturnType<typeof wire>>;
  let store: GraphStore;
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const { username, password } = inject('neo4j');
    way = await wire();
    store = await openStore(connect({ uri: way.uri, user: username, password, database: null }));
    site = await serve(store, inject('pages'));
  });
  afterAll(async () => {
    await site?.close();
    await store?.close();
    await way?.close();
  });

  test('the page says so, asks again by itself, and is there as soon as the database is', async () => {
    here = await visit(browser, site.address, { expected });
    way.cut();
    await here.page.goto('/');
    await here.page.getByRole('alert').getByText(t('state.unreachable')).waitFor();
    expect(await here.page.getByText(t('state.unreachable.hint')).isVisible()).toBe(true);
    way.mend();
    await stands(here.page);
    expect(await lines().count()).toBe(atlas.network.stances.length);
    expect(await here.page.getByRole('alert').count()).toBe(0);
  });

  test('while something is shown, it stays, and the trouble is told above it', async () => {
    here = await visit(browser, site.address, { expected });
    await here.open('/');
    way.cut();
    await here.page.getByRole('radio', { name: new RegExp(`^${t('filters.certainty.CT')}`) }).check();
    await here.page.getByRole('alert').getByText(t('state.unreachable')).waitFor();
    expect(await lines().count()).toBe(atlas.network.stances.length);
    way.mend();
    await here.page.getByRole('button', { name: t('action.retry') }).click();
    await stands(here.page);
    const surest = atlas.network.stances.filter(({ maxCertainty }) => maxCertainty === 'CT');
    expect(await lines().count()).toBe(surest.length);
    await here.page.getByRole('alert').waitFor({ state: 'detached' });
  });
});

test('when the server is gone the page says so, and goes on when it is back', async () => {
  const store = await openStore(connectToTests());
  let site = await serve(store, inject('pages'));
  try {
    here = await visit(browser, site.address, { expected });
    await here.open('/');
    const port = Number(new URL(site.address).port);
    await site.close();
    await here.page.getByRole('radio', { name: new RegExp(`^${t('filters.certainty.CT')}`) }).check();
    await here.page.getByRole('alert').getByText(t('state.noServer')).waitFor();
    site = await serve(store, inject('pages'), port);
    await stands(here.page);
    await here.page.getByRole('alert').waitFor({ state: 'detached' });
  } finally {
    await site.close();
    await store.close();
  }
});

describe('before the first interview', () => {
  const connection = connectToTests();
  let store: GraphStore;
  beforeAll(async () => {
    store = await openStore(connection);
    await empty(connection);
  });
  afterAll(async () => {
    await bringInterview(connection, store);
    await store.close();
  });

  test('every view says how to bring one in', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/');
    for (const path of ['/', '/table', '/documents']) {
      await here.follow(path);
      expect(await here.page.getByText(t('state.empty'), { exact: true }).isVisible(), path).toBe(true);
      expect(await here.page.getByText('npm run ingest').isVisible(), path).toBe(true);
    }
  });
});
