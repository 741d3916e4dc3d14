/** A stored run is read back: whatever the text is, it either has the shape of a run or is refused with the reason. */
import { boolReadings, spillReadings } from '../model/register-readings.ts';
import type * as of from './run.ts';
import { roundingModes, tool, verdictKinds } from './run.ts';

/** The text is no run of this program's. */
export class RunUnreadable extends Error {
  override readonly name = 'RunUnreadable';
}

/** Throws `RunUnreadable`. What is not known here is left as it is: later versions add keys. */
export function readRun(text: string): of.Run {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RunUnreadable('it is not JSON');
  }
  const { version, tool: maker } = isRecord(value) ? value : {};
  if (!isRecord(maker) || maker['name'] !== tool.name) {
    throw new RunUnreadable(`it is JSON, but not what ${tool.name} verify --format json writes`);
  }
  if (version !== 1) throw new RunUnreadable(`it has version ${String(version)}, and this program reads 1`);
  const problem = run(value, 'the report');
  if (problem !== undefined) throw new RunUnreadable(problem);
  return value as of.Run;
}

/** What is wrong with a value, in words that name its place; nothing where it is what it should be. */
type Check = (value: unknown, place: string) => string | undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalar =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (value, place) =>
    typeof value === type ? undefined : `${place} is not a ${type}`;

const [text, number, flag] = [scalar('string'), scalar('number'), scalar('boolean')];

const among =
  (values: readonly unknown[]): Check =>
  (value, place) =>
    values.includes(value) ? undefined : `${place} is none of ${values.join(', ')}`;

/** One of the keys; the type sees to it that none is forgotten. */
const word = <Word extends string>(words: Readonly<Record<Word, true>>): Check => among(Object.keys(words));

const optional =
  (check: Check): Check =>
  (value, place) =>
    value === undefined ? undefined : check(value, place);

const list =
  (check: Check): Check =>
  (value, place) =>
    Array.isArray(value)
      ? firstOf(value.entries(), ([index, item]) => check(item, `${place}[${index}]`))
      : `${place} is not a list`;

const nonEmpty =
  (check: Check): Check =>
  (value, place) =>
    Array.isArray(value) && value.length === 0 ? `${place} is empty` : list(check)(value, place);

/** An object with these fields, and perhaps more. */
const object =
  <Type>(fields: { readonly [Key in keyof Type]-?: Check }): Check =>
  (value, place) =>
    isRecord(value)
      ? firstOf(Object.entries<Check>(fields), ([key, check]) => check(value[key], `${place}.${key}`))
      : `${place} is not an object`;

const record =
  (check: Check): Check =>
  (value, place) =>
    isRecord(value)
      ? firstOf(Object.entries(value), ([key, item]) => check(item, `${place}.${key}`))
      : `${place} is not an object`;

