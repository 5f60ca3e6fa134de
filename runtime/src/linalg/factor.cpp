// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Factorisations that solves, inverses and determinants of one matrix share: Cholesky where asked for and possible, LU otherwise.
//
// The memory of the factors, read column-major, is the LU factorisation of A^T, as in solve.cpp and inv.cpp, so that a shared
// factorisation gives what each of them would give alone; or, where the first pivot is 0, it is row-major the lower Cholesky factor.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "determinant.h"
#include "../kept.h"
#include "operand.h"
#include "packed_triangle.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kFactorOp = "linalg.factor", *kSolveOp = "linalg.solve", *kInverseOp = "linalg.inv";

bool isCholesky(const int32_t *pivots) { return pivots[0] == 0; }
bool isSingular(const int32_t *pivots) { return pivots[0] < 0; }

/// What one call of crout_rt_factor writes; all contiguous.
template <class T> struct Factors {
  T *factors;
  int32_t *pivots, *info, *minor;
};

template <class T> void factorSmall(const Batch &batch, Matrix<const T> a, int64_t n, Factors<T> out, bool cholesky) {
  forEachSmall(batch.size(), n * n * n / 2, [&](int64_t first, int64_t count) {
    const T *from[kSmallBlock];
    for (int64_t i = 0; i < count; ++i)
      from[i] = a.data + batch.offset(0, first + i);
    auto general = [&](int64_t i, int64_t some) {
      int64_t at = first + i;
      CROUT_SIMD_CALL(smallFactor<T>(n, from + i, a.colStride, a.rowStride, out.factors + at * n * n, out.pivots + at * n, out.info + at, some));
    };
    if (!cholesky) {
      memset(out.minor + first, 0, count * sizeof(int32_t));
      general(0, count);
      return;
    }
    CROUT_SIMD_CALL(smallCholesky<T>(n, from, a.rowStride, a.colStride, false, out.factors + first * n * n, out.minor + first, count));
    memset(out.pivots + first * n, 0, count * n * sizeof(int32_t));
    memset(out.info + first, 0, count * sizeof(int32_t));
    for (int64_t i = 0; i < count; ++i) // one by one gives what it would give in company
      if (out.minor[first + i] != 0)
        general(i, 1);
  });
}

