/**
 * Loads and stores. An instruction takes the low half of a register, adds its offset without wrapping, and traps
 * beyond memory, which ends before 2^32. What is stated here is the address of a pointer, whose upper half is zero,
 * where nothing traps: the sum.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bits, bvadd, bvult, load, store } from '../../term/build.ts';
import { type Term, variable } from '../../term/term.ts';
import { address, copies, zeroes } from '../memory-access.ts';
import { aux, float, integer, memory as m, op, section, sext, table, zext } from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];

const offset = aux('Int64', {
  encodable: { words: 'the offset is from 0 to 2^32 - 1', condition: c => bvult(c!, bits(64, 1n << 32n)) },
});

const loads = (bytes: number) => (p: Term, c: Term, memory: Term) =>
  load(bytes, 'little', memory, bvadd(p, c));
const stores = (p: Term, c: Term, value: Term, memory: Term) => store('little', memory, bvadd(p, c), value);

// biome-ignore format: an op is a line
export const memoryOps = () => [
  ...table('WebAssembly core specification',
    section('4.6.7, memory instructions',
      op('I64Load8U', [x, offset, m], zext(b), loads(1), 'loads a byte and zero-extends it'),
      op('I64Load8S', [x, offset, m], sext(b), loads(1), 'loads a byte and sign-extends it'),
      op('I64Load16U', [x, offset, m], zext(h), loads(2), 'loads two bytes and zero-extends them'),
      op('I64Load16S', [x, offset, m], sext(h), loads(2), 'loads two bytes and sign-extends them'),
      op('I64Load32U', [x, offset, m], zext(w), loads(4), 'loads four bytes and zero-extends them'),
      op('I64Load32S', [x, offset, m], sext(w), loads(4), 'loads four bytes and sign-extends them'),
      op('I64Load', [x, offset, m], x, loads(8), 'loads eight bytes'),
      op('F32Load', [x, offset, m], s, loads(4), 'loads a single'),
      op('F64Load', [x, offset, m], d, loads(8), 'loads a double'),
      op('I64Store8', [x, offset, b, m], m, stores, 'stores the low byte'),
      op('I64Store16', [x, offset, h, m], m, stores, 'stores the low two bytes'),
      op('I64Store32', [x, offset, w, m], m, stores, 'stores the low four bytes'),
      op('I64Store', [x, offset, x, m], m, stores, 'stores eight bytes'),
      op('F32Store', [x, offset, s, m], m, stores, 'stores a single'),
      op('F64Store', [x, offset, d, m], m, stores, 'stores a double'),
      op('LoweredZero', [x, m, aux('Int64')], m, zeroes, 'memory.fill: so many zero bytes'),
      op('LoweredMove', [x, x, m, aux('Int64')], m, copies, 'memory.copy: so many bytes, as if by way of a buffer'),
    ),
  ),
  ...table("Go's cmd/compile/internal/wasm, ssa.go",
    section('addresses and what a running program has',
      op('LoweredAddr', [x, aux('SymOff')], x, address, 'the address of a symbol and an offset'),
      op('LoweredGetClosurePtr', [], x, () => variable('the closure', 64), 'the global that holds the closure'),
      op('LoweredGetCallerPC', [], x, () => variable("the caller's PC", 64), 'where the caller goes on'),
      op('LoweredGetCallerSP', [m], x, () => variable("the caller's SP", 64), "the caller's stack pointer"),
    ),
  ),
];
