import type { Source } from '../../text/source.ts';
import type { OpIndex } from './op-index.ts';

/** What a rule is resolved against: the file it stands in, for messages, and the ops it can name. */
export interface Scope {
  readonly source: Source;
  readonly ops: OpIndex;
}
