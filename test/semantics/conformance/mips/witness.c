/*
 * The ops of MIPSOps.go, executed: each by its instruction, or by what Go's compiler and assembler make of it. $24 is
 * the register that Go's assembler takes for constants of more than 16 bits. Doubles live in pairs of registers.
 */
#define CLOBBERS "memory", "$24", "$f24", "$f26", "$fcc0", "hi", "lo"
#define REGISTER_TYPE uint32_t
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
#define SUBTRACTED(UNARY, id, n) WIDE(UNARY, id, "SUBconst", n, "subu")
#define COUNTS(UNARY, id, name, instruction)                                                    \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_last, name, 31, instruction)
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
#define SET_CONDITION                                                                           \
  "andi $24,%1,1; mtc1 $24,$f24; cvt.d.w $f24,$f24; mtc1 $0,$f26; cvt.d.w $f26,$f26; "          \
  "c.olt.d $f26,$f24; "
#define BRANCH_CONDITION(UNARY, id, name, instruction)                                          \
  UNARY(branch_##id, name, I, I, SET_CONDITION "li %0,1; " instruction " 1f; li %0,0; 1:")
#define READ_CONDITION(UNARY, id, name, instruction)                                            \
  UNARY(id, name, I, I, SET_CONDITION "li %0,1; " instruction " %0,$0,$fcc0")
#define COMPARISON(BINARY, id, name, R, condition, fs, ft)                                      \
  BINARY(id, name, I, R, "c." condition " " fs "," ft "; li %0,1; bc1t 1f; li %0,0; 1:")

#define INTEGERS(UNARY, BINARY, TERNARY)                                                        \
  TWO(BINARY, add, "ADD", "addu") TWO(BINARY, sub, "SUB", "subu")                               \
  UNARY(neg, "NEG", I, I, "subu %0,$0,%1")                                                      \
  SIGNED16(UNARY, addi, "ADDconst", "addiu", "addu")                                            \
  SUBTRACTED(UNARY, subi_a, -32768) SUBTRACTED(UNARY, subi_b, -1) SUBTRACTED(UNARY, subi_c, 0)  \
  SUBTRACTED(UNARY, subi_d, 1) SUBTRACTED(UNARY, subi_e, 32767)                                 \
  WIDE32(UNARY, subc, "SUBconst", "subu")                                                       \
  TWO(BINARY, mul, "MUL", "mul")                                                                \
  HILO(BINARY, mult, "MULT", "mult") HILO(BINARY, multu, "MULTU", "multu")                      \
  DIVIDED(BINARY, div, "DIV", "div") DIVIDED(BINARY, divu, "DIVU", "divu")                      \
  TWO(BINARY, and, "AND", "and") TWO(BINARY, or, "OR", "or") TWO(BINARY, xor, "XOR", "xor")     \
  TWO(BINARY, nor, "NOR", "nor")                                                                \
  UNSIGNED16(UNARY, andi, "ANDconst", "andi", "and")                                            \
  UNSIGNED16(UNARY, ori, "ORconst", "ori", "or")                                                \
  UNSIGNED16(UNARY, xori, "XORconst", "xori", "xor")                                            \
  TWO(BINARY, sll, "SLL", "sllv") TWO(BINARY, srl, "SRL", "srlv") TWO(BINARY, sra, "SRA", "srav") \
  COUNTS(UNARY, slli, "SLLconst", "sll") COUNTS(UNARY, srli, "SRLconst", "srl")                 \
  COUNTS(UNARY, srai, "SRAconst", "sra")                                                        \
  ONE(UNARY, clz, "CLZ", "clz")                                                                 \
  BINARY(sgt, "SGT", I, I, "slt %0,%2,%1") BINARY(sgtu, "SGTU", I, I, "sltu %0,%2,%1")          \
  UNARY(sgtz, "SGTzero", I, I, "slt %0,$0,%1") UNARY(sgtuz, "SGTUzero", I, I, "sltu %0,$0,%1")  \
  SIGNED16(UNARY, slti, "SGTconst", "slti", "slt")                                              \
  SIGNED16(UNARY, sltiu, "SGTUconst", "sltiu", "sltu")                                          \
  TERNARY(cmovz, "CMOVZ", I, I, "move %0,%1; movz %0,%2,%3")                                    \
  BINARY(cmovzz, "CMOVZzero", I, I, "move %0,%1; movz %0,$0,%2")                                \
  UNARY(movb, "MOVBreg", I, I, "sll %0,%1,24; sra %0,%0,24")                                    \
  UNARY(movh, "MOVHreg", I, I, "sll %0,%1,16; sra %0,%0,16")                                    \
  UNARY(movw, "MOVWreg", I, I, "or %0,%1,$0")                                                   \
  UNARY(movbu, "MOVBUreg", I, I, "andi %0,%1,255")                                              \
  UNARY(movhu, "MOVHUreg", I, I, "andi %0,%1,65535")                                            \
  UNARY(movwnop, "MOVWnop", I, I, "move %0,%1")                                                 \
  BRANCH(UNARY, eq, "EQ", "beq %1,$0") BRANCH(UNARY, ne, "NE", "bne %1,$0")                     \
  BRANCH(UNARY, ltz, "LTZ", "bltz %1") BRANCH(UNARY, lez, "LEZ", "blez %1")                     \
  BRANCH(UNARY, gtz, "GTZ", "bgtz %1") BRANCH(UNARY, gez, "GEZ", "bgez %1")                     \
  BRANCH_CONDITION(UNARY, fpt, "FPT", "bc1t") BRANCH_CONDITION(UNARY, fpf, "FPF", "bc1f")       \
  IMMEDIATE(UNARY, addr_low, "MOVWaddr", -32768, "addiu")                                       \
  IMMEDIATE(UNARY, addr_high, "MOVWaddr", 32767, "addiu")

#define PRECISION(UNARY, BINARY, x, N, e, R)                                                    \
  BINARY(add_##x, "ADD" N, R, R, "add." e " %0,%1,%2")                                          \
  BINARY(sub_##x, "SUB" N, R, R, "sub." e " %0,%1,%2")                                          \
  BINARY(mul_##x, "MUL" N, R, R, "mul." e " %0,%1,%2")                                          \
  BINARY(div_##x, "DIV" N, R, R, "div." e " %0,%1,%2")                                          \
  UNARY(sqrt_##x, "SQRT" N, R, R, "sqrt." e " %0,%1")                                           \
  UNARY(neg_##x, "NEG" N, R, R, "neg." e " %0,%1")                                              \
  COMPARISON(BINARY, cmpeq_##x, "CMPEQ" N, R, "eq." e, "%1", "%2")                              \
  COMPARISON(BINARY, cmpge_##x, "CMPGE" N, R, "le." e, "%2", "%1")                              \
  COMPARISON(BINARY, cmpgt_##x, "CMPGT" N, R, "lt." e, "%2", "%1")                              \
  UNARY(movw_##x, "MOVW" N, R, I, "mtc1 %1,$f24; cvt." e ".w %0,$f24")                          \
  UNARY(truncw_##x, "TRUNC" N "W", I, R, "trunc.w." e " $f24,%1; mfc1 %0,$f24")

#define FLOATS(UNARY, BINARY)                                                                   \
  PRECISION(UNARY, BINARY, s, "F", "s", F) PRECISION(UNARY, BINARY, d, "D", "d", D)             \
  UNARY(abs_d, "ABSD", D, D, "abs.d %0,%1")                                                     \
  UNARY(movfd, "MOVFD", D, F, "cvt.d.s %0,%1") UNARY(movdf, "MOVDF", F, D, "cvt.s.d %0,%1")     \
  UNARY(movwfpgp, "MOVWfpgp", I, F, "mfc1 %0,%1") UNARY(movwgpfp, "MOVWgpfp", F, I, "mtc1 %1,%0") \
  READ_CONDITION(UNARY, fpflagtrue, "FPFlagTrue", "movf")                                       \
  READ_CONDITION(UNARY, fpflagfalse, "FPFlagFalse", "movt")

#define OPS(UNARY, BINARY, TERNARY) INTEGERS(UNARY, BINARY, TERNARY) FLOATS(UNARY, BINARY)

#define LOADS_OF(R, ACCESS, id, name, text)                                                     \
  ACCESS##_OF(R, id##_low, name "load -32768", -32768, 0, text " %0,-32768(%1)")                \
  ACCESS##_OF(R, id##_high, name "load 32767", 32767, 0, text " %0,32767(%1)")
#define STORES_OF(R, ACCESS, id, name, text, value)                                             \
  ACCESS##_OF(R, id##_low, name " -32768", -32768, 1, text " " value ",-32768(%1)")             \
  ACCESS##_OF(R, id##_high, name " 32767", 32767, 1, text " " value ",32767(%1)")
#define LOCKED(between) "sync; 1: ll %0,0(%1); " between "; sc $24,0(%1); beq $24,$0,1b; sync"
#define ADDED_CONSTANT(ACCESS, id, n)                                                           \
  ACCESS(id##_0, "LoweredAtomicAddconst.0 " #n, 0, 0, LOCKED("addiu $24,%0," #n) "; addiu %0,%0," #n) \
  ACCESS(id##_1, "LoweredAtomicAddconst.1 " #n, 0, 1, LOCKED("addiu $24,%0," #n))

#define ACCESSES(ACCESS)                                                                        \
  LOADS_OF(I, ACCESS, lb, "MOVB", "lb") LOADS_OF(I, ACCESS, lh, "MOVH", "lh")                   \
  LOADS_OF(I, ACCESS, lw, "MOVW", "lw")                                                         \
  LOADS_OF(I, ACCESS, lbu, "MOVBU", "lbu") LOADS_OF(I, ACCESS, lhu, "MOVHU", "lhu")             \
  LOADS_OF(F, ACCESS, lf, "MOVF", "lwc1") LOADS_OF(D, ACCESS, ld, "MOVD", "ldc1")               \
  STORES_OF(I, ACCESS, sb, "MOVBstore", "sb", "%2") STORES_OF(I, ACCESS, sh, "MOVHstore", "sh", "%2") \
  STORES_OF(I, ACCESS, sw, "MOVWstore", "sw", "%2")                                             \
  STORES_OF(F, ACCESS, sf, "MOVFstore", "swc1", "%2") STORES_OF(D, ACCESS, sd, "MOVDstore", "sdc1", "%2") \
  STORES_OF(I, ACCESS, zb, "MOVBstorezero", "sb", "$0") STORES_OF(I, ACCESS, zh, "MOVHstorezero", "sh", "$0") \
  STORES_OF(I, ACCESS, zw, "MOVWstorezero", "sw", "$0")                                         \
  BOTH(ACCESS, al8, "LoweredAtomicLoad8", "sync; lb %0,0(%1); sync")                            \
  BOTH(ACCESS, al32, "LoweredAtomicLoad32", "sync; lw %0,0(%1); sync")                          \
  ACCESS(as8, "LoweredAtomicStore8", 0, 1, "sync; sb %2,0(%1); sync")                           \
  ACCESS(as32, "LoweredAtomicStore32", 0, 1, "sync; sw %2,0(%1); sync")                         \
  ACCESS(az, "LoweredAtomicStorezero", 0, 1, "sync; sw $0,0(%1); sync")                         \
  BOTH(ACCESS, ax, "LoweredAtomicExchange", LOCKED("move $24,%2"))                              \
  BOTH(ACCESS, aa, "LoweredAtomicAdd", LOCKED("addu $24,%0,%2") "; addu %0,%0,%2")              \
  ADDED_CONSTANT(ACCESS, ac_a, -32768) ADDED_CONSTANT(ACCESS, ac_b, 32767)                      \
  ACCESS(aand, "LoweredAtomicAnd", 0, 1, LOCKED("and $24,%0,%2"))                                \
  ACCESS(aor, "LoweredAtomicOr", 0, 1, LOCKED("or $24,%0,%2"))                                   \
  BOTH(ACCESS, cas, "LoweredAtomicCas",                                                         \
       "li %0,0; sync; 1: ll $24,0(%1); bne $24,%2,2f; move %0,%3; sc %0,0(%1); "               \
       "beq %0,$0,1b; 2: sync")

INTEGER_WITNESS_OF(OPS, ACCESSES)
