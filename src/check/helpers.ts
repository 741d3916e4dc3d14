/** Functions of the compiler that rules call, by their text alone: enough to see that one has changed. */

/** Files of the compiler's package that hold such functions. */
export const helperFiles = ['rewrite.go', 'magic.go'] as const;

export interface Helpers {
  /** The definitions of all functions that a text names, and of those that these name in turn, by name. */
  reachedFrom(text: string): ReadonlyMap<string, string>;
}

/** @param texts of Go files, as gofmt lays them out */
export function helpersIn(texts: readonly string[]): Helpers {
  const definitions = new Map<string, string>();
  // Methods of several types may share a name.
  for (const [name, text] of texts.flatMap(text => [...functionsOf(text)])) {
    definitions.set(name, [definitions.get(name), text].filter(one => one !== undefined).join('\n'));
  }
  const called = new Map([...definitions].map(([name, text]) => [name, namesIn(text)]));
  return {
    reachedFrom(text) {
      const reached = new Set<string>();
      const visit = (names: Iterable<string>): void => {
        for (const name of names) {
          if (reached.has(name) || !definitions.has(name)) continue;
          reached.add(name);
          visit(called.get(name)!);
        }
      };
      visit(namesIn(text));
      return new Map([...reached].sort().map(name => [name, definitions.get(name)!]));
    },
  };
}

const namesIn = (text: string): Set<string> => new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu));

/** Each top-level function by its name: from `func` in the first column to the next `}` there. */
function* functionsOf(text: string): Generator<[name: string, definition: string]> {
  const lines = text.split(/\r?\n/);
  for (let from = 0; from < lines.length; from++) {
    const name = /^func (?:\([^)]*\) )?(?<name>[\p{L}_][\p{L}\p{N}_]*)/u.exec(lines[from]!)?.groups?.['name'];
    if (name === undefined) continue;
    const isOneLine = lines[from]!.endsWith('}');
    const end = isOneLine ? from : lines.findIndex((line, index) => index > from && line.startsWith('}'));
    const body = lines.slice(from, end < 0 ? undefined : end + 1);
    yield [name, withoutRemarks(body)];
    if (end > from) from = end;
  }
}

/** Remarks, blanks at either end of a line and empty lines say nothing. */
function withoutRemarks(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(literalOrRemark, (part, remark) => (remark === undefined ? part : ''))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n');
}

/** What looks like a remark within a literal is none. */
const literalOrRemark = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|`[^`]*`|(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/g;
