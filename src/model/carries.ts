/** The carries of the language on machines that have no flags: an op gives and takes them in general registers. */
import { low, type OpEntry, type Register } from '../semantics/ops/entry.ts';
import { boolean } from '../semantics/ops/table.ts';
import { zeroExtend } from '../semantics/term/build.ts';

const made = new WeakMap<OpEntry, OpEntry>();

/** The op with each carry as a boolean; the op itself where it has none. */
export function withCarriesInRegisters(entry: OpEntry): OpEntry {
  if (![...entry.operands, ...entry.results].some(isCarry)) return entry;
  const known = made.get(entry) ?? inRegisters(entry);
  made.set(entry, known);
  return known;
}

function inRegisters(entry: OpEntry): OpEntry {
  const { operands, results, denote } = entry;
  return {
    ...entry,
    operands: operands.map(held),
    results: results.map(held) as [Register, ...Register[]],
    denote(given, constants, place) {
      const terms = denote(
        given.map((term, index) => (isCarry(operands[index]!) ? low(1, term) : term)),
        constants,
        place,
      );
      return terms.map((term, index) =>
        isCarry(results[index]!) ? zeroExtend(8, term) : term,
      ) as unknown as typeof terms;
    },
  };
}

const isCarry = (register: Register): boolean =>
  register.kind === 'flags' && register.fields.length === 1 && register.fields[0] === 'carry';
const held = (register: Register): Register => (isCarry(register) ? boolean : register);
