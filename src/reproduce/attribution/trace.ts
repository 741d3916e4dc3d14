/**
 * What the compiler prints of a pass that rewrites a function (`-d=ssa/PASS/debug=2`): each value when it is visited, and
 * each that a visit changed, as it was and as it is then.
 */

/** A value, or a block in whose place the ops that it names stand. */
export interface TracedNode {
  /** `v12`; blocks have none. */
  readonly id?: string;
  readonly op: string;
  /** What stands in brackets. */
  readonly auxint?: string;
  readonly args: readonly string[];
}

/** One visit that changed something: a rule was applied, or operands that are copies were replaced. */
export interface Step {
  /** The line's number in the trace of the pass. */
  readonly at: number;
  readonly before: TracedNode;
  /** Absent where the compiler fails at it. */
  readonly after?: TracedNode;
  readonly line: string;
}

/** One run of a pass over one function. */
export class PassTrace {
  readonly pass: string;
  readonly steps: readonly Step[];
  readonly #seen: ReadonlyMap<string, readonly { readonly at: number; readonly node: TracedNode }[]>;

  constructor(pass: string, lines: readonly string[]) {
    this.pass = pass;
    const steps: Step[] = [];
    const seen = new Map<string, { at: number; node: TracedNode }[]>();
    const note = (at: number, node: TracedNode) => {
      if (node.id === undefined) return;
      const known = seen.get(node.id);
      if (known === undefined) seen.set(node.id, [{ at, node }]);
      else known.push({ at, node });
    };
    let last: Step | undefined;
    for (const [at, line] of lines.entries()) {
      const considered = /^[a-z ]+: consider (.*)$/.exec(line)?.[1];
      if (considered !== undefined) {
        const before = nodeIn(considered);
        if (before === undefined) continue;
        note(at, before);
        last = { at, before, line: considered };
      }
      const [from, to] = line.startsWith('rewriting ') ? line.slice('rewriting '.length).split('  ->  ') : [];
      const [before, after] = [from, to].map(text => (text === undefined ? undefined : nodeIn(text)));
      if (before === undefined || after === undefined) continue;
      steps.push({ at, before, after, line });
      note(at, after);
      last = undefined;
    }
    this.steps = steps;
    this.#seen = seen;
    this.lastVisit = last;
  }

  /** The last value that was looked at, if nothing is printed of what became of it: where a compiler that fails was. */
  readonly lastVisit: Step | undefined;

  /** A value as it is before the line; one that was not seen yet, as it is first seen. */
  nodeAt(id: string, at: number): TracedNode | undefined {
    const known = this.#seen.get(id) ?? [];
    return (known.findLast(one => one.at < at) ?? known[0])?.node;
  }

  /** A value that the line made, as it is first seen; undefined where it was there before, or is not seen. */
  madeAt(id: string, at: number): TracedNode | undefined {
    return this.#seen.get(id)?.find(one => one.at > at)?.node;
  }

  isSeenBefore(id: string, at: number): boolean {
    return this.#seen.get(id)?.some(one => one.at < at) ?? false;
  }

  /** What a value is a copy of. */
  sourceOf(id: string, at: number): string {
    let source = id;
    for (let node = this.nodeAt(id, at); node?.op === 'Copy'; node = this.nodeAt(source, at)) {
      const [next] = node.args;
      if (next === undefined || next === source || next === id) break;
      source = next;
    }
    return source;
  }
}

/** The runs over each function, in their order, by its name. */
export function passTracesIn(trace: string): ReadonlyMap<string, readonly PassTrace[]> {
  const lines = trace.split('\n');
  const runs = new Map<string, PassTrace[]>();
  for (let at = 0; at < lines.length; ) {
    const [, pass, name] = header.exec(lines[at]!) ?? [];
    let end = at + 1;
    while (end < lines.length && !header.test(lines[end]!)) end += 1;
    if (pass !== undefined && name !== undefined)
      runs.set(name, [...(runs.get(name) ?? []), new PassTrace(pass, lines.slice(at + 1, end))]);
    at = end;
  }
  return runs;
}

const header = /^([a-z ]+): rewriting for (\S+)$/;

/** `v36 = SGTUconst <bool> [0] v31 (i[int])` and `NE v14 -> b4 b5 (likely)` */
function nodeIn(text: string): TracedNode | undefined {
  const [, id, op, auxint, args = ''] = value.exec(text) ?? block.exec(text) ?? [];
  if (op === undefined) return undefined;
  return {
    ...(id && { id }),
    op,
    ...(auxint !== undefined && { auxint }),
    args: args.split(' ').filter(arg => arg !== ''),
  };
}

const value =
  /^(v\d+) = (\w+) <.*?>(?: ?\{.*?\})?(?: ?\[(.*?)\])?(?: \{align=.*?\})?((?: v\d+)*)(?: : \S+)?(?: tmp=\S+)?(?: \(.*\))?$/;
const block = /^()(\w+)(?: \{.*?\})?(?: \[(.*?)\])?((?: v\d+)*)(?: -> .*)?(?: \((?:un)?likely\))?$/;
