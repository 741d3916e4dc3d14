import type { Lint } from '../lint.ts';
import { type Bounds, both, boundsOf, comparisonOf, imply } from '../logic/bounds.ts';
import { constantNames, leastOf, mostOf } from '../logic/constants.ts';
import { conjunctsOf, normal } from '../logic/normal.ts';
import { integerTypeOf, mayBeFloat } from '../logic/types.ts';

export const conditionsSaySomething: Lint = {
  code: 'condition-always',
  law: 'Every part of a condition can fail.',
  why: 'What always holds is left from an earlier version of the rule, or asks for something else than was meant: `uint64(c) >= 0` is no test of a sign.',
  example: {
    of: 'rules',
    wrong: '(SLLI [c] x) && uint64(c) >= 0 && c < 64 => (SLLI [c] x)',
    right: '(SLLI [c] x) && c > 0 && c < 64 => (SLLI [c-1] (SLLI <x.Type> [1] x))',
  },
  category: 'reachability',
  severity: 'warning',
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis' || rule.condition === undefined) return;
      const constants = constantNames(rule);
      const known = new Map<string, Bounds>();
      const asked = new Set<string>();
      for (const conjunct of conjunctsOf(rule.condition)) {
        const text = normal(conjunct);
        if (asked.has(text) && !text.startsWith('clobber')) {
          yield { span: conjunct.span, message: 'the condition has asked for this already' };
          continue;
        }
        asked.add(text);
        const comparison = comparisonOf(conjunct);
        if (comparison === undefined || mayBeFloat(comparison.of, constants)) continue;
        const key = normal(comparison.of);
        const type = integerTypeOf(comparison.of, constants);
        const range: Bounds = type === undefined ? {} : { least: leastOf(type), most: mostOf(type) };
        const earlier = known.get(key);
        const said = boundsOf(comparison);
        const before = earlier ?? range;
        if (imply(before, said))
          yield {
            span: conjunct.span,
            message:
              earlier === undefined
                ? `this holds of every ${type?.name ?? 'number'}`
                : 'this follows from what the condition says before',
            // Two bounds, one of which follows from the other, are often written for symmetry.
            ...(earlier !== undefined && { atMost: 'advice' as const }),
          };
        known.set(key, both(before, said));
      }
    },
  },
};
