import type { Register } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { Lint } from '../lint.ts';

export const operandWidthsAgree: Lint = {
  code: 'operand-width',
  law: 'A generic op has operands of the width and kind that it computes with.',
  why: 'A match that no typed program contains is never found, and a result that none contains is miscompiled: `Const32` in a 64-bit sum is a value whose upper half is arbitrary.',
  example: {
    of: 'rules',
    arch: 'generic',
    wrong: '(Add64 x (Const32 [0])) => x',
    right: '(Add64 x (Const64 [0])) => x',
  },
  category: 'types',
  severity: 'error',
  visit: {
    *value({ value, side }) {
      const entry = value.op.arch === 'generic' ? isas.get('generic')?.ops.get(value.op.name) : undefined;
      if (entry === undefined) return;
      for (const [index, arg] of value.args.entries()) {
        if (arg.kind !== 'value' || arg.op.arch !== 'generic') continue;
        const given = isas.get('generic')?.ops.get(arg.op.name)?.results;
        const wanted = entry.operands[index];
        if (given === undefined || given.length !== 1 || wanted === undefined) continue;
        // The count of a rotation may have any width.
        if (index === 1 && value.op.name.startsWith('RotateLeft')) continue;
        const [a, b] = [kindOf(wanted), kindOf(given[0])];
        if (a === undefined || b === undefined || a === b) continue;
        yield {
          span: arg.opSpan,
          message: `\`${value.op.name}\` computes with ${a}, \`${arg.op.name}\` gives ${b}`,
          ...severityOf(side, wanted, given[0]),
        };
      }
    },
  },
};

/** An op on narrow values reads the low bits of a wider one: some of Go's rules have it so. */
function severityOf(side: 'match' | 'result', wanted: Register, given: Register) {
  if (wanted.kind === 'integer' && given.kind === 'integer' && given.width > wanted.width)
    return { atMost: 'advice' as const };
  return side === 'match' ? { atMost: 'warning' as const, text: 'no program has such a value' } : {};
}

/** In words; undefined for what takes any value, and for pointers and `int`, which are as wide as the machine's. */
function kindOf(register: Register): string | undefined {
  switch (register.kind) {
    case 'float':
      return `a float of ${register.format.width} bits`;
    case 'integer':
      return register.native ? undefined : `an integer of ${register.width} bits`;
    case 'boolean':
      return 'a boolean';
    case 'memory':
      return 'memory';
    default:
      return undefined;
  }
}
