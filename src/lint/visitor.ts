/** The nodes that lints look at, and the walk that shows each of them once to every lint that asks for its kind. */
import type { Rule } from '../rules/ast.ts';
import type { GoExpr } from '../rules/go-ast.ts';
import type { OpIndex } from '../rules/resolve/scope.ts';
import { operandsOf, valuesIn } from '../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import type { BlockInfo, OpInfo } from '../rules/tables/op-info.ts';
import type { Source } from '../text/source.ts';
import type { Finding } from './finding.ts';

/** An instance of a rule without an error. */
export interface RuleNode {
  readonly source: Source;
  readonly arch: string;
  readonly ops: OpIndex;
  readonly rule: ResolvedRule;
  /** Functions that the compiler declares beside the rules, where its files are at hand. */
  readonly declared?: (() => ReadonlySet<string>) | undefined;
}

/** A rule with all its instances, none of which has an error. */
export interface WholeRuleNode {
  readonly source: Source;
  readonly arch: string;
  readonly ops: OpIndex;
  readonly written: Rule;
  readonly instances: readonly ResolvedRule[];
}

/** An op with operands, in the match or in the result of an instance. */
export interface ValueNode extends RuleNode {
  readonly rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>;
  readonly value: ResolvedValue;
  readonly side: 'match' | 'result';
  /** The value is the whole side: what the rule rewrites, or what takes its place. */
  readonly isTop: boolean;
}

/** A Go expression of an instance that is no part of another. */
export interface ExpressionNode extends RuleNode {
  readonly rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>;
  readonly expr: GoExpr;
  readonly role: 'condition' | 'type' | 'auxint' | 'aux' | 'place' | 'operand' | 'code';
  readonly side: 'match' | 'condition' | 'result';
}

/** The rules that Go's generator reads as one list: those of a file, and of the vector file that it adds to it. */
export interface RuleSetNode {
  readonly arch: string;
  readonly ops: OpIndex;
  /** In the order in which the compiler tries them. */
  readonly instances: readonly RuleNode[];
  readonly rules: readonly WholeRuleNode[];
}

/** An op table, or the part of one that a file holds. */
export interface TableNode {
  readonly source: Source;
  readonly arch: string;
  readonly ops: readonly OpInfo[];
  readonly blocks: readonly BlockInfo[];
  /** The file of the compiler that makes code of the ops; absent where it is not at hand. */
  readonly generator?: Source;
}

export interface OpNode {
  readonly source: Source;
  readonly arch: string;
  readonly op: OpInfo;
  readonly table: TableNode;
}

export interface BlockNode {
  readonly source: Source;
  readonly arch: string;
  readonly block: BlockInfo;
}

/** A rules file or an op table as text, whatever can be read of it. */
export interface TextNode {
  readonly source: Source;
  readonly of: 'rules' | 'ops';
}

export interface Nodes {
  readonly text: TextNode;
  readonly rule: RuleNode;
  readonly wholeRule: WholeRuleNode;
  readonly value: ValueNode;
  readonly expression: ExpressionNode;
  readonly ruleSet: RuleSetNode;
  readonly table: TableNode;
  readonly op: OpNode;
  readonly block: BlockNode;
}

export type NodeKind = keyof Nodes;

export type Visitor = { readonly [Kind in NodeKind]?: (node: Nodes[Kind]) => Iterable<Finding> };

/** A node with its kind, as the walk comes by it. */
export type Visit = { [Kind in NodeKind]: { readonly kind: Kind; readonly node: Nodes[Kind] } }[NodeKind];

/** All nodes of the rules that are read as one, the whole after its parts. */
export function* nodesOfRules(set: RuleSetNode): Generator<Visit> {
  for (const whole of set.rules) yield { kind: 'wholeRule', node: whole };
  for (const node of set.instances) {
    yield { kind: 'rule', node };
    const { rule } = node;
    if (rule.kind === 'ellipsis') continue;
    const { source, arch, ops, declared } = node;
    for (const side of ['match', 'result'] as const)
      for (const top of operandsOf(rule, side))
        for (const value of valuesIn(top)) {
          const isTop = value === top;
          yield { kind: 'value', node: { source, arch, ops, declared, rule, value, side, isTop } };
        }
    for (const { expr, role, side } of expressionsOf(rule))
      yield { kind: 'expression', node: { source, arch, ops, declared, rule, expr, role, side } };
  }
  yield { kind: 'ruleSet', node: set };
}

/** All nodes of an op table. */
export function* nodesOfTable(table: TableNode): Generator<Visit> {
  const { source, arch } = table;
  for (const op of table.ops) yield { kind: 'op', node: { source, arch, op, table } };
  for (const block of table.blocks) yield { kind: 'block', node: { source, arch, block } };
  yield { kind: 'table', node: table };
}

type Part = Pick<ExpressionNode, 'expr' | 'role' | 'side'>;

const known = new WeakMap<ResolvedRule, readonly Part[]>();

/** Every Go expression of an instance, in the order of the text but for the condition, which comes last. */
export function expressionsOf(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): readonly Part[] {
  const parts = known.get(rule) ?? expressionsIn(rule);
  known.set(rule, parts);
  return parts;
}

function expressionsIn(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): readonly Part[] {
  const parts: Part[] = [];
  for (const side of ['match', 'result'] as const) {
    if (rule.kind === 'block') addFields(rule[side], side, parts);
    for (const operand of operandsOf(rule, side)) addOperand(operand, side, parts);
  }
  if (rule.kind === 'value') {
    const { place, result } = rule;
    if (place !== undefined) parts.push({ expr: place, role: 'place', side: 'result' });
    if (result.kind === 'code') parts.push({ expr: result.expr, role: 'code', side: 'result' });
  }
  if (rule.condition !== undefined)
    parts.push({ expr: rule.condition, role: 'condition', side: 'condition' });
  return parts;
}

function addOperand(operand: ResolvedOperand, side: 'match' | 'result', parts: Part[]): void {
  if (operand.kind === 'expression') parts.push({ expr: operand.expr, role: 'operand', side });
  if (operand.kind !== 'value') return;
  addFields(operand, side, parts);
  for (const arg of operand.args) addOperand(arg, side, parts);
}

function addFields(
  fields: Partial<Record<'type' | 'auxint' | 'aux', GoExpr>>,
  side: 'match' | 'result',
  parts: Part[],
): void {
  for (const role of ['type', 'auxint', 'aux'] as const) {
    const expr = fields[role];
    if (expr !== undefined) parts.push({ expr, role, side });
  }
}
