// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Products of vectors, matrices and tensors.
#include "dialects/crout/LinearAlgebraShapes.h"
#include "Ops/Views.h"

namespace crout {
using namespace ops;

namespace {
struct Factors {
  Tensor a, b;
};

// Both in one dtype, as the reference asks of products.
Factors factors(Operands in, const char *roleA, const char *roleB) {
  Factors result{tensor(in[0], roleA), tensor(in[1], roleB)};
  if (result.a.dtype() != result.b.dtype())
    fail("'" + std::string(roleA) + "' and '" + roleB + "' must have one dtype, got " + describe(result.a.dtype()) + " and " +
         describe(result.b.dtype()));
  if (result.a.dtype() == DType::Bool) failType("the operands must not be bool");
  return result;
}

void requireRank(const Tensor &x, const char *role, int64_t rank) {
  static const char *const names[] = {"a scalar", "a vector", "a matrix", "a batch of matrices"};
  if (x.dim() != rank) fail("'" + std::string(role) + "' must be " + names[rank] + ", got shape " + shapeString(x));
}

void requireInner(const Tensor &a, const char *roleA, const SymInt &columns, const Tensor &b, const char *roleB, const SymInt &rows) {
  if (!sameSize(columns, rows))
    fail("the inner sizes of '" + std::string(roleA) + "' and '" + roleB + "' must be equal, got shapes " + shapeString(a) + " and " +
         shapeString(b) + ": " + toString(columns.hint()) + " and " + toString(rows.hint()));
}

Tensor withDims(const Tensor &x, std::initializer_list<SymInt> dims) {
  return reshapeTo(x, llvm::ArrayRef<SymInt>(dims.begin(), dims.size()));
}

// Products in a batch of such matrices are kernels that the compiler writes (crout-to-matrix-generic).
bool isWrittenOut(int64_t size) { return size > 0 && size <= ir::mostWrittenOut; }

bool isInBatch(const Tensor &a, const Tensor &b) {
  return a.dim() >= 2 && b.dim() >= 2 && (a.dim() > 2 || b.dim() > 2) && !isComplex(a.dtype()) && !isComplex(b.dtype());
}

// The sizes of such matrices become numbers of the program.
void specialiseSmallMatrices(const Tensor &a, const Tensor &b) {
  if (!isInBatch(a, b)) return;
  SymSizes sizes(dimsOf(a).take_back(2));
  llvm::append_range(sizes, dimsOf(b).take_back(2));
  if (llvm::all_of(sizes, [](const SymInt &size) { return !isGeneric(size) && isWrittenOut(size.hint()); }))
    for (const SymInt &size : sizes)
      if (size.isSymbolic()) size.guard();
}

// Eager calls have programs of their own for them.
CallKind kindOfProduct(const Operand &a, const Operand &b) {
  auto isSmall = [](const Operand &operand) {
    return llvm::all_of(llvm::ArrayRef<int64_t>(operand.getTensor().getImpl()->sizes).take_back(2), isWrittenOut);
  };
  if (a.isScalar() || b.isScalar() || a.getTensor().isTraced() || b.getTensor().isTraced() || !isInBatch(a.getTensor(), b.getTensor()))
    return CallKind::General;
  return isSmall(a) && isSmall(b) ? CallKind::LinearAlgebra : CallKind::General;
}

// (*, m, k) x (*, k, n), vectors as a row and as a column.
Tensor generalProduct(Operands in) {
  auto [a, b] = factors(in, "input", "other");
  if (a.dim() == 0 || b.dim() == 0)
    fail("both operands must have at least one dimension, got shapes " + shapeString(a) + " and " + shapeString(b) +
         "; use mul for a scalar");
  SymSizes x(dimsOf(a)), y(dimsOf(b));
  bool row = x.size() == 1, column = y.size() == 1;
  requireInner(a, "input", x.back(), b, "other", column ? y[0] : y[y.size() - 2]);
  specialiseSmallMatrices(a, b);
  if (row) x.insert(x.begin(), SymInt(1));
  if (column) y.push_back(SymInt(1));
  Tensor product = matrixProduct(reshapeTo(a, x), reshapeTo(b, y));
  SymSizes dims(dimsOf(product));
  if (column) dims.pop_back();
  if (row) dims.erase(dims.end() - (column ? 1 : 2));
  return reshapeTo(product, dims);
}

bool isNumber(const Scalar &scalar, double value) {
  return !std::holds_alternative<std::complex<double>>(scalar) && toDouble(scalar) == value;
}

// beta * input + alpha * product
template <typename Product>
Tensor addProduct(const char *name, const Operand &input, const Operand &a, const Operand &b, const Scalar &beta, const Scalar &alpha,
                  Product product) {
  bool zero = isNumber(beta, 0), keep = isNumber(beta, 1), unscaled = isNumber(alpha, 1);
  return call(name, kindOfProduct(a, b), {input, a, b, Operand(beta), Operand(alpha)}, Attributes(zero, keep, unscaled), [&](Operands in) {
    Tensor result = product(in.subspan(1, 2));
    DType dtype = result.dtype();
    if (dtypeOf(in[0]) != dtype)
      fail("'input' must have the dtype of the matrices, " + describe(dtype) + ", got " + describe(dtypeOf(in[0])));
    if (!unscaled) result = binary<ir::MulOp>(tensor(in[4], "alpha", dtype), result);
    Tensor addend = tensor(in[0], "input");
    SymSizes dims(dimsOf(result));
    broadcastInto(dims, dimsOf(addend));
    if (dims.size() != dimsOf(result).size())
      fail("'input' of shape " + shapeString(addend) + " does not broadcast to " + shapeString(result));
    if (zero) return result; // NaN and infinity of the input do not matter then
    if (!keep) addend = binary<ir::MulOp>(tensor(in[3], "beta", dtype), addend);
    return binary<ir::AddOp>(addend, result);
  });
}

Tensor productOfMatrices(Operands in, const char *roleA, const char *roleB, int64_t rank) {
  auto [a, b] = factors(in, roleA, roleB);
  requireRank(a, roleA, rank);
  requireRank(b, roleB, rank);
  llvm::ArrayRef<SymInt> x = dimsOf(a), y = dimsOf(b);
  if (rank == 3 && !sameSize(x[0], y[0]))
    fail("'" + std::string(roleA) + "' and '" + roleB + "' must have equal batch sizes, got shapes " + shapeString(a) + " and " +
         shapeString(b));
  requireInner(a, roleA, x.back(), b, roleB, y[y.size() - 2]);
  specialiseSmallMatrices(a, b);
  return matrixProduct(a, b);
}

Tensor matrixTimesVector(Operands in, const char *roleA, const char *roleB) {
  auto [a, b] = factors(in, roleA, roleB);
  requireRank(a, roleA, 2);
  requireRank(b, roleB, 1);
  requireInner(a, roleA, dimsOf(a)[1], b, roleB, dimsOf(b)[0]);
  return withDims(matrixProduct(a, withDims(b, {dimsOf(b)[0], SymInt(1)})), {dimsOf(a)[0]});
}

Tensor dotProduct(Operands in, const char *roleB, bool conjugate) {
  auto [a, b] = factors(in, "input", roleB);
  requireRank(a, "input", 1);
  requireRank(b, roleB, 1);
  requireInner(a, "input", dimsOf(a)[0], b, roleB, dimsOf(b)[0]);
  if (conjugate && isComplex(a.dtype())) a = unary<ir::ConjOp>(a);
  return withDims(matrixProduct(withDims(a, {SymInt(1), dimsOf(a)[0]}), withDims(b, {dimsOf(b)[0], SymInt(1)})), {});
}
} // namespace

Tensor matmul(const Operand &input, const Operand &other) {
  return call("matmul", kindOfProduct(input, other), {input, other}, Attributes(), [](Operands in) { return generalProduct(in); });
}
Tensor linalg::matmul(const Operand &input, const Operand &other) { return crout::matmul(input, other); }

Tensor mm(const Operand &input, const Operand &mat2) {
  return call("mm", CallKind::General, {input, mat2}, Attributes(), [](Operands in) { return productOfMatrices(in, "input", "mat2", 2); });
}
Tensor bmm(const Operand &input, const Operand &mat2) {
  return call("bmm", kindOfProduct(input, mat2), {input, mat2}, Attributes(), [](Operands in) { return productOfMatrices(in, "input", "mat2", 3); });
}
Tensor mv(const Operand &input, const Operand &vec) {
  return call("mv", CallKind::General, {input, vec}, Attributes(), [](Operands in) { return matrixTimesVector(in, "input", "vec"); });
}
Tensor dot(const Operand &input, const Operand &tensor) {
  return call("dot", CallKind::General, {input, tensor}, Attributes(), [](Operands in) { return dotProduct(in, "tensor", false); });
}
Tensor vdot(const Operand &input, const Operand &other) {
  return call("vdot", CallKind::General, {input, other}, Attributes(), [](Operands in) { return dotProduct(in, "other", true); });
}

Tensor outer(const Operand &input, const Operand &vec2) {
  return call("outer", CallKind::General, {input, vec2}, Attributes(), [](Operands in) {
    DType dtype = resultType(in);
    Tensor a = tensor(in[0], "input", dtype), b = tensor(in[1], "vec2", dtype);
    requireRank(a, "input", 1);
    requireRank(b, "vec2", 1);
    a = withDims(a, {dimsOf(a)[0], SymInt(1)});
    b = withDims(b, {SymInt(1), dimsOf(b)[0]});
    return dtype == DType::Bool ? binary<ir::LogicalAndOp>(a, b) : binary<ir::MulOp>(a, b);
  });
}
Tensor ger(const Operand &input, const Operand &vec2) { return outer(input, vec2); }

Tensor addmm(const Operand &input, const Operand &mat1, const Operand &mat2, const Scalar &beta, const Scalar &alpha) {
  return addProduct("addmm", input, mat1, mat2, beta, alpha, [](Operands in) { return productOfMatrices(in, "mat1", "mat2", 2); });
}
Tensor addmv(const Operand &input, const Operand &mat, const Operand &vec, const Scalar &beta, const Scalar &alpha) {
  return addProduct("addmv", input, mat, vec, beta, alpha, [](Operands in) { return matrixTimesVector(in, "mat", "vec"); });
}
Tensor baddbmm(const Operand &input, const Operand &batch1, const Operand &batch2, const Scalar &beta, const Scalar &alpha) {
  return addProduct("baddbmm", input, batch1, batch2, beta, alpha,
                    [](Operands in) { return productOfMatrices(in, "batch1", "batch2", 3); });
}

static Tensor contract(Operands in, const Sizes &dimsA, const Sizes &dimsB) {
  auto [a, b] = factors(in, "a", "b");
  SymSizes dims;
  for (size_t i = 0; i < dimsA.size(); ++i) {
    size_t x = static_cast<size_t>(dimsA[i]), y = static_cast<size_t>(dimsB[i]);
    if (!sameSize(dimsOf(a)[x], dimsOf(b)[y]))
      fail("contracted dimensions must have equal sizes: dimension " + std::to_string(x) + " of 'a' has size " +
           toString(dimsOf(a)[x].hint()) + " and dimension " + std::to_string(y) + " of 'b' has size " + toString(dimsOf(b)[y].hint()) +
           ", got shapes " + shapeString(a) + " and " + shapeString(b));
  }
  for (int64_t i = 0; i < a.dim(); ++i)
    if (!llvm::is_contained(dimsA, i)) dims.push_back(dimsOf(a)[static_cast<size_t>(i)]);
  for (int64_t i = 0; i < b.dim(); ++i)
    if (!llvm::is_contained(dimsB, i)) dims.push_back(dimsOf(b)[static_cast<size_t>(i)]);
  return session().wrap(session().emit<ir::TensordotOp>(valueOf(a), valueOf(b), dimsA, dimsB), dims);
}

Tensor tensordot(const Operand &a, const Operand &b, int64_t dims) {
  return call("tensordot", CallKind::General, {a, b}, Attributes(dims), [dims](Operands in) {
    Tensor x = tensor(in[0], "a"), y = tensor(in[1], "b");
    if (dims < 0) fail("'dims' must not be negative, got " + std::to_string(dims));
    if (dims > x.dim() || dims > y.dim())
      fail("'dims' is " + std::to_string(dims) + ", more than the operands have: shapes " + shapeString(x) + " and " + shapeString(y));
    Sizes dimsA, dimsB;
    for (int64_t i = 0; i < dims; ++i) {
      dimsA.push_back(x.dim() - dims + i);
      dimsB.push_back(i);
    }
    return contract(in, dimsA, dimsB);
  });
}

Tensor tensordot(const Operand &a, const Operand &b, const IntList &dims_a, const IntList &dims_b) {
  return call("tensordot", CallKind::General, {a, b}, Attributes(dims_a, dims_b), [&](Operands in) {
    Tensor x = tensor(in[0], "a"), y = tensor(in[1], "b");
    if (dims_a.size() != dims_b.size())
      fail("'dims' must name as many dimensions of 'a' as of 'b', got " + std::to_string(dims_a.size()) + " and " +
           std::to_string(dims_b.size()));
    wrapDims(dims_a, x.dim()); // ranges and duplicates
    wrapDims(dims_b, y.dim());
    Sizes dimsA, dimsB;
    for (size_t i = 0; i < dims_a.size(); ++i) {
      dimsA.push_back(wrapDim(dims_a[i], x.dim()));
      dimsB.push_back(wrapDim(dims_b[i], y.dim()));
    }
    return contract(in, dimsA, dimsB);
  });
}

Tensor inner(const Operand &input, const Operand &other) {
  OpScope scope("inner", input.getWhere());
  if (input.isScalar() || other.isScalar())
    failType("'" + std::string(input.isScalar() ? "input" : "other") + "' must be a tensor, got a number");
  if (input.getTensor().dim() == 0 || other.getTensor().dim() == 0) return mul(input, other);
  int64_t last = -1;
  return tensordot(input, other, std::span(&last, 1), std::span(&last, 1));
}

Tensor linalg::vecdot(const Operand &x, const Operand &y, int64_t dim) {
  return call("linalg.vecdot", CallKind::General, {x, y}, Attributes(dim), [dim](Operands in) {
    DType dtype = resultType(in);
    Tensor a = tensor(in[0], "x", dtype), b = tensor(in[1], "y", dtype);
    if (isComplex(dtype)) a = unary<ir::ConjOp>(a);
    Tensor product = binary<ir::MulOp>(a, b);
    return reduce(ir::ReduceKind::sum, product, {wrapDim(dim, product.dim())}, false);
  });
}

// The cheapest order of the products, by dynamic programming over the sizes at the first call.
Tensor linalg::multi_dot(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("linalg.multi_dot", where);
  size_t count = tensors.size();
  if (count < 2) failValue("at least two tensors are required, got " + std::to_string(count));
  for (size_t i = 0; i < count; ++i) {
    int64_t rank = tensors[i].dim();
    bool end = i == 0 || i + 1 == count;
    if (rank != 2 && !(end && rank == 1))
      fail("tensor " + std::to_string(i) + " must be a matrix" + (end ? " or a vector" : "") + ", got shape " + shapeString(tensors[i]));
  }
  std::vector<double> sizes;
  for (size_t i = 0; i < count; ++i)
    sizes.push_back(static_cast<double>(tensors[i].dim() == 1 && i == 0 ? 1 : tensors[i].size(0).hint()));
  sizes.push_back(static_cast<double>(tensors[count - 1].dim() == 1 ? 1 : tensors[count - 1].size(1).hint()));
  std::vector<std::vector<double>> cost(count, std::vector<double>(count, 0));
  std::vector<std::vector<size_t>> cut(count, std::vector<size_t>(count, 0));
  for (size_t length = 2; length <= count; ++length)
    for (size_t i = 0; i + length <= count; ++i) {
      size_t j = i + length - 1;
      cost[i][j] = 1e300;
      for (size_t k = i; k < j; ++k) {
        double total = cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1];
        if (total < cost[i][j]) {
          cost[i][j] = total;
          cut[i][j] = k;
        }
      }
    }
  auto multiply = [&](auto &&self, size_t i, size_t j) -> Tensor {
    return i == j ? tensors[i] : crout::matmul(Operand(self(self, i, cut[i][j]), where), Operand(self(self, cut[i][j] + 1, j), where));
  };
  return multiply(multiply, 0, count - 1);
}

