/**
 * Go functions that might make the compiler apply a rule, each with a reference that it cannot apply it to. Which
 * of them does, only the compiler can tell: all are built and run.
 */
import { unparenthesized } from '../spelling.ts';
import { exactValue } from './exact.ts';
import { goOps, literal, sizeOf, type ValueType } from './go-ops.ts';
import { type Constant, isMemory, type Node, partsOf, typeOf } from './node.ts';

export interface Parameter {
  readonly identifier: string;
  readonly type: ValueType;
  /** The operand of the rule that it is. */
  readonly name: string;
}

export interface Trial {
  /** How the match is brought before the rule, in a few words. */
  readonly way: string;
  readonly parameters: readonly Parameter[];
  readonly result: ValueType | undefined;
  /** The function without its first line. */
  readonly body: readonly string[];
  /** The same by the helpers of `referenceHelpers`, each of which is one op. */
  readonly reference: readonly string[];
  /** Parameters besides those of the rule, with the only argument that they are given. */
  readonly switches: readonly Switch[];
  readonly helpers: ReadonlySet<string>;
  /** What it is to give by the meaning of its ops, for the bits of its parameters; undefined where memory matters. */
  exact(values: readonly bigint[]): bigint | undefined;
}

export interface Switch {
  readonly identifiers: readonly string[];
  readonly type: 'bool' | 'int';
  readonly argument: string;
}

/** Both ways out of the loop that `inLoop` writes are taken. */
const ofLoop: Switch = { identifiers: ['enter', 'leave'], type: 'bool', argument: 'true' };
/** How often the loop goes around that hides constants. */
const ofLateness: Switch = { identifiers: ['k'], type: 'int', argument: '3' };

export type Constants = ReadonlyMap<string, bigint>;

type ConstantNode = Extract<Node, { kind: 'constant' }>;

/**
 * When the compiler learns what a constant is: at once; by a pass behind the rules on ops of the language; or only by
 * the rules of the machine, and some rounds after these have begun.
 */
type Timing = 'plain' | 'late' | 'slow';
type TimingOf = (node: ConstantNode) => Timing;

/** The count of the shift that makes a constant slow: no pass before the rules of the machine folds it. */
const oneShift = literal('uint8', 1n);

/** What gives the bits when it is shifted by one. */
function shifted(
  type: ValueType,
  bits: bigint,
): { readonly before: bigint; readonly operator: '<<' | '>>'; readonly isSigned: boolean } {
  const width = 8 * sizeOf(type);
  const [plain, signed] = [BigInt.asUintN(width, bits), BigInt.asIntN(width, bits)];
  if (plain >> BigInt(width - 1) === 0n) return { before: plain << 1n, operator: '>>', isSigned: false };
  if (BigInt.asIntN(width - 1, bits) === signed)
    return { before: plain << 1n, operator: '>>', isSigned: true };
  return { before: plain >> 1n, operator: '<<', isSigned: false };
}

/** What all functions for one choice of constants share. */
class Speller {
  readonly parameters: Parameter[] = [];
  readonly helpers = new Set<string>();
  /** Declarations of constants and pointers. */
  readonly declarations: string[] = [];
  /** Constants that the compiler is to learn late. */
  readonly late: { readonly name: string; readonly text: string }[] = [];
  /** Pointers that the function computes: the compiler looks whether they are nil. */
  readonly pointers: string[] = [];
  readonly #constants: Constants;
  readonly #identifiers = new Map<string, string>();
  readonly #declared = new Map<string, string>();

  readonly #timingOf: TimingOf;

  constructor(root: Node, constants: Constants, timingOf: TimingOf) {
    this.#constants = constants;
    this.#timingOf = timingOf;
    for (const part of partsOf(root)) if (part.kind === 'operand') this.#parameter(part);
  }

  /** All pointers of a rule point to the same place. */
  #parameter({ name, type }: Extract<Node, { kind: 'operand' }>): void {
    if (this.#identifiers.has(name)) return;
    const shared = type === 'unsafe.Pointer' ? this.parameters.find(one => one.type === type) : undefined;
    const letter = /^[a-z]$/.test(name) ? name : `x${this.parameters.length + 1}`;
    const identifier = shared?.identifier ?? (type === 'unsafe.Pointer' ? 'p' : letter);
    this.#identifiers.set(name, identifier);
    if (shared === undefined) this.parameters.push({ identifier, type, name });
  }

