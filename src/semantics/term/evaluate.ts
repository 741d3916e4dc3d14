/**
 * The reference reading of a term: its exact value under an assignment, in any rounding mode. Every other
 * reading must agree with this one.
 */

import type { Environment, Flags, Format, NanPolicy, Outcome, RoundingMode } from '../float/index.ts';
import * as float from '../float/index.ts';
import type { MemoryOperator, Operator, OperatorName, OperatorNamed, Rounding } from './operator.ts';
import { widthOfSort } from './sort.ts';
import { type Application, type Constant, subterms, type Term, type Variable } from './term.ts';

/** What evaluation needs besides values: the mode in force, and where raised flags are gathered. */
interface Machine {
  readonly rounding: RoundingMode;
  flags: Flags;
}

/** What is applied to how many bits. */
interface Applied<O> {
  readonly operator: O;
  /** Of the first operand. */
  readonly width: number;
  /** By how many bits an extraction or a concatenation shifts: to make it of a number takes as long as to shift. */
  readonly shift: bigint;
}

/** Values of the operands, which are three at most: 0 where there is none. They are no list, for the sake of speed. */
type Meaning<O> = (a: bigint, b: bigint, c: bigint, applied: Applied<O>, machine: Machine) => bigint;

const truthOf = (holds: boolean): bigint => (holds ? 1n : 0n);

/** A bit-vector operation, modulo 2^width. */
const modular =
  (compute: (a: bigint, b: bigint) => bigint): Meaning<Operator> =>
  (a, b, _, { width }) =>
    BigInt.asUintN(width, compute(a, b));

const relation =
  (holds: (a: bigint, b: bigint) => boolean): Meaning<Operator> =>
  (a, b) =>
    truthOf(holds(a, b));

const signedRelation =
  (holds: (a: bigint, b: bigint) => boolean): Meaning<Operator> =>
  (a, b, _, { width }) =>
    truthOf(holds(BigInt.asIntN(width, a), BigInt.asIntN(width, b)));

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

/** Operators of two numbers that give a number. */
const binary =
  (compute: typeof float.add): Meaning<Attributes> =>
  (a, b, _, { operator }, machine) =>
    signal(machine, compute(operator.format, a, b, environment(operator, machine)));

const comparison =
  (compute: typeof float.equal): Meaning<Attributes> =>
  (a, b, _, { operator }, machine) => {
    const { value, flags } = compute(operator.format, a, b);
    machine.flags |= flags;
    return truthOf(value);
  };

/** The word by which an odd one gives 1, by Newton's method. */
export function inverseOf(width: number, odd: bigint): bigint {
  let result = odd;
  for (let exact = 3; exact < width; exact *= 2) result = BigInt.asUintN(width, result * (2n - odd * result));
  return BigInt.asUintN(width, result);
}

// Shifts by the width or more give 0, or the sign.
const shiftLeft: Meaning<Operator> = (a, count, _, { width }) =>
  count >= BigInt(width) ? 0n : BigInt.asUintN(width, a << count);
const shiftRight: Meaning<Operator> = (a, count, _, { width }) => (count >= BigInt(width) ? 0n : a >> count);
const shiftRightArithmetic: Meaning<Operator> = (a, count, _, { width }) => {
  const limited = count >= BigInt(width) ? BigInt(width - 1) : count;
  return BigInt.asUintN(width, BigInt.asIntN(width, a) >> limited);
};

const quotient: Meaning<Operator> = (a, b, _, { width }) => (b === 0n ? BigInt.asUintN(width, -1n) : a / b);
const remainder: Meaning<Operator> = (a, b) => (b === 0n ? a : a % b);

/** All digits of a word, each of so many bits. */
const digits = (a: bigint, width: number, bitsEach: 1 | 4): string =>
  a.toString(2 ** bitsEach).padStart(width / bitsEach, '0');

type Readable = Exclude<OperatorName, MemoryOperator['name']>;

