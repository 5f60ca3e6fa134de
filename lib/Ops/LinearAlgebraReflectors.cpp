// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Products of Householder reflectors as LAPACK stores them, and the forms of QR, LU, SVD and triangular solves that are older than linalg.
//
// Q = I - V T V^H with T = (I + diag(tau) striu(V^H V))^-1 diag(tau): all reflectors at once, by matrix products and one triangular solve.
// R. Schreiber and C. Van Loan, A storage-efficient WY representation for products of Householder transformations (1989).
#include "Ops/LinearAlgebra.h"

namespace crout {
using namespace ops;

std::tuple<Tensor, Tensor> geqrf(const Operand &input) {
  return call("geqrf", CallKind::LinearAlgebra, {input}, Attributes(), [](Operands in) {
    Tensor a = matrices(in[0], "input");
    auto op = session().emit<ir::QrFactorOp>(valueOf(a));
    return std::make_tuple(session().wrap(op.getFactors(), dimsOf(a)),
                           session().wrap(op.getTau(), withSizes(batchOf(a), {symMin(rowsOf(a), columnsOf(a))})));
  });
}

namespace {
Tensor triangle(const Tensor &x, bool upper, int64_t diagonal) {
  return session().wrap(session().emit<ir::TriangleOp>(valueOf(x), upper, diagonal), dimsOf(x));
}
Tensor identity(const SymInt &rows, const SymInt &columns, DType dtype) {
  SymSizes sizes{rows, columns};
  return session().wrap(session().emit<ir::EyeOp>(session().tensorType(dtype, sizes), session().dynamicSizes(sizes)), sizes);
}

struct Reflectors {
  Tensor v, scaled, tau; // V, (*, m, k), and diag(tau) striu(V^H V), to which a unit diagonal belongs

