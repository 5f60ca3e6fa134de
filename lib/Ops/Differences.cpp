// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between neighbours, derivatives made of them, and integrals by trapezoids.
#include "Ops/Formula.h"
#include "Ops/Reductions.h"
#include "Ops/Views.h"

namespace crout {
using namespace ops;

// x without its first or last `count` elements along a dimension.
static Tensor withoutFirst(const Tensor &x, int64_t dim, int64_t count) {
  const SymInt &size = dimsOf(x)[static_cast<size_t>(dim)];
  return sliceView(x, dim, count, size - SymInt(count));
}
static Tensor withoutLast(const Tensor &x, int64_t dim, int64_t count) {
  const SymInt &size = dimsOf(x)[static_cast<size_t>(dim)];
  return sliceView(x, dim, 0, size - SymInt(count));
}

Tensor diff(const Operand &input, int64_t n, int64_t dim, const std::optional<Tensor> &prepend, const std::optional<Tensor> &append) {
  OpScope scope("diff", input.getWhere());
  if (n < 0) fail("'n' must not be negative, got " + std::to_string(n));
  llvm::SmallVector<Operand, 3> operands{input};
  if (prepend) operands.emplace_back(*prepend, input.getWhere());
  if (append) operands.emplace_back(*append, input.getWhere());
  bool before = prepend.has_value(), after = append.has_value();
  return call("diff", CallKind::General, Operands(operands.data(), operands.size()), Attributes(n, dim, before, after), input.getWhere(),
              [&](Operands in) {
                Tensor x = tensor(in[0], "input");
                if (x.dim() == 0) fail("'input' must have at least one dimension");
                int64_t along = wrapDim(dim, x.dim());
                if (in.size() > 1) {
                  std::vector<Tensor> parts;
                  DType dtype = resultType(in);
                  if (before) parts.push_back(tensor(in[1], "prepend", dtype));
                  parts.push_back(toDType(x, dtype));
                  if (after) parts.push_back(tensor(in.back(), "append", dtype));
                  for (const Tensor &part : parts)
                    if (part.dim() != x.dim())
                      fail("'prepend' and 'append' must have as many dimensions as 'input', got shapes " + shapeString(part) + " and " +
                           shapeString(x));
                  x = cat(parts, along);
                }
                for (int64_t i = 0; i < n; ++i) {
                  if (dimsOf(x)[static_cast<size_t>(along)] == SymInt(0)) return x;
                  Tensor later = withoutFirst(x, along, 1), earlier = withoutLast(x, along, 1);
                  x = x.dtype() == DType::Bool ? binary<ir::LogicalXorOp>(later, earlier) : binary<ir::SubOp>(later, earlier);
                }
                return x;
              });
}

namespace {
/// Of one dimension: the distance of its elements, or their coordinates as a vector.
struct Spacing {
  Tensor value;
  bool isUniform() const { return value.dim() == 0; }
};

// A vector along dimension `dim` of a tensor of rank `rank`.
Tensor alongDim(const Tensor &vector, int64_t dim, int64_t rank) {
  SymSizes sizes(static_cast<size_t>(rank), SymInt(1));
  sizes[static_cast<size_t>(dim)] = dimsOf(vector)[0];
  return reshapeTo(vector, sizes);
}

Tensor derivative(const Tensor &x, int64_t dim, const Spacing &spacing, int64_t edgeOrder) {
  auto at = [&](int64_t i) {
    const SymInt &size = dimsOf(x)[static_cast<size_t>(dim)];
    return i >= 0 ? sliceView(x, dim, i, 1) : sliceView(x, dim, size + SymInt(i), 1);
  };
  Tensor later = withoutFirst(x, dim, 2), earlier = withoutLast(x, dim, 2), middle = withoutLast(withoutFirst(x, dim, 1), dim, 1);
  Tensor first, inner, last;
  if (spacing.isUniform()) {
    Tensor h = spacing.value;
    inner = (later - earlier) / (h * 2.0);
    if (edgeOrder == 1) {
      first = (at(1) - at(0)) / h;
      last = (at(-1) - at(-2)) / h;
    } else {
      first = (at(1) * 4.0 - at(0) * 3.0 - at(2)) / (h * 2.0);
      last = (at(-1) * 3.0 - at(-2) * 4.0 + at(-3)) / (h * 2.0);
    }
  } else {
    Tensor steps = withoutFirst(spacing.value, 0, 1) - withoutLast(spacing.value, 0, 1);
    Tensor left = alongDim(withoutLast(steps, 0, 1), dim, x.dim()), right = alongDim(withoutFirst(steps, 0, 1), dim, x.dim());
    // Exact for parabolas: (a^2 (f+ - f) + b^2 (f - f-)) / (a b (a + b)), a the step to the left and b that to the right.
    inner = (left * left * later + (right * right - left * left) * middle - right * right * earlier) / (left * right * (left + right));
    auto step = [&](int64_t i) {
      SymInt size = dimsOf(steps)[0];
      return alongDim(sliceView(steps, 0, i >= 0 ? SymInt(i) : size + SymInt(i), 1), dim, x.dim());
    };
    if (edgeOrder == 1) {
      first = (at(1) - at(0)) / step(0);
      last = (at(-1) - at(-2)) / step(-1);
    } else {
      Tensor a = step(0), b = step(1);
      first = at(1) * ((a + b) / (a * b)) - at(0) * ((a * 2.0 + b) / (a * (a + b))) - at(2) * (a / (b * (a + b)));
      a = step(-2);
      b = step(-1);
      last = at(-3) * (b / (a * (a + b))) - at(-2) * ((a + b) / (a * b)) + at(-1) * ((a + b * 2.0) / (b * (a + b)));
    }
  }
  Tensor parts[] = {first, inner, last};
  return cat(parts, dim);
}

std::vector<Tensor> gradientOf(const Operand &input, std::span<const Operand> spacings, const IntList &dim, int64_t edgeOrder) {
  if (edgeOrder != 1 && edgeOrder != 2) fail("'edge_order' must be 1 or 2, got " + std::to_string(edgeOrder));
  llvm::SmallVector<Operand, 4> operands{input};
  operands.append(spacings.begin(), spacings.end());
  return call("gradient", CallKind::General, Operands(operands.data(), operands.size()), Attributes(dim, edgeOrder), input.getWhere(),
              [&](Operands in) {
                DType dtype = floatResultType(in.first(1)), compute = computeType(dtype), real = toReal(compute);
                Tensor x = tensor(in[0], "input", compute);
                Sizes dims;
                if (dim.given())
                  for (int64_t d : dim)
                    dims.push_back(wrapDim(d, x.dim()));
                else
                  dims = wrapDims(std::nullopt, x.dim());
                size_t given = in.size() - 1;
                if (given > 1 && given != dims.size())
                  fail("'spacing' must hold one entry for each of the " + std::to_string(dims.size()) + " dimensions, got " +
                       std::to_string(given));
                std::vector<Tensor> results;
                for (size_t i = 0; i < dims.size(); ++i) {
                  SymInt size = dimsOf(x)[static_cast<size_t>(dims[i])];
                  if (size < SymInt(edgeOrder + 1))
                    fail("each dimension must have at least " + std::to_string(edgeOrder + 1) + " elements for 'edge_order' " +
                         std::to_string(edgeOrder) + ", got shape " + shapeString(x));
                  Spacing spacing{given ? tensor(in[given == 1 ? 1 : i + 1], "spacing", real) : constant(1.0, real)};
                  if (spacing.value.dim() > 1 || (spacing.value.dim() == 1 && !sameSize(dimsOf(spacing.value)[0], size)))
                    fail("'spacing' of a dimension must be a number or a vector of its " + toString(size.hint()) +
                         " coordinates, got shape " + shapeString(spacing.value));
                  results.push_back(toDType(derivative(x, dims[i], spacing, edgeOrder), dtype));
                }
                return results;
              });
}
} // namespace

std::vector<Tensor> gradient(const Operand &input, const std::optional<Scalar> &spacing, const IntList &dim, int64_t edge_order) {
  OpScope scope("gradient", input.getWhere());
  if (!spacing) return gradientOf(input, {}, dim, edge_order);
  Operand number(*spacing, input.getWhere());
  return gradientOf(input, {&number, 1}, dim, edge_order);
}
template <typename Distance>
static std::vector<Tensor> gradientOfEach(const Operand &input, std::span<const Distance> spacing, const IntList &dim, int64_t edgeOrder) {
  OpScope scope("gradient", input.getWhere());
  if (spacing.empty()) fail("'spacing' must not be empty");
  llvm::SmallVector<Operand, 4> operands;
  for (const Distance &distance : spacing)
    operands.emplace_back(distance, input.getWhere());
  return gradientOf(input, {operands.data(), operands.size()}, dim, edgeOrder);
}
std::vector<Tensor> gradient(const Operand &input, std::span<const double> spacing, const IntList &dim, int64_t edge_order) {
  return gradientOfEach(input, spacing, dim, edge_order);
}
std::vector<Tensor> gradient(const Operand &input, std::span<const Tensor> spacing, const IntList &dim, int64_t edge_order) {
  return gradientOfEach(input, spacing, dim, edge_order);
}

// Areas between neighbours: (y_i + y_(i+1))/2 times the distance of their abscissas.
static Tensor trapezoids(Operands in, bool hasX, int64_t dim) {
  DType dtype = floatResultType(in.first(hasX ? 2 : 1)), compute = computeType(dtype);
  Tensor y = tensor(in[0], "y", compute);
  if (y.dim() == 0) fail("'y' must have at least one dimension");
  int64_t along = wrapDim(dim, y.dim());
  Tensor sums = withoutFirst(y, along, 1) + withoutLast(y, along, 1);
  if (!hasX) return sums * (tensor(in[1], "dx", compute) * 0.5);
  Tensor x = tensor(in[1], "x", compute);
  Tensor steps;
  if (x.dim() == 1) {
    if (!sameSize(dimsOf(x)[0], dimsOf(y)[static_cast<size_t>(along)]))
      fail("'x' must have one element for each of 'y' along 'dim', got shapes " + shapeString(x) + " and " + shapeString(y));
    steps = alongDim(withoutFirst(x, 0, 1) - withoutLast(x, 0, 1), along, y.dim());
  } else {
    while (x.dim() < y.dim())
      x = unsqueezeView(x, 0);
    if (x.dim() != y.dim()) fail("'x' must not have more dimensions than 'y', got shapes " + shapeString(x) + " and " + shapeString(y));
    steps = withoutFirst(x, along, 1) - withoutLast(x, along, 1);
  }
  return sums * steps * 0.5;
}

static Tensor integral(const char *name, const Operand &y, const std::optional<Tensor> &x, const Scalar &dx, int64_t dim, bool cumulative) {
  OpScope scope(name, y.getWhere());
  bool hasX = x.has_value();
  return call(name, CallKind::General, {y, hasX ? Operand(*x, y.getWhere()) : Operand(dx, y.getWhere())}, Attributes(hasX, dim, cumulative),
              [&](Operands in) {
                DType dtype = floatResultType(in.first(hasX ? 2 : 1));
                int64_t rank = tensor(in[0], "y").dim();
                SymSizes shape = shapeOf(tensor(in[0], "y"));
                int64_t along = rank ? wrapDim(dim, rank) : 0;
                if (rank && shape[static_cast<size_t>(along)] == SymInt(0)) { // no element, no area
                  if (!cumulative) shape.erase(shape.begin() + along);
                  return filled(shape, 0.0, dtype);
                }
                Tensor areas = trapezoids(in, hasX, dim);
                return toDType(cumulative ? cumsum(areas, along) : accumulate(ir::ReduceKind::sum, areas, {along}, false), dtype);
              });
}
Tensor trapezoid(const Operand &y, const std::optional<Tensor> &x, const Scalar &dx, int64_t dim) {
  return integral("trapezoid", y, x, dx, dim, false);
}
Tensor trapz(const Operand &y, const std::optional<Tensor> &x, const Scalar &dx, int64_t dim) {
  return integral("trapz", y, x, dx, dim, false);
}
Tensor cumulative_trapezoid(const Operand &y, const std::optional<Tensor> &x, const Scalar &dx, int64_t dim) {
  return integral("cumulative_trapezoid", y, x, dx, dim, true);
}

} // namespace crout
