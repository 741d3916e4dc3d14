/**
 * Reads the subset of SMT-LIB that the hard queries and our own are written in: bit-vectors, `let`, constants that are
 * declared or defined, one `check-sat`.
 */
import * as build from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';

type Expression = string | readonly Expression[];

function parse(text: string): Expression[] {
  const tokens = text.replaceAll(/;[^\n]*/g, '').match(/[()]|[^\s()]+/g) ?? [];
  const open: Expression[][] = [[]];
  for (const token of tokens) {
    if (token === '(') {
      open.push([]);
    } else if (token === ')') {
      const closed = open.pop()!;
      open.at(-1)!.push(closed);
    } else {
      open.at(-1)!.push(token);
    }
  }
  return open[0]!;
}

const folded =
  (combine: (a: Term, b: Term) => Term) =>
  (...terms: readonly Term[]): Term =>
    terms.reduce(combine);
const swapped =
  (relation: (a: Term, b: Term) => Term) =>
  (...terms: readonly Term[]): Term =>
    relation(terms[1]!, terms[0]!);
const same = (a: Term, b: Term): Term =>
  a.sort === 'Bool' ? build.or(build.and(a, b), build.and(build.not(a), build.not(b))) : build.equal(a, b);

const operations: Readonly<Record<string, (...terms: readonly Term[]) => Term>> = {
  '=': folded(same),
  distinct: (...terms) => build.not(folded(same)(...terms)),
  and: build.and,
  or: build.or,
  not: a => build.not(a!),
  ite: (...terms) => build.ifThenElse(terms[0]!, terms[1]!, terms[2]!),
  bvnot: a => build.bvnot(a!),
  bvneg: a => build.bvneg(a!),
  bvand: folded(build.bvand),
  bvor: folded(build.bvor),
  bvxor: folded(build.bvxor),
  bvadd: folded(build.bvadd),
  bvsub: folded(build.bvsub),
  bvmul: folded(build.bvmul),
  bvudiv: folded(build.bvudiv),
  bvurem: folded(build.bvurem),
  bvsdiv: folded(build.bvsdiv),
  bvsrem: folded(build.bvsrem),
  bvshl: folded(build.bvshl),
  bvlshr: folded(build.bvlshr),
  bvashr: folded(build.bvashr),
  bvult: folded(build.bvult),
  bvule: folded(build.bvule),
  bvslt: folded(build.bvslt),
  bvsle: folded(build.bvsle),
  bvugt: swapped(build.bvult),
  bvuge: swapped(build.bvule),
  bvsgt: swapped(build.bvslt),
  bvsge: swapped(build.bvsle),
  concat: folded(build.concat),
  ext_rotate_left: folded(build.rotateLeft),
};

const indexed: Readonly<Record<string, (a: Term, first: number, second: number) => Term>> = {
  extract: (a, high, low) => build.extract(high, low, a),
  zero_extend: (a, by) => build.zeroExtend((a.sort as number) + by, a),
  sign_extend: (a, by) => build.signExtend((a.sort as number) + by, a),
};

class UnknownSyntax extends Error {
  override name = 'UnknownSyntax';
}

type Scope = ReadonlyMap<string, Term>;

function termOf(expression: Expression, scope: Scope): Term {
  if (typeof expression === 'string') {
    const known = scope.get(expression);
    if (known !== undefined) return known;
    if (expression === 'true') return build.truth;
    if (expression === 'false') return build.falsity;
    if (expression.startsWith('#b'))
      return build.bits(expression.length - 2, BigInt(`0${expression.slice(1)}`));
    if (expression.startsWith('#x')) {
      return build.bits(4 * (expression.length - 2), BigInt(`0${expression.slice(1)}`));
    }
    throw new UnknownSyntax(expression);
  }
  const [head, ...rest] = expression;
  if (head === '_') return build.bits(Number(rest[1]), BigInt((rest[0] as string).slice('bv'.length)));
  if (head === 'let') {
    const bindings = (rest[0] as readonly Expression[]).map(binding => {
      const [name, value] = binding as readonly [string, Expression];
      return [name, termOf(value, scope)] as const;
    });
    return termOf(rest[1]!, new Map([...scope, ...bindings]));
  }
  const operands = rest.map(operand => termOf(operand, scope));
  if (typeof head === 'string') {
    const operation = operations[head];
    if (operation === undefined) throw new UnknownSyntax(head);
    return operation(...operands);
  }
  const [, name, first, second] = head as readonly string[];
  return indexed[name!]!(operands[0]!, Number(first), Number(second));
}

/** The assertions of a script, in order. */
export function readAssertions(text: string): Term[] {
  const scope = new Map<string, Term>();
  const assertions: Term[] = [];
  for (const command of parse(text)) {
    const [name, ...rest] = command as readonly Expression[];
    if (name === 'assert') assertions.push(termOf(rest[0]!, scope));
    if (name === 'define-fun') scope.set(rest[0] as string, termOf(rest[3]!, scope));
    if (name !== 'declare-fun') continue;
    const [symbol, , sort] = rest;
    const width = sort === 'Bool' ? 'Bool' : Number((sort as readonly string[])[2]);
    scope.set(symbol as string, variable(symbol as string, width));
  }
  return assertions;
}
