/**
 * What a quotient leaves has none, and its multiple has that quotient:
 *
 *     (x − (x / y) · y) / y = 0      ((x / y) · y) / y = x / y      for y other than 0
 *     (x − (x / c) · c) / d = x / d − (c / d) · (x / c)      where d divides c, of positive constants
 *     (x / c) / d = x / (c · d)      of positive constants, where the product is one
 */
import { bits, bvmul, bvsdiv, bvsub, bvudiv, equal, ifThenElse } from '../../term/build.ts';
import type { Application, Term } from '../../term/term.ts';
import type { Form, Law } from '../law.ts';
import { isApplied, ones, widthOf } from '../pieces.ts';
import { polynomialOf } from '../polynomial.ts';

export const quotientsOfWhatAQuotientLeaves: Law = {
  operators: ['bvudiv', 'bvsdiv'],
  rewrite({ name }, [a, y], form) {
    if (name !== 'bvudiv' && name !== 'bvsdiv') return undefined;
    const rewritten = isApplied(a!, name) ? ofQuotient(name, a, y!) : undefined;
    if (rewritten !== undefined) return rewritten;
    const quotients = polynomialOf(a!, form)
      .monomials.flatMap(({ factors }) => factors)
      .filter((factor): factor is Application => isApplied(factor, name));
    for (const quotient of quotients) {
      const found = ofRest(name, a!, y!, quotient, form);
      if (found !== undefined) return found;
    }
    return undefined;
  },
};

type Division = 'bvudiv' | 'bvsdiv';

const divide = { bvudiv, bvsdiv } as const;

/** The value if it is a positive constant, as the division reads it. */
function positive(name: Division, term: Term): bigint | undefined {
  if (term.kind !== 'constant' || term.value === 0n) return undefined;
  return name === 'bvudiv' || term.value >> BigInt(widthOf(term) - 1) === 0n ? term.value : undefined;
}

function ofQuotient(name: Division, { operands: [x, first] }: Application, second: Term): Term | undefined {
  const [c, d] = [positive(name, first!), positive(name, second)];
  if (c === undefined || d === undefined) return undefined;
  const width = widthOf(x!);
  const product = bits(width, c * d);
  if (positive(name, product) === c * d) return divide[name](x!, product);
  return name === 'bvudiv' ? bits(width, 0n) : undefined;
}

function ofRest(name: Division, a: Term, y: Term, quotient: Application, form: Form): Term | undefined {
  const [x, divisor] = quotient.operands as [Term, Term];
  const width = widthOf(x);
  const [zero, minusOne] = [bits(width, 0n), bits(width, ones(width))];
  const multiple = bvmul(quotient, divisor);
  const isRest = form.normal(bvsub(x, multiple)) === a;
  if (divisor === y) {
    // By zero a number has a quotient too.
    if (isRest) return ifThenElse(equal(y, zero), divide[name](x, zero), zero);
    if (form.normal(multiple) !== a) return undefined;
    return name === 'bvudiv' ? quotient : ifThenElse(equal(y, zero), minusOne, quotient);
  }
  const [c, d] = [positive(name, divisor), positive(name, y)];
  if (!isRest || c === undefined || d === undefined || c % d !== 0n) return undefined;
  return bvsub(divide[name](x, y), bvmul(bits(width, c / d), quotient));
}
