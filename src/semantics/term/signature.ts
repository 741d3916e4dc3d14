/** Which sorts an operator takes, and which it gives. */
import type { Operator, OperatorName, OperatorNamed } from './operator.ts';
import { describeSort, type Sort } from './sort.ts';

/** A term was built from parts that do not fit: a mistake in the program, or mixed widths in a rule. */
export class SortError extends Error {
  override name = 'SortError';
}

interface Signature {
  readonly operands: readonly Sort[];
  readonly result: Sort;
}

type SignatureOf<O extends Operator> = (operator: O, operands: readonly Sort[]) => Signature;

const boolean = (arity: number) => (): Signature => ({
  operands: Array<Sort>(arity).fill('Bool'),
  result: 'Bool',
});

/** All operands and the result have the width of the first operand. */
const uniform =
  (arity: number) =>
  (_: Operator, [first]: readonly Sort[]): Signature => {
    const width = typeof first === 'number' ? first : 1;
    return { operands: Array<Sort>(arity).fill(width), result: width };
  };

const bitVectorRelation = (_: Operator, [first]: readonly Sort[]): Signature => {
  const width = typeof first === 'number' ? first : 1;
  return { operands: [width, width], result: 'Bool' };
};

const floats =
  (arity: number) =>
  ({ format }: { readonly format: { readonly width: number } }): Signature => ({
    operands: Array<Sort>(arity).fill(format.width),
    result: format.width,
  });

const floatRelation = ({ format }: { readonly format: { readonly width: number } }): Signature => ({
  operands: [format.width, format.width],
  result: 'Bool',
});

function extension({ width }: { readonly width: number }, [operand]: readonly Sort[]): Signature {
  const from = typeof operand === 'number' && operand <= width ? operand : width;
  return { operands: [from], result: width };
}

const signatures: { readonly [Name in OperatorName]: SignatureOf<OperatorNamed<Name>> } = {
  not: boolean(1),
  and: boolean(2),
  or: boolean(2),
  equal: (_, [first = 'Bool']) => ({ operands: [first, first], result: 'Bool' }),
  if: (_, [, second = 'Bool']) => ({ operands: ['Bool', second, second], result: second }),
  bvnot: uniform(1),
  bvneg: uniform(1),
  bvand: uniform(2),
  bvor: uniform(2),
  bvxor: uniform(2),
  bvadd: uniform(2),
  bvsub: uniform(2),
  bvmul: uniform(2),
  bvudiv: uniform(2),
  bvurem: uniform(2),
  bvsdiv: uniform(2),
  bvsrem: uniform(2),
  bvmulhu: uniform(2),
  bvmulhs: uniform(2),
  countLeadingZeros: uniform(1),
  countTrailingZeros: uniform(1),
  countOnes: uniform(1),
  reverseBits: uniform(1),
  reverseBytes: uniform(1),
  inverse: uniform(1),
  rotateLeft: uniform(2),
  bvshl: uniform(2),
  bvlshr: uniform(2),
  bvashr: uniform(2),
  bvult: bitVectorRelation,
  bvule: bitVectorRelation,
  bvslt: bitVectorRelation,
  bvsle: bitVectorRelation,
  concat: (_, [high, low]) => {
    const widths = [typeof high === 'number' ? high : 1, typeof low === 'number' ? low : 1] as const;
    return { operands: widths, result: widths[0] + widths[1] };
  },
  extract: ({ high, low }, [operand]) => ({
    operands: [typeof operand === 'number' && operand > high ? operand : high + 1],
    result: high - low + 1,
  }),
  zeroExtend: extension,
  signExtend: extension,
  load: ({ bytes }) => ({ operands: ['Memory', 64], result: 8 * bytes }),
  store: ({ bytes }) => ({ operands: ['Memory', 64, 8 * bytes], result: 'Memory' }),
  fill: () => ({ operands: ['Memory', 64, 64, 8], result: 'Memory' }),
  move: () => ({ operands: ['Memory', 64, 64, 64], result: 'Memory' }),
  'fp.add': floats(2),
  'fp.sub': floats(2),
  'fp.mul': floats(2),
  'fp.div': floats(2),
  'fp.sqrt': floats(1),
  'fp.fma': floats(3),
  'fp.roundToIntegral': floats(1),
  'fp.convert': ({ from, format }) => ({ operands: [from.width], result: format.width }),
  'fp.fromInteger': ({ width, format }) => ({ operands: [width], result: format.width }),
  'fp.toInteger': ({ width, format }) => ({ operands: [format.width], result: width }),
  'fp.equal': floatRelation,
  'fp.less': floatRelation,
  'fp.lessOrEqual': floatRelation,
  'fp.minimum': floats(2),
  'fp.maximum': floats(2),
  'fp.minimumNumber': floats(2),
  'fp.maximumNumber': floats(2),
  'fp.classify': ({ format }) => ({ operands: [format.width], result: 10 }),
  'fp.barrier': floats(1),
};

/** The sort of the result. Throws `SortError` if the operands do not fit. */
export function resultSort(operator: Operator, operands: readonly Sort[]): Sort {
  const signatureOf = signatures[operator.name] as SignatureOf<Operator>;
  const signature = signatureOf(operator, operands);
  if (
    signature.operands.length !== operands.length ||
    signature.operands.some((sort, index) => sort !== operands[index])
  ) {
    const wanted = signature.operands.map(describeSort).join(', ');
    const given = operands.map(describeSort).join(', ');
    throw new SortError(`${operator.name} takes (${wanted}), not (${given})`);
  }
  return signature.result;
}
