/** What a trial is compared with where memory matters or Go panics: the same by calls of one op each. */
import { unparenthesized } from '../spelling.ts';
import { goOps, literal } from './go-ops.ts';
import { isMemory, type Node } from './node.ts';
import { memoriesOf, type Speller, type Write } from './speller.ts';

/** The reference: the same by calls of one op each. */
export function referenceOf(root: Node, speller: Speller): string[] {
  const call = (helper: string, ...args: readonly string[]): string => {
    for (const one of [helper, ...(calledBy.get(helper) ?? [])]) speller.helpers.add(one);
    return `${helper}(${args.join(', ')})`;
  };
  const write: Write = node => {
    switch (node.kind) {
      case 'operand':
        return speller.identifier(node.name);
      case 'constant':
        return literal(node.type, speller.bitsOf(node.constant));
      case 'op':
        return call(`ref${node.op}`, ...node.args.map(write));
      case 'offset':
        return call('refOffPtr', write(node.pointer), `${speller.numberOf(node.offset)}`);
      case 'load':
        return `*(*${node.type})(${call('refPtr', write(node.pointer))})`;
      default:
        throw new Error('a memory is no expression');
    }
  };
  const lines = (memory: Node): string[] => {
    switch (memory.kind) {
      case 'store':
        return [
          ...lines(memory.memory),
          `*(*${memory.type})(${call('refPtr', write(memory.pointer))}) = ${write(memory.value)}`,
        ];
      case 'zero':
        return [
          ...lines(memory.memory),
          call('refZero', write(memory.pointer), `${speller.numberOf(memory.size)}`),
        ];
      case 'move':
        return [
          ...lines(memory.memory),
          call('refMove', write(memory.to), write(memory.from), `${speller.numberOf(memory.size)}`),
        ];
      default:
        return [];
    }
  };
  const before = memoriesOf(root).flatMap(lines);
  return isMemory(root) ? before : [...before, `return ${unparenthesized(write(root))}`];
}

/** A function of Go's own for each op, which the compiler does not look into. */
export function referenceHelper(name: string): string[] {
  const helper = fixedHelpers.get(name);
  if (helper !== undefined) return ['//go:noinline', ...helper, ''];
  const { operands, result, write } = goOps.get(name.replace(/^ref/, ''))!;
  const names = operands.map((_, index) => 'abc'[index]!);
  const parameters = operands.map((type, index) => `${names[index]} ${type}`).join(', ');
  return [
    '//go:noinline',
    `func ${name}(${parameters}) ${result} {`,
    `\treturn ${unparenthesized(write(...names))}`,
    '}',
    '',
  ];
}

/** What helpers call themselves. */
const calledBy: ReadonlyMap<string, readonly string[]> = new Map([
  ['refZero', ['refPtr']],
  ['refMove', ['refPtr']],
]);

const fixedHelpers: ReadonlyMap<string, readonly string[]> = new Map([
  ['refPtr', ['func refPtr(p unsafe.Pointer) unsafe.Pointer {', '\treturn p', '}']],
  [
    'refOffPtr',
    ['func refOffPtr(p unsafe.Pointer, n int) unsafe.Pointer {', '\treturn unsafe.Add(p, n)', '}'],
  ],
  [
    'refZero',
    [
      'func refZero(p unsafe.Pointer, n int) {',
      '\tfor i := 0; i < n; i++ {',
      '\t\t*(*byte)(refPtr(unsafe.Add(p, i))) = 0',
      '\t}',
      '}',
    ],
  ],
  [
    'refMove',
    [
      'func refMove(to, from unsafe.Pointer, n int) {',
      '\tcopied := make([]byte, n)',
      '\tfor i := range copied {',
      '\t\tcopied[i] = *(*byte)(refPtr(unsafe.Add(from, i)))',
      '\t}',
      '\tfor i, b := range copied {',
      '\t\t*(*byte)(refPtr(unsafe.Add(to, i))) = b',
      '\t}',
      '}',
    ],
  ],
]);
