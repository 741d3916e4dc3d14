import type { GoExpr } from '../../rules/go-ast.ts';
import type { Lint } from '../lint.ts';
import { areEmpty, type Bounds, both, boundsOf, comparisonOf } from '../logic/bounds.ts';
import { constantNames, leastOf, mostOf } from '../logic/constants.ts';
import { conjunctsOf, normal } from '../logic/normal.ts';
import { integerTypeOf, mayBeFloat } from '../logic/types.ts';

export const conditionsCanHold: Lint = {
  code: 'condition-never',
  law: 'The condition of a rule can hold.',
  why: 'A rule whose condition contradicts itself never applies. Most often a comparison is the wrong way round, or a bound is that of another width.',
  example: {
    of: 'rules',
    wrong: '(SLLI [c] x) && c < 0 && c > 63 => (MOVDconst [0])',
    right: '(SLLI [c] x) && (c < 0 || c > 63) => (MOVDconst [0])',
  },
  category: 'reachability',
  severity: 'error',
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis' || rule.condition === undefined) return;
      const constants = constantNames(rule);
      const bounds = new Map<string, Bounds>();
      const asked = new Set<string>();
      for (const conjunct of conjunctsOf(rule.condition)) {
        const isContrary = asked.has(normal(negated(conjunct)));
        asked.add(normal(conjunct));
        const comparison = comparisonOf(conjunct);
        if (isContrary && comparison === undefined) {
          const message = 'the condition asks for this and for its opposite, so the rule never applies';
          yield { span: conjunct.span, message };
          return;
        }
        if (comparison === undefined || mayBeFloat(comparison.of, constants)) continue;
        const key = normal(comparison.of);
        const type = integerTypeOf(comparison.of, constants);
        const range: Bounds = type === undefined ? {} : { least: leastOf(type), most: mostOf(type) };
        const earlier = bounds.get(key);
        const now = both(earlier ?? range, boundsOf(comparison));
        bounds.set(key, now);
        if (!areEmpty(now)) continue;
        const message =
          earlier === undefined
            ? `no ${type?.name ?? 'number'} is like that, so the rule never applies`
            : 'no number is like that and as the condition says before, so the rule never applies';
        yield { span: conjunct.span, message };
        return;
      }
    },
  },
};

const negated = (expr: GoExpr): GoExpr =>
  expr.kind === 'unary' && expr.operator === '!'
    ? expr.operand
    : { kind: 'unary', operator: '!', operand: expr, span: expr.span };
