/* The machine's side of `npm run conformance` on riscv64: the instructions of the F and D extensions. */
#define MODES 5
#include "witness.h"

/* Operands are in ft0 to ft2 and, for conversions from integers, in %2. */
#define OPERATION(function, text, store)                                                        \
  static struct outcome function(uint64_t a, uint64_t b, uint64_t c, uint64_t frm) {            \
    struct outcome out;                                                                         \
    __asm__ volatile("fmv.d.x ft0, %2\n\t"                                                      \
                     "fmv.d.x ft1, %3\n\t"                                                      \
                     "fmv.d.x ft2, %4\n\t"                                                      \
                     "fsrm %5\n\t"                                                              \
                     "fsflags zero\n\t" text "\n\t"                                             \
                     "frflags %1\n\t" store                                                     \
                     : "=&r"(out.bits), "=&r"(out.flags)                                        \
                     : "r"(a), "r"(b), "r"(c), "r"(frm)                                         \
                     : "ft0", "ft1", "ft2", "ft3");                                             \
    return out;                                                                                 \
  }

#define FLOAT_RESULT "fmv.x.d %0, ft3"
#define INTEGER_RESULT ""

/* All instructions: ROUNDED ones name a mode or take it from frm, FIXED ones do not round. */
#define BOTH_WIDTHS(ROUNDED, FIXED, f, x)                                                       \
  ROUNDED(fadd_##f, "fadd." x, " ft3, ft0, ft1", FLOAT_RESULT)                                  \
  ROUNDED(fsub_##f, "fsub." x, " ft3, ft0, ft1", FLOAT_RESULT)                                  \
  ROUNDED(fmul_##f, "fmul." x, " ft3, ft0, ft1", FLOAT_RESULT)                                  \
  ROUNDED(fdiv_##f, "fdiv." x, " ft3, ft0, ft1", FLOAT_RESULT)                                  \
  ROUNDED(fsqrt_##f, "fsqrt." x, " ft3, ft0", FLOAT_RESULT)                                     \
  ROUNDED(fmadd_##f, "fmadd." x, " ft3, ft0, ft1, ft2", FLOAT_RESULT)                           \
  ROUNDED(fmsub_##f, "fmsub." x, " ft3, ft0, ft1, ft2", FLOAT_RESULT)                           \
  ROUNDED(fnmsub_##f, "fnmsub." x, " ft3, ft0, ft1, ft2", FLOAT_RESULT)                         \
  ROUNDED(fnmadd_##f, "fnmadd." x, " ft3, ft0, ft1, ft2", FLOAT_RESULT)                         \
  FIXED(fsgnj_##f, "fsgnj." x, " ft3, ft0, ft1", FLOAT_RESULT)                                  \
  FIXED(fsgnjn_##f, "fsgnjn." x, " ft3, ft0, ft1", FLOAT_RESULT)                                \
  FIXED(fsgnjx_##f, "fsgnjx." x, " ft3, ft0, ft1", FLOAT_RESULT)                                \
  FIXED(fmin_##f, "fmin." x, " ft3, ft0, ft1", FLOAT_RESULT)                                    \
  FIXED(fmax_##f, "fmax." x, " ft3, ft0, ft1", FLOAT_RESULT)                                    \
  FIXED(feq_##f, "feq." x, " %0, ft0, ft1", INTEGER_RESULT)                                     \
  FIXED(flt_##f, "flt." x, " %0, ft0, ft1", INTEGER_RESULT)                                     \
  FIXED(fle_##f, "fle." x, " %0, ft0, ft1", INTEGER_RESULT)                                     \
  FIXED(fclass_##f, "fclass." x, " %0, ft0", INTEGER_RESULT)                                    \
  ROUNDED(fcvt_w_##f, "fcvt.w." x, " %0, ft0", INTEGER_RESULT)                                  \
  ROUNDED(fcvt_wu_##f, "fcvt.wu." x, " %0, ft0", INTEGER_RESULT)                                \
  ROUNDED(fcvt_l_##f, "fcvt.l." x, " %0, ft0", INTEGER_RESULT)                                  \
  ROUNDED(fcvt_lu_##f, "fcvt.lu." x, " %0, ft0", INTEGER_RESULT)                                \
  ROUNDED(fcvt_##f##_l, "fcvt." x ".l", " ft3, %2", FLOAT_RESULT)                               \
  ROUNDED(fcvt_##f##_lu, "fcvt." x ".lu", " ft3, %2", FLOAT_RESULT)

#define INSTRUCTIONS(ROUNDED, FIXED)                                                            \
  BOTH_WIDTHS(ROUNDED, FIXED, s, "s")                                                           \
  BOTH_WIDTHS(ROUNDED, FIXED, d, "d")                                                           \
  ROUNDED(fcvt_s_w, "fcvt.s.w", " ft3, %2", FLOAT_RESULT)                                       \
  ROUNDED(fcvt_s_wu, "fcvt.s.wu", " ft3, %2", FLOAT_RESULT)                                     \
  FIXED(fcvt_d_w, "fcvt.d.w", " ft3, %2", FLOAT_RESULT)                                         \
  FIXED(fcvt_d_wu, "fcvt.d.wu", " ft3, %2", FLOAT_RESULT)                                       \
  ROUNDED(fcvt_s_d, "fcvt.s.d", " ft3, ft0", FLOAT_RESULT)                                      \
  FIXED(fcvt_d_s, "fcvt.d.s", " ft3, ft0", FLOAT_RESULT)                                        \
  FIXED(fmv_x_w, "fmv.x.w", " %0, ft0", INTEGER_RESULT)                                         \
  FIXED(fmv_w_x, "fmv.w.x", " ft3, %2", FLOAT_RESULT)                                           \
  FIXED(fmv_x_d, "fmv.x.d", " %0, ft0", INTEGER_RESULT)                                         \
  FIXED(fmv_d_x, "fmv.d.x", " ft3, %2", FLOAT_RESULT)

#define DEFINE_FIXED(id, name, operands, store) OPERATION(id, name operands, store)
#define DEFINE_ROUNDED(id, name, operands, store)                                               \
  OPERATION(id##_rne, name operands ", rne", store)                                             \
  OPERATION(id##_rtz, name operands ", rtz", store)                                             \
  OPERATION(id##_rdn, name operands ", rdn", store)                                             \
  OPERATION(id##_rup, name operands ", rup", store)                                             \
  OPERATION(id##_rmm, name operands ", rmm", store)                                             \
  OPERATION(id##_dyn, name operands ", dyn", store)

INSTRUCTIONS(DEFINE_ROUNDED, DEFINE_FIXED)

#define LIST_FIXED(id, name, operands, store) {name, 0, {id, id, id, id, id, id}},
#define LIST_ROUNDED(id, name, operands, store)                                                 \
  {name, 1, {id##_rne, id##_rtz, id##_rdn, id##_rup, id##_rmm, id##_dyn}},

static const struct instruction instructions[] = {INSTRUCTIONS(LIST_ROUNDED, LIST_FIXED)};

int main(int argc, char **argv) {
  return run_witness(instructions, sizeof instructions / sizeof instructions[0], argc, argv);
}
