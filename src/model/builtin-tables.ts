/** Op tables made from the meanings, for rules that come without Go's own tables. */
import type { Tables } from '../rules/tables/load.ts';
import type { BlockInfo, OpInfo, OpTable } from '../rules/tables/op-info.ts';
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import { type Isa, type OpEntry, type Register, takesAnyNumber } from '../semantics/ops/entry.ts';
import { vectorOps as wasmVectorOps } from '../semantics/ops/wasm/vector.ts';
import { vectorNumberOps as wasmVectorNumberOps } from '../semantics/ops/wasm/vector-numbers.ts';

const made = new WeakMap<Isa, OpTable>();

/** The tables that the rules of a machine see, made once for each; `own` may be the generic ops themselves. */
export function builtinTables(generic: Isa, own: Isa): Tables {
  const tableOf = (isa: Isa): OpTable => {
    const table = made.get(isa) ?? builtinTable(isa);
    made.set(isa, table);
    return table;
  };
  return { generic: tableOf(generic), ...(own !== generic && { arch: tableOf(own) }) };
}

/**
 * The ops and blocks that have a meaning, as Go 1.27 declares them; any other op is unknown to it. An op for which
 * Go has no default type has that of its result here, so that a rule on its own need not write `<type>`.
 */
export function builtinTable({ name, ops, branches }: Isa): OpTable {
  const calledVectors = name === 'Wasm' ? wasmVectorNames() : new Set<string>();
  return {
    arch: name,
    ops: [...ops.values()].map(entry => opInfo(name, entry, calledVectors)),
    blocks: [...branches.values()].map(
      ({ name: block, controls, aux }): BlockInfo => ({
        name: block,
        arch: name,
        controls: controls.length,
        ...(aux !== undefined && { aux: aux.kind }),
      }),
    ),
  };
}

/** Go's table gives these the type of a vector whatever their result is. */
const wasmVectorNames = (): ReadonlySet<string> =>
  new Set([...wasmVectorOps(), ...wasmVectorNumberOps()].map(({ name }) => name));

function opInfo(arch: string, entry: OpEntry, calledVectors: ReadonlySet<string>): OpInfo {
  const { name, operands, aux, results, commutative } = entry;
  // Whether it is signed the compiler tells by the value, and means something by it.
  const named = entry.ofSignedType ? [undefined] : results.map(typeName);
  const own = results.length === 1 ? named[0] : `(${named.join(',')})`;
  const type = defaultTypes.get(`${arch}.${name}`) ?? (calledVectors.has(name) ? 'Vec128' : own);
  return {
    name,
    arch,
    argLength: takesAnyNumber(entry) ? -1 : operands.length,
    commutative:
      (commutative && matchedAsWritten.get(arch)?.has(name) !== true) ||
      calledCommutative.get(arch)?.test(name) === true,
    ...(aux !== undefined && { aux: aux.kind }),
    ...(type !== undefined && { type }),
    marks: new Set(),
  };
}

/** Ops whose operands may be exchanged, but not in a match: Go's tables do not call them commutative. */
const matchedAsWritten: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'generic',
    new Set([
      ...['Min32F', 'Min64F', 'Max32F', 'Max64F', 'FMA'],
      ...['Min64', 'Max64', 'Min64u', 'Max64u', 'AddPtr'],
      ...['EqInter', 'NeqInter', 'EqSlice', 'NeqSlice'],
      ...['Int8x16', 'Uint8x16', 'Int16x8', 'Uint16x8', 'Int32x4', 'Uint32x4'].map(type => `MulAdd${type}`),
      ...['32x4', '32x8', '32x16', '64x2', '64x4', '64x8'].flatMap(shape =>
        ['MulAdd', 'MulAddEvenSubOdd', 'MulAddOddSubEven'].map(name => `${name}Float${shape}`),
      ),
      ...[128, 256, 512].flatMap(size => [
        `DotProductPairsInt16x${size / 16}`,
        `SumOf8AbsDiffUint8x${size / 8}`,
        `GaloisFieldMulUint8x${size / 8}`,
      ]),
    ]),
  ],
  ['386', new Set(['MOVBstoreconstidx1', 'MOVWstoreconstidx1', 'MOVLstoreconstidx1'])],
  [
    'AMD64',
    new Set([
      ...['HMULQ', 'HMULQU', 'HMULL', 'HMULLU'],
      ...[128, 256, 512].flatMap(size => [
        `VPMADDWD${size}`,
        `VPMADDWDMasked${size}`,
        `VPSADBW${size}`,
        `VGF2P8MULB${size}`,
        `VGF2P8MULBMasked${size}`,
      ]),
      ...['AND', 'OR', 'XOR', 'XNOR'].flatMap(name =>
        ['B', 'W', 'D', 'Q'].map(letter => `K${name}${letter}`),
      ),
    ]),
  ],
  ['ARM', new Set(['MULA', 'MULS'])],
  ['ARM64', new Set(['FMINS', 'FMIND', 'FMAXS', 'FMAXD', 'EON'])],
  ['LOONG64', new Set(['CMPEQF', 'CMPEQD'])],
  ['MIPS', new Set(['CMPEQF', 'CMPEQD'])],
  ['MIPS64', new Set(['CMPEQF', 'CMPEQD'])],
  ['RISCV64', new Set(['LoweredMuluhilo', 'LoweredMuluover'])],
  ['PPC64', new Set(['MADDLD', 'FMADD', 'FMADDS', 'FMSUB', 'FMSUBS', 'XSMINJDP', 'XSMAXJDP'])],
  [
    'Wasm',
    new Set([
      ...['I64Add', 'I64Mul', 'I64And', 'I64Or', 'I64Xor', 'I64Eq', 'I64Ne'],
      ...['F32', 'F64'].flatMap(format => ['Add', 'Mul', 'Eq', 'Ne'].map(name => `${format}${name}`)),
    ]),
  ],
  ['S390X', new Set(['WFMINSB', 'WFMINDB', 'WFMAXSB', 'WFMAXDB', 'MLGR', 'MOVDaddridx'])],
]);

