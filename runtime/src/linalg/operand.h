// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors as batches of matrices: broadcasting of batch dimensions, strided access, packing.
#ifndef CROUT_RUNTIME_LINALG_OPERAND_H
#define CROUT_RUNTIME_LINALG_OPERAND_H

#include "lapack.h"
#include "crout/runtime/call.h"
#include <stdlib.h>
#include <string.h>

namespace crout::rt {

inline constexpr int32_t kMaxRank = 32;
/// From about this many operations a matrix is worth several threads: n = 200 of an n^3 algorithm.
inline constexpr double kLargeOperations = 8e6;

/// A matrix anywhere in memory; strides count elements.
template <class T> struct Matrix {
  T *data;
  int64_t rows, cols, rowStride, colStride;

  T &operator()(int64_t i, int64_t j) const { return data[i * rowStride + j * colStride]; }
};

/// The batch that the operands of a kernel make together, by broadcasting their leading dimensions; neighbouring
/// dimensions that every operand walks evenly are one.
class Batch {
public:
  /// `core` is the number of trailing dimensions that belong to one matrix.
  struct Operand {
    const DLTensor *tensor;
    int32_t core;
  };
  static constexpr int32_t kMaxOperands = 4;

  template <size_t N> explicit Batch(const Operand (&operands)[N]) : Batch(operands, N) {}
  Batch(const Operand *operands, int32_t count);

