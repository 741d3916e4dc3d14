/**
 * The parts of what is to be linted, in none of which another one changes anything: rules that the generator reads as one,
 * the op tables of an architecture. What was found in a part of the same texts is taken from the cache. Of what is left
 * several workers take one part after the other, where it is much. What is found is the same either way.
 */
import { availableParallelism } from 'node:os';
import type { LintConfig } from '../lint/config.ts';
import { levelsOf } from '../lint/config.ts';
import { lints } from '../lint/lints.ts';
import { type CommentLedger, commentLedger } from '../lint/meaning/comments.ts';
import { type Found, findings, type LintRequest, type RulesToLint } from '../lint/run-lints.ts';
import type { TableNode } from '../lint/visitor.ts';
import type { OpTable } from '../rules/tables/op-info.ts';
import type { Diagnostic, Label } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { Cache, defaultCacheFolder, programDigest } from './cache.ts';
import { hash } from './host.ts';
import { type LintPlan, type LintPlanOptions, planLint } from './lint-plan.ts';
import { standardInput } from './place.ts';
import { workerPool } from './workers.ts';

export interface PartFound extends Found {
  readonly comments: readonly CommentLedger[];
}

interface Part {
  readonly request: LintRequest;
  /** All texts that a finding can be in, or rest on. */
  readonly sources: readonly Source[];
}

/** Plain data, as it has to be to reach a file or another thread: labels name a text by its index. */
export interface PlainFound extends Omit<PartFound, 'diagnostics'> {
  readonly diagnostics: readonly PlainDiagnostic[];
}

export type PlainDiagnostic = Omit<Diagnostic, 'labels'> & { readonly labels: readonly PlainLabel[] };
export type PlainLabel = Omit<Label, 'source'> & { readonly source: number };

export interface LintSharing {
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly jobs?: number;
}

/** What a worker has to know: it makes the plan by itself, of the same texts. */
export interface LintTask {
  readonly places: readonly string[];
  readonly options: LintPlanOptions;
  readonly config: LintConfig;
  /** Which of the plan's parts. */
  readonly part: number;
}

/** What is found in the parts of a plan, in their order. */
export async function foundInParts(
  plan: LintPlan,
  task: Omit<LintTask, 'part'>,
  { cache: wanted, cacheDir, jobs = availableParallelism() }: LintSharing,
): Promise<PartFound[]> {
  const parts = partsOf(plan.request);
  const cache = wanted ? new Cache(cacheDir ?? defaultCacheFolder()) : undefined;
  const program = cache === undefined ? '' : programDigest();
  const names = parts.map(part => (cache === undefined ? '' : nameOf(part, task.config, program)));
  const known = names.map(name => cache?.load<PlainFound>(name));
  const left = parts.flatMap((part, index) => (known[index] === undefined ? [{ part, index }] : []));
  const pool =
    canBeShared(
      task,
      left.map(({ part }) => part),
    ) && jobs > 1
      ? await workerPool(jobs)
      : undefined;
  const find = (part: Part, index: number) =>
    pool === undefined
      ? plainFound(part, task.config)
      : pool.run<PlainFound>({ ...task, part: index } satisfies LintTask, 'lintPart');
  try {
    // The longest first, so that no worker ends long after the others.
    const found = await Promise.all(
      left
        .toSorted((a, b) => lengthOf(b.part) - lengthOf(a.part))
        .map(async ({ part, index }) => ({ index, found: await find(part, index) })),
    );
    for (const { index, found: one } of found) {
      known[index] = one;
      cache?.save(names[index]!, one);
    }
  } finally {
    await pool?.destroy();
  }
  return parts.map(({ sources }, index) => inPlace(known[index]!, sources));
}

let last: { readonly of: string; readonly parts: readonly Part[] } | undefined;

/** What a worker does with a task. */
export function lintPart({ places, options, config, part }: LintTask): PlainFound {
  const of = JSON.stringify([places, options]);
  last = last?.of === of ? last : { of, parts: partsOf(planLint(places, options).request) };
  return plainFound(last.parts[part]!, config);
}

function partsOf({ rules, tables }: LintRequest): Part[] {
  const archs = [...new Set(tables.map(({ arch }) => arch))];
  return [
    ...rules.map(set => ({ request: { rules: [set], tables: [] }, sources: sourcesOfRules(set) })),
    ...archs.map(arch => {
      const own = tables.filter(table => table.arch === arch);
      return { request: { rules: [], tables: own }, sources: own.flatMap(sourcesOfTable) };
    }),
  ];
}

const sourcesOfRules = ({ sources, tables }: RulesToLint): Source[] => [
  ...sources,
  ...[tables.generic, tables.arch].flatMap(table => (table === undefined ? [] : declaredIn(table))),
];

const sourcesOfTable = ({ source, generator, ops, blocks }: TableNode): Source[] => [
  ...new Set([source, ...(generator ? [generator] : []), ...declaredIn({ ops, blocks })]),
];

const declaredIn = ({ ops, blocks }: Pick<OpTable, 'ops' | 'blocks'>): Source[] => [
  ...new Set([...ops, ...blocks].flatMap(({ declared }) => declared?.source ?? [])),
];

/** Whatever can change what is found. */
function nameOf({ request, sources }: Part, { severities, files }: LintConfig, program: string): string {
  const levels = [[...severities], files.map(one => [one.pattern, [...one.severities]])];
  const texts = sources.map(({ name, text }) => [name, hash(text)]);
  const archs = [...request.rules, ...request.tables].map(({ arch }) => arch);
  const declared = request.rules.map(one => [...(one.declared?.() ?? [])]);
  return hash(JSON.stringify(['lint', program, archs, levels, texts, declared]));
}

function plainFound({ request, sources }: Part, config: LintConfig): PlainFound {
  const { diagnostics, counts } = findings(request, lints, levelsOf(config));
  return {
    diagnostics: diagnostics.map(one => ({
      ...one,
      labels: one.labels.map(label => ({ ...label, source: indexIn(sources, label.source) })),
    })),
    counts,
    comments: commentLedger(request.tables),
  };
}

function indexIn(sources: readonly Source[], source: Source): number {
  const index = sources.indexOf(source);
  if (index < 0) throw new Error(`a finding is in ${source.name}, which is no text of the part`);
  return index;
}

const inPlace = (found: PlainFound, sources: readonly Source[]): PartFound => ({
  ...found,
  diagnostics: found.diagnostics.map(one => {
    const [first, ...others] = one.labels.map(label => ({ ...label, source: sources[label.source]! }));
    return { ...one, labels: [first!, ...others] };
  }),
});

const lengthOf = ({ sources }: Part): number => sources.reduce((sum, { text }) => sum + text.length, 0);

/** To start workers takes as long as to lint so much text. */
const muchText = 1_000_000;

/** A worker can read files again, but no pipe, and Git is not asked twice. */
const canBeShared = ({ places, options }: Omit<LintTask, 'part'>, parts: readonly Part[]): boolean =>
  parts.length > 1 &&
  options.since === undefined &&
  !places.includes(standardInput) &&
  parts.reduce((sum, part) => sum + lengthOf(part), 0) > muchText;
