/** Integers as WebAssembly writes them: seven bits a byte, lowest first (core specification, 5.2.2). */

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    // The last byte's bit 6 is the sign of what follows.
    if (rest === ((low & 0x40) === 0 ? 0n : -1n)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}
