// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inverses and solutions of linear systems.
#include "Ops/LinearAlgebra.h"
#include "Support/Switches.h"
#include <limits>

namespace crout {
using namespace ops;

// |A|_1 |inv(A)|_1 > 1 / eps -> a warning; singular matrices are errors of their own.
static void warnIfIllConditioned(const Tensor &A) {
  if (columnsOf(A) == SymInt(0)) return;
  Inverse inverse = inverseOf(A);
  auto norm = [](const Tensor &x) {
    int64_t rows = x.dim() - 2;
    return reduce(ir::ReduceKind::max, reduce(ir::ReduceKind::sum, unary<ir::AbsOp>(x), {rows}, false), {rows}, false);
  };
  Tensor condition = binary<ir::MulOp>(norm(A), norm(inverse.inverse));
  bool isSingle = A.dtype() == DType::Float32 || A.dtype() == DType::Complex64;
  double limit = isSingle ? 1.0 / std::numeric_limits<float>::epsilon() : 1.0 / std::numeric_limits<double>::epsilon();
  Tensor large = compare(ir::ComparePredicate::gt, condition, constant(limit, condition.dtype()));
  Tensor regular = compare(ir::ComparePredicate::eq, inverse.info, constant(int64_t{0}, DType::Int32));
  checkInfo(toDType(binary<ir::LogicalAndOp>(large, regular), DType::Int32), Failure::IllConditioned);
}

static bool warns() { return getBool(Switch::WarnIllConditioned); }

static Tensor inverse(const char *name, const Operand &A, const char *role) {
  bool warn = warns();
  return call(name, CallKind::LinearAlgebra, {A}, Attributes(warn), [=](Operands in) {
    Tensor a = squareMatrices(in[0], role);
    Inverse result = inverseOf(a);
    checkInfo(result.info, Failure::Singular);
    if (warn) warnIfIllConditioned(a);
    return result.inverse;
  });
}
Tensor linalg::inv(const Operand &A) { return crout::inverse("linalg.inv", A, "A"); }
Tensor inverse(const Operand &input) { return crout::inverse("inverse", input, "input"); }

std::tuple<Tensor, Tensor> linalg::inv_ex(const Operand &A, bool check_errors) {
  return call("linalg.inv_ex", CallKind::LinearAlgebra, {A}, Attributes(check_errors), [=](Operands in) {
    Inverse result = inverseOf(squareMatrices(in[0], "A"));
    if (check_errors) checkInfo(result.info, Failure::Singular);
    return std::make_tuple(result.inverse, result.info);
  });
}

// B is a vector where it has one dimension, or the shape of A without the last one.
static bool isVector(const Tensor &A, const Tensor &B) {
  if (B.dim() == 1) return true;
  if (B.dim() != A.dim() - 1) return false;
  for (auto [a, b] : llvm::zip(dimsOf(A).drop_back(), dimsOf(B)))
    if (a.isSymbolic() || b.isSymbolic() ? !(a == b) : a.hint() != b.hint()) return false;
  return true;
}

namespace {
struct System {
  Tensor A, B; // matrices
  bool vector;
};

struct Refined {
  Tensor x, forwardError, backwardError, rcond, info;
};
} // namespace

static System systemOf(Operands in, bool left) {
  Tensor A = squareMatrices(in[0], "A"), B = tensor(in[1], "B");
  requireMatrixType(B.dtype(), "B");
  requireSameType(A, "A", B, "B");
  if (B.dim() == 0) fail("'B' must have at least one dimension, got a scalar");
  bool vector = isVector(A, B);
  if (vector && !left) fail("'B' must be a matrix or a batch of matrices where left=False, got a vector of shape " + shapeString(B));
  Tensor right = vector ? unsqueezeView(B, -1) : B;
  if (!sameSize(columnsOf(A), left ? rowsOf(right) : columnsOf(right)))
    fail(std::string("'B' must have as many ") + (left ? "rows" : "columns") + " as 'A', got shapes " + shapeString(B) + " and " +
         shapeString(A));
  specialiseSmall(right);
  return {A, right, vector};
}

static Tensor withoutLast(const Tensor &x) { return reshapeTo(x, dimsOf(x).drop_back()); }

static Solution solveGeneral(const System &system, bool left) {
  Solution solution = solveMatrices(system.A, system.B, left);
  if (system.vector) solution.x = withoutLast(solution.x);
  return solution;
}

static Refined solveRefined(const System &system, bool left, bool bounds) {
  SymSizes batch = broadcastBatches(system.A, "A", system.B, "B");
  SymInt rows = rowsOf(system.B), columns = columnsOf(system.B);
  auto op = session().emit<ir::SolveRefinedOp>(valueOf(system.A), valueOf(system.B), left, bounds);
  SymSizes each = withSizes(batch, {left ? columns : rows});
  Refined result{session().wrap(op.getX(), withSizes(batch, {rows, columns})), session().wrap(op.getForwardError(), each),
                 session().wrap(op.getBackwardError(), each), session().wrap(op.getRcond(), batch), session().wrap(op.getInfo(), batch)};
  if (system.vector) {
    result.x = withoutLast(result.x);
    result.forwardError = withoutLast(result.forwardError);
    result.backwardError = withoutLast(result.backwardError);
  }
  return result;
}

Tensor linalg::solve(const Operand &A, const Operand &B, bool left, bool refine) {
  bool warn = warns();
  return call("linalg.solve", CallKind::LinearAlgebra, {A, B}, Attributes(left, refine, warn), [=](Operands in) {
    System system = systemOf(in, left);
    if (refine) {
      Refined refined = solveRefined(system, left, /*bounds=*/false);
      checkInfo(refined.info, Failure::Singular);
      if (warn) warnIfIllConditioned(system.A);
      return refined.x;
    }
    Solution solution = solveGeneral(system, left);
    checkInfo(solution.info, Failure::Singular);
    if (warn) warnIfIllConditioned(system.A);
    return solution.x;
  });
}

std::tuple<Tensor, Tensor, Tensor, Tensor> linalg::solve_refined(const Operand &A, const Operand &B, bool left) {
  return call("linalg.solve_refined", CallKind::LinearAlgebra, {A, B}, Attributes(left), [left](Operands in) {
    Refined refined = solveRefined(systemOf(in, left), left, /*bounds=*/true);
    checkInfo(refined.info, Failure::Singular);
    return std::make_tuple(refined.x, refined.forwardError, refined.backwardError, refined.rcond);
  });
}

std::tuple<Tensor, Tensor> linalg::solve_ex(const Operand &A, const Operand &B, bool left, bool check_errors) {
  return call("linalg.solve_ex", CallKind::LinearAlgebra, {A, B}, Attributes(left, check_errors), [=](Operands in) {
    Solution solution = solveGeneral(systemOf(in, left), left);
    if (check_errors) checkInfo(solution.info, Failure::Singular);
    return std::make_tuple(solution.x, solution.info);
  });
}

static SymInt productOf(llvm::ArrayRef<SymInt> sizes) {
  SymInt result = 1;
  for (const SymInt &size : sizes)
    result = result * size;
  return result;
}

Tensor linalg::tensorinv(const Operand &A, int64_t ind) {
  return call("linalg.tensorinv", CallKind::General, {A}, Attributes(ind), [ind](Operands in) {
    Tensor x = tensor(in[0], "A");
    requireMatrixType(x.dtype(), "A");
    if (ind <= 0) failValue("'ind' must be positive, got " + std::to_string(ind));
    if (ind > x.dim())
      fail("'ind' must be at most the number of dimensions of 'A', got ind=" + std::to_string(ind) + " for shape " + shapeString(x));
    llvm::ArrayRef<SymInt> dims = dimsOf(x), rows = dims.take_front(static_cast<size_t>(ind)),
                           columns = dims.drop_front(static_cast<size_t>(ind));
    SymInt m = productOf(rows), n = productOf(columns);
    if (!sameSize(m, n))
      fail("the sizes of 'A' before and from dimension ind=" + std::to_string(ind) + " must have equal products, got " +
           toString(m.hint()) + " and " + toString(n.hint()) + " for shape " + shapeString(x));
    auto op = session().emit<ir::TensorinvOp>(valueOf(x), ind);
    checkInfo(session().wrap(op.getInfo(), {}), Failure::Singular);
    SymSizes result(columns.begin(), columns.end());
    result.append(rows.begin(), rows.end());
    return session().wrap(op.getInverse(), result);
  });
}

Tensor linalg::tensorsolve(const Operand &A, const Operand &B, const IntList &dims) {
  return call("linalg.tensorsolve", CallKind::General, {A, B}, Attributes(dims), [&](Operands in) {
    Tensor x = tensor(in[0], "A"), b = tensor(in[1], "B");
    requireMatrixType(x.dtype(), "A");
    requireSameType(x, "A", b, "B");
    Sizes moved, order;
    if (dims) {
      wrapDims(*dims, x.dim());
      for (int64_t dim : *dims)
        moved.push_back(wrapDim(dim, x.dim()));
    }
    for (int64_t i = 0; i < x.dim(); ++i)
      if (!llvm::is_contained(moved, i)) order.push_back(i);
    order.append(moved.begin(), moved.end());
    SymSizes permuted;
    for (int64_t dim : order)
      permuted.push_back(dimsOf(x)[static_cast<size_t>(dim)]);
    if (b.dim() > x.dim()) fail("'B' must not have more dimensions than 'A', got shapes " + shapeString(b) + " and " + shapeString(x));
    llvm::ArrayRef<SymInt> rows = llvm::ArrayRef<SymInt>(permuted).take_front(static_cast<size_t>(b.dim()));
    llvm::ArrayRef<SymInt> columns = llvm::ArrayRef<SymInt>(permuted).drop_front(static_cast<size_t>(b.dim()));
    for (auto [size, wanted] : llvm::zip(rows, dimsOf(b)))
      if (!sameSize(size, wanted))
        fail("'A'" + std::string(dims ? ", with 'dims' moved to its end," : "") + " must begin with the sizes of 'B', got shapes " +
             shapeString(permuted) + " and " + shapeString(b));
    SymInt m = productOf(rows), n = productOf(columns);
    if (!sameSize(m, n))
      fail("'A' as a matrix must be square: the sizes of 'B' and the other sizes of 'A' must have equal products, got " +
           toString(m.hint()) + " and " + toString(n.hint()) + " for shapes " + shapeString(x) + " and " + shapeString(b));
    mlir::DenseI64ArrayAttr attribute = dims ? session().builder().getDenseI64ArrayAttr(moved) : mlir::DenseI64ArrayAttr();
    auto op = session().emit<ir::TensorsolveOp>(valueOf(x), valueOf(b), attribute);
    checkInfo(session().wrap(op.getInfo(), {}), Failure::Singular);
    return session().wrap(op.getX(), columns);
  });
}

Tensor linalg::solve_triangular(const Operand &A, const Operand &B, bool upper, bool left, bool unitriangular) {
  return call("linalg.solve_triangular", CallKind::LinearAlgebra, {A, B}, Attributes(upper, left, unitriangular), [=](Operands in) {
    Tensor a = squareMatrices(in[0], "A"), b = matrices(in[1], "B");
    requireSameType(a, "A", b, "B");
    if (!sameSize(columnsOf(a), left ? rowsOf(b) : columnsOf(b)))
      fail(std::string("'B' must have as many ") + (left ? "rows" : "columns") + " as 'A', got shapes " + shapeString(b) + " and " +
           shapeString(a));
    SymSizes batch = broadcastBatches(a, "A", b, "B");
    auto op = session().emit<ir::SolveTriangularOp>(valueOf(a), valueOf(b), upper, left, unitriangular);
    return session().wrap(op.getX(), withSizes(batch, {rowsOf(b), columnsOf(b)}));
  });
}

// A^n by squaring; a negative power is one of the inverse.
static Tensor powerOf(const char *name, const char *role, const Operand &A, int64_t n) {
  return call(name, CallKind::LinearAlgebra, {A}, Attributes(n), [=](Operands in) {
    Tensor base = tensor(in[0], role);
    if (n < 0 || isFloatingPoint(base.dtype()) || isComplex(base.dtype())) base = squareMatrices(in[0], role);
    if (base.dim() < 2) fail("'" + std::string(role) + "' must have at least two dimensions, (*, n, n), got shape " + shapeString(base));
    requireSquare(base, role);
    if (n < 0) {
      Inverse result = inverseOf(base);
      checkInfo(result.info, Failure::Singular);
      base = result.inverse;
    }
    uint64_t exponent = n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
    if (exponent == 0) {
      SymSizes square{rowsOf(base), rowsOf(base)};
      Tensor identity =
          session().wrap(session().emit<ir::EyeOp>(session().tensorType(base.dtype(), square), session().dynamicSizes(square)), square);
      return expandTo(identity, SymSizes(dimsOf(base)));
    }
    std::optional<Tensor> result;
    while (true) {
      if (exponent & 1) result = result ? matrixProduct(*result, base) : base;
      exponent >>= 1;
      if (exponent == 0) return *result;
      base = matrixProduct(base, base);
    }
  });
}
Tensor linalg::matrix_power(const Operand &A, int64_t n) { return powerOf("linalg.matrix_power", "A", A, n); }
Tensor matrix_power(const Operand &input, int64_t n) { return powerOf("matrix_power", "input", input, n); }

} // namespace crout
