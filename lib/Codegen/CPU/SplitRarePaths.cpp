// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops that compute only what is common, and are done again where something rare came up.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Utils/MemRefUtils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_SPLITRAREPATHS
#include "lib/Codegen/CodegenPasses.h.inc"

/// Iterations that are done again together.
static constexpr int64_t blockLength = 1024;

static bool isRarePath(Operation &op) { return isa<arith::SelectOp>(op) && op.hasAttr(rarePathAttribute); }

/// Whether the body may run a second time: it reads nothing that it writes, and what it writes is this function's own.
static bool canRepeat(Block &body) {
  SmallVector<Value> read, written;
  for (Operation &op : body.without_terminator()) {
    if (auto load = dyn_cast<memref::LoadOp>(op))
      read.push_back(memref::skipViewLikeOps(cast<MemrefValue>(load.getMemRef())));
    else if (auto store = dyn_cast<memref::StoreOp>(op))
      written.push_back(memref::skipViewLikeOps(cast<MemrefValue>(store.getMemRef())));
    else if (op.getNumRegions() != 0 || !isMemoryEffectFree(&op))
      return false;
  }
  return llvm::all_of(written, [&](Value memory) {
    return isa_and_nonnull<memref::AllocOp, memref::AllocaOp>(memory.getDefiningOp()) && !llvm::is_contained(read, memory);
  });
}

/// A parallel loop over elements becomes one over blocks of them.
static scf::ForOp splitIntoBlocks(scf::ParallelOp loop) {
  OpBuilder b(loop);
  Location loc = loop.getLoc();
  Value zero = arith::ConstantIndexOp::create(b, loc, 0), one = arith::ConstantIndexOp::create(b, loc, 1);
  Value length = arith::ConstantIndexOp::create(b, loc, blockLength), end = loop.getUpperBound()[0];
  Value blocks = arith::CeilDivSIOp::create(b, loc, end, length);
  scf::ForOp inner;
  scf::ParallelOp::create(b, loc, ValueRange{zero}, ValueRange{blocks}, ValueRange{one}, [&](OpBuilder &b, Location loc, ValueRange ivs) {
    Value first = arith::MulIOp::create(b, loc, ivs[0], length);
    Value last = arith::MinSIOp::create(b, loc, arith::AddIOp::create(b, loc, first, length), end);
    inner = scf::ForOp::create(b, loc, first, last, one);
  });
  Block &body = *loop.getBody();
  loop.getInductionVars()[0].replaceAllUsesWith(inner.getInductionVar());
  inner.getBody()->getOperations().splice(inner.getBody()->begin(), body.getOperations(), body.begin(), std::prev(body.end()));
  loop.erase();
  return inner;
}

/// The loop as it is when no rare condition holds; its last result is whether one did.
static scf::ForOp commonLoop(scf::ForOp loop, OpBuilder &b) {
  Location loc = loop.getLoc();
  SmallVector<Value> initial(loop.getInitArgs());
  initial.push_back(arith::ConstantIntOp::create(b, loc, 0, 1));
  auto common = scf::ForOp::create(b, loc, loop.getLowerBound(), loop.getUpperBound(), loop.getStep(), initial);
  IRMapping map;
  for (auto [from, to] : llvm::zip(loop.getBody()->getArguments(), common.getBody()->getArguments()))
    map.map(from, to);
  OpBuilder inner = OpBuilder::atBlockEnd(common.getBody());
  Value met = common.getRegionIterArgs().back();
  SmallVector<Value> conditions;
  for (Operation &op : loop.getBody()->without_terminator()) {
    if (!isRarePath(op)) {
      inner.clone(op, map);
      continue;
    }
    auto select = cast<arith::SelectOp>(op);
    Value condition = map.lookupOrDefault(select.getCondition());
    map.map(select.getResult(), map.lookupOrDefault(select.getFalseValue()));
    if (llvm::is_contained(conditions, condition)) continue;
    conditions.push_back(condition);
    met = arith::OrIOp::create(inner, loc, met, condition);
  }
  SmallVector<Value> results;
  for (Value result : loop.getBody()->getTerminator()->getOperands())
    results.push_back(map.lookupOrDefault(result));
  results.push_back(met);
  scf::YieldOp::create(inner, loc, results);
  SmallVector<Operation *> ops;
  for (Operation &op : common.getBody()->without_terminator())
    ops.push_back(&op);
  for (Operation *op : llvm::reverse(ops))
    if (isOpTriviallyDead(op)) op->erase();
  return common;
}

namespace {
struct SplitRarePaths : impl::SplitRarePathsBase<SplitRarePaths> {
  using SplitRarePathsBase::SplitRarePathsBase;

  void runOnOperation() override {
    SmallVector<scf::ForOp> loops;
    SmallVector<scf::ParallelOp> elementLoops;
    getOperation().walk([&](Operation *op) {
      if (!isa<scf::ForOp, scf::ParallelOp>(op)) return;
      Block &body = op->getRegion(0).front();
      if (llvm::none_of(body, isRarePath) || !canRepeat(body)) return;
      if (auto loop = dyn_cast<scf::ForOp>(op))
        loops.push_back(loop);
      else if (auto parallel = cast<scf::ParallelOp>(op); parallel.getNumLoops() == 1 && parallel.getInitVals().empty() &&
                                                         matchPattern(parallel.getLowerBound()[0], m_Zero()) &&
                                                         matchPattern(parallel.getStep()[0], m_One()) && !op->hasAttr(iterationCostAttribute))
        elementLoops.push_back(parallel);
    });
    for (scf::ParallelOp loop : elementLoops)
      loops.push_back(splitIntoBlocks(loop));
    for (scf::ForOp loop : loops)
      split(loop);
    getOperation().walk([](arith::SelectOp op) { op->removeAttr(rarePathAttribute); });
  }

private:
  void split(scf::ForOp loop) {
    OpBuilder b(loop);
    scf::ForOp common = commonLoop(loop, b);
    bool hasResults = loop.getNumResults() != 0;
    auto again = scf::IfOp::create(b, loop.getLoc(), loop.getResultTypes(), common.getResults().back(), /*withElseRegion=*/hasResults);
    again->setAttr(rarePathAttribute, b.getUnitAttr());
    loop->replaceAllUsesWith(again.getResults());
    loop->moveBefore(&again.getThenRegion().front(), again.getThenRegion().front().begin());
    if (!hasResults) return;
    OpBuilder then = OpBuilder::atBlockEnd(&again.getThenRegion().front()), other = OpBuilder::atBlockEnd(&again.getElseRegion().front());
    scf::YieldOp::create(then, loop.getLoc(), loop.getResults());
    scf::YieldOp::create(other, loop.getLoc(), common.getResults().drop_back());
  }
};
} // namespace
} // namespace crout::codegen
