// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions whose results are as large as the elements say.
#include "Ops/IndexRange.h"
#include "Ops/SelectionSteps.h"

namespace crout {
using namespace ops;

using OneOrMany = std::variant<Tensor, std::vector<Tensor>>;

static Tensor columnOf(const Tensor &matrix, int64_t column) { return reshapeTo(sliceView(matrix, 1, column, 1), {sizeAt(matrix, 0)}); }

Tensor argwhere(const Operand &input) {
  return call("argwhere", CallKind::General, {input}, Attributes(),
              [](Operands in) { return nonzeroOf(tensor(in[0], "input", DType::Bool)); });
}

OneOrMany nonzero(const Operand &input, bool as_tuple) {
  OpScope scope("nonzero", input.getWhere());
  if (!as_tuple) return argwhere(input);
  return call("nonzero", CallKind::General, {input}, Attributes(), [](Operands in) {
    Tensor mask = tensor(in[0], "input", DType::Bool);
    if (mask.dim() == 0) mask = reshapeTo(mask, {SymInt(1)});
    Tensor places = nonzeroOf(mask);
    std::vector<Tensor> columns;
    for (int64_t d = 0; d < mask.dim(); ++d)
      columns.push_back(columnOf(places, d));
    return columns;
  });
}

std::vector<Tensor> where(const Operand &condition) {
  OpScope scope("where", condition.getWhere());
  return std::get<1>(nonzero(condition, true));
}

Tensor masked_select(const Operand &input, const Operand &mask) {
  return call("masked_select", CallKind::General, {input, mask}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input"), m = tensor(in[1], "mask");
    if (m.dtype() != DType::Bool) failType("'mask' must be a bool tensor, got " + describe(m.dtype()));
    SymSizes dims = broadcastDims({x, m});
    return compress(expandTo(x, dims), expandTo(m, dims));
  });
}

// ---- Distinct elements ----

// 0, 0, 1, 2, ... shifted by one: what stood before each element along dimension 0.
static Tensor placeBefore(const SymInt &count) { return binary<ir::MaximumOp>(binary<ir::SubOp>(counted(count), integer(1)), integer(0)); }

// True where a run of equal elements starts: rows of `x`, a vector or a matrix.
static Tensor runStarts(const Tensor &x) {
  SymInt n = sizeAt(x, 0);
  Tensor before = placeBefore(n), first = compare(ir::ComparePredicate::eq, counted(n), integer(0));
  if (x.dim() == 1) return binary<ir::LogicalOrOp>(first, compare(ir::ComparePredicate::ne, x, pickAlong(x, 0, before)));
  Tensor previous = pickAlong(x, 0, expandTo(reshapeTo(before, {n, SymInt(1)}), dimsOf(x)));
  return binary<ir::LogicalOrOp>(first, reduce(ir::ReduceKind::any, compare(ir::ComparePredicate::ne, x, previous), {1}, false));
}

struct Wanted {
  bool inverse, counts;
};
// The first rows of all runs; which run each element belongs to, put back to where `order` took it from, in shape `shape`; lengths of the
// runs.
static std::vector<Tensor> distinct(const Tensor &x, const Tensor &order, llvm::ArrayRef<SymInt> shape, Wanted wanted) {
  SymInt n = sizeAt(x, 0);
  Tensor starts = runStarts(x);
  std::vector<Tensor> results;
  if (x.dim() == 1) {
    results.push_back(compress(x, starts));
  } else {
    Tensor rows = columnOf(nonzeroOf(starts), 0);
    SymSizes dims{sizeAt(rows, 0), sizeAt(x, 1)};
    results.push_back(pickAlong(x, 0, expandTo(reshapeTo(rows, {dims[0], SymInt(1)}), dims)));
  }
  if (!wanted.inverse && !wanted.counts) return results;
  Tensor run = binary<ir::SubOp>(scanAlong(ir::ScanKind::sum, toDType(starts, DType::Int64), 0), integer(1));
  SymSizes line{n}, runs{countTrue(starts)};
  if (wanted.inverse) results.push_back(reshapeTo(order.defined() ? scatterAlong(ir::ScatterKind::set, run, 0, order, run) : run, shape));
  if (wanted.counts) results.push_back(scatterAlong(ir::ScatterKind::add, expandTo(integer(0), runs), 0, run, expandTo(integer(1), line)));
  return results;
}

