/** Every op of the Go language and of riscv64 is compiled, and agrees with evaluation in every bit and flag. */
import { describe, it } from 'vitest';
import { constantWidth, type Register, settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { variable } from '../../../src/semantics/term/term.ts';
import { expectAgreement, type Parameter } from './agreement.ts';

const counts = { lattice: 200, random: 1_000, seed: 5 };

function parameter(register: Register, name: string): Parameter {
  const place = settled(register);
  const variableOf = variable(name, widthOf(place));
  return place.kind === 'float' ? { variable: variableOf, format: place.format } : { variable: variableOf };
}

/** Kernels have one NaN: what a machine that propagates NaNs returns is not compiled. */
const compiled = ['generic', 'RISCV64'];

for (const isa of [...isas.values()].filter(({ name }) => compiled.includes(name))) {
  describe(`ops of ${isa.name}`, () => {
    for (const entry of isa.ops.values()) {
      it(entry.name, () => {
        const parameters = entry.operands.map((register, index) => parameter(register, `operand${index}`));
        const operands = parameters.map(({ variable }) => variable);
        if (entry.constant === undefined) {
          expectAgreement(entry.denote(operands, bits(64, 0n)), parameters, 'rne', counts);
          return;
        }
        const constant: Parameter = { variable: variable('constant', constantWidth[entry.constant]) };
        expectAgreement(entry.denote(operands, constant.variable), [constant, ...parameters], 'rne', counts);
      });
    }
  });
}
