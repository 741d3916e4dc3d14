/** What a rule matches as a tree that Go can spell: generic ops on values and memory, with names for constants. */
import type { Answers } from '../../model/choices.ts';
import { namelessName } from '../../model/nameless.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { mapInBindingOrder } from '../../rules/matching-orders.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { Language } from '../raise.ts';
import type { Tree } from '../tree.ts';
import { constantOps, goOps, sizeOf, type ValueType } from './go-ops.ts';

export type Constant =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'known'; readonly bits: bigint };

/** A value, or a memory: that of `memory`, `Store`, `Zero` and `Move`. */
export type Node =
  /** A parameter of the function, or the memory as it was. */
  | { readonly kind: 'operand'; readonly name: string; readonly type: ValueType }
  | { readonly kind: 'memory' }
  | { readonly kind: 'constant'; readonly type: ValueType; readonly constant: Constant }
  | { readonly kind: 'op'; readonly op: string; readonly args: readonly Node[] }
  | { readonly kind: 'offset'; readonly pointer: Node; readonly offset: Constant }
  | { readonly kind: 'load'; readonly type: ValueType; readonly pointer: Node; readonly memory: Node }
  | {
      readonly kind: 'store';
      readonly type: ValueType;
      readonly pointer: Node;
      readonly value: Node;
      readonly memory: Node;
    }
  | { readonly kind: 'zero'; readonly size: Constant; readonly pointer: Node; readonly memory: Node }
  | {
      readonly kind: 'move';
      readonly size: Constant;
      readonly to: Node;
      readonly from: Node;
      readonly memory: Node;
    };

/** The match has something that Go source cannot say: an op, or a constant that is computed. */
export class Unspelled extends Error {
  override name = 'Unspelled';
}

const memoryOps = new Set(['Store', 'Zero', 'Move']);

/** The tree of a match, with the types that the counterexample is about. Throws `Unspelled`. */
export function nodeOfMatch(match: ResolvedValue, answers: Answers): Node {
  const bound = new Map<string, Node>();
  let wildcards = 0;
  const operand = (name: string, type: ValueType | 'memory'): Node =>
    type === 'memory' ? { kind: 'memory' } : { kind: 'operand', name, type };
  const visit = (pattern: ResolvedOperand, type: ValueType | 'memory'): Node => {
    switch (pattern.kind) {
      case 'variable': {
        const known = bound.get(pattern.name) ?? operand(pattern.name, type);
        bound.set(pattern.name, known);
        return known;
      }
      case 'wildcard':
        wildcards += 1;
        return operand(namelessName('_', wildcards), type);
      case 'value': {
        const node = value(pattern);
        if (pattern.binding !== undefined) bound.set(pattern.binding, node);
        return node;
      }
      case 'rest':
      case 'expression':
        throw new Unspelled('a match of any number of operands');
    }
  };
  const value = (pattern: ResolvedValue): Node => {
    const { op, auxint } = pattern;
    const constant = () => constantOf(auxint);
    const constantType = constantOps.get(op.name);
    if (constantType !== undefined) return { kind: 'constant', type: constantType, constant: constant() };
    const of = (types: readonly (ValueType | 'memory')[]): readonly Node[] => {
      if (types.length !== pattern.args.length) throw new Unspelled(`${op.name} with so many operands`);
      const places = new Map(pattern.args.map((arg, index) => [arg, types[index]!]));
      return mapInBindingOrder(pattern, arg => visit(arg, places.get(arg)!));
    };
    switch (op.name) {
      case 'OffPtr': {
        const [pointer] = of(['unsafe.Pointer']);
        return { kind: 'offset', pointer: pointer!, offset: constant() };
      }
      case 'Load': {
        const [pointer, memory] = of(['unsafe.Pointer', 'memory']);
        const type = typeNamed(pattern.type, answers);
        return { kind: 'load', type, pointer: pointer!, memory: memory! };
      }
      case 'Store': {
        const type = typeNamed(pattern.aux, answers);
        const [pointer, stored, memory] = of(['unsafe.Pointer', type, 'memory']);
        return { kind: 'store', type, pointer: pointer!, value: stored!, memory: memory! };
      }
      case 'Zero': {
        const [pointer, memory] = of(['unsafe.Pointer', 'memory']);
        return { kind: 'zero', size: constant(), pointer: pointer!, memory: memory! };
      }
      case 'Move': {
        const [to, from, memory] = of(['unsafe.Pointer', 'unsafe.Pointer', 'memory']);
        return { kind: 'move', size: constant(), to: to!, from: from!, memory: memory! };
      }
    }
    const known = op.arch === 'generic' ? goOps.get(op.name) : undefined;
    if (known === undefined) throw new Unspelled(`no Go expression is known of ${op.name}`);
    return { kind: 'op', op: op.name, args: of(known.operands) };
  };
  return visit(match, memoryOps.has(match.op.name) ? 'memory' : 'uint64');
}

