import type { RoundingMode } from '../../../../src/semantics/float/environment.ts';
import { BINARY32, BINARY64, type Format } from '../../../../src/semantics/float/format.ts';
import { environment, mustAgree } from './expectation.ts';
import type { Implementation, Law } from './implementation.ts';

interface HardCase {
  readonly why: string;
  readonly format?: Format;
  readonly mode?: RoundingMode;
  readonly operation: 'add' | 'subtract' | 'multiply' | 'divide' | 'squareRoot' | 'fusedMultiplyAdd';
  readonly operands: readonly string[];
  readonly result: string;
  /** Names of the flags, most severe first. */
  readonly flags?: string;
}

const hardCases: readonly HardCase[] = [
  {
    why: "the bug that started it: Go's riscv64 gave -11",
    operation: 'fusedMultiplyAdd',
    operands: ['-2', '3', '5'],
    result: '-1',
  },
  {
    why: 'rounding the product first would lose the whole result',
    operation: 'fusedMultiplyAdd',
    operands: ['0x1.0000000000001p0', '0x1.fffffffffffffp-1', '-1'],
    result: '0x1.ffffffffffffep-54',
  },
  {
    why: 'a tie of the sum, broken by the last bit of the product',
    operation: 'fusedMultiplyAdd',
    operands: ['0x1.0000000000001p-27', '0x1.0000000000001p-26', '1'],
    result: '0x1.0000000000001p0',
    flags: 'NX',
  },
  {
    why: 'the same with the bit below, which pulls the tie down',
    operation: 'fusedMultiplyAdd',
    operands: ['0x1.ffffffffffffep-28', '0x1.0000000000001p-26', '0x1.0000000000001p0'],
    result: '0x1.0000000000001p0',
    flags: 'NX',
  },
  { why: 'a tie goes to even', operation: 'add', operands: ['0x1p53', '1'], result: '0x1p53', flags: 'NX' },
  {
    why: 'a tie goes to even, upwards',
    operation: 'add',
    operands: ['0x1p53', '3'],
    result: '0x1.0000000000002p53',
    flags: 'NX',
  },
  {
    why: 'a tie goes away',
    mode: 'rmm',
    operation: 'add',
    operands: ['0x1p53', '1'],
    result: '0x1.0000000000001p53',
    flags: 'NX',
  },
  { why: 'cancellation is +0', operation: 'subtract', operands: ['1', '1'], result: '0' },
  {
    why: 'cancellation downwards is -0',
    mode: 'rdn',
    operation: 'subtract',
    operands: ['1', '1'],
    result: '-0',
  },
  {
    why: 'fused cancellation downwards is -0',
    mode: 'rdn',
    operation: 'fusedMultiplyAdd',
    operands: ['1', '1', '-1'],
    result: '-0',
  },
  { why: 'zeros of like signs keep it', mode: 'rdn', operation: 'add', operands: ['0', '0'], result: '0' },
  {
    why: 'an overflow stays finite downwards',
    mode: 'rdn',
    operation: 'multiply',
    operands: ['0x1p1000', '0x1p1000'],
    result: '0x1.fffffffffffffp1023',
    flags: 'OF NX',
  },
  {
    why: 'an overflow is infinite',
    operation: 'multiply',
    operands: ['0x1p1000', '0x1p1000'],
    result: 'inf',
    flags: 'OF NX',
  },
  {
    why: 'just below the tie with infinity',
    operation: 'add',
    operands: ['0x1.fffffffffffffp1023', '0x1.fffffffffffffp969'],
    result: '0x1.fffffffffffffp1023',
    flags: 'NX',
  },
  {
    why: 'the tie with infinity',
    operation: 'add',
    operands: ['0x1.fffffffffffffp1023', '0x1p970'],
    result: 'inf',
    flags: 'OF NX',
  },
  {
    why: 'rounds up to the smallest normal number, and is not tiny after rounding',
    operation: 'multiply',
    operands: ['0x1.fffffffffffffp-1', '0x1.0000000000001p-1022'],
    result: '0x1p-1022',
    flags: 'NX',
  },
  {
    why: 'rounds up to the smallest normal number, and is tiny even after rounding',
    operation: 'multiply',
    operands: ['0x1.fffffffffffffp-1', '0x1p-1022'],
    result: '0x1p-1022',
    flags: 'UF NX',
  },
  {
    why: 'half the smallest subnormal is a tie with zero',
    operation: 'multiply',
    operands: ['0x1p-1074', '0.5'],
    result: '0',
    flags: 'UF NX',
  },
  {
    why: 'a subnormal result that is exact does not underflow',
    operation: 'multiply',
    operands: ['0x1p-1022', '0.5'],
    result: '0x1p-1023',
  },
  {
    why: 'a root that is nearly a tie',
    operation: 'squareRoot',
    operands: ['0x1.fffffffffffffp-1'],
    result: '0x1.fffffffffffffp-1',
    flags: 'NX',
  },
  {
    why: 'the root of the smallest subnormal is exact',
    operation: 'squareRoot',
    operands: ['0x1p-1074'],
    result: '0x1p-537',
  },
  { why: 'the root of -0', operation: 'squareRoot', operands: ['-0'], result: '-0' },
  { why: 'a division by zero', operation: 'divide', operands: ['-1', '0'], result: '-inf', flags: 'DZ' },
  { why: 'infinity by zero divides exactly', operation: 'divide', operands: ['inf', '-0'], result: '-inf' },
  {
    why: 'infinity times zero is invalid under a quiet NaN',
    operation: 'fusedMultiplyAdd',
    operands: ['inf', '0', 'nan'],
    result: 'nan',
    flags: 'NV',
  },
  {
    why: 'a quiet NaN with a payload becomes canonical',
    operation: 'add',
    operands: ['nan(0xfff8000000000123)', '1'],
    result: 'nan',
  },
  {
    why: 'a signaling NaN is invalid',
    operation: 'add',
    operands: ['snan(0x7ff0000000000001)', '1'],
    result: 'nan',
    flags: 'NV',
  },
  {
    why: 'a third in single precision',
    format: BINARY32,
    operation: 'divide',
    operands: ['1', '3'],
    result: '0x1.555556p-2',
    flags: 'NX',
  },
];

export const solveHardCases: readonly Law[] = hardCases.map(hard => ({
  name: `${hard.operation}(${hard.operands.join(', ')}) ${hard.mode ?? 'rne'}: ${hard.why}`,
  check(float) {
    const format = hard.format ?? BINARY64;
    const env = environment(float, hard.mode);
    const operands = hard.operands.map(text => float.parseValue(format, text));
    const flags = (hard.flags ?? '')
      .split(' ')
      .filter(name => name !== '')
      .reduce((set, name) => set | float.Flag[name as keyof typeof float.Flag], 0);
    mustAgree(
      apply(float, hard.operation, format, operands, env),
      { bits: float.parseValue(format, hard.result), flags },
      () => hard.why,
    );
  },
}));

function apply(
  float: Implementation,
  operation: HardCase['operation'],
  format: Format,
  [a = 0n, b = 0n, c = 0n]: readonly bigint[],
  env: ReturnType<typeof environment>,
) {
  if (operation === 'squareRoot') return float.squareRoot(format, a, env);
  if (operation === 'fusedMultiplyAdd') return float.fusedMultiplyAdd(format, a, b, c, env);
  return float[operation](format, a, b, env);
}
