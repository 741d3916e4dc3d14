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

#define ACCESS(id, name, offset, is_memory, text)                                               \
  OPERATION(id) {                                                                               \
    (void)mode;                                                                                 \
    _Alignas(8) volatile uint8_t bytes[8];                                                      \
    for (int k = 0; k < 8; k++) bytes[k] = a >> 8 * k;                                          \
    I result = 0;                                                                               \
    __asm__ volatile(text : "=&r"(result)                                                       \
                     : "r"((I)bytes - (I)(offset)), "r"((I)b), "r"((I)c)                        \
                     : CLOBBERS);                                                               \
    return (struct outcome){is_memory ? gathered(bytes) : result, 0};                           \
  }
#define LISTED_ACCESS(id, name, offset, is_memory, text) {name, 0, {id, id}},
/* An op that gives a register, part 0, and leaves memory, part 1. */
#define BOTH(ACCESS, id, name, text)                                                            \
  ACCESS(id##_0, name ".0", 0, 0, text) ACCESS(id##_1, name ".1", 0, 1, text)

/* As WITNESS_OF, with a second table of ops on memory. */
#define INTEGER_WITNESS_OF(OPS, ACCESSES)                                                       \
  OPS(UNARY, BINARY)                                                                            \
  ACCESSES(ACCESS)                                                                              \
  static const struct instruction instructions[] = {OPS(LISTED, LISTED) ACCESSES(LISTED_ACCESS)}; \
  int main(int argc, char **argv) {                                                             \
    return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv); \
  }
