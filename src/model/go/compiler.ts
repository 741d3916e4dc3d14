/**
 * What Go's compiler declares that expressions of rules use: functions, fields and methods with their types, as they
 * were in any of Go 1.19 to 1.27. A type is its text in Go; `?` is one of which nothing is known here.
 */
import { compilerTypes } from '../../rules/resolve/known-names.ts';
import { plainAuxints } from '../../rules/tables/aux-kinds.ts';

export interface Signature {
  /** The last one of a variadic function begins with `...`. */
  readonly parameters: readonly string[];
  readonly result: string;
}

/** `sized` is an integer of a known width, `signed` and `unsigned` are those with and without a sign. */
const functionLines = `
b2i(bool) int64
b2i32(bool) int32
bool2int(bool) int
is8Bit is12Bit is16Bit is20Bit is32Bit isU8Bit isU12Bit isU16Bit isU32Bit(int64) bool
isPowerOfTwo8(int8) bool
isPowerOfTwo16(int16) bool
isPowerOfTwo32(int32) bool
isPowerOfTwo64 isUint32PowerOfTwo isUint64PowerOfTwo(int64) bool
isPowerOfTwo(sized) bool
isUnsignedPowerOfTwo(unsigned) bool
oneBit(signed) bool
oneBit8(int8) bool
oneBit16(int16) bool
oneBit32(int32) bool
oneBit64(int64) bool
log8(int8) int64
log16(int16) int64
log32(int32) int64
log64 log2uint32(int64) int64
log8u(uint8) int64
log16u(uint16) int64
log32u(uint32) int64
log64u(uint64) int64
nlz8 ntz8(int8) int
nlz16 ntz16(int16) int
nlz32 ntz32(int32) int
nlz64 ntz64(int64) int
nto(int64) int64
uaddOvf(int64, int64) bool
max8 min8(int8, int8) int8
addFlags32 subFlags32(int32, int32) flagConstant
addFlags64 subFlags64(int64, int64) flagConstant
logicFlags32(int32) flagConstant
logicFlags64(int64) flagConstant
bitsAdd64(int64, int64, int64) sumAndCarry
bitsMulU32(int32, int32) halves32
bitsMulU64(int64, int64) halves64
modularMultiplicativeInverse(uint64) uint64
umagicOK8 smagicOK8 udivisibleOK8 sdivisibleOK8(int8) bool
umagicOK16 smagicOK16 udivisibleOK16 sdivisibleOK16(int16) bool
umagicOK32 smagicOK32 udivisibleOK32 sdivisibleOK32(int32) bool
umagicOK64 smagicOK64 udivisibleOK64 sdivisibleOK64(int64) bool
umagic8 smagic8(int8) magicData
umagic16 smagic16(int16) magicData
umagic32 smagic32(int32) magicData
umagic64 smagic64(int64) magicData
udivisible8 sdivisible8(int8) divisibleData
udivisible16 sdivisible16(int16) divisibleData
udivisible32 sdivisible32(int32) divisibleData
udivisible64 sdivisible64(int64) divisibleData
reciprocalExact32(float32) bool
reciprocalExact64(float64) bool
auxFrom32F(float32) int64
auxFrom64F(float64) int64
auxTo32F(int64) float32
auxTo64F(int64) float64
truncate64Fto32F(float64) float32
extend32Fto64F(float32) float64
is8BitInt is16BitInt is32BitInt is64BitInt is32BitFloat is64BitFloat isPtr isSigned(*types.Type) bool
CanSSA(*types.Type) bool
copyCompatibleType disjointTypes(*types.Type, *types.Type) bool
sizeof(?) int64
registerizable(*Block, *types.Type) bool
isConstZero isNonNegative isStackPtr isVolatile shiftIsBounded flagify clobberIfDead(*Value) bool
DivisionNeedsFixUp isDirectAndComparableIface isDirectAndComparableType(*Value) bool
canMergeLoad isSamePtr canonLessThan(*Value, *Value) bool
canMergeLoadClobber(*Value, *Value, *Value) bool
clobber(...*Value) bool
resetCopy(*Value, *Value) bool
setPos(*Value, src.XPos) bool
noteRule(string) bool
countRule(*Value, string) bool
warnRule(bool, *Value, string) bool
flagArg imakeOfStructMake convertPPC64OpToOpCC rewriteStructLoad rewriteStructStore(*Value) *Value
mergePoint(*Block, ...*Value) *Block
zeroUpper32Bits zeroUpper48Bits zeroUpper56Bits(*Value, int) bool
ZeroUpper32Bits ZeroUpper48Bits ZeroUpper56Bits(*Value, int) bool
disjoint(*Value, int64, *Value, int64) bool
overlap(int64, int64, int64, int64) bool
sequentialAddresses(*Value, *Value, int64) bool
areAdjacentOffsets(int64, int64, int64) bool
canMergeSym(Sym, Sym) bool
mergeSym(Sym, Sym) Sym
symIsRO symIsROZero isDictArgSym isGoTypeSym(?) bool
isSameCall(?, string) bool
isMalloc isNewObject isSpecializedMalloc(Aux) bool
devirtLECall(*Value, *obj.LSym) *Value
devirtLESym(*Value, Aux, Sym, int64) *obj.LSym
loadLSymOffset(*obj.LSym, int64) *obj.LSym
fixedSym(*Func, Sym, int64) ?
fixed32(*Config, Sym, int64) int32
isFixed32(*Config, Sym, int64) bool
isFixedSym(Sym, int64) bool
isFixedLoad(*Value, Sym, int64) bool
rewriteFixedLoad(*Value, Sym, *Value, int64) *Value
needRaceCleanup(*AuxCall, *Value) bool
logLargeCopy(*Value, int64) bool
isInlinableMemmove IsInlinableMemmove(*Value, *Value, int64, *Config) bool
isInlinableMemclr(*Config, int64) bool
moveSize(int64, *Config) int64
read8(?, int64) uint8
read16(?, int64, ?) uint16
read32(?, int64, ?) uint32
read64(?, int64, ?) uint64
boundsABI(int64) int
makeJumpTableSym(*Block) *obj.LSym
hasSmallRotate canLoadUnaligned(*Config) bool
canRotate(*Config, int64) bool
canMulStrengthReduce(*Config, int64) bool
canMulStrengthReduce32(*Config, int32) bool
mulStrengthReduce(*Value, *Value, int64) *Value
mulStrengthReduce32(*Value, *Value, int32) *Value
rewriteCondSelectIntoMath(*Config, Op, int64) bool
addToSub arm64Invert arm64Negate(Op) Op
ccARM64Eval(Op, *Value) int
amd64CapAVXShift(int64) uint8
makeValAndOff(int32, int32) ValAndOff
validVal validOff(int64) bool
arm64BFWidth(int64, int64) int64
armBFAuxInt(int64, int64) arm64BitField
isARM64BFMask(int64, int64, int64) bool
isARM64addcon(int64) bool
isARM64bitcon(uint64) bool
isARMImmRot(uint32) bool
arm64ConditionalParamsAuxInt(Op, uint8) arm64ConditionalParams
arm64ConditionalParamsAuxIntWithValue(Op, uint8, uint8) arm64ConditionalParams
rotateLeft32 rotateRight64(int64, int64) int64
supportsPPC64PCRel() bool
isPPC64WordRotateMask isPPC64WordRotateMaskNonWrapping isPPC64ValidShiftMask(int64) bool
encodePPC64RotateMask mergePPC64RShiftMask(int64, int64, int64) int64
getPPC64ShiftMaskLength mergePPC64MovwzregRlwinm convertPPC64RldiclAndccconst(int64) int64
GetPPC64Shiftmb GetPPC64Shiftme GetPPC64Shiftsh(int64) int64
newPPC64ShiftAuxInt(int64, int64, int64, int64) int32
mergePPC64AndRlwinm(uint32, int64) int64
mergePPC64RlwinmAnd(int64, uint32) int64
mergePPC64ClrlsldiRlwinm(int32, int64) int64
mergePPC64AndSldi mergePPC64AndSrdi mergePPC64AndSrwi mergePPC64ClrlsldiSrd mergePPC64ClrlsldiSrw(int64, int64) int64
mergePPC64RLDICLandSRDconst mergePPC64SldiRlwinm mergePPC64SldiSrw(int64, int64) int64
math.Float64bits(float64) uint64
math.Float32bits(float32) uint32
math.Float64frombits(uint64) float64
math.Float32frombits(uint32) float32
math.Floor math.Ceil math.Trunc math.RoundToEven math.Abs math.Sqrt(float64) float64
math.IsNaN math.Signbit(float64) bool
math.IsInf(float64, int) bool
math.Copysign(float64, float64) float64
math.Inf(int) float64
bits.Len8 bits.OnesCount8 bits.LeadingZeros8 bits.TrailingZeros8(uint8) int
bits.Len16 bits.OnesCount16 bits.LeadingZeros16 bits.TrailingZeros16(uint16) int
bits.Len32 bits.OnesCount32 bits.LeadingZeros32 bits.TrailingZeros32(uint32) int
bits.Len64 bits.OnesCount64 bits.LeadingZeros64 bits.TrailingZeros64(uint64) int
bits.Len bits.OnesCount bits.LeadingZeros bits.TrailingZeros(uint) int
bits.Reverse8(uint8) uint8
bits.Reverse16 bits.ReverseBytes16(uint16) uint16
bits.Reverse32 bits.ReverseBytes32(uint32) uint32
bits.Reverse64 bits.ReverseBytes64(uint64) uint64
bits.RotateLeft8(uint8, int) uint8
bits.RotateLeft16(uint16, int) uint16
bits.RotateLeft32(uint32, int) uint32
bits.RotateLeft64(uint64, int) uint64
s390x.NewRotateParams(uint8, uint8, uint8) s390x.RotateParams
types.NewTuple(*types.Type, *types.Type) *types.Type
types.NewPtr(*types.Type) *types.Type
`;