/** Ops that tell their operands apart, by zeros and NaNs, and that Go 1.27's tables call commutative all the same. */
const calledCommutative: ReadonlyMap<string, RegExp> = new Map([
  ['AMD64', /^V(MIN|MAX)P[SD](Masked)?(128|256|512)$/],
]);

/** Ops of one machine that have the same default type. */
function ofType(arch: string, type: string, ...names: readonly string[]): [string, string][] {
  return names.map(name => [`${arch}.${name}`, type]);
}

/** Default types in Go's tables that the register of the result does not tell. */
const defaultTypes: ReadonlyMap<string, string> = new Map([
  ['Wasm.V128Zero', 'V128'],
  ['ARM64.VMOVBextr', 'int8'],
  ['ARM64.VMOVHextr', 'int16'],
  ['ARM64.VMOVSextr', 'int32'],
  ['ARM64.VMOVDextr', 'int64'],
  ...ofType('AMD64', 'int8', 'VPEXTRB128'),
  ...ofType('AMD64', 'int16', 'VPEXTRW128'),
  ...ofType('AMD64', 'int32', 'VPEXTRD128'),
  ...ofType('AMD64', 'int64', 'VPEXTRQ128'),
  ...ofType('AMD64', 'UInt64', 'VMOVQload'),
  ...ofType('AMD64', 'UInt32', 'VMOVDload'),
  ['generic.ZeroExt8to16', 'UInt16'],
  ['generic.ZeroExt8to32', 'UInt32'],
  ['generic.ZeroExt8to64', 'UInt64'],
  ['generic.ZeroExt16to32', 'UInt32'],
  ['generic.ZeroExt16to64', 'UInt64'],
  ['generic.ZeroExt32to64', 'UInt64'],
  ['generic.ConstNil', 'BytePtr'],
  ['generic.SPanchored', 'Uintptr'],
  ['generic.SB', 'Uintptr'],
  ...ofType('generic', 'BytePtr', 'StringPtr', 'SlicePtr'),
  ['generic.StringLen', 'Int'],
  ['generic.ITab', 'Uintptr'],
  ['generic.Div128u', '(UInt64,UInt64)'],
  ['generic.Mul32uhilo', '(UInt32,UInt32)'],
  ['generic.Mul64uhilo', '(UInt64,UInt64)'],
  ['generic.Mul32uover', '(UInt32,Bool)'],
  ['generic.Mul64uover', '(UInt64,Bool)'],
  ['generic.Avg32u', 'UInt32'],
  ['generic.Avg64u', 'UInt64'],
  ['generic.Add64carry', '(UInt64,UInt64)'],
  ['generic.Sub64borrow', '(UInt64,UInt64)'],
  ['generic.Add32carry', '(UInt32,Flags)'],
  ['generic.Add32carrywithcarry', '(UInt32,Flags)'],
  ['generic.Sub32carry', '(UInt32,Flags)'],
  ['generic.Zeromask', 'UInt32'],
  ['generic.Int64Make', 'UInt64'],
  ['generic.Int64Hi', 'UInt32'],
  ['generic.Int64Lo', 'UInt32'],
  ['generic.AtomicLoadPtr', '(BytePtr,Mem)'],
  ...[8, 32, 64].flatMap(width =>
    ['Load', 'LoadAcq', 'Exchange', 'Add'].flatMap(name =>
      ['', 'Variant'].map((variant): [string, string] => [
        `generic.Atomic${name}${width}${variant}`,
        `(UInt${width},Mem)`,
      ]),
    ),
  ),
  ...[8, 32, 64].flatMap(width =>
    ['And', 'Or'].flatMap(name =>
      ['', 'Variant'].map((variant): [string, string] => [
        `generic.Atomic${name}${width}value${variant}`,
        `(Uint${width}, Mem)`,
      ]),
    ),
  ),
  ...ofType('386', 'UInt32', 'ADDLconst', 'MOVLconst', 'MOVLload'),
  ...ofType('386', '(UInt32,Flags)', 'MULLU'),
  ...ofType('AMD64', 'UInt64', 'MOVQf2i', 'MOVQconst', 'ADDQconst', 'LZCNTQ'),
  ...ofType('AMD64', 'UInt64', 'MOVQload', 'MOVQloadidx1', 'MOVQloadidx8'),
  ...ofType('AMD64', 'UInt64', 'MOVBEQload', 'MOVBEQloadidx1', 'MOVBEQloadidx8'),
  ...ofType('AMD64', '(UInt64,UInt64)', 'DIVQU'),
  ...ofType('AMD64', '(Int32,Int32)', 'DIVL'),
  ...ofType('AMD64', '(UInt16,UInt16)', 'DIVWU'),
  ...ofType('AMD64', '(UInt64,Flags)', 'ADDQcarry', 'ADDQconstcarry', 'ADCQ', 'ADCQconst', 'MULQU'),
  ...ofType('AMD64', '(UInt64,Flags)', 'SUBQborrow', 'SUBQconstborrow', 'SBBQ', 'SBBQconst'),
  ...ofType('AMD64', '(UInt64,Flags)', 'BSFQ', 'BSRQ', 'BLSRQ'),
  ...ofType('AMD64', '(UInt64,Mem)', 'XADDQlock'),
  ...['SHLX', 'SHRX', 'SARX'].flatMap(name => [
    ...ofType('AMD64', 'Uint64', ...['', 'idx1', 'idx8'].map(mode => `${name}Qload${mode}`)),
    ...ofType('AMD64', 'Uint32', ...['', 'idx1', 'idx4', 'idx8'].map(mode => `${name}Lload${mode}`)),
  ]),
  ...ofType('ARM', 'UInt32', 'MOVWconst', 'MOVWload', 'MOVWloadidx'),
  ...ofType('ARM', 'UInt32', ...['LL', 'RL', 'RA'].map(shift => `MOVWloadshift${shift}`)),
  ['ARM.CALLudiv', '(UInt32,UInt32)'],
  ['ARM64.MOVDconst', 'UInt64'],
  ...ofType('ARM64', 'UInt64', 'ADCzerocarry', 'NGCzerocarry', 'MOVDload', 'MOVDloadidx', 'MOVDloadidx8'),
  ['ARM64.LDP', '(UInt64,UInt64)'],
  ...ofType('ARM64', '(UInt64,Flags)', 'ADDSflags', 'ADDSconstflags', 'SUBSflags', 'NEGSflags', 'ADCSflags'),
  ...ofType('ARM64', '(UInt64,Flags)', 'SBCSflags'),
  ...ofType('LOONG64', 'UInt64', 'MULHVU', 'DIVVU', 'REMVU', 'XOR', 'XORconst', 'MOVVconst'),
  ...ofType('LOONG64', 'UInt64', 'MOVVload', 'MOVVloadidx'),
  ...ofType('LOONG64', 'UInt32', 'MULHU'),
  ...ofType('LOONG64', 'Bool', 'SGT', 'SGTconst', 'SGTU', 'SGTUconst'),
  ...ofType('MIPS', '(UInt32,UInt32)', 'MULTU', 'DIVU'),
  ...ofType('MIPS', 'UInt32', 'XOR', 'XORconst', 'MOVWconst', 'MOVWload'),
  ...ofType('MIPS', 'Bool', 'SGT', 'SGTconst', 'SGTzero', 'SGTU', 'SGTUconst', 'SGTUzero'),
  ...ofType('MIPS64', '(UInt64,UInt64)', 'MULVU', 'DIVVU'),
  ...ofType('MIPS64', 'UInt64', 'XOR', 'XORconst', 'MOVVconst', 'MOVVload'),
  ...ofType('MIPS64', 'Bool', 'SGT', 'SGTconst', 'SGTU', 'SGTUconst'),
  ['PPC64.FRSP', 'Float64'],
  ...ofType('PPC64', '(UInt64, UInt64)', 'ADDC', 'ADDCconst', 'SUBC', 'SUBCconst', 'ADDE', 'SUBE', 'ADDZE'),
  ...ofType('PPC64', 'UInt64', 'ADDZEzero', 'SUBZEzero', 'MODUD', 'MOVDBRload'),
  ...ofType('PPC64', 'UInt32', 'MODUW', 'LoweredAtomicLoad32'),
  ...ofType('PPC64', 'Int64', 'MULLWconst', 'LoweredAtomicLoad64', 'LoweredAtomicLoadPtr'),
  ...ofType('PPC64', 'Int64', 'MOVBreg', 'MOVHreg', 'MOVWreg', 'MOVBZreg', 'MOVHZreg', 'MOVWZreg'),
  ...ofType('PPC64', 'Int', 'ANDconst'),
  ...ofType(
    'PPC64',
    '(Int,Flags)',
    'ADDCC',
    'ADDCCconst',
    'SUBCC',
    'NEGCC',
    'ANDCCconst',
    'ORCC',
    'NORCC',
    'XORCC',
  ),
  ...ofType('PPC64', '(Int, Flags)', 'CNTLZDCC', 'RLDICLCC'),
  ...ofType('PPC64', 'Int32', 'ISEL', 'SETBC', 'SETBCR', 'MOVWBRloadidx'),
  ...ofType('PPC64', 'Int16', 'MOVHBRloadidx'),
  ...ofType('PPC64', 'UInt8', 'LoweredAtomicLoad8'),
  ['RISCV64.FCVTWS', 'Int32'],
  ['RISCV64.FCVTWD', 'Int32'],
  ['RISCV64.FMVXS', 'Int32'],
  ['RISCV64.MOVDconst', 'UInt64'],
  ['RISCV64.MULHU', 'UInt64'],
  ['RISCV64.DIVU', 'UInt64'],
  ['RISCV64.REMU', 'UInt64'],
  ['RISCV64.DIVUW', 'UInt32'],
  ['RISCV64.REMUW', 'UInt32'],
  ...[
    ...['Eqz', 'Eq', 'Ne', 'LtS', 'LtU', 'GtS', 'GtU', 'LeS', 'LeU', 'GeS', 'GeU'].map(name => `I64${name}`),
    ...['F32', 'F64'].flatMap(format => ['Eq', 'Ne', 'Lt', 'Gt', 'Le', 'Ge'].map(name => `${format}${name}`)),
  ].map((name): [string, string] => [`Wasm.${name}`, 'Bool']),
  ...[8, 16, 32].map((width): [string, string] => [`Wasm.I64Load${width}U`, `UInt${width}`]),
  ['Wasm.I64Load', 'UInt64'],
  ...[8, 16, 32].map((width): [string, string] => [`Wasm.I64Extend${width}S`, 'Int64']),
  ['Wasm.I32Rotl', 'Int32'],
  ...ofType('S390X', '(UInt64,Flags)', 'ADDC', 'ADDCconst', 'ADDE', 'SUBC', 'SUBE'),
  ['S390X.LAA', '(UInt32,Mem)'],
  ['S390X.LAAG', '(UInt64,Mem)'],
  ...ofType('S390X', 'Int64', 'MOVBreg', 'MOVHreg', 'MOVWreg'),
  ...ofType(
    'S390X',
    'UInt64',
    'MOVDconst',
    'ADDconst',
    'FLOGR',
    'POPCNT',
    'MOVBZreg',
    'MOVHZreg',
    'MOVWZreg',
  ),
  ...ofType('S390X', 'UInt64', 'MOVDload', 'MOVDloadidx', 'MOVDBRload'),
  ['S390X.MOVHBRload', 'UInt16'],
  ['S390X.MOVWBRload', 'UInt32'],
  ...ofType('S390X', 'UInt8', 'SumBytes2', 'SumBytes4', 'SumBytes8'),
]);

const floatTypes: ReadonlyMap<object, string> = new Map([
  [BINARY32, 'Float32'],
  [BINARY64, 'Float64'],
]);

/** The type of a result as op tables spell it. */
function typeName(result: Register): string | undefined {
  switch (result.kind) {
    case 'float':
      return floatTypes.get(result.format);
    case 'integer':
      return `${result.extends?.signed === false ? 'U' : ''}Int${result.extends?.width ?? result.width}`;
    case 'boolean':
      return 'Bool';
    case 'flags':
    case 'opaque':
      return 'Flags';
    case 'memory':
      return 'Mem';
    case 'vector':
      return `Vec${result.width}`;
    case 'mask':
      return 'Mask';
    case 'compound':
    case 'tuple':
    case 'typed':
    case 'any':
      return undefined;
  }
}
