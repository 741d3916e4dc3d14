import { closest } from '../../text/closest.ts';
import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { OpNode, Result } from '../ast.ts';
import { spell } from '../expand.ts';
import type { ResolvedBlock } from '../resolved.ts';
import { resolveOperand } from './resolve-value.ts';
import type { Resolver, Scope } from './scope.ts';

/** `(Block controls... successors...) => (Block controls... successors...)`. */
export const resolveBlockRule: Resolver = (instance, scope, diagnostics) => {
  const { rule, member } = instance;
  const match = resolveBlock(rule.match, member, scope, diagnostics);
  const result = resolveBlock(rule.result, member, scope, diagnostics);
  if (match === undefined || result === undefined) return undefined;
  return { kind: 'block', instance, ...(rule.condition && { condition: rule.condition }), match, result };
};

function resolveBlock(
  node: OpNode | Result,
  member: number,
  scope: Scope,
  diagnostics: Diagnostic[],
): ResolvedBlock | undefined {
  const { source, ops } = scope;
  if (node.kind !== 'op') {
    diagnostics.push(errorAt(source, node.span, 'block-result', 'the result of a block rule is a block'));
    return undefined;
  }
  const { text, span: opSpan } = spell(node.op, member);
  const block = ops.blocks.get(text);
  if (block === undefined) {
    const meant = closest(text, ops.blocks.keys());
    diagnostics.push(
      errorAt(source, opSpan, 'unknown-block', `\`${text}\` is not a block`, {
        ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
      }),
    );
    return undefined;
  }
  if (node.args.length < block.controls) {
    const message = `\`${text}\` is controlled by ${block.controls} value${block.controls === 1 ? '' : 's'}, here ${node.args.length === 1 ? 'is' : 'are'} ${node.args.length}`;
    diagnostics.push(errorAt(source, opSpan, 'control-count', message));
    return undefined;
  }
  const controls = node.args
    .slice(0, block.controls)
    .map(arg => resolveOperand(arg, member, scope, diagnostics));
  const successors = node.args.slice(block.controls).map(arg => {
    if (arg.kind === 'variable') return arg.name;
    diagnostics.push(errorAt(source, arg.span, 'successor-name', 'a successor of a block is a name'));
    return undefined;
  });
  if (!controls.every(control => control !== undefined) || !successors.every(name => name !== undefined))
    return undefined;
  const { type, auxint, aux, span } = node;
  return {
    block,
    ...(type && { type }),
    ...(auxint && { auxint }),
    ...(aux && { aux }),
    controls,
    successors,
    span,
    opSpan,
  };
}
