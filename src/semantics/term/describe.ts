/** A term as mathematics for people: `-(x * y) + z` and the like, fused operations named. */

import type { Format } from '../float/format.ts';
import { formatValue } from '../float/value.ts';
import type { Operator, OperatorName, OperatorNamed, Rounding } from './operator.ts';
import type { Application, Term } from './term.ts';

type Description<O extends Operator> = (operator: O, operands: readonly string[]) => string;

const infix =
  (symbol: string): Description<Operator> =>
  (_, [a, b]) =>
    `(${a} ${symbol} ${b})`;

const prefix =
  (symbol: string): Description<Operator> =>
  (_, [a]) =>
    `${symbol}${a}`;

const call =
  (name: string): Description<Operator> =>
  (_, operands) =>
    `${name}(${operands.join(', ')})`;

/** Rounding to an integer, named as Go's package math names it where it does. */
const integralRoundings: Readonly<Record<Rounding, string>> = {
  rne: 'roundToEven',
  rtz: 'trunc',
  rdn: 'floor',
  rup: 'ceil',
  rmm: 'round',
  dynamic: 'rint',
};

const descriptions: { readonly [Name in OperatorName]: Description<OperatorNamed<Name>> } = {
  not: prefix('not '),
  and: infix('and'),
  or: infix('or'),
  equal: infix('='),
  if: (_, [condition, then, otherwise]) => `(if ${condition} then ${then} else ${otherwise})`,
  bvnot: prefix('~'),
  bvneg: prefix('-'),
  bvand: infix('&'),
  bvor: infix('|'),
  bvxor: infix('^'),
  bvadd: infix('+'),
  bvsub: infix('-'),
  bvmul: infix('*'),
  bvudiv: infix('/u'),
  bvurem: infix('%u'),
  bvsdiv: infix('/s'),
  bvsrem: infix('%s'),
  bvmulhu: call('mulhu'),
  bvmulhs: call('mulhs'),
  countLeadingZeros: call('clz'),
  countTrailingZeros: call('ctz'),
  countOnes: call('popcount'),
  reverseBits: call('reverse-bits'),
  reverseBytes: call('reverse-bytes'),
  inverse: call('inverse'),
  rotateLeft: call('rotl'),
  bvshl: infix('<<'),
  bvlshr: infix('>>u'),
  bvashr: infix('>>s'),
  bvult: infix('<u'),
  bvule: infix('<=u'),
  bvslt: infix('<s'),
  bvsle: infix('<=s'),
  concat: call('concat'),
  extract: ({ high, low }, [a]) => `${a}[${high}:${low}]`,
  zeroExtend: ({ width }, [a]) => `zero-extend${width}(${a})`,
  signExtend: ({ width }, [a]) => `sign-extend${width}(${a})`,
  load: ({ bytes }, [memory, address]) => `${memory}[${address}; ${bytes}]`,
  store: ({ bytes }, [memory, address, value]) => `${memory}{[${address}; ${bytes}] = ${value}}`,
  fill: (_, [memory, address, size, byte]) => `${memory}{[${address}; ${size}] = ${byte}…}`,
  move: (_, [memory, to, from, size]) => `${memory}{[${to}; ${size}] = [${from}; ${size}]}`,
  'fp.add': infix('+'),
  'fp.sub': infix('-'),
  'fp.mul': infix('*'),
  'fp.div': infix('/'),
  'fp.sqrt': call('sqrt'),
  'fp.fma': (_, [x, y, z]) => `fma(${x}, ${y}, ${z})`,
  'fp.roundToIntegral': ({ rounding }, [a]) => `${integralRoundings[rounding]}(${a})`,
  'fp.convert': ({ format }, [a]) => `${format.name}(${a})`,
  'fp.fromInteger': ({ format }, [a]) => `${format.name}(${a})`,
  'fp.toInteger': ({ width, signed }, [a]) => `${signed ? 'int' : 'uint'}${width}(${a})`,
  'fp.equal': infix('=='),
  'fp.less': infix('<'),
  'fp.lessOrEqual': infix('<='),
  'fp.minimum': call('min'),
  'fp.maximum': call('max'),
  'fp.minimumNumber': call('minimumNumber'),
  'fp.maximumNumber': call('maximumNumber'),
  'fp.classify': call('class'),
  'fp.barrier': call('rounded'),
};

