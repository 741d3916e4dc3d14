/** Random rules, as trees that keep the laws of the text. */
import fc from 'fast-check';
import type { Arg, Choice, Letters, OpNode, Result, Rule, Word } from '../../../src/rules/ast.ts';
import { goExpressions, names, tightExpressions } from './go-expressions.ts';

const span = { start: 0, end: 0 };
const letters = fc.constantFrom('ADD', 'MOV', 'F', 'D', '386', 'const', 'Rsh64Ux');

const letterPart: fc.Arbitrary<Letters> = letters.map(text => ({ kind: 'letters', text, span }));

function choice(members: number): fc.Arbitrary<Choice> {
  return fc
    .array(letters, { minLength: members, maxLength: members })
    .map(texts => ({ kind: 'choice', members: texts.map(text => ({ text, span })), span }));
}

/** Letters never follow letters: the two would be read as one. */
function word(members: number): fc.Arbitrary<Word> {
  const parts: fc.Arbitrary<(Letters | Choice)[]> =
    members === 1
      ? fc.tuple(letterPart)
      : fc.oneof(
          fc.tuple(letterPart),
          fc.tuple(choice(members)),
          fc.tuple(letterPart, choice(members), letterPart),
          fc.tuple(choice(members), choice(members)),
        );
  return parts.map(all => ({ kind: 'word', parts: all, span }));
}

const variable: fc.Arbitrary<Arg> = names.map(name => ({ kind: 'variable', name, span }));

function ops(members: number, leaf: fc.Arbitrary<Arg>, depth: number): fc.Arbitrary<OpNode> {
  const arg: fc.Arbitrary<Arg> =
    depth === 0 ? leaf : fc.oneof(leaf, fc.tuple(ops(members, leaf, depth - 1), fc.option(names)).map(bound));
  return fc
    .record(
      {
        op: word(members),
        type: tightExpressions,
        auxint: goExpressions,
        aux: goExpressions,
        args: fc.array(arg, { maxLength: 3 }),
      },
      { requiredKeys: ['op', 'args'] },
    )
    .map(fields => ({ kind: 'op', ...fields, span }));
}

function bound([node, name]: [OpNode, string | null]): OpNode {
  return name === null ? node : { ...node, binding: { kind: 'identifier', name, span } };
}

const wildcard: fc.Arbitrary<Arg> = fc.constant({ kind: 'wildcard', span });

/** A lone name is a variable, not an expression. */
const computed = tightExpressions
  .filter(expr => expr.kind !== 'identifier' && expr.kind !== 'paren')
  .filter(expr => !startsWithParenthesis(expr))
  .map((expr): Extract<Arg, { kind: 'expression' }> => ({ kind: 'expression', expr, span }));

/** `(a).b` in an operand's place would be read as an op. */
function startsWithParenthesis(expr: object): boolean {
  if (!('kind' in expr)) return false;
  if (expr.kind === 'paren') return true;
  const inner = 'object' in expr ? expr.object : 'callee' in expr ? expr.callee : undefined;
  return typeof inner === 'object' && inner !== null && startsWithParenthesis(inner);
}

function rulesOf(memberCount: number): fc.Arbitrary<Rule> {
  const results: fc.Arbitrary<Result> = fc.oneof(
    ops(memberCount, fc.oneof(variable, computed), 2),
    variable as fc.Arbitrary<Extract<Arg, { kind: 'variable' }>>,
    computed,
    goExpressions.map((expr): Result => ({ kind: 'code', expr, span })),
  );
  return fc
    .record(
      { match: ops(memberCount, fc.oneof(variable, wildcard), 2), condition: goExpressions, result: results },
      { requiredKeys: ['match', 'result'] },
    )
    .map(fields => ({ kind: 'rule' as const, ...fields, arrow: span, memberCount, span }))
    .filter(rule => memberCount === 1 || hasChoice(rule));
}

function hasChoice(rule: object): boolean {
  return JSON.stringify(rule, (_, value: unknown) => (typeof value === 'bigint' ? '' : value)).includes(
    '"choice"',
  );
}

export const ruleTrees: fc.Arbitrary<Rule> = fc.integer({ min: 1, max: 4 }).chain(rulesOf);
