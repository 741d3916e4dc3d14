/** Which Go expression is found for a rule, and what of it is promised and predicted. */
import { describe, expect, it } from 'vitest';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import { traits } from '../../src/reproduce/go-types.ts';
import type { Reached } from '../../src/reproduce/reproduction.ts';
import { spelling } from '../../src/reproduce/spelling.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { functionFor, reachedIn, reachedMember, reproduceText } from './compile.ts';

const wrong =
  '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD|NMSUB|MSUB)D x y z)';
const addend =
  '(F(MADD|NMADD|MSUB|NMSUB)D x y neg:(FNEGD z)) && neg.Uses == 1 => (F(MSUB|NMSUB|MADD|NMADD)D x y z)';
const right = wrong.replace('NMADD|MADD|NMSUB|MSUB)D x', 'NMSUB|MSUB|NMADD|MADD)D x');
const fusing = '(FADD(S|D) a (FMUL(S|D) x y)) && a.Block.Func.useFMA(v) => (FMADD(S|D) x y a)';

const expressions = (text: string, line = 1) =>
  reproduceText(text, line).map(member =>
    member.kind === 'reached' ? member.spelled.expression : member.reason,
  );

describe('Go expressions for rules', () => {
  it.each([
    ['(FSUBD x y) => (FSUBD y x)', 'x - y'],
    ['(FDIVS x y) => (FMULS x y)', 'x / y'],
    ['(FABSD (FNEGD x)) => (FABSD x)', 'math.Abs(-x)'],
    ['(FNEGD (FNEGD x)) => x', '-(-x)'],
    ['(FSGNJD x (FABSD y)) => (FABSD x)', 'math.Copysign(x, math.Abs(y))'],
    ['(FSQRTD (FMULD x x)) => (FABSD x)', 'math.Sqrt(x * x)'],
    ['(FCVTSD (FCVTDS x)) => x', 'float32(float64(x))'],
    ['(FCVTDW (FCVTWD x)) => x', 'float64(int32(x))'],
    ['(FLTD x (FNEGD y)) => (FLTD y (FNEGD x))', 'x < -y'],
    ['(LoweredFMIND x y) => (FADDD x y)', 'min(x, y)'],
    ['(FADDD x (FMOVDconst [0])) => x', 'x + math.Float64frombits(0x0000000000000000)'],
  ])('%s by %s', (rule, expression) => {
    expect(expressions(rule)).toEqual([expression]);
  });

  it('reach members of the fused family through other rules of the file', () => {
    expect(expressions(`${addend}\n${fusing}`)).toEqual([
      'math.FMA(x, y, -z)',
      'no Go spelling is known of FNMADDD',
      'math.FMA(x, y, -(-z))',
      'no Go spelling is known of FNMSUBD',
    ]);
  });

  it('reach a rule in single precision by contraction, where the file fuses', () => {
    const single = '(FMADDS (FNEGS x) y z) => (FNMSUBS x y z)';
    expect(expressions(single)).toEqual(['no Go spelling is known of FMADDS']);
    expect(expressions(`${single}\n${fusing}`)).toEqual(['z + (-x * y)']);
  });

  it('are none where another rule comes first', () => {
    const [member] = reproduceText('(FADDD x y) => (FSUBD x y)\n(FADDD x (FNEGD y)) => (FSUBD x y)', 2);
    expect(member).toMatchObject({
      kind: 'not reached',
      reason: 'other rules fire before it on every Go expression that was tried',
    });
  });

  it('are none for ops that Go source cannot spell, which are named', () => {
    expect(expressions('(FCLASSD (FNEGD x)) => (FCLASSD x)')).toEqual(['no Go spelling is known of FCLASSD']);
  });

  it('take the constant that makes the rules build the match', () => {
    const classes = '(FLTD x (FMOVDconst [-math.MaxFloat64])) => (SNEZ (ANDI <typ.Int64> [1] (FCLASSD x)))';
    const rule = '(SNEZ (ANDI [c] (FCLASSD (FNEGD x)))) => (SNEZ (ANDI <typ.Int64> [c] (FCLASSD x)))';
    const [member] = reachedIn(`${rule}\n${classes}`);
    expect(member!.spelled.expression).toBe('-x < math.Float64frombits(0xffefffffffffffff)');
    expect(member).toMatchObject({ shows: true });
  });
});

