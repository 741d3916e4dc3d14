/** Constants with which a rule applies, as far as its match and its condition tell. */
import type { GoExpr } from '../../rules/go-ast.ts';
import { namesIn } from '../../rules/go-names.ts';
import { partsOf } from '../../rules/go-parts.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedValue } from '../../rules/resolved.ts';
import { product } from '../../semantics/operands/product.ts';
import { type Aux, auxKinds, constantSorts } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../semantics/term/term.ts';
import { type Assignment, computation, computed, cut, type Names } from '../go/compute.ts';
import { type ConstantName, constantNames, type IntegerType, leastOf, mostOf } from './constants.ts';
import { Names as Bindings, boundName, matches, mayMatch, type ValueRule } from './generality.ts';
import { conjunctsOf, integerValue } from './normal.ts';

/** A rule, and those that are tried before it. */
export interface InOrder {
  readonly rule: ValueRule;
  readonly earlier: () => readonly ValueRule[];
}

export interface Admitted {
  readonly names: Names;
  /** The simplest one that is sought among a few values of each. */
  find(isSought: (values: Assignment) => boolean): Assignment | undefined;
  /** In words: `c = 2048, d = 1`. */
  describe(values: Assignment): string;
}

/**
 * The integer constants that the expressions need, as far as the rule may apply with them. Undefined where nothing is
 * known: the condition asks of a constant what cannot be computed.
 */
export function admitted({ rule, earlier }: InOrder, needed: readonly GoExpr[]): Admitted | undefined {
  const constants = constantNames(rule);
  const conjuncts = conjunctsOf(rule.condition);
  const wanted = namesNeeded(needed, conjuncts, constants);
  const types = new Map<string, IntegerType>();
  for (const name of wanted) {
    const { type, value } = constants.get(name)!;
    // Which constants an op without a model has is not known.
    if (type === undefined || !isas.get(value.op.arch)?.ops.has(value.op.name)) return undefined;
    types.set(name, type);
  }
  if (wanted.size === 0 || wanted.size > 3) return undefined;
  const list = [...wanted];
  const names: Names = { places: new Map(list.map((name, place) => [name, place])), types };
  const asked = conjuncts.filter(conjunct => mentions(conjunct, wanted));
  const runs = asked.map(conjunct => computation(conjunct, names));
  if (runs.some(run => run === undefined)) return undefined;
  const encodable = valuesIn(rule.match).flatMap(value => encodedIn(value, names, wanted));
  const choices = list.map(name => valuesFor(types.get(name)!, constants.get(name)!, asked, list.length));
  return {
    names,
    find(isSought) {
      let others: readonly ValueRule[] | undefined;
      const isTaken = (values: Assignment) => {
        others ??= earlier().filter(one => mayMatch(one.match, rule.match));
        return others.some(one => takes(one, rule, assigned(names, values)));
      };
      for (const values of product(choices))
        if (
          isSought(values) &&
          runs.every(run => computed(run!, values) === 1n) &&
          encodable.every(holds => holds(values)) &&
          !isTaken(values)
        )
          return values;
      return undefined;
    },
    describe: values => list.map((name, place) => `${name} = ${values[place]}`).join(', '),
  };
}

/** That an expression which the match compares with a constant is one that the op can have. */
function encodedIn(
  value: ResolvedValue,
  names: Names,
  wanted: ReadonlySet<string>,
): ((values: Assignment) => boolean)[] {
  const { auxint } = value;
  if (auxint === undefined || boundName(auxint) !== undefined || !mentions(auxint, wanted)) return [];
  const [run, accepts] = [computation(auxint, names), encodableBy(value)];
  return run === undefined ? [] : [values => accepts(computed(run, values) ?? 0n)];
}

const assigned = ({ places }: Names, values: Assignment): ReadonlyMap<string, bigint> =>
  new Map([...places].map(([name, place]) => [name, values[place]!]));

/** An earlier rule applies wherever the match has these constants. */
export const isTakenBefore = ({ rule, earlier }: InOrder, constants: ReadonlyMap<string, bigint>): boolean =>
  earlier().some(one => mayMatch(one.match, rule.match) && takes(one, rule, constants));

/** An earlier rule applies to what the rule matches with these constants, whatever else it is. */
function takes(earlier: ValueRule, rule: ValueRule, known: ReadonlyMap<string, bigint>): boolean {
  const match = withConstants(rule.match, known);
  for (const { texts } of matches(earlier.match, match, new Bindings())) {
    const constants = [...constantNames(earlier)].flatMap(([name, { type }]) => {
      const text = texts.get(name);
      return type !== undefined && text !== undefined && /^-?\d+$/.test(text)
        ? [{ name, type, value: BigInt(text) }]
        : [];
    });
    const own: Names = {
      places: new Map(constants.map(({ name }, place) => [name, place])),
      types: new Map(constants.map(({ name, type }) => [name, type])),
    };
    const given = constants.map(({ value }) => value);
    const holds = conjunctsOf(earlier.condition).every(conjunct => {
      const run = computation(conjunct, own);
      return run !== undefined && computed(run, given) === 1n;
    });
    if (holds) return true;
  }
  return false;
}

