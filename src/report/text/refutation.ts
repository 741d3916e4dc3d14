/** A refuted instance for a reader: its frame is that of any other finding. */

import type {
  CounterexampleResult,
  InstanceResult,
  PlainDiagnostic,
  PlainLabel,
  Region,
  RuleResult,
  Shown,
} from '../../check/run.ts';
import { alignColumns, lineWidth, wrap, wrapHard } from '../../text/columns.ts';
import { renderFrame } from '../../text/frame.ts';
import { colored, type Paint, plain } from '../../text/paint.ts';
import { visible } from '../../text/visible.ts';
import { differencePhrase, roundingWords } from './words.ts';

const indent = '    ';

/** Between columns. */
const gap = '  ';

/** A code frame, and below it the input, both results and the reason. */
export function renderRefutation(rule: RuleResult, instance: InstanceResult, color: boolean): string {
  const { counterexample } = instance;
  const frame = renderFrame(refutation(rule, instance), { color });
  if (counterexample === undefined) return frame;
  const prose = refutationSentences(counterexample, instance).flatMap(text => wrap(indent, text));
  const values = valueLines(counterexample, color ? colored : plain).map(line => indent + line);
  return [frame, ...values, ...prose].join('\n');
}

/** The input and all results, each with its bits, in columns. */
export function valueLines(counterexample: CounterexampleResult, paint: Paint): string[] {
  return alignColumns(folded(valueRows(counterexample))).map(([name, value, bits]) =>
    [name, paint('strong', value), paint('faint', bits)].join(gap).trimEnd(),
  );
}

/** How the results differ, what both sides compute, and what else is to be said. */
export function refutationSentences(
  counterexample: CounterexampleResult,
  instance: InstanceResult,
): string[] {
  const sentences = [modesOf(counterexample, instance), counterexample.why, instance.reason ?? ''];
  return sentences.filter(text => text !== '').map(visible);
}

/** The carets stand under the op that the instance matches and under the wrong result. */
export function refutation(
  of: RuleResult,
  { counterexample, match, result, rule, repair }: InstanceResult,
): PlainDiagnostic {
  const sources = [...new Set(counterexample?.sources.map(({ value }) => value))].join(' or ');
  return {
    code: 'refuted',
    severity: 'error',
    message: rule,
    labels: [
      labelAt(of, result, counterexample && `gives ${counterexample.targetValue}`),
      labelAt(of, match, counterexample && `gives ${sources}`),
    ],
    ...(repair && { help: `${repair.rule} is proved` }),
  };
}

function labelAt({ file, line, source }: RuleResult, region: Region, text: string | undefined): PlainLabel {
  const shown = source?.[region.line - line];
  return {
    file,
    ...region,
    ...(text !== undefined && { text }),
    ...(shown !== undefined && { source: shown }),
  };
}

/** What several readings of a source give alike is one result. */
const distinct = (sources: readonly Shown[]): Shown[] => [
  ...new Map(sources.map(shown => [shown.bits, shown])).values(),
];

function valueRows({
  case: told = {},
  inputs,
  values,
  sources,
  target,
  targetValue,
}: CounterexampleResult): Row[] {
  return [
    ...Object.entries(told).map(([question, answer]) => row(visible(question), visible(answer), '')),
    ...Object.entries(inputs).map(([name, bits]) => row(visible(name), values[name] ?? '', bits)),
    ...distinct(sources).map(({ bits, value }, index) =>
      row(index === 0 ? 'source' : 'or fused', value, bits),
    ),
    row('target', targetValue, target),
  ];
}

/** Columns of a value, beside which 128 bits have room. */
const valueWidth = 32;

/** Values and bits of vectors take several lines. */
function folded(rows: readonly Row[]): Row[] {
  const values = rows.map(([, value]) => wrapHard(value, valueWidth));
  const taken = widest(rows.map(([name]) => name)) + widest(values.flat()) + indent.length + 2 * gap.length;
  return rows.flatMap(([name, , bits], index) => {
    const digits = bits.length + taken <= lineWidth ? [bits] : foldedBits(bits);
    const value = values[index]!;
    return Array.from({ length: Math.max(value.length, digits.length) }, (_, line) =>
      row(line === 0 ? name : '', value[line] ?? '', digits[line] ?? ''),
    );
  });
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(text => text.length));

/** 128 bits in a line, below each other; other words as prose. */
function foldedBits(bits: string): string[] {
  const [, digits] = /^0x([0-9a-f]+)$/.exec(bits) ?? [];
  if (digits === undefined) return wrapHard(bits, valueWidth + gap.length);
  return digits.match(/.{1,32}/g)!.map((part, index) => (index === 0 ? '0x' : '  ') + part);
}

type Row = readonly [name: string, value: string, bits: string];
const row = (...cells: Row): Row => cells;

function modesOf(counterexample: CounterexampleResult, { roundingModes }: InstanceResult) {
  const { roundingMode } = counterexample;
  const words = differencePhrase(counterexample);
  if (roundingModes === undefined) return words;
  const others = roundingModes.length === 0 ? '' : `; no difference found in ${roundingModes.join(', ')}`;
  return `${words}, rounding ${roundingWords[roundingMode]} (${roundingMode})${others}`;
}
