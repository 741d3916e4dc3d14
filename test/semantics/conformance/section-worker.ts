/** A thread that runs sections of the plan: the witness under QEMU, and the evaluator against it. */
import { spawn } from 'node:child_process';
import { parentPort, workerData } from 'node:worker_threads';
import { type Block, readBlocks } from './block.ts';
import { disagreement, writeCase } from './case.ts';
import type { Instruction } from './instructions.ts';
import { lattices } from './lattice.ts';
import { expectedOperands, instructionOf, type Section } from './plan.ts';

/** How to run the witness, and how many of a section's cases to send back for the record. */
export interface WorkerSetup {
  readonly qemu: string;
  readonly witness: string;
  readonly recorded: number;
}

export interface SectionReport {
  readonly section: Section;
  readonly disagreements: number;
  /** The first few, in words. */
  readonly examples: readonly string[];
  readonly record: readonly string[];
  /** What went wrong, if the section could not be run to its end. */
  readonly failure?: string;
}

const { qemu, witness, recorded } = workerData as WorkerSetup;
const examplesKept = 5;

parentPort?.on('message', (section: Section) => {
  runSection(section)
    .catch((error: unknown) => ({
      section,
      disagreements: 0,
      examples: [],
      record: [],
      failure: error instanceof Error ? error.message : String(error),
    }))
    .then(report => parentPort?.postMessage(report satisfies SectionReport));
});

async function runSection(section: Section): Promise<SectionReport> {
  const instruction = instructionOf(section);
  const kinds = instruction.operands;
  const count = section.set === 'random' ? [String(section.cases)] : [];
  const child = spawn(qemu, [witness, section.instruction, kinds.join(''), section.set, ...count], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Go's collector shall let pointers be that point nowhere.
    env: { ...process.env, GODEBUG: 'invalidptr=0' },
  });
  // One that ends without reading has told why, or takes no operands; that results are missing is noticed below.
  child.stdin.on('error', () => {});
  child.stdin.end(latticeBytes(instruction));

  const comparison = new Comparison(section, instruction);
  for await (const block of readBlocks(child.stdout, kinds.length, section.cases)) comparison.take(block);
  return comparison.report();
}

/** A lattice for each operand: how many values, and the values. */
function latticeBytes({ operands }: Instruction): Uint8Array {
  const words = operands.flatMap(kind => [BigInt(lattices[kind].length), ...lattices[kind]]);
  return new Uint8Array(BigUint64Array.from(words).buffer);
}

/** A section's cases as they come in, held against the evaluator. */
class Comparison {
  readonly #section: Section;
  readonly #instruction: Instruction;
  readonly #expectedOperands: Iterator<readonly bigint[]>;
  /** One case in so many is recorded. */
  readonly #stride: number;
  readonly #examples: string[] = [];
  readonly #record: string[] = [];
  #disagreements = 0;
  #taken = 0;

  constructor(section: Section, instruction: Instruction) {
    this.#section = section;
    this.#instruction = instruction;
    this.#expectedOperands = expectedOperands(section);
    this.#stride = recorded === 0 ? Infinity : strideThrough(section.cases, recorded);
  }

  take({ count, operands: columns, results, modes, flags }: Block): void {
    const { name: instruction } = this.#instruction;
    for (let i = 0; i < count; i++, this.#taken++) {
      const operands = columns.map(column => column[i]!);
      this.#mustBePlanned(operands);
      const witnessed = { instruction, mode: modes[i]!, operands, result: results[i]!, flags: flags[i]! };
      if (this.#taken % this.#stride === 0) this.#record.push(writeCase(witnessed));
      const complaint = disagreement(this.#instruction, witnessed);
      if (complaint === undefined) continue;
      this.#disagreements++;
      if (this.#examples.length < examplesKept) this.#examples.push(complaint);
    }
  }

  report(): SectionReport {
    return {
      section: this.#section,
      disagreements: this.#disagreements,
      examples: this.#examples,
      record: this.#record,
    };
  }

  /** Without this a witness that always ran the same operands would go unnoticed. */
  #mustBePlanned(operands: readonly bigint[]): void {
    const planned = this.#expectedOperands.next();
    if (planned.done === true || planned.value.every((operand, k) => operand === operands[k])) return;
    throw new Error(`case ${this.#taken} has operands that were not planned: ${operands.join(', ')}`);
  }
}

/** A stride that visits about `wanted` of the cases and, sharing no factor with their number, every operand. */
function strideThrough(cases: number, wanted: number): number {
  let stride = Math.max(1, Math.floor(cases / wanted));
  while (greatestCommonDivisor(stride, cases) !== 1) stride++;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
