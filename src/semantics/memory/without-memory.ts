/**
 * Terms without memory: what no reading of terms has to know. A load is put together from bytes; a byte is looked
 * for in what was stored, by comparing addresses; a byte of the memory that was there before is a variable of its
 * own for each address, and equal addresses have equal bytes. Two memories are equal if they have the same byte at
 * one arbitrary address.
 */
import { unbounded } from '../budget.ts';
import {
  bits,
  bvadd,
  bvsub,
  bvult,
  concat,
  equal,
  extract,
  falsity,
  ifThenElse,
  truth,
  zeroExtend,
} from '../term/build.ts';
import { type Application, apply, type Term, type Variable, variable } from '../term/term.ts';
import { NormalForm } from '../words/normal-form.ts';

interface Access {
  readonly bytes: number;
  readonly order: 'little' | 'big';
}

/** Longer words are only moved, and never computed with: of so many bytes each is looked up, and not chosen among all. */
const widestWord = 16;

/** A byte of a memory as it was, and where it lies. */
export interface InitialByte {
  readonly memory: Variable;
  readonly address: Term;
  /** 8 bits. */
  readonly byte: Variable;
}

/** Reads of the memories of one rule: both sides have to go through the same one. */
export class MemoryReader {
  readonly #addressWidth: number;
  readonly #form = new NormalForm(unbounded());
  readonly #initial: InitialByte[] = [];
  readonly #terms = new Map<Term, Term>();

  /** Addresses are terms of 64 bits, of which the machine has so many low ones. */
  constructor(addressWidth = 64) {
    this.#addressWidth = addressWidth;
  }

  /** The bytes that the memories had before, as far as they were read. */
  get initialBytes(): readonly InitialByte[] {
    return this.#initial;
  }

  /** The term without loads. It has to be no memory itself. */
  read(term: Term): Term {
    let known = this.#terms.get(term);
    if (known === undefined) {
      known = this.#rebuilt(term);
      this.#terms.set(term, known);
    }
    return known;
  }

