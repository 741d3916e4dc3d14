/** The JSON of `verify`, version 1, as the command line's contract has it: what other programs rely on. */

/** Says what is wrong with a value, with the path to it; nothing if it is as promised. */
export type Check = (value: unknown, path: string) => string[];

const is =
  (what: string, holds: (value: unknown) => boolean): Check =>
  (value, path) =>
    holds(value) ? [] : [`${path}: ${JSON.stringify(value)} is not ${what}`];

const text = is('a text', value => typeof value === 'string');
const count = is('a count', value => Number.isSafeInteger(value) && Number(value) >= 0);
const place = is('a line or column', value => Number.isSafeInteger(value) && Number(value) >= 1);
const truth = is('a truth value', value => typeof value === 'boolean');
const bits = is('bits', value => typeof value === 'string' && /^0x[0-9a-f]+$/.test(value));
const oneOf = (...choices: readonly unknown[]): Check =>
  is(`one of ${choices.join(', ')}`, value => choices.includes(value));

const list =
  (item: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((element, index) => item(element, `${path}[${index}]`))
      : [`${path}: not a list`];

const record =
  (item: Check): Check =>
  (value, path) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, element]) => item(element, `${path}.${key}`))
      : [`${path}: not an object`];

interface Shape {
  readonly required: Readonly<Record<string, Check>>;
  /** Absent where it does not apply. */
  readonly optional?: Readonly<Record<string, Check>>;
  /** What this program adds to the contract. */
  readonly added?: readonly string[];
}

const object =
  ({ required, optional = {}, added = [] }: Shape): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null) return [`${path}: not an object`];
    const entries = new Map<string, unknown>(Object.entries(value));
    const checks = new Map(Object.entries({ ...required, ...optional }));
    return [
      ...Object.keys(required)
        .filter(key => !entries.has(key))
        .map(key => `${path}.${key}: missing`),
      ...[...entries].flatMap(([key, element]) => {
        const check = checks.get(key);
        if (check !== undefined) return check(element, `${path}.${key}`);
        return added.includes(key) ? [] : [`${path}.${key}: not in the contract`];
      }),
    ];
  };

const verdicts = ['proved', 'refuted', 'tested', 'undecided', 'vacuous', 'unsupported'];
const verdict = oneOf(...verdicts);
const roundingMode = oneOf('rne', 'rtz', 'rdn', 'rup', 'rmm');

const counterexample = object({
  required: {
    roundingMode,
    inputs: record(bits),
    source: bits,
    target: bits,
    difference: oneOf('value', 'sign-of-zero', 'nan'),
  },
  added: ['values', 'sources', 'targetValue', 'why'],
});

const instance = object({
  required: { rule: text, verdict, assumptions: list(text) },
  optional: {
    method: text,
    equality: oneOf('bits', 'value', 'contraction'),
    roundingModes: list(roundingMode),
    reason: text,
    cases: count,
    counterexample,
    repair: object({ required: { rule: text, unique: truth } }),
  },
  added: ['missing', 'match', 'result', 'ops', 'facts', 'details', 'known', 'was'],
});

const result = object({
  required: {
    file: text,
    arch: text,
    line: place,
    column: place,
    endLine: place,
    endColumn: place,
    rule: text,
    verdict,
    instances: list(instance),
  },
  added: ['repair', 'identity', 'key', 'source', 'repairDetails'],
});

/** Checks a whole report. */
export const checkReport: Check = object({
  required: {
    version: oneOf(1),
    tool: object({ required: { name: oneOf('rulecheck'), version: text } }),
    seed: count,
    summary: object({
      required: {
        rules: count,
        instances: count,
        ...Object.fromEntries(verdicts.map(kind => [kind, count])),
      },
      added: ['notChecked'],
    }),
    results: list(result),
    errors: list(
      object({
        required: { file: text, line: place, column: place, code: text, message: text },
        added: ['notes', 'help', 'severity', 'labels', 'known'],
      }),
    ),
  },
  added: [
    ...['runs', 'files', 'complete', 'ledger', 'interrupted', 'warnings', 'findings', 'family'],
    ...['since', 'baseline'],
  ],
});
