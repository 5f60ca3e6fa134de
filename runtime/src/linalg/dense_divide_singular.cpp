// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Singular values and vectors of an upper bidiagonal matrix by divide and conquer (Gu and Eisenstat 1995; LAPACK's lasd1 to lasd3).
#include "calls.h"
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

constexpr const char *kOp = "linalg.svd";
constexpr int64_t kLeaf = 6, kRootsAtOnce = 32, kRowsAtOnce = 128;

/// Rows [first, first + rows) of the matrix with one column more where `extra`: the elements of the last row's right neighbour.
struct Node {
  int64_t first, rows;
  bool extra;

  int64_t columns() const { return rows + extra; }
  // A node is its left half, which has a further column, a row that couples them, and its right half.
  Node left() const { return {first, rows / 2, true}; }
  int64_t middle() const { return rows / 2; }
  Node right() const { return {first + rows / 2 + 1, rows - rows / 2 - 1, extra}; }
};

Node nodeAt(int64_t n, int64_t level, int64_t index) {
  Node node{0, n, false};
  for (int64_t bit = level; bit-- > 0;)
    node = index >> bit & 1 ? node.right() : node.left();
  return node;
}

template <class R> struct Problem {
  R *d, *e, *u, *v, *copiedU, *copiedV;
  int64_t ld, n;
  R *z, *poles, *coupling, *offsets, *rootPoles, *weights, *typedPoles, *typedWeights;
  int32_t *order, *sorted, *kept, *origins, *types, *columns;
};

enum Type : int32_t { Upper, Full, Lower, Deflated };

template <class F> void forPieces(int64_t n, int64_t piece, F &&f) {
  parallelFor((n + piece - 1) / piece, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i)
      f(i * piece, (i + 1) * piece < n ? (i + 1) * piece : n);
  });
}

/// Makes column `missing` of the (m, m) q of norm 1 and orthogonal to the first `known` ones: what is left of the unit vector that has most
/// left.
template <class R> void completeColumn(int64_t m, R *q, int64_t ld, int64_t known, R *missing) {
  int64_t best = 0;
  R most = -1;
  for (int64_t i = 0; i < m; ++i) {
    R left = 1;
    for (int64_t j = 0; j < known; ++j)
      left -= q[j * ld + i] * q[j * ld + i];
    if (left > most) {
      most = left;
      best = i;
    }
  }
  for (int64_t i = 0; i < m; ++i)
    missing[i] = i == best;
  for (int pass = 0; pass < 2; ++pass)
    for (int64_t j = 0; j < known; ++j) {
      R dot = 0;
      for (int64_t i = 0; i < m; ++i)
        dot += q[j * ld + i] * missing[i];
      for (int64_t i = 0; i < m; ++i)
        missing[i] -= dot * q[j * ld + i];
    }
  R squares = 0;
  for (int64_t i = 0; i < m; ++i)
    squares += missing[i] * missing[i];
  R scale = 1 / squareRoot(squares);
  for (int64_t i = 0; i < m; ++i)
    missing[i] *= scale;
}

/// A node without halves, by Jacobi's method on the transpose, which is not wide.
template <class R> bool solveLeaf(const Problem<R> &p, Node node) {
  int64_t n = node.rows, m = node.columns(), f = node.first;
  R *v = p.v + f * p.ld + f, *u = p.u + f * p.ld + f, a[(kLeaf + 1) * kLeaf], values[kLeaf];
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < m; ++i)
      a[j * m + i] = i == j ? p.d[f + j] : i == j + 1 ? p.e[f + j] : 0;
  if (jacobiSingular(m, n, a, m, values, u, p.ld)) return false;
  int64_t known = 0;
  for (int64_t j = 0; j < n; ++j) {
    R squares = 0;
    for (int64_t i = 0; i < m; ++i) {
      v[j * p.ld + i] = a[j * m + i];
      squares += a[j * m + i] * a[j * m + i];
    }
    known = squares > 0 && known == j ? j + 1 : known;
  }
  for (int64_t j = known; j < m; ++j)
    completeColumn(m, v, p.ld, j, v + j * p.ld);
  for (int64_t j = 0; j < n; ++j) { // values descend
    p.d[f + j] = values[j];
    p.order[f + j] = static_cast<int32_t>(n - 1 - j);
  }
  return true;
}

