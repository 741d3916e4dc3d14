/*
 * The integer instructions, flags, memory and branches of AMD64Ops.go, executed: each op by its instruction, or by what
 * Go's compiler makes of it. Needs BMI1, BMI2, LZCNT, POPCNT and MOVBE.
 *
 * Operands are a, b and c; of an op on memory a is what eight bytes hold before, and p where they lie, less the offset.
 * r is the result, which holds an operand before, so that it shows what an instruction leaves above it.
 */
#define CLOBBERS "memory", "cc", "rax", "rcx", "rdx", "xmm0", "xmm1"
#include "../../op-witness.h"

/* The flags of the tables, from the lowest bit: CF, ZF, SF is not OF, OF, PF. Bit 1 of the register is always set. */
enum { CF = 1, ZF = 2, LT = 4, OF = 8, PF = 16, EVERY = 31 };
static uint64_t eflags_of(uint64_t flags) {
  uint64_t of = flags >> 3 & 1, sf = (flags >> 2 & 1) ^ of;
  return 2 | (flags & 1) | (flags >> 4 & 1) << 2 | (flags >> 1 & 1) << 6 | sf << 7 | of << 11;
}
static uint64_t flags_of(uint64_t eflags, unsigned shown) {
  uint64_t sf = eflags >> 7 & 1, of = eflags >> 11 & 1;
  uint64_t flags = (eflags & 1) | (eflags >> 6 & 1) << 1 | (sf ^ of) << 2 | of << 3 | (eflags >> 2 & 1) << 4;
  uint64_t packed = 0;
  for (int from = 0, to = 0; from < 5; from++)
    if (shown >> from & 1) packed |= (flags >> from & 1) << to++;
  return packed;
}
static uint64_t gathered(const volatile uint8_t *bytes) {
  uint64_t word = 0;
  for (int k = 0; k < 8; k++) word |= (uint64_t)bytes[k] << 8 * k;
  return word;
}

#define REGISTER result
#define MEMORY gathered(bytes)
#define FLAGS(shown) flags_of(after, shown)

/* What is seen, the flags before (an expression), the offset, the assembly. */
#define OP(id, name, seen, flags, offset, text)                                                 \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    _Alignas(16) volatile uint8_t bytes[24] = {0};                                              \
    for (int k = 0; k < 8; k++) bytes[k] = a >> 8 * k;                                          \
    I result = 0, after = 0, before = eflags_of(flags);                                         \
    __asm__ volatile("pushq %[f]; popfq; " text "; pushfq; popq %[after]"                       \
                     : [r] "=&r"(result), [after] "=&r"(after)                                  \
                     : [f] "r"(before), [p] "r"((I)bytes - (I)(offset)), [a] "r"((I)a), [b] "r"((I)b), \
                       [c] "r"((I)c)                                                            \
                     : CLOBBERS);                                                               \
    (void)after;                                                                                \
    return (struct outcome){seen, 0};                                                           \
  }
#define LISTED_OP(id, name, seen, flags, offset, text) {name, 0, {id, id}},

#define VALUE(OP, id, name, text) OP(id, name, REGISTER, 0, 0, text)
#define FLAG(OP, id, name, shown, text) OP(id, name, FLAGS(shown), 0, 0, text)
#define A "movq %[a],%[r]; "
#define B "movq %[b],%[r]; "