/** The ops of the language that Go can say, with operands of their types or what a machine cuts to them without a word. */
export const spelled: Language = {
  isSpelled: ({ op, args }) =>
    op.arch === 'generic' &&
    (constantOps.has(op.name) || goOps.get(op.name)?.operands.length === args.length),
  fits(operand, { op }, index) {
    const wanted = goOps.get(op.name)?.operands[index];
    if (operand.kind !== 'op' || wanted === undefined) return true;
    const constant = constantOps.get(operand.op.name);
    if (constant !== undefined) return constant === wanted;
    const given = goOps.get(operand.op.name)?.result;
    if (given === undefined || given === wanted) return true;
    return given.startsWith('uint') && wanted.startsWith('uint') && sizeOf(given) > sizeOf(wanted);
  },
  typeOf(tree) {
    const name = tree.kind === 'op' ? tree.op.name : '';
    return constantOps.get(name) ?? goOps.get(name)?.result ?? '';
  },
};

/** A tree of such ops. */
export function nodeOfTree(tree: Tree, type: ValueType = 'uint64'): Node {
  switch (tree.kind) {
    case 'parameter':
      return { kind: 'operand', name: tree.name, type };
    case 'late':
      return nodeOfTree(tree.of, type);
    case 'op': {
      const { op, args, constant } = tree;
      const constantType = constantOps.get(op.name);
      if (constantType !== undefined)
        return {
          kind: 'constant',
          type: constantType,
          constant:
            constant?.kind === 'free'
              ? { kind: 'named', name: constant.name }
              : { kind: 'known', bits: constant?.bits ?? 0n },
        };
      const { operands } = goOps.get(op.name)!;
      const types = operands.map((operand, index) => fitted(nodeOfTree(args[index]!, operand), operand));
      return { kind: 'op', op: op.name, args: types };
    }
  }
}

/** A machine's ops are of registers: where their operand is of another width, it is cut or extended. */
function fitted(node: Node, wanted: ValueType): Node {
  const given = typeOf(node);
  if (given === wanted) return node;
  if (!given.startsWith('uint') || !wanted.startsWith('uint'))
    throw new Unspelled(`no Go expression makes ${wanted} of ${given}`);
  const [from, to] = [8 * sizeOf(given), 8 * sizeOf(wanted)];
  return { kind: 'op', op: `${from > to ? 'Trunc' : 'ZeroExt'}${from}to${to}`, args: [node] };
}

function constantOf(expr: GoExpr | undefined): Constant {
  switch (expr?.kind) {
    case 'identifier':
      if (expr.name === 'true' || expr.name === 'false')
        return { kind: 'known', bits: expr.name === 'true' ? 1n : 0n };
      return { kind: 'named', name: expr.name };
    case 'integer':
      return { kind: 'known', bits: expr.value };
    case undefined:
      return { kind: 'named', name: '_' };
    default:
      throw new Unspelled('a constant that the match computes');
  }
}

/** The type of that name in the counterexample's case; a byte where nothing depends on it. */
function typeNamed(expr: GoExpr | undefined, answers: Answers): ValueType {
  const name = expr?.kind === 'identifier' ? expr.name : '';
  const asked = [`the type of ${name}`, `the type ${name}`, name].map(question => answers.get(question));
  const answer = asked.find(one => one !== undefined) ?? 'uint8';
  if (answer === 'pointer') return 'unsafe.Pointer';
  return answer.replace(/^int/, 'uint') as ValueType;
}

/** An expression with others in the place of operands. */
export function replaceOperands(
  node: Node,
  by: (operand: Extract<Node, { kind: 'operand' }>) => Node | undefined,
): Node {
  if (node.kind === 'operand') return by(node) ?? node;
  return node.kind === 'op' ? { ...node, args: node.args.map(arg => replaceOperands(arg, by)) } : node;
}

/** A node's operands, without memories. */
export function operandsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'operand':
    case 'memory':
    case 'constant':
      return [];
    case 'op':
      return node.args;
    case 'offset':
      return [node.pointer];
    case 'load':
    case 'zero':
      return [node.pointer, node.memory];
    case 'store':
      return [node.pointer, node.value, node.memory];
    case 'move':
      return [node.to, node.from, node.memory];
  }
}

/** The same node on what `visit` makes of its operands. */
export function mapOperands(node: Node, visit: (operand: Node) => Node): Node {
  switch (node.kind) {
    case 'operand':
    case 'memory':
    case 'constant':
      return node;
    case 'op':
      return { ...node, args: node.args.map(visit) };
    case 'offset':
      return { ...node, pointer: visit(node.pointer) };
    case 'load':
    case 'zero':
      return { ...node, pointer: visit(node.pointer), memory: visit(node.memory) };
    case 'store':
      return { ...node, pointer: visit(node.pointer), value: visit(node.value), memory: visit(node.memory) };
    case 'move':
      return { ...node, to: visit(node.to), from: visit(node.from), memory: visit(node.memory) };
  }
}

export const isMemory = ({ kind }: Node): boolean =>
  kind === 'memory' || kind === 'store' || kind === 'zero' || kind === 'move';

/** The node and all that it is made of, operands first. */
export function* partsOf(node: Node): Generator<Node> {
  for (const operand of operandsOf(node)) yield* partsOf(operand);
  yield node;
}

/** Of a value. */
export function typeOf(node: Node): ValueType {
  switch (node.kind) {
    case 'operand':
    case 'constant':
    case 'load':
      return node.type;
    case 'op':
      return goOps.get(node.op)!.result;
    default:
      return 'unsafe.Pointer';
  }
}