/** Fields and methods, `name type`; a method has its parameters. A list that is open has others too. */
const memberLines: Readonly<Record<string, string>> = {
  '*Value':
    'ID ID, Op Op, Type *types.Type, AuxInt int64, Aux Aux, Args []*Value, Block *Block, Pos src.XPos, Uses int32, ' +
    'OnWasmStack bool, InCache bool, argstorage ?, AddrSinkArg() bool, AuxArm64BitField() arm64BitField, ' +
    'AuxArm64ConditionalParams() arm64ConditionalParams, AuxFloat() float64, AuxInt8() int8, AuxInt16() int16, ' +
    'AuxInt32() int32, AuxUInt8() uint8, AuxUnsigned() uint64, AuxValAndOff() ValAndOff, AuxSizeAndAlign() ?, ' +
    'MemoryArg() *Value, getCarryProducer() *Value, Reg() int16, Reg0() int16, Reg1() int16, RegTmp() int16, ' +
    'ResultReg() int16, RegName() string, String() string, LongString() string, HTML() string, LongHTML() string, ' +
    'auxString() string, LackingPos() bool, Log() bool, hasFlagInput() bool, clobbersFlags() bool, isFlagOp() bool, ' +
    'invalidateRecursively() bool, isGenericIntConst() bool, needRegister() bool, rematerializeable() bool, ' +
    'removeable() bool, copyInto(*Block) *Value, copyIntoWithXPos(*Block, src.XPos) *Value, Fatalf ?, Logf ?, ' +
    'AddArg ?, AddArg2 ?, AddArg3 ?, AddArg4 ?, AddArgs ?, SetArg ?, SetArgs1 ?, SetArgs2 ?, SetArgs3 ?, SetArgs4 ?, ' +
    'copyOf ?, moveTo ?, reset ?, resetArgs ?',
  '*Block':
    'ID ID, Pos src.XPos, CPUfeatures CPUfeatures, Kind BlockKind, Likely BranchPrediction, FlagsLiveAtEnd bool, ' +
    'Hotness Hotness, Succs ?, Preds ?, Controls ?, Aux Aux, AuxInt int64, Values []*Value, Func *Func, ' +
    'ControlValues() []*Value, NumControls() int, String() string, LongString() string, Log() bool, ' +
    'LackingPos() bool, containsCall() bool, likelyBranch() bool, unlikelyIndex() int, uniquePred() *Block, ' +
    'FirstPossibleStmtValue() *Value, NewValue0 ?, NewValue0A ?, NewValue0I ?, NewValue0IA ?, NewValue1 ?, ' +
    'NewValue1A ?, NewValue1I ?, NewValue1IA ?, NewValue2 ?, NewValue2A ?, NewValue2I ?, NewValue2IA ?, ' +
    'NewValue3 ?, NewValue3A ?, NewValue3I ?, NewValue4 ?, NewValue4A ?, NewValue4I ?, swapSuccessors ?, Reset ?, ' +
    'Fatalf ?, Logf ?, ReplaceControl ?, AddControl ?, SetControl ?, ResetControls ?',
  '*Config':
    'arch string, PtrSize int64, RegSize int64, Types Types, registers ?, FPReg int8, LinkReg int8, hasGReg bool, ' +
    'ctxt *obj.Link, optimize bool, SoftFloat bool, Race bool, BigEndian bool, UseFMA bool, noDuffDevice bool, ' +
    'useSSE bool, useAvg bool, useHmul bool, unalignedOK bool, haveBswap64 bool, haveBswap32 bool, ' +
    'haveBswap16 bool, haveCondSelect bool, ABI0 ?, ABI1 ?, gpRegMask ?, fpRegMask ?, fp32RegMask ?, ' +
    'fp64RegMask ?, simdRegMask ?, specialRegMask ?, intParamRegs ?, floatParamRegs ?, lowerBlock ?, lowerValue ?, ' +
    'lateLowerBlock ?, lateLowerValue ?, splitLoad ?, mulRecipes ?, Ctxt() *obj.Link, haveByteSwap(int64) bool',
  '*types.Type':
    'Alignment() int64, ChanDir() ?, Compare(*types.Type) ?, Elem() *types.Type, Field(int) ?, ' +
    'FieldName(int) string, FieldOff(int) int64, FieldType(int) *types.Type, Fields() ?, HasNil() bool, ' +
    'HasPointers() bool, HasShape() bool, IsArray() bool, IsBoolean() bool, IsChan() bool, IsComplex() bool, ' +
    'IsEmptyInterface() bool, IsFlags() bool, IsFloat() bool, IsFuncArgStruct() bool, IsInteger() bool, ' +
    'IsInterface() bool, IsKind(?) bool, IsMap() bool, IsMemory() bool, IsPtr() bool, IsPtrElem() bool, ' +
    'IsPtrShaped() bool, IsResults() bool, IsSIMD() bool, IsScalar() bool, IsShape() bool, IsSigned() bool, ' +
    'IsSlice() bool, IsString() bool, IsStruct() bool, IsTuple() bool, IsUintptr() bool, IsUnsafePtr() bool, ' +
    'IsUnsigned() bool, IsUntyped() bool, IsVoid() bool, Key() *types.Type, Kind() ?, LinkString() string, ' +
    'NumComponents(?) int64, NumElem() int64, NumFields() int, PtrTo() *types.Type, Size() int64, ' +
    'SoleComponent() *types.Type, String() string, Sym() ?, ToUnsigned() *types.Type, Underlying() *types.Type, ' +
    'Registers() ?',
  '*Types': [...compilerTypes].map(name => `${name} *types.Type`).join(', '),
  Op:
    'Asm() ?, HasSideEffects() bool, IsCall() bool, IsTailCall() bool, ResultInArg0() bool, Scale() int16, ' +
    'String() string, SymEffect() ?, UnsafePoint() bool, isCarry() bool, isCarryCreator() bool, ' +
    'isLoweredGetClosurePtr() bool',
  ValAndOff:
    'Off() int32, Off64() int64, String() string, Val() int32, Val16() int16, Val64() int64, Val8() int8, ' +
    'addOffset32(int32) ValAndOff, addOffset64(int64) ValAndOff, canAdd32(int32) bool, canAdd64(int64) bool',
  flagConstant: `${'C N V Z eq ge geNoov gt gtNoov le leNoov lt ltNoov ne uge ugt ule ult'
    .split(' ')
    .map(name => `${name}() bool`)
    .join(', ')}, String() string`,
  arm64BitField: 'getARM64BFlsb() int64, getARM64BFwidth() int64, lsb() int64, width() int64',
  arm64ConditionalParams: 'Cond() Op, ConstValue() ?, Nzcv() int64',
  's390x.CCMask': 'Inverse() s390x.CCMask, ReverseComparison() s390x.CCMask, String() string',
  's390x.RotateParams':
    'Start uint8, End uint8, Amount uint8, InMask() uint64, OutMask() uint64, RotateLeft(uint8) s390x.RotateParams, ' +
    'InMerge(uint64) *s390x.RotateParams, OutMerge(uint64) *s390x.RotateParams',
  magicData: 's int64, m uint64',
  divisibleData: 'k int64, m uint64, a uint64, max uint64',
  sumAndCarry: 'sum int64, carry int64',
  halves32: 'hi int32, lo int32',
  halves64: 'hi int64, lo int64',
};

