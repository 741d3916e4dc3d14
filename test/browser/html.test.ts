/** The report in a real browser: it runs under its own policy, fits the screen, and needs no mouse. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { hostileName, hostileRules, pageOf } from '../report/html/pages.ts';
import { launch, missingBrowser, type Visit, visit } from './browser.ts';

const example = readFileSync(new URL('../../examples/RISCV64.rules', import.meta.url), 'utf8');
const deep = `(FADDD ${'(FNEGD '.repeat(12)}x${')'.repeat(12)} ${'y'.repeat(200)}) && ${'y'.repeat(200)}.Uses == 1 => (FSUBD ${'y'.repeat(200)} x)\n`;
const unsupported = '(FSUBD x (FMOVDconst [c])) && isSmallConstant(c) => (FADDD x (FMOVDconst [-c]))\n';

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
    packed: () => pageOf(example + deep, { budget: 0, packSize: 3 }),
    folded: () => pageOf(`${unsupported.repeat(3)}(FADDD x y) => (FADDD y x)\n`, { budget: 0, packSize: 2 }),
    empty: () => pageOf(''),
  };

  describe.each(Object.entries(pages))('a page: %s', (_, make) => {
    let visited: Visit;
    beforeAll(async () => {
      visited = await visit(browser, make());
      await openEverything(visited.page);
    }, 60_000);
    afterAll(() => visited.page.close());

    it.each([
      [360, 'light'],
      [360, 'dark'],
      [1440, 'light'],
      [1440, 'dark'],
    ] as const)('fits a screen of %d px, %s', async (width, colorScheme) => {
      await visited.page.setViewportSize({ width, height: 900 });
      await visited.page.emulateMedia({ colorScheme });
      expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(await visited.page.evaluate(worstContrast)).toBeGreaterThanOrEqual(4.5);
    });

    it('runs without a complaint, and asks for nothing', () => {
      expect(visited.complaints).toEqual([]);
    });
  });

  describe('text of others', () => {
    it('becomes no element', async () => {
      const { page, complaints } = await visit(browser, pages.hostile());
      await openEverything(page);
      expect(await page.locator('script').count()).toBe(2);
      expect(await page.locator('img, iframe, svg, [onerror], b b, link').count()).toBe(0);
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
      await expect.poll(() => treesOf(page)).toEqual(['FSUBD(FMULD(x,y),z)', 'FMSUBD(x,y,z)']);
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

  it('finds the members of an alternation', async () => {
    const { page } = await visit(browser, pages.packed());
    await page.keyboard.press('/');
    await page.keyboard.type('(FNMADDD x');
    await expect
      .poll(() => placesOf(page))
      .toEqual(['RISCV64.rules:9', 'RISCV64.rules:12', 'RISCV64.rules:13']);
    await page.close();
  });

  it('takes / as the way to the search, but not as a letter elsewhere', async () => {
    const { page } = await visit(browser, pages.example());
    await page.locator('#op').focus();
    await page.keyboard.type('/');
    expect(await page.locator('#op').inputValue()).toBe('/');
    await page.locator('#op').fill('');
    await page.locator('summary').first().focus();
    await page.keyboard.type('/x');
    expect(await page.locator('#search').inputValue()).toBe('x');
    await page.close();
  });

  it.each([360, 1440])('keeps the search in view, on a screen of %d px', async width => {
    const { page } = await visit(browser, pages.example());
    await page.setViewportSize({ width, height: 500 });
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const search = await page.locator('#search').boundingBox();
    expect(search!.y).toBeGreaterThanOrEqual(0);
    expect(search!.y).toBeLessThan(60);
    await page.close();
  });

  it('folds what is unsupported where it is most, until it is asked for', async () => {
    const { page } = await visit(browser, pages.folded());
    const rules = page.locator('details.rule:visible');
    expect(await rules.count()).toBe(1);
    await page.locator('#search').fill('isSmallConstant rules:2');
    await expect.poll(() => placesOf(page)).toEqual(['RISCV64.rules:2']);
    await page.locator('#search').fill('');
    await expect.poll(() => placesOf(page)).toEqual(['RISCV64.rules:4']);
    await page.getByRole('heading', { name: 'unsupported' }).click();
    await expect.poll(() => rules.count()).toBe(4);
    await page.close();
  });

  describe('the address', () => {
    const fragmentOf = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

    it('opens the rule that it names, packed or not', async () => {
      for (const make of [pages.packed, pages.example]) {
        const { page } = await visit(browser, make(), '#rule=RISCV64.rules:18');
        const rule = page.locator('[id="rule=RISCV64.rules:18"]');
        await expect
          .poll(() => rule.getByRole('group', { name: 'Tree of the target' }).isVisible())
          .toBe(true);
        const bar = (await page.locator('.filters').boundingBox())!;
        await expect.poll(async () => (await rule.boundingBox())!.y).toBeGreaterThanOrEqual(bar.height);
        await page.close();
      }
    });

    it('opens a rule that is folded, and beyond the first portion', async () => {
      const many = pageOf(`${unsupported.repeat(250)}(FADDD x y) => (FADDD y x)\n`, {
        budget: 0,
        packSize: 100,
      });
      const { page } = await visit(browser, many, '#rule=RISCV64.rules:240');
      const rule = page.locator('[id="rule=RISCV64.rules:240"]');
      await expect.poll(() => rule.getByText('Unsupported: isSmallConstant').isVisible()).toBe(true);
      await page.close();
    });

    it('says what is sought and what is open, and is copied', async () => {
      const { page } = await visit(browser, pages.packed());
      await page.locator('#search').fill('useFMA & x');
      await page.locator('#op').fill('fmuld');
      await page.getByRole('checkbox', { name: 'refuted' }).uncheck();
      await page.locator('#search').fill('useFMA');
      await expect.poll(() => placesOf(page)).toEqual(['RISCV64.rules:16']);
      await page.locator('details.rule:visible summary').last().click();
      const wanted = '#q=useFMA&op=fmuld&verdict=unsupported proved&rule=RISCV64.rules:16';
      await expect.poll(() => fragmentOf(page)).toBe(wanted);
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expect.poll(() => page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const again = await browser.newPage();
      await again.goto(copied);
      await expect.poll(() => placesOf(again)).toEqual(['RISCV64.rules:16']);
      expect(await again.locator('#op').inputValue()).toBe('fmuld');
      expect(await again.getByRole('checkbox', { name: 'refuted' }).isChecked()).toBe(false);
      await expect
        .poll(() => treesOf(again))
        .toEqual(['FADDS(a,FMULS(x,y))', 'FMADDS(x,y,a)', 'FADDD(a,FMULD(x,y))', 'FMADDD(x,y,a)']);
      await page.getByRole('button', { name: 'Reset' }).click();
      await expect.poll(() => new URL(page.url()).hash).toBe('');
      await Promise.all([page.close(), again.close()]);
    });

    it('names the rule that is opened while what was typed still waits', async () => {
      const { page } = await visit(browser, pages.packed());
      await expect.poll(() => page.locator('#filters').isVisible()).toBe(true);
      // In one turn of the page, which is sooner than any user.
      await page.evaluate(() => {
        const search = document.querySelector<HTMLInputElement>('#search')!;
        search.value = 'useFMA';
        search.dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector<HTMLElement>('details.rule:not([open]) summary')!.click();
      });
      await expect.poll(() => page.locator('#count').textContent()).not.toMatch(/^(\d+) of \1 /);
      expect(fragmentOf(page)).toMatch(/^#q=useFMA&rule=RISCV64\.rules:\d+$/);
      await page.close();
    });

    it('holds no more than what a page opens by itself', async () => {
      const { page } = await visit(browser, pages.example());
      expect(await page.locator('details.rule[open]').count()).toBeGreaterThan(0);
      expect(new URL(page.url()).hash).toBe('');
      await page.close();
    });

    it('leads from the links under the headline to a rule', async () => {
      const { page } = await visit(browser, pages.packed());
      await page.getByRole('navigation', { name: 'Refuted rules' }).getByRole('link').nth(1).click();
      await expect.poll(() => page.locator('details.rule[open] .body').first().isVisible()).toBe(true);
      expect(fragmentOf(page)).toBe('#rule=RISCV64.rules:18');
      await page.close();
    });
  });

  it('can be read without scripts', async () => {
    const { page } = await visit(browser, pages.example(), '', false);
    expect(await page.locator('details.rule:visible').count()).toBe(9);
    const rule = page.locator('[id="rule=RISCV64.rules:16"]');
    await rule.locator('summary').first().click();
    expect(await rule.getByRole('group', { name: 'Tree of the target' }).first().isVisible()).toBe(true);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.close();
  });

  it('has names and heads for those who do not see it', async () => {
    const { page } = await visit(browser, pages.example());
    const [source, target] = await page.locator('.rule[open] .tree').allInnerTexts();
    expect(source!.split(/\s*\n\s*/).join(' ')).toBe(
      '≠ FMADDD = -1 (here the sides diverge) neg: FNEGD = -2 x = 2 y = 3 z = 5',
    );
    expect(target!.split(/\s*\n\s*/).join(' ')).toBe(
      '≠ FNMADDD = -11 (here the sides diverge) x = 2 y = 3 z = 5',
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

const placesOf = (page: Page) => page.locator('details.rule:visible .place').allTextContents();

/** The trees of the rules that are open, as terms. */
const treesOf = (page: Page): Promise<string[]> =>
  page.locator('details.rule[open] .tree').evaluateAll(trees => {
    const term = (item: Element): string => {
      const operands = [...item.querySelectorAll(':scope > ul > li')].map(term);
      const label = item.querySelector(':scope > span > b') ?? item.firstElementChild!.firstChild!;
      const name = label.textContent!.replace('≠', '').trim();
      return operands.length === 0 ? name : `${name}(${operands.join(',')})`;
    };
    return trees.map(tree => term(tree.firstElementChild!));
  });

/** Also what the script makes and fills when what is around it is opened. */
const openEverything = (page: Page) => page.waitForFunction(openAll);

/** Whether all is open and filled; what is not yet is opened. */
function openAll(): boolean {
  for (const details of document.querySelectorAll('details')) details.open = true;
  return document.querySelector('details:not([open]), .rule > .body:empty') === null;
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