  int64_t size() const { return total; }
  /// Element offset of matrix `index` in `operand`.
  int64_t offset(int32_t operand, int64_t index) const {
    if (rank <= 1)
      return index * strides[operand][0];
    return offsetSlow(operand, index);
  }
  /// Whether `offset` is `index * stride` for all operands.
  bool isEven() const { return rank <= 1; }
  int64_t stride(int32_t operand) const { return strides[operand][0]; }

private:
  int64_t offsetSlow(int32_t operand, int64_t index) const;
  int32_t rank = 0;
  int64_t total = 1;
  int64_t sizes[kMaxRank];
  int64_t strides[kMaxOperands][kMaxRank];
};

template <class T> T *dataOf(const DLTensor *t) { return reinterpret_cast<T *>(static_cast<char *>(t->data) + t->byte_offset); }
inline int64_t strideOf(const DLTensor *t, int32_t dim) {
  if (t->strides)
    return t->strides[dim];
  int64_t stride = 1;
  for (int32_t i = t->ndim - 1; i > dim; --i)
    stride *= t->shape[i];
  return stride;
}
/// Size of dimension `fromEnd` counted from the last, which is 1.
inline int64_t sizeOf(const DLTensor *t, int32_t fromEnd) { return t->shape[t->ndim - fromEnd]; }
inline int64_t elementsOf(const DLTensor *t) {
  int64_t n = 1;
  for (int32_t i = 0; i < t->ndim; ++i)
    n *= t->shape[i];
  return n;
}
/// The matrix dimensions of `t`, with the data pointer of its first matrix.
template <class T> Matrix<const T> matrixOf(const DLTensor *t) {
  return {dataOf<const T>(t), sizeOf(t, 2), sizeOf(t, 1), strideOf(t, t->ndim - 2), strideOf(t, t->ndim - 1)};
}
template <class T> Matrix<const T> at(Matrix<const T> m, int64_t offset) {
  m.data += offset;
  return m;
}

/// Copies `from` to `to`, a row-major matrix of `from.cols` columns and row stride `ld`; large ones by several threads.
template <class T> void copyRows(Matrix<const T> from, T *to, int64_t ld);
template <class T> Matrix<const T> transposed(Matrix<const T> m) { return {m.data, m.cols, m.rows, m.colStride, m.rowStride}; }

template <class T> bool allFinite(Matrix<const T> m) {
  for (int64_t i = 0; i < m.rows; ++i) {
    RealOf<T> sum = 0; // x - x is 0 for a finite x, NaN for any other; sums of zeros vectorise
    for (int64_t j = 0; j < m.cols; ++j) {
      T x = m(i, j);
      if constexpr (isComplex<T>)
        sum += (x.re - x.re) + (x.im - x.im);
      else
        sum += x - x;
    }
    if (!(sum == 0))
      return false;
  }
  return true;
}
template <class T> void fillNaN(T *data, int64_t count) {
  for (int64_t i = 0; i < count; ++i)
    data[i] = notANumber<T>();
}

/// Memory for the length of a scope; null after an allocation that failed and was reported.
class Workspace {
public:
  Workspace(size_t bytes, const char *op);
  ~Workspace();
  Workspace(const Workspace &) = delete;
  Workspace &operator=(const Workspace &) = delete;
  explicit operator bool() const { return memory; }
  /// Takes `count` elements off the front, at a 64-byte boundary.
  template <class T> T *take(int64_t count) {
    char *here = next;
    next += bytesFor<T>(count);
    return reinterpret_cast<T *>(here);
  }
  void reset() { next = memory; }
  template <class T> static size_t bytesFor(int64_t count) { return (static_cast<size_t>(count > 0 ? count : 1) * sizeof(T) + 63) & ~size_t(63); }

private:
  char *memory, *next;
};

// Element types that the kernels are made for: float32 1, float64 2, complex64 4, complex128 8. The archives for one type
// (see runtime/CMakeLists.txt) keep ahead-of-time libraries small.
#ifndef CROUT_RT_KERNEL_DTYPES
#define CROUT_RT_KERNEL_DTYPES 15
#endif

/// Calls f.template operator()<T>() for the element type of `t`.
template <class F> void dispatch(const DLTensor *t, const char *op, F &&f) {
  constexpr int dtypes = CROUT_RT_KERNEL_DTYPES;
  if constexpr ((dtypes & 1) != 0)
    if (t->dtype.code == kDLFloat && t->dtype.bits == 32)
      return f.template operator()<float>();
  if constexpr ((dtypes & 2) != 0)
    if (t->dtype.code == kDLFloat && t->dtype.bits == 64)
      return f.template operator()<double>();
  if constexpr ((dtypes & 4) != 0)
    if (t->dtype.code == kDLComplex && t->dtype.bits == 64)
      return f.template operator()<ComplexFloat>();
  if constexpr ((dtypes & 8) != 0)
    if (t->dtype.code == kDLComplex && t->dtype.bits == 128)
      return f.template operator()<ComplexDouble>();
  crout_rt_fail(CROUT_INVALID_ARGUMENT, -1, op, nullptr,
                dtypes == 15 ? "element type must be float32, float64, complex64 or complex128" : "element type must be the one that this library was made for");
}

/// crout_rt_parallel_for over a callable.
template <class F> void parallelFor(int64_t n, int64_t grain, F &&f) {
  using Callable = std::remove_reference_t<F>;
  crout_rt_parallel_for(
      n, grain, [](int64_t begin, int64_t end, void *context) { (*static_cast<Callable *>(context))(begin, end); },
      const_cast<void *>(static_cast<const void *>(&f)));
}
/// Calls f(index, scratch) for every matrix of a batch, in parallel over the batch where one matrix is little work; a large
/// matrix gets all threads instead. Which of the two depends on one matrix's size only, never on the batch.
enum class Inner { Ours, Library }; // whose threads a large matrix gets
template <Inner inner = Inner::Ours, class F> void forEachMatrix(int64_t count, double operations, size_t scratchBytes, const char *op, F &&f);

/// How many units of work of `operations` each are worth handing to another thread: about 20 microseconds' worth.
inline int64_t grainFor(double operations) {
  double grain = 100000.0 / (operations > 1 ? operations : 1);
  return grain < 1 ? 1 : static_cast<int64_t>(grain);
}

template <Inner inner, class F> void forEachMatrix(int64_t count, double operations, size_t scratchBytes, const char *op, F &&f) {
  auto chunk = [&](int64_t begin, int64_t end) {
    lapack::Threads threads(inner == Inner::Library && operations >= kLargeOperations ? INT32_MAX : 1);
    Workspace scratch(scratchBytes, op);
    if (scratch)
      for (int64_t i = begin; i < end; ++i) {
        scratch.reset();
        f(i, scratch);
      }
  };
  if (operations < kLargeOperations)
    parallelFor(count, grainFor(operations), chunk);
  else if (count > 0)
    chunk(0, count);
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_LINALG_OPERAND_H
