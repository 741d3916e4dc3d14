/** What a tree computes, as a term: from the same op entries as everything else. */

import { ModelError, NotModelled } from '../../model/missing.ts';
import type { Input } from '../../model/obligation.ts';
import { type Held, read } from '../../model/registers.ts';
import { constantWidth, low, type Register, widthOf } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { bits, fromTruth } from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { Source } from '../../text/source.ts';
import { type GoTypeName, inputOf, traits } from './go-types.ts';
import type { Parameter } from './spell.ts';
import type { OpTree, Tree } from './tree.ts';

export interface Meaning {
  readonly term: Term;
  /** Where Go defines the value at all. */
  readonly defined: readonly Term[];
}

/** The inputs of a function, in the order of its parameters. */
export function inputsOf(parameters: readonly Parameter[]): Input[] {
  return parameters.map(({ name, type }) => inputOf(name, type));
}

/** The observed bits of the tree as a result of the type; a sentence where an op has no meaning here. */
export function meaningOf(
  tree: Tree,
  result: GoTypeName,
  parameters: readonly Parameter[],
): Meaning | string {
  const context: Context = {
    parameters: new Map(parameters.map(({ name, type }) => [name, parameterHeld(name, type)])),
    defined: [],
  };
  try {
    const held = heldOf(tree, context);
    const { width, format } = traits[result];
    const wanted: Register = format === undefined ? { kind: 'integer', width } : { kind: 'float', format };
    return { term: read(held, wanted, nowhere, nowhereSpan), defined: context.defined };
  } catch (error) {
    if (error instanceof NotModelled || error instanceof ModelError) return error.message;
    throw error;
  }
}

interface Context {
  readonly parameters: ReadonlyMap<string, Held>;
  readonly defined: Term[];
}

/** Errors of the model are made into sentences, so their place is of no interest. */
const nowhere = new Source('', '');
const nowhereSpan = { start: 0, end: 0 };

function parameterHeld(name: string, type: GoTypeName): Held {
  const { format, width } = traits[type];
  const { variable } = inputOf(name, type);
  if (format !== undefined) return { term: variable, register: { kind: 'float', format } };
  if (type === 'bool') return { term: fromTruth(width, variable), register: { kind: 'boolean' } };
  return { term: variable, register: { kind: 'integer', width } };
}

function heldOf(tree: Tree, context: Context): Held {
  if (tree.kind === 'late') return heldOf(tree.of, context);
  if (tree.kind === 'op') return applied(tree, context);
  const held = context.parameters.get(tree.name);
  if (held === undefined) throw new NotModelled('construct', tree.name, 'a value that is no parameter');
  return held;
}

function applied({ op, constant, args }: OpTree, context: Context): Held {
  const entry = isas.get(op.arch)?.ops.get(op.name);
  if (entry === undefined) throw new NotModelled('op', op.name);
  if (constant?.kind === 'free') throw new NotModelled('aux', op.name);
  const held = args.map(arg => heldOf(arg, context));
  const operands = held.map((operand, index) => {
    const wanted = entry.operands[index];
    if (wanted === undefined) throw new NotModelled('construct', op.name, `${op.name} has too many operands`);
    return read(operand, wanted, nowhere, nowhereSpan);
  });
  if (entry.defined !== undefined) context.defined.push(entry.defined.condition(operands));
  const register = entry.result.kind === 'any' ? held[0]!.register : entry.result;
  const width = entry.constant === undefined ? 1 : constantWidth[entry.constant];
  const term = entry.denote(operands, bits(width, constant?.bits ?? 0n));
  return { term: register.kind === 'float' ? term : low(widthOf(register), term), register };
}
