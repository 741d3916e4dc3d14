/**
 * What the compiler reads of symbols that no program writes: the bytes that are in memory at the symbol, whenever one
 * looks. Beyond the bytes that it knows of one the compiler's functions give zeros, and so does the linker; a read
 * outside of the symbol is in code that is never reached.
 */
import type { GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
import { truth } from '../../semantics/term/build.ts';
import { describe } from '../../semantics/term/describe.ts';
import type { Scope } from './scope.ts';
import { BOOL, INT64, UINT8, UINT16, UINT32, UINT64 } from './type.ts';
import { convertImplicitly, type GoValue, isScalar, typed } from './value.ts';

const readers = new Map([
  ['read8', UINT8],
  ['read16', UINT16],
  ['read32', UINT32],
  ['read64', UINT64],
]);

export const readOnlyNames: readonly string[] = ['symIsRO', ...readers.keys()];

const byteOrder = 'config.ctxt.Arch.ByteOrder';

/** The answer of a helper that is about read-only symbols; undefined for others. */
export function ofReadOnly(
  name: string,
  args: readonly GoExpr[],
  scope: Scope,
  evaluate: (expr: GoExpr, scope: Scope) => GoValue,
): GoValue | undefined {
  const type = readers.get(name);
  if (name !== 'symIsRO' && type === undefined) return undefined;
  const symbol = evaluate(args[0]!, scope);
  if (symbol.kind !== 'typed' || symbol.type.kind !== 'symbol') return undefined;
  const isReadOnly = scope.fact(`symIsRO(${describe(symbol.term)})`, truth);
  if (type === undefined) return typed(BOOL, isReadOnly);
  const [, offset, order] = args;
  const at = evaluate(offset!, scope);
  const isOfMachine = order === undefined ? name === 'read8' : qualifiedName(order) === byteOrder;
  if (!isScalar(at) || !isOfMachine) return undefined;
  const place = { symbol: symbol.term, offset: convertImplicitly(at, INT64).term };
  return typed(type, scope.readOnly(name, type.width / 8, place, isReadOnly));
}
