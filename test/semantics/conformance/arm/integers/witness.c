/*
 * The integer ops of ARMOps.go, executed: each by its instruction, or by what Go's compiler and assembler make of it. r12 is
 * the register for constants, which Go's assembler calls R11. Flags are passed as they are packed, N lowest.
 */
#define CLOBBERS "memory", "cc", "r12"
#define FLOAT_REGISTER "w"
#define REGISTER_TYPE uint32_t
#include "../../integer-witness.h"

#define FLAGS_FROM(reg) "rbit r12," reg "; msr APSR_nzcvq,r12; "
#define FLAGS_TO "; mrs %0,APSR; rbit %0,%0; and %0,%0,#15"
/* N and Z alone. */
#define LOGICAL_TO "; mrs %0,APSR; rbit %0,%0; and %0,%0,#3"
#define CONSTANT(n) "movw r12,#(" #n ")&0xffff; movt r12,#((" #n ")>>16)&0xffff; "

#define COUNTED(U, id, name, before, shift, after)                                              \
  U(id##_0, name " 0", I, I, before shift " #0" after)                                          \
  U(id##_1, name " 1", I, I, before shift " #1" after)                                          \
  U(id##_31, name " 31", I, I, before shift " #31" after)
/* lsr and asr by 0 are encoded as lsl. */
#define SHIFTED(U, id, name, before, after)                                                     \
  COUNTED(U, id##_ll, name "LL", before, "lsl", after)                                          \
  COUNTED_RIGHT(U, id##_rl, name "RL", before, "lsr", after)                                    \
  COUNTED_RIGHT(U, id##_ra, name "RA", before, "asr", after)
#define COUNTED_RIGHT(U, id, name, before, shift, after)                                        \
  U(id##_0, name " 0", I, I, before "lsl #0" after)                                             \
  U(id##_1, name " 1", I, I, before shift " #1" after)                                          \
  U(id##_31, name " 31", I, I, before shift " #31" after)
#define BY_REGISTER(T, id, name, before, count, after)                                          \
  T(id##_llr, name "LLreg", I, I, before "lsl " count after)                                    \
  T(id##_rlr, name "RLreg", I, I, before "lsr " count after)                                    \
  T(id##_rar, name "RAreg", I, I, before "asr " count after)
#define WIDE(U, id, name, before, after)                                                        \
  U(id##_least, name " -2147483648", I, I, CONSTANT(-2147483648) before "r12" after)            \
  U(id##_minus, name " -1", I, I, CONSTANT(-1) before "r12" after)                              \
  U(id##_zero, name " 0", I, I, CONSTANT(0) before "r12" after)                                 \
  U(id##_one, name " 1", I, I, CONSTANT(1) before "r12" after)                                  \
  U(id##_byte, name " 255", I, I, CONSTANT(255) before "r12" after)                             \
  U(id##_mixed, name " 305419896", I, I, CONSTANT(305419896) before "r12" after)

/* An operation on Rn and an operand in all of its forms. */
#define FLEXIBLE(U, B, T, id, name, instruction)                                                \
  B(id, name, I, I, instruction " %0,%1,%2")                                                    \
  WIDE(U, id##_c, name "const", instruction " %0,%1,", "")                                      \
  SHIFTED(B, id##_s, name "shift", instruction " %0,%1,%2,", "")                                \
  BY_REGISTER(T, id##_s, name "shift", instruction " %0,%1,%2,", "%3", "")
/* The same that gives its flags as a second part. Go has no RSBS of two registers. */
#define SETTING_FORMS(U, B, T, id, name, instruction, part, after)                              \
  WIDE(U, id##_c, name "const" part, instruction " %0,%1,", after)                              \
  SETTING_SHIFTED(B, id##_s, name "shift", instruction " %0,%1,%2,", part, after)               \
  T(id##_llr, name "shiftLLreg" part, I, I, instruction " %0,%1,%2,lsl %3" after)               \
  T(id##_rlr, name "shiftRLreg" part, I, I, instruction " %0,%1,%2,lsr %3" after)               \
  T(id##_rar, name "shiftRAreg" part, I, I, instruction " %0,%1,%2,asr %3" after)
#define SETTING_SHIFTED(B, id, name, before, part, after)                                       \
  B(id##_ll0, name "LL" part " 0", I, I, before "lsl #0" after)                                 \
  B(id##_ll1, name "LL" part " 1", I, I, before "lsl #1" after)                                 \
  B(id##_ll31, name "LL" part " 31", I, I, before "lsl #31" after)                              \
  B(id##_rl0, name "RL" part " 0", I, I, before "lsl #0" after)                                 \
  B(id##_rl1, name "RL" part " 1", I, I, before "lsr #1" after)                                 \
  B(id##_rl31, name "RL" part " 31", I, I, before "lsr #31" after)                              \
  B(id##_ra0, name "RA" part " 0", I, I, before "lsl #0" after)                                 \
  B(id##_ra1, name "RA" part " 1", I, I, before "asr #1" after)                                 \
  B(id##_ra31, name "RA" part " 31", I, I, before "asr #31" after)
#define SETTING(U, B, T, id, name, instruction)                                                 \
  SETTING_FORMS(U, B, T, id##_0, name, instruction, ".0", "")                                   \
  SETTING_FORMS(U, B, T, id##_1, name, instruction, ".1", FLAGS_TO)
#define SETTING_TWO(B, id, name, instruction)                                                   \
  B(id##_0, name ".0", I, I, instruction " %0,%1,%2")                                           \
  B(id##_1, name ".1", I, I, instruction " %0,%1,%2" FLAGS_TO)
/* Takes C of flags, the last operand. */
#define CARRYING(B, T, id, name, instruction)                                                   \
  CARRYING_WIDE(B, id##_c, name "const", instruction)                                           \
  SHIFTED(T, id##_s, name "shift", FLAGS_FROM("%3") instruction " %0,%1,%2,", "")
#define CARRYING_WIDE(B, id, name, instruction)                                                 \
  B(id##_least, name " -2147483648", I, I, FLAGS_FROM("%2") CONSTANT(-2147483648) instruction " %0,%1,r12") \
  B(id##_minus, name " -1", I, I, FLAGS_FROM("%2") CONSTANT(-1) instruction " %0,%1,r12")       \
  B(id##_zero, name " 0", I, I, FLAGS_FROM("%2") CONSTANT(0) instruction " %0,%1,r12")          \
  B(id##_one, name " 1", I, I, FLAGS_FROM("%2") CONSTANT(1) instruction " %0,%1,r12")           \
  B(id##_byte, name " 255", I, I, FLAGS_FROM("%2") CONSTANT(255) instruction " %0,%1,r12")      \
  B(id##_mixed, name " 305419896", I, I, FLAGS_FROM("%2") CONSTANT(305419896) instruction " %0,%1,r12")
#define COMPARING(U, B, T, id, name, instruction, after)                                        \
  B(id, name, I, I, instruction " %1,%2" after)                                                 \
  WIDE(U, id##_c, name "const", instruction " %1,", after)                                      \
  SHIFTED(B, id##_s, name "shift", instruction " %1,%2,", after)                                \
  BY_REGISTER(T, id##_s, name "shift", instruction " %1,%2,", "%3", after)

#define ARITHMETIC(U, B, T)                                                                     \
  FLEXIBLE(U, B, T, add, "ADD", "add") FLEXIBLE(U, B, T, sub, "SUB", "sub")                     \
  FLEXIBLE(U, B, T, rsb, "RSB", "rsb") FLEXIBLE(U, B, T, and, "AND", "and")                     \
  FLEXIBLE(U, B, T, orr, "OR", "orr") FLEXIBLE(U, B, T, eor, "XOR", "eor")                      \
  FLEXIBLE(U, B, T, bic, "BIC", "bic")                                                          \
  COUNTED_RIGHT(B, eorror, "XORshiftRR", "eor %0,%1,%2,", "ror", "")                                \
  ONE(U, mvn, "MVN", "mvn") SHIFTED(U, mvn_s, "MVNshift", "mvn %0,%1,", "")                     \
  BY_REGISTER(B, mvn_s, "MVNshift", "mvn %0,%1,", "%2", "")                                     \
  TWO(B, mul, "MUL", "mul") B(hmul, "HMUL", I, I, "smull r12,%0,%1,%2")                         \
  B(hmulu, "HMULU", I, I, "umull r12,%0,%1,%2")                                                 \
  B(mullu_0, "MULLU.0", I, I, "umull r12,%0,%1,%2")                                             \
  B(mullu_1, "MULLU.1", I, I, "umull %0,r12,%1,%2")                                             \
  T(mla, "MULA", I, I, "mla %0,%1,%2,%3") T(mls, "MULS", I, I, "mls %0,%1,%2,%3")               \
  TWO(B, sll, "SLL", "lsl") TWO(B, srl, "SRL", "lsr") TWO(B, sra, "SRA", "asr")                 \
  TWO(B, srr, "SRR", "ror")                                                                     \
  COUNTED(U, slli, "SLLconst", "mov %0,%1,", "lsl", "")                                         \
  COUNTED_RIGHT(U, srli, "SRLconst", "mov %0,%1,", "lsr", "")                                   \
  COUNTED_RIGHT(U, srai, "SRAconst", "mov %0,%1,", "asr", "")                                   \
  COUNTED_RIGHT(U, srri, "SRRconst", "mov %0,%1,", "ror", "")                                   \
  ONE(U, clz, "CLZ", "clz") ONE(U, rev, "REV", "rev") ONE(U, rev16, "REV16", "rev16")           \
  ONE(U, rbit, "RBIT", "rbit")                                                                  \
  U(bfx_a, "BFX 8192", I, I, "sbfx %0,%1,#0,#32") U(bfx_b, "BFX 2056", I, I, "sbfx %0,%1,#8,#8") \
  U(bfx_c, "BFX 287", I, I, "sbfx %0,%1,#31,#1") U(bfx_d, "BFX 4097", I, I, "sbfx %0,%1,#1,#16") \
  U(bfxu_a, "BFXU 8192", I, I, "ubfx %0,%1,#0,#32") U(bfxu_b, "BFXU 2056", I, I, "ubfx %0,%1,#8,#8") \
  U(bfxu_c, "BFXU 287", I, I, "ubfx %0,%1,#31,#1") U(bfxu_d, "BFXU 4097", I, I, "ubfx %0,%1,#1,#16") \
  U(movb, "MOVBreg", I, I, "sxtb %0,%1") U(movh, "MOVHreg", I, I, "sxth %0,%1")                 \
  U(movw, "MOVWreg", I, I, "mov %0,%1") U(movbu, "MOVBUreg", I, I, "uxtb %0,%1")                \
  U(movhu, "MOVHUreg", I, I, "uxth %0,%1") U(movwnop, "MOVWnop", I, I, "mov %0,%1")             \
  U(addr_low, "MOVWaddr -4096", I, I, "sub %0,%1,#4096") U(addr_high, "MOVWaddr 4096", I, I, "add %0,%1,#4096")

#define FLAG_OPS(U, B, T)                                                                       \
  SETTING_TWO(B, adds, "ADDS", "adds") SETTING(U, B, T, adds_f, "ADDS", "adds")                 \
  SETTING_TWO(B, subs, "SUBS", "subs") SETTING(U, B, T, subs_f, "SUBS", "subs")                 \
  SETTING(U, B, T, rsbs_f, "RSBS", "rsbs")                                                      \
  T(adc, "ADC", I, I, FLAGS_FROM("%3") "adc %0,%1,%2") CARRYING(B, T, adc_f, "ADC", "adc")      \
  T(sbc, "SBC", I, I, FLAGS_FROM("%3") "sbc %0,%1,%2") CARRYING(B, T, sbc_f, "SBC", "sbc")      \
  CARRYING(B, T, rsc_f, "RSC", "rsc")                                                           \
  T(adcs_0, "ADCS.0", I, I, FLAGS_FROM("%3") "adcs %0,%1,%2")                                   \
  T(adcs_1, "ADCS.1", I, I, FLAGS_FROM("%3") "adcs %0,%1,%2" FLAGS_TO)                          \
  COMPARING(U, B, T, cmp, "CMP", "cmp", FLAGS_TO) COMPARING(U, B, T, cmn, "CMN", "cmn", FLAGS_TO) \
  COMPARING(U, B, T, tst, "TST", "tst", LOGICAL_TO) COMPARING(U, B, T, teq, "TEQ", "teq", LOGICAL_TO) \
  B(cmpf, "CMPF", I, F, "vcmp.f32 %1,%2; vmrs APSR_nzcv,fpscr" FLAGS_TO)                        \
  B(cmpd, "CMPD", I, D, "vcmp.f64 %P1,%P2; vmrs APSR_nzcv,fpscr" FLAGS_TO)                      \
  U(cmpf0, "CMPF0", I, F, "vcmp.f32 %1,#0; vmrs APSR_nzcv,fpscr" FLAGS_TO)                      \
  U(cmpd0, "CMPD0", I, D, "vcmp.f64 %P1,#0; vmrs APSR_nzcv,fpscr" FLAGS_TO)                     \
  CONDITIONS(U)                                                                                 \
  MOVES(B, movhs, "CMOVWHSconst", "movhs") MOVES(B, movls, "CMOVWLSconst", "movls")             \
  T(sracond, "SRAcond", I, I, FLAGS_FROM("%3") "asrhs %0,%1,#31; asrlo %0,%1,%2")

#define CONDITION(U, cc, name, block)                                                           \
  U(set_##cc, name, I, I, FLAGS_FROM("%1") "mov %0,#0; mov" #cc " %0,#1")                       \
  U(branch_##cc, block, I, I, FLAGS_FROM("%1") "mov %0,#1; b" #cc " 1f; mov %0,#0; 1:")
#define CONDITIONS(U)                                                                           \
  CONDITION(U, eq, "Equal", "EQ") CONDITION(U, ne, "NotEqual", "NE")                            \
  CONDITION(U, lt, "LessThan", "LT") CONDITION(U, le, "LessEqual", "LE")                        \
  CONDITION(U, gt, "GreaterThan", "GT") CONDITION(U, ge, "GreaterEqual", "GE")                  \
  CONDITION(U, lo, "LessThanU", "ULT") CONDITION(U, ls, "LessEqualU", "ULE")                    \
  CONDITION(U, hi, "GreaterThanU", "UGT") CONDITION(U, hs, "GreaterEqualU", "UGE")              \
  U(ltnoov, "LTnoov", I, I, FLAGS_FROM("%1") "mov %0,#1; bmi 1f; mov %0,#0; 1:")                \
  U(genoov, "GEnoov", I, I, FLAGS_FROM("%1") "mov %0,#1; bpl 1f; mov %0,#0; 1:")                \
  U(lenoov, "LEnoov", I, I, FLAGS_FROM("%1") "mov %0,#1; beq 1f; bmi 1f; mov %0,#0; 1:")        \
  U(gtnoov, "GTnoov", I, I, FLAGS_FROM("%1") "mov %0,#0; bmi 1f; beq 1f; mov %0,#1; 1:")
#define MOVE(B, id, name, n, instruction)                                                       \
  B(id, name " " #n, I, I, FLAGS_FROM("%2") CONSTANT(n) "mov %0,%1; " instruction " %0,r12")
#define MOVES(B, id, name, instruction)                                                         \
  MOVE(B, id##_least, name, -2147483648, instruction) MOVE(B, id##_minus, name, -1, instruction) \
  MOVE(B, id##_zero, name, 0, instruction) MOVE(B, id##_one, name, 1, instruction)              \
  MOVE(B, id##_byte, name, 255, instruction) MOVE(B, id##_mixed, name, 305419896, instruction)

#define OPS(UNARY, BINARY, TERNARY) ARITHMETIC(UNARY, BINARY, TERNARY) FLAG_OPS(UNARY, BINARY, TERNARY)

/* An offset that the instruction cannot encode Go's assembler adds first. */
#define LOADS_OF(R, ACCESS, id, name, text, d)                                                  \
  ACCESS##_OF(R, id##_low, name "load -4096", -4096, 0, "sub r12,%1,#4096; " text " %" d "0,[r12]") \
  ACCESS##_OF(R, id##_high, name "load 4096", 4096, 0, "add r12,%1,#4096; " text " %" d "0,[r12]")
#define STORES_OF(R, ACCESS, id, name, text, d)                                                 \
  ACCESS##_OF(R, id##_low, name "store -4096", -4096, 1, "sub r12,%1,#4096; " text " %" d "2,[r12]") \
  ACCESS##_OF(R, id##_high, name "store 4096", 4096, 1, "add r12,%1,#4096; " text " %" d "2,[r12]")
#define INDEXED(ACCESS, id, name, is_memory, text, v) \
  ACCESS(id, name, 40, is_memory, "mov r12,#40; " text " %" v ",[%1,r12]")

#define ACCESSES(ACCESS)                                                                        \
  LOADS_OF(I, ACCESS, lb, "MOVB", "ldrsb", "") LOADS_OF(I, ACCESS, lh, "MOVH", "ldrsh", "")     \
  LOADS_OF(I, ACCESS, lw, "MOVW", "ldr", "") LOADS_OF(I, ACCESS, lbu, "MOVBU", "ldrb", "")      \
  LOADS_OF(I, ACCESS, lhu, "MOVHU", "ldrh", "")                                                 \
  LOADS_OF(F, ACCESS, lf, "MOVF", "vldr", "") LOADS_OF(D, ACCESS, ld, "MOVD", "vldr", "P")      \
  STORES_OF(I, ACCESS, sb, "MOVB", "strb", "") STORES_OF(I, ACCESS, sh, "MOVH", "strh", "")     \
  STORES_OF(I, ACCESS, sw, "MOVW", "str", "")                                                   \
  STORES_OF(F, ACCESS, sf, "MOVF", "vstr", "") STORES_OF(D, ACCESS, sd, "MOVD", "vstr", "P")    \
  INDEXED(ACCESS, lbi, "MOVBloadidx", 0, "ldrsb", "0") INDEXED(ACCESS, lhi, "MOVHloadidx", 0, "ldrsh", "0") \
  INDEXED(ACCESS, lwi, "MOVWloadidx", 0, "ldr", "0") INDEXED(ACCESS, lbui, "MOVBUloadidx", 0, "ldrb", "0") \
  INDEXED(ACCESS, lhui, "MOVHUloadidx", 0, "ldrh", "0")                                         \
  INDEXED(ACCESS, sbi, "MOVBstoreidx", 1, "strb", "2") INDEXED(ACCESS, shi, "MOVHstoreidx", 1, "strh", "2") \
  INDEXED(ACCESS, swi, "MOVWstoreidx", 1, "str", "2")                                           \
  ACCESS(lll, "MOVWloadshiftLL 2", 40, 0, "mov r12,#10; ldr %0,[%1,r12,lsl #2]")                \
  ACCESS(lrl, "MOVWloadshiftRL 2", 40, 0, "mov r12,#160; ldr %0,[%1,r12,lsr #2]")               \
  ACCESS(lra, "MOVWloadshiftRA 2", -40, 0, "mvn r12,#159; ldr %0,[%1,r12,asr #2]")              \
  ACCESS(sll_m, "MOVWstoreshiftLL 2", 40, 1, "mov r12,#10; str %2,[%1,r12,lsl #2]")             \
  ACCESS(srl_m, "MOVWstoreshiftRL 2", 40, 1, "mov r12,#160; str %2,[%1,r12,lsr #2]")            \
  ACCESS(sra_m, "MOVWstoreshiftRA 2", -40, 1, "mvn r12,#159; str %2,[%1,r12,asr #2]")

INTEGER_WITNESS_OF(OPS, ACCESSES)
