import { countNames, namesIn } from '../../rules/go-names.ts';
import { operandsOf } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import type { Lint } from '../lint.ts';
import { boundName } from '../logic/generality.ts';
import { keptValues } from '../logic/kept.ts';
import { expressionsOf } from '../visitor.ts';

export const namesAreUsed: Lint = {
  code: 'unused-name',
  law: 'A name that the match binds is read by the rest of the rule.',
  why: 'A constant that is named and dropped is most often forgotten: the rule matches any value of it. An operand that is dropped is often right (`x*0 = 0`), and `_` says so.',
  example: {
    of: 'rules',
    wrong: '(ADDI [c] (MOVDconst [d])) => (MOVDconst [d])',
    right: '(ADDI [c] (MOVDconst [d])) => (MOVDconst [c+d])',
  },
  category: 'names',
  severity: 'warning',
  fixable: true,
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis') return;
      const used = usesOf(rule);
      for (const { value, isKept } of keptValues(rule)) {
        for (const { name, span, what } of boundBy(value)) {
          if (used.get(name) !== 1) continue;
          const isLost = what === 'auxint' && isNumber(value) && !isKept && !isChosenAgainst(rule, value);
          yield {
            span,
            message: `\`${name}\` is bound here and never read`,
            ...(isLost ? { text: `any constant of \`${value.op.name}\` matches` } : {}),
            help:
              what === 'operand'
                ? 'write `_` for an operand that may be anything'
                : `leave the ${what} out where any will do`,
            ...(what === 'operand' && { fix: { title: 'write `_`', edits: [{ span, text: '_' }] } }),
            ...(!isLost && { atMost: 'advice' as const }),
          };
        }
      }
    },
  },
};

/** The op chooses between its operand and its constant, and the rule is for where it takes the operand. */
const isChosenAgainst = (rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>, value: ResolvedValue): boolean =>
  rule.kind === 'value' &&
  rule.condition !== undefined &&
  value === rule.match &&
  rule.result.kind === 'variable' &&
  value.args.length > 1;

/** The constant is a number that the op computes with, not a flag of a shift or the size of a call. */
const isNumber = ({ op }: ResolvedValue): boolean => /^(?:U?Int\d+|Float\d+)$/.test(op.aux ?? '');

function* boundBy(value: ResolvedValue) {
  for (const what of ['type', 'auxint', 'aux'] as const) {
    const expr = value[what];
    const name = expr && boundName(expr);
    if (name !== undefined) yield { name, span: expr!.span, what };
  }
  for (const arg of value.args)
    if (arg.kind === 'variable') yield { name: arg.name, span: arg.span, what: 'operand' as const };
}

/** How often each name stands in the rule, its binding included. */
function usesOf(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string, times = 1) => counts.set(name, (counts.get(name) ?? 0) + times);
  for (const operand of operandsOf(rule, 'match'))
    for (const [name, times] of countNames(operand)) count(name, times);
  for (const { expr, side } of expressionsOf(rule))
    if (side !== 'match') for (const { name } of namesIn(expr)) count(name);
  const read = (operand: ResolvedOperand): void => {
    if (operand.kind === 'variable') count(operand.name);
    if (operand.kind === 'value') operand.args.forEach(read);
  };
  operandsOf(rule, 'result').forEach(read);
  return rule.kind === 'block' ? withFields(rule, counts) : counts;
}

function withFields(
  { match }: Extract<ResolvedRule, { kind: 'block' }>,
  counts: Map<string, number>,
): ReadonlyMap<string, number> {
  for (const expr of [match.auxint, match.aux])
    for (const { name } of expr ? namesIn(expr) : []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
