import type { OpEntry, SettledRegister } from '../semantics/ops/entry.ts';
import { signExtend } from '../semantics/term/build.ts';
import { variable } from '../semantics/term/term.ts';
import type { Source, Span } from '../text/source.ts';
import { ModelError } from './missing.ts';
import { describeRegister, sameRegister } from './register-values.ts';
import type { RegisterType } from './types.ts';

/**
 * Whether a value of the type can be what the op computes. An integer of a machine is a whole register, whatever
 * part of it the type has; the ops of the language compute values of just their width.
 */
export function typeFits(type: RegisterType, register: SettledRegister, isOfLanguage: boolean): boolean {
  switch (register.kind) {
    case 'float':
      return type.kind === 'float' && 8 * type.size === register.format.width;
    case 'integer':
      if (register.isOfAnyClass) return type.kind !== 'compound';
      if (type.kind === 'float' || type.kind === 'compound') return false;
      return !isOfLanguage || register.native === true || 8 * type.size === register.width;
    case 'boolean':
      return isOfLanguage ? type.kind === 'boolean' : type.kind !== 'float' && type.kind !== 'compound';
    case 'compound':
      return type.register !== undefined && sameRegister(type.register, register);
    default:
      return false;
  }
}

/** Go's rules call what a machine moves out of a floating-point register, bits as they are, by the type of the number. */
export function isBitsOfNumber(entry: OpEntry, { kind, size }: RegisterType): boolean {
  const { operands, results } = entry;
  const [number] = operands;
  const width = 8 * size;
  if (kind !== 'float' || results[0].kind !== 'integer' || operands.length !== 1) return false;
  if (number?.kind !== 'float' || number.format.width !== width) return false;
  const bits = variable('x', width);
  const [moved] = entry.denote([bits], []);
  return moved === bits || moved === signExtend(64, bits);
}

/** The error of an op that is given a type which its result cannot have: `(Add64F <typ.Float32> x y)`. */
export function wrongType(
  source: Source,
  span: Span,
  op: string,
  { name }: RegisterType,
  register: SettledRegister,
): ModelError {
  return new ModelError({
    code: 'wrong-type',
    severity: 'error',
    message: `\`${op}\` computes ${describeRegister(register)}, which is no ${name}`,
    labels: [{ source, span }],
  });
}
