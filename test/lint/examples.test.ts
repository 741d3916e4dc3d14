/** Every law is shown by an example that breaks it, and one that keeps it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { explainLaw, lawPage } from '../../src/lint/handbook.ts';
import { lawTexts } from '../../src/lint/law-texts.ts';
import { lints } from '../../src/lint/lints.ts';
import { builtinTables, lintRules, lintTable, tablesWith } from './lint-text.ts';

const laws = [...lawTexts.values()];

describe.each(laws)('$code', ({ code, example: { of, wrong, right, arch, ops, generator }, law, why }) => {
  const tables = ops === undefined ? builtinTables(arch ?? 'RISCV64') : tablesWith(ops, arch);
  const lint = (text: string) =>
    of === 'rules' ? lintRules(text, arch, tables) : lintTable(text, arch, generator);
  const codesOf = (text: string) => lint(text).map(one => one.code);

  test('is broken by its wrong example', () => {
    expect(codesOf(wrong)).toContain(code);
  });

  test('is kept by its right one, which has no error of any kind', () => {
    expect(codesOf(right)).not.toContain(code);
    const errors = lint(right).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  test('is explained in sentences', () => {
    expect(law).toMatch(/^[A-Z`].*\.$/);
    expect(why).toMatch(/[.)]$/);
    expect(
      explainLaw(lawTexts.get(code)!)
        .split('\n')
        .filter(line => line.length > 130),
    ).toEqual([]);
  });
});

test('every code of the reader is explained', () => {
  const root = fileURLToPath(new URL('../../src/rules', import.meta.url));
  const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(root, name), 'utf8'));
  const codes = texts.flatMap(text =>
    [
      ...text.matchAll(
        /(?:errorAt|warningAt|new Malformed)\(\s*(?:[^()']|\([^()]*\))*?'(?<code>[a-z]+(?:-[a-z0-9]+)*)'/g,
      ),
    ].map(({ groups }) => groups!['code']!),
  );
  expect(codes.length).toBeGreaterThan(40);
  expect([...new Set(codes)].filter(code => !lawTexts.has(code) && code !== 'no-ops')).toEqual([]);
});

test('codes are words with hyphens, and each is that of one law', () => {
  expect(laws.map(({ code }) => code).filter(code => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  expect(new Set(lints.map(({ code }) => code)).size).toBe(lints.length);
});

test('the page has all laws', () => {
  const page = lawPage();
  for (const { code } of laws) expect(page).toContain(`### ${code}\n`);
});
