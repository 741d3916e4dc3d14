/** A form of a trial made smaller in one place: what is left may still go wrong. */
import { sizeOfValue } from './call.ts';
import { sizeOf } from './go-ops.ts';
import { type Constant, isMemory, mapOperands, type Node, operandsOf, partsOf, typeOf } from './node.ts';
import type { Timing } from './speller.ts';
import { canBeHidden, type Form, isTimed } from './trial.ts';

/** The form with its constants in their places, so that each can be another. */
export function settled(form: Form): Form {
  const known = (constant: Constant): Constant =>
    constant.kind === 'known' ? constant : { kind: 'known', bits: form.constants.get(constant.name) ?? 0n };
  return { ...replaced(form, (_, inside) => withConstant(inside, known)), constants: new Map() };
}

/** Every form that is smaller in one place. Constants have to be in their places. */
export function reductionsOf(form: Form): readonly Form[] {
  return [...plainerWays(form), ...plainerSpellings(form), ...smallerTrees(form)];
}

function plainerWays(form: Form): readonly Form[] {
  const { bringing, hidden, timings } = form;
  const atOnce = (node: Node): Form => ({ ...form, timings: new Map(timings).set(node, 'plain') });
  const late = (node: Node): Form => ({ ...form, timings: new Map(timings).set(node, 'late') });
  const ways = [
    ...(bringing === 'plain' ? [] : [{ ...form, bringing: 'plain', hidden: [] } as const]),
    ...(hidden.length < 2
      ? []
      : hidden.map(node => ({ ...form, hidden: hidden.filter(one => one !== node) }))),
    ...[...timings].flatMap(([node, timing]) => {
      if (timing === 'plain') return [];
      return timing === 'late' ? [atOnce(node)] : [atOnce(node), late(node)];
    }),
  ];
  return ways.map(consistent);
}

function plainerSpellings(form: Form): readonly Form[] {
  const { spelling = {} } = form;
  return (['isUnchecked', 'isWithoutStore'] as const).flatMap(key =>
    spelling[key] ? [] : [{ ...form, spelling: { ...spelling, [key]: true } }],
  );
}

function smallerTrees(form: Form): readonly Form[] {
  const parts = [...new Set(partsOf(form.root))];
  const operands = parts.filter(part => part.kind === 'operand');
  return parts.flatMap(part =>
    [...smallerThan(part, part === form.root, operands)].map(by =>
      replaced(form, node => (node === part ? by : undefined)),
    ),
  );
}

function* smallerThan(node: Node, isRoot: boolean, operands: readonly Node[]): Generator<Node> {
  switch (node.kind) {
    case 'memory':
      return;
    case 'operand':
      if (node.type === 'unsafe.Pointer') return;
      yield* [0n, 1n].map(
        (bits): Node => ({ kind: 'constant', type: node.type, constant: { kind: 'known', bits } }),
      );
      yield* operands.slice(0, operands.indexOf(node)).filter(one => typeOf(one) === node.type);
      return;
    case 'constant':
      yield* smallerConstants(node, 8 * sizeOf(node.type));
      return;
    case 'offset':
    case 'zero':
    case 'move':
      yield* smallerConstants(node, 64);
  }
  yield* operandsOf(node).filter(operand =>
    isMemory(node) ? isMemory(operand) : !isMemory(operand) && (isRoot || typeOf(operand) === typeOf(node)),
  );
}

const usual = [0n, 1n, 2n, 3n, 4n, 5n, 7n, 8n, 15n, 16n, 31n, 32n, 33n, 63n, 64n, 65n, 1n << 31n, 1n << 63n];

function smallerConstants(node: Node, width: number): readonly Node[] {
  const others = (bits: bigint): readonly bigint[] =>
    [...new Set([...usual, bits >> 1n].map(value => BigInt.asUintN(width, value)))].filter(
      value => sizeOfValue(value) < sizeOfValue(BigInt.asUintN(width, bits)),
    );
  const found: Node[] = [];
  withConstant(node, constant => {
    if (constant.kind === 'known')
      for (const bits of others(constant.bits))
        found.push(withConstant(node, () => ({ kind: 'known', bits }))!);
    return constant;
  });
  return found;
}

/** The node with another constant; undefined where it has none. */
function withConstant(node: Node, visit: (constant: Constant) => Constant): Node | undefined {
  switch (node.kind) {
    case 'constant':
      return { ...node, constant: visit(node.constant) };
    case 'offset':
      return { ...node, offset: visit(node.offset) };
    case 'zero':
    case 'move':
      return { ...node, size: visit(node.size) };
    default:
      return undefined;
  }
}

/**
 * The form with what `by` names replaced wherever it stands, `inside` being the node on its new operands; what showed late
 * does so still.
 */
function replaced(form: Form, by: (node: Node, inside: Node) => Node | undefined): Form {
  const made = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const isSame = operandsOf(node).every(operand => visit(operand) === operand);
    const inside = isSame ? node : mapOperands(node, visit);
    const next = by(node, inside) ?? inside;
    made.set(node, next);
    return next;
  };
  const root = visit(form.root);
  const timings = new Map<Node, Timing>();
  for (const [node, timing] of form.timings) {
    const next = made.get(node);
    if (next !== undefined && isTimed(next)) timings.set(next, timing);
  }
  return consistent({ ...form, root, timings, hidden: form.hidden.flatMap(node => made.get(node) ?? []) });
}

/** Without what is hidden, or shows late, and is no part of the expression any more. */
function consistent(form: Form): Form {
  const parts = new Set(partsOf(form.root));
  const timings = new Map(
    [...form.timings].filter(([node, timing]) => parts.has(node) && timing !== 'plain'),
  );
  const hidden = [...new Set(form.hidden)].filter(node => parts.has(node) && canBeHidden(node, timings));
  return { ...form, timings, hidden, bringing: hidden.length === 0 ? 'plain' : form.bringing };
}
