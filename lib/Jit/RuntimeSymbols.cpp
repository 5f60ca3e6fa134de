// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The table of symbols, bound by the linker of this library: nothing is looked up by name at run time.
#include "Jit/RuntimeSymbols.h"
#include "crout/runtime/call.h"
#include "crout/runtime/kernels.h"
#include <complex.h>
#include <math.h>
#include <string.h>

// <complex.h> of C++ does not declare C's functions; their ABI is that of the C compiler, so only addresses are taken.
extern "C" {
#define CROUT_COMPLEX_FUNCTIONS(X)                                                                                                         \
  X(cabs)                                                                                                                                  \
  X(carg) X(cexp) X(clog) X(cpow) X(csqrt) X(csin) X(ccos) X(ctan) X(csinh) X(ccosh) X(ctanh) X(cabsf) X(cargf) X(cexpf) X(clogf) X(cpowf) \
      X(csqrtf) X(csinf) X(ccosf) X(ctanf) X(csinhf) X(ccoshf) X(ctanhf)
}

namespace crout {

template <typename T> static void *addressOf(T *function) { return reinterpret_cast<void *>(function); }

llvm::ArrayRef<RuntimeSymbol> runtimeSymbols() {
  using Unary = double(double);
  using Binary = double(double, double);
  using UnaryF = float(float);
  using BinaryF = float(float, float);
  static const RuntimeSymbol table[] = {
#define CROUT_KERNEL(name, parameters) {#name, addressOf(&name)},
      CROUT_FOR_EACH_KERNEL(CROUT_KERNEL)
#undef CROUT_KERNEL
#define CROUT_SYMBOL(name) {#name, addressOf(&name)},
          CROUT_SYMBOL(_mlir_memref_to_llvm_alloc) CROUT_SYMBOL(_mlir_memref_to_llvm_aligned_alloc) CROUT_SYMBOL(_mlir_memref_to_llvm_free)
              CROUT_SYMBOL(crout_rt_invoke) CROUT_SYMBOL(crout_rt_parallel_for) CROUT_SYMBOL(crout_rt_fail)
                  CROUT_SYMBOL(crout_rt_check_info) CROUT_SYMBOL(crout_rt_expect_close) CROUT_SYMBOL(crout_rt_expect_equal)
                      CROUT_SYMBOL(memcpy) CROUT_SYMBOL(memmove) CROUT_SYMBOL(memset) CROUT_SYMBOL(memcmp)
#undef CROUT_SYMBOL
#define CROUT_UNARY(name) {#name, addressOf<Unary>(&::name)}, {#name "f", addressOf<UnaryF>(&::name##f)},
#define CROUT_BINARY(name) {#name, addressOf<Binary>(&::name)}, {#name "f", addressOf<BinaryF>(&::name##f)},
                          CROUT_UNARY(exp) CROUT_UNARY(exp2) CROUT_UNARY(expm1) CROUT_UNARY(log) CROUT_UNARY(log2) CROUT_UNARY(log10)
                              CROUT_UNARY(log1p) CROUT_UNARY(sqrt) CROUT_UNARY(cbrt) CROUT_UNARY(sin) CROUT_UNARY(cos) CROUT_UNARY(tan)
                                  CROUT_UNARY(asin) CROUT_UNARY(acos) CROUT_UNARY(atan) CROUT_UNARY(sinh) CROUT_UNARY(cosh)
                                      CROUT_UNARY(tanh) CROUT_UNARY(asinh) CROUT_UNARY(acosh) CROUT_UNARY(atanh) CROUT_UNARY(erf)
                                          CROUT_UNARY(erfc) CROUT_UNARY(floor) CROUT_UNARY(ceil) CROUT_UNARY(round) CROUT_UNARY(trunc)
                                              CROUT_UNARY(rint) CROUT_UNARY(nearbyint) CROUT_UNARY(fabs) CROUT_UNARY(tgamma)
                                                  CROUT_UNARY(lgamma) CROUT_BINARY(pow) CROUT_BINARY(atan2) CROUT_BINARY(fmod)
                                                      CROUT_BINARY(fmin) CROUT_BINARY(fmax) CROUT_BINARY(hypot) CROUT_BINARY(copysign)
                                                          CROUT_BINARY(fdim) CROUT_BINARY(remainder)
#undef CROUT_UNARY
#undef CROUT_BINARY
                                                              {"roundeven", addressOf<Unary>(&::roundeven)},
      {"roundevenf", addressOf<UnaryF>(&::roundevenf)},
      {"fma", addressOf<double(double, double, double)>(&::fma)},
      {"fmaf", addressOf<float(float, float, float)>(&::fmaf)},
      {"ldexp", addressOf<double(double, int)>(&::ldexp)},
      {"ldexpf", addressOf<float(float, int)>(&::ldexpf)},
      // LLVM makes these of a sine and a cosine of one angle, and of powers of ten.
      {"sincos", addressOf<void(double, double *, double *)>(&::sincos)},
      {"sincosf", addressOf<void(float, float *, float *)>(&::sincosf)},
      {"exp10", addressOf<Unary>(&::exp10)},
      {"exp10f", addressOf<UnaryF>(&::exp10f)},
  };
  return table;
}

} // namespace crout
