/** The Go types of a reproducer's parameters and results, and how their values are written and read as bits. */
import type { Input, Observation } from '../model/claim.ts';
import { BINARY32, BINARY64, type Format } from '../semantics/float/index.ts';
import { variable } from '../semantics/term/term.ts';

export type GoTypeName = 'float32' | 'float64' | 'int32' | 'int64' | 'uint32' | 'uint64' | 'bool';

interface Traits {
  /** Bits of the term that carries a value. */
  readonly width: number;
  readonly format?: Format;
  /** A Go expression for the value of the given bits. */
  literal(bits: bigint): string;
  /** A Go expression of type uint64 for the bits of an expression. */
  bitsOf(expression: string): string;
}

const hex = (bits: bigint, digits: number): string => `0x${bits.toString(16).padStart(digits, '0')}`;

const float = (width: 32 | 64, format: Format): Traits => ({
  width,
  format,
  literal: bits => `math.Float${width}frombits(${hex(bits, width / 4)})`,
  bitsOf: expression => {
    const bits = `math.Float${width}bits(${expression})`;
    return width === 64 ? bits : `uint64(${bits})`;
  },
});

const signed = (width: 32 | 64): Traits => ({
  width,
  literal: bits => `int${width}(${BigInt.asIntN(width, bits)})`,
  bitsOf: expression => (width === 64 ? `uint64(${expression})` : `uint64(uint32(${expression}))`),
});

const unsigned = (width: 32 | 64): Traits => ({
  width,
  literal: bits => `uint${width}(${bits})`,
  bitsOf: expression => `uint64(${expression})`,
});

export const traits: Readonly<Record<GoTypeName, Traits>> = {
  float32: float(32, BINARY32),
  float64: float(64, BINARY64),
  int32: signed(32),
  int64: signed(64),
  uint32: unsigned(32),
  uint64: unsigned(64),
  bool: {
    width: 8,
    literal: bits => (bits === 0n ? 'false' : 'true'),
    bitsOf: expression => `truth(${expression})`,
  },
};

/** A parameter of the type as an input, to be shown. */
export function inputOf(name: string, type: GoTypeName): Input {
  const { width, format } = traits[type];
  return { name, role: 'operand', variable: variable(name, width), ...(format && { format }) };
}

/** All of a result of the type is observed. */
export function observationOf(type: GoTypeName): Observation {
  const { width, format } = traits[type];
  return format === undefined ? { kind: 'integer', width } : { kind: 'float', format };
}
