/**
 * What a project has accepted of its rules: known findings, and verdicts that must not get weaker. A text with one line
 * for each instance that has a model, sorted by the instance, so that a change of its verdict is one line of a diff.
 */
import { fileNameOf } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import type { InstanceResult, RuleResult, Run, RunDiagnostic, VerdictKind } from './run.ts';
import { internalError, verdictKinds } from './run.ts';

/** The text is no baseline. */
export class BaselineUnreadable extends Error {
  override readonly name = 'BaselineUnreadable';
}

const header = '# rulecheck baseline, version 1';

const explanation = [
  '# Verdicts that are accepted: worse ones fail. Rules without a model are not listed.',
  '# `rulecheck verify ... --baseline THIS --update-baseline` writes this file.',
];

type Kind = VerdictKind | 'error' | 'together';
const kinds: ReadonlySet<string> = new Set<Kind>([...verdictKinds, 'error', 'together']);
const isKind = (text: string): text is Kind => kinds.has(text);

/** By file and text what was accepted, once for each time that the text occurs. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, readonly Kind[]>>;

/** What an entry looks like that has lost its place at the left: no name of a file. */
const unindented = new RegExp(`^(?:.* )?(?:${[...kinds].join('|')}) {2,}\\S`);

/**
 * A block for each file: an empty line, the name of the file, its verdicts. What is anything else is damage: a line that
 * a merge has left would else be taken for a file, and what stands below it for what was accepted of that.
 * Throws `BaselineUnreadable`.
 */
export function readBaseline(text: string): Baseline {
  const [first = '', ...lines] = text.split(/\r?\n/);
  if (first !== header) throw new BaselineUnreadable(`its first line is not "${header}"`);
  const files = new Map<string, Map<string, Kind[]>>();
  let current: Map<string, Kind[]> | undefined;
  for (const [index, line] of lines.entries()) {
    const expected = (what: string) => new BaselineUnreadable(`line ${index + 2} is not ${what}`);
    if (line.startsWith('#')) continue;
    if (line === '') {
      current = undefined;
    } else if (current === undefined) {
      if (line.startsWith(' ') || unindented.test(line))
        throw expected('the name of a file, with which a block begins');
      const next = lines.slice(index + 1).find(one => !one.startsWith('#'));
      if (!next) throw expected('followed by the verdicts of a file');
      current = files.get(line) ?? new Map();
      files.set(line, current);
    } else {
      const { kind = '', what = '' } = /^ {2}(?<kind>\S+) +(?<what>\S.*)$/.exec(line)?.groups ?? {};
      if (!isKind(kind))
        throw expected('a verdict and a rule, indented by two; an empty line stands before the next file');
      const known = current.get(what);
      if (known === undefined) current.set(what, [kind]);
      else known.push(kind);
    }
  }
  return files;
}

type Entry = readonly [kind: Kind, text: string];

/** The baseline that accepts all of a run, and keeps what was accepted of files that are not in it. */
export function baselineOf(run: Run, others: Baseline = new Map()): string {
  const files = new Map<string, Entry[]>(
    [...others].map(([file, entries]) => [
      file,
      [...entries].flatMap(([text, all]) => all.map((kind): Entry => [kind, text])),
    ]),
  );
  for (const file of run.files) files.set(nameOf(file), []);
  const add = (file: string, kind: Kind, text: string) => {
    const known = files.get(nameOf(file));
    if (known === undefined) files.set(nameOf(file), [[kind, text]]);
    else known.push([kind, text]);
  };
  for (const { file, instances } of run.results) {
    for (const { verdict, rule } of instances) {
      if (verdict !== 'unsupported') add(file, verdict, visible(rule));
    }
  }
  for (const error of run.errors) {
    if (error.code !== internalError) add(error.file, 'error', textOf(error));
  }
  for (const finding of run.findings ?? []) add(finding.file, 'together', textOf(finding));
  const blocks = [...files]
    .filter(([, entries]) => entries.length > 0)
    .sort(([a], [b]) => order(a, b))
    .map(([file, entries]) => [file, ...linesOf(entries)].join('\n'));
  return `${[[header, ...explanation].join('\n'), ...blocks].join('\n\n')}\n`;
}

function linesOf(entries: readonly Entry[]): string[] {
  return entries
    .toSorted(([kind, text], [otherKind, other]) => order(text, other) || order(kind, otherKind))
    .map(([kind, text]) => `  ${kind.padEnd(9)}  ${text}`);
}

/** By code units: the same on every machine. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The run with a mark on all that the baseline accepts, and on each verdict that got weaker. */
export function againstBaseline(run: Run, baseline: Baseline): Run {
  const left = new Map([...baseline].map(([file, texts]) => [file, new Map(texts)]));
  /** Takes one of what was accepted of a text; the wanted one if it is there. */
  const take = (file: string, text: string, wanted: Kind): Kind | undefined => {
    const texts = left.get(nameOf(file));
    const accepted = texts?.get(text) ?? [];
    const at = Math.max(0, accepted.indexOf(wanted));
    texts?.set(text, accepted.toSpliced(at, 1));
    return accepted[at];
  };
  const settle = (rule: RuleResult, instance: InstanceResult): InstanceResult => {
    const { verdict } = instance;
    const was = take(rule.file, visible(instance.rule), verdict);
    if (was === undefined || was === 'error' || was === 'together') return instance;
    if (was === verdict) return verdict === 'proved' ? instance : { ...instance, known: true };
    return rank(was) > rank(verdict) ? { ...instance, was } : instance;
  };
  const mark = <Item extends RunDiagnostic>(item: Item, kind: Kind): Item =>
    take(item.file, textOf(item), kind) === kind ? { ...item, known: true } : item;
  const results = run.results.map(rule => ({
    ...rule,
    instances: rule.instances.map(instance => settle(rule, instance)),
  }));
  const errors = run.errors.map(error => (error.code === internalError ? error : mark(error, 'error')));
  const findings = run.findings?.map(finding => mark(finding, 'together'));
  // Of a run that is not whole it cannot be known what is gone.
  const gone = run.complete ? run.files.flatMap(file => [...(left.get(nameOf(file))?.values() ?? [])]) : [];
  return { ...run, baseline: { gone: gone.flat().length }, results, errors, ...(findings && { findings }) };
}

/** From worst to best. */
const rank = (verdict: VerdictKind): number => verdictKinds.indexOf(verdict);

const textOf = ({ code, message }: RunDiagnostic): string => visible(`${code}: ${message}`);

/** A file is known by its name: in which folder it lies changes from machine to machine. */
const nameOf = (file: string): string => visible(fileNameOf(file));
