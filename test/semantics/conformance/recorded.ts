import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Case, readCase } from './case.ts';
import { type Machine, machineNamed } from './machines.ts';

/** What a machine computed, as `npm run conformance -- --record` wrote it down. */
export function recordedBy({ folder }: Machine): Case[] {
  return gunzipSync(readFileSync(new URL(`${folder}/recorded.txt.gz`, import.meta.url)))
    .toString()
    .trimEnd()
    .split('\n')
    .map(readCase);
}

/** What a riscv64 machine computed. */
export const recorded: readonly Case[] = recordedBy(machineNamed('riscv64'));

/** The recorded cases of each instruction. */
export const casesOf: ReadonlyMap<string, readonly Case[]> = casesByInstruction(
  machineNamed('riscv64'),
  recorded,
);

export function casesByInstruction(
  { instructions }: Machine,
  recorded: readonly Case[],
): Map<string, Case[]> {
  const cases = new Map<string, Case[]>(instructions.map(({ name }) => [name, []]));
  for (const witnessed of recorded) cases.get(witnessed.instruction)?.push(witnessed);
  return cases;
}
