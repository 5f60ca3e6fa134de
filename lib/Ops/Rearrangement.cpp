// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that copy elements to other places: joins, flips, diagonals and triangles.
#include "Ops/Reductions.h"
#include "Ops/Views.h"

namespace crout {
using namespace ops;

static Tensor concatenated(llvm::ArrayRef<Tensor> tensors, int64_t dim) {
  SymSizes dims(dimsOf(tensors[0]));
  size_t joined = static_cast<size_t>(dim);
  llvm::SmallVector<mlir::Value> values{valueOf(tensors[0])};
  for (size_t i = 1; i < tensors.size(); ++i) {
    llvm::ArrayRef<SymInt> other = dimsOf(tensors[i]);
    bool fits = other.size() == dims.size();
    for (size_t d = 0; fits && d < dims.size(); ++d)
      fits = d == joined || sameSize(dims[d], other[d]);
    if (!fits)
      fail("all tensors must have the same shape but for dimension " + std::to_string(dim) + ", got " + shapeString(tensors[0]) + " and " +
           shapeString(tensors[i]) + " for tensor " + std::to_string(i));
    dims[joined] = dims[joined] + other[joined];
    values.push_back(valueOf(tensors[i]));
  }
  return session().wrap(session().emit<ir::ConcatenateOp>(values, dim), dims);
}

Tensor cat(std::span<const Tensor> tensors, int64_t dim, std::source_location where) {
  OpScope scope("cat", where);
  if (tensors.empty()) failValue("at least one tensor is required");
  return callList("cat", CallKind::General, tensors, Attributes(dim), where, [dim](Operands in) {
    DType dtype = resultType(in);
    llvm::SmallVector<Tensor, 4> joined;
    for (const Operand &operand : in) {
      Tensor x = tensor(operand, "tensors", dtype);
      if (x.dim() == 0) fail("scalars can't be joined; use stack");
      // As in the reference, an empty vector joins with anything.
      if (x.dim() == 1 && !dimsOf(x)[0].isSymbolic() && dimsOf(x)[0].hint() == 0 && in.size() > 1) continue;
      joined.push_back(x);
    }
    if (joined.empty()) return tensor(in[0], "tensors", dtype);
    return concatenated(joined, wrapDim(dim, joined[0].dim()));
  });
}
Tensor concat(std::span<const Tensor> tensors, int64_t dim, std::source_location where) { return cat(tensors, dim, where); }
Tensor concatenate(std::span<const Tensor> tensors, int64_t dim, std::source_location where) { return cat(tensors, dim, where); }

Tensor stack(std::span<const Tensor> tensors, int64_t dim, std::source_location where) {
  OpScope scope("stack", where);
  if (tensors.empty()) failValue("at least one tensor is required");
  return callList("stack", CallKind::General, tensors, Attributes(dim), where, [dim](Operands in) {
    DType dtype = resultType(in);
    llvm::SmallVector<Tensor, 4> joined;
    for (const Operand &operand : in) {
      Tensor x = tensor(operand, "tensors", dtype);
      if (!joined.empty()) {
        SymSizes expected = shapeOf(tensor(in[0], "tensors"));
        bool fits = expected.size() == dimsOf(x).size();
        for (size_t d = 0; fits && d < expected.size(); ++d)
          fits = sameSize(expected[d], dimsOf(x)[d]);
        if (!fits)
          fail("all tensors must have the same shape, got " + shapeString(expected) + " and " + shapeString(x) + " for tensor " +
               std::to_string(joined.size()));
      }
      joined.push_back(unsqueezeView(x, dim));
    }
    return concatenated(joined, wrapDim(dim, joined[0].dim()));
  });
}

// With at least `rank` dimensions, as atleast_1d, atleast_2d, atleast_3d make them.
static std::vector<Tensor> atLeast(std::span<const Tensor> tensors, int64_t rank) {
  std::vector<Tensor> results;
  for (const Tensor &tensor : tensors) {
    Tensor x = viewed(tensor);
    if (x.dim() < 1 && rank >= 1) x = unsqueezeView(x, 0);
    if (x.dim() < 2 && rank >= 2) x = unsqueezeView(x, 0);
    if (x.dim() < 3 && rank >= 3) x = unsqueezeView(x, 2);
    results.push_back(x);
  }
  return results;
}

Tensor hstack(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("hstack", where);
  if (tensors.empty()) failValue("at least one tensor is required");
  std::vector<Tensor> parts = atLeast(tensors, 1);
  return cat(parts, parts[0].dim() == 1 ? 0 : 1, where);
}
Tensor vstack(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("vstack", where);
  return cat(atLeast(tensors, 2), 0, where);
}
Tensor dstack(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("dstack", where);
  return cat(atLeast(tensors, 3), 2, where);
}

Tensor flip(const Operand &input, const IntList &dims) {
  return call("flip", CallKind::General, {input}, Attributes(dims), [dims](Operands in) {
    Tensor x = tensor(in[0], "input");
    Sizes wrapped = wrapDims(dims, x.dim());
    if (wrapped.empty()) return x;
    return session().wrap(session().emit<ir::FlipOp>(valueOf(x), wrapped), dimsOf(x));
  });
}
static Tensor flipOf(const char *name, const Operand &input, int64_t dim) {
  OpScope scope(name, input.getWhere());
  int64_t rank = input.isScalar() ? 0 : input.getTensor().dim();
  if (rank <= dim) fail("'input' must have " + std::to_string(dim + 1) + " or more dimensions, got " + std::to_string(rank));
  return flip(input, dim);
}
Tensor fliplr(const Operand &input) { return flipOf("fliplr", input, 1); }
Tensor flipud(const Operand &input) { return flipOf("flipud", input, 0); }

// The last `shift` slices go to the front.
static Tensor rolled(const Tensor &x, int64_t shift, int64_t dim) {
  SymInt size = dimsOf(x)[static_cast<size_t>(dim)];
  if (!size.isSymbolic() && size.hint() == 0) return x;
  if (size.isSymbolic() && size == SymInt(0)) return x;
  SymInt front = mod(SymInt(shift), size);
  Tensor head = sliceView(x, dim, size - front, front), tail = sliceView(x, dim, 0, size - front);
  Tensor joined = concatenated({head, tail}, dim);
  return session().wrap(valueOf(joined), dimsOf(x));
}

Tensor roll(const Operand &input, const IntList &shifts, const IntList &dims) {
  return call("roll", CallKind::General, {input}, Attributes(shifts, dims), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (dims.empty()) {
      if (shifts.size() != 1) fail("'shifts' must be one number where no 'dims' are given, got " + std::to_string(shifts.size()));
      SymSizes shape(dimsOf(x)), flat{x.numel()};
      return reshapeTo(rolled(reshapeTo(x, flat), shifts[0], 0), shape);
    }
    if (shifts.size() != dims.size())
      fail("'shifts' and 'dims' must have the same length, got " + std::to_string(shifts.size()) + " and " + std::to_string(dims.size()));
    for (size_t i = 0; i < dims.size(); ++i)
      x = rolled(x, shifts[i], wrapDim(dims[i], x.dim()));
    return x;
  });
}