const meanings: { readonly [Name in Readable]: Meaning<OperatorNamed<Name>> } = {
  not: a => a ^ 1n,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  equal: relation((a, b) => a === b),
  if: (condition, then, otherwise) => (condition === 1n ? then : otherwise),
  bvnot: modular(a => ~a),
  bvneg: modular(a => -a),
  bvand: (a, b) => a & b,
  bvor: (a, b) => a | b,
  bvxor: (a, b) => a ^ b,
  bvadd: modular((a, b) => a + b),
  bvsub: modular((a, b) => a - b),
  bvmul: modular((a, b) => a * b),
  bvudiv: quotient,
  bvurem: remainder,
  bvsdiv: (a, b, _, { width }) => {
    const [x, y] = [BigInt.asIntN(width, a), BigInt.asIntN(width, b)];
    if (y === 0n) return BigInt.asUintN(width, x < 0n ? 1n : -1n);
    return BigInt.asUintN(width, x / y);
  },
  bvsrem: (a, b, _, { width }) => {
    const [x, y] = [BigInt.asIntN(width, a), BigInt.asIntN(width, b)];
    return y === 0n ? a : BigInt.asUintN(width, x % y);
  },
  bvmulhu: (a, b, _, { width }) => (a * b) >> BigInt(width),
  bvmulhs: (a, b, _, { width }) =>
    BigInt.asUintN(width, (BigInt.asIntN(width, a) * BigInt.asIntN(width, b)) >> BigInt(width)),
  countLeadingZeros: (a, _, __, { width }) =>
    BigInt.asUintN(width, BigInt(width - (a === 0n ? 0 : a.toString(2).length))),
  countTrailingZeros: (a, _, __, { width }) =>
    a === 0n ? BigInt.asUintN(width, BigInt(width)) : BigInt((a & -a).toString(2).length - 1),
  countOnes: a => BigInt(a.toString(2).replaceAll('0', '').length),
  reverseBits: (a, _, __, { width }) => BigInt(`0b${[...digits(a, width, 1)].reverse().join('')}`),
  reverseBytes: (a, _, __, { width }) => BigInt(`0x${digits(a, width, 4).match(/../g)!.reverse().join('')}`),
  inverse: (a, _, __, { width }) => inverseOf(width, a),
  rotateLeft: (a, count, _, { width }) => {
    const left = count % BigInt(width);
    return BigInt.asUintN(width, (a << left) | (a >> (BigInt(width) - left)));
  },
  bvshl: shiftLeft,
  bvlshr: shiftRight,
  bvashr: shiftRightArithmetic,
  bvult: relation((a, b) => a < b),
  bvule: relation((a, b) => a <= b),
  bvslt: signedRelation((a, b) => a < b),
  bvsle: signedRelation((a, b) => a <= b),
  concat: (high, low, _, { shift }) => (high << shift) | low,
  // To shift by nothing, and to cut off nothing, takes as long as to do either.
  extract: (a, _, __, { operator: { high, low }, width, shift }) => {
    const shifted = low === 0 ? a : a >> shift;
    return high === width - 1 ? shifted : BigInt.asUintN(high - low + 1, shifted);
  },
  zeroExtend: a => a,
  signExtend: (a, _, __, { operator, width }) => BigInt.asUintN(operator.width, BigInt.asIntN(width, a)),
  'fp.add': binary(float.add),
  'fp.sub': binary(float.subtract),
  'fp.mul': binary(float.multiply),
  'fp.div': binary(float.divide),
  'fp.sqrt': (a, _, __, { operator }, machine) =>
    signal(machine, float.squareRoot(operator.format, a, environment(operator, machine))),
  'fp.fma': (a, b, c, { operator }, machine) =>
    signal(machine, float.fusedMultiplyAdd(operator.format, a, b, c, environment(operator, machine))),
  'fp.roundToIntegral': (a, _, __, { operator }, machine) =>
    signal(machine, float.roundToIntegral(operator.format, a, environment(operator, machine))),
  'fp.convert': (a, _, __, { operator }, machine) =>
    signal(machine, float.convertFormat(operator.from, operator.format, a, environment(operator, machine))),
  'fp.fromInteger': (a, _, __, { operator }, machine) => {
    const { format, width, signed } = operator;
    const value = signed ? BigInt.asIntN(width, a) : a;
    return signal(machine, float.fromInteger(format, value, environment(operator, machine)));
  },
  'fp.toInteger': (a, _, __, { operator }, machine) =>
    signal(machine, float.toInteger(operator.format, a, operator, environment(operator, machine))),
  'fp.equal': comparison(float.equal),
  'fp.less': comparison(float.less),
  'fp.lessOrEqual': comparison(float.lessOrEqual),
  'fp.minimum': binary(float.minimum),
  'fp.maximum': binary(float.maximum),
  'fp.minimumNumber': binary(float.minimumNumber),
  'fp.maximumNumber': binary(float.maximumNumber),
  'fp.classify': (a, _, __, { operator }) => float.classify(operator.format, a),
  'fp.barrier': a => a,
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
  const { run, slots } = prepared([term], variables);
  const result = slots[0]!;
  return (values, rounding) => {
    const machine: Machine = { rounding, flags: 0 };
    return { value: run(values, machine)[result]!, flags: machine.flags };
  };
}

