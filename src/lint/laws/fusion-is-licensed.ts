import { fusedOpsOf } from '../../check/cross-rule/fused-ops.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf, qualifiedName } from '../../rules/go-parts.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule } from '../../rules/resolved.ts';
import type { Lint } from '../lint.ts';

export const fusionIsLicensed: Lint = {
  code: 'unlicensed-fusion',
  law: 'A rule that makes a fused op of a product and a sum asks `useFMA`.',
  why: 'A fused op rounds once where the program rounds twice. Go permits that, and lets it be switched off by position; a rule that does not ask fuses always, also what `float64(x*y) + z` keeps apart. Rules of Go 1.20 and before are older than the question.',
  example: {
    of: 'rules',
    wrong: '(FADDD (FMULD x y) z) => (FMADDD x y z)',
    right: '(FADDD (FMULD x y) z) && z.Block.Func.useFMA(v) => (FMADDD x y z)',
  },
  category: 'meaning',
  severity: 'warning',
  visit: {
    *ruleSet(set) {
      const isAsked = set.instances.some(({ rule }) => asks(rule));
      for (const { rule, source } of set.instances) {
        if (rule.kind !== 'value' || rule.result.kind === 'code') continue;
        const made = fusedIn(rule.result);
        if (made === undefined || fusedIn(rule.match) !== undefined) continue;
        const products = valuesIn(rule.match).length;
        if (products < 2) continue;
        if (asks(rule)) continue;
        yield {
          source,
          span: made.opSpan,
          message: `\`${made.op.name}\` rounds once where the match rounds twice, and the rule does not ask useFMA`,
          help: 'add `&& x.Block.Func.useFMA(v)`',
          // Where no rule asks, the rules are likely older than the question.
          ...(!isAsked && { atMost: 'advice' as const }),
        };
      }
    },
  },
};

const asks = ({ condition }: ResolvedRule): boolean =>
  condition !== undefined &&
  partsOf(condition).some(part => part.kind === 'call' && /(?:^|\.)useFMA$/.test(calleeOf(part.callee)));

const fusedIn = (operand: ResolvedOperand) =>
  valuesIn(operand).find(({ op: { arch, name } }) => fusedOpsOf(arch).some(({ op }) => op.name === name));

const calleeOf = (callee: GoExpr): string =>
  callee.kind === 'selector' ? callee.name.name : (qualifiedName(callee) ?? '');
