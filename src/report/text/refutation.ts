/** A refuted instance for a reader: its frame is that of any other finding. */

import type { CounterexampleResult, InstanceResult, Region, Shown } from '../../check/run.ts';
import { alignColumns } from '../../text/columns.ts';
import type { Diagnostic, Label } from '../../text/diagnostic.ts';
import { renderDiagnostic } from '../../text/frame.ts';
import { colored, plain } from '../../text/paint.ts';
import type { Source } from '../../text/source.ts';
import { visible } from '../../text/visible.ts';
import { wrapWords } from '../../text/wrap.ts';
import { differenceWords, roundingWords } from './words.ts';

/** A code frame, and below it the input, both results and the reason. */
export function renderRefutation(source: Source, instance: InstanceResult, color: boolean): string {
  const { counterexample } = instance;
  const frame = renderDiagnostic(refutation(source, instance), { color });
  if (counterexample === undefined) return frame;
  const paint = color ? colored : plain;
  const details = [
    ...valueRows(counterexample).map(([name, value, bits]) =>
      [name, paint('strong', value), paint('faint', bits)].join('  '),
    ),
  ];
  const sentences = [modesOf(counterexample, instance), counterexample.why, instance.reason ?? ''];
  const prose = sentences.flatMap(text => (text === '' ? [] : wrapWords('    ', visible(text).split(' '))));
  return [frame, ...details.map(line => `    ${line}`), ...prose].join('\n');
}

/** The carets stand under the op that the instance matches and under the wrong result. */
function refutation(
  source: Source,
  { counterexample, match, result, rule, repair }: InstanceResult,
): Diagnostic {
  const sources = [...new Set(counterexample?.sources.map(({ value }) => value))].join(' or ');
  return {
    code: 'refuted',
    severity: 'error',
    message: rule,
    labels: [
      labelAt(source, result, counterexample && `gives ${counterexample.targetValue}`),
      labelAt(source, match, counterexample && `gives ${sources}`),
    ],
    ...(repair && { help: `${repair.rule} is proved` }),
  };
}

function labelAt(source: Source, region: Region, text: string | undefined): Label {
  const offset = (line: number, column: number) => (source.lineStarts[line - 1] ?? 0) + column - 1;
  const span = {
    start: offset(region.line, region.column),
    end: offset(region.endLine, region.endColumn),
  };
  return text === undefined ? { source, span } : { source, span, text };
}

/** What several readings of a source give alike is one result. */
const distinct = (sources: readonly Shown[]): Shown[] => [
  ...new Map(sources.map(shown => [shown.bits, shown])).values(),
];

/** The input and all results, each with its bits, in columns. */
function valueRows({ inputs, values, sources, target, targetValue }: CounterexampleResult) {
  return alignColumns([
    ...Object.entries(inputs).map(([name, bits]) => row(visible(name), values[name] ?? '', bits)),
    ...distinct(sources).map(({ bits, value }, index) =>
      row(index === 0 ? 'source' : 'or fused', value, bits),
    ),
    row('target', targetValue, target),
  ]);
}

type Row = readonly [name: string, value: string, bits: string];
const row = (...cells: Row): Row => cells;

function modesOf({ roundingMode, difference }: CounterexampleResult, { roundingModes }: InstanceResult) {
  const words = differenceWords[difference];
  if (roundingModes === undefined) return words;
  const others = roundingModes.length === 0 ? '' : `; no difference found in ${roundingModes.join(', ')}`;
  return `${words}, rounding ${roundingWords[roundingMode]} (${roundingMode})${others}`;
}
