// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues and eigenvectors of a symmetric tridiagonal matrix: divide and conquer (Cuppen 1981; Gu and Eisenstat 1995; deflation and the
// order of columns as in LAPACK's laed2 and laed3), and eigenvalues alone by square-root free QL steps (Pal, Walker and Kahan; LAPACK's
// sterf).
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

constexpr const char *kOp = "linalg.eigh";
constexpr int64_t kLeaf = 32, kRootsAtOnce = 32, kRowsAtOnce = 128;

template <class R> struct Problem {
  R *d, *e, *q, *copied;
  int64_t ld, n;
  // Of every merge its own part: coupling vector, poles that were not deflated with their components, roots, weights, and both by type.
  R *z, *poles, *coupling, *offsets, *rootPoles, *weights, *typedPoles, *typedWeights;
  int32_t *order, *sorted, *kept, *origins, *types, *columns;
};

/// What becomes of a column of the two blocks of eigenvectors: it has elements in the upper rows alone, in all, in the lower rows alone, or
/// it is an eigenvector of the merged matrix already.
enum Type : int32_t { Upper, Full, Lower, Deflated };

template <class F> void forPieces(int64_t n, int64_t piece, F &&f) {
  parallelFor((n + piece - 1) / piece, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i)
      f(i * piece, (i + 1) * piece < n ? (i + 1) * piece : n);
  });
}

/// Finds the columns that are eigenvectors of the merged matrix as they are, or after a rotation of two, and sorts the others by value into
/// `poles`, `coupling` and `kept`; the deflated ones go to the end of `kept`, ascending. Returns how many were not deflated.
template <class R>
int64_t deflate(int64_t n, int64_t n1, R rho, const int32_t *sorted, R *d, R *z, R *q, int64_t ld, int32_t *types, R *poles, R *coupling,
                int32_t *kept) {
  R largest = 0;
  for (int64_t i = 0; i < n; ++i) {
    types[i] = i < n1 ? Upper : Lower;
    R size = absolute(d[i]), other = absolute(z[i]);
    largest = size > largest ? size : largest;
    largest = other > largest ? other : largest;
  }
  R tolerance = 4 * Limits<R>::epsilon * largest;
  int64_t count = 0, rest = n, pending = -1;
  auto setAside = [&](int64_t column) {
    types[column] = Deflated;
    int64_t at = --rest; // kept descending from the end, turned round below
    for (; at + 1 < n && d[kept[at + 1]] > d[column]; ++at)
      kept[at] = kept[at + 1];
    kept[at] = static_cast<int32_t>(column);
  };
  auto keep = [&](int64_t column) {
    poles[count] = d[column];
    coupling[count] = z[column];
    kept[count++] = static_cast<int32_t>(column);
  };
  for (int64_t i = 0; i < n; ++i) {
    int64_t now = sorted[i];
    if (rho * absolute(z[now]) <= tolerance) {
      setAside(now);
      continue;
    }
    if (pending >= 0) {
      R s = z[pending], c = z[now], tau = squareRoot(c * c + s * s), gap = d[now] - d[pending];
      c /= tau;
      s = -s / tau;
      if (absolute(gap * c * s) <= tolerance) { // close poles: a rotation makes the first one's component zero
        z[now] = tau;
        z[pending] = 0;
        if (types[now] != types[pending]) types[now] = Full;
        CROUT_SIMD_CALL(rotateColumns<R>(n, q + pending * ld, q + now * ld, c, s));
        R before = d[pending], after = d[now];
        d[now] = before * s * s + after * c * c;
        d[pending] = before * c * c + after * s * s;
        setAside(pending);
      } else
        keep(pending);
    }
    pending = now;
  }
  if (pending >= 0) keep(pending);
  for (int64_t i = rest, j = n - 1; i < j; ++i, --j) {
    int32_t t = kept[i];
    kept[i] = kept[j];
    kept[j] = t;
  }
  return count;
}