template <class T> void factor(const DLTensor *a, DLTensor *factors, DLTensor *pivots, DLTensor *info, DLTensor *minor, bool cholesky) {
  Batch batch({{a, 2}, {factors, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  Factors<T> out{dataOf<T>(factors), dataOf<int32_t>(pivots), dataOf<int32_t>(info), dataOf<int32_t>(minor)};
  if (n == 0) {
    memset(out.info, 0, batch.size() * sizeof(int32_t));
    memset(out.minor, 0, batch.size() * sizeof(int32_t));
    return;
  }
  if (n <= kMaxSmall)
    return factorSmall(batch, ma, n, out, cholesky);
  double operations = (cholesky ? 1.0 : 2.0) / 3 * n * n * n;
  forEachMatrix(batch.size(), operations, 0, kFactorOp, [&](int64_t i, Workspace &) {
    T *x = out.factors + i * n * n;
    int32_t *p = out.pivots + i * n;
    out.minor[i] = out.info[i] = 0;
    copyRows(at(ma, batch.offset(0, i)), x, n);
    if (cholesky) {
      out.minor[i] = dense::potrf('U', n, x, n);
      if (out.minor[i] == 0) {
        for (int64_t r = 0; r < n; ++r)
          memset(static_cast<void *>(x + r * n + r + 1), 0, (n - 1 - r) * sizeof(T));
        memset(p, 0, n * sizeof(int32_t));
        return;
      }
      copyRows(at(ma, batch.offset(0, i)), x, n);
    }
    out.info[i] = dense::getrf(n, n, x, n, p);
    if (out.info[i] != 0)
      p[0] = -1;
  });
}

/// From this order on a factorisation takes longer than looking for it.
constexpr int64_t kLeastKept = 64;

bool isContiguous(const DLTensor *t) {
  int64_t stride = 1;
  for (int32_t i = t->ndim - 1; i >= 0; --i) {
    if (t->shape[i] != 1 && strideOf(t, i) != stride)
      return false;
    stride *= t->shape[i];
  }
  return true;
}

/// The same for a matrix that is expected again: its elements say whether its factorisation is kept.
template <class T> void factorOnce(const DLTensor *a, DLTensor *factors, DLTensor *pivots, DLTensor *info, DLTensor *minor, bool cholesky) {
  int64_t n = sizeOf(a, 1), count = elementsOf(a);
  if (n < kLeastKept || count == 0 || !isContiguous(a))
    return factor<T>(a, factors, pivots, info, minor, cholesky);
  auto bytesOf = [](DLTensor *t, size_t element) { return Bytes{dataOf<char>(t), elementsOf(t) * element}; };
  const Bytes parts[kKeptParts] = {bytesOf(factors, sizeof(T)), bytesOf(pivots, sizeof(int32_t)), bytesOf(info, sizeof(int32_t)), bytesOf(minor, sizeof(int32_t))};
  uint64_t kind = static_cast<uint64_t>(n) << 16 | static_cast<uint64_t>(a->dtype.code) << 9 | static_cast<uint64_t>(a->dtype.bits) << 1 | cholesky;
  const void *elements = dataOf<const T>(a);
  if (restoreKept(kind, elements, count * sizeof(T), parts))
    return;
  factor<T>(a, factors, pivots, info, minor, cholesky);
  keep(kind, elements, count * sizeof(T), parts);
}

template <class T> void conjugateAll(T *x, int64_t count) {
  if constexpr (isComplex<T>)
    for (int64_t i = 0; i < count; ++i)
      x[i].im = -x[i].im;
}

/// X^T for M = A^T = P L U: A X = B is X^T M = B^T, X A = B is M X^T = B^T, and with the transpose of A the transpose of M.
template <class T> void substituteLU(const T *lu, const int32_t *pivots, int64_t n, T *x, int64_t k, bool left, bool trans) {
  if (!trans) {
    if (left)
      dense::solveFactored('R', k, n, lu, n, pivots, x, k);
    else
      dense::solveFactored('L', n, k, lu, n, pivots, x, n);
  } else if (left) { // X^T U^T L^T P^T = B^T
    dense::swapColumns(k, x, k, n, pivots, true);
    dense::trsmThreaded('R', 'L', 'T', 'U', k, n, lu, n, x, k);
    dense::trsmThreaded('R', 'U', 'T', 'N', k, n, lu, n, x, k);
  } else { // U^T L^T P^T X^T = B^T
    dense::trsmThreaded('L', 'U', 'T', 'N', n, k, lu, n, x, n);
    dense::trsmThreaded('L', 'L', 'T', 'U', n, k, lu, n, x, n);
    dense::swapRows(k, x, n, n, pivots, false);
  }
}

/// X^T for A = L L^H; the memory of L is U = L^T, so A^T = conj(L) L^T = U^H U.
template <class T> void substituteCholesky(const T *factor, int64_t n, T *x, int64_t k, bool left, bool trans) {
  if (trans) // conj(A) X = B
    conjugateAll(x, n * k);
  if (left) { // X^T U^H U = B^T
    dense::trsmThreaded('R', 'U', 'N', 'N', k, n, factor, n, x, k);
    dense::trsmThreaded('R', 'U', 'C', 'N', k, n, factor, n, x, k);
  } else { // U^H U X^T = B^T
    dense::trsmThreaded('L', 'U', 'C', 'N', n, k, factor, n, x, n);
    dense::trsmThreaded('L', 'U', 'N', 'N', n, k, factor, n, x, n);
  }
  if (trans)
    conjugateAll(x, n * k);
}

/// Solutions by the kernels with lanes across the batch; X A = B is A^T X^T = B^T. Blocks hold factors of both kinds.
template <class T, class F, class P, class B>
void solveSmall(int64_t count, int64_t n, int64_t k, F &&factors, P &&pivots, B &&right, int64_t rowStride, int64_t colStride, T *x, int64_t xRowStride,
                int64_t xColStride, bool trans) {
  forEachSmall(count, n * n * k * 2, [&](int64_t first, int64_t block) {
    const T *factorOf[2][kSmallBlock], *rightOf[2][kSmallBlock];
    const int32_t *pivotsOf[kSmallBlock];
    T *to[2][kSmallBlock];
    int64_t counts[2] = {};
    for (int64_t i = first; i < first + block; ++i) {
      const int32_t *p = pivots(i);
      if (isSingular(p)) {
        fillNaN(x + i * n * k, n * k);
        continue;
      }
      bool cholesky = isCholesky(p);
      int64_t c = counts[cholesky]++;
      factorOf[cholesky][c] = factors(i);
      rightOf[cholesky][c] = right(i);
      to[cholesky][c] = x + i * n * k;
      if (!cholesky)
        pivotsOf[c] = p;
    }
    for (int kind = 0; kind < 2; ++kind)
      for (int64_t c = 0; c < k && counts[kind] > 0; c += kMaxSmallRight) {
        int64_t columns = k - c < kMaxSmallRight ? k - c : kMaxSmallRight;
        const T *some[kSmallBlock];
        T *into[kSmallBlock];
        for (int64_t i = 0; i < counts[kind]; ++i) {
          some[i] = rightOf[kind][i] + c * colStride;
          into[i] = to[kind][i] + c * xColStride;
        }
        CROUT_SIMD_CALL(smallFactored<T>(n, columns, factorOf[kind], kind ? nullptr : pivotsOf, trans, some, rowStride, colStride, into, xRowStride,
                                         xColStride, counts[kind]));
      }
  });
}

template <class T> void solutions(const DLTensor *factors, const DLTensor *pivots, const DLTensor *b, DLTensor *x, bool left, bool transposed) {
  Batch batch({{factors, 2}, {pivots, 1}, {b, 2}, {x, 2}});
  Matrix<const T> mf = matrixOf<T>(factors), mb = matrixOf<T>(b);
  int64_t n = mf.rows, k = left ? mb.cols : mb.rows;
  if (n == 0 || k == 0)
    return;
  T *xs = dataOf<T>(x);
  const int32_t *allPivots = dataOf<const int32_t>(pivots);
  auto factorAt = [&](int64_t i) { return mf.data + batch.offset(0, i); };
  auto pivotsAt = [&](int64_t i) { return allPivots + batch.offset(1, i); };
  // A complex Cholesky factor of the transposed matrix is the one case that the lanes do not know.
  if (n <= kMaxSmall && (!isComplex<T> || transposed != left)) {
    // The lanes solve with M = A^T: trans is A X = B.
    solveSmall(batch.size(), n, k, factorAt, pivotsAt, [&](int64_t i) { return mb.data + batch.offset(2, i); }, left ? mb.rowStride : mb.colStride,
               left ? mb.colStride : mb.rowStride, xs, left ? k : 1, left ? 1 : n, transposed != left);
    return;
  }
  forEachMatrix(batch.size(), 2.0 * n * n * k, 0, kSolveOp, [&](int64_t i, Workspace &) {
    T *xi = xs + i * n * k;
    const int32_t *p = pivotsAt(i);
    if (isSingular(p)) {
      fillNaN(xi, n * k);
      return;
    }
    copyRows(at(mb, batch.offset(2, i)), xi, left ? k : n);
    if (isCholesky(p))
      substituteCholesky(factorAt(i), n, xi, k, left, transposed);
    else
      substituteLU(factorAt(i), p, n, xi, k, left, transposed);
  });
}

/// Mirrors the row-major lower triangle: the inverse of a Hermitian matrix is exactly Hermitian.
template <class T> void makeHermitian(int64_t n, T *x) {
  constexpr int64_t tile = 32; // rows and columns that lie in the first cache together
  parallelFor((n + tile - 1) / tile, grainFor(1.0 * n * tile), [&](int64_t begin, int64_t end) {
    for (int64_t i0 = begin * tile; i0 < end * tile && i0 < n; i0 += tile) {
      int64_t last = n - i0 < tile ? n : i0 + tile;
      for (int64_t j0 = 0; j0 <= i0; j0 += tile)
        for (int64_t i = i0; i < last; ++i)
          for (int64_t j = j0; j < i && j < j0 + tile; ++j)
            x[j * n + i] = conjugate(x[i * n + j]);
      for (int64_t i = i0; i < last; ++i)
        x[i * n + i] = number<T>(realPart(x[i * n + i]));
    }
  });
}

/// inv(A) = L^-H L^-1: of each piece of its rows what lies on and right of the diagonal is computed, the rest is its mirror image.
template <class T> void inverseFromCholesky(int64_t n, const T *factor, T *out) {
  if constexpr (!isComplex<T>) {
    dense::inverseFromUpper(n, factor, n, out, n);
  } else {
    int64_t rows = 128;
    // In memory: x U = e, y U^H = x, with U = L^T; row-major these are columns of inv(A)^T.
    parallelFor((n + rows - 1) / rows, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      for (int64_t i = begin; i < end; ++i) {
        int64_t first = i * rows, count = n - first < rows ? n - first : rows;
        T *x = out + first;
        for (int64_t j = first; j < n; ++j)
          memset(static_cast<void *>(x + j * n), 0, count * sizeof(T));
        for (int64_t r = 0; r < count; ++r)
          x[(first + r) * n + r] = number<T>(1);
        const T *corner = factor + first * n + first;
        dense::trsm('R', 'U', 'N', 'N', count, n - first, corner, n, x + first * n, n);
        dense::trsm('R', 'U', 'C', 'N', count, n - first, corner, n, x + first * n, n);
      }
    });
  }
  makeHermitian(n, out);
}

/// Columns of a product of right-hand sides that one thread makes at a time.
constexpr int64_t kProductPiece = 64;

/// q := x^H y for row-major (n, k) x and y; of a Hermitian product x^H x one triangle is computed and mirrored.
template <class T> void adjointProduct(int64_t n, int64_t k, const T *x, const T *y, T *q) {
  bool hermitian = x == y;
  // In memory: q^T = y^T conj(x), of which a Hermitian product needs the upper triangle.
  parallelFor((k + kProductPiece - 1) / kProductPiece, grainFor(2.0 * n * k * kProductPiece), [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * kProductPiece, columns = k - first < kProductPiece ? k - first : kProductPiece;
      dense::gemm<T>('N', 'C', hermitian ? first + columns : k, columns, n, number<T>(1), y, k, x + first, k, number<T>(0), q + first * k, k);
    }
  });
  if (hermitian)
    makeHermitian(k, q);
}

template <class T> void quadraticForms(const DLTensor *factors, const DLTensor *pivots, const DLTensor *b, DLTensor *q) {
  Batch batch({{factors, 2}, {pivots, 1}, {b, 2}, {q, 2}});
  Matrix<const T> mf = matrixOf<T>(factors), mb = matrixOf<T>(b);
  int64_t n = mf.rows, k = mb.cols;
  T *qs = dataOf<T>(q);
  const int32_t *allPivots = dataOf<const int32_t>(pivots);
  if (n == 0) {
    memset(static_cast<void *>(qs), 0, batch.size() * k * k * sizeof(T));
    return;
  }
  if (k == 0)
    return;
  forEachMatrix(batch.size(), 1.0 * n * n * k + 2.0 * n * k * k, 2 * Workspace::bytesFor<T>(n * k), kSolveOp, [&](int64_t i, Workspace &scratch) {
    const T *f = mf.data + batch.offset(0, i);
    const int32_t *p = allPivots + batch.offset(1, i);
    T *qi = qs + i * k * k, *x = scratch.take<T>(n * k), *y = scratch.take<T>(n * k);
    if (isSingular(p)) {
      fillNaN(qi, k * k);
      return;
    }
    copyRows(at(mb, batch.offset(2, i)), x, k);
    if (isCholesky(p)) { // B^H A^-1 B = (L^-1 B)^H (L^-1 B); in memory Y^T L^T = B^T
      dense::trsmThreaded('R', 'U', 'N', 'N', k, n, f, n, x, k);
      adjointProduct<T>(n, k, x, x, qi);
    } else {
      memcpy(static_cast<void *>(y), x, n * k * sizeof(T));
      substituteLU(f, p, n, y, k, /*left=*/true, /*trans=*/false);
      adjointProduct<T>(n, k, x, y, qi);
    }
  });
}

template <class T> void inverses(const DLTensor *factors, const DLTensor *pivots, DLTensor *inverse) {
  Batch batch({{factors, 2}, {pivots, 1}, {inverse, 2}});
  Matrix<const T> mf = matrixOf<T>(factors);
  int64_t n = mf.rows;
  if (n == 0)
    return;
  T *out = dataOf<T>(inverse);
  const int32_t *allPivots = dataOf<const int32_t>(pivots);
  auto factorAt = [&](int64_t i) { return mf.data + batch.offset(0, i); };
  auto pivotsAt = [&](int64_t i) { return allPivots + batch.offset(1, i); };
  if (n <= kMaxSmall) {
    T identity[kMaxSmall * kMaxSmall];
    for (int64_t i = 0; i < n * n; ++i)
      identity[i] = number<T>(i % (n + 1) == 0 ? 1 : 0);
    solveSmall(batch.size(), n, n, factorAt, pivotsAt, [&](int64_t) { return static_cast<const T *>(identity); }, n, 1, out, n, 1, true);
    for (int64_t i = 0; i < batch.size(); ++i)
      if (isCholesky(pivotsAt(i)))
        makeHermitian(n, out + i * n * n);
    return;
  }
  forEachMatrix(batch.size(), 4.0 / 3 * n * n * n, 0, kInverseOp, [&](int64_t i, Workspace &) {
    T *x = out + i * n * n;
    const int32_t *p = pivotsAt(i);
    if (isSingular(p))
      fillNaN(x, n * n);
    else if (isCholesky(p))
      inverseFromCholesky(n, factorAt(i), x);
    else
      dense::inverseFromFactors(n, factorAt(i), n, p, x, n);
  });
}

/// Calls result(i, n, diagonal, odd, pivots) for each factorisation; the diagonal has a step of n + 1.
template <class T, class F> void withDiagonals(const DLTensor *factors, const DLTensor *pivots, F &&result) {
  Batch batch({{factors, 2}, {pivots, 1}});
  Matrix<const T> mf = matrixOf<T>(factors);
  int64_t n = mf.rows;
  const int32_t *allPivots = dataOf<const int32_t>(pivots), none = 1;
  for (int64_t i = 0; i < batch.size(); ++i) {
    const int32_t *p = n == 0 ? &none : allPivots + batch.offset(1, i);
    bool odd = false;
    for (int64_t j = 0; j < n && p[0] > 0; ++j)
      odd ^= p[j] != j + 1;
    result(i, n, mf.data + batch.offset(0, i), odd, p);
  }
}

template <class T> void determinants(const DLTensor *factors, const DLTensor *pivots, DLTensor *determinant) {
  T *out = dataOf<T>(determinant);
  withDiagonals<T>(factors, pivots, [&](int64_t i, int64_t n, const T *diagonal, bool odd, const int32_t *p) {
    out[i] = isSingular(p) ? number<T>(0) : determinantOf(n, diagonal, n + 1, odd, isCholesky(p) ? 2 : 1);
  });
}

template <class T> void signsAndLogs(const DLTensor *factors, const DLTensor *pivots, DLTensor *sign, DLTensor *logabsdet) {
  T *signs = dataOf<T>(sign);
  auto *logs = dataOf<RealOf<T>>(logabsdet);
  withDiagonals<T>(factors, pivots, [&](int64_t i, int64_t n, const T *diagonal, bool odd, const int32_t *p) {
    if (isSingular(p)) {
      signs[i] = number<T>(0);
      logs[i] = -static_cast<RealOf<T>>(__builtin_inf());
      return;
    }
    signAndLogOf(n, diagonal, n + 1, odd, signs[i], logs[i]);
    if (isCholesky(p))
      logs[i] *= 2;
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_factor(const DLTensor *a, DLTensor *factors, DLTensor *pivots, DLTensor *info, DLTensor *minor, int64_t cholesky, int64_t kept) {
  dispatch(a, kFactorOp, [&]<class T>() {
    if (kept != 0)
      factorOnce<T>(a, factors, pivots, info, minor, cholesky != 0);
    else
      factor<T>(a, factors, pivots, info, minor, cholesky != 0);
  });
}

void crout_rt_factor_solve(const DLTensor *factors, const DLTensor *pivots, const DLTensor *b, DLTensor *x, int64_t left, int64_t transposed) {
  dispatch(factors, kSolveOp, [&]<class T>() { solutions<T>(factors, pivots, b, x, left != 0, transposed != 0); });
}

void crout_rt_factor_quadratic(const DLTensor *factors, const DLTensor *pivots, const DLTensor *b, DLTensor *q) {
  dispatch(factors, kSolveOp, [&]<class T>() { quadraticForms<T>(factors, pivots, b, q); });
}

void crout_rt_factor_inv(const DLTensor *factors, const DLTensor *pivots, DLTensor *inverse) {
  dispatch(factors, kInverseOp, [&]<class T>() { inverses<T>(factors, pivots, inverse); });
}

void crout_rt_factor_det(const DLTensor *factors, const DLTensor *pivots, DLTensor *determinant) {
  dispatch(factors, kFactorOp, [&]<class T>() { determinants<T>(factors, pivots, determinant); });
}

void crout_rt_factor_slogdet(const DLTensor *factors, const DLTensor *pivots, DLTensor *sign, DLTensor *logabsdet) {
  dispatch(factors, kFactorOp, [&]<class T>() { signsAndLogs<T>(factors, pivots, sign, logabsdet); });
}
