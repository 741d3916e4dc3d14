import { errorAt } from '../../../text/diagnostic.ts';
import type { Span } from '../../../text/source.ts';
import type { GoExpr } from '../../go-ast.ts';
import { namesHandedTo, namesIn } from '../../go-names.ts';
import { partsOf } from '../../go-parts.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedValue } from '../../resolved.ts';
import { operandsOf } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * A value that the condition clobbers is not read by the result: it has no op, no operands and no constants then, and
 * the compiler stops at what is made of it. It still has its type and its block.
 */
export const clobberedValuesAreNotRead: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis' || rule.condition === undefined) return;
  const handed = partsOf(rule.condition).flatMap(part => namesHandedTo(part, 'clobber', 'clobberIfDead'));
  const clobbered = new Set(handed.map(({ name }) => name));
  if (clobbered.size === 0) return;
  const reads = operandsOf(rule, 'result').flatMap(readsOfOperand);
  for (const { name, span } of [...reads, ...(rule.kind === 'block' ? readsOfFields(rule.result) : [])])
    if (clobbered.has(name))
      yield errorAt(
        source,
        span,
        'clobbered-read',
        `\`${name}\` is read here, and the condition clobbers it`,
        {
          help: 'a clobbered value has no op and no operands: the compiler stops at what is made of it',
        },
      );
};

interface Read {
  readonly name: string;
  readonly span: Span;
}

function readsOfOperand(operand: ResolvedOperand): readonly Read[] {
  switch (operand.kind) {
    case 'variable':
      return [operand];
    case 'expression':
      return readsOfExpr(operand.expr);
    case 'value':
      return [...readsOfFields(operand), ...operand.args.flatMap(readsOfOperand)];
    default:
      return [];
  }
}

const readsOfFields = ({ auxint, aux }: ResolvedValue | ResolvedBlock): readonly Read[] =>
  [auxint, aux].flatMap(expr => (expr === undefined ? [] : readsOfExpr(expr)));

/** Fields that a clobbered value keeps. */
const kept: ReadonlySet<string> = new Set(['Type', 'Block', 'Pos', 'ID']);

/** The names that an expression reads, but for those of which it asks what stays. */
function readsOfExpr(expr: GoExpr): readonly Read[] {
  const asked = new Set(
    partsOf(expr).flatMap(part =>
      part.kind === 'selector' && part.object.kind === 'identifier' && kept.has(part.name.name)
        ? [part.object]
        : [],
    ),
  );
  return namesIn(expr).filter(name => !asked.has(name));
}
