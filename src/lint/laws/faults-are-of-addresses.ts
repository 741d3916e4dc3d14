import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

const offsets: ReadonlySet<string> = new Set([
  'Sym',
  'SymOff',
  'SymValAndOff',
  'Int64',
  'Int32',
  'SizeAndAlign',
]);

export const faultsAreOfAddresses: Lint = {
  code: 'fault-aux',
  law: 'An op that faults on a nil operand has an aux that is an offset, or none.',
  why: 'The compiler drops a nil check before such an op, if the offset in its aux is small; it cannot read one in another kind of aux: `faultOnNilArg0 with aux ... not allowed`.',
  example: {
    of: 'ops',
    wrong: '{name: "MOVBload", argLength: 2, aux: "Float64", faultOnNilArg0: true},',
    right: '{name: "MOVBload", argLength: 2, aux: "SymOff", faultOnNilArg0: true, symEffect: "Read"},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      if (op.aux === undefined || offsets.has(op.aux) || op.declared === undefined) return;
      for (const mark of ['faultOnNilArg0', 'faultOnNilArg1'])
        if (op.marks.has(mark))
          yield {
            span: fieldSpan(op.declared, 'aux'),
            message: `\`${op.name}\` is ${mark}, and its aux \`${op.aux}\` is no offset`,
            help: `allowed are ${[...offsets].join(', ')} and none`,
          };
    },
  },
};