// x on the given diagonal of zero matrices: select by row + offset == column.
static Tensor embedded(const Tensor &x, int64_t offset) {
  SymSizes dims(dimsOf(x));
  SymInt size = dims.back() + SymInt(std::abs(offset));
  SymSizes square{size, size};
  auto iota = [&](int64_t dim) {
    return session().wrap(session().emit<ir::IotaOp>(session().tensorType(DType::Int64, square), session().dynamicSizes(square), dim),
                          square);
  };
  Tensor row = iota(0), column = iota(1);
  if (offset) row = binary<ir::AddOp>(row, constant(offset, DType::Int64));
  Tensor mask = compare(ir::ComparePredicate::eq, row, column);
  // Element i of x stands in row i (offset >= 0) or column i: pad it to the size and broadcast along the other.
  Tensor padded = x;
  if (offset) {
    Sizes low(dims.size(), 0), high(dims.size(), 0);
    high.back() = std::abs(offset);
    SymSizes grown(dims);
    grown.back() = size;
    padded = session().wrap(session().emit<ir::PadOp>(valueOf(x), valueOf(constant(int64_t{0}, x.dtype())), low, high), grown);
  }
  padded = unsqueezeView(padded, offset >= 0 ? -1 : -2);
  return select(mask, padded, constant(int64_t{0}, x.dtype()));
}

Tensor diag_embed(const Operand &input, int64_t offset, int64_t dim1, int64_t dim2) {
  return call("diag_embed", CallKind::General, {input}, Attributes(offset, dim1, dim2), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (x.dim() == 0) fail("'input' must have at least one dimension");
    Tensor matrices = embedded(x, offset);
    int64_t from[] = {-2, -1}, to[] = {dim1, dim2};
    return movedim(matrices, from, to);
  });
}

Tensor diag(const Operand &input, int64_t diagonal) {
  return call("diag", CallKind::General, {input}, Attributes(diagonal), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (x.dim() == 1) return embedded(x, diagonal);
    if (x.dim() == 2) return diagonalView(x, diagonal, 0, 1);
    fail("'input' must be a vector or a matrix, got shape " + shapeString(x));
  });
}

Tensor trace(const Operand &input) {
  return call("trace", CallKind::General, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (x.dim() != 2) fail("'input' must be a matrix, got shape " + shapeString(x));
    Tensor main = diagonalView(x, 0, 0, 1);
    if (main.dtype() == DType::Bool || isIntegral(main.dtype())) main = toDType(main, DType::Int64);
    return accumulate(ir::ReduceKind::sum, main, {0}, false);
  });
}

static Tensor triangle(const char *name, const Operand &input, bool upper, int64_t diagonal) {
  return call(name, CallKind::General, {input}, Attributes(upper, diagonal), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (x.dim() < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(x));
    return session().wrap(session().emit<ir::TriangleOp>(valueOf(x), upper, diagonal), dimsOf(x));
  });
}
Tensor tril(const Operand &input, int64_t diagonal) { return triangle("tril", input, false, diagonal); }
Tensor triu(const Operand &input, int64_t diagonal) { return triangle("triu", input, true, diagonal); }

} // namespace crout
