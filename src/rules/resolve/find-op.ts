import { closest } from '../../text/closest.ts';
import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { Span } from '../../text/source.ts';
import type { OpInfo } from '../tables/op-info.ts';
import type { Scope } from './scope.ts';

/**
 * The op that a name with a number of operands means. Both the generic table and the architecture's may
 * declare a name; the one that takes as many operands is meant. `count` is undefined for `...`, which takes
 * any op.
 */
export function findOp(
  name: string,
  span: Span,
  count: number | undefined,
  { source, ops }: Scope,
): OpInfo | Diagnostic {
  const [general, own] = [ops.generic.get(name), ops.arch.get(name)];
  const only = general === undefined ? own : own === undefined ? general : undefined;
  if (only !== undefined && takes(only.argLength, count)) return only;
  const declared = [general, own].filter(op => op !== undefined);
  const [first, ...others] = declared.filter(({ argLength }) => takes(argLength, count));
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    const arch = others[0]!.arch;
    const message = `\`${name}\` is an op of the generic table and of ${arch}, with the same number of operands`;
    return errorAt(source, span, 'ambiguous-op', message, { related: declared.flatMap(declaration) });
  }
  if (declared.length > 0) {
    const wanted = declared.map(({ argLength }) => argLength).join(' or ');
    const message = `\`${name}\` takes ${wanted} operand${wanted === '1' ? '' : 's'}, here ${count === 1 ? 'is' : 'are'} ${count}`;
    return errorAt(source, span, 'operand-count', message, { related: declared.flatMap(declaration) });
  }
  const meant = closestOp(name, ops);
  return errorAt(source, span, 'unknown-op', `\`${name}\` is not an op`, {
    ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
  });
}

/** By tables: a name that is not there is often not there many times. */
const meantNames = new WeakMap<Scope['ops'], Map<string, string | undefined>>();

function closestOp(name: string, ops: Scope['ops']): string | undefined {
  const known = meantNames.get(ops) ?? new Map<string, string | undefined>();
  meantNames.set(ops, known);
  if (!known.has(name)) known.set(name, closest(name, names(ops)));
  return known.get(name);
}

function* names({ generic, arch, blocks }: Scope['ops']): Generator<string> {
  yield* generic.keys();
  yield* arch.keys();
  yield* blocks.keys();
}

function takes(argLength: number, count: number | undefined): boolean {
  return count === undefined || argLength === -1 || argLength === count;
}

function declaration({ declared }: OpInfo) {
  return declared === undefined ? [] : [{ ...declared, text: 'declared here' }];
}