static OneOrMany distinctOf(const char *name, const Operand &input, std::optional<int64_t> dim, bool consecutive, Wanted wanted) {
  std::vector<Tensor> results =
      call(name, CallKind::General, {input}, Attributes(dim, consecutive, wanted.inverse, wanted.counts), [=](Operands in) {
        Tensor x = tensor(in[0], "input"), order;
        requireOrder(x);
        if (!dim) {
          Tensor line = flat(x);
          if (!consecutive) {
            Sorted sorted = sortAlong(line, 0);
            line = sorted.values;
            order = sorted.indices;
          }
          return distinct(line, order, dimsOf(x), wanted);
        }
        int64_t wrapped = wrapDim(*dim, x.dim());
        if (x.dim() == 0) x = reshapeTo(x, {SymInt(1)});
        Sizes front{wrapped}, back(static_cast<size_t>(x.dim()));
        for (int64_t d = 0; d < x.dim(); ++d)
          if (d != wrapped) front.push_back(d);
        for (size_t d = 0; d < front.size(); ++d)
          back[static_cast<size_t>(front[d])] = static_cast<int64_t>(d);
        Tensor turned = permuteTo(x, front);
        SymSizes dims(dimsOf(turned));
        SymInt columns = 1, n = dims[0];
        for (size_t d = 1; d < dims.size(); ++d)
          columns = columns * dims[d];
        Tensor rows = reshapeTo(turned, {n, columns});
        if (!consecutive) {
          order = session().wrap(session().emit<ir::RowOrderOp>(valueOf(rows)), {n});
          rows = pickAlong(rows, 0, expandTo(reshapeTo(order, {n, SymInt(1)}), dimsOf(rows)));
        }
        std::vector<Tensor> found = distinct(rows, order, {n}, wanted);
        dims[0] = sizeAt(found[0], 0);
        found[0] = permuteTo(reshapeTo(found[0], dims), back);
        return found;
      });
  if (results.size() == 1) return std::move(results[0]);
  return results;
}

OneOrMany unique(const Operand &input, bool sorted, bool return_inverse, bool return_counts, std::optional<int64_t> dim) {
  static_cast<void>(sorted); // they always are
  OpScope scope("unique", input.getWhere());
  return distinctOf("unique", input, dim, false, {return_inverse, return_counts});
}
OneOrMany unique_consecutive(const Operand &input, bool return_inverse, bool return_counts, std::optional<int64_t> dim) {
  OpScope scope("unique_consecutive", input.getWhere());
  return distinctOf("unique_consecutive", input, dim, true, {return_inverse, return_counts});
}

// ---- Repetition and counting ----

static bool isEager(const Tensor &tensor) { return !TraceSession::current() && !tensor.isTraced(); }
static bool anyNegative(const Tensor &tensor) { return std::get<bool>(any(lt(tensor, 0), std::nullopt).item()); }

// Element i of a dimension repeats[i] times: place k of the result belongs to the first element whose running sum is above k.
static Tensor repeatedPlaces(const Tensor &repeats, std::optional<int64_t> outputSize) {
  Tensor ends = scanAlong(ir::ScanKind::sum, repeats, 0);
  SymInt total = outputSize ? SymInt(*outputSize) : sizeFromData(reduce(ir::ReduceKind::sum, repeats, {0}, false));
  Tensor places = searchSorted(ends, counted(total), true);
  return places;
}

static void requireRepeats(const Operand &repeats) {
  requireIndices(repeats, "repeats");
  if (repeats.getTensor().dim() > 1) fail("'repeats' must be a number or a vector, got shape " + shapeString(repeats.getTensor()));
  if (isEager(repeats.getTensor()) && anyNegative(repeats.getTensor())) fail("'repeats' must not be negative");
}

