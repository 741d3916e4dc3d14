/** The instruction sets that have a meaning here, by the name that Go's op tables give them. */
import type { Isa } from './entry.ts';
import { generic } from './generic/index.ts';
import { riscv64 } from './riscv64/index.ts';

export const isas: ReadonlyMap<string, Isa> = new Map([generic, riscv64].map(isa => [isa.name, isa]));
