/** Random Go expressions, as trees that the printer can write: parentheses stand where precedence wants them. */
import fc from 'fast-check';
import type { GoBinaryOperator, GoExpr, GoUnaryOperator } from '../../../src/rules/go-ast.ts';
import { precedence, unaryPrecedence } from '../../../src/rules/go-precedence.ts';

const span = { start: 0, end: 0 };

/** Printing ignores spans, so that arbitrary trees need none. */
type Tree = GoExpr;

export const names = fc.constantFrom('x', 'y', 'c', 'd', 'off1', 'sym', 'typ', 'config', 'x0', 'v_1');

const identifier: fc.Arbitrary<Tree> = names.map(name => ({ kind: 'identifier', name, span }));

const integer: fc.Arbitrary<Tree> = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.constantFrom(10, 16, 8, 2))
  .map(([value, base]) => ({
    kind: 'integer',
    text: { 10: '', 16: '0x', 8: '0o', 2: '0b' }[base] + value.toString(base),
    value,
    span,
  }));

const float: fc.Arbitrary<Tree> = fc
  .tuple(fc.bigInt({ min: 0n, max: 999n }), fc.integer({ min: 1, max: 20 }))
  .map(([whole, places]) => ({
    kind: 'float',
    text: `${whole}e-${places}`,
    numerator: whole,
    denominator: 10n ** BigInt(places),
    span,
  }));

const string: fc.Arbitrary<Tree> = fc
  .stringMatching(/^[a-z .[({=>&|]{0,8}$/)
  .filter(text => !text.includes('=>') && !text.includes('&&'))
  .map(text => ({ kind: 'string', text: `"${text}"`, span }));

const leaf = fc.oneof({ arbitrary: identifier, weight: 4 }, integer, float, string);

const unaryOperators: readonly GoUnaryOperator[] = ['+', '-', '!', '^', '*', '&'];
/** `&&` begins a condition, so that a match cannot have it. */
const binaryOperators = (Object.keys(precedence) as GoBinaryOperator[]).filter(operator => operator !== '&&');

function strength(tree: Tree): number {
  if (tree.kind === 'binary') return precedence[tree.operator];
  return tree.kind === 'unary' ? unaryPrecedence : unaryPrecedence + 1;
}

/** The tree, in parentheses if it binds less tightly than its place asks. */
function atLeast(needed: number, tree: Tree): Tree {
  return strength(tree) >= needed ? tree : { kind: 'paren', inner: tree, span };
}

/** What can stand before a suffix: a number would swallow the dot. */
function object(tree: Tree): Tree {
  return tree.kind === 'integer' || tree.kind === 'float'
    ? { kind: 'paren', inner: tree, span }
    : atLeast(unaryPrecedence + 1, tree);
}

const expressions = fc.letrec<{ any: Tree; suffixed: Tree }>(tie => ({
  suffixed: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    identifier,
    fc.tuple(tie('any'), names).map(
      ([inner, name]): Tree => ({
        kind: 'selector',
        object: object(inner),
        name: { kind: 'identifier', name, span },
        span,
      }),
    ),
    fc
      .tuple(tie('any'), fc.array(tie('any'), { maxLength: 3 }))
      .map(([callee, args]): Tree => ({ kind: 'call', callee: object(callee), args, span })),
    fc
      .tuple(tie('any'), tie('any'))
      .map(([inner, index]): Tree => ({ kind: 'index', object: object(inner), index, span })),
    fc
      .tuple(tie('any'), identifier)
      .map(([inner, type]): Tree => ({ kind: 'assertion', object: object(inner), type, span })),
    fc
      .tuple(
        identifier,
        fc.array(fc.tuple(fc.option(identifier, { nil: undefined }), tie('any')), { maxLength: 2 }),
      )
      .map(
        ([type, elements]): Tree => ({
          kind: 'composite',
          type,
          elements: elements.map(([key, value]) => (key ? { key, value } : { value })),
          span,
        }),
      ),
  ),
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    tie('suffixed'),
    fc.tuple(fc.constantFrom(...unaryOperators), tie('any')).map(
      ([operator, operand]): Tree => ({
        kind: 'unary',
        operator,
        operand: atLeast(unaryPrecedence, operand),
        span,
      }),
    ),
    fc.tuple(fc.constantFrom(...binaryOperators), tie('any'), tie('any')).map(
      ([operator, left, right]): Tree => ({
        kind: 'binary',
        operator,
        left: atLeast(precedence[operator], left),
        right: atLeast(precedence[operator] + 1, right),
        span,
      }),
    ),
    tie('any').map((inner): Tree => ({ kind: 'paren', inner, span })),
  ),
}));

/** Any expression without `&&`. */
export const goExpressions: fc.Arbitrary<GoExpr> = expressions.any;

/** Expressions that end at a blank: what types and computed operands are. */
export const tightExpressions: fc.Arbitrary<GoExpr> = expressions.suffixed;
