/** What a check of TestFloat vectors found, as plain data, with values decoded for people. */

import { type Shown, tool } from '../check/run.ts';
import { showBits, showNumber } from '../check/show-value.ts';
import { flagNames, type Outcome, type RoundingMode } from '../semantics/float/index.ts';
import type { Disagreement, Tally } from '../semantics/testfloat/check.ts';
import type { Conventions, TestFunction } from '../semantics/testfloat/functions.ts';
import type { FieldType } from '../semantics/testfloat/types.ts';

export interface OutcomeShown extends Shown {
  readonly flags: readonly string[];
}

export interface DisagreementShown {
  readonly line: number;
  readonly operands: readonly Shown[];
  /** What the line says. */
  readonly expected: OutcomeShown;
  /** What rulecheck computes. */
  readonly own: OutcomeShown;
}

export interface TestFloatReport {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly function: string;
  readonly roundingMode: RoundingMode;
  readonly tininess: 'before' | 'after';
  readonly exact: boolean;
  /** Lines. */
  readonly checked: number;
  readonly disagreements: {
    readonly total: number;
    /** Lines with another result, and lines that differ in the flags alone. */
    readonly results: number;
    readonly flags: number;
    readonly first: readonly DisagreementShown[];
  };
}

export function buildReport(
  testFunction: TestFunction,
  { rounding, tininess, exact }: Conventions,
  { checked, wrongResults, wrongFlags, first }: Tally,
): TestFloatReport {
  return {
    version: 1,
    tool,
    function: testFunction.name,
    roundingMode: rounding,
    tininess,
    exact,
    checked,
    disagreements: {
      total: wrongResults + wrongFlags,
      results: wrongResults,
      flags: wrongFlags,
      first: first.map(disagreement => show(testFunction, disagreement)),
    },
  };
}

function show({ operands, result }: TestFunction, disagreement: Disagreement): DisagreementShown {
  const outcome = ({ bits, flags }: Outcome): OutcomeShown => ({
    ...showField(result, bits),
    flags: flagNames(flags),
  });
  return {
    line: disagreement.line,
    operands: disagreement.operands.map((bits, index) => showField(operands[index]!, bits)),
    expected: outcome(disagreement.expected),
    own: outcome(disagreement.own),
  };
}

function showField(type: FieldType, bits: bigint): Shown {
  switch (type.kind) {
    case 'float':
      return showNumber(type.format, bits);
    case 'integer':
      return {
        bits: showBits(type.width, bits),
        value: `${type.type.signed ? BigInt.asIntN(type.width, bits) : bits}`,
      };
    case 'truth':
      return { bits: showBits(type.width, bits), value: bits === 0n ? 'false' : 'true' };
  }
}
