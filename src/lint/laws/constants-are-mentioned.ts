import type { Lint } from '../lint.ts';
import { hasAuxint } from '../logic/constants.ts';
import { keptValues } from '../logic/kept.ts';

/** Their constant says which part of an object is meant. */
const parts: ReadonlySet<string> = new Set(['StructSelect', 'ArraySelect', 'OffPtr']);

export const constantsAreMentioned: Lint = {
  code: 'aux-unmentioned',
  law: 'A match says which constants it is for.',
  why: 'An auxint that the match does not mention matches any value, also the one that nobody thought of (golang/go#44824). `[c]` names it, `[0]` asks for zero. Where the value that has it stays in the result, nothing is lost and nothing is said.',
  example: {
    of: 'rules',
    wrong: '(ADDI (ADDI [d] x)) => (ADDI [d] x)',
    right: '(ADDI [0] (ADDI [d] x)) => (ADDI [d] x)',
  },
  category: 'aux',
  severity: 'warning',
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis') return;
      for (const { value, isKept } of keptValues(rule)) {
        if (isKept || value.auxint !== undefined || !hasAuxint(value)) continue;
        const { op, opSpan } = value;
        // Flags of shifts and divisions, sizes of calls and of moves are mostly left to any value on purpose.
        if (!/^(?:U?Int(?:8|16|32|64)|Float\d+|SymOff|SymValAndOff)$/.test(op.aux ?? '')) continue;
        yield {
          span: opSpan,
          message: `\`${op.name}\` matches with any auxint here`,
          help: 'name it `[c]`, or write the constant that is meant',
          ...(parts.has(op.name) && { atMost: 'advice' as const }),
        };
      }
    },
  },
};
