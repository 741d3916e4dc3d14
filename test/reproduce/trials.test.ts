/** Go functions for refuted rules on integers and memory, and what is read from what their program prints. */
import { describe, expect, it } from 'vitest';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import type { Attribution } from '../../src/reproduce/attribution/attribution.ts';
import { reproductionData } from '../../src/reproduce/data.ts';
import { type KnownRule, PassRules } from '../../src/reproduce/known-rules.ts';
import { machineOf } from '../../src/reproduce/machines.ts';
import { reproduceRule } from '../../src/reproduce/rule.ts';
import { type Call, exactOf, plainestWrong, type Result } from '../../src/reproduce/trials/call.ts';
import { comparedProgram, readCompared } from '../../src/reproduce/trials/compared-program.ts';
import { trialData } from '../../src/reproduce/trials/data.ts';
import { exactValue } from '../../src/reproduce/trials/exact.ts';
import { goOps, type ValueType } from '../../src/reproduce/trials/go-ops.ts';
import type { Node } from '../../src/reproduce/trials/node.ts';
import type { Shown, TrialOutcome } from '../../src/reproduce/trials/outcome.ts';
import { type Proposal, proposeTrials } from '../../src/reproduce/trials/search.ts';
import { readWrong, searchProgram } from '../../src/reproduce/trials/search-program.ts';
import { readShown, shownProgram } from '../../src/reproduce/trials/shown-program.ts';
import { renderTrials } from '../../src/reproduce/trials/text.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

const table = builtinTable(isas.get('generic')!);
const tables = { generic: table };

function refutedIn(text: string) {
  const source = new Source('generic.rules', text);
  const file = readRules(source, 'generic', tables, rulesCovering(source, []));
  const rules = file.rules.flatMap(({ instances }) => instances);
  const compiler = { arch: 'generic', passes: [new PassRules('opt', [{ source, rules }])] };
  const found = reproduceRule(file, compiler, 1);
  if (found.kind === 'problem') throw new Error(found.message);
  const [[target, counterexample] = []] = [...found.counterexamples];
  if (target === undefined) throw new Error('the rule is not refuted');
  return { target, compiler, counterexample: counterexample! };
}

const knownTarget = (text: string): KnownRule => refutedIn(text).target;

function proposalFor(text: string): Proposal {
  const { target, compiler, counterexample } = refutedIn(text);
  return proposeTrials(target, compiler, counterexample);
}

const known = new Map<string, readonly Call[]>();

function callsFor(text: string): readonly Call[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const proposal = proposalFor(text);
  if (proposal.kind === 'none') throw new Error(proposal.reason);
  known.set(text, proposal.calls);
  return proposal.calls;
}

const functionsFor = (text: string): string[] =>
  [...new Set(callsFor(text).map(({ trial }) => trial))].map(({ body }) => body.join('\n'));

const rotate =
  '(Or64 (Lsh64x64 x z:(Const64 <t> [c])) (Rsh64Ux64 x (Const64 [d]))) && c < 64 && d == 64-c => (RotateLeft64 x z)';
const cleared =
  '(Load <t1> (OffPtr [o] p1) (Zero [n] p2 _)) && is8BitInt(t1) && isSamePtr(p1, p2) && n >= o+1 => (Const8 [0])';

