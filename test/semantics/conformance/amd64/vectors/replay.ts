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

/** Elements of results that say nothing: which NaN a sum or a product is, is open. */
const silent: readonly { readonly ops: RegExp; readonly width: 32 | 64 }[] = [
  { ops: /^V(ADD|MUL)PS/, width: 32 },
  { ops: /^V(ADD|MUL)PD/, width: 64 },
];
const isNan = (width: number, value: bigint): boolean =>
  BigInt.asUintN(width - 1, value) > (width === 32 ? 0x7f800000n : 0x7ff0000000000000n);

/** The values with the elements put to zero that say nothing in both. */
function withoutSilent(one: VectorCase, values: readonly bigint[]): readonly bigint[] {
  const width = silent.find(({ ops }) => ops.test(one.entry.name))?.width;
  if (width === undefined) return values;
  const lane = (value: bigint, place: number): bigint =>
    BigInt.asUintN(width, value >> BigInt(width * place));
  return values.map(value => {
    let kept = value;
    for (let place = 0; place < resultWidth(one) / width; place++) {
      if (values.every(each => isNan(width, lane(each, place))))
        kept &= ~(((1n << BigInt(width)) - 1n) << BigInt(width * place));
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
