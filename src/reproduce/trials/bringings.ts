/** The bodies of functions that bring an expression before a rule: as it stands, or with operands that show later. */
import { unparenthesized } from '../spelling.ts';
import { isMemory, type Node, typeOf } from './node.ts';
import { inline, memoriesOf, returned, type Speller, statements } from './speller.ts';

/** How operands are brought before the rule; `hidden`: those that show later than the rest. */
export const bringings = {
  plain: { words: 'written as it stands', joined: ', ', body: plainBody },
  loop: {
    words: 'with operands from a loop that the compiler visits later',
    joined: ' and ',
    body: loopBody,
  },
  late: { words: 'with operands that show late', joined: ' and ', body: lateBody },
} as const satisfies Record<
  string,
  {
    readonly words: string;
    /** What stands between these words and others. */
    readonly joined: string;
    body(root: Node, hidden: readonly Node[], speller: Speller): string[];
  }
>;

export type Bringing = keyof typeof bringings;

/** The expression as it stands, behind the statements that change memory. */
function plainBody(root: Node, _: readonly Node[], speller: Speller): string[] {
  const write = inline(speller);
  const before = memoriesOf(root).flatMap(memory => statements(memory, write, speller));
  const value = isMemory(root) ? [] : returned(root, write);
  // A check for nil else stands between the access and the pointer.
  const tests = ['p', ...speller.pointers].map(pointer => `${pointer} == nil`);
  const isChecked = speller.pointers.length > 0 && !speller.spelling.isUnchecked;
  return [...(isChecked ? [`if ${tests.join(' || ')} {`, '\tpanic(0)', '}'] : []), ...before, ...value];
}

/**
 * Operands are computed in a loop, whose end the compiler visits before the blocks of an `if` within it: rules on what is
 * used there see the operands before rules on the operands themselves.
 */
function loopBody(root: Node, hidden: readonly Node[], speller: Speller): string[] {
  const outside = inline(speller, named(hidden));
  const inside = inline(speller);
  const zero = typeOf(root) === 'bool' ? 'false' : '0';
  return [
    ...[...new Set(hidden.map(typeOf))].map(type => {
      const names = hidden.flatMap((node, index) => (typeOf(node) === type ? [`late${index + 1}`] : []));
      return `var ${names.join(', ')} ${type}`;
    }),
    'for {',
    '\tif enter {',
    ...hidden.map((node, index) => `\t\tlate${index + 1} = ${unparenthesized(inside(node))}`),
    '\t\tif leave {',
    '\t\t\tbreak',
    '\t\t}',
    `\t\treturn ${zero}`,
    '\t}',
    '\tenter = !leave',
    '}',
    ...returned(root, outside),
  ];
}

const named = (hidden: readonly Node[]): ReadonlyMap<Node, string> =>
  new Map(hidden.map((node, index) => [node, `late${index + 1}`]));

/** The operands might be another value, until it is known that they never are. */
function lateBody(root: Node, hidden: readonly Node[], speller: Speller): string[] {
  const inside = inline(speller);
  const outside = inline(speller, named(hidden));
  return [
    ...hidden.flatMap((node, index) => {
      const name = `late${index + 1}`;
      const type = typeOf(node);
      const other = type === 'bool' ? 'k == 7' : `${type}(k)`;
      return [`${name} := ${unparenthesized(inside(node))}`, 'if m == 5 {', `\t${name} = ${other}`, '}'];
    }),
    ...returned(root, outside),
  ];
}
