// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two ways to transpose in registers. Few numbers a matrix: whole vectors are read in order and their lanes dealt out. More: a block of 16 bytes of
// each matrix is read, and squares of such blocks are transposed, as the instructions that work within 16 bytes do at one a cycle.
#include "Codegen/CPU/LaneAccess.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace crout::codegen {
namespace {

constexpr int64_t blockBytes = 16;

class LaneTransposer {
public:
  LaneTransposer(OpBuilder &b, Location loc, Value memory, Value offset, int64_t count, int64_t lanes)
      : b(b), loc(loc), memory(memory), offset(offset), count(count), lanes(lanes) {
    element = cast<MemRefType>(memory.getType()).getElementType();
    block = blockBytes * 8 / element.getIntOrFloatBitWidth();
  }

  SmallVector<Value> load() {
    if (usesBlocks()) return loadBlocks();
    if (count <= mostDealt) return loadDealt();
    return loadOneByOne();
  }

  void store(ArrayRef<Value> vectors) {
    if (usesBlocks()) return storeBlocks(vectors);
    if (count <= mostDealt) return storeDealt(vectors);
    storeOneByOne(vectors);
  }

private:
  static constexpr int64_t mostDealt = 4; // count (count - 1) shuffles

  bool usesBlocks() const { return (block == 2 || block == 4) && count >= block && lanes % block == 0; }

  Value at(int64_t place) { return arith::AddIOp::create(b, loc, offset, arith::ConstantIndexOp::create(b, loc, place)); }
  VectorType vectorType(int64_t size) { return VectorType::get(size, element); }
  Value read(int64_t place, int64_t size) { return vector::LoadOp::create(b, loc, vectorType(size), memory, at(place)); }
  void write(Value value, int64_t place) { vector::StoreOp::create(b, loc, value, memory, at(place)); }
  Value shuffle(Value x, Value y, ArrayRef<int64_t> mask) { return vector::ShuffleOp::create(b, loc, x, y, mask); }

  /// One vector of the lanes `from(l)` = (vector, lane).
  template <typename From> Value deal(ArrayRef<Value> vectors, From from) {
    Value result = vectors[0];
    for (size_t v = 1; v < vectors.size(); ++v) {
      SmallVector<int64_t> mask(lanes, vector::ShuffleOp::kPoisonIndex);
      for (int64_t l = 0; l < lanes; ++l) {
        auto [vector, lane] = from(l);
        if (vector == static_cast<int64_t>(v))
          mask[l] = lanes + lane;
        else if (vector < static_cast<int64_t>(v))
          mask[l] = v == 1 ? lane : l;
      }
      result = shuffle(result, vectors[v], mask);
    }
    return result;
  }

  SmallVector<Value> loadDealt() {
    SmallVector<Value> inOrder, result;
    for (int64_t i = 0; i < count; ++i)
      inOrder.push_back(read(i * lanes, lanes));
    for (int64_t e = 0; e < count; ++e)
      result.push_back(deal(inOrder, [&](int64_t l) { return std::pair((l * count + e) / lanes, (l * count + e) % lanes); }));
    return result;
  }

  void storeDealt(ArrayRef<Value> vectors) {
    for (int64_t i = 0; i < count; ++i)
      write(deal(vectors, [&](int64_t t) { return std::pair((i * lanes + t) % count, (i * lanes + t) / count); }), i * lanes);
  }