function firstOf<Item>(items: Iterable<Item>, check: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = check(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const verdict = among(verdictKinds);
const roundingMode = among(roundingModes);
const equality = word<of.Equality>({ bits: true, value: true, contraction: true });
const differences: Readonly<Record<of.Difference, true>> = {
  value: true,
  'sign-of-zero': true,
  nan: true,
  'upper-bits': true,
  memory: true,
  branch: true,
  duty: true,
  'compiler-panic': true,
};
const byVerdict = Object.fromEntries(verdictKinds.map(kind => [kind, number])) as Record<
  of.VerdictKind,
  Check
>;
const regionFields = { line: number, column: number, endLine: number, endColumn: number };
const region = object<of.Region>(regionFields);
const shownFields = { bits: text, value: text };
const shown = object<of.Shown>(shownFields);
const missing = object<of.Missing>({ kind: text, name: text });

const label = object<of.PlainLabel>({
  file: text,
  ...regionFields,
  text: optional(text),
  source: optional(text),
});
const diagnosticFields = {
  code: text,
  severity: among(['error', 'warning', 'advice']),
  message: text,
  file: text,
  line: number,
  column: number,
  labels: nonEmpty(label),
  notes: optional(list(text)),
  help: optional(text),
  fix: optional(
    object<of.PlainFix>({
      title: text,
      edits: list(object<of.PlainEdit>({ ...regionFields, text })),
    }),
  ),
  known: optional(flag),
};
const diagnostic = object<of.RunDiagnostic>(diagnosticFields);

const counterexample = object<of.CounterexampleResult>({
  roundingMode,
  case: optional(record(text)),
  inputs: record(text),
  source: text,
  target: text,
  difference: word(differences),
  holdsOnLow: optional(number),
  values: record(text),
  sources: nonEmpty(shown),
  targetValue: text,
  why: text,
});

const tree: Check = (value, place) =>
  object<of.TreeNode>({
    label: text,
    name: optional(text),
    mathematics: optional(text),
    operands: list(tree),
  })(value, place);
const side = object<of.Side>({ tree, mathematics: list(text) });
const claim = object<of.ClaimWords>({
  inputs: list(object({ names: list(text), type: text })),
  restrictedBy: optional(among(['conditions', 'constants'])),
  statement: text,
  orders: number,
  cases: number,
  order: optional(number),
  conditions: list(
    object({
      condition: text,
      role: word<of.Role>({
        assumption: true,
        bookkeeping: true,
        configuration: true,
        'contraction licence': true,
      }),
    }),
  ),
  assumptions: list(text),
});
const step = object<of.StepShown>({
  name: optional(text),
  op: text,
  operands: list(shown),
  constant: optional(shown),
  result: optional(shown),
  diverges: optional(flag),
  breaks: optional(text),
});
const computed = object<of.Computed>({ ...shownFields, expression: text });
const axis = object<of.InputAxis>({
  title: text,
  numbers: flag,
  classes: list(object({ label: text, name: text })),
});
const refutation = object<of.Refutation>({
  roundingMode,
  rounds: flag,
  case: optional(record(text)),
  inputs: list(object<of.NamedValue>({ ...shownFields, name: text })),
  source: list(step),
  target: list(step),
  sources: nonEmpty(shown),
  result: shown,
  divergence: optional(object<of.Divergence>({ within: optional(text), source: computed, target: computed })),
  unmet: optional(text),
  difference: word<of.Kind>({ ...differences, rounding: true }),
  holdsOnLow: optional(number),
  ulps: optional(text),
  survey: object({
    tried: number,
    differing: object(Object.fromEntries(roundingModes.map(mode => [mode, number]))),
  }),
  inputMap: optional(
    object<of.InputMapShown>({
      roundingMode,
      rows: axis,
      columns: optional(axis),
      cells: list(list(object({ tried: number, differing: number }))),
    }),
  ),
});
const details = object<of.InstanceDetails>({
  source: side,
  target: side,
  ops: list(object<of.OpWords>({ op: text, sentence: optional(text), manual: optional(text) })),
  claim: optional(claim),
  agreement: optional(object<of.Agreement>({ normalForm: optional(text) })),
  refutation: optional(refutation),
});

const facts = object<of.InstanceFacts>({
  removedBarrier: optional(object({ op: text, format: text })),
  fuses: optional(object({ formats: list(text), example: optional(text) })),
  fusedOp: optional(object({ arch: text, op: text, shape: text, asked: list(text) })),
  reads: optional(list(text)),
  source: optional(text),
});
const repair = object<of.RepairResult>({ rule: text, unique: flag });
const instance = object<of.InstanceResult>({
  rule: text,
  verdict,
  method: optional(text),
  equality: optional(equality),
  roundingModes: optional(list(roundingMode)),
  assumptions: list(text),
  reason: optional(text),
  missing: optional(missing),
  cases: optional(number),
  counterexample: optional(counterexample),
  repair: optional(repair),
  known: optional(flag),
  was: optional(verdict),
  match: region,
  result: region,
  ops: list(text),
  facts: optional(facts),
  details: optional(details),
});
const rule = object<of.RuleResult>({
  ...regionFields,
  file: text,
  arch: text,
  rule: text,
  verdict,
  instances: list(instance),
  repair: optional(repair),
  identity: object<of.RuleIdentity>({ file: text, hash: text, occurrence: number }),
  key: text,
  source: optional(list(text)),
  repairDetails: optional(
    object<of.RepairDetails>({
      rule: optional(text),
      unique: optional(flag),
      keepsShape: optional(flag),
      instances: list(object({ member: number, rule: text, unique: flag })),
      condition: optional(object({ condition: text, rule: text, isWeakest: optional(flag) })),
      failedConditions: optional(list(text)),
      tried: number,
      rejected: number,
      patch: optional(text),
    }),
  ),
});

const run = object<of.Run>({
  version: among([1]),
  tool: object({ name: text, version: text }),
  seed: number,
  runs: number,
  readings: optional(
    object({ bools: optional(among([...boolReadings])), spills: optional(among([...spillReadings])) }),
  ),
  files: list(text),
  complete: flag,
  since: optional(object<of.Since>({ revision: text, unchanged: number })),
  shard: optional(
    object<of.ShardOfRun>({ index: number, count: number, ofWhole: flag, missing: optional(list(number)) }),
  ),
  baseline: optional(object({ gone: number })),
  interrupted: optional(flag),
  summary: object<of.Summary>({ rules: number, instances: number, notChecked: number, ...byVerdict }),
  ledger: object<of.Ledger>({
    rules: object(byVerdict),
    architectures: list(object({ arch: text, ...byVerdict })),
    evidence: list(object({ verdict, method: text, equality: optional(equality), instances: number })),
    missing: list(object({ kind: text, name: text, instances: number })),
    assumptions: list(object({ assumption: text, instances: number })),
  }),
  results: list(rule),
  errors: list(diagnostic),
  warnings: optional(list(diagnostic)),
  findings: optional(
    list(
      object<of.RunFinding>({
        ...diagnosticFields,
        related: list(object({ file: text, line: number, column: number })),
      }),
    ),
  ),
  family: optional(
    list(
      object<of.FamilyShape>({
        shape: text,
        members: list(
          object<of.FamilyMember>({
            arch: text,
            ops: list(text),
            rules: list(object<of.FamilyRule>({ file: text, line: number, verdict })),
            instances: object(byVerdict),
            differs: optional(list(text)),
          }),
        ),
        without: list(text),
      }),
    ),
  ),
});
