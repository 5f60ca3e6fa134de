// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Least-squares solutions by LAPACK's four drivers, or by singular values where there is no LAPACK.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.lstsq";

/// The solution of least norm, b (max(m, n), k) in columns in place; singular values at most rcond times the largest count as
/// zero.
template <class T>
int32_t solveByJacobi(Matrix<const T> a, int64_t k, T *b, int64_t ldb, RealOf<T> *s, RealOf<T> rcond, int32_t &rank) {
  // A tall matrix is needed: A = U S V^H, or A^H = U S V^H where A is wide.
  bool wide = a.rows < a.cols;
  int64_t m = wide ? a.cols : a.rows, n = wide ? a.rows : a.cols;
  Workspace memory(Workspace::bytesFor<T>(m * n) + Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<T>(n), kOp);
  if (!memory)
    return 1;
  T *u = memory.take<T>(m * n), *v = memory.take<T>(n * n), *coefficients = memory.take<T>(n);
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < m; ++i)
      u[j * m + i] = wide ? conjugate(a(j, i)) : a(i, j);
  if (dense::jacobiSingular(m, n, u, m, s, v, n))
    return 1;
  rank = 0;
  RealOf<T> limit = (rcond < 0 ? Limits<RealOf<T>>::epsilon : rcond) * s[0];
  while (rank < n && s[rank] > limit)
    ++rank;
  const T *from = wide ? v : u, *to = wide ? u : v; // orthonormal bases of the images of A and A^H
  int64_t fromRows = wide ? n : m, toRows = wide ? m : n;
  for (int64_t c = 0; c < k; ++c) {
    T *x = b + c * ldb;
    for (int64_t j = 0; j < rank; ++j) {
      T sum = number<T>(0);
      for (int64_t i = 0; i < fromRows; ++i)
        sum += conjugate(from[j * fromRows + i]) * x[i];
      coefficients[j] = sum * (1 / s[j]);
    }
    for (int64_t i = 0; i < toRows; ++i)
      x[i] = number<T>(0);
    for (int64_t j = 0; j < rank; ++j)
      for (int64_t i = 0; i < toRows; ++i)
        x[i] += to[j * toRows + i] * coefficients[j];
  }
  return 0;
}

/// One matrix to a lane; a rank is `least` unless its info says otherwise.
template <class T> void smallSolutions(const Batch &batch, Matrix<const T> a, Matrix<const T> b, double rcond, T *x, int32_t *ranks, int32_t *infos) {
  int64_t m = a.rows, n = a.cols, k = b.cols, least = m < n ? m : n;
  forEachSmall(batch.size(), 2 * m * n * (least + k), [&](int64_t first, int64_t count) {
    const T *from[kSmallBlock], *right[kSmallBlock];
    for (int64_t i = 0; i < count; ++i) {
      from[i] = a.data + batch.offset(0, first + i);
      right[i] = b.data + batch.offset(1, first + i);
    }
    CROUT_SIMD_CALL(smallLeastSquares<T>(m, n, k, from, a.rowStride, a.colStride, right, b.rowStride, b.colStride, static_cast<RealOf<T>>(rcond),
                                         x + first * n * k, infos + first, count));
    for (int64_t i = first; i < first + count; ++i) {
      ranks[i] = infos[i] < 0 ? 0 : static_cast<int32_t>(least);
      if (infos[i])
        fillNaN(x + i * n * k, n * k);
    }
  });
}

