import type { SampledMutants } from '../mutation.ts';

export const arm64: SampledMutants = {
  arch: 'ARM64',
  every: 397,
  mistakes: {
    families: [
      /^(ADD|SUB|AND|OR|XOR|BIC|EON|ORN)(const|shift(LL|RL|RA|RO))?$/,
      /^(SLL|SRL|SRA|ROR|RORW)(const)?$/,
      /^(MVN|NEG)(shift(LL|RL|RA|RO))?$/,
      /^(MUL|MULW|MNEG|MNEGW|MULH|UMULH|MULL|UMULL)$/,
      /^(MADD|MADDW|MSUB|MSUBW)$/,
      /^U?(DIV|MOD)W?$/,
      /^(CLZ|CLZW|RBIT|RBITW|REV|REVW|REV16|REV16W)$/,
      /^(BFI|BFXIL)$/,
      /^[SU]BF(IZ|X)$/,
      /^EXTRW?const$/,
      /^(CMP|CMN|TST)W?(const|shift(LL|RL|RA))?$/,
      /^(Not)?(Equal|Less(Than|Equal)|Greater(Than|Equal))[UF]?(Noov)?$/,
      /^CS(EL|INC|INV|NEG)$/,
      /^(ADDS|SUBS|ADCS|SBCS)flags$/,
      /^MOV[BHWD]U?loadidx\d?$/,
      /^MOV[BHWD]storeidx\d?$/,
      /^LDP(S?W)?$/,
      /^STPW?$/,
    ],
  },
  counts: { refuted: 62, vacuous: 1, meaningless: 54 },
  rightAllTheSame: [
    ['fewer sizes are copied by it', '(Move [s] dst src mem)', 'condition: 47 for 48 in s <= 48'],
    [
      'a shift whose amount is not said is by 0',
      '(Equal (CMPconst [0] z:(AND x y)))',
      'result: TSTshiftRA for TST',
    ],
    [
      'how an address is linked changes no value',
      '(MOVBUload [off1] {sym1} (MOVDaddr [off2] {sym2} ptr) mem)',
      'condition: (ptr.Op != OpSB || !config.ctxt.Flag_dynlink) dropped',
    ],
    ['factors may be exchanged', '(MADD a (MOVDconst [-1]) x)', 'match: operands 2 and 3 of MADD exchanged'],
    ['a value differs from itself in no bit', '(BIC x x)', 'match: XOR for BIC'],
    [
      'what is shifted is in what is rotated',
      '(ANDshiftRO [c] y:(RORconst [c] x) x)',
      'match: ORshiftRL for ANDshiftRO',
    ],
    ['what is not 0 is greater, unsigned', '(Select1 (Mul64uover x y))', 'result: GreaterThanU for NotEqual'],
  ],
};
