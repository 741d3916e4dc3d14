/** The opcode that Go's test/codegen should expect: the one op of the machine that computes what the source says. */
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { Isa, OpEntry, Register } from '../semantics/ops/entry.ts';
import { isas } from '../semantics/ops/index.ts';
import { type Term, variable } from '../semantics/term/term.ts';
import { type GoTypeName, traits } from './go-types.ts';
import type { Parameter } from './spell.ts';

/** The op that computes the term from all parameters in some order, up to NaNs; undefined where none does. */
export function opFor(
  arch: string,
  term: Term,
  parameters: readonly Parameter[],
  result: GoTypeName,
): string | undefined {
  const { format } = traits[result];
  if (format === undefined) return undefined;
  const wanted = normalForm(term, format);
  const orders = [...permutations(parameters.map(({ name, type }) => variable(name, traits[type].width)))];
  const isIt = (entry: OpEntry): boolean =>
    fits(entry, parameters, result) &&
    orders.some(order => normalForm(entry.denote(order, [])[0], format) === wanted);
  const found = [...opsOf(isas.get(arch))].find(isIt);
  return found?.name;
}

const opsOf = (isa: Isa | undefined): Iterable<OpEntry> => isa?.ops.values() ?? [];

function fits(
  { operands, aux, results: [result], barrier }: OpEntry,
  parameters: readonly Parameter[],
  type: GoTypeName,
) {
  const isNumber = (register: Register, wanted: GoTypeName): boolean =>
    register.kind === 'float' && register.format === traits[wanted].format;
  return (
    aux === undefined &&
    barrier !== true &&
    isNumber(result, type) &&
    operands.length === parameters.length &&
    parameters.every((parameter, index) => isNumber(operands[index]!, parameter.type))
  );
}

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.filter((_, other) => other !== index))) yield [item, ...rest];
  }
}
