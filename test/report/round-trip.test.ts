/** Every output is a function of the run: one that was stored and read back gives the same bytes. */
import { describe, expect, it } from 'vitest';
import { RunUnreadable, readRun } from '../../src/check/read-run.ts';
import type { RuleResult, Run } from '../../src/check/run.ts';
import { hash, pageHost } from '../../src/cli/host.ts';
import { renderGithub } from '../../src/report/ci/github.ts';
import { renderGitlab } from '../../src/report/ci/gitlab.ts';
import { renderJunit } from '../../src/report/ci/junit.ts';
import { reviewOf } from '../../src/report/ci/review.ts';
import { renderSarif } from '../../src/report/ci/sarif.ts';
import { explanationOf } from '../../src/report/explain/explanation.ts';
import { renderExplanation } from '../../src/report/explain/text.ts';
import { renderHtml } from '../../src/report/html/report.ts';
import { renderJson } from '../../src/report/json.ts';
import { explanationMarkdown } from '../../src/report/markdown/explanation.ts';
import { runMarkdown } from '../../src/report/markdown/run.ts';
import { renderText } from '../../src/report/text/report.ts';
import { runOf } from '../support/run-of.ts';

/** Every verdict, a rule on two lines, errors, a warning, a finding that takes two files, and a fused family. */
const files = {
  'RISCV64.rules': `(F(MADD|NMADD)D neg:(FNEGD x)\ty z) && neg.Uses == 1
  => (F(NMADD|MADD)D x y z)
(FADDD x y) => (FADDD y x)
(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)
(FADDD x (FMOVDconst [c])) && isSmall(c) => x
(FADDD x (FMOVDconst [c])) && c < 1 && c > 2 => x
(BNEZ (SEQZ x) yes no) => (BNEZ x yes no)
(FADDD x y => x
(FOOD x) => x
(Round(32|64)F ...) => (Copy ...)
`,
  'RISCV64latelower.rules': '(FADD(S|D) a (FMUL(S|D) x y)) && a.Block.Func.useFMA(v) => (FMADD(S|D) x y a)\n',
};

const runs: Readonly<Record<string, Run>> = {
  'without details': runOf(files, { repair: 'quick' }),
  'with details of the refuted': runOf(files, { repair: 'quick', details: 'refuted' }),
  'with all details': runOf(files, { repair: 'thorough', details: 'all', patchPath: 'a.rules' }),
  'of nothing': runOf({}),
};

const explanations = (render: (explanation: ReturnType<typeof explanationOf>) => string) => (run: Run) =>
  run.results.map(result => render(explanationOf(run, result))).join('\n');

const outputs: Readonly<Record<string, (run: Run) => string>> = {
  text: run => renderText(run, { verbose: false, color: false }),
  'text in full': run => renderText(run, { verbose: true, color: true }),
  json: renderJson,
  sarif: run => renderSarif(reviewOf(run), hash),
  junit: run => renderJunit(reviewOf(run)),
  github: run => renderGithub(reviewOf(run)),
  gitlab: run => renderGitlab(reviewOf(run), hash),
  markdown: runMarkdown,
  html: run => renderHtml(run, pageHost),
  'explain as text': explanations(explanation => renderExplanation(explanation, true)),
  'explain as JSON': explanations(renderJson),
  'explain as Markdown': explanations(explanationMarkdown),
};

describe.each(Object.entries(runs))('a run %s', (_, run) => {
  const stored = renderJson(run);

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(run))).toStrictEqual(run);
  });

  it.each(Object.entries(outputs))('gives the same %s after it was stored', (_, render) => {
    expect(render(readRun(stored))).toBe(render(run));
  });
});

it('has what the outputs may show', () => {
  const { errors, warnings, findings, family, summary } = runs['with all details']!;
  expect([errors.length, warnings?.length, findings?.length, family?.length].every(Boolean)).toBe(true);
  expect(summary).toMatchObject({
    refuted: expect.any(Number),
    proved: expect.any(Number),
    unsupported: expect.any(Number),
  });
});

describe('what is no run', () => {
  const run = runs['with all details']!;
  const [first, second] = run.results as [RuleResult, RuleResult];
  const { match: _, ...cut } = second.instances[0]!;
  const withResults = (...results: readonly object[]): string => JSON.stringify({ ...run, results });

  it.each([
    ['a text', 'verify', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['JSON of others', '{"version":1,"runs":[]}', 'it is JSON, but not what rulecheck verify'],
    ['a list', '[]', 'it is JSON, but not what rulecheck verify'],
    ['a run to come', JSON.stringify({ ...run, version: 2 }), 'it has version 2, and this program reads 1'],
    [
      'another report of rulecheck',
      JSON.stringify({ version: 1, tool: run.tool, op: 'FADDD' }),
      'the report.seed is not a number',
    ],
    [
      'a run that was cut',
      withResults(first, { ...second, instances: [cut] }),
      'the report.results[1].instances[0].match is not an object',
    ],
    [
      'a verdict of others',
      withResults({ ...first, verdict: 'right' }),
      'the report.results[0].verdict is none of refuted',
    ],
    [
      'an error without a place',
      JSON.stringify({ ...run, errors: [{ ...run.errors[0], labels: [] }] }),
      'the report.errors[0].labels is empty',
    ],
  ])('%s is refused', (_, text, problem) => {
    expect(() => readRun(text)).toThrow(RunUnreadable);
    expect(() => readRun(text)).toThrow(problem);
  });
});
