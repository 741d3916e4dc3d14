/**
 * What a visitor of the playground waits for, in Chromium with an empty cache: the first verdict after the address
 * is opened, a verdict after a key, and the longest time in which the page could take no key. Build, then
 *
 *     node dist/bench/page.js [VISITS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import { launch } from '../test/browser/browser.ts';

const visits = Number(process.argv[2] ?? 9);
const configFile = fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'rulecheck-page-'));
await build({ configFile, logLevel: 'error', build: { outDir } });
const server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
const address = server.resolvedUrls!.local[0]!;

/** The longest task of the page's own thread since it was opened, in milliseconds; those under 50 are not told. */
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let longest = 0;
        const observer = new PerformanceObserver(list => {
          longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration));
        });
        observer.observe({ type: 'longtask', buffered: true });
        // What is buffered comes at the next turn.
        setTimeout(() => resolve(longest), 50);
      }),
  );
const [first, afterKey, blocked]: [number[], number[], number[]] = [[], [], []];
for (let visit = 0; visit < visits; visit++) {
  // A browser of its own for each visit: neither the pages nor what was compiled of them are there.
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('.card') === null) return;
      observer.disconnect();
      // When the card was painted.
      requestAnimationFrame(() => setTimeout(() => performance.mark('first verdict')));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(address);
  await page.locator('.card').nth(1).waitFor();
  first.push(await page.evaluate(() => performance.getEntriesByName('first verdict')[0]!.startTime));
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('(ADD x y) => (ADD y x)\n');
  await page.locator('.card').getByText('proved').first().waitFor();
  await page.keyboard.press('Control+A');
  const typing = performance.now();
  await page.keyboard.insertText('(SUB x y) => (SUB y x)\n');
  await page.locator('.card').getByText('refuted').first().waitFor();
  afterKey.push(performance.now() - typing);
  blocked.push(await longestTask(page));
  await browser.close();
}
await server.close();
rmSync(outDir, { recursive: true });

const report = (what: string, times: readonly number[]): void => {
  const sorted = times.toSorted((a, b) => a - b);
  const [median, most] = [sorted[sorted.length >> 1]!, sorted.at(-1)!];
  console.log(`${what}: median ${median.toFixed(0)} ms, at most ${most.toFixed(0)} ms of ${times.length}`);
};
report('first verdict after opening', first);
report('verdict after a key', afterKey);
report('longest task of the page', blocked);
