/** What came of the trials of a rule as plain data: what `--format json` prints. */
import { printInstance } from '../../rules/print.ts';
import { type AttributionData, attributionData, suspectData } from '../attribution/data.ts';
import type { Result } from './call.ts';
import type { Shown, TrialOutcome } from './outcome.ts';
import { shown } from './text.ts';

export interface TrialData extends Partial<AttributionData> {
  readonly rule: string;
  readonly status: TrialOutcome['kind'];
  /** Functions that were built and run; and those that were not, because the time ended. */
  readonly tried: number;
  readonly left?: number;
  readonly toolchain?: string;
  readonly emulator?: string;
  /** For `not tried`. */
  readonly reason?: string;
  readonly detail?: string;
  /** How the match was brought before the rule; for `not reproduced` all ways that were tried. */
  readonly ways?: readonly string[];
  /** Bits by the name of the parameter; pointers have none. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What it gives, or what the compiler says where it fails. */
  readonly got?: string;
  /** The compiler fails. */
  readonly failed?: true;
  readonly expected?: string;
  /** The build that gives what is expected: `with -N -l`, or `for amd64`. */
  readonly rightBuild?: string;
  readonly program?: string;
  /** Whether nothing smaller goes wrong; else the time ended before all was tried. */
  readonly minimal?: boolean;
  /** The program as Go's folder `test` has it. */
  readonly test?: string;
}

export function trialData(outcome: TrialOutcome): TrialData {
  const { target, kind: status, tried, toolchain, emulator } = outcome;
  const shared = {
    rule: printInstance(target.rule.instance),
    status,
    tried,
    ...(toolchain !== undefined && { toolchain }),
    ...(emulator !== undefined && { emulator }),
  };
  switch (outcome.kind) {
    case 'not tried': {
      const { reason, detail } = outcome;
      return { ...shared, reason, ...(detail !== undefined && { detail }) };
    }
    case 'not reproduced':
      return {
        ...shared,
        ways: outcome.ways,
        ...(outcome.left > 0 && { left: outcome.left }),
        ...(outcome.blamed.length > 0 && { suspects: outcome.blamed.map(suspectData) }),
      };
    case 'not attributed':
      return { ...shared, ...shownData(outcome.shown), ...(outcome.left > 0 && { left: outcome.left }) };
    case 'miscompiled':
    case 'not compiled':
      return { ...shared, ...shownData(outcome) };
  }
}

function shownData({ kind, result, rightBuild, attribution, program, test, isMinimal }: Shown) {
  return {
    ways: [result.call.trial.way],
    inputs: inputsOf(result),
    got: result.failure ?? shown(result.got),
    ...(kind === 'not compiled' && { failed: true as const }),
    expected: shown(result.wanted),
    rightBuild,
    ...attributionData(attribution),
    program,
    minimal: isMinimal,
    test,
  };
}

const inputsOf = ({ call: { trial, values } }: Result): Record<string, string> =>
  Object.fromEntries(
    trial.parameters.flatMap(({ identifier, type }, index) =>
      type === 'unsafe.Pointer' ? [] : [[identifier, shown(values[index])]],
    ),
  );
