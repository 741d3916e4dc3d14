/*
 * The ops of 386Ops.go, executed on registers of 32 bits: each by its instruction, or by what Go's compiler makes of it.
 *
 * Operands are in eax, ecx and edx, numbers at %[a] and %[b]. Of an op on memory the first operand is what eight bytes hold
 * before, and esi is where they lie, less the offset: addresses wrap around. The result is ebx, or a number at %[n].
 */
#include "freestanding.h"
#define REGISTER_TYPE uint32_t
#include "../op-witness.h"

/* The flags of the tables, from the lowest bit: CF, ZF, SF is not OF, OF, PF. Bit 1 of the register is always set. */
enum { CF = 1, ZF = 2, LT = 4, OF = 8, PF = 16, EVERY = 31 };
static uint32_t eflags_of(uint32_t flags) {
  uint32_t of = flags >> 3 & 1, sf = (flags >> 2 & 1) ^ of;
  return 2 | (flags & 1) | (flags >> 4 & 1) << 2 | (flags >> 1 & 1) << 6 | sf << 7 | of << 11;
}
static uint32_t flags_of(uint32_t eflags, unsigned shown) {
  uint32_t sf = eflags >> 7 & 1, of = eflags >> 11 & 1;
  uint32_t flags = (eflags & 1) | (eflags >> 6 & 1) << 1 | (sf ^ of) << 2 | of << 3 | (eflags >> 2 & 1) << 4;
  uint32_t packed = 0;
  for (int from = 0, to = 0; from < 5; from++)
    if (shown >> from & 1) packed |= (flags >> from & 1) << to++;
  return packed;
}

/* At fixed addresses, so that the assembly has all registers. */
static uint64_t given_a, given_b, given_c, number;
static uint32_t place, before, after, result;
static _Alignas(16) uint8_t bytes[24];

#define REGISTER result
#define NUMBER number
#define MEMORY (bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 | \
                (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |          \
                (uint64_t)bytes[7] << 56)
#define FLAGS(shown) flags_of(after, shown)

/* What is seen, the flags before (an expression), the offset, the assembly. */
#define OP(id, name, seen, flags, offset, text)                                                 \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    memset(bytes, 0, sizeof bytes);                                                             \
    memcpy(bytes, &a, 8);                                                                       \
    given_a = a, given_b = b, given_c = c, number = 0;                                          \
    before = eflags_of(flags), place = (uint32_t)bytes - (uint32_t)(offset);                    \
    __asm__ volatile("movl %[a],%%eax; movl %[b],%%ecx; movl %[c],%%edx; movl %[p],%%esi; "     \
                     "movl $0x5a5a5a5a,%%ebx; pushl %[f]; popfl; " text "; pushfl; popl %[after]; movl %%ebx,%[r]" \
                     : [r] "=m"(result), [after] "=m"(after), [n] "+m"(number)                  \
                     : [a] "m"(given_a), [b] "m"(given_b), [c] "m"(given_c), [f] "m"(before), [p] "m"(place) \
                     : "memory", "cc", "eax", "ebx", "ecx", "edx", "esi", "edi", "xmm0", "xmm1"); \
    return (struct outcome){seen, 0};                                                           \
  }
#define LISTED_OP(id, name, seen, flags, offset, text) {name, 0, {id, id}},

#define VALUE(OP, id, name, text) OP(id, name, REGISTER, 0, 0, text)
#define FLAG(OP, id, name, shown, text) OP(id, name, FLAGS(shown), 0, 0, text)
#define A "movl %%eax,%%ebx; "

#define TWO(OP, N, x) VALUE(OP, x##l, N, A #x "l %%ecx,%%ebx")
#define CONSTANT(OP, N, x, n, tag) VALUE(OP, x##l_##tag, N "const " #n, A #x "l $" #n ",%%ebx")
#define CONSTANTS(ROW, OP, N, x)                                                                \
  ROW(OP, N, x, -2147483648, least) ROW(OP, N, x, -1, minus_one) ROW(OP, N, x, 1, one)          \
  ROW(OP, N, x, 2147483647, most)
