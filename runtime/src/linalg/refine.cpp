// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Solutions by equilibration and iterative refinement, with bounds of their errors.
//
// Rows and columns are scaled by powers of two, so that scaling rounds nothing; LU is of the element type; residuals have twice its
// precision, and the solution is held as a sum of two numbers while it is refined (J. Demmel et al., Error bounds from extra-precise
// iterative refinement, ACM TOMS 32, 2006). The bounds are those of LAPACK's xGERFS with the residual's precision in place of the element's.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.solve_refined";
constexpr int kMaxSteps = 12, kMaxEstimates = 5;

/// A real sum with twice the precision of R: a double for floats, an unevaluated sum of two doubles for doubles.
template <class R> struct Sum;
template <> struct Sum<float> {
  static constexpr double epsilon = DBL_EPSILON;
  double value;

  void set(float x) { value = x; }
  void subtractProduct(float a, float b) { value -= static_cast<double>(a) * b; }
  void addProduct(float a, float b) { value += static_cast<double>(a) * b; }
  float rounded() const { return static_cast<float>(value); }
};
template <> struct Sum<double> {
  static constexpr double epsilon = DBL_EPSILON * DBL_EPSILON * 4;
  double high, low;

  void set(double x) {
    high = x;
    low = 0;
  }
  void addProduct(double a, double b) { // T. J. Dekker's product, D. E. Knuth's sum
    constexpr double splitter = 134217729; // 2^27 + 1; the operands are scaled, so that nothing overflows
    double at = a * splitter, bt = b * splitter, ah = at - (at - a), bh = bt - (bt - b), al = a - ah, bl = b - bh;
    double p = a * b, error = ((ah * bh - p) + ah * bl + al * bh) + al * bl;
    double s = high + p, v = s - high;
    low += ((high - (s - v)) + (p - v)) + error;
    high = s;
  }
  void subtractProduct(double a, double b) { addProduct(-a, b); }
  double rounded() const { return high + low; }
};

template <class T> struct Wide {
  Sum<RealOf<T>> re, im;

  void set(T x) {
    if constexpr (isComplex<T>) {
      re.set(x.re);
      im.set(x.im);
    } else {
      re.set(x);
    }
  }
  void subtractProduct(T a, T b) {
    if constexpr (isComplex<T>) {
      re.subtractProduct(a.re, b.re);
      re.addProduct(a.im, b.im);
      im.subtractProduct(a.re, b.im);
      im.subtractProduct(a.im, b.re);
    } else {
      re.subtractProduct(a, b);
    }
  }
  T rounded() const {
    if constexpr (isComplex<T>)
      return {re.rounded(), im.rounded()};
    else
      return re.rounded();
  }
};

/// x * 2^e for any e, with one rounding where the result is not normal.
template <class R> R scaleReal(R x, int64_t e) {
  int limited = e > 5000 ? 5000 : e < -5000 ? -5000 : static_cast<int>(e);
  return static_cast<R>(ldexp(static_cast<double>(x), limited));
}
template <class T> T scaleBy(T x, int64_t e) {
  if constexpr (isComplex<T>)
    return {scaleReal(x.re, e), scaleReal(x.im, e)};
  else
    return scaleReal(x, e);
}
constexpr int64_t kNone = INT64_MIN / 4; // the exponent of 0
/// The exponent e with 2^(e-1) <= |x| < 2^e, of the larger part.
template <class T> int64_t exponentOf(T x) {
  double size;
  if constexpr (isComplex<T>) {
    double re = absolute(static_cast<double>(x.re)), im = absolute(static_cast<double>(x.im));
    size = re > im ? re : im;
  } else {
    size = absolute(static_cast<double>(x));
  }
  if (size == 0)
    return kNone;
  int e;
  frexp(size, &e);
  return e;
}
inline int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

