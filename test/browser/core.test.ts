/** The core runs in a browser: it is bundled for one, and says there of a rule what it says here. */
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { launch, missingBrowser } from './browser.ts';
import { reportOn } from './core-in-page.ts';

/** What Go 1.17 to 1.20 shipped. */
const rules =
  '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD|NMSUB|MSUB)D x y z)\n';
const call = `core.reportOn('RISCV64.rules', ${JSON.stringify(rules)})`;

let bundle: string;

/** Fails if anything of it asks for a module of Node's. */
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('core-in-page.ts', import.meta.url))],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'core',
    target: 'es2024',
    write: false,
    logLevel: 'silent',
  });
  bundle = outputFiles[0]!.text;
});

it('refutes the rewrite that Go shipped where there is nothing but the language', () => {
  // Beyond ECMAScript: WebAssembly comes with V8, and every browser has clocks.
  const bare = createContext({ performance: { now: () => 0 }, setTimeout, clearTimeout });
  new Script(bundle).runInContext(bare);
  const report: unknown = new Script(call).runInContext(bare);
  expect(report).toContain('; 1 is refuted');
  expect(report).toBe(reportOn('RISCV64.rules', rules));
});

describe.skipIf(missingBrowser !== undefined)('a page', () => {
  it('gives the same report', async () => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: bundle });
      expect(await page.evaluate(call)).toBe(reportOn('RISCV64.rules', rules));
    } finally {
      await browser.close();
    }
  });
});
