/*
 * The scalar floating-point ops of ARMOps.go, executed. The addend of a multiply-accumulate is the destination.
 * An integer of 64 bits takes two registers, of which %Q names the low one and %R the high one.
 */
#define FLOAT_REGISTER "w"
#define CLOBBERS "s15"
#include "../op-witness.h"

/* T is the instructions' type, p the letter that spells a register of it. */
#define PRECISION(UNARY, BINARY, TERNARY, x, N, T, p, R)                                        \
  BINARY(add_##x, "ADD" N, R, R, "vadd." T " %" p "0,%" p "1,%" p "2")                          \
  BINARY(sub_##x, "SUB" N, R, R, "vsub." T " %" p "0,%" p "1,%" p "2")                          \
  BINARY(mul_##x, "MUL" N, R, R, "vmul." T " %" p "0,%" p "1,%" p "2")                          \
  BINARY(nmul_##x, "NMUL" N, R, R, "vnmul." T " %" p "0,%" p "1,%" p "2")                       \
  BINARY(div_##x, "DIV" N, R, R, "vdiv." T " %" p "0,%" p "1,%" p "2")                          \
  TERNARY(mula_##x, "MULA" N, R, R,                                                             \
          "vmov." T " %" p "0,%" p "1\n\tvmla." T " %" p "0,%" p "2,%" p "3")                   \
  TERNARY(muls_##x, "MULS" N, R, R,                                                             \
          "vmov." T " %" p "0,%" p "1\n\tvmls." T " %" p "0,%" p "2,%" p "3")                   \
  UNARY(neg_##x, "NEG" N, R, R, "vneg." T " %" p "0,%" p "1")                                   \
  UNARY(sqrt_##x, "SQRT" N, R, R, "vsqrt." T " %" p "0,%" p "1")                                \
  UNARY(movw_##x, "MOVW" N, R, I, "vmov s15,%Q1\n\tvcvt." T ".s32 %" p "0,s15")                 \
  UNARY(movwu_##x, "MOVWU" N, R, I, "vmov s15,%Q1\n\tvcvt." T ".u32 %" p "0,s15")               \
  UNARY(mov_##x##w, "MOV" N "W", I, R,                                                          \
        "vcvt.s32." T " s15,%" p "1\n\tvmov %Q0,s15\n\tmov %R0,#0")                             \
  UNARY(mov_##x##wu, "MOV" N "WU", I, R,                                                        \
        "vcvt.u32." T " s15,%" p "1\n\tvmov %Q0,s15\n\tmov %R0,#0")

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  PRECISION(UNARY, BINARY, TERNARY, f, "F", "f32", "", F)                                       \
  PRECISION(UNARY, BINARY, TERNARY, d, "D", "f64", "P", D)                                      \
  TERNARY(fmulad, "FMULAD", D, D, "vmov.f64 %P0,%P1\n\tvfma.f64 %P0,%P2,%P3")                   \
  UNARY(absd, "ABSD", D, D, "vabs.f64 %P0,%P1")                                                 \
  UNARY(movfd, "MOVFD", D, F, "vcvt.f64.f32 %P0,%1")                                            \
  UNARY(movdf, "MOVDF", F, D, "vcvt.f32.f64 %0,%P1")

WITNESS_OF(OPS)
