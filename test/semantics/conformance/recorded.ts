import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Case, readCase } from './case.ts';
import { instructions } from './instructions.ts';

/** What a riscv64 machine computed, as `npm run conformance -- --record` wrote it down. */
export const recorded: readonly Case[] = gunzipSync(readFileSync(new URL('recorded.txt.gz', import.meta.url)))
  .toString()
  .trimEnd()
  .split('\n')
  .map(readCase);

/** The recorded cases of each instruction. */
export const casesOf: ReadonlyMap<string, readonly Case[]> = byInstruction();

function byInstruction(): Map<string, Case[]> {
  const cases = new Map<string, Case[]>(instructions.map(({ name }) => [name, []]));
  for (const witnessed of recorded) cases.get(witnessed.instruction)?.push(witnessed);
  return cases;
}
