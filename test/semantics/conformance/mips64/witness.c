/*
 * The ops of MIPS64Ops.go, executed: each by its instruction, or by what Go's compiler and assembler make of it. $24 is
 * the register that Go's assembler takes for constants of more than 16 bits.
 */
#define CLOBBERS "memory", "$24", "$f24", "$f25", "$fcc0", "hi", "lo"
#include "../integer-witness.h"

#define WIDE(UNARY, id, name, n, instruction)                                                   \
  UNARY(id, name " " #n, I, I, "li $24," #n "; " instruction " %0,%1,$24")
#define WIDE32(UNARY, id, name, instruction)                                                    \
  WIDE(UNARY, id##_lowest, name, -2147483648, instruction)                                      \
  WIDE(UNARY, id##_highest, name, 2147483647, instruction)                                      \
  WIDE(UNARY, id##_carries, name, 1073774592, instruction)
/* Of 16 bits: signed, and not. */
#define SIGNED16(UNARY, id, name, immediate, wide)                                              \
  IMMEDIATE(UNARY, id##_least, name, -32768, immediate)                                         \
  IMMEDIATE(UNARY, id##_minus_one, name, -1, immediate)                                         \
  IMMEDIATE(UNARY, id##_zero, name, 0, immediate) IMMEDIATE(UNARY, id##_one, name, 1, immediate) \
  IMMEDIATE(UNARY, id##_most, name, 32767, immediate) WIDE32(UNARY, id, name, wide)
#define UNSIGNED16(UNARY, id, name, immediate, wide)                                            \
  WIDE(UNARY, id##_least, name, -32768, wide) WIDE(UNARY, id##_minus_one, name, -1, wide)       \
  IMMEDIATE(UNARY, id##_zero, name, 0, immediate) IMMEDIATE(UNARY, id##_one, name, 1, immediate) \
  IMMEDIATE(UNARY, id##_most, name, 32767, immediate) WIDE32(UNARY, id, name, wide)
#define SUBTRACTED(UNARY, id, n) WIDE(UNARY, id, "SUBVconst", n, "dsubu")
#define COUNTS(UNARY, id, name, instruction)                                                    \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  UNARY(id##_half, name " 32", I, I, instruction "32 %0,%1,0")                                  \
  UNARY(id##_last, name " 63", I, I, instruction "32 %0,%1,31")
#define HILO(BINARY, id, name, instruction)                                                     \
  BINARY(id##_hi, name ".0", I, I, instruction " %1,%2; mfhi %0")                               \
  BINARY(id##_lo, name ".1", I, I, instruction " %1,%2; mflo %0")
/* The manual leaves a quotient by zero open, and the assembler is not to add a test for it. */
#define DIVIDED(BINARY, id, name, instruction)                                                  \
  BINARY(id##_hi, name ".0", I, I, instruction " $0,%1,%2; mfhi %0")                            \
  BINARY(id##_lo, name ".1", I, I, instruction " $0,%1,%2; mflo %0")
#define BRANCH(UNARY, id, name, instruction)                                                    \
  UNARY(branch_##id, name, I, I, "li %0,1; " instruction ",1f; li %0,0; 1:")
/* A comparison of a number that decides as the lowest bit does: nothing else sets the condition. */
#define SET_CONDITION "andi $24,%1,1; dmtc1 $24,$f24; cvt.d.l $f24,$f24; dmtc1 $0,$f25; c.olt.d $f25,$f24; "
#define BRANCH_CONDITION(UNARY, id, name, instruction)                                          \
  UNARY(branch_##id, name, I, I, SET_CONDITION "li %0,1; " instruction " 1f; li %0,0; 1:")
#define READ_CONDITION(UNARY, id, name, instruction)                                            \
  UNARY(id, name, I, I, SET_CONDITION "li %0,0; " instruction " 1f; li %0,1; 1:")
#define COMPARISON(BINARY, id, name, R, condition, fs, ft)                                      \
  BINARY(id, name, I, R, "c." condition " " fs "," ft "; li %0,1; bc1t 1f; li %0,0; 1:")

#define INTEGERS(UNARY, BINARY)                                                                 \
  TWO(BINARY, addv, "ADDV", "daddu") TWO(BINARY, subv, "SUBV", "dsubu")                         \
  UNARY(negv, "NEGV", I, I, "dsubu %0,$0,%1")                                                   \
  SIGNED16(UNARY, addi, "ADDVconst", "daddiu", "daddu")                                         \
  SUBTRACTED(UNARY, subi_a, -32768) SUBTRACTED(UNARY, subi_b, -1) SUBTRACTED(UNARY, subi_c, 0)     \
  SUBTRACTED(UNARY, subi_d, 1) SUBTRACTED(UNARY, subi_e, 32767)                                   \
  WIDE32(UNARY, subc, "SUBVconst", "dsubu")                                                     \
  HILO(BINARY, mulv, "MULV", "dmult") HILO(BINARY, mulvu, "MULVU", "dmultu")                    \
  DIVIDED(BINARY, divv, "DIVV", "ddiv") DIVIDED(BINARY, divvu, "DIVVU", "ddivu")                \
  TWO(BINARY, and, "AND", "and") TWO(BINARY, or, "OR", "or") TWO(BINARY, xor, "XOR", "xor")     \
  TWO(BINARY, nor, "NOR", "nor")                                                                \
  UNSIGNED16(UNARY, andi, "ANDconst", "andi", "and")                                            \
  UNSIGNED16(UNARY, ori, "ORconst", "ori", "or")                                                \
  UNSIGNED16(UNARY, xori, "XORconst", "xori", "xor")                                            \
  TWO(BINARY, sllv, "SLLV", "dsllv") TWO(BINARY, srlv, "SRLV", "dsrlv")                         \
  TWO(BINARY, srav, "SRAV", "dsrav")                                                            \
  COUNTS(UNARY, slli, "SLLVconst", "dsll") COUNTS(UNARY, srli, "SRLVconst", "dsrl")             \
  COUNTS(UNARY, srai, "SRAVconst", "dsra")                                                      \
  BINARY(sgt, "SGT", I, I, "slt %0,%2,%1") BINARY(sgtu, "SGTU", I, I, "sltu %0,%2,%1")          \
  SIGNED16(UNARY, slti, "SGTconst", "slti", "slt")                                              \
  SIGNED16(UNARY, sltiu, "SGTUconst", "sltiu", "sltu")                                          \
  UNARY(movb, "MOVBreg", I, I, "sll %0,%1,24; sra %0,%0,24")                                    \
  UNARY(movh, "MOVHreg", I, I, "sll %0,%1,16; sra %0,%0,16")                                    \
  UNARY(movw, "MOVWreg", I, I, "sll %0,%1,0") UNARY(movv, "MOVVreg", I, I, "or %0,%1,$0")       \
  UNARY(movbu, "MOVBUreg", I, I, "andi %0,%1,255")                                              \
  UNARY(movhu, "MOVHUreg", I, I, "andi %0,%1,65535")                                            \
  UNARY(movwu, "MOVWUreg", I, I, "dsll32 %0,%1,0; dsrl32 %0,%0,0")                              \
  UNARY(movvnop, "MOVVnop", I, I, "move %0,%1")                                                 \
  BRANCH(UNARY, eq, "EQ", "beq %1,$0") BRANCH(UNARY, ne, "NE", "bne %1,$0")                     \
  BRANCH(UNARY, ltz, "LTZ", "bltz %1") BRANCH(UNARY, lez, "LEZ", "blez %1")                     \
  BRANCH(UNARY, gtz, "GTZ", "bgtz %1") BRANCH(UNARY, gez, "GEZ", "bgez %1")                     \
  BRANCH_CONDITION(UNARY, fpt, "FPT", "bc1t") BRANCH_CONDITION(UNARY, fpf, "FPF", "bc1f")       \
  IMMEDIATE(UNARY, addr_low, "MOVVaddr", -32768, "daddiu")                                      \
  IMMEDIATE(UNARY, addr_high, "MOVVaddr", 32767, "daddiu")

#define PRECISION(UNARY, BINARY, x, N, e, R)                                                    \
  BINARY(add_##x, "ADD" N, R, R, "add." e " %0,%1,%2")                                          \
  BINARY(sub_##x, "SUB" N, R, R, "sub." e " %0,%1,%2")                                          \
  BINARY(mul_##x, "MUL" N, R, R, "mul." e " %0,%1,%2")                                          \
  BINARY(div_##x, "DIV" N, R, R, "div." e " %0,%1,%2")                                          \
  UNARY(sqrt_##x, "SQRT" N, R, R, "sqrt." e " %0,%1")                                           \
  UNARY(abs_##x, "ABS" N, R, R, "abs." e " %0,%1")                                              \
  UNARY(neg_##x, "NEG" N, R, R, "neg." e " %0,%1")                                              \
  COMPARISON(BINARY, cmpeq_##x, "CMPEQ" N, R, "eq." e, "%1", "%2")                              \
  COMPARISON(BINARY, cmpge_##x, "CMPGE" N, R, "le." e, "%2", "%1")                              \
  COMPARISON(BINARY, cmpgt_##x, "CMPGT" N, R, "lt." e, "%2", "%1")                              \
  UNARY(movw_##x, "MOVW" N, R, I, "mtc1 %1,$f24; cvt." e ".w %0,$f24")                          \
  UNARY(movv_##x, "MOVV" N, R, I, "dmtc1 %1,$f24; cvt." e ".l %0,$f24")                         \
  UNARY(truncw_##x, "TRUNC" N "W", I, R, "trunc.w." e " $f24,%1; mfc1 %0,$f24")                 \
  UNARY(truncv_##x, "TRUNC" N "V", I, R, "trunc.l." e " $f24,%1; dmfc1 %0,$f24")

#define FLOATS(UNARY, BINARY)                                                                   \
  PRECISION(UNARY, BINARY, s, "F", "s", F) PRECISION(UNARY, BINARY, d, "D", "d", D)             \
  UNARY(movfd, "MOVFD", D, F, "cvt.d.s %0,%1") UNARY(movdf, "MOVDF", F, D, "cvt.s.d %0,%1")     \
  UNARY(movwfpgp, "MOVWfpgp", I, F, "mfc1 %0,%1") UNARY(movwgpfp, "MOVWgpfp", F, I, "mtc1 %1,%0") \
  UNARY(movvfpgp, "MOVVfpgp", I, D, "dmfc1 %0,%1")                                              \
  UNARY(movvgpfp, "MOVVgpfp", D, I, "dmtc1 %1,%0")                                              \
  READ_CONDITION(UNARY, fpflagtrue, "FPFlagTrue", "bc1f")                                       \
  READ_CONDITION(UNARY, fpflagfalse, "FPFlagFalse", "bc1t")

#define OPS(UNARY, BINARY, TERNARY) INTEGERS(UNARY, BINARY) FLOATS(UNARY, BINARY)

#define LOADS(ACCESS, id, name, before, after)                                                  \
  ACCESS(id##_low, name "load -32768", -32768, 0, before ",-32768(%1)" after)                   \
  ACCESS(id##_high, name "load 32767", 32767, 0, before ",32767(%1)" after)
#define STORES(ACCESS, id, name, text)                                                          \
  ACCESS(id##_low, name "store -32768", -32768, 1, text ",-32768(%1)")                          \
  ACCESS(id##_high, name "store 32767", 32767, 1, text ",32767(%1)")
#define LOCKED(ll, between, sc) "sync; 1: " ll " %0,0(%1); " between "; " sc " $24,0(%1); beq $24,$0,1b; sync"
#define SWAPS(ACCESS, id, name, ll, sc)                                                         \
  BOTH(ACCESS, id, name,                                                                        \
       "li %0,0; sync; 1: " ll " $24,0(%1); bne $24,%2,2f; move %0,%3; " sc " %0,0(%1); "       \
       "beq %0,$0,1b; 2: sync")
#define ADDED(ACCESS, id, name, n, ll, sc)                                                      \
  BOTH(ACCESS, id, name, LOCKED(ll, "daddu $24,%0," n, sc) "; daddu %0,%0," n)
#define ADDED_CONSTANT(ACCESS, id, name, n, ll, sc)                                             \
  ACCESS(id##_0, name ".0 " #n, 0, 0, LOCKED(ll, "daddiu $24,%0," #n, sc) "; daddiu %0,%0," #n) \
  ACCESS(id##_1, name ".1 " #n, 0, 1, LOCKED(ll, "daddiu $24,%0," #n, sc))

#define ACCESSES(ACCESS)                                                                        \
  LOADS(ACCESS, lb, "MOVB", "lb %0", "") LOADS(ACCESS, lh, "MOVH", "lh %0", "")                 \
  LOADS(ACCESS, lw, "MOVW", "lw %0", "") LOADS(ACCESS, lv, "MOVV", "ld %0", "")                 \
  LOADS(ACCESS, lbu, "MOVBU", "lbu %0", "") LOADS(ACCESS, lhu, "MOVHU", "lhu %0", "")           \
  LOADS(ACCESS, lwu, "MOVWU", "lwu %0", "")                                                     \
  LOADS(ACCESS, lf, "MOVF", "lwc1 $f24", "; mfc1 %0,$f24")                                      \
  LOADS(ACCESS, ld, "MOVD", "ldc1 $f24", "; dmfc1 %0,$f24")                                     \
  STORES(ACCESS, sb, "MOVB", "sb %2") STORES(ACCESS, sh, "MOVH", "sh %2")                       \
  STORES(ACCESS, sw, "MOVW", "sw %2") STORES(ACCESS, sv, "MOVV", "sd %2")                       \
  STORES(ACCESS, sf, "MOVF", "mtc1 %2,$f24; swc1 $f24")                                         \
  STORES(ACCESS, sd, "MOVD", "dmtc1 %2,$f24; sdc1 $f24")                                        \
  BOTH(ACCESS, al8, "LoweredAtomicLoad8", "sync; lb %0,0(%1); sync")                            \
  BOTH(ACCESS, al32, "LoweredAtomicLoad32", "sync; lw %0,0(%1); sync")                          \
  BOTH(ACCESS, al64, "LoweredAtomicLoad64", "sync; ld %0,0(%1); sync")                          \
  ACCESS(as8, "LoweredAtomicStore8", 0, 1, "sync; sb %2,0(%1); sync")                           \
  ACCESS(as32, "LoweredAtomicStore32", 0, 1, "sync; sw %2,0(%1); sync")                         \
  ACCESS(as64, "LoweredAtomicStore64", 0, 1, "sync; sd %2,0(%1); sync")                         \
  ACCESS(az32, "LoweredAtomicStorezero32", 0, 1, "sync; sw $0,0(%1); sync")                     \
  ACCESS(az64, "LoweredAtomicStorezero64", 0, 1, "sync; sd $0,0(%1); sync")                     \
  BOTH(ACCESS, ax32, "LoweredAtomicExchange32", LOCKED("ll", "move $24,%2", "sc"))              \
  BOTH(ACCESS, ax64, "LoweredAtomicExchange64", LOCKED("lld", "move $24,%2", "scd"))            \
  ADDED(ACCESS, aa32, "LoweredAtomicAdd32", "%2", "ll", "sc")                                   \
  ADDED(ACCESS, aa64, "LoweredAtomicAdd64", "%2", "lld", "scd")                                 \
  ADDED_CONSTANT(ACCESS, ac32_a, "LoweredAtomicAddconst32", -32768, "ll", "sc")                 \
  ADDED_CONSTANT(ACCESS, ac32_b, "LoweredAtomicAddconst32", 32767, "ll", "sc")                  \
  ADDED_CONSTANT(ACCESS, ac64_a, "LoweredAtomicAddconst64", -32768, "lld", "scd")               \
  ADDED_CONSTANT(ACCESS, ac64_b, "LoweredAtomicAddconst64", 32767, "lld", "scd")                \
  ACCESS(and32, "LoweredAtomicAnd32", 0, 1, LOCKED("ll", "and $24,%0,%2", "sc"))                \
  ACCESS(or32, "LoweredAtomicOr32", 0, 1, LOCKED("ll", "or $24,%0,%2", "sc"))                   \
  SWAPS(ACCESS, cas32, "LoweredAtomicCas32", "ll", "sc")                                        \
  SWAPS(ACCESS, cas64, "LoweredAtomicCas64", "lld", "scd")

INTEGER_WITNESS_OF(OPS, ACCESSES)
