/**
 * The fused ops of all architectures of a run side by side: what each computes, which rules produce it, and what
 * became of them. A machine that differs from the others is marked, and the mark says how.
 */
import { basename } from 'node:path';
import type { Claim } from '../../model/claim.ts';
import { contractedResults } from '../../model/contraction.ts';
import { worst } from '../../prove/verdict.ts';
import type { ResolvedRule } from '../../rules/resolved.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { CheckedRule } from '../checked.ts';
import type { FamilyMember, FamilyRule, FamilyShape } from '../run.ts';
import { countVerdicts } from '../summary.ts';
import { type FusedOp, fusedOps } from './fused-ops.ts';
import { type Shape, shapeOf, shapes } from './shape.ts';

/** An instance whose result is a fused op. */
interface Production extends FamilyRule {
  readonly arch: string;
  readonly op: string;
  /** What the op computes. */
  readonly shape: Shape;
  /** What the source may be. */
  readonly asked: ReadonlySet<Shape>;
}

/** The architectures that have a fused op, and the shapes that one of them computes. */
export function familyOf(checked: readonly CheckedRule[]): FamilyShape[] {
  const architectures = [...new Set(checked.map(({ arch }) => arch))];
  const machines = new Map(
    architectures.flatMap(arch => {
      const isa = isas.get(arch);
      const ops = isa === undefined ? [] : fusedOps(isa);
      return ops.length > 0 ? [[arch, ops] as const] : [];
    }),
  );
  const productions = checked.flatMap(rule => productionsOf(rule, machines));
  return shapes.flatMap(shape => {
    const members = [...machines].flatMap(([arch, ops]) => memberOf(shape, arch, ops, productions) ?? []);
    if (members.length === 0) return [];
    const having = new Set(members.map(({ arch }) => arch));
    const without = [...machines.keys()].filter(arch => arch !== 'generic' && !having.has(arch));
    return [{ shape, members, without }];
  });
}

function productionsOf(rule: CheckedRule, machines: ReadonlyMap<string, readonly FusedOp[]>): Production[] {
  const { line } = rule.source.position(rule.rule.span.start);
  return rule.instances.flatMap(({ resolved, claim, verdict }) => {
    const result = resultOp(resolved);
    const fused = machines.get(result?.arch ?? '')?.find(({ op }) => op.name === result?.name);
    if (fused === undefined) return [];
    return {
      arch: result!.arch,
      op: fused.op.name,
      shape: fused.shape,
      file: basename(rule.source.name),
      line,
      verdict: verdict.kind,
      asked: askedShapes(claim, fused),
    };
  });
}

/** The op that is the result as a whole. */
function resultOp(rule: ResolvedRule): OpInfo | undefined {
  if (rule.kind === 'ellipsis') return rule.result;
  return rule.kind === 'value' && rule.result.kind === 'value' ? rule.result.op : undefined;
}

/** The shapes of the source itself, and of what it is when its products stay unrounded. */
function askedShapes(claim: Claim, { format }: FusedOp): Set<Shape> {
  if (claim.kind !== 'claim') return new Set();
  const [{ sources }] = claim.obligations;
  const asked = [sources[0], ...contractedResults(sources[0])];
  return new Set(asked.flatMap(term => shapeOf(term, format) ?? []));
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
  if (asked.has(shape) || asked.size === 0) return verdict === 'refuted' ? ['refuted'] : [];
  return [...asked].map(wanted => {
    const others = all.filter(
      other => other.arch !== arch && other.shape === wanted && other.asked.has(wanted),
    );
    const names = [...new Set(others.map(other => other.arch))];
    return `rules ask ${wanted}${names.length === 0 ? '' : `, which the op of ${names.join(', ')} computes`}`;
  });
}