/// One system of order n, scaled and factored, and room for the work on one right-hand side.
template <class T> class System {
  using R = RealOf<T>;

public:
  static size_t bytes(int64_t n) {
    return 2 * Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<int32_t>(n) + 2 * Workspace::bytesFor<int64_t>(n) + 6 * Workspace::bytesFor<T>(n) +
           2 * Workspace::bytesFor<R>(n) + Workspace::bytesFor<Wide<T>>(n);
  }
  System(int64_t n, Workspace &memory)
      : n(n), m(memory.take<T>(n * n)), lu(memory.take<T>(n * n)), pivots(memory.take<int32_t>(n)), rows(memory.take<int64_t>(n)),
        columns(memory.take<int64_t>(n)), b(memory.take<T>(n)), x(memory.take<T>(n)), rest(memory.take<T>(n)), residual(memory.take<T>(n)),
        probe(memory.take<T>(n)), signs(memory.take<T>(n)), weights(memory.take<R>(n)), sizes(memory.take<R>(n)),
        sums(memory.take<Wide<T>>(n)) {}

  /// Scales and factors a matrix of finite numbers; returns info.
  int32_t factor(Matrix<const T> a) {
    for (int64_t i = 0; i < n; ++i)
      rows[i] = columns[i] = kNone;
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i < n; ++i)
        rows[i] = larger(rows[i], exponentOf(a(i, j)));
    for (int64_t i = 0; i < n; ++i)
      rows[i] = rows[i] == kNone ? 0 : -rows[i];
    for (int64_t j = 0; j < n; ++j) {
      for (int64_t i = 0; i < n; ++i)
        if (int64_t e = exponentOf(a(i, j)); e != kNone)
          columns[j] = larger(columns[j], e + rows[i]);
      columns[j] = columns[j] == kNone ? 0 : -columns[j];
      for (int64_t i = 0; i < n; ++i)
        m[j * n + i] = scaleBy(a(i, j), rows[i] + columns[j]);
      topColumn = j == 0 ? columns[0] : larger(topColumn, columns[j]);
    }
    memcpy(static_cast<void *>(lu), m, n * n * sizeof(T));
    return dense::getrf(n, n, lu, n, pivots);
  }

  /// 1 / (|M|_1 |inv(M)|_1) of the scaled matrix, the second norm estimated.
  R reciprocalCondition() {
    R norm = 0;
    for (int64_t j = 0; j < n; ++j) {
      R sum = 0;
      for (int64_t i = 0; i < n; ++i)
        sum += absolute(m[j * n + i]);
      norm = sum > norm ? sum : norm;
    }
    R inverseNorm = estimate([&](T *v) { solve(v); }, [&](T *v) { solveAdjoint(v); });
    R result = 1 / norm / inverseNorm;
    return result == result ? result : 0;
  }

  /// Writes the solution for one right-hand side, and where the pointers are not null the bounds.
  template <class From, class To> void run(From &&from, To &&to, R *forward, R *backward) {
    int64_t scale = kNone;
    for (int64_t i = 0; i < n; ++i)
      if (int64_t e = exponentOf(from(i)); e != kNone)
        scale = larger(scale, e + rows[i]);
    if (scale == kNone) // b = 0
      scale = 0;
    for (int64_t i = 0; i < n; ++i) {
      x[i] = b[i] = scaleBy(from(i), rows[i] - scale);
      rest[i] = number<T>(0);
    }
    solve(x);
    refine();
    for (int64_t i = 0; i < n; ++i)
      to(i) = scaleBy(x[i], columns[i] + scale);
    if (forward)
      *forward = forwardError();
    if (backward)
      *backward = backwardError();
  }

