/** Diffs that Git applies, whatever the file and its name hold. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/text/edit.ts';
import { unifiedDiff } from '../../src/text/unified-diff.ts';

/** The text after Git has applied the difference to a file of that name. */
function appliedByGit(path: string, text: string, diff: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-diff-'));
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'patch'), diff);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'patch'], { cwd: folder, stdio: 'pipe' });
  return readFileSync(join(folder, path), 'utf8');
}

/** The text after the difference, without Git: as the format is written down. */
function patched(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const line of diff
    .replace(/\n\\ No newline at end of file\n/g, '\0')
    .split(/(?<=[\n\0])/)
    .slice(2)) {
    const [, start, count] = /^@@ -(\d+),(\d+) /.exec(line) ?? [];
    const written = line.slice(1).replace('\0', '');
    if (start !== undefined) {
      const next = Number(start) - (count === '0' ? 0 : 1);
      result.push(...lines.slice(at, next));
      at = next;
    } else {
      if (!line.startsWith('+')) expect(lines[at++]).toBe(written);
      if (!line.startsWith('-')) result.push(written);
    }
  }
  return [...result, ...lines.slice(at)].join('');
}

const replacing = (text: string, old: string, instead: string) => {
  const start = text.indexOf(old);
  return [{ span: { start, end: start + old.length }, text: instead }];
};

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n');

describe('a unified diff', () => {
  it.each([
    ['in the middle', `${lines(20)}\n`, 'line 10', 'LINE'],
    ['at the beginning', `${lines(20)}\n`, 'line 1', 'LINE'],
    ['at the end', `${lines(20)}\n`, 'line 20', 'LINE'],
    ['at the end, without a line end', lines(20), 'line 20', 'LINE'],
    ['near an end without a line end', lines(20), 'line 18', 'LINE'],
    ['of the only line', 'line', 'line', 'LINE'],
    ['of lines that end with carriage returns', `${lines(9).replaceAll('\n', '\r\n')}\r\n`, 'line 5', 'LINE'],
    ['of several lines to one', `${lines(20)}\n`, 'line 9\nline 10\nline 11', 'LINE'],
    ['of one line to several', `${lines(20)}\n`, 'line 9', 'LINE\nLINE\nLINE'],
    ['of lines that are alike', 'same\nsame\nother\nsame\nsame\n', 'other', 'same'],
    ['beside odd lines', '--- a\n+++ b\nline\n@@ -1 +1 @@\n\\ No newline\n', 'line', 'LINE'],
  ])('%s', (_, text, old, instead) => {
    const edits = replacing(text, old, instead);
    const diff = unifiedDiff('some.rules', text, edits);
    expect(appliedByGit('some.rules', text, diff)).toBe(applyEdits(text, edits));
  });

  it('has a hunk for each change that is far from others', () => {
    const text = `${lines(40)}\n`;
    const edits = ['line 3\n', 'line 8\n', 'line 20\n', 'line 39\n'].flatMap(line =>
      replacing(text, line, line === 'line 20\n' ? '' : 'LINE\n'),
    );
    const diff = unifiedDiff('x.rules', text, edits);
    expect(diff.match(/^@@.*$/gm)).toEqual(['@@ -1,11 +1,11 @@', '@@ -17,7 +17,6 @@', '@@ -36,5 +35,5 @@']);
    expect(appliedByGit('x.rules', text, diff)).toBe(applyEdits(text, edits));
  });

  it('of any two texts', () => {
    const some = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '(A x) => x\n', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(some, some, fc.boolean(), (a, b, isCut) => {
        const text = a.join('');
        const instead = isCut ? b.join('').trimEnd() : b.join('');
        fc.pre(text !== instead && text !== '');
        const edits = [{ span: { start: 0, end: text.length }, text: instead }];
        const diff = unifiedDiff('x.rules', text, edits);
        expect(patched(text, diff)).toBe(instead);
      }),
    );
  });

  it.each(['a b.rules', 'folder/in folder/x.rules', 'quo"te\\.rules', 'naïve\u202e.rules', 'tab\t.rules'])(
    'of a file named %j',
    path => {
      const text = 'one\ntwo\nthree\n';
      const edits = replacing(text, 'two', 'TWO');
      const diff = unifiedDiff(path, text, edits);
      expect(diff).not.toMatch(/[^\t\n\x20-\x7e]/);
      expect(appliedByGit(path, text, diff)).toBe(applyEdits(text, edits));
    },
  );

  it('is relative to the folder in which Git runs, within a repository too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rulecheck-diff-'));
    const inner = join(folder, 'a/b');
    mkdirSync(inner, { recursive: true });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    writeFileSync(join(inner, 'x.rules'), 'one\ntwo\n');
    const diff = unifiedDiff('x.rules', 'one\ntwo\n', replacing('one\ntwo\n', 'two', 'TWO'));
    execFileSync('git', ['apply', '-'], { cwd: inner, input: diff, stdio: 'pipe' });
    expect(readFileSync(join(inner, 'x.rules'), 'utf8')).toBe('one\nTWO\n');
  });

  it('has three lines of context', () => {
    const text = `${lines(20)}\n`;
    expect(unifiedDiff('x.rules', text, replacing(text, 'line 10', 'LINE'))).toBe(
      [
        '--- a/x.rules',
        '+++ b/x.rules',
        '@@ -7,7 +7,7 @@',
        ' line 7',
        ' line 8',
        ' line 9',
        '-line 10',
        '+LINE',
        ' line 11',
        ' line 12',
        ' line 13',
        '',
      ].join('\n'),
    );
  });

  it('is empty where nothing changes', () => {
    expect(unifiedDiff('x.rules', 'a\n', replacing('a\n', 'a', 'a'))).toBe('');
  });
});
