/** Holds what a machine computed to what the op denotes. */
import { type OpEntry, settled, widthOf } from '../../../../../src/semantics/ops/entry.ts';
import { evaluator } from '../../../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../../../src/semantics/term/term.ts';
import { operandsOf, resultWidth, type VectorCase } from './cases.ts';

type Run = (operands: readonly bigint[], immediate: bigint) => bigint;

const known = new WeakMap<OpEntry, Run>();

function runOf(entry: OpEntry): Run {
  const found = known.get(entry);
  if (found !== undefined) return found;
  const operands = entry.operands.map((register, index) => variable(`x${index}`, widthOf(settled(register))));
  const immediate = variable('immediate', 8);
  const variables = [...operands, immediate];
  const run = evaluator(entry.denote(operands, entry.aux ? [immediate] : [])[0], variables);
  const made: Run = (values, constant) => run([...values, constant], 'rne').value;
  known.set(entry, made);
  return made;
}

interface Lanes {
  readonly source: number;
  readonly result: number;
  readonly skips: (source: bigint, result: bigint) => boolean;
}

const isNan = (width: number, value: bigint): boolean =>
  BigInt.asUintN(width - 1, value) > (width === 32 ? 0x7f800000n : 0x7ff0000000000000n);
const isBetween = (low: bigint, high: bigint) => (value: bigint) => low <= value && value <= high;
/** Doubles and singles: above -1 and below 0, and from 2^63 to 2^64. */
const [smallDouble, largeDouble] = [
  isBetween(0x8000000000000001n, 0xbfefffffffffffffn),
  isBetween(0x43e0000000000000n, 0x43efffffffffffffn),
];
const [smallSingle, largeSingle] = [isBetween(0x80000001n, 0xbf7fffffn), isBetween(0x5f000000n, 0x5f7fffffn)];

/**
 * Elements of results that say nothing. Which NaN a sum or a product is, is open. And Bochs 2.7 is mistaken: of numbers
 * that fit 64 unsigned bits it finds the upper half and those that truncate to -0 out of range, and it rounds unsigned
 * integers from 2^31 on to singles by their ninth bit alone.
 */
const silent: readonly { readonly ops: RegExp; readonly lanes: Lanes }[] = [
  { ops: /^V(ADD|MUL)PS/, lanes: { source: 32, result: 32, skips: (_, value) => isNan(32, value) } },
  { ops: /^V(ADD|MUL)PD/, lanes: { source: 64, result: 64, skips: (_, value) => isNan(64, value) } },
  {
    ops: /^VCVTTPD2UQQ/,
    lanes: { source: 64, result: 64, skips: value => smallDouble(value) || largeDouble(value) },
  },
  {
    ops: /^VCVTTPS2UQQ/,
    lanes: { source: 32, result: 64, skips: value => smallSingle(value) || largeSingle(value) },
  },
  {
    ops: /^VCVTUDQ2PS/,
    lanes: {
      source: 32,
      result: 32,
      skips: value => value >= 0x80000000n && BigInt.asUintN(8, value) > 0x80n,
    },
  },
];

/** The values with the elements that say nothing put to zero, where either has such a one. */
function withoutSilent(one: VectorCase, values: readonly bigint[]): readonly bigint[] {
  const lanes = silent.find(({ ops }) => ops.test(one.entry.name))?.lanes;
  if (lanes === undefined) return values;
  const source = operandsOf(one)[/Merging/.test(one.entry.name) ? 1 : 0]!;
  const lane = (width: number, vector: bigint, place: number): bigint =>
    BigInt.asUintN(width, vector >> BigInt(width * place));
  return values.map(value => {
    let kept = value;
    for (let place = 0; place < resultWidth(one) / lanes.result; place++) {
      const from = lane(lanes.source, source, place);
      if (!values.every(each => !lanes.skips(from, lane(lanes.result, each, place))))
        kept &= ~(((1n << BigInt(lanes.result)) - 1n) << BigInt(lanes.result * place));
    }
    return kept;
  });
}

/** Undefined where the op denotes what the machine computed. */
export function disagreement(one: VectorCase, computed: bigint): string | undefined {
  const { entry, immediate } = one;
  const operands = operandsOf(one);
  const denoted = runOf(entry)(operands, immediate);
  const [mine, other] = withoutSilent(one, [denoted, computed]);
  if (mine === other) return undefined;
  const shown = operands.map(operand => operand.toString(16)).join(' ');
  return `${entry.name} ${immediate} ${shown}: ${computed.toString(16)}, the op denotes ${denoted.toString(16)}`;
}