/** The match with numbers for the names of constants. */
function withConstants(value: ResolvedValue, constants: ReadonlyMap<string, bigint>): ResolvedValue {
  const name = value.auxint && boundName(value.auxint);
  const number = name === undefined ? undefined : constants.get(name);
  return {
    ...value,
    ...(number !== undefined && {
      auxint: { kind: 'integer' as const, text: `${number}`, value: number, span: value.auxint!.span },
    }),
    args: value.args.map(arg => (arg.kind === 'value' ? withConstants(arg, constants) : arg)),
  };
}

/** The names in the expressions, and those that conjuncts tie to them. */
function namesNeeded(
  needed: readonly GoExpr[],
  conjuncts: readonly GoExpr[],
  constants: ReadonlyMap<string, ConstantName>,
): ReadonlySet<string> {
  const own = (expr: GoExpr) => constantsIn(expr, constants);
  const wanted = new Set(needed.flatMap(own));
  for (let size = -1; size !== wanted.size; ) {
    size = wanted.size;
    for (const conjunct of conjuncts)
      if (mentions(conjunct, wanted)) for (const name of own(conjunct)) wanted.add(name);
  }
  return wanted;
}

const mentions = (expr: GoExpr, names: ReadonlySet<string>): boolean =>
  namesIn(expr).some(({ name }) => names.has(name));

/** Powers of two and their neighbours, up to the ends of the widths that instructions have. */
const edges: readonly bigint[] = [
  ...[0n, 1n, 2n, 3n, 4n, 7n, 8n, 15n, 16n, 31n, 32n, 63n, 64n, 127n, 128n, 255n, 256n],
  ...[11n, 12n, 15n, 16n, 19n, 20n, 31n, 32n, 62n, 63n].flatMap(power => [(1n << power) - 1n, 1n << power]),
];
const few: readonly bigint[] = [
  ...[0n, 1n, 31n, 32n, 63n, 64n, 2047n, 2048n, 1n << 15n, (1n << 31n) - 1n, 1n << 31n, 1n << 32n],
];

function valuesFor(
  type: IntegerType,
  { value }: ConstantName,
  conjuncts: readonly GoExpr[],
  count: number,
): readonly bigint[] {
  const named = conjuncts
    .flatMap(conjunct => partsOf(conjunct))
    .flatMap(part => integerValue(part) ?? [])
    .flatMap(one => [one - 1n, one, one + 1n]);
  const all = [
    ...(count > 1 ? few : edges).flatMap(one => [one, isPower(one) ? -one : -one - 2n]),
    ...named,
    leastOf(type),
    mostOf(type),
  ];
  const accepts = encodableBy(value);
  return [...new Set(all)]
    .filter(one => cut(type, one) === one && accepts(one))
    .sort((a, b) => Number(magnitude(a) - magnitude(b)) || Number(b - a));
}

const isPower = (value: bigint): boolean => (value & (value - 1n)) === 0n;
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Whether the op has the constant at all; true where that is not known. */
export function encodableBy({ op }: ResolvedValue): (constant: bigint) => boolean {
  const aux = isas.get(op.arch)?.ops.get(op.name)?.aux;
  if (aux?.encodable === undefined || aux.kind !== op.aux) return () => true;
  return constant => encodes(aux, constant) ?? true;
}

interface Decided {
  /** The condition of a variable for the auxint; undefined where it depends on more. */
  readonly condition: Term | undefined;
  readonly auxint: Variable;
  readonly answers: Map<bigint, boolean>;
}

const decided = new WeakMap<NonNullable<Aux['encodable']>, Decided>();

/** Undefined where it depends on more than the auxint. */
export function encodes({ encodable, kind }: Aux, constant: bigint): boolean | undefined {
  if (encodable === undefined) return true;
  const known = decided.get(encodable) ?? conditionOf(encodable, kind);
  decided.set(encodable, known);
  const { condition, auxint, answers } = known;
  if (condition === undefined) return undefined;
  const value = BigInt.asUintN(auxint.sort as number, constant);
  const answer = answers.get(value) ?? evaluate(condition, new Map([[auxint, value]])).value === 1n;
  answers.set(value, answer);
  return answer;
}

function conditionOf(encodable: NonNullable<Aux['encodable']>, kind: Aux['kind']): Decided {
  const sorts = auxKinds[kind];
  const isOne = 'auxint' in sorts && !('aux' in sorts);
  const auxint = variable('auxint', isOne ? constantSorts[sorts.auxint] : 1);
  return { condition: isOne ? encodable.condition(auxint) : undefined, auxint, answers: new Map() };
}

/** The names that are constants of the match. */
export const constantsIn = (expr: GoExpr, constants: ReadonlyMap<string, ConstantName>): string[] =>
  [...new Set(namesIn(expr).map(({ name }) => name))].filter(name => constants.has(name));
