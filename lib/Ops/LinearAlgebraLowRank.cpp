// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Leading singular vectors and eigenvectors of matrices.
#include "Ops/LinearAlgebra.h"

namespace crout {
using namespace ops;

// Orthonormal columns that A nearly maps into, by subspace iteration from random ones.
// N. Halko, P. G. Martinsson and J. A. Tropp, Finding structure with randomness (2009), algorithm 4.4.
static Tensor approximateBasis(const Tensor &A, int64_t q, int64_t niter) {
  Tensor adjoint = conj(transpose(A, -2, -1));
  auto orthonormal = [](const Tensor &x) { return std::get<0>(linalg::qr(x)); };
  std::vector<SymInt> start = A.shape();
  start[start.size() - 2] = A.size(-1);
  start.back() = q;
  Tensor basis = orthonormal(matmul(A, randn(start, std::nullopt, A.dtype())));
  for (int64_t i = 0; i < niter; ++i)
    basis = orthonormal(matmul(A, orthonormal(matmul(adjoint, basis))));
  return basis;
}

static std::tuple<Tensor, Tensor, Tensor> leadingSingular(const Tensor &A, int64_t q, int64_t niter) {
  if (A.size(-2) < A.size(-1)) { // the smaller side is sampled
    auto [u, s, v] = leadingSingular(conj(transpose(A, -2, -1)), q, niter);
    return {v, s, u};
  }
  Tensor basis = approximateBasis(A, q, niter);
  auto [u, s, vh] = linalg::svd(matmul(conj(transpose(basis, -2, -1)), A), false);
  return {matmul(basis, u), s, conj(transpose(vh, -2, -1))};
}

static void checkRank(const Tensor &A, int64_t q, int64_t niter) {
  if (A.dim() < 2) fail("'A' must have at least two dimensions, (*, m, n), got shape " + shapeString(A));
  requireMatrixType(A.dtype(), "A");
  SymInt most = symMin(A.size(-2), A.size(-1));
  if (q < 0 || most < SymInt(q))
    failValue("'q' must be in [0, " + toString(most.hint()) + "], the smaller size of 'A' of shape " + shapeString(A) + ", got " +
              std::to_string(q));
  if (niter < 0) failValue("'niter' must not be negative, got " + std::to_string(niter));
}

std::tuple<Tensor, Tensor, Tensor> svd_lowrank(const Operand &A, int64_t q, int64_t niter, const std::optional<Tensor> &M) {
  OpScope scope("svd_lowrank", A.getWhere());
  Tensor a = M ? sub(viewed(A, "A"), viewed(*M)) : viewed(A, "A");
  checkRank(a, q, niter);
  return leadingSingular(a, q, niter);
}

std::tuple<Tensor, Tensor, Tensor> pca_lowrank(const Operand &A, std::optional<int64_t> q, bool center, int64_t niter) {
  OpScope scope("pca_lowrank", A.getWhere());
  Tensor a = viewed(A, "A");
  if (a.dim() < 2) fail("'A' must have at least two dimensions, (*, m, n), got shape " + shapeString(a));
  int64_t rank = q.value_or(std::min({int64_t{6}, a.size(-2).guard(), a.size(-1).guard()}));
  checkRank(a, rank, niter);
  if (center) a = sub(a, mean(a, -2, true));
  return leadingSingular(a, rank, niter);
}

// A X = B X diag(E) with a positive definite B = L L^H: the eigenvalues of L^-1 A L^-H, all of them, of which k are given.
std::tuple<Tensor, Tensor> lobpcg(const Operand &A, std::optional<int64_t> k, const std::optional<Tensor> &B,
                                  const std::optional<Tensor> &X, std::optional<int64_t> n, const std::optional<Tensor> &iK,
                                  std::optional<int64_t> niter, std::optional<double> tol, std::optional<bool> largest,
                                  std::optional<std::string> method) {
  OpScope scope("lobpcg", A.getWhere());
  Tensor a = viewed(A, "A");
  if (a.dim() < 2) fail("'A' must have at least two dimensions, (*, n, n), got shape " + shapeString(a));
  requireMatrixType(a.dtype(), "A");
  if (!(a.size(-2) == a.size(-1))) fail("'A' must be a square matrix or a batch of them, (*, n, n), got shape " + shapeString(a));
  if (method && *method != "basic" && *method != "ortho") failValue("'method' must be \"basic\" or \"ortho\", got \"" + *method + "\"");
  int64_t count = k ? *k : n ? *n : X ? X->size(-1).guard() : 1;
  if (count < 1 || a.size(-1) < SymInt(count))
    failValue("'k' must be in [1, " + toString(a.size(-1).hint()) + "], the size of 'A' of shape " + shapeString(a) + ", got " +
              std::to_string(count));
  Tensor lower;
  if (B) {
    requireSameType(a, "A", *B, "B");
    lower = linalg::cholesky(*B);
    a = linalg::solve_triangular(lower, a, false);
    a = conj(transpose(linalg::solve_triangular(lower, conj(transpose(a, -2, -1)), false), -2, -1));
  }
  auto [values, vectors] = linalg::eigh(a);
  bool descending = largest.value_or(true);
  SymInt size = values.size(-1), first = descending ? size - SymInt(count) : SymInt(0);
  values = narrow(values, -1, first, count);
  vectors = narrow(vectors, -1, first, count);
  if (descending) {
    values = flip(values, -1);
    vectors = flip(vectors, -1);
  }
  if (B) vectors = linalg::solve_triangular(conj(transpose(lower, -2, -1)), vectors, true);
  return {values, vectors};
}

} // namespace crout
