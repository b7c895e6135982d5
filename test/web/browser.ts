import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '#model/document';
import type { Theme } from '#model/exports/picture/encoding';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** CHROMIUM_PATH, else the usual names on the PATH. Throws with the remedy where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH=${given}: there is no such file.`);
  }
  for (const folder of (env.PATH ?? '').split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // The next one may be there.
      }
    }
  throw new Error(
    `The browser tests need Chromium or Chrome, and none of ${NAMES.join(', ')} is on the PATH. Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-core), or name one: CHROMIUM_PATH=/path/to/chromium`,
  );
}

/** No sandbox as root, WebGL in software, and nothing that a browser does of its own accord in the background. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = (...flags: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...flags] });

export interface Window {
  width?: number;
  height?: number;
  theme?: Theme;
  /** What the browser asks for. */
  language?: Language;
  /** Messages on the console that the test provokes. */
  expected?: RegExp;
}

/** A page in a window of its own, and everything that went wrong in it. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Errors of scripts, warnings and errors on the console, violations of the security policy, requests to others. */
  troubles: string[];
  /** Loads an address of the site and waits until its view stands. */
  open(path: string): Promise<void>;
  /** Goes there without loading the page anew, as following a link in it does. */
  follow(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a window without animations at `site`; nothing is remembered from other windows. */
export async function visit(
  browser: Browser,
  site: string,
  { width = 1440, height = 900, theme = 'light', language = 'en', expected }: Window = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Almaty',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = `${message.type()}: ${message.text()}`;
    if ((message.type() === 'error' || message.type() === 'warning') && !isOfTheMachine(text) && !expected?.test(text))
      troubles.push(text);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (origin !== site && protocol !== 'blob:' && protocol !== 'data:') troubles.push(`leaves: ${request.url()}`);
  });
  return {
    page,
    context,
    troubles,
    open: async (path) => {
      await page.goto(path);
      await stands(page);
    },
    follow: async (path) => {
      await page.evaluate((address) => history.pushState(null, '', address), path);
      await stands(page);
    },
    close: () => context.close(),
  };
}

/** Software drawing tells that it is slow when pixels are read back. */
const isOfTheMachine = (text: string): boolean => /GPU stall due to ReadPixels/.test(text);

/** Waits until the view that the address asks for is on the screen, and nothing of it is still being loaded. */
export async function stands(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.documentElement.dataset.ready === 'yes' && !document.querySelector('.loading'),
  );
}
