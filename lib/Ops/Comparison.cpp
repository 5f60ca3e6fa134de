// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Comparisons of tensors.
#include "Ops/Build.h"

namespace crout {
using namespace ops;

static Tensor compareAs(const char *name, ir::ComparePredicate predicate, const Operand &input, const Operand &other) {
  return call(name, CallKind::Elementwise, {input, other}, Attributes(static_cast<int64_t>(predicate)), [predicate](Operands in) {
    DType dtype = resultType(in);
    if (isComplex(dtype) && predicate != ir::ComparePredicate::eq && predicate != ir::ComparePredicate::ne)
      failType("complex numbers have no order; the operands must be real, got " + describe(dtypeOf(in[0])) + " and " +
               describe(dtypeOf(in[1])));
    return compare(predicate, tensor(in[0], "input", dtype), tensor(in[1], "other", dtype));
  });
}

#define CROUT_COMPARE(function, alias)                                                                                                     \
  Tensor function(const Operand &input, const Operand &other) {                                                                            \
    return compareAs(#function, ir::ComparePredicate::function, input, other);                                                             \
  }                                                                                                                                        \
  Tensor alias(const Operand &input, const Operand &other) { return function(input, other); }
Tensor eq(const Operand &input, const Operand &other) { return compareAs("eq", ir::ComparePredicate::eq, input, other); }
CROUT_COMPARE(ne, not_equal)
CROUT_COMPARE(lt, less)
CROUT_COMPARE(le, less_equal)
CROUT_COMPARE(gt, greater)
CROUT_COMPARE(ge, greater_equal)
#undef CROUT_COMPARE

// |a - b| <= atol + rtol * |b|, or a = b (equal infinities), or both NaN where asked for.
Tensor isclose(const Operand &input, const Operand &other, double rtol, double atol, bool equal_nan) {
  OpScope scope("isclose", input.getWhere());
  if (rtol < 0 || atol < 0)
    failValue("'rtol' and 'atol' must not be negative, got " + std::to_string(rtol) + " and " + std::to_string(atol));
  return call(
      "isclose", CallKind::Elementwise, {input, other, Operand(rtol), Operand(atol)}, Attributes(equal_nan), [equal_nan](Operands in) {
        DType dtype = floatResultType(in.first(2));
        Tensor a = tensor(in[0], "input", dtype), b = tensor(in[1], "other", dtype);
        Tensor equal = compare(ir::ComparePredicate::eq, a, b);
        if (equal_nan) equal = binary<ir::LogicalOrOp>(equal, binary<ir::LogicalAndOp>(unary<ir::IsnanOp>(a), unary<ir::IsnanOp>(b)));
        Tensor distance = unary<ir::AbsOp>(binary<ir::SubOp>(a, b));
        DType real = distance.dtype();
        Tensor allowed =
            binary<ir::AddOp>(tensor(in[3], "atol", real), binary<ir::MulOp>(tensor(in[2], "rtol", real), unary<ir::AbsOp>(b)));
        Tensor close = binary<ir::LogicalAndOp>(unary<ir::IsfiniteOp>(distance), compare(ir::ComparePredicate::le, distance, allowed));
        return binary<ir::LogicalOrOp>(equal, close);
      });
}

static void requireEager(const char *function, const char *instead, std::initializer_list<Operand> operands) {
  if (isTracing(Operands(operands.begin(), operands.size())))
    fail(std::string("a bool is not known while a function is traced; use ") + instead);
}

bool allclose(const Operand &input, const Operand &other, double rtol, double atol, bool equal_nan) {
  OpScope scope("allclose", input.getWhere());
  requireEager("allclose", "crout.all(crout.isclose(input, other))", {input, other});
  return std::get<bool>(all(isclose(input, other, rtol, atol, equal_nan)).item());
}

bool equal(const Operand &input, const Operand &other) {
  OpScope scope("equal", input.getWhere());
  requireEager("equal", "crout.all(input == other)", {input, other});
  if (input.isScalar() || other.isScalar())
    failType("'" + std::string(input.isScalar() ? "input" : "other") + "' must be a tensor, got a number");
  if (input.getTensor().getImpl()->sizes != other.getTensor().getImpl()->sizes) return false;
  return std::get<bool>(all(eq(input, other)).item());
}

} // namespace crout
