import { auxesAreKeptOrZeroed } from './laws/auxes-are-kept-or-zeroed.ts';
import { blocksHaveTwoControls } from './laws/blocks-have-two-controls.ts';
import { clobberedValuesAreUsedOnce } from './laws/clobbered-values-are-used-once.ts';
import { commentsSayWhatOpsDo } from './laws/comments-say-what-ops-do.ts';
import { commutativeOpsHaveTwoOperands } from './laws/commutative-ops-have-two-operands.ts';
import { conditionsCanHold } from './laws/conditions-can-hold.ts';
import { conditionsSaySomething } from './laws/conditions-say-something.ts';
import { constantsAreEncodable } from './laws/constants-are-encodable.ts';
import { constantsAreMentioned } from './laws/constants-are-mentioned.ts';
import { constantsFitTheirTypes } from './laws/constants-fit-their-types.ts';
import { conversionsKeepTheValue } from './laws/conversions-keep-the-value.ts';
import { countsAreUnsigned } from './laws/counts-are-unsigned.ts';
import { expressionsCompile } from './laws/expressions-compile.ts';
import { expressionsDoNotPanic } from './laws/expressions-do-not-panic.ts';
import { faultsAreOfAddresses } from './laws/faults-are-of-addresses.ts';
import { filesHoldRules } from './laws/files-hold-rules.ts';
import { flagsAgreeWithMeanings } from './laws/flags-agree-with-meanings.ts';
import { foldedValuesAreUsedOnce } from './laws/folded-values-are-used-once.ts';
import { fusionIsLicensed } from './laws/fusion-is-licensed.ts';
import { linesAreScannable } from './laws/lines-are-scannable.ts';
import { loadsAreMadeOnce } from './laws/loads-are-made-once.ts';
import { logarithmsAreOfPowersOfTwo } from './laws/logarithms-are-of-powers-of-two.ts';
import { mnemonicsAgree } from './laws/mnemonics-agree.ts';
import { namesAreNotKeywords } from './laws/names-are-not-keywords.ts';
import { namesAreOfTheCompiler } from './laws/names-are-of-the-compiler.ts';
import { namesAreUsed } from './laws/names-are-used.ts';
import { operandWidthsAgree } from './laws/operand-widths-agree.ts';
import { opsHaveCode } from './laws/ops-have-code.ts';
import { plainLoweringsUseEllipses } from './laws/plain-lowerings-use-ellipses.ts';
import { powersOfTwoKeepTheirSign } from './laws/powers-of-two-keep-their-sign.ts';
import { registersAgree } from './laws/registers-agree.ts';
import { rematerializedOpsClobberNothing } from './laws/rematerialized-ops-clobber-nothing.ts';
import { resultsHaveDeclaredWidths } from './laws/results-have-declared-widths.ts';
import { resultsShareRegisters } from './laws/results-share-registers.ts';
import { rulesAreReachable } from './laws/rules-are-reachable.ts';
import { rulesAreWrittenOnce } from './laws/rules-are-written-once.ts';
import { rulesDoNotGoInCircles } from './laws/rules-do-not-go-in-circles.ts';
import { rulesDoNotUndoEachOther } from './laws/rules-do-not-undo-each-other.ts';
import { symbolsHaveEffects } from './laws/symbols-have-effects.ts';
import { typesAreKnown } from './laws/types-are-known.ts';
import { unconditionalRulesAreLast } from './laws/unconditional-rules-are-last.ts';
import type { Lint } from './lint.ts';

/** All lints, in the order in which the handbook has them within their categories. */
export const lints: readonly Lint[] = [
  clobberedValuesAreUsedOnce,
  commentsSayWhatOpsDo,
  auxesAreKeptOrZeroed,
  blocksHaveTwoControls,
  commutativeOpsHaveTwoOperands,
  conditionsCanHold,
  conditionsSaySomething,
  constantsAreEncodable,
  constantsAreMentioned,
  constantsFitTheirTypes,
  conversionsKeepTheValue,
  countsAreUnsigned,
  expressionsCompile,
  expressionsDoNotPanic,
  faultsAreOfAddresses,
  flagsAgreeWithMeanings,
  foldedValuesAreUsedOnce,
  fusionIsLicensed,
  linesAreScannable,
  filesHoldRules,
  loadsAreMadeOnce,
  logarithmsAreOfPowersOfTwo,
  mnemonicsAgree,
  namesAreNotKeywords,
  namesAreOfTheCompiler,
  namesAreUsed,
  operandWidthsAgree,
  opsHaveCode,
  plainLoweringsUseEllipses,
  powersOfTwoKeepTheirSign,
  registersAgree,
  rematerializedOpsClobberNothing,
  resultsHaveDeclaredWidths,
  resultsShareRegisters,
  rulesAreReachable,
  rulesAreWrittenOnce,
  rulesDoNotGoInCircles,
  rulesDoNotUndoEachOther,
  symbolsHaveEffects,
  typesAreKnown,
  unconditionalRulesAreLast,
];
