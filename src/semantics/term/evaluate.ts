/**
 * The reference reading of a term: its exact value under an assignment, in any rounding mode. Every other
 * reading must agree with this one.
 */

import type { Environment, Flags, Format, NanPolicy, Outcome, RoundingMode } from '../float/index.ts';
import * as float from '../float/index.ts';
import type { MemoryOperator, Operator, OperatorName, OperatorNamed, Rounding } from './operator.ts';
import { widthOfSort } from './sort.ts';
import { subterms, type Term, type Variable } from './term.ts';

/** What evaluation needs besides values: the mode in force, and where raised flags are gathered. */
interface Machine {
  readonly rounding: RoundingMode;
  flags: Flags;
}

/** Values of the operands in order, the widths of the operands' sorts, and the machine. */
type Meaning<O> = (
  operator: O,
  values: readonly bigint[],
  widths: readonly number[],
  machine: Machine,
) => bigint;

const truthOf = (holds: boolean): bigint => (holds ? 1n : 0n);

/** Everything a plain operator may look at: its first three values, and the width of the first operand. */
const plain =
  (compute: (a: bigint, b: bigint, c: bigint, width: number) => bigint): Meaning<Operator> =>
  (_, [a = 0n, b = 0n, c = 0n], [width = 1]) =>
    compute(a, b, c, width);

/** A bit-vector operation, modulo 2^width. */
const modular = (compute: (a: bigint, b: bigint) => bigint): Meaning<Operator> =>
  plain((a, b, _, width) => BigInt.asUintN(width, compute(a, b)));

const relation = (holds: (a: bigint, b: bigint) => boolean): Meaning<Operator> =>
  plain((a, b) => truthOf(holds(a, b)));

const signedRelation = (holds: (a: bigint, b: bigint) => boolean): Meaning<Operator> =>
  plain((a, b, _, width) => truthOf(holds(BigInt.asIntN(width, a), BigInt.asIntN(width, b))));

function environment(
  operator: { readonly rounding?: Rounding; readonly nan?: NanPolicy },
  machine: Machine,
): Environment {
  const { rounding = 'dynamic', nan = float.canonical } = operator;
  return { rounding: rounding === 'dynamic' ? machine.rounding : rounding, nan, tininess: 'after' };
}

function signal(machine: Machine, { bits, flags }: Outcome): bigint {
  machine.flags |= flags;
  return bits;
}

/** What the machinery below needs of an operator. */
interface Attributes {
  readonly format: Format;
  readonly rounding?: Rounding;
  readonly nan?: NanPolicy;
}

const binaryArithmetic =
  (compute: typeof float.add): Meaning<Attributes> =>
  (operator, [a, b], _, machine) =>
    signal(machine, compute(operator.format, a!, b!, environment(operator, machine)));

const comparison =
  (compute: typeof float.equal): Meaning<Attributes> =>
  ({ format }, [a, b], _, machine) => {
    const { value, flags } = compute(format, a!, b!);
    machine.flags |= flags;
    return truthOf(value);
  };

const selection =
  (compute: typeof float.minimum): Meaning<Attributes> =>
  (operator, [a, b], _, machine) =>
    signal(machine, compute(operator.format, a!, b!, environment(operator, machine)));

/** Shifts by the width or more give 0, or the sign. */
/** The word by which an odd one gives 1, by Newton's method. */
export function inverseOf(width: number, odd: bigint): bigint {
  let result = odd;
  for (let exact = 3; exact < width; exact *= 2) result = BigInt.asUintN(width, result * (2n - odd * result));
  return BigInt.asUintN(width, result);
}

const shiftLeft: Meaning<Operator> = plain((a, count, _, width) =>
  count >= BigInt(width) ? 0n : BigInt.asUintN(width, a << count),
);
const shiftRight: Meaning<Operator> = plain((a, count, _, width) =>
  count >= BigInt(width) ? 0n : a >> count,
);
const shiftRightArithmetic: Meaning<Operator> = plain((a, count, _, width) => {
  const limited = count >= BigInt(width) ? BigInt(width - 1) : count;
  return BigInt.asUintN(width, BigInt.asIntN(width, a) >> limited);
});

