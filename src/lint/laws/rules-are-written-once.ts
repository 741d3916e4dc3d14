import type { Fix } from '../../text/diagnostic.ts';
import type { Source, Span } from '../../text/source.ts';
import { rulesByOp } from '../by-op.ts';
import type { Lint } from '../lint.ts';
import { generatorText } from '../logic/generator-view.ts';

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
        if (group.length === 1) continue;
        const seen = new Map<string, (typeof group)[number]>();
        for (const node of group) {
          const { rule, source } = node;
          if (rule.kind === 'ellipsis') continue;
          const { match } = rule;
          const key = generatorText(rule);
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
