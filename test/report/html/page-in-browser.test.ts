import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileLadder, reportOf } from '../sample-ladder.ts';
import { sampleResult } from '../sample-result.ts';
import { launch, NO_BROWSER, open } from './browser.ts';
import { pageOf, render } from './pages.ts';

const DEMO = join(import.meta.dirname, '../../../fixtures/demo.pcapng');
const JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

describe.skipIf(NO_BROWSER !== null)(`the HTML report in a browser (${NO_BROWSER ?? 'chromium'})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-html-'));
  let browser: Browser;
  let url: string;
  let html: string;

  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };

  beforeAll(async () => {
    browser = await launch();
    html = await pageOf(DEMO);
    url = written('demo.html', html);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('says nothing on the console and asks for nothing', async () => {
    const { page, complaints, requests } = await open(browser, url);
    expect(await page.locator('tbody.call').count()).toBe(12);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('sorts by a column, and the other way round', async () => {
    const { page } = await open(browser, url);
    const after = async (): Promise<number[]> => {
      const cells = await page.locator('tbody.call .row td:nth-child(6)').allTextContents();
      return cells.map((text) => Number.parseFloat(text));
    };
    const before = await after();
    const byNumber = before.toSorted((a, b) => a - b);
    expect(before).not.toEqual(byNumber);
    await page.click('#call-table thead th:nth-child(6) button');
    expect(await after()).toEqual(byNumber);
    expect(await page.getAttribute('#call-table thead th:nth-child(6)', 'aria-sort')).toBe('ascending');
    await page.click('#call-table thead th:nth-child(6) button');
    expect(await after()).toEqual(byNumber.toReversed());
  });

  test('filters by outcome, cause and hop, searches, and counts what matches', async () => {
    const { page } = await open(browser, url);
    const shown = (): Promise<number> => page.locator('tbody.call:visible').count();
    await page.selectOption('#outcome', 'busy');
    expect(await shown()).toBe(2);
    expect(await page.textContent('#matching')).toBe('2 of 12');
    await page.click('button[type=reset]');
    expect(await shown()).toBe(12);
    await page.selectOption('#cause', { label: 'No circuit/channel available (Q.850 34, told as 503)' });
    expect(await shown()).toBe(5);
    await page.selectOption('#hop', { index: 1 });
    expect(await shown()).toBe(0);
    await page.click('button[type=reset]');
    await page.keyboard.press('/');
    await page.keyboard.type('2009 190');
    expect(await shown()).toBe(1);
    await page.click('button[type=reset]');
    await page.click('button[data-show="0"]');
    expect(await shown()).toBe(5);
  });

  test('opens a call with the keys, its ladder in place, and closes it', async () => {
    const { page } = await open(browser, url);
    await page.focus('#c1 .toggle');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('tbody')?.id)).toBe('c2');
    expect(await page.locator('#c2 svg').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('#c2 svg').isVisible()).toBe(true);
    expect(await page.getAttribute('#c2 .toggle', 'aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await page.locator('#c2 svg').isVisible()).toBe(false);
  });

  test('an arrow leads to its message, a link into the page opens what it names', async () => {
    const { page } = await open(browser, url);
    await page.click('#c1 .toggle');
    await page.click('#c1 svg a[href="#c1m1"]');
    expect(await page.locator('#c1m1 pre').innerText()).toMatch(/^INVITE sip:/);
    const linked = await open(browser, `${url}#c3m2`);
    expect(await linked.page.locator('#c3m2 pre').isVisible()).toBe(true);
  });

  test('the theme follows the system until the reader says otherwise', async () => {
    const { page } = await open(browser, url, { colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.click('#theme');
    expect(await paper()).not.toBe(dark);
  });

  test('without scripts each call opens its ladder, and nothing is shown that does nothing', async () => {
    const { page, complaints } = await open(browser, url, { javaScriptEnabled: false });
    expect(await page.locator('tbody.call .more summary').first().isVisible()).toBe(true);
    await page.click('#c1 .more > td > details > summary');
    expect(await page.locator('#c1 svg').isVisible()).toBe(true);
    expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('under the policy of Jenkins, without scripts and styles, all of it is there', async () => {
    const server: Server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': JENKINS });
      response.end(html);
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    try {
      const { page, requests } = await open(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(requests).toEqual([]);
      expect(await page.locator('h1').innerText()).toBe('demo.pcapng');
      await page.click('#c1 .more > td > details > summary');
      expect(await page.locator('#c1 svg').isVisible()).toBe(true);
      expect(await page.locator('button:visible, select:visible').count()).toBe(0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of in %s', async (colorScheme) => {
    // The policy of the page would not let axe in.
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(url);
    await page.click('#c1 .toggle');
    await page.click('#c1m1 > summary');
    await page.addScriptTag({ content: axe.source });
    const found = await page.evaluate(async () => {
      const { axe: inPage } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await inPage.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    });
    expect(found).toEqual([]);
  });

  test.each([1440, 820, 390])('fits %d pixels without scrolling sideways', async (width) => {
    const { page } = await open(browser, url, { viewport: { width, height: 900 } });
    await page.click('#c1 .toggle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test('what a hostile sender wrote stays text', async () => {
    const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script></script></title></style><b id=injected>'\u202e`;
    const ladder = hostileLadder(evil);
    const result = sampleResult();
    result.calls = [ladder.call];
    result.inputs[0]!.path = evil;
    result.gates = [
      { expression: evil, level: 'error', status: 'fail', value: 1, numerator: 1, denominator: 1, reason: evil },
    ];
    const page = render(result, { ladders: reportOf(ladder) });
    const hostile = await open(browser, written('hostile.html', page));
    expect(hostile.complaints).toEqual([]);
    expect(hostile.requests).toEqual([]);
    await hostile.page.click('#c1 .toggle');
    expect(await hostile.page.locator('img, #injected, script:not(:last-child)').count()).toBe(0);
    expect(await hostile.page.locator('h1').innerText()).toContain('<b id=injected>');
    expect(hostile.complaints).toEqual([]);
  });
});