Tensor chain_matmul(std::span<const Tensor> matrices, std::source_location where) {
  OpScope scope("chain_matmul", where);
  if (matrices.empty()) failValue("at least one matrix is required");
  for (const Tensor &matrix : matrices)
    if (matrix.dim() != 2) fail("all tensors must be matrices, got shape " + shapeString(matrix));
  return matrices.size() == 1 ? matrices[0] : linalg::multi_dot(matrices, where);
}

// The sum over a batch is part of one product: (n, b m) @ (b m, p).
Tensor addbmm(const Operand &input, const Operand &batch1, const Operand &batch2, const Scalar &beta, const Scalar &alpha) {
  return addProduct("addbmm", input, batch1, batch2, beta, alpha, [](Operands in) {
    auto [a, b] = factors(in, "batch1", "batch2");
    requireRank(a, "batch1", 3);
    requireRank(b, "batch2", 3);
    if (!sameSize(dimsOf(a)[0], dimsOf(b)[0]))
      fail("'batch1' and 'batch2' must have equal batch sizes, got shapes " + shapeString(a) + " and " + shapeString(b));
    requireInner(a, "batch1", dimsOf(a)[2], b, "batch2", dimsOf(b)[1]);
    SymInt inner = dimsOf(a)[0] * dimsOf(a)[2];
    return matrixProduct(withDims(permuteTo(a, {1, 0, 2}), {dimsOf(a)[1], inner}), withDims(b, {inner, dimsOf(b)[2]}));
  });
}