const signature = (parameters: string, result: string): Signature => ({
  parameters: parameters.split(/,\s*/).filter(one => one !== ''),
  result,
});

export const functions: ReadonlyMap<string, Signature> = new Map(
  [...functionLines.matchAll(/^(.+)\((.*)\) (\S+)$/gm)].flatMap(({ 1: names, 2: parameters, 3: result }) =>
    names!.split(' ').map(name => [name, signature(parameters!, result!)] as const),
  ),
);

/** Go's own functions, and types of which a call is a conversion that has no signature here. */
export const goCalls: ReadonlySet<string> = new Set([
  ...['append', 'cap', 'complex', 'copy', 'imag', 'len', 'make', 'max', 'min', 'new', 'panic', 'real'],
  ...['any', 'bool', 'string', 'uintptr', 'Op', 'ID', 'flagConstant', 'arm64BitField'],
]);

/** Of a type all its fields, whose signature is their type alone, and its methods. */
export const members: ReadonlyMap<string, ReadonlyMap<string, string | Signature>> = new Map(
  Object.entries(memberLines).map(([type, line]) => [
    type,
    new Map(
      [...line.matchAll(/(\w+)(?:\(([^)]*)\))? ([^,\s]+)/g)].map(({ 1: name, 2: parameters, 3: result }) => [
        name!,
        parameters === undefined ? result! : signature(parameters, result!),
      ]),
    ),
  ]),
);

