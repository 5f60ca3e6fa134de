// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Packing and multiplication for the tiles of processors with AMX (bfloat16).
#include "simd.h"
#include "tiles.h"

#if defined(CROUT_HAS_X86_SIMD) && defined(__linux__)
#include <cpuid.h>
#include <immintrin.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#pragma clang attribute push(__attribute__((target("amx-tile,amx-bf16,avx512f,avx512dq,avx512bw,avx512vl,avx512cd,avx512bf16,avx2,fma"))), \
                             apply_to = function)

namespace crout::rt::tiles {
namespace {

constexpr int64_t kLanes = 16, kParts = 3;
/// Numbers of a tile, 16 rows of 32, and of what a panel holds for 32 steps: for each part, largest first, two tiles.
constexpr int64_t kTile = 16 * 32, kGroup = kParts * 2 * kTile;

/// What stands before the parts of a panel.
struct alignas(64) Head {
  float exponent[kWidth]; // of the scale of each row
  Block from;
  int64_t count;
  uint32_t notFinite; // a bit for each row that has such a number: its parts are zero
};

Head *headOf(char *panel) { return reinterpret_cast<Head *>(panel); }
const Head *headOf(const char *panel) { return reinterpret_cast<const Head *>(panel); }
uint16_t *partsOf(char *panel) { return reinterpret_cast<uint16_t *>(panel + sizeof(Head)); }
const uint16_t *partsOf(const char *panel) { return reinterpret_cast<const uint16_t *>(panel + sizeof(Head)); }

__mmask16 firstLanes(int64_t count) { return count >= kLanes ? 0xffff : count <= 0 ? 0 : static_cast<__mmask16>((1u << count) - 1); }
__m512i magnitudeBits(__m512 x) { return _mm512_and_si512(_mm512_castps_si512(x), _mm512_set1_epi32(0x7fffffff)); }

/// The exponents and marks of the panels of a block, which stand where the largest magnitudes' bits do before.
void writeHeads(int64_t count, int64_t k, Block block, char *to) {
  size_t bytes = panelBytes(k);
  for (int64_t i = 0; i < count; i += kWidth) {
    Head *head = headOf(to + i / kWidth * bytes);
    for (int64_t r = 0; r < kWidth; r += kLanes)
      _mm512_store_si512(head->exponent + r, _mm512_setzero_si512());
  }
  if (block.stride == 1) { // whole columns of the block, as they lie in memory
    for (int64_t p = 0; p < k; ++p)
      for (int64_t i = 0; i < count; i += kLanes) {
        float *largest = headOf(to + i / kWidth * bytes)->exponent + i % kWidth;
        __m512 x = _mm512_maskz_loadu_ps(firstLanes(count - i), block.data + p * block.step + i);
        _mm512_store_si512(largest, _mm512_max_epu32(_mm512_load_si512(largest), magnitudeBits(x)));
      }
  } else {
    for (int64_t i = 0; i < count; ++i) {
      __m512i largest = _mm512_setzero_si512();
      for (int64_t p = 0; p < k; p += kLanes)
        largest = _mm512_max_epu32(largest, magnitudeBits(_mm512_maskz_loadu_ps(firstLanes(k - p), block.data + i * block.stride + p)));
      reinterpret_cast<uint32_t *>(headOf(to + i / kWidth * bytes)->exponent)[i % kWidth] = _mm512_reduce_max_epu32(largest);
    }
  }
  for (int64_t i = 0; i < count; i += kWidth) {
    Head *head = headOf(to + i / kWidth * bytes);
    uint32_t notFinite = 0;
    for (int64_t r = 0; r < kWidth; r += kLanes) {
      __m512i bits = _mm512_load_si512(head->exponent + r);
      notFinite |= static_cast<uint32_t>(_mm512_cmpge_epu32_mask(bits, _mm512_set1_epi32(0x7f800000))) << r;
      // Between the least and the largest whose scale is a normal number.
      __m512i exponent = _mm512_sub_epi32(_mm512_srli_epi32(bits, 23), _mm512_set1_epi32(127));
      exponent = _mm512_min_epi32(_mm512_max_epi32(exponent, _mm512_set1_epi32(-126)), _mm512_set1_epi32(126));
      _mm512_store_ps(head->exponent + r, _mm512_cvtepi32_ps(exponent));
    }
    head->from = {block.data + i * block.stride, block.stride, block.step};
    head->count = count - i < kWidth ? count - i : kWidth;
    head->notFinite = notFinite;
  }
}

/// 2^-exponent.
__m512 scaleOf(__m512 exponent) {
  __m512i biased = _mm512_sub_epi32(_mm512_set1_epi32(127), _mm512_cvtps_epi32(exponent));
  return _mm512_castsi512_ps(_mm512_slli_epi32(biased, 23));
}

/// The bfloat16 in the low, or the high, halves of 32-bit numbers.
__m512 lowHalves(__m512i v) { return _mm512_castsi512_ps(_mm512_slli_epi32(v, 16)); }
__m512 highHalves(__m512i v) { return _mm512_castsi512_ps(_mm512_and_si512(v, _mm512_set1_epi32(static_cast<int>(0xffff0000)))); }

} // namespace

size_t panelBytes(int64_t k) { return sizeof(Head) + static_cast<size_t>(roundUp(k) / kWidth * kGroup) * sizeof(uint16_t); }

// A tile of A has a row for each pair of steps, and in it the pairs of 16 rows of A.
void packRows(int64_t count, int64_t k, Block a, char *to) {
  writeHeads(count, k, a, to);
  alignas(64) uint16_t pairs[32];
  for (int i = 0; i < 16; ++i) {
    pairs[2 * i] = static_cast<uint16_t>(i);
    pairs[2 * i + 1] = static_cast<uint16_t>(i + 16);
  }
  const __m512i interleaved = _mm512_load_si512(pairs);
  size_t bytes = panelBytes(k);
  for (int64_t i = 0; i < roundUp(count); i += kLanes) {
    char *panel = to + i / kWidth * bytes;
    const Head *head = headOf(panel);
    int64_t half = i % kWidth, lanes = count - i < kLanes ? count - i : kLanes;
    uint16_t *parts = partsOf(panel) + half / kLanes * kTile;
    __mmask16 there = firstLanes(lanes), good = there & static_cast<__mmask16>(~(head->notFinite >> half));
    __m512 scale = scaleOf(_mm512_load_ps(head->exponent + half));
    for (int64_t p0 = 0; p0 < k; p0 += kWidth, parts += kGroup) {
      int64_t steps = k - p0 < kWidth ? k - p0 : kWidth;
      alignas(64) float turned[kWidth * kLanes];
      const float *from = a.data + p0 * a.step + i;
      int64_t step = a.step;
      if (a.stride != 1 && lanes > 0) {
        avx512::transposeInto<float>(lanes, steps, a.data + i * a.stride + p0, a.stride, turned, kLanes);
        from = turned;
        step = kLanes;
      }
      for (int64_t p = 0; p < kWidth; p += 2) {
        __m512 x = p < steps ? _mm512_maskz_mul_ps(good, _mm512_maskz_loadu_ps(there, from + p * step), scale) : _mm512_setzero_ps();
        __m512 y =
            p + 1 < steps ? _mm512_maskz_mul_ps(good, _mm512_maskz_loadu_ps(there, from + (p + 1) * step), scale) : _mm512_setzero_ps();
#pragma unroll
        for (int64_t part = 0; part < kParts; ++part) {
          __m512i both = _mm512_permutexvar_epi16(interleaved, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(y, x)));
          _mm512_store_si512(parts + part * 2 * kTile + p / 2 * 32, both);
          x = _mm512_sub_ps(x, lowHalves(both));
          y = _mm512_sub_ps(y, highHalves(both));
        }
      }
    }
  }
}

