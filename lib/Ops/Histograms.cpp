// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Places among boundaries, histograms, membership and quantiles: functions of sorted numbers.
#include "Ops/SelectionSteps.h"
#include <cmath>
#include <limits>

namespace crout {
using namespace ops;

// ---- Places among boundaries ----

static Tensor placesOf(const char *name, const Operand &boundaries, const Operand &input, const Operand &sorter, bool right,
                       bool out_int32) {
  llvm::SmallVector<Operand, 3> operands{boundaries, input};
  bool permuted = !sorter.isScalar();
  if (permuted) operands.push_back(sorter);
  if (boundaries.isScalar()) failType("the boundaries must be a tensor, got a number");
  return call(name, CallKind::General, Operands(operands.data(), operands.size()), Attributes(right, out_int32), input.getWhere(),
              [=](Operands in) {
                DType dtype = resultType(in.first(2));
                Tensor edges = tensor(in[0], "boundaries", dtype), values = tensor(in[1], "input", dtype);
                requireOrder(edges, "boundaries");
                if (edges.dim() == 0) fail("the boundaries must have at least one dimension");
                if (permuted) {
                  Tensor order = tensor(in[2], "sorter", DType::Int64);
                  if (order.dim() != edges.dim())
                    fail("'sorter' must have the shape of the boundaries, got " + shapeString(order) + " and " + shapeString(edges));
                  edges = pickAlong(edges, edges.dim() - 1, order);
                }
                bool fits = edges.dim() == 1 || edges.dim() == values.dim();
                for (int64_t d = 0; fits && edges.dim() > 1 && d < edges.dim() - 1; ++d)
                  fits = sameSize(sizeAt(edges, d), sizeAt(values, d));
                if (!fits)
                  fail("the boundaries must be a vector, or have the sizes of 'input' in all dimensions but the last, got shapes " +
                       shapeString(edges) + " and " + shapeString(values));
                Tensor places = searchSorted(edges, values, right);
                return out_int32 ? toDType(places, DType::Int32) : places;
              });
}

Tensor bucketize(const Operand &input, const Operand &boundaries, bool out_int32, bool right) {
  OpScope scope("bucketize", input.getWhere());
  if (!boundaries.isScalar() && boundaries.getTensor().dim() != 1)
    fail("'boundaries' must be a vector, got shape " + shapeString(boundaries.getTensor()));
  return placesOf("bucketize", boundaries, input, Operand(false), right, out_int32);
}

Tensor searchsorted(const Operand &sorted_sequence, const Operand &input, bool out_int32, bool right, std::optional<std::string> side,
                    const std::optional<Tensor> &sorter) {
  OpScope scope("searchsorted", sorted_sequence.getWhere());
  if (side && *side != "left" && *side != "right") failValue("'side' must be 'left' or 'right', got '" + *side + "'");
  if (side && right && *side == "left") fail("'side' and 'right' contradict each other: 'left' and True");
  return placesOf("searchsorted", sorted_sequence, input, sorter ? Operand(*sorter) : Operand(false), right || (side && *side == "right"),
                  out_int32);
}

Tensor isin(const Operand &elements, const Operand &test_elements, bool assume_unique, bool invert) {
  static_cast<void>(assume_unique);
  return call("isin", CallKind::General, {elements, test_elements}, Attributes(invert), [=](Operands in) {
    DType dtype = resultType(in);
    Tensor x = tensor(in[0], "elements", dtype), tests = flat(tensor(in[1], "test_elements", dtype));
    requireOrder(x, "elements");
    Tensor sorted = sortAlong(tests, 0).values;
    // NaN has a place, but is equal to nothing.
    Tensor found = compare(ir::ComparePredicate::lt, searchSorted(sorted, x, false), searchSorted(sorted, x, true));
    if (isFloatingPoint(dtype)) found = binary<ir::LogicalAndOp>(found, unary<ir::LogicalNotOp>(unary<ir::IsnanOp>(x)));
    return invert ? unary<ir::LogicalNotOp>(found) : found;
  });
}

// ---- Histograms ----

static void requireFractions(const Tensor &x) {
  if (!isFloatingPoint(x.dtype())) failType("'input' must be floating point, got " + describe(x.dtype()));
}

static Tensor allOf(ir::ReduceKind kind, const Tensor &x) { return reduce(kind, x, {0}, false); }

struct Range {
  Tensor low, high;
};
// The given range, or that of the data; widened by 1 where it is a point (by a half on either side for histograms).
static Range rangeOf(const Tensor &x, const std::optional<std::pair<double, double>> &given, double widening) {
  DType dtype = x.dtype();
  Range range;
  if (given) {
    range = {constant(given->first, dtype), constant(given->second, dtype)};
  } else if (sizeAt(x, 0) == SymInt(0)) {
    range = {constant(0.0, dtype), constant(given ? given->second : widening == 1 ? 0.0 : 1.0, dtype)};
  } else {
    range = {allOf(ir::ReduceKind::min, x), allOf(ir::ReduceKind::max, x)};
  }
  Tensor point = compare(ir::ComparePredicate::eq, range.low, range.high), step = constant(widening, dtype);
  return {ops::select(point, binary<ir::SubOp>(range.low, step), range.low),
          ops::select(point, binary<ir::AddOp>(range.high, step), range.high)};
}

static void requireFiniteRange(const Operand &input) {
  if (input.isScalar() || TraceSession::current() || input.getTensor().isTraced() || !isFloatingPoint(input.getTensor().dtype())) return;
  if (!std::get<bool>(all(isfinite(input), std::nullopt).item())) fail("the range of 'input' is not finite; give one");
}

Tensor histc(const Operand &input, int64_t bins, const Scalar &min, const Scalar &max) {
  OpScope scope("histc", input.getWhere());
  double low = toDouble(min), high = toDouble(max);
  if (bins <= 0) fail("'bins' must be positive, got " + std::to_string(bins));
  if (!(std::isfinite(low) && std::isfinite(high)))
    fail("'min' and 'max' must be finite, got " + std::to_string(low) + " and " + std::to_string(high));
  if (low > high) fail("'max' must not be smaller than 'min', got " + std::to_string(low) + " and " + std::to_string(high));
  if (low == high) requireFiniteRange(input);
  return call("histc", CallKind::General, {input}, Attributes(bins, low, high), [=](Operands in) {
    Tensor given = tensor(in[0], "input");
    requireFractions(given);
    Tensor x = toDType(flat(given), DType::Float64);
    Range range = rangeOf(x, low == high ? std::nullopt : std::optional(std::pair(low, high)), 1);
    Tensor scaled = binary<ir::MulOp>(binary<ir::DivOp>(binary<ir::SubOp>(x, range.low), binary<ir::SubOp>(range.high, range.low)),
                                      constant(static_cast<double>(bins), DType::Float64));
    Tensor inside =
        binary<ir::LogicalAndOp>(compare(ir::ComparePredicate::ge, x, range.low), compare(ir::ComparePredicate::le, x, range.high));
    Tensor place =
        binary<ir::MinimumOp>(toDType(ops::select(inside, scaled, constant(-1.0, DType::Float64)), DType::Int64), integer(bins - 1));
    Tensor counts =
        scatterAlong(ir::ScatterKind::add, filled({SymInt(bins)}, int64_t{0}, DType::Int64), 0, place, expandTo(integer(1), dimsOf(x)));
    return toDType(counts, given.dtype());
  });
}

static Tensor edgesOf(const Range &range, int64_t bins) {
  // From both ends, so that both are exact.
  DType dtype = range.low.dtype();
  Tensor place = toDType(counted(bins + 1), dtype),
         step = binary<ir::DivOp>(binary<ir::SubOp>(range.high, range.low), constant(static_cast<double>(bins), dtype));
  Tensor fromLow = binary<ir::AddOp>(range.low, binary<ir::MulOp>(place, step));
  Tensor fromHigh =
      binary<ir::SubOp>(range.high, binary<ir::MulOp>(binary<ir::SubOp>(constant(static_cast<double>(bins), dtype), place), step));
  return ops::select(compare(ir::ComparePredicate::lt, counted(bins + 1), integer((bins + 1) / 2)), fromLow, fromHigh);
}

// The bin of each element, the last one with its upper edge; -1, which scatters nothing, outside.
static Tensor binsOf(const Tensor &x, const Tensor &edges) {
  SymInt count = sizeAt(edges, 0) - SymInt(1);
  Tensor last = reshapeTo(sliceView(edges, 0, count, 1), {}), first = reshapeTo(sliceView(edges, 0, 0, 1), {});
  Tensor place =
      binary<ir::MinimumOp>(binary<ir::SubOp>(searchSorted(edges, x, true), integer(1)), sizeTensor(count - SymInt(1), DType::Int64));
  Tensor inside = binary<ir::LogicalAndOp>(compare(ir::ComparePredicate::ge, x, first), compare(ir::ComparePredicate::le, x, last));
  return ops::select(inside, place, expandTo(integer(-1), dimsOf(place)));
}

static Tensor widthsOf(const Tensor &edges) {
  SymInt count = sizeAt(edges, 0) - SymInt(1);
  return binary<ir::SubOp>(sliceView(edges, 0, 1, count), sliceView(edges, 0, 0, count));
}

static std::optional<std::pair<double, double>> pairOf(const std::optional<std::vector<double>> &range, size_t at = 0) {
  if (!range) return std::nullopt;
  double low = (*range)[2 * at], high = (*range)[2 * at + 1];
  if (!(low <= high) || !std::isfinite(low) || !std::isfinite(high))
    fail("'range' must be finite and ascending, got " + std::to_string(low) + " and " + std::to_string(high));
  return std::pair(low, high);
}

// `edges` of dimension d, given or made, for the columns of an (N, D) matrix; the histogram is dense in all D dimensions.
using EdgesFn = llvm::function_ref<Tensor(const Tensor &column, int64_t d)>;
static std::pair<Tensor, std::vector<Tensor>> histogramOf(const Tensor &matrix, int64_t dimensions, const Tensor &weight, bool density,
                                                          EdgesFn makeEdges) {
  SymInt n = sizeAt(matrix, 0), cells = 1;
  std::vector<Tensor> edges;
  Tensor place;
  SymSizes shape;
  Tensor outside = expandTo(constant(false, DType::Bool), {n});
  for (int64_t d = 0; d < dimensions; ++d) {
    Tensor column = reshapeTo(sliceView(matrix, 1, d, 1), {n});
    edges.push_back(makeEdges(column, d));
    Tensor bin = binsOf(column, edges.back());
    SymInt count = sizeAt(edges.back(), 0) - SymInt(1);
    outside = binary<ir::LogicalOrOp>(outside, compare(ir::ComparePredicate::lt, bin, integer(0)));
    place = d == 0 ? bin : binary<ir::AddOp>(binary<ir::MulOp>(place, sizeTensor(count, DType::Int64)), bin);
    shape.push_back(count);
    cells = cells * count;
  }
  place = ops::select(outside, expandTo(integer(-1), {n}), place);
  Tensor amounts = weight.defined() ? weight : expandTo(constant(1.0, matrix.dtype()), {n});
  Tensor result = reshapeTo(scatterAlong(ir::ScatterKind::add, expandTo(constant(0.0, matrix.dtype()), {cells}), 0, place, amounts), shape);
  if (density) {
    Tensor total = reduce(ir::ReduceKind::sum, flat(result), {0}, false);
    result = binary<ir::DivOp>(result, total);
    for (int64_t d = 0; d < dimensions; ++d) {
      SymSizes line(static_cast<size_t>(dimensions), SymInt(1));
      line[static_cast<size_t>(d)] = shape[static_cast<size_t>(d)];
      result = binary<ir::DivOp>(result, reshapeTo(widthsOf(edges[static_cast<size_t>(d)]), line));
    }
  }
  return {result, edges};
}

static Tensor weightOf(Operands in, size_t at, const Tensor &x) {
  if (in.size() <= at) return {};
  Tensor weight = tensor(in[at], "weight");
  if (weight.dtype() != x.dtype())
    fail("'weight' must have the dtype of 'input', " + describe(x.dtype()) + ", got " + describe(weight.dtype()));
  return flat(weight);
}

using Pair = std::tuple<Tensor, Tensor>;
Pair histogram(const Operand &input, int64_t bins, std::optional<std::vector<double>> range, const std::optional<Tensor> &weight,
               bool density) {
  OpScope scope("histogram", input.getWhere());
  if (bins <= 0) fail("'bins' must be positive, got " + std::to_string(bins));
  if (range && range->size() != 2) fail("'range' must have two elements, got " + std::to_string(range->size()));
  if (!range) requireFiniteRange(input);
  llvm::SmallVector<Operand, 2> operands{input};
  if (weight) operands.emplace_back(*weight, input.getWhere());
  return call("histogram", CallKind::General, Operands(operands.data(), operands.size()), Attributes(bins, range, density),
              input.getWhere(), [&](Operands in) -> Pair {
                Tensor x = flat(tensor(in[0], "input"));
                requireFractions(x);
                auto [counts, edges] =
                    histogramOf(reshapeTo(x, {sizeAt(x, 0), SymInt(1)}), 1, weightOf(in, 1, x), density,
                                [&](const Tensor &column, int64_t) { return edgesOf(rangeOf(column, pairOf(range), 0.5), bins); });
                return {counts, edges[0]};
              });
}
Pair histogram(const Operand &input, const Operand &bins, const std::optional<Tensor> &weight, bool density) {
  OpScope scope("histogram", input.getWhere());
  llvm::SmallVector<Operand, 3> operands{input, bins};
  if (weight) operands.emplace_back(*weight, input.getWhere());
  return call("histogram", CallKind::General, Operands(operands.data(), operands.size()), Attributes(density), input.getWhere(),
              [&](Operands in) -> Pair {
                Tensor x = flat(tensor(in[0], "input")), edges = tensor(in[1], "bins");
                requireFractions(x);
                if (edges.dim() != 1 || edges.dtype() != x.dtype() || sizeAt(edges, 0) == SymInt(0))
                  fail("'bins' must be a vector of edges with the dtype of 'input', " + describe(x.dtype()) + ", got " +
                       describe(edges.dtype()) + " of shape " + shapeString(edges));
                auto [counts, same] = histogramOf(reshapeTo(x, {sizeAt(x, 0), SymInt(1)}), 1, weightOf(in, 2, x), density,
                                                  [&](const Tensor &, int64_t) { return edges; });
                return {counts, same[0]};
              });
}

using Grid = std::tuple<Tensor, std::vector<Tensor>>;
// Points are the rows of the last dimension; `bins` is a number of bins or a tensor of edges for each of their coordinates.
static Grid gridOf(const Operand &input, std::span<const int64_t> bins, std::span<const Tensor> given,
                   const std::optional<std::vector<double>> &range, const std::optional<Tensor> &weight, bool density) {
  Tensor points = viewed(input);
  if (points.dim() < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(points));
  int64_t dimensions = points.size(-1).guard();
  std::vector<int64_t> counts(bins.begin(), bins.end());
  if (given.empty() && counts.size() == 1) counts.assign(static_cast<size_t>(dimensions), counts[0]);
  size_t found = given.empty() ? counts.size() : given.size();
  if (found != static_cast<size_t>(dimensions) || dimensions == 0)
    fail("'bins' must have one entry for each of the " + std::to_string(dimensions) + " coordinates of a point, got " +
         std::to_string(found));
  for (int64_t count : counts)
    if (count <= 0) fail("'bins' must be positive, got " + std::to_string(count));
  if (range && range->size() != 2 * static_cast<size_t>(dimensions))
    fail("'range' must have two elements for each coordinate, got " + std::to_string(range->size()));
  if (!range && given.empty()) requireFiniteRange(input);
  llvm::SmallVector<Operand, 4> operands{input};
  for (const Tensor &edges : given)
    operands.emplace_back(edges, input.getWhere());
  if (weight) operands.emplace_back(*weight, input.getWhere());
  std::vector<Tensor> results =
      call("histogramdd", CallKind::General, Operands(operands.data(), operands.size()), Attributes(counts, range, density, dimensions),
           input.getWhere(), [&](Operands in) {
             Tensor x = tensor(in[0], "input");
             requireFractions(x);
             SymInt rows = 1;
             for (const SymInt &size : dimsOf(x).drop_back())
               rows = rows * size;
             auto [hist, edges] = histogramOf(reshapeTo(x, {rows, SymInt(dimensions)}), dimensions, weightOf(in, 1 + given.size(), x),
                                              density, [&](const Tensor &column, int64_t d) {
                                                if (given.empty())
                                                  return edgesOf(rangeOf(column, pairOf(range, static_cast<size_t>(d)), 0.5),
                                                                 counts[static_cast<size_t>(d)]);
                                                Tensor bounds = tensor(in[1 + static_cast<size_t>(d)], "bins");
                                                if (bounds.dim() != 1 || bounds.dtype() != x.dtype())
                                                  fail("'bins' must be vectors of edges with the dtype of 'input', " + describe(x.dtype()) +
                                                       ", got " + describe(bounds.dtype()) + " of shape " + shapeString(bounds));
                                                return bounds;
                                              });
             std::vector<Tensor> all{hist};
             all.insert(all.end(), edges.begin(), edges.end());
             return all;
           });
  return {results[0], std::vector<Tensor>(results.begin() + 1, results.end())};
}
Grid histogramdd(const Operand &input, const IntList &bins, std::optional<std::vector<double>> range, const std::optional<Tensor> &weight,
                 bool density) {
  OpScope scope("histogramdd", input.getWhere());
  return gridOf(input, bins, {}, range, weight, density);
}
Grid histogramdd(const Operand &input, std::span<const Tensor> bins, std::optional<std::vector<double>> range,
                 const std::optional<Tensor> &weight, bool density) {
  OpScope scope("histogramdd", input.getWhere());
  return gridOf(input, {}, bins, range, weight, density);
}

// ---- Quantiles ----

// The element at rank q (n - 1) in ascending order, between two elements as `interpolation` says. NaN makes a line's quantiles NaN, or does
// not count.
static Tensor quantiles(const char *name, bool ignoresNaN, const Operand &input, const Operand &q, const std::optional<int64_t> &dim,
                        bool keepdim, std::string_view interpolation) {
  OpScope scope(name, input.getWhere());
  enum { Linear, Lower, Higher, Midpoint, Nearest };
  static constexpr std::string_view names[] = {"linear", "lower", "higher", "midpoint", "nearest"};
  int64_t rule = std::find(std::begin(names), std::end(names), interpolation) - std::begin(names);
  if (rule == 5)
    failValue("'interpolation' must be 'linear', 'lower', 'higher', 'midpoint' or 'nearest', got '" + std::string(interpolation) + "'");
  if (!q.isScalar() && q.getTensor().dim() > 1) fail("'q' must be a number or a vector, got shape " + shapeString(q.getTensor()));
  bool known = q.isScalar() || (!TraceSession::current() && !q.getTensor().isTraced());
  if (q.isScalar() ? !(toDouble(q.getScalar()) >= 0 && toDouble(q.getScalar()) <= 1)
                   : known && !std::get<bool>(all(logical_and(ge(q, 0), le(q, 1)), std::nullopt).item()))
    failValue("'q' must be in [0, 1]");
  bool many = !q.isScalar() && q.getTensor().dim() == 1;
  return call(name, CallKind::General, {input, q}, Attributes(ignoresNaN, dim, keepdim, rule), [=](Operands in) {
    Tensor given = tensor(in[0], "input"), x = given;
    if (x.dtype() != DType::Float32 && x.dtype() != DType::Float64)
      failType("'input' must be float32 or float64, got " + describe(x.dtype()));
    if (!in[1].isScalar() && !in[1].getTensor().getImpl()->isNumber && dtypeOf(in[1]) != x.dtype())
      fail("'q' must have the dtype of 'input', " + describe(x.dtype()) + ", got " + describe(dtypeOf(in[1])));
    int64_t axis = dim ? wrapDim(*dim, x.dim()) : 0;
    if (!dim || x.dim() == 0) x = flat(x);
    SymInt n = sizeAt(x, axis), count = many ? sizeAt(tensor(in[1], "q"), 0) : SymInt(1);
    if (n == SymInt(0)) fail("'input' must not be empty, got shape " + shapeString(given));
    DType exact = DType::Float64;
    SymSizes line(static_cast<size_t>(x.dim()), SymInt(1)), wanted(dimsOf(x));
    line[static_cast<size_t>(axis)] = wanted[static_cast<size_t>(axis)] = count;
    Tensor ratio = reshapeTo(tensor(in[1], "q", exact), line), last = sizeTensor(n - SymInt(1), exact), none = constant(0.0, exact);
    Tensor nans = toDType(reduce(ir::ReduceKind::sum, toDType(unary<ir::IsnanOp>(x), DType::Int64), {axis}, true), exact);
    Tensor rank;
    if (ignoresNaN)
      rank = binary<ir::MulOp>(ratio, binary<ir::MaximumOp>(binary<ir::SubOp>(last, nans), none));
    else
      rank = ops::select(compare(ir::ComparePredicate::gt, nans, none), last, binary<ir::MulOp>(ratio, last));
    rank = expandTo(rank, wanted);
    if (rule == Lower) rank = unary<ir::FloorOp>(rank);
    if (rule == Higher) rank = unary<ir::CeilOp>(rank);
    if (rule == Nearest) rank = unary<ir::RoundOp>(rank);
    Tensor sorted = sortAlong(x, axis).values, below = unary<ir::FloorOp>(rank);
    Tensor result = pickAlong(sorted, axis, toDType(below, DType::Int64));
    if (rule == Linear || rule == Midpoint) {
      Tensor fraction = binary<ir::SubOp>(rank, below);
      Tensor weight =
          toDType(rule == Midpoint ? ops::select(compare(ir::ComparePredicate::gt, fraction, none), constant(0.5, exact), none) : fraction,
                  x.dtype());
      Tensor above = pickAlong(sorted, axis, toDType(unary<ir::CeilOp>(rank), DType::Int64));
      Tensor distance = binary<ir::SubOp>(above, result), one = constant(1.0, x.dtype());
      Tensor mixed = ops::select(compare(ir::ComparePredicate::lt, weight, constant(0.5, x.dtype())),
                                 binary<ir::AddOp>(result, binary<ir::MulOp>(weight, distance)),
                                 binary<ir::SubOp>(above, binary<ir::MulOp>(distance, binary<ir::SubOp>(one, weight))));
      result = ops::select(compare(ir::ComparePredicate::eq, result, above), result, mixed);
    }
    // The dimension of several q comes first; that of the input goes or stays with size 1.
    SymSizes shape;
    if (!dim) {
      if (keepdim) shape.assign(static_cast<size_t>(given.dim()), SymInt(1));
    } else if (given.dim() > 0) {
      Sizes order{axis};
      for (int64_t d = 0; d < x.dim(); ++d)
        if (d != axis) {
          order.push_back(d);
          shape.push_back(sizeAt(x, d));
        }
      result = permuteTo(result, order);
      if (keepdim) shape.insert(shape.begin() + axis, SymInt(1));
    }
    if (many) shape.insert(shape.begin(), count);
    return reshapeTo(result, shape);
  });
}

Tensor quantile(const Operand &input, const Operand &q, std::optional<int64_t> dim, bool keepdim, std::string_view interpolation) {
  return quantiles("quantile", false, input, q, dim, keepdim, interpolation);
}
Tensor nanquantile(const Operand &input, const Operand &q, std::optional<int64_t> dim, bool keepdim, std::string_view interpolation) {
  return quantiles("nanquantile", true, input, q, dim, keepdim, interpolation);
}

// ---- Slices cut down to a norm ----

Tensor renorm(const Operand &input, const Scalar &p, int64_t dim, const Scalar &maxnorm) {
  OpScope scope("renorm", input.getWhere());
  if (!(toDouble(p) > 0)) fail("'p' must be positive");
  if (toDouble(maxnorm) < 0) fail("'maxnorm' must not be negative");
  return call("renorm", CallKind::General, {input}, Attributes(p, dim, maxnorm), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (!isFloatingPoint(x.dtype()) && !isComplex(x.dtype()))
      failType("'input' must be floating point or complex, got " + describe(x.dtype()));
    if (x.dim() < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(x));
    int64_t wrapped = wrapDim(dim, x.dim());
    std::vector<int64_t> others;
    for (int64_t d = 0; d < x.dim(); ++d)
      if (d != wrapped) others.push_back(d);
    bool half = x.dtype() == DType::Float16 || x.dtype() == DType::BFloat16;
    Tensor wide = half ? toDType(x, DType::Float32) : x;
    Tensor norms = linalg::vector_norm(wide, p, others, true, std::nullopt);
    Tensor limit = constant(toDouble(maxnorm), norms.dtype());
    Tensor factor =
        ops::select(compare(ir::ComparePredicate::gt, norms, limit),
                    binary<ir::DivOp>(limit, binary<ir::AddOp>(norms, constant(1e-7, norms.dtype()))), constant(1.0, norms.dtype()));
    return toDType(binary<ir::MulOp>(wide, toDType(factor, wide.dtype())), x.dtype());
  });
}

} // namespace crout