/** What rules read of packages, beside functions. */
export const packageMembers: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'buildcfg',
    (
      'Error Experiment GO386 GO_LDSO GOAMD64 GOARCH GOARM GOARM64 GOFIPS140 GOMIPS GOMIPS64 GOOS GOPPC64 ' +
      'GORISCV64 GOROOT GOWASM Version'
    ).split(' '),
  ],
]);

/** What is predeclared in the functions that the generator writes. */
export const predeclaredTypes: ReadonlyMap<string, string> = new Map([
  ['v', '*Value'],
  ['b', '*Block'],
  ['config', '*Config'],
  ['typ', '*Types'],
]);

/** Go types of auxints and auxes, by the kinds of op tables. */
export const auxintTypeNames: ReadonlyMap<string, string> = new Map([
  ...plainAuxints,
  ...Object.entries({
    CallOff: 'int32',
    SymValAndOff: 'ValAndOff',
    TypSize: 'int64',
    CCop: 'Op',
    FlagConstant: 'flagConstant',
    ARM64BitField: 'arm64BitField',
    ARM64ConditionalParams: 'arm64ConditionalParams',
    PanicBoundsC: 'int64',
    PanicBoundsCC: 'int64',
    SizeAndAlign: 'int64',
    S390XCCMaskInt8: 'int8',
    S390XCCMaskUint8: 'uint8',
  }),
]);

export const auxTypeNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    String: 'string',
    Sym: 'Sym',
    SymOff: 'Sym',
    SymValAndOff: 'Sym',
    Call: '*AuxCall',
    CallOff: '*AuxCall',
    Typ: '*types.Type',
    TypSize: '*types.Type',
    S390XCCMask: 's390x.CCMask',
    S390XCCMaskInt8: 's390x.CCMask',
    S390XCCMaskUint8: 's390x.CCMask',
    S390XRotateParams: 's390x.RotateParams',
  }),
);
