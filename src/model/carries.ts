/** Ops of the language that carry or borrow, as a machine holds what they give and take. */
import type { HeldCarries, OpEntry, Register } from '../semantics/ops/entry.ts';

const made = new WeakMap<HeldCarries, WeakMap<OpEntry, OpEntry>>();

/** The op with each carry and borrow as the machine holds it; the op itself where it has none, or they are flags alike. */
export function withCarries(entry: OpEntry, carries: HeldCarries | undefined): OpEntry {
  if (carries === undefined || ![...entry.operands, ...entry.results].some(isCarry)) return entry;
  const ofMachine = made.get(carries) ?? new WeakMap<OpEntry, OpEntry>();
  made.set(carries, ofMachine);
  const known = ofMachine.get(entry) ?? asHeld(entry, carries);
  ofMachine.set(entry, known);
  return known;
}

function asHeld(entry: OpEntry, { register, held, read }: HeldCarries): OpEntry {
  const { operands, results, denote } = entry;
  const place = (one: Register): Register => (isCarry(one) ? register : one);
  const [first, ...rest] = results;
  return {
    ...entry,
    operands: operands.map(place),
    results: [place(first), ...rest.map(place)],
    denote(given, constants, where) {
      const bits = given.map((term, index) =>
        isCarry(operands[index]!) ? read(term, isBorrow(operands[index]!)) : term,
      );
      const [value, ...more] = denote(bits, constants, where);
      return [
        value,
        ...more.map((term, index) => (isCarry(rest[index]!) ? held(term, isBorrow(rest[index]!)) : term)),
      ];
    },
  };
}

const fieldOf = (register: Register): string | undefined =>
  register.kind === 'flags' && register.fields.length === 1 ? register.fields[0] : undefined;
const isBorrow = (register: Register): boolean => fieldOf(register) === 'borrow';
const isCarry = (register: Register): boolean => fieldOf(register) === 'carry' || isBorrow(register);
