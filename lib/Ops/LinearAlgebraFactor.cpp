// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// LU and Cholesky factorisations, and what follows from them.
#include "Ops/LinearAlgebra.h"

namespace crout {
using namespace ops;

namespace {
struct LU {
  Tensor lu, pivots, info;
};

LU luOf(const Tensor &A) {
  SymSizes batch = batchOf(A);
  auto op = session().emit<ir::LuFactorOp>(valueOf(A));
  return {session().wrap(op.getLU(), dimsOf(A)), session().wrap(op.getPivots(), withSizes(batch, {symMin(rowsOf(A), columnsOf(A))})),
          session().wrap(op.getInfo(), batch)};
}

void requirePivoting(bool pivot) {
  if (!pivot) fail("pivot=False is not supported: without pivoting the factorisation is not stable");
}

struct Factor {
  Tensor factor, info;
};

Factor choleskyOf(const Operand &operand, const char *role, bool upper) {
  Tensor A = squareMatrices(operand, role);
  auto op = session().emit<ir::CholeskyOp>(valueOf(A), upper);
  return {session().wrap(op.getL(), dimsOf(A)), session().wrap(op.getInfo(), batchOf(A))};
}

Tensor choleskyChecked(const char *name, const char *role, const Operand &A, bool upper) {
  return call(name, CallKind::LinearAlgebra, {A}, Attributes(upper), [=](Operands in) {
    Factor result = choleskyOf(in[0], role, upper);
    checkInfo(result.info, Failure::NotPositiveDefinite);
    return result.factor;
  });
}

Tensor triangleOf(const Tensor &x, bool upper, int64_t diagonal) {
  return session().wrap(session().emit<ir::TriangleOp>(valueOf(x), upper, diagonal), dimsOf(x));
}

Tensor identityOf(const SymInt &n, DType dtype) {
  SymSizes square{n, n};
  return session().wrap(session().emit<ir::EyeOp>(session().tensorType(dtype, square), session().dynamicSizes(square)), square);
}

Tensor choleskySolve(const Tensor &B, const Tensor &L, bool upper) {
  SymSizes batch = broadcastBatches(L, "L", B, "B");
  return session().wrap(session().emit<ir::CholeskySolveOp>(valueOf(B), valueOf(L), upper), withSizes(batch, {rowsOf(B), columnsOf(B)}));
}

Tensor determinant(const char *name, const char *role, const Operand &A) {
  return call(name, CallKind::LinearAlgebra, {A}, Attributes(), [role](Operands in) {
    Tensor a = squareMatrices(in[0], role);
    return session().wrap(session().emit<ir::DetOp>(valueOf(a)), batchOf(a));
  });
}

std::tuple<Tensor, Tensor> signAndLog(const Tensor &A) {
  auto op = session().emit<ir::SlogdetOp>(valueOf(A));
  return {session().wrap(op.getSign(), batchOf(A)), session().wrap(op.getLogabsdet(), batchOf(A))};
}

Tensor luSolve(Operands in, const char *roleLU, const char *rolePivots, const char *roleB, bool left, bool adjoint) {
  Tensor LU = squareMatrices(in[0], roleLU), pivots = tensor(in[1], rolePivots), B = matrices(in[2], roleB);
  requireSameType(LU, roleLU, B, roleB);
  if (pivots.dtype() != DType::Int32)
    failType("'" + std::string(rolePivots) + "' must be int32, as lu_factor gives them, got " + describe(pivots.dtype()));
  bool fits = pivots.dim() == LU.dim() - 1;
  for (size_t i = 0; fits && i + 1 < dimsOf(LU).size(); ++i)
    fits = sameSize(dimsOf(pivots)[i], dimsOf(LU)[i]);
  if (!fits)
    fail("'" + std::string(rolePivots) + "' must have the shape of '" + roleLU + "' without the last dimension, got shapes " +
         shapeString(pivots) + " and " + shapeString(LU));
  if (!sameSize(columnsOf(LU), left ? rowsOf(B) : columnsOf(B)))
    fail("'" + std::string(roleB) + "' must have as many " + (left ? "rows" : "columns") + " as '" + roleLU + "', got shapes " +
         shapeString(B) + " and " + shapeString(LU));
  SymSizes batch = broadcastBatches(LU, "LU", B, "B");
  return session().wrap(session().emit<ir::LuSolveOp>(valueOf(LU), valueOf(pivots), valueOf(B), left, adjoint),
                        withSizes(batch, {rowsOf(B), columnsOf(B)}));
}
} // namespace

std::tuple<Tensor, Tensor> linalg::lu_factor(const Operand &A, bool pivot) {
  OpScope scope("linalg.lu_factor", A.getWhere());
  requirePivoting(pivot);
  // As in the reference: a singular matrix has a factorisation, but lu_solve can do nothing with it. lu and lu_factor_ex
  // give it all the same.
  return call("linalg.lu_factor", CallKind::LinearAlgebra, {A}, Attributes(), [](Operands in) {
    LU result = luOf(matrices(in[0], "A"));
    checkInfo(result.info, Failure::Singular);
    return std::make_tuple(result.lu, result.pivots);
  });
}

std::tuple<Tensor, Tensor, Tensor> linalg::lu_factor_ex(const Operand &A, bool pivot, bool check_errors) {
  OpScope scope("linalg.lu_factor_ex", A.getWhere());
  requirePivoting(pivot);
  return call("linalg.lu_factor_ex", CallKind::LinearAlgebra, {A}, Attributes(check_errors), [=](Operands in) {
    LU result = luOf(matrices(in[0], "A"));
    if (check_errors) checkInfo(result.info, Failure::Singular);
    return std::make_tuple(result.lu, result.pivots, result.info);
  });
}

Tensor linalg::lu_solve(const Operand &LU, const Operand &pivots, const Operand &B, bool left, bool adjoint) {
  return call("linalg.lu_solve", CallKind::LinearAlgebra, {LU, pivots, B}, Attributes(left, adjoint),
              [=](Operands in) { return luSolve(in, "LU", "pivots", "B", left, adjoint); });
}
Tensor lu_solve(const Operand &b, const Operand &LU_data, const Operand &LU_pivots) {
  return call("lu_solve", CallKind::LinearAlgebra, {LU_data, LU_pivots, b}, Attributes(),
              [](Operands in) { return luSolve(in, "LU_data", "LU_pivots", "b", true, false); });
}

// P has a 1 in row permutation[j], column j: A = P L U.
std::tuple<Tensor, Tensor, Tensor> linalg::lu(const Operand &A, bool pivot) {
  OpScope scope("linalg.lu", A.getWhere());
  requirePivoting(pivot);
  return call("linalg.lu", CallKind::LinearAlgebra, {A}, Attributes(), [](Operands in) {
    Tensor a = matrices(in[0], "A");
    SymInt m = rowsOf(a), n = columnsOf(a), k = symMin(m, n);
    LU factors = luOf(a);
    int64_t last = a.dim() - 1;
    Tensor lower = triangleOf(sliceView(factors.lu, last, 0, k), false, -1);
    SymSizes tall{m, k};
    Tensor unit = session().wrap(session().emit<ir::EyeOp>(session().tensorType(a.dtype(), tall), session().dynamicSizes(tall)), tall);
    Tensor L = binary<ir::AddOp>(lower, unit);
    Tensor U = triangleOf(sliceView(factors.lu, last - 1, 0, k), true, 0);
    SymSizes batch = batchOf(a);
    Tensor permutation =
        session().wrap(session().emit<ir::LuPermutationOp>(valueOf(factors.pivots), session().index(m)), withSizes(batch, {m}));
    SymSizes column{m, SymInt(1)};
    Tensor rows = session().wrap(
        session().emit<ir::IotaOp>(session().tensorType(DType::Int64, column), session().dynamicSizes(column), int64_t{0}), column);
    Tensor P = toDType(compare(ir::ComparePredicate::eq, unsqueezeView(permutation, -2), rows), a.dtype());
    return std::make_tuple(P, L, U);
  });
}

Tensor linalg::cholesky(const Operand &A, bool upper) { return choleskyChecked("linalg.cholesky", "A", A, upper); }
Tensor cholesky(const Operand &input, bool upper) { return choleskyChecked("cholesky", "input", input, upper); }

std::tuple<Tensor, Tensor> linalg::cholesky_ex(const Operand &A, bool upper, bool check_errors) {
  return call("linalg.cholesky_ex", CallKind::LinearAlgebra, {A}, Attributes(upper, check_errors), [=](Operands in) {
    Factor result = choleskyOf(in[0], "A", upper);
    if (check_errors) checkInfo(result.info, Failure::NotPositiveDefinite);
    return std::make_tuple(result.factor, result.info);
  });
}

Tensor cholesky_solve(const Operand &B, const Operand &L, bool upper) {
  return call("cholesky_solve", CallKind::LinearAlgebra, {B, L}, Attributes(upper), [upper](Operands in) {
    Tensor b = matrices(in[0], "B"), factor = squareMatrices(in[1], "L");
    requireSameType(b, "B", factor, "L");
    if (!sameSize(rowsOf(b), rowsOf(factor)))
      fail("'B' must have as many rows as 'L', got shapes " + shapeString(b) + " and " + shapeString(factor));
    return choleskySolve(b, factor, upper);
  });
}

Tensor cholesky_inverse(const Operand &L, bool upper) {
  return call("cholesky_inverse", CallKind::LinearAlgebra, {L}, Attributes(upper), [upper](Operands in) {
    Tensor factor = squareMatrices(in[0], "L");
    return choleskySolve(identityOf(rowsOf(factor), factor.dtype()), factor, upper);
  });
}

Tensor linalg::det(const Operand &A) { return determinant("linalg.det", "A", A); }
Tensor det(const Operand &input) { return determinant("det", "input", input); }

std::tuple<Tensor, Tensor> linalg::slogdet(const Operand &A) {
  return call("linalg.slogdet", CallKind::LinearAlgebra, {A}, Attributes(),
              [](Operands in) { return signAndLog(squareMatrices(in[0], "A")); });
}
std::tuple<Tensor, Tensor> slogdet(const Operand &input) { return linalg::slogdet(input); }

// log(sign) + logabsdet; the logarithm of sign -1 is NaN, that of a complex sign its angle.
Tensor logdet(const Operand &input) {
  return call("logdet", CallKind::LinearAlgebra, {input}, Attributes(), [](Operands in) {
    auto [sign, logabs] = signAndLog(squareMatrices(in[0], "input"));
    if (isComplex(sign.dtype()))
      return binary<ir::ComplexOp>(logabs, binary<ir::Atan2Op>(unary<ir::ImagOp>(sign), unary<ir::RealOp>(sign)));
    return binary<ir::AddOp>(unary<ir::LogOp>(unary<ir::AbsOp>(sign)),
                             select(compare(ir::ComparePredicate::lt, sign, constant(0.0, sign.dtype())),
                                    constant(std::numeric_limits<double>::quiet_NaN(), sign.dtype()), logabs));
  });
}

} // namespace crout
