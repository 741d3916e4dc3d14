/*
 * The integer ops of LOONG64Ops.go, executed: each by its instruction, or by what Go's compiler and assembler make of
 * it. AMCAS and the AMSWAP of bytes need an emulator that has LoongArch 1.1.
 */
#define CLOBBERS "memory", "$t0", "$f23", "$fcc0"
#include "../../integer-witness.h"

/* A constant that does not fit the instruction Go's assembler loads into a register of its own. */
#define WIDE(UNARY, id, name, n, instruction)                                                   \
  UNARY(id, name " " #n, I, I, "li.d $t0," #n "; " instruction " %0,%1,$t0")
#define WIDE32(UNARY, id, name, instruction)                                                    \
  WIDE(UNARY, id##_lowest, name, -2147483648, instruction)                                      \
  WIDE(UNARY, id##_highest, name, 2147483647, instruction)                                      \
  WIDE(UNARY, id##_carries, name, 1073743872, instruction)
#define WIDE64(UNARY, id, name, instruction)                                                    \
  WIDE32(UNARY, id, name, instruction)                                                          \
  WIDE(UNARY, id##_long, name, 1311768467463790320, instruction)                                \
  WIDE(UNARY, id##_negative, name, -71777214294589696, instruction)
/* Of 12 bits: signed, and not. */
#define SIGNED12(UNARY, id, name, instruction)                                                  \
  IMMEDIATE(UNARY, id##_least, name, -2048, instruction)                                        \
  IMMEDIATE(UNARY, id##_minus_one, name, -1, instruction)                                       \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_most, name, 2047, instruction)
#define UNSIGNED12(UNARY, id, name, immediate, wide)                                            \
  WIDE(UNARY, id##_least, name, -2048, wide) WIDE(UNARY, id##_minus_one, name, -1, wide)        \
  IMMEDIATE(UNARY, id##_zero, name, 0, immediate) IMMEDIATE(UNARY, id##_one, name, 1, immediate) \
  IMMEDIATE(UNARY, id##_most, name, 2047, immediate)
#define COUNTS(UNARY, id, name, last, instruction)                                              \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_last, name, last, instruction)
#define UPPER16(UNARY, id, n, upper)                                                            \
  UNARY(id, "ADDV16const " #n, I, I, "addu16i.d %0,%1," #upper)
#define SHIFTED(BINARY, id, n)                                                                  \
  BINARY(id, "ADDshiftLLV " #n, I, I, "alsl.d %0,%2,%1," #n)
#define PICKED(UNARY, id, op, n, e, highest, lowest)                                            \
  UNARY(id, op " " #n, I, I, "bstrpick." e " %0,%1," #highest "," #lowest)
#define BRANCH2(BINARY, id, name, a, b)                                                         \
  BINARY(branch_##id, name, I, I, "li.d %0,1; " #id " " a "," b ",1f; li.d %0,0; 1:")
#define BRANCH1(UNARY, id, name)                                                                \
  UNARY(branch_##id, name, I, I, "li.d %0,1; " #id " %1,1f; li.d %0,0; 1:")
#define BRANCH_FLAG(UNARY, id, name)                                                            \
  UNARY(branch_##id, name, I, I,                                                                \
        "movgr2cf $fcc0,%1; li.d %0,1; " #id " $fcc0,1f; li.d %0,0; 1:")

#define OPS(UNARY, BINARY, TERNARY)                                                                      \
  TWO(BINARY, addv, "ADDV", "add.d") TWO(BINARY, subv, "SUBV", "sub.d")                         \
  UNARY(negv, "NEGV", I, I, "sub.d %0,$r0,%1")                                                  \
  SIGNED12(UNARY, addi, "ADDVconst", "addi.d") WIDE64(UNARY, addvc, "ADDVconst", "add.d")       \
  WIDE(UNARY, subi_a, "SUBVconst", -2048, "sub.d") WIDE(UNARY, subi_b, "SUBVconst", -1, "sub.d") \
  WIDE(UNARY, subi_c, "SUBVconst", 0, "sub.d") WIDE(UNARY, subi_d, "SUBVconst", 1, "sub.d")     \
  WIDE(UNARY, subi_e, "SUBVconst", 2047, "sub.d") WIDE64(UNARY, subvc, "SUBVconst", "sub.d")    \
  UPPER16(UNARY, upper_a, -2147483648, -32768) UPPER16(UNARY, upper_b, -65536, -1)              \
  UPPER16(UNARY, upper_c, 65536, 1) UPPER16(UNARY, upper_d, 2147418112, 32767)                  \
  SHIFTED(BINARY, alsl1, 1) SHIFTED(BINARY, alsl2, 2) SHIFTED(BINARY, alsl3, 3)                 \
  SHIFTED(BINARY, alsl4, 4)                                                                     \
  BINARY(sgt, "SGT", I, I, "slt %0,%2,%1") BINARY(sgtu, "SGTU", I, I, "sltu %0,%2,%1")          \
  SIGNED12(UNARY, slti, "SGTconst", "slti") WIDE32(UNARY, sgtc, "SGTconst", "slt")              \
  SIGNED12(UNARY, sltui, "SGTUconst", "sltui") WIDE32(UNARY, sgtuc, "SGTUconst", "sltu")        \
  TWO(BINARY, and, "AND", "and") TWO(BINARY, or, "OR", "or") TWO(BINARY, xor, "XOR", "xor")     \
  TWO(BINARY, nor, "NOR", "nor") TWO(BINARY, andn, "ANDN", "andn") TWO(BINARY, orn, "ORN", "orn") \
  UNSIGNED12(UNARY, andi, "ANDconst", "andi", "and") WIDE64(UNARY, andc, "ANDconst", "and")     \
  UNSIGNED12(UNARY, ori, "ORconst", "ori", "or") WIDE64(UNARY, orc, "ORconst", "or")            \
  UNSIGNED12(UNARY, xori, "XORconst", "xori", "xor") WIDE64(UNARY, xorc, "XORconst", "xor")     \
  WIDE(UNARY, nori_a, "NORconst", -2048, "nor") WIDE(UNARY, nori_b, "NORconst", -1, "nor")      \
  WIDE(UNARY, nori_c, "NORconst", 0, "nor") WIDE(UNARY, nori_d, "NORconst", 1, "nor")           \
  WIDE(UNARY, nori_e, "NORconst", 2047, "nor") WIDE64(UNARY, norc, "NORconst", "nor")           \
  TWO(BINARY, mulv, "MULV", "mul.d") TWO(BINARY, mulhv, "MULHV", "mulh.d")                      \
  TWO(BINARY, mulhvu, "MULHVU", "mulh.du") TWO(BINARY, mulh, "MULH", "mulh.w")                  \
  TWO(BINARY, mulhu, "MULHU", "mulh.wu") TWO(BINARY, mulwvw, "MULWVW", "mulw.d.w")              \
  TWO(BINARY, mulwvwu, "MULWVWU", "mulw.d.wu") TWO(BINARY, divv, "DIVV", "div.d")               \
  TWO(BINARY, divvu, "DIVVU", "div.du") TWO(BINARY, remv, "REMV", "mod.d")                      \
  TWO(BINARY, remvu, "REMVU", "mod.du")                                                         \
  TWO(BINARY, sll, "SLL", "sll.w") TWO(BINARY, srl, "SRL", "srl.w")                             \
  TWO(BINARY, sra, "SRA", "sra.w") TWO(BINARY, rotr, "ROTR", "rotr.w")                          \
  COUNTS(UNARY, slli, "SLLconst", 31, "slli.w") COUNTS(UNARY, srli, "SRLconst", 31, "srli.w")   \
  COUNTS(UNARY, srai, "SRAconst", 31, "srai.w")                                                 \
  COUNTS(UNARY, rotri, "ROTRconst", 31, "rotri.w")                                              \
  TWO(BINARY, sllv, "SLLV", "sll.d") TWO(BINARY, srlv, "SRLV", "srl.d")                         \
  TWO(BINARY, srav, "SRAV", "sra.d") TWO(BINARY, rotrv, "ROTRV", "rotr.d")                      \
  COUNTS(UNARY, sllvi, "SLLVconst", 63, "slli.d") COUNTS(UNARY, srlvi, "SRLVconst", 63, "srli.d") \
  COUNTS(UNARY, sravi, "SRAVconst", 63, "srai.d")                                               \
  COUNTS(UNARY, rotrvi, "ROTRVconst", 63, "rotri.d")                                            \
  ONE(UNARY, movb, "MOVBreg", "ext.w.b") ONE(UNARY, movh, "MOVHreg", "ext.w.h")                 \
  UNARY(movw, "MOVWreg", I, I, "slli.w %0,%1,0") UNARY(movv, "MOVVreg", I, I, "or %0,%1,$r0")   \
  UNARY(movbu, "MOVBUreg", I, I, "andi %0,%1,255")                                              \
  UNARY(movhu, "MOVHUreg", I, I, "bstrpick.d %0,%1,15,0")                                       \
  UNARY(movwu, "MOVWUreg", I, I, "bstrpick.d %0,%1,31,0")                                       \
  UNARY(movvnop, "MOVVnop", I, I, "move %0,%1")                                                 \
  ONE(UNARY, clzw, "CLZW", "clz.w") ONE(UNARY, clzv, "CLZV", "clz.d")                           \
  ONE(UNARY, ctzw, "CTZW", "ctz.w") ONE(UNARY, ctzv, "CTZV", "ctz.d")                           \
  ONE(UNARY, revb2h, "REVB2H", "revb.2h") ONE(UNARY, revb4h, "REVB4H", "revb.4h")               \
  ONE(UNARY, revb2w, "REVB2W", "revb.2w") ONE(UNARY, revbv, "REVBV", "revb.d")                  \
  ONE(UNARY, bitrev4b, "BITREV4B", "bitrev.4b") ONE(UNARY, bitrevw, "BITREVW", "bitrev.w")      \
  ONE(UNARY, bitrevv, "BITREVV", "bitrev.d")                                                    \
  PICKED(UNARY, pickw_a, "BSTRPICKW", 0, "w", 0, 0)                                             \
  PICKED(UNARY, pickw_b, "BSTRPICKW", 647, "w", 20, 7)                                          \
  PICKED(UNARY, pickw_c, "BSTRPICKW", 992, "w", 31, 0)                                          \
  PICKED(UNARY, pickw_d, "BSTRPICKW", 1023, "w", 31, 31)                                        \
  PICKED(UNARY, pickv_a, "BSTRPICKV", 0, "d", 0, 0)                                             \
  PICKED(UNARY, pickv_b, "BSTRPICKV", 2567, "d", 40, 7)                                         \
  PICKED(UNARY, pickv_c, "BSTRPICKV", 4032, "d", 63, 0)                                         \
  PICKED(UNARY, pickv_d, "BSTRPICKV", 4095, "d", 63, 63)                                        \
  TWO(BINARY, maskeqz, "MASKEQZ", "maskeqz") TWO(BINARY, masknez, "MASKNEZ", "masknez")         \
  BRANCH1(UNARY, beqz, "EQZ") BRANCH1(UNARY, bnez, "NEZ") BRANCH1(UNARY, bltz, "LTZ")           \
  BRANCH1(UNARY, blez, "LEZ") BRANCH1(UNARY, bgtz, "GTZ") BRANCH1(UNARY, bgez, "GEZ")           \
  BRANCH_FLAG(UNARY, bcnez, "FPT") BRANCH_FLAG(UNARY, bceqz, "FPF")                             \
  BRANCH2(BINARY, beq, "BEQ", "%1", "%2") BRANCH2(BINARY, bne, "BNE", "%1", "%2")               \
  BRANCH2(BINARY, bge, "BGE", "%1", "%2") BRANCH2(BINARY, blt, "BLT", "%1", "%2")               \
  BRANCH2(BINARY, bgeu, "BGEU", "%1", "%2") BRANCH2(BINARY, bltu, "BLTU", "%1", "%2")           \
  IMMEDIATE(UNARY, addr_low, "MOVVaddr", -2048, "addi.d")                                       \
  IMMEDIATE(UNARY, addr_high, "MOVVaddr", 2047, "addi.d")

#define LOADS(ACCESS, id, name, before, after)                                                  \
  ACCESS(id##_low, name "load -2048", -2048, 0, "ld." before ",%1,-2048" after)                 \
  ACCESS(id##_high, name "load 2047", 2047, 0, "ld." before ",%1,2047" after)                   \
  ACCESS(id##_idx, name "loadidx", 40, 0, "li.d $t0,40; ldx." before ",%1,$t0" after)
#define FLOAT_LOADS(ACCESS, id, name, e, move)                                                  \
  ACCESS(id##_low, name "load -2048", -2048, 0, "fld." e " $f23,%1,-2048; " move " %0,$f23")    \
  ACCESS(id##_high, name "load 2047", 2047, 0, "fld." e " $f23,%1,2047; " move " %0,$f23")      \
  ACCESS(id##_idx, name "loadidx", 40, 0,                                                       \
         "li.d $t0,40; fldx." e " $f23,%1,$t0; " move " %0,$f23")
#define STORES(ACCESS, id, name, e)                                                             \
  ACCESS(id##_low, name "store -2048", -2048, 1, "st." e " %2,%1,-2048")                        \
  ACCESS(id##_high, name "store 2047", 2047, 1, "st." e " %2,%1,2047")                          \
  ACCESS(id##_idx, name "storeidx", 40, 1, "li.d $t0,40; stx." e " %2,%1,$t0")
#define FLOAT_STORES(ACCESS, id, name, e, move)                                                 \
  ACCESS(id##_low, name "store -2048", -2048, 1, move " $f23,%2; fst." e " $f23,%1,-2048")      \
  ACCESS(id##_high, name "store 2047", 2047, 1, move " $f23,%2; fst." e " $f23,%1,2047")        \
  ACCESS(id##_idx, name "storeidx", 40, 1,                                                      \
         "li.d $t0,40; " move " $f23,%2; fstx." e " $f23,%1,$t0")
#define SWAPS(ACCESS, id, name, e)                                                              \
  BOTH(ACCESS, id, name,                                                                        \
       "move %0,$r0; dbar 0x14; 1: ll." e " $t0,%1,0; bne $t0,%2,2f; move %0,%3; "              \
       "sc." e " %0,%1,0; beqz %0,1b; 2: dbar 0x12")
#define SWAPS_AT_ONCE(ACCESS, id, name, e)                                                      \
  BOTH(ACCESS, id, name,                                                                        \
       "move %0,$r0; move $t0,%2; amcas_db." e " $t0,%3,%1; bne $t0,%2,1f; li.d %0,1; 1:")

#define ACCESSES(ACCESS)                                                                        \
  LOADS(ACCESS, lb, "MOVB", "b %0", "") LOADS(ACCESS, lh, "MOVH", "h %0", "")                   \
  LOADS(ACCESS, lw, "MOVW", "w %0", "") LOADS(ACCESS, lv, "MOVV", "d %0", "")                   \
  LOADS(ACCESS, lbu, "MOVBU", "bu %0", "") LOADS(ACCESS, lhu, "MOVHU", "hu %0", "")             \
  LOADS(ACCESS, lwu, "MOVWU", "wu %0", "")                                                      \
  FLOAT_LOADS(ACCESS, lf, "MOVF", "s", "movfr2gr.s") FLOAT_LOADS(ACCESS, ld, "MOVD", "d", "movfr2gr.d") \
  STORES(ACCESS, sb, "MOVB", "b") STORES(ACCESS, sh, "MOVH", "h")                               \
  STORES(ACCESS, sw, "MOVW", "w") STORES(ACCESS, sv, "MOVV", "d")                               \
  FLOAT_STORES(ACCESS, sf, "MOVF", "s", "movgr2fr.w") FLOAT_STORES(ACCESS, sd, "MOVD", "d", "movgr2fr.d") \
  BOTH(ACCESS, al8, "LoweredAtomicLoad8", "ld.b %0,%1,0; dbar 0x14")                            \
  BOTH(ACCESS, al32, "LoweredAtomicLoad32", "ld.w %0,%1,0; dbar 0x14")                          \
  BOTH(ACCESS, al64, "LoweredAtomicLoad64", "ld.d %0,%1,0; dbar 0x14")                          \
  ACCESS(as8, "LoweredAtomicStore8", 0, 1, "dbar 0x12; st.b %2,%1,0; dbar 0x18")                \
  ACCESS(as32, "LoweredAtomicStore32", 0, 1, "dbar 0x12; st.w %2,%1,0; dbar 0x18")              \
  ACCESS(as64, "LoweredAtomicStore64", 0, 1, "dbar 0x12; st.d %2,%1,0; dbar 0x18")              \
  ACCESS(asv8, "LoweredAtomicStore8Variant", 0, 1, "amswap_db.b $r0,%2,%1")                     \
  ACCESS(asv32, "LoweredAtomicStore32Variant", 0, 1, "amswap_db.w $r0,%2,%1")                   \
  ACCESS(asv64, "LoweredAtomicStore64Variant", 0, 1, "amswap_db.d $r0,%2,%1")                   \
  BOTH(ACCESS, ax8, "LoweredAtomicExchange8Variant", "amswap_db.b %0,%2,%1")                    \
  BOTH(ACCESS, ax32, "LoweredAtomicExchange32", "amswap_db.w %0,%2,%1")                         \
  BOTH(ACCESS, ax64, "LoweredAtomicExchange64", "amswap_db.d %0,%2,%1")                         \
  BOTH(ACCESS, aa32, "LoweredAtomicAdd32", "amadd_db.w %0,%2,%1; add.d %0,%2,%0")               \
  BOTH(ACCESS, aa64, "LoweredAtomicAdd64", "amadd_db.d %0,%2,%1; add.d %0,%2,%0")               \
  ACCESS(and32, "LoweredAtomicAnd32", 0, 1, "amand_db.w $r0,%2,%1")                             \
  ACCESS(or32, "LoweredAtomicOr32", 0, 1, "amor_db.w $r0,%2,%1")                                \
  BOTH(ACCESS, andv32, "LoweredAtomicAnd32value", "amand_db.w %0,%2,%1")                        \
  BOTH(ACCESS, andv64, "LoweredAtomicAnd64value", "amand_db.d %0,%2,%1")                        \
  BOTH(ACCESS, orv32, "LoweredAtomicOr32value", "amor_db.w %0,%2,%1")                           \
  BOTH(ACCESS, orv64, "LoweredAtomicOr64value", "amor_db.d %0,%2,%1")                           \
  SWAPS(ACCESS, cas32, "LoweredAtomicCas32", "w") SWAPS(ACCESS, cas64, "LoweredAtomicCas64", "d") \
  SWAPS_AT_ONCE(ACCESS, casv32, "LoweredAtomicCas32Variant", "w")                               \
  SWAPS_AT_ONCE(ACCESS, casv64, "LoweredAtomicCas64Variant", "d")

INTEGER_WITNESS_OF(OPS, ACCESSES)
