/*
 * The integer ops, condition codes, memory and branches of S390XOps.go, executed: each by its instruction, or by what
 * Go's compiler and assembler make of it. The condition code is shown as a number, and one that an op reads is given
 * as the low bits of its operand. Ops that only rules know have no instruction.
 */
#define CLOBBERS "cc", "memory", "r0", "r1", "f0"
/* No address and no count is in r0, which would count for 0. */
#define REGISTER_I "a"
#include "../../op-witness.h"

#define CODE "; ipm %0; srl %0,28"
#define SET_CODE(operand) "sllg %%r1," operand ",28; spm %%r1; "

#define ONE(UNARY, id, name, text) UNARY(id, name, I, I, text)
#define TWO(BINARY, id, name, instruction) BINARY(id, name, I, I, instruction " %0,%1,%2")
#define COMPARE(BINARY, id, name, instruction) BINARY(id, name, I, I, instruction " %1,%2" CODE)

/* The constant stands in the name; an instruction may want its low word. */
#define WITH(UNARY, id, name, n, text) UNARY(id, name " " #n, I, I, text)
#define SIGNED(UNARY, id, name, before, instruction)                                            \
  WITH(UNARY, id##_least, name, -2147483648, before instruction " %0,-2147483648")              \
  WITH(UNARY, id##_minus, name, -1, before instruction " %0,-1")                                \
  WITH(UNARY, id##_zero, name, 0, before instruction " %0,0")                                   \
  WITH(UNARY, id##_some, name, 74565, before instruction " %0,74565")                           \
  WITH(UNARY, id##_most, name, 2147483647, before instruction " %0,2147483647")
#define UNSIGNED(UNARY, id, name, before, instruction, operand)                                 \
  WITH(UNARY, id##_least, name, -2147483648, before instruction " " operand ",2147483648")      \
  WITH(UNARY, id##_minus, name, -1, before instruction " " operand ",4294967295")               \
  WITH(UNARY, id##_zero, name, 0, before instruction " " operand ",0")                          \
  WITH(UNARY, id##_some, name, 74565, before instruction " " operand ",74565")                  \
  WITH(UNARY, id##_most, name, 2147483647, before instruction " " operand ",2147483647")
#define COMPARES_SIGNED(UNARY, id, name, instruction)                                           \
  WITH(UNARY, id##_least, name, -2147483648, instruction " %1,-2147483648" CODE)                \
  WITH(UNARY, id##_minus, name, -1, instruction " %1,-1" CODE)                                  \
  WITH(UNARY, id##_zero, name, 0, instruction " %1,0" CODE)                                     \
  WITH(UNARY, id##_some, name, 74565, instruction " %1,74565" CODE)                             \
  WITH(UNARY, id##_most, name, 2147483647, instruction " %1,2147483647" CODE)
#define COMPARES_UNSIGNED(UNARY, id, name, instruction)                                         \
  WITH(UNARY, id##_least, name, -2147483648, instruction " %1,2147483648" CODE)                 \
  WITH(UNARY, id##_minus, name, -1, instruction " %1,4294967295" CODE)                          \
  WITH(UNARY, id##_zero, name, 0, instruction " %1,0" CODE)                                     \
  WITH(UNARY, id##_some, name, 74565, instruction " %1,74565" CODE)                             \
  WITH(UNARY, id##_most, name, 2147483647, instruction " %1,2147483647" CODE)
/* NILF of a negative constant, and LGFI and the operation of others; and the other way round. */
#define BY_HALF(UNARY, id, name, of_negative, of_others)                                        \
  WITH(UNARY, id##_least, name, -2147483648, of_negative("-2147483648", "2147483648"))          \
  WITH(UNARY, id##_minus, name, -1, of_negative("-1", "4294967295"))                            \
  WITH(UNARY, id##_zero, name, 0, of_others("0", "0"))                                          \
  WITH(UNARY, id##_some, name, 74565, of_others("74565", "74565"))                              \
  WITH(UNARY, id##_most, name, 2147483647, of_others("2147483647", "2147483647"))
#define NILF(n, low) "lgr %0,%1; nilf %0," low
#define NGR(n, low) "lgr %0,%1; lgfi %%r1," n "; ngr %0,%%r1"
#define OILF(n, low) "lgr %0,%1; oilf %0," low
#define OGR(n, low) "lgr %0,%1; lgfi %%r1," n "; ogr %0,%%r1"
#define XILF(n, low) "lgr %0,%1; xilf %0," low
#define XGR(n, low) "lgr %0,%1; lgfi %%r1," n "; xgr %0,%%r1"
#define COUNTS(UNARY, id, name, instruction)                                                    \
  WITH(UNARY, id##_zero, name, 0, instruction " %0,%1,0")                                       \
  WITH(UNARY, id##_one, name, 1, instruction " %0,%1,1")                                        \
  WITH(UNARY, id##_half, name, 31, instruction " %0,%1,31")                                     \
  WITH(UNARY, id##_word, name, 32, instruction " %0,%1,32")                                     \
  WITH(UNARY, id##_last, name, 63, instruction " %0,%1,63")

/* 0 where the divisor is 0, which ends the program; and what Go does where it is -1. */
#define DIVIDES(BINARY, id, name, is_zero, minus_one, divide, register)                         \
  BINARY(id, name, I, I,                                                                        \
         "lghi %0,0; " is_zero " %2,0,9f; cgije %2,-1,8f; " divide "; lgr %0,%%" register       \
         "; j 9f; 8: " minus_one "; 9:")
#define DIVIDES_UNSIGNED(BINARY, id, name, is_zero, divide, register)                           \
  BINARY(id, name, I, I,                                                                        \
         "lghi %0,0; " is_zero " %2,0,9f; lghi %%r0,0; lgr %%r1,%1; " divide                    \
         " %%r0,%2; lgr %0,%%" register "; 9:")
/* A word that is -1 below other bits divides the least integer by -1, which ends the program. */
#define BY_WORD                                                                                 \
  "cijlh %2,-1,7f; llihh %%r1,32768; cgrje %1,%%r1,9f; 7: lgr %%r1,%1; dsgfr %%r0,%2"

#define MULTIPLIES "lgr %%r1,%1; mlgr %%r0,%2; "

#define ARITHMETIC(UNARY, BINARY)                                                               \
  TWO(BINARY, add, "ADD", "agrk") TWO(BINARY, addw, "ADDW", "ark")                              \
  TWO(BINARY, sub, "SUB", "sgrk") TWO(BINARY, subw, "SUBW", "srk")                              \
  SIGNED(UNARY, addc, "ADDconst", "lgr %0,%1; ", "agfi")                                        \
  SIGNED(UNARY, addwc, "ADDWconst", "lr %0,%1; ", "afi")                                        \
  WITH(UNARY, subc_least, "SUBconst", -2147483648, "lgfi %%r1,-2147483648; slgrk %0,%1,%%r1")   \
  WITH(UNARY, subc_minus, "SUBconst", -1, "lgfi %%r1,-1; slgrk %0,%1,%%r1")                     \
  WITH(UNARY, subc_zero, "SUBconst", 0, "lgfi %%r1,0; slgrk %0,%1,%%r1")                        \
  WITH(UNARY, subc_some, "SUBconst", 74565, "lgfi %%r1,74565; slgrk %0,%1,%%r1")                \
  WITH(UNARY, subc_most, "SUBconst", 2147483647, "lgfi %%r1,2147483647; slgrk %0,%1,%%r1")      \
  UNSIGNED(UNARY, subwc, "SUBWconst", "lr %0,%1; ", "slfi", "%0")                               \
  ONE(UNARY, neg, "NEG", "lcgr %0,%1") ONE(UNARY, negw, "NEGW", "lcgfr %0,%1")                  \
  BINARY(mulld, "MULLD", I, I, "lgr %0,%1; msgr %0,%2")                                         \
  BINARY(mullw, "MULLW", I, I, "lgr %0,%1; msgfr %0,%2")                                        \
  SIGNED(UNARY, mulldc, "MULLDconst", "lgr %0,%1; ", "msgfi")                                   \
  SIGNED(UNARY, mullwc, "MULLWconst", "lr %0,%1; ", "msfi")                                     \
  BINARY(mulhd, "MULHD", I, I,                                                                  \
         MULTIPLIES "srag %%r1,%2,63; ngr %%r1,%1; sgr %%r0,%%r1; "                             \
                    "srag %%r1,%1,63; ngr %%r1,%2; sgrk %0,%%r0,%%r1")                          \
  BINARY(mulhdu, "MULHDU", I, I, MULTIPLIES "lgr %0,%%r0")                                      \
  BINARY(mlgr_0, "MLGR.0", I, I, MULTIPLIES "lgr %0,%%r0")                                      \
  BINARY(mlgr_1, "MLGR.1", I, I, MULTIPLIES "lgr %0,%%r1")                                      \
  DIVIDES(BINARY, divd, "DIVD", "cgije", "lcgr %0,%1", "lgr %%r1,%1; dsgr %%r0,%2", "r1")       \
  DIVIDES(BINARY, modd, "MODD", "cgije", "lghi %0,0", "lgr %%r1,%1; dsgr %%r0,%2", "r0")        \
  DIVIDES(BINARY, divw, "DIVW", "cije", "lcgr %0,%1", BY_WORD, "r1")                            \
  DIVIDES(BINARY, modw, "MODW", "cije", "lghi %0,0", BY_WORD, "r0")                             \
  DIVIDES_UNSIGNED(BINARY, divdu, "DIVDU", "cgije", "dlgr", "r1")                               \
  DIVIDES_UNSIGNED(BINARY, moddu, "MODDU", "cgije", "dlgr", "r0")                               \
  DIVIDES_UNSIGNED(BINARY, divwu, "DIVWU", "cije", "dlr", "r1")                                 \
  DIVIDES_UNSIGNED(BINARY, modwu, "MODWU", "cije", "dlr", "r0")

#define LOGICAL(UNARY, BINARY)                                                                  \
  TWO(BINARY, and, "AND", "ngrk") TWO(BINARY, andw, "ANDW", "nrk")                              \
  TWO(BINARY, or, "OR", "ogrk") TWO(BINARY, orw, "ORW", "ork")                                  \
  TWO(BINARY, xor, "XOR", "xgrk") TWO(BINARY, xorw, "XORW", "xrk")                              \
  BY_HALF(UNARY, andc, "ANDconst", NILF, NGR)                                                   \
  BY_HALF(UNARY, orc, "ORconst", OGR, OILF)                                                     \
  WITH(UNARY, orc_high, "ORconst", 4294967295, "lgr %0,%1; oilf %0,4294967295")                 \
  BY_HALF(UNARY, xorc, "XORconst", XGR, XILF)                                                   \
  WITH(UNARY, xorc_high, "XORconst", 4294967295, "lgr %0,%1; xilf %0,4294967295")               \
  UNSIGNED(UNARY, andwc, "ANDWconst", "lgr %0,%1; ", "nilf", "%0")                              \
  UNSIGNED(UNARY, orwc, "ORWconst", "lgr %0,%1; ", "oilf", "%0")                                \
  UNSIGNED(UNARY, xorwc, "XORWconst", "lgr %0,%1; ", "xilf", "%0")                              \
  ONE(UNARY, not, "NOT", "lghi %%r1,-1; xgrk %0,%1,%%r1")                                       \
  ONE(UNARY, notw, "NOTW", "lr %0,%1; xilf %0,4294967295")                                      \
  BINARY(sld, "SLD", I, I, "sllg %0,%1,0(%2)") BINARY(slw, "SLW", I, I, "sllk %0,%1,0(%2)")     \
  BINARY(srd, "SRD", I, I, "srlg %0,%1,0(%2)") BINARY(srw, "SRW", I, I, "srlk %0,%1,0(%2)")     \
  BINARY(srad, "SRAD", I, I, "srag %0,%1,0(%2)") BINARY(sraw, "SRAW", I, I, "srak %0,%1,0(%2)") \
  BINARY(rllg, "RLLG", I, I, "rllg %0,%1,0(%2)") BINARY(rll, "RLL", I, I, "rll %0,%1,0(%2)")    \
  COUNTS(UNARY, sldc, "SLDconst", "sllg") COUNTS(UNARY, slwc, "SLWconst", "sllk")               \
  COUNTS(UNARY, srdc, "SRDconst", "srlg") COUNTS(UNARY, srwc, "SRWconst", "srlk")               \
  COUNTS(UNARY, sradc, "SRADconst", "srag") COUNTS(UNARY, srawc, "SRAWconst", "srak")           \
  COUNTS(UNARY, rllc, "RLLconst", "rll")                                                        \
  BINARY(rxsbg_all, "RXSBG 16128", I, I, "lgr %0,%1; rxsbg %0,%2,0,63,0")                       \
  BINARY(rxsbg_go, "RXSBG 3881987", I, I, "lgr %0,%1; rxsbg %0,%2,59,60,3")                     \
  BINARY(rxsbg_around, "RXSBG 3932991", I, I, "lgr %0,%1; rxsbg %0,%2,60,3,63")                 \
  UNARY(risbgz, "RISBGZ 332833", I, I, "risbg %0,%1,5,128+20,33")                               \
  ONE(UNARY, movb, "MOVBreg", "lgbr %0,%1") ONE(UNARY, movbz, "MOVBZreg", "llgcr %0,%1")        \
  ONE(UNARY, movh, "MOVHreg", "lghr %0,%1") ONE(UNARY, movhz, "MOVHZreg", "llghr %0,%1")        \
  ONE(UNARY, movw, "MOVWreg", "lgfr %0,%1") ONE(UNARY, movwz, "MOVWZreg", "llgfr %0,%1")        \
  ONE(UNARY, movdbr, "MOVDBR", "lrvgr %0,%1") ONE(UNARY, movwbr, "MOVWBR", "lrvr %0,%1")        \
  ONE(UNARY, flogr, "FLOGR", "flogr %%r0,%1; lgr %0,%%r0")                                      \
  ONE(UNARY, popcnt, "POPCNT", "popcnt %0,%1")                                                  \
  WITH(UNARY, addr_low, "MOVDaddr", -524288, "lay %0,-524288(%1)")                              \
  WITH(UNARY, addr_high, "MOVDaddr", 4095, "la %0,4095(%1)")                                    \
  BINARY(addridx_low, "MOVDaddridx -524288", I, I, "lay %0,-524288(%2,%1)")                     \
  BINARY(addridx_high, "MOVDaddridx 4095", I, I, "la %0,4095(%2,%1)")

#define LOCGR(TERNARY, mask)                                                                    \
  TERNARY(locgr_##mask, "LOCGR " #mask, I, I, SET_CODE("%3") "lgr %0,%1; locgr %0,%2," #mask)
#define BRC(UNARY, mask)                                                                        \
  UNARY(brc_##mask, "BRC " #mask, I, I, "lghi %0,1; " SET_CODE("%1") "brc " #mask ",1f; lghi %0,0; 1:")
#define JUMP(BINARY, id, name, mask)                                                            \
  BINARY(id##_##mask, name " " #mask, I, I,                                                     \
         "lghi %0,1; " #id " %1,%2," #mask ",1f; lghi %0,0; 1:")
#define JUMPS(BINARY, id, name)                                                                 \
  JUMP(BINARY, id, name, 0) JUMP(BINARY, id, name, 2) JUMP(BINARY, id, name, 4)                 \
  JUMP(BINARY, id, name, 6) JUMP(BINARY, id, name, 8) JUMP(BINARY, id, name, 10)                \
  JUMP(BINARY, id, name, 12) JUMP(BINARY, id, name, 14)
#define TO(UNARY, id, name, suffix, n, mask)                                                    \
  UNARY(id##_##suffix##_##mask, name " " #n " " #mask, I, I,                                    \
        "lghi %0,1; " #id " %1," #n "," #mask ",1f; lghi %0,0; 1:")
#define JUMPS_TO(UNARY, id, name, least, most)                                                  \
  TO(UNARY, id, name, least, least, 2) TO(UNARY, id, name, least, least, 4)                     \
  TO(UNARY, id, name, least, least, 8) TO(UNARY, id, name, most, most, 2)                       \
  TO(UNARY, id, name, most, most, 4) TO(UNARY, id, name, most, most, 8)
#define TO_LEAST(UNARY, id, name, mask)                                                         \
  UNARY(id##_minus_##mask, name " -128 " #mask, I, I,                                           \
        "lghi %0,1; " #id " %1,-128," #mask ",1f; lghi %0,0; 1:")

#define CODES(UNARY, BINARY, TERNARY)                                                           \
  COMPARE(BINARY, cmp, "CMP", "cgr") COMPARE(BINARY, cmpw, "CMPW", "cr")                        \
  COMPARE(BINARY, cmpu, "CMPU", "clgr") COMPARE(BINARY, cmpwu, "CMPWU", "clr")                  \
  COMPARES_SIGNED(UNARY, cmpc, "CMPconst", "cgfi")                                              \
  COMPARES_SIGNED(UNARY, cmpwc, "CMPWconst", "cfi")                                             \
  COMPARES_UNSIGNED(UNARY, cmpuc, "CMPUconst", "clgfi")                                         \
  COMPARES_UNSIGNED(UNARY, cmpwuc, "CMPWUconst", "clfi")                                        \
  BINARY(addc_0, "ADDC.0", I, I, "algrk %0,%1,%2")                                              \
  BINARY(addc_1, "ADDC.1", I, I, "algrk %0,%1,%2" CODE)                                         \
  BINARY(subc_0, "SUBC.0", I, I, "slgrk %0,%1,%2")                                              \
  BINARY(subc_1, "SUBC.1", I, I, "slgrk %0,%1,%2" CODE)                                         \
  WITH(UNARY, addcc_0l, "ADDCconst.0", -32768, "alghsik %0,%1,-32768")                          \
  WITH(UNARY, addcc_1l, "ADDCconst.1", -32768, "alghsik %0,%1,-32768" CODE)                     \
  WITH(UNARY, addcc_0m, "ADDCconst.0", -1, "alghsik %0,%1,-1")                                  \
  WITH(UNARY, addcc_1m, "ADDCconst.1", -1, "alghsik %0,%1,-1" CODE)                             \
  WITH(UNARY, addcc_0z, "ADDCconst.0", 0, "alghsik %0,%1,0")                                    \
  WITH(UNARY, addcc_1z, "ADDCconst.1", 0, "alghsik %0,%1,0" CODE)                               \
  WITH(UNARY, addcc_0h, "ADDCconst.0", 32767, "alghsik %0,%1,32767")                            \
  WITH(UNARY, addcc_1h, "ADDCconst.1", 32767, "alghsik %0,%1,32767" CODE)                       \
  TERNARY(adde_0, "ADDE.0", I, I, SET_CODE("%3") "lgr %0,%1; alcgr %0,%2")                      \
  TERNARY(adde_1, "ADDE.1", I, I, SET_CODE("%3") "lgr %0,%1; alcgr %0,%2" CODE)                 \
  TERNARY(sube_0, "SUBE.0", I, I, SET_CODE("%3") "lgr %0,%1; slbgr %0,%2")                      \
  TERNARY(sube_1, "SUBE.1", I, I, SET_CODE("%3") "lgr %0,%1; slbgr %0,%2" CODE)                 \
  LOCGR(TERNARY, 1) LOCGR(TERNARY, 2) LOCGR(TERNARY, 4) LOCGR(TERNARY, 8)                       \
  BRC(UNARY, 0) BRC(UNARY, 1) BRC(UNARY, 2) BRC(UNARY, 4) BRC(UNARY, 8) BRC(UNARY, 15)          \
  JUMPS(BINARY, crj, "CRJ") JUMPS(BINARY, cgrj, "CGRJ")                                         \
  JUMPS(BINARY, clrj, "CLRJ") JUMPS(BINARY, clgrj, "CLGRJ")                                     \
  JUMPS_TO(UNARY, cij, "CIJ", 0, 127) JUMPS_TO(UNARY, cgij, "CGIJ", 0, 127)                     \
  TO_LEAST(UNARY, cij, "CIJ", 2) TO_LEAST(UNARY, cij, "CIJ", 4) TO_LEAST(UNARY, cij, "CIJ", 8)  \
  TO_LEAST(UNARY, cgij, "CGIJ", 2) TO_LEAST(UNARY, cgij, "CGIJ", 4)                             \
  TO_LEAST(UNARY, cgij, "CGIJ", 8)                                                              \
  JUMPS_TO(UNARY, clij, "CLIJ", 0, 255) JUMPS_TO(UNARY, clgij, "CLGIJ", 0, 255)

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  ARITHMETIC(UNARY, BINARY) LOGICAL(UNARY, BINARY) CODES(UNARY, BINARY, TERNARY)

/*
 * Ops on memory: the first operand is what eight bytes hold before, the byte of the lowest address lowest. The
 * result is the register that the op writes (%0), or what the bytes hold then. %1 is the address less the offset,
 * %2 and %3 are the operands.
 */
static uint64_t gathered(const volatile uint8_t bytes[8]) {
  uint64_t word = 0;
  for (int k = 0; k < 8; k++) word |= (uint64_t)bytes[k] << 8 * k;
  return word;
}

#define ACCESS_BEHIND(id, name, before, place, is_memory, text)                                  \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    _Alignas(8) volatile uint8_t room[16];                                                      \
    volatile uint8_t *bytes = room + before;                                                    \
    for (int k = 0; k < 8; k++) bytes[k] = a >> 8 * k;                                          \
    I result = 0;                                                                               \
    __asm__ volatile(text : "=&a"(result)                                                       \
                     : "a"((I)bytes + (I)(place)), "a"(b), "a"(c)                               \
                     : CLOBBERS);                                                               \
    return (struct outcome){is_memory ? gathered(bytes) : result, 0};                           \
  }
#define ACCESS(id, name, place, is_memory, text) ACCESS_BEHIND(id, name, 0, place, is_memory, text)
#define LISTED_ACCESS(id, name, place, is_memory, text) {name, 0, {id, id}},
/* The word of memory is the second byte and those behind it, and the address that of its last one. */
#define FLOORED(id, name, text) ACCESS_BEHIND(id, name, 7, 4, 1, text)
#define LISTED_FLOORED(id, name, text) {name, 0, {id, id}},

#define LOADS(ACCESS, id, name, before, after)                                                  \
  ACCESS(id##_low, name " -524288", 524288, 0, before ",-524288(%1)" after)                     \
  ACCESS(id##_high, name " 524287", -524287, 0, before ",524287(%1)" after)
#define STORES(ACCESS, id, name, text)                                                          \
  ACCESS(id##_low, name " -524288", 524288, 1, text ",-524288(%1)")                             \
  ACCESS(id##_high, name " 524287", -524287, 1, text ",524287(%1)")
/* The index is 16, and lies in r1. */
#define INDEXED_LOADS(ACCESS, id, name, before, after)                                          \
  ACCESS(id##_low, name " -524288", 524288 - 16, 0, "lghi %%r1,16; " before ",-524288(%%r1,%1)" after)\
  ACCESS(id##_high, name " 524287", -524287 - 16, 0, "lghi %%r1,16; " before ",524287(%%r1,%1)" after)
#define INDEXED_STORES(ACCESS, id, name, text)                                                  \
  ACCESS(id##_low, name " -524288", 524288 - 16, 1, "lghi %%r1,16; " text ",-524288(%%r1,%1)")  \
  ACCESS(id##_high, name " 524287", -524287 - 16, 1, "lghi %%r1,16; " text ",524287(%%r1,%1)")
#define FOLDED(ACCESS, id, name, instruction)                                                   \
  ACCESS(id##_low, name " -524288", 524288, 0, "lgr %0,%2; " instruction " %0,-524288(%1)")     \
  ACCESS(id##_high, name " 524287", -524287, 0, "lgr %0,%2; " instruction " %0,524287(%1)")
#define BOTH(ACCESS, id, name, text)                                                            \
  ACCESS(id##_0, name ".0 0", 0, 0, text) ACCESS(id##_1, name ".1 0", 0, 1, text)
#define CONSTANT(ACCESS, id, name, n, instruction)                                              \
  ACCESS(id, name " " #n " 2", -2, 1, instruction " 2(%1)," #n)
#define CONSTANTS(ACCESS, id, name, instruction)                                                \
  CONSTANT(ACCESS, id##_least, name, -32768, instruction)                                       \
  ACCESS(id##_minus, name " -1 2", -2, 1, instruction " 2(%1),-1")                              \
  CONSTANT(ACCESS, id##_zero, name, 0, instruction)                                             \
  CONSTANT(ACCESS, id##_most, name, 32767, instruction)

#define ACCESSES(ACCESS, FLOORED)                                                                        \
  LOADS(ACCESS, lgb, "MOVBload", "lgb %0", "") LOADS(ACCESS, lgh, "MOVHload", "lgh %0", "")     \
  LOADS(ACCESS, lgf, "MOVWload", "lgf %0", "") LOADS(ACCESS, lg, "MOVDload", "lg %0", "")       \
  LOADS(ACCESS, llgc, "MOVBZload", "llgc %0", "") LOADS(ACCESS, llgh, "MOVHZload", "llgh %0", "")\
  LOADS(ACCESS, llgf, "MOVWZload", "llgf %0", "")                                               \
  LOADS(ACCESS, ley, "FMOVSload", "ley %%f0", "; lgdr %0,%%f0; srlg %0,%0,32")                  \
  LOADS(ACCESS, ldy, "FMOVDload", "ldy %%f0", "; lgdr %0,%%f0")                                 \
  LOADS(ACCESS, lrvh, "MOVHBRload", "lrvh %0", "") LOADS(ACCESS, lrv, "MOVWBRload", "lrv %0", "")\
  LOADS(ACCESS, lrvg, "MOVDBRload", "lrvg %0", "")                                              \
  STORES(ACCESS, stcy, "MOVBstore", "stcy %2") STORES(ACCESS, sthy, "MOVHstore", "sthy %2")     \
  STORES(ACCESS, sty, "MOVWstore", "sty %2") STORES(ACCESS, stg, "MOVDstore", "stg %2")         \
  STORES(ACCESS, stey, "FMOVSstore", "sllg %0,%2,32; ldgr %%f0,%0; stey %%f0")                  \
  STORES(ACCESS, stdy, "FMOVDstore", "ldgr %%f0,%2; stdy %%f0")                                 \
  STORES(ACCESS, strvh, "MOVHBRstore", "strvh %2") STORES(ACCESS, strv, "MOVWBRstore", "strv %2")\
  STORES(ACCESS, strvg, "MOVDBRstore", "strvg %2")                                              \
  INDEXED_LOADS(ACCESS, xlgb, "MOVBloadidx", "lgb %0", "")                                      \
  INDEXED_LOADS(ACCESS, xlgh, "MOVHloadidx", "lgh %0", "")                                      \
  INDEXED_LOADS(ACCESS, xlgf, "MOVWloadidx", "lgf %0", "")                                      \
  INDEXED_LOADS(ACCESS, xlg, "MOVDloadidx", "lg %0", "")                                        \
  INDEXED_LOADS(ACCESS, xllgc, "MOVBZloadidx", "llgc %0", "")                                   \
  INDEXED_LOADS(ACCESS, xllgh, "MOVHZloadidx", "llgh %0", "")                                   \
  INDEXED_LOADS(ACCESS, xllgf, "MOVWZloadidx", "llgf %0", "")                                   \
  INDEXED_LOADS(ACCESS, xley, "FMOVSloadidx", "ley %%f0", "; lgdr %0,%%f0; srlg %0,%0,32")      \
  INDEXED_LOADS(ACCESS, xldy, "FMOVDloadidx", "ldy %%f0", "; lgdr %0,%%f0")                     \
  INDEXED_LOADS(ACCESS, xlrvh, "MOVHBRloadidx", "lrvh %0", "")                                  \
  INDEXED_LOADS(ACCESS, xlrv, "MOVWBRloadidx", "lrv %0", "")                                    \
  INDEXED_LOADS(ACCESS, xlrvg, "MOVDBRloadidx", "lrvg %0", "")                                  \
  INDEXED_STORES(ACCESS, xstcy, "MOVBstoreidx", "stcy %2")                                      \
  INDEXED_STORES(ACCESS, xsthy, "MOVHstoreidx", "sthy %2")                                      \
  INDEXED_STORES(ACCESS, xsty, "MOVWstoreidx", "sty %2")                                        \
  INDEXED_STORES(ACCESS, xstg, "MOVDstoreidx", "stg %2")                                        \
  INDEXED_STORES(ACCESS, xstey, "FMOVSstoreidx", "sllg %0,%2,32; ldgr %%f0,%0; stey %%f0")      \
  INDEXED_STORES(ACCESS, xstdy, "FMOVDstoreidx", "ldgr %%f0,%2; stdy %%f0")                     \
  INDEXED_STORES(ACCESS, xstrvh, "MOVHBRstoreidx", "strvh %2")                                  \
  INDEXED_STORES(ACCESS, xstrv, "MOVWBRstoreidx", "strv %2")                                    \
  INDEXED_STORES(ACCESS, xstrvg, "MOVDBRstoreidx", "strvg %2")                                  \
  FOLDED(ACCESS, ag, "ADDload", "ag") FOLDED(ACCESS, ay, "ADDWload", "ay")                      \
  FOLDED(ACCESS, sg, "SUBload", "sg") FOLDED(ACCESS, sy, "SUBWload", "sy")                      \
  FOLDED(ACCESS, msg, "MULLDload", "msg") FOLDED(ACCESS, msy, "MULLWload", "msy")               \
  FOLDED(ACCESS, ng, "ANDload", "ng") FOLDED(ACCESS, ny, "ANDWload", "ny")                      \
  FOLDED(ACCESS, og, "ORload", "og") FOLDED(ACCESS, oy, "ORWload", "oy")                        \
  FOLDED(ACCESS, xg, "XORload", "xg") FOLDED(ACCESS, xy, "XORWload", "xy")                      \
  CONSTANT(ACCESS, mvi_zero, "MOVBstoreconst", 0, "mvi")                                        \
  ACCESS(mvi_minus, "MOVBstoreconst -1 2", -2, 1, "mvi 2(%1),255")                              \
  CONSTANTS(ACCESS, mvhhi, "MOVHstoreconst", "mvhhi")                                           \
  CONSTANTS(ACCESS, mvhi, "MOVWstoreconst", "mvhi")                                             \
  CONSTANTS(ACCESS, mvghi, "MOVDstoreconst", "mvghi")                                           \
  ACCESS(stm2, "STM2 0", 0, 1, "lgr %%r0,%2; lgr %%r1,%3; stmy %%r0,%%r1,0(%1)")                \
  ACCESS(xc_one, "CLEAR 1 3", -3, 1, "mvi 3(%1),0")                                             \
  ACCESS(xc_three, "CLEAR 3 1", -1, 1, "xc 1(3,%1),1(%1)")                                      \
  ACCESS(xc_eight, "CLEAR 8 0", 0, 1, "mvghi 0(%1),0")                                          \
  ACCESS(mvc_apart, "MVC 3 1 apart", -1, 1, "lay %%r1,4(%1); mvc 1(3,%1),1(%%r1)")              \
  ACCESS(mvc_below, "MVC 4 0 below", 0, 1, "lay %%r1,2(%1); mvc 0(4,%1),0(%%r1)")               \
  BOTH(ACCESS, al8, "MOVBZatomicload", "llgc %0,0(%1)")                                         \
  BOTH(ACCESS, al32, "MOVWZatomicload", "llgf %0,0(%1)")                                        \
  BOTH(ACCESS, al64, "MOVDatomicload", "lg %0,0(%1)")                                           \
  ACCESS(as8, "MOVBatomicstore 0", 0, 1, "stc %2,0(%1)")                                        \
  ACCESS(as32, "MOVWatomicstore 0", 0, 1, "st %2,0(%1)")                                        \
  ACCESS(as64, "MOVDatomicstore 0", 0, 1, "stg %2,0(%1)")                                       \
  BOTH(ACCESS, laa, "LAA", "laa %0,%2,0(%1)") BOTH(ACCESS, laag, "LAAG", "laag %0,%2,0(%1)")    \
  ACCESS(lan, "LAN", 0, 1, "lan %0,%2,0(%1)") ACCESS(lao, "LAO", 0, 1, "lao %0,%2,0(%1)")       \
  FLOORED(lan_floor, "LANfloor 4", "lgr %%r1,%1; nill %%r1,65532; lan %%r1,%2,0(%%r1)")         \
  FLOORED(lao_floor, "LAOfloor 4", "lgr %%r1,%1; nill %%r1,65532; lao %%r1,%2,0(%%r1)")         \
  BOTH(ACCESS, cs, "LoweredAtomicCas32",                                                        \
       "lgr %%r0,%2; cs %%r0,%3,0(%1); lghi %0,0; jlh 1f; lghi %0,1; 1:")                       \
  BOTH(ACCESS, csg, "LoweredAtomicCas64",                                                       \
       "lgr %%r0,%2; csg %%r0,%3,0(%1); lghi %0,0; jlh 1f; lghi %0,1; 1:")                      \
  BOTH(ACCESS, ax32, "LoweredAtomicExchange32",                                                 \
       "llgf %%r0,0(%1); 1: cs %%r0,%2,0(%1); jlh 1b; lgr %0,%%r0")                             \
  BOTH(ACCESS, ax64, "LoweredAtomicExchange64",                                                 \
       "lg %%r0,0(%1); 1: csg %%r0,%2,0(%1); jlh 1b; lgr %0,%%r0")

OPS(UNARY, BINARY, TERNARY)
ACCESSES(ACCESS, FLOORED)
static const struct instruction instructions[] = {OPS(LISTED, LISTED, LISTED)
                                                 ACCESSES(LISTED_ACCESS, LISTED_FLOORED)};
int main(int argc, char **argv) {
  return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv);
}
