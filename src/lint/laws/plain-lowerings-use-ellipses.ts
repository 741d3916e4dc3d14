import { auxFields } from '../../rules/tables/aux-kinds.ts';
import { rulesByOp } from '../by-op.ts';
import type { Lint } from '../lint.ts';
import { onlyLowering } from '../only-lowering.ts';
import type { RuleSetNode, WholeRuleNode } from '../visitor.ts';

export const plainLoweringsUseEllipses: Lint = {
  code: 'ellipsis-candidate',
  law: 'A rule that only changes the op is written `(A ...) => (B ...)`.',
  why: "Then the compiler changes the op in place, and makes no function for the rule. Go's generator prints `possible ellipsis rule candidate`.",
  example: {
    of: 'rules',
    wrong: '(NEG x) => (NOT x)',
    right: '(NEG ...) => (NOT ...)',
  },
  category: 'reachability',
  severity: 'advice',
  fixable: true,
  visit: {
    *ruleSet(set) {
      const candidates = new Set(rulesByOp(set).flatMap(group => onlyLowering(group) ?? []));
      for (const whole of set.rules) {
        const own = whole.instances.filter(rule => rule.kind === 'value' && candidates.has(rule));
        const [first] = own;
        if (first?.kind !== 'value' || own.length < whole.instances.length) continue;
        const { match, result } = first;
        const has = auxFields(match.op.aux);
        if ((has.auxint && match.auxint === undefined) || (has.aux && match.aux === undefined)) continue;
        const ends = result.kind === 'value';
        if (match.type !== undefined || (ends && result.type !== undefined)) continue;
        const fix = ends && everyOperandIsPlain(first) ? fixOf(whole) : undefined;
        yield {
          source: whole.source,
          span: whole.written.span,
          message: `nothing but the op changes${ends ? '' : ', to a copy'}`,
          help: ends
            ? 'write `...` for the operands on both sides'
            : `write \`(${match.op.name} ...) => (Copy ...)\``,
          ...(fix && { fix }),
        };
      }
    },
  },
};

function everyOperandIsPlain({
  match,
}: Extract<RuleSetNode['instances'][number]['rule'], { kind: 'value' }>) {
  return (
    match.args.length > 0 &&
    match.args.every(arg => arg.kind === 'variable') &&
    new Set(match.args.map(arg => arg.kind === 'variable' && arg.name)).size === match.args.length
  );
}

/** What stands behind each op becomes `...`. */
function fixOf({ written: { match, result } }: WholeRuleNode) {
  if (result.kind !== 'op') return undefined;
  const edits = [match, result].map(({ op, span }) => ({
    span: { start: op.span.end, end: span.end - 1 },
    text: ' ...',
  }));
  return { title: 'write `...` on both sides', edits };
}