/// Merges the eigenproblems of the blocks of n1 and n2 rows that begin at row f.
template <class R> bool merge(const Problem<R> &p, int64_t f, int64_t n1, int64_t n2) {
  int64_t n = n1 + n2, ld = p.ld;
  R *d = p.d + f, *z = p.z + f, *q = p.q + f * ld + f, *poles = p.poles + f, *coupling = p.coupling + f, *offsets = p.offsets + f;
  R *rootPoles = p.rootPoles + f, *weights = p.weights + f, *typedPoles = p.typedPoles + f, *typedWeights = p.typedWeights + f,
    *copied = p.copied + f * p.n;
  int32_t *order = p.order + f, *sorted = p.sorted + f, *kept = p.kept + f, *origins = p.origins + f, *types = p.types + f,
          *columns = p.columns + f;
  // T = diag(T1, T2) + rho z z^T in the basis of their eigenvectors; z of norm 1.
  R edge = p.e[f + n1 - 1], largest = absolute(edge), half = squareRoot(R(0.5));
  for (int64_t i = 0; i < n; ++i)
    largest = absolute(d[i]) > largest ? absolute(d[i]) : largest;
  R scale = reciprocalPower(largest), rho = 2 * absolute(edge * scale); // squares neither vanish nor overflow
  for (int64_t i = 0; i < n; ++i)
    d[i] *= scale;
  for (int64_t i = 0; i < n1; ++i)
    z[i] = half * q[i * ld + n1 - 1];
  for (int64_t i = n1; i < n; ++i)
    z[i] = (edge < 0 ? -half : half) * q[i * ld + n1];
  for (int64_t i = 0, j = n1, to = 0; to < n; ++to) {
    bool first = j == n || (i < n1 && !(d[n1 + order[j]] < d[order[i]]));
    sorted[to] = first ? order[i++] : static_cast<int32_t>(n1 + order[j++]);
  }
  int64_t k = deflate(n, n1, rho, sorted, d, z, q, ld, types, poles, coupling, kept);
  // Columns by type, so that zeros are not multiplied.
  int64_t counts[3] = {}, next[3];
  for (int64_t i = 0; i < k; ++i)
    ++counts[types[kept[i]]];
  next[Upper] = 0;
  next[Full] = counts[Upper];
  next[Lower] = counts[Upper] + counts[Full];
  for (int64_t i = 0; i < k; ++i)
    columns[next[types[kept[i]]]++] = static_cast<int32_t>(i);
  for (int64_t i = k; i < n; ++i)
    columns[i] = static_cast<int32_t>(i);
  int64_t upper = counts[Upper] + counts[Full], lowerFrom = counts[Upper], lower = k - lowerFrom;
  R *copiedUpper = copied, *copiedLower = copied + n1 * upper, *copiedWhole = copiedLower + n2 * lower, *deflatedValues = typedPoles;
  forPieces(n, kRootsAtOnce, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const R *column = q + kept[columns[i]] * ld;
      if (i < upper) memcpy(copiedUpper + i * n1, column, n1 * sizeof(R));
      if (i >= lowerFrom && i < k) memcpy(copiedLower + (i - lowerFrom) * n2, column + n1, n2 * sizeof(R));
      if (i >= k) memcpy(copiedWhole + (i - k) * n, column, n * sizeof(R));
    }
  });
  for (int64_t i = k; i < n; ++i)
    deflatedValues[i] = d[kept[i]];
  bool found = true;
  forPieces(k, kRootsAtOnce, [&](int64_t begin, int64_t end) {
    if (!CROUT_SIMD_CALL(secularRoots<R>(false, k, poles, coupling, rho, begin, end, origins, offsets))) found = false;
    for (int64_t i = begin; i < end; ++i)
      rootPoles[i] = poles[origins[i]];
  });
  if (!found) return false;
  forPieces(k, kRowsAtOnce, [&](int64_t begin, int64_t end) {
    CROUT_SIMD_CALL(secularWeights<R>(false, k, poles, coupling, rootPoles, offsets, begin, end, weights));
  });
  for (int64_t i = 0; i < k; ++i) {
    typedPoles[i] = poles[columns[i]];
    typedWeights[i] = weights[columns[i]];
  }
  int64_t piece = k / 8 / 16 * 16;
  piece = piece < 64 ? 64 : piece > 256 ? 256 : piece;
  bool allocated = true;
  forPieces(n, piece, [&](int64_t begin, int64_t end) {
    int64_t last = end < k ? end : k, count = last - begin;
    if (count > 0) {
      Workspace local(Workspace::bytesFor<R>(k * count), kOp);
      if (!local) {
        allocated = false;
        return;
      }
      R *s = local.take<R>(k * count);
      for (int64_t i = begin; i < last; ++i)
        CROUT_SIMD_CALL(secularVector<R>(k, typedPoles, typedWeights, rootPoles[i], offsets[i], s + (i - begin) * k));
      R *to = q + begin * ld;
      gemm<R>('N', 'N', n1, count, upper, 1, copiedUpper, n1, s, k, 0, to, ld);
      gemm<R>('N', 'N', n2, count, lower, 1, copiedLower, n2, s + lowerFrom, k, 0, to + n1, ld);
    }
    for (int64_t i = begin < k ? k : begin; i < end; ++i)
      memcpy(q + i * ld, copiedWhole + (i - k) * n, n * sizeof(R));
  });
  for (int64_t i = 0; i < n; ++i)
    d[i] = (i < k ? rootPoles[i] + offsets[i] : deflatedValues[i]) * (1 / scale);
  for (int64_t i = 0, j = k, to = 0; to < n; ++to)
    order[to] = static_cast<int32_t>(j == n || (i < k && !(d[j] < d[i])) ? i++ : j++);
  return allocated;
}

