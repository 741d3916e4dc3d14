import { rulesByOp } from '../by-op.ts';
import type { Lint } from '../lint.ts';
import { alwaysMatches } from '../logic/generator-view.ts';

export const unconditionalRulesAreLast: Lint = {
  code: 'unconditional-rule',
  law: 'A rule that cannot fail is the last one for its op.',
  why: "The compiler tries the rules of an op in the order of the file, and takes the first that matches. What stands behind one that always matches is never tried; Go's generator refuses the file: `unconditional rule is followed by other rules`.",
  example: {
    of: 'rules',
    wrong: '(NEG x) => (SUB (MOVDconst [0]) x)\n(NEG (MOVDconst [c])) => (MOVDconst [-c])',
    right: '(NEG (MOVDconst [c])) => (MOVDconst [-c])\n(NEG x) => (SUB (MOVDconst [0]) x)',
  },
  category: 'reachability',
  severity: 'error',
  visit: {
    *ruleSet(set) {
      for (const group of rulesByOp(set)) {
        const at = group.findIndex(({ rule }) => alwaysMatches(rule));
        const next = at < 0 ? undefined : group[at + 1];
        if (next === undefined || next.rule.kind === 'ellipsis') continue;
        const { rule, source } = group[at]!;
        if (rule.kind !== 'value') continue;
        yield {
          source,
          span: rule.match.opSpan,
          message: `every \`${rule.match.op.name}\` matches here, so the rules for it below are never tried`,
          related: [{ source: next.source, span: next.rule.match.opSpan, text: 'never tried' }],
          help: 'move it behind them, or give it a condition',
        };
      }
    },
  },
};
