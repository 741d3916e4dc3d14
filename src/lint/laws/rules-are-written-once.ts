import { printExpr } from '../../rules/print.ts';
import type { ResolvedOperand } from '../../rules/resolved.ts';
import { printResolved } from '../../rules/resolved-text.ts';
import type { Fix } from '../../text/diagnostic.ts';
import type { Source, Span } from '../../text/source.ts';
import { rulesByOp } from '../by-op.ts';
import type { Lint } from '../lint.ts';

export const rulesAreWrittenOnce: Lint = {
  code: 'duplicate-rule',
  law: 'No rule is written twice.',
  why: "The second one is never tried. Go's generator refuses it, also where only operands of a commutative op are exchanged: `duplicate rule`.",
  example: {
    of: 'rules',
    wrong: '(ADD (NEG x) y) => (SUB y x)\n(ADD y (NEG x)) => (SUB y x)',
    right: '(ADD (NEG x) y) => (SUB y x)\n(SUB x (NEG y)) => (ADD x y)',
  },
  category: 'reachability',
  severity: 'error',
  fixable: true,
  visit: {
    *ruleSet(set) {
      for (const group of rulesByOp(set)) {
        const seen = new Map<string, (typeof group)[number]>();
        for (const node of group) {
          const { rule, source } = node;
          if (rule.kind === 'ellipsis') continue;
          const { match, condition, result, place } = rule;
          const key = [
            sorted(match),
            condition ? printExpr(condition) : '',
            place ? printExpr(place) : '',
            result.kind === 'code' ? printExpr(result.expr) : printResolved(result),
          ].join('\n');
          const first = seen.get(key);
          if (first === undefined) seen.set(key, node);
          else if (first.rule.kind === 'value')
            yield {
              source,
              span: match.span,
              message: 'the same rule stands above',
              related: [{ source: first.source, span: first.rule.match.span, text: 'here' }],
              help: 'remove one of them',
              ...(rule.instance.rule.memberCount === 1 && { fix: removal(source, rule.instance.rule.span) }),
            };
        }
      }
    },
  },
};

/** Takes the rule out with its lines, where nothing else stands on them but a comment. */
function removal({ text }: Source, { start, end }: Span): Fix {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const to = newline < 0 ? text.length : newline + 1;
  const isAlone = text.slice(from, start).trim() === '' && /^\s*(?:\/\/.*)?\s*$/.test(text.slice(end, to));
  return {
    title: 'remove the second one',
    edits: [{ span: isAlone ? { start: from, end: to } : { start, end }, text: '' }],
  };
}

/** The match with the first two operands of commutative ops in the order of their texts, as the generator does it. */
function sorted(operand: ResolvedOperand): string {
  if (operand.kind !== 'value') return printResolved(operand);
  const args = operand.args.map(sorted);
  if (operand.op.commutative && args.length > 1 && args[1]! < args[0]!) args.splice(0, 2, args[1]!, args[0]!);
  const [head = ''] = printResolved({ ...operand, args: [] }).split(/\)$/);
  return `${head} ${args.join(' ')})`;
}