  bitsOf(constant: Constant): bigint {
    return constant.kind === 'known' ? constant.bits : (this.#constants.get(constant.name) ?? 0n);
  }

  /** As an int64. */
  numberOf(constant: Constant): bigint {
    return BigInt.asIntN(64, this.bitsOf(constant));
  }

  identifier(name: string): string {
    return this.#identifiers.get(name)!;
  }

  /** An expression for the constant: a variable, or what only rules of a machine make a constant of. */
  constant(node: ConstantNode): string {
    const { type, constant } = node;
    const bits = this.bitsOf(constant);
    const timing = this.#timingOf(node);
    if (timing === 'plain' || !type.startsWith('uint')) return this.declared('c', literal(type, bits));
    if (timing === 'late') return this.#late(literal(type, bits));
    const { before, operator, isSigned } = shifted(type, bits);
    const name = this.#late(literal(type, before));
    const one = this.#late(oneShift);
    return isSigned ? `${type}(${type.slice(1)}(${name}) >> ${one})` : `(${name} ${operator} ${one})`;
  }

  #late(text: string): string {
    const known = this.late.find(one => one.text === text);
    if (known !== undefined) return known.name;
    const name = `n${this.late.length + 1}`;
    this.late.push({ name, text });
    return name;
  }

  /** The name of a variable that is given the value before all else. */
  declared(stem: string, text: string): string {
    const known = this.#declared.get(text);
    if (known !== undefined) return known;
    const name = `${stem}${this.#declared.size + 1}`;
    this.#declared.set(text, name);
    this.declarations.push(`${name} := ${text}`);
    return name;
  }
}

type Write = (node: Node) => string;

/** Go takes no constants for what overflows, so every constant is first a variable: the compiler knows it again. */
function inline(speller: Speller, hidden: ReadonlyMap<Node, string> = new Map()): Write {
  const write: Write = node => {
    const replaced = hidden.get(node);
    if (replaced !== undefined) return replaced;
    switch (node.kind) {
      case 'operand':
        return speller.identifier(node.name);
      case 'constant':
        return speller.constant(node);
      case 'op':
        return goOps.get(node.op)!.write(...node.args.map(write));
      case 'offset': {
        const pointer = speller.declared(
          'r',
          `unsafe.Add(${write(node.pointer)}, ${speller.numberOf(node.offset)})`,
        );
        if (!speller.pointers.includes(pointer)) speller.pointers.push(pointer);
        return pointer;
      }
      case 'load':
        return `*(*${node.type})(${write(node.pointer)})`;
      default:
        throw new Error('a memory is no expression');
    }
  };
  return write;
}

/** Statements that make a memory, the first one first. */
function statements(memory: Node, write: Write, speller: Speller): string[] {
  switch (memory.kind) {
    case 'store':
      return [
        ...statements(memory.memory, write, speller),
        `*(*${memory.type})(${write(memory.pointer)}) = ${write(memory.value)}`,
      ];
    case 'zero': {
      const type = `[${speller.numberOf(memory.size)}]byte`;
      return [
        ...statements(memory.memory, write, speller),
        `*(*${type})(${write(memory.pointer)}) = ${type}{}`,
      ];
    }
    case 'move': {
      const type = `[${speller.numberOf(memory.size)}]byte`;
      return [
        ...statements(memory.memory, write, speller),
        `*(*${type})(${write(memory.to)}) = *(*${type})(${write(memory.from)})`,
      ];
    }
    default:
      return [];
  }
}

/** The memories that a value is loaded from. */
const memoriesOf = (root: Node): Node[] =>
  isMemory(root) ? [root] : [...partsOf(root)].flatMap(part => (part.kind === 'load' ? [part.memory] : []));

