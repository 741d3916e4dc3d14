import type { Diagnostic } from '../text/diagnostic.ts';

/** What a rule has that is not modelled; `name` is counted in the ledger. */
export interface Missing {
  /** `no value`: there is no value to compare, whatever is modelled one day; all else is not modelled yet. */
  readonly kind: 'op' | 'helper' | 'aux' | 'block' | 'construct' | 'no value';
  readonly name: string;
  /** One sentence for the report: `the op SLLI has no model`. */
  readonly reason: string;
}

const nouns: Readonly<Record<Missing['kind'], string>> = {
  op: 'the op',
  helper: 'the helper',
  aux: 'the aux of',
  block: 'the block kind',
  construct: '',
  'no value': '',
};

/** Ops of which no value is what counts, by their names in any op table. */
const withoutValue: readonly { readonly ops: RegExp; readonly what: string }[] = [
  { ops: /^(?:Static|Closure|Inter|Tail)(?:LE)?Call$|^Tail(?:LE)?CallInter$|^CALL[a-z]+$/, what: 'a call' },
  { ops: /^SelectN(?:Addr)?$/, what: 'a result of a call' },
  { ops: /^(?:Lowered)?NilCheck$/, what: 'a check that a pointer is not nil' },
  { ops: /^(?:Lowered)?Panic(?:Bounds|Extend)/, what: 'a panic of an index out of bounds' },
  { ops: /^(?:Lowered)?(?:WB|WBend|PubBarrier|MemBarrier)$/, what: 'a barrier of memory' },
];

/** An op that no entry has. */
export function opNotModelled(name: string, reason?: string): NotModelled {
  const known = withoutValue.find(({ ops }) => ops.test(name));
  return known === undefined
    ? new NotModelled('op', name, reason)
    : new NotModelled('no value', name, `${name} is ${known.what}, which has no value to compare`);
}

/** Thrown inside the model where a rule has something that is not modelled; it becomes a verdict. */
export class NotModelled extends Error {
  override name = 'NotModelled';
  readonly missing: Missing;

  constructor(kind: Missing['kind'], name: string, reason = `${nouns[kind]} ${name} has no model`.trim()) {
    super(reason);
    this.missing = { kind, name, reason };
  }
}

/** A rule that cannot mean anything: an operand of the wrong width, a constant that does not fit. */
export class ModelError extends Error {
  override name = 'ModelError';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
