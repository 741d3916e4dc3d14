/** Comparisons of scaled numbers: every number, factor and constant of small formats, in every mode. */
import { expect, it } from 'vitest';
import { formatOf, roundingModes, unspecified } from '../../../src/semantics/float/index.ts';
import { comparisonsUndoScaling } from '../../../src/semantics/normal-form/laws/comparisons-undo-scaling.ts';
import { arithmetic, bits, floatEqual, less, lessOrEqual } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const { multiply } = arithmetic(unspecified);
const relations = { floatEqual, less, lessOrEqual } as const;

const formats = [formatOf(2, 2), formatOf(3, 3), formatOf(4, 2)];
const instances = formats.flatMap(format =>
  (Object.keys(relations) as (keyof typeof relations)[]).map(relation => ({ format, relation })),
);

it.each(instances)('$relation in $format.name', ({ format, relation }) => {
  const x = variable('x', format.width);
  const values = Array.from({ length: 2 ** format.width }, (_, value) => BigInt(value));
  let used = 0;
  for (const factor of values) {
    const scaled = multiply(format, x, bits(format.width, factor));
    for (const bound of values.map(value => bits(format.width, value))) {
      for (const [a, b] of [
        [scaled, bound],
        [bound, scaled],
      ] as const) {
        const term = relations[relation](format, a, b);
        const rewritten = rewrite(term);
        if (rewritten === undefined) continue;
        used += 1;
        const [one, two] = [evaluator(term, [x]), evaluator(rewritten, [x])];
        for (const value of values) {
          for (const mode of roundingModes) {
            if (one([value], mode).value !== two([value], mode).value)
              expect.fail(`x = ${value}, scaled by ${factor}, in ${mode}`);
          }
        }
      }
    }
  }
  expect(used).toBeGreaterThan(0);
});

function rewrite(term: Term): Term | undefined {
  if (term.kind !== 'application') throw new Error('no application');
  return comparisonsUndoScaling.rewrite(term.operator, term.operands, 'bits');
}
