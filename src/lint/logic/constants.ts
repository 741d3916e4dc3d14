/** The names that a match gives to constants, with the Go types they have. */

import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import { auxFields } from '../../rules/tables/aux-kinds.ts';
import { boundName } from './generality.ts';

export interface IntegerType {
  readonly name: string;
  readonly width: number;
  readonly signed: boolean;
}

const integerType = (name: string, width: number, signed: boolean): IntegerType => ({ name, width, signed });

/** The Go type of the auxint of a kind of aux, where it is an integer. */
export const auxintTypes: ReadonlyMap<string, IntegerType> = new Map([
  ['Int8', integerType('int8', 8, true)],
  ['Int16', integerType('int16', 16, true)],
  ['Int32', integerType('int32', 32, true)],
  ['Int64', integerType('int64', 64, true)],
  ['UInt8', integerType('uint8', 8, false)],
  ['SymOff', integerType('int32', 32, true)],
  ['CallOff', integerType('int32', 32, true)],
  ['TypSize', integerType('int64', 64, true)],
  ['SizeAndAlign', integerType('int64', 64, true)],
]);

export const goIntegers: ReadonlyMap<string, IntegerType> = new Map(
  [8, 16, 32, 64].flatMap(width => [
    [`int${width}`, integerType(`int${width}`, width, true)] as const,
    [`uint${width}`, integerType(`uint${width}`, width, false)] as const,
  ]),
);

export const leastOf = ({ width, signed }: IntegerType): bigint => (signed ? -(1n << BigInt(width - 1)) : 0n);
export const mostOf = ({ width, signed }: IntegerType): bigint =>
  (1n << BigInt(signed ? width - 1 : width)) - 1n;

export interface ConstantName {
  /** The op whose auxint it is. */
  readonly value: ResolvedValue;
  /** Absent where it is no integer. */
  readonly type?: IntegerType;
  readonly isFloat: boolean;
}

type OrderedRule = Exclude<ResolvedRule, { kind: 'ellipsis' }>;

const known = new WeakMap<OrderedRule, ReadonlyMap<string, ConstantName>>();

/** The names of auxints of a match. */
export function constantNames(rule: OrderedRule): ReadonlyMap<string, ConstantName> {
  const names = known.get(rule) ?? namesOfConstants(rule);
  known.set(rule, names);
  return names;
}

function namesOfConstants(rule: OrderedRule): ReadonlyMap<string, ConstantName> {
  const names = new Map<string, ConstantName>();
  for (const value of operandsOf(rule, 'match').flatMap(operand => valuesIn(operand))) {
    const name = value.auxint && boundName(value.auxint);
    if (name === undefined || names.has(name)) continue;
    const { aux } = value.op;
    const type = auxintTypes.get(aux ?? '');
    names.set(name, { value, ...(type && { type }), isFloat: /^Float/.test(aux ?? '') });
  }
  return names;
}

/** Whether an op has an auxint, by its table. */
export const hasAuxint = ({ op }: ResolvedValue): boolean => auxFields(op.aux).auxint;