// A tile of B has a row for each of 16 columns of B, and in it 32 steps.
void packColumns(int64_t count, int64_t k, Block b, char *to) {
  writeHeads(count, k, b, to);
  size_t bytes = panelBytes(k);
  for (int64_t j0 = 0; j0 < roundUp(count); j0 += kLanes) {
    char *panel = to + j0 / kWidth * bytes;
    const Head *head = headOf(panel);
    int64_t half = j0 % kWidth, lanes = count - j0 < kLanes ? count - j0 : kLanes;
    uint16_t *parts = partsOf(panel) + half / kLanes * kTile;
    alignas(64) float scales[kLanes];
    _mm512_store_ps(scales, scaleOf(_mm512_load_ps(head->exponent + half)));
    for (int64_t p0 = 0; p0 < k; p0 += kWidth, parts += kGroup) {
      int64_t steps = k - p0 < kWidth ? k - p0 : kWidth;
      alignas(64) float turned[kLanes * kWidth];
      const float *from = b.data + j0 * b.stride + p0;
      int64_t stride = b.stride;
      if (b.step != 1 && lanes > 0) {
        avx512::transposeInto<float>(steps, lanes, b.data + p0 * b.step + j0, b.step, turned, kWidth);
        from = turned;
        stride = kWidth;
      }
      __mmask16 first = firstLanes(steps), second = firstLanes(steps - kLanes);
      for (int64_t j = 0; j < kLanes; ++j) {
        uint16_t *row = parts + j * 32;
        if (j >= lanes || (head->notFinite >> (half + j) & 1)) {
          for (int64_t part = 0; part < kParts; ++part)
            _mm512_store_si512(row + part * 2 * kTile, _mm512_setzero_si512());
          continue;
        }
        __m512 scale = _mm512_set1_ps(scales[j]);
        __m512 x = _mm512_mul_ps(_mm512_maskz_loadu_ps(first, from + j * stride), scale);
        __m512 y = _mm512_mul_ps(_mm512_maskz_loadu_ps(second, from + j * stride + kLanes), scale);
#pragma unroll
        for (int64_t part = 0; part < kParts; ++part) {
          __m512i both = reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(y, x));
          _mm512_store_si512(row + part * 2 * kTile, both);
          x = _mm512_sub_ps(x, lowHalves(_mm512_cvtepu16_epi32(_mm512_castsi512_si256(both))));
          y = _mm512_sub_ps(y, lowHalves(_mm512_cvtepu16_epi32(_mm512_extracti64x4_epi64(both, 1))));
        }
      }
    }
  }
}

