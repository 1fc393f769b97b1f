import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PATH = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? null;

/** Why tests that drive a browser are skipped; null where they run. */
export const NO_BROWSER = PATH === null ? 'Debian’s chromium is not installed' : null;

export async function launch(): Promise<Browser> {
  if (PATH === null) throw new Error(NO_BROWSER ?? '');
  return chromium.launch({ executablePath: PATH, args: ['--no-sandbox'] });
}

/** A page of its own, and what it said and asked for that it should not. */
export interface Watched {
  page: Page;
  /** Errors, warnings and dialogs. */
  complaints: string[];
  /** Addresses asked for besides the page itself. */
  requests: string[];
}

export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) requests.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, requests };
}
