/*
 * What every witness shares: reads the operand lattices, executes one instruction over many operands, and
 * writes what it computes. A witness defines MODES, includes this, lists its instructions, and calls
 * `run_witness`. See README.md for the stream's layout.
 *
 *   witness NAME KINDS dynamic|static          every tuple of the operand lattices, in all modes
 *   witness NAME KINDS random COUNT            COUNT pseudo-random tuples, mode and encoding in turn
 *
 * KINDS has one letter for each operand: s and d for floats, i for integers. Standard input holds a
 * lattice for each operand: how many values, then the values, as 64-bit integers.
 */
#include <stdint.h>
#if __STDC_HOSTED__
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#endif

enum { DYNAMIC = MODES, BLOCK = 4096, MAX_OPERANDS = 3 };

struct outcome {
  uint64_t bits, flags;
};

typedef struct outcome operation(uint64_t a, uint64_t b, uint64_t c, uint64_t frm);

/* The encodings of one instruction: those with a static mode, and the one that asks for it. */
struct instruction {
  const char *name;
  int is_rounded;
  operation *encodings[MODES + 1];
};

struct lattice {
  uint64_t count, *values;
};

static _Noreturn void fail(const char *message) {
  fputs("witness: ", stderr), fputs(message, stderr), fputs("\n", stderr);
  exit(1);
}

/* Output: blocks of columns. */

static uint64_t operand_column[MAX_OPERANDS][BLOCK], result_column[BLOCK];
static uint8_t mode_column[BLOCK], flag_column[BLOCK];
static int operand_count, filled;

/* Words go over the stream as little-endian ones. */
static uint64_t little_endian(uint64_t word) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return __builtin_bswap64(word);
#else
  return word;
#endif
}

static void put(const void *column, size_t size) {
  if (fwrite(column, size, filled, stdout) != (size_t)filled) fail("cannot write");
}

static void flush_block(void) {
  for (int k = 0; k < operand_count; k++) put(operand_column[k], sizeof operand_column[k][0]);
  put(result_column, sizeof result_column[0]);
  put(mode_column, sizeof mode_column[0]);
  put(flag_column, sizeof flag_column[0]);
  filled = 0;
}

/* A statically rounded instruction runs under another dynamic mode, which it must not heed. */
static void execute(const struct instruction *instruction, int is_static, int mode,
                    const uint64_t operands[MAX_OPERANDS]) {
  operation *encoding = instruction->encodings[is_static ? mode : DYNAMIC];
  uint64_t frm = is_static ? (mode + 1) % MODES : mode;
  struct outcome out = encoding(operands[0], operands[1], operands[2], frm);
  for (int k = 0; k < operand_count; k++) operand_column[k][filled] = little_endian(operands[k]);
  result_column[filled] = little_endian(out.bits);
  mode_column[filled] = mode;
  flag_column[filled] = out.flags;
  if (++filled == BLOCK) flush_block();
}

static void run_lattice(const struct instruction *instruction, int is_static,
                        const struct lattice lattices[MAX_OPERANDS]) {
  for (int mode = 0; mode < MODES; mode++)
    for (uint64_t i = 0; i < lattices[0].count; i++)
      for (uint64_t j = 0; j < lattices[1].count; j++)
        for (uint64_t k = 0; k < lattices[2].count; k++) {
          const uint64_t operands[MAX_OPERANDS] = {lattices[0].values[i], lattices[1].values[j],
                                                   lattices[2].values[k]};
          execute(instruction, is_static, mode, operands);
        }
}

/* Pseudo-random operands; `random.ts` draws the same. */

static uint64_t state;

/* splitmix64, from seed 0. */
static uint64_t next(void) {
  uint64_t z = (state += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static uint64_t draw(char kind, const struct lattice *lattice, uint64_t previous) {
  const int is_float = kind == 's' || kind == 'd';
  const int width = kind == 's' ? 32 : 64;
  const int fraction_bits = kind == 's' ? 23 : 52;
  const uint64_t top = kind == 's' ? 255 : 2047;
  const uint64_t fields = ~(top << fraction_bits);
  const uint64_t u = next(), v = next(), choice = v & 7, x = v >> 8;
  uint64_t bits = u;
  if (choice == 2 || choice == 3) {
    uint64_t exponent = (top >> 1) + x % 64 - 32;
    bits = is_float ? (u & fields) | exponent << fraction_bits : u >> x % 64;
    if (choice == 3) bits &= ~(uint64_t)0 << (x >> 8) % fraction_bits;
  } else if (choice == 4 || choice == 5) {
    bits = lattice->values[x % lattice->count];
    if (choice == 5) bits ^= (uint64_t)1 << (x >> 8) % width;
  } else if (choice == 6) {
    bits = (previous + x % 9 - 4) ^ ((x >> 8 & 1) << (width - 1));
  } else if (choice == 7 && is_float) {
    uint64_t exponent = x & 4 ? top - (x & 3) : x & 3;
    bits = (u & fields) | exponent << fraction_bits;
  }
  return kind == 's' ? bits | 0xffffffff00000000 : bits;
}

static void run_random(const struct instruction *instruction, const char *kinds,
                       const struct lattice lattices[MAX_OPERANDS], uint64_t count) {
  for (uint64_t i = 0; i < count; i++) {
    uint64_t operands[MAX_OPERANDS] = {0};
    for (int k = 0; k < operand_count; k++)
      operands[k] = draw(kinds[k], &lattices[k], k == 0 ? 0 : operands[k - 1]);
    execute(instruction, i / MODES % 2, i % MODES, operands);
  }
}

static uint64_t get(void) {
  uint64_t value;
  if (fread(&value, sizeof value, 1, stdin) != 1) fail("the lattices end early");
  return little_endian(value);
}

static void read_lattice(struct lattice *lattice) {
  lattice->count = get();
  lattice->values = malloc(lattice->count * sizeof *lattice->values);
  if (lattice->values == NULL) fail("out of memory");
  for (uint64_t i = 0; i < lattice->count; i++) lattice->values[i] = get();
}

static const struct instruction *find(const struct instruction *instructions, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(instructions[i].name, name) == 0) return &instructions[i];
  fail("no such instruction");
}

/* The whole of `main`, for the witness's table of instructions. */
static int run_witness(const struct instruction *instructions, size_t size, int argc, char **argv) {
  if (argc < 4) fail("usage: witness NAME KINDS dynamic|static|random [COUNT]");
  const struct instruction *instruction = find(instructions, size, argv[1]);
  const char *kinds = argv[2], *set = argv[3];
  static uint64_t zero;
  struct lattice lattices[MAX_OPERANDS] = {{1, &zero}, {1, &zero}, {1, &zero}};
  operand_count = strlen(kinds);
  if (operand_count < 1 || operand_count > MAX_OPERANDS) fail("one to three operands");
  for (int k = 0; k < operand_count; k++) read_lattice(&lattices[k]);

  if (strcmp(set, "random") == 0 && argc == 5)
    run_random(instruction, kinds, lattices, strtoull(argv[4], NULL, 10));
  else if (strcmp(set, "dynamic") == 0)
    run_lattice(instruction, 0, lattices);
  else if (strcmp(set, "static") == 0 && instruction->is_rounded)
    run_lattice(instruction, 1, lattices);
  else
    fail("no such set of operands");
  flush_block();
  return fflush(stdout) == 0 ? 0 : 1;
}
