import { alignColumns } from '../text/columns.ts';
import { colored, type Paint, plain } from '../text/paint.ts';
import type { DisagreementShown, OutcomeShown, TestFloatReport } from './build.ts';

/** For people: the first disagreements, each line by line, and last the counts. */
export function renderTestFloat(report: TestFloatReport, color: boolean): string {
  const paint = color ? colored : plain;
  const { total, results, flags, first } = report.disagreements;
  const lines = first.flatMap(disagreement => [...renderDisagreement(report, disagreement, paint), '']);
  if (total > first.length) lines.push(`and ${total - first.length} more`, '');
  const head = `${paint('strong', report.function)} ${conditions(report)}`;
  const checked = `${counted(report.checked, 'line')} checked`;
  const outcome =
    total === 0
      ? paint('good', 'no disagreement')
      : `${paint('bad', counted(total, 'disagreement'))} (${results} in the result, ${flags} in flags alone)`;
  return [...lines, `${head}: ${checked}, ${outcome}`, ''].join('\n');
}

function renderDisagreement(
  { function: name }: TestFloatReport,
  { line, operands, expected, own }: DisagreementShown,
  paint: Paint,
): string[] {
  const differs = (outcome: OutcomeShown) => `flags ${outcome.flags.join(' ') || 'none'}`;
  const rows = alignColumns([
    ...operands.map(({ value, bits }, index) => [`operand ${index + 1}`, value, bits]),
    ['expected', expected.value, expected.bits, differs(expected)],
    ['computed', own.value, own.bits, differs(own)],
  ]);
  return [
    `${paint('place', `line ${line}`)}: ${name}(${operands.map(({ value }) => value).join(', ')})`,
    ...rows.map(([title, value, bits, rest]) =>
      `  ${title}  ${paint('strong', value!)}  ${paint('faint', bits!)}  ${rest ?? ''}`.trimEnd(),
    ),
  ];
}

function conditions({ roundingMode, tininess, exact }: TestFloatReport): string {
  return [
    `rounding ${roundingMode}`,
    ...(tininess === 'before' ? ['tininess before rounding'] : []),
    ...(exact ? ['exact'] : []),
  ].join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
