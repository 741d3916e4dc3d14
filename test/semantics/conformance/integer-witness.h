/*
 * Witnesses of integers, memory and branches, over op-witness.h. An op on memory takes as its first operand what eight
 * bytes hold before, the byte of the lowest address lowest. Its result is the register that it writes (%0), or what
 * the bytes hold then. %1 is the address less the offset, %2 and %3 are the other operands.
 */
#include "op-witness.h"

#define TWO(BINARY, id, name, instruction) BINARY(id, name, I, I, instruction " %0,%1,%2")
#define ONE(UNARY, id, name, instruction) UNARY(id, name, I, I, instruction " %0,%1")
/* The constant stands in the name. */
#define IMMEDIATE(UNARY, id, name, n, instruction)                                              \
  UNARY(id, name " " #n, I, I, instruction " %0,%1," #n)

static uint64_t gathered(const volatile uint8_t bytes[8]) {
  uint64_t word = 0;
  for (int k = 0; k < 8; k++) word |= (uint64_t)bytes[k] << 8 * k;
  return word;
}

/* R is the type of what is loaded or stored. */
#define ACCESS_OF(R, id, name, offset, is_memory, text)                                         \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    _Alignas(8) volatile uint8_t bytes[8];                                                      \
    for (int k = 0; k < 8; k++) bytes[k] = a >> 8 * k;                                          \
    R result = 0;                                                                               \
    FROM_BITS(R, value, b);                                                                     \
    __asm__ volatile(text : "=&" REGISTER_##R(result)                                           \
                     : "r"((I)bytes - (I)(offset)), REGISTER_##R(value), "r"((I)c)              \
                     : CLOBBERS);                                                               \
    struct outcome out = {0, 0};                                                                \
    TO_BITS(out.bits, result);                                                                  \
    if (is_memory) out.bits = gathered(bytes);                                                  \
    return out;                                                                                 \
  }
#define LISTED_ACCESS_OF(R, id, name, offset, is_memory, text) {name, 0, {id, id}},
#define ACCESS(...) ACCESS_OF(I, __VA_ARGS__)
#define LISTED_ACCESS(...) LISTED_ACCESS_OF(I, __VA_ARGS__)
/* An op that gives a register, part 0, and leaves memory, part 1. */
#define BOTH(ACCESS, id, name, text)                                                            \
  ACCESS(id##_0, name ".0", 0, 0, text) ACCESS(id##_1, name ".1", 0, 1, text)

/* As WITNESS_OF, with a second table of ops on memory. */
#define INTEGER_WITNESS_OF(OPS, ACCESSES)                                                       \
  OPS(UNARY, BINARY, TERNARY)                                                                   \
  ACCESSES(ACCESS)                                                                              \
  static const struct instruction instructions[] = {                                             \
      OPS(LISTED, LISTED, LISTED) ACCESSES(LISTED_ACCESS)};                                     \
  int main(int argc, char **argv) {                                                             \
    return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv); \
  }
