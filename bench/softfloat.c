/* Runs one operation of Berkeley SoftFloat over operands from standard input, for comparison; see softfloat.ts.
   Arguments: function, rounding mode (RISC-V's number), repetitions. Input: the count, then one array of 64-bit
   operands after the other. Output: nanoseconds of processor time of all repetitions, the results, the flags. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "softfloat.h"

static uint64_t *x, *y, *z, *result;
static uint8_t *flags;
static uint64_t count;

#define EACH(expression) \
  for (uint64_t i = 0; i < count; i++) { \
    softfloat_exceptionFlags = 0; \
    result[i] = (expression).v; \
    flags[i] = softfloat_exceptionFlags; \
  }
#define D(a) ((float64_t){a[i]})
#define S(a) ((float32_t){(uint32_t)a[i]})
#define INTEGER(a) ((struct { uint64_t v; }){a})
#define H(a) ((float16_t){(uint16_t)a[i]})
#define FUNCTION(name, expression) \
  static void name##_all(void) { EACH(expression) }

FUNCTION(f64_mulAdd, f64_mulAdd(D(x), D(y), D(z)))
FUNCTION(f64_add, f64_add(D(x), D(y)))
FUNCTION(f64_sub, f64_sub(D(x), D(y)))
FUNCTION(f64_mul, f64_mul(D(x), D(y)))
FUNCTION(f64_div, f64_div(D(x), D(y)))
FUNCTION(f64_sqrt, f64_sqrt(D(x)))
FUNCTION(f32_mulAdd, f32_mulAdd(S(x), S(y), S(z)))
FUNCTION(f32_add, f32_add(S(x), S(y)))
FUNCTION(f32_sub, f32_sub(S(x), S(y)))
FUNCTION(f32_mul, f32_mul(S(x), S(y)))
FUNCTION(f32_div, f32_div(S(x), S(y)))
FUNCTION(f32_sqrt, f32_sqrt(S(x)))
FUNCTION(f64_to_f32, f64_to_f32(D(x)))
FUNCTION(f32_to_f64, f32_to_f64(S(x)))
FUNCTION(i64_to_f64, i64_to_f64((int64_t)x[i]))
FUNCTION(i64_to_f32, i64_to_f32((int64_t)x[i]))
FUNCTION(ui64_to_f64, ui64_to_f64(x[i]))
FUNCTION(ui64_to_f32, ui64_to_f32(x[i]))
FUNCTION(f16_mulAdd, f16_mulAdd(H(x), H(y), H(z)))
FUNCTION(f16_add, f16_add(H(x), H(y)))
FUNCTION(f16_sub, f16_sub(H(x), H(y)))
FUNCTION(f16_mul, f16_mul(H(x), H(y)))
FUNCTION(f16_div, f16_div(H(x), H(y)))
FUNCTION(f16_sqrt, f16_sqrt(H(x)))
FUNCTION(f16_to_f32, f16_to_f32(H(x)))
FUNCTION(f16_to_f64, f16_to_f64(H(x)))
FUNCTION(f32_to_f16, f32_to_f16(S(x)))
FUNCTION(f64_to_f16, f64_to_f16(D(x)))
FUNCTION(i64_to_f16, i64_to_f16((int64_t)x[i]))
FUNCTION(ui64_to_f16, ui64_to_f16(x[i]))
FUNCTION(f64_roundToInt, f64_roundToInt(D(x), softfloat_roundingMode, false))
FUNCTION(f32_roundToInt, f32_roundToInt(S(x), softfloat_roundingMode, false))
FUNCTION(f16_roundToInt, f16_roundToInt(H(x), softfloat_roundingMode, false))
FUNCTION(f16_to_i32, INTEGER((uint32_t)f16_to_i32(H(x), softfloat_roundingMode, true)))
FUNCTION(f16_to_ui32, INTEGER((uint32_t)f16_to_ui32(H(x), softfloat_roundingMode, true)))
FUNCTION(f16_to_i64, INTEGER((uint64_t)f16_to_i64(H(x), softfloat_roundingMode, true)))
FUNCTION(f16_to_ui64, INTEGER((uint64_t)f16_to_ui64(H(x), softfloat_roundingMode, true)))
FUNCTION(f64_to_i32, INTEGER((uint32_t)f64_to_i32(D(x), softfloat_roundingMode, true)))
FUNCTION(f64_to_ui32, INTEGER((uint32_t)f64_to_ui32(D(x), softfloat_roundingMode, true)))
FUNCTION(f64_to_i64, INTEGER((uint64_t)f64_to_i64(D(x), softfloat_roundingMode, true)))
FUNCTION(f64_to_ui64, INTEGER((uint64_t)f64_to_ui64(D(x), softfloat_roundingMode, true)))
FUNCTION(f32_to_i32, INTEGER((uint32_t)f32_to_i32(S(x), softfloat_roundingMode, true)))
FUNCTION(f32_to_ui32, INTEGER((uint32_t)f32_to_ui32(S(x), softfloat_roundingMode, true)))
FUNCTION(f32_to_i64, INTEGER((uint64_t)f32_to_i64(S(x), softfloat_roundingMode, true)))
FUNCTION(f32_to_ui64, INTEGER((uint64_t)f32_to_ui64(S(x), softfloat_roundingMode, true)))

#define ENTRY(name, arity) {#name, arity, name##_all}
static const struct {
  const char *name;
  int arity;
  void (*run)(void);
} functions[] = {
    ENTRY(f64_mulAdd, 3), ENTRY(f64_add, 2),    ENTRY(f64_sub, 2),     ENTRY(f64_mul, 2),     ENTRY(f64_div, 2),
    ENTRY(f64_sqrt, 1),   ENTRY(f32_mulAdd, 3), ENTRY(f32_add, 2),     ENTRY(f32_sub, 2),     ENTRY(f32_mul, 2),
    ENTRY(f32_div, 2),    ENTRY(f32_sqrt, 1),   ENTRY(f64_to_f32, 1),  ENTRY(f32_to_f64, 1),  ENTRY(i64_to_f64, 1),
    ENTRY(i64_to_f32, 1), ENTRY(ui64_to_f64, 1), ENTRY(ui64_to_f32, 1),
    ENTRY(f16_mulAdd, 3), ENTRY(f16_add, 2), ENTRY(f16_sub, 2), ENTRY(f16_mul, 2),
    ENTRY(f16_div, 2), ENTRY(f16_sqrt, 1), ENTRY(f16_to_f32, 1), ENTRY(f16_to_f64, 1),
    ENTRY(f32_to_f16, 1), ENTRY(f64_to_f16, 1), ENTRY(i64_to_f16, 1), ENTRY(ui64_to_f16, 1),
    ENTRY(f64_roundToInt, 1), ENTRY(f32_roundToInt, 1), ENTRY(f16_roundToInt, 1), ENTRY(f16_to_i32, 1),
    ENTRY(f16_to_ui32, 1), ENTRY(f16_to_i64, 1), ENTRY(f16_to_ui64, 1),
    ENTRY(f64_to_i32, 1), ENTRY(f64_to_ui32, 1), ENTRY(f64_to_i64, 1), ENTRY(f64_to_ui64, 1),
    ENTRY(f32_to_i32, 1), ENTRY(f32_to_ui32, 1), ENTRY(f32_to_i64, 1), ENTRY(f32_to_ui64, 1),
};

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 4 || fread(&count, 8, 1, stdin) != 1) return 2;
  softfloat_roundingMode = (uint_fast8_t)atoi(argv[2]);
  softfloat_detectTininess = softfloat_tininess_afterRounding;
  for (size_t k = 0; k < sizeof functions / sizeof *functions; k++) {
    if (strcmp(functions[k].name, argv[1]) != 0) continue;
    x = malloc(24 * count), y = x + count, z = y + count;
    result = malloc(8 * count), flags = malloc(count);
    if (fread(x, 8, functions[k].arity * count, stdin) != functions[k].arity * count) return 2;
    int64_t start = now();
    for (long repetition = atol(argv[3]); repetition > 0; repetition--) functions[k].run();
    int64_t time = now() - start;
    fwrite(&time, 8, 1, stdout), fwrite(result, 8, count, stdout), fwrite(flags, 1, count, stdout);
    return 0;
  }
  return 2;
}
