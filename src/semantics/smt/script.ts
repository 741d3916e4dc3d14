/**
 * A reading of terms as SMT-LIB 2.6: a script that asks whether some assignment makes all of the terms true.
 * Operators of bits are SMT-LIB's own, or what they are short for; those that work on numbers are opaque functions,
 * of which no more is said than that equal operands give equal results.
 */
import { definitionOf } from '../term/definitions.ts';
import { identityOf, type Operator, type OperatorName, type OperatorNamed } from '../term/operator.ts';
import type { Sort } from '../term/sort.ts';
import { type Application, rebuild, subterms, type Term, type Variable } from '../term/term.ts';

export interface SmtScript {
  /** ASCII; ends with `check-sat`, and `get-value` of all variables. */
  readonly text: string;
  /** In the order in which their values are asked for. */
  readonly variables: readonly Variable[];
  /** Some function is opaque: that the script can be satisfied then says nothing, that it cannot still does. */
  readonly hasOpaque: boolean;
}

type Spelling<O extends Operator> = string | ((operator: O, operands: readonly Term[]) => string);

const extension =
  (name: string): Spelling<Operator & { readonly width: number }> =>
  ({ width }, [operand]) =>
    `(_ ${name} ${width - (operand!.sort as number)})`;

const spellings: { readonly [Name in OperatorName]?: Spelling<OperatorNamed<Name>> } = {
  not: 'not',
  and: 'and',
  or: 'or',
  equal: '=',
  if: 'ite',
  bvnot: 'bvnot',
  bvneg: 'bvneg',
  bvand: 'bvand',
  bvor: 'bvor',
  bvxor: 'bvxor',
  bvadd: 'bvadd',
  bvsub: 'bvsub',
  bvmul: 'bvmul',
  bvudiv: 'bvudiv',
  bvurem: 'bvurem',
  bvsdiv: 'bvsdiv',
  bvsrem: 'bvsrem',
  bvshl: 'bvshl',
  bvlshr: 'bvlshr',
  bvashr: 'bvashr',
  bvult: 'bvult',
  bvule: 'bvule',
  bvslt: 'bvslt',
  bvsle: 'bvsle',
  concat: 'concat',
  extract: ({ high, low }) => `(_ extract ${high} ${low})`,
  zeroExtend: extension('zero_extend'),
  signExtend: extension('sign_extend'),
};

const sortText = (sort: Sort): string => (typeof sort === 'number' ? `(_ BitVec ${sort})` : sort);

const constantText = (sort: Sort, value: bigint): string => {
  if (typeof sort !== 'number') return value === 1n ? 'true' : 'false';
  return sort % 4 === 0
    ? `#x${value.toString(16).padStart(sort / 4, '0')}`
    : `#b${value.toString(2).padStart(sort, '0')}`;
};

/** A symbol for any text: what cannot stand in a quoted one is written as its code point. */
const symbol = (text: string): string =>
  `|${text.replaceAll(/[^ -~]|[|\\%]/gu, character => `%${character.codePointAt(0)!.toString(16)};`)}|`;

/** The sort belongs to the name: variables of one name and two sorts are two. No function of SMT-LIB is named so. */
const variableSymbol = ({ name, sort }: Variable): string => symbol(`${name}:${sort}`);

/** Operators that SMT-LIB does not have, as those that it has. */
const spelledOut = (term: Term): Term =>
  rebuild(
    term,
    leaf => leaf,
    part => {
      const { operator, operands } = part;
      const definition =
        spellings[operator.name] === undefined ? definitionOf(operator.name, operands) : undefined;
      return definition ?? part;
    },
  );

/** Throws nothing; `comments` stand at the head, one a line. */
export function smtScript(asserted: readonly Term[], comments: readonly string[] = []): SmtScript {
  const assertions = asserted.map(spelledOut);
  const parts = subterms(...assertions);
  const variables = parts.filter(part => part.kind === 'variable');
  const applications = parts.filter(part => part.kind === 'application');
  const opaque = new Map(applications.filter(isOpaque).map(part => [functionSymbol(part), part]));
  const names = new Map<Term, string>();
  const definitions: string[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') names.set(part, variableSymbol(part));
    if (part.kind === 'constant') names.set(part, constantText(part.sort, part.value));
    if (part.kind !== 'application') continue;
    const operands = part.operands.map(operand => names.get(operand)!);
    // Quoted: no variable is named without its sort, and no function of SMT-LIB is a number.
    const name = symbol(`${definitions.length}`);
    names.set(part, name);
    const body = `(${functionText(part)} ${operands.join(' ')})`;
    definitions.push(`(define-fun ${name} () ${sortText(part.sort)} ${body})`);
  }
  const lines = [
    ...comments.map(comment => `; ${comment.replaceAll(/[^ -~]/gu, '?')}`),
    '(set-option :produce-models true)',
    `(set-logic ${opaque.size === 0 ? 'QF_BV' : 'QF_UFBV'})`,
    ...variables.map(one => `(declare-fun ${variableSymbol(one)} () ${sortText(one.sort)})`),
    ...[...opaque].map(([name, { operands, sort }]) => {
      const sorts = operands.map(operand => sortText(operand.sort)).join(' ');
      return `(declare-fun ${name} (${sorts}) ${sortText(sort)})`;
    }),
    ...definitions,
    ...assertions.map(term => `(assert ${names.get(term)!})`),
    '(check-sat)',
    ...(variables.length > 0 ? [`(get-value (${variables.map(variableSymbol).join(' ')}))`] : []),
  ];
  return { text: `${lines.join('\n')}\n`, variables, hasOpaque: opaque.size > 0 };
}

const isOpaque = ({ operator }: Application): boolean => spellings[operator.name] === undefined;

/** The key of an operator holds all of its attributes. */
const functionSymbol = ({ operator }: Application): string => symbol(identityOf(operator).key);

function functionText(part: Application): string {
  const spelling = spellings[part.operator.name] as Spelling<Operator> | undefined;
  if (spelling === undefined) return functionSymbol(part);
  return typeof spelling === 'string' ? spelling : spelling(part.operator, part.operands);
}