Tensor addr(const Operand &input, const Operand &vec1, const Operand &vec2, const Scalar &beta, const Scalar &alpha) {
  bool zero = isNumber(beta, 0);
  return call("addr", CallKind::General, {input, vec1, vec2, Operand(beta), Operand(alpha)}, Attributes(zero), [zero](Operands in) {
    DType dtype = resultType(in.first(3)), compute = dtype == DType::Bool ? DType::Int64 : dtype;
    Tensor addend = tensor(in[0], "input", compute), a = tensor(in[1], "vec1", compute), b = tensor(in[2], "vec2", compute);
    requireRank(a, "vec1", 1);
    requireRank(b, "vec2", 1);
    for (size_t i : {3, 4})
      if (!canCast(dtypeOf(in[i]), compute))
        failType(std::string("'") + (i == 3 ? "beta" : "alpha") + "' must be no " + describe(dtypeOf(in[i])) + " where the result is " +
                 describe(dtype));
    Tensor product = binary<ir::MulOp>(withDims(a, {dimsOf(a)[0], SymInt(1)}), withDims(b, {SymInt(1), dimsOf(b)[0]}));
    product = binary<ir::MulOp>(tensor(in[4], "alpha", compute), product);
    SymSizes dims(dimsOf(product));
    broadcastInto(dims, dimsOf(addend));
    if (dims.size() != 2) fail("'input' of shape " + shapeString(addend) + " does not broadcast to " + shapeString(product));
    // NaN and infinity of the input do not matter where beta is 0.
    return toDType(zero ? product : binary<ir::AddOp>(binary<ir::MulOp>(tensor(in[3], "beta", compute), addend), product), dtype);
  });
}

