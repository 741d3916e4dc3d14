import { closest } from '../../../text/closest.ts';
import { type Diagnostic, errorAt } from '../../../text/diagnostic.ts';
import type { GoExpr } from '../../go-ast.ts';
import { namesIn } from '../../go-names.ts';
import type { OpIndex } from '../scope.ts';
import { fieldedIn } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/** Go has a constant for each op: `OpRISCV64ADD`, and `OpAdd64` for a generic one. */
export const opConstantsAreDeclared: ResolvedLaw = function* (rule, { source, ops }) {
  if (rule.kind === 'ellipsis') return;
  if (rule.condition !== undefined) yield* read(rule.condition);
  for (const { node } of fieldedIn(rule))
    for (const expr of [node.type, node.auxint, node.aux]) if (expr !== undefined) yield* read(expr);

  function* read(expr: GoExpr): Generator<Diagnostic> {
    for (const { name, span } of namesIn(expr)) {
      const lost = name.startsWith('Op') ? undeclared(name.slice(2), ops) : undefined;
      if (lost === undefined) continue;
      yield errorAt(source, span, 'unknown-op', `\`${name}\` is the constant of no op`, {
        ...(lost.meant !== undefined && { help: `did you mean \`Op${lost.meant}\`?` }),
      });
    }
  }
};

/** Longer names first, which begin with shorter ones. */
const machines = [
  '386',
  'AMD64',
  'ARM64',
  'ARM',
  'LOONG64',
  'MIPS64',
  'MIPS',
  'PPC64',
  'RISCV64',
  'S390X',
  'Wasm',
];

/** Undefined for what is declared, or may be in a table that is not at hand. */
function undeclared(
  name: string,
  { generic, arch }: OpIndex,
): { readonly meant: string | undefined } | undefined {
  if (!/^[A-Z0-9]/.test(name) || generic.has(name)) return undefined;
  const own = [...arch.values()][0]?.arch;
  if (own !== undefined && name.startsWith(own) && arch.has(name.slice(own.length))) return undefined;
  const machine =
    machines.find(prefix => name.startsWith(prefix)) ?? (own && name.startsWith(own) ? own : undefined);
  if (machine === undefined) {
    const meant = closest(name, generic.keys());
    return meant === undefined ? undefined : { meant };
  }
  if (own === undefined || machine !== own) return undefined;
  const meant = closest(name.slice(own.length), arch.keys());
  return { meant: meant && own + meant };
}
