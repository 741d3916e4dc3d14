import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf } from '../../rules/go-parts.ts';
import type { Lint } from '../lint.ts';
import { boundsByExpression, comparisonOf } from '../logic/bounds.ts';
import { constantNames } from '../logic/constants.ts';
import { conjunctsOf, integerValue, normal } from '../logic/normal.ts';
import { mayBeFloat } from '../logic/types.ts';

export const expressionsDoNotPanic: Lint = {
  code: 'can-panic',
  law: 'No constant of a result is divided by one that can be zero.',
  why: 'The compiler evaluates the expression when the rule applies, and stops with a panic: it crashes on a program that may be right.',
  example: {
    of: 'rules',
    wrong: '(DIV (MOVDconst [c]) (MOVDconst [d])) => (MOVDconst [c/d])',
    right: '(DIV (MOVDconst [c]) (MOVDconst [d])) && d != 0 => (MOVDconst [c/d])',
  },
  category: 'ranges',
  severity: 'warning',
  visit: {
    *expression({ expr, rule }) {
      const divisions = partsOf(expr).filter(part => part.kind === 'binary' && /^[/%]$/.test(part.operator));
      if (divisions.length === 0) return;
      const conjuncts = conjunctsOf(rule.condition);
      const constants = constantNames(rule);
      for (const part of divisions) {
        if (part.kind !== 'binary') continue;
        const { right } = part;
        if (integerValue(right) !== undefined || right.kind === 'float') continue;
        if (mayBeFloat(right, constants) || mayBeFloat(part.left, constants)) continue;
        const isConstant = partsOf(right).some(one => one.kind === 'identifier' && constants.has(one.name));
        if (!isConstant || isAsked(bare(right), conjuncts)) continue;
        yield {
          span: part.span,
          message: 'the compiler panics here if the divisor is zero',
          help: 'ask for a divisor that is not zero',
        };
      }
    },
  },
};

/** Some conjunct says of the divisor that it is not zero, or asks a helper about it. */
function isAsked(divisor: GoExpr, conjuncts: readonly GoExpr[]): boolean {
  const key = normal(divisor);
  const bounds = boundsByExpression(conjuncts).get(key);
  if (bounds?.not?.has(0n) || (bounds?.least ?? 0n) > 0n || (bounds?.most ?? 0n) < 0n) return true;
  return conjuncts.some(conjunct => {
    const parts = partsOf(conjunct);
    return (
      comparisonOf(conjunct) === undefined &&
      parts.some(part => part.kind === 'call' && part.args.some(arg => normal(bare(arg)) === key))
    );
  });
}

/** Without parentheses and conversions, which keep zero what it is. */
function bare(expr: GoExpr): GoExpr {
  if (expr.kind === 'paren') return bare(expr.inner);
  const isConversion =
    expr.kind === 'call' &&
    expr.callee.kind === 'identifier' &&
    /^u?int(?:8|16|32|64)$/.test(expr.callee.name);
  return isConversion && expr.args.length === 1 ? bare(expr.args[0]!) : expr;
}
