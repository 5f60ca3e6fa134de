// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Outlines parallel loops and prices their iterations.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Utils/MemRefUtils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_PARALLELISEOUTERLOOP
#include "lib/Codegen/CodegenPasses.h.inc"

static std::optional<int64_t> constantOf(Value value) {
  APInt constant;
  if (matchPattern(value, m_ConstantInt(&constant))) return constant.getSExtValue();
  return std::nullopt;
}

/// Units of one simple vectorised operation on one element. Functions of the math dialect become some twenty of them.
static int64_t costOf(Operation &op) {
  if (isa<memref::LoadOp, memref::StoreOp>(op)) return 2;
  if (isa<math::MathDialect>(op.getDialect()))
    return isa<math::AbsFOp, math::FmaOp, math::CopySignOp, math::FloorOp, math::CeilOp>(op) ? 1 : 16;
  if (isa<arith::DivFOp, arith::DivSIOp, arith::DivUIOp, arith::RemSIOp, arith::RemUIOp, arith::RemFOp>(op)) return 6;
  if (isa<func::CallOp>(op)) return 64;
  return isa<arith::ConstantOp>(op) ? 0 : 1;
}

namespace {

/// Turns scf.parallel into nested scf.for.
static void serialise(scf::ParallelOp loop) {
  for (auto scratch : llvm::make_early_inc_range(loop.getBody()->getOps<memref::AllocaOp>()))
    scratch->moveBefore(loop); // a stack would grow with every iteration
  OpBuilder b(loop);
  Location loc = loop.getLoc();
  SmallVector<Value> ivs;
  for (auto [lower, upper, step] : llvm::zip_equal(loop.getLowerBound(), loop.getUpperBound(), loop.getStep())) {
    auto inner = scf::ForOp::create(b, loc, lower, upper, step);
    ivs.push_back(inner.getInductionVar());
    b.setInsertionPointToStart(inner.getBody());
  }
  Block *body = loop.getBody();
  for (auto [from, to] : llvm::zip_equal(body->getArguments(), ivs))
    from.replaceAllUsesWith(to);
  Block *target = b.getInsertionBlock();
  target->getOperations().splice(target->begin(), body->getOperations(), body->begin(), std::prev(body->end()));
  loop.erase();
}

/// Work of one iteration of `loop` as a constant, or as a value computed before it.
class Price {
public:
  Price(scf::ParallelOp loop, OpBuilder &b) : loop(loop), b(b) {}

  struct Cost {
    int64_t constant = 0;
    SmallVector<Value> dynamic; // summands
  };

  Value total(Location loc) {
    if (auto known = loop->getAttrOfType<IntegerAttr>(iterationCostAttribute)) return arith::ConstantIndexOp::create(b, loc, known.getInt());
    Cost cost = ofBlock(*loop.getBody());
    Value sum = arith::ConstantIndexOp::create(b, loc, std::max<int64_t>(cost.constant, 1));
    for (Value part : cost.dynamic)
      sum = arith::AddIOp::create(b, loc, sum, part);
    return sum;
  }

private:
  Cost ofBlock(Block &block) {
    Cost sum;
    for (Operation &op : block) {
      if (op.hasAttr(rarePathAttribute)) continue;
      sum.constant += costOf(op);
      if (auto inner = dyn_cast<scf::ForOp>(op)) {
        add(sum, times(ofBlock(*inner.getBody()), inner));
        continue;
      }
      for (Region &region : op.getRegions())
        for (Block &nested : region)
          add(sum, ofBlock(nested));
    }
    return sum;
  }

  static void add(Cost &sum, Cost part) {
    sum.constant += part.constant;
    sum.dynamic.append(part.dynamic);
  }

  bool isOutside(Value value) { return !loop.getRegion().isAncestor(value.getParentRegion()); }

