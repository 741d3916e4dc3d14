/** Holds what a machine computed to what the op denotes. */
import { MemoryReader } from '../../../../../src/semantics/memory/without-memory.ts';
import { constantKinds, constantSorts, type OpEntry } from '../../../../../src/semantics/ops/entry.ts';
import { bits, load, store } from '../../../../../src/semantics/term/build.ts';
import { evaluator } from '../../../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../../../src/semantics/term/term.ts';
import { operandsOf, resultWidth, shownWidth, type VectorCase } from './cases.ts';

/** Where the bytes lie that are shown of memory. */
const place = bits(64, 0x1000n);

/** The value of the op, or the bytes that it leaves in memory; its operand in memory is what these were before. */
function denoted(entry: OpEntry, operands: readonly Term[], immediate: Term): Term {
  if (entry.operands.every(({ kind }) => kind !== 'memory'))
    return entry.denote(operands, entry.aux ? [immediate] : [])[0];
  const given = operands.map((operand, index) => {
    const { kind } = entry.operands[index]!;
    if (kind === 'memory') return store('little', variable('memory', 'Memory'), place, operand);
    return kind === 'integer' ? place : operand;
  });
  const offsets = constantKinds(entry).map(kind => bits(constantSorts[kind], 0n));
  const [result] = entry.denote(given, offsets);
  return new MemoryReader().read(
    entry.results[0].kind === 'memory' ? load(64, 'little', result, place) : result,
  );
}

type Run = (operands: readonly bigint[], immediate: bigint) => bigint;

const known = new WeakMap<OpEntry, Run>();

function runOf(entry: OpEntry): Run {
  const found = known.get(entry);
  if (found !== undefined) return found;
  const operands = entry.operands.map((register, index) => variable(`x${index}`, shownWidth(register)));
  const immediate = variable('immediate', 8);
  const variables = [...operands, immediate];
  const run = evaluator(denoted(entry, operands, immediate), variables);
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
