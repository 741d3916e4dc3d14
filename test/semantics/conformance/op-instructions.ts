/** Op entries as instructions of a witness: what an op denotes is what its machine must return. */
import { BINARY32, BINARY64, type Format } from '../../../src/semantics/float/index.ts';
import {
  constantKinds,
  constantSorts,
  type Isa,
  type OpEntry,
  type Register,
  type SettledRegister,
  settled,
  widthOf,
} from '../../../src/semantics/ops/entry.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../src/semantics/term/term.ts';
import type { Instruction, Kind } from './instructions.ts';

/** An op read in one way: with a constant, or on numbers of one of the formats that it takes. */
export interface Reading {
  readonly op: string;
  readonly constant?: bigint;
  /** Of a tuple; the first if there is none. */
  readonly part?: number;
  readonly format?: Format;
  /** Where the operands of a floating-point register are no numbers. */
  readonly operands?: readonly Kind[];
}

const letters: ReadonlyMap<Format, Kind> = new Map([
  [BINARY32, 's'],
  [BINARY64, 'd'],
]);

const kindOf = (place: SettledRegister): Kind => (place.kind === 'float' ? letters.get(place.format)! : 'i');

/** The witness calls an op by its name, and its readings `FIDBR 7`, `FNEG.s` and, of a tuple, `FADD.1`. */
function nameOf({ op, constant, format, part }: Reading): string {
  return [
    op,
    ...(part === undefined ? [] : [`.${part}`]),
    ...(format ? ['.', letters.get(format)] : []),
    ...(constant === undefined ? [] : [' ', constant]),
  ].join('');
}

function instructionOf(entry: OpEntry, reading: Reading): Instruction {
  const { part = 0 } = reading;
  const place = (register: Register): SettledRegister =>
    reading.format && register.kind === 'any' ? { kind: 'float', format: reading.format } : settled(register);
  const places = entry.operands.map(place);
  const variables = places.map((one, index) => variable(`x${index}`, widthOf(one)));
  const constants = constantKinds(entry).map(kind => bits(constantSorts[kind], reading.constant ?? 0n));
  const run = evaluator(entry.denote(variables, constants)[part]!, variables);
  const resultWidth = widthOf(place(entry.results[part]!)) - (entry.undefinedBits ?? 0);
  return {
    name: nameOf(reading),
    operands: reading.operands ?? places.map(kindOf),
    rounded: false,
    resultWidth,
    execute(operands, { rounding }) {
      const values = variables.map(({ sort }, index) => BigInt.asUintN(Number(sort), operands[index]!));
      return { bits: BigInt.asUintN(resultWidth, run(values, rounding).value), flags: 0 };
    },
  };
}

/** Every op that takes operands, in each of its readings. */
export function opInstructions({ ops }: Isa, readings: readonly Reading[]): Instruction[] {
  const special = new Map<string, Reading[]>();
  for (const reading of readings) special.set(reading.op, [...(special.get(reading.op) ?? []), reading]);
  return [...ops.values()]
    .filter(({ operands, barrier }) => operands.length > 0 && barrier !== true)
    .flatMap(entry =>
      (special.get(entry.name) ?? [{ op: entry.name }]).map(reading => instructionOf(entry, reading)),
    );
}
