import type { Lint } from '../lint.ts';
import { auxintTypes, leastOf, mostOf } from '../logic/constants.ts';
import { integerValue } from '../logic/normal.ts';

export const constantsFitTheirTypes: Lint = {
  code: 'constant-overflow',
  law: 'A constant fits the Go type of the auxint that it is written for.',
  why: 'The generated program does not compile: `constant 300 overflows int8`. A negative number that is written as a large positive one is most often the mistake.',
  example: {
    of: 'rules',
    wrong: '(Const8 [200]) => (MOVDconst [200])',
    right: '(Const8 [-56]) => (MOVDconst [-56])',
  },
  category: 'ranges',
  severity: 'error',
  visit: {
    *value({ value }) {
      const { op, auxint } = value;
      const type = auxintTypes.get(op.aux ?? '');
      const constant = auxint && integerValue(auxint);
      if (type === undefined || constant === undefined) return;
      if (constant < leastOf(type) || constant > mostOf(type))
        yield {
          span: auxint!.span,
          message: `${constant} overflows ${type.name}, the auxint of \`${op.name}\``,
          help: `its range is ${leastOf(type)} to ${mostOf(type)}`,
        };
    },
  },
};
