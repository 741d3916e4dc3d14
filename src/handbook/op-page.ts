/** What is known of an op or a kind of block, as a page of the handbook: plain data, read off its entry. */
import { mathematicsOf } from '../check/details/mathematics.ts';
import { tool } from '../check/run.ts';
import { type Parameter, parametersOf } from '../evaluation/evaluate-op.ts';
import { describePlace } from '../evaluation/operand.ts';
import {
  auxKinds,
  type BranchEntry,
  constantKinds,
  constantSorts,
  type Isa,
  type OpEntry,
  type Register,
  type SettledRegister,
  settled,
  widthOf,
} from '../semantics/ops/entry.ts';
import { type Term, type Variable, variable } from '../semantics/term/term.ts';

export interface HandbookParameter {
  readonly name: string;
  /** `binary64`, `int32`, `bool`, `a memory`. */
  readonly type: string;
  /** What its register holds above, or which numbers it may be: `what is above is not read`. */
  readonly contract?: string;
}

export interface HandbookPage {
  readonly name: string;
  readonly arch: string;
  readonly kind: 'op' | 'block';
  /** As a rule writes it: `(ADDI [c] x)`. */
  readonly shape: string;
  readonly sentence: string;
  readonly manual: string;
  readonly operands: readonly HandbookParameter[];
  readonly constants: readonly HandbookParameter[];
  /** With the mathematics of each; a block has one, the condition of its first successor. */
  readonly results: readonly (HandbookParameter & { readonly meaning?: string })[];
  /** Whether the first two operands may be exchanged. */
  readonly commutative: boolean;
  /** Present if Go leaves the result open elsewhere: `y is not 0`. */
  readonly definedWhere?: string;
}

export interface Handbook {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly pages: readonly HandbookPage[];
}

export const handbookOf = (pages: readonly HandbookPage[]): Handbook => ({ version: 1, tool, pages });

/** The ops and blocks of a machine, in the order of its tables; `name`, in any case, chooses those of one name. */
export function pagesOf({ name: arch, ops, branches }: Isa, name?: string): HandbookPage[] {
  const wanted = <Entry extends { readonly name: string }>(entries: Iterable<Entry>) =>
    [...entries].filter(entry => name === undefined || entry.name.toLowerCase() === name.toLowerCase());
  return [
    ...wanted(ops.values()).map(entry => opPage(arch, entry)),
    ...wanted(branches.values()).map(entry => blockPage(arch, entry)),
  ];
}

export function opPage(arch: string, entry: OpEntry): HandbookPage {
  const { name, sentence, manual, commutative, defined } = entry;
  const parameters = parametersOf(entry);
  const count = entry.operands.length;
  const terms = termsOf(entry, parameters);
  const operands = entry.operands.map((register, index) =>
    parameter(parameters[index]!.name, register, aboveOperand(register)),
  );
  const constants = constantKinds(entry).map((kind, index): HandbookParameter => {
    const { encodable, made } = entry.aux!;
    const contract =
      made === undefined
        ? encodable?.words
        : `${encodable?.words}; Go's rules make it only where ${made.words}`;
    return {
      name: parameters[count + index]!.name,
      type: kind,
      ...(index === 0 && contract !== undefined && { contract }),
    };
  });
  const brackets = entry.aux === undefined ? [] : Object.keys(auxKinds[entry.aux.kind]);
  const auxes = constants.map(({ name }, index) =>
    brackets[index] === 'auxint' ? `[${name}]` : `{${name}}`,
  );
  return {
    name,
    arch,
    kind: 'op',
    shape: `(${[name, ...auxes, ...operands.map(operand => operand.name)].join(' ')})`,
    sentence,
    manual,
    operands,
    constants,
    results: entry.results.map((register, index) => ({
      ...parameter(entry.results.length > 1 ? `result ${index}` : 'result', register, aboveResult(register)),
      ...meaningOf(register, terms?.[index]),
    })),
    commutative,
    ...(defined && { definedWhere: defined.words }),
  };
}

function blockPage(arch: string, entry: BranchEntry): HandbookPage {
  const { name, controls, sentence, manual } = entry;
  const names = controls.map((_, index) => 'xy'[index]!);
  const variables = controls.map((register, index) => variable(names[index]!, widthOf(settled(register))));
  const constants = constantKinds(entry).map((kind, index) => variable('cd'[index]!, constantSorts[kind]));
  const taken = entry.taken(variables, constants);
  return {
    name,
    arch,
    kind: 'block',
    shape: `(${[name, ...constants.map(constant => `[${constant.name}]`), ...names, 'yes', 'no'].join(' ')})`,
    sentence,
    manual,
    operands: controls.map((register, index) => parameter(names[index]!, register, aboveOperand(register))),
    constants: constants.map(constant => ({ name: constant.name, type: `${constant.sort} bits` })),
    results: [{ name: 'to yes', type: 'bool', meaning: mathematicsOf(taken) }],
    commutative: false,
  };
}

/** The terms of the results for variables of these names; nothing where an operand is no term, as a part of a tuple. */
function termsOf(entry: OpEntry, parameters: readonly Parameter[]): readonly Term[] | undefined {
  const isOpen = ({ place }: Parameter): boolean =>
    place.kind === 'opaque' || (place.kind === 'tuple' && place.part !== 'all');
  if (parameters.some(isOpen)) return undefined;
  const variables = parameters.map(({ name, place }) => variablesOf(name, place));
  const count = entry.operands.length;
  return entry.denote(variables.slice(0, count).flat(), variables.slice(count).flat());
}

/** One, or those of all parts of a tuple. */
const variablesOf = (name: string, place: SettledRegister): readonly Variable[] =>
  place.kind === 'tuple' && place.part === 'all'
    ? place.parts.flatMap((part, index) => variablesOf(`${name}.${index}`, settled(part)))
    : [variable(name, place.kind === 'memory' ? 'Memory' : widthOf(place))];

const meaningOf = (register: Register, term: Term | undefined) =>
  term !== undefined && {
    meaning: mathematicsOf(term, register.kind === 'float' ? register.format : undefined),
  };

function parameter(name: string, register: Register, contract: string | undefined): HandbookParameter {
  return { name, type: typeOf(register), ...(contract !== undefined && { contract }) };
}

function typeOf(register: Register): string {
  if (register.kind === 'typed') return 'of its type';
  if (register.kind === 'memory') return 'memory';
  if (register.kind === 'any')
    return register.formats?.map(({ name }) => name).join(' or ') ?? 'a value of any kind';
  if (register.kind === 'integer' && register.native) return 'as wide as a pointer';
  return describePlace(register);
}

/** What an operand's register may hold above the operand. */
function aboveOperand(register: Register): string | undefined {
  switch (register.kind) {
    case 'integer':
      return register.width < 64 && !register.native
        ? 'what is above in the register is not read'
        : undefined;
    case 'boolean':
      return 'the low byte is 0 or 1';
    case 'tuple':
      return register.part === 'all' ? 'all parts of it' : `part ${register.part} of it`;
    default:
      return undefined;
  }
}

/** What the op writes above its result. */
function aboveResult(register: Register): string | undefined {
  if (register.kind !== 'integer' || register.native) return undefined;
  if (register.extends !== undefined)
    return `${register.extends.signed ? 'sign' : 'zero'}-extended from ${register.extends.width} bits`;
  return register.width < 64 ? 'what is above in the register is open' : undefined;
}
