// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops of unknown length as whole blocks of vectors and a loop over the rest.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_SPLITREMAINDERS
#include "lib/Codegen/CodegenPasses.h.inc"

static constexpr unsigned smallBody = 48;       // operations: beyond, masks cost little and a second copy of the body much to compile
static constexpr int64_t vectorsSideBySide = 4; // of a block

/// Bytes of the widest numbers in the body, which decide how many a vector holds; 0 where it has more than arithmetic on numbers, or too
/// much of that.
static int64_t widestNumber(Block &body) {
  unsigned operations = 0;
  int64_t widest = 0;
  for (Operation &op : body.without_terminator()) {
    if (isa<arith::ConstantOp>(op)) continue;
    if (op.getNumRegions() != 0 || !(isa<memref::LoadOp, memref::StoreOp>(op) || isMemoryEffectFree(&op)) || ++operations > smallBody)
      return 0;
    for (Type type : op.getResultTypes()) {
      if (isa<IndexType, MemRefType>(type)) continue;
      if (!type.isIntOrFloat()) return 0;
      widest = std::max<int64_t>(widest, llvm::divideCeil(type.getIntOrFloatBitWidth(), 8));
    }
  }
  return widest;
}

static bool isSplit(scf::ForOp loop) {
  return matchPattern(loop.getStep(), m_One()) && !loop.getStaticTripCount() &&
         llvm::none_of(loop.getInitArgs(), [](Value value) { return isa<FloatType>(value.getType()); });
}

static void split(scf::ForOp loop, int64_t block) {
  OpBuilder b(loop);
  Location loc = loop.getLoc();
  Value zero = arith::ConstantIndexOp::create(b, loc, 0), mask = arith::ConstantIndexOp::create(b, loc, -block);
  Value length = arith::SubIOp::create(b, loc, loop.getUpperBound(), loop.getLowerBound());
  Value whole = arith::AndIOp::create(b, loc, arith::MaxSIOp::create(b, loc, length, zero), mask);
  Value middle = arith::AddIOp::create(b, loc, loop.getLowerBound(), whole);
  auto first = cast<scf::ForOp>(b.clone(*loop));
  first.setUpperBound(middle);
  loop.setLowerBound(middle);
  loop.getInitArgsMutable().assign(first.getResults());
}

namespace {
struct SplitRemainders : impl::SplitRemaindersBase<SplitRemainders> {
  using SplitRemaindersBase::SplitRemaindersBase;

  void runOnOperation() override {
    SmallVector<std::pair<scf::ForOp, int64_t>> loops;
    getOperation().walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op->hasAttr(rarePathAttribute)) return WalkResult::skip();
      auto loop = dyn_cast<scf::ForOp>(op);
      if (!loop || !isSplit(loop)) return WalkResult::advance();
      if (int64_t widest = widestNumber(*loop.getBody())) loops.push_back({loop, vectorsSideBySide * vectorBytes / widest});
      return WalkResult::advance();
    });
    for (auto [loop, block] : loops)
      split(loop, block);
  }
};
} // namespace
} // namespace crout::codegen
