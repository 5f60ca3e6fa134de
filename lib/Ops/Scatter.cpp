// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Copies of tensors with elements written or combined at places that index tensors name.
#include "Ops/IndexRange.h"
#include "Ops/SelectionSteps.h"
#include <limits>

namespace crout {
using namespace ops;

using Kind = ir::ScatterKind;

static Tensor atLeastVector(const Tensor &x) { return x.dim() == 0 ? reshapeTo(x, {SymInt(1)}) : x; }

static void requireSameDType(const Tensor &x, const Tensor &source, const char *role) {
  if (x.dtype() != source.dtype())
    fail(std::string("'") + role + "' must have the dtype of 'input', " + describe(x.dtype()) + ", got " + describe(source.dtype()));
}

// `value` in a dtype; a number is cast, a tensor must have it.
static Tensor valueAs(const Operand &value, const char *role, const Tensor &x) {
  if (value.isScalar()) return constant(value.getScalar(), x.dtype());
  Tensor given = tensor(value, role);
  if (given.getImpl()->isNumber) return toDType(given, x.dtype());
  requireSameDType(x, given, role);
  return given;
}

// What an element is before the first one of `kind` is combined with it.
static Tensor identityOf(Kind kind, DType dtype) {
  if (kind == Kind::prod) return constant(int64_t{1}, dtype);
  if (kind == Kind::add || kind == Kind::set) return zero(dtype);
  bool largest = kind == Kind::min;
  if (isFloatingPoint(dtype))
    return constant(largest ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity(), dtype);
  if (dtype == DType::Bool) return constant(largest, dtype);
  int bits = static_cast<int>(8 * itemSize(dtype));
  if (dtype == DType::UInt8) return constant(int64_t{largest ? 255 : 0}, dtype);
  int64_t high = std::numeric_limits<int64_t>::max() >> (64 - bits);
  return constant(largest ? high : -high - 1, dtype);
}

// The part of `x` that has the sizes of `index`, in all dimensions but `except`.
static Tensor cutTo(Tensor x, const char *role, const Tensor &index, int64_t except) {
  if (x.dim() != index.dim())
    fail(std::string("'index' must have the rank of '") + role + "', got shapes " + shapeString(index) + " and " + shapeString(x));
  for (int64_t d = 0; d < x.dim(); ++d) {
    SymInt size = sizeAt(x, d), wanted = sizeAt(index, d);
    if (d == except || size == wanted) continue;
    if (!(wanted <= size))
      fail(std::string("'index' must not be larger than '") + role + "' in any dimension" +
           (except < 0 ? "" : " but " + std::to_string(except)) + ", got shapes " + shapeString(index) + " and " + shapeString(x));
    x = sliceView(x, d, 0, wanted);
  }
  return x;
}

enum class Reduction { Set, Sum, Product, Mean, Maximum, Minimum };
static Reduction reductionOf(std::string_view name, std::initializer_list<std::pair<const char *, Reduction>> known) {
  std::string names;
  for (auto [text, reduction] : known) {
    if (name == text) return reduction;
    names += (names.empty() ? "'" : ", '") + std::string(text) + "'";
  }
  failValue("'reduce' must be one of " + names + ", got '" + std::string(name) + "'");
}

// x with source combined in; index has the sizes of source, or 1 in other dimensions than `dim`.
static Tensor combined(Reduction reduction, const Tensor &x, int64_t dim, const Tensor &index, const Tensor &source, bool includeSelf) {
  if (reduction == Reduction::Mean) {
    DType wide = x.dtype() == DType::Float16 || x.dtype() == DType::BFloat16 ? DType::Float32 : x.dtype();
    Tensor sum = combined(Reduction::Sum, toDType(x, wide), dim, index, toDType(source, wide), includeSelf);
    Tensor ones = expandTo(integer(1), dimsOf(source)), before = expandTo(integer(1), dimsOf(x));
    if (!includeSelf) before = scatterAlong(Kind::set, before, dim, index, expandTo(integer(0), dimsOf(source)));
    Tensor count = toDType(scatterAlong(Kind::add, before, dim, index, ones), wide);
    bool fractions = isFloatingPoint(wide) || isComplex(wide);
    return toDType(fractions ? binary<ir::DivOp>(sum, count) : binary<ir::FloorDivOp>(sum, count), x.dtype());
  }
  Kind kind = reduction == Reduction::Set       ? Kind::set
              : reduction == Reduction::Sum     ? Kind::add
              : reduction == Reduction::Product ? Kind::prod
              : reduction == Reduction::Maximum ? Kind::max
                                                : Kind::min;
  if (kind == Kind::max || kind == Kind::min) requireOrder(x);
  Tensor base = x;
  if (!includeSelf) base = scatterAlong(Kind::set, x, dim, index, expandTo(identityOf(kind, x.dtype()), dimsOf(source)));
  return scatterAlong(kind, base, dim, index, source);
}

static void checkIndex(const Operand &input, int64_t dim, const Operand &index, bool allowNegative = false) {
  requireIndices(index, "index");
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  const Tensor &x = input.getTensor();
  int64_t wrapped = wrapDim(dim, x.dim());
  checkRange(index, x.dim() == 0 ? SymInt(1) : x.size(wrapped), allowNegative);
}

static Tensor scattered(const char *name, Reduction reduction, const Operand &input, int64_t dim, const Operand &index, const Operand &src,
                        bool includeSelf) {
  OpScope scope(name, input.getWhere());
  checkIndex(input, dim, index);
  bool number = src.isScalar();
  Operand operands[] = {input, index, src};
  return call(name, CallKind::General, std::span(operands, 3), Attributes(static_cast<int64_t>(reduction), dim, includeSelf),
              input.getWhere(), [=](Operands in) {
                Tensor given = tensor(in[0], "input"), x = atLeastVector(given), i = atLeastVector(tensor(in[1], "index", DType::Int64));
                int64_t wrapped = wrapDim(dim, x.dim());
                cutTo(x, "input", i, wrapped);
                Tensor value = valueAs(in[2], "src", x);
                value = number ? expandTo(value, dimsOf(i)) : cutTo(atLeastVector(value), "src", i, -1);
                Tensor result = combined(reduction, x, wrapped, i, value, includeSelf);
                return given.dim() == 0 ? reshapeTo(result, {}) : result;
              });
}

static Reduction scatterReduction(const std::optional<std::string> &reduce) {
  return reduce ? reductionOf(*reduce, {{"add", Reduction::Sum}, {"multiply", Reduction::Product}}) : Reduction::Set;
}
Tensor scatter(const Operand &input, int64_t dim, const Operand &index, const Operand &src, std::optional<std::string> reduce) {
  OpScope scope("scatter", input.getWhere());
  return scattered("scatter", scatterReduction(reduce), input, dim, index, src, true);
}
Tensor scatter(const Operand &input, int64_t dim, const Operand &index, std::optional<std::string> reduce, const Scalar &value) {
  OpScope scope("scatter", input.getWhere());
  return scattered("scatter", scatterReduction(reduce), input, dim, index, Operand(value, input.getWhere()), true);
}
Tensor scatter_add(const Operand &input, int64_t dim, const Operand &index, const Operand &src) {
  return scattered("scatter_add", Reduction::Sum, input, dim, index, src, true);
}
Tensor scatter_reduce(const Operand &input, int64_t dim, const Operand &index, const Operand &src, std::string_view reduce,
                      bool include_self) {
  OpScope scope("scatter_reduce", input.getWhere());
  Reduction reduction = reductionOf(reduce, {{"sum", Reduction::Sum},
                                             {"prod", Reduction::Product},
                                             {"mean", Reduction::Mean},
                                             {"amax", Reduction::Maximum},
                                             {"amin", Reduction::Minimum}});
  return scattered("scatter_reduce", reduction, input, dim, index, src, include_self);
}

// ---- Whole slices, named by a vector of indices ----

// A vector as one line along `dim` of `rank` dimensions.
static Tensor asLine(const Tensor &index, int64_t dim, int64_t rank) {
  SymSizes dims(static_cast<size_t>(rank), SymInt(1));
  dims[static_cast<size_t>(dim)] = index.numel();
  return reshapeTo(index, dims);
}

// Indices counted from the end where negative.
static Tensor fromFront(const Tensor &index, const SymInt &size) {
  Tensor fromEnd = binary<ir::AddOp>(index, sizeTensor(size, DType::Int64));
  return ops::select(compare(ir::ComparePredicate::lt, index, integer(0)), fromEnd, index);
}

enum class Slices { Tensor, Number };
static Tensor slicesCombined(const char *name, Reduction reduction, const Operand &input, int64_t dim, const Operand &index,
                             const Operand &source, const Scalar &alpha, bool includeSelf, Slices kind) {
  OpScope scope(name, input.getWhere());
  bool negative = kind == Slices::Number;
  checkIndex(input, dim, index, negative);
  if (index.getTensor().dim() > 1) fail("'index' must be a vector, got shape " + shapeString(index.getTensor()));
  Operand operands[] = {input, index, source};
  return call(name, CallKind::General, std::span(operands, 3),
              Attributes(static_cast<int64_t>(reduction), dim, alpha, includeSelf, static_cast<int64_t>(kind)), input.getWhere(),
              [&](Operands in) {
                Tensor given = tensor(in[0], "input"), x = atLeastVector(given), i = atLeastVector(tensor(in[1], "index", DType::Int64));
                int64_t wrapped = wrapDim(dim, x.dim());
                if (negative) i = fromFront(i, sizeAt(x, wrapped));
                SymSizes wanted(dimsOf(x));
                wanted[static_cast<size_t>(wrapped)] = i.numel();
                Tensor value;
                if (kind == Slices::Number) {
                  value = in[2].isScalar() ? constant(in[2].getScalar(), x.dtype()) : toDType(tensor(in[2], "value"), x.dtype());
                  if (value.dim() != 0) fail("'value' must be a number or a tensor without dimensions, got shape " + shapeString(value));
                  value = expandTo(value, wanted);
                } else {
                  value = valueAs(in[2], "source", x);
                  if (value.dim() == 0) value = atLeastVector(value);
                  bool fits = value.dim() == x.dim();
                  for (int64_t d = 0; fits && d < x.dim(); ++d)
                    fits = sameSize(sizeAt(value, d), wanted[static_cast<size_t>(d)]);
                  if (!fits)
                    fail("'source' must have the shape of 'input' with as many slices along dimension " + std::to_string(dim) +
                         " as 'index' names, " + shapeString(wanted) + ", got " + shapeString(value));
                  bool isOne = std::holds_alternative<int64_t>(alpha) && std::get<int64_t>(alpha) == 1;
                  if (!isOne) value = binary<ir::MulOp>(value, constant(alpha, x.dtype()));
                }
                Tensor result = combined(reduction, x, wrapped, asLine(i, wrapped, x.dim()), value, includeSelf);
                return given.dim() == 0 ? reshapeTo(result, {}) : result;
              });
}

Tensor index_add(const Operand &input, int64_t dim, const Operand &index, const Operand &source, const Scalar &alpha) {
  return slicesCombined("index_add", Reduction::Sum, input, dim, index, source, alpha, true, Slices::Tensor);
}
Tensor index_copy(const Operand &input, int64_t dim, const Operand &index, const Operand &source) {
  return slicesCombined("index_copy", Reduction::Set, input, dim, index, source, int64_t{1}, true, Slices::Tensor);
}
Tensor index_fill(const Operand &input, int64_t dim, const Operand &index, const Operand &value) {
  return slicesCombined("index_fill", Reduction::Set, input, dim, index, value, int64_t{1}, true, Slices::Number);
}
Tensor index_reduce(const Operand &input, int64_t dim, const Operand &index, const Operand &source, std::string_view reduce,
                    bool include_self) {
  OpScope scope("index_reduce", input.getWhere());
  Reduction reduction = reductionOf(
      reduce, {{"prod", Reduction::Product}, {"mean", Reduction::Mean}, {"amax", Reduction::Maximum}, {"amin", Reduction::Minimum}});
  return slicesCombined("index_reduce", reduction, input, dim, index, source, int64_t{1}, include_self, Slices::Tensor);
}

// ---- Elements of the flattened tensor ----

Tensor take(const Operand &input, const Operand &index) {
  OpScope scope("take", input.getWhere());
  requireIndices(index, "index");
  checkRange(index, viewed(input).numel(), true);
  return call("take", CallKind::General, {input, index}, Attributes(), [](Operands in) {
    Tensor x = flat(tensor(in[0], "input")), i = tensor(in[1], "index", DType::Int64);
    return reshapeTo(pickAlong(x, 0, fromFront(flat(i), sizeAt(x, 0))), dimsOf(i));
  });
}

Tensor put(const Operand &input, const Operand &index, const Operand &source, bool accumulate) {
  OpScope scope("put", input.getWhere());
  requireIndices(index, "index");
  checkRange(index, viewed(input).numel(), true);
  return call("put", CallKind::General, {input, index, source}, Attributes(accumulate), [=](Operands in) {
    Tensor given = tensor(in[0], "input"), x = flat(given), i = flat(tensor(in[1], "index", DType::Int64));
    Tensor value = flat(valueAs(in[2], "source", x));
    if (!sameSize(sizeAt(value, 0), sizeAt(i, 0)))
      fail("'source' must have as many elements as 'index', got " + sizeString(sizeAt(value, 0)) + " and " + sizeString(sizeAt(i, 0)));
    Tensor result = scatterAlong(accumulate ? Kind::add : Kind::set, x, 0, fromFront(i, sizeAt(x, 0)), value);
    return reshapeTo(result, dimsOf(given));
  });
}

// ---- Several index tensors, one for each leading dimension ----

// A mask stands for the indices of its true elements, one tensor for each of its dimensions.
static std::vector<Tensor> withoutMasks(Operands indices) {
  std::vector<Tensor> result;
  for (const Operand &operand : indices) {
    Tensor index = tensor(operand, "indices");
    if (index.dtype() != DType::Bool) {
      if (!isIntegral(index.dtype())) failType("'indices' must be integer or bool tensors, got " + describe(index.dtype()));
      result.push_back(toDType(index, DType::Int64));
      continue;
    }
    Tensor places = nonzeroOf(index);
    for (int64_t d = 0; d < index.dim(); ++d)
      result.push_back(reshapeTo(sliceView(places, 1, d, 1), {sizeAt(places, 0)}));
  }
  return result;
}

Tensor index_put(const Operand &input, std::span<const Tensor> indices, const Operand &values, bool accumulate) {
  OpScope scope("index_put", input.getWhere());
  Tensor target = viewed(input);
  llvm::SmallVector<Operand, 4> operands{input, values};
  int64_t consumed = 0;
  for (const Tensor &index : indices) {
    if (!index.defined()) failType("'indices' must be tensors");
    bool mask = index.dtype() == DType::Bool;
    if (consumed + (mask ? index.dim() : 1) > target.dim()) failIndex("too many indices for a tensor of shape " + shapeString(target));
    if (!mask) {
      requireIndices(index, "indices");
      checkRange(index, target.size(consumed), true);
    } else {
      for (int64_t d = 0; d < index.dim(); ++d)
        if (!sameSize(index.size(d), target.size(consumed + d)))
          failIndex("a mask of shape " + shapeString(index) + " does not fit the dimensions from " + std::to_string(consumed) +
                    " on of a tensor of shape " + shapeString(target));
    }
    if (mask && index.dim() == 0) failIndex("a mask must have at least one dimension");
    consumed += mask ? index.dim() : 1;
    // The places of a mask whose elements are known have a size that is a number.
    if (mask && !TraceSession::current()) {
      std::vector<Tensor> columns = where(index);
      for (const Tensor &places : columns)
        operands.emplace_back(places, input.getWhere());
    } else {
      operands.emplace_back(index, input.getWhere());
    }
  }
  if (consumed == 0) failIndex("at least one index tensor is required");
  return call(
      "index_put", CallKind::General, Operands(operands.data(), operands.size()), Attributes(accumulate), input.getWhere(),
      [&](Operands in) {
        Tensor x = tensor(in[0], "input"), value = valueAs(in[1], "values", x);
        std::vector<Tensor> places = withoutMasks(in.subspan(2));
        SymSizes picked;
        for (const Tensor &place : places)
          broadcastInto(picked, dimsOf(place));
        // One linear index into the leading dimensions.
        SymInt rows = 1, count = 1;
        Tensor linear;
        for (size_t d = 0; d < places.size(); ++d) {
          SymInt size = sizeAt(x, static_cast<int64_t>(d));
          Tensor place = fromFront(places[d], size);
          linear = d == 0 ? place : binary<ir::AddOp>(binary<ir::MulOp>(linear, sizeTensor(size, DType::Int64)), place);
          rows = rows * size;
        }
        SymSizes wide(picked), lines{rows}, sources;
        for (const SymInt &size : picked)
          count = count * size;
        sources.push_back(count);
        for (int64_t d = static_cast<int64_t>(places.size()); d < x.dim(); ++d) {
          wide.push_back(sizeAt(x, d));
          lines.push_back(sizeAt(x, d));
          sources.push_back(sizeAt(x, d));
        }
        SymSizes reached(wide);
        broadcastInto(reached, dimsOf(value));
        if (reached.size() != wide.size() ||
            !llvm::all_of(llvm::zip(reached, wide), [](auto p) { return sameSize(std::get<0>(p), std::get<1>(p)); }))
          fail("'values' must broadcast to the places that are written to, " + shapeString(wide) + ", got shape " + shapeString(value));
        Tensor index = asLine(reshapeTo(expandTo(linear, picked), {count}), 0, static_cast<int64_t>(lines.size()));
        Tensor result =
            scatterAlong(accumulate ? Kind::add : Kind::set, reshapeTo(x, lines), 0, index, reshapeTo(expandTo(value, wide), sources));
        return reshapeTo(result, dimsOf(x));
      });
}

// ---- Masks ----

Tensor masked_scatter(const Operand &input, const Operand &mask, const Operand &source) {
  OpScope scope("masked_scatter", input.getWhere());
  if (dtypeOf(mask) != DType::Bool) failType("'mask' must be a bool tensor, got " + describe(dtypeOf(mask)));
  Operand operands[] = {input, mask, source};
  if (!isTracing(Operands(operands, 3)) && !source.isScalar()) {
    Tensor wide = std::get<0>(std::tuple(sum(logical_and(mask, eq(zeros_like(input), 0)), std::nullopt, false, DType::Int64)));
    if (source.getTensor().numel() < std::get<int64_t>(wide.item()))
      fail("'source' must have at least as many elements as 'mask' selects, got " + sizeString(source.getTensor().numel()) + " for " +
           std::to_string(std::get<int64_t>(wide.item())));
  }
  return call("masked_scatter", CallKind::General, std::span(operands, 3), Attributes(), input.getWhere(), [](Operands in) {
    Tensor x = tensor(in[0], "input"), m = tensor(in[1], "mask"), values = flat(valueAs(in[2], "source", x));
    SymSizes dims = broadcastDims({x, m});
    x = expandTo(x, dims);
    m = expandTo(m, dims);
    Tensor rank = scanAlong(ir::ScanKind::sum, toDType(flat(m), DType::Int64), 0);
    Tensor place = binary<ir::MaximumOp>(binary<ir::SubOp>(rank, integer(1)), integer(0));
    return ops::select(m, reshapeTo(pickAlong(values, 0, place), dims), x);
  });
}

// ---- Parts that views name ----

Tensor select_scatter(const Operand &input, const Operand &src, int64_t dim, SymInt index) {
  return call("select_scatter", CallKind::General, {input, src}, Attributes(dim, index), [&](Operands in) {
    Tensor x = tensor(in[0], "input"), value = valueAs(in[1], "src", x);
    if (x.dim() == 0) fail("'input' must have at least one dimension");
    int64_t wrapped = wrapDim(dim, x.dim());
    SymSizes dims(dimsOf(x)), line(static_cast<size_t>(x.dim()), SymInt(1));
    dims.erase(dims.begin() + wrapped);
    if (value.dim() != static_cast<int64_t>(dims.size()) ||
        !llvm::all_of(llvm::zip(dims, dimsOf(value)), [](auto p) { return sameSize(std::get<0>(p), std::get<1>(p)); }))
      fail("'src' must have the shape of the slice, " + shapeString(dims) + ", got " + shapeString(value));
    Tensor place = selectView(counted(sizeAt(x, wrapped)), 0, index);
    dims.insert(dims.begin() + wrapped, SymInt(1));
    return scatterAlong(Kind::set, x, wrapped, reshapeTo(place, line), reshapeTo(value, dims));
  });
}

Tensor slice_scatter(const Operand &input, const Operand &src, int64_t dim, std::optional<SymInt> start, std::optional<SymInt> end,
                     SymInt step) {
  return call("slice_scatter", CallKind::General, {input, src}, Attributes(dim, start, end, step), [&](Operands in) {
    Tensor x = tensor(in[0], "input"), value = valueAs(in[1], "src", x);
    if (x.dim() == 0) fail("'input' must have at least one dimension");
    int64_t wrapped = wrapDim(dim, x.dim());
    Tensor places = slice(counted(sizeAt(x, wrapped)), 0, start, end, step);
    SymSizes dims(dimsOf(x));
    dims[static_cast<size_t>(wrapped)] = sizeAt(places, 0);
    if (value.dim() != x.dim() ||
        !llvm::all_of(llvm::zip(dims, dimsOf(value)), [](auto p) { return sameSize(std::get<0>(p), std::get<1>(p)); }))
      fail("'src' must have the shape of the slice, " + shapeString(dims) + ", got " + shapeString(value));
    return scatterAlong(Kind::set, x, wrapped, asLine(places, wrapped, x.dim()), value);
  });
}

Tensor diagonal_scatter(const Operand &input, const Operand &src, int64_t offset, int64_t dim1, int64_t dim2) {
  return call("diagonal_scatter", CallKind::General, {input, src}, Attributes(offset, dim1, dim2), [=](Operands in) {
    Tensor x = tensor(in[0], "input"), value = valueAs(in[1], "src", x);
    if (x.dim() < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(x));
    int64_t a = wrapDim(dim1, x.dim()), b = wrapDim(dim2, x.dim());
    if (a == b) fail("'dim1' and 'dim2' must differ, got " + std::to_string(dim1) + " and " + std::to_string(dim2));
    // The two dimensions last, as one; the diagonal is a vector of places in it.
    Sizes order, back(static_cast<size_t>(x.dim()));
    SymSizes lines;
    for (int64_t d = 0; d < x.dim(); ++d)
      if (d != a && d != b) {
        order.push_back(d);
        lines.push_back(sizeAt(x, d));
      }
    order.push_back(a);
    order.push_back(b);
    for (size_t d = 0; d < order.size(); ++d)
      back[static_cast<size_t>(order[d])] = static_cast<int64_t>(d);
    SymInt rows = sizeAt(x, a), columns = sizeAt(x, b);
    Tensor places = diagonal(reshapeTo(counted(rows * columns), {rows, columns}), offset, 0, 1);
    SymSizes wanted(lines);
    wanted.push_back(sizeAt(places, 0));
    if (value.dim() != static_cast<int64_t>(wanted.size()) ||
        !llvm::all_of(llvm::zip(wanted, dimsOf(value)), [](auto p) { return sameSize(std::get<0>(p), std::get<1>(p)); }))
      fail("'src' must have the shape of the diagonal, " + shapeString(wanted) + ", got " + shapeString(value));
    Tensor turned = permuteTo(x, order);
    SymSizes matrices(dimsOf(turned));
    lines.push_back(rows * columns);
    Tensor result = scatterAlong(Kind::set, reshapeTo(turned, lines), static_cast<int64_t>(lines.size()) - 1,
                                 asLine(places, static_cast<int64_t>(lines.size()) - 1, static_cast<int64_t>(lines.size())), value);
    return permuteTo(reshapeTo(result, matrices), back);
  });
}

} // namespace crout