#define ARITHMETIC(OP, N, x) TWO(OP, N, x) CONSTANTS(CONSTANT, OP, N, x)
#define MULTIPLY(OP, N, x, n, tag) VALUE(OP, x##l_##tag, N "const " #n, "imull $" #n ",%%eax,%%ebx")

/* Shifts and rotations of each width, by CL and by constants. */
#define BY_CL(OP, N, x, w, r) VALUE(OP, x##w##_cl, N, A #x #w " %%cl,%%" r)
#define BY_CONST(OP, N, x, w, r, n) VALUE(OP, x##w##_##n, N "const " #n, A #x #w " $" #n ",%%" r)
#define SHIFT(OP, N, x, w, r, last)                                                             \
  BY_CL(OP, N, x, w, r) BY_CONST(OP, N, x, w, r, 0) BY_CONST(OP, N, x, w, r, 1) BY_CONST(OP, N, x, w, r, last)
#define NARROW(OP, N, x) SHIFT(OP, N "W", x, w, "bx", 15) SHIFT(OP, N "B", x, b, "bl", 7)

/* Both parts of a division, where it does not trap: Go's compiler negates where the divisor is -1. */
#define SIGNED(w, cx, extend)                                                                   \
  "xorl %%ebx,%%ebx; test" w " %%" cx ",%%" cx "; jz 1f; cmp" w " $-1,%%" cx "; jne 2f; negl %%eax; " \
  "xorl %%edx,%%edx; jmp 3f; 2: " extend "; idiv" w " %%" cx "; 3: "
#define UNSIGNED(w, cx)                                                                         \
  "xorl %%ebx,%%ebx; test" w " %%" cx ",%%" cx "; jz 1f; xorl %%edx,%%edx; div" w " %%" cx "; "
