/*
 * The scalar floating-point ops of AMD64Ops.go, executed. The first operand is the
 * destination; of a fused op it is the addend.
 */
#define FLOAT_REGISTER "x"
#define CLOBBERS "cc"
#include "../op-witness.h"

#define FIRST "movaps %1,%0\n\t"

/* N and x end the names of the op and the instruction; R is the type of C. */
#define PRECISION(UNARY, BINARY, TERNARY, N, x, w, R)                                            \
  BINARY(add##x, "ADD" N, R, R, FIRST "add" #x " %2,%0")                                        \
  BINARY(sub##x, "SUB" N, R, R, FIRST "sub" #x " %2,%0")                                        \
  BINARY(mul##x, "MUL" N, R, R, FIRST "mul" #x " %2,%0")                                        \
  BINARY(div##x, "DIV" N, R, R, FIRST "div" #x " %2,%0")                                        \
  BINARY(min##x, "MIN" N, R, R, FIRST "min" #x " %2,%0")                                        \
  UNARY(sqrt##x, "SQRT" N, R, R, "sqrt" #x " %1,%0")                                            \
  TERNARY(vfmadd##x, "VFMADD231" N, R, R, FIRST "vfmadd231" #x " %3,%2,%0")                     \
  UNARY(round0##x, "ROUND" N " 0", R, R, "round" #x " $0,%1,%0")                                \
  UNARY(round1##x, "ROUND" N " 1", R, R, "round" #x " $1,%1,%0")                                \
  UNARY(round2##x, "ROUND" N " 2", R, R, "round" #x " $2,%1,%0")                                \
  UNARY(round3##x, "ROUND" N " 3", R, R, "round" #x " $3,%1,%0")                                \
  UNARY(round4##x, "ROUND" N " 4", R, R, "round" #x " $4,%1,%0")                                \
  UNARY(round7##x, "ROUND" N " 7", R, R, "round" #x " $7,%1,%0")                                \
  UNARY(round10##x, "ROUND" N " 10", R, R, "round" #x " $10,%1,%0")                             \
  UNARY(cvtsl2##x, "CVTSL2" N, R, I, "cvtsi2" #x "l %k1,%0")                                    \
  UNARY(cvtsq2##x, "CVTSQ2" N, R, I, "cvtsi2" #x "q %1,%0")                                     \
  UNARY(cvtt##x##l, "CVTT" N "2SL", I, R, "cvtt" #x "2sil %1,%k0")                              \
  UNARY(cvtt##x##q, "CVTT" N "2SQ", I, R, "cvtt" #x "2siq %1,%0")                               \
  BINARY(pxor_##x, "PXOR." #w, R, R, FIRST "pxor %2,%0")                                        \
  BINARY(por_##x, "POR." #w, R, R, FIRST "por %2,%0")

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  PRECISION(UNARY, BINARY, TERNARY, "SS", ss, s, F)                                             \
  PRECISION(UNARY, BINARY, TERNARY, "SD", sd, d, D)                                             \
  UNARY(cvtss2sd, "CVTSS2SD", D, F, "cvtss2sd %1,%0")                                           \
  UNARY(cvtsd2ss, "CVTSD2SS", F, D, "cvtsd2ss %1,%0")                                           \
  UNARY(movli2f, "MOVLi2f", F, I, "movd %k1,%0")                                                \
  UNARY(movqi2f, "MOVQi2f", D, I, "movq %1,%0")                                                 \
  UNARY(movlf2i, "MOVLf2i", I, F, "movd %1,%k0")                                                \
  UNARY(movqf2i, "MOVQf2i", I, D, "movq %1,%0")

WITNESS_OF(OPS)
