/** Both sides of a rule as trees, with or without a model. */
import type { OrderObligation } from '../../model/claim.ts';
import type { RegisterValue, Step } from '../../model/register-values.ts';
import { printExpr } from '../../rules/print.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import { printResolved } from '../../rules/resolved-text.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { OpWords, Side, TreeNode } from './details.ts';
import { mathematicsOf } from './mathematics.ts';
import { givesMemory } from './steps.ts';

/** `order`: the matching order to show, where the rule has a model. */
export function sidesOf(
  rule: ResolvedRule,
  order: OrderObligation | undefined,
): [source: Side, target: Side] {
  const shown = order?.rule ?? rule;
  const [match, result] = rootsOf(shown);
  const mathematics = valuesOf(order);
  const format = order?.observed.kind === 'float' ? order.observed.format : undefined;
  return [
    {
      tree: match(mathematics),
      mathematics: order?.sources.map(source => mathematicsOf(source, format)) ?? [],
    },
    { tree: result(mathematics), mathematics: order ? [mathematicsOf(order.target, format)] : [] },
  ];
}

/** What the manual says of each op, in the order of the text. */
export function opWords(rule: ResolvedRule): OpWords[] {
  const words = new Map<string, OpWords>();
  for (const { name, arch } of opsIn(rule)) {
    const isa = isas.get(arch);
    const entry = isa?.ops.get(name) ?? isa?.branches.get(name);
    const known = entry && { sentence: entry.sentence, manual: entry.manual };
    if (!words.has(name)) words.set(name, { op: name, ...known });
  }
  return [...words.values()];
}

type Mathematics = ReadonlyMap<ResolvedValue | ResolvedBlock, string>;
type Root = (mathematics: Mathematics) => TreeNode;

function rootsOf(rule: ResolvedRule): readonly [match: Root, result: Root] {
  switch (rule.kind) {
    case 'ellipsis':
      return [ellipsisRoot(rule.match), ellipsisRoot(rule.result)];
    case 'block':
      return [blockRoot(rule.match), blockRoot(rule.result)];
    case 'value': {
      const { match, result } = rule;
      return [
        operandRoot(match),
        result.kind === 'code'
          ? () => ({ label: `{${printExpr(result.expr)}}`, operands: [] })
          : operandRoot(result),
      ];
    }
  }
}

const ellipsisRoot =
  ({ name }: OpInfo): Root =>
  () => ({ label: name, operands: [{ label: '...', operands: [] }] });

const blockRoot =
  (block: ResolvedBlock): Root =>
  mathematics => ({
    label: [block.block.name, ...fieldsOf(block)].join(' '),
    ...mathematicsField(mathematics.get(block)),
    operands: [
      ...block.controls.map(control => treeOf(control, mathematics)),
      ...block.successors.map(successor => ({ label: `→ ${successor}`, operands: [] })),
    ],
  });

const operandRoot =
  (operand: ResolvedOperand): Root =>
  mathematics =>
    treeOf(operand, mathematics);

function treeOf(operand: ResolvedOperand, mathematics: Mathematics): TreeNode {
  if (operand.kind !== 'value') return { label: printResolved(operand), operands: [] };
  return {
    label: [operand.op.name, ...fieldsOf(operand)].join(' '),
    ...(operand.binding !== undefined && { name: operand.binding }),
    ...mathematicsField(mathematics.get(operand)),
    operands: operand.args.map(arg => treeOf(arg, mathematics)),
  };
}

const mathematicsField = (mathematics: string | undefined) =>
  mathematics === undefined ? {} : { mathematics };

function fieldsOf({ type, auxint, aux }: ResolvedValue | ResolvedBlock): string[] {
  return [
    ...(type ? [`<${printExpr(type)}>`] : []),
    ...(auxint ? [`[${printExpr(auxint)}]`] : []),
    ...(aux ? [`{${printExpr(aux)}}`] : []),
  ];
}

function valuesOf(order: OrderObligation | undefined): Mathematics {
  const steps = order === undefined ? [] : [...order.steps.match, ...order.steps.result];
  return new Map(steps.flatMap(step => (givesMemory(step) ? [] : [[step.value, describeStep(step)]])));
}

function describeStep(step: Step): string {
  return step.kind === 'op' ? describeHeld(step.result) : mathematicsOf(step.taken, undefined, 'besideOp');
}

function describeHeld({ term, register }: RegisterValue): string {
  return mathematicsOf(term, register.kind === 'float' ? register.format : undefined, 'besideOp');
}

/** Ops and kinds of blocks, in the order of the text. */
export function* opsIn(rule: ResolvedRule): Generator<{ readonly name: string; readonly arch: string }> {
  if (rule.kind === 'ellipsis') {
    yield rule.match;
    yield rule.result;
    return;
  }
  if (rule.kind === 'block') {
    for (const { block, controls } of [rule.match, rule.result]) {
      yield block;
      for (const control of controls) yield* opsBelow(control);
    }
    return;
  }
  yield* opsBelow(rule.match);
  if (rule.result.kind !== 'code') yield* opsBelow(rule.result);
}

function* opsBelow(operand: ResolvedOperand): Generator<OpInfo> {
  for (const { op } of valuesIn(operand)) yield op;
}
