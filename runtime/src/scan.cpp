// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Running reductions along a dimension. Blocks of a line have a fixed size, so that the bits do not depend on the number of threads.
#include "crout/runtime/kernels.h"
#include "linalg/simd.h"
#include "rows.h"
#include <math.h>

namespace crout::rt {
namespace {

// ---- What is combined, in the type that holds the running value: single precision is kept in double. ----

template <class T> struct SumOf {
  using Running = T;
  static Running widen(T x) { return x; }
  static T narrow(Running x) { return x; }
  static Running combine(Running a, Running b) { return a + b; }
  static constexpr Running start = 0;
};
template <> struct SumOf<int64_t> { // wraps
  using Running = uint64_t;
  static Running widen(int64_t x) { return static_cast<uint64_t>(x); }
  static int64_t narrow(Running x) { return static_cast<int64_t>(x); }
  static Running combine(Running a, Running b) { return a + b; }
  static constexpr Running start = 0;
};
template <> struct SumOf<float> {
  using Running = double;
  static Running widen(float x) { return x; }
  static float narrow(Running x) { return static_cast<float>(x); }
  static Running combine(Running a, Running b) { return a + b; }
  static constexpr Running start = 0;
};
template <class R> struct SumOf<ComplexOf<R>> {
  using Running = ComplexOf<double>;
  static Running widen(ComplexOf<R> x) { return {x.re, x.im}; }
  static ComplexOf<R> narrow(Running x) { return {static_cast<R>(x.re), static_cast<R>(x.im)}; }
  static Running combine(Running a, Running b) { return {a.re + b.re, a.im + b.im}; }
  static constexpr Running start = {0, 0};
};
template <class T> struct ProductOf : SumOf<T> {
  using Running = typename SumOf<T>::Running;
  static Running combine(Running a, Running b) {
    if constexpr (requires { a.im; })
      return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
    else
      return a * b;
  }
  static constexpr Running one() {
    if constexpr (requires(Running r) { r.im; })
      return {1, 0};
    else
      return 1;
  }
  static constexpr Running start = one();
};
/// log(exp(a) + exp(b))
template <class T> struct LogSumExpOf : SumOf<T> {
  using Running = double;
  static Running combine(Running a, Running b) {
    if (a != a || b != b) return a + b;
    double large = a < b ? b : a, small = a < b ? a : b;
    if (large == small && large - large != 0) return large; // two infinities of one sign
    return large + log1p(exp(small - large));
  }
  static constexpr Running start = -__builtin_inf();
};

constexpr int64_t kBlock = 32768; // elements of a dense line of sums that threads share
constexpr int64_t kColumns = 256; // running values held at once where lines lie side by side

/// A line whose neighbours are `step` apart.
template <class Op, class T> void scanLine(const T *x, T *y, int64_t n, int64_t step) {
  typename Op::Running running = Op::start;
  for (int64_t i = 0; i < n; ++i) {
    running = Op::combine(running, Op::widen(x[i * step]));
    y[i * step] = Op::narrow(running);
  }
}

/// `columns` lines side by side, `inner` elements between their neighbours.
template <class Op, class T> void scanColumns(const T *x, T *y, int64_t n, int64_t inner, int64_t columns) {
  typename Op::Running running[kColumns];
  for (int64_t c = 0; c < columns; ++c)
    running[c] = Op::start;
  for (int64_t i = 0; i < n; ++i, x += inner, y += inner)
    for (int64_t c = 0; c < columns; ++c) {
      running[c] = Op::combine(running[c], Op::widen(x[c]));
      y[c] = Op::narrow(running[c]);
    }
}

template <class T> using Sum = typename SumOf<T>::Running;

// ---- Sums of a block in vectors of eight, which every instruction set adds up in one order. ----

template <class T> struct Eight {
  typedef Sum<T> Vector __attribute__((vector_size(8 * sizeof(Sum<T>))));
  typedef T Narrow __attribute__((vector_size(8 * sizeof(T))));
};

/// x0, x0 + x1, ..., x0 + ... + x7, in three steps.
template <class V> inline __attribute__((always_inline)) void runningSums(V &v) {
  V zero = {};
  v += __builtin_shufflevector(zero, v, 0, 8, 9, 10, 11, 12, 13, 14);
  v += __builtin_shufflevector(zero, v, 0, 1, 8, 9, 10, 11, 12, 13);
  v += __builtin_shufflevector(zero, v, 0, 1, 2, 3, 8, 9, 10, 11);
}

/// The sum of a block; if `writes`, its running sums from `before` on as well.
template <class T, bool writes> inline __attribute__((always_inline)) Sum<T> walkBlock(const T *x, T *y, int64_t n, Sum<T> before) {
  using Vector = typename Eight<T>::Vector;
  using Narrow = typename Eight<T>::Narrow;
  constexpr int64_t chains = 4; // additions that do not wait for each other
  Vector sums[chains] = {}, carried = before - Vector{};
  int64_t i = 0;
  auto takeEight = [&](Vector &sum) __attribute__((always_inline)) {
    Narrow narrow;
    memcpy(&narrow, x + i, sizeof narrow);
    Vector v = __builtin_convertvector(narrow, Vector);
    sum += v;
    if constexpr (writes) {
      runningSums(v);
      narrow = __builtin_convertvector(v + carried, Narrow);
      memcpy(y + i, &narrow, sizeof narrow);
      carried += __builtin_shufflevector(v, v, 7, 7, 7, 7, 7, 7, 7, 7);
    }
    i += 8;
  };
  while (n - i >= 8 * chains)
    for (Vector &sum : sums)
      takeEight(sum);
  while (n - i >= 8)
    takeEight(sums[0]);
  Vector all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  Sum<T> total = ((all[0] + all[1]) + (all[2] + all[3])) + ((all[4] + all[5]) + (all[6] + all[7])), running = carried[0];
  for (; i < n; ++i) {
    total += SumOf<T>::widen(x[i]);
    if constexpr (writes) y[i] = SumOf<T>::narrow(running += SumOf<T>::widen(x[i]));
  }
  return total;
}

template <class T, bool writes> Sum<T> walkBaseline(const T *x, T *y, int64_t n, Sum<T> before) {
  return walkBlock<T, writes>(x, y, n, before);
}
#ifdef CROUT_HAS_X86_SIMD
template <class T, bool writes> __attribute__((target("avx2"))) Sum<T> walkAVX2(const T *x, T *y, int64_t n, Sum<T> before) {
  return walkBlock<T, writes>(x, y, n, before);
}
template <class T, bool writes>
__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl"))) Sum<T> walkAVX512(const T *x, T *y, int64_t n, Sum<T> before) {
  return walkBlock<T, writes>(x, y, n, before);
}
#endif

template <class T, bool writes> Sum<T> walk(const T *x, T *y, int64_t n, Sum<T> before) {
#ifdef CROUT_HAS_X86_SIMD
  if (simd() == Simd::AVX512) return walkAVX512<T, writes>(x, y, n, before);
  if (simd() == Simd::AVX2) return walkAVX2<T, writes>(x, y, n, before);
#endif
  return walkBaseline<T, writes>(x, y, n, before);
}

template <class T> Sum<T> sumBlock(const T *x, int64_t n) { return walk<T, false>(x, nullptr, n, 0); }
/// Running sums of one block, from `before` on; gives its sum back, with the bits of sumBlock.
template <class T> Sum<T> scanBlock(const T *x, T *y, int64_t n, Sum<T> before) { return walk<T, true>(x, y, n, before); }

/// Running sums of dense lines: the sums of all blocks first, then every block from what came before it; one thread does both at once.
template <class T> void scanSums(const T *x, T *y, int64_t count, int64_t n) {
  if (n <= kBlock) {
    parallelFor(count, linesPerThread(n), [&](int64_t first, int64_t last) {
      for (int64_t line = first; line < last; ++line)
        scanBlock<T>(x + line * n, y + line * n, n, 0);
    });
    return;
  }
  int64_t blocks = (n + kBlock - 1) / kBlock;
  if (crout_rt_get_num_threads() == 1 || inParallelLoop()) {
    for (int64_t line = 0; line < count; ++line, x += n, y += n) {
      Sum<T> running = 0;
      for (int64_t at = 0; at < n; at += kBlock)
        running += scanBlock<T>(x + at, y + at, n - at < kBlock ? n - at : kBlock, running);
    }
    return;
  }
  Sum<T> *before = scratch<Sum<T>>(blocks * count);
  if (!before) return;
  auto forBlocks = [&](auto &&body) {
    parallelFor(blocks * count, 1, [&](int64_t first, int64_t last) {
      for (int64_t b = first; b < last; ++b) {
        int64_t at = b / blocks * n + b % blocks * kBlock, left = n - b % blocks * kBlock;
        body(b, at, left < kBlock ? left : kBlock);
      }
    });
  };
  forBlocks([&](int64_t b, int64_t at, int64_t size) { before[b] = sumBlock<T>(x + at, size); });
  for (int64_t line = 0; line < count; ++line) {
    Sum<T> running = 0;
    for (int64_t b = line * blocks; b < (line + 1) * blocks; ++b) {
      Sum<T> sum = before[b];
      before[b] = running;
      running += sum;
    }
  }
  forBlocks([&](int64_t b, int64_t at, int64_t size) { scanBlock<T>(x + at, y + at, size, before[b]); });
  release(before);
}

template <class Op, class T> void scanLines(const T *x, T *y, const Lines &lines) {
  if (lines.inner == 1) {
    if constexpr (__is_same(Op, SumOf<T>) && !requires(T t) { t.im; }) return scanSums<T>(x, y, lines.count(), lines.length);
    parallelFor(lines.count(), linesPerThread(lines.length), [&](int64_t first, int64_t last) {
      for (int64_t line = first; line < last; ++line)
        scanLine<Op, T>(x + line * lines.length, y + line * lines.length, lines.length, 1);
    });
    return;
  }
  int64_t groups = (lines.inner + kColumns - 1) / kColumns;
  parallelFor(lines.outer * groups, linesPerThread(lines.length * (lines.inner < kColumns ? lines.inner : kColumns)),
              [&](int64_t first, int64_t last) {
                for (int64_t g = first; g < last; ++g) {
                  int64_t column = g % groups * kColumns, left = lines.inner - column,
                          at = g / groups * lines.length * lines.inner + column;
                  scanColumns<Op, T>(x + at, y + at, lines.length, lines.inner, left < kColumns ? left : kColumns);
                }
              });
}

enum Kind { kSum = 0, kProduct = 1, kLogSumExp = 2 };

template <class T> void scan(const DLTensor *x, const DLTensor *y, const Lines &lines, int64_t kind) {
  DenseOperand from(x);
  if (!from) return;
  if (kind == kSum) return scanLines<SumOf<T>, T>(from.as<T>(), outputOf<T>(y), lines);
  if (kind == kProduct) return scanLines<ProductOf<T>, T>(from.as<T>(), outputOf<T>(y), lines);
  if constexpr (__is_same(T, float) || __is_same(T, double))
    scanLines<LogSumExpOf<T>, T>(from.as<T>(), outputOf<T>(y), lines);
  else
    failDType("logcumsumexp");
}

/// The running extremum: the last one of equal elements, and NaN from the first NaN on.
template <bool largest, class T> void extrema(const T *x, T *values, int64_t *indices, const Lines &lines) {
  parallelFor(lines.count(), linesPerThread(lines.length), [&](int64_t first, int64_t last) {
    for (int64_t line = first; line < last; ++line) {
      int64_t at = lines.begin(line), best = 0;
      T extremum = x[at];
      for (int64_t i = 0; i < lines.length; ++i, at += lines.inner) {
        T element = x[at];
        bool beats = largest ? element >= extremum : element <= extremum;
        if (beats || element != element) {
          extremum = element;
          best = i;
        }
        values[at] = extremum;
        indices[at] = best;
      }
    }
  });
}

template <class T> void argScan(const DLTensor *x, const DLTensor *values, const DLTensor *indices, const Lines &lines, bool largest) {
  DenseOperand from(x);
  if (!from) return;
  if (largest)
    extrema<true, T>(from.as<T>(), outputOf<T>(values), outputOf<int64_t>(indices), lines);
  else
    extrema<false, T>(from.as<T>(), outputOf<T>(values), outputOf<int64_t>(indices), lines);
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_scan(const DLTensor *x, DLTensor *y, int64_t kind, int64_t dim) {
  Lines lines(x, dim);
  if (countOf(x) == 0) return;
  DLDataType type = x->dtype;
  if (type.code == kDLInt && type.bits == 64) return scan<int64_t>(x, y, lines, kind);
  if (type.code == kDLFloat && type.bits == 32) return scan<float>(x, y, lines, kind);
  if (type.code == kDLFloat && type.bits == 64) return scan<double>(x, y, lines, kind);
  if (type.code == kDLComplex && type.bits == 64) return scan<ComplexOf<float>>(x, y, lines, kind);
  if (type.code == kDLComplex && type.bits == 128) return scan<ComplexOf<double>>(x, y, lines, kind);
  failDType("scan");
}

void crout_rt_arg_scan(const DLTensor *x, DLTensor *values, DLTensor *indices, int64_t largest, int64_t dim) {
  Lines lines(x, dim);
  if (countOf(x) == 0) return;
  DLDataType type = x->dtype;
  if (type.code == kDLInt && type.bits == 64) return argScan<int64_t>(x, values, indices, lines, largest != 0);
  if (type.code == kDLFloat && type.bits == 32) return argScan<float>(x, values, indices, lines, largest != 0);
  if (type.code == kDLFloat && type.bits == 64) return argScan<double>(x, values, indices, lines, largest != 0);
  failDType("arg_scan");
}
