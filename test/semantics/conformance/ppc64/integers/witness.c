/*
 * The integer ops of PPC64Ops.go, executed: each by its instruction, or by what Go's compiler and assembler make of
 * it. Needs a POWER10 for BRD, BRW, BRH, SETBC and SETBCR: QEMU is one if QEMU_CPU=power10.
 */
/* r0 as a base is zero, so operands are kept out of it. */
#define CLOBBERS "memory", "r0", "r11", "r12", "cr0", "xer", "fr0", "fr1"
#include "../../integer-witness.h"

#define SIGNED16(UNARY, id, name, instruction)                                                  \
  IMMEDIATE(UNARY, id##_least, name, -32768, instruction)                                       \
  IMMEDIATE(UNARY, id##_minus_one, name, -1, instruction)                                       \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_most, name, 32767, instruction)
#define UNSIGNED16(UNARY, id, name, instruction)                                                \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_half, name, 32768, instruction)                                         \
  IMMEDIATE(UNARY, id##_most, name, 65535, instruction)
#define COUNTS(UNARY, id, name, last, instruction)                                              \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_last, name, last, instruction)
/* Both parts of what gives a sum and its carry. */
#define SUM2(BINARY, id, name, text)                                                            \
  BINARY(id##_0, name ".0", I, I, text) BINARY(id##_1, name ".1", I, I, text "; li %0,0; addze %0,%0")
#define SUM_CONST(UNARY, id, name, n, instruction)                                              \
  UNARY(id##_0, name ".0 " #n, I, I, instruction " %0,%1," #n)                                  \
  UNARY(id##_1, name ".1 " #n, I, I, instruction " %0,%1," #n "; li %0,0; addze %0,%0")
#define SUM_CONSTS(UNARY, id, name, instruction)                                                \
  SUM_CONST(UNARY, id##_least, name, -32768, instruction)                                       \
  SUM_CONST(UNARY, id##_minus_one, name, -1, instruction)                                       \
  SUM_CONST(UNARY, id##_zero, name, 0, instruction)                                             \
  SUM_CONST(UNARY, id##_one, name, 1, instruction)                                              \
  SUM_CONST(UNARY, id##_most, name, 32767, instruction)
/* CA from the low bit of an operand. */
#define CARRY(operand) "rldicl 11," operand ",0,63; addic 11,11,-1; "
#define SUM3(TERNARY, id, name, text)                                                           \
  TERNARY(id##_0, name ".0", I, I, CARRY("%3") text)                                            \
  TERNARY(id##_1, name ".1", I, I, CARRY("%3") text "; li %0,0; addze %0,%0")
/* Go's sequence around a signed division. */
#define DIVISION(BINARY, id, name, compare, divide)                                             \
  BINARY(id, name, I, I, compare " %2,-1; beq 1f; " divide " %0,%1,%2; b 2f; 1: neg %0,%1; 2:")

/* What Go's assembler makes of constants that the instruction cannot encode: it loads them, without a sign from r0. */
#define LOAD16(n) "li 11," #n "; "
#define LOAD32(high, low) "lis 11," #high "; ori 11,11," #low "; "
#define LOAD34(high, mid, low) LOAD32(high, mid) "sldi 11,11,16; ori 11,11," #low "; "
#define LOAD_UNSIGNED(high, low) "li 11,0; oris 11,11," #high "; ori 11,11," #low "; "
#define NEGATIVE_MASKS(UNARY, id, name, text)                                                   \
  UNARY(id##_negative, name " -8", I, I, LOAD16(-8) text)                                       \
  UNARY(id##_beyond, name " -32769", I, I, LOAD32(-1, 32767) text)                              \
  UNARY(id##_lowest, name " -2147483648", I, I, LOAD32(-32768, 0) text)
#define MASKS_LOADED(UNARY, id, name, shifted, text)                                            \
  NEGATIVE_MASKS(UNARY, id, name, text)                                                         \
  UNARY(id##_shifted, name " 65536", I, I, shifted " %0,%1,1")                                  \
  UNARY(id##_upper, name " 2147483648", I, I, shifted " %0,%1,32768")                           \
  UNARY(id##_mixed, name " 305419896", I, I, LOAD_UNSIGNED(4660, 22136) text)                   \
  UNARY(id##_all, name " 4294967295", I, I, LOAD_UNSIGNED(65535, 65535) text)
#define MASKS_BY_HALVES(UNARY, id, name, shifted, low, text)                                    \
  NEGATIVE_MASKS(UNARY, id, name, text)                                                         \
  UNARY(id##_shifted, name " 65536", I, I, shifted " %0,%1,1")                                  \
  UNARY(id##_upper, name " 2147483648", I, I, shifted " %0,%1,32768")                           \
  UNARY(id##_mixed, name " 305419896", I, I, shifted " %0,%1,4660; " low " %0,%0,22136")        \
  UNARY(id##_all, name " 4294967295", I, I, shifted " %0,%1,65535; " low " %0,%0,65535")
#define TERMS_LOADED(UNARY, id, name, text)                                                     \
  UNARY(id##_beyond, name " -32769", I, I, LOAD32(-1, 32767) text)                              \
  UNARY(id##_half, name " 32768", I, I, LOAD_UNSIGNED(0, 32768) text)                           \
  UNARY(id##_upper, name " 2147483648", I, I, LOAD_UNSIGNED(32768, 0) text)                     \
  UNARY(id##_all, name " 4294967295", I, I, LOAD_UNSIGNED(65535, 65535) text)
#define MINUENDS_LOADED(UNARY, id, name, text)                                                  \
  UNARY(id##_lowest, name " -2147483648", I, I, LOAD32(-32768, 0) text)                         \
  UNARY(id##_beyond, name " -32769", I, I, LOAD32(-1, 32767) text)                              \
  UNARY(id##_half, name " 32768", I, I, LOAD32(0, 32768) text)                                  \
  UNARY(id##_highest, name " 2147483647", I, I, LOAD32(32767, 65535) text)

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  TWO(BINARY, add, "ADD", "add") SIGNED16(UNARY, addi, "ADDconst", "addi")                      \
  BINARY(sub, "SUB", I, I, "subf %0,%2,%1") SIGNED16(UNARY, subfic, "SUBFCconst", "subfic")     \
  ONE(UNARY, neg, "NEG", "neg") SUM2(BINARY, addc, "ADDC", "addc %0,%1,%2")                     \
  SUM_CONSTS(UNARY, addic, "ADDCconst", "addic") SUM2(BINARY, subc, "SUBC", "subfc %0,%2,%1")   \
  SUM_CONSTS(UNARY, subcc, "SUBCconst", "subfic") SUM3(TERNARY, adde, "ADDE", "adde %0,%1,%2")  \
  SUM3(TERNARY, sube, "SUBE", "subfe %0,%2,%1")                                                 \
  SUM2(BINARY, addze, "ADDZE", CARRY("%2") "addze %0,%1")                                       \
  UNARY(addzez, "ADDZEzero", I, I, CARRY("%1") "li %0,0; addze %0,%0")                          \
  UNARY(subzez, "SUBZEzero", I, I, CARRY("%1") "li %0,0; subfze %0,%0") \
  TWO(BINARY, mulld, "MULLD", "mulld") SIGNED16(UNARY, mulldi, "MULLDconst", "mulli")           \
  TWO(BINARY, mullw, "MULLW", "mullw") SIGNED16(UNARY, mullwi, "MULLWconst", "mulli")           \
  TWO(BINARY, mulhd, "MULHD", "mulhd") TWO(BINARY, mulhdu, "MULHDU", "mulhdu")                  \
  TWO(BINARY, mulhw, "MULHW", "mulhw") TWO(BINARY, mulhwu, "MULHWU", "mulhwu")                  \
  TERNARY(maddld, "MADDLD", I, I, "maddld %0,%1,%2,%3")                                         \
  DIVISION(BINARY, divd, "DIVD", "cmpdi", "divd") DIVISION(BINARY, divw, "DIVW", "cmpwi", "divw") \
  TWO(BINARY, divdu, "DIVDU", "divdu") TWO(BINARY, divwu, "DIVWU", "divwu")                     \
  TWO(BINARY, modsd, "MODSD", "modsd") TWO(BINARY, modud, "MODUD", "modud")                     \
  TWO(BINARY, modsw, "MODSW", "modsw") TWO(BINARY, moduw, "MODUW", "moduw")                     \
  TWO(BINARY, and, "AND", "and") UNSIGNED16(UNARY, andi, "ANDconst", "andi.")                   \
  TWO(BINARY, andc, "ANDN", "andc") TWO(BINARY, or, "OR", "or")                                 \
  UNSIGNED16(UNARY, ori, "ORconst", "ori") TWO(BINARY, orc, "ORN", "orc")                       \
  TWO(BINARY, xor, "XOR", "xor") UNSIGNED16(UNARY, xori, "XORconst", "xori")                    \
  TWO(BINARY, nor, "NOR", "nor") TWO(BINARY, eqv, "EQV", "eqv")                                 \
  ONE(UNARY, extsb, "MOVBreg", "extsb") ONE(UNARY, extsh, "MOVHreg", "extsh")                   \
  ONE(UNARY, extsw, "MOVWreg", "extsw") UNARY(movbz, "MOVBZreg", I, I, "rldicl %0,%1,0,56")     \
  UNARY(movhz, "MOVHZreg", I, I, "rldicl %0,%1,0,48")                                           \
  UNARY(movwz, "MOVWZreg", I, I, "rldicl %0,%1,0,32")                                           \
  ONE(UNARY, cntlzd, "CNTLZD", "cntlzd") ONE(UNARY, cntlzw, "CNTLZW", "cntlzw")                 \
  ONE(UNARY, cnttzd, "CNTTZD", "cnttzd") ONE(UNARY, cnttzw, "CNTTZW", "cnttzw")                 \
  ONE(UNARY, popcntd, "POPCNTD", "popcntd") ONE(UNARY, popcntw, "POPCNTW", "popcntw")           \
  ONE(UNARY, popcntb, "POPCNTB", "popcntb")                                                     \
  TWO(BINARY, sld, "SLD", "sld") TWO(BINARY, srd, "SRD", "srd") TWO(BINARY, srad, "SRAD", "srad") \
  TWO(BINARY, slw, "SLW", "slw") TWO(BINARY, srw, "SRW", "srw") TWO(BINARY, sraw, "SRAW", "sraw") \
  COUNTS(UNARY, sldi, "SLDconst", 63, "sldi") COUNTS(UNARY, srdi, "SRDconst", 63, "srdi")       \
  COUNTS(UNARY, sradi, "SRADconst", 63, "sradi") COUNTS(UNARY, slwi, "SLWconst", 31, "slwi")    \
  COUNTS(UNARY, srwi, "SRWconst", 31, "srwi") COUNTS(UNARY, srawi, "SRAWconst", 31, "srawi")    \
  COUNTS(UNARY, extswsli, "EXTSWSLconst", 63, "extswsli")                                       \
  TWO(BINARY, rotld, "ROTL", "rotld") COUNTS(UNARY, rotldi, "ROTLconst", 63, "rotldi")          \
  TWO(BINARY, rotlw, "ROTLW", "rotlw") COUNTS(UNARY, rotlwi, "ROTLWconst", 31, "rotlwi")        \
  UNARY(rlwinm_a, "RLWINM 536870944", I, I, "rlwinm %0,%1,0,0,31")                              \
  UNARY(rlwinm_b, "RLWINM 537200660", I, I, "rlwinm %0,%1,5,8,19")                              \
  UNARY(rlwinm_c, "RLWINM 538909700", I, I, "rlwinm %0,%1,31,28,3")                             \
  UNARY(rlwinm_d, "RLWINM 536944416", I, I, "rlwinm %0,%1,1,31,31")                             \
  BINARY(rlwnm_a, "RLWNM 536870944", I, I, "rlwnm %0,%1,%2,0,31")                               \
  BINARY(rlwnm_b, "RLWNM 537200660", I, I, "rlwnm %0,%1,%2,8,19")                               \
  BINARY(rlwnm_c, "RLWNM 538909700", I, I, "rlwnm %0,%1,%2,28,3")                               \
  BINARY(rlwnm_d, "RLWNM 536944416", I, I, "rlwnm %0,%1,%2,31,31")                              \
  UNARY(rldicl_a, "RLDICL 1073741888", I, I, "rldicl %0,%1,0,0")                                \
  UNARY(rldicl_b, "RLDICL 1074604096", I, I, "rldicl %0,%1,13,40")                              \
  UNARY(rldicr_a, "RLDICR 1073741888", I, I, "rldicr %0,%1,0,63")                               \
  UNARY(rldicr_b, "RLDICR 1074593816", I, I, "rldicr %0,%1,13,23")                              \
  UNARY(clrlsldi_a, "CLRLSLDI 63", I, I, "clrlsldi %0,%1,0,0")                                  \
  UNARY(clrlsldi_b, "CLRLSLDI 211007", I, I, "clrlsldi %0,%1,56,3")                             \
  UNARY(clrlsldi_c, "CLRLSLDI 2631743", I, I, "clrlsldi %0,%1,40,40")                           \
  UNARY(clrlslwi_a, "CLRLSLWI 63", I, I, "clrlslwi %0,%1,0,0")                                  \
  UNARY(clrlslwi_b, "CLRLSLWI 202815", I, I, "clrlslwi %0,%1,24,3")                             \
  UNARY(clrlslwi_c, "CLRLSLWI 1052735", I, I, "clrlslwi %0,%1,16,16")                           \
  ONE(UNARY, brd, "BRD", "brd") ONE(UNARY, brw, "BRW", "brw") ONE(UNARY, brh, "BRH", "brh")     \
  IMMEDIATE(UNARY, addr_low, "MOVDaddr", -32768, "addi")                                        \
  IMMEDIATE(UNARY, addr_high, "MOVDaddr", 32764, "addi")                                        \
  TWO(BINARY, addcc, "ADDCC.0", "add.") BINARY(subcc, "SUBCC.0", I, I, "subf. %0,%2,%1")        \
  ONE(UNARY, negcc, "NEGCC.0", "neg.") TWO(BINARY, mulhducc, "MULHDUCC.0", "mulhdu.")           \
  TWO(BINARY, andcc, "ANDCC.0", "and.") TWO(BINARY, andncc, "ANDNCC.0", "andc.")                \
  TWO(BINARY, orcc, "ORCC.0", "or.") TWO(BINARY, norcc, "NORCC.0", "nor.")                      \
  TWO(BINARY, xorcc, "XORCC.0", "xor.") ONE(UNARY, cntlzdcc, "CNTLZDCC.0", "cntlzd.")           \
  UNARY(rldiclcc_a, "RLDICLCC.0 1073741888", I, I, "rldicl. %0,%1,0,0")                         \
  UNARY(rldiclcc_b, "RLDICLCC.0 1074604096", I, I, "rldicl. %0,%1,13,40")                       \
  SIGNED16(UNARY, addicr, "ADDCCconst.0", "addic.") UNSIGNED16(UNARY, andicr, "ANDCCconst.0", "andi.") \
  MASKS_LOADED(UNARY, andis, "ANDconst", "andis.", "and. %0,%1,11")                             \
  MASKS_LOADED(UNARY, andisr, "ANDCCconst.0", "andis.", "and. %0,%1,11")                        \
  MASKS_BY_HALVES(UNARY, oris, "ORconst", "oris", "ori", "or %0,%1,11")                         \
  MASKS_BY_HALVES(UNARY, xoris, "XORconst", "xoris", "xori", "xor %0,%1,11")                    \
  TERMS_LOADED(UNARY, add_loaded, "ADDconst", "add %0,%1,11")                                   \
  UNARY(add_long_a, "ADDconst -8589934592", I, I, LOAD34(-2, 0, 0) "add %0,%1,11")              \
  UNARY(add_long_b, "ADDconst 4294967296", I, I, LOAD34(1, 0, 0) "add %0,%1,11")                \
  UNARY(add_long_c, "ADDconst 8589934591", I, I, LOAD34(1, 65535, 65535) "add %0,%1,11")        \
  TERMS_LOADED(UNARY, addc_loaded, "ADDCconst.0", "addc %0,%1,11")                              \
  TERMS_LOADED(UNARY, addc_carry, "ADDCconst.1", "addc %0,%1,11; li %0,0; addze %0,%0")         \
  TERMS_LOADED(UNARY, addcr, "ADDCCconst.0", "addc. %0,%1,11")                                  \
  MINUENDS_LOADED(UNARY, subf_loaded, "SUBFCconst", "subfc %0,%1,11")                           \
  MINUENDS_LOADED(UNARY, subc_loaded, "SUBCconst.0", "subfc %0,%1,11")                          \
  MINUENDS_LOADED(UNARY, subc_carry, "SUBCconst.1", "subfc %0,%1,11; li %0,0; addze %0,%0")

/* A field with LT lowest, as the machine has it: LT highest. */
static uint64_t turned(uint64_t field) { return 0xf7b3d591e6a2c480 >> 4 * (field & 15) & 15; }

/* What sets CR0. */
#define FIELD(id, name, text)                                                                   \
  OPERATION(id) {                                                                               \
    (void)c, (void)mode;                                                                        \
    I field = 0;                                                                                \
    __asm__ volatile(text "; mfocrf %0,0x80; rlwinm %0,%0,4,28,31"                              \
                     : "=&r"(field) : "r"((I)a), "r"((I)b) : CLOBBERS);                         \
    return (struct outcome){turned(field), 0};                                                  \
  }
#define LISTED_FIELD(id, name, text) {name, 0, {id, id}},
#define FIELDS5(FIELD, id, name, text)                                                          \
  FIELD(id##_a, name " -32768", text ",-32768") FIELD(id##_b, name " -1", text ",-1")           \
  FIELD(id##_c, name " 0", text ",0") FIELD(id##_d, name " 1", text ",1")                       \
  FIELD(id##_e, name " 32767", text ",32767")
#define FIELDS4(FIELD, id, name, text)                                                          \
  FIELD(id##_a, name " 0", text ",0") FIELD(id##_b, name " 1", text ",1")                       \
  FIELD(id##_c, name " 32768", text ",32768") FIELD(id##_d, name " 65535", text ",65535")

#define FIELDS(FIELD)                                                                           \
  FIELD(cmp, "CMP", "cmpd %1,%2") FIELD(cmpu, "CMPU", "cmpld %1,%2")                            \
  FIELD(cmpw, "CMPW", "cmpw %1,%2") FIELD(cmpwu, "CMPWU", "cmplw %1,%2")                        \
  FIELDS5(FIELD, cmpi, "CMPconst", "cmpdi %1") FIELDS5(FIELD, cmpwi, "CMPWconst", "cmpwi %1")   \
  FIELDS4(FIELD, cmpli, "CMPUconst", "cmpldi %1") FIELDS4(FIELD, cmplwi, "CMPWUconst", "cmplwi %1") \
  FIELD(fcmpu, "FCMPU", "mtvsrd 0,%1; mtvsrd 1,%2; fcmpu 0,0,1")                                \
  FIELD(addcc_1, "ADDCC.1", "add. %0,%1,%2") FIELD(subcc_1, "SUBCC.1", "subf. %0,%2,%1")        \
  FIELD(negcc_1, "NEGCC.1", "neg. %0,%1") FIELD(mulhducc_1, "MULHDUCC.1", "mulhdu. %0,%1,%2")   \
  FIELD(andcc_1, "ANDCC.1", "and. %0,%1,%2") FIELD(andncc_1, "ANDNCC.1", "andc. %0,%1,%2")      \
  FIELD(orcc_1, "ORCC.1", "or. %0,%1,%2") FIELD(norcc_1, "NORCC.1", "nor. %0,%1,%2")            \
  FIELD(xorcc_1, "XORCC.1", "xor. %0,%1,%2") FIELD(cntlzdcc_1, "CNTLZDCC.1", "cntlzd. %0,%1")   \
  FIELD(rldiclcc_c, "RLDICLCC.1 1073741888", "rldicl. %0,%1,0,0")                               \
  FIELD(rldiclcc_d, "RLDICLCC.1 1074604096", "rldicl. %0,%1,13,40")                             \
  FIELDS5(FIELD, addicr_1, "ADDCCconst.1", "addic. %0,%1")                                      \
  FIELDS4(FIELD, andicr_1, "ANDCCconst.1", "andi. %0,%1")                                       \
  FIELD(andcr_1a, "ANDCCconst.1 -8", LOAD16(-8) "and. %0,%1,11")                                \
  FIELD(andcr_1b, "ANDCCconst.1 -32769", LOAD32(-1, 32767) "and. %0,%1,11")                     \
  FIELD(andcr_1c, "ANDCCconst.1 -2147483648", LOAD32(-32768, 0) "and. %0,%1,11")                \
  FIELD(andcr_1d, "ANDCCconst.1 65536", "andis. %0,%1,1")                                       \
  FIELD(andcr_1e, "ANDCCconst.1 2147483648", "andis. %0,%1,32768")                              \
  FIELD(andcr_1f, "ANDCCconst.1 305419896", LOAD_UNSIGNED(4660, 22136) "and. %0,%1,11")         \
  FIELD(andcr_1g, "ANDCCconst.1 4294967295", LOAD_UNSIGNED(65535, 65535) "and. %0,%1,11")       \
  FIELD(addcr_1a, "ADDCCconst.1 -32769", LOAD32(-1, 32767) "addc. %0,%1,11")                    \
  FIELD(addcr_1b, "ADDCCconst.1 32768", LOAD_UNSIGNED(0, 32768) "addc. %0,%1,11")               \
  FIELD(addcr_1c, "ADDCCconst.1 2147483648", LOAD_UNSIGNED(32768, 0) "addc. %0,%1,11")          \
  FIELD(addcr_1d, "ADDCCconst.1 4294967295", LOAD_UNSIGNED(65535, 65535) "addc. %0,%1,11")

/* What reads CR0, which is one of the operands a, b and c. %2 and %3 are a and b. */
#define READ(id, name, field, text)                                                             \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    I result = 0, cr0 = turned(field) << 28;                                                    \
    (void)c;                                                                                    \
    __asm__ volatile("mtocrf 0x80,%1; " text                                                    \
                     : "=&r"(result) : "r"(cr0), "r"((I)a), "r"((I)b) : CLOBBERS);              \
    return (struct outcome){result, 0};                                                         \
  }
#define LISTED_READ(id, name, field, text) {name, 0, {id, id}},
#define SET(READ, n)                                                                            \
  READ(setbc_##n, "SETBC " #n, a, "setbc %0," #n)                                               \
  READ(setbcr_##n, "SETBCR " #n, a, "setbcr %0," #n)
#define SELECT(READ, n, inverse)                                                                \
  READ(isel_##n, "ISEL " #n, c, "isel %0,%2,%3," #n)                                            \
  READ(isel_##inverse, "ISEL " #inverse, c, "isel %0,%3,%2," #n)                                \
  READ(iselz_##n, "ISELZ " #n, b, "li 11,0; isel %0,%2,11," #n)                                 \
  READ(iselz_##inverse, "ISELZ " #inverse, b, "isel %0,0,%2," #n)
/* One or zero by the conditional branch that the op's block becomes. */
#define BRANCH(READ, id, name, block, taken)                                                    \
  READ(id, name, a, "li %0,1; " taken "li %0,0; 1:")                                            \
  READ(block_##id, block, a, "li %0,1; " taken "li %0,0; 1:")

#define READS(READ)                                                                             \
  SET(READ, 0) SET(READ, 1) SET(READ, 2) SET(READ, 3)                                           \
  SELECT(READ, 0, 4) SELECT(READ, 1, 5) SELECT(READ, 2, 6) SELECT(READ, 3, 7)                   \
  BRANCH(READ, beq, "Equal", "EQ", "beq 1f; ") BRANCH(READ, bne, "NotEqual", "NE", "bne 1f; ")  \
  BRANCH(READ, blt, "LessThan", "LT", "blt 1f; ") BRANCH(READ, ble, "LessEqual", "LE", "ble 1f; ") \
  BRANCH(READ, bgt, "GreaterThan", "GT", "bgt 1f; ")                                            \
  BRANCH(READ, bge, "GreaterEqual", "GE", "bge 1f; ")                                           \
  BRANCH(READ, fblt, "FLessThan", "FLT", "blt 1f; ")                                            \
  BRANCH(READ, fble, "FLessEqual", "FLE", "blt 1f; beq 1f; ")                                   \
  BRANCH(READ, fbgt, "FGreaterThan", "FGT", "bgt 1f; ")                                         \
  BRANCH(READ, fbge, "FGreaterEqual", "FGE", "bgt 1f; beq 1f; ")

#define LOADS(ACCESS, id, name, e)                                                              \
  ACCESS(id##_low, name "load -32768", -32768, 0, e " %0,-32768(%1)")                           \
  ACCESS(id##_high, name "load 32764", 32764, 0, e " %0,32764(%1)")                             \
  ACCESS(id##_idx, name "loadidx", 40, 0, "li 11,40; " e "x %0,%1,11")
#define STORES(ACCESS, id, name, e)                                                             \
  ACCESS(id##_low, name "store -32768", -32768, 1, e " %2,-32768(%1)")                          \
  ACCESS(id##_high, name "store 32764", 32764, 1, e " %2,32764(%1)")                            \
  ACCESS(id##_idx, name "storeidx", 40, 1, "li 11,40; " e "x %2,%1,11")                         \
  ACCESS(id##_zero_low, name "storezero -32768", -32768, 1, "li 11,0; " e " 11,-32768(%1)")     \
  ACCESS(id##_zero_high, name "storezero 32764", 32764, 1, "li 11,0; " e " 11,32764(%1)")
/* A single is moved as the double of its value. */
#define TO_SINGLE "stfs 0,-8(1); lwz %0,-8(1)"
#define FROM_SINGLE "stw %2,-8(1); lfs 0,-8(1); "
#define FLOATS(ACCESS, id, name, e, out, in)                                                    \
  ACCESS(id##_low, name "load -32768", -32768, 0, "lf" e " 0,-32768(%1); " out)                 \
  ACCESS(id##_high, name "load 32764", 32764, 0, "lf" e " 0,32764(%1); " out)                   \
  ACCESS(id##_idx, name "loadidx", 40, 0, "li 11,40; lf" e "x 0,%1,11; " out)                   \
  ACCESS(id##_slow, name "store -32768", -32768, 1, in "stf" e " 0,-32768(%1)")                 \
  ACCESS(id##_shigh, name "store 32764", 32764, 1, in "stf" e " 0,32764(%1)")                   \
  ACCESS(id##_sidx, name "storeidx", 40, 1, in "li 11,40; stf" e "x 0,%1,11")
#define REVERSED(ACCESS, id, name, e)                                                           \
  ACCESS(id##_load, name "load", 0, 0, "l" e " %0,0,%1")                                        \
  ACCESS(id##_loadidx, name "loadidx", 40, 0, "li 11,40; l" e " %0,%1,11")                      \
  ACCESS(id##_store, name "store", 0, 1, "st" e " %2,0,%1")                                     \
  ACCESS(id##_storeidx, name "storeidx", 40, 1, "li 11,40; st" e " %2,%1,11")
/* Of an op with a constant for how it is ordered. */
#define ORDERED(ACCESS, id, name, text)                                                         \
  ACCESS(id##_0, name ".0 0", 0, 0, text) ACCESS(id##_1, name ".1 0", 0, 1, text)
#define SWAPS(ACCESS, id, name, e, compare)                                                     \
  ORDERED(ACCESS, id, name, "li %0,0; lwsync; 1: l" e "arx 11,0,%1; " compare " %2,11; bne 2f; " \
                            "st" e "cx. %3,0,%1; bne 1b; li %0,1; 2:")
#define UPDATES(ACCESS, id, name, e, operate)                                                   \
  ACCESS(id, name, 0, 1, "1: l" e "arx 11,0,%1; " operate " 11,%2,11; st" e "cx. 11,0,%1; bne 1b")

#define ACCESSES(ACCESS)                                                                        \
  LOADS(ACCESS, lbz, "MOVBZ", "lbz") LOADS(ACCESS, lha, "MOVH", "lha")                          \
  LOADS(ACCESS, lhz, "MOVHZ", "lhz") LOADS(ACCESS, lwa, "MOVW", "lwa")                          \
  LOADS(ACCESS, lwz, "MOVWZ", "lwz") LOADS(ACCESS, ld, "MOVD", "ld")                            \
  STORES(ACCESS, stb, "MOVB", "stb") STORES(ACCESS, sth, "MOVH", "sth")                         \
  STORES(ACCESS, stw, "MOVW", "stw") STORES(ACCESS, std, "MOVD", "std")                         \
  FLOATS(ACCESS, fs, "FMOVS", "s", TO_SINGLE, FROM_SINGLE)                                      \
  FLOATS(ACCESS, fd, "FMOVD", "d", "mfvsrd %0,0", "mtvsrd 0,%2; ")                              \
  REVERSED(ACCESS, hbr, "MOVHBR", "hbrx") REVERSED(ACCESS, wbr, "MOVWBR", "wbrx")               \
  REVERSED(ACCESS, dbr, "MOVDBR", "dbrx")                                                       \
  ORDERED(ACCESS, al8, "LoweredAtomicLoad8", "lbz %0,0(%1); isync")                             \
  ORDERED(ACCESS, al32, "LoweredAtomicLoad32", "lwz %0,0(%1); isync")                           \
  ORDERED(ACCESS, al64, "LoweredAtomicLoad64", "ld %0,0(%1); isync")                            \
  ORDERED(ACCESS, alp, "LoweredAtomicLoadPtr", "ld %0,0(%1); isync")                            \
  ACCESS(as8, "LoweredAtomicStore8 0", 0, 1, "lwsync; stb %2,0(%1)")                            \
  ACCESS(as32, "LoweredAtomicStore32 0", 0, 1, "lwsync; stw %2,0(%1)")                          \
  ACCESS(as64, "LoweredAtomicStore64 0", 0, 1, "lwsync; std %2,0(%1)")                          \
  BOTH(ACCESS, ax8, "LoweredAtomicExchange8", "1: lbarx %0,0,%1; stbcx. %2,0,%1; bne 1b")       \
  BOTH(ACCESS, ax32, "LoweredAtomicExchange32", "1: lwarx %0,0,%1; stwcx. %2,0,%1; bne 1b")     \
  BOTH(ACCESS, ax64, "LoweredAtomicExchange64", "1: ldarx %0,0,%1; stdcx. %2,0,%1; bne 1b")     \
  BOTH(ACCESS, aa32, "LoweredAtomicAdd32",                                                      \
       "1: lwarx %0,0,%1; add %0,%2,%0; stwcx. %0,0,%1; bne 1b; rldicl %0,%0,0,32")             \
  BOTH(ACCESS, aa64, "LoweredAtomicAdd64", "1: ldarx %0,0,%1; add %0,%2,%0; stdcx. %0,0,%1; bne 1b") \
  SWAPS(ACCESS, cas32, "LoweredAtomicCas32", "w", "cmpw") SWAPS(ACCESS, cas64, "LoweredAtomicCas64", "d", "cmpd") \
  UPDATES(ACCESS, and8, "LoweredAtomicAnd8", "b", "and") UPDATES(ACCESS, or8, "LoweredAtomicOr8", "b", "or") \
  UPDATES(ACCESS, and32, "LoweredAtomicAnd32", "w", "and") UPDATES(ACCESS, or32, "LoweredAtomicOr32", "w", "or")

OPS(UNARY, BINARY, TERNARY)
FIELDS(FIELD)
READS(READ)
ACCESSES(ACCESS)
static const struct instruction instructions[] = {OPS(LISTED, LISTED, LISTED) FIELDS(LISTED_FIELD)
                                                  READS(LISTED_READ) ACCESSES(LISTED_ACCESS)};
int main(int argc, char **argv) {
  return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv);
}
