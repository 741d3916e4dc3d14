import { constantKinds, type OpEntry } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { Term } from '../../semantics/term/term.ts';
import type { Lint } from '../lint.ts';
import { compareOp } from '../meaning/compare-op.ts';
import { denotation } from '../meaning/denotation.ts';
import { fieldSpan, fieldsOf } from '../table-fields.ts';

export const mnemonicsAgree: Lint = {
  code: 'op-mnemonic',
  law: 'An op on floating point is assembled as an instruction that does what its name says.',
  why: 'Rules are written by the names of ops, programs run by their mnemonics (`asm`). Where the instruction of the mnemonic gives something else than the one of the name, every rule for the op is miscompiled. Of integers nothing is said: there the generator of code often adds to the mnemonic, as it takes the upper half of a product.',
  example: {
    of: 'ops',
    wrong: '{name: "FNMADDD", argLength: 3, asm: "FNMSUBD"},',
    right: '{name: "FNMADDD", argLength: 3, asm: "FNMADDD"},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      if (op.declared === undefined) return;
      const written = fieldsOf(op.declared).get('asm')?.text;
      const asm = /^"(\w+)"$/.exec(written ?? '')?.[1];
      const ops = isas.get(op.arch)?.ops;
      if (asm === undefined || asm === op.name || ops === undefined) return;
      const [entry, other] = [ops.get(op.name), ops.get(asm)];
      if (entry === undefined || other === undefined || !isAlike(entry, other)) return;
      const own = denotation(entry);
      const [theirs] = other.denote(own.operands, own.constants);
      const comparison = compareOp(entry, own, [theirs] satisfies [Term], []);
      if (comparison?.kind !== 'contradicts') return;
      const { inputs, said, given } = comparison;
      yield {
        span: fieldSpan(op.declared, 'asm'),
        message: `\`${asm}\` does something else than \`${op.name}\``,
        notes: [
          `with ${inputs} ${asm} gives ${said}, ${op.name} ${given}`,
          `${asm} ${other.sentence} (${other.manual})`,
          `${op.name} ${entry.sentence} (${entry.manual})`,
        ],
      };
    },
  },
};

/** Both compute with numbers of the same format, so that one can be held against the other. */
function isAlike(one: OpEntry, other: OpEntry): boolean {
  const registers = [one, other].map(({ operands, results }) => [...operands, ...results]);
  const formats = registers.map(all => all.map(each => (each.kind === 'float' ? each.format.width : 0)));
  const isOfNumbers = formats.every(all => !all.includes(0) && all.length === one.operands.length + 1);
  return isOfNumbers && formats[0]!.join() === formats[1]!.join() && constantKinds(other).length === 0;
}
