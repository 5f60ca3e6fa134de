// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Determinants by LU factorisation: det(A) = det(A^T), so the row-major memory is factored as it lies.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "determinant.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kDetOp = "linalg.det", *kSlogdetOp = "linalg.slogdet";

/// Orders up to kMaxSmall, one matrix to a lane; `logs` may be null.
template <class T> void smallDeterminants(const DLTensor *a, T *out, RealOf<T> *logs) {
  Batch batch({{a, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  forEachSmall(batch.size(), n * n * n / 2, [&](int64_t first, int64_t count) {
    const T *from[kSmallBlock];
    for (int64_t i = 0; i < count; ++i)
      from[i] = ma.data + batch.offset(0, first + i);
    CROUT_SIMD_CALL(smallDeterminant<T>(n, from, ma.rowStride, ma.colStride, out + first, logs ? logs + first : nullptr, count));
  });
}

/// Calls result(i, n, diagonal, step, odd, info) with the diagonal of U, every `step`-th element, and the parity of P.
template <class T, class F> void withFactors(const DLTensor *a, const char *op, F &&result) {
  Batch batch({{a, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  size_t scratchBytes = Workspace::bytesFor<int32_t>(n) + Workspace::bytesFor<T>(n * n);
  forEachMatrix(batch.size(), 2.0 / 3 * n * n * n, scratchBytes, op, [&](int64_t i, Workspace &scratch) {
    int32_t *pivots = scratch.take<int32_t>(n);
    T *lu = scratch.take<T>(n * n);
    copyRows(at(ma, batch.offset(0, i)), lu, n);
    int32_t info = dense::getrf(n, n, lu, n, pivots);
    bool odd = false;
    for (int64_t j = 0; j < n; ++j)
      odd ^= pivots[j] != j + 1;
    result(i, n, lu, n + 1, odd, info);
  });
}

template <class T> void determinants(const DLTensor *a, DLTensor *determinant) {
  T *out = dataOf<T>(determinant);
  if (sizeOf(a, 1) <= kMaxSmall)
    return smallDeterminants<T>(a, out, nullptr);
  withFactors<T>(a, kDetOp, [&](int64_t i, int64_t n, const T *diagonal, int64_t step, bool odd, int32_t info) {
    out[i] = info > 0 ? number<T>(0) : determinantOf(n, diagonal, step, odd);
  });
}

template <class T> void signsAndLogs(const DLTensor *a, DLTensor *sign, DLTensor *logabsdet) {
  using R = RealOf<T>;
  T *signs = dataOf<T>(sign);
  R *logs = dataOf<R>(logabsdet);
  if (sizeOf(a, 1) <= kMaxSmall)
    return smallDeterminants<T>(a, signs, logs);
  withFactors<T>(a, kSlogdetOp, [&](int64_t i, int64_t n, const T *diagonal, int64_t step, bool odd, int32_t info) {
    if (info > 0) {
      signs[i] = number<T>(0);
      logs[i] = -static_cast<R>(__builtin_inf());
      return;
    }
    signAndLogOf(n, diagonal, step, odd, signs[i], logs[i]);
  });
}

} // namespace
} // namespace crout::rt

void crout_rt_det(const DLTensor *a, DLTensor *determinant) {
  using namespace crout::rt;
  dispatch(a, kDetOp, [&]<class T>() { determinants<T>(a, determinant); });
}

void crout_rt_slogdet(const DLTensor *a, DLTensor *sign, DLTensor *logabsdet) {
  using namespace crout::rt;
  dispatch(a, kSlogdetOp, [&]<class T>() { signsAndLogs<T>(a, sign, logabsdet); });
}
