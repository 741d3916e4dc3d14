/** Laws that every op entry obeys, whatever it computes. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/model/claim.ts';
import { sameRegister } from '../../../src/model/register-values.ts';
import { differenceOf } from '../../../src/prove/agreement.ts';
import { corners, randomValue } from '../../../src/prove/sampling/operands.ts';
import { loadTables } from '../../../src/rules/tables/load.ts';
import { roundingModes } from '../../../src/semantics/float/index.ts';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import {
  constantKinds,
  constantSorts,
  type OpEntry,
  settled,
  takesAnyNumber,
  widthOf,
} from '../../../src/semantics/ops/entry.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { concat, truth } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { goRules, tableReader } from '../../support/go-rules.ts';
import { nightly } from '../../support/nightly.ts';

interface Applied {
  readonly term: Term;
  /** Where the language defines the result. */
  readonly defined: Term;
  readonly variables: readonly Variable[];
}

/** The entry applied to variables, and to variable constants; of several results the first on top. */
function applied(entry: OpEntry, order?: readonly number[]): Applied {
  const operands = entry.operands.map((register, index) => variable(`x${index}`, widthOf(settled(register))));
  const constants = constantKinds(entry).map(kind => variable(`constant ${kind}`, constantSorts[kind]));
  const given = (order ?? operands.map((_, index) => index)).map(index => operands[index]!);
  const choices = entry.joins ? [variable('the first predecessor', 'Bool')] : [];
  return {
    term: entry.denote([...given, ...choices], constants).reduce((high, low) => concat(high, low)),
    defined: entry.defined?.condition(given, constants) ?? truth,
    variables: [...operands, ...choices, ...constants],
  };
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

/** Memory and tuples are no values: ops on them have tests of their own. */
const isOnValues = ({ operands }: OpEntry): boolean =>
  !operands.some(({ kind }) => kind === 'memory' || kind === 'tuple');

/** Bits of all results. */
const resultWidth = ({ results }: OpEntry): number =>
  results.reduce((sum, register) => sum + widthOf(settled(register)), 0);

/** Of vectors one size, without masks: the others are made of the same elements, and a machine has all of them. */
const isSmall = ({ operands, results, name }: OpEntry): boolean =>
  [...operands, ...results].every(register => register.kind !== 'vector' || register.width === 128) &&
  !/^V.*Masked/.test(name);

/** A vector has many elements to differ in. */
const fewer = ({ results }: OpEntry, count: number): number =>
  results[0].kind === 'vector' ? count / 20 : count;

for (const isa of isas.values()) {
  describe.each([...isa.ops.values()].filter(isOnValues).filter(isSmall))(`${isa.name} $name`, entry => {
    const one = applied(entry);

    it('is total: every operand has a result of the width that the entry states', () => {
      // What only a running program has is free.
      const given = variablesOf(one.term).every(part => one.variables.includes(part));
      if (!given) return expect(entry.operands).toEqual([]);
      const evaluate = evaluator(one.term, one.variables);
      const width = BigInt(resultWidth(entry));
      expect(one.term.sort).toBe(Number(width));
      for (const values of samples(one, entry, fewer(entry, 60))) {
        for (const rounding of roundingModes) {
          const { value, flags } = evaluate(values, rounding);
          expect(value >= 0n && value >> width === 0n && flags >= 0 && flags < 32).toBe(true);
        }
      }
    });

    it('commutes exactly if it says so, up to which NaN', () => {
      const [first, second] = entry.operands.map(register => settled(register));
      if (first === undefined || second === undefined || !sameRegister(first, second)) {
        expect(entry.commutative).toBe(false);
        return;
      }
      const order = entry.operands.map((_, index) => (index < 2 ? 1 - index : index));
      const exchanged = applied(entry, order);
      const result = settled(entry.results[0]);
      // Of a number with its condition code, that of a NaN is 3 whichever it is.
      const numbers = result.kind === 'vector' ? result.numbers : undefined;
      const observed: Observation =
        result.kind === 'float'
          ? result
          : { kind: 'integer', width: resultWidth(entry), ...(numbers && { numbers }) };
      const behind = resultWidth(entry) - widthOf(result);
      const number = (bits: bigint): bigint => (result.kind === 'float' ? bits >> BigInt(behind) : bits);
      const [a, b] = [one, exchanged].map(({ term }) => evaluator(term, one.variables));
      const [inA, inB] = [one, exchanged].map(({ defined }) => evaluator(defined, one.variables));
      const differs = samples(
        one,
        entry,
        fewer(entry, nightly || result.kind === 'vector' ? 1000 : 300),
      ).some(values => {
        const isDefined = inA!(values, 'rne').value === 1n;
        if (isDefined !== (inB!(values, 'rne').value === 1n)) return true;
        const [x, y] = [a!(values, 'rne').value, b!(values, 'rne').value];
        return isDefined && x !== y && differenceOf(observed, number(x), number(y)) !== undefined;
      });
      expect(differs).toBe(!entry.commutative);
    });
  });
}

const architectures = [
  'generic',
  'RISCV64',
  'PPC64',
  'S390X',
  'LOONG64',
  'MIPS',
  'MIPS64',
  'ARM',
  '386',
] as const;

/** PPC64's table gives the type of their value alone. */
const ppc64AtomicLoads = ['8', '32', '64', 'Ptr'].map(of => `LoweredAtomicLoad${of}`);

/** Ops that had other operands, results or another constant in that release: they have no meaning there. */
const declaredOtherwise = {
  '1.19': [
    'GetCallerSP',
    ...['LoweredZero', 'LoweredMove', 'LoweredGetCallerSP'],
    ...['RLDICL', 'ANDCC', 'ORCC', 'XORCC', 'ANDCCconst'],
    ...['MOVDBRload', 'MOVWBRload', 'MOVHBRload', 'MOVDBRstore', 'MOVWBRstore', 'MOVHBRstore'],
    ...['LoweredGetCallerSP', ...ppc64AtomicLoads],
    'LoweredGetCallerSP',
    ...['MULV', 'DIVV', 'DIVVU', 'LoweredZero', 'LoweredMove', 'LoweredGetCallerSP'],
    'LoweredGetCallerSP',
    'LoweredGetCallerSP',
    'LoweredGetCallerSP',
    'LoweredGetCallerSP',
  ],
  '1.27': ppc64AtomicLoads,
} as const;

describe.each(['1.19', '1.27'] as const)('Go %s declares the ops as the entries do', version => {
  const rules = goRules(version);
  it.skipIf('missing' in rules)('operands, constant, tuples and commutativity', () => {
    if (!('folder' in rules)) return;
    const reader = tableReader(rules.folder);
    const otherwise: string[] = [];
    for (const arch of architectures) {
      const { tables } = loadTables(reader, arch === 'generic' ? 'RISCV64' : arch);
      const table = arch === 'generic' ? tables!.generic : tables!.arch!;
      const entries = isas.get(table.arch)!.ops;
      const declared = table.ops.filter(({ name }) => entries.has(name));
      expect(declared.length).toBeGreaterThan(20);
      for (const op of declared) {
        const entry = entries.get(op.name)!;
        const givesTuple = op.type?.startsWith('(') ?? entry.results.length > 1;
        if (
          op.argLength !== (takesAnyNumber(entry) ? -1 : entry.operands.length) ||
          op.aux !== entry.aux?.kind ||
          givesTuple !== entry.results.length > 1
        ) {
          otherwise.push(op.name);
          continue;
        }
        // Go need not make use of an op that commutes, but must not exchange operands of one that does not.
        if (op.commutative) expect([op.name, entry.commutative]).toEqual([op.name, true]);
      }
    }
    expect(otherwise).toEqual(declaredOtherwise[version]);
  });
});