template <class R> void sortAscending(int64_t n, R *d) {
  qsort(d, n, sizeof(R), [](const void *x, const void *y) {
    R a = *static_cast<const R *>(x), b = *static_cast<const R *>(y);
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

} // namespace

template <class R> Int tridiagonalEigen(int64_t n, R *d, R *e, R *q, int64_t ldq, int32_t *order) {
  int64_t leaves = 1;
  while (n > kLeaf * leaves)
    leaves *= 2;
  Workspace memory(Workspace::bytesFor<R>(n * n) + 10 * Workspace::bytesFor<R>(n) + 5 * Workspace::bytesFor<int32_t>(n), kOp);
  if (!memory) return 1;
  auto reals = [&] { return memory.take<R>(n); };
  auto integers = [&] { return memory.take<int32_t>(n); };
  R *values = reals(), *beside = reals();
  memcpy(values, d, n * sizeof(R));
  memcpy(beside, e, n * sizeof(R));
  Problem<R> p{d,          e,          q,          memory.take<R>(n * n),
               ldq,        n,          reals(),    reals(),
               reals(),    reals(),    reals(),    reals(),
               reals(),    reals(),    order,      integers(),
               integers(), integers(), integers(), integers()};
  auto boundary = [&](int64_t i) { return n * i / leaves; };
  for (int64_t i = 1; i < leaves; ++i) {
    int64_t b = boundary(i);
    d[b - 1] -= absolute(e[b - 1]);
    d[b] -= absolute(e[b - 1]);
  }
  bool failed = false;
  // The same values with vectors and without: those of divide and conquer are up to 30 units in the last place of the largest away. They are
  // the last task beside the leaves.
  parallelFor(leaves + 1, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      if (i == leaves) {
        if (tridiagonalValues(n, values, beside)) failed = true;
        continue;
      }
      int64_t f = boundary(i), size = boundary(i + 1) - f;
      if (CROUT_SIMD_CALL(smallTridiagonal<R>(size, d + f, e + f, q + f * ldq + f, ldq))) failed = true;
      for (int64_t r = 0; r < size; ++r)
        order[f + r] = static_cast<int32_t>(r);
    }
  });
  for (int64_t step = 1; step < leaves && !failed; step *= 2) {
    int64_t merges = leaves / (2 * step);
    auto some = [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        int64_t f = boundary(2 * i * step), middle = boundary((2 * i + 1) * step), last = boundary((2 * i + 2) * step);
        // The blocks beside the diagonal belong to the merged vectors.
        for (int64_t j = f; j < last; ++j)
          memset(q + j * ldq + (j < middle ? middle : f), 0, (j < middle ? last - middle : middle - f) * sizeof(R));
        if (!merge(p, f, middle - f, last - middle)) failed = true;
      }
    };
    // How the work is dealt out does not change what is computed.
    if (merges >= 2 * crout_rt_get_num_threads())
      parallelFor(merges, 1, some);
    else
      some(0, merges);
  }
  if (failed) return 1;
  memcpy(d, values, n * sizeof(R));
  return 0;
}

template <class R> Int tridiagonalValues(int64_t n, R *d, R *e) {
  const R eps = Limits<R>::epsilon / 2;
  for (int64_t i = 0; i + 1 < n; ++i)
    e[i] *= e[i];
  int64_t steps = 0;
  auto isNegligible = [&](int64_t i) { return e[i] <= eps * eps * absolute(d[i]) * absolute(d[i + 1]) + Limits<R>::smallest; };
  for (int64_t begin = 0, end; begin < n; begin = end + 1) {
    for (end = begin; end + 1 < n && !isNegligible(end); ++end) {
    }
    bool flipped = absolute(d[end]) < absolute(d[begin]);
    auto value = [&](int64_t i) -> R & { return d[flipped ? end - i : begin + i]; };
    auto beside = [&](int64_t i) { return flipped ? end - i - 1 : begin + i; };
    for (int64_t first = 0, size = end - begin; first < size;) {
      int64_t m = first;
      while (m < size && !isNegligible(beside(m)))
        ++m;
      if (m == first) {
        ++first;
        continue;
      }
      if (++steps > 40 * n) return 1;
      R head = value(first), root = squareRoot(e[beside(first)]), sigma = (value(first + 1) - head) / (2 * root),
        r = squareRoot(1 + sigma * sigma);
      if (!(absolute(sigma) < 1 / eps)) r = absolute(sigma);
      sigma = head - root / (sigma + (sigma < 0 ? -r : r));
      R c = 1, s = 0, gamma = value(m) - sigma, p = gamma * gamma;
      for (int64_t i = m - 1; i >= first; --i) {
        R b = e[beside(i)];
        r = p + b;
        if (i != m - 1) e[beside(i + 1)] = s * r;
        R oldC = c, oldGamma = gamma, alpha = value(i), inverse = 1 / r;
        c = p * inverse;
        s = b * inverse;
        gamma = c * (alpha - sigma) - s * oldGamma;
        value(i + 1) = oldGamma + (alpha - gamma);
        p = c != 0 ? gamma * gamma / c : oldC * b;
      }
      e[beside(first)] = s * p;
      value(first) = sigma + gamma;
    }
  }
  sortAscending(n, d);
  return 0;
}

#define CROUT_INSTANTIATE(R)                                                                                                               \
  template Int tridiagonalEigen<R>(int64_t, R *, R *, R *, int64_t, int32_t *);                                                            \
  template Int tridiagonalValues<R>(int64_t, R *, R *);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
