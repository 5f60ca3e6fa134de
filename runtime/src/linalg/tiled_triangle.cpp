// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Triangular solution block by block: a block of unknowns takes the products of those before it, from tiles, and is solved with its own
// triangle.
#include "tiled_triangle.h"
#include "operand.h"
#include "tiles.h"

namespace crout::rt::dense {
namespace {

constexpr int64_t kBlock = 256;

int64_t blocksOf(int64_t n) { return (n + kBlock - 1) / kBlock; }
size_t blockBytes() { return tiles::packedBytes(kBlock, kBlock); }

} // namespace

size_t TiledTriangle::bytesFor(int64_t n) { return static_cast<size_t>(blocksOf(n) * (blocksOf(n) - 1) / 2) * blockBytes(); }
size_t TiledTriangle::scratchFor(int64_t m, int64_t n) { return static_cast<size_t>(blocksOf(n)) * tiles::packedBytes(m, kBlock); }

int64_t TiledTriangle::sizeOf(int64_t block) const { return n - block * kBlock < kBlock ? n - block * kBlock : kBlock; }

char *TiledTriangle::packedAt(int64_t p, int64_t q) const {
  int64_t i = p < q ? p : q, j = p < q ? q : p;
  return packed + static_cast<size_t>(j * (j - 1) / 2 + i) * blockBytes();
}

TiledTriangle::TiledTriangle(char uplo, char trans, char diag, int64_t n, const float *a, int64_t lda, char *memory)
    : uplo(uplo), trans(trans), diag(diag), upper((uplo == 'U') == (trans == 'N')), n(n), a(a), lda(lda), packed(memory) {
  // Half a block of columns is a piece.
  constexpr int64_t half = kBlock / 2;
  int64_t blocks = blocksOf(n);
  parallelFor(blocks * (blocks - 1), 1, [&](int64_t begin, int64_t end) {
    for (int64_t t = begin; t < end; ++t) {
      int64_t pair = t / 2, first = t % 2 * half, j = 1;
      while (j * (j + 1) / 2 <= pair)
        ++j;
      int64_t i = pair - j * (j - 1) / 2, p = upper ? i : j, q = upper ? j : i; // rows of op(A) are the steps of the sums
      int64_t count = sizeOf(q) - first < half ? sizeOf(q) - first : half;
      if (count <= 0) continue;
      int64_t row = p * kBlock, column = q * kBlock + first;
      tiles::Block block = trans == 'N' ? tiles::Block{a + column * lda + row, lda, 1} : tiles::Block{a + row * lda + column, 1, lda};
      tiles::packColumns(count, sizeOf(p), block, packedAt(p, q) + tiles::packedBytes(first, sizeOf(p)));
    }
  });
}

void TiledTriangle::solveRight(int64_t m, float *b, int64_t ldb, int64_t from, char *scratch) const {
  int64_t blocks = blocksOf(n), first = from / kBlock, begin = upper ? first : blocks - 1 - first;
  size_t slab = tiles::packedBytes(m, kBlock);
  for (int64_t s = begin; s < blocks; ++s) {
    int64_t j = upper ? s : blocks - 1 - s;
    float *x = b + j * kBlock * ldb;
    for (int64_t q = begin; q < s; ++q) {
      int64_t p = upper ? q : blocks - 1 - q;
      tiles::multiply(m, sizeOf(j), sizeOf(p), -1, true, scratch + p * slab, packedAt(p, j), x, ldb);
    }
    trsm('R', uplo, trans, diag, m, sizeOf(j), a + j * kBlock * (lda + 1), lda, x, ldb);
    if (s + 1 < blocks) tiles::packRows(m, sizeOf(j), {x, 1, ldb}, scratch + j * slab);
  }
}

} // namespace crout::rt::dense
