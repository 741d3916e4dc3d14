/*
 * Which NaN does this machine return? Executes the addition, subtraction, multiplication, division and fused
 * multiply-add of one instruction set over operands that are mostly NaNs, in inline assembly so that no
 * compiler changes their order, and prints a line for each: operation, operands, result, and 1 if invalid was
 * signaled. `nan-conformance.ts` says how it is built.
 */
#include <fenv.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define BINARY(name, type, ...)                                                                 \
  static type name(type a, type b) {                                                            \
    type r = a;                                                                                 \
    __asm__ volatile(__VA_ARGS__);                                                              \
    return r;                                                                                   \
  }
#define FUSED(name, type, ...)                                                                  \
  static type name(type a, type b, type c) {                                                    \
    type r = c;                                                                                 \
    __asm__ volatile(__VA_ARGS__);                                                              \
    return r;                                                                                   \
  }

#if defined __x86_64__
/* r is the first operand of the SSE form; in VFMADD231 a is operand 2, b operand 3 and r the addend. */
#define ARITHMETIC(name, type, text) BINARY(name, type, text " %1, %0" : "+x"(r) : "x"(b))
#define MULTIPLY_ADD(name, type, text) FUSED(name, type, text " %2, %1, %0" : "+x"(r) : "x"(a), "x"(b))
ARITHMETIC(add_d, double, "addsd")
ARITHMETIC(sub_d, double, "subsd")
ARITHMETIC(mul_d, double, "mulsd")
ARITHMETIC(div_d, double, "divsd")
MULTIPLY_ADD(fma_d, double, "vfmadd231sd")
ARITHMETIC(add_s, float, "addss")
ARITHMETIC(sub_s, float, "subss")
ARITHMETIC(mul_s, float, "mulss")
ARITHMETIC(div_s, float, "divss")
MULTIPLY_ADD(fma_s, float, "vfmadd231ss")

#elif defined __aarch64__
#define ARITHMETIC_D(name, text) BINARY(name, double, text " %d0, %d0, %d1" : "+w"(r) : "w"(b))
#define ARITHMETIC_S(name, text) BINARY(name, float, text " %s0, %s0, %s1" : "+w"(r) : "w"(b))
ARITHMETIC_D(add_d, "fadd")
ARITHMETIC_D(sub_d, "fsub")
ARITHMETIC_D(mul_d, "fmul")
ARITHMETIC_D(div_d, "fdiv")
FUSED(fma_d, double, "fmadd %d0, %d1, %d2, %d0" : "+w"(r) : "w"(a), "w"(b))
ARITHMETIC_S(add_s, "fadd")
ARITHMETIC_S(sub_s, "fsub")
ARITHMETIC_S(mul_s, "fmul")
ARITHMETIC_S(div_s, "fdiv")
FUSED(fma_s, float, "fmadd %s0, %s1, %s2, %s0" : "+w"(r) : "w"(a), "w"(b))

#elif defined __powerpc64__
/* FRT, FRA, FRC, FRB: a is FRA, b is FRC, the addend FRB. */
#define ARITHMETIC(name, type, text) BINARY(name, type, text " %0, %0, %1" : "+d"(r) : "d"(b))
#define MULTIPLY_ADD(name, type, text) FUSED(name, type, text " %0, %1, %2, %0" : "+d"(r) : "d"(a), "d"(b))
ARITHMETIC(add_d, double, "fadd")
ARITHMETIC(sub_d, double, "fsub")
ARITHMETIC(mul_d, double, "fmul")
ARITHMETIC(div_d, double, "fdiv")
MULTIPLY_ADD(fma_d, double, "fmadd")

#elif defined __s390x__
/* R1, R3, R2: a is the third operand, b the second, the addend the first. */
#define ARITHMETIC(name, type, text) BINARY(name, type, text " %0, %1" : "+f"(r) : "f"(b) : "cc")
#define MULTIPLY_ADD(name, type, text) FUSED(name, type, text " %0, %1, %2" : "+f"(r) : "f"(a), "f"(b))
ARITHMETIC(add_d, double, "adbr")
ARITHMETIC(sub_d, double, "sdbr")
ARITHMETIC(mul_d, double, "mdbr")
ARITHMETIC(div_d, double, "ddbr")
MULTIPLY_ADD(fma_d, double, "madbr")
ARITHMETIC(add_s, float, "aebr")
ARITHMETIC(sub_s, float, "sebr")
ARITHMETIC(mul_s, float, "meebr")
ARITHMETIC(div_s, float, "debr")
MULTIPLY_ADD(fma_s, float, "maebr")

