/**
 * Rules that choose the machine's op for an op of the language, made from what both mean: for a rules file
 * that stands alone. Two ops belong together if they take the same operands and have the same term, up to
 * NaNs, on the bits that the language fixes.
 */
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import { constantWidth, low, type OpEntry, type Register, widthOf } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { bits } from '../../semantics/term/build.ts';
import { type Term, variable } from '../../semantics/term/term.ts';

/** The name of the text as a source. */
export const builtinName = '(built in)';

/** A text of rules such as `(FMA ...) => (FMADDD ...)`. */
export function loweringsFor(arch: string): string {
  const [generic, machine] = ['generic', arch].map(name => [...(isas.get(name)?.ops.values() ?? [])]);
  const lines = generic!.flatMap(op => {
    const wanted = meaningOf(op, op.result);
    const found = machine!.find(
      one => takesTheSame(op, one) && wanted !== undefined && meaningOf(one, op.result) === wanted,
    );
    return found === undefined ? [] : [`(${op.name} ...) => (${found.name} ...)`];
  });
  return `${lines.join('\n')}\n`;
}

function takesTheSame(a: OpEntry, b: OpEntry): boolean {
  return (
    a.constant === b.constant &&
    a.operands.length === b.operands.length &&
    a.operands.every((register, index) => isSame(register, b.operands[index]!))
  );
}

function isSame(a: Register, b: Register): boolean {
  if (a.kind === 'any' || b.kind === 'any') return false;
  if (a.kind === 'float') return b.kind === 'float' && a.format === b.format;
  return b.kind !== 'float' && widthOf(a) === widthOf(b);
}

/** The normal form of what an op computes, as far as a result of the language has it. */
function meaningOf(
  { operands, result, constant, barrier, denote }: OpEntry,
  wanted: Register,
): Term | undefined {
  if (result.kind === 'any' || wanted.kind === 'any' || barrier === true) return undefined;
  if ((result.kind === 'float') !== (wanted.kind === 'float') || widthOf(result) < widthOf(wanted))
    return undefined;
  const terms = operands.map((register, index) =>
    variable(`operand ${index}`, register.kind === 'any' ? 64 : widthOf(register)),
  );
  const auxint = constant === undefined ? bits(1, 0n) : variable('constant', constantWidth[constant]);
  if (wanted.kind === 'float') {
    const isFormat = result.kind === 'float' && result.format === wanted.format;
    return isFormat ? normalForm(denote(terms, auxint), wanted.format) : undefined;
  }
  const term = denote(terms, auxint);
  return normalForm(truthIn(term) ?? low(widthOf(wanted), term));
}

/** The truth value that a term gives as 1 or 0, in however many bits. */
function truthIn(term: Term): Term | undefined {
  if (term.kind !== 'application' || term.operator.name !== 'if') return undefined;
  const [condition, then, otherwise] = term.operands;
  const isTruth = (one: Term | undefined, value: bigint) => one?.kind === 'constant' && one.value === value;
  return isTruth(then, 1n) && isTruth(otherwise, 0n) ? condition : undefined;
}
