/** Laws that every op entry obeys, whatever it computes. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/model/obligation.ts';
import { differenceOf } from '../../../src/prove/agreement.ts';
import { byBits } from '../../../src/prove/by-bits.ts';
import { byNormalForm } from '../../../src/prove/by-normal-form.ts';
import { corners, randomValue } from '../../../src/prove/sampling/operands.ts';
import { loadTables } from '../../../src/rules/tables/load.ts';
import { roundingModes } from '../../../src/semantics/float/index.ts';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import { constantWidth, type OpEntry, settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import { goRules, tableReader } from '../../support/go-rules.ts';

interface Applied {
  readonly term: Term;
  readonly variables: readonly Variable[];
}

/** The entry applied to variables, and to a variable constant. */
function applied(entry: OpEntry, order?: readonly number[]): Applied {
  const operands = entry.operands.map((register, index) => variable(`x${index}`, widthOf(settled(register))));
  const constant = entry.constant && variable('c', constantWidth[entry.constant]);
  const term = entry.denote(
    (order ?? operands.map((_, index) => index)).map(index => operands[index]!),
    constant ?? bits(1, 0n),
  );
  return { term, variables: [...operands, ...(constant === undefined ? [] : [constant])] };
}

function samples({ variables }: Applied, entry: OpEntry, count: number): bigint[][] {
  const random = randomOf(17);
  const inputs = variables.map((one, index) => {
    const register = entry.operands[index] && settled(entry.operands[index]);
    const format = register?.kind === 'float' ? { format: register.format } : {};
    return { name: one.name, variable: one, role: 'operand', ...format } as const;
  });
  return Array.from({ length: count }, () =>
    inputs.map(input => {
      const list = corners(input);
      return random(0, 1) === 0 ? list[random(0, list.length - 1)]! : randomValue(input, random);
    }),
  );
}

for (const isa of isas.values()) {
  describe.each([...isa.ops.values()])(`${isa.name} $name`, entry => {
    const one = applied(entry);

    it('is total: every operand has a result of the width that the entry states', () => {
      const evaluate = evaluator(one.term, one.variables);
      const width = BigInt(widthOf(settled(entry.result)));
      expect(one.term.sort).toBe(Number(width));
      for (const values of samples(one, entry, 300)) {
        for (const rounding of roundingModes) {
          const { value, flags } = evaluate(values, rounding);
          expect(value >= 0n && value >> width === 0n && flags >= 0 && flags < 32).toBe(true);
        }
      }
    });

    it('is itself: the identity rule proves', () => {
      const obligation = {
        inputs: [],
        assumptions: [],
        sources: [one.term],
        target: applied(entry).term,
        observed: { kind: 'integer', width: widthOf(settled(entry.result)) },
      } as const;
      expect(byNormalForm(obligation)).toMatchObject({ kind: 'proved', equality: 'bits' });
      expect(byBits(obligation)).toMatchObject({ kind: 'proved', equality: 'bits' });
    });

    it('commutes exactly if it says so, up to which NaN', () => {
      if (entry.operands.length < 2) {
        expect(entry.commutative).toBe(false);
        return;
      }
      const order = entry.operands.map((_, index) => (index < 2 ? 1 - index : index));
      const result = settled(entry.result);
      const observed: Observation =
        result.kind === 'float' ? result : { kind: 'integer', width: widthOf(result) };
      const [straight, exchanged] = [one, applied(entry, order)].map(({ term, variables }) =>
        evaluator(term, variables),
      );
      const differs = samples(one, entry, 3000).some(
        values =>
          differenceOf(observed, straight!(values, 'rne').value, exchanged!(values, 'rne').value) !==
          undefined,
      );
      expect(differs).toBe(!entry.commutative);
    });
  });
}

const architectures = ['generic', 'RISCV64', 'PPC64', 'S390X', 'LOONG64'] as const;

describe.each(['1.19', '1.27'] as const)('Go %s declares the ops as the entries do', version => {
  const rules = goRules(version);
  it.skipIf('missing' in rules)('operands, constant, tuples and commutativity', () => {
    if (!('folder' in rules)) return;
    const reader = tableReader(rules.folder);
    for (const arch of architectures) {
      const { tables } = loadTables(reader, arch === 'generic' ? 'RISCV64' : arch);
      const table = arch === 'generic' ? tables!.generic : tables!.arch!;
      const entries = isas.get(table.arch)!.ops;
      const declared = table.ops.filter(({ name }) => entries.has(name));
      expect(declared.length).toBeGreaterThan(20);
      for (const op of declared) {
        const entry = entries.get(op.name)!;
        expect([op.name, op.argLength, op.aux]).toEqual([entry.name, entry.operands.length, entry.constant]);
        expect([op.name, op.type?.startsWith('(') === true]).toEqual([op.name, entry.tuple === 'given']);
        // Go need not make use of an op that commutes, but must not exchange operands of one that does not.
        if (op.commutative) expect([op.name, entry.commutative]).toEqual([op.name, true]);
      }
    }
  });
});
