/** The playground as it is published, in a browser. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { examples } from '../../web/src/examples.ts';
import { root } from '../cli/rulecheck.ts';
import { launch, missingBrowser } from './browser.ts';

const configFile = join(root, 'web/vite.config.ts');
const outDir = mkdtempSync(join(tmpdir(), 'rulecheck-web-'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: PreviewServer;
let browser: Browser;
let address: string;

beforeAll(async () => {
  // As it is published, not as a page under test.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile, logLevel: 'error', build: { outDir } });
  vi.unstubAllEnvs();
  if (missingBrowser !== undefined) return;
  server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
  address = server.resolvedUrls!.local[0]!;
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('is small without a solver', () => {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter(file => file.isFile());
  const sizes = files.map(file => gzipSync(readFileSync(join(file.parentPath, file.name))).length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(500_000);
});

it.each(examples.map(({ title, ...example }) => [title, example] as const))(
  'has the example %s',
  (_, example) => {
    const source = new Source('example.rules', example.text);
    const tables = builtinTables(isas.get('generic')!, isas.get(example.arch)!);
    const { rules, diagnostics } = readRules(source, example.arch, tables, rulesCovering(source, []));
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual(
      [],
    );
    expect(rules.length).toBeGreaterThan(0);
  },
);

/** With all that the browser has against the page. */
async function opened(hash = '', width = 1280) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, permissions: ['clipboard-write'] });
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', request => {
    if (!request.url().startsWith(address)) complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(address + hash);
  return { page, complaints };
}

/** Replaces what stands in the editor. */
async function type(page: Page, text: string) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
  });
}

/** By its rule: the repair of another may be the same text. */
const card = (page: Page, text: string) =>
  page.locator('.card', { has: page.locator('h3', { hasText: text }) }).first();
const rules = (text: string, arch = 'generic') => `#${new URLSearchParams({ arch, rules: text })}`;

describe.skipIf(missingBrowser !== undefined)('the playground', () => {
  it('shows the bug that the project began with, and its right form', async () => {
    const { page, complaints } = await opened();
    await card(page, 'FNMADDD x y z').getByText('refuted').first().waitFor();
    expect(await card(page, 'FNMADDD').innerText()).toContain('-11');
    await card(page, 'FNMSUBD x y z').getByText('proved').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('follows what is typed, and keeps it in the address', async () => {
    const { page } = await opened(rules('(Add64F x y) => (Add64F y x)\n'));
    await card(page, 'Add64F').waitFor();
    await type(page, '(Sub64 x y) => (Sub64 y x)\n');
    await card(page, 'Sub64').getByText('refuted').first().waitFor();
    expect(await page.locator('.card').count()).toBe(1);
    expect(decodeURIComponent(new URL(page.url()).hash)).toContain('Sub64');
    await type(page, '(Sub64 x y) => (Subb64 y x)\n');
    await page.locator('.cm-lintRange-error').first().waitFor();
    expect(await page.locator('.card').count()).toBe(0);
    await page.close();
  });

  it('computes an input of one’s own in every rounding mode', async () => {
    const { page } = await opened(rules('(Neg64F (Add64F x y)) => (Sub64F (Neg64F x) y)\n'));
    const shown = card(page, 'Neg64F');
    await shown.getByText('Try an input').click();
    await shown.getByLabel('x (binary64)').fill('1');
    await shown.getByLabel('y (binary64)').fill('-1');
    await shown.getByRole('button', { name: 'Compute' }).click();
    await shown.locator('.tried td').first().waitFor();
    const text = await shown.locator('.tried').innerText();
    expect(text).toContain('-0');
    expect(text).toContain('they differ');
    await shown.getByLabel('x (binary64)').fill('what');
    await shown.getByRole('button', { name: 'Compute' }).click();
    await shown.getByText(/^x: /).waitFor();
    await page.close();
  });

  it('shows what an op computes under the pointer', async () => {
    const { page, complaints } = await opened(rules('(ADDIW [0] x) => (MOVWreg x)\n', 'RISCV64'));
    await page.locator('.word-function').first().hover();
    await page.locator('.hover').waitFor();
    expect(await page.locator('.hover').innerText()).toContain('sign-extended from 32 bits');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('has a handbook of the machine, whose ops can be found and tried', async () => {
    const { page, complaints } = await opened(rules('(ADDIW [0] x) => (MOVWreg x)\n', 'RISCV64'));
    const book = page.locator('#handbook');
    await book.getByText('Handbook: what the ops of RISCV64 mean').click();
    await book.getByLabel('Find').fill('addiw');
    await book.getByText('(ADDIW [c] x)').click();
    await book.getByText('sign-extended from 32 bits').waitFor();
    await book.getByText('Try ADDIW').click();
    await book.getByLabel('x (int32)').fill('0x7fffffff');
    await book.getByLabel('c (Int64)').fill('1');
    await book.getByRole('button', { name: 'Compute' }).click();
    await book.locator('.tried td').first().waitFor();
    expect(await book.locator('.tried').innerText()).toContain('0xffffffff80000000');
    if (process.env['RULECHECK_SCREENSHOTS'])
      await page.screenshot({ path: join(process.env['RULECHECK_SCREENSHOTS'], 'handbook.png') });
    await page.getByLabel('Ops of').selectOption('Wasm');
    await book.getByLabel('Find').fill('f64add');
    await book.getByText('(F64Add x y)').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('takes a text for a text', async () => {
    const { page, complaints } = await opened(rules('(Add64F x y) => (<img src=x onerror=alert(1)> y x)\n'));
    await page.locator('.cm-lintRange-error').first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([1280, 390])('has nothing that axe finds, at a width of %i', async width => {
    const { page } = await opened('', width);
    await card(page, 'FNMSUBD x y z').getByText('proved').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const scrolls = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(scrolls).toBe(false);
    if (process.env['RULECHECK_SCREENSHOTS'])
      await page.screenshot({ path: join(process.env['RULECHECK_SCREENSHOTS'], `playground-${width}.png`) });
    await page.close();
  });

  it('works again without a network', async () => {
    const { page } = await opened();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    await page.context().setOffline(true);
    await page.reload();
    await card(page, 'FNMADDD').getByText('refuted').first().waitFor();
    await page.close();
  });
});
