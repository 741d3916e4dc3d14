/** What lints found, in the formats of continuous integration: valid by their schemas, and nothing is lost. */
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { hash } from '../../../src/cli/host.ts';
import { lintRun } from '../../../src/lint/lint-run.ts';
import { renderGithub } from '../../../src/report/ci/github.ts';
import { renderGitlab } from '../../../src/report/ci/gitlab.ts';
import { renderJunit } from '../../../src/report/ci/junit.ts';
import { renderSarif } from '../../../src/report/ci/sarif.ts';
import { lintSummary, renderLintMarkdown } from '../../../src/report/lint/markdown.ts';
import { reviewOfLint } from '../../../src/report/lint/review.ts';
import { lintRules } from '../../lint/lint-text.ts';
import { junitErrors, sarifErrors } from '../../support/ci-schemas.ts';

const evil = '"<b>]]>&%0A::error::\u0007\u202e|`';

const runOf = (text: string) => {
  const diagnostics = lintRules(text);
  return lintRun(['RISCV64.rules'], {
    diagnostics,
    counts: { rules: text.split('\n').length, instances: 0, ops: 0 },
    allowed: 0,
  });
};

/** An error that a fix mends, another with a related place, a warning, advice, and text that is meant to do harm. */
const text = `(FADDD x y) -> (FADDD y x)
(FADDD x y) => (FADDD x y)
(SUB x y) && s == ${evil} => x
(SUB x y) => x
(SUB x (NEG y)) => (ADD x y)
(FNEGX x) => x`;
const run = runOf(text);
const runs = { 'with findings': run, 'without any': runOf('(SUB x x) => (MOVDconst [0])') };

describe.each(Object.entries(runs))('a run %s', (_, of) => {
  const review = reviewOfLint(of);
  const sarif = JSON.parse(renderSarif(review, hash)) as Log;

  it('is valid SARIF, with every finding under the law that it breaks', () => {
    expect(sarifErrors(sarif)).toEqual([]);
    const { tool, results } = sarif.runs[0]!;
    expect(results!.map(({ ruleId }) => ruleId)).toEqual(of.diagnostics.map(({ code }) => code));
    for (const { ruleId, ruleIndex } of results!) expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
  });

  it('is valid JUnit XML, with a case for each finding', async () => {
    const xml = renderJunit(review);
    expect(await junitErrors(xml)).toEqual([]);
    expect(xml.match(/<testcase /g) ?? []).toHaveLength(Math.max(1, of.diagnostics.length));
  });

  it('is a list of issues for GitLab, each with a fingerprint of its own', () => {
    const issues = JSON.parse(renderGitlab(review, hash)) as { readonly fingerprint: string }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(of.diagnostics.length);
  });

  it('is one command of a workflow for each finding', () => {
    const lines = renderGithub(review).trimEnd().split('\n');
    expect(lines.slice(0, -1).every(line => /^::(?:error|warning|notice) file=/.test(line))).toBe(true);
    expect(lines).toHaveLength(of.diagnostics.length + 1);
  });

  it('is Markdown that says what the codes stand for', () => {
    const markdown = renderLintMarkdown(of);
    for (const { code, file, line, column } of of.diagnostics) {
      expect(markdown).toContain(`\`${file}:${line}:${column}\` \`${code}\``);
      expect(markdown).toMatch(new RegExp(`^\\| \`${code}\` +\\| .`, 'm'));
    }
    expect(markdown).not.toContain('\u202e');
  });
});

it('offers the fixes of findings', () => {
  const fixed = run.diagnostics.filter(({ fix }) => fix !== undefined);
  expect(fixed.length).toBeGreaterThan(0);
  const { results } = (JSON.parse(renderSarif(reviewOfLint(run), hash)) as Log).runs[0]!;
  const offered = results!.flatMap(({ fixes = [] }) => fixes);
  expect(offered.map(({ description }) => description!.text)).toEqual(fixed.map(({ fix }) => fix!.title));
  const [{ startLine, startColumn, endColumn }, { text: inserted }] = [
    offered[0]!.artifactChanges[0]!.replacements[0]!.deletedRegion,
    offered[0]!.artifactChanges[0]!.replacements[0]!.insertedContent!,
  ];
  const line = text.split('\n')[startLine! - 1]!;
  expect(line.slice(0, startColumn! - 1) + inserted + line.slice(endColumn! - 1)).toBe('(SUB x _) => x');
});

it('keeps related places in SARIF and Markdown', () => {
  const related = run.diagnostics.filter(({ labels }) => labels.length > 1);
  expect(related.length).toBeGreaterThan(0);
  const { results } = (JSON.parse(renderSarif(reviewOfLint(run), hash)) as Log).runs[0]!;
  expect(results!.filter(({ relatedLocations }) => relatedLocations)).toHaveLength(related.length);
  const { file, line, column } = related[0]!.labels[1]!;
  expect(renderLintMarkdown(run)).toContain(`  - with \`${file}:${line}:${column}\``);
});

it('is counted where it is too long for the page of a workflow', () => {
  expect(lintSummary(run, 1 << 20)).toBe(renderLintMarkdown(run));
  expect(lintSummary(run, 1000)).toContain('too many to be listed here');
});
