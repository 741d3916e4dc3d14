import { errorAt } from '../../../text/diagnostic.ts';
import type { Arg, OpNode } from '../../ast.ts';
import { opsOf } from '../../expand.ts';
import type { RuleLaw } from './law.ts';

/** A rule with `...` is `(A ...) => (B ...)` and nothing else: no condition, no place, no aux, no name. */
export const ellipsesStandAlone: RuleLaw = function* (rule, { source }) {
  const ellipses = [rule.match, rule.result]
    .flatMap(side => opsOf(side))
    .flatMap(({ args }) => args.filter(isEllipsis));
  const [first] = ellipses;
  if (first === undefined) return;
  const plain =
    rule.result.kind === 'op' && isBare(rule.match) && isBare(rule.result) && !rule.condition && !rule.place;
  if (!plain)
    yield errorAt(source, first.span, 'ellipsis', '`...` can only be used in a rule `(A ...) => (B ...)`', {
      help: 'name the operands, the auxint and the aux',
    });
};

function isEllipsis(arg: Arg): boolean {
  return arg.kind === 'ellipsis';
}

function isBare({ binding, type, auxint, aux, args }: OpNode): boolean {
  return !binding && !type && !auxint && !aux && args.length === 1 && isEllipsis(args[0]!);
}
