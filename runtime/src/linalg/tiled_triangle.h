// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A triangle of float32 packed once for the tiles, for many right-hand sides that are solved in pieces.
#ifndef CROUT_RUNTIME_LINALG_TILED_TRIANGLE_H
#define CROUT_RUNTIME_LINALG_TILED_TRIANGLE_H

#include "dense.h"

namespace crout::rt::dense {

/// op(A), (n, n), column-major, with the blocks off its diagonal packed in the memory that the caller gives.
class TiledTriangle {
public:
  static size_t bytesFor(int64_t n);
  /// Packs on several threads.
  TiledTriangle(char uplo, char trans, char diag, int64_t n, const float *a, int64_t lda, char *memory);

  /// Bytes of scratch memory for m right-hand sides.
  static size_t scratchFor(int64_t m, int64_t n);
  /// X op(A) = B in place of B, (m, n), on this thread. Columns of B before `from` are zero where op(A) is upper, those behind it where it
  /// is lower.
  void solveRight(int64_t m, float *b, int64_t ldb, int64_t from, char *scratch) const;

private:
  int64_t sizeOf(int64_t block) const;
  char *packedAt(int64_t p, int64_t q) const;

  char uplo, trans, diag;
  bool upper; // op(A)
  int64_t n;
  const float *a;
  int64_t lda;
  char *packed;
};

} // namespace crout::rt::dense
#endif // CROUT_RUNTIME_LINALG_TILED_TRIANGLE_H