template <class R> bool merge(const Problem<R> &p, Node node) {
  int64_t f = node.first, n = node.rows, m = node.columns(), middle = node.middle(), n1 = middle, n2 = n - middle - 1, ld = p.ld;
  R *d = p.d + f, *z = p.z + f, *u = p.u + f * ld + f, *v = p.v + f * ld + f, *poles = p.poles + f, *coupling = p.coupling + f,
    *offsets = p.offsets + f;
  R *rootPoles = p.rootPoles + f, *weights = p.weights + f, *typedPoles = p.typedPoles + f, *typedWeights = p.typedWeights + f;
  R *copiedU = p.copiedU + f * p.n, *copiedV = p.copiedV + f * (p.n + 1);
  int32_t *order = p.order + f, *sorted = p.sorted + f, *kept = p.kept + f, *origins = p.origins + f, *types = p.types + f,
          *columns = p.columns + f;
  // What the vectors of the halves do not cover is zero; the middle row is its own left vector.
  for (int64_t j = 0; j < n; ++j) {
    if (j < middle)
      memset(u + j * ld + n1, 0, (n - n1) * sizeof(R));
    else
      memset(u + j * ld, 0, (j == middle ? n : n1 + 1) * sizeof(R));
  }
  u[middle * ld + middle] = 1;
  for (int64_t j = 0; j < m; ++j) {
    if (j <= middle)
      memset(v + j * ld + n1 + 1, 0, (m - n1 - 1) * sizeof(R));
    else
      memset(v + j * ld, 0, (n1 + 1) * sizeof(R));
  }
  // In the bases of the halves' vectors the matrix is diagonal but for row z, whose own pole is 0.
  R alpha = p.d[f + middle], beta = p.e[f + middle], largest = absolute(alpha) > absolute(beta) ? absolute(alpha) : absolute(beta);
  d[middle] = 0;
  for (int64_t j = 0; j < n; ++j)
    largest = d[j] > largest ? d[j] : largest;
  if (largest == 0) {
    for (int64_t j = 0; j < n; ++j)
      order[j] = static_cast<int32_t>(j);
    return true;
  }
  R scale = reciprocalPower(largest); // squares neither vanish nor overflow
  alpha *= scale;
  beta *= scale;
  largest *= scale;
  for (int64_t j = 0; j < n; ++j) {
    d[j] *= scale;
    z[j] = j < middle ? alpha * v[j * ld + middle] : j > middle ? beta * v[j * ld + middle + 1] : 0;
  }
  R tolerance = 4 * Limits<R>::epsilon * largest, first = alpha * v[middle * ld + middle];
  if (node.extra) { // a rotation takes the other half's null vector out of the row
    R second = beta * v[n * ld + middle + 1], size = squareRoot(first * first + second * second);
    R c = size > tolerance ? first / size : 1, s = size > tolerance ? second / size : 0;
    CROUT_SIMD_CALL(rotateColumns<R>(m, v + middle * ld, v + n * ld, c, s));
    first = size;
  }
  z[middle] = absolute(first) > tolerance ? first : tolerance;
  for (int64_t i = 0, j = 0, to = 0; to < n - 1; ++to) {
    const int32_t *leftOrder = order, *rightOrder = order + middle + 1;
    bool isLeft = j == n2 || (i < n1 && !(d[middle + 1 + rightOrder[j]] < d[leftOrder[i]]));
    sorted[to] = static_cast<int32_t>(isLeft ? leftOrder[i++] : middle + 1 + rightOrder[j++]);
  }
  // Deflation: columns that are singular vectors already, or are after a rotation of two whose poles are close.
  int64_t k = 0, rest = n, pending = -1;
  auto keep = [&](int64_t column) {
    poles[k] = d[column];
    coupling[k] = z[column];
    kept[k++] = static_cast<int32_t>(column);
  };
  auto setAside = [&](int64_t column) {
    types[column] = Deflated;
    int64_t at = --rest; // descending from the end
    for (; at + 1 < n && d[kept[at + 1]] > d[column]; ++at)
      kept[at] = kept[at + 1];
    kept[at] = static_cast<int32_t>(column);
  };
  for (int64_t j = 0; j < n; ++j)
    types[j] = j < middle ? Upper : j > middle ? Lower : Full;
  keep(middle);
  for (int64_t i = 0; i < n - 1; ++i) {
    int64_t now = sorted[i];
    if (absolute(z[now]) <= tolerance) {
      setAside(now);
      continue;
    }
    if (pending >= 0) {
      if (absolute(d[now] - d[pending]) <= tolerance) {
        R s = z[pending], c = z[now], tau = squareRoot(c * c + s * s);
        c /= tau;
        s = -s / tau;
        z[now] = tau;
        z[pending] = 0;
        if (types[now] != types[pending]) types[now] = Full;
        CROUT_SIMD_CALL(rotateColumns<R>(n, u + pending * ld, u + now * ld, c, s));
        CROUT_SIMD_CALL(rotateColumns<R>(m, v + pending * ld, v + now * ld, c, s));
        setAside(pending);
      } else
        keep(pending);
    }
    pending = now;
  }
  if (pending >= 0) keep(pending);
  if (k > 1 && poles[1] <= tolerance / 2) // apart from the pole 0
    poles[1] = tolerance / 2;
  for (int64_t i = rest, j = n - 1; i < j; ++i, --j) {
    int32_t t = kept[i];
    kept[i] = kept[j];
    kept[j] = t;
  }
  // Columns by type; the middle is the first of the full ones.
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
  int64_t upper = counts[Upper] + counts[Full], lowerFrom = counts[Upper], lower = k - lowerFrom, m1 = n1 + 1, m2 = m - m1;
  R *upperU = copiedU, *lowerU = upperU + n1 * upper, *wholeU = lowerU + n2 * lower;
  R *upperV = copiedV, *lowerV = upperV + m1 * upper, *wholeV = lowerV + m2 * lower, *deflatedValues = typedPoles;
  forPieces(n, kRootsAtOnce, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const R *columnU = u + kept[columns[i]] * ld, *columnV = v + kept[columns[i]] * ld;
      if (i < upper) {
        memcpy(upperU + i * n1, columnU, n1 * sizeof(R));
        memcpy(upperV + i * m1, columnV, m1 * sizeof(R));
      }
      if (i >= lowerFrom && i < k) {
        memcpy(lowerU + (i - lowerFrom) * n2, columnU + n1 + 1, n2 * sizeof(R));
        memcpy(lowerV + (i - lowerFrom) * m2, columnV + m1, m2 * sizeof(R));
      }
      if (i >= k) {
        memcpy(wholeU + (i - k) * n, columnU, n * sizeof(R));
        memcpy(wholeV + (i - k) * m, columnV, m * sizeof(R));
      }
    }
  });
  for (int64_t i = k; i < n; ++i)
    deflatedValues[i] = d[kept[i]];
  R squares = 0;
  for (int64_t i = 0; i < k; ++i)
    squares += coupling[i] * coupling[i];
  R norm = squareRoot(squares);
  for (int64_t i = 0; i < k; ++i)
    coupling[i] /= norm;
  bool found = true;
  forPieces(k, kRootsAtOnce, [&](int64_t begin, int64_t end) {
    if (!CROUT_SIMD_CALL(secularRoots<R>(true, k, poles, coupling, squares, begin, end, origins, offsets))) found = false;
    for (int64_t i = begin; i < end; ++i)
      rootPoles[i] = poles[origins[i]];
  });
  if (!found) return false;
  forPieces(k, kRowsAtOnce, [&](int64_t begin, int64_t end) {
    CROUT_SIMD_CALL(secularWeights<R>(true, k, poles, coupling, rootPoles, offsets, begin, end, weights));
  });
  for (int64_t i = 0; i < k; ++i) {
    typedPoles[i] = poles[columns[i]];
    typedWeights[i] = weights[columns[i]];
  }
  int64_t zero = 0;
  while (columns[zero] != 0)
    ++zero;
  int64_t piece = k / 8 / 16 * 16;
  piece = piece < 64 ? 64 : piece > 256 ? 256 : piece;
  bool allocated = true;
  forPieces(n, piece, [&](int64_t begin, int64_t end) {
    int64_t last = end < k ? end : k, count = last - begin;
    if (count > 0) {
      Workspace local(2 * Workspace::bytesFor<R>(k * count), kOp);
      if (!local) {
        allocated = false;
        return;
      }
      R *left = local.take<R>(k * count), *right = local.take<R>(k * count), *toU = u + begin * ld, *toV = v + begin * ld;
      for (int64_t i = begin; i < last; ++i)
        CROUT_SIMD_CALL(
            secularPair<R>(k, typedPoles, typedWeights, zero, rootPoles[i], offsets[i], left + (i - begin) * k, right + (i - begin) * k));
      gemm<R>('N', 'N', n1, count, upper, 1, upperU, n1, left, k, 0, toU, ld);
      gemm<R>('N', 'N', n2, count, lower, 1, lowerU, n2, left + lowerFrom, k, 0, toU + n1 + 1, ld);
      gemm<R>('N', 'N', m1, count, upper, 1, upperV, m1, right, k, 0, toV, ld);
      gemm<R>('N', 'N', m2, count, lower, 1, lowerV, m2, right + lowerFrom, k, 0, toV + m1, ld);
      for (int64_t i = 0; i < count; ++i)
        toU[i * ld + middle] = left[i * k + zero];
    }
    for (int64_t i = begin < k ? k : begin; i < end; ++i) {
      memcpy(u + i * ld, wholeU + (i - k) * n, n * sizeof(R));
      memcpy(v + i * ld, wholeV + (i - k) * m, m * sizeof(R));
    }
  });
  for (int64_t i = 0; i < n; ++i)
    d[i] = (i < k ? rootPoles[i] + offsets[i] : deflatedValues[i]) * (1 / scale);
  for (int64_t i = 0, j = k, to = 0; to < n; ++to)
    order[to] = static_cast<int32_t>(j == n || (i < k && !(d[j] < d[i])) ? i++ : j++);
  return allocated;
}

} // namespace