describe('functions for a rule', () => {
  it('have the constants of the counterexample, as they stand and from a loop', () => {
    const [plain, loop] = functionsFor(rotate);
    expect(plain).toBe('c1 := uint64(0xffffffffffffffff)\nc2 := uint64(65)\nreturn (x << c1) | (x >> c2)');
    expect(loop).toContain('\t\tlate1 = x << c1\n\t\tlate2 = x >> c2\n\t\tif leave {\n\t\t\tbreak\n');
    expect(loop).toMatch(/\nreturn late1 \| late2$/);
  });

  it('change memory before they read it, about one pointer', () => {
    const functions = functionsFor(cleared);
    expect(functions[0]).toBe(
      [
        'r1 := unsafe.Add(p, -1)',
        'if p == nil || r1 == nil {',
        '\tpanic(0)',
        '}',
        '*(*[32]byte)(p) = [32]byte{}',
        'return *(*uint8)(r1)',
      ].join('\n'),
    );
    expect(functions.length).toBeGreaterThan(10);
  });

  it('convert where an op is signed', () => {
    expect(functionsFor('(Less8 x y) => (Less8U x y)')[0]).toBe('return int8(x) < int8(y)');
    expect(functionsFor('(Rsh16x8 x y) => (Rsh16Ux8 x y)')[0]).toBe('return uint16(int16(x) >> y)');
  });

  it('are none where Go cannot say what is matched', () => {
    expect(proposalFor('(Zeromask x) => (Signmask x)')).toEqual({
      kind: 'none',
      reason: 'no Go expression is known of Zeromask',
    });
  });

  it('begin with the input of the counterexample', () => {
    const [first, ...others] = callsFor('(Add8 x y) => (Sub8 x y)');
    expect(first!.trial.parameters.map(({ identifier, type }) => [identifier, type])).toEqual([
      ['x', 'uint8'],
      ['y', 'uint8'],
    ]);
    expect(others.every(({ values }) => `${values}` !== `${first!.values}`)).toBe(true);
  });
});