  /// The iterations of `inner`, where they are known before the parallel loop; else a guess.
  Cost times(Cost body, scf::ForOp inner) {
    std::optional<int64_t> lower = constantOf(inner.getLowerBound()), upper = constantOf(inner.getUpperBound()),
                           step = constantOf(inner.getStep());
    std::optional<int64_t> trips;
    if (lower && upper && step)
      trips = std::max<int64_t>(0, llvm::divideCeilSigned(*upper - *lower, *step));
    else if (!(step == 1 && lower == 0 && isOutside(inner.getUpperBound())))
      trips = 256; // a block, whose bounds are computed in the loop
    Location loc = inner.getLoc();
    Cost result;
    if (trips) {
      result.constant = body.constant * *trips;
      Value factor = body.dynamic.empty() ? Value() : arith::ConstantIndexOp::create(b, loc, *trips).getResult();
      for (Value part : body.dynamic)
        result.dynamic.push_back(arith::MulIOp::create(b, loc, part, factor));
      return result;
    }
    Value sum = arith::ConstantIndexOp::create(b, loc, body.constant);
    for (Value part : body.dynamic)
      sum = arith::AddIOp::create(b, loc, sum, part);
    result.dynamic.push_back(arith::MulIOp::create(b, loc, sum, inner.getUpperBound()));
    return result;
  }

  scf::ParallelOp loop;
  OpBuilder &b;
};

struct ParalleliseOuterLoop : impl::ParalleliseOuterLoopBase<ParalleliseOuterLoop> {
  using ParalleliseOuterLoopBase::ParalleliseOuterLoopBase;

  void runOnOperation() override {
    SmallVector<scf::ParallelOp> outer, inner;
    getOperation().walk([&](scf::ParallelOp loop) { (loop->getParentOfType<scf::ParallelOp>() ? inner : outer).push_back(loop); });
    for (scf::ParallelOp loop : inner) {
      if (!loop.getInitVals().empty()) return fail(loop);
      serialise(loop);
    }
    unsigned number = 0;
    for (scf::ParallelOp loop : outer) {
      if (!loop.getInitVals().empty()) return fail(loop);
      if (!threads || loop.getNumLoops() != 1 || constantOf(loop.getLowerBound()[0]) != 0 || isSmall(loop))
        serialise(loop);
      else
        outline(loop, number++);
    }
  }

private:
  void fail(scf::ParallelOp loop) {
    loop.emitOpError("carries a reduction; reductions must be loops of their own by now");
    signalPassFailure();
  }

  /// Known to be less work than one grain.
  bool isSmall(scf::ParallelOp loop) {
    std::optional<int64_t> upper = constantOf(loop.getUpperBound()[0]), step = constantOf(loop.getStep()[0]);
    if (!upper || !step) return false;
    std::optional<int64_t> work = constantCost(*loop.getBody());
    return work && *work * llvm::divideCeilSigned(*upper, *step) <= grainCost;
  }

  std::optional<int64_t> constantCost(Block &block) {
    int64_t sum = 0;
    for (Operation &op : block) {
      sum += costOf(op);
      for (Region &region : op.getRegions())
        for (Block &nested : region) {
          std::optional<int64_t> part = constantCost(nested);
          if (!part) return std::nullopt;
          if (auto loop = dyn_cast<scf::ForOp>(op)) {
            std::optional<int64_t> lower = constantOf(loop.getLowerBound()), upper = constantOf(loop.getUpperBound()),
                                   step = constantOf(loop.getStep());
            if (!lower || !upper || !step) return std::nullopt;
            *part *= std::max<int64_t>(0, llvm::divideCeilSigned(*upper - *lower, *step));
          }
          sum += *part;
        }
    }
    return sum;
  }

