// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrix products over batches. A row-major C = A B is the column-major C^T = B^T A^T.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "matmul";

/// A factor as column-major BLAS reads it: the memory of a row-major matrix is its transpose.
template <class T> struct Factor {
  const T *data;
  int64_t ld;
  char trans; // 'N' where memory holds the matrix's transpose, as for a row-major matrix
};

template <class T> bool readable(Matrix<const T> m) {
  bool row = m.colStride == 1 && m.rowStride >= m.cols, column = m.rowStride == 1 && m.colStride >= m.rows;
  return row || column || m.rows == 1 || m.cols == 1 ? (row || column) : false;
}

template <class T> Factor<T> factorOf(Matrix<const T> m, T *scratch) {
  int64_t least = 1;
  if (m.colStride == 1 && m.rowStride >= m.cols) return {m.data, m.rowStride > least ? m.rowStride : least, 'N'};
  if (m.rowStride == 1 && m.colStride >= m.rows) return {m.data, m.colStride > least ? m.colStride : least, 'T'};
  copyRows(m, scratch, m.cols);
  return {scratch, m.cols, 'N'};
}

/// Products of small results and long sums are cut along the sum; how, follows from the shape alone.
constexpr int64_t kLeastDepth = 4096, kMostFlat = 256, kDepth = 1024, kMostChunks = 64;

/// C = A B as the sum of the products of chunks of columns of A and rows of B, in their order.
template <class T>
void flatProduct(int64_t m, int64_t n, int64_t k, int64_t depth, int64_t chunks, Factor<T> a, Factor<T> b, T *partial, T *c) {
  parallelFor(chunks, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * depth, steps = k - first < depth ? k - first : depth;
      const T *ai = a.data + (a.trans == 'N' ? first : first * a.ld), *bi = b.data + (b.trans == 'N' ? first * b.ld : first);
      dense::product<T>(b.trans, a.trans, n, m, steps, bi, b.ld, ai, a.ld, partial + i * m * n, n);
    }
  });
  memcpy(static_cast<void *>(c), partial, m * n * sizeof(T));
  for (int64_t i = 1; i < chunks; ++i)
    for (int64_t e = 0; e < m * n; ++e)
      c[e] += partial[i * m * n + e];
}

/// Small products, one to a lane.
template <class T> void smallProducts(const Batch &batch, Matrix<const T> a, Matrix<const T> b, T *c) {
  int64_t m = a.rows, k = a.cols, n = b.cols;
  forEachSmall(batch.size(), (isComplex<T> ? 4 : 1) * m * n * k, [&](int64_t first, int64_t count) {
    const T *left[kSmallBlock], *right[kSmallBlock];
    for (int64_t i = 0; i < count; ++i) {
      left[i] = a.data + batch.offset(0, first + i);
      right[i] = b.data + batch.offset(1, first + i);
    }
    CROUT_SIMD_CALL(smallProduct<T>(m, n, k, left, a.rowStride, a.colStride, right, b.rowStride, b.colStride, c + first * m * n, count));
  });
}

template <class T> void product(const DLTensor *a, const DLTensor *b, DLTensor *c) {
  Batch batch({{a, 2}, {b, 2}, {c, 2}});
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  T *mc = dataOf<T>(c);
  int64_t m = ma.rows, k = ma.cols, n = mb.cols;
  if (batch.size() == 0 || m == 0 || n == 0) return;
  if (k == 0) {
    memset(static_cast<void *>(mc), 0, elementsOf(c) * sizeof(T));
    return;
  }
  constexpr int64_t most = kMaxSmallProduct<T>;
  if (m <= most && n <= most && k <= most) return smallProducts<T>(batch, ma, mb, mc);
  size_t scratchBytes = (readable(ma) ? 0 : Workspace::bytesFor<T>(m * k)) + (readable(mb) ? 0 : Workspace::bytesFor<T>(k * n));
  auto factors = [&](int64_t i, Workspace &scratch, Factor<T> &fa, Factor<T> &fb) {
    Matrix<const T> ai = at(ma, batch.offset(0, i)), bi = at(mb, batch.offset(1, i));
    fa = factorOf(ai, readable(ai) ? nullptr : scratch.take<T>(m * k));
    fb = factorOf(bi, readable(bi) ? nullptr : scratch.take<T>(k * n));
  };
  double operations = 2.0 * m * n * k;
  if (operations < kLargeOperations) {
    forEachMatrix(batch.size(), operations, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
      Factor<T> fa, fb;
      factors(i, scratch, fa, fb);
      dense::product<T>(fb.trans, fa.trans, n, m, k, fb.data, fb.ld, fa.data, fa.ld, mc + i * m * n, n);
    });
    return;
  }
  if (k >= kLeastDepth && m <= kMostFlat && n <= kMostFlat) {
    int64_t even = (k + kMostChunks - 1) / kMostChunks, depth = even < kDepth ? kDepth : (even + 63) / 64 * 64;
    int64_t chunks = (k + depth - 1) / depth;
    scratchBytes += Workspace::bytesFor<T>(chunks * m * n);
    forEachMatrix(batch.size(), operations, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
      Factor<T> fa, fb;
      factors(i, scratch, fa, fb);
      flatProduct(m, n, k, depth, chunks, fa, fb, scratch.take<T>(chunks * m * n), mc + i * m * n);
    });
    return;
  }
  forEachMatrix(batch.size(), operations, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
    Factor<T> fa, fb;
    factors(i, scratch, fa, fb);
    dense::productThreaded<T>(fb.trans, fa.trans, n, m, k, fb.data, fb.ld, fa.data, fa.ld, mc + i * m * n, n);
  });
}

} // namespace
} // namespace crout::rt

void crout_rt_matmul(const DLTensor *a, const DLTensor *b, DLTensor *c) {
  using namespace crout::rt;
  dispatch(a, kOp, [&]<class T>() { product<T>(a, b, c); });
}