  #rebuilt(term: Term): Term {
    if (term.kind !== 'application') return term;
    if (term.operator.name === 'load') return this.#load(term);
    const operands = term.operands.map(operand => this.read(operand));
    return operands.every((operand, index) => operand === term.operands[index])
      ? term
      : apply(term.operator, ...operands);
  }

  #load({ operator, operands: [memory, address] }: Application): Term {
    if (operator.name !== 'load') throw new Error('no load');
    const start = this.read(address!);
    const stored = this.#storedThere(memory!, start, operator);
    if (stored !== undefined) return stored;
    const bytes = Array.from({ length: operator.bytes }, (_, index) =>
      this.byteAt(memory!, offset(start, index)),
    );
    if (operator.order === 'little') bytes.reverse();
    return bytes.reduce((high, low) => concat(high, low));
  }

  /** What the last store put there, whole, if it plainly went to the same address. */
  #storedThere(memory: Term, address: Term, load: Access): Term | undefined {
    if (memory.kind !== 'application' || memory.operator.name !== 'store') return undefined;
    const [, to, value] = memory.operands;
    const { bytes, order } = memory.operator;
    if (bytes !== load.bytes || order !== load.order) return undefined;
    return this.#constantDifference(address, this.read(to!)) === 0n ? this.read(value!) : undefined;
  }

  /** The byte that a memory has at an address, which holds no loads. */
  byteAt(memory: Term, address: Term): Term {
    if (memory.kind === 'variable') return this.#initialByte(memory, address);
    if (memory.kind !== 'application') throw new Error('a memory is no constant');
    const { operator, operands } = memory;
    const [before] = operands;
    switch (operator.name) {
      case 'if': {
        const [condition, then, otherwise] = operands;
        return ifThenElse(
          this.read(condition!),
          this.byteAt(then!, address),
          this.byteAt(otherwise!, address),
        );
      }
      case 'store': {
        const [, to, value] = operands;
        const size = bits(64, BigInt(operator.bytes));
        return this.#within(address, this.read(to!), size, before!, place =>
          this.#byteStored(value!, operator, place),
        );
      }
      case 'fill': {
        const [, to, size, byte] = operands;
        return this.#within(address, this.read(to!), this.read(size!), before!, () => this.read(byte!));
      }
      case 'move': {
        const [, to, from, size] = operands;
        const source = this.read(from!);
        return this.#within(address, this.read(to!), this.read(size!), before!, place =>
          this.byteAt(before!, bvadd(source, place)),
        );
      }
      default:
        throw new Error(`${operator.name} is no memory`);
    }
  }

  /** A byte of what was stored. Where that was loaded, it is a byte of the memory that was read, whatever the place is. */
  #byteStored(value: Term, { bytes, order }: Access, place: Term): Term {
    if (bytes >= widestWord && value.kind === 'application' && value.operator.name === 'load') {
      const [memory, from] = value.operands;
      if (value.operator.bytes === bytes && value.operator.order === order)
        return this.byteAt(memory!, bvadd(this.read(from!), place));
    }
    return byteOf(this.read(value), bytes, order, place);
  }

  /** What was written, at a place counted from where the write begins, or what was there before. */
  #within(address: Term, start: Term, size: Term, before: Term, written: (place: Term) => Term): Term {
    const place = this.#form.normal(zeroExtend(64, this.#distance(start, address)));
    const isWritten = this.#form.normal(bvult(place, size));
    if (isWritten === falsity) return this.byteAt(before, address);
    if (isWritten === truth) return written(place);
    return ifThenElse(isWritten, written(place), this.byteAt(before, address));
  }

  #initialByte(memory: Variable, address: Term): Term {
    const earlier = this.#initial.filter(read => read.memory === memory);
    const same = earlier.find(read => this.#constantDifference(address, read.address) === 0n);
    if (same !== undefined) return this.#resolved(same, earlier);
    const byte = variable(`${memory.name}[${this.#initial.length}]`, 8);
    const read: InitialByte = { memory, address, byte };
    this.#initial.push(read);
    return this.#resolved(read, earlier);
  }

  /** How far the first address lies behind the second where that is the same for all inputs. */
  #constantDifference(a: Term, b: Term): bigint | undefined {
    if (a === b) return 0n;
    const difference = this.#form.normal(this.#distance(b, a));
    return difference.kind === 'constant' ? difference.value : undefined;
  }

  /** How far the second address lies behind the first; what is counted from the first says so by itself. */
  #distance(start: Term, address: Term): Term {
    const isCounted =
      address.kind === 'application' && address.operator.name === 'bvadd' && address.operands[0] === start;
    return isCounted ? this.#held(address.operands[1]!) : bvsub(this.#held(address), this.#held(start));
  }

  #held(address: Term): Term {
    return this.#addressWidth === 64 ? address : extract(this.#addressWidth - 1, 0, address);
  }

  /** Where a memory was last written; undefined where it was not. */
  lastWritten(memory: Term): Term | undefined {
    if (memory.kind !== 'application') return undefined;
    const { operator, operands } = memory;
    if (operator.name === 'if') return this.lastWritten(operands[1]!) ?? this.lastWritten(operands[2]!);
    return this.read(operands[1]!);
  }

  /** The byte of the first read of the same address: addresses that may be equal have equal bytes. */
  #resolved({ address, byte }: InitialByte, reads: readonly InitialByte[]): Term {
    let result: Term = byte;
    const before = reads.slice(0, reads.findIndex(read => read.byte === byte) >>> 0);
    for (const read of [...before].reverse()) {
      if (this.#constantDifference(address, read.address) !== undefined) continue;
      result = ifThenElse(
        equal(this.#held(address), this.#held(read.address)),
        this.#resolved(read, before),
        result,
      );
    }
    return result;
  }
}

const offset = (address: Term, index: number): Term =>
  index === 0 ? address : bvadd(address, bits(64, BigInt(index)));

/** The byte of a word that lies at a place, counted from its lowest address. */
function byteOf(word: Term, bytes: number, order: 'little' | 'big', place: Term): Term {
  const at = (index: number): Term => {
    const low = 8 * (order === 'little' ? index : bytes - 1 - index);
    return extract(low + 7, low, word);
  };
  if (place.kind === 'constant') return at(Number(place.value));
  // By the bits of the place: so many choices within each other as the place has bits, not as the word has bytes.
  const among = (first: number, count: number): Term => {
    if (count === 1) return at(first);
    const half = 2 ** (Math.ceil(Math.log2(count)) - 1);
    const bit = Math.log2(half);
    const isUpper = equal(extract(bit, bit, place), bits(1, 1n));
    return ifThenElse(isUpper, among(first + half, count - half), among(first, half));
  };
  return among(0, bytes);
}
