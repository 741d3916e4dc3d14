/* The floating-point ops of LOONG64Ops.go, executed; an op that Go makes of several instructions by all of them. */
#define CLOBBERS "$f30", "$fcc0"
#include "../op-witness.h"

/* The sum of both where one is a NaN. */
#define SELECTION(m, e)                                                                         \
  "fadd." e " %0,%1,%2\n\t"                                                                     \
  "fcmp.ceq." e " $fcc0,%1,%1\n\tbceqz $fcc0,1f\n\t"                                            \
  "fcmp.ceq." e " $fcc0,%2,%2\n\tbceqz $fcc0,1f\n\t"                                            \
  m "." e " %0,%1,%2\n1:"

#define COMPARISON(BINARY, id, name, R, condition, j, k)                                        \
  BINARY(id, name, I, R, "fcmp." condition " $fcc0," j "," k "\n\tmovcf2gr %0,$fcc0")
#define FLAG_READ(UNARY, id, name, branch)                                                      \
  UNARY(id, name, I, I,                                                                         \
        "movgr2cf $fcc0,%1\n\tmove %0,$r0\n\t" branch " $fcc0,1f\n\tli.d %0,1\n1:")
#define COUNT(UNARY, id, name, R, e)                                                            \
  UNARY(id, name, R, R, "fmov.d $f30,%1\n\tvpcnt." e " $vr30,$vr30\n\tfmov.d %0,$f30")

#define PRECISION(UNARY, BINARY, TERNARY, x, N, e, R)                                           \
  BINARY(add_##x, "ADD" N, R, R, "fadd." e " %0,%1,%2")                                         \
  BINARY(sub_##x, "SUB" N, R, R, "fsub." e " %0,%1,%2")                                         \
  BINARY(mul_##x, "MUL" N, R, R, "fmul." e " %0,%1,%2")                                         \
  BINARY(div_##x, "DIV" N, R, R, "fdiv." e " %0,%1,%2")                                         \
  TERNARY(fmadd_##x, "FMADD" N, R, R, "fmadd." e " %0,%1,%2,%3")                                \
  TERNARY(fmsub_##x, "FMSUB" N, R, R, "fmsub." e " %0,%1,%2,%3")                                \
  TERNARY(fnmadd_##x, "FNMADD" N, R, R, "fnmadd." e " %0,%1,%2,%3")                             \
  TERNARY(fnmsub_##x, "FNMSUB" N, R, R, "fnmsub." e " %0,%1,%2,%3")                             \
  UNARY(sqrt_##x, "SQRT" N, R, R, "fsqrt." e " %0,%1")                                          \
  UNARY(abs_##x, "ABS" N, R, R, "fabs." e " %0,%1")                                             \
  UNARY(neg_##x, "NEG" N, R, R, "fneg." e " %0,%1")                                             \
  BINARY(fmin_##x, "FMIN" N, R, R, SELECTION("fmin", e))                                        \
  BINARY(fmax_##x, "FMAX" N, R, R, SELECTION("fmax", e))                                        \
  UNARY(truncw_##x, "TRUNC" N "W", I, R, "ftintrz.w." e " $f30,%1\n\tmovfr2gr.s %0,$f30")       \
  UNARY(truncv_##x, "TRUNC" N "V", I, R, "ftintrz.l." e " $f30,%1\n\tmovfr2gr.d %0,$f30")       \
  COMPARISON(BINARY, cmpeq_##x, "CMPEQ" N, R, "ceq." e, "%1", "%2")                             \
  COMPARISON(BINARY, cmpge_##x, "CMPGE" N, R, "sle." e, "%2", "%1")                             \
  COMPARISON(BINARY, cmpgt_##x, "CMPGT" N, R, "slt." e, "%2", "%1")                             \
  UNARY(movw_##x, "MOVW" N, R, I, "movgr2fr.w $f30,%1\n\tffint." e ".w %0,$f30")                \
  UNARY(movv_##x, "MOVV" N, R, I, "movgr2fr.d $f30,%1\n\tffint." e ".l %0,$f30")

/* On the lowest element of a vector register, which is the floating-point register of the same number. */
#define ROUNDING(UNARY, id, name, mode)                                                         \
  UNARY(id, name, D, D, "fmov.d $f30,%1\n\tvfrint" mode ".d $vr30,$vr30\n\tfmov.d %0,$f30")

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  PRECISION(UNARY, BINARY, TERNARY, s, "F", "s", F)                                             \
  PRECISION(UNARY, BINARY, TERNARY, d, "D", "d", D)                                             \
  BINARY(fcopysgd, "FCOPYSGD", D, D, "fcopysign.d %0,%1,%2")                                    \
  ROUNDING(UNARY, frintnd, "FRINTND", "rne")                                                    \
  ROUNDING(UNARY, frintmd, "FRINTMD", "rm")                                                     \
  ROUNDING(UNARY, frintpd, "FRINTPD", "rp")                                                     \
  ROUNDING(UNARY, frintzd, "FRINTZD", "rz")                                                     \
  UNARY(movfd, "MOVFD", D, F, "fcvt.d.s %0,%1")                                                 \
  UNARY(movdf, "MOVDF", F, D, "fcvt.s.d %0,%1")                                                 \
  UNARY(movwfpgp, "MOVWfpgp", I, F, "movfr2gr.s %0,%1")                                         \
  UNARY(movwgpfp, "MOVWgpfp", F, I, "movgr2fr.w %0,%1")                                         \
  UNARY(movvfpgp, "MOVVfpgp", I, D, "movfr2gr.d %0,%1")                                         \
  UNARY(movvgpfp, "MOVVgpfp", D, I, "movgr2fr.d %0,%1")                                         \
  FLAG_READ(UNARY, fpflagtrue, "FPFlagTrue", "bceqz")                                           \
  FLAG_READ(UNARY, fpflagfalse, "FPFlagFalse", "bcnez")                                         \
  COUNT(UNARY, vpcnt64, "VPCNT64", D, "d")                                                      \
  COUNT(UNARY, vpcnt32, "VPCNT32", F, "w")                                                      \
  COUNT(UNARY, vpcnt16, "VPCNT16", F, "h")

WITNESS_OF(OPS)
