import { alignColumns } from '../text/columns.ts';
import { colored, plain } from '../text/paint.ts';
import { visible } from '../text/visible.ts';
import type { OpEvaluation } from './evaluate-op.ts';

/**
 * For people: what the op does and where that is written, the operands, then one line for each different
 * result with the rounding modes that give it.
 */
export function renderEvaluation(evaluation: OpEvaluation, color: boolean): string {
  const paint = color ? colored : plain;
  const { op, arch, sentence, manual, operands, undefinedUnless, unencodableUnless, rounds, results } =
    evaluation;
  const rows = alignColumns([
    ...operands.map(({ name, type, value, bits }) => [name, value, bits, type]),
    ...results.map(({ part = 'result', value, bits, roundingModes, flags }) => [
      part,
      value,
      bits,
      [
        ...(rounds ? [roundingModes.join(' ')] : []),
        ...(flags.length > 0 ? [`flags ${flags.join(' ')}`] : []),
      ].join('; '),
    ]),
  ]);
  const lines = rows.map(([name, value, bits, rest], index) => {
    const role = index < operands.length ? 'strong' : 'good';
    return `  ${name}  ${paint(role, value!)}  ${paint('faint', bits!)}  ${rest}`.trimEnd();
  });
  return [
    `${paint('strong', op)} (${arch}) ${sentence}`,
    paint('faint', manual),
    '',
    ...lines,
    ...operands.flatMap(({ name, value, note }) =>
      note === undefined ? [] : ['', `${visible(note)}: ${name} is ${value}`],
    ),
    ...(unencodableUnless === undefined
      ? []
      : ['', `The instruction cannot encode this constant: ${visible(unencodableUnless)}`]),
    ...(undefinedUnless === undefined
      ? []
      : ['', `Go defines the result only where ${visible(undefinedUnless)}`]),
    '',
  ].join('\n');
}
