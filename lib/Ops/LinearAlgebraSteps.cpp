// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The steps that linear-algebra functions are made of.
#include "Ops/LinearAlgebra.h"

namespace crout::ops {

static constexpr int64_t maxStaticMatrixSize = 32;

void requireMatrixType(DType dtype, const char *role) {
  if (dtype != DType::Float32 && dtype != DType::Float64 && !isComplex(dtype))
    failType("'" + std::string(role) + "' must be float32, float64, complex64 or complex128, got " + describe(dtype));
}

void specialiseSmall(const Tensor &A) {
  for (const SymInt &size : dimsOf(A).take_back(2))
    if (size.isSymbolic() && !isGeneric(size) && size.hint() > 0 && size.hint() <= maxStaticMatrixSize) size.guard();
}

Tensor matrices(const Operand &operand, const char *role) {
  Tensor A = tensor(operand, role);
  requireMatrixType(A.dtype(), role);
  if (A.dim() < 2) fail("'" + std::string(role) + "' must have at least two dimensions, (*, m, n), got shape " + shapeString(A));
  specialiseSmall(A);
  return A;
}

void requireSquare(const Tensor &A, const char *role) {
  if (!sameSize(rowsOf(A), columnsOf(A)))
    fail("'" + std::string(role) + "' must be a square matrix or a batch of them, (*, n, n), got shape " + shapeString(A));
}

Tensor squareMatrices(const Operand &operand, const char *role) {
  Tensor A = matrices(operand, role);
  requireSquare(A, role);
  return A;
}

void requireSameType(const Tensor &A, const char *roleA, const Tensor &B, const char *roleB) {
  if (A.dtype() != B.dtype())
    fail("'" + std::string(roleA) + "' and '" + roleB + "' must have one dtype, got " + describe(A.dtype()) + " and " +
         describe(B.dtype()));
}

SymSizes withSizes(llvm::ArrayRef<SymInt> batch, std::initializer_list<SymInt> sizes) {
  SymSizes dims(batch.begin(), batch.end());
  dims.append(sizes.begin(), sizes.end());
  return dims;
}

void checkInfo(const Tensor &info, Failure failure) {
  OpScope *scope = OpScope::current();
  session().emit<ir::CheckInfoOp>(valueOf(info), static_cast<int64_t>(failure), llvm::StringRef(scope ? scope->function() : "crout"));
}

Inverse inverseOf(const Tensor &A) {
  auto op = session().emit<ir::InvOp>(valueOf(A));
  return {session().wrap(op.getInverse(), dimsOf(A)), session().wrap(op.getInfo(), batchOf(A))};
}

Solution solveMatrices(const Tensor &A, const Tensor &B, bool left) {
  SymSizes batch = broadcastBatches(A, "A", B, "B");
  auto op = session().emit<ir::SolveOp>(valueOf(A), valueOf(B), left);
  return {session().wrap(op.getX(), withSizes(batch, {rowsOf(B), columnsOf(B)})), session().wrap(op.getInfo(), batchOf(A))};
}

Singular svdOf(const Tensor &A, bool fullMatrices) {
  SymSizes batch = batchOf(A);
  SymInt m = rowsOf(A), n = columnsOf(A), k = symMin(m, n);
  auto op = session().emit<ir::SvdOp>(valueOf(A), fullMatrices);
  return {session().wrap(op.getU(), withSizes(batch, {m, fullMatrices ? m : k})), session().wrap(op.getS(), withSizes(batch, {k})),
          session().wrap(op.getVh(), withSizes(batch, {fullMatrices ? n : k, n})), session().wrap(op.getInfo(), batch)};
}

Tensor singularValues(const Tensor &A) {
  SymSizes batch = batchOf(A);
  auto op = session().emit<ir::SvdvalsOp>(valueOf(A));
  checkInfo(session().wrap(op.getInfo(), batch), Failure::NotConverged);
  return session().wrap(op.getS(), withSizes(batch, {symMin(rowsOf(A), columnsOf(A))}));
}

Eigen eighOf(const Tensor &A, bool upper) {
  SymSizes batch = batchOf(A);
  auto op = session().emit<ir::EighOp>(valueOf(A), upper);
  checkInfo(session().wrap(op.getInfo(), batch), Failure::NotConverged);
  return {session().wrap(op.getW(), withSizes(batch, {columnsOf(A)})), session().wrap(op.getV(), dimsOf(A))};
}

Tensor eigenvalues(const Tensor &A, bool upper) {
  SymSizes batch = batchOf(A);
  auto op = session().emit<ir::EigvalshOp>(valueOf(A), upper);
  checkInfo(session().wrap(op.getInfo(), batch), Failure::NotConverged);
  return session().wrap(op.getW(), withSizes(batch, {columnsOf(A)}));
}

} // namespace crout::ops