/** Sign operations are bit operations; where a number is wanted they are shown as what they do to it. */
function signOperation(format: Format, term: Term, depth: number): string | undefined {
  if (term.kind !== 'application' || depth === 0) return undefined;
  const [a, b] = term.operands;
  if (b?.kind !== 'constant') return undefined;
  if (term.operator.name === 'bvxor' && b.value === format.signMask)
    return `-${number(format, a!, depth - 1)}`;
  if (term.operator.name === 'bvand' && b.value === format.signMask - 1n)
    return `|${number(format, a!, depth - 1)}|`;
  return undefined;
}

function number(format: Format, term: Term, depth: number): string {
  if (term.kind === 'constant') return formatValue(format, term.value);
  return signOperation(format, term, depth) ?? numberChosen(format, term, depth) ?? to(depth, term);
}

/** The arms of a choice between numbers are numbers. */
function numberChosen(format: Format, term: Term, depth: number): string | undefined {
  if (term.kind !== 'application' || term.operator.name !== 'if' || depth === 0) return undefined;
  const [condition, ...arms] = term.operands;
  const [then, otherwise] = arms.map(arm => number(format, arm, depth - 1));
  return `(if ${to(depth - 1, condition!)} then ${then} else ${otherwise})`;
}

/** The format in which an operator reads its operands, if it reads numbers. */
export function operandFormat(operator: Operator): Format | undefined {
  if (operator.name === 'fp.convert') return operator.from;
  if (operator.name === 'fp.fromInteger') return undefined;
  return 'format' in operator ? operator.format : undefined;
}

/** Beyond this a word is masks, addresses or a sign that is set: its digits are read in hexadecimal. */
const readInDecimal = 2n ** 32n;

const word = (value: bigint): string => (value < readInDecimal ? `${value}` : `0x${value.toString(16)}`);

/** Operands of operands that join bits to bits, from the highest to the lowest. */
function joined(term: Application): readonly Term[] {
  const parts: Term[] = [];
  let left: Term = term;
  while (left.kind === 'application' && left.operator.name === 'concat') {
    parts.unshift(left.operands[1]!);
    left = left.operands[0]!;
  }
  return [left, ...parts];
}

/** With `…` for what lies deeper than so many operators. */
function to(depth: number, term: Term, format?: Format): string {
  if (format !== undefined) return number(format, term, depth);
  if (term.kind === 'variable') return term.name;
  if (term.kind === 'constant') return term.sort === 'Bool' ? `${term.value === 1n}` : word(term.value);
  if (depth === 0) return '…';
  const { operator, operands } = term;
  const inner = operandFormat(operator);
  const description = descriptions[operator.name] as Description<Operator>;
  return description(
    operator,
    (operator.name === 'concat' ? joined(term) : operands).map(operand => to(depth - 1, operand, inner)),
  );
}

/** `format` is that of the number the term stands for, where it stands for one. */
export function describe(term: Term, format?: Format): string {
  return to(Number.POSITIVE_INFINITY, term, format);
}

/**
 * As `describe`, for people: what would be longer has `…` in the places of its deepest parts. A term whose parts are
 * shared may be of more text than any memory holds.
 */
export function describeBriefly(term: Term, longest: number, format?: Format): string {
  let text = to(1, term, format);
  for (let depth = 2; ; depth++) {
    const deeper = to(depth, term, format);
    if (deeper === text || deeper.length > longest) return text;
    text = deeper;
  }
}
