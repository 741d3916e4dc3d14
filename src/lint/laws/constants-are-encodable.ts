import { isas } from '../../semantics/ops/index.ts';
import { bits } from '../../semantics/term/build.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import type { Lint } from '../lint.ts';
import { integerValue } from '../logic/normal.ts';

export const constantsAreEncodable: Lint = {
  code: 'not-encodable',
  law: 'The constant of a result is one that the instruction can encode.',
  why: "An immediate of 12 bits, or a shift amount below the width, is all that the instruction has room for. Go's generator does not look; the assembler refuses the program, or encodes something else.",
  example: {
    of: 'rules',
    wrong: '(NEG (NOT x)) => (SLLI [64] x)',
    right: '(NEG (NOT x)) => (SLLI [63] x)',
  },
  category: 'ranges',
  severity: 'error',
  visit: {
    *value({ value, side }) {
      const { op, auxint } = value;
      const constant = auxint && integerValue(auxint);
      if (constant === undefined) return;
      const encodable = isas.get(op.arch)?.ops.get(op.name)?.aux?.encodable;
      if (encodable === undefined || op.aux !== 'Int64') return;
      const holds = evaluate(encodable.condition(bits(64, constant)), new Map());
      if (holds.value === 1n) return;
      yield {
        span: auxint!.span,
        message:
          side === 'result'
            ? `\`${op.name}\` cannot encode ${constant}`
            : `no \`${op.name}\` has the constant ${constant}, so the rule never applies`,
        notes: [`for the instruction, ${encodable.words}`],
        ...(side === 'match' && { atMost: 'warning' as const }),
      };
    },
  },
};
