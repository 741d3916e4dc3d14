import type { Diagnostic } from '../text/diagnostic.ts';

/** What a rule has that is not modelled; `name` is counted in the ledger. */
export interface Missing {
  readonly kind: 'op' | 'helper' | 'aux' | 'block' | 'construct';
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
};

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
