/** What a run showed, read from the program's output and the compiler's trace. */
import { describe, expect, it } from 'vitest';
import { goProgram } from '../../src/reproduce/go-program.ts';
import { isTraced, readOutcome } from '../../src/reproduce/outcome.ts';
import { renderAttempt } from '../../src/reproduce/text.ts';
import { machine, reachedIn } from './compile.ts';

const [reached] = reachedIn('(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z)');
const program = goProgram([reached!], machine, 'RISCV64.rules:1', 'program');

const hex = (bits: bigint) => `0x${bits.toString(16).padStart(16, '0')}`;
const outputOf = (results: readonly bigint[]) =>
  results
    .map(bits => `ok           math.FMA(-x, y, z), x=(0x1): got 0 (${hex(bits)}), expected 0 (0x0)\n`)
    .join('');
const predicted = reached!.cases.map(one => one.predicted!);
const promised = reached!.cases.map(one => one.permitted[0]!);
const trace = (op: string) =>
  `lower: rewriting for f1\nrewriting v13 = FMADDD <float64> v12 v9 v10  ->  v13 = ${op} <float64> v8 v9 v10\n`;

const outcome = (results: readonly bigint[], traced = '') =>
  readOutcome(program, outputOf(results), traced)?.[0];

describe('the outcome', () => {
  it('is a miscompile where a result is not permitted, whatever the program calls it', () => {
    const member = outcome(predicted, trace('FNMADDD'))!;
    expect(member.verdict).toBe('miscompiled');
    expect(member.cases.every(({ isPredicted }) => isPredicted)).toBe(true);
    expect(isTraced(member)).toBe(true);
  });

  it('is not attributed where another rule may be to blame', () => {
    const attribution = {
      kind: 'with others',
      trace: [],
      suspects: [{ known: reached!.target, verdict: 'wrong', line: '' }],
      unexplained: [],
    } as const;
    const asked: unknown[] = [];
    const [member] = readOutcome(program, outputOf(predicted), trace('FNMADDD'), (target, runs) => {
      asked.push(
        target,
        runs?.map(({ pass }) => pass),
      );
      return attribution;
    })!;
    expect(asked).toEqual([reached!.target, ['lower']]);
    expect(member!.verdict).toBe('not attributed');
    const text = renderAttempt({ kind: 'ran', members: [member!] }, [], machine, false);
    expect(text).toMatch(/^not attributed: /);
    expect(text).toContain('together with RISCV64.rules:1 (wrong by itself)');
  });

  it('is a miscompile with other bits than the predicted ones, and says so', () => {
    const member = outcome(predicted.with(0, 1n))!;
    expect(member.verdict).toBe('miscompiled');
    const text = renderAttempt({ kind: 'ran', members: [member] }, [], machine, false);
    expect(text).toContain(`${predicted.length - 1} have the bits that the evaluator predicts of the rule`);
  });

  it('is nothing where all results are right; the trace tells what became of the op', () => {
    const member = outcome(promised, trace('FNMSUBD'))!;
    expect(member.verdict).toBe('not reproduced');
    expect(isTraced(member)).toBe(false);
    const text = renderAttempt({ kind: 'ran', members: [member] }, [], machine, false);
    expect(text).toContain("the compiler's trace does not show the rule: FMADDD becomes FNMSUBD");
  });

  it('takes any NaN for a NaN', () => {
    const index = reached!.cases.findIndex(({ permitted }) => permitted[0] === 0x7ff8000000000000n);
    expect(index).toBeGreaterThan(0);
    expect(outcome(promised.with(index, 0xfff0000000000001n))!.verdict).toBe('not reproduced');
  });

  it('does not take the trace of another function for its own', () => {
    const member = outcome(predicted, trace('FNMADDD').replace('f1', 'f10'))!;
    expect(member.traced).toBeUndefined();
  });

  it.each(['', 'panic: x\n', outputOf(predicted.slice(1))])('is none where the output is %j', output => {
    expect(readOutcome(program, output, '')).toBeUndefined();
  });
});

describe('the report', () => {
  it('shows what ran', async () => {
    const members = readOutcome(program, outputOf(predicted), trace('FNMADDD'))!;
    const attempt = {
      kind: 'ran',
      members,
      toolchain: 'go1.19.8',
      emulator: 'qemu-riscv64-static 7.2',
    } as const;
    await expect(renderAttempt(attempt, [], machine, false)).toMatchFileSnapshot('snapshots/miscompiled.txt');
  });

  it('says why nothing ran, and shows the compiler as it is safe to show', () => {
    const attempt = {
      kind: 'could not run',
      reason: 'the build failed',
      detail: 'main.go:1:\u001b[2J',
    } as const;
    expect(renderAttempt(attempt, [], machine, false)).toBe(
      'could not run: the build failed\n    main.go:1:\\u{1b}[2J\n',
    );
  });
});
