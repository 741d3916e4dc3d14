/*
 * The integer ops of RISCV64Ops.go, executed: each by its instruction, or by what Go's compiler and assembler make
 * of it. Where the emulator is of no help, as QEMU 7.2 (no Zicond, and a CTZW that is wrong where the low word is
 * zero), three are shown by a second definition, of older instructions.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>

/* The assembler may be too old for them. */
#define CZERO_EQZ ".insn r 0x33,5,7,%0,%1,%2; "
#define CZERO_NEZ ".insn r 0x33,7,7,%0,%1,%2; "

int has_zicond, has_ctzw;
static sigjmp_buf before_illegal;

static void on_illegal(int signal) {
  (void)signal;
  siglongjmp(before_illegal, 1);
}

__attribute__((constructor)) static void ask_emulator(void) {
  uint64_t result, low_word_is_zero = (uint64_t)1 << 33;
  __asm__("ctzw %0,%1" : "=r"(result) : "r"(low_word_is_zero));
  has_ctzw = result == 32;
  signal(SIGILL, on_illegal);
  if (sigsetjmp(before_illegal, 1) == 0) {
    __asm__ volatile(CZERO_EQZ : "=r"(result) : "r"(low_word_is_zero), "r"(result));
    has_zicond = 1;
  }
  signal(SIGILL, SIG_DFL);
}

/* The instruction if the emulator has it, else what is the same. */
#define IF_EMULATED(has, instruction, same)                                                     \
  "lla t0," #has "; lw t0,0(t0); beqz t0,8f; " instruction "j 9f; 8: " same " 9:"

/* Go's assembler takes a register of its own where it makes more than one instruction. */
#define CLOBBERS "memory", "t0", "ft0"
#include "../integer-witness.h"

