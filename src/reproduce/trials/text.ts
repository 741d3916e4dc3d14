/** What came of the trials of a rule, for people. */
import { printInstance } from '../../rules/print.ts';
import { type Paint, plain } from '../../text/paint.ts';
import { visible } from '../../text/visible.ts';
import { attributionData, attributionWords, blamedWords, suspectData } from '../attribution/data.ts';
import type { Result } from './call.ts';
import { literal } from './go-ops.ts';
import type { Shown, TrialOutcome } from './outcome.ts';

export function renderTrials(outcome: TrialOutcome, paint: Paint = plain): string[] {
  const rule = visible(printInstance(outcome.target.rule.instance));
  const { toolchain, emulator } = outcome;
  const built =
    toolchain === undefined
      ? []
      : [
          `    built with ${visible(toolchain)}${emulator === undefined ? '' : `, run under ${visible(emulator)}`}`,
        ];
  switch (outcome.kind) {
    case 'miscompiled':
    case 'not compiled':
      return [`${paint('bad', outcome.kind)}: ${rule}`, ...shownLines(outcome, outcome.tried), ...built];
    case 'not attributed':
      return [
        `${paint('doubtful', outcome.kind)}: ${rule}`,
        ...shownLines(outcome.shown, outcome.tried),
        ...leftLines(outcome),
        ...built,
      ];
    case 'not reproduced':
      return [
        `${paint('good', 'not reproduced')}: ${rule}`,
        `    ${functionCount(outcome.tried)}, none with a wrong result${outcome.blamed.length === 0 ? '' : ' by it'}: ${outcome.ways.join('; ')}`,
        ...(outcome.blamed.length === 0 ? [] : [`    ${blamedWords(outcome.blamed.map(suspectData))}`]),
        ...leftLines(outcome),
        ...built,
      ];
    case 'not tried':
      return [
        `${paint('doubtful', 'not reached')}: ${rule}`,
        `    ${visible(outcome.reason)}`,
        ...(outcome.detail ?? '')
          .split('\n')
          .filter(line => line.trim() !== '')
          .slice(0, 10)
          .map(line => `    ${visible(line)}`),
      ];
  }
}

function shownLines(one: Shown, tried: number): string[] {
  const { kind, result, rightBuild, attribution } = one;
  return [
    `    ${result.call.trial.way}; ${functionCount(tried)}`,
    kind === 'not compiled'
      ? `    the compiler fails: ${visible(result.failure ?? '')}`
      : `    ${callOf(result)}: got ${shown(result.got)}, expected ${shown(result.wanted)}`,
    `    ${attributionWords(attributionData(attribution))}`,
    `    built ${rightBuild} it is right`,
    `    ${sizeWords(one)}`,
  ];
}

const leftLines = ({ left }: { readonly left: number }): string[] =>
  left === 0 ? [] : [`    the time ended before ${left} more were built`];

const functionCount = (tried: number): string =>
  tried === 1 ? '1 function was tried' : `${tried} functions were tried`;

export const sizeWords = ({ isMinimal }: { readonly isMinimal: boolean }): string =>
  isMinimal
    ? 'the program is minimised: nothing smaller that was tried goes wrong'
    : 'the time ended before the program was minimised';

export const shown = (bits: bigint | undefined): string =>
  bits === undefined ? 'a panic' : `0x${bits.toString(16)}`;

/** `x=uint64(1)`, or what memory is about. */
export function callOf({ call: { trial, values }, at }: Result): string {
  const texts = trial.parameters.flatMap(({ identifier, type }, index) =>
    type === 'unsafe.Pointer' ? [] : [`${identifier}=${literal(type, values[index]!)}`],
  );
  const place = at === undefined ? [] : [placeWords(at)];
  if (texts.length > 0) return [...texts, ...place].join(' ');
  return [
    trial.parameters.length > 0 ? 'a pointer to bytes that are not zero' : 'without operands',
    ...place,
  ].join(': ');
}

const placeWords = (at: number): string =>
  at < 0 ? `the byte ${-at} before the pointer` : `the byte ${at} behind the pointer`;
