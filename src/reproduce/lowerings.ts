/**
 * Rules that choose the machine's op for an op of the language, made from what both mean: for a rules file
 * that stands alone. Two ops belong together if they take the same operands and have the same term, up to
 * NaNs, on the bits that the language fixes.
 */
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import {
  constantKinds,
  constantSorts,
  low,
  type OpEntry,
  type Register,
  settled,
  widthOf,
} from '../semantics/ops/entry.ts';
import { isas } from '../semantics/ops/index.ts';
import { type Term, variable } from '../semantics/term/term.ts';

/** The name of the text as a source. */
export const builtinName = '(built in)';

/** A text of rules such as `(FMA ...) => (FMADDD ...)`. */
export function loweringsFor(arch: string): string {
  const [generic, machine] = ['generic', arch].map(name => [...(isas.get(name)?.ops.values() ?? [])]);
  const lines = generic!.flatMap(op => {
    const wanted = meaningOf(op, op.results[0]);
    const found = machine!.find(
      one => takesTheSame(op, one) && wanted !== undefined && meaningOf(one, op.results[0]) === wanted,
    );
    return found === undefined ? [] : [`(${op.name} ...) => (${found.name} ...)`];
  });
  return `${lines.join('\n')}\n`;
}

function takesTheSame(a: OpEntry, b: OpEntry): boolean {
  return (
    a.aux?.kind === b.aux?.kind &&
    a.operands.length === b.operands.length &&
    a.operands.every((register, index) => isSame(register, b.operands[index]!))
  );
}

function isSame(a: Register, b: Register): boolean {
  if (a.kind === 'float') return b.kind === 'float' && a.format === b.format;
  return isGeneral(a) && isGeneral(b) && widthOf(settled(a)) === widthOf(settled(b));
}

/** Held in a general register. */
const isGeneral = ({ kind }: Register): boolean => kind === 'integer' || kind === 'boolean';

/** The normal form of what an op computes, as far as a result of the language has it. */
function meaningOf(entry: OpEntry, wanted: Register): Term | undefined {
  const [result] = entry.results;
  const registers = [...entry.operands, result, wanted];
  if (!registers.every(register => register.kind === 'float' || isGeneral(register))) return undefined;
  if (entry.results.length > 1 || entry.barrier === true) return undefined;
  const [given, needed] = [settled(result), settled(wanted)];
  if ((given.kind === 'float') !== (needed.kind === 'float') || widthOf(given) < widthOf(needed))
    return undefined;
  const terms = entry.operands.map((register, index) =>
    variable(`operand ${index}`, widthOf(settled(register))),
  );
  const constants = constantKinds(entry).map(kind => variable(`constant ${kind}`, constantSorts[kind]));
  const [term] = entry.denote(terms, constants);
  if (needed.kind === 'float') {
    const isFormat = given.kind === 'float' && given.format === needed.format;
    return isFormat ? normalForm(term, needed.format) : undefined;
  }
  return normalForm(truthIn(term) ?? low(widthOf(needed), term));
}

/** The truth value that a term gives as 1 or 0, in however many bits. */
function truthIn(term: Term): Term | undefined {
  if (term.kind !== 'application' || term.operator.name !== 'if') return undefined;
  const [condition, then, otherwise] = term.operands;
  const isTruth = (one: Term | undefined, value: bigint) => one?.kind === 'constant' && one.value === value;
  return isTruth(then, 1n) && isTruth(otherwise, 0n) ? condition : undefined;
}
