/** `rulecheck ops [OP]`: the handbook. */

import { type HandbookPage, handbookOf, pagesOf } from '../handbook/op-page.ts';
import { renderList, renderPages, renderParts } from '../handbook/text.ts';
import { renderJson } from '../report/json.ts';
import type { Isa } from '../semantics/ops/entry.ts';
import { isas } from '../semantics/ops/index.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { isaNamed, unknownOp } from './named-op.ts';
import { writeReport } from './output.ts';

export interface OpsOptions {
  readonly arch?: string;
  readonly format: 'text' | 'json';
  readonly color: ColorChoice;
  readonly output?: string;
}

/** One op of every machine that has it; without an op the list of a machine, or of the machines. */
export function opsCommand(op: string | undefined, options: OpsOptions): number {
  const machines = options.arch === undefined ? [...isas.values()] : [isaNamed(options.arch)];
  const pages = machines.flatMap(isa => pagesOf(isa, op));
  if (pages.length === 0) throw new UsageError(unknownOp(machines, op!));
  writeReport(rendered(op, machines, pages, options), options.output);
  return ExitCode.clean;
}

function rendered(
  op: string | undefined,
  machines: readonly Isa[],
  pages: readonly HandbookPage[],
  { arch, format, color, output }: OpsOptions,
): string {
  if (format === 'json') return renderJson(handbookOf(pages));
  const inColor = wantsColor(color, output === undefined && process.stdout.isTTY);
  if (op !== undefined) return renderPages(pages, inColor);
  if (arch !== undefined) return renderList(pages, inColor);
  return renderParts(
    machines.map(({ name, ops, branches }) => ({ arch: name, ops: ops.size, blocks: branches.size })),
  );
}
