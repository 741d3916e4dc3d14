/**
 * The YAML of workflows as far as this project writes it: mappings and sequences by indentation, plain and quoted words,
 * sequences in brackets, and literal blocks. Throws on whatever else it meets.
 */
export type Yaml = string | readonly Yaml[] | { readonly [key: string]: Yaml };

export function readYaml(text: string): Yaml {
  const lines = text.split('\n');
  let next = 0;

  const indentOf = (line: string) => line.length - line.trimStart().length;
  const isBlank = (line: string) => /^\s*(#|$)/.test(line);
  function peek(): { readonly indent: number; readonly words: string } | undefined {
    while (next < lines.length && isBlank(lines[next]!)) next++;
    const line = lines[next];
    return line === undefined ? undefined : { indent: indentOf(line), words: line.trim() };
  }

  function block(indent: number): Yaml {
    return peek()!.words.startsWith('- ') ? sequence(indent) : mapping(indent);
  }

  function sequence(indent: number): Yaml {
    const items: Yaml[] = [];
    for (let line = peek(); line?.indent === indent && line.words.startsWith('- '); line = peek()) {
      const rest = line.words.slice(2);
      if (/^[\w-]+:( |$)/.test(rest)) {
        // The item is a mapping whose first key stands where the dash made room for it.
        lines[next] = `${' '.repeat(indent + 2)}${rest}`;
        items.push(mapping(indent + 2));
      } else {
        next++;
        items.push(scalar(rest));
      }
    }
    return items;
  }

  function mapping(indent: number): Yaml {
    const entries: [string, Yaml][] = [];
    for (let line = peek(); line?.indent === indent; line = peek()) {
      const { key, value = '' } = /^(?<key>[\w-]+):(?: (?<value>.*))?$/.exec(line.words)?.groups ?? {};
      if (key === undefined) throw new SyntaxError(`line ${next + 1} is no entry: ${line.words}`);
      next++;
      const inner = peek();
      const isNested = value === '' && inner !== undefined && inner.indent > indent;
      entries.push([key, value === '|' ? literal(indent) : isNested ? block(inner.indent) : scalar(value)]);
    }
    return Object.fromEntries(entries);
  }

  function literal(outer: number): string {
    const start = next;
    while (next < lines.length && (lines[next]!.trim() === '' || indentOf(lines[next]!) > outer)) next++;
    const body = lines.slice(start, next);
    const indent = indentOf(body[0]!);
    return `${body
      .map(line => line.slice(indent))
      .join('\n')
      .trimEnd()}\n`;
  }

  function scalar(value: string): Yaml {
    if (/^[{&*!>|]/.test(value)) throw new SyntaxError(`${value} is more than is read here`);
    const list = /^\[(.*)\]$/.exec(value);
    if (list) return list[1]!.split(',').map(item => scalar(item.trim()));
    return value.replace(/^"(.*)"$/, '$1');
  }

  const first = peek();
  const value = first === undefined ? '' : block(first.indent);
  const rest = peek();
  if (rest !== undefined) throw new SyntaxError(`line ${next + 1} is indented as no other: ${rest.words}`);
  return value;
}

/** The value at a path of keys and indices. Throws where there is none. */
export function at(value: Yaml, ...path: readonly (string | number)[]): Yaml {
  return path.reduce<Yaml>((part, key) => {
    const inner = new Map<string, Yaml>(typeof part === 'string' ? [] : Object.entries(part)).get(`${key}`);
    if (inner === undefined) throw new RangeError(`nothing at ${path.join('.')}`);
    return inner;
  }, value);
}
