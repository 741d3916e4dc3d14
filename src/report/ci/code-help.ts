/** What a reader who meets a finding for the first time has to know of its kind. */
import { internalError, noRules } from '../../check/run.ts';
import { type FindingLevel, weakerVerdict } from './finding.ts';

export interface CodeHelp {
  /** One sentence. */
  readonly short: string;
  /** What it means and what is to be done. */
  readonly help: string;
  readonly level: FindingLevel;
}

const known = new Map<string, CodeHelp>([
  [
    'refuted',
    {
      short: 'The rewrite changes what a program computes.',
      help:
        'A concrete input, replayed by the exact evaluator, gives different results on both sides of the rule. ' +
        'The message has the input, both results with their bits, and the reason; where a right result was found, ' +
        'it is proved. `rulecheck explain FILE:LINE` shows the rule step by step.',
      level: 'error',
    },
  ],
  [
    'undecided',
    {
      short: 'No prover finished within its budget.',
      help:
        'The rule is neither proved nor refuted. `--budget` gives more steps; a limit of time (`--timeout`) ends ' +
        'a rule as undecided too.',
      level: 'warning',
    },
  ],
  [
    'vacuous',
    {
      short: 'The match or the conditions of the rule can never hold.',
      help: 'The rule never applies, so nothing of it is checked. It is probably not what was meant.',
      level: 'warning',
    },
  ],
  [
    'tested',
    {
      short: 'No difference was found, and there is no proof.',
      help: 'The rule held on all inputs that were tried. `--runs` tries more.',
      level: 'note',
    },
  ],
  [
    weakerVerdict,
    {
      short: 'The verdict is weaker than the one in the baseline.',
      help:
        'Less is known of the rule than was accepted: it may have changed, or an op or a helper of it that has no ' +
        'model now. `--update-baseline` accepts that.',
      level: 'error',
    },
  ],
  [
    'barrier-lowered-to-copy',
    {
      short: 'A rule removes the barrier that keeps a product from being fused.',
      help:
        'The rule keeps every value, but another rule of the architecture then fuses the product into a sum, which ' +
        'Go forbids after an explicit rounding. Lower the barrier to an op that keeps it.',
      level: 'error',
    },
  ],
  [
    internalError,
    {
      short: 'rulecheck itself failed on the rule.',
      help: 'This is a mistake in rulecheck and says nothing of the rule. Please report it with the rule.',
      level: 'error',
    },
  ],
  [
    noRules,
    {
      short: 'A rules file holds no rules.',
      help: 'A file that was cut short must not pass for one in which nothing is wrong.',
      level: 'warning',
    },
  ],
]);

/** Every other code is of a text that breaks a law of the rules language. */
export function helpOf(code: string, level: FindingLevel): CodeHelp {
  return (
    known.get(code) ?? {
      short: `The text of the rules breaks a law of their language: ${code.replaceAll('-', ' ')}.`,
      help: 'The message says what is wrong, and where it can, how to mend it. A rule with an error is not checked.',
      level,
    }
  );
}
