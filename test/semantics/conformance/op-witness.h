/*
 * Witnesses that execute ops of a Go op table, each by its instruction or instructions. OP names the op, the
 * C types of its result and operands, and the assembly: %0 is the result, %1 to %3 are the operands.
 *
 * A single is moved in and out through memory, so that it stays as it is, signaling or not.
 */
#define MODES 1
#include "witness.h"

#ifndef FLOAT_REGISTER
#define FLOAT_REGISTER "f"
#endif
#ifndef CLOBBERS
#define CLOBBERS "memory"
#endif

typedef float F;
typedef double D;
/* A general register. */
#ifndef REGISTER_TYPE
#define REGISTER_TYPE uint64_t
#endif
typedef REGISTER_TYPE I;

#define REGISTER_F FLOAT_REGISTER
#define REGISTER_D FLOAT_REGISTER
#ifndef REGISTER_I
#define REGISTER_I "r"
#endif

#define FROM_BITS(type, name, word)                                                             \
  type name;                                                                                    \
  do {                                                                                          \
    uint64_t name##_word = (word);                                                              \
    uint32_t name##_half = (uint32_t)name##_word;                                               \
    memcpy(&name, sizeof(type) == 4 ? (void *)&name##_half : (void *)&name##_word, sizeof name); \
  } while (0)

#define TO_BITS(word, value)                                                                    \
  do {                                                                                          \
    uint32_t half = 0;                                                                          \
    if (sizeof(value) == 4) memcpy(&half, &(value), 4), word = half;                            \
    else memcpy(&word, &(value), 8);                                                            \
  } while (0)

#define BODY(R, text, ...)                                                                      \
  R result = 0;                                                                                 \
  __asm__ volatile(text : "=&" REGISTER_##R(result) : __VA_ARGS__ : CLOBBERS);                  \
  struct outcome out = {0, 0};                                                                  \
  TO_BITS(out.bits, result);                                                                    \
  return out;

#define OPERATION(id)                                                                           \
  static struct outcome id(uint64_t a, uint64_t b, uint64_t c, uint64_t mode)

#define UNARY(id, name, R, A, text)                                                             \
  OPERATION(id) {                                                                               \
    (void)b, (void)c, (void)mode;                                                               \
    FROM_BITS(A, x, a);                                                                         \
    BODY(R, text, REGISTER_##A(x))                                                              \
  }

#define BINARY(id, name, R, A, text)                                                            \
  OPERATION(id) {                                                                               \
    (void)c, (void)mode;                                                                        \
    FROM_BITS(A, x, a);                                                                         \
    FROM_BITS(A, y, b);                                                                         \
    BODY(R, text, REGISTER_##A(x), REGISTER_##A(y))                                             \
  }

#define TERNARY(id, name, R, A, text)                                                           \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    FROM_BITS(A, x, a);                                                                         \
    FROM_BITS(A, y, b);                                                                         \
    FROM_BITS(A, z, c);                                                                         \
    BODY(R, text, REGISTER_##A(x), REGISTER_##A(y), REGISTER_##A(z))                            \
  }

#define LISTED(id, name, R, A, text) {name, 0, {id, id}},

/* The machine's table of ops, a macro OPS(UNARY, BINARY, TERNARY), becomes functions, a list, and a program. */
#define WITNESS_OF(OPS)                                                                         \
  OPS(UNARY, BINARY, TERNARY)                                                                   \
  static const struct instruction instructions[] = {OPS(LISTED, LISTED, LISTED)};               \
  int main(int argc, char **argv) {                                                             \
    return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv); \
  }
