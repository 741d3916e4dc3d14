/** What an op table (`*Ops.go`) says of an op or a kind of block: shape, never meaning. */
import type { Source, Span } from '../../text/source.ts';

export interface OpInfo {
  readonly name: string;
  /** `generic`, or the architecture whose table declares it. */
  readonly arch: string;
  /** Number of operands; -1 where any number is allowed. */
  readonly argLength: number;
  /** The first two operands may be exchanged. */
  readonly commutative: boolean;
  /** Kind of the aux fields as the table spells it: `Int64`, `SymOff`, ...; absent where the op has none. */
  readonly aux?: string;
  /** Default type of the result as the table spells it: `Float64`, `(UInt64,Flags)`, `Mem`. */
  readonly type?: string;
  /** Fields that are `true` in the table, `clobberFlags` and the like. */
  readonly marks: ReadonlySet<string>;
  readonly symEffect?: string;
  readonly declared?: Declared;
}

/** Where an entry stands; absent for built-in tables. */
export interface Declared {
  readonly source: Source;
  readonly span: Span;
}

export interface BlockInfo {
  readonly name: string;
  readonly arch: string;
  /** Number of controlling values. */
  readonly controls: number;
  readonly aux?: string;
  readonly declared?: Declared;
}

/** The ops and blocks of one table. */
export interface OpTable {
  readonly arch: string;
  readonly ops: readonly OpInfo[];
  readonly blocks: readonly BlockInfo[];
}
