/** What an op denotes, of variables for its operands and constants. */
import { constantKinds, constantSorts, type OpEntry, settled, widthOf } from '../../semantics/ops/entry.ts';
import { type Term, type Variable, variable } from '../../semantics/term/term.ts';

export interface Denotation {
  readonly operands: readonly Variable[];
  readonly constants: readonly Variable[];
  /** Of the results that have one. */
  readonly terms: readonly Term[];
}

/** Operands are named as Go's comments name them: `arg0`, `arg1`; the constants `auxint`, `aux`. */
export function denotation(entry: OpEntry): Denotation {
  const operands = entry.operands.map((register, index) =>
    variable(`arg${index}`, register.kind === 'memory' ? 'Memory' : widthOf(settled(register))),
  );
  const constants = constantKinds(entry).map((kind, index) =>
    variable(index === 0 ? 'auxint' : 'aux', constantSorts[kind]),
  );
  return { operands, constants, terms: entry.denote(operands, constants) };
}