/** The reference: the same by calls of one op each. */
function referenceOf(root: Node, speller: Speller): string[] {
  const call = (helper: string, ...args: readonly string[]): string => {
    speller.helpers.add(helper);
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

/** How a function brings the match before the rule. */
interface Way {
  readonly words: string;
  readonly timingOf: TimingOf;
  readonly loops?: true;
  /** A value is hidden from rules on ops of the language, as late constants are. */
  readonly hides?: true;
}

function trialOf(
  root: Node,
  constants: Constants,
  { words, timingOf, loops, hides }: Way,
  bodyOf: (speller: Speller) => string[],
): Trial {
  const speller = new Speller(root, constants, timingOf);
  const body = bodyOf(speller);
  const reference = referenceOf(root, speller);
  const isLate = speller.late.length > 0 || hides === true;
  return {
    way: words,
    parameters: speller.parameters,
    result: isMemory(root) ? undefined : typeOf(root as Exclude<Node, { kind: 'memory' }>),
    body: [...(isLate ? lateConstants(speller.late) : []), ...speller.declarations, ...body],
    reference,
    switches: [...(loops === true ? [ofLoop] : []), ...(isLate ? [ofLateness] : [])],
    helpers: speller.helpers,
    exact: values =>
      exactValue(
        root,
        one => speller.bitsOf(one),
        new Map(speller.parameters.map(({ name }, index) => [name, values[index]!])),
      ),
  };
}

/**
 * Variables that keep their values, which shows only once it is known that `m` is never 5: a pass behind the rules on
 * ops of the language finds that, so that the rules of the machine are the first to see the constants.
 */
function lateConstants(late: Speller['late']): string[] {
  const names = [...late.map(({ name }) => name), 'm'].join(', ');
  return [
    `${names} := ${[...late.map(({ text }) => text), '0'].join(', ')}`,
    'for i := 0; i < k; i++ {',
    '\tif m == 5 {',
    `\t\t${names} = ${[...late.map(() => '3'), late.length > 0 ? '5' : '6'].join(', ')}`,
    '\t}',
    '}',
  ];
}

/** The expression as it stands, behind the statements that change memory. */
function plain(root: Node, constants: Constants, { timingOf, words }: Timings): Trial {
  return trialOf(root, constants, { words: `written as it stands${words}`, timingOf }, speller => {
    const write = inline(speller);
    const before = memoriesOf(root).flatMap(memory => statements(memory, write, speller));
    const value = isMemory(root) ? [] : [`return ${unparenthesized(write(root))}`];
    // A check for nil else stands between the access and the pointer.
    const tests = ['p', ...speller.pointers].map(pointer => `${pointer} == nil`);
    const checked = speller.pointers.length === 0 ? [] : [`if ${tests.join(' || ')} {`, '\tpanic(0)', '}'];
    return [...checked, ...before, ...value];
  });
}

/** Operands that are worth a variable of their own: ops, and constants that only the machine's rules fold. */
const hiddenAt = (root: Node, depth: number, timingOf: TimingOf): (ConstantNode | OpNode)[] =>
  operandsAt(root, depth).flatMap(node =>
    node.kind === 'op' || (node.kind === 'constant' && timingOf(node) === 'slow') ? [node] : [],
  );

type OpNode = Extract<Node, { kind: 'op' }>;

/**
 * The operands at a depth are computed in a loop, whose end the compiler visits before the blocks of an `if` within
 * it: rules on what is used there see the operands before rules on the operands themselves.
 */
function inLoop(root: Node, depth: number, constants: Constants, timings: Timings): Trial | undefined {
  const { timingOf, words } = timings;
  const hidden = hiddenAt(root, depth, timingOf);
  if (hidden.length === 0) return undefined;
  return trialOf(
    root,
    constants,
    {
      words: `with operands from a loop that the compiler visits later${words.replace(',', ' and')}`,
      timingOf,
      loops: true,
    },
    speller => {
      const outside = inline(speller, named(hidden));
      const inside = inline(speller);
      const returned = outside(root);
      const zero = typeOf(root as Exclude<Node, { kind: 'memory' }>) === 'bool' ? 'false' : '0';
      return [
        ...hidden.map((node, index) => `var late${index + 1} ${typeOf(node)}`),
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
        `return ${unparenthesized(returned)}`,
      ];
    },
  );
}

const named = (hidden: readonly Node[]): ReadonlyMap<Node, string> =>
  new Map(hidden.map((node, index) => [node, `late${index + 1}`]));

/** The operands at a depth might be another value, until it is known that they never are. */
function hiddenLate(root: Node, depth: number, constants: Constants, timings: Timings): Trial | undefined {
  const { timingOf, words } = timings;
  const hidden = hiddenAt(root, depth, timingOf);
  if (hidden.length === 0) return undefined;
  return trialOf(
    root,
    constants,
    { words: `with operands that show late${words.replace(',', ' and')}`, timingOf, hides: true },
    speller => {
      const inside = inline(speller);
      const outside = inline(speller, named(hidden));
      return [
        ...hidden.flatMap((node, index) => {
          const name = `late${index + 1}`;
          const other = typeOf(node) === 'bool' ? 'k == 7' : `${typeOf(node)}(k)`;
          return [`${name} := ${unparenthesized(inside(node))}`, 'if m == 5 {', `\t${name} = ${other}`, '}'];
        }),
        `return ${unparenthesized(outside(root))}`,
      ];
    },
  );
}

function operandsAt(root: Node, depth: number): Node[] {
  if (depth === 0) return [root];
  return root.kind === 'op' ? root.args.flatMap(arg => operandsAt(arg, depth - 1)) : [];
}

const deepest = 3;

/** When each constant shows, and the words for it. */
interface Timings {
  readonly timingOf: TimingOf;
  readonly words: string;
}

const atOnce: Timings = { timingOf: () => 'plain', words: '' };
const allLate: Timings = { timingOf: () => 'late', words: ', with constants that show late' };

/** One constant is slow, and the others are at once there or late. */
function slowOnes(nodes: readonly ConstantNode[]): Timings[] {
  const slow = (isSlow: (node: ConstantNode) => boolean, others: Timing): Timings => ({
    timingOf: node => (isSlow(node) ? 'slow' : others),
    words: ', with constants that show when the rules of the machine fold them',
  });
  const single = nodes.slice(0, 3).flatMap(one => {
    const isOne = (node: ConstantNode) => node === one;
    return nodes.length === 1 ? [slow(isOne, 'late')] : [slow(isOne, 'plain'), slow(isOne, 'late')];
  });
  return nodes.length === 1 ? single : [...single, slow(() => true, 'late')];
}

/** Ways to bring the match before the rule, the plainest first, for one choice of constants. */
function waysOf(root: Node, constants: Constants): Trial[] {
  const parts = [...partsOf(root)];
  const touchesMemory = parts.some(isMemory);
  if (touchesMemory) return [plain(root, constants, atOnce)];
  const nodes = parts.filter(
    (part): part is ConstantNode => part.kind === 'constant' && part.type.startsWith('uint'),
  );
  const timings = nodes.length === 0 ? [atOnce] : [atOnce, allLate, ...slowOnes(nodes)];
  const depths = Array.from({ length: deepest }, (_, index) => index + 1);
  return [
    ...timings.flatMap(one => [
      plain(root, constants, one),
      ...depths.flatMap(depth => inLoop(root, depth, constants, one) ?? []),
    ]),
    ...timings
      .slice(0, 2)
      .flatMap(one => depths.flatMap(depth => hiddenLate(root, depth, constants, one) ?? [])),
  ];
}

/** The ways of a few expressions, each with its choices of constants: the plainest of all of them first. */
export function trialsOf(
  roots: readonly { readonly root: Node; readonly choices: readonly Constants[] }[],
): Trial[] {
  const lists = roots.flatMap(({ root, choices }) => choices.map(constants => waysOf(root, constants)));
  return lists
    .flatMap((ways, index) => ways.map((trial, at) => ({ trial, rank: at + waysPerExpression * index })))
    .sort((a, b) => a.rank - b.rank)
    .map(({ trial }) => trial);
}

/** How many ways of one expression are tried before the next expression is. */
const waysPerExpression = 3;

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