#elif defined __loongarch64
/* fd, fj, fk, fa: a is fj, b is fk, the addend fa. */
#define ARITHMETIC(name, type, text) BINARY(name, type, text " %0, %0, %1" : "+f"(r) : "f"(b))
#define MULTIPLY_ADD(name, type, text) FUSED(name, type, text " %0, %1, %2, %0" : "+f"(r) : "f"(a), "f"(b))
ARITHMETIC(add_d, double, "fadd.d")
ARITHMETIC(sub_d, double, "fsub.d")
ARITHMETIC(mul_d, double, "fmul.d")
ARITHMETIC(div_d, double, "fdiv.d")
MULTIPLY_ADD(fma_d, double, "fmadd.d")
ARITHMETIC(add_s, float, "fadd.s")
ARITHMETIC(sub_s, float, "fsub.s")
ARITHMETIC(mul_s, float, "fmul.s")
ARITHMETIC(div_s, float, "fdiv.s")
MULTIPLY_ADD(fma_s, float, "fmadd.s")

#else
#error "no such machine"
#endif

static const uint64_t doubles[] = {
    0,
    0x8000000000000000,
    0x3ff0000000000000,
    0xc000000000000000,
    0x7ff0000000000000,
    0xfff0000000000000,
    0x7ff8000000000000,
    0xfff8000000000001,
    0x7ff8000000000002,
    0xffffffffffffffff,
    0x7ff0000000000001,
    0xfff0000000000002,
    0x7ff7ffffffffffff,
};

static double as_double(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static uint64_t double_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static int is_invalid(void) { return fetestexcept(FE_INVALID) != 0; }

#define EACH(i, list) for (unsigned i = 0; i < sizeof list / sizeof list[0]; i++)

static void run_doubles(void) {
  static const struct {
    const char *name;
    double (*run)(double, double);
  } binary[] = {{"add.d", add_d}, {"subtract.d", sub_d}, {"multiply.d", mul_d}, {"divide.d", div_d}};
  EACH(op, binary) EACH(i, doubles) EACH(j, doubles) {
    feclearexcept(FE_ALL_EXCEPT);
    double r = binary[op].run(as_double(doubles[i]), as_double(doubles[j]));
    int invalid = is_invalid();
    printf("%s %016" PRIx64 " %016" PRIx64 " %016" PRIx64 " %d\n", binary[op].name, doubles[i], doubles[j],
           double_bits(r), invalid);
  }
  EACH(i, doubles) EACH(j, doubles) EACH(k, doubles) {
    feclearexcept(FE_ALL_EXCEPT);
    double r = fma_d(as_double(doubles[i]), as_double(doubles[j]), as_double(doubles[k]));
    int invalid = is_invalid();
    printf("fusedMultiplyAdd.d %016" PRIx64 " %016" PRIx64 " %016" PRIx64 " %016" PRIx64 " %d\n", doubles[i],
           doubles[j], doubles[k], double_bits(r), invalid);
  }
}

#ifndef __powerpc64__ /* Power holds singles in double format: its registers have no single NaNs. */
static const uint32_t singles[] = {0,          0x80000000, 0x3f800000, 0xc0000000, 0x7f800000, 0xff800000, 0x7fc00000,
                                   0xffc00001, 0x7fc00002, 0xffffffff, 0x7f800001, 0xff800002, 0x7fbfffff};

static float as_float(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static uint32_t float_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static void run_singles(void) {
  static const struct {
    const char *name;
    float (*run)(float, float);
  } binary[] = {{"add.s", add_s}, {"subtract.s", sub_s}, {"multiply.s", mul_s}, {"divide.s", div_s}};
  EACH(op, binary) EACH(i, singles) EACH(j, singles) {
    feclearexcept(FE_ALL_EXCEPT);
    float r = binary[op].run(as_float(singles[i]), as_float(singles[j]));
    int invalid = is_invalid();
    printf("%s %08x %08x %08x %d\n", binary[op].name, singles[i], singles[j], float_bits(r), invalid);
  }
  EACH(i, singles) EACH(j, singles) EACH(k, singles) {
    feclearexcept(FE_ALL_EXCEPT);
    float r = fma_s(as_float(singles[i]), as_float(singles[j]), as_float(singles[k]));
    int invalid = is_invalid();
    printf("fusedMultiplyAdd.s %08x %08x %08x %08x %d\n", singles[i], singles[j], singles[k], float_bits(r), invalid);
  }
}
#endif

int main(void) {
  run_doubles();
#ifndef __powerpc64__
  run_singles();
#endif
  return 0;
}
