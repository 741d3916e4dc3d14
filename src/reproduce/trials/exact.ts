/** What a trial is to give, by the meaning of its ops and without any compiler. */
import { constantKinds, constantSorts, settled, widthOf } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { constant } from '../../semantics/term/term.ts';
import { goOps, sizeOf } from './go-ops.ts';
import { type Constant, type Node, partsOf } from './node.ts';

const ops = isas.get('generic')!.ops;

const divides = (op: string): boolean => /^(Div|Mod)\d/.test(op);

/**
 * The bits of a value that memory and pointers have no part in; undefined where they have, and where Go panics.
 * `bitsOf`: of constants. `given`: of operands, by their names.
 */
export function exactValue(
  root: Node,
  bitsOf: (constant: Constant) => bigint,
  given: ReadonlyMap<string, bigint>,
): bigint | undefined {
  if ([...partsOf(root)].some(({ kind }) => kind !== 'operand' && kind !== 'constant' && kind !== 'op'))
    return undefined;
  const visit = (node: Node): bigint | undefined => {
    switch (node.kind) {
      case 'operand':
        return node.type === 'unsafe.Pointer' ? undefined : given.get(node.name);
      case 'constant':
        return node.type === 'bool'
          ? BigInt.asUintN(1, bitsOf(node.constant))
          : BigInt.asUintN(8 * sizeOf(node.type), bitsOf(node.constant));
      case 'op':
        return applied(node.op, node.args.map(visit));
      default:
        return undefined;
    }
  };
  return visit(root);
}

function applied(name: string, args: readonly (bigint | undefined)[]): bigint | undefined {
  const [entry, go] = [ops.get(name), goOps.get(name)];
  const known = args.filter(arg => arg !== undefined);
  if (go === undefined || known.length !== args.length) return undefined;
  if (go.value !== undefined) return go.value(...known);
  if (entry === undefined || (divides(name) && args[1] === 0n)) return undefined;
  const operands = entry.operands.map((register, index) =>
    constant(widthOf(settled(register)), BigInt.asUintN(widthOf(settled(register)), known[index]!)),
  );
  // What the compiler notes of a value, as that a count is small: the expression notes nothing.
  const notes = constantKinds(entry).map(kind => constant(constantSorts[kind], 0n));
  const [term] = entry.denote(operands, notes);
  return BigInt.asUintN(8 * sizeOf(go.result), evaluate(term, new Map()).value);
}