Tensor repeat_interleave(const Operand &input, const Operand &repeats, std::optional<int64_t> dim, std::optional<int64_t> output_size) {
  OpScope scope("repeat_interleave", input.getWhere());
  if (!dim) return repeat_interleave(flatten(input), repeats, 0, output_size);
  bool number = repeats.isScalar();
  if (!number) requireRepeats(repeats);
  SymInt times = !number                                               ? SymInt(0)
                 : std::holds_alternative<SymInt>(repeats.getScalar()) ? std::get<SymInt>(repeats.getScalar())
                                                                       : SymInt(static_cast<int64_t>(toDouble(repeats.getScalar())));
  if (number && times < SymInt(0)) fail("'repeats' must not be negative, got " + sizeString(times));
  llvm::SmallVector<Operand, 2> operands{input};
  if (!number) operands.push_back(repeats);
  return call("repeat_interleave", CallKind::General, Operands(operands.data(), operands.size()), Attributes(dim, times, output_size),
              input.getWhere(), [&](Operands in) {
                Tensor x = tensor(in[0], "input");
                int64_t wrapped = wrapDim(*dim, x.dim());
                if (x.dim() == 0) x = reshapeTo(x, {SymInt(1)});
                SymInt n = sizeAt(x, wrapped);
                Tensor places;
                if (number) {
                  if (times == SymInt(0))
                    places = counted(0);
                  else
                    places = binary<ir::FloorDivOp>(counted(n * times), sizeTensor(times, DType::Int64));
                } else {
                  Tensor given = tensor(in[1], "repeats", DType::Int64);
                  bool one = given.dim() == 0 || (!sizeAt(given, 0).isSymbolic() && sizeAt(given, 0).hint() == 1);
                  if (!one && !sameSize(sizeAt(given, 0), n))
                    fail("'repeats' must have as many elements as dimension " + std::to_string(*dim) + " of 'input', " + sizeString(n) +
                         ", got " + sizeString(sizeAt(given, 0)));
                  places = repeatedPlaces(expandTo(given, {n}), output_size);
                }
                SymSizes line(static_cast<size_t>(x.dim()), SymInt(1)), dims(dimsOf(x));
                line[static_cast<size_t>(wrapped)] = dims[static_cast<size_t>(wrapped)] = sizeAt(places, 0);
                return pickAlong(x, wrapped, expandTo(reshapeTo(places, line), dims));
              });
}

Tensor repeat_interleave(const Operand &input, int64_t repeats, std::optional<int64_t> dim, std::optional<int64_t> output_size) {
  OpScope scope("repeat_interleave", input.getWhere());
  return repeat_interleave(input, Operand(repeats, input.getWhere()), dim, output_size);
}

Tensor repeat_interleave(const Operand &repeats, std::optional<int64_t> output_size) {
  OpScope scope("repeat_interleave", repeats.getWhere());
  requireRepeats(repeats);
  return call("repeat_interleave", CallKind::General, {repeats}, Attributes(output_size),
              [=](Operands in) { return repeatedPlaces(flat(tensor(in[0], "repeats", DType::Int64)), output_size); });
}

Tensor bincount(const Operand &input, const std::optional<Tensor> &weights, int64_t minlength) {
  OpScope scope("bincount", input.getWhere());
  requireIndices(input, "input");
  const Tensor &given = input.getTensor();
  if (given.dim() != 1) fail("'input' must be a vector, got shape " + shapeString(given));
  if (minlength < 0) fail("'minlength' must not be negative, got " + std::to_string(minlength));
  if (isEager(given) && anyNegative(given)) fail("'input' must not have negative elements");
  llvm::SmallVector<Operand, 2> operands{input};
  if (weights) operands.emplace_back(*weights, input.getWhere());
  return call("bincount", CallKind::General, Operands(operands.data(), operands.size()), Attributes(minlength), input.getWhere(),
              [=](Operands in) {
                Tensor x = tensor(in[0], "input", DType::Int64), amounts;
                if (in.size() > 1) {
                  amounts = tensor(in[1], "weights");
                  if (isComplex(amounts.dtype())) failType("'weights' must be real, got complex numbers");
                  if (amounts.dim() != 1 || !sameSize(sizeAt(amounts, 0), sizeAt(x, 0)))
                    fail("'weights' must have the shape of 'input', " + shapeString(x) + ", got " + shapeString(amounts));
                  if (amounts.dtype() != DType::Float32) amounts = toDType(amounts, DType::Float64);
                } else {
                  amounts = expandTo(integer(1), dimsOf(x));
                }
                SymInt bins = minlength;
                if (!(sizeAt(x, 0) == SymInt(0))) {
                  Tensor largest = reduce(ir::ReduceKind::max, x, {0}, false);
                  bins = sizeFromData(binary<ir::MaximumOp>(binary<ir::AddOp>(largest, integer(1)), integer(minlength)));
                }
                return scatterAlong(ir::ScatterKind::add, expandTo(zero(amounts.dtype()), {bins}), 0, x, amounts);
              });
}

} // namespace crout
