/** What the compiler says where it fails on a program that is right Go. */
import type { OpInfo } from '../../rules/tables/op-info.ts';

/** The first thing that it says, without the paths of this machine; undefined where it says nothing of the program. */
export function failureIn(messages: string): string | undefined {
  const lines = messages.split('\n');
  const own =
    lines.find(line => /internal compiler error|^panic: /.test(line)) ?? lines.find(line => place.test(line));
  return own?.replace(/[^\s(]*main\.go/g, 'main.go').trim();
}

const place = /\bmain\.go:\d+/;

/** What kind of failure it is, whatever function and numbers it names. */
export const failureKind = (failure: string): string =>
  failure
    .replace(/^main\.go[:\d]*\s*/, '')
    .split(/['"\d(]/, 1)[0]!
    .trim();

/** Of the functions of a program, by their places, those that messages name: by name, or by a line of theirs. */
export function functionsIn(program: string, messages: string): ReadonlySet<number> {
  const places = new Map<string, number>();
  const owners: (number | undefined)[] = [];
  let owner: number | undefined;
  for (const line of program.split('\n')) {
    const name = /^func (f\d+)\(/.exec(line)?.[1];
    if (name !== undefined) {
      owner = places.size;
      places.set(name, owner);
    } else if (line.startsWith('func ')) owner = undefined;
    owners.push(owner);
  }
  const named = [...messages.matchAll(/'(f\d+)'/g)].flatMap(([, name]) => places.get(name!) ?? []);
  const placed = [...messages.matchAll(/\bmain\.go:(\d+)/g)].flatMap(
    ([, line]) => owners[Number(line) - 1] ?? [],
  );
  return new Set([...named, ...placed]);
}

/** Whether the stack of a compiler that panics is in the rules of the op. */
export const isInRulesOf = (messages: string, { arch, name }: OpInfo): boolean =>
  new RegExp(`\\brewriteValue\\w*_Op${arch === 'generic' ? '' : arch}${name}(?:_\\d+)?\\(`).test(messages);