private:
  void solve(T *v) { dense::solveFactored('L', n, 1, lu, n, pivots, v, n); }
  void solveAdjoint(T *v) { // U^H L^H P^T v
    dense::trsm('L', 'U', 'C', 'N', n, 1, lu, n, v, n);
    dense::trsm('L', 'L', 'C', 'U', n, 1, lu, n, v, n);
    dense::swapRows(1, v, n, n, pivots, false);
  }

  /// residual := b - M (x + rest), or b - M x.
  void findResidual(bool withRest) {
    for (int64_t i = 0; i < n; ++i)
      sums[i].set(b[i]);
    for (int64_t j = 0; j < n; ++j) {
      const T *column = m + j * n;
      T xj = x[j], rj = rest[j];
      for (int64_t i = 0; i < n; ++i)
        sums[i].subtractProduct(column[i], xj);
      if (withRest && !(rj == number<T>(0)))
        for (int64_t i = 0; i < n; ++i)
          sums[i].subtractProduct(column[i], rj);
    }
    for (int64_t i = 0; i < n; ++i)
      residual[i] = sums[i].rounded();
  }

  static R sumParts(R &high, R low, R more) { // (high, low) := high + low + more
    R s = high + more, v = s - high, error = (high - (s - v)) + (more - v) + low, t = s + error;
    R remaining = error - (t - s);
    high = t;
    return remaining;
  }
  void add(int64_t i, T d) {
    if constexpr (isComplex<T>)
      rest[i] = {sumParts(x[i].re, rest[i].re, d.re), sumParts(x[i].im, rest[i].im, d.im)};
    else
      rest[i] = sumParts(x[i], rest[i], d);
  }

  bool diverged = false; // the last correction was no smaller than the one before, and large

  /// Adds corrections while they shrink, until they are far below the last digit of each element.
  void refine() {
    diverged = false;
    R last = largestOfSolution();
    for (int step = 0; step < kMaxSteps; ++step) {
      findResidual(true);
      solve(residual);
      R largest = 0;
      bool matters = false;
      for (int64_t i = 0; i < n; ++i) {
        R size = absolute(residual[i]);
        matters |= size > Limits<R>::epsilon / 64 * absolute(x[i]);
        size = weigh(i, residual[i]);
        largest = size > largest || size != size ? size : largest;
      }
      if (!(largest <= last / 2)) { // also NaN: the matrix is singular to working precision, or the digits of the residual are used up
        diverged = !(largest <= largestOfSolution() / 1024);
        return;
      }
      for (int64_t i = 0; i < n; ++i)
        add(i, residual[i]);
      if (!matters)
        return;
      last = largest;
    }
  }

  /// The size of element i of a solution in the units of the unscaled one, up to a power of two.
  R weigh(int64_t i, T v) const { return scaleReal(absolute(v), columns[i] - topColumn); }

  R largestOfSolution() const {
    R largest = 0;
    for (int64_t i = 0; i < n; ++i) {
      R size = weigh(i, x[i]);
      largest = size > largest ? size : largest;
    }
    return largest;
  }

  /// sizes := |M| |x| + |b|.
  void findSizes() {
    for (int64_t i = 0; i < n; ++i)
      sizes[i] = absolute(b[i]);
    for (int64_t j = 0; j < n; ++j) {
      R xj = absolute(x[j]);
      for (int64_t i = 0; i < n; ++i)
        sizes[i] += absolute(m[j * n + i]) * xj;
    }
  }

  R backwardError() {
    findResidual(false);
    findSizes();
    R worst = 0;
    for (int64_t i = 0; i < n; ++i) {
      R r = absolute(residual[i]);
      R ratio = r == 0 ? 0 : r / sizes[i];
      worst = ratio > worst || ratio != ratio ? ratio : worst;
    }
    return worst;
  }

  /// |x - x_true| <= |rest| + |inv(M)| (|b - M (x + rest)| + the rounding of that residual), in the largest element of the unscaled x.
  R forwardError() {
    if (diverged) // what the factors say of the inverse is as wrong as they are
      return static_cast<R>(__builtin_inf());
    findResidual(true);
    findSizes();
    R rounding = static_cast<R>((n + 2) * Sum<R>::epsilon), largest = 0, left = 0;
    for (int64_t i = 0; i < n; ++i) {
      R w = absolute(residual[i]) * (1 + 2 * Limits<R>::epsilon) + rounding * sizes[i];
      weights[i] = w > Limits<R>::smallest * n ? w : Limits<R>::smallest * n;
      R size = weigh(i, x[i]), more = weigh(i, rest[i]);
      largest = size > largest || size != size ? size : largest;
      left = more > left ? more : left;
    }
    auto weighted = [&](T *v, bool columnsFirst) {
      for (int64_t i = 0; i < n; ++i)
        v[i] = columnsFirst ? scaleBy(v[i], columns[i] - topColumn) : v[i] * weights[i];
    };
    // The infinity norm of C inv(M) W is the 1-norm of its adjoint.
    R norm = estimate(
        [&](T *v) {
          weighted(v, true);
          solveAdjoint(v);
          weighted(v, false);
        },
        [&](T *v) {
          weighted(v, false);
          solve(v);
          weighted(v, true);
        });
    if (largest == 0)
      return norm > 0 && left + norm > Limits<R>::smallest * n * n ? static_cast<R>(__builtin_inf()) : R(0);
    // An element of the result is not rounded again unless it is scaled to a number that is not normal.
    return (left + norm) / largest;
  }

  R sumOf(const T *v) const {
    R sum = 0;
    for (int64_t i = 0; i < n; ++i)
      sum += absolute(v[i]);
    return sum;
  }

  /// A lower bound of the 1-norm of an operator that is rarely far below it (N. J. Higham, Algorithm 674, ACM TOMS 14, 1988).
  template <class Apply, class ApplyAdjoint> R estimate(Apply &&apply, ApplyAdjoint &&applyAdjoint) {
    T *v = probe, *y = signs;
    for (int64_t i = 0; i < n; ++i)
      v[i] = number<T>(R(1) / static_cast<R>(n));
    apply(v);
    R best = sumOf(v);
    if (n == 1)
      return best;
    int64_t chosen = -1;
    for (int step = 0; step < kMaxEstimates; ++step) {
      for (int64_t i = 0; i < n; ++i) {
        R size = absolute(v[i]);
        y[i] = size > Limits<R>::smallest ? v[i] * (1 / size) : number<T>(1);
      }
      applyAdjoint(y);
      int64_t top = 0;
      for (int64_t i = 1; i < n; ++i)
        if (absolute(y[i]) > absolute(y[top]))
          top = i;
      if (top == chosen || (chosen >= 0 && absolute(y[top]) == absolute(y[chosen])))
        break;
      chosen = top;
      for (int64_t i = 0; i < n; ++i)
        v[i] = number<T>(i == chosen ? 1 : 0);
      apply(v);
      R found = sumOf(v);
      if (!(found > best))
        break;
      best = found;
    }
    for (int64_t i = 0; i < n; ++i)
      v[i] = number<T>((i % 2 ? -1 : 1) * (1 + static_cast<R>(i) / static_cast<R>(n - 1)));
    apply(v);
    R alternating = 2 * sumOf(v) / static_cast<R>(3 * n);
    return alternating > best ? alternating : best;
  }

  int64_t n;
  T *m, *lu; // column-major
  int32_t *pivots;
  int64_t *rows, *columns; // exponents: M = 2^rows A 2^columns
  int64_t topColumn = 0;
  T *b, *x, *rest, *residual, *probe, *signs;
  R *weights, *sizes;
  Wide<T> *sums;
};