  /// Transposes the squares that `block` vectors form, block by block; its own inverse.
  SmallVector<Value> transposeSquares(ArrayRef<Value> rows) {
    // Within each block: the numbers `x` of the first vector and `y` of the second, by turns or one pair after the other.
    auto mix = [&](Value a, Value c, ArrayRef<std::pair<int64_t, int64_t>> picks) {
      SmallVector<int64_t> mask;
      for (int64_t first = 0; first < lanes; first += block)
        for (auto [vector, lane] : picks)
          mask.push_back(vector * lanes + first + lane);
      return shuffle(a, c, mask);
    };
    if (block == 2) return {mix(rows[0], rows[1], {{0, 0}, {1, 0}}), mix(rows[0], rows[1], {{0, 1}, {1, 1}})};
    std::pair<int64_t, int64_t> low[] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, high[] = {{0, 2}, {1, 2}, {0, 3}, {1, 3}};
    Value low01 = mix(rows[0], rows[1], low), high01 = mix(rows[0], rows[1], high);
    Value low23 = mix(rows[2], rows[3], low), high23 = mix(rows[2], rows[3], high);
    std::pair<int64_t, int64_t> front[] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, back[] = {{0, 2}, {0, 3}, {1, 2}, {1, 3}};
    return {mix(low01, low23, front), mix(low01, low23, back), mix(high01, high23, front), mix(high01, high23, back)};
  }

  /// First numbers of the blocks of a matrix; the last one reaches back where they do not come out even.
  SmallVector<int64_t> blockStarts() {
    SmallVector<int64_t> starts;
    for (int64_t first = 0; first < count; first += block)
      starts.push_back(std::min(first, count - block));
    return starts;
  }

  SmallVector<Value> loadBlocks() {
    SmallVector<Value> result(count);
    for (int64_t start : blockStarts()) {
      SmallVector<Value> rows;
      for (int64_t r = 0; r < block; ++r) { // lanes r, block + r, 2 block + r, ...
        SmallVector<Value> parts;
        for (int64_t lane = r; lane < lanes; lane += block)
          parts.push_back(read(lane * count + start, block));
        while (parts.size() > 1) {
          SmallVector<int64_t> both = llvm::to_vector(llvm::seq<int64_t>(0, 2 * cast<VectorType>(parts[0].getType()).getDimSize(0)));
          for (size_t i = 0; i < parts.size() / 2; ++i)
            parts[i] = shuffle(parts[2 * i], parts[2 * i + 1], both);
          parts.truncate(parts.size() / 2);
        }
        rows.push_back(parts[0]);
      }
      for (auto [i, vector] : llvm::enumerate(transposeSquares(rows)))
        result[start + i] = vector;
    }
    return result;
  }

  void storeBlocks(ArrayRef<Value> vectors) {
    for (int64_t start : blockStarts()) {
      SmallVector<Value> rows = transposeSquares(vectors.slice(start, block));
      for (int64_t r = 0; r < block; ++r)
        for (int64_t first = 0; first < lanes; first += block)
          write(shuffle(rows[r], rows[r], llvm::to_vector(llvm::seq<int64_t>(first, first + block))), (first + r) * count + start);
    }
  }

  SmallVector<Value> loadOneByOne() {
    SmallVector<Value> result;
    for (int64_t e = 0; e < count; ++e) {
      SmallVector<Value> numbers;
      for (int64_t l = 0; l < lanes; ++l)
        numbers.push_back(memref::LoadOp::create(b, loc, memory, at(l * count + e)));
      result.push_back(vector::FromElementsOp::create(b, loc, vectorType(lanes), numbers));
    }
    return result;
  }

  void storeOneByOne(ArrayRef<Value> vectors) {
    for (auto [e, vector] : llvm::enumerate(vectors))
      for (int64_t l = 0; l < lanes; ++l)
        memref::StoreOp::create(b, loc, vector::ExtractOp::create(b, loc, vector, l), memory, at(l * count + e));
  }

  OpBuilder &b;
  Location loc;
  Value memory, offset;
  Type element;
  int64_t count, lanes, block;
};

} // namespace

SmallVector<Value> loadLanes(OpBuilder &b, Location loc, Value memory, Value offset, int64_t count, int64_t lanes) {
  return LaneTransposer(b, loc, memory, offset, count, lanes).load();
}

void storeLanes(OpBuilder &b, Location loc, ArrayRef<Value> vectors, Value memory, Value offset) {
  if (vectors.empty()) return;
  int64_t lanes = cast<VectorType>(vectors[0].getType()).getDimSize(0);
  LaneTransposer(b, loc, memory, offset, static_cast<int64_t>(vectors.size()), lanes).store(vectors);
}

} // namespace crout::codegen