  /// T X, or T^H X.
  Tensor apply(const Tensor &x, bool adjoint) const {
    Tensor column = unsqueezeView(tau, -1);
    if (!adjoint) return solve(scaled, binary<ir::MulOp>(column, x), true);
    // T^H = diag(tau)^H (...)^-H
    Tensor solved = solve(transposed(scaled, true), x, false);
    return binary<ir::MulOp>(isComplex(tau.dtype()) ? unary<ir::ConjOp>(column) : column, solved);
  }

private:
  static Tensor solve(const Tensor &a, const Tensor &b, bool upper) {
    SymSizes batch = broadcastBatches(a, "tau", b, "other");
    auto op = session().emit<ir::SolveTriangularOp>(valueOf(a), valueOf(b), upper, /*left=*/true, /*unitriangular=*/true);
    return session().wrap(op.getX(), withSizes(batch, {rowsOf(b), columnsOf(b)}));
  }
};

/// Checks (*, m, n) reflectors with k <= n factors, and prepares them.
Reflectors reflectorsOf(const Operand &vectors, const Operand &factors, const char *role) {
  Tensor a = matrices(vectors, role), tau = tensor(factors, "tau");
  requireSameType(a, role, tau, "tau");
  bool fits = tau.dim() == a.dim() - 1;
  for (size_t i = 0; fits && i + 2 < dimsOf(a).size(); ++i)
    fits = sameSize(dimsOf(tau)[i], dimsOf(a)[i]);
  if (!fits)
    fail("'tau' must have the batch of '" + std::string(role) + "' and one more dimension, got shapes " + shapeString(tau) + " and " +
         shapeString(a));
  SymInt k = dimsOf(tau).back();
  if (columnsOf(a) < k)
    fail("'tau' must not have more entries than '" + std::string(role) + "' has columns, got shapes " + shapeString(tau) + " and " +
         shapeString(a));
  if (rowsOf(a) < columnsOf(a)) fail("'" + std::string(role) + "' must not have more columns than rows, got shape " + shapeString(a));
  Tensor lower = triangle(sliceView(a, a.dim() - 1, 0, k), false, -1);
  Tensor v = binary<ir::AddOp>(lower, identity(rowsOf(a), k, a.dtype()));
  Tensor overlap = triangle(matrixProduct(transposed(v, true), v), true, 1);
  return {v, binary<ir::MulOp>(unsqueezeView(tau, -1), overlap), tau};
}

/// The first n columns of Q.
Tensor productOf(const char *name, const Operand &input, const Operand &tau, const char *role) {
  return call(name, CallKind::LinearAlgebra, {input, tau}, Attributes(), [role](Operands in) {
    Reflectors q = reflectorsOf(in[0], in[1], role);
    SymInt m = rowsOf(q.v), n = columnsOf(tensor(in[0], role));
    // V^H E, E the first n columns of the identity, is the first n rows of V, adjoint.
    Tensor top = transposed(sliceView(q.v, q.v.dim() - 2, 0, n), true);
    return binary<ir::SubOp>(identity(m, n, q.v.dtype()), matrixProduct(q.v, q.apply(top, false)));
  });
}
} // namespace

Tensor linalg::householder_product(const Operand &A, const Operand &tau) { return productOf("linalg.householder_product", A, tau, "A"); }
Tensor orgqr(const Operand &input, const Operand &tau) { return productOf("orgqr", input, tau, "input"); }

// Q C, Q^H C, C Q or C Q^H with the whole (m, m) Q. From the right by the adjoint: C Q = (Q^H C^H)^H.
Tensor ormqr(const Operand &input, const Operand &tau, const Operand &other, bool left, bool transpose) {
  return call("ormqr", CallKind::LinearAlgebra, {input, tau, other}, Attributes(left, transpose), [=](Operands in) {
    Reflectors q = reflectorsOf(in[0], in[1], "input");
    Tensor c = matrices(in[2], "other");
    requireSameType(q.v, "input", c, "other");
    if (!sameSize(left ? rowsOf(c) : columnsOf(c), rowsOf(q.v)))
      fail(std::string("'other' must have as many ") + (left ? "rows" : "columns") + " as 'input' has rows, got shapes " + shapeString(c) +
           " and " + shapeString(q.v));
    Tensor x = left ? c : transposed(c, true);
    bool adjoint = left == transpose;
    Tensor product = binary<ir::SubOp>(x, matrixProduct(q.v, q.apply(matrixProduct(transposed(q.v, true), x), adjoint)));
    return left ? product : transposed(product, true);
  });
}

std::tuple<Tensor, Tensor> qr(const Operand &input, bool some) { return linalg::qr(input, some ? "reduced" : "complete"); }

// V rather than its adjoint; without vectors zeros stand for them.
std::tuple<Tensor, Tensor, Tensor> svd(const Operand &input, bool some, bool compute_uv) {
  return call("svd", CallKind::LinearAlgebra, {input}, Attributes(some, compute_uv), [=](Operands in) {
    Tensor a = matrices(in[0], "input");
    if (!compute_uv) {
      SymSizes batch = batchOf(a);
      return std::make_tuple(filled(withSizes(batch, {rowsOf(a), rowsOf(a)}), int64_t{0}, a.dtype()), singularValues(a),
                             filled(withSizes(batch, {columnsOf(a), columnsOf(a)}), int64_t{0}, a.dtype()));
    }
    Singular parts = svdOf(a, !some);
    checkInfo(parts.info, Failure::NotConverged);
    return std::make_tuple(parts.u, parts.s, transposed(parts.vh, true));
  });
}

std::tuple<Tensor, Tensor> triangular_solve(const Operand &b, const Operand &A, bool upper, bool transpose, bool unitriangular) {
  return call("triangular_solve", CallKind::LinearAlgebra, {b, A}, Attributes(upper, transpose, unitriangular), [=](Operands in) {
    Tensor right = matrices(in[0], "b"), a = squareMatrices(in[1], "A");
    requireSameType(right, "b", a, "A");
    if (!sameSize(columnsOf(a), rowsOf(right)))
      fail("'b' must have as many rows as 'A', got shapes " + shapeString(right) + " and " + shapeString(a));
    SymSizes batch = broadcastBatches(a, "A", right, "b");
    Tensor system = transpose ? transposed(a) : a;
    auto op = session().emit<ir::SolveTriangularOp>(valueOf(system), valueOf(right), upper != transpose, /*left=*/true, unitriangular);
    return std::make_tuple(session().wrap(op.getX(), withSizes(batch, {rowsOf(right), columnsOf(right)})),
                           expandTo(a, withSizes(batch, {rowsOf(a), columnsOf(a)})));
  });
}

std::tuple<Tensor, Tensor> lu(const Operand &A, bool pivot) {
  auto [factors, pivots, info] = linalg::lu_factor_ex(A, pivot, false);
  return {factors, pivots};
}

// P, L and U from the compact form; what is not asked for is empty.
std::tuple<Tensor, Tensor, Tensor> lu_unpack(const Operand &LU_data, const Operand &LU_pivots, bool unpack_data, bool unpack_pivots) {
  return call("lu_unpack", CallKind::LinearAlgebra, {LU_data, LU_pivots}, Attributes(unpack_data, unpack_pivots), [=](Operands in) {
    Tensor factors = matrices(in[0], "LU_data"), pivots = tensor(in[1], "LU_pivots");
    if (pivots.dtype() != DType::Int32) failType("'LU_pivots' must be int32, as lu gives them, got " + describe(pivots.dtype()));
    SymInt m = rowsOf(factors), n = columnsOf(factors), k = symMin(m, n);
    bool fits = pivots.dim() == factors.dim() - 1 && sameSize(dimsOf(pivots).back(), k);
    for (size_t i = 0; fits && i + 2 < dimsOf(factors).size(); ++i)
      fits = sameSize(dimsOf(pivots)[i], dimsOf(factors)[i]);
    if (!fits)
      fail("'LU_pivots' must have the batch of 'LU_data' and one entry for each row or column of the smaller size, got shapes " +
           shapeString(pivots) + " and " + shapeString(factors));
    Tensor none = filled({SymInt(0)}, int64_t{0}, factors.dtype()), P = none, L = none, U = none;
    if (unpack_pivots) {
      Tensor permutation =
          session().wrap(session().emit<ir::LuPermutationOp>(valueOf(pivots), session().index(m)), withSizes(batchOf(factors), {m}));
      SymSizes column{m, SymInt(1)};
      Tensor rows = session().wrap(
          session().emit<ir::IotaOp>(session().tensorType(DType::Int64, column), session().dynamicSizes(column), int64_t{0}), column);
      P = toDType(compare(ir::ComparePredicate::eq, unsqueezeView(permutation, -2), rows), factors.dtype());
    }
    if (unpack_data) {
      int64_t last = factors.dim() - 1;
      L = binary<ir::AddOp>(triangle(sliceView(factors, last, 0, k), false, -1), identity(m, k, factors.dtype()));
      U = triangle(sliceView(factors, last - 1, 0, k), true, 0);
    }
    return std::make_tuple(P, L, U);
  });
}

} // namespace crout
