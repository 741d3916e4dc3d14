/**
 * The fused ops of all architectures of a run side by side: what each computes, which rules produce it, and what
 * became of them. A machine that differs from the others is marked, and the mark says how.
 */
import { worst } from '../../prove/verdict.ts';
import { fileNameOf } from '../../text/source.ts';
import type { FamilyMember, FamilyRule, FamilyShape, InstanceFacts, RuleResult } from '../run.ts';
import { countVerdicts } from '../summary.ts';
import { type FusedOp, fusedOpsOf } from './fused-ops.ts';
import { type Shape, shapes } from './shape.ts';

/** An instance whose result is a fused op. */
type Production = FamilyRule & NonNullable<InstanceFacts['fusedOp']>;

/** The architectures that have a fused op, and the shapes that one of them computes. */
export function familyOf(results: readonly RuleResult[]): FamilyShape[] {
  const architectures = [...new Set(results.map(({ arch }) => arch))];
  const machines = new Map(
    architectures.flatMap(arch => {
      const ops = fusedOpsOf(arch);
      return ops.length > 0 ? [[arch, ops] as const] : [];
    }),
  );
  const productions = results.flatMap(productionsOf);
  return shapes.flatMap(shape => {
    const members = [...machines].flatMap(([arch, ops]) => memberOf(shape, arch, ops, productions) ?? []);
    if (members.length === 0) return [];
    const having = new Set(members.map(({ arch }) => arch));
    const without = [...machines.keys()].filter(arch => arch !== 'generic' && !having.has(arch));
    return [{ shape, members, without }];
  });
}

function productionsOf({ file, line, instances }: RuleResult): Production[] {
  return instances.flatMap(({ facts, verdict }) =>
    facts?.fusedOp ? [{ ...facts.fusedOp, file: fileNameOf(file), line, verdict }] : [],
  );
}

function memberOf(
  shape: Shape,
  arch: string,
  ops: readonly FusedOp[],
  productions: readonly Production[],
): FamilyMember | undefined {
  const own = ops.filter(op => op.shape === shape);
  if (own.length === 0) return undefined;
  const names = own.map(({ op }) => op.name);
  const producing = productions.filter(rule => rule.arch === arch && names.includes(rule.op));
  const marks = [...new Set(producing.flatMap(rule => markOf(rule, productions)))];
  return {
    arch,
    ops: names,
    rules: rulesOf(producing),
    instances: countVerdicts(producing),
    ...(marks.length > 0 && { differs: marks }),
  };
}

/** Each rule once, with the worst verdict of its instances. */
function rulesOf(productions: readonly Production[]): FamilyRule[] {
  const rules = new Map<string, FamilyRule>();
  for (const { file, line, verdict } of productions) {
    const place = `${file}:${line}`;
    rules.set(place, { file, line, verdict: worst([verdict, rules.get(place)?.verdict ?? verdict]) });
  }
  return [...rules.values()];
}

/** How a machine's op is not what its rule asks, and who computes what it asks. */
function markOf({ arch, shape, asked, verdict }: Production, all: readonly Production[]): string[] {
  if (asked.includes(shape) || asked.length === 0) return verdict === 'refuted' ? ['refuted'] : [];
  return asked.map(wanted => {
    const others = all.filter(
      other => other.arch !== arch && other.shape === wanted && other.asked.includes(wanted),
    );
    const names = [...new Set(others.map(other => other.arch))];
    return `rules ask ${wanted}${names.length === 0 ? '' : `, which the op of ${names.join(', ')} computes`}`;
  });
}
