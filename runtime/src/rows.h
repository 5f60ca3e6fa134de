// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the kernels on dimensions of tensors share: dense operands, lines along a dimension, element types, memory of the call.
#ifndef CROUT_RUNTIME_ROWS_H
#define CROUT_RUNTIME_ROWS_H

#include "crout/runtime/call.h"
#include "crout/runtime/copy.h"
#include "crout/runtime/parallel.h"
#include <stdint.h>
#include <string.h>

namespace crout::rt {

// Elements that no C++ type of the baseline has: their bits.
struct HalfBits {
  uint16_t bits;
};
struct BFloatBits {
  uint16_t bits;
};
template <class R> struct ComplexOf {
  R re, im;
};

/// Memory that the call knows of: when an allocation fails, the call ends and frees it.
template <class T> T *scratch(int64_t count) {
  return static_cast<T *>(_mlir_memref_to_llvm_alloc(static_cast<size_t>(count > 0 ? count : 1) * sizeof(T)));
}
inline void release(void *memory) { _mlir_memref_to_llvm_free(memory); }

inline int64_t countOf(const DLTensor *t) { return elementCount(t->shape, t->ndim); }

/// The elements of an operand in row-major order: its own memory, or a copy where that has another order.
class DenseOperand {
public:
  explicit DenseOperand(const DLTensor *tensor) : data(rt::dataOf(*tensor)) {
    if (isContiguous(*tensor)) return;
    copy = scratch<char>(countOf(tensor) * elementSize(tensor->dtype));
    DLTensor dense = *tensor;
    dense.data = copy;
    dense.byte_offset = 0;
    dense.strides = nullptr;
    if (copy) copyTensor(dense, *tensor);
    data = copy;
  }
  ~DenseOperand() {
    if (copy) release(copy);
  }
  DenseOperand(const DenseOperand &) = delete;
  template <class T> const T *as() const { return reinterpret_cast<const T *>(data); }
  explicit operator bool() const { return data || !copy; }

private:
  char *data;
  char *copy = nullptr;
};

template <class T> T *outputOf(const DLTensor *t) { return reinterpret_cast<T *>(dataOf(*t)); }

/// A dense tensor seen as lines along one dimension; `inner` is also the distance between neighbours of a line.
struct Lines {
  Lines(const DLTensor *t, int64_t dim) : length(t->shape[dim]) {
    for (int64_t i = 0; i < t->ndim; ++i)
      if (i != dim) (i < dim ? outer : inner) *= t->shape[i];
  }
  int64_t count() const { return outer * inner; }
  /// Offset of the first element of line `line`.
  int64_t begin(int64_t line) const { return inner == 1 ? line * length : line / inner * length * inner + line % inner; }
  int64_t outer = 1, length, inner = 1;
};

/// Lines to hand to a thread at once, so that it has some ten thousand elements to work on.
inline int64_t linesPerThread(int64_t length) { return length >= 16384 ? 1 : 16384 / (length > 0 ? length : 1); }

/// Calls f.template operator()<T>() for a dtype that has an order; false for another one.
template <class F> bool forOrdered(DLDataType type, F &&f) {
  switch (type.code) {
  case kDLBool:
  case kDLUInt:
    if (type.bits != 8) return false;
    f.template operator()<uint8_t>();
    return true;
  case kDLInt:
    if (type.bits == 8) return f.template operator()<int8_t>(), true;
    if (type.bits == 16) return f.template operator()<int16_t>(), true;
    if (type.bits == 32) return f.template operator()<int32_t>(), true;
    if (type.bits == 64) return f.template operator()<int64_t>(), true;
    return false;
  case kDLFloat:
    if (type.bits == 16) return f.template operator()<HalfBits>(), true;
    if (type.bits == 32) return f.template operator()<float>(), true;
    if (type.bits == 64) return f.template operator()<double>(), true;
    return false;
  case kDLBfloat:
    return f.template operator()<BFloatBits>(), true;
  default:
    return false;
  }
}

/// The same for a type of as many bytes, for kernels that only move elements.
template <class F> bool forSize(DLDataType type, F &&f) {
  switch (elementSize(type)) {
  case 1:
    return f.template operator()<uint8_t>(), true;
  case 2:
    return f.template operator()<uint16_t>(), true;
  case 4:
    return f.template operator()<uint32_t>(), true;
  case 8:
    return f.template operator()<uint64_t>(), true;
  case 16:
    return f.template operator()<ComplexOf<uint64_t>>(), true;
  default:
    return false;
  }
}

inline void failDType(const char *op) { crout_rt_fail(CROUT_INVALID_ARGUMENT, -1, op, nullptr, "element type has no kernel"); }

// ---- Order-preserving keys: unsigned numbers that compare as the elements do, 0 as -0, and NaN above all. ----

template <class T> struct KeyOf {
  using Type = uint32_t;
};
template <> struct KeyOf<int64_t> {
  using Type = uint64_t;
};
template <> struct KeyOf<double> {
  using Type = uint64_t;
};
template <class T> using Key = typename KeyOf<T>::Type;

/// The key of floating-point bits; sets `special` where the bits can't be told from the key.
template <class U> inline U floatKey(U bits, U infinity, U &special) {
  constexpr U sign = static_cast<U>(U(1) << (8 * sizeof(U) - 1));
  U magnitude = bits & static_cast<U>(~sign);
  U isNaN = magnitude > infinity, isZero = magnitude == 0;
  special |= isNaN | static_cast<U>(isZero & (bits != 0));
  U key = bits & sign ? static_cast<U>(~bits) : static_cast<U>(bits | sign);
  key = isZero ? sign : key;
  return isNaN ? static_cast<U>(~U(0)) : key;
}
template <class U> inline U floatFromKey(U key) {
  constexpr U sign = static_cast<U>(U(1) << (8 * sizeof(U) - 1));
  return key & sign ? static_cast<U>(key & static_cast<U>(~sign)) : static_cast<U>(~key);
}

template <class T> inline Key<T> keyOf(T x, Key<T> &special) {
  if constexpr (sizeof(T) == 2 && !requires { x + 1; }) {
    uint16_t flag = 0;
    constexpr bool half = requires(T t) { requires __is_same(T, HalfBits); t.bits; };
    uint16_t key = floatKey<uint16_t>(x.bits, half ? 0x7c00 : 0x7f80, flag);
    special |= flag;
    return key;
  } else if constexpr (__is_same(T, float)) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return floatKey<uint32_t>(bits, 0x7f800000u, special);
  } else if constexpr (__is_same(T, double)) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return floatKey<uint64_t>(bits, 0x7ff0000000000000ull, special);
  } else if constexpr (sizeof(T) == 8) {
    return static_cast<uint64_t>(x) ^ (uint64_t(1) << 63);
  } else {
    return T(-1) < T(0) ? static_cast<uint32_t>(static_cast<int32_t>(x) + (int64_t(1) << (8 * sizeof(T) - 1))) : static_cast<uint32_t>(x);
  }
}
template <class T> inline T fromKey(Key<T> key) {
  T x;
  if constexpr (sizeof(T) == 2 && !requires { x + 1; }) {
    x.bits = floatFromKey<uint16_t>(static_cast<uint16_t>(key));
  } else if constexpr (__is_same(T, float) || __is_same(T, double)) {
    Key<T> bits = floatFromKey<Key<T>>(key);
    memcpy(&x, &bits, sizeof x);
  } else if constexpr (sizeof(T) == 8) {
    x = static_cast<T>(key ^ (uint64_t(1) << 63));
  } else {
    x = static_cast<T>(T(-1) < T(0) ? static_cast<int64_t>(key) - (int64_t(1) << (8 * sizeof(T) - 1)) : static_cast<int64_t>(key));
  }
  return x;
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_ROWS_H
