/** The report in a real browser: it runs under its own policy, fits the screen, and needs no mouse. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { hostileName, hostileRules, pageOf } from '../report/html/pages.ts';
import { launch, missingBrowser, visit } from './browser.ts';

const example = readFileSync(new URL('../../examples/RISCV64.rules', import.meta.url), 'utf8');
const deep = `(FADDD ${'(FNEGD '.repeat(12)}x${')'.repeat(12)} ${'y'.repeat(200)}) && ${'y'.repeat(200)}.Uses == 1 => (FSUBD ${'y'.repeat(200)} x)\n`;

if (missingBrowser !== undefined) {
  test.skip(missingBrowser, () => {});
} else {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser.close());

  const pages = {
    example: () => pageOf(example),
    hostile: () => pageOf(hostileRules, undefined, hostileName),
    packed: () => pageOf(example + deep, { budget: 0, size: 3 }),
    empty: () => pageOf(''),
  };

  describe.each(Object.entries(pages))('a page: %s', (_, make) => {
    const page = make();

    it('runs without a complaint, and asks for nothing', async () => {
      const visited = await visit(browser, page);
      await visited.page.evaluate(openAll);
      await expect.poll(() => visited.page.locator('text=Opening needs scripts').count()).toBe(0);
      expect(visited.complaints).toEqual([]);
      await visited.page.close();
    });

    it.each([
      [360, 'light'],
      [360, 'dark'],
      [1440, 'light'],
      [1440, 'dark'],
    ] as const)('fits a screen of %d px, %s', async (width, colorScheme) => {
      const visited = await visit(browser, page);
      await visited.page.setViewportSize({ width, height: 900 });
      await visited.page.emulateMedia({ colorScheme });
      await visited.page.evaluate(openAll);
      await expect.poll(() => visited.page.locator('text=Opening needs scripts').count()).toBe(0);
      expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(await visited.page.evaluate(worstContrast)).toBeGreaterThanOrEqual(4.5);
      await visited.page.close();
    });
  });

  describe('text of others', () => {
    it('becomes no element', async () => {
      const { page, complaints } = await visit(browser, pages.hostile());
      await page.evaluate(openAll);
      expect(await page.locator('script').count()).toBe(2);
      expect(await page.locator('img, iframe, svg[onload], [onerror], b b, link').count()).toBe(0);
      await expect.poll(() => page.getByText('<img src=x onerror=alert(1)>').count()).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  describe('the keyboard', () => {
    it('skips to the rules, searches, and opens one', async () => {
      const { page } = await visit(browser, pages.packed());
      const { keyboard } = page;
      await keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the rules');
      await keyboard.press('Enter');
      await keyboard.press('Tab');
      await keyboard.type('fsubd useFMA');
      const count = page.getByRole('status');
      await expect.poll(() => count.textContent()).toBe('0 of 10 rules match');
      expect(await page.locator('#nothing').isVisible()).toBe(true);
      await keyboard.press('Control+A');
      await keyboard.type('fclassd');
      await expect.poll(() => count.textContent()).toBe('2 of 10 rules match');
      await keyboard.press('Control+A');
      await keyboard.press('Delete');
      await expect.poll(() => count.textContent()).toBe('10 of 10 rules match');
      await keyboard.press('Tab');
      await keyboard.type('FMULD');
      await expect.poll(() => count.textContent()).toBe('2 of 10 rules match');
      await page.locator('details.rule:visible summary').first().focus();
      await keyboard.press('Enter');
      await expect
        .poll(() => page.getByRole('img', { name: 'Source of (FSUBD (FMULD x y) z)' }).count())
        .toBe(1);
      await page.close();
    });

    it('reaches what scrolls in a box of its own, and nothing that does not', async () => {
      const { page } = await visit(browser, pages.example());
      await page.setViewportSize({ width: 360, height: 900 });
      const boxes = page.locator('.rule[open] .scroll:visible, .rule[open] pre:visible');
      const reached = () =>
        boxes.evaluateAll(all => all.filter(box => box.getAttribute('tabindex') === '0').length);
      const scrolling = await boxes.evaluateAll(
        all => all.filter(box => box.scrollWidth > box.clientWidth).length,
      );
      expect(scrolling).toBeGreaterThan(0);
      await expect.poll(reached).toBe(scrolling);
      await page.setViewportSize({ width: 3000, height: 900 });
      await expect.poll(reached).toBe(0);
      await page.close();
    });

    it('chooses verdicts and files, and takes it back', async () => {
      const { page } = await visit(browser, pages.example());
      const count = page.getByRole('status');
      await page.getByRole('checkbox', { name: 'proved' }).focus();
      await page.keyboard.press('Space');
      await expect.poll(() => count.textContent()).toBe('4 of 9 rules match');
      expect(await page.getByRole('heading', { name: /^✓ ?proved/ }).isVisible()).toBe(false);
      await page.getByRole('combobox', { name: 'File' }).focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => count.textContent()).toBe('4 of 9 rules match');
      await page.getByRole('button', { name: 'Reset' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => count.textContent()).toBe('9 of 9 rules match');
      await page.close();
    });
  });

  it('shows long lists in portions', async () => {
    const { page } = await visit(browser, pageOf('(FADDD x y) => (FADDD y x)\n'.repeat(450)));
    const shown = () => page.locator('details.rule:visible').count();
    expect(await shown()).toBe(200);
    await page.getByRole('button', { name: 'Show 200 more of 250' }).press('Enter');
    await page.getByRole('button', { name: 'Show 50 more of 50' }).press('Enter');
    expect(await shown()).toBe(450);
    await page.close();
  });

  it('opens the rule that its address names', async () => {
    const { page } = await visit(browser, pages.packed(), '#rule-1-18');
    await expect
      .poll(() => page.getByRole('img', { name: 'Target of (FSUBD (FMULD x y) z)' }).isVisible())
      .toBe(true);
    await page.close();
  });

  it('has names and heads for those who do not see it', async () => {
    const { page } = await visit(browser, pages.example());
    for (const name of ['Source of (FMADDD neg', 'Target of (FMADDD neg'])
      expect(await page.getByRole('img', { name }).getAttribute('aria-labelledby')).toMatch(/t .*d$/);
    expect(await page.getByRole('img', { name: 'Target of (FMADDD neg' }).locator('desc').textContent()).toBe(
      'FNMADDD = -11 (here the sides part) of (x = 2, y = 3, z = 5)',
    );
    for (const landmark of ['banner', 'main', 'search'] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
    const map = page
      .getByRole('table', { name: 'Where the sides agree: x × y (down) against z (across)' })
      .first();
    expect(await map.getByRole('rowheader').count()).toBe(9);
    expect(await map.getByRole('cell', { name: 'different on all' }).count()).toBeGreaterThan(9);
    await page.close();
  });
}

function openAll(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** The least contrast of a text on the colour behind it, by the formula of WCAG 2. */
function worstContrast(): number {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [r, g, b] = channels(color)
      .slice(0, 3)
      .map(value => value / 255)
      .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const behind = (element: Element): string => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  let worst = 21;
  for (const element of document.querySelectorAll('body *:not(script, svg *, option)')) {
    const ownText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim());
    if (!ownText || !element.checkVisibility()) continue;
    const [a, b] = [getComputedStyle(element).color, behind(element)].map(luminance).sort((x, y) => y - x);
    worst = Math.min(worst, (a! + 0.05) / (b! + 0.05));
  }
  return worst;
}
