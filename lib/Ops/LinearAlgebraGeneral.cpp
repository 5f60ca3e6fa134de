// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrices without definiteness: eigenvalues of general matrices, the exponential, and LDL factorisations of symmetric ones.
#include "Ops/LinearAlgebra.h"

namespace crout {
using namespace ops;


std::tuple<Tensor, Tensor> linalg::eig(const Operand &A) {
  return call("linalg.eig", CallKind::LinearAlgebra, {A}, Attributes(), [](Operands in) {
    Tensor a = squareMatrices(in[0], "A");
    SymSizes batch = batchOf(a);
    auto op = session().emit<ir::EigOp>(valueOf(a));
    checkInfo(session().wrap(op.getInfo(), batch), Failure::NotConverged);
    return std::make_tuple(session().wrap(op.getW(), withSizes(batch, {columnsOf(a)})), session().wrap(op.getV(), dimsOf(a)));
  });
}

Tensor linalg::eigvals(const Operand &A) {
  return call("linalg.eigvals", CallKind::LinearAlgebra, {A}, Attributes(), [](Operands in) {
    Tensor a = squareMatrices(in[0], "A");
    SymSizes batch = batchOf(a);
    auto op = session().emit<ir::EigvalsOp>(valueOf(a));
    checkInfo(session().wrap(op.getInfo(), batch), Failure::NotConverged);
    return session().wrap(op.getW(), withSizes(batch, {columnsOf(a)}));
  });
}

static Tensor exponential(const char *name, const char *role, const Operand &A) {
  return call(name, CallKind::LinearAlgebra, {A}, Attributes(), [role](Operands in) {
    // Halves have no library: they are computed in float32 and rounded once.
    DType dtype = dtypeOf(in[0]);
    bool half = dtype == DType::Float16 || dtype == DType::BFloat16;
    Tensor a = squareMatrices(half ? Operand(toDType(tensor(in[0], role), DType::Float32)) : in[0], role);
    return toDType(session().wrap(session().emit<ir::MatrixExpOp>(valueOf(a)), dimsOf(a)), dtype);
  });
}
Tensor linalg::matrix_exp(const Operand &A) { return exponential("linalg.matrix_exp", "A", A); }
Tensor matrix_exp(const Operand &A) { return exponential("matrix_exp", "A", A); }

static std::tuple<Tensor, Tensor, Tensor> ldlOf(const Operand &A, bool hermitian) {
  Tensor a = squareMatrices(A, "A");
  SymSizes batch = batchOf(a);
  auto op = session().emit<ir::LdlFactorOp>(valueOf(a), hermitian);
  return {session().wrap(op.getLD(), dimsOf(a)), session().wrap(op.getPivots(), withSizes(batch, {columnsOf(a)})),
          session().wrap(op.getInfo(), batch)};
}

std::tuple<Tensor, Tensor> linalg::ldl_factor(const Operand &A, bool hermitian) {
  return call("linalg.ldl_factor", CallKind::LinearAlgebra, {A}, Attributes(hermitian), [hermitian](Operands in) {
    auto [factors, pivots, info] = ldlOf(in[0], hermitian);
    checkInfo(info, Failure::Singular);
    return std::make_tuple(factors, pivots);
  });
}

std::tuple<Tensor, Tensor, Tensor> linalg::ldl_factor_ex(const Operand &A, bool hermitian, bool check_errors) {
  return call("linalg.ldl_factor_ex", CallKind::LinearAlgebra, {A}, Attributes(hermitian, check_errors), [=](Operands in) {
    auto result = ldlOf(in[0], hermitian);
    if (check_errors) checkInfo(std::get<2>(result), Failure::Singular);
    return result;
  });
}

Tensor linalg::ldl_solve(const Operand &LD, const Operand &pivots, const Operand &B, bool hermitian) {
  return call("linalg.ldl_solve", CallKind::LinearAlgebra, {LD, pivots, B}, Attributes(hermitian), [hermitian](Operands in) {
    Tensor factors = squareMatrices(in[0], "LD"), order = tensor(in[1], "pivots"), b = matrices(in[2], "B");
    requireSameType(factors, "LD", b, "B");
    if (order.dtype() != DType::Int32) failType("'pivots' must be int32, as ldl_factor gives them, got " + describe(order.dtype()));
    bool fits = order.dim() == factors.dim() - 1;
    for (size_t i = 0; fits && i + 1 < dimsOf(factors).size(); ++i)
      fits = sameSize(dimsOf(order)[i], dimsOf(factors)[i]);
    if (!fits)
      fail("'pivots' must have the shape of 'LD' without the last dimension, got shapes " + shapeString(order) + " and " +
           shapeString(factors));
    if (!sameSize(columnsOf(factors), rowsOf(b)))
      fail("'B' must have as many rows as 'LD', got shapes " + shapeString(b) + " and " + shapeString(factors));
    SymSizes batch = broadcastBatches(factors, "LD", b, "B");
    return session().wrap(session().emit<ir::LdlSolveOp>(valueOf(factors), valueOf(order), valueOf(b), hermitian),
                          withSizes(batch, {rowsOf(b), columnsOf(b)}));
  });
}

} // namespace crout
