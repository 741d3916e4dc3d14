/** Which of the two aux fields an op of an aux kind has; the kinds are those of Go 1.19 to 1.27. */
export interface AuxFields {
  readonly auxint: boolean;
  readonly aux: boolean;
}

const auxint: AuxFields = { auxint: true, aux: false };
const aux: AuxFields = { auxint: false, aux: true };
const both: AuxFields = { auxint: true, aux: true };
const neither: AuxFields = { auxint: false, aux: false };

export const auxKinds: ReadonlyMap<string, AuxFields> = new Map(
  Object.entries<AuxFields>({
    Bool: auxint,
    Int8: auxint,
    Int16: auxint,
    Int32: auxint,
    Int64: auxint,
    Int128: auxint,
    UInt8: auxint,
    Float32: auxint,
    Float64: auxint,
    CCop: auxint,
    FlagConstant: auxint,
    ARM64BitField: auxint,
    ARM64ConditionalParams: auxint,
    String: aux,
    Sym: aux,
    Call: aux,
    Typ: aux,
    S390XCCMask: aux,
    S390XRotateParams: aux,
    PanicBoundsC: both,
    PanicBoundsCC: both,
    SymOff: both,
    SymValAndOff: both,
    CallOff: both,
    TypSize: both,
    SizeAndAlign: both,
    S390XCCMaskInt8: both,
    S390XCCMaskUint8: both,
    /** Declared by ops that no rule can match by their aux. */
    NameOffsetInt8: neither,
  }),
);

/** Of these an aux is never nil: what reads one asks an interface for the value in it, which stops the compiler. */
const neverNil: ReadonlySet<string> = new Set([
  ...['Typ', 'TypSize', 'String', 'Call', 'CallOff'],
  ...['S390XCCMask', 'S390XCCMaskInt8', 'S390XCCMaskUint8', 'S390XRotateParams'],
  ...['PanicBoundsC', 'PanicBoundsCC'],
]);
export const auxIsNeverNil = (kind: string | undefined): boolean => kind !== undefined && neverNil.has(kind);

/** Go types of the auxints that are plain numbers and truth values, by their kinds. */
export const plainAuxints: ReadonlyMap<string, string> = new Map([
  ['Bool', 'bool'],
  ['Int8', 'int8'],
  ['Int16', 'int16'],
  ['Int32', 'int32'],
  ['Int64', 'int64'],
  ['UInt8', 'uint8'],
  ['Float32', 'float32'],
  ['Float64', 'float64'],
  ['SymOff', 'int32'],
]);

/** The fields of an op or block that declares `kind`, or nothing. A kind that is not listed may have both. */
export function auxFields(kind: string | undefined): AuxFields {
  return kind === undefined ? neither : (auxKinds.get(kind) ?? both);
}