template <class R> Int bidiagonalSingular(int64_t n, R *d, R *e, R *u, R *v, int64_t ld, int32_t *order) {
  int64_t levels = 0;
  for (int64_t size = n; size > kLeaf; size /= 2)
    ++levels;
  Workspace memory(Workspace::bytesFor<R>(n * n) + Workspace::bytesFor<R>((n + 1) * (n + 1)) + 8 * Workspace::bytesFor<R>(n) +
                       5 * Workspace::bytesFor<int32_t>(n),
                   kOp);
  if (!memory) return 1;
  auto reals = [&] { return memory.take<R>(n); };
  auto integers = [&] { return memory.take<int32_t>(n); };
  R *copiedU = memory.take<R>(n * n), *copiedV = memory.take<R>((n + 1) * (n + 1));
  Problem<R> p{d,       e,       u,       v,       copiedU, copiedV, ld,         n,          reals(),    reals(),    reals(),
               reals(), reals(), reals(), reals(), reals(), order,   integers(), integers(), integers(), integers(), integers()};
  bool failed = false;
  auto forNodes = [&](int64_t level, auto &&f) {
    int64_t nodes = int64_t(1) << level;
    auto some = [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        if (!f(nodeAt(n, level, i))) failed = true;
    };
    // How the work is dealt out does not change what is computed.
    if (nodes >= 2 * crout_rt_get_num_threads())
      parallelFor(nodes, 1, some);
    else
      some(0, nodes);
  };
  forNodes(levels, [&](Node node) { return solveLeaf(p, node); });
  for (int64_t level = levels; level-- > 0 && !failed;)
    forNodes(level, [&](Node node) { return merge(p, node); });
  for (int64_t i = 0; i < n; ++i)
    p.z[i] = d[order[i]];
  for (int64_t i = 0; i < n; ++i)
    d[i] = p.z[n - 1 - i];
  for (int64_t i = 0, j = n - 1; i < j; ++i, --j) {
    int32_t t = order[i];
    order[i] = order[j];
    order[j] = t;
  }
  return failed;
}

