/** Every op of the Go language and of riscv64 is compiled, and agrees with evaluation in every bit and flag. */
import { describe, it } from 'vitest';
import {
  constantKinds,
  constantSorts,
  type OpEntry,
  type Register,
  settled,
  widthOf,
} from '../../../src/semantics/ops/entry.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { expectAgreement, type Parameter } from './agreement.ts';

const counts = { lattice: 200, random: 1_000, seed: 5 };

function parameter(register: Register, name: string): Parameter {
  const place = settled(register);
  const variableOf = variable(name, widthOf(place));
  return place.kind === 'float' ? { variable: variableOf, format: place.format } : { variable: variableOf };
}

/** Memory is no value, strings, slices and vectors are wider than words, and integers are divided elsewhere. */
const isCompiled = ({ name, operands, results }: OpEntry): boolean =>
  ![...operands, ...results.slice(0, 1)].some(({ kind }) => ['memory', 'tuple', 'compound'].includes(kind)) &&
  [...operands, ...results.slice(0, 1)].every(register => widthOf(settled(register)) <= 64) &&
  !/^(DIV|REM|Div|Mod)/.test(name) &&
  !/^(Mul|Hmul|MULH|LoweredMul|Add64carry|Sub64borrow|Avg64u)/.test(name);

/** Kernels have one NaN: what a machine that propagates NaNs returns is not compiled. */
const compiled = ['generic', 'RISCV64'];

for (const isa of [...isas.values()].filter(({ name }) => compiled.includes(name))) {
  describe(`ops of ${isa.name}`, () => {
    for (const entry of [...isa.ops.values()].filter(isCompiled)) {
      it(entry.name, () => {
        const parameters = entry.operands.map((register, index) => parameter(register, `operand${index}`));
        const operands = parameters.map(({ variable }) => variable);
        const constants = constantKinds(entry).map(
          (kind): Parameter => ({ variable: variable(`constant ${kind}`, constantSorts[kind]) }),
        );
        const results = entry.denote(
          operands,
          constants.map(({ variable }) => variable),
        );
        const named = new Set([...constants, ...parameters].map(({ variable }) => variable));
        const ofTheProgram = variablesOf(...results).filter(variable => !named.has(variable));
        const all = [...constants, ...parameters, ...ofTheProgram.map(variable => ({ variable }))];
        for (const term of results) expectAgreement(term, all, 'rne', counts);
      });
    }
  });
}
