/* The scalar floating-point ops of S390XOps.go, executed. A fused op's addend is the first operand. */
#define CLOBBERS "cc", "f0"
#include "../op-witness.h"

#define FIRST "ldr %0,%1\n\t"
/* The condition code as a number. */
#define CODE "\n\tipm %0\n\tsrl %0,28"

/* e and d, short and long, as instructions and vector instructions spell them. */
#define PRECISION(UNARY, BINARY, TERNARY, x, N, e, V, v, R)                                     \
  BINARY(fadd_##x, "FADD" N, R, R, FIRST "a" e "br %0,%2")                                      \
  BINARY(fsub_##x, "FSUB" N, R, R, FIRST "s" e "br %0,%2")                                      \
  BINARY(fmul_##x, "FMUL" N, R, R, FIRST MULTIPLY_##R " %0,%2")                                 \
  BINARY(fdiv_##x, "FDIV" N, R, R, FIRST "d" e "br %0,%2")                                      \
  BINARY(fadd_cc_##x, "FADD" N ".1", I, R, "ldr %%f0,%1\n\ta" e "br %%f0,%2" CODE)                \
  BINARY(fsub_cc_##x, "FSUB" N ".1", I, R, "ldr %%f0,%1\n\ts" e "br %%f0,%2" CODE)                \
  BINARY(fcmp_##x, "FCMP" N, I, R, "c" e "br %1,%2" CODE)                                       \
  UNARY(lt_##x, "LT" E_##R "BR", I, R, "lt" e "br %%f0,%1" CODE)                                 \
  UNARY(fsqrt_##x, "FSQRT" N, R, R, "sq" e "br %0,%1")                                          \
  UNARY(fneg_##x, "FNEG" N, R, R, "lc" e "br %0,%1")                                            \
  TERNARY(fmadd_##x, "FMADD" N, R, R, FIRST "ma" e "br %0,%2,%3")                               \
  TERNARY(fmsub_##x, "FMSUB" N, R, R, FIRST "ms" e "br %0,%2,%3")                               \
  BINARY(fmax_##x, "WFMAX" V "B", R, R, "wfmax" v "b %v0,%v1,%v2,1")                            \
  BINARY(fmin_##x, "WFMIN" V "B", R, R, "wfmin" v "b %v0,%v1,%v2,1")                            \
  UNARY(lpdfr_##x, "LPDFR." #x, R, R, "lpdfr %0,%1")                                            \
  UNARY(lndfr_##x, "LNDFR." #x, R, R, "lndfr %0,%1")                                            \
  BINARY(cpsdr_##x, "CPSDR." #x, R, R, "cpsdr %0,%2,%1")                                        \
  UNARY(cf##x, "CF" E_##R "BRA", I, R, "lghi %0,0\n\tcf" e "bra %0,5,%1,0")                     \
  UNARY(cg##x, "CG" E_##R "BRA", I, R, "cg" e "bra %0,5,%1,0")                                  \
  UNARY(clf##x, "CLF" E_##R "BR", I, R, "lghi %0,0\n\tclf" e "br %0,5,%1,0")                    \
  UNARY(clg##x, "CLG" E_##R "BR", I, R, "clg" e "br %0,5,%1,0")                                 \
  UNARY(c##x##f, "C" E_##R "FBRA", R, I, "c" e "fbra %0,0,%1,0")                                \
  UNARY(c##x##g, "C" E_##R "GBRA", R, I, "c" e "gbra %0,0,%1,0")                                \
  UNARY(c##x##lf, "C" E_##R "LFBR", R, I, "c" e "lfbr %0,0,%1,0")                               \
  UNARY(c##x##lg, "C" E_##R "LGBR", R, I, "c" e "lgbr %0,0,%1,0")

#define MULTIPLY_F "meebr"
#define MULTIPLY_D "mdbr"
#define E_F "E"
#define E_D "D"

#define OPS(UNARY, BINARY, TERNARY)                                                             \
  PRECISION(UNARY, BINARY, TERNARY, s, "S", "e", "S", "s", F)                                   \
  PRECISION(UNARY, BINARY, TERNARY, d, "", "d", "D", "d", D)                                    \
  UNARY(fidbr0, "FIDBR 0", D, D, "fidbr %0,0,%1")                                               \
  UNARY(fidbr1, "FIDBR 1", D, D, "fidbr %0,1,%1")                                               \
  UNARY(fidbr4, "FIDBR 4", D, D, "fidbr %0,4,%1")                                               \
  UNARY(fidbr5, "FIDBR 5", D, D, "fidbr %0,5,%1")                                               \
  UNARY(fidbr6, "FIDBR 6", D, D, "fidbr %0,6,%1")                                               \
  UNARY(fidbr7, "FIDBR 7", D, D, "fidbr %0,7,%1")                                               \
  UNARY(ledbr, "LEDBR", F, D, "ledbr %0,%1")                                                    \
  UNARY(ldebr, "LDEBR", D, F, "ldebr %0,%1")                                                    \
  UNARY(ldgr, "LDGR", D, I, "ldgr %0,%1")                                                       \
  UNARY(lgdr, "LGDR", I, D, "lgdr %0,%1")                                                       \
  UNARY(risbgz0, "RISBGZ 0", I, I, "risbg %0,%1,0,128+0,0")                                     \
  UNARY(risbgz1, "RISBGZ 81664", I, I, "risbg %0,%1,1,128+63,0")                                \
  UNARY(risbgz2, "RISBGZ 2113280", I, I, "risbg %0,%1,32,128+63,0")                             \
  UNARY(risbgz3, "RISBGZ 16141", I, I, "risbg %0,%1,0,128+63,13")                               \
  UNARY(risbgz4, "RISBGZ 332833", I, I, "risbg %0,%1,5,128+20,33")                              \
  UNARY(risbgz5, "RISBGZ 3932991", I, I, "risbg %0,%1,60,128+3,63")                             \
  UNARY(risbgz6, "RISBGZ 4128769", I, I, "risbg %0,%1,63,128+0,1")

WITNESS_OF(OPS)