template <class T>
void solutions(const DLTensor *a, const DLTensor *b, double rcond, DLTensor *x, DLTensor *rank, DLTensor *singularValues, DLTensor *info,
               lapack::Driver driver) {
  using R = RealOf<T>;
  Batch batch({{a, 2}, {b, 2}, {x, 2}});
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  int64_t m = ma.rows, n = ma.cols, k = mb.cols, least = m < n ? m : n, most = m < n ? n : m;
  int64_t total = batch.size(), perMatrix = elementsOf(singularValues) ? least : 0;
  T *xs = dataOf<T>(x);
  R *ss = dataOf<R>(singularValues);
  bool hasRank = elementsOf(rank) > 0, hasInfo = elementsOf(info) > 0;
  // Where A is broadcast, every right-hand side factors its own copy of it and the first one reports.
  Batch reports({{info, 0}, {x, 2}});
  Workspace outcomes(Workspace::bytesFor<int32_t>(total) * 2 + Workspace::bytesFor<R>(total * least), kOp);
  if (!outcomes)
    return;
  int32_t *infos = outcomes.take<int32_t>(total), *ranks = outcomes.take<int32_t>(total);
  R *values = outcomes.take<R>(total * least);
  bool empty = least == 0 || k == 0;
  bool library = lapack::available();
  if (total == 0) {
    memset(dataOf<int32_t>(info), 0, elementsOf(info) * sizeof(int32_t));
    memset(dataOf<int32_t>(rank), 0, elementsOf(rank) * sizeof(int32_t));
    memset(ss, 0, elementsOf(singularValues) * sizeof(R));
    return;
  }
  auto report = [&] {
    for (int64_t i = total; i-- > 0;) {
      int64_t to = reports.offset(0, i);
      if (hasInfo)
        dataOf<int32_t>(info)[to] = infos[i];
      if (hasRank)
        dataOf<int32_t>(rank)[to] = ranks[i];
      memcpy(ss + to * perMatrix, values + i * least, perMatrix * sizeof(R));
    }
  };
  // Drivers that give no singular values solve small matrices in lanes; "gelsy" those whose rank is beyond doubt, and all others here.
  bool inLanes = !empty && m <= kMaxSmall && n <= kMaxSmall && (driver == lapack::Driver::gels || driver == lapack::Driver::gelsy);
  if (inLanes) {
    smallSolutions<T>(batch, ma, mb, driver == lapack::Driver::gels ? 0 : rcond < 0 ? Limits<R>::epsilon : rcond, xs, ranks, infos);
    memset(values, 0, total * least * sizeof(R));
    int64_t i = 0;
    while (i < total && infos[i] != kRankInDoubt)
      ++i;
    if (i == total)
      return report();
  }
  lapack::WorkSizes sizes = empty || !library ? lapack::WorkSizes{} : lapack::leastSquaresSizes<T>(driver, m, n, k);
  size_t scratchBytes = Workspace::bytesFor<T>(m * n) + Workspace::bytesFor<T>(most * k) + Workspace::bytesFor<int32_t>(n) +
                        Workspace::bytesFor<T>(sizes.element) + Workspace::bytesFor<R>(sizes.real) + Workspace::bytesFor<int32_t>(sizes.integer);
  forEachMatrix<Inner::Library>(total, 4.0 * m * n * (least + k), scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
    if (inLanes && infos[i] != kRankInDoubt)
      return;
    T *xi = xs + i * n * k;
    infos[i] = 0;
    ranks[i] = 0;
    R *s = values + i * least;
    memset(s, 0, least * sizeof(R));
    if (empty) {
      memset(static_cast<void *>(xi), 0, n * k * sizeof(T));
      return;
    }
    T *ca = scratch.take<T>(m * n), *cb = scratch.take<T>(most * k);
    int32_t *columnPivots = scratch.take<int32_t>(n);
    lapack::Work<T> work{scratch.take<T>(sizes.element), scratch.take<R>(sizes.real), scratch.take<int32_t>(sizes.integer)};
    Matrix<const T> ai = at(ma, batch.offset(0, i)), bi = at(mb, batch.offset(1, i));
    if (allFinite(ai) && allFinite(bi)) {
      copyRows(transposed(ai), ca, m);
      copyRows(transposed(bi), cb, most);
      memset(columnPivots, 0, n * sizeof(int32_t));
      if (!library)
        infos[i] = solveByJacobi(ai, k, cb, most, s, driver == lapack::Driver::gels ? R(0) : static_cast<R>(rcond), ranks[i]);
      else
        infos[i] = lapack::leastSquares(driver, m, n, k, ca, m, cb, most, columnPivots, s, static_cast<R>(rcond), ranks[i], work, sizes);
    } else {
      infos[i] = -1;
    }
    if (infos[i])
      fillNaN(xi, n * k);
    else
      copyRows(Matrix<const T>{cb, n, k, 1, most}, xi, k);
  });
  report();
}

} // namespace
} // namespace crout::rt

void crout_rt_lstsq(const DLTensor *a, const DLTensor *b, const DLTensor *rcond, DLTensor *x, DLTensor *rank, DLTensor *singular_values, DLTensor *info,
                    int64_t driver) {
  using namespace crout::rt;
  double tolerance = *dataOf<const double>(rcond);
  dispatch(a, kOp, [&]<class T>() { solutions<T>(a, b, tolerance, x, rank, singular_values, info, static_cast<lapack::Driver>(driver)); });
}
