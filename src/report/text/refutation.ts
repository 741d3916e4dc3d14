/** A refuted instance as a diagnostic, so that it is printed like any other finding. */

import type { Diagnostic, Label } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import { visible } from '../../text/visible.ts';
import { alignColumns } from '../columns.ts';
import type { CounterexampleResult, InstanceResult, Region } from '../run.ts';
import { differenceWords, roundingWords } from './words.ts';

/** The carets stand under the op that the instance matches and under the wrong result. */
export function refutation(source: Source, instance: InstanceResult): Diagnostic {
  const { counterexample, match, result, rule } = instance;
  const [from, to] = [labelAt(source, match), labelAt(source, result)];
  const message = `refuted: ${rule}`;
  if (counterexample === undefined) {
    return { code: 'refuted', severity: 'error', message, labels: [to, from] };
  }
  const permitted = counterexample.sources.map(({ value }) => value).join(' or ');
  return {
    code: 'refuted',
    severity: 'error',
    message,
    labels: [
      { ...to, text: `computes ${counterexample.targetValue}` },
      { ...from, text: `is to compute ${permitted}` },
    ],
    notes: [...valueNotes(counterexample), ...modeNotes(counterexample, instance), counterexample.why],
  };
}

function labelAt(source: Source, region: Region): Label {
  const offset = (line: number, column: number) => (source.lineStarts[line - 1] ?? 0) + column - 1;
  return {
    source,
    span: {
      start: offset(region.line, region.column),
      end: offset(region.endLine, region.endColumn),
    },
  };
}

/** The input and both results, each with its bits, in columns. */
function valueNotes({ inputs, values, sources, target, targetValue }: CounterexampleResult): string[] {
  const rows = alignColumns([
    ...Object.entries(inputs).map(([name, bits]) => [visible(name), values[name] ?? '', bits]),
    ...sources.map(({ bits, value }, index) => [index === 0 ? 'source' : 'or fused', value, bits]),
    ['target', targetValue, target],
  ]);
  return rows.map(([name, value, bits]) => `${name} = ${value}  ${bits}`);
}

function modeNotes(
  { roundingMode, difference }: CounterexampleResult,
  { roundingModes = [] }: InstanceResult,
): string[] {
  const holds = roundingModes.length === 0 ? '' : `; no difference found in ${roundingModes.join(', ')}`;
  return [
    `${differenceWords[difference]}, rounding ${roundingWords[roundingMode]} (${roundingMode})${holds}`,
  ];
}
