/** Whether an op reads more of an operand than its low bits, tried on operands. */
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { randomBits, randomOf } from '../../semantics/operands/random.ts';
import { type OpEntry, settled } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { denotation } from './denotation.ts';

const known = new Map<string, boolean>();

/** False where the op has no model. */
export function readsLowBits({ arch, name }: OpInfo, index: number, width: number): boolean {
  const key = `${arch} ${name} ${index} ${width}`;
  const entry = isas.get(arch)?.ops.get(name);
  const decided = known.get(key) ?? (entry !== undefined && decide(entry, index, width));
  known.set(key, decided);
  return decided;
}

const tries = 64;

function decide(entry: OpEntry, index: number, width: number): boolean {
  const register = entry.operands[index];
  if (register?.kind !== 'integer') return false;
  if (settled(register).kind === 'integer' && register.width <= width) return true;
  let meaning: ReturnType<typeof denotation>;
  try {
    meaning = denotation(entry);
  } catch (error) {
    // An op whose meaning depends on where it stands.
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
  const { operands, constants, terms } = meaning;
  const variables = [...operands, ...constants];
  if (variables.some(({ sort }) => typeof sort !== 'number') || terms.length !== 1) return false;
  const random = randomOf(1);
  for (let count = 0; count < tries; count++) {
    const values = new Map(variables.map(one => [one, randomBits(one.sort as number, random)] as const));
    const other = new Map(values);
    const own = operands[index]!;
    const low = BigInt.asUintN(width, values.get(own)!);
    other.set(own, low | (randomBits(own.sort as number, random) & ~((1n << BigInt(width)) - 1n)));
    if (evaluate(terms[0]!, values).value !== evaluate(terms[0]!, other).value) return false;
  }
  return true;
}
