// Berkeley SoftFloat, where a build of it is at hand: SOFTFLOAT names a folder of its sources, built with
// `make -C build/Linux-x86_64-GCC SPECIALIZE_TYPE=RISCV`. Nothing of it is part of this project.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Column } from './batch-operands.ts';

/** The repository, from where this file is compiled to. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a function over columns of operands: its results, flags, and nanoseconds for each. */
export type SoftFloat = (
  name: string,
  mode: number,
  columns: readonly Column[],
  repetitions?: number,
) => { readonly nanoseconds: number; readonly values: BigUint64Array; readonly flags: Uint8Array };

/** Undefined where none is at hand. */
export function openSoftFloat(): SoftFloat | undefined {
  const folder = process.env['SOFTFLOAT'];
  if (!folder) return undefined;
  const build = readdirSync(`${folder}/build`)
    .map(name => `${folder}/build/${name}`)
    .find(path => existsSync(`${path}/softfloat.a`));
  if (!build) throw new Error(`no softfloat.a under ${folder}/build`);
  mkdirSync(`${root}/.cache`, { recursive: true });
  const program = `${root}/.cache/softfloat`;
  const includes = ['-I', `${folder}/source/include`, '-I', build];
  execFileSync('cc', [
    '-O2',
    ...includes,
    `${root}/bench/softfloat.c`,
    `${build}/softfloat.a`,
    '-o',
    program,
  ]);

  return (name, mode, columns, repetitions = 1) => {
    const count = columns[0]!.length;
    const input = Buffer.concat(
      [BigUint64Array.of(BigInt(count)), ...columns].map(array =>
        Buffer.from(array.buffer, array.byteOffset, array.byteLength),
      ),
    );
    const { stdout, status } = spawnSync(program, [name, `${mode}`, `${repetitions}`], {
      input,
      maxBuffer: 9 * count + 64,
    });
    if (status !== 0) throw new Error(`${name} failed in SoftFloat`);
    const bytes = stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength);
    return {
      nanoseconds: Number(new BigInt64Array(bytes, 0, 1)[0]!) / (count * repetitions),
      values: new BigUint64Array(bytes, 8, count),
      flags: new Uint8Array(bytes, 8 + 8 * count, count),
    };
  };
}