/** The values of several terms, in which what they share is computed once. */
export function evaluatorOfAll(
  terms: readonly Term[],
  variables: readonly Variable[],
): (values: readonly bigint[], rounding: RoundingMode) => readonly bigint[] {
  const { run, slots } = prepared(terms, variables);
  return (values, rounding) => {
    const registers = run(values, { rounding, flags: 0 });
    return slots.map(slot => registers[slot]!);
  };
}

/** What computes the values of terms into registers, and in which of these they are. */
function prepared(terms: readonly Term[], variables: readonly Variable[]) {
  const slots = new Map<Term, number>();
  const registers: bigint[] = [0n];
  const steps: Step[] = [];
  const give = (term: Term, value: bigint): number => {
    const slot = registers.push(value) - 1;
    slots.set(term, slot);
    return slot;
  };
  for (const variable of variables) give(variable, 0n);
  const slotOf = (term: Term): number => {
    const known = slots.get(term);
    if (known !== undefined) return known;
    if (term.kind === 'variable') throw new Error(`no value for the variable ${term.name}`);
    if (term.kind === 'constant') return give(term, term.value);
    const operands = term.operands.map(slotOf);
    const slot = give(term, 0n);
    steps.push(stepOf(term, operands, slot));
    return slot;
  };
  const results = terms.map(slotOf);
  /** The registers of one run are those of the next. */
  const run = (values: readonly bigint[], machine: Machine): readonly bigint[] => {
    for (let index = 0; index < variables.length; index++) registers[index + 1] = values[index]!;
    for (const step of steps) step(registers, machine);
    return registers;
  };
  return { run, slots: results };
}

type Step = (registers: bigint[], machine: Machine) => void;

/** The register that stands for the operands that an operator does not have. */
const none = 0;

/** Steps of one shape only: what calls them takes them in. */
function stepOf(term: Application, [a = none, b = none, c = none]: readonly number[], slot: number): Step {
  const meaning = meanings[term.operator.name as Readable] as Meaning<Operator>;
  const applied = appliedTo(term);
  return (registers, machine) => {
    registers[slot] = meaning(registers[a]!, registers[b]!, registers[c]!, applied, machine);
  };
}

const isApplication = (term: Term): term is Application => term.kind === 'application';

const appliedTo = ({ operator, operands }: Application): Applied<Operator> => ({
  operator,
  width: widthOfSort(operands[0]!.sort),
  shift: BigInt(operator.name === 'extract' ? operator.low : widthOfSort(operands.at(-1)!.sort)),
});

/** Whether what one of the terms gives may depend on the rounding mode in force. */
export const dependsOnRounding = (...terms: readonly Term[]): boolean =>
  subterms(...terms).some(
    term => isApplication(term) && 'rounding' in term.operator && term.operator.rounding === 'dynamic',
  );

/** The value of an operator on constants. */
export function valueOnConstants(application: Application, rounding: RoundingMode = 'rne'): bigint {
  const [a = 0n, b = 0n, c = 0n] = application.operands.map(operand => (operand as Constant).value);
  const meaning = meanings[application.operator.name as Readable] as Meaning<Operator>;
  return meaning(a, b, c, appliedTo(application), { rounding, flags: 0 });
}

/** The value of one term under one assignment. */
export function evaluate(
  term: Term,
  assignment: ReadonlyMap<Variable, bigint>,
  rounding: RoundingMode = 'rne',
): Evaluation {
  return evaluator(term, [...assignment.keys()])([...assignment.values()], rounding);
}