namespace {

struct alignas(64) Configuration {
  uint8_t palette = 1, start = 0, reserved[14] = {};
  uint16_t columnBytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

using Sums = float[kWidth][kWidth]; // [column of C][row of C]

/// The scaled product of a panel of A and one of B, of which only the first 16 columns are wanted where `Halves` is 1. Calls meanwhile()
/// once for each group of steps: its instructions run beside the tiles'.
template <int Halves, class F>
CROUT_INLINE void multiplyPanels(int64_t groups, const uint16_t *a, const uint16_t *b, Sums &sums, F &&meanwhile) {
  // Tiles 0 to 3 are sums: halves of B by halves of A. Operands: halves of B in 4 and 5, of A in 6 and 7.
  _tile_zero(0);
  _tile_zero(1);
  if constexpr (Halves == 2) {
    _tile_zero(2);
    _tile_zero(3);
  }
  auto loadA = [&](int part) {
    _tile_loadd(6, a + part * 2 * kTile, 64);
    _tile_loadd(7, a + part * 2 * kTile + kTile, 64);
  };
  auto loadB = [&](int part) {
    _tile_loadd(4, b + part * 2 * kTile, 64);
    if constexpr (Halves == 2) _tile_loadd(5, b + part * 2 * kTile + kTile, 64);
  };
  auto accumulate = [&] {
    _tile_dpbf16ps(0, 4, 6);
    _tile_dpbf16ps(1, 4, 7);
    if constexpr (Halves == 2) {
      _tile_dpbf16ps(2, 5, 6);
      _tile_dpbf16ps(3, 5, 7);
    }
  };
  for (int64_t g = 0; g < groups; ++g, a += kGroup, b += kGroup) { // the small products of a group before the large one
    loadA(2);
    loadB(0);
    accumulate();
    meanwhile();
    loadA(1);
    accumulate();
    loadB(1);
    accumulate();
    loadA(0);
    accumulate();
    loadB(2);
    accumulate();
    loadB(0);
    accumulate();
  }
  _tile_stored(0, sums[0], sizeof sums[0]);
  _tile_stored(1, sums[0] + kLanes, sizeof sums[0]);
  if constexpr (Halves == 2) {
    _tile_stored(2, sums[kLanes], sizeof sums[0]);
    _tile_stored(3, sums[kLanes] + kLanes, sizeof sums[0]);
  }
}

/// Scales the sums back, and replaces those of rows and columns that are not finite by plain arithmetic on the numbers themselves.
__attribute__((noinline)) void multiplyNotFinite(int64_t k, const Head &a, const Head &b, Sums &sums) {
  for (int64_t j = 0; j < b.count; ++j)
    for (int64_t i = 0; i < kWidth; i += kLanes)
      _mm512_store_ps(sums[j] + i, _mm512_scalef_ps(_mm512_load_ps(sums[j] + i),
                                                    _mm512_add_ps(_mm512_load_ps(a.exponent + i), _mm512_set1_ps(b.exponent[j]))));
  for (int64_t j = 0; j < b.count; ++j) {
    uint32_t rows = b.notFinite >> j & 1 ? ~0u : a.notFinite;
    if (!rows) continue;
    const float *column = b.from.data + j * b.from.stride;
    __m512 low = _mm512_setzero_ps(), high = low;
    for (int64_t p = 0; p < k; ++p) {
      const float *row = a.from.data + p * a.from.step;
      alignas(64) float x[kWidth] = {};
      if (a.from.stride == 1) {
        _mm512_store_ps(x, _mm512_maskz_loadu_ps(firstLanes(a.count), row));
        _mm512_store_ps(x + kLanes, _mm512_maskz_loadu_ps(firstLanes(a.count - kLanes), row + kLanes));
      } else {
        for (int64_t i = 0; i < a.count; ++i)
          x[i] = row[i * a.from.stride];
      }
      __m512 y = _mm512_set1_ps(column[p * b.from.step]);
      low = _mm512_fmadd_ps(_mm512_load_ps(x), y, low);
      high = _mm512_fmadd_ps(_mm512_load_ps(x + kLanes), y, high);
    }
    _mm512_mask_storeu_ps(sums[j], static_cast<__mmask16>(rows), low);
    _mm512_mask_storeu_ps(sums[j] + kLanes, static_cast<__mmask16>(rows >> kLanes), high);
  }
}

/// A part of C, (rows, columns), that is still to be written: C := alpha S or += that, where S are the sums scaled back.
struct Pending {
  int64_t rows, columns, written;
  const Head *a, *b;
  const Sums *sums;
  bool scaled; // the sums are scaled back already
  float *c;

