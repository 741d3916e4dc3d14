/** The instruction sets that have a meaning here, by the name that Go's op tables give them. */
import { i386 } from './386/index.ts';
import { amd64 } from './amd64/index.ts';
import { arm } from './arm/index.ts';
import { arm64 } from './arm64/index.ts';
import type { Isa } from './entry.ts';
import { generic } from './generic/index.ts';
import { loong64 } from './loong64/index.ts';
import { mips } from './mips/index.ts';
import { mips64 } from './mips64/index.ts';
import { ppc64 } from './ppc64/index.ts';
import { riscv64 } from './riscv64/index.ts';
import { s390x } from './s390x/index.ts';
import { wasm } from './wasm/index.ts';

export const isas: ReadonlyMap<string, Isa> = new Map(
  [generic, i386, amd64, arm, arm64, loong64, mips, mips64, ppc64, riscv64, s390x, wasm].map(isa => [
    isa.name,
    isa,
  ]),
);

/** Of rules without a machine's table: dec64 decomposes what is wider than a register of 32 bits. */
const pointerSizes: ReadonlyMap<string, number> = new Map([['dec64', 4]]);

/** In bytes; undefined for rules that run on machines of both sizes. */
export const pointerSizeOf = (arch: string, known: ReadonlyMap<string, Isa> = isas): number | undefined =>
  arch === 'generic' || !known.has(arch) ? pointerSizes.get(arch) : (known.get(arch)!.pointerSize ?? 8);
