/** The rules that a compiler has, pass by pass, so that a rule can be looked up by its ops. */
import { matchingOrders } from '../rules/matching-orders.ts';
import type { ResolvedBlock, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import type { OpInfo } from '../rules/tables/op-info.ts';
import type { Source } from '../text/source.ts';

export type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;
export type RenamingRule = Extract<ResolvedRule, { kind: 'ellipsis' }>;

/** Passes of the compiler that rewrite values, as it names them. */
export type Pass = 'opt' | 'lower' | 'late lower';

/** An instance of a rule of values, in its file. */
export interface KnownRule {
  readonly pass: Pass;
  readonly source: Source;
  readonly rule: ValueRule | RenamingRule;
}

/** The rules of one pass, in the order in which the compiler tries them. */
export class PassRules {
  readonly pass: Pass;
  readonly rules: readonly KnownRule[];
  readonly #byMatch = new Map<string, KnownRule[]>();
  readonly #byName = new Map<string, KnownRule[]>();
  readonly #orders = new Map<KnownRule, readonly ValueRule[]>();

  constructor(
    pass: Pass,
    files: readonly { readonly source: Source; readonly rules: readonly ResolvedRule[] }[],
  ) {
    this.pass = pass;
    this.rules = files.flatMap(({ source, rules }) =>
      rules.map(rule => ({ pass, source, rule: rule.kind === 'block' ? asValueRule(rule) : rule })),
    );
    for (const known of this.rules) {
      const op = matchedOp(known);
      addTo(this.#byMatch, opKey(op), known);
      addTo(this.#byName, op.name, known);
    }
  }

  /** The rules whose match begins with the op. */
  matching(op: OpInfo): readonly KnownRule[] {
    return this.#byMatch.get(opKey(op)) ?? [];
  }

  /** The same by the name alone, as a trace has it: of an op or a kind of block, of the language or of the machine. */
  rulesOn(name: string): readonly KnownRule[] {
    return this.#byName.get(name) ?? [];
  }

  /** A rule in the orders in which the compiler tries its operands. */
  ordersOf(known: KnownRule & { readonly rule: ValueRule }): readonly ValueRule[] {
    let orders = this.#orders.get(known);
    if (orders === undefined) {
      orders = matchingOrders(known.rule).filter(order => order.kind === 'value');
      this.#orders.set(known, orders);
    }
    return orders;
  }
}

function addTo(map: Map<string, KnownRule[]>, key: string, known: KnownRule): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [known]);
  else list.push(known);
}

/** The op in whose place a kind of block stands. */
const blockMark = 'block';
export const isBlock = ({ marks }: OpInfo): boolean => marks.has(blockMark);

/**
 * A rule of blocks as one of values, in which a block is an op of its controls: which successor is which is not in it.
 * Always the same object for the same rule.
 */
export function asValueRule(rule: Extract<ResolvedRule, { kind: 'block' }>): ValueRule {
  const known = valueRules.get(rule);
  if (known !== undefined) return known;
  const { instance, condition } = rule;
  const made: ValueRule = {
    kind: 'value',
    instance,
    match: asValue(rule.match),
    result: asValue(rule.result),
    ...(condition !== undefined && { condition }),
  };
  valueRules.set(rule, made);
  return made;
}

/** A rule as those of a pass have it. */
export const formOf = (rule: ResolvedRule): ResolvedRule =>
  rule.kind === 'block' ? asValueRule(rule) : rule;

const valueRules = new WeakMap<ResolvedRule, ValueRule>();

function asValue({ block, controls, successors: _, type: __, ...rest }: ResolvedBlock): ResolvedValue {
  const { name, arch, aux } = block;
  const op: OpInfo = {
    name,
    arch,
    argLength: controls.length,
    commutative: false,
    marks: new Set([blockMark]),
    ...(aux !== undefined && { aux }),
  };
  return { ...rest, kind: 'value', op, args: controls };
}

/** A compiler: its passes in their order. */
export interface Compiler {
  readonly arch: string;
  readonly passes: readonly PassRules[];
}

export const isValueRule = (known: KnownRule): known is KnownRule & { readonly rule: ValueRule } =>
  known.rule.kind === 'value';

const opKey = (op: OpInfo): string => `${op.arch}.${isBlock(op) ? 'block ' : ''}${op.name}`;

export function matchedOp({ rule }: KnownRule): OpInfo {
  return rule.kind === 'ellipsis' ? rule.match : rule.match.op;
}

/** The op that a rule results in; undefined where the result is an operand of the match, or code. */
export function resultingOp({ rule }: KnownRule): OpInfo | undefined {
  if (rule.kind === 'ellipsis') return rule.result;
  return rule.result.kind === 'value' ? (rule.result satisfies ResolvedValue).op : undefined;
}
