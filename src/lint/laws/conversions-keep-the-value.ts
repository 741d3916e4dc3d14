import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf, qualifiedName } from '../../rules/go-parts.ts';
import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule } from '../../rules/resolved.ts';
import { isas, pointerSizeOf } from '../../semantics/ops/index.ts';
import { rulesInOrder } from '../by-op.ts';
import type { Finding } from '../finding.ts';
import { type Assignment, computation, computed, cut, type Names } from '../go/compute.ts';
import type { Lint } from '../lint.ts';
import { admitted, constantsIn, type InOrder } from '../logic/admitted.ts';
import { constantNames, goIntegers, type IntegerType } from '../logic/constants.ts';
import { boundName } from '../logic/generality.ts';
import { readsLowBits } from '../meaning/low-bits.ts';

export const conversionsKeepTheValue: Lint = {
  code: 'lossy-conversion',
  law: 'A constant is converted to a narrower type only where the condition says that it fits.',
  why: '`int32(c)` drops the upper half without a word, and the rule goes on with another constant. Where the match reads no more than the low bits, where the bits are extended again at once (`int64(int8(c))`), or where the sum fits although its parts do not, nothing is lost and nothing is said.',
  example: {
    of: 'rules',
    wrong:
      '(MOVDload [off] {sym} (ADDI [c] x) mem) => (MOVDload [off+int32(c)] {sym} x mem)\n(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) => (MOVDload [off+int32(c)] {sym} x mem)',
    right:
      '(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) && is32Bit(int64(off)+c) => (MOVDload [off+int32(c)] {sym} x mem)',
  },
  category: 'ranges',
  severity: 'warning',
  visit: {
    *ruleSet(set) {
      for (const node of rulesInOrder(set))
        for (const operand of operandsOf(node.rule, 'result'))
          for (const { auxint } of valuesIn(operand))
            if (auxint !== undefined && auxint.kind !== 'identifier' && auxint.kind !== 'integer')
              for (const finding of lossesIn(node, auxint, narrowest(set.arch)))
                yield { ...finding, source: node.source };
    },
  },
};

/** Registers of 32 bits hold the low half of sizes and offsets, which an object of their address space never exceeds. */
const narrowest = (arch: string): number => (pointerSizeOf(arch) === 4 ? 31 : 63);

function* lossesIn(node: InOrder, expr: GoExpr, below: number): Generator<Finding> {
  const { rule } = node;
  const written = [...narrowingsIn(expr)].filter(({ to }) => to.width <= below);
  if (written.length === 0) return;
  const constants = constantNames(rule);
  const narrowings = written.filter(({ arg }) => constantsIn(arg, constants).length > 0);
  if (narrowings.length === 0) return;
  const known = admitted(node, [expr]);
  const run = known && computation(expr, known.names);
  const exact = known && computation(expr, known.names, 'exact');
  if (known === undefined || run === undefined || exact === undefined) return;
  const isUnsigned = asksUnsigned(rule.condition);
  const lostWith = (values: Assignment) => {
    const [given, whole] = [computed(run, values), computed(exact, values)];
    // What does not fit 64 bits is cut off by the machine too.
    if (given === undefined || whole === undefined || given === BigInt.asIntN(64, whole)) return undefined;
    return narrowings.find(narrowing => loses(narrowing, known.names, values, isUnsigned));
  };
  const values = known.find(some => lostWith(some) !== undefined);
  const lost = values && lostWith(values);
  if (values === undefined || lost === undefined) return;
  if (constantsIn(lost.arg, constants).some(name => isMeantLow(rule, name, lost.to))) return;
  yield {
    span: lost.call.span,
    message: `the conversion to ${lost.to.name} loses bits of a constant that nothing bounds`,
    text: `for ${known.describe(values)}`,
    help:
      lost.to.width === 32
        ? 'ask `is32Bit` of what is converted'
        : `ask whether it fits ${lost.to.width} bits`,
  };
}

interface Narrowing {
  readonly call: GoExpr;
  readonly arg: GoExpr;
  readonly to: IntegerType;
}

function* narrowingsIn(expr: GoExpr): Generator<Narrowing> {
  for (const call of partsOf(expr)) {
    if (call.kind !== 'call' || call.args.length !== 1) continue;
    const to = goIntegers.get(qualifiedName(call.callee) ?? '');
    if (to !== undefined && to.width < 64) yield { call, arg: call.args[0]!, to };
  }
}

/** Where the condition asks for an unsigned range, a constant of that range keeps its bits. */
function loses({ arg, to }: Narrowing, names: Names, values: Assignment, isUnsigned: boolean): boolean {
  const run = computation(arg, names);
  const value = run && computed(run, values);
  if (value === undefined || cut(to, value) === value) return false;
  return !isUnsigned || cut({ ...to, signed: false }, value) !== value;
}

const asksUnsigned = (condition: GoExpr | undefined): boolean =>
  condition !== undefined &&
  partsOf(condition).some(
    part => part.kind === 'call' && /^isU\d+Bit$/.test(qualifiedName(part.callee) ?? ''),
  );

/** The constant is the whole match, or an operand of which the op reads no more bits than are kept. */
function isMeantLow(
  rule: Extract<ResolvedRule, { kind: 'value' }>,
  name: string,
  { width }: IntegerType,
): boolean {
  const { match } = rule;
  if (match.auxint !== undefined && boundName(match.auxint) === name && match.args.length === 0) return true;
  const isLow = (operand: ResolvedOperand): boolean => {
    if (operand.kind !== 'value') return false;
    // Of an op without a model it is not known.
    if (!isas.get(operand.op.arch)?.ops.has(operand.op.name)) return true;
    return operand.args.some(
      (arg, index) =>
        (arg.kind === 'value' &&
          arg.auxint !== undefined &&
          boundName(arg.auxint) === name &&
          readsLowBits(operand.op, index, width)) ||
        isLow(arg),
    );
  };
  return operandsOf(rule, 'match').some(isLow);
}
