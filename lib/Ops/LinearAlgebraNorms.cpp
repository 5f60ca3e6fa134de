// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Norms of vectors and matrices, and condition numbers.
#include "Ops/LinearAlgebra.h"
#include <cmath>
#include <limits>

namespace crout {
using namespace ops;
using Dims = const IntList &;

static constexpr double infinity = std::numeric_limits<double>::infinity();

static Tensor normInput(const Operand &operand, const char *role, std::optional<DType> dtype) {
  Tensor x = tensor(operand, role);
  DType type = dtype.value_or(x.dtype());
  if (floatType(type) != type) failType("'" + std::string(role) + "' must be floating point or complex, got " + describe(type));
  return toDType(x, type);
}

// (sum |x|^p)^(1/p)
static Tensor vectorNorm(const Tensor &x, double p, llvm::ArrayRef<int64_t> dims, bool keepdim) {
  Tensor magnitude = unary<ir::AbsOp>(x);
  DType real = magnitude.dtype();
  auto sum = [&](const Tensor &terms) { return accumulate(ir::ReduceKind::sum, terms, dims, keepdim); };
  if (p == infinity || p == -infinity) {
    requireNotEmpty(x, dims);
    return reduce(p > 0 ? ir::ReduceKind::max : ir::ReduceKind::min, magnitude, dims, keepdim);
  }
  if (p == 0) return sum(toDType(compare(ir::ComparePredicate::ne, magnitude, constant(0.0, real)), real));
  if (p == 1) return sum(magnitude);
  if (p == 2) return unary<ir::SqrtOp>(sum(binary<ir::MulOp>(magnitude, magnitude)));
  return binary<ir::PowOp>(sum(binary<ir::PowOp>(magnitude, constant(p, real))), constant(1 / p, real));
}

Tensor linalg::vector_norm(const Operand &x, const Scalar &ord, Dims dim, bool keepdim, std::optional<DType> dtype) {
  double p = toDouble(ord);
  return call("linalg.vector_norm", CallKind::General, {x}, Attributes(p, dim, keepdim, dtype), [&](Operands in) {
    Tensor input = normInput(in[0], "x", dtype);
    return vectorNorm(input, p, wrapDims(dim, input.dim()), keepdim);
  });
}

// The two matrix dimensions, the rows' first.
static std::pair<int64_t, int64_t> matrixDims(const Tensor &A, std::span<const int64_t> dim) {
  if (dim.size() != 2) fail("'dim' must name two dimensions, got " + std::to_string(dim.size()));
  if (A.dim() < 2) fail("'A' must have at least two dimensions, (*, m, n), got shape " + shapeString(A));
  int64_t rows = wrapDim(dim[0], A.dim()), columns = wrapDim(dim[1], A.dim());
  if (rows == columns) fail("the two entries of 'dim' must differ, got " + std::to_string(dim[0]) + " and " + std::to_string(dim[1]));
  return {rows, columns};
}

// Singular values along the last dimension, of the matrices in two dimensions.
static Tensor singularValuesOver(const Tensor &A, int64_t rows, int64_t columns) {
  requireMatrixType(A.dtype(), "A");
  Sizes order;
  for (int64_t i = 0; i < A.dim(); ++i)
    if (i != rows && i != columns) order.push_back(i);
  order.append({rows, columns});
  return singularValues(permuteTo(A, order));
}

static Tensor keepMatrixDims(const Tensor &norms, const Tensor &A, int64_t rows, int64_t columns, bool keepdim) {
  if (!keepdim) return norms;
  SymSizes dims(dimsOf(A));
  dims[static_cast<size_t>(rows)] = dims[static_cast<size_t>(columns)] = 1;
  return reshapeTo(norms, dims);
}

static Tensor matrixNorm(const Tensor &A, std::span<const int64_t> dim, const std::variant<double, std::string> &ord, bool keepdim) {
  auto [rows, columns] = matrixDims(A, dim);
  if (const auto *name = std::get_if<std::string>(&ord)) {
    if (*name == "fro") return vectorNorm(A, 2, {std::min(rows, columns), std::max(rows, columns)}, keepdim);
    if (*name != "nuc") failValue("'ord' must be \"fro\", \"nuc\" or a number, got \"" + *name + "\"");
    Tensor s = singularValuesOver(A, rows, columns);
    return keepMatrixDims(reduce(ir::ReduceKind::sum, s, {s.dim() - 1}, false), A, rows, columns, keepdim);
  }
  double p = std::get<double>(ord);
  double magnitude = std::fabs(p);
  ir::ReduceKind extremum = p > 0 ? ir::ReduceKind::max : ir::ReduceKind::min;
  if (magnitude == 2) {
    Tensor s = singularValuesOver(A, rows, columns);
    requireNotEmpty(s, {s.dim() - 1});
    return keepMatrixDims(reduce(extremum, s, {s.dim() - 1}, false), A, rows, columns, keepdim);
  }
  if (magnitude != 1 && magnitude != infinity)
    failValue("'ord' must be 1, -1, 2, -2, inf, -inf, \"fro\" or \"nuc\", got " + std::to_string(p));
  // 1: largest column sum; inf: largest row sum.
  int64_t summed = magnitude == 1 ? rows : columns, other = magnitude == 1 ? columns : rows;
  requireNotEmpty(A, {other});
  Tensor sums = accumulate(ir::ReduceKind::sum, unary<ir::AbsOp>(A), {summed}, true);
  return keepMatrixDims(
      reduce(ir::ReduceKind::sum, reduce(extremum, sums, {other}, true), {std::min(rows, columns), std::max(rows, columns)}, false), A,
      rows, columns, keepdim);
}

Tensor linalg::matrix_norm(const Operand &A, const Scalar &ord, const IntList &dim, bool keepdim, std::optional<DType> dtype) {
  double p = toDouble(ord);
  return call("linalg.matrix_norm", CallKind::General, {A}, Attributes(p, dim, keepdim, dtype),
              [&](Operands in) { return matrixNorm(normInput(in[0], "A", dtype), dim, p, keepdim); });
}
Tensor linalg::matrix_norm(const Operand &A, std::string_view ord, const IntList &dim, bool keepdim, std::optional<DType> dtype) {
  return call("linalg.matrix_norm", CallKind::General, {A}, Attributes(ord, dim, keepdim, dtype),
              [&](Operands in) { return matrixNorm(normInput(in[0], "A", dtype), dim, std::string(ord), keepdim); });
}

Tensor linalg::norm(const Operand &A, const std::optional<Scalar> &ord, Dims dim, bool keepdim, std::optional<DType> dtype) {
  std::optional<double> p;
  if (ord) p = toDouble(*ord);
  return call("linalg.norm", CallKind::General, {A}, Attributes(p, dim, keepdim, dtype), [&](Operands in) {
    Tensor x = normInput(in[0], "A", dtype);
    if (!p) return vectorNorm(x, 2, wrapDims(dim, x.dim()), keepdim);
    if (dim ? dim.size() == 1 : x.dim() <= 1) return vectorNorm(x, *p, wrapDims(dim, x.dim()), keepdim);
    if (!dim && x.dim() != 2) fail("'A' must be a vector or a matrix where 'ord' is given without 'dim', got shape " + shapeString(x));
    std::vector<int64_t> both{0, 1};
    return matrixNorm(x, dim ? *dim : both, *p, keepdim);
  });
}
Tensor linalg::norm(const Operand &A, std::string_view ord, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return call("linalg.norm", CallKind::General, {A}, Attributes(ord, dim, keepdim, dtype), [&](Operands in) {
    Tensor x = normInput(in[0], "A", dtype);
    if (!dim && x.dim() != 2)
      fail("'A' must be a matrix where 'ord' is \"" + std::string(ord) + "\" without 'dim', got shape " + shapeString(x));
    std::vector<int64_t> both{0, 1};
    return matrixNorm(x, dim ? *dim : both, std::string(ord), keepdim);
  });
}

// norm(A) * norm(inv(A)); of the 2-norm the ratio of singular values. A singular matrix has infinity.
static Tensor conditionBy(const Tensor &A, const std::variant<double, std::string> &ord) {
  Inverse inverse = inverseOf(A);
  int64_t dims[] = {-2, -1};
  Tensor product = binary<ir::MulOp>(matrixNorm(A, dims, ord, false), matrixNorm(inverse.inverse, dims, ord, false));
  Tensor regular = compare(ir::ComparePredicate::eq, inverse.info, constant(int64_t{0}, DType::Int32));
  return select(regular, product, constant(infinity, product.dtype()));
}

// The inverse of a singular matrix is not a number, and singular values are refused for that: 0 takes its place.
static Tensor conditionByNuclearNorm(const Tensor &A) {
  Inverse inverse = inverseOf(A);
  Tensor regular = compare(ir::ComparePredicate::eq, inverse.info, constant(int64_t{0}, DType::Int32));
  SymSizes each = batchOf(A);
  each.append({SymInt(1), SymInt(1)});
  Tensor finite = select(reshapeTo(regular, each), inverse.inverse, constant(0.0, A.dtype()));
  int64_t dims[] = {-2, -1};
  Tensor product = binary<ir::MulOp>(matrixNorm(A, dims, std::string("nuc"), false), matrixNorm(finite, dims, std::string("nuc"), false));
  return select(regular, product, constant(infinity, product.dtype()));
}

Tensor linalg::cond(const Operand &A, const std::optional<Scalar> &p) {
  double ord = p ? toDouble(*p) : 2;
  return call("linalg.cond", CallKind::LinearAlgebra, {A}, Attributes(ord), [ord](Operands in) {
    if (std::fabs(ord) != 2) return conditionBy(squareMatrices(in[0], "A"), ord);
    Tensor s = singularValues(matrices(in[0], "A"));
    int64_t last = s.dim() - 1;
    requireNotEmpty(s, {last});
    Tensor largest = reduce(ir::ReduceKind::max, s, {last}, false), smallest = reduce(ir::ReduceKind::min, s, {last}, false);
    if (ord < 0) return binary<ir::DivOp>(smallest, largest);
    // 0 / 0 of a zero matrix is not a number, but the matrix is singular.
    Tensor singular = compare(ir::ComparePredicate::eq, smallest, constant(0.0, s.dtype()));
    return select(singular, constant(infinity, s.dtype()), binary<ir::DivOp>(largest, smallest));
  });
}
Tensor linalg::cond(const Operand &A, std::string_view p) {
  return call("linalg.cond", CallKind::LinearAlgebra, {A}, Attributes(p), [&](Operands in) {
    Tensor a = squareMatrices(in[0], "A");
    if (p != "fro" && p != "nuc") failValue("'p' must be \"fro\", \"nuc\" or a number, got \"" + std::string(p) + "\"");
    return p == "nuc" ? conditionByNuclearNorm(a) : conditionBy(a, std::string(p));
  });
}

} // namespace crout