  template <bool Add> CROUT_INLINE void write(int64_t count, float alpha, int64_t ldc) {
    __mmask16 low = firstLanes(rows), high = firstLanes(rows - kLanes);
    __m512 by = _mm512_set1_ps(alpha), lowExponent = _mm512_load_ps(a->exponent), highExponent = _mm512_load_ps(a->exponent + kLanes);
    int64_t end = written + count < columns ? written + count : columns;
    for (int64_t j = written; j < end; ++j) {
      float *to = c + j * ldc;
      __m512 x = _mm512_load_ps((*sums)[j]), y = _mm512_load_ps((*sums)[j] + kLanes);
      if (!scaled) {
        __m512 exponent = _mm512_set1_ps(b->exponent[j]);
        x = _mm512_scalef_ps(x, _mm512_add_ps(lowExponent, exponent));
        y = _mm512_scalef_ps(y, _mm512_add_ps(highExponent, exponent));
      }
      if constexpr (Add) {
        x = _mm512_fmadd_ps(by, x, _mm512_maskz_loadu_ps(low, to));
        y = _mm512_fmadd_ps(by, y, _mm512_maskz_loadu_ps(high, to + kLanes));
      } else {
        x = _mm512_mul_ps(by, x);
        y = _mm512_mul_ps(by, y);
      }
      _mm512_mask_storeu_ps(to, low, x);
      _mm512_mask_storeu_ps(to + kLanes, high, y);
    }
    written = end;
  }
};

template <bool Add> void multiplyAll(int64_t m, int64_t n, int64_t k, float alpha, const char *a, const char *b, float *c, int64_t ldc) {
  size_t bytes = panelBytes(k);
  int64_t groups = roundUp(k) / kWidth, share = (kWidth + groups - 1) / groups;
  alignas(64) Sums sums[2];
  Pending pending{};
  int turn = 0;
  auto meanwhile = [&] { pending.write<Add>(share, alpha, ldc); };
  for (int64_t j = 0; j < n; j += kWidth, b += bytes) {
    const char *panelA = a;
    int64_t columns = n - j < kWidth ? n - j : kWidth;
    for (int64_t i = 0; i < m; i += kWidth, panelA += bytes, turn ^= 1) {
      float *to = c + j * ldc + i;
      int64_t rows = m - i < kWidth ? m - i : kWidth;
      if (columns > kLanes)
        multiplyPanels<2>(groups, partsOf(panelA), partsOf(b), sums[turn], meanwhile);
      else
        multiplyPanels<1>(groups, partsOf(panelA), partsOf(b), sums[turn], meanwhile);
      bool finite = (headOf(panelA)->notFinite | headOf(b)->notFinite) == 0;
      if (!finite) multiplyNotFinite(k, *headOf(panelA), *headOf(b), sums[turn]);
      pending = {rows, columns, 0, headOf(panelA), headOf(b), &sums[turn], !finite, to};
    }
  }
  if (pending.c) pending.write<Add>(kWidth, alpha, ldc);
}

} // namespace

void multiply(int64_t m, int64_t n, int64_t k, float alpha, bool add, const char *a, const char *b, float *c, int64_t ldc) {
  const Configuration configuration;
  _tile_loadconfig(&configuration);
  if (add)
    multiplyAll<true>(m, n, k, alpha, a, b, c, ldc);
  else
    multiplyAll<false>(m, n, k, alpha, a, b, c, ldc);
  _tile_release();
}

namespace {

bool detect() {
  unsigned a, b, c, d, low = 0, high = 0;
  constexpr unsigned bf16 = 1u << 22, tile = 1u << 24; // of leaf 7; leaf 7, 1 has avx512_bf16 in bit 5
  constexpr unsigned states = 3u << 17;                // the tiles' two in XCR0
  const char *wish = getenv("CROUT_SIMD");
  if (simd() != Simd::AVX512 || (wish && *wish) || !__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & (bf16 | tile)) != (bf16 | tile) ||
      !__get_cpuid_count(7, 1, &a, &b, &c, &d) || !(a & 1u << 5))
    return false;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  constexpr long request = 0x1023, tileData = 18; // ARCH_REQ_XCOMP_PERM, for the whole process
  return (low & states) == states && syscall(SYS_arch_prctl, request, tileData) == 0;
}

int32_t known; // 0 not asked, 1 no, 2 yes; written with one value, whoever is first

} // namespace

bool available() {
  int32_t value = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (value == 0) {
    value = detect() ? 2 : 1;
    __atomic_store_n(&known, value, __ATOMIC_RELAXED);
  }
  return value == 2;
}

} // namespace crout::rt::tiles
#pragma clang attribute pop
#else

namespace crout::rt::tiles {

// Nobody asks for these where available() says no.
bool available() { return false; }
size_t panelBytes(int64_t) { return 0; }
void packRows(int64_t, int64_t, Block, char *) {}
void packColumns(int64_t, int64_t, Block, char *) {}
void multiply(int64_t, int64_t, int64_t, float, bool, const char *, const char *, float *, int64_t) {}

} // namespace crout::rt::tiles
#endif
