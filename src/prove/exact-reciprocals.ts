/**
 * Divisors of which the conditions say that they are powers of two with an exact reciprocal: `reciprocalExact64(c)`.
 * Then x ÷ c = x · (1 ÷ c), one rounding of the same number; and of the two operands only x can be a NaN.
 */
import { mapSides, type Obligation } from '../model/claim.ts';
import {
  decode,
  divide,
  type Format,
  fromInteger,
  isNan,
  nearest,
  unspecified,
} from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { arithmetic, bits } from '../semantics/term/build.ts';
import { evaluator } from '../semantics/term/evaluate.ts';
import { apply, rebuild, subterms, type Term, type Variable, variablesOf } from '../semantics/term/term.ts';

/** The compiler computes 1 ÷ c once and for all, and exactly, so that its mode does not matter. */
const { divide: quotient } = arithmetic(unspecified, 'rne');

/** The obligation with factors for such divisors in both sides; its conditions stay. */
export function withExactReciprocals(obligation: Obligation): Obligation {
  const { sources, target } = obligation;
  const isReciprocal = new Map<Variable, boolean>();
  for (const { operator, operands } of subterms(...sources, target).filter(isApplication)) {
    if (operator.name !== 'fp.div' || operands[1]!.kind !== 'variable') continue;
    const divisor = operands[1]!;
    if (!isReciprocal.has(divisor))
      isReciprocal.set(divisor, hasExactReciprocal(obligation, divisor, operator.format));
  }
  if (![...isReciprocal.values()].includes(true)) return obligation;
  const put = (term: Term): Term =>
    rebuild(
      term,
      leaf => leaf,
      part => {
        const { operator, operands } = part;
        const [x, divisor] = operands;
        if (operator.name !== 'fp.div') return part;
        const { format } = operator;
        const one = bits(format.width, fromInteger(format, 1n, nearest).bits);
        // x ÷ (1 ÷ c) = x · c: the reciprocal of the reciprocal.
        const known = [...isReciprocal.keys()].find(c => quotient(format, one, c) === divisor);
        if (known && isReciprocal.get(known)) return apply({ ...operator, name: 'fp.mul' }, x!, known);
        if (divisor!.kind !== 'variable' || !isReciprocal.get(divisor!)) return part;
        const reciprocal = quotient(format, one, divisor!);
        return x === one ? reciprocal : apply({ ...operator, name: 'fp.mul' }, x!, reciprocal);
      },
    );
  return mapSides(obligation, put);
}

const isApplication = (term: Term): term is Extract<Term, { kind: 'application' }> =>
  term.kind === 'application';

/** Every value that the conditions on the divisor alone leave is looked at: those whose fraction is zero. */
function hasExactReciprocal({ assumptions }: Obligation, divisor: Variable, format: Format): boolean {
  const own = assumptions.filter(term => variablesOf(term).every(other => other === divisor));
  const fraction = own
    .flatMap(term => conjunctsOf(normalForm(term)))
    .some(term => isZeroFraction(term, divisor, format));
  if (!fraction) return false;
  const conditions = own.map(term => evaluator(term, [divisor]));
  const unit = format.fractionMask + 1n;
  const one = fromInteger(format, 1n, nearest).bits;
  for (let value = 0n; value < 1n << BigInt(format.width); value += unit) {
    if (!conditions.every(holds => holds([value], 'rne').value === 1n)) continue;
    if (isNan(format, value) || decode(format, value).class !== 'normal') return false;
    const { bits: reciprocal, flags } = divide(format, one, value, nearest);
    if (flags !== 0 || decode(format, reciprocal).class !== 'normal') return false;
  }
  return true;
}

function conjunctsOf(term: Term): readonly Term[] {
  const isConjunction = term.kind === 'application' && term.operator.name === 'and';
  return isConjunction ? term.operands.flatMap(conjunctsOf) : [term];
}

/** Whether it says that all bits of the fraction are zero. */
function isZeroFraction(term: Term, divisor: Variable, { significandBits }: Format): boolean {
  if (term.kind !== 'application' || term.operator.name !== 'equal') return false;
  return (
    term.operands.some(({ kind, ...rest }) => kind === 'constant' && 'value' in rest && rest.value === 0n) &&
    term.operands.some(
      part =>
        part.kind === 'application' &&
        part.operator.name === 'extract' &&
        part.operator.low === 0 &&
        part.operator.high === significandBits - 2 &&
        part.operands[0] === divisor,
    )
  );
}
