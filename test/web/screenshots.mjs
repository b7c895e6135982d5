// Takes the pictures of the documentation from a running site. By hand, after `npm start`:
//   node test/web/screenshots.mjs [http://localhost:3000] [docs/images]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const [site = 'http://localhost:3000', folder = join(import.meta.dirname, '../../docs/images')] = process.argv.slice(2);
const { module: tests } = await runnerImport(join(import.meta.dirname, 'browser.ts'), { logLevel: 'error' });

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

mkdirSync(folder, { recursive: true });
const browser = await tests.launch();
try {
  for (const theme of ['light', 'dark'])
    for (const size of SIZES) {
      const { page, open, close, troubles } = await tests.visit(browser, new URL(site).origin, { ...size, theme });
      await open('/');
      const path = join(folder, `${theme}-${size.width}.png`);
      await page.screenshot({ path });
      await close();
      if (troubles.length) throw new Error(`${path}: the page has troubles\n${troubles.join('\n')}`);
      console.log(path);
    }
} finally {
  await browser.close();
}