/* Go's assembler splits a constant of more than 12 bits as li does. */
#define WIDE(UNARY, id, name, n, instruction)                                                   \
  UNARY(id, name " " #n, I, I, "li t0," #n "; " instruction " %0,%1,t0")
#define TWICE(UNARY, id, name, n, first, second)                                                \
  UNARY(id, name " " #n, I, I, "addi %0,%1," #first "; addi %0,%0," #second)

#define IMMEDIATES12(UNARY, id, name, instruction)                                              \
  IMMEDIATE(UNARY, id##_least, name, -2048, instruction)                                        \
  IMMEDIATE(UNARY, id##_minus_one, name, -1, instruction)                                       \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_most, name, 2047, instruction)
#define IMMEDIATES32(UNARY, id, name, instruction, wide)                                        \
  IMMEDIATES12(UNARY, id, name, instruction)                                                    \
  WIDE(UNARY, id##_lowest, name, -2147483648, wide)                                             \
  WIDE(UNARY, id##_highest, name, 2147483647, wide)                                             \
  WIDE(UNARY, id##_carries, name, 1073743872, wide)
#define COUNTS(UNARY, id, name, last, instruction)                                              \
  IMMEDIATE(UNARY, id##_zero, name, 0, instruction)                                             \
  IMMEDIATE(UNARY, id##_one, name, 1, instruction)                                              \
  IMMEDIATE(UNARY, id##_last, name, last, instruction)

#define BRANCH2(BINARY, id, name)                                                               \
  BINARY(branch_##id, name, I, I, "li %0,1; " #id " %1,%2,1f; li %0,0; 1:")
#define BRANCH1(UNARY, id, name)                                                                \
  UNARY(branch_##id, name, I, I, "li %0,1; " #id " %1,1f; li %0,0; 1:")

#define BASE(UNARY, BINARY)                                                                     \
  TWO(BINARY, add, "ADD", "add") TWO(BINARY, sub, "SUB", "sub")                                 \
  TWO(BINARY, subw, "SUBW", "subw") ONE(UNARY, neg, "NEG", "neg")                               \
  ONE(UNARY, negw, "NEGW", "negw") TWO(BINARY, and, "AND", "and")                               \
  TWO(BINARY, or, "OR", "or") TWO(BINARY, xor, "XOR", "xor") ONE(UNARY, not, "NOT", "not")      \
  TWO(BINARY, slt, "SLT", "slt") TWO(BINARY, sltu, "SLTU", "sltu")                              \
  ONE(UNARY, snez, "SNEZ", "snez") ONE(UNARY, seqz, "SEQZ", "seqz")                             \
  TWO(BINARY, sll, "SLL", "sll") TWO(BINARY, srl, "SRL", "srl")                                 \
  TWO(BINARY, sra, "SRA", "sra") TWO(BINARY, sllw, "SLLW", "sllw")                              \
  TWO(BINARY, srlw, "SRLW", "srlw") TWO(BINARY, sraw, "SRAW", "sraw")                           \
  IMMEDIATES32(UNARY, addi, "ADDI", "addi", "add")                                              \
  TWICE(UNARY, addi_2048, "ADDI", 2048, 1024, 1024)                                             \
  TWICE(UNARY, addi_minus_4096, "ADDI", -4096, -2048, -2048)                                    \
  IMMEDIATE(UNARY, addr_low, "MOVaddr", -2048, "addi")                                          \
  IMMEDIATE(UNARY, addr_high, "MOVaddr", 2047, "addi")                                          \
  UNARY(movdnop, "MOVDnop", I, I, "mv %0,%1")                                                   \
  IMMEDIATES12(UNARY, addiw, "ADDIW", "addiw")                                                  \
  IMMEDIATES32(UNARY, andi, "ANDI", "andi", "and") IMMEDIATES32(UNARY, ori, "ORI", "ori", "or") \
  IMMEDIATES32(UNARY, xori, "XORI", "xori", "xor")                                              \
  IMMEDIATES12(UNARY, slti, "SLTI", "slti") IMMEDIATES12(UNARY, sltiu, "SLTIU", "sltiu")        \
  COUNTS(UNARY, slli, "SLLI", 63, "slli") COUNTS(UNARY, srli, "SRLI", 63, "srli")               \
  COUNTS(UNARY, srai, "SRAI", 63, "srai") COUNTS(UNARY, slliw, "SLLIW", 31, "slliw")            \
  COUNTS(UNARY, srliw, "SRLIW", 31, "srliw") COUNTS(UNARY, sraiw, "SRAIW", 31, "sraiw")         \
  UNARY(movb, "MOVBreg", I, I, "slli %0,%1,56; srai %0,%0,56")                                  \
  UNARY(movh, "MOVHreg", I, I, "slli %0,%1,48; srai %0,%0,48")                                  \
  UNARY(movw, "MOVWreg", I, I, "addiw %0,%1,0") UNARY(movd, "MOVDreg", I, I, "addi %0,%1,0")    \
  UNARY(movbu, "MOVBUreg", I, I, "andi %0,%1,255")                                              \
  UNARY(movhu, "MOVHUreg", I, I, "slli %0,%1,48; srli %0,%0,48")                                \
  UNARY(movwu, "MOVWUreg", I, I, "slli %0,%1,32; srli %0,%0,32")                                \
  BRANCH2(BINARY, beq, "BEQ") BRANCH2(BINARY, bne, "BNE") BRANCH2(BINARY, blt, "BLT")           \
  BRANCH2(BINARY, bge, "BGE") BRANCH2(BINARY, bltu, "BLTU") BRANCH2(BINARY, bgeu, "BGEU")       \
  BRANCH1(UNARY, beqz, "BEQZ") BRANCH1(UNARY, bnez, "BNEZ") BRANCH1(UNARY, bltz, "BLTZ")        \
  BRANCH1(UNARY, bgez, "BGEZ") BRANCH1(UNARY, blez, "BLEZ") BRANCH1(UNARY, bgtz, "BGTZ")

#define EXTENSIONS(UNARY, BINARY)                                                               \
  TWO(BINARY, mul, "MUL", "mul") TWO(BINARY, mulw, "MULW", "mulw")                              \
  TWO(BINARY, mulh, "MULH", "mulh") TWO(BINARY, mulhu, "MULHU", "mulhu")                        \
  TWO(BINARY, hilo_0, "LoweredMuluhilo.0", "mulhu")                                             \
  TWO(BINARY, hilo_1, "LoweredMuluhilo.1", "mul") TWO(BINARY, over_0, "LoweredMuluover.0", "mul")\
  BINARY(over_1, "LoweredMuluover.1", I, I, "mulhu %0,%1,%2; snez %0,%0")                       \
  TWO(BINARY, div_, "DIV", "div") TWO(BINARY, divu, "DIVU", "divu")                             \
  TWO(BINARY, rem, "REM", "rem") TWO(BINARY, remu, "REMU", "remu")                              \
  TWO(BINARY, divw, "DIVW", "divw") TWO(BINARY, divuw, "DIVUW", "divuw")                        \
  TWO(BINARY, remw, "REMW", "remw") TWO(BINARY, remuw, "REMUW", "remuw")                        \
  TWO(BINARY, sh1add, "SH1ADD", "sh1add") TWO(BINARY, sh2add, "SH2ADD", "sh2add")               \
  TWO(BINARY, sh3add, "SH3ADD", "sh3add") TWO(BINARY, andn, "ANDN", "andn")                     \
  TWO(BINARY, orn, "ORN", "orn") TWO(BINARY, xnor, "XNOR", "xnor")                              \
  ONE(UNARY, clz, "CLZ", "clz") ONE(UNARY, clzw, "CLZW", "clzw") ONE(UNARY, ctz, "CTZ", "ctz")  \
  UNARY(ctzw, "CTZW", I, I,                                                                     \
        IF_EMULATED(has_ctzw, "ctzw %0,%1; ", "li t0,1<<32; or t0,t0,%1; ctz %0,t0;"))          \
  ONE(UNARY, cpop, "CPOP", "cpop") ONE(UNARY, cpopw, "CPOPW", "cpopw")                          \
  ONE(UNARY, rev8, "REV8", "rev8") TWO(BINARY, rol, "ROL", "rol")                               \
  TWO(BINARY, rolw, "ROLW", "rolw") TWO(BINARY, ror, "ROR", "ror")                              \
  TWO(BINARY, rorw, "RORW", "rorw") COUNTS(UNARY, rori, "RORI", 63, "rori")                     \
  COUNTS(UNARY, roriw, "RORIW", 31, "roriw") TWO(BINARY, min, "MIN", "min")                     \
  TWO(BINARY, max, "MAX", "max") TWO(BINARY, minu, "MINU", "minu")                              \
  TWO(BINARY, maxu, "MAXU", "maxu")                                                             \
  BINARY(czeroeqz, "CZEROEQZ", I, I,                                                            \
         IF_EMULATED(has_zicond, CZERO_EQZ, "snez t0,%2; neg t0,t0; and %0,%1,t0;"))            \
  BINARY(czeronez, "CZERONEZ", I, I,                                                            \
         IF_EMULATED(has_zicond, CZERO_NEZ, "seqz t0,%2; neg t0,t0; and %0,%1,t0;"))

#define OPS(UNARY, BINARY, TERNARY) BASE(UNARY, BINARY) EXTENSIONS(UNARY, BINARY)

#define LOADS(ACCESS, id, name, before, after)                                                  \
  ACCESS(id##_low, name " -2048", -2048, 0, before ",-2048(%1)" after)                          \
  ACCESS(id##_high, name " 2047", 2047, 0, before ",2047(%1)" after)
#define STORES(ACCESS, id, name, text)                                                          \
  ACCESS(id##_low, name " -2048", -2048, 1, text ",-2048(%1)")                                  \
  ACCESS(id##_high, name " 2047", 2047, 1, text ",2047(%1)")
#define SWAPS(ACCESS, id, name, w)                                                              \
  BOTH(ACCESS, id, name, "mv %0,x0; 1: lr." w " t0,(%1); bne t0,%2,2f; "                        \
                         "sc." w " t0,%3,(%1); bne t0,x0,1b; li %0,1; 2:")

#define ACCESSES(ACCESS)                                                                        \
  LOADS(ACCESS, lb, "MOVBload", "lb %0", "") LOADS(ACCESS, lh, "MOVHload", "lh %0", "")         \
  LOADS(ACCESS, lw, "MOVWload", "lw %0", "") LOADS(ACCESS, ld, "MOVDload", "ld %0", "")         \
  LOADS(ACCESS, lbu, "MOVBUload", "lbu %0", "") LOADS(ACCESS, lhu, "MOVHUload", "lhu %0", "")   \
  LOADS(ACCESS, lwu, "MOVWUload", "lwu %0", "")                                                 \
  LOADS(ACCESS, flw, "FMOVWload", "flw ft0", "; fmv.x.w %0,ft0")                                \
  LOADS(ACCESS, fld, "FMOVDload", "fld ft0", "; fmv.x.d %0,ft0")                                \
  STORES(ACCESS, sb, "MOVBstore", "sb %2") STORES(ACCESS, sh, "MOVHstore", "sh %2")             \
  STORES(ACCESS, sw, "MOVWstore", "sw %2") STORES(ACCESS, sd, "MOVDstore", "sd %2")             \
  STORES(ACCESS, fsw, "FMOVWstore", "fmv.w.x ft0,%2; fsw ft0")                                  \
  STORES(ACCESS, fsd, "FMOVDstore", "fmv.d.x ft0,%2; fsd ft0")                                  \
  STORES(ACCESS, sb0, "MOVBstorezero", "sb x0") STORES(ACCESS, sh0, "MOVHstorezero", "sh x0")   \
  STORES(ACCESS, sw0, "MOVWstorezero", "sw x0") STORES(ACCESS, sd0, "MOVDstorezero", "sd x0")   \
  BOTH(ACCESS, al8, "LoweredAtomicLoad8", "fence rw,rw; lbu %0,(%1); fence r,rw")               \
  BOTH(ACCESS, al32, "LoweredAtomicLoad32", "lr.w %0,(%1)")                                     \
  BOTH(ACCESS, al64, "LoweredAtomicLoad64", "lr.d %0,(%1)")                                     \
  ACCESS(as8, "LoweredAtomicStore8", 0, 1, "fence rw,w; sb %2,(%1); fence rw,rw")               \
  ACCESS(as32, "LoweredAtomicStore32", 0, 1, "amoswap.w x0,%2,(%1)")                            \
  ACCESS(as64, "LoweredAtomicStore64", 0, 1, "amoswap.d x0,%2,(%1)")                            \
  BOTH(ACCESS, ax32, "LoweredAtomicExchange32", "amoswap.w %0,%2,(%1)")                         \
  BOTH(ACCESS, ax64, "LoweredAtomicExchange64", "amoswap.d %0,%2,(%1)")                         \
  BOTH(ACCESS, aa32, "LoweredAtomicAdd32", "amoadd.w t0,%2,(%1); add %0,t0,%2")                 \
  BOTH(ACCESS, aa64, "LoweredAtomicAdd64", "amoadd.d t0,%2,(%1); add %0,t0,%2")                 \
  SWAPS(ACCESS, cas32, "LoweredAtomicCas32", "w") SWAPS(ACCESS, cas64, "LoweredAtomicCas64", "d")\
  ACCESS(and32, "LoweredAtomicAnd32", 0, 1, "amoand.w x0,%2,(%1)")                              \
  ACCESS(or32, "LoweredAtomicOr32", 0, 1, "amoor.w x0,%2,(%1)")

INTEGER_WITNESS_OF(OPS, ACCESSES)
