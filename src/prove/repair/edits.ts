/** A repair as edits of the rule's own text: what need not change stays as it was written. */
import type { Rule, Word } from '../../rules/ast.ts';
import { opsOf } from '../../rules/expand.ts';
import { printExpr } from '../../rules/print.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand } from '../../rules/resolved.ts';
import { respell } from '../../rules/respell.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { RuleRepair } from '../repair.ts';

/** Only names of ops where the shape is kept, else the result as a whole. */
export function repairEdits(rule: Rule, { instances, keepsShape }: RuleRepair): TextEdit[] {
  const results = instances.flatMap(({ rule: { result } }) => (result.kind === 'code' ? [] : [result]));
  if (!keepsShape) return [{ span: rule.result.span, text: printTogether(results, rule.match.op) }];
  const opsByMember = results.map(result => valuesIn(result).map(({ op }) => op.name));
  return opsOf(rule.result).flatMap(({ op }, index) => {
    const names = opsByMember.map(ops => ops[index]!);
    return spells(op, names) ? [] : [{ span: op.span, text: respell(names, op, rule.match.op) }];
  });
}

/** Puts a condition behind those that the rule has. */
export function conditionEdit({ match, condition }: Rule, added: string): TextEdit[] {
  if (condition === undefined) return [insertion(match.span.end, ` && ${added}`)];
  const { span } = condition;
  return condition.kind === 'binary' && condition.operator === '||'
    ? [insertion(span.start, '('), insertion(span.end, `) && ${added}`)]
    : [insertion(span.end, ` && ${added}`)];
}

const insertion = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

function spells({ parts }: Word, names: readonly string[]): boolean {
  return names.every((name, member) => {
    const spelled = parts.map(part => (part.kind === 'letters' ? part.text : part.members[member]?.text));
    return spelled.join('') === name;
  });
}

/** Trees of one shape as one text, their ops as alternations. */
function printTogether(trees: readonly ResolvedOperand[], model: Word): string {
  const [first] = trees;
  if (first?.kind === 'expression') return printExpr(first.expr);
  if (first?.kind === 'variable') return first.name;
  if (first?.kind !== 'value') return first?.kind === 'rest' ? '___' : '_';
  const values = trees.flatMap(tree => (tree.kind === 'value' ? [tree] : []));
  const parts = [
    respell(
      values.map(({ op }) => op.name),
      undefined,
      model,
    ),
    ...(first.type ? [`<${printExpr(first.type)}>`] : []),
    ...(first.auxint ? [`[${printExpr(first.auxint)}]`] : []),
    ...(first.aux ? [`{${printExpr(first.aux)}}`] : []),
    ...first.args.map((_, index) =>
      printTogether(
        values.map(({ args }) => args[index]!),
        model,
      ),
    ),
  ];
  return `${first.binding === undefined ? '' : `${first.binding}:`}(${parts.join(' ')})`;
}
