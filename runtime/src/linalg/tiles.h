// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Products of float32 matrices on a processor's tiles of bfloat16 (Intel AMX), with the accuracy of float32.
//
// A float32 has 24 bits, a bfloat16 has 8: x = x0 + x1 + x2, each part the rest rounded to bfloat16. Of the nine products of parts the
// three smallest are below 2^-26 of x y and are left out; the other six are exact in float32 and are summed in float32. Rows of A and
// columns of B are scaled by powers of two before, so that no part is lost to underflow, and the sums scaled back. (Henry, Tang, Heinecke,
// "Leveraging the bfloat16 artificial intelligence datatype for higher-precision computations", 2019.)
#ifndef CROUT_RUNTIME_LINALG_TILES_H
#define CROUT_RUNTIME_LINALG_TILES_H

#include <stddef.h>
#include <stdint.h>
#include <type_traits>

namespace crout::rt::tiles {

/// Whether this processor has the tiles and the system lets this process use them. Where CROUT_SIMD names an instruction set it says no.
bool available();
/// Whether products of these numbers are made on them.
template <class T> bool availableFor() {
  if constexpr (std::is_same_v<T, float>)
    return available();
  else
    return false;
}

/// Rows of A, or columns of B, of a packed panel. Sums are padded with zeros to a multiple of so many steps, too.
inline constexpr int64_t kWidth = 32;
inline int64_t roundUp(int64_t x) { return (x + kWidth - 1) / kWidth * kWidth; }

/// Bytes of a packed panel with sums of k steps, a multiple of 64.
size_t panelBytes(int64_t k);
/// Bytes of the panels of `count` rows or columns.
inline size_t packedBytes(int64_t count, int64_t k) { return static_cast<size_t>(roundUp(count) / kWidth) * panelBytes(k); }

/// A block of an operand: element (i, p) at data[i * stride + p * step] for row or column i and step p of the sum; one of the two is 1.
/// The memory must outlive the packed panels: what is not finite is multiplied from there.
struct Block {
  const float *data;
  int64_t stride, step;
};

/// Packs `count` rows of A or columns of B.
void packRows(int64_t count, int64_t k, Block a, char *to);
void packColumns(int64_t count, int64_t k, Block b, char *to);

/// Column-major C, (m, n), := alpha A B, or += where `add`, from packed panels.
void multiply(int64_t m, int64_t n, int64_t k, float alpha, bool add, const char *a, const char *b, float *c, int64_t ldc);

} // namespace crout::rt::tiles
#endif // CROUT_RUNTIME_LINALG_TILES_H
