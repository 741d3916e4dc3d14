import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { placeIn, type RuleText } from './rule-text.ts';

/**
 * Go's generator expands `(A|B)` wherever it stands in the text of a rule, except in an auxint and in the
 * condition, where it is Go's "or". An op or block name is the only place where that is of use; elsewhere
 * (an operand, an aux, a type, a place) the text would mean something else than it says.
 */
export function alternationsStandInOpNames(rule: RuleText): Diagnostic | undefined {
  const { text, source } = rule;
  if (!text.includes('|')) return undefined;
  const and = text.indexOf('&&');
  const arrow = text.indexOf('=>');
  const names = [...text.matchAll(opName)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
  }));
  let next = 0;
  for (const { 0: group, index } of text.matchAll(/\((?:\w+\|)+\w+\)/g)) {
    while (next < names.length && names[next]!.end <= index) next++;
    const inOpName = next < names.length && names[next]!.start < index;
    const inAuxint = text.lastIndexOf('[', index) > text.lastIndexOf(']', index);
    const inCondition = and >= 0 && and < index && index < arrow;
    if (inOpName || inAuxint || inCondition) continue;
    const message = 'an alternation can only be part of the name of an op or a block';
    return errorAt(source, placeIn(rule, index, index + group.length), 'alternation-place', message, {
      help: 'write one rule for each of its members',
    });
  }
  return undefined;
}

/** An opening parenthesis and the letters and groups that follow it. */
const opName = /\(\s*(?:\w+|\((?:\w+\|)+\w+\))+/g;
