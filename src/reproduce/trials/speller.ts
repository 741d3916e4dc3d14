/** A match as Go: identifiers, constants that show early or late, expressions, and statements that change memory. */
import { unparenthesized } from '../spelling.ts';
import { branch, goOps, literal, sizeOf, type ValueType } from './go-ops.ts';
import { type Constant, isMemory, type Node, partsOf } from './node.ts';

/** Of a function. */
export interface Parameter {
  readonly identifier: string;
  readonly type: ValueType;
  /** The operand of the rule that it is. */
  readonly name: string;
}

export type Constants = ReadonlyMap<string, bigint>;

export type ConstantNode = Extract<Node, { kind: 'constant' }>;

/**
 * When the compiler learns what a constant is: at once; by a pass behind the rules on ops of the language; or only by
 * the rules of the machine, and some rounds after these have begun.
 */
export type Timing = 'plain' | 'late' | 'slow';
export type TimingOf = (node: ConstantNode) => Timing;

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

/** What a function may go without, or write more plainly. */
export interface Spelling {
  /** Constants stand where they are used. */
  readonly hasLiterals?: true;
  /** Pointers are not looked at for nil. */
  readonly isUnchecked?: true;
  /** The loop that hides constants stores nothing. */
  readonly isWithoutStore?: true;
}

const letters = 'xyzvwabcde';

/** What all functions for one choice of constants share. */
export class Speller {
  readonly parameters: Parameter[] = [];
  readonly helpers = new Set<string>();
  /** Declarations of constants and pointers. */
  readonly declarations: string[] = [];
  /** Constants that the compiler is to learn late. */
  readonly late: { readonly name: string; readonly text: string }[] = [];
  /** Pointers that the function computes: the compiler looks whether they are nil. */
  readonly pointers: string[] = [];
  readonly #constants: Constants;
  /** Of all operands. */
  readonly #names: ReadonlySet<string>;
  readonly #identifiers = new Map<string, string>();
  readonly #declared = new Map<string, string>();

  readonly #timingOf: TimingOf;
  readonly spelling: Spelling;

  constructor(root: Node, constants: Constants, timingOf: TimingOf, spelling: Spelling = {}) {
    this.#constants = constants;
    this.spelling = spelling;
    this.#timingOf = timingOf;
    const operands = [...partsOf(root)].filter(part => part.kind === 'operand');
    this.#names = new Set(operands.map(({ name }) => name));
    for (const operand of operands) this.#parameter(operand);
  }

  /** All pointers of a rule point to the same place. */
  #parameter({ name, type }: Extract<Node, { kind: 'operand' }>): void {
    if (this.#identifiers.has(name)) return;
    const shared = type === 'unsafe.Pointer' ? this.parameters.find(one => one.type === type) : undefined;
    const identifier = shared?.identifier ?? (type === 'unsafe.Pointer' ? 'p' : this.#letterFor(name));
    this.#identifiers.set(name, identifier);
    if (shared === undefined) this.parameters.push({ identifier, type, name });
  }

  /** The name itself where it is one of these letters, which stand for nothing else in a function; else one that is free. */
  #letterFor(name: string): string {
    if (letters.includes(name)) return name;
    const taken = new Set([...this.#names, ...this.#identifiers.values()]);
    return [...letters].find(letter => !taken.has(letter)) ?? `x${this.parameters.length + 1}`;
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
    if (timing === 'plain' || !type.startsWith('uint')) {
      const text = literal(type, bits);
      return this.spelling.hasLiterals ? text.replace(/^uint\d+\((.*)\)$/, '$1') : this.declared('c', text);
    }
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

/** The statements that end a function with the value: a branch is one, and is no expression. */
export function returned(root: Node, write: Write): string[] {
  if (root.kind !== 'op' || root.op !== branch) return [`return ${unparenthesized(write(root))}`];
  return [`if ${unparenthesized(write(root.args[0]!))} {`, '\treturn 1', '}', 'return 2'];
}

export type Write = (node: Node) => string;

/** Go takes no constants for what overflows, so every constant is first a variable: the compiler knows it again. */
export function inline(speller: Speller, hidden: ReadonlyMap<Node, string> = new Map()): Write {
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
export function statements(memory: Node, write: Write, speller: Speller): string[] {
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
export const memoriesOf = (root: Node): Node[] =>
  isMemory(root) ? [root] : [...partsOf(root)].flatMap(part => (part.kind === 'load' ? [part.memory] : []));
