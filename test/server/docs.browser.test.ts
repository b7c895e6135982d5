import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type {} from '../site.setup.ts';
import { launch, visit } from '../web/browser.ts';

const PATIENCE = 120_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test(
  'the operations stand there, one opens and is tried out, and nothing comes from anywhere else',
  async () => {
    const { page, context, troubles, close } = await visit(browser, inject('site'));
    context.setDefaultTimeout(PATIENCE);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/api/docs');
    // A hundred operations take a busy machine its time.
    await page.locator('.opblock').first().waitFor({ timeout: PATIENCE });
    const document = (await (await fetch(`${inject('site')}/api/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length;
    expect(operations).toBeGreaterThan(10);
    expect(await page.locator('.opblock').count()).toBe(operations);

    const health = page.locator('#operations-server-health');
    await health.locator('.opblock-summary-control').click();
    await health.getByRole('button', { name: 'Try it out' }).click();
    await health.getByRole('button', { name: 'Execute' }).click();
    await health.locator('.live-responses-table').getByText('"status"').first().waitFor();

    // A big answer with named schemas opens as well.
    await page.locator('#operations-questions-network .opblock-summary-control').click();
    await page.locator('#operations-questions-network .parameters').first().waitFor();
    for (const url of asked) expect(url.startsWith(`${inject('site')}/`) || url.startsWith('data:'), url).toBe(true);
    expect(troubles).toEqual([]);
    await close();
  },
  3 * PATIENCE,
);