const quotient = (a: bigint, b: bigint, _: bigint, width: number): bigint =>
  b === 0n ? BigInt.asUintN(width, -1n) : a / b;
const remainder = (a: bigint, b: bigint): bigint => (b === 0n ? a : a % b);

/** All digits of a word, each of so many bits. */
const digits = (a: bigint, width: number, bitsEach: 1 | 4): string =>
  a.toString(2 ** bitsEach).padStart(width / bitsEach, '0');

type Readable = Exclude<OperatorName, MemoryOperator['name']>;

const meanings: { readonly [Name in Readable]: Meaning<OperatorNamed<Name>> } = {
  not: plain(a => a ^ 1n),
  and: plain((a, b) => a & b),
  or: plain((a, b) => a | b),
  equal: relation((a, b) => a === b),
  if: plain((condition, then, otherwise) => (condition === 1n ? then : otherwise)),
  bvnot: modular(a => ~a),
  bvneg: modular(a => -a),
  bvand: plain((a, b) => a & b),
  bvor: plain((a, b) => a | b),
  bvxor: plain((a, b) => a ^ b),
  bvadd: modular((a, b) => a + b),
  bvsub: modular((a, b) => a - b),
  bvmul: modular((a, b) => a * b),
  bvudiv: plain(quotient),
  bvurem: plain(remainder),
  bvsdiv: plain((a, b, _, width) => {
    const [x, y] = [BigInt.asIntN(width, a), BigInt.asIntN(width, b)];
    if (y === 0n) return BigInt.asUintN(width, x < 0n ? 1n : -1n);
    return BigInt.asUintN(width, x / y);
  }),
  bvsrem: plain((a, b, _, width) => {
    const [x, y] = [BigInt.asIntN(width, a), BigInt.asIntN(width, b)];
    return y === 0n ? a : BigInt.asUintN(width, x % y);
  }),
  bvmulhu: plain((a, b, _, width) => (a * b) >> BigInt(width)),
  bvmulhs: plain((a, b, _, width) =>
    BigInt.asUintN(width, (BigInt.asIntN(width, a) * BigInt.asIntN(width, b)) >> BigInt(width)),
  ),
  countLeadingZeros: plain((a, _, __, width) =>
    BigInt.asUintN(width, BigInt(width - (a === 0n ? 0 : a.toString(2).length))),
  ),
  countTrailingZeros: plain((a, _, __, width) =>
    a === 0n ? BigInt.asUintN(width, BigInt(width)) : BigInt((a & -a).toString(2).length - 1),
  ),
  countOnes: plain(a => BigInt(a.toString(2).replaceAll('0', '').length)),
  reverseBits: plain((a, _, __, width) => BigInt(`0b${[...digits(a, width, 1)].reverse().join('')}`)),
  reverseBytes: plain((a, _, __, width) =>
    BigInt(`0x${digits(a, width, 4).match(/../g)!.reverse().join('')}`),
  ),
  inverse: plain((a, _, __, width) => inverseOf(width, a)),
  rotateLeft: plain((a, count, _, width) => {
    const left = count % BigInt(width);
    return BigInt.asUintN(width, (a << left) | (a >> (BigInt(width) - left)));
  }),
  bvshl: shiftLeft,
  bvlshr: shiftRight,
  bvashr: shiftRightArithmetic,
  bvult: relation((a, b) => a < b),
  bvule: relation((a, b) => a <= b),
  bvslt: signedRelation((a, b) => a < b),
  bvsle: signedRelation((a, b) => a <= b),
  concat: (_, [high, low], [, lowWidth]) => (high! << BigInt(lowWidth!)) | low!,
  extract: ({ high, low }, [a]) => BigInt.asUintN(high - low + 1, a! >> BigInt(low)),
  zeroExtend: (_, [a]) => a!,
  signExtend: ({ width }, [a], [from]) => BigInt.asUintN(width, BigInt.asIntN(from!, a!)),
  'fp.add': binaryArithmetic(float.add),
  'fp.sub': binaryArithmetic(float.subtract),
  'fp.mul': binaryArithmetic(float.multiply),
  'fp.div': binaryArithmetic(float.divide),
  'fp.sqrt': (operator, [a], _, machine) =>
    signal(machine, float.squareRoot(operator.format, a!, environment(operator, machine))),
  'fp.fma': (operator, [a, b, c], _, machine) =>
    signal(machine, float.fusedMultiplyAdd(operator.format, a!, b!, c!, environment(operator, machine))),
  'fp.roundToIntegral': (operator, [a], _, machine) =>
    signal(machine, float.roundToIntegral(operator.format, a!, environment(operator, machine))),
  'fp.convert': (operator, [a], _, machine) =>
    signal(machine, float.convertFormat(operator.from, operator.format, a!, environment(operator, machine))),
  'fp.fromInteger': (operator, [a], _, machine) => {
    const { format, width, signed } = operator;
    const value = signed ? BigInt.asIntN(width, a!) : a!;
    return signal(machine, float.fromInteger(format, value, environment(operator, machine)));
  },
  'fp.toInteger': (operator, [a], _, machine) =>
    signal(machine, float.toInteger(operator.format, a!, operator, environment(operator, machine))),
  'fp.equal': comparison(float.equal),
  'fp.less': comparison(float.less),
  'fp.lessOrEqual': comparison(float.lessOrEqual),
  'fp.minimum': selection(float.minimum),
  'fp.maximum': selection(float.maximum),
  'fp.minimumNumber': selection(float.minimumNumber),
  'fp.maximumNumber': selection(float.maximumNumber),
  'fp.classify': ({ format }, [a]) => float.classify(format, a!),
  'fp.barrier': (_, [a]) => a!,
};

