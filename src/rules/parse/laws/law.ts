import type { Diagnostic } from '../../../text/diagnostic.ts';
import type { Rule } from '../../ast.ts';
import type { RuleText } from '../rule-text.ts';

/** A law that every rule keeps by itself, whatever ops there are. Yields a diagnostic for each place that breaks it. */
export type RuleLaw = (rule: Rule, text: RuleText) => Iterable<Diagnostic>;
