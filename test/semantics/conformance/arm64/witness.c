/*
 * The scalar floating-point ops of ARM64Ops.go, executed. Go passes the addend of a fused op first, then Rm,
 * then Rn.
 */
#define FLOAT_REGISTER "w"
#include "../op-witness.h"

/* x is the letter of the registers: s or d. What a write to the low half zeroes has ones before. */
#define PRECISION(UNARY, BINARY, TERNARY, x, N, R)                                              \
  BINARY(fadd_##x, "FADD" N, R, R, "fadd %" #x "0,%" #x "1,%" #x "2")                           \
  BINARY(fsub_##x, "FSUB" N, R, R, "fsub %" #x "0,%" #x "1,%" #x "2")                           \
  BINARY(fmul_##x, "FMUL" N, R, R, "fmul %" #x "0,%" #x "1,%" #x "2")                           \
  BINARY(fnmul_##x, "FNMUL" N, R, R, "fnmul %" #x "0,%" #x "1,%" #x "2")                        \
  BINARY(fdiv_##x, "FDIV" N, R, R, "fdiv %" #x "0,%" #x "1,%" #x "2")                           \
  BINARY(fmin_##x, "FMIN" N, R, R, "fmin %" #x "0,%" #x "1,%" #x "2")                           \
  BINARY(fmax_##x, "FMAX" N, R, R, "fmax %" #x "0,%" #x "1,%" #x "2")                           \
  TERNARY(fmadd_##x, "FMADD" N, R, R, "fmadd %" #x "0,%" #x "3,%" #x "2,%" #x "1")              \
  TERNARY(fmsub_##x, "FMSUB" N, R, R, "fmsub %" #x "0,%" #x "3,%" #x "2,%" #x "1")              \
  TERNARY(fnmadd_##x, "FNMADD" N, R, R, "fnmadd %" #x "0,%" #x "3,%" #x "2,%" #x "1")           \
  TERNARY(fnmsub_##x, "FNMSUB" N, R, R, "fnmsub %" #x "0,%" #x "3,%" #x "2,%" #x "1")           \
  UNARY(fneg_##x, "FNEG" N, R, R, "fneg %" #x "0,%" #x "1")                                     \
  UNARY(fabs_##x, "FABS" N, R, R, "fabs %" #x "0,%" #x "1")                                     \
  UNARY(fsqrt_##x, "FSQRT" N, R, R, "fsqrt %" #x "0,%" #x "1")                                  \
  UNARY(frintn_##x, "FRINTN" N, R, R, "frintn %" #x "0,%" #x "1")                               \
  UNARY(frinta_##x, "FRINTA" N, R, R, "frinta %" #x "0,%" #x "1")                               \
  UNARY(frintm_##x, "FRINTM" N, R, R, "frintm %" #x "0,%" #x "1")                               \
  UNARY(frintp_##x, "FRINTP" N, R, R, "frintp %" #x "0,%" #x "1")                               \
  UNARY(frintz_##x, "FRINTZ" N, R, R, "frintz %" #x "0,%" #x "1")                               \
  UNARY(scvtfw_##x, "SCVTFW" N, R, I, "scvtf %" #x "0,%w1")                                     \
  UNARY(ucvtfw_##x, "UCVTFW" N, R, I, "ucvtf %" #x "0,%w1")                                     \
  UNARY(scvtf_##x, "SCVTF" N, R, I, "scvtf %" #x "0,%x1")                                       \
  UNARY(ucvtf_##x, "UCVTF" N, R, I, "ucvtf %" #x "0,%x1")                                       \
  UNARY(fcvtzsw_##x, "FCVTZS" N "W", I, R, "mov %x0,#-1; fcvtzs %w0,%" #x "1")                  \
  UNARY(fcvtzuw_##x, "FCVTZU" N "W", I, R, "mov %x0,#-1; fcvtzu %w0,%" #x "1")                  \
  UNARY(fcvtzs_##x, "FCVTZS" N, I, R, "fcvtzs %x0,%" #x "1")                                    \
  UNARY(fcvtzu_##x, "FCVTZU" N, I, R, "fcvtzu %x0,%" #x "1")

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  PRECISION(UNARY, BINARY, TERNARY, s, "S", F)                                                  \
  PRECISION(UNARY, BINARY, TERNARY, d, "D", D)                                                  \
  UNARY(fcvtsd, "FCVTSD", D, F, "fcvt %d0,%s1")                                                 \
  UNARY(fcvtds, "FCVTDS", F, D, "fcvt %s0,%d1")                                                 \
  UNARY(fmovsgpfp, "FMOVSgpfp", F, I, "fmov %s0,%w1")                                           \
  UNARY(fmovdgpfp, "FMOVDgpfp", D, I, "fmov %d0,%x1")                                           \
  UNARY(fmovsfpgp, "FMOVSfpgp", I, F, "fmov %w0,%s1")                                           \
  UNARY(fmovdfpgp, "FMOVDfpgp", I, D, "fmov %x0,%d1")

WITNESS_OF(OPS)