  void outline(scf::ParallelOp loop, unsigned number) {
    OpBuilder b(loop);
    Location loc = loop.getLoc();
    auto parent = loop->getParentOfType<func::FuncOp>();
    Value n = loop.getUpperBound()[0], step = loop.getStep()[0];
    Value zero = arith::ConstantIndexOp::create(b, loc, 0);

    // Constants are cheaper made again than carried.
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(loop.getRegion(), captured);
    SmallVector<Value> carried, constants;
    for (Value value : captured)
      (value.getDefiningOp() && value.getDefiningOp()->hasTrait<OpTrait::ConstantLike>() ? constants : carried).push_back(value);
    bool unitStep = constantOf(step) == 1;
    Value iterations = unitStep ? n : arith::CeilDivSIOp::create(b, loc, n, step).getResult();
    bool stepCarried = !unitStep && !constantOf(step) && !captured.contains(step);
    if (stepCarried) carried.push_back(step);

    // grain = ceil(grainCost / cost of an iteration)
    Value cost = Price(loop, b).total(loc);
    Value target = arith::ConstantIndexOp::create(b, loc, grainCost);
    Value grain = arith::CeilDivSIOp::create(b, loc, target, cost);

    std::string name = (parent.getSymName() + "__loop" + Twine(number)).str();
    SmallVector<Value> operands = {zero, iterations, grain};
    operands.append(carried);
    OpBuilder atModule(parent);
    auto type = b.getFunctionType(ValueRange(operands).getTypes(), {});
    auto function = func::FuncOp::create(atModule, loc, name, type);
    function.setPrivate();
    Block *entry = function.addEntryBlock();
    OpBuilder inside = OpBuilder::atBlockBegin(entry);
    IRMapping mapping;
    for (Value constant : constants)
      mapping.map(constant, inside.clone(*constant.getDefiningOp())->getResult(cast<OpResult>(constant).getResultNumber()));
    for (auto [i, value] : llvm::enumerate(carried))
      mapping.map(value, entry->getArgument(3 + i));
    // Scratch memory of an iteration is that of the next one of this thread.
    for (auto scratch : loop.getBody()->getOps<memref::AllocaOp>())
      inside.clone(*scratch, mapping);
    Value one = arith::ConstantIndexOp::create(inside, loc, 1);
    auto range = scf::ForOp::create(inside, loc, entry->getArgument(0), entry->getArgument(1), one);
    func::ReturnOp::create(inside, loc);
    inside.setInsertionPointToStart(range.getBody());
    Value iv = range.getInductionVar();
    if (!unitStep) {
      Value innerStep =
          mapping.contains(step) ? mapping.lookup(step) : arith::ConstantIndexOp::create(inside, loc, *constantOf(step)).getResult();
      iv = arith::MulIOp::create(inside, loc, iv, innerStep);
    }
    mapping.map(loop.getInductionVars()[0], iv);
    for (Operation &op : loop.getBody()->without_terminator())
      if (!isa<memref::AllocaOp>(op)) inside.clone(op, mapping);

    auto call = func::CallOp::create(b, loc, function, operands);
    call->setAttr(parallelForMark, b.getUnitAttr());
    markUnshared(call, carried);
    loop.erase();
  }

  /// Notes which memrefs no other captured one overlaps, so that LLVM need not check. Arguments may overlap each other, but nobody writes
  /// to them.
  void markUnshared(func::CallOp call, ArrayRef<Value> carried) {
    SmallVector<int64_t> unshared;
    auto mayBeArgument = [](Value base) { return isa<BlockArgument>(base) && isa<func::FuncOp>(base.getParentBlock()->getParentOp()); };
    for (auto [i, value] : llvm::enumerate(carried)) {
      if (!isa<MemRefType>(value.getType())) continue;
      Value base = memref::skipViewLikeOps(cast<MemrefValue>(value));
      if (!mayBeArgument(base) && !isa_and_nonnull<memref::AllocOp, memref::AllocaOp, memref::GetGlobalOp>(base.getDefiningOp()))
        return; // memory of unknown origin may be any of the others
      bool shared = false;
      for (auto [j, other] : llvm::enumerate(carried))
        if (i != j && isa<MemRefType>(other.getType()) && memref::skipViewLikeOps(cast<MemrefValue>(other)) == base && !mayBeArgument(base)) shared = true;
      if (!shared) unshared.push_back(i);
    }
    call->setAttr(unsharedAttribute, DenseI64ArrayAttr::get(call.getContext(), unshared));
  }
};
} // namespace
} // namespace crout::codegen