template <class R> Int bidiagonalValues(int64_t n, R *d, R *e) {
  Workspace memory(Workspace::bytesFor<R>(2 * n) * 2, kOp);
  if (!memory) return 1;
  R *diagonal = memory.take<R>(2 * n), *off = memory.take<R>(2 * n);
  if (lapack::available()) // the dqds algorithm
    return lapack::bdsqr(n, d, e, diagonal);
  // The eigenvalues of the tridiagonal matrix of twice the order with zeros on the diagonal and d_0, e_0, d_1, ... beside it (Golub and
  // Kahan 1965) are the singular values and their negatives.
  for (int64_t i = 0; i < n; ++i) {
    diagonal[2 * i] = diagonal[2 * i + 1] = 0;
    off[2 * i] = d[i];
    off[2 * i + 1] = i + 1 < n ? e[i] : 0;
  }
  if (tridiagonalValues(2 * n, diagonal, off)) return 1;
  for (int64_t i = 0; i < n; ++i)
    d[i] = absolute(diagonal[2 * n - 1 - i]);
  return 0;
}

#define CROUT_INSTANTIATE(R)                                                                                                               \
  template Int bidiagonalSingular<R>(int64_t, R *, R *, R *, R *, int64_t, int32_t *);                                                     \
  template Int bidiagonalValues<R>(int64_t, R *, R *);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