/* Both widths of an instruction, with a register as its other operand. */
#define TWO(OP, N, x)                                                                           \
  VALUE(OP, x##q, N "Q", A #x "q %[b],%[r]") VALUE(OP, x##l, N "L", A #x "l %k[b],%k[r]")
#define ONE(OP, N, x) VALUE(OP, x##q, N "Q", A #x "q %[r]") VALUE(OP, x##l, N "L", A #x "l %k[r]")
/* Of which the result is another register than the operand. */
#define FROM(OP, N, x)                                                                          \
  VALUE(OP, x##q, N "Q", B #x "q %[a],%[r]") VALUE(OP, x##l, N "L", B #x "l %k[a],%k[r]")
#define CONSTANT(OP, N, x, n, tag)                                                              \
  VALUE(OP, x##q_##tag, N "Qconst " #n, A #x "q $" #n ",%[r]")                                  \
  VALUE(OP, x##l_##tag, N "Lconst " #n, A #x "l $" #n ",%k[r]")
#define CONSTANTS(ROW, OP, N, x)                                                                \
  ROW(OP, N, x, -2147483648, least) ROW(OP, N, x, -1, minus_one) ROW(OP, N, x, 1, one)          \
  ROW(OP, N, x, 2147483647, most)
#define ARITHMETIC(OP, N, x) TWO(OP, N, x) CONSTANTS(CONSTANT, OP, N, x)
#define MULTIPLY(OP, n, tag)                                                                    \
  VALUE(OP, imul3q_##tag, "MULQconst " #n, "imulq $" #n ",%[a],%[r]")                           \
  VALUE(OP, imul3l_##tag, "MULLconst " #n, B "imull $" #n ",%k[a],%k[r]")
#define HIGH(OP, N, x)                                                                          \
  VALUE(OP, h##x##q, N "Q", "movq %[a],%%rax; " #x "q %[b]; movq %%rdx,%[r]")                   \
  VALUE(OP, h##x##l, N "L", "movq %[a],%%rax; " #x "l %k[b]; movq %%rdx,%[r]")
#define HIGHU(OP)                                                                               \
  VALUE(OP, hmulqu, "HMULQU", "movq %[a],%%rax; mulq %[b]; movq %%rdx,%[r]")                    \
  VALUE(OP, hmullu, "HMULLU", "movq %[a],%%rax; mull %k[b]; movq %%rdx,%[r]")
#define BITS(OP, N, x)                                                                          \
  TWO(OP, N, x) VALUE(OP, x##q_0, N "Qconst 0", A #x "q $0,%[r]")                               \
  VALUE(OP, x##q_31, N "Qconst 31", A #x "q $31,%[r]") VALUE(OP, x##q_63, N "Qconst 63", A #x "q $63,%[r]")

/* Shifts and rotations of each width, by CL and by constants. */
#define BY_CL(OP, N, x, w, k) VALUE(OP, x##w##_cl, N, A "movq %[b],%%rcx; " #x #w " %%cl,%" k "[r]")
#define BY_CONST(OP, N, x, w, k, n) VALUE(OP, x##w##_##n, N "const " #n, A #x #w " $" #n ",%" k "[r]")
#define SHIFT(OP, N, x, w, k, last)                                                             \
  BY_CL(OP, N, x, w, k) BY_CONST(OP, N, x, w, k, 0) BY_CONST(OP, N, x, w, k, 1) BY_CONST(OP, N, x, w, k, last)
#define SHIFTS(OP, N, x)                                                                        \
  SHIFT(OP, N "Q", x, q, "q", 63) SHIFT(OP, N "L", x, l, "k", 31)
#define NARROW(OP, N, x) SHIFT(OP, N "W", x, w, "w", 15) SHIFT(OP, N "B", x, b, "b", 7)
#define SHIFTX(OP, N, x)                                                                        \
  VALUE(OP, x##q, N "Q", #x "q %[b],%[a],%[r]") VALUE(OP, x##l, N "L", B #x "l %k[b],%k[a],%k[r]")

/* Both parts of a division, where it does not trap. */
#define DIVIDE(OP, id, N, n, k, extend, divide, zero, least)                                    \
  VALUE(OP, id##_0, N ".0" n, DIVISION(k, extend, divide, zero, least) "movq %%rax,%[r]; 1:")   \
  VALUE(OP, id##_1, N ".1" n, DIVISION(k, extend, divide, zero, least) "movq %%rdx,%[r]; 1:")
#define DIVISION(k, extend, divide, zero, least)                                                \
  "xorl %k[r],%k[r]; " zero " %" k "[b],%" k "[b]; jz 1f; " least "movq %[a],%%rax; " extend "; " divide " %" k "[b]; "
/* Go's compiler negates where the divisor is -1, unless the constant says that the quotient fits. */
#define UNLESS(k, cmp, neg)                                                                     \
  cmp " $-1," "%" k "[b]; jne 2f; movq %[a],%%rax; " neg "; xorl %%edx,%%edx; jmp 3f; 2: "
#define SIGNED(OP, id, N, k, extend, divide, zero, cmp, neg)                                    \
  VALUE(OP, id##_0f, N ".0 0", FIXED(k, extend, divide, zero, cmp, neg) "movq %%rax,%[r]; 1:")  \
  VALUE(OP, id##_1f, N ".1 0", FIXED(k, extend, divide, zero, cmp, neg) "movq %%rdx,%[r]; 1:")
#define FIXED(k, extend, divide, zero, cmp, neg)                                                \
  "xorl %k[r],%k[r]; " zero " %" k "[b],%" k "[b]; jz 1f; " UNLESS(k, cmp, neg)                 \
  "movq %[a],%%rax; " extend "; " divide " %" k "[b]; 3: "


#define VALUES(OP)                                                                              \
  ARITHMETIC(OP, "ADD", add) ARITHMETIC(OP, "SUB", sub) ARITHMETIC(OP, "AND", and)              \
  ARITHMETIC(OP, "OR", or) ARITHMETIC(OP, "XOR", xor) TWO(OP, "MUL", imul)                      \
  MULTIPLY(OP, -2147483648, least) MULTIPLY(OP, -1, minus_one) MULTIPLY(OP, 1, one)             \
  MULTIPLY(OP, 2147483647, most) HIGH(OP, "HMUL", imul) HIGHU(OP)                               \
  ONE(OP, "NEG", neg) ONE(OP, "NOT", not) ONE(OP, "BSWAP", bswap)                               \
  FROM(OP, "POPCNT", popcnt) FROM(OP, "TZCNT", tzcnt) FROM(OP, "LZCNT", lzcnt)                  \
  FROM(OP, "BLSI", blsi) FROM(OP, "BLSMSK", blsmsk)                                             \
  VALUE(OP, andnq, "ANDNQ", "andnq %[a],%[b],%[r]") VALUE(OP, andnl, "ANDNL", B "andnl %k[a],%k[b],%k[r]") \
  BITS(OP, "BTS", bts) BITS(OP, "BTR", btr) BITS(OP, "BTC", btc)                                \
  SHIFTS(OP, "SHL", shl) SHIFTS(OP, "SHR", shr) SHIFTS(OP, "SAR", sar) SHIFTS(OP, "ROL", rol)   \
  NARROW(OP, "SHR", shr) NARROW(OP, "SAR", sar) NARROW(OP, "ROL", rol)                          \
  BY_CL(OP, "RORQ", ror, q, "q") BY_CL(OP, "RORL", ror, l, "k") BY_CL(OP, "RORW", ror, w, "w")  \
  BY_CL(OP, "RORB", ror, b, "b")                                                                \
  SHIFTX(OP, "SHLX", shlx) SHIFTX(OP, "SHRX", shrx) SHIFTX(OP, "SARX", sarx)                    \
  SIGNED(OP, idivq, "DIVQ", "q", "cqto", "idivq", "testq", "cmpq", "negq %%rax")                \
  SIGNED(OP, idivl, "DIVL", "k", "cltd", "idivl", "testl", "cmpl", "negl %%eax")                \
  SIGNED(OP, idivw, "DIVW", "w", "cwtd", "idivw", "testw", "cmpw", "negw %%ax")                 \
  DIVIDE(OP, divq, "DIVQU", "", "q", "xorl %%edx,%%edx", "divq", "testq", "")                   \
  DIVIDE(OP, divl, "DIVLU", "", "k", "xorl %%edx,%%edx", "divl", "testl", "")                   \
  DIVIDE(OP, divw, "DIVWU", "", "w", "xorl %%edx,%%edx", "divw", "testw", "")                   \
  VALUE(OP, movsbq, "MOVBQSX", "movsbq %b[a],%[r]") VALUE(OP, movzbl, "MOVBQZX", B "movzbl %b[a],%k[r]") \
  VALUE(OP, movswq, "MOVWQSX", "movswq %w[a],%[r]") VALUE(OP, movzwl, "MOVWQZX", B "movzwl %w[a],%k[r]") \
  VALUE(OP, movslq, "MOVLQSX", "movslq %k[a],%[r]") VALUE(OP, movl, "MOVLQZX", B "movl %k[a],%k[r]") \
  VALUE(OP, mulqu2_0, "MULQU2.0", "movq %[a],%%rax; mulq %[b]; movq %%rdx,%[r]")                \
  VALUE(OP, mulqu2_1, "MULQU2.1", "movq %[a],%%rax; mulq %[b]; movq %%rax,%[r]")                \
  VALUE(OP, divqu2_0, "DIVQU2.0", WIDE "movq %%rax,%[r]; 1:")                                   \
  VALUE(OP, divqu2_1, "DIVQU2.1", WIDE "movq %%rdx,%[r]; 1:")                                   \
  VALUE(OP, avgqu, "AVGQU", A "addq %[b],%[r]; rcrq $1,%[r]")                                   \
  VALUE(OP, bsfl, "BSFL", B "bsfl %k[a],%k[r]") VALUE(OP, bsrl, "BSRL", B "bsrl %k[a],%k[r]")   \
  ADDRESS(OP, "", 2147483647, 0, "(%[a])") ADDRESS(OP, "1", 2147483647, 1, "(%[a],%[b])")       \
  ADDRESS(OP, "2", -2147483648, 2, "(%[a],%[b],2)") ADDRESS(OP, "4", -2147483648, 4, "(%[a],%[b],4)") \
  ADDRESS(OP, "8", -2147483648, 8, "(%[a],%[b],8)")
#define WIDE "xorl %k[r],%k[r]; cmpq %[c],%[a]; jae 1f; movq %[a],%%rdx; movq %[b],%%rax; divq %[c]; "
#define ADDRESS(OP, scale, offset, tag, place)                                                  \
  VALUE(OP, leaq_##tag, "LEAQ" scale " " #offset, "leaq " #offset place ",%[r]")                \
  VALUE(OP, leal_##tag, "LEAL" scale " " #offset, "movq $-1,%[r]; leal " #offset place ",%k[r]") \
  VALUE(OP, leaw_##tag, "LEAW" scale " " #offset, "leaw " #offset place ",%w[r]")

/* Flags alone. */
#define COMPARE(OP, x, N, w, k)                                                                 \
  FLAG(OP, x##w, N, EVERY, #x #w " %" k "[b],%" k "[a]")
#define COMPARE_CONST(OP, x, N, w, k, n, tag)                                                   \
  FLAG(OP, x##w##_##tag, N "const " #n, EVERY, #x #w " $" #n ",%" k "[a]")
#define COMPARES(OP, x, N, w, k, first, last)                                                   \
  COMPARE(OP, x, N, w, k) COMPARE_CONST(OP, x, N, w, k, first, least)                           \
  COMPARE_CONST(OP, x, N, w, k, -1, minus_one) COMPARE_CONST(OP, x, N, w, k, 0, zero)           \
  COMPARE_CONST(OP, x, N, w, k, 1, one) COMPARE_CONST(OP, x, N, w, k, last, most)
#define COMPARISONS(OP, x, N)                                                                   \
  COMPARES(OP, x, N "Q", q, "q", -2147483648, 2147483647)                                       \
  COMPARES(OP, x, N "L", l, "k", -2147483648, 2147483647)                                       \
  COMPARES(OP, x, N "W", w, "w", -32768, 32767) COMPARES(OP, x, N "B", b, "b", -128, 127)
#define TESTS(OP, N, w, k, last)                                                                \
  FLAG(OP, bt##w, N, CF, "bt" #w " %" k "[a],%" k "[b]")                                        \
  FLAG(OP, bt##w##_0, N "const 0", CF, "bt" #w " $0,%" k "[a]")                                 \
  FLAG(OP, bt##w##_1, N "const 1", CF, "bt" #w " $1,%" k "[a]")                                 \
  FLAG(OP, bt##w##_last, N "const " #last, CF, "bt" #w " $" #last ",%" k "[a]")
/* A value and flags, which read the operand f. */
#define PAIR(OP, id, name, n, shown, f, text)                                                   \
  OP(id##_0, name ".0" n, REGISTER, f, 0, text) OP(id##_1, name ".1" n, FLAGS(shown), f, 0, text)
#define PAIRS(OP, id, name, shown, f, text)                                                     \
  PAIR(OP, id##_least, name, " -2147483648", shown, f, text " $-2147483648,%[r]")               \
  PAIR(OP, id##_minus_one, name, " -1", shown, f, text " $-1,%[r]")                             \
  PAIR(OP, id##_one, name, " 1", shown, f, text " $1,%[r]")                                     \
  PAIR(OP, id##_most, name, " 2147483647", shown, f, text " $2147483647,%[r]")
#define SUMS(OP, n, tag)                                                                        \
  PAIR(OP, addqf_##tag, "ADDQconstflags", " " #n, ZF, 0, A "addq $" #n ",%[r]")                 \
  PAIR(OP, addlf_##tag, "ADDLconstflags", " " #n, ZF, 0, A "addl $" #n ",%k[r]")
#define SCAN(OP, x, N)                                                                          \
  OP(x##_0, N ".0", REGISTER, 0, 0, "movq $0,%[r]; " #x " %[a],%[r]")                           \
  OP(x##_1, N ".1", FLAGS(ZF), 0, 0, "movq $0,%[r]; " #x " %[a],%[r]")

#define ALL_FLAGS(OP)                                                                           \
  COMPARISONS(OP, cmp, "CMP") COMPARISONS(OP, test, "TEST")                                     \
  TESTS(OP, "BTQ", q, "q", 63) TESTS(OP, "BTL", l, "k", 31)                                     \
  FLAG(OP, ucomiss, "UCOMISS", EVERY, "movd %k[a],%%xmm0; movd %k[b],%%xmm1; ucomiss %%xmm1,%%xmm0") \
  FLAG(OP, ucomisd, "UCOMISD", EVERY, "movq %[a],%%xmm0; movq %[b],%%xmm1; ucomisd %%xmm1,%%xmm0") \
  PAIR(OP, addc, "ADDQcarry", "", EVERY, 0, A "addq %[b],%[r]")                                 \
  PAIR(OP, subb, "SUBQborrow", "", EVERY, 0, A "subq %[b],%[r]")                                \
  PAIR(OP, adcq, "ADCQ", "", EVERY, c, "movq %[a],%[r]; adcq %[b],%[r]")                        \
  PAIR(OP, sbbq, "SBBQ", "", EVERY, c, "movq %[a],%[r]; sbbq %[b],%[r]")                        \
  PAIRS(OP, addcc, "ADDQconstcarry", EVERY, 0, A "addq") PAIRS(OP, subbc, "SUBQconstborrow", EVERY, 0, A "subq") \
  PAIRS(OP, adcqc, "ADCQconst", EVERY, b, A "adcq") PAIRS(OP, sbbqc, "SBBQconst", EVERY, b, A "sbbq") \
  OP(sbbmaskq, "SBBQcarrymask", REGISTER, a, 0, "sbbq %[r],%[r]")                               \
  OP(sbbmaskl, "SBBLcarrymask", REGISTER, a, 0, "sbbl %k[r],%k[r]")                             \
  PAIR(OP, neglf, "NEGLflags", "", EVERY, 0, A "negl %k[r]")                                    \
  PAIR(OP, mulqu, "MULQU", "", OF, 0, "movq %[a],%%rax; mulq %[b]; movq %%rax,%[r]")            \
  PAIR(OP, mullu, "MULLU", "", OF, 0, "movq %[a],%%rax; mull %k[b]; movq %%rax,%[r]")           \
  SCAN(OP, bsfq, "BSFQ") SCAN(OP, bsrq, "BSRQ")                                                 \
  PAIR(OP, blsrq, "BLSRQ", "", CF | ZF | LT, 0, "blsrq %[a],%[r]")                              \
  PAIR(OP, blsrl, "BLSRL", "", CF | ZF | LT, 0, B "blsrl %k[a],%k[r]")                          \
  SUMS(OP, -2147483648, least) SUMS(OP, -1, minus_one) SUMS(OP, 1, one) SUMS(OP, 2147483647, most)

/* Conditions: the name of the move, the letters of the instruction, the op that gives a boolean, the kind of block. */
#define MOVES(OP, N, cc)                                                                        \
  OP(cmovq_##cc, "CMOVQ" N, REGISTER, c, 0, A "cmov" #cc "q %[b],%[r]")                         \
  OP(cmovl_##cc, "CMOVL" N, REGISTER, c, 0, A "cmov" #cc "l %k[b],%k[r]")                       \
  OP(cmovw_##cc, "CMOVW" N, REGISTER, c, 0, A "cmov" #cc "w %w[b],%w[r]")
#define SET(OP, cc, S) OP(set_##cc, S, REGISTER, a, 0, "set" #cc " %b[r]")
#define STORES_OF(OP, cc, S)                                                                    \
  OP(set_##cc##_low, S "store -2147483648", MEMORY, b, -2147483648, "set" #cc " -2147483648(%[p])") \
  OP(set_##cc##_high, S "store 2147483647", MEMORY, b, 2147483647, "set" #cc " 2147483647(%[p])") \
  OP(set_##cc##_idx, S "storeidx1 -1000", MEMORY, b, -1000 + 3, "movq $3,%%rcx; set" #cc " -1000(%[p],%%rcx)")
#define BLOCK(OP, cc, name)                                                                     \
  OP(block_##cc, name, REGISTER, a, 0, "movq $1,%[r]; j" #cc " 1f; movq $0,%[r]; 1:")
#define CONDITION(OP, N, cc, S, block)                                                          \
  MOVES(OP, N, cc) SET(OP, cc, S) STORES_OF(OP, cc, S) BLOCK(OP, cc, block)
/* Of numbers: two instructions, as Go's compiler writes them. */
#define EQF(w, k) "movq %[b],%[r]; cmovne" w " %" k "[a],%" k "[r]; cmovp" w " %" k "[a],%" k "[r]"
#define NEF(w, k) "movq %[a],%[r]; cmovne" w " %" k "[b],%" k "[r]; cmovp" w " %" k "[b],%" k "[r]"
#define NUMBERS(OP, N, w, k)                                                                    \
  OP(cmov##w##_eqf, "CMOV" N "EQF", REGISTER, c, 0, EQF(#w, k))                                 \
  OP(cmov##w##_nef, "CMOV" N "NEF", REGISTER, c, 0, NEF(#w, k))                                 \
  OP(cmov##w##_gtf, "CMOV" N "GTF", REGISTER, c, 0, A "cmova" #w " %" k "[b],%" k "[r]")        \
  OP(cmov##w##_gef, "CMOV" N "GEF", REGISTER, c, 0, A "cmovae" #w " %" k "[b],%" k "[r]")
#define TAKEN "1: movq $1,%[r]; 2:"

#define READS(OP)                                                                               \
  CONDITION(OP, "EQ", e, "SETEQ", "EQ") CONDITION(OP, "NE", ne, "SETNE", "NE")                  \
  CONDITION(OP, "LT", l, "SETL", "LT") CONDITION(OP, "GT", g, "SETG", "GT")                     \
  CONDITION(OP, "LE", le, "SETLE", "LE") CONDITION(OP, "GE", ge, "SETGE", "GE")                 \
  CONDITION(OP, "CS", b, "SETB", "ULT") CONDITION(OP, "HI", a, "SETA", "UGT")                   \
  CONDITION(OP, "LS", be, "SETBE", "ULE") CONDITION(OP, "CC", ae, "SETAE", "UGE")               \
  SET(OP, o, "SETO") BLOCK(OP, o, "OS") BLOCK(OP, no, "OC")                                     \
  NUMBERS(OP, "Q", q, "q") NUMBERS(OP, "L", l, "k") NUMBERS(OP, "W", w, "w")                    \
  OP(seteqf, "SETEQF", REGISTER, a, 0, "setnp %%al; sete %b[r]; andb %%al,%b[r]")               \
  OP(setnef, "SETNEF", REGISTER, a, 0, "setp %%al; setne %b[r]; orb %%al,%b[r]")                \
  OP(setgf, "SETGF", REGISTER, a, 0, "seta %b[r]") OP(setgef, "SETGEF", REGISTER, a, 0, "setae %b[r]") \
  OP(setord, "SETORD", REGISTER, a, 0, "setnp %b[r]") OP(setnan, "SETNAN", REGISTER, a, 0, "setp %b[r]") \
  BLOCK(OP, np, "ORD") BLOCK(OP, p, "NAN")                                                      \
  OP(block_eqf, "EQF", REGISTER, a, 0, "movq $0,%[r]; jne 2f; jp 2f; movq $1,%[r]; 2:")         \
  OP(block_nef, "NEF", REGISTER, a, 0, "movq $0,%[r]; jne 1f; jp 1f; jmp 2f; " TAKEN)

/* Each addressing mode of an op: TEXT is a macro of the place. */
#define PLACES(OP, ROW, id, name)                                                               \
  ROW(OP, id##_low, name " -2147483648", -2147483648, "", "-2147483648(%[p])")                  \
  ROW(OP, id##_high, name " 2147483647", 2147483647, "", "2147483647(%[p])")
#define PLACE(OP, ROW, id, name, scale)                                                         \
  ROW(OP, id##_idx##scale, name "idx" #scale " -1000", -1000 + 3 * scale, "movq $3,%%rcx; ", "-1000(%[p],%%rcx," #scale ")")
/* With one index not scaled, and others. */
#define EACH(OP, ROW, id, name, SCALES) PLACES(OP, ROW, id, name) SCALES(OP, ROW, id, name)
#define S0(OP, ROW, id, name)
#define S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 1)
#define S12(OP, ROW, id, name) S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 2)
#define S14(OP, ROW, id, name) S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 4)
#define S18(OP, ROW, id, name) S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 8)
#define S148(OP, ROW, id, name) S14(OP, ROW, id, name) PLACE(OP, ROW, id, name, 8)

#define LB(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movzbl " at ",%k[r]")
#define LBS(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movsbq " at ",%[r]")
#define LW(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movzwl " at ",%k[r]")
#define LWS(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movswq " at ",%[r]")
#define LL(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movl " at ",%k[r]")
#define LLS(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movslq " at ",%[r]")
#define LQ(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movq " at ",%[r]")
#define LSS(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movss " at ",%%xmm0; movd %%xmm0,%k[r]")
#define LSD(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movsd " at ",%%xmm0; movq %%xmm0,%[r]")
#define LBEL(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movbel " at ",%k[r]")
#define LBEQ(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movbeq " at ",%[r]")
#define SB(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movb %b[b]," at)
#define SW(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movw %w[b]," at)
#define SL(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movl %k[b]," at)
#define SQ(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movq %[b]," at)
#define SSS(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movd %k[b],%%xmm0; movss %%xmm0," at)
#define SSD(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movq %[b],%%xmm0; movsd %%xmm0," at)
#define SBEW(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movbew %w[b]," at)
#define SBEL(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movbel %k[b]," at)
#define SBEQ(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movbeq %[b]," at)
#define CB(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpb %b[b]," at)
#define CW(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpw %w[b]," at)
#define CL(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpl %k[b]," at)
#define CQ(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpq %[b]," at)
#define XL1(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "shlxl %k[b]," at ",%k[r]")
#define XL2(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "shrxl %k[b]," at ",%k[r]")
#define XL3(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "sarxl %k[b]," at ",%k[r]")
#define XQ1(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "shlxq %[b]," at ",%[r]")
#define XQ2(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "shrxq %[b]," at ",%[r]")
#define XQ3(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "sarxq %[b]," at ",%[r]")


/* An operation with an operand in memory, and in place. */
#define OL_add(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "addl " at ",%k[r]")
#define OL_sub(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "subl " at ",%k[r]")
#define OL_and(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "andl " at ",%k[r]")
#define OL_or(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "orl " at ",%k[r]")
#define OL_xor(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "xorl " at ",%k[r]")
#define OQ_add(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "addq " at ",%[r]")
#define OQ_sub(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "subq " at ",%[r]")
#define OQ_and(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "andq " at ",%[r]")
#define OQ_or(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "orq " at ",%[r]")
#define OQ_xor(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i B "xorq " at ",%[r]")
#define ML_add(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "addl %k[b]," at)
#define ML_sub(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "subl %k[b]," at)
#define ML_and(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "andl %k[b]," at)
#define ML_or(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "orl %k[b]," at)
#define ML_xor(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "xorl %k[b]," at)
#define MQ_add(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "addq %[b]," at)
#define MQ_sub(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "subq %[b]," at)
#define MQ_and(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "andq %[b]," at)
#define MQ_or(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "orq %[b]," at)
#define MQ_xor(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "xorq %[b]," at)
#define OPERATE(OP, N, x)                                                                       \
  EACH(OP, OL_##x, ol_##x, N "Lload", S148) EACH(OP, OQ_##x, oq_##x, N "Qload", S18)            \
  EACH(OP, ML_##x, ml_##x, N "Lmodify", S148) EACH(OP, MQ_##x, mq_##x, N "Qmodify", S18)

/* A value and an offset. */
#define WITH_VALUE(OP, id, name, seen, value, x)                                                \
  OP(id##_low, name " " #value " -2147483648", seen, 0, -2147483648, x " $" #value ",-2147483648(%[p])") \
  OP(id##_high, name " " #value " 2147483647", seen, 0, 2147483647, x " $" #value ",2147483647(%[p])")
#define WITH_VALUE_AT(OP, id, name, seen, value, x, scale)                                      \
  OP(id##_##scale, name "idx" #scale " " #value " -1000", seen, 0, -1000 + 3 * scale,           \
     "movq $3,%%rcx; " x " $" #value ",-1000(%[p],%%rcx," #scale ")")
#define VALUES2(OP, id, name, seen, x)                                                          \
  WITH_VALUE(OP, id##_m2, name, seen, -2, x) WITH_VALUE(OP, id##_127, name, seen, 127, x)
#define VALUES2_AT(OP, id, name, seen, x, scale)                                                \
  WITH_VALUE_AT(OP, id##_m2, name, seen, -2, x, scale) WITH_VALUE_AT(OP, id##_127, name, seen, 127, x, scale)
#define OF_CONSTANT(OP, id, B4, behind, seen, x)                                                \
  VALUES2(OP, id##b, B4 "B" behind, seen, x "b") VALUES2_AT(OP, id##b, B4 "B" behind, seen, x "b", 1) \
  VALUES2(OP, id##w, B4 "W" behind, seen, x "w") VALUES2_AT(OP, id##w, B4 "W" behind, seen, x "w", 1) \
  VALUES2_AT(OP, id##w, B4 "W" behind, seen, x "w", 2)                                          \
  VALUES2(OP, id##l, B4 "L" behind, seen, x "l") VALUES2_AT(OP, id##l, B4 "L" behind, seen, x "l", 1) \
  VALUES2_AT(OP, id##l, B4 "L" behind, seen, x "l", 4)                                          \
  VALUES2(OP, id##q, B4 "Q" behind, seen, x "q") VALUES2_AT(OP, id##q, B4 "Q" behind, seen, x "q", 1) \
  VALUES2_AT(OP, id##q, B4 "Q" behind, seen, x "q", 8)
#define CHANGED(OP, id, N, x)                                                                   \
  VALUES2(OP, id##l, N "Lconstmodify", MEMORY, x "l") VALUES2_AT(OP, id##l, N "Lconstmodify", MEMORY, x "l", 1) \
  VALUES2_AT(OP, id##l, N "Lconstmodify", MEMORY, x "l", 4) VALUES2_AT(OP, id##l, N "Lconstmodify", MEMORY, x "l", 8) \
  VALUES2(OP, id##q, N "Qconstmodify", MEMORY, x "q") VALUES2_AT(OP, id##q, N "Qconstmodify", MEMORY, x "q", 1) \
  VALUES2_AT(OP, id##q, N "Qconstmodify", MEMORY, x "q", 8)
#define BIT_OF(OP, id, N, x)                                                                    \
  WITH_VALUE(OP, id##_31, N, MEMORY, 31, x) WITH_VALUE(OP, id##_63, N, MEMORY, 63, x)

#define NS(OP, id, name, off, i, at, x)                                                         \
  OP(id, name, REGISTER, 0, off, i "movd %k[b],%%xmm0; " x " " at ",%%xmm0; movd %%xmm0,%k[r]")
#define ND(OP, id, name, off, i, at, x)                                                         \
  OP(id, name, REGISTER, 0, off, i "movq %[b],%%xmm0; " x " " at ",%%xmm0; movq %%xmm0,%[r]")
#define NS_add(OP, id, name, off, i, at) NS(OP, id, name, off, i, at, "addss")
#define NS_sub(OP, id, name, off, i, at) NS(OP, id, name, off, i, at, "subss")
#define NS_mul(OP, id, name, off, i, at) NS(OP, id, name, off, i, at, "mulss")
#define NS_div(OP, id, name, off, i, at) NS(OP, id, name, off, i, at, "divss")
#define ND_add(OP, id, name, off, i, at) ND(OP, id, name, off, i, at, "addsd")
#define ND_sub(OP, id, name, off, i, at) ND(OP, id, name, off, i, at, "subsd")
#define ND_mul(OP, id, name, off, i, at) ND(OP, id, name, off, i, at, "mulsd")
#define ND_div(OP, id, name, off, i, at) ND(OP, id, name, off, i, at, "divsd")
#define OF_NUMBERS(OP, N, x)                                                                    \
  EACH(OP, NS_##x, ns_##x, N "SSload", S14) EACH(OP, ND_##x, nd_##x, N "SDload", S18)

/* An atomic op that gives a register and leaves memory. */
#define BOTH(OP, id, name, text)                                                                \
  OP(id##_0, name ".0 -1000", REGISTER, 0, -1000, text) OP(id##_1, name ".1 -1000", MEMORY, 0, -1000, text)
#define SWAP(OP, id, name, w, k)                                                                \
  BOTH(OP, id, name, "movq %[b],%%rax; lock cmpxchg" w " %" k "[c],-1000(%[p]); sete %b[r]")
#define LOOP(OP, id, name, x, w, k, rax, rdx)                                                   \
  BOTH(OP, id, name, "mov" w " -1000(%[p])," rax "; 1: mov" w " " rax "," rdx "; " x w " %" k "[b]," rdx \
                     "; lock cmpxchg" w " " rdx ",-1000(%[p]); jne 1b; movq %%rax,%[r]")
#define LOCKED(OP, id, N, x)                                                                    \
  OP(id##b, N "Block -1000", MEMORY, 0, -1000, "lock " x "b %b[b],-1000(%[p])")                 \
  OP(id##l, N "Llock -1000", MEMORY, 0, -1000, "lock " x "l %k[b],-1000(%[p])")                 \
  OP(id##q, N "Qlock -1000", MEMORY, 0, -1000, "lock " x "q %[b],-1000(%[p])")

#define ACCESSES(OP)                                                                            \
  EACH(OP, LB, lb, "MOVBload", S1) EACH(OP, LBS, lbs, "MOVBQSXload", S0)                        \
  EACH(OP, LW, lw, "MOVWload", S12) EACH(OP, LWS, lws, "MOVWQSXload", S0)                       \
  EACH(OP, LL, ll, "MOVLload", S148) EACH(OP, LLS, lls, "MOVLQSXload", S0)                      \
  EACH(OP, LQ, lq, "MOVQload", S18) EACH(OP, LSS, lss, "MOVSSload", S14)                        \
  EACH(OP, LSD, lsd, "MOVSDload", S18) EACH(OP, LBEL, lbel, "MOVBELload", S148)                 \
  EACH(OP, LBEQ, lbeq, "MOVBEQload", S18)                                                       \
  EACH(OP, SB, sb, "MOVBstore", S1) EACH(OP, SW, sw, "MOVWstore", S12)                          \
  EACH(OP, SL, sl, "MOVLstore", S148) EACH(OP, SQ, sq, "MOVQstore", S18)                        \
  EACH(OP, SSS, sss, "MOVSSstore", S14) EACH(OP, SSD, ssd, "MOVSDstore", S18)                   \
  EACH(OP, SBEW, sbew, "MOVBEWstore", S12) EACH(OP, SBEL, sbel, "MOVBELstore", S148)            \
  EACH(OP, SBEQ, sbeq, "MOVBEQstore", S18)                                                      \
  EACH(OP, CB, cb, "CMPBload", S1) EACH(OP, CW, cw, "CMPWload", S12)                            \
  EACH(OP, CL, cl, "CMPLload", S14) EACH(OP, CQ, cq, "CMPQload", S18)                           \
  EACH(OP, XL1, xl1, "SHLXLload", S148) EACH(OP, XL2, xl2, "SHRXLload", S148)                   \
  EACH(OP, XL3, xl3, "SARXLload", S148) EACH(OP, XQ1, xq1, "SHLXQload", S18)                    \
  EACH(OP, XQ2, xq2, "SHRXQload", S18) EACH(OP, XQ3, xq3, "SARXQload", S18)                     \
  OPERATE(OP, "ADD", add) OPERATE(OP, "SUB", sub) OPERATE(OP, "AND", and)                       \
  OPERATE(OP, "OR", or) OPERATE(OP, "XOR", xor)                                                 \
  OF_NUMBERS(OP, "ADD", add) OF_NUMBERS(OP, "SUB", sub) OF_NUMBERS(OP, "MUL", mul)              \
  OF_NUMBERS(OP, "DIV", div)                                                                    \
  OF_CONSTANT(OP, sc, "MOV", "storeconst", MEMORY, "mov")                                       \
  OF_CONSTANT(OP, cc, "CMP", "constload", FLAGS(EVERY), "cmp")                                  \
  CHANGED(OP, ch_add, "ADD", "add") CHANGED(OP, ch_and, "AND", "and") CHANGED(OP, ch_or, "OR", "or") \
  CHANGED(OP, ch_xor, "XOR", "xor") BIT_OF(OP, bts_m, "BTSQconstmodify", "btsq")                \
  BIT_OF(OP, btr_m, "BTRQconstmodify", "btrq") BIT_OF(OP, btc_m, "BTCQconstmodify", "btcq")     \
  BOTH(OP, al8, "MOVBatomicload", "movzbl -1000(%[p]),%k[r]")                                   \
  BOTH(OP, al32, "MOVLatomicload", "movl -1000(%[p]),%k[r]")                                    \
  BOTH(OP, al64, "MOVQatomicload", "movq -1000(%[p]),%[r]")                                     \
  BOTH(OP, xb, "XCHGB", B "xchgb %b[r],-1000(%[p])") BOTH(OP, xl, "XCHGL", B "xchgl %k[r],-1000(%[p])") \
  BOTH(OP, xq, "XCHGQ", B "xchgq %[r],-1000(%[p])")                                             \
  BOTH(OP, xal, "XADDLlock", B "lock xaddl %k[r],-1000(%[p])")                                  \
  BOTH(OP, xaq, "XADDQlock", B "lock xaddq %[r],-1000(%[p])")                                   \
  SWAP(OP, casl, "CMPXCHGLlock", "l", "k") SWAP(OP, casq, "CMPXCHGQlock", "q", "q")             \
  LOCKED(OP, land, "AND", "and") LOCKED(OP, lor, "OR", "or")                                    \
  LOOP(OP, la32, "LoweredAtomicAnd32", "and", "l", "k", "%%eax", "%%edx")                       \
  LOOP(OP, la64, "LoweredAtomicAnd64", "and", "q", "q", "%%rax", "%%rdx")                       \
  LOOP(OP, lo32, "LoweredAtomicOr32", "or", "l", "k", "%%eax", "%%edx")                         \
  LOOP(OP, lo64, "LoweredAtomicOr64", "or", "q", "q", "%%rax", "%%rdx")

VALUES(OP)
ALL_FLAGS(OP)
READS(OP)
ACCESSES(OP)
static const struct instruction instructions[] = {VALUES(LISTED_OP) ALL_FLAGS(LISTED_OP) READS(LISTED_OP)
                                                  ACCESSES(LISTED_OP)};
int main(int argc, char **argv) {
  return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv);
}