// Every element of the first times the whole second: (a1 b1, a2 b2, ...).
Tensor kron(const Operand &input, const Operand &other) {
  return call("kron", CallKind::General, {input, other}, Attributes(), [](Operands in) {
    DType dtype = resultType(in);
    Tensor a = tensor(in[0], "input", dtype), b = tensor(in[1], "other", dtype);
    // One operation until the end of phase algebra: solves and determinants of it are those of its factors.
    if (a.dim() == 2 && b.dim() == 2 && dtype != DType::Bool)
      return session().wrap(session().emit<ir::KronOp>(valueOf(a), valueOf(b)).getResult(), {dimsOf(a)[0] * dimsOf(b)[0], dimsOf(a)[1] * dimsOf(b)[1]});
    size_t rank = static_cast<size_t>(std::max(a.dim(), b.dim()));
    auto padded = [&](const Tensor &x) {
      SymSizes sizes(rank - static_cast<size_t>(x.dim()), SymInt(1));
      sizes.append(dimsOf(x).begin(), dimsOf(x).end());
      return sizes;
    };
    SymSizes sizesA = padded(a), sizesB = padded(b), spreadA, spreadB, result;
    for (size_t i = 0; i < rank; ++i) {
      spreadA.append({sizesA[i], SymInt(1)});
      spreadB.append({SymInt(1), sizesB[i]});
      result.push_back(sizesA[i] * sizesB[i]);
    }
    a = reshapeTo(a, spreadA);
    b = reshapeTo(b, spreadB);
    return reshapeTo(dtype == DType::Bool ? binary<ir::LogicalAndOp>(a, b) : binary<ir::MulOp>(a, b), result);
  });
}

