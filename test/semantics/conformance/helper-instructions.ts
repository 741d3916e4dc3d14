/**
 * The helper functions of conditions and results as instructions of a witness: Go's own functions, those of the
 * compiler with the text that its source has at hand.
 */
import { type Choices, inEveryCase } from '../../../src/model/choices.ts';
import { ccEval } from '../../../src/model/go/arm64.ts';
import { evaluateGo } from '../../../src/model/go/evaluate.ts';
import type { GoFunction, TypeParameter } from '../../../src/model/go/go-function.ts';
import { goFunctions } from '../../../src/model/go/library.ts';
import { constantScope } from '../../../src/model/go/scope.ts';
import {
  BIT_FIELD,
  BOOL,
  FLAG_CONSTANT,
  type GoType,
  INT,
  INT8,
  INT16,
  INT32,
  INT64,
  OP,
  ROTATE_PARAMS,
  SYMBOL,
  sortOfType,
  UINT8,
  UINT16,
  UINT32,
  UINT64,
  VAL_AND_OFF,
} from '../../../src/model/go/type.ts';
import { type GoValue, typed } from '../../../src/model/go/value.ts';
import type { GoExpr, GoIdentifier } from '../../../src/rules/go-ast.ts';
import {
  and,
  bits,
  equal,
  extract,
  falsity,
  fromTruth,
  ifThenElse,
  or,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';
import type { Instruction, Kind } from './instructions.ts';

/** A helper on arguments of certain types. */
export interface HelperRow {
  readonly instruction: Instruction;
  /** Its name in the compiler's source; nothing for a function of a package of Go's library. */
  readonly helper?: string;
  /** The types of its parameters as Go names them, the receiver first. */
  readonly types: readonly string[];
  /** The call in Go, of the words a, b and c, as a word. */
  readonly call: string;
}

const words = ['a', 'b', 'c'];
const signedTypes = [INT8, INT16, INT32, INT64];
const unsignedTypes = [UINT8, UINT16, UINT32, UINT64];

/** Functions whose result may be any NaN where it is one. */
const roundings = new Set(['math.Floor', 'math.Ceil', 'math.Trunc', 'math.RoundToEven', 'math.Sqrt']);
const canonicalNan = 0x7ff8000000000001n;
const isNan = (word: bigint): boolean => (word & ~(1n << 63n)) > 0x7ff0000000000000n;

const kindOf = (type: GoType): Kind => (type.kind !== 'float' ? 'w' : type.name === 'float32' ? 's' : 'd');

/** Go names of structs: those of other packages stand in the witness's own. */
const goName = ({ name }: GoType): string => name.replace(/^.*\./, '');

function fromWord(type: GoType, word: string): string {
  if (type.kind === 'bool') return `toBool(${word})`;
  if (type.kind === 'symbol') return `toSym(${word})`;
  if (type.name === 'float32') return `toFloat32(${word})`;
  if (type.name === 's390x.RotateParams') return `toRotateParams(${word})`;
  return type.kind === 'float' ? `math.Float64frombits(${word})` : `${goName(type)}(${word})`;
}

function toWord(type: GoType, value: string): string {
  if (type.kind === 'bool') return `fromBool(${value})`;
  if (type.kind === 'symbol') return `fromSym(${value})`;
  if (type.name === 'float32') return `fromFloat32(${value})`;
  if (type.kind === 'float') return `math.Float64bits(${value})`;
  if (type.kind === 'pointer') return `from${goName(type)}Pointer(${value})`;
  return goName(type) === 'RotateParams' ? `fromRotateParams(${value})` : `uint64(${value})`;
}

interface Meaning {
  readonly result: GoType;
  /** Of the arguments: the value, and where Go panics. */
  denote(args: readonly Term[]): { readonly value: Term; readonly panics: Term };
}

function executed(name: string, types: readonly GoType[], { result, denote }: Meaning): Instruction {
  const variables = types.map((type, index) => {
    const sort = sortOfType(type);
    return variable(words[index]!, sort === 'Bool' ? 1 : sort);
  });
  const { value, panics } = denote(
    variables.map((one, index) => (types[index]!.kind === 'bool' ? equal(one, bits(1, 1n)) : one)),
  );
  const run = evaluator(value.sort === 'Bool' ? fromTruth(64, value) : value, variables);
  const fails = evaluator(fromTruth(1, panics), variables);
  const sort = sortOfType(result);
  return {
    name,
    operands: types.map(kindOf),
    rounded: false,
    resultWidth: sort === 'Bool' ? 64 : sort,
    execute(given) {
      const values = variables.map((one, index) => BigInt.asUintN(Number(one.sort), given[index]!));
      if (fails(values, 'rne').value === 1n) return { bits: 0n, flags: 1 };
      const { value: word } = run(values, 'rne');
      return { bits: roundings.has(name) && isNan(word) ? canonicalNan : word, flags: 0 };
    },
  };
}

/** The types that a type parameter of the helper stands for. */
const typesOf: Readonly<Record<TypeParameter, readonly GoType[]>> = {
  integer: [...signedTypes, ...unsignedTypes],
  'signed integer': signedTypes,
  'unsigned integer': unsignedTypes,
};
const isTypeParameter = (parameter: GoType | TypeParameter): parameter is TypeParameter =>
  typeof parameter === 'string';

/** What is given beyond the three words, of a helper with more arguments. */
const lastArguments: ReadonlyMap<string, readonly bigint[]> = new Map([['newPPC64ShiftAuxInt', [32n, 64n]]]);

/** A row for each type that the type parameter stands for, which is that of all arguments. */
function rowsOf(name: string, fn: GoFunction, last?: bigint): HelperRow[] {
  const { parameters, result, denote, panics } = fn;
  const given = lastArguments.get(name);
  if (last === undefined && given !== undefined) return given.flatMap(one => rowsOf(name, fn, one));
  const generic = parameters.find(isTypeParameter);
  const firstTypes = generic === undefined ? [parameters[0] as GoType] : typesOf[generic];
  return firstTypes.flatMap(of => {
    const types = parameters.map(parameter => (isTypeParameter(parameter) ? of : parameter));
    const resultType = result === 'same' ? of : result;
    const isSigned = of.kind === 'integer' && of.signed;
    const seen = types.slice(0, words.length);
    const rest = last === undefined ? [] : [bits(64, last)];
    const args = [
      ...seen.map((type, index) => fromWord(type, words[index]!)),
      ...(last === undefined ? [] : [`${last}`]),
    ];
    const [, packageName, method] = /^(?:([\w.]+)\.)?(\w+)$/.exec(name)!;
    const isMethod = packageName === types[0]?.name;
    const call = isMethod ? `${args[0]}.${method}(${args.slice(1)})` : `${standard(name) ?? method}(${args})`;
    const rowOf = (part: {
      readonly field?: string;
      readonly type: GoType;
      of(value: Term): Term;
    }): HelperRow => ({
      instruction: executed(
        [
          name,
          ...(generic ? [of.name] : []),
          ...(last === undefined ? [] : [last]),
          ...(part.field === undefined ? [] : [part.field]),
        ].join(' '),
        seen,
        {
          result: part.type,
          denote: terms => ({
            value: shown(part.type, part.of(denote([...terms, ...rest], isSigned))),
            panics: panics?.where(...terms, ...rest) ?? falsity,
          }),
        },
      ),
      ...(standard(name) === undefined && { helper: isMethod ? inSource(name) : method! }),
      types: types.map(goName),
      call: toWord(
        part.type,
        `${roundings.has(name) ? `number(${call})` : call}${part.field === undefined ? '' : `.${part.field}`}`,
      ),
    });
    return resultType.kind === 'struct' &&
      resultType !== ROTATE_PARAMS &&
      [...resultType.fields.values()].every(({ plain }) => plain)
      ? [...resultType.fields].map(([field, { type, read }]) => rowOf({ field, type, of: read }))
      : [rowOf({ type: resultType, of: value => value })];
  });
}

/** What a nil pointer would point to is not compared. */
const shown = (type: GoType, value: Term): Term =>
  type.kind === 'pointer'
    ? ifThenElse(
        equal(extract(type.width - 1, type.width - 1, value), bits(1, 1n)),
        value,
        bits(type.width, 0n),
      )
    : value;

/** As the package declares it that is not the compiler's own. */
const inSource = (name: string): string => name.replace(/^s390x\./, '');

/** The name of a function of Go's library. */
const standard = (name: string): string | undefined => (/^(math|bits)\./.test(name) ? name : undefined);

const nowhere = { start: 0, end: 0 };
const identifier = (name: string): GoIdentifier => ({ kind: 'identifier', name, span: nowhere });

/** The value of a call of the helper in every case that the evaluation of Go expressions tells apart. */
function inCases(helper: string, args: ReadonlyMap<string, GoValue>, pointerSize: number): Meaning['denote'] {
  const expr: GoExpr = {
    kind: 'call',
    callee: identifier(helper),
    args: [...args.keys()].map(identifier),
    span: nowhere,
  };
  return () => {
    const cases = inEveryCase((choices: Choices) => {
      const conditions: Term[] = [];
      const panics: Term[] = [];
      const value = evaluateGo(expr, {
        ...constantScope(name => args.get(name)),
        suppose: condition => conditions.push(condition),
        panicsWhere: condition => panics.push(condition),
        choices,
        pointerSize,
      });
      if (value.kind !== 'typed') throw new Error(`${helper} gives no value`);
      return { condition: and(...conditions), value: value.term, panics: or(...panics) };
    });
    const combined = (part: 'value' | 'panics'): Term =>
      cases.reduceRight((rest, one) => ifThenElse(one.condition, one[part], rest), cases.at(-1)![part]);
    return { value: combined('value'), panics: combined('panics') };
  };
}

const [symbolA, symbolB] = ['a', 'b'].map(name => typed(SYMBOL, variable(name, 64)));
const ofSymbols = (name: string, result: GoType): HelperRow => ({
  instruction: executed(name, [SYMBOL, SYMBOL], {
    result,
    denote: inCases(
      name,
      new Map([
        ['a', symbolA!],
        ['b', symbolB!],
      ]),
      8,
    ),
  }),
  helper: name,
  types: ['Sym', 'Sym'],
  call: toWord(result, `${name}(toSym(a), toSym(b))`),
});

const moveSize = (pointerSize: number): HelperRow => ({
  instruction: executed(`moveSize ${pointerSize}`, [INT64], {
    result: INT64,
    denote: inCases(
      'moveSize',
      new Map<string, GoValue>([
        ['a', typed(INT64, variable('a', 64))],
        ['config', { kind: 'opaque', name: 'config' }],
      ]),
      pointerSize,
    ),
  }),
  helper: 'moveSize',
  types: ['int64', 'Config'],
  call: `uint64(moveSize(int64(a), &Config{PtrSize: ${pointerSize}}))`,
});

/** Of flags that are known; of others Go's function says nothing. */
const ofKnownFlags: HelperRow = {
  instruction: executed('ccARM64Eval', [OP, FLAG_CONSTANT], {
    result: INT,
    denote: ([cc, flags]) => ({ value: ccEval(cc!, extract(3, 0, flags!)), panics: falsity }),
  }),
  helper: 'ccARM64Eval',
  types: ['Op', 'Value'],
  call: 'uint64(ccARM64Eval(Op(a), &Value{Op: OpARM64FlagConstant, AuxInt: int64(b & 15)}))',
};

/** The methods that read a part of a packed constant. */
const fieldsOf = (type: GoType): HelperRow[] =>
  type.kind !== 'struct'
    ? []
    : [...type.fields]
        .filter(([, { plain }]) => !plain)
        .map(([name, field]) => ({
          instruction: executed(`${type.name}.${name}`, [type], {
            result: field.type,
            denote: ([packed]) => ({ value: field.read(packed!), panics: falsity }),
          }),
          helper: inSource(`${type.name}.${name}`),
          types: [goName(type)],
          call: toWord(field.type, `${fromWord(type, 'a')}.${name}()`),
        }));

export const helperRows: readonly HelperRow[] = [
  ...[...goFunctions].flatMap(([name, fn]) => rowsOf(name, fn)),
  ofSymbols('canMergeSym', BOOL),
  ofSymbols('mergeSym', SYMBOL),
  ofKnownFlags,
  moveSize(8),
  moveSize(4),
  ...[VAL_AND_OFF, BIT_FIELD, FLAG_CONSTANT, ROTATE_PARAMS].flatMap(fieldsOf),
];

const bookkeeping = 'keeps the books or warns, and is true';
const ofTypes = "asks of the compiler's types, of which the model has its own";
const analysis = 'what an analysis of the compiler says of a value: taken to be true, and listed';
const setting = 'a setting of the compiler: either answer is possible';
const readOnly =
  'what the compiler knows of a symbol that no program writes: memory has it there, and it is listed';

/** Why a helper of `src/model/go/handles.ts` has no row. */
export const unwitnessedHelpers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    [bookkeeping]: ['clobber', 'clobberIfDead', 'logLargeCopy', 'setPos', 'warnRule'],
    [ofTypes]: [
      ...['is64BitInt', 'is32BitInt', 'is16BitInt', 'is8BitInt', 'is64BitFloat', 'is32BitFloat'],
      ...['isPtr', 'isInteger', 'isSigned', 'CanSSA', 'copyCompatibleType', 'registerizable'],
    ],
    [analysis]: [
      ...['isSamePtr', 'isNonNegative', 'zeroUpper32Bits', 'zeroUpper48Bits', 'zeroUpper56Bits'],
      ...['ZeroUpper32Bits', 'ZeroUpper48Bits', 'ZeroUpper56Bits', 'sequentialAddresses'],
      ...['isConstZero', 'disjoint'],
      ...['shiftIsBounded', 'canMergeLoad', 'canMergeLoadClobber', 'canonLessThan', 'isVolatile'],
    ],
    [readOnly]: ['symIsRO', 'read8', 'read16', 'read32', 'read64'],
    [setting]: ['canLoadUnaligned', 'canRotate', 'hasSmallRotate', 'supportsPPC64PCRel'],
  }).flatMap(([reason, names]) => names.map(name => [name, reason] as const)),
);
