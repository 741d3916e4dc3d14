/** Markdown reports are complete in themselves, and nothing in a rules file becomes markup in them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellCode, code, codeBlock, prose } from '../../src/report/markdown/inert.ts';
import { runMarkdown } from '../../src/report/markdown/run.ts';
import { rulecheck } from '../cli/rulecheck.ts';
import { runOf } from '../support/run-of.ts';

describe('the report of a run', () => {
  it('has the ledger, each refuted rule, its counterexample and its repair', async () => {
    const { out, code: exit } = await rulecheck(['verify', 'examples/RISCV64.rules', '--format', 'markdown']);
    await expect(out).toMatchFileSnapshot('snapshots/example.md');
    expect(exit).toBe(1);
  });

  it('has nothing but the ledger where nothing is wrong', async () => {
    const args = ['verify', 'examples/RISCV64.rules', '--rule', '13', '--format', 'markdown'];
    await expect((await rulecheck(args)).out).toMatchFileSnapshot('snapshots/proved.md');
  });
});

it('says of one instance that it is refuted', () => {
  const run = runOf({ 'RISCV64.rules': '(F(ADDD|SUBD) x y) => (F(ADDD|ADDD) x y)\n' });
  expect(runMarkdown(run)).toContain('\n1 of 2 instances is refuted.\n');
});

describe('code in a line', () => {
  it.each([
    ['x', '`x`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['```', '```` ``` ````'],
    [' x ', '`  x  `'],
    ['<script>', '`<script>`'],
    ['\u001b[31m\u202e\n', '`\\u{1b}[31m\\u{202e}\\n`'],
    ['', ''],
  ])('%j', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });

  it('in a cell has no bar that ends the cell', () => {
    expect(cellCode('a`b')).toBe('``a`b``');
    expect(cellCode('a | <b> \\')).toBe('<code>a &#124; &#60;b&#62; &#92;</code>');
  });
});

describe('a block of code', () => {
  it('has a fence that is longer than any in it', () => {
    expect(codeBlock(['a'], 'diff')).toBe('```diff\na\n```');
    expect(codeBlock(['````', 'a'], '')).toBe('`````\n````\na\n`````');
  });

  it('keeps tabs that indent, also of a patch, and shows others', () => {
    expect(codeBlock(['\t\ta\tb', '+\tc', ' \td', '--\te'], 'diff')).toBe(
      '```diff\n\t\ta\\tb\n+\tc\n \td\n--\\te\n```',
    );
  });

  it('shows what is invisible, and keeps its lines apart', () => {
    expect(codeBlock(['a\nb', '\u2067'], '')).toBe('```\na\\nb\n\\u{2067}\n```');
  });
});

describe('a sentence', () => {
  it.each([
    ["the op FADDD has no model, isn't it?", "the op FADDD has no model, isn't `it?`"],
    ['multiplies rs1 and rs2, adds rs3', 'multiplies rs1 and rs2, adds rs3'],
    ['FSGNJN of rs1: all bits (but one).', 'FSGNJN of rs1: all bits (but one).'],
    ['see *this* <b>, @user and #12', 'see `*this*` `<b>`, `@user` and `#12`'],
    ['expected `=>` after `x y`, found (`)`). `', 'expected `=>` after `x y`, found (`)`). `` ` ``'],
    ['`a``b` x`y`, `', '``` `a``b` ``` `` x`y` ``, `` ` ``'],
    ['https://x.y __z__', '`https://x.y` `__z__`'],
  ])('%j', (text, markdown) => {
    expect(prose(text)).toBe(markdown);
  });
});

describe('rules that are meant to do harm', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-markdown-'));
  const evil = '"``` <script>alert(1)</script> | [x](javascript:x) \u001b[31m \u202e @user"';
  const texts = [
    // A condition without a model, a refuted rule with an odd condition, and one that cannot be read.
    `(FADDD x y) && s == ${evil} => (FADDD y x)`,
    `(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z) // ${evil}`,
    `(FADDD x y) => (FSUBD x y) // <img src=x onerror=alert(1)>`,
    `(FOO<script> x) => x`,
    `(FADDD x y) && helper${'`'.repeat(4)} => x`,
  ];
  const name = '<b>`|\u202e@user.rules';
  writeFileSync(join(folder, name), `${texts.join('\n')}\n`);
  const run = async (...args: string[]) =>
    (await rulecheck([...args, '--arch', 'RISCV64'], { cwd: folder })).out;
  const reports: (readonly [command: string, markdown: string])[] = [
    ['verify', await run('verify', name, '--format', 'markdown')],
  ];
  for (const index of texts.keys()) {
    const markdown = await run('explain', `${name}:${index + 1}`, '--format', 'markdown');
    reports.push([`explain ${index + 1}`, markdown]);
  }

  it.each(reports)('stay inert in %s', (_, markdown) => {
    expect(markdown).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(markdown).not.toBe('');
    expect(outsideCode(markdown)).not.toMatch(/<|>(?!$)|@|\[|javascript|alert/m);
  });

  it('are shown all the same', () => {
    expect(reports[0]![1]).toContain('`');
    expect(reports[0]![1]).toContain('\\u{202e}');
  });
});

/** The Markdown without its blocks and spans of code, by the rules of CommonMark 0.31, 4.5 and 6.1. */
function outsideCode(markdown: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const ticks = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence !== undefined) {
      if (line.trimEnd() === fence) fence = undefined;
    } else if (ticks !== undefined) fence = ticks;
    else
      kept.push(
        line.replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, '').replace(/<code>[^<>|`*_[\]]*<\/code>/g, ''),
      );
  }
  expect(fence).toBeUndefined();
  return kept.join('\n');
}