// (a1 b2 - a2 b1, a2 b0 - a0 b2, a0 b1 - a1 b0) along a dimension of size 3.
static Tensor crossProduct(const Tensor &x, const Tensor &y, int64_t dim, const char *roleA, const char *roleB) {
  SymSizes dims = broadcastDims({x, y});
  int64_t along = wrapDim(dim, static_cast<int64_t>(dims.size()));
  int64_t fromEnd = along - static_cast<int64_t>(dims.size());
  for (const Tensor *tensor : {&x, &y})
    if (tensor->dim() + fromEnd < 0 || !(dimsOf(*tensor)[static_cast<size_t>(tensor->dim() + fromEnd)] == SymInt(3)))
      fail("'" + std::string(roleA) + "' and '" + roleB + "' must have size 3 along 'dim', got shapes " + shapeString(x) + " and " +
           shapeString(y));
  Tensor a = expandTo(x, dims), b = expandTo(y, dims);
  auto part = [&](const Tensor &tensor, int64_t i) { return sliceView(tensor, along, i, 1); };
  std::vector<Tensor> parts;
  for (int64_t i = 0; i < 3; ++i) {
    int64_t j = (i + 1) % 3, k = (i + 2) % 3;
    parts.push_back(binary<ir::SubOp>(binary<ir::MulOp>(part(a, j), part(b, k)), binary<ir::MulOp>(part(a, k), part(b, j))));
  }
  return cat(parts, along);
}
Tensor linalg::cross(const Operand &input, const Operand &other, int64_t dim) {
  return call("linalg.cross", CallKind::General, {input, other}, Attributes(dim), [dim](Operands in) {
    DType dtype = resultType(in);
    if (dtype == DType::Bool) failType("the operands must not be bool");
    Tensor a = tensor(in[0], "input", dtype), b = tensor(in[1], "other", dtype);
    if (a.dim() != b.dim())
      fail("'input' and 'other' must have as many dimensions, got shapes " + shapeString(a) + " and " + shapeString(b));
    return crossProduct(a, b, dim, "input", "other");
  });
}
Tensor cross(const Operand &input, const Operand &other, std::optional<int64_t> dim) {
  return call("cross", CallKind::General, {input, other}, Attributes(dim), [dim](Operands in) {
    DType dtype = resultType(in);
    if (dtype == DType::Bool) failType("the operands must not be bool");
    Tensor a = tensor(in[0], "input", dtype), b = tensor(in[1], "other", dtype);
    std::optional<int64_t> along = dim;
    for (int64_t i = 0; !along && i < a.dim(); ++i)
      if (dimsOf(a)[static_cast<size_t>(i)] == SymInt(3)) along = i; // as in the reference, the first one
    if (!along) fail("no dimension of 'input' has size 3, got shape " + shapeString(a));
    return crossProduct(a, b, *along, "input", "other");
  });
}

} // namespace crout
