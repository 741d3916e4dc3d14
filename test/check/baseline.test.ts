/** A baseline accepts what is known, and lets no verdict get weaker in silence. */
import { describe, expect, it } from 'vitest';
import { againstBaseline, BaselineUnreadable, baselineOf, readBaseline } from '../../src/check/baseline.ts';
import type { InstanceResult, Run } from '../../src/check/run.ts';
import { countVerdicts } from '../../src/check/summary.ts';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { findingsOf } from '../../src/report/ci/finding.ts';
import { headline } from '../../src/report/headline.ts';
import { renderText } from '../../src/report/text/report.ts';
import { anInstance, aRule, emptyRun, errorIn, runOf } from '../support/run-of.ts';

type Verdict = InstanceResult['verdict'];

/** One file, each rule one instance. */
const runWith = (verdicts: Readonly<Record<string, Verdict>>, more: Partial<Run> = {}): Run => ({
  ...emptyRun,
  files: ['x/a.rules'],
  summary: { ...emptyRun.summary, ...countVerdicts(Object.values(verdicts).map(verdict => ({ verdict }))) },
  results: Object.entries(verdicts).map(([rule, verdict]) => ({
    ...aRule,
    file: 'x/a.rules',
    verdict,
    instances: [{ ...anInstance, rule, verdict }],
  })),
  ...more,
});

const compare = (run: Run, before: Run): Run => againstBaseline(run, readBaseline(baselineOf(before)));
const failure = (run: Run, before: Run) => exitCodeOf(compare(run, before), 'refuted');

describe('a run held against its own baseline', () => {
  const run = runOf({
    'RISCV64.rules': `(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)
(FADD(S|D) x y) => (FADD(S|D) y x)
(FADD(S|D) x y) => (FADD(S|D) y x)
(FADDD x y) && odd(x) => x
(FOO x) => x
(Round64F ...) => (Copy ...)
(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD x y a)
`,
  });

  it('passes, and says what it knows', () => {
    expect(exitCodeOf(run, 'refuted')).toBe(2);
    expect(failure(run, run)).toBe(0);
    expect(headline(compare(run, run))).toMatch(/; 0 new, 3 known, 0 weaker than the baseline$/);
  });

  it('does not say of what it knows that it was shown', () => {
    const together = (one: Run, verbose = false) =>
      /together .*\n?.*/.exec(renderText(one, { verbose, color: false }))![0].replace(/\s+/g, ' ');
    expect(together(run)).toContain('1 wrong with other rules, as shown above');
    expect(together(compare(run, run))).toContain('1 wrong with other rules, as the baseline has it');
    expect(together(compare(run, run), true)).toContain('as shown above');
  });

  it('gives the same baseline again', () => {
    const text = baselineOf(run);
    expect(baselineOf(run, readBaseline(text))).toBe(text);
    expect(text).toMatchInlineSnapshot(`
      "# rulecheck baseline, version 1
      # Verdicts that are accepted: worse ones fail. Rules without a model are not listed.
      # \`rulecheck verify ... --baseline THIS --update-baseline\` writes this file.

      RISCV64.rules
        proved     (FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD x y a)
        proved     (FADDD x y) => (FADDD y x)
        proved     (FADDD x y) => (FADDD y x)
        proved     (FADDS x y) => (FADDS y x)
        proved     (FADDS x y) => (FADDS y x)
        refuted    (FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)
        proved     (Round64F ...) => (Copy ...)
        together   barrier-lowered-to-copy: Round64F keeps a product from being fused, and here is removed before RISCV64 fuses
        error      unknown-op: \`FOO\` is not an op
      "
    `);
  });
});

