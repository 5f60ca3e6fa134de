// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes by index along a dimension, in row-major order; threads share what lies beside the dimension, so no two write to one place.
#include "crout/runtime/kernels.h"
#include "rows.h"

namespace crout::rt {
namespace {

struct Set {
  template <class T> static void put(T &to, T x) { to = x; }
};
struct Add {
  template <class T> static void put(T &to, T x) {
    if constexpr (requires { x.im; })
      to = {to.re + x.re, to.im + x.im};
    else if constexpr (__is_same(T, int64_t)) // wraps
      to = static_cast<int64_t>(static_cast<uint64_t>(to) + static_cast<uint64_t>(x));
    else
      to += x;
  }
};
struct Multiply {
  template <class T> static void put(T &to, T x) {
    if constexpr (requires { x.im; })
      to = {to.re * x.re - to.im * x.im, to.re * x.im + to.im * x.re};
    else if constexpr (__is_same(T, int64_t))
      to = static_cast<int64_t>(static_cast<uint64_t>(to) * static_cast<uint64_t>(x));
    else
      to *= x;
  }
};
struct Maximum { // NaN wins
  template <class T> static void put(T &to, T x) { to = x > to || x != x ? x : to; }
};
struct Minimum {
  template <class T> static void put(T &to, T x) { to = x < to || x != x ? x : to; }
};

/// How the places of one part of a dimension list (those before, or after, `dim`) lie in each operand.
struct Part {
  int32_t rank;
  const int64_t *sizes;                    // of the source
  const int64_t *inX, *inIndex, *inSource; // strides
};
struct Offsets {
  int64_t x, index, source;
};

Offsets offsetsOf(const Part &part, int64_t flat) {
  Offsets at = {0, 0, 0};
  for (int32_t d = part.rank - 1; d >= 0; --d) {
    int64_t i = flat % part.sizes[d];
    flat /= part.sizes[d];
    at.x += i * part.inX[d];
    at.index += i * part.inIndex[d];
    at.source += i * part.inSource[d];
  }
  return at;
}

struct Geometry {
  Part before, after;
  int64_t outer, length, inner;               // of the source
  int64_t size, xStep, indexStep, sourceStep; // along the dimension
  const Offsets *inside;                      // of the elements after the dimension, null where they are neighbours in x and source
  int64_t indexInside;                        // then the index's stride there: 0 or 1
};

template <class Op, class T>
void scatterPart(const Geometry &g, T *y, const int64_t *index, const T *source, int64_t o, int64_t begin, int64_t end) {
  Offsets base = offsetsOf(g.before, o);
  y += base.x;
  index += base.index;
  source += base.source;
  auto inRange = [&](int64_t at) { return static_cast<uint64_t>(at) < static_cast<uint64_t>(g.size); };
  if (!g.inside && g.inner == 1) {
    for (int64_t i = 0; i < g.length; ++i)
      if (int64_t at = index[i * g.indexStep]; inRange(at)) Op::put(y[at * g.xStep], source[i * g.sourceStep]);
    return;
  }
  for (int64_t i = 0; i < g.length; ++i, index += g.indexStep, source += g.sourceStep) {
    if (g.inside) {
      for (int64_t k = begin; k < end; ++k)
        if (int64_t at = index[g.inside[k].index]; inRange(at)) Op::put(y[at * g.xStep + g.inside[k].x], source[g.inside[k].source]);
    } else if (g.indexInside) {
      for (int64_t k = begin; k < end; ++k)
        if (int64_t at = index[k]; inRange(at)) Op::put(y[at * g.xStep + k], source[k]);
    } else if (inRange(index[0])) {
      T *row = y + index[0] * g.xStep;
      for (int64_t k = begin; k < end; ++k)
        Op::put(row[k], source[k]);
    }
  }
}

template <class Op, class T> void scatterAll(const Geometry &g, T *y, const int64_t *index, const T *source) {
  if (g.outer > 1) {
    parallelFor(g.outer, linesPerThread(g.length * g.inner), [&](int64_t first, int64_t last) {
      for (int64_t o = first; o < last; ++o)
        scatterPart<Op, T>(g, y, index, source, o, 0, g.inner);
    });
    return;
  }
  int64_t grain = linesPerThread(g.length);
  parallelFor(g.inner, grain < 64 ? 64 : grain,
              [&](int64_t begin, int64_t end) { scatterPart<Op, T>(g, y, index, source, 0, begin, end); });
}

enum Kind { kSet = 0, kAdd = 1, kMultiply = 2, kMaximum = 3, kMinimum = 4 };

template <class T> void combine(const Geometry &g, const DLTensor *y, const int64_t *index, const DenseOperand &source, int64_t kind) {
  T *to = outputOf<T>(y);
  const T *from = source.as<T>();
  if (kind == kAdd) return scatterAll<Add, T>(g, to, index, from);
  if (kind == kMultiply) return scatterAll<Multiply, T>(g, to, index, from);
  if constexpr (requires(T t) { t < t; }) {
    if (kind == kMaximum) return scatterAll<Maximum, T>(g, to, index, from);
    if (kind == kMinimum) return scatterAll<Minimum, T>(g, to, index, from);
  }
  failDType("scatter");
}

void denseStrides(const DLTensor *t, int64_t *strides) {
  int64_t stride = 1;
  for (int32_t d = t->ndim - 1; d >= 0; --d) {
    strides[d] = stride;
    stride *= t->shape[d];
  }
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_scatter(const DLTensor *x, const DLTensor *index, const DLTensor *source, DLTensor *y, int64_t kind, int64_t dim) {
  copyTensor(*y, *x);
  if (countOf(source) <= 0 || countOf(x) <= 0 || x->ndim > kMaxRank) return;
  DenseOperand indices(index), from(source);
  if (!indices || !from) return;
  int64_t inX[kMaxRank], inIndex[kMaxRank], inSource[kMaxRank];
  denseStrides(x, inX);
  denseStrides(index, inIndex);
  denseStrides(source, inSource);
  int32_t d = static_cast<int32_t>(dim), after = x->ndim - d - 1;
  bool even = true, stretched = true, full = true;
  for (int32_t i = 0; i < x->ndim; ++i) {
    // A hostile program may have more to write than there is room for.
    if (i != d && source->shape[i] > x->shape[i]) return;
    if (i != d && index->shape[i] == 1) inIndex[i] = 0;
    if (i <= d) continue;
    even &= source->shape[i] == x->shape[i];
    full &= index->shape[i] == source->shape[i];
    stretched &= index->shape[i] == 1;
  }
  Geometry g = {{d, source->shape, inX, inIndex, inSource},
                {after, source->shape + d + 1, inX + d + 1, inIndex + d + 1, inSource + d + 1},
                1,
                source->shape[d],
                1,
                x->shape[d],
                inX[d],
                inIndex[d],
                inSource[d],
                nullptr,
                full};
  for (int32_t i = 0; i < x->ndim; ++i)
    if (i != d) (i < d ? g.outer : g.inner) *= source->shape[i];
  Offsets *table = nullptr;
  if (!even || (!full && !stretched)) {
    table = scratch<Offsets>(g.inner);
    if (!table) return;
    for (int64_t k = 0; k < g.inner; ++k)
      table[k] = offsetsOf(g.after, k);
    g.inside = table;
  }
  const int64_t *at = indices.as<int64_t>();
  DLDataType type = x->dtype;
  if (kind == kSet)
    forSize(type, [&]<class T>() { scatterAll<Set, T>(g, outputOf<T>(y), at, from.as<T>()); });
  else if (type.code == kDLInt && type.bits == 64)
    combine<int64_t>(g, y, at, from, kind);
  else if (type.code == kDLFloat && type.bits == 32)
    combine<float>(g, y, at, from, kind);
  else if (type.code == kDLFloat && type.bits == 64)
    combine<double>(g, y, at, from, kind);
  else if (type.code == kDLComplex && type.bits == 64)
    combine<ComplexOf<float>>(g, y, at, from, kind);
  else if (type.code == kDLComplex && type.bits == 128)
    combine<ComplexOf<double>>(g, y, at, from, kind);
  else
    failDType("scatter");
  if (table) release(table);
}
