// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Grids, combinations and matrices that are laid out by rule.
#include "Ops/LinearAlgebra.h"
#include "Trace/Warning.h"
#include <limits>

namespace crout {
using namespace ops;

// At least `rank` dimensions: a vector becomes a row, a matrix gets a third dimension at its end.
static Tensor raised(const Operand &input, int64_t rank) {
  Tensor x = viewed(input);
  if (x.dim() < 1 && rank >= 1) x = unsqueezeView(x, 0);
  if (x.dim() < 2 && rank >= 2) x = unsqueezeView(x, 0);
  if (x.dim() < 3 && rank >= 3) x = unsqueezeView(x, 2);
  return x;
}
static std::vector<Tensor> raisedAll(const char *name, std::span<const Tensor> tensors, int64_t rank, const std::source_location &where) {
  OpScope scope(name, where);
  std::vector<Tensor> results;
  for (const Tensor &tensor : tensors)
    results.push_back(raised(tensor, rank));
  return results;
}
#define CROUT_ATLEAST(name, rank)                                                                                                          \
  Tensor name(const Operand &input) {                                                                                                      \
    OpScope scope(#name, input.getWhere());                                                                                                \
    return raised(input, rank);                                                                                                            \
  }                                                                                                                                        \
  std::vector<Tensor> name(std::span<const Tensor> tensors, std::source_location where) { return raisedAll(#name, tensors, rank, where); }
CROUT_ATLEAST(atleast_1d, 1)
CROUT_ATLEAST(atleast_2d, 2)
CROUT_ATLEAST(atleast_3d, 3)
#undef CROUT_ATLEAST

static void requireVectors(std::span<const Tensor> tensors, bool scalars) {
  if (tensors.empty()) failValue("at least one tensor is required");
  for (const Tensor &tensor : tensors)
    if (tensor.dim() > 1 || (tensor.dim() == 0 && !scalars))
      fail(std::string("all tensors must be vectors") + (scalars ? " or scalars" : "") + ", got shape " + shapeString(tensor));
}

// Views: every vector is stretched over the dimensions of the others.
std::vector<Tensor> meshgrid(std::span<const Tensor> tensors, std::optional<std::string> indexing, std::source_location where) {
  OpScope scope("meshgrid", where);
  requireVectors(tensors, true);
  if (!indexing) warnOnce("meshgrid", "without 'indexing' the order is \"ij\"; say which one is meant, since NumPy's is \"xy\"");
  std::string order = indexing.value_or("ij");
  if (order != "ij" && order != "xy") fail("'indexing' must be \"ij\" or \"xy\", got \"" + order + "\"");
  for (const Tensor &tensor : tensors)
    if (tensor.dtype() != tensors[0].dtype())
      fail("all tensors must have one dtype, got " + describe(tensors[0].dtype()) + " and " + describe(tensor.dtype()));
  bool swapped = order == "xy" && tensors.size() > 1;
  size_t rank = tensors.size();
  auto place = [&](size_t i) { return swapped && i < 2 ? 1 - i : i; };
  SymSizes sizes(rank, SymInt(1));
  for (size_t i = 0; i < rank; ++i)
    if (tensors[i].dim() == 1) sizes[place(i)] = tensors[i].size(0);
  std::vector<Tensor> results;
  for (size_t i = 0; i < rank; ++i) {
    SymSizes line(rank, SymInt(1));
    line[place(i)] = sizes[place(i)];
    results.push_back(expandView(reshapeView(viewed(tensors[i]), line), sizes));
  }
  return results;
}

Tensor cartesian_prod(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("cartesian_prod", where);
  requireVectors(tensors, false);
  if (tensors.size() == 1) return tensors[0];
  std::vector<Tensor> columns = meshgrid(tensors, std::string("ij"), where);
  SymInt rows = columns[0].numel();
  for (Tensor &column : columns)
    column = reshape(column, {rows});
  return stack(columns, 1, where);
}

// The index table is made here, so the length of the input is a number of the program.
Tensor combinations(const Operand &input, int64_t r, bool with_replacement) {
  OpScope scope("combinations", input.getWhere());
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  const Tensor &x = input.getTensor();
  if (x.dim() != 1) fail("'input' must be a vector, got shape " + shapeString(x));
  if (r < 0) fail("'r' must not be negative, got " + std::to_string(r));
  if (r == 0) {
    SymInt none = 0;
    return empty(none, x.dtype(), std::nullopt, input.getWhere());
  }
  int64_t n = x.size(0).guard();
  // As many rows as there are ways to choose r of n, or of n + r - 1.
  if (n == 0 || (r > n && !with_replacement)) return empty({SymInt(0), SymInt(r)}, x.dtype(), std::nullopt, input.getWhere());
  double indices = static_cast<double>(r);
  for (int64_t i = 0, least = std::min(r, with_replacement ? n - 1 : n - r); i < least && indices < 0x1p62; ++i)
    indices *= static_cast<double>((with_replacement ? n + r - 1 : n) - i) / static_cast<double>(i + 1);
  std::vector<int64_t> table, current;
  try {
    if (indices >= 0x1p60) throw std::bad_alloc();
    current.resize(static_cast<size_t>(r));
    table.reserve(static_cast<size_t>(indices));
  } catch (const std::exception &) { // too long, or no memory
    throw MemoryError(currentFunctionPrefix() + "no memory for the combinations of " + std::to_string(r) + " of " + std::to_string(n) +
                          " elements",
                      currentLocationString());
  }
  for (int64_t position = 0; position < r; ++position)
    current[static_cast<size_t>(position)] = with_replacement ? 0 : position;
  for (int64_t last = r; last >= 0;) {
    table.insert(table.end(), current.begin(), current.end());
    // The last place whose index can grow; those behind it follow.
    auto largest = [&](int64_t position) { return with_replacement ? n - 1 : n - r + position; };
    for (last = r - 1; last >= 0 && current[static_cast<size_t>(last)] == largest(last);)
      --last;
    if (last < 0) break;
    int64_t next = ++current[static_cast<size_t>(last)];
    for (int64_t position = last + 1; position < r; ++position)
      current[static_cast<size_t>(position)] = with_replacement ? next : next + position - last;
  }
  int64_t count = static_cast<int64_t>(table.size());
  Tensor index = Tensor::fromData(table.data(), std::span(&count, 1), DType::Int64);
  return reshape(index_select(input, 0, index), {SymInt(count / r), SymInt(r)});
}

Tensor block_diag(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("block_diag", where);
  if (tensors.empty()) return empty({SymInt(1), SymInt(0)}, std::nullopt, std::nullopt, where);
  for (size_t i = 0; i < tensors.size(); ++i)
    if (tensors[i].dim() > 2)
      fail("all tensors must have at most two dimensions, got shape " + shapeString(tensors[i]) + " for tensor " + std::to_string(i));
  return callList("block_diag", CallKind::General, tensors, Attributes(), where, [](Operands in) {
    DType dtype = resultType(in);
    std::vector<mlir::Value> blocks;
    SymInt rows = 0, columns = 0;
    for (const Operand &operand : in) {
      Tensor block = raised(toDType(tensor(operand, "tensors"), dtype), 2);
      blocks.push_back(valueOf(block));
      rows = rows + rowsOf(block);
      columns = columns + columnsOf(block);
    }
    // One operation until the end of phase algebra: solves and determinants go block by block.
    return session().wrap(session().emit<ir::BlockDiagOp>(mlir::ValueRange(blocks)).getResult(), {rows, columns});
  });
}

Tensor diagflat(const Operand &input, int64_t offset) {
  OpScope scope("diagflat", input.getWhere());
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  return diag(reshape(input, {SymInt(-1)}), offset);
}

// k quarter turns from the first dimension towards the second.
Tensor rot90(const Operand &input, int64_t k, const IntList &dims) {
  return call("rot90", CallKind::General, {input}, Attributes(k, dims), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (dims.size() != 2) fail("'dims' must name two dimensions, got " + std::to_string(dims.size()));
    if (x.dim() < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(x));
    int64_t a = wrapDim(dims[0], x.dim()), b = wrapDim(dims[1], x.dim());
    if (a == b) fail("'dims' must name two different dimensions, got " + std::to_string(dims[0]) + " and " + std::to_string(dims[1]));
    int64_t turns = ((k % 4) + 4) % 4;
    Sizes exchanged;
    for (int64_t i = 0; i < x.dim(); ++i)
      exchanged.push_back(i == a ? b : i == b ? a : i);
    auto flipped = [&](const Tensor &tensor, llvm::SmallVector<int64_t, 2> along) {
      llvm::sort(along);
      return session().wrap(session().emit<ir::FlipOp>(valueOf(tensor), along), dimsOf(tensor));
    };
    switch (turns) {
    case 1:
      return permuteTo(flipped(x, {b}), exchanged);
    case 2:
      return flipped(x, {a, b});
    case 3:
      return permuteTo(flipped(x, {a}), exchanged);
    default:
      return x;
    }
  });
}

// (2, count): row by row the places of a triangle of a matrix that are inside of it.
static Tensor triangleIndices(const char *name, int64_t row, int64_t col, int64_t offset, bool upper, std::optional<DType> dtype,
                              const std::optional<Device> &device, const std::source_location &where) {
  OpScope scope(name, where);
  if (device && device->type != kDLCPU) fail("device " + crout::name(*device) + " is not on this machine: this build has cpu only");
  if (row < 0 || col < 0) fail("'row' and 'col' must not be negative, got " + std::to_string(row) + " and " + std::to_string(col));
  DType type = dtype.value_or(DType::Int64);
  if (type != DType::Int64 && type != DType::Int32) fail("'dtype' must be int32 or int64, got " + describe(type));
  // Rows from `begin` to `end` have at least one element of the triangle each (where there are columns); how many all have, a sum says
  // beforehand.
  using Wide = __int128;
  Wide begin = upper ? 0 : std::max<Wide>(0, -Wide(offset)), end = upper ? std::min<Wide>(row, Wide(col) - offset) : row, total = 0;
  if (begin < end && col > 0) {
    Wide count = end - begin;
    if (upper) {
      Wide whole = std::clamp<Wide>(1 - Wide(offset) - begin, 0, count), rest = count - whole,
           widest = Wide(col) - (begin + whole + offset);
      total = whole * col + rest * widest - rest * (rest - 1) / 2;
    } else {
      Wide narrowest = begin + offset + 1, growing = std::clamp<Wide>(col - narrowest, 0, count);
      total = growing * narrowest + growing * (growing - 1) / 2 + (count - growing) * col;
    }
  }
  std::vector<int64_t> rows, columns;
  try {
    if (total > (Wide(1) << 59)) throw std::bad_alloc();
    rows.reserve(2 * static_cast<size_t>(total));
    columns.reserve(static_cast<size_t>(total));
  } catch (const std::exception &) { // too long, or no memory
    throw MemoryError(currentFunctionPrefix() + "no memory for the indices of a triangle of " + std::to_string(row) + " x " +
                          std::to_string(col),
                      currentLocationString());
  }
  for (Wide i = begin; i < end && total > 0; ++i) {
    Wide diagonal = i + offset; // its column in this row
    int64_t first = upper ? static_cast<int64_t>(std::clamp<Wide>(diagonal, 0, col)) : 0;
    int64_t last = upper ? col : static_cast<int64_t>(std::clamp<Wide>(diagonal + 1, 0, col));
    rows.insert(rows.end(), static_cast<size_t>(last - first), static_cast<int64_t>(i));
    for (int64_t j = first; j < last; ++j)
      columns.push_back(j);
  }
  int64_t sizes[] = {2, static_cast<int64_t>(rows.size())};
  rows.insert(rows.end(), columns.begin(), columns.end());
  Tensor result = Tensor::fromData(rows.data(), sizes, DType::Int64);
  return type == DType::Int64 && !TraceSession::current() ? result : to(result, type);
}
Tensor tril_indices(int64_t row, int64_t col, int64_t offset, std::optional<DType> dtype, std::optional<Device> device,
                    std::source_location where) {
  return triangleIndices("tril_indices", row, col, offset, false, dtype, device, where);
}
Tensor triu_indices(int64_t row, int64_t col, int64_t offset, std::optional<DType> dtype, std::optional<Device> device,
                    std::source_location where) {
  return triangleIndices("triu_indices", row, col, offset, true, dtype, device, where);
}

// Column j of the last two dimensions of the result is x to the power j, or columns - 1 - j.
static Tensor vandermonde(const char *name, const Operand &input, const std::optional<SymInt> &columns, bool increasing, bool batched) {
  OpScope scope(name, input.getWhere());
  if (columns && !columns->isSymbolic() && columns->hint() < (batched ? 2 : 0))
    fail(std::string("'N' must ") + (batched ? "be greater than 1" : "not be negative") + ", got " + toString(*columns));
  return call(name, CallKind::General, {input}, Attributes(columns, increasing, batched), [&](Operands in) {
    Tensor x = tensor(in[0], "x");
    if (batched ? x.dim() < 1 : x.dim() != 1)
      fail(std::string("'x' must ") + (batched ? "have at least one dimension" : "be a vector") + ", got shape " + shapeString(x));
    if (x.dtype() == DType::Bool) x = toDType(x, DType::Int64);
    SymSizes line{columns.value_or(dimsOf(x).back())};
    Tensor exponent = session().wrap(
        session().emit<ir::IotaOp>(session().tensorType(DType::Int64, line), session().dynamicSizes(line), int64_t{0}), line);
    if (!increasing) exponent = binary<ir::SubOp>(sizeTensor(line[0] - SymInt(1), DType::Int64), exponent);
    Tensor base = unsqueezeView(x, -1), power = binary<ir::PowOp>(base, toDType(exponent, x.dtype()));
    if (!isComplex(x.dtype())) return power;
    Tensor zero = compare(ir::ComparePredicate::eq, exponent, constant(int64_t{0}, DType::Int64));
    return select(zero, constant(1.0, x.dtype()), power);
  });
}
Tensor vander(const Operand &x, std::optional<SymInt> N, bool increasing) { return vandermonde("vander", x, N, increasing, false); }
Tensor linalg::vander(const Operand &x, std::optional<SymInt> N) { return vandermonde("linalg.vander", x, N, true, true); }

} // namespace crout
