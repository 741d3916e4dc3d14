/**
 * Go functions that might make the compiler apply a rule, each with a reference that it cannot apply it to. Which
 * of them does, only the compiler can tell: all are built and run.
 */
import { unparenthesized } from '../spelling.ts';
import { goOps, literal, type ValueType } from './go-ops.ts';
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

  readonly #isLate: boolean;

  constructor(root: Node, constants: Constants, isLate: boolean) {
    this.#constants = constants;
    this.#isLate = isLate;
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

  /** The name of a variable for the constant. */
  constant(type: ValueType, constant: Constant): string {
    const text = literal(type, this.bitsOf(constant));
    if (!this.#isLate || !type.startsWith('uint')) return this.declared('c', text);
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
        return speller.constant(node.type, node.constant);
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

function trialOf(
  root: Node,
  constants: Constants,
  way: string,
  { inLoop, isLate }: { readonly inLoop: boolean; readonly isLate: boolean },
  bodyOf: (speller: Speller) => string[],
): Trial {
  const speller = new Speller(root, constants, isLate);
  const body = bodyOf(speller);
  const reference = referenceOf(root, speller);
  return {
    way,
    parameters: speller.parameters,
    result: isMemory(root) ? undefined : typeOf(root as Exclude<Node, { kind: 'memory' }>),
    body: [...lateConstants(speller.late), ...speller.declarations, ...body],
    reference,
    switches: [...(inLoop ? [ofLoop] : []), ...(speller.late.length > 0 ? [ofLateness] : [])],
    helpers: speller.helpers,
  };
}

/**
 * Variables that keep their values, which shows only once it is known that `m` is never 5: a pass behind the rules on
 * ops of the language finds that, so that the rules of the machine are the first to see the constants.
 */
function lateConstants(late: Speller['late']): string[] {
  if (late.length === 0) return [];
  const names = late.map(({ name }) => name).join(', ');
  return [
    `${names}, m := ${late.map(({ text }) => text).join(', ')}, 0`,
    'for i := 0; i < k; i++ {',
    '\tif m == 5 {',
    `\t\t${names}, m = ${late.map(() => '3').join(', ')}, 5`,
    '\t}',
    '}',
  ];
}

const lateWords = ' and constants that show late';

/** The expression as it stands, behind the statements that change memory. */
function plain(root: Node, constants: Constants, isLate: boolean): Trial {
  const way = `written as it stands${isLate ? `, with${lateWords.slice(4)}` : ''}`;
  return trialOf(root, constants, way, { inLoop: false, isLate }, speller => {
    const write = inline(speller);
    const before = memoriesOf(root).flatMap(memory => statements(memory, write, speller));
    const value = isMemory(root) ? [] : [`return ${unparenthesized(write(root))}`];
    // A check for nil else stands between the access and the pointer.
    const tests = ['p', ...speller.pointers].map(pointer => `${pointer} == nil`);
    const checked = speller.pointers.length === 0 ? [] : [`if ${tests.join(' || ')} {`, '\tpanic(0)', '}'];
    return [...checked, ...before, ...value];
  });
}

/**
 * The operands at a depth are computed in a loop, whose end the compiler visits before the blocks of an `if` within
 * it: rules on what is used there see the operands before rules on the operands themselves.
 */
function inLoop(root: Node, depth: number, constants: Constants, isLate: boolean): Trial | undefined {
  const hidden = operandsAt(root, depth).filter(({ kind }) => kind === 'op');
  if (hidden.length === 0) return undefined;
  return trialOf(
    root,
    constants,
    `with operands from a loop that the compiler visits later${isLate ? lateWords : ''}`,
    { inLoop: true, isLate },
    speller => {
      const outside = inline(speller, new Map(hidden.map((node, index) => [node, `late${index + 1}`])));
      const inside = inline(speller);
      const returned = outside(root);
      const zero = typeOf(root as Exclude<Node, { kind: 'memory' }>) === 'bool' ? 'false' : '0';
      return [
        ...hidden.map(
          (node, index) => `var late${index + 1} ${typeOf(node as Extract<Node, { kind: 'op' }>)}`,
        ),
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

function operandsAt(root: Node, depth: number): Node[] {
  if (depth === 0) return [root];
  return root.kind === 'op' ? root.args.flatMap(arg => operandsAt(arg, depth - 1)) : [];
}

const deepest = 3;

/** Ways to bring the match before the rule, the plainest first, with each choice of constants. */
export function trialsOf(root: Node, choices: readonly Constants[]): Trial[] {
  const parts = [...partsOf(root)];
  const touchesMemory = parts.some(isMemory);
  const hasConstants = parts.some(part => part.kind === 'constant' && part.type.startsWith('uint'));
  const times = hasConstants && !touchesMemory ? [false, true] : [false];
  return choices.flatMap(constants =>
    times.flatMap(isLate => {
      const loops = touchesMemory
        ? []
        : Array.from({ length: deepest }, (_, index) => inLoop(root, index + 1, constants, isLate));
      return [plain(root, constants, isLate), ...loops.flatMap(trial => trial ?? [])];
    }),
  );
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
