// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Broadcasting of batch dimensions and the memory that kernels work in.
#include "operand.h"
#include "crout/runtime/allocator.h"
#include "simd.h"

namespace crout::rt {

Batch::Batch(const Operand *operands, int32_t count) {
  int32_t dims = 0;
  for (int32_t o = 0; o < count; ++o) {
    int32_t d = operands[o].tensor->ndim - operands[o].core;
    dims = d > dims ? d : dims;
  }
  // From the innermost dimension outwards; index 0 of `sizes` is the innermost.
  for (int32_t d = 0; d < dims; ++d) {
    int64_t size = 1, step[kMaxOperands] = {};
    for (int32_t o = 0; o < count; ++o) {
      int32_t dim = operands[o].tensor->ndim - operands[o].core - 1 - d;
      if (dim >= 0 && operands[o].tensor->shape[dim] != 1) {
        size = operands[o].tensor->shape[dim];
        step[o] = strideOf(operands[o].tensor, dim);
      }
    }
    total *= size;
    if (size == 1)
      continue;
    bool even = rank > 0;
    for (int32_t o = 0; o < count && even; ++o)
      even = step[o] == strides[o][rank - 1] * sizes[rank - 1];
    if (even) {
      sizes[rank - 1] *= size;
      continue;
    }
    sizes[rank] = size;
    for (int32_t o = 0; o < count; ++o)
      strides[o][rank] = step[o];
    ++rank;
  }
  if (rank == 0)
    for (int32_t o = 0; o < count; ++o)
      strides[o][0] = 0;
}

int64_t Batch::offsetSlow(int32_t operand, int64_t index) const {
  int64_t offset = 0;
  for (int32_t d = 0; d < rank; ++d) {
    offset += index % sizes[d] * strides[operand][d];
    index /= sizes[d];
  }
  return offset;
}

Workspace::Workspace(size_t bytes, const char *op) {
  memory = static_cast<char *>(allocate(bytes ? bytes : 64));
  next = memory;
  if (!memory)
    crout_rt_fail(CROUT_OUT_OF_MEMORY, -1, op, nullptr, "no memory for the workspace of a matrix kernel");
}

Workspace::~Workspace() { deallocate(memory); }

namespace {

template <class T> void copySome(Matrix<const T> from, T *to, int64_t ld) {
  if (from.colStride == 1 || from.cols <= 1) {
    for (int64_t i = 0; i < from.rows; ++i)
      memcpy(static_cast<void *>(to + i * ld), from.data + i * from.rowStride, from.cols * sizeof(T));
    return;
  }
  constexpr int64_t tile = 64;
  for (int64_t i0 = 0; i0 < from.rows; i0 += tile)
    for (int64_t j0 = 0; j0 < from.cols; j0 += tile) {
      int64_t rows = i0 + tile < from.rows ? tile : from.rows - i0, cols = j0 + tile < from.cols ? tile : from.cols - j0;
      Matrix<const T> part{&from(i0, j0), rows, cols, from.rowStride, from.colStride};
      T *target = to + i0 * ld + j0;
      if constexpr (sizeof(T) < 16)
        if (from.rowStride == 1) { // columns that lie contiguous become rows
          using R = std::conditional_t<sizeof(T) == 4, float, double>; // moved, not computed with: a complex64 moves as eight bytes
          CROUT_SIMD_CALL(transposeInto<R>(cols, rows, reinterpret_cast<const R *>(part.data), part.colStride, reinterpret_cast<R *>(target), ld));
          continue;
        }
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j)
          target[i * ld + j] = part(i, j);
    }
}

} // namespace

template <class T> void copyRows(Matrix<const T> from, T *to, int64_t ld) {
  constexpr int64_t large = int64_t(1) << 17, piece = 64;
  if (from.rows * from.cols < large) {
    copySome(from, to, ld);
    return;
  }
  parallelFor((from.rows + piece - 1) / piece, 1, [&](int64_t begin, int64_t end) {
    int64_t first = begin * piece, last = end * piece < from.rows ? end * piece : from.rows;
    copySome(Matrix<const T>{&from(first, 0), last - first, from.cols, from.rowStride, from.colStride}, to + first * ld, ld);
  });
}

template void copyRows<float>(Matrix<const float>, float *, int64_t);
template void copyRows<double>(Matrix<const double>, double *, int64_t);
template void copyRows<ComplexFloat>(Matrix<const ComplexFloat>, ComplexFloat *, int64_t);
template void copyRows<ComplexDouble>(Matrix<const ComplexDouble>, ComplexDouble *, int64_t);

} // namespace crout::rt
