/** What came of the trials of a rule as plain data: what `--format json` prints. */
import { printInstance } from '../../rules/print.ts';
import type { Result } from './call.ts';
import type { TrialOutcome } from './outcome.ts';
import { shown } from './text.ts';

export interface TrialData {
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
  readonly expected?: string;
  /** The build that gives what is expected: `with -N -l`, or `for amd64`. */
  readonly rightBuild?: string;
  /** Whether the compiler's trace shows the rule at work, and the lines that do. */
  readonly traced?: boolean;
  readonly trace?: readonly string[];
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
      return { ...shared, ways: outcome.ways, ...(outcome.left > 0 && { left: outcome.left }) };
    case 'miscompiled':
    case 'not compiled': {
      const { result, rightBuild, isTraced, trace, program, test, isMinimal } = outcome;
      return {
        ...shared,
        ways: [result.call.trial.way],
        inputs: inputsOf(result),
        got: result.failure ?? shown(result.got),
        expected: shown(result.wanted),
        rightBuild,
        ...(isTraced !== undefined && { traced: isTraced }),
        trace,
        program,
        minimal: isMinimal,
        test,
      };
    }
  }
}

const inputsOf = ({ call: { trial, values } }: Result): Record<string, string> =>
  Object.fromEntries(
    trial.parameters.flatMap(({ identifier, type }, index) =>
      type === 'unsafe.Pointer' ? [] : [[identifier, shown(values[index])]],
    ),
  );