#define DIVISIONS(OP, w, W, cx, extend)                                                         \
  VALUE(OP, div##w, "DIV" W " 0", SIGNED(#w, cx, extend) "movl %%eax,%%ebx; 1:")                \
  VALUE(OP, mod##w, "MOD" W " 0", SIGNED(#w, cx, extend) "movl %%edx,%%ebx; 1:")                \
  VALUE(OP, div##w##u, "DIV" W "U", UNSIGNED(#w, cx) "movl %%eax,%%ebx; 1:")                    \
  VALUE(OP, mod##w##u, "MOD" W "U", UNSIGNED(#w, cx) "movl %%edx,%%ebx; 1:")

#define VALUES(OP)                                                                              \
  ARITHMETIC(OP, "ADDL", add) ARITHMETIC(OP, "SUBL", sub) ARITHMETIC(OP, "ANDL", and)           \
  ARITHMETIC(OP, "ORL", or) ARITHMETIC(OP, "XORL", xor) TWO(OP, "MULL", imul)                   \
  CONSTANTS(MULTIPLY, OP, "MULL", imul)                                                         \
  VALUE(OP, hmull, "HMULL", "imull %%ecx; movl %%edx,%%ebx")                                    \
  VALUE(OP, hmullu, "HMULLU", "mull %%ecx; movl %%edx,%%ebx")                                   \
  VALUE(OP, mullqu_0, "MULLQU.0", "mull %%ecx; movl %%edx,%%ebx")                               \
  VALUE(OP, mullqu_1, "MULLQU.1", "mull %%ecx; movl %%eax,%%ebx")                               \
  VALUE(OP, avglu, "AVGLU", A "addl %%ecx,%%ebx; rcrl $1,%%ebx")                                \
  VALUE(OP, negl, "NEGL", A "negl %%ebx") VALUE(OP, notl, "NOTL", A "notl %%ebx")               \
  VALUE(OP, bswapl, "BSWAPL", A "bswapl %%ebx")                                                 \
  SHIFT(OP, "SHLL", shl, l, "ebx", 31) SHIFT(OP, "SHRL", shr, l, "ebx", 31)                     \
  SHIFT(OP, "SARL", sar, l, "ebx", 31) SHIFT(OP, "ROLL", rol, l, "ebx", 31)                     \
  NARROW(OP, "SHR", shr) NARROW(OP, "SAR", sar) NARROW(OP, "ROL", rol)                          \
  DIVISIONS(OP, l, "L", "ecx", "cltd") DIVISIONS(OP, w, "W", "cx", "cwtd")                      \
  VALUE(OP, movsbl, "MOVBLSX", "movsbl %%al,%%ebx") VALUE(OP, movzbl, "MOVBLZX", "movzbl %%al,%%ebx") \
  VALUE(OP, movswl, "MOVWLSX", "movswl %%ax,%%ebx") VALUE(OP, movzwl, "MOVWLZX", "movzwl %%ax,%%ebx") \
  VALUE(OP, bsfl, "BSFL", "bsfl %%eax,%%ebx") VALUE(OP, bsrl, "BSRL", "bsrl %%eax,%%ebx")       \
  VALUE(OP, bsfw, "BSFW", "bsfw %%ax,%%bx") VALUE(OP, bsrw, "BSRW", "bsrw %%ax,%%bx")           \
  VALUE(OP, ctz32, "LoweredCtz32", "bsfl %%eax,%%ebx; jnz 1f; movl $32,%%ebx; 1:")              \
  VALUE(OP, ctz64, "LoweredCtz64",                                                              \
        "bsfl %%eax,%%ebx; jnz 1f; bsfl %%ecx,%%ebx; jnz 2f; movl $32,%%ebx; 2: addl $32,%%ebx; 1:") \
  VALUE(OP, leal, "LEAL 2147483647", "leal 2147483647(%%eax),%%ebx")                            \
  VALUE(OP, leal1, "LEAL1 2147483647", "leal 2147483647(%%eax,%%ecx),%%ebx")                    \
  VALUE(OP, leal2, "LEAL2 -2147483648", "leal -2147483648(%%eax,%%ecx,2),%%ebx")                \
  VALUE(OP, leal4, "LEAL4 -2147483648", "leal -2147483648(%%eax,%%ecx,4),%%ebx")                \
  VALUE(OP, leal8, "LEAL8 -2147483648", "leal -2147483648(%%eax,%%ecx,8),%%ebx")

/* Flags alone. */
#define COMPARE_CONST(OP, x, N, w, k, n, tag)                                                   \
  FLAG(OP, x##w##_##tag, N "const " #n, EVERY, #x #w " $" #n ",%%" k)
#define COMPARES(OP, x, N, w, a, c, first, last)                                                \
  FLAG(OP, x##w, N, EVERY, #x #w " %%" c ",%%" a)                                               \
  COMPARE_CONST(OP, x, N, w, a, first, least) COMPARE_CONST(OP, x, N, w, a, -1, minus_one)      \
  COMPARE_CONST(OP, x, N, w, a, 0, zero) COMPARE_CONST(OP, x, N, w, a, 1, one)                  \
  COMPARE_CONST(OP, x, N, w, a, last, most)
#define COMPARISONS(OP, x, N)                                                                   \
  COMPARES(OP, x, N "L", l, "eax", "ecx", -2147483648, 2147483647)                              \
  COMPARES(OP, x, N "W", w, "ax", "cx", -32768, 32767) COMPARES(OP, x, N "B", b, "al", "cl", -128, 127)
/* A value and flags, which read the operand f. */
#define PAIR(OP, id, name, n, shown, f, text)                                                   \
  OP(id##_0, name ".0" n, REGISTER, f, 0, text) OP(id##_1, name ".1" n, FLAGS(shown), f, 0, text)
#define PAIR_CONST(OP, N, x, n, tag) PAIR(OP, x##l_pair_##tag, N "constcarry", " " #n, EVERY, 0, A #x "l $" #n ",%%ebx")
#define WITH_CARRY(OP, N, x, n, tag) OP(x##l_c_##tag, N "const " #n, REGISTER, b, 0, A #x "l $" #n ",%%ebx")

#define ALL_FLAGS(OP)                                                                           \
  COMPARISONS(OP, cmp, "CMP") COMPARISONS(OP, test, "TEST")                                     \
  FLAG(OP, ucomiss, "UCOMISS", EVERY, "movss %[a],%%xmm0; movss %[b],%%xmm1; ucomiss %%xmm1,%%xmm0") \
  FLAG(OP, ucomisd, "UCOMISD", EVERY, "movsd %[a],%%xmm0; movsd %[b],%%xmm1; ucomisd %%xmm1,%%xmm0") \
  PAIR(OP, addc, "ADDLcarry", "", EVERY, 0, A "addl %%ecx,%%ebx") CONSTANTS(PAIR_CONST, OP, "ADDL", add) \
  PAIR(OP, subc, "SUBLcarry", "", EVERY, 0, A "subl %%ecx,%%ebx") CONSTANTS(PAIR_CONST, OP, "SUBL", sub) \
  OP(adcl, "ADCL", REGISTER, c, 0, A "adcl %%ecx,%%ebx") CONSTANTS(WITH_CARRY, OP, "ADCL", adc) \
  PAIR(OP, adclc, "ADCLcarry", "", EVERY, c, A "adcl %%ecx,%%ebx")                              \
  OP(sbbl, "SBBL", REGISTER, c, 0, A "sbbl %%ecx,%%ebx") CONSTANTS(WITH_CARRY, OP, "SBBL", sbb) \
  OP(sbbmask, "SBBLcarrymask", REGISTER, a, 0, "sbbl %%ebx,%%ebx")                              \
  PAIR(OP, mullu, "MULLU", "", OF, 0, "mull %%ecx; movl %%eax,%%ebx")

/* Conditions: the letters of the instruction, the op that gives a boolean, the kind of block. */
#define SET(OP, cc, S) OP(set_##cc, S, REGISTER, a, 0, "set" #cc " %%bl")
#define BLOCK(OP, cc, name)                                                                     \
  OP(block_##cc, name, REGISTER, a, 0, "movl $1,%%ebx; j" #cc " 1f; movl $0,%%ebx; 1:")
#define CONDITION(OP, cc, S, block) SET(OP, cc, S) BLOCK(OP, cc, block)

#define READS(OP)                                                                               \
  CONDITION(OP, e, "SETEQ", "EQ") CONDITION(OP, ne, "SETNE", "NE") CONDITION(OP, l, "SETL", "LT") \
  CONDITION(OP, g, "SETG", "GT") CONDITION(OP, le, "SETLE", "LE") CONDITION(OP, ge, "SETGE", "GE") \
  CONDITION(OP, b, "SETB", "ULT") CONDITION(OP, a, "SETA", "UGT") CONDITION(OP, be, "SETBE", "ULE") \
  CONDITION(OP, ae, "SETAE", "UGE") CONDITION(OP, o, "SETO", "OS") BLOCK(OP, no, "OC")          \
  CONDITION(OP, np, "SETORD", "ORD") CONDITION(OP, p, "SETNAN", "NAN")                          \
  OP(setgf, "SETGF", REGISTER, a, 0, "seta %%bl") OP(setgef, "SETGEF", REGISTER, a, 0, "setae %%bl") \
  OP(seteqf, "SETEQF", REGISTER, a, 0, "setnp %%al; sete %%bl; andb %%al,%%bl")                 \
  OP(setnef, "SETNEF", REGISTER, a, 0, "setp %%al; setne %%bl; orb %%al,%%bl")                  \
  OP(block_eqf, "EQF", REGISTER, a, 0, "movl $0,%%ebx; jne 2f; jp 2f; movl $1,%%ebx; 2:")       \
  OP(block_nef, "NEF", REGISTER, a, 0, "movl $0,%%ebx; jne 1f; jp 1f; jmp 2f; 1: movl $1,%%ebx; 2:")

/* Each addressing mode of an op: TEXT is a macro of the place. */
#define EACH(OP, ROW, id, name, SCALES)                                                         \
  ROW(OP, id##_low, name " -2147483648", -2147483648, "", "-2147483648(%%esi)")                 \
  ROW(OP, id##_high, name " 2147483647", 2147483647, "", "2147483647(%%esi)") SCALES(OP, ROW, id, name)
#define PLACE(OP, ROW, id, name, scale)                                                         \
  ROW(OP, id##_idx##scale, name "idx" #scale " -1000", -1000 + 3 * scale, "movl $3,%%edi; ", "-1000(%%esi,%%edi," #scale ")")
#define S0(OP, ROW, id, name)
#define S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 1)
#define S4(OP, ROW, id, name) PLACE(OP, ROW, id, name, 4)
#define S12(OP, ROW, id, name) S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 2)
#define S14(OP, ROW, id, name) S1(OP, ROW, id, name) S4(OP, ROW, id, name)
#define S18(OP, ROW, id, name) S1(OP, ROW, id, name) PLACE(OP, ROW, id, name, 8)

#define LB(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movzbl " at ",%%ebx")
#define LBS(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movsbl " at ",%%ebx")
#define LW(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movzwl " at ",%%ebx")
#define LWS(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movswl " at ",%%ebx")
#define LL(OP, id, name, off, i, at) OP(id, name, REGISTER, 0, off, i "movl " at ",%%ebx")
#define LSS(OP, id, name, off, i, at) OP(id, name, NUMBER, 0, off, i "movss " at ",%%xmm0; movss %%xmm0,%[n]")
#define LSD(OP, id, name, off, i, at) OP(id, name, NUMBER, 0, off, i "movsd " at ",%%xmm0; movsd %%xmm0,%[n]")
#define SB(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movb %%cl," at)
#define SW(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movw %%cx," at)
#define SL(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movl %%ecx," at)
#define SSS(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movss %[b],%%xmm0; movss %%xmm0," at)
#define SSD(OP, id, name, off, i, at) OP(id, name, MEMORY, 0, off, i "movsd %[b],%%xmm0; movsd %%xmm0," at)
#define CB(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpb %%cl," at)
#define CW(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpw %%cx," at)
#define CL(OP, id, name, off, i, at) OP(id, name, FLAGS(EVERY), 0, off, i "cmpl %%ecx," at)

/* An operation with an operand in memory, and in place. */
#define O(OP, id, name, off, i, at, x) OP(id, name, REGISTER, 0, off, i "movl %%ecx,%%ebx; " x " " at ",%%ebx")
#define O_add(OP, id, name, off, i, at) O(OP, id, name, off, i, at, "addl")
#define O_sub(OP, id, name, off, i, at) O(OP, id, name, off, i, at, "subl")
#define O_and(OP, id, name, off, i, at) O(OP, id, name, off, i, at, "andl")
#define O_or(OP, id, name, off, i, at) O(OP, id, name, off, i, at, "orl")
#define O_xor(OP, id, name, off, i, at) O(OP, id, name, off, i, at, "xorl")
#define O_imul(OP, id, name, off, i, at) O(OP, id, name, off, i, at, "imull")
#define M(OP, id, name, off, i, at, x) OP(id, name, MEMORY, 0, off, i x " %%ecx," at)
#define M_add(OP, id, name, off, i, at) M(OP, id, name, off, i, at, "addl")
#define M_sub(OP, id, name, off, i, at) M(OP, id, name, off, i, at, "subl")
#define M_and(OP, id, name, off, i, at) M(OP, id, name, off, i, at, "andl")
#define M_or(OP, id, name, off, i, at) M(OP, id, name, off, i, at, "orl")
#define M_xor(OP, id, name, off, i, at) M(OP, id, name, off, i, at, "xorl")
#define OPERATE(OP, N, x) EACH(OP, O_##x, o_##x, N "Lload", S4) EACH(OP, M_##x, m_##x, N "Lmodify", S4)

/* A value and an offset. */
#define WITH_VALUE(OP, id, name, seen, value, x)                                                \
  OP(id##_low, name " " #value " -2147483648", seen, 0, -2147483648, x " $" #value ",-2147483648(%%esi)") \
  OP(id##_high, name " " #value " 2147483647", seen, 0, 2147483647, x " $" #value ",2147483647(%%esi)")
#define WITH_VALUE_AT(OP, id, name, seen, value, x, scale)                                      \
  OP(id##_##scale, name "idx" #scale " " #value " -1000", seen, 0, -1000 + 3 * scale,           \
     "movl $3,%%edi; " x " $" #value ",-1000(%%esi,%%edi," #scale ")")
#define VALUES2(OP, id, name, seen, x)                                                          \
  WITH_VALUE(OP, id##_m2, name, seen, -2, x) WITH_VALUE(OP, id##_127, name, seen, 127, x)
#define VALUES2_AT(OP, id, name, seen, x, scale)                                                \
  WITH_VALUE_AT(OP, id##_m2, name, seen, -2, x, scale) WITH_VALUE_AT(OP, id##_127, name, seen, 127, x, scale)
#define OF_CONSTANT(OP, id, B4, behind, seen, x)                                                \
  VALUES2(OP, id##b, B4 "B" behind, seen, x "b") VALUES2(OP, id##w, B4 "W" behind, seen, x "w") \
  VALUES2(OP, id##l, B4 "L" behind, seen, x "l")
#define CHANGED(OP, id, N, x)                                                                   \
  VALUES2(OP, id, N "Lconstmodify", MEMORY, x) VALUES2_AT(OP, id, N "Lconstmodify", MEMORY, x, 4)

#define ACCESSES(OP)                                                                            \
  EACH(OP, LB, lb, "MOVBload", S1) EACH(OP, LBS, lbs, "MOVBLSXload", S0)                        \
  EACH(OP, LW, lw, "MOVWload", S12) EACH(OP, LWS, lws, "MOVWLSXload", S0)                       \
  EACH(OP, LL, ll, "MOVLload", S14) EACH(OP, LSS, lss, "MOVSSload", S14)                        \
  EACH(OP, LSD, lsd, "MOVSDload", S18)                                                          \
  EACH(OP, SB, sb, "MOVBstore", S1) EACH(OP, SW, sw, "MOVWstore", S12)                          \
  EACH(OP, SL, sl, "MOVLstore", S14) EACH(OP, SSS, sss, "MOVSSstore", S14)                      \
  EACH(OP, SSD, ssd, "MOVSDstore", S18)                                                         \
  EACH(OP, CB, cb, "CMPBload", S0) EACH(OP, CW, cw, "CMPWload", S0) EACH(OP, CL, cl, "CMPLload", S0) \
  OPERATE(OP, "ADD", add) OPERATE(OP, "SUB", sub) OPERATE(OP, "AND", and)                       \
  OPERATE(OP, "OR", or) OPERATE(OP, "XOR", xor) EACH(OP, O_imul, o_imul, "MULLload", S4)        \
  OF_CONSTANT(OP, sc, "MOV", "storeconst", MEMORY, "mov")                                       \
  VALUES2_AT(OP, scb, "MOVBstoreconst", MEMORY, "movb", 1)                                      \
  VALUES2_AT(OP, scw, "MOVWstoreconst", MEMORY, "movw", 1)                                      \
  VALUES2_AT(OP, scw, "MOVWstoreconst", MEMORY, "movw", 2)                                      \
  VALUES2_AT(OP, scl, "MOVLstoreconst", MEMORY, "movl", 1)                                      \
  VALUES2_AT(OP, scl, "MOVLstoreconst", MEMORY, "movl", 4)                                      \
  OF_CONSTANT(OP, cc, "CMP", "constload", FLAGS(EVERY), "cmp")                                  \
  CHANGED(OP, ch_add, "ADD", "addl") CHANGED(OP, ch_and, "AND", "andl")                         \
  CHANGED(OP, ch_or, "OR", "orl") CHANGED(OP, ch_xor, "XOR", "xorl")

/* Duff's devices, as Go's runtime has them, and what repeats an instruction: no more often than in the eight bytes. */
__asm__("zeroes: .rept 128; stosl; .endr; ret\n"
        "copies: .rept 128; movl (%esi),%ecx; addl $4,%esi; movl %ecx,(%edi); addl $4,%edi; .endr; ret");
#define AT_MOST(n) "cmpl $" #n ",%%ecx; jbe 1f; movl $" #n ",%%ecx; 1: "
#define REPEATED(OP)                                                                            \
  OP(zero126, "DUFFZERO 126", MEMORY, 0, 0, "movl %%ecx,%%eax; movl %%esi,%%edi; call zeroes+126") \
  OP(zero127, "DUFFZERO 127", MEMORY, 0, -4, "movl %%ecx,%%eax; movl %%esi,%%edi; call zeroes+127") \
  OP(copy1270, "DUFFCOPY 1270", MEMORY, 0, 0, "leal 4(%%esi),%%edi; call copies+1270")          \
  OP(repstosl, "REPSTOSL", MEMORY, 0, 0, "movl %%edx,%%eax; movl %%esi,%%edi; " AT_MOST(2) "rep stosl") \
  OP(repmovsl, "REPMOVSL", MEMORY, 0, 0, "leal 4(%%esi),%%edi; " AT_MOST(1) "rep movsl")

/* Numbers: N ends the name of an op, x that of an instruction. */
#define LOADED(OP, id, name, off, x, s)                                                         \
  OP(id, name " " #off, NUMBER, 0, off, "mov" #s " %[b],%%xmm0; " #x #s " " #off "(%%esi),%%xmm0; mov" #s " %%xmm0,%[n]")
#define PAIR_OF_NUMBERS(OP, N, x, S, s)                                                         \
  OP(x##s, N S, NUMBER, 0, 0, "mov" #s " %[a],%%xmm0; " #x #s " %[b],%%xmm0; mov" #s " %%xmm0,%[n]") \
  LOADED(OP, x##s##_low, N S "load", -2147483648, x, s) LOADED(OP, x##s##_high, N S "load", 2147483647, x, s)
#define PRECISION(OP, S, s, letter)                                                             \
  PAIR_OF_NUMBERS(OP, "ADD", add, S, s) PAIR_OF_NUMBERS(OP, "SUB", sub, S, s)                   \
  PAIR_OF_NUMBERS(OP, "MUL", mul, S, s) PAIR_OF_NUMBERS(OP, "DIV", div, S, s)                   \
  OP(sqrt##s, "SQRT" S, NUMBER, 0, 0, "sqrt" #s " %[a],%%xmm0; mov" #s " %%xmm0,%[n]")          \
  OP(cvtsi2##s, "CVTSL2" S, NUMBER, 0, 0, "cvtsi2" #s " %%eax,%%xmm0; mov" #s " %%xmm0,%[n]")   \
  OP(cvtt##s, "CVTT" S "2SL", REGISTER, 0, 0, "cvtt" #s "2si %[a],%%ebx")                       \
  OP(pxor##s, "PXOR." letter, NUMBER, 0, 0,                                                     \
     "mov" #s " %[a],%%xmm0; mov" #s " %[b],%%xmm1; pxor %%xmm1,%%xmm0; mov" #s " %%xmm0,%[n]")
#define NUMBERS(OP)                                                                             \
  PRECISION(OP, "SS", ss, "s") PRECISION(OP, "SD", sd, "d")                                     \
  OP(cvtss2sd, "CVTSS2SD", NUMBER, 0, 0, "cvtss2sd %[a],%%xmm0; movsd %%xmm0,%[n]")             \
  OP(cvtsd2ss, "CVTSD2SS", NUMBER, 0, 0, "cvtsd2ss %[a],%%xmm0; movss %%xmm0,%[n]")

#define ALL(OP) VALUES(OP) ALL_FLAGS(OP) READS(OP) ACCESSES(OP) REPEATED(OP) NUMBERS(OP)
ALL(OP)
static const struct instruction instructions[] = {ALL(LISTED_OP)};
int main(int argc, char **argv) {
  return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv);
}
