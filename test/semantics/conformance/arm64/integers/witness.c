/*
 * The integer ops of ARM64Ops.go, executed: each by its instruction, or by what Go's compiler and assembler make of it.
 * Of a comparison the flags are shown, and above them those of its operands exchanged.
 */
#define FLOAT_REGISTER "w"
#define CLOBBERS "memory", "cc", "x9", "x10", "v16", "v17"
#include "../../integer-witness.h"

#define X2(BINARY, id, name, e) BINARY(id, name, I, I, e " %0,%1,%2")
#define W2(BINARY, id, name, e) BINARY(id, name, I, I, e " %w0,%w1,%w2")
#define X1(UNARY, id, name, e) UNARY(id, name, I, I, e " %0,%1")
#define W1(UNARY, id, name, e) UNARY(id, name, I, I, e " %w0,%w1")

/* What is no immediate is loaded into a register. */
#define LOADED(UNARY, id, name, n, e) UNARY(id, name " " #n, I, I, "ldr x9,=" #n "; " e " %0,%1,x9")
#define SUMS(UNARY, id, name, e)                                                                \
  IMMEDIATE(UNARY, id##_0, name, 0, e) IMMEDIATE(UNARY, id##_1, name, 1, e)                     \
  IMMEDIATE(UNARY, id##_most, name, 4095, e) IMMEDIATE(UNARY, id##_high, name, 16773120, e)     \
  LOADED(UNARY, id##_minus, name, -1, e) LOADED(UNARY, id##_any, name, 1311768467463790320, e)
#define MASKS(UNARY, id, name, e)                                                               \
  IMMEDIATE(UNARY, id##_low, name, 255, e) IMMEDIATE(UNARY, id##_high, name, -256, e)           \
  IMMEDIATE(UNARY, id##_odd, name, 6148914691236517205, e)                                      \
  LOADED(UNARY, id##_any, name, 1311768467463790320, e)
#define COUNTS(UNARY, id, name, e)                                                              \
  IMMEDIATE(UNARY, id##_0, name, 0, e) IMMEDIATE(UNARY, id##_1, name, 1, e)                     \
  IMMEDIATE(UNARY, id##_63, name, 63, e)

/* Of a shifted last operand. */
#define BY(BINARY, id, name, e, how)                                                            \
  BINARY(id##_0, name " 0", I, I, e "," how " #0") BINARY(id##_1, name " 1", I, I, e "," how " #1") \
  BINARY(id##_63, name " 63", I, I, e "," how " #63")
#define SHIFTED(BINARY, id, name, e)                                                            \
  BY(BINARY, id##_ll, name "shiftLL", e, "lsl") BY(BINARY, id##_rl, name "shiftRL", e, "lsr")   \
  BY(BINARY, id##_ra, name "shiftRA", e, "asr")
#define ROTATED(BINARY, id, name, e)                                                            \
  SHIFTED(BINARY, id, name, e) BY(BINARY, id##_ro, name "shiftRO", e, "ror")
#define OF_TWO(e) e " %0,%1,%2"

/* The constants are 256 * lsb + width. */
#define FIELDS(UNARY, id, name, e)                                                              \
  UNARY(id##_a, name " 64", I, I, e ",#0,#64") UNARY(id##_b, name " 1", I, I, e ",#0,#1")       \
  UNARY(id##_c, name " 2072", I, I, e ",#8,#24") UNARY(id##_d, name " 16129", I, I, e ",#63,#1")

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  UNARY(movdreg, "MOVDreg", I, I, "mov %0,%1") UNARY(movdnop, "MOVDnop", I, I, "mov %0,%1")     \
  X2(BINARY, add, "ADD", "add") SUMS(UNARY, addi, "ADDconst", "add")                            \
  X2(BINARY, sub, "SUB", "sub") SUMS(UNARY, subi, "SUBconst", "sub") X1(UNARY, neg, "NEG", "neg") \
  X2(BINARY, and, "AND", "and") MASKS(UNARY, andi, "ANDconst", "and")                           \
  X2(BINARY, orr, "OR", "orr") MASKS(UNARY, orri, "ORconst", "orr")                             \
  X2(BINARY, eor, "XOR", "eor") MASKS(UNARY, eori, "XORconst", "eor")                           \
  X2(BINARY, bic, "BIC", "bic") X2(BINARY, eon, "EON", "eon") X2(BINARY, orn, "ORN", "orn")     \
  X1(UNARY, mvn, "MVN", "mvn")                                                                  \
  SHIFTED(BINARY, adds_, "ADD", OF_TWO("add")) SHIFTED(BINARY, subs_, "SUB", OF_TWO("sub"))     \
  ROTATED(BINARY, ands_, "AND", OF_TWO("and")) ROTATED(BINARY, orrs_, "OR", OF_TWO("orr"))      \
  ROTATED(BINARY, eors_, "XOR", OF_TWO("eor")) ROTATED(BINARY, bics_, "BIC", OF_TWO("bic"))     \
  ROTATED(BINARY, eons_, "EON", OF_TWO("eon")) ROTATED(BINARY, orns_, "ORN", OF_TWO("orn"))     \
  ROTATED(UNARY, mvns_, "MVN", "mvn %0,%1") SHIFTED(UNARY, negs_, "NEG", "neg %0,%1")           \
  X2(BINARY, lslv, "SLL", "lsl") X2(BINARY, lsrv, "SRL", "lsr") X2(BINARY, asrv, "SRA", "asr")  \
  X2(BINARY, rorv, "ROR", "ror") W2(BINARY, rorvw, "RORW", "ror")                               \
  COUNTS(UNARY, lsl, "SLLconst", "lsl") COUNTS(UNARY, lsr, "SRLconst", "lsr")                   \
  COUNTS(UNARY, asr, "SRAconst", "asr") COUNTS(UNARY, ror, "RORconst", "ror")                   \
  UNARY(rorw_0, "RORWconst 0", I, I, "ror %w0,%w1,0") UNARY(rorw_1, "RORWconst 1", I, I, "ror %w0,%w1,1") \
  UNARY(rorw_31, "RORWconst 31", I, I, "ror %w0,%w1,31")                                        \
  BINARY(extr_0, "EXTRconst 0", I, I, "extr %0,%1,%2,0") BINARY(extr_1, "EXTRconst 1", I, I, "extr %0,%1,%2,1") \
  BINARY(extr_63, "EXTRconst 63", I, I, "extr %0,%1,%2,63")                                     \
  BINARY(extrw_0, "EXTRWconst 0", I, I, "extr %w0,%w1,%w2,0")                                   \
  BINARY(extrw_1, "EXTRWconst 1", I, I, "extr %w0,%w1,%w2,1")                                   \
  BINARY(extrw_31, "EXTRWconst 31", I, I, "extr %w0,%w1,%w2,31")                                \
  FIELDS(BINARY, bfi, "BFI", "mov %0,%1; bfi %0,%2") FIELDS(BINARY, bfxil, "BFXIL", "mov %0,%1; bfxil %0,%2") \
  FIELDS(UNARY, sbfiz, "SBFIZ", "sbfiz %0,%1") FIELDS(UNARY, sbfx, "SBFX", "sbfx %0,%1")        \
  FIELDS(UNARY, ubfiz, "UBFIZ", "ubfiz %0,%1") FIELDS(UNARY, ubfx, "UBFX", "ubfx %0,%1")        \
  UNARY(sxtb, "MOVBreg", I, I, "sxtb %0,%w1") UNARY(sxth, "MOVHreg", I, I, "sxth %0,%w1")       \
  UNARY(sxtw, "MOVWreg", I, I, "sxtw %0,%w1") UNARY(uxtb, "MOVBUreg", I, I, "uxtb %w0,%w1")     \
  UNARY(uxth, "MOVHUreg", I, I, "uxth %w0,%w1") UNARY(uxtw, "MOVWUreg", I, I, "mov %w0,%w1")    \
  X2(BINARY, mul, "MUL", "mul") W2(BINARY, mulw, "MULW", "mul")                                 \
  X2(BINARY, mneg, "MNEG", "mneg") W2(BINARY, mnegw, "MNEGW", "mneg")                           \
  TERNARY(madd, "MADD", I, I, "madd %0,%2,%3,%1") TERNARY(maddw, "MADDW", I, I, "madd %w0,%w2,%w3,%w1") \
  TERNARY(msub, "MSUB", I, I, "msub %0,%2,%3,%1") TERNARY(msubw, "MSUBW", I, I, "msub %w0,%w2,%w3,%w1") \
  X2(BINARY, smulh, "MULH", "smulh") X2(BINARY, umulh, "UMULH", "umulh")                        \
  BINARY(smull, "MULL", I, I, "smull %0,%w1,%w2") BINARY(umull, "UMULL", I, I, "umull %0,%w1,%w2") \
  X2(BINARY, sdiv, "DIV", "sdiv") X2(BINARY, udiv, "UDIV", "udiv")                              \
  W2(BINARY, sdivw, "DIVW", "sdiv") W2(BINARY, udivw, "UDIVW", "udiv")                          \
  BINARY(rem, "MOD", I, I, "sdiv x9,%1,%2; msub %0,x9,%2,%1")                                   \
  BINARY(urem, "UMOD", I, I, "udiv x9,%1,%2; msub %0,x9,%2,%1")                                 \
  BINARY(remw, "MODW", I, I, "sdiv w9,%w1,%w2; msub %w0,w9,%w2,%w1")                            \
  BINARY(uremw, "UMODW", I, I, "udiv w9,%w1,%w2; msub %w0,w9,%w2,%w1")                          \
  X1(UNARY, clz, "CLZ", "clz") W1(UNARY, clzw, "CLZW", "clz")                                   \
  X1(UNARY, rbit, "RBIT", "rbit") W1(UNARY, rbitw, "RBITW", "rbit")                             \
  X1(UNARY, rev, "REV", "rev") W1(UNARY, revw, "REVW", "rev")                                   \
  X1(UNARY, rev16, "REV16", "rev16") W1(UNARY, rev16w, "REV16W", "rev16")                       \
  UNARY(vcnt, "VCNT", D, D, "cnt %0.8b,%1.8b") UNARY(vuaddlv, "VUADDLV", D, D, "uaddlv %h0,%1.8b") \
  X2(BINARY, adds, "ADDSflags.0", "adds") X2(BINARY, subs, "SUBSflags.0", "subs")               \
  UNARY(addr_low, "MOVDaddr -256", I, I, "sub %0,%1,#256") IMMEDIATE(UNARY, addr_high, "MOVDaddr", 4088, "add") \
  X1(UNARY, negs, "NEGSflags.0", "negs") SUMS(UNARY, addsi, "ADDSconstflags.0", "adds")

/* N, Z, C and V with N lowest, as the machine has them: N highest. */
static uint64_t turned(uint64_t nzcv) { return 0xf7b3d591e6a2c480 >> 4 * (nzcv & 15) & 15; }

/* What sets the flags. %1 and %2 are the operands. */
#define FLAGS_OF(nzcv, text)                                                                    \
  __asm__ volatile(text "; mrs %0,nzcv; lsr %0,%0,28" : "=&r"(nzcv) : "r"((I)a), "r"((I)b) : CLOBBERS)
#define FLAGS(id, name, text)                                                                   \
  OPERATION(id) {                                                                               \
    (void)c, (void)mode;                                                                        \
    I nzcv = 0;                                                                                 \
    FLAGS_OF(nzcv, text);                                                                       \
    return (struct outcome){turned(nzcv), 0};                                                   \
  }
#define LISTED_FLAGS(id, name, text) {name, 0, {id, id}},

#define SETS_SUM(FLAGS, id, name, e)                                                            \
  FLAGS(id##_0, name " 0", e ",#0") FLAGS(id##_1, name " 1", e ",#1")                           \
  FLAGS(id##_most, name " 4095", e ",#4095") FLAGS(id##_minus, name " -1", e ",#-1")
#define BY_FLAGS(FLAGS, id, name, e, how)                                                       \
  FLAGS(id##_0, name " 0", e "," how " #0") FLAGS(id##_1, name " 1", e "," how " #1")           \
  FLAGS(id##_63, name " 63", e "," how " #63")
#define SETS_SHIFTED(FLAGS, id, name, e)                                                        \
  BY_FLAGS(FLAGS, id##_ll, name "shiftLL", e, "lsl") BY_FLAGS(FLAGS, id##_rl, name "shiftRL", e, "lsr") \
  BY_FLAGS(FLAGS, id##_ra, name "shiftRA", e, "asr")

#define SETTERS(FLAGS)                                                                          \
  FLAGS(cmn, "CMN", "cmn %1,%2") FLAGS(cmnw, "CMNW", "cmn %w1,%w2")                             \
  SETS_SUM(FLAGS, cmni, "CMNconst", "cmn %1") SETS_SUM(FLAGS, cmnwi, "CMNWconst", "cmn %w1")    \
  FLAGS(tst, "TST", "tst %1,%2") FLAGS(tstw, "TSTW", "tst %w1,%w2")                             \
  FLAGS(tsti_a, "TSTconst 1", "tst %1,#1") FLAGS(tsti_b, "TSTconst -256", "tst %1,#-256")       \
  FLAGS(tstwi_a, "TSTWconst 1", "tst %w1,#1") FLAGS(tstwi_b, "TSTWconst -256", "tst %w1,#0xffffff00") \
  SETS_SHIFTED(FLAGS, cmns, "CMN", "cmn %1,%2") SETS_SHIFTED(FLAGS, tsts, "TST", "tst %1,%2")   \
  BY_FLAGS(FLAGS, tsts_ro, "TSTshiftRO", "tst %1,%2", "ror")                                    \
  FLAGS(addsf, "ADDSflags.1", "adds %0,%1,%2") FLAGS(subsf, "SUBSflags.1", "subs %0,%1,%2")     \
  FLAGS(negsf, "NEGSflags.1", "negs %0,%1") SETS_SUM(FLAGS, addsif, "ADDSconstflags.1", "adds %0,%1") \
  FLAGS(addsif_high, "ADDSconstflags.1 16773120", "adds %0,%1,#16773120")                       \
  FLAGS(addsif_any, "ADDSconstflags.1 1311768467463790320", "ldr x9,=1311768467463790320; adds %0,%1,x9")

/* A comparison, and the one of its operands exchanged. */
#define COMPARISON(id, name, text, exchanged)                                                   \
  OPERATION(id) {                                                                               \
    (void)c, (void)mode;                                                                        \
    I nzcv = 0, other = 0;                                                                      \
    FLAGS_OF(nzcv, text);                                                                       \
    FLAGS_OF(other, exchanged);                                                                 \
    return (struct outcome){turned(nzcv) | turned(other) << 4, 0};                              \
  }
#define LISTED_COMPARISON(id, name, text, exchanged) {name, 0, {id, id}},

#define COMPARES(COMPARISON, id, name, r, m)                                                    \
  COMPARISON(id##_0, name " 0", "cmp %" m "1,#0", "mov x9,#0; cmp " r "9,%" m "1")              \
  COMPARISON(id##_1, name " 1", "cmp %" m "1,#1", "mov x9,#1; cmp " r "9,%" m "1")              \
  COMPARISON(id##_most, name " 4095", "cmp %" m "1,#4095", "mov x9,#4095; cmp " r "9,%" m "1")  \
  COMPARISON(id##_minus, name " -1", "cmp %" m "1,#-1", "mov x9,#-1; cmp " r "9,%" m "1")
/* Only the second operand of an instruction is shifted. */
#define BY_COMPARISON(COMPARISON, id, name, how)                                                \
  COMPARISON(id##_0, name " 0", "cmp %1,%2," how " #0", "cmp %2,%1")                            \
  COMPARISON(id##_1, name " 1", "cmp %1,%2," how " #1", how " x9,%2,#1; cmp x9,%1")             \
  COMPARISON(id##_63, name " 63", "cmp %1,%2," how " #63", how " x9,%2,#63; cmp x9,%1")
#define DOUBLES "fmov d16,%1; fmov d17,%2; "
#define SINGLES "fmov s16,%w1; fmov s17,%w2; "

#define COMPARISONS(COMPARISON)                                                                 \
  COMPARISON(cmp, "CMP", "cmp %1,%2", "cmp %2,%1") COMPARISON(cmpw, "CMPW", "cmp %w1,%w2", "cmp %w2,%w1") \
  COMPARES(COMPARISON, cmpi, "CMPconst", "x", "") COMPARES(COMPARISON, cmpwi, "CMPWconst", "w", "w") \
  BY_COMPARISON(COMPARISON, cmps_ll, "CMPshiftLL", "lsl")                                       \
  BY_COMPARISON(COMPARISON, cmps_rl, "CMPshiftRL", "lsr")                                       \
  BY_COMPARISON(COMPARISON, cmps_ra, "CMPshiftRA", "asr")                                       \
  COMPARISON(fcmps, "FCMPS", SINGLES "fcmp s16,s17", SINGLES "fcmp s17,s16")                    \
  COMPARISON(fcmpd, "FCMPD", DOUBLES "fcmp d16,d17", DOUBLES "fcmp d17,d16")                    \
  COMPARISON(fcmps0, "FCMPS0", SINGLES "fcmp s16,#0.0", SINGLES "fmov s17,wzr; fcmp s17,s16")   \
  COMPARISON(fcmpd0, "FCMPD0", DOUBLES "fcmp d16,#0.0", DOUBLES "fmov d17,xzr; fcmp d17,d16")

/* What reads the flags, which are one of the operands a, b and c. %2 and %3 are a and b. */
#define READ(id, name, flags, text)                                                             \
  OPERATION(id) {                                                                               \
    (void)c, (void)mode;                                                                        \
    I result = 0, nzcv = turned(flags) << 28;                                                   \
    __asm__ volatile("msr nzcv,%1; " text                                                       \
                     : "=&r"(result) : "r"(nzcv), "r"((I)a), "r"((I)b) : CLOBBERS);             \
    return (struct outcome){result, 0};                                                         \
  }
#define LISTED_READ(id, name, flags, text) {name, 0, {id, id}},
#define CONDITION(READ, n, op, cc)                                                              \
  READ(cset_##n, op, a, "cset %0," cc) READ(csetm_##n, "CSETM " #n, a, "csetm %0," cc)          \
  READ(csel_##n, "CSEL " #n, c, "csel %0,%2,%3," cc)                                            \
  READ(csel0_##n, "CSEL0 " #n, b, "csel %0,%2,xzr," cc)
#define ELSE(READ, n, cc)                                                                       \
  READ(csinc_##n, "CSINC " #n, c, "csinc %0,%2,%3," cc)                                         \
  READ(csinv_##n, "CSINV " #n, c, "csinv %0,%2,%3," cc)                                         \
  READ(csneg_##n, "CSNEG " #n, c, "csneg %0,%2,%3," cc)
/* One or zero by the conditional branches that the block becomes. */
#define BRANCH(READ, id, block, taken) READ(id, block, a, "mov %0,#1; " taken "; mov %0,#0; 1:")

#define READERS(READ)                                                                           \
  CONDITION(READ, 1, "Equal", "eq") CONDITION(READ, 2, "NotEqual", "ne")                        \
  CONDITION(READ, 3, "LessThan", "lt") CONDITION(READ, 4, "LessEqual", "le")                    \
  CONDITION(READ, 5, "GreaterThan", "gt") CONDITION(READ, 6, "GreaterEqual", "ge")              \
  CONDITION(READ, 7, "LessThanU", "lo") CONDITION(READ, 8, "LessEqualU", "ls")                  \
  CONDITION(READ, 9, "GreaterThanU", "hi") CONDITION(READ, 10, "GreaterEqualU", "hs")           \
  CONDITION(READ, 11, "LessThanF", "mi") CONDITION(READ, 12, "LessEqualF", "ls")                \
  CONDITION(READ, 13, "GreaterThanF", "gt") CONDITION(READ, 14, "GreaterEqualF", "ge")          \
  CONDITION(READ, 15, "NotLessThanF", "pl") CONDITION(READ, 16, "NotLessEqualF", "hi")          \
  CONDITION(READ, 17, "NotGreaterThanF", "le") CONDITION(READ, 18, "NotGreaterEqualF", "lt")    \
  CONDITION(READ, 19, "LessThanNoov", "mi") CONDITION(READ, 20, "GreaterEqualNoov", "pl")       \
  ELSE(READ, 1, "eq") ELSE(READ, 4, "le") ELSE(READ, 7, "lo")                                   \
  BRANCH(READ, beq, "EQ", "beq 1f") BRANCH(READ, bne, "NE", "bne 1f")                           \
  BRANCH(READ, blt, "LT", "blt 1f") BRANCH(READ, ble, "LE", "ble 1f")                           \
  BRANCH(READ, bgt, "GT", "bgt 1f") BRANCH(READ, bge, "GE", "bge 1f")                           \
  BRANCH(READ, blo, "ULT", "blo 1f") BRANCH(READ, bls, "ULE", "bls 1f")                         \
  BRANCH(READ, bhi, "UGT", "bhi 1f") BRANCH(READ, bhs, "UGE", "bhs 1f")                         \
  BRANCH(READ, fblt, "FLT", "bmi 1f") BRANCH(READ, fble, "FLE", "bls 1f")                       \
  BRANCH(READ, fbgt, "FGT", "bgt 1f") BRANCH(READ, fbge, "FGE", "bge 1f")                       \
  BRANCH(READ, ltnoov, "LTnoov", "bmi 1f") BRANCH(READ, genoov, "GEnoov", "bpl 1f")             \
  BRANCH(READ, lenoov, "LEnoov", "bmi 1f; beq 1f")                                              \
  BRANCH(READ, gtnoov, "GTnoov", "beq 2f; bpl 1f; 2:")                                          \
  READ(adcs, "ADCSflags.0", c, "adcs %0,%2,%3") READ(sbcs, "SBCSflags.0", c, "sbcs %0,%2,%3")   \
  READ(adcsf, "ADCSflags.1", c, "adcs %0,%2,%3; " NZCV) READ(sbcsf, "SBCSflags.1", c, "sbcs %0,%2,%3; " NZCV) \
  READ(adc, "ADCzerocarry", a, "adc %0,xzr,xzr") READ(ngc, "NGCzerocarry", a, "ngc %0,xzr")
/* The flags with N lowest: reversed. */
#define NZCV "mrs %0,nzcv; rbit %0,%0; ubfx %0,%0,#32,#4"

#define TEST(UNARY, id, block, taken) UNARY(id, block, I, I, "mov %0,#1; " taken "; mov %0,#0; 1:")
#define TESTS(UNARY)                                                                            \
  TEST(UNARY, cbz, "Z", "cbz %1,1f") TEST(UNARY, cbnz, "NZ", "cbnz %1,1f")                      \
  TEST(UNARY, cbzw, "ZW", "cbz %w1,1f") TEST(UNARY, cbnzw, "NZW", "cbnz %w1,1f")                \
  TEST(UNARY, tbz_0, "TBZ 0", "tbz %1,#0,1f") TEST(UNARY, tbnz_0, "TBNZ 0", "tbnz %1,#0,1f")    \
  TEST(UNARY, tbz_31, "TBZ 31", "tbz %1,#31,1f") TEST(UNARY, tbnz_31, "TBNZ 31", "tbnz %1,#31,1f") \
  TEST(UNARY, tbz_63, "TBZ 63", "tbz %1,#63,1f") TEST(UNARY, tbnz_63, "TBNZ 63", "tbnz %1,#63,1f")

/* Of an address that is a register and an offset, the sum of two registers, and that with the second one shifted. */
#define LOADS(ACCESS, id, name, e, r)                                                           \
  ACCESS(id##_low, name "load -256", -256, 0, e " " r "0,[%1,#-256]")                           \
  ACCESS(id##_high, name "load 4088", 4088, 0, e " " r "0,[%1,#4088]")                          \
  ACCESS(id##_idx, name "loadidx", 40, 0, "mov x9,#40; " e " " r "0,[%1,x9]")
#define LOADS_SCALED(ACCESS, id, name, e, r, n, shift)                                          \
  LOADS(ACCESS, id, name, e, r)                                                                 \
  ACCESS(id##_idx##n, name "loadidx" #n, 40 * n, 0, "mov x9,#40; " e " " r "0,[%1,x9,lsl #" #shift "]")
#define STORES(ACCESS, id, name, e, r, z)                                                       \
  ACCESS(id##_low, name "store -256", -256, 1, e " " r "2,[%1,#-256]")                          \
  ACCESS(id##_high, name "store 4088", 4088, 1, e " " r "2,[%1,#4088]")                         \
  ACCESS(id##_idx, name "storeidx", 40, 1, "mov x9,#40; " e " " r "2,[%1,x9]")                  \
  ACCESS(id##_zlow, name "storezero -256", -256, 1, e " " z ",[%1,#-256]")                      \
  ACCESS(id##_zhigh, name "storezero 4088", 4088, 1, e " " z ",[%1,#4088]")                     \
  ACCESS(id##_zidx, name "storezeroidx", 40, 1, "mov x9,#40; " e " " z ",[%1,x9]")
#define STORES_SCALED(ACCESS, id, name, e, r, z, n, shift)                                      \
  STORES(ACCESS, id, name, e, r, z)                                                             \
  ACCESS(id##_idx##n, name "storeidx" #n, 40 * n, 1, "mov x9,#40; " e " " r "2,[%1,x9,lsl #" #shift "]") \
  ACCESS(id##_zidx##n, name "storezeroidx" #n, 40 * n, 1, "mov x9,#40; " e " " z ",[%1,x9,lsl #" #shift "]")
#define NUMBERS(ACCESS, id, name, r, x, n, shift)                                               \
  ACCESS(id##_low, name "load -256", -256, 0, "ldr " r "16,[%1,#-256]; fmov " x "0," r "16")    \
  ACCESS(id##_high, name "load 4088", 4088, 0, "ldr " r "16,[%1,#4088]; fmov " x "0," r "16")   \
  ACCESS(id##_idx, name "loadidx", 40, 0, "mov x9,#40; ldr " r "16,[%1,x9]; fmov " x "0," r "16") \
  ACCESS(id##_idxn, name "loadidx" #n, 40 * n, 0,                                               \
         "mov x9,#40; ldr " r "16,[%1,x9,lsl #" #shift "]; fmov " x "0," r "16")                \
  ACCESS(id##_slow, name "store -256", -256, 1, "fmov " r "16," x "2; str " r "16,[%1,#-256]")  \
  ACCESS(id##_shigh, name "store 4088", 4088, 1, "fmov " r "16," x "2; str " r "16,[%1,#4088]") \
  ACCESS(id##_sidx, name "storeidx", 40, 1, "fmov " r "16," x "2; mov x9,#40; str " r "16,[%1,x9]") \
  ACCESS(id##_sidxn, name "storeidx" #n, 40 * n, 1,                                             \
         "fmov " r "16," x "2; mov x9,#40; str " r "16,[%1,x9,lsl #" #shift "]")

/* What lies beside the eight bytes that are shown is zero before. %1 is the address that an offset is added to. */
#define WIDE(id, name, offset, is_memory, text)                                                 \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    _Alignas(16) volatile uint8_t bytes[72] = {0};                                              \
    for (int k = 0; k < 8; k++) bytes[32 + k] = a >> 8 * k;                                     \
    I result = 0;                                                                               \
    __asm__ volatile(text : "=&r"(result)                                                       \
                     : "r"((I)(bytes + 32) - (I)(offset)), "r"((I)b), "r"((I)c)                 \
                     : CLOBBERS);                                                               \
    return (struct outcome){is_memory ? gathered(bytes + 32) : result, 0};                      \
  }
/* The part that is shown is the first or, 8 bytes behind the address, another one. */
#define PAIR_OF(WIDE, id, name, n, is_memory, text)                                             \
  WIDE(id##_0, name " " #n, n, is_memory, text) WIDE(id##_8, name " " #n " 8", n + 8, is_memory, text)
#define AT(n) ",[%1,#" #n "]"
#define GENERAL_PAIR(WIDE, id, n, load, store, e, s, r, w)                                      \
  PAIR_OF(WIDE, id##_a, load ".0", n, 0, e " " r "0," w "9" AT(n))                              \
  PAIR_OF(WIDE, id##_b, load ".1", n, 0, e " " w "9," r "0" AT(n))                              \
  s(WIDE, id, n, store, r)
#define STORES_PAIR(WIDE, id, n, name, r) PAIR_OF(WIDE, id##_c, name, n, 1, "stp " r "2," r "3" AT(n))
#define NO_STORE(WIDE, id, n, name, r)
#define NUMBER_PAIR(WIDE, id, n, load, store, r, x)                                             \
  PAIR_OF(WIDE, id##_a, load ".0", n, 0, "ldp " r "16," r "17" AT(n) "; fmov " x "0," r "16")   \
  PAIR_OF(WIDE, id##_b, load ".1", n, 0, "ldp " r "16," r "17" AT(n) "; fmov " x "0," r "17")   \
  PAIR_OF(WIDE, id##_c, store, n, 1, "fmov " r "16," x "2; fmov " r "17," x "3; stp " r "16," r "17" AT(n))
#define PAIRS_AT(WIDE, id, n)                                                                   \
  GENERAL_PAIR(WIDE, ldp_##id, n, "LDP", "STP", "ldp", STORES_PAIR, "%", "x")                   \
  GENERAL_PAIR(WIDE, ldpw_##id, n, "LDPW", "STPW", "ldp", STORES_PAIR, "%w", "w")               \
  GENERAL_PAIR(WIDE, ldpsw_##id, n, "LDPSW", "", "ldpsw", NO_STORE, "%", "x")                   \
  NUMBER_PAIR(WIDE, fldps_##id, n, "FLDPS", "FSTPS", "s", "%w")                                 \
  NUMBER_PAIR(WIDE, fldpd_##id, n, "FLDPD", "FSTPD", "d", "%")                                  \
  PAIR_OF(WIDE, stpz_##id, "MOVQstorezero", n, 1, "stp xzr,xzr" AT(n))
#define WIDES(WIDE) PAIRS_AT(WIDE, low, -256) PAIRS_AT(WIDE, high, 240)

#define ATOMIC(ACCESS, id, n, l, s, r, w)                                                       \
  BOTH(ACCESS, swp_##id, "LoweredAtomicExchange" n,                                             \
       "1: ldaxr" l " " r "0,[%1]; stlxr" l " w10," r "2,[%1]; cbnz w10,1b")                    \
  BOTH(ACCESS, swpv_##id, "LoweredAtomicExchange" n "Variant", "swpal" l " " r "2," r "0,[%1]") \
  BOTH(ACCESS, and_##id, "LoweredAtomicAnd" n,                                                  \
       "1: ldaxr" l " " r "0,[%1]; and x9,%0,%2; stlxr" l " w10," w "9,[%1]; cbnz w10,1b")      \
  BOTH(ACCESS, andv_##id, "LoweredAtomicAnd" n "Variant", "mvn x9,%2; ldclral" l " " w "9," r "0,[%1]") \
  BOTH(ACCESS, or_##id, "LoweredAtomicOr" n,                                                    \
       "1: ldaxr" l " " r "0,[%1]; orr x9,%0,%2; stlxr" l " w10," w "9,[%1]; cbnz w10,1b")      \
  BOTH(ACCESS, orv_##id, "LoweredAtomicOr" n "Variant", "ldsetal" l " " r "2," r "0,[%1]")
#define ATOMIC_WIDE(ACCESS, id, n, r, w)                                                        \
  BOTH(ACCESS, add_##id, "LoweredAtomicAdd" n,                                                  \
       "1: ldaxr " r "0,[%1]; add %0,%0,%2; stlxr w10," r "0,[%1]; cbnz w10,1b")                \
  BOTH(ACCESS, addv_##id, "LoweredAtomicAdd" n "Variant", "ldaddal " r "2," r "0,[%1]; add %0,%0,%2") \
  BOTH(ACCESS, cas_##id, "LoweredAtomicCas" n,                                                  \
       "1: ldaxr " w "9,[%1]; cmp " w "9," r "2; bne 2f; stlxr w9," r "3,[%1]; cbnz w9,1b; 2: cset %0,eq") \
  BOTH(ACCESS, casv_##id, "LoweredAtomicCas" n "Variant",                                       \
       "mov " w "9," r "2; casal " w "9," r "3,[%1]; cmp " w "9," r "2; cset %0,eq")
#define ACQUIRE(ACCESS, id, n, l, r)                                                            \
  BOTH(ACCESS, ldar_##id, "LDAR" n, "ldar" l " " r "0,[%1]")                                    \
  ACCESS(stlr_##id, "STLR" n, 0, 1, "stlr" l " " r "2,[%1]")

#define ACCESSES(ACCESS)                                                                        \
  LOADS(ACCESS, ldrsb, "MOVB", "ldrsb", "%") LOADS(ACCESS, ldrb, "MOVBU", "ldrb", "%w")         \
  LOADS_SCALED(ACCESS, ldrsh, "MOVH", "ldrsh", "%", 2, 1) LOADS_SCALED(ACCESS, ldrh, "MOVHU", "ldrh", "%w", 2, 1) \
  LOADS_SCALED(ACCESS, ldrsw, "MOVW", "ldrsw", "%", 4, 2) LOADS_SCALED(ACCESS, ldrw, "MOVWU", "ldr", "%w", 4, 2) \
  LOADS_SCALED(ACCESS, ldr, "MOVD", "ldr", "%", 8, 3)                                           \
  STORES(ACCESS, strb, "MOVB", "strb", "%w", "wzr")                                             \
  STORES_SCALED(ACCESS, strh, "MOVH", "strh", "%w", "wzr", 2, 1)                                \
  STORES_SCALED(ACCESS, strw, "MOVW", "str", "%w", "wzr", 4, 2)                                 \
  STORES_SCALED(ACCESS, str, "MOVD", "str", "%", "xzr", 8, 3)                                   \
  NUMBERS(ACCESS, fs, "FMOVS", "s", "%w", 4, 2) NUMBERS(ACCESS, fd, "FMOVD", "d", "%", 8, 3)    \
  ACQUIRE(ACCESS, b, "B", "b", "%w") ACQUIRE(ACCESS, w, "W", "", "%w") ACQUIRE(ACCESS, x, "", "", "%") \
  ATOMIC(ACCESS, b, "8", "b", "b", "%w", "w") ATOMIC(ACCESS, w, "32", "", "", "%w", "w")        \
  ATOMIC(ACCESS, x, "64", "", "", "%", "x")                                                     \
  ATOMIC_WIDE(ACCESS, w, "32", "%w", "w") ATOMIC_WIDE(ACCESS, x, "64", "%", "x")

OPS(UNARY, BINARY, TERNARY)
SETTERS(FLAGS)
COMPARISONS(COMPARISON)
READERS(READ)
TESTS(UNARY)
ACCESSES(ACCESS)
WIDES(WIDE)
static const struct instruction instructions[] = {OPS(LISTED, LISTED, LISTED) SETTERS(LISTED_FLAGS)
                                                  COMPARISONS(LISTED_COMPARISON) READERS(LISTED_READ)
                                                  TESTS(LISTED) ACCESSES(LISTED_ACCESS)
                                                  WIDES(LISTED_ACCESS)};
int main(int argc, char **argv) {
  return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv);
}