describe('what is promised and predicted', () => {
  it('differs for the wrong rule: -1 is promised, and -11 computed', () => {
    const first = reachedMember(wrong);
    expect(first).toMatchObject({ shows: true, opcodes: { right: 'FNMSUBD', wrong: 'FNMADDD' } });
    expect(first.cases[0]).toEqual({
      arguments: [0x4000000000000000n, 0x4008000000000000n, 0x4014000000000000n],
      permitted: [0xbff0000000000000n],
      predicted: 0xc026000000000000n,
      difference: 'value',
    });
  });

  it('shows every kind of difference', () => {
    const kinds = reachedMember(wrong).cases.map(({ difference }) => difference);
    expect(new Set(kinds)).toEqual(new Set(['value', 'sign-of-zero', 'nan']));
  });

  it('is the same where a second member undoes the first', () => {
    const second = reachedMember(`${wrong}\n${addend}`, 2);
    expect(second).toMatchObject({
      isRefuted: true,
      shows: false,
      spelled: { expression: 'math.FMA(-y, -x, z)' },
    });
    expect(second.fired.map(({ rule }) => rule.instance.member)).toContain(0);
  });

  it('is the same for the right rule', () => {
    const members = reproduceText(`${right}\n${addend}`).filter(({ kind }) => kind === 'reached');
    expect(members.length).toBeGreaterThan(1);
    for (const member of members as Reached[]) {
      expect(member).toMatchObject({ isRefuted: false, shows: false });
      for (const { difference } of member.cases) expect(difference).toBeUndefined();
    }
  });

  it('leaves contraction to the language: fusing without asking shows nothing', () => {
    const [member] = reachedIn('(FADDD a (FMULD x y)) => (FMADDD x y a)');
    expect(member).toMatchObject({ isRefuted: true, shows: false, opcodes: { right: 'FMADDD' } });
  });

  it('keeps to inputs for which Go defines the result', () => {
    const [member] = reachedIn('(FCVTWD x) => (FCVTWD (FNEGD x))');
    for (const {
      arguments: [x],
    } of member!.cases) {
      const exponent = Number((x! >> 52n) & 0x7ffn) - 1023;
      expect(exponent).toBeLessThan(31);
    }
  });
});

describe('late operands', () => {
  const copies = '(Round64F ...) => (Copy ...)';

  it('let a rule on the addend come before a rule on the factor', () => {
    const third = reproduceText(`${wrong}\n${addend}\n${copies}`)[2]!;
    expect(third).toMatchObject({ kind: 'reached', shows: true });
  });

  it('are not written where conversions are not lowered to copies', () => {
    const third = reproduceText(`${wrong}\n${addend}`)[2]!;
    expect(third).toMatchObject({ kind: 'not reached' });
  });

  it('are statements', () => {
    const rules = `${wrong.replace(/\([A-Z|]+\)D neg/, 'MSUBD neg').replace(/\(NM[A-Z|]+\)/, 'NMSUB')}\n${wrong}\n${addend}\n${copies}`;
    expect(functionFor(rules)).toContain('late = -x\n\t\tif converted {\n\t\t\tlate = float64(late)\n');
  });
});

describe('the table of spellings', () => {
  const generic = isas.get('generic')!;

  it('has the operands and the result that the ops have', () => {
    const spelled = builtinTable(generic).ops.flatMap(op => {
      const found = spelling(op);
      return found ? [{ entry: generic.ops.get(op.name)!, found }] : [];
    });
    expect(spelled.length).toBeGreaterThan(30);
    for (const { entry, found } of spelled) {
      expect([entry.name, found.operands.length]).toEqual([entry.name, entry.operands.length]);
      for (const [index, register] of [...entry.operands, entry.results[0]].entries()) {
        const { format, width } = traits[[...found.operands, found.result][index]!];
        if (register.kind === 'float') expect([entry.name, format]).toEqual([entry.name, register.format]);
        if (register.kind === 'integer') expect([entry.name, width]).toEqual([entry.name, register.width]);
        if (register.kind === 'boolean') expect([entry.name, width]).toEqual([entry.name, 8]);
      }
    }
  });
});