describe('what is held against a baseline', () => {
  const before = runWith({ '(A x)': 'refuted', '(B x)': 'proved', '(C x)': 'tested' });

  it.each([
    ['a refuted rule that is new', { '(D x)': 'refuted' }, 1],
    ['a refuted rule beside one that is known', { '(A x)': 'refuted', '(a x)': 'refuted' }, 1],
    ['a rule that was proved and has no model', { '(B x)': 'unsupported' }, 1],
    ['a rule that was proved and is tested', { '(B x)': 'tested' }, 1],
    ['a rule that was tested and is undecided', { '(C x)': 'undecided' }, 1],
    ['a rule that was refuted and is proved', { '(A x)': 'proved' }, 0],
    ['a new rule without a model', { '(E x)': 'unsupported' }, 0],
    ['nothing', {}, 0],
  ] as const)('%s', (_, verdicts, code) => {
    expect(failure(runWith(verdicts), before)).toBe(code);
  });

  it('knows as many as it lists', () => {
    const twice = runWith({ '(A x)': 'refuted' });
    const run = {
      ...twice,
      summary: { ...twice.summary, refuted: 2 },
      results: [...twice.results, ...twice.results],
    };
    expect(failure(run, before)).toBe(1);
    expect(failure(run, run)).toBe(0);
  });

  it('is a finding that says what was known', () => {
    const run = compare(runWith({ '(B x)': 'unsupported' }), before);
    expect(findingsOf(run)).toMatchObject([
      { code: 'weaker-verdict', level: 'error', lines: ['unsupported, and the baseline has it proved'] },
    ]);
  });

  it('is gone where no rule is left of it, which is no failure', () => {
    expect(headline(compare(runWith({}, { complete: true }), before))).toMatch(
      /; 3 lines of the baseline have no rule any more; 0 new/,
    );
  });

  it('is an error of the text, but none of rulecheck itself', () => {
    const error = errorIn('a.rules');
    const withError = runWith({}, { errors: [error] });
    expect(failure(withError, withError)).toBe(0);
    const broken = runWith({}, { errors: [{ ...error, code: 'internal-error' }] });
    expect(failure(broken, broken)).toBe(3);
  });

  it('may have remarks, and lines of Windows', () => {
    const text = baselineOf(before)
      .replace(/^ {2}proved/m, '# Why.\n$&')
      .replaceAll('\n', '\r\n');
    expect(readBaseline(text)).toEqual(readBaseline(baselineOf(before)));
  });

  it('keeps what it has of other files', () => {
    const text = baselineOf({ ...emptyRun, files: ['b.rules'] }, readBaseline(baselineOf(before)));
    expect(text).toBe(baselineOf(before));
  });
});

describe('what is no baseline', () => {
  const [first] = baselineOf(emptyRun).split('\n');

  it.each([
    ['another text', 'hello', 'its first line is not'],
    ['nothing', '', 'its first line is not'],
    ['one to come', '# rulecheck baseline, version 2', 'its first line is not'],
    ['a verdict of no file', `${first}\n  proved  (A x) => x`, 'line 2 is not the name of a file'],
    ['no verdict', `${first}\na.rules\n  right  (A x) => x`, 'line 3 is not a verdict and a rule'],
    ['a verdict without a rule', `${first}\na.rules\n  proved`, 'line 3 is not a verdict and a rule'],
    ['a file without verdicts', `${first}\na.rules\n\nb.rules\n`, 'line 2 is not followed by the verdicts'],
    ['a verdict where a file begins', `${first}\n\nproved     (A x) => x\n`, 'line 3 is not the name'],
    ['a letter before a verdict', `${first}\n\nx  proved     (A x) => x\n`, 'line 3 is not the name'],
  ])('%s is refused', (_, text, problem) => {
    expect(() => readBaseline(text)).toThrow(BaselineUnreadable);
    expect(() => readBaseline(text)).toThrow(problem);
  });

  const whole = baselineOf(runWith({ '(A x)': 'refuted', '(B x)': 'proved' })).split('\n');

  it.each(['<<<<<<< HEAD', '=======', '>>>>>>> other', 'x  proved     (C x)', 'proved     (C x)', 'b.rules'])(
    'such is a whole one into which %s came, wherever that stands',
    damage => {
      for (let at = 1; at < whole.length; at++) {
        const damaged = whole.toSpliced(at, 0, damage).join('\n');
        expect(() => readBaseline(damaged), damaged).toThrow(BaselineUnreadable);
      }
    },
  );
});
