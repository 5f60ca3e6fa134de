// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Exponential of square matrices by scaling and squaring with the Pade approximant of degree 13.
// N. J. Higham, The scaling and squaring method for the matrix exponential revisited, SIAM J. Matrix Anal. Appl. 26 (2005).
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.matrix_exp";

/// 1-norm of the column-major (n, n) a; NaN where an element is.
template <class T> RealOf<T> oneNorm(int64_t n, const T *a) {
  RealOf<T> largest = 0;
  for (int64_t j = 0; j < n; ++j) {
    RealOf<T> sum = 0;
    for (int64_t i = 0; i < n; ++i)
      sum += absolute(a[j * n + i]);
    if (!(sum <= largest)) largest = sum;
  }
  return largest;
}

/// Column-major (n, n) matrices that the approximant is made of.
template <class T> struct Scratch {
  T *a, *a2, *a4, *a6, *u, *v, *w;
  lapack::Int *pivots;
};

/// v := p(A) + q(A), u := p(A) - q(A) of the approximant of degree 3, 5, 7 or 13: even powers in v, odd ones in A times w.
template <class T> void approximant(int64_t n, int degree, const Scratch<T> &s) {
  using R = RealOf<T>;
  static constexpr double b3[] = {120, 60, 12, 1};
  static constexpr double b5[] = {30240, 15120, 3360, 420, 30, 1};
  static constexpr double b7[] = {17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1};
  static constexpr double b13[] = {64764752532480000.,
                                   32382376266240000.,
                                   7771770303897600.,
                                   1187353796428800.,
                                   129060195264000.,
                                   10559470521600.,
                                   670442572800.,
                                   33522128640.,
                                   1323241920.,
                                   40840800.,
                                   960960.,
                                   16380.,
                                   182.,
                                   1.};
  const double *b = degree == 3 ? b3 : degree == 5 ? b5 : degree == 7 ? b7 : b13;
  auto multiply = [&](const T *x, const T *y, T *z) { dense::gemm<T>('N', 'N', n, n, n, number<T>(1), x, n, y, n, number<T>(0), z, n); };
  auto combine = [&](T *to, double c0, double c2, double c4, double c6, const T *more) {
    for (int64_t i = 0; i < n * n; ++i) {
      T sum = s.a2[i] * static_cast<R>(c2);
      if (c4 != 0) sum = sum + s.a4[i] * static_cast<R>(c4);
      if (c6 != 0) sum = sum + s.a6[i] * static_cast<R>(c6);
      to[i] = more ? sum + more[i] : sum;
    }
    for (int64_t i = 0; i < n; ++i)
      to[i * n + i] = to[i * n + i] + number<T>(static_cast<R>(c0));
  };
  multiply(s.a, s.a, s.a2);
  if (degree >= 5) multiply(s.a2, s.a2, s.a4);
  if (degree >= 7) multiply(s.a4, s.a2, s.a6);
  if (degree == 13) {
    combine(s.u, 0, b[9], b[11], b[13], nullptr);
    multiply(s.a6, s.u, s.w);
    combine(s.w, b[1], b[3], b[5], b[7], s.w);
    multiply(s.a, s.w, s.u);
    combine(s.w, 0, b[8], b[10], b[12], nullptr);
    multiply(s.a6, s.w, s.v);
    combine(s.v, b[0], b[2], b[4], b[6], s.v);
  } else {
    combine(s.w, b[1], b[3], degree >= 5 ? b[5] : 0, degree >= 7 ? b[7] : 0, nullptr);
    multiply(s.a, s.w, s.u);
    combine(s.v, b[0], b[2], degree >= 5 ? b[4] : 0, degree >= 7 ? b[6] : 0, nullptr);
  }
  for (int64_t i = 0; i < n * n; ++i) {
    T odd = s.u[i], even = s.v[i];
    s.v[i] = even + odd;
    s.u[i] = even - odd;
  }
}

template <class T> void exponential(int64_t n, const Scratch<T> &s) {
  using R = RealOf<T>;
  bool single = sizeof(R) == 4;
  R norm = oneNorm(n, s.a);
  // Higham's bounds: up to these norms the approximant has full accuracy.
  static constexpr double forDouble[] = {1.495585217958292e-2, 2.539398330063230e-1, 9.504178996162932e-1, 5.371920351148152};
  static constexpr double forSingle[] = {4.258730016922831e-1, 1.880152677804762, 3.925724783138660, 3.925724783138660};
  const double *bounds = single ? forSingle : forDouble;
  static constexpr int degrees[] = {3, 5, 7, 13};
  int choice = 0, last = single ? 2 : 3;
  while (choice < last && !(norm <= bounds[choice]))
    ++choice;
  int squarings = 0;
  if (isFinite(norm))
    for (R scaled = norm; scaled > bounds[last]; scaled /= 2)
      ++squarings;
  R factor = static_cast<R>(ldexp(1.0, -squarings));
  for (int64_t i = 0; i < n * n; ++i)
    s.a[i] = s.a[i] * factor;
  approximant(n, degrees[choice], s);
  // (p - q) X = p + q
  dense::getrf(n, n, s.u, n, s.pivots);
  dense::solveFactored('L', n, n, s.u, n, s.pivots, s.v, n);
  for (int i = 0; i < squarings; ++i) {
    dense::gemm<T>('N', 'N', n, n, n, number<T>(1), s.v, n, s.v, n, number<T>(0), s.w, n);
    memcpy(s.v, s.w, static_cast<size_t>(n * n) * sizeof(T));
  }
}

/// Orders up to kMaxSmall, one matrix to a lane.
template <class T> void smallExponentials(const Batch &batch, Matrix<const T> a, T *out) {
  int64_t n = a.rows;
  forEachSmall(batch.size(), 20 * n * n * n, [&](int64_t first, int64_t count) {
    Workspace memory(CROUT_SIMD_CALL(smallExponentialBytes<T>(n)), kOp);
    if (!memory)
      return;
    const T *from[kSmallBlock];
    for (int64_t i = 0; i < count; ++i)
      from[i] = a.data + batch.offset(0, first + i);
    CROUT_SIMD_CALL(smallExponential<T>(n, from, a.rowStride, a.colStride, out + first * n * n, memory.take<T>(0), count));
  });
}

template <class T> void run(const DLTensor *a, DLTensor *result) {
  Batch batch({{a, 2}, {result, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  T *out = dataOf<T>(result);
  if (n == 0) return;
  if (n <= kMaxSmall)
    return smallExponentials<T>(batch, ma, out);
  size_t scratchBytes = 7 * Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<lapack::Int>(n);
  forEachMatrix(batch.size(), 20.0 * n * n * n, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
    T *parts[7];
    for (T *&part : parts)
      part = scratch.take<T>(n * n);
    Scratch<T> s{parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], scratch.take<lapack::Int>(n)};
    copyRows(transposed(at(ma, batch.offset(0, i))), s.a, n);
    if (!allFinite(Matrix<const T>{s.a, n, n, 1, n})) {
      fillNaN(out + i * n * n, n * n);
      return;
    }
    exponential(n, s);
    copyRows(Matrix<const T>{s.v, n, n, 1, n}, out + i * n * n, n);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_matrix_exp(const DLTensor *a, DLTensor *result) {
  dispatch(a, kOp, [&]<class T>() { run<T>(a, result); });
}