template <class T> struct Results {
  RealOf<T> *forward, *backward, *rcond;
  int32_t *info;
};

template <class T>
void solutions(const DLTensor *a, const DLTensor *b, DLTensor *out, Results<T> to, bool left, bool bounds) {
  using R = RealOf<T>;
  Batch batch({{a, 2}, {b, 2}, {out, 2}});
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  int64_t n = ma.rows, k = left ? mb.cols : mb.rows;
  T *xs = dataOf<T>(out);
  double operations = (2.0 / 3 * n + 40.0 * k + 20.0) * n * n;
  constexpr R infinity = static_cast<R>(__builtin_inf());
  if (n == 0) {
    for (int64_t i = 0; i < batch.size(); ++i) {
      to.info[i] = 0;
      to.rcond[i] = bounds ? infinity : R(0);
    }
    memset(to.forward, 0, batch.size() * k * sizeof(R));
    memset(to.backward, 0, batch.size() * k * sizeof(R));
    return;
  }
  forEachMatrix(batch.size(), operations, System<T>::bytes(n), kOp, [&](int64_t i, Workspace &scratch) {
    System<T> system(n, scratch);
    Matrix<const T> ai = at(ma, batch.offset(0, i)), bi = at(mb, batch.offset(1, i));
    if (!left) { // A^T X^T = B^T
      ai = transposed(ai);
      bi = transposed(bi);
    }
    T *x = xs + i * n * k;
    int64_t rowStride = left ? k : 1, colStride = left ? 1 : n;
    R *forward = to.forward + i * k, *backward = to.backward + i * k;
    bool finite = allFinite(ai);
    to.info[i] = finite ? system.factor(ai) : 0;
    bool solved = finite && to.info[i] == 0;
    to.rcond[i] = !bounds ? R(0) : !finite ? notANumber<R>() : solved ? system.reciprocalCondition() : R(0);
    for (int64_t c = 0; c < k; ++c) {
      forward[c] = backward[c] = 0;
      Matrix<const T> column{&bi(0, c), n, 1, bi.rowStride, 1};
      if (solved && allFinite(column)) {
        system.run([&](int64_t r) { return bi(r, c); }, [&](int64_t r) -> T & { return x[r * rowStride + c * colStride]; }, bounds ? forward + c : nullptr,
                   bounds ? backward + c : nullptr);
        continue;
      }
      for (int64_t r = 0; r < n; ++r)
        x[r * rowStride + c * colStride] = notANumber<T>();
      if (bounds)
        forward[c] = backward[c] = solved || !finite ? notANumber<R>() : infinity;
    }
  });
}

} // namespace
} // namespace crout::rt

void crout_rt_solve_refined(const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *forward_error, DLTensor *backward_error, DLTensor *rcond,
                            DLTensor *info, int64_t left, int64_t bounds) {
  using namespace crout::rt;
  dispatch(a, kOp, [&]<class T>() {
    using R = RealOf<T>;
    solutions<T>(a, b, x, {dataOf<R>(forward_error), dataOf<R>(backward_error), dataOf<R>(rcond), dataOf<int32_t>(info)}, left != 0, bounds != 0);
  });
}