describe('functions for a rule of late constants', () => {
  const bodies = functionsFor(rotate);

  it('hide the constants from the rules of the language', () => {
    const late = bodies.find(body =>
      body.startsWith('n1, n2, m := uint64(0xffffffffffffffff), uint64(65), 0\n'),
    );
    expect(late).toContain('\tif m == 5 {\n\t\tstored = i\n\t\tn1, n2, m = 3, 3, 5\n');
    expect(late).toMatch(/\nreturn \(x << n1\) \| \(x >> n2\)$/);
  });

  it('take how often the loop goes around', () => {
    const text = searchProgram(callsFor(rotate), 'a title');
    expect(text).toMatch(/func f\d+\(x uint64, k int\) uint64 {\n\tn1, n2, m := /);
  });

  it('have a register with bits above a narrow operand: two halves of the value, and two that overflow', () => {
    const calls = callsFor('(Rsh16x8 x y) => (Rsh16Ux8 x y)');
    const halves = calls.filter(({ trial }) => trial.body.some(line => /int16\(x \+ \w\)/.test(line)));
    const sums = halves.map(({ values: [a, b] }) => [a! + b! > 0xffffn, BigInt.asUintN(16, a! + b!)]);
    expect(sums.map(([overflows]) => overflows)).toEqual(expect.arrayContaining([true, false]));
    expect(sums.map(([, sum]) => sum)).toContain(0xffffn);
  });
});

describe('constants that only the rules of the machine fold', () => {
  it('are what is meant, shifted by one that shows late', () => {
    const slow = functionsFor(rotate).filter(body => /n\d >> n\d|n\d << n\d/.test(body));
    expect(slow[0]).toMatch(/^n1, n2, m := uint64\(\w+\), uint8\(1\), 0\n/);
    expect(slow.join('\n')).toContain('\t\tlate2 = x >> ');
  });
});

/** The first call, on which something other than what is wanted comes out. */
function wrong(text: string, more: Partial<Result> = {}): Result {
  const [call] = callsFor(text);
  return { call: call!, got: 7n, wanted: exactOf(call!), isRight: false, ...more };
}

describe('the program of many functions', () => {
  const calls = callsFor('(Add8 x y) => (Sub8 x y)').slice(0, 3);

  it('has tables of inputs with what they are to give, and prints what is wrong', () => {
    expect(searchProgram(calls, 'a title')).toContain('\ttry(0, 2, []uint64{0x');
    const [first, ...others] = readWrong(calls, 'wrong 0 1 0x7\nend\n')!;
    expect(others).toEqual([]);
    expect(first).toMatchObject({ call: calls[1], got: 7n, isRight: false });
    expect(readWrong(calls, 'wrong 0 1 0x7\n')).toBeUndefined();
  });

  it('shows nothing of a title but on one line', () => {
    expect(searchProgram(calls, 'a\nfunc init() {}')).not.toMatch(/^func init/m);
  });

  it('has a reference of one call for each op where memory matters, or Go panics', () => {
    expect(comparedProgram(callsFor(cleared), 'a title')).toContain(
      'return *(*uint8)(refPtr(refOffPtr(p, -1)))',
    );
    const panics = comparedProgram(callsFor('(Div8u (Neg8 x) x) => (Mod8u x x)'), 'a title');
    expect(panics).toContain('return refDiv8u(refNeg8(x), x)');
    expect(panics).toContain('//go:noinline\nfunc refDiv8u(a uint8, b uint8) uint8 {\n\treturn a / b\n}');
  });

  it('has all helpers that its references call, themselves or by others', () => {
    const text = comparedProgram(callsFor('(Zero [n] p mem) && n == 4 => (Zero [5] p mem)'), 'a title');
    expect(text).toContain('refZero(p, 4)');
    expect(text).toContain('func refPtr(');
  });

  it('is read by the results that it prints beside those of references, of which the plainest counts', () => {
    const lines = ['0: got 0x3, want 0x3', '1: got 0xfd, want 0x1, at -2', '2: got a panic, want 0x1'];
    const results = readCompared(calls, `${lines.join('\n')}\n`)!;
    expect(results.map(({ isRight, got, wanted, at }) => [isRight, got, wanted, at])).toEqual([
      [true, 3n, 3n, undefined],
      [false, 0xfdn, 1n, -2],
      [false, undefined, 1n, undefined],
    ]);
    expect(plainestWrong(results)).toHaveLength(1);
    expect(readCompared(calls, lines[0]!)).toBeUndefined();
  });
});

describe('the program of one function', () => {
  const ran = (out: string, code = 0, err = '') => ({ out, err, code });

  it('prints both results, of which one is known by the meaning of the ops', () => {
    const text = shownProgram(wrong(rotate), 'a title');
    expect(text).toMatch(
      /^\tgot, want := f\(1\), uint64\(0\)\n\tfmt.Printf\("got %#v, want %#v\\n", got, want\)$/m,
    );
    expect(text).not.toContain('eference');
    expect(text).not.toContain('unsafe');
  });

  it('says of memory which byte is wrong', () => {
    const text = shownProgram(wrong(cleared, { at: -1, wanted: 9n }), 'a title');
    expect(text).toContain('\tf(unsafe.Pointer(&memory[128]))\n\tgot, want := memory[127], uint8(9)\n');
  });

  it('as a test runs as those of Go, and says nothing where all is right', () => {
    const text = shownProgram(wrong(rotate), 'a title', 'test');
    expect(text.startsWith('// run\n\n')).toBe(true);
    expect(text).toContain('; got != want {\n\t\tpanic(');
    expect(text).not.toContain('Printf');
  });

  it('that the compiler fails on is a test of compilation alone', () => {
    const text = shownProgram(wrong(rotate), 'a title', 'compile');
    expect(text.startsWith('// compile\n\n')).toBe(true);
    expect(text).not.toContain('func main');
  });

  it('is read by both results, or by its panic', () => {
    const result = wrong(rotate);
    expect(readShown(result, ran('got 0x5, want 0x0\n'))).toMatchObject({
      got: 5n,
      wanted: 0n,
      isRight: false,
    });
    expect(readShown(result, ran('got true, want true\n'))).toMatchObject({ got: 1n, isRight: true });
    expect(readShown(result, ran('', 2, 'panic: runtime error\n'))).toMatchObject({
      got: undefined,
      isRight: false,
    });
    expect(readShown(result, ran('', 1))).toBeUndefined();
  });
});

describe('what an expression is to give', () => {
  const value = (name: string, bits: bigint): Node => ({
    kind: 'operand',
    name,
    type: `uint${bits}` as ValueType,
  });
  const op = (name: string, ...args: Node[]): Node => ({ kind: 'op', op: name, args });
  const given = new Map([
    ['a', 0xfen],
    ['b', 0x1n],
    ['zero', 0n],
    ['long', 0x8000_0000_0000_0000n],
  ]);
  const [a, b, zero, long] = [value('a', 8n), value('b', 8n), value('zero', 8n), value('long', 64n)];
  it.each([
    [op('Rsh8x8', op('Add8', a, a), b), 0xfen],
    [op('Rsh8Ux8', a, b), 0x7fn],
    [op('Lsh64x8', long, b), 0n],
    [op('SignExt8to64', a), 0xffff_ffff_ffff_fffen],
    [op('Less8', a, b), 1n],
    [op('Less8U', a, b), 0n],
    [op('Div8', a, b), 0xfen],
    [op('Mod8u', a, zero), undefined],
    [op('Div8', a, zero), undefined],
    [op('RotateLeft64', long, op('ZeroExt8to64', b)), 1n],
    [op('IsNonNil', { kind: 'operand', name: 'p', type: 'unsafe.Pointer' }), undefined],
  ] as const)('%#', (root, wanted) => {
    expect(exactValue(root, () => 0n, given)).toBe(wanted);
  });
});

it('knows ops with as many operands as they have', () => {
  const ops = [...goOps].filter(([, { value }]) => value === undefined);
  const wrong = ops.filter(([name, { operands }]) => {
    const entry = isas.get('generic')!.ops.get(name);
    return entry === undefined || entry.operands.length !== operands.length;
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
});

describe('what came of the trials', () => {
  const { call } = wrong('(Add8 x y) => (Sub8 x y)');
  const target = knownTarget('(Add8 x y) => (Sub8 x y)');
  const suspect = { known: target, verdict: 'open', line: 'a line' } as const;
  const shown = (attribution: Partial<Attribution>): Shown => ({
    kind: 'miscompiled',
    program: 'package main\n',
    test: '// run\n',
    result: { call, got: 7n, wanted: 3n, isRight: false },
    rightBuild: 'with -N -l',
    attribution: { kind: 'alone', trace: ['one line'], suspects: [], unexplained: [], ...attribution },
    isMinimal: true,
  });

  it('is a find where the rule alone is to blame', () => {
    const outcome = { target, tried: 3, ...shown({}) } as const;
    expect(renderTrials(outcome)[3]).toBe(
      "    the compiler's trace shows the rule at work, and no other wrong rule",
    );
    expect(trialData(outcome)).toMatchObject({ status: 'miscompiled', attribution: 'alone', traced: true });
  });

  it('is what the report says of the member, which the rules read backwards do not reach', () => {
    const members = [{ kind: 'not reached', target, reason: 'no Go spelling is known of Add8' }] as const;
    const statusAfter = (trials: readonly TrialOutcome[]) =>
      reproductionData('generic.rules:1', machineOf('AMD64')!, members, undefined, {
        attempt: undefined,
        trials,
      }).members;
    const tried = { target, tried: 3 } as const;
    expect(statusAfter([{ ...tried, ...shown({}) }])).toMatchObject([{ status: 'miscompiled' }]);
    expect(statusAfter([{ ...tried, kind: 'not tried', reason: 'a block' }])).toMatchObject([
      { status: 'not reached', reason: 'no Go spelling is known of Add8' },
    ]);
  });

  it('is none where another may be', () => {
    const small = shown({ kind: 'with others', suspects: [suspect] });
    const outcome = { target, tried: 3, kind: 'not attributed', shown: small, left: 2 } as const;
    const text = renderTrials(outcome);
    expect(text[0]).toBe('not attributed: (Add8 x y) => (Sub8 x y)');
    expect(text.join('\n')).toContain('together with generic.rules:1 (may be wrong by itself)');
    expect(text).toContain('    the time ended before 2 more were built');
    expect(trialData(outcome)).toMatchObject({
      status: 'not attributed',
      attribution: 'with others',
      suspects: [{ place: 'generic.rules:1', wrong: false, trace: 'a line' }],
      program: 'package main\n',
      left: 2,
    });
  });

  it('has no program where only others are to blame', () => {
    const blamed = [{ ...suspect, verdict: 'wrong' as const }];
    const outcome = { target, tried: 3, kind: 'not reproduced', ways: ['a way'], left: 0, blamed } as const;
    expect(renderTrials(outcome).slice(1)).toEqual([
      '    3 functions were tried, none with a wrong result by it: a way',
      '    others go wrong by generic.rules:1 (wrong by itself)',
    ]);
    expect(trialData(outcome).suspects).toEqual([
      { place: 'generic.rules:1', rule: '(Add8 x y) => (Sub8 x y)', wrong: true, trace: 'a line' },
    ]);
  });
});
