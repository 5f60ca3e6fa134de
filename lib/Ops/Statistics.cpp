// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Covariances, correlations, and distances between points.
#include "Ops/Formula.h"
#include "Ops/Reductions.h"
#include "Ops/Views.h"
#include <limits>

namespace crout {
using namespace ops;

// Rows are variables, columns observations; frequencies repeat an observation, weights scale it.
static Tensor covariance(Operands in, int64_t correction, bool hasFrequencies, bool hasWeights) {
  Tensor x = tensor(in[0], "input");
  if (x.dim() > 2) fail("'input' must have at most two dimensions, got shape " + shapeString(x));
  if (x.dtype() == DType::Bool) fail("'input' must not be bool");
  x = toDType(x, computeType(floatType(x.dtype())));
  DType dtype = x.dtype(), real = toReal(dtype);
  if (x.dim() < 2) x = reshapeTo(x, {SymInt(1), x.numel()});
  SymInt count = dimsOf(x)[1];
  auto checked = [&](const Operand &operand, const char *role) {
    Tensor w = tensor(operand, role);
    if (w.dim() > 1) fail("'" + std::string(role) + "' must be a vector, got shape " + shapeString(w));
    bool fits = isIntegral(w.dtype()) == (std::string_view(role) == "fweights") && w.dtype() != DType::Bool && !isComplex(w.dtype());
    if (!fits)
      fail("'" + std::string(role) + "' must be " + (std::string_view(role) == "fweights" ? "integer" : "floating point") + ", got " +
           describe(w.dtype()));
    if (!(w.numel() == count)) fail("'" + std::string(role) + "' must have one entry for each observation, got shape " + shapeString(w));
    SymSizes line{count};
    return toDType(reshapeTo(w, line), real);
  };
  Tensor weights, total, norm;
  if (hasFrequencies) weights = checked(in[1], "fweights");
  if (hasWeights) {
    Tensor importance = checked(in.back(), "aweights");
    Tensor both = weights.defined() ? weights * importance : importance;
    total = sum(both);
    norm = correction ? total - sum(both * importance) * static_cast<double>(correction) / total : total;
    weights = both;
  } else if (hasFrequencies) {
    total = sum(weights);
    norm = total - static_cast<double>(correction);
  } else {
    total = sizeTensor(count, real);
    norm = total - static_cast<double>(correction);
  }
  Tensor mean = reduce(ir::ReduceKind::sum, weights.defined() ? x * weights : x, {1}, true) / total;
  Tensor distance = x - mean, weighted = weights.defined() ? distance * weights : distance;
  Tensor adjoint = permuteTo(isComplex(dtype) ? unary<ir::ConjOp>(weighted) : weighted, {1, 0});
  Tensor matrix = matrixProduct(distance, adjoint) / maximum(norm, 0.0);
  SymSizes kept;
  for (const SymInt &size : dimsOf(matrix))
    if (!(size == SymInt(1))) kept.push_back(size);
  return reshapeTo(matrix, kept);
}

Tensor cov(const Operand &input, int64_t correction, const std::optional<Tensor> &fweights, const std::optional<Tensor> &aweights) {
  llvm::SmallVector<Operand, 3> operands{input};
  if (fweights) operands.emplace_back(*fweights, input.getWhere());
  if (aweights) operands.emplace_back(*aweights, input.getWhere());
  bool hasFrequencies = fweights.has_value(), hasWeights = aweights.has_value();
  return call("cov", CallKind::General, Operands(operands.data(), operands.size()), Attributes(correction, hasFrequencies, hasWeights),
              input.getWhere(), [&](Operands in) {
                DType dtype = floatType(dtypeOf(in[0]));
                return toDType(covariance(in, correction, hasFrequencies, hasWeights), dtype);
              });
}

Tensor corrcoef(const Operand &input) {
  return call("corrcoef", CallKind::General, {input}, Attributes(), [](Operands in) {
    DType dtype = floatType(dtypeOf(in[0]));
    Tensor matrix = covariance(in, 1, false, false);
    if (matrix.dim() == 0) return toDType(matrix / matrix, dtype);
    Tensor variance = diagonalView(matrix, 0, 0, 1);
    Tensor deviation = toDType(sqrt(isComplex(matrix.dtype()) ? unary<ir::RealOp>(variance) : variance), matrix.dtype());
    matrix = matrix / unsqueezeView(deviation, 1) / unsqueezeView(deviation, 0);
    auto limited = [](const Tensor &part) { return minimum(maximum(part, -1.0), 1.0); };
    if (isComplex(matrix.dtype()))
      matrix = binary<ir::ComplexOp>(limited(unary<ir::RealOp>(matrix)), limited(unary<ir::ImagOp>(matrix)));
    else
      matrix = limited(matrix);
    return toDType(matrix, dtype);
  });
}

// p-norms of the differences of all rows of x1 and all rows of x2.
Tensor cdist(const Operand &x1, const Operand &x2, double p, std::optional<std::string> compute_mode) {
  OpScope scope("cdist", x1.getWhere());
  if (!(p >= 0)) fail("'p' must not be negative, got " + std::to_string(p));
  std::string mode = compute_mode.value_or("use_mm_for_euclid_dist_if_necessary");
  if (mode != "use_mm_for_euclid_dist_if_necessary" && mode != "use_mm_for_euclid_dist" && mode != "donot_use_mm_for_euclid_dist")
    failValue("'compute_mode' must be \"use_mm_for_euclid_dist_if_necessary\", \"use_mm_for_euclid_dist\" or "
              "\"donot_use_mm_for_euclid_dist\", got \"" +
              mode + "\"");
  return call("cdist", CallKind::General, {x1, x2}, Attributes(p), [p](Operands in) {
    Tensor a = tensor(in[0], "x1"), b = tensor(in[1], "x2");
    for (const Tensor *x : {&a, &b})
      if (!isFloatingPoint(x->dtype()))
        fail("'x1' and 'x2' must be floating point, got " + describe(a.dtype()) + " and " + describe(b.dtype()));
    if (a.dim() < 2 || b.dim() < 2)
      fail("'x1' and 'x2' must have at least two dimensions, got shapes " + shapeString(a) + " and " + shapeString(b));
    if (!sameSize(dimsOf(a).back(), dimsOf(b).back()))
      fail("'x1' and 'x2' must have as many columns, got shapes " + shapeString(a) + " and " + shapeString(b));
    DType dtype = resultType(in), compute = computeType(dtype);
    a = unsqueezeView(toDType(a, compute), -2);
    b = unsqueezeView(toDType(b, compute), -3);
    Tensor distance = abs(a - b), zero = constant(0.0, compute);
    int64_t last = distance.dim() - 1;
    auto add = [&](const Tensor &terms) { return reduce(ir::ReduceKind::sum, terms, {last}, false); };
    Tensor result;
    if (p == 0)
      result = add(toDType(ne(distance, zero), compute));
    else if (p == 1)
      result = add(distance);
    else if (p == 2)
      result = sqrt(add(distance * distance));
    else if (p == std::numeric_limits<double>::infinity()) // of points without coordinates 0
      result = dimsOf(distance).back() == SymInt(0) ? add(distance) : reduce(ir::ReduceKind::max, distance, {last}, false);
    else
      result = pow(add(pow(distance, p)), 1 / p);
    return toDType(result, dtype);
  });
}

Tensor dist(const Operand &input, const Operand &other, const Scalar &p) {
  OpScope scope("dist", input.getWhere());
  return norm(sub(input, other), p);
}

} // namespace crout
