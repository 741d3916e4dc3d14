/* The scalar floating-point ops of PPC64Ops.go, executed. Singles are held as doubles: lfs and stfs convert. */
#define FLOAT_REGISTER "d"
#include "../op-witness.h"

#define PRECISION(UNARY, BINARY, TERNARY, x, N, m, R)                                           \
  BINARY(fadd_##x, "FADD" N, R, R, "fadd" m " %0,%1,%2")                                        \
  BINARY(fsub_##x, "FSUB" N, R, R, "fsub" m " %0,%1,%2")                                        \
  BINARY(fmul_##x, "FMUL" N, R, R, "fmul" m " %0,%1,%2")                                        \
  BINARY(fdiv_##x, "FDIV" N, R, R, "fdiv" m " %0,%1,%2")                                        \
  UNARY(fsqrt_##x, "FSQRT" N, R, R, "fsqrt" m " %0,%1")                                         \
  TERNARY(fmadd_##x, "FMADD" N, R, R, "fmadd" m " %0,%1,%2,%3")                                 \
  TERNARY(fmsub_##x, "FMSUB" N, R, R, "fmsub" m " %0,%1,%2,%3")                                 \
  UNARY(fneg_##x, "FNEG." #x, R, R, "fneg %0,%1")                                               \
  UNARY(fabs_##x, "FABS." #x, R, R, "fabs %0,%1")                                               \
  UNARY(fnabs_##x, "FNABS." #x, R, R, "fnabs %0,%1")                                            \
  BINARY(fcpsgn_##x, "FCPSGN." #x, R, R, "fcpsgn %0,%1,%2")                                     \
  BINARY(xsminjdp_##x, "XSMINJDP." #x, R, R, "xsminjdp %x0,%x1,%x2")                            \
  BINARY(xsmaxjdp_##x, "XSMAXJDP." #x, R, R, "xsmaxjdp %x0,%x1,%x2")

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  PRECISION(UNARY, BINARY, TERNARY, s, "S", "s", F)                                             \
  PRECISION(UNARY, BINARY, TERNARY, d, "", "", D)                                               \
  UNARY(ffloor, "FFLOOR", D, D, "frim %0,%1")                                                   \
  UNARY(fceil, "FCEIL", D, D, "frip %0,%1")                                                     \
  UNARY(ftrunc, "FTRUNC", D, D, "friz %0,%1")                                                   \
  UNARY(fround, "FROUND", D, D, "frin %0,%1")                                                   \
  UNARY(frsp, "FRSP", F, D, "frsp %0,%1")                                                       \
  UNARY(fctidz, "FCTIDZ", D, D, "fctidz %0,%1")                                                 \
  UNARY(fctiwz, "FCTIWZ", D, D, "fctiwz %0,%1")                                                 \
  UNARY(fcfid, "FCFID", D, D, "fcfid %0,%1")                                                    \
  UNARY(fcfids, "FCFIDS", F, D, "fcfids %0,%1")                                                 \
  UNARY(mfvsrd, "MFVSRD", I, D, "mfvsrd %0,%x1")                                                \
  UNARY(mtvsrd, "MTVSRD", D, I, "mtvsrd %x0,%1")

WITNESS_OF(OPS)
