/** The formats of continuous integration: valid by their schemas, complete, and steady where only lines move. */
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/check/run.ts';
import { hash } from '../../../src/cli/host.ts';
import { findingsOf } from '../../../src/report/ci/finding.ts';
import { renderGithub } from '../../../src/report/ci/github.ts';
import { renderGitlab } from '../../../src/report/ci/gitlab.ts';
import { renderJunit } from '../../../src/report/ci/junit.ts';
import { reviewOf } from '../../../src/report/ci/review.ts';
import { renderSarif } from '../../../src/report/ci/sarif.ts';
import { runMarkdown, runSummary } from '../../../src/report/markdown/run.ts';
import { junitErrors, sarifErrors } from '../../support/ci-schemas.ts';
import { runOf } from '../../support/run-of.ts';

const fmaBug =
  '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD|NMSUB|MSUB)D x y z)';
const evil = '"<b>]]>&%0A::error::\u0007\u202e|`';

/** Every verdict, errors, a warning, a finding that takes two files, and text that is meant to do harm. */
const files = {
  'RISCV64.rules': `${fmaBug}
(FADDD x y) => (FADDD y x)
(FADDD x (FMOVDconst [c])) && isSmall(c) => x
(FADDD x (FMOVDconst [c])) && c < 1 && c > 2 => x
(FADDD x y => x
(FADDD x y) && s == ${evil} => (FADDD y x)
(FSUBD x
   y) => (FADDD x
   (FNEGD y))
(Round(32|64)F ...) => (Copy ...)
`,
  'RISCV64latelower.rules': '(FADD(S|D) a (FMUL(S|D) x y)) && a.Block.Func.useFMA(v) => (FMADD(S|D) x y a)\n',
  'a b/ü.rules': '// nothing\n',
};
const run = runOf(files, { repair: 'quick', arch: 'RISCV64' });
const runs: Readonly<Record<string, Run>> = { 'of everything': run, 'of nothing': runOf({}) };

const sarifOf = (of: Run) => JSON.parse(renderSarif(reviewOf(of), hash)) as Log;
const firstRefuted = (of: Run) => resultsOf(of).find(({ ruleId }) => ruleId === 'refuted')!;
const resultsOf = (of: Run): Result[] => sarifOf(of).runs[0]!.results!;

describe.each(Object.entries(runs))('a run %s', (_, of) => {
  it('is valid SARIF', () => {
    expect(sarifErrors(sarifOf(of))).toEqual([]);
  });

  it('is valid JUnit XML', async () => {
    expect(await junitErrors(renderJunit(reviewOf(of)))).toEqual([]);
  });

  it('is a list of issues for GitLab, each with a fingerprint of its own', () => {
    const issues = JSON.parse(renderGitlab(reviewOf(of), hash)) as Record<string, unknown>[];
    expect(issues).toHaveLength(findingsOf(of).length);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    for (const issue of issues) {
      expect(issue).toMatchObject({
        check_name: expect.stringMatching(/^[a-z-]+$/),
        description: expect.any(String),
        severity: expect.stringMatching(/^(?:info|minor|critical)$/),
        location: { path: expect.any(String), positions: { begin: { line: expect.any(Number) } } },
      });
    }
  });

  it('is one command of a workflow for each finding, whatever the rules hold', () => {
    const lines = renderGithub(reviewOf(of)).split('\n');
    expect(lines.slice(0, -2).every(line => /^::(?:error|warning|notice) file=/.test(line))).toBe(true);
    expect(lines).toHaveLength(findingsOf(of).length + 2);
  });
});

it('does not drive the terminal of who reads a log by the name of a folder', () => {
  const name = '\u001b[31mred/RISCV64.rules';
  expect(
    renderGithub(reviewOf(runOf({ [name]: '(FADDD x y) => (FSUBD x y)\n' }, { arch: 'RISCV64' }))),
  ).toMatch(/^::error file=\\u\{1b\}\[31mred\/RISCV64\.rules,line=1,/);
});

it('would not hold of what is neither', async () => {
  expect(sarifErrors({ version: '2.1.0', runs: [{ results: [] }] })).not.toEqual([]);
  expect(await junitErrors('<testsuites><testcase/></testsuites>')).not.toEqual([]);
});

describe('a counterexample', () => {
  const expected = [
    '0x4000000000000000',
    'target  -11  0xc026000000000000',
    'fma(-2, 3, 5) = -1 in the source',
  ];
  const outputs: Readonly<Record<string, (of: Run) => string>> = {
    SARIF: of => firstRefuted(of).message.text!,
    JUnit: of => renderJunit(reviewOf(of)),
    annotations: of => renderGithub(reviewOf(of)).replaceAll('%0A', '\n'),
    GitLab: of => renderGitlab(reviewOf(of), hash),
    // Its values stand in a table.
    Markdown: of =>
      runMarkdown(of)
        .replaceAll(/`/g, '')
        .replace(/\| target .*-11 .*0x/, 'target  -11  0x'),
  };

  it.each(Object.entries(outputs))('is itself in %s', (_, render) => {
    for (const text of expected) expect(render(run)).toContain(text);
  });

  it('stands at the member of the alternation that it is of', () => {
    const members = resultsOf(run)
      .filter(({ ruleId, locations }) => ruleId === 'refuted' && line(locations) === 1)
      .map(({ locations }) => {
        const { startColumn = 0, endColumn = 0 } = locations![0]!.physicalLocation!.region!;
        return fmaBug.slice(startColumn - 1, endColumn - 1);
      });
    expect(members).toEqual(['NMADD', 'MADD', 'NMSUB', 'MSUB']);
    expect(renderGithub(reviewOf(run))).toContain(
      'line=1,endLine=1,col=70,endColumn=74,title=rulecheck%3A refuted',
    );
  });
});

const line = (locations: Result['locations']) => locations?.[0]?.physicalLocation?.region?.startLine;

it('offers a fix that is proved', () => {
  const fixed = resultsOf(run).find(({ fixes }) => fixes)!.fixes![0]!.artifactChanges[0]!.replacements[0]!;
  expect(fixed.deletedRegion).toEqual({
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: fmaBug.length + 1,
  });
  const repaired = runOf({ 'RISCV64.rules': fixed.insertedContent!.text! });
  expect(repaired.summary).toMatchObject({ instances: 4, proved: 4 });
});

it('describes every kind of finding once', () => {
  const [{ tool, results }] = sarifOf(run).runs as [Log['runs'][0]];
  const ids = tool.driver.rules!.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(results!.every(({ ruleId, ruleIndex }) => ids[ruleIndex!] === ruleId)).toBe(true);
});

it('knows a finding again where lines have come and rules have been laid out anew', () => {
  const fingerprints = (of: Run) => resultsOf(of).map(({ partialFingerprints }) => partialFingerprints);
  const moved = {
    ...files,
    'RISCV64.rules': `// A comment.\n\n${files['RISCV64.rules'].replace(' => (F(NM', '\n   => (F(NM')}`,
  };
  const after = runOf(moved, { repair: 'quick', arch: 'RISCV64' });
  expect(line(firstRefuted(after).locations)).toBe(4);
  expect(fingerprints(after)).toEqual(fingerprints(run));
});

it('shortens the summary of a step that would be refused', () => {
  expect(runSummary(run, 1 << 20)).toBe(runMarkdown(run));
  const short = runSummary(run, 1000);
  expect(short).toMatch(/^# rulecheck: .*\n\nThe rules are too many/);
  expect(short).not.toContain('## Refuted');
});
