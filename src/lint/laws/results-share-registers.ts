import type { OpInfo } from '../../rules/tables/op-info.ts';
import type { Lint } from '../lint.ts';
import { maskOf, registersOf } from '../registers.ts';
import { fieldSpan } from '../table-fields.ts';

export const resultsShareRegisters: Lint = {
  code: 'result-register',
  law: 'An op whose result takes the register of its first operand has the same registers for both.',
  why: "The allocator puts both into one register. If the op is commutative, the second operand may be the one. Go's generator refuses the table: `input[0] and output[0] must use the same registers`.",
  example: {
    of: 'ops',
    wrong:
      '{name: "ADDQ", argLength: 2, reg: regInfo{inputs: []regMask{fp, gp}, outputs: []regMask{gp}}, resultInArg0: true},',
    right:
      '{name: "ADDQ", argLength: 2, reg: regInfo{inputs: []regMask{gp, gp}, outputs: []regMask{gp}}, resultInArg0: true},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      const { declared } = op;
      // The registers of Convert are chosen when the compiler runs.
      if (declared === undefined || !op.marks.has('resultInArg0') || op.name === 'Convert') return;
      const registers = registersOf(declared);
      if (registers === undefined) return;
      const { inputs, outputs } = registers;
      for (const index of op.commutative ? [0, 1] : [0])
        if (!same(op, inputs[index], outputs[0]))
          yield {
            span: fieldSpan(declared, 'reg'),
            message: `operand ${index} of \`${op.name}\` and its result must use the same registers`,
            notes: [`the operand has ${inputs[index] ?? 'none'}, the result ${outputs[0] ?? 'none'}`],
          };
    },
  },
};

/** True where it cannot be told: a table may compute its masks. In an excerpt two names are two masks. */
function same({ declared }: OpInfo, a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a === b) return true;
  const { source } = declared!;
  if (
    ![a, b].some(name =>
      source.text.match(new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\b[^\\n]*(?:=|\\bregMask$)`, 'm')),
    )
  )
    return false;
  const [one, other] = [maskOf(a, source), maskOf(b, source)];
  if (one === undefined || other === undefined) return true;
  return one.size === other.size && [...one].every(name => other.has(name));
}
