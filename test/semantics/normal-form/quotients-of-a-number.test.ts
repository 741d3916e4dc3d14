/** Quotients compared with themselves: every dividend and divisor of small formats, in every mode. */
import { expect, it } from 'vitest';
import { formatOf, roundingModes, unspecified } from '../../../src/semantics/float/index.ts';
import { quotientsOfANumberAreNansWithTheDivisor } from '../../../src/semantics/normal-form/laws/quotients-of-a-number.ts';
import { arithmetic, bits, floatEqual } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const { divide } = arithmetic(unspecified);

it.each([formatOf(2, 2), formatOf(3, 3), formatOf(4, 2)])('in $name', format => {
  const y = variable('y', format.width);
  const values = Array.from({ length: 2 ** format.width }, (_, value) => BigInt(value));
  let used = 0;
  for (const dividend of values) {
    const quotient = divide(format, bits(format.width, dividend), y);
    const term = floatEqual(format, quotient, quotient);
    const rewritten = rewrite(term);
    if (rewritten === undefined) continue;
    used += 1;
    const [one, two] = [evaluator(term, [y]), evaluator(rewritten, [y])];
    for (const value of values)
      for (const mode of roundingModes)
        expect(one([value], mode).value, `${dividend} / ${value}`).toBe(two([value], mode).value);
  }
  // All but the two zeros, the two infinities and the NaNs.
  const nans = 2 * Number(format.fractionMask);
  expect(used).toBe(values.length - 4 - nans);
});

const rewrite = (term: Term): Term | undefined =>
  term.kind === 'application'
    ? quotientsOfANumberAreNansWithTheDivisor.rewrite(term.operator, term.operands, 'bits')
    : undefined;
