// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A real triangle packed once for the micro-tiles, for many right-hand sides that are solved in panels.
#ifndef CROUT_RUNTIME_LINALG_PACKED_TRIANGLE_H
#define CROUT_RUNTIME_LINALG_PACKED_TRIANGLE_H

#include "dense.h"

namespace crout::rt::dense {

/// op(A), (n, n), column-major, in memory of the caller: its blocks of columns, each with what is off the diagonal as the micro-tile reads
/// it, and the triangle on the diagonal as the lanes do.
template <class R> class PackedTriangle {
public:
  static int64_t numbersFor(int64_t n);
  /// Packs on several threads.
  PackedTriangle(char uplo, char trans, char diag, int64_t n, const R *a, int64_t lda, R *memory);

  /// Rows of B side by side, its panel: element (r, j) lies at panel[j * panelRows() + r], and a panel follows the other one after n
  /// columns.
  static int64_t panelRows();
  /// X op(A) = B in place of the panels of B, on this thread. Columns before `first` are zero where op(A) is upper, and are not wanted
  /// where it is lower.
  void solveRight(int64_t panels, R *b, int64_t first) const;

private:
  /// Block `step` in the order in which blocks are solved: its first column and those it has.
  int64_t columnOf(int64_t step) const;
  int64_t sizeOf(int64_t step) const;
  R *packedAt(int64_t step) const;
  void pack(int64_t step, char trans, bool unit, const R *a, int64_t lda) const;

  bool upper; // op(A)
  int64_t n, blocks;
  R *packed;
};

/// out, (n, n) with leading dimension ld: row i of it solves x op(A) = y for y op(B) = row i of the identity, with B upper and A lower
/// triangular, and its column j goes to column place[j]. Of a symmetric product, columns from i on are enough.
template <class R>
void inverseOfTriangles(int64_t n, const PackedTriangle<R> &upper, const PackedTriangle<R> &lower, bool symmetric, const int64_t *place,
                        R *out, int64_t ld);
/// The same for A = B^T: out := inv(B^T B), of which rows up to the column are written, for the upper triangle B of a Cholesky
/// factorisation.
template <class R> void inverseFromUpper(int64_t n, const R *factor, int64_t ldf, R *out, int64_t ld);

} // namespace crout::rt::dense
#endif // CROUT_RUNTIME_LINALG_PACKED_TRIANGLE_H
