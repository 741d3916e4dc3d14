/**
 * Whether the values of a result are of the types that they are taken for, and the result of one that holds it. Registers
 * hide it: they hold narrow values and wide ones. Machines of 32 bits do not: an integer of 64 is no one value there.
 */
import { valuesIn } from '../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import type { Register } from '../semantics/ops/entry.ts';
import type { Observation } from './claim.ts';
import type { RegisterClasses } from './register-classes.ts';
import { describeRegister, integerWidth } from './register-values.ts';
import type { RegisterType } from './types.ts';
import type { ValueTypes } from './value-types.ts';

type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;

/** Less than any integer has. */
const anyWidth = 0;

/** Bits of an integer on a machine of 32 bits; undefined of what is none, or may have any. */
const widthOf = (register: Register | undefined): number | undefined =>
  register?.kind === 'integer' && !register.ofAnyWidth ? integerWidth(register, 4) : undefined;

/**
 * What is wrong where a result takes 64 bits for fewer, or fewer for 64; undefined where it does not. `types`: what is
 * known of names that the match gives to no op.
 */
export function mixedWithLong(
  { match, result }: ValueRule,
  classes: RegisterClasses,
  types: Pick<ValueTypes, 'widthOf' | 'told' | 'writtenFor'>,
): string | undefined {
  const bitsOf = (name: string): number | undefined => {
    const type = types.told(name);
    const known = widthOf(types.widthOf(name)) ?? (type && 8 * type.size);
    return known === undefined && classes.ofAnyWidth.has(name) ? anyWidth : known;
  };
  const given = (operand: ResolvedOperand): number | undefined => {
    const value = operand.kind === 'variable' ? opNamed(operand.name, match) : operand;
    if (value === undefined && operand.kind === 'variable') return bitsOf(operand.name);
    if (value?.kind !== 'value' || !isOfLanguage(value)) return undefined;
    const [register] = classes.entry(value).results;
    return register.kind === 'typed' ? bitsOfType(types.writtenFor(value, match)) : widthOf(register);
  };
  if (result.kind === 'code') return undefined;
  const takers = [
    { taker: `${match.op.name} has`, wanted: given(match), operand: result },
    ...valuesIn(result)
      .filter(isOfLanguage)
      .flatMap(value =>
        value.args.map((operand, index) => ({
          taker: `${value.op.name} takes`,
          wanted: widthOf(classes.entry(value).operands[index]),
          operand,
        })),
      ),
  ];
  for (const { taker, wanted, operand } of takers) {
    const has = given(operand);
    if (wanted === undefined || has === undefined || wanted === has || Math.max(wanted, has) !== 64) continue;
    const what = has === anyWidth ? 'an integer of any type' : `a value of ${has}`;
    return `${taker} ${wanted} bits, and is given ${what}, where no register of the machine holds 64: exclude this by config.PtrSize == 8`;
  }
  return undefined;
}

const bitsOfType = (type: RegisterType | 'unknown' | undefined): number | undefined =>
  type === undefined || type === 'unknown' || type.kind !== 'integer' ? undefined : 8 * type.size;

/**
 * What is wrong where a result of a machine of 32 bits has an op of the language that gives 64; undefined where none has,
 * or where the match is such a value itself, which no program has then.
 */
export function longOfLanguage({ match, result }: ValueRule, classes: RegisterClasses): string | undefined {
  const isLong = (value: ResolvedValue): boolean =>
    isOfLanguage(value) && widthOf(classes.entry(value).results[0]) === 64;
  const long = result.kind === 'code' || isLong(match) ? undefined : valuesIn(result).find(isLong);
  return (
    long &&
    `${long.op.name} gives 64 bits, which no register of the machine holds: such ops are taken apart before the rules of a machine, and never after`
  );
}

const isOfLanguage = ({ op }: ResolvedValue): boolean => op.arch === 'generic';

/** The op of a match that a name is given to. */
const opNamed = (name: string, match: ResolvedValue): ResolvedValue | undefined =>
  valuesIn(match).find(({ binding }) => binding === name);

/**
 * What is wrong where a result takes a value for one of a class that the match, by the types at hand, does not tell;
 * undefined where it does not. `promised`: ops whose operands are of a class that the machine's rules know.
 */
export function takenOfAnyClass(
  { match }: ValueRule,
  classes: RegisterClasses,
  types: Pick<ValueTypes, 'told'>,
  promised: readonly string[],
): string | undefined {
  for (const [name, register] of classes.toldByResult) {
    const takers = valuesIn(match).filter(({ args }) =>
      args.some(argument => argument.kind === 'variable' && argument.name === name),
    );
    const isKnown = takers.some(taker => !isOfLanguage(taker) || promised.includes(taker.op.name));
    if (takers.length === 0 || isKnown || opNamed(name, match) !== undefined) continue;
    // What one op takes any of is all of one class.
    const told = takers.flatMap(({ binding, op, type, args }) => [
      type && types.told(binding ?? op.name, type),
      ...args.map(argument => (argument.kind === 'variable' ? types.told(argument.name) : undefined)),
    ]);
    if (told.some(type => type !== undefined && isOfClass(type, register))) continue;
    return `the result takes ${name} for ${describeRegister(register)}, and ${takers[0]!.op.name} takes values of any type`;
  }
  return undefined;
}

/**
 * What is wrong where the type that is written for a result does not hold what the match promises; undefined where it
 * does, or none is written.
 */
export function lostByType(
  { match, result }: ValueRule,
  types: Pick<ValueTypes, 'writtenFor'>,
  observed: Observation,
): string | undefined {
  if (result.kind !== 'value') return undefined;
  const unknown = valuesIn(result).find(
    value => value.type?.kind === 'call' && types.writtenFor(value, match) === 'unknown',
  );
  if (unknown !== undefined)
    return `what is written for the type of ${unknown.op.name} is no type of the match`;
  if (observed.kind !== 'integer' && observed.kind !== 'float') return undefined;
  const type = types.writtenFor(result, match);
  if (type === undefined || type === 'unknown') return undefined;
  const { name } = result.op;
  if (observed.kind === 'float') {
    if (isOfClass(type, observed)) return undefined;
    return `${name} gives a number of ${observed.format.width} bits, and the type that is written for it is ${type.name}`;
  }
  const bits = 8 * type.size;
  if (observed.ofWords || (type.kind !== 'float' && bits >= observed.width)) return undefined;
  return `the match promises ${observed.width} bits, and the type that is written for ${name}, ${type.name}, has ${bits}: what the compiler stores of it for a while it loads again by its type`;
}

function isOfClass(
  { kind, size }: RegisterType,
  register: Register | Extract<Observation, { kind: 'float' }>,
): boolean {
  switch (register.kind) {
    case 'integer':
      return kind === 'integer' || kind === 'pointer';
    case 'float':
      return kind === 'float' && 8 * size === register.format.width;
    default:
      return kind === register.kind;
  }
}