/** A term's value, and the exception flags that computing it raised. */
export interface Evaluation {
  readonly value: bigint;
  readonly flags: Flags;
}

/** Evaluates one term on many assignments: `values` are those of `variables`, in order. */
export type Evaluator = (values: readonly bigint[], rounding: RoundingMode) => Evaluation;

/**
 * Prepares a term for evaluation on many assignments. Shared subterms are computed once; both arms of an `if`
 * are computed, so flags are those of all operations in the term.
 * Throws if the term has a variable that is not among `variables`.
 */
export function evaluator(term: Term, variables: readonly Variable[]): Evaluator {
  const slots = new Map<Term, number>(variables.map((variable, slot) => [variable, slot]));
  const steps: ((registers: bigint[], machine: Machine) => void)[] = [];
  const constants: (readonly [slot: number, value: bigint])[] = [];
  for (const part of subterms(term)) {
    if (slots.has(part)) continue;
    const slot = slots.size;
    slots.set(part, slot);
    if (part.kind === 'variable') throw new Error(`no value for the variable ${part.name}`);
    if (part.kind === 'constant') {
      constants.push([slot, part.value]);
      continue;
    }
    const { operator, operands } = part;
    const meaning = meanings[operator.name as Readable] as Meaning<Operator>;
    const sources = operands.map(operand => slots.get(operand)!);
    const widths = operands.map(({ sort }) => widthOfSort(sort));
    steps.push((registers, machine) => {
      registers[slot] = meaning(
        operator,
        sources.map(source => registers[source]!),
        widths,
        machine,
      );
    });
  }
  const result = slots.get(term)!;
  return (values, rounding) => {
    const registers: bigint[] = [...values];
    for (const [slot, value] of constants) registers[slot] = value;
    const machine: Machine = { rounding, flags: 0 };
    for (const step of steps) step(registers, machine);
    return { value: registers[result]!, flags: machine.flags };
  };
}

/** The value of one term under one assignment. */
export function evaluate(
  term: Term,
  assignment: ReadonlyMap<Variable, bigint>,
  rounding: RoundingMode = 'rne',
): Evaluation {
  return evaluator(term, [...assignment.keys()])([...assignment.values()], rounding);
}
