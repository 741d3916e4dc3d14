/**
 * A term carried over to other formats: what it computes in binary64, computed in a tiny format on which
 * every input can be tried. Sign operations follow the format; terms that treat a number as plain bits, or
 * hold constants that the other format lacks, cannot be carried over.
 */
import { canonical, canonicalNan, convertFormat, type Format, isNan } from '../float/index.ts';
import type { Operator } from './operator.ts';
import { apply, constant, type Term, type Variable, variable } from './term.ts';

/** The formats to use instead. */
export type Retargeting = ReadonlyMap<Format, Format>;

/** The term in other formats, or undefined where it has no meaning there. `format` is that of the number it is. */
export function retarget(term: Term, formats: Retargeting, format?: Format): Term | undefined {
  try {
    return carry(term, formats, format);
  } catch (error) {
    if (error instanceof NoCounterpart) return undefined;
    throw error;
  }
}

export function retargetVariable({ name }: Variable, format: Format): Variable {
  return variable(name, format.width);
}

class NoCounterpart extends Error {}

function carry(term: Term, formats: Retargeting, format: Format | undefined): Term {
  const other = format && counterpart(formats, format);
  if (format === undefined || other === undefined) return carryBits(term, formats);
  if (term.kind === 'variable') return retargetVariable(term, other);
  if (term.kind === 'constant') return constant(other.width, carryNumber(term.value, format, other));
  const { operator, operands } = term;
  const [first, second, third] = operands;
  switch (operator.name) {
    case 'if':
      return apply(
        operator,
        carry(first!, formats, undefined),
        carry(second!, formats, format),
        carry(third!, formats, format),
      );
    case 'bvor':
      return apply(operator, carry(first!, formats, format), carry(second!, formats, format));
    case 'bvxor':
    case 'bvand':
      return apply(
        operator,
        carry(first!, formats, format),
        constant(other.width, carryMask(second!, format, other)),
      );
    default:
      // A relation reads numbers and is none, also where it stands in a register of numbers.
      if (!('format' in operator) || operator.format !== format || isRelation(operator))
        throw new NoCounterpart();
      return carryOperation(operator, operands, formats);
  }
}

/** A term that is no number: only its numeric operands are carried over. */
function carryBits(term: Term, formats: Retargeting): Term {
  if (term.kind !== 'application') return term;
  const { operator, operands } = term;
  if ('format' in operator) {
    if (isRelation(operator)) return carryOperation(operator, operands, formats);
    throw new NoCounterpart();
  }
  return apply(operator, ...operands.map(operand => carry(operand, formats, undefined)));
}

const relations: ReadonlySet<string> = new Set([
  ...['fp.equal', 'fp.less', 'fp.lessOrEqual', 'fp.classify', 'fp.toInteger'],
]);

const isRelation = (operator: Operator): boolean => relations.has(operator.name);

function carryOperation(
  operator: Extract<Operator, { readonly format: Format }>,
  operands: readonly Term[],
  formats: Retargeting,
): Term {
  const format = counterpart(formats, operator.format);
  if (operator.name === 'fp.fromInteger') {
    return apply({ ...operator, format }, ...operands.map(operand => carry(operand, formats, undefined)));
  }
  if (operator.name === 'fp.convert') {
    const from = counterpart(formats, operator.from);
    return apply({ ...operator, from, format }, carry(operands[0]!, formats, operator.from));
  }
  return apply({ ...operator, format }, ...operands.map(operand => carry(operand, formats, operator.format)));
}

function counterpart(formats: Retargeting, format: Format): Format {
  const other = formats.get(format);
  if (other === undefined) throw new NoCounterpart();
  return other;
}

/** Zeros, infinities, NaNs and numbers that the other format has exactly. */
function carryNumber(bits: bigint, from: Format, to: Format): bigint {
  if (isNan(from, bits)) return canonicalNan(to);
  const carried = convertFormat(from, to, bits, { rounding: 'rtz', nan: canonical, tininess: 'after' });
  if (carried.flags !== 0) throw new NoCounterpart();
  return carried.bits;
}

function carryMask(term: Term, from: Format, to: Format): bigint {
  if (term.kind === 'constant' && term.value === from.signMask) return to.signMask;
  if (term.kind === 'constant' && term.value === from.signMask - 1n) return to.signMask - 1n;
  throw new NoCounterpart();
}
