// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Formulas of one operand that are computed in double precision and rounded once.
#ifndef CROUT_OPS_FORMULA_H
#define CROUT_OPS_FORMULA_H

#include "Ops/Build.h"

namespace crout::ops {

/// Horner's scheme, the constant coefficient first.
template <typename Coefficients> Tensor polynomial(const Tensor &x, const Coefficients &coefficients) {
  size_t count = std::size(coefficients);
  Tensor result = constant(coefficients[count - 1], x.dtype());
  for (size_t i = count - 1; i-- > 0;)
    result = binary<ir::AddOp>(binary<ir::MulOp>(result, x), constant(coefficients[i], x.dtype()));
  return result;
}

/// body(input as float64) in the dtype that `input` promotes to; TypeError where that is complex. `attributes` must hold what the body
/// depends on.
template <typename Body> Tensor inDouble(const char *name, const Operand &input, Body body, const Attributes &attributes = Attributes()) {
  return call(name, CallKind::Elementwise, {input}, attributes, [&](Operands in) {
    DType dtype = floatResultType(in);
    if (isComplex(dtype)) failType("'input' must be real, got " + describe(dtype));
    return toDType(body(tensor(in[0], "input", DType::Float64)), dtype);
  });
}

/// f16 and bf16 are computed in float32 and rounded once.
inline DType computeType(DType dtype) { return dtype == DType::Float16 || dtype == DType::BFloat16 ? DType::Float32 : dtype; }

} // namespace crout::ops
#endif // CROUT_OPS_FORMULA_H
