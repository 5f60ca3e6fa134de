// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops for linalg on buffers, in the order that the memory is in.
#include "Codegen/CPU/CollapseLoops.h"
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_LINALGTOLOOPS
#include "lib/Codegen/CodegenPasses.h.inc"

/// Elements of a contiguous dimension that one iteration of a blocked parallel loop handles: a block of outputs stays in the first-level
/// cache while the reduction passes over it. A constant of the program, so that results do not depend on the number of threads.
static constexpr int64_t blockSize = 1024;

namespace {

/// Which loop is where.
struct LoopOrder {
  SmallVector<unsigned> dims;       // outermost first
  std::optional<unsigned> parallel; // the loop that threads share
  bool blocked = false;             // that loop is also the innermost: threads share blocks of it
  bool inRegisters = false;         // reductions are innermost and carried in registers
};

/// Lowers one linalg.generic.
class NestBuilder {
public:
  NestBuilder(linalg::GenericOp op, RewriterBase &rewriter) : op(op), b(rewriter), loc(op.getLoc()), maps(op.getIndexingMapsArray()) {}

  LogicalResult build() {
    b.setInsertionPoint(op);
    order = chooseOrder();
    unsigned numLoops = op.getNumLoops();
    extents.resize(numLoops);
    for (unsigned d = 0; d < numLoops; ++d)
      if (failed(findExtent(d))) return op.emitOpError("has a loop whose size no operand gives");
    zero = arith::ConstantIndexOp::create(b, loc, 0);
    one = arith::ConstantIndexOp::create(b, loc, 1);
    ivs.resize(numLoops);
    values.resize(op->getNumOperands());
    hoistLoads();

    if (!order.parallel) {
      emitLoops(0, {});
      b.eraseOp(op);
      return success();
    }
    unsigned dim = *order.parallel;
    Value step = order.blocked ? arith::ConstantIndexOp::create(b, loc, blockSize).getResult() : one;
    auto parallel = scf::ParallelOp::create(b, loc, ValueRange{zero}, ValueRange{extents[dim]}, ValueRange{step});
    b.setInsertionPointToStart(parallel.getBody());
    if (order.blocked) {
      blockBegin = parallel.getInductionVars()[0];
      Value end = arith::AddIOp::create(b, loc, blockBegin, step);
      blockEnd = arith::MinSIOp::create(b, loc, end, extents[dim]);
    } else {
      ivs[dim] = parallel.getInductionVars()[0];
      hoistLoads();
    }
    emitLoops(order.blocked ? 0 : 1, {});
    b.eraseOp(op);
    return success();
  }

private:
  bool isReduction(unsigned d) { return op.getIteratorTypesArray()[d] == utils::IteratorType::reduction; }

  /// How often the last index of an operand is loop `d`, or the operand ignores it: what makes `d` a good innermost loop.
  int64_t contiguity(unsigned d) {
    int64_t score = 0;
    for (auto [map, operand] : llvm::zip_equal(maps, op->getOperands())) {
      if (!isa<MemRefType>(operand.getType()) || map.getNumResults() == 0) continue;
      AffineExpr last = map.getResult(map.getNumResults() - 1);
      if (last == getAffineDimExpr(d, map.getContext()))
        score += 2;
      else if (map.isFunctionOfDim(d))
        score -= 2;
    }
    return score;
  }

  LoopOrder chooseOrder() {
    LoopOrder result;
    SmallVector<unsigned> parallel, reduction;
    for (unsigned d = 0, n = op.getNumLoops(); d < n; ++d)
      (isReduction(d) ? reduction : parallel).push_back(d);

    if (!reduction.empty()) {
      unsigned lastReduction = reduction.back();
      bool parallelIsContiguous = !parallel.empty() && contiguity(parallel.back()) > contiguity(lastReduction);
      result.inRegisters = !parallelIsContiguous;
      if (parallelIsContiguous) {
        unsigned inner = parallel.pop_back_val();
        result.dims = parallel;
        llvm::append_range(result.dims, reduction);
        result.dims.push_back(inner);
        parallel.push_back(inner);
      } else {
        result.dims = parallel;
        llvm::append_range(result.dims, reduction);
      }
    } else {
      result.dims = parallel;
      // The last loop stays last unless another is clearly better to walk through memory.
      for (unsigned d : parallel)
        if (contiguity(d) > contiguity(result.dims.back()) + 2) {
          llvm::erase(result.dims, d);
          result.dims.push_back(d);
        }
    }
    if (parallel.empty()) return result;

    // Threads share the outermost parallel loop that has enough iterations.
    for (unsigned d : result.dims) {
      if (isReduction(d)) continue;
      int64_t extent = op.getStaticLoopRanges()[d];
      if (ShapedType::isDynamic(extent) || extent >= 8) {
        result.parallel = d;
        break;
      }
    }
    if (!result.parallel) return result;
    if (result.dims.size() > 1 && *result.parallel == result.dims.back()) {
      result.blocked = true;
    } else {
      llvm::erase(result.dims, *result.parallel);
      result.dims.insert(result.dims.begin(), *result.parallel);
    }
    return result;
  }

  LogicalResult findExtent(unsigned d) {
    for (auto [map, operand] : llvm::zip_equal(maps, op->getOperands())) {
      auto type = dyn_cast<MemRefType>(operand.getType());
      if (!type) continue;
      if (std::optional<unsigned> position = map.getResultPosition(getAffineDimExpr(d, map.getContext()))) {
        extents[d] = type.isDynamicDim(*position) ? memref::DimOp::create(b, loc, operand, *position).getResult()
                                                  : arith::ConstantIndexOp::create(b, loc, type.getDimSize(*position)).getResult();
        return success();
      }
    }
    return failure();
  }

  SmallVector<Value> indices(AffineMap map) {
    SmallVector<Value> result;
    for (AffineExpr expr : map.getResults()) {
      if (auto dim = dyn_cast<AffineDimExpr>(expr))
        result.push_back(ivs[dim.getPosition()]);
      else if (auto constant = dyn_cast<AffineConstantExpr>(expr))
        result.push_back(arith::ConstantIndexOp::create(b, loc, constant.getValue()));
      else
        result.push_back(affine::AffineApplyOp::create(b, loc, AffineMap::get(map.getNumDims(), 0, expr), knownIvs()));
    }
    return result;
  }

  /// Loop variables for affine.apply; loops that are not open yet do not occur in the expression.
  SmallVector<Value> knownIvs() {
    return llvm::map_to_vector(ivs, [&](Value iv) { return iv ? iv : zero; });
  }

  /// Loads each input as soon as the loops that its index depends on are open.
  void hoistLoads() {
    for (OpOperand *input : op.getDpsInputOperands()) {
      unsigned number = input->getOperandNumber();
      if (values[number]) continue;
      if (!isa<MemRefType>(input->get().getType())) {
        values[number] = input->get();
        continue;
      }
      if (!op.getMatchingBlockArgument(input).use_empty() && isOpen(maps[number]))
        values[number] = memref::LoadOp::create(b, loc, input->get(), indices(maps[number]));
    }
  }

  bool isOpen(AffineMap map) {
    for (unsigned d = 0; d < map.getNumDims(); ++d)
      if (map.isFunctionOfDim(d) && !ivs[d]) return false;
    return true;
  }

  /// Opens loop `level` and all inside it. `carried` are the reductions' values, where they are in registers; returns them after the loops.
  SmallVector<Value> emitLoops(unsigned level, SmallVector<Value> carried) {
    bool firstReduction = order.inRegisters && carried.empty() && level < order.dims.size() && isReduction(order.dims[level]);
    if (firstReduction) {
      for (OpOperand &output : op.getDpsInitsMutable())
        carried.push_back(memref::LoadOp::create(b, loc, output.get(), indices(maps[output.getOperandNumber()])));
      SmallVector<Value> reduced = emitLoops(level, carried);
      for (auto [output, value] : llvm::zip_equal(op.getDpsInitsMutable(), reduced))
        memref::StoreOp::create(b, loc, value, output.get(), indices(maps[output.getOperandNumber()]));
      return {};
    }
    if (level == order.dims.size()) return emitBody(carried);

    unsigned dim = order.dims[level];
    bool inBlock = order.blocked && dim == *order.parallel;
    auto loop = scf::ForOp::create(b, loc, inBlock ? blockBegin : zero, inBlock ? blockEnd : extents[dim], one, carried);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    ivs[dim] = loop.getInductionVar();
    SmallVector<Value> outside = values;
    hoistLoads();
    SmallVector<Value> yielded = emitLoops(level + 1, llvm::to_vector(ValueRange(loop.getRegionIterArgs())));
    values = outside;
    ivs[dim] = Value();
    if (!carried.empty()) {
      b.setInsertionPointToEnd(loop.getBody());
      scf::YieldOp::create(b, loc, yielded);
    }
    return llvm::to_vector(ValueRange(loop.getResults()));
  }

  /// The body for one element; with `carried`, the outputs' values come and go in registers.
  SmallVector<Value> emitBody(ArrayRef<Value> carried) {
    Block *body = op.getBody();
    IRMapping mapping;
    for (OpOperand *input : op.getDpsInputOperands())
      if (Value value = values[input->getOperandNumber()]) mapping.map(op.getMatchingBlockArgument(input), value);
    for (auto [i, output] : llvm::enumerate(op.getDpsInitsMutable())) {
      BlockArgument argument = op.getMatchingBlockArgument(&output);
      if (argument.use_empty()) continue;
      mapping.map(argument, carried.empty()
                                ? memref::LoadOp::create(b, loc, output.get(), indices(maps[output.getOperandNumber()])).getResult()
                                : carried[i]);
    }
    for (Operation &inner : body->without_terminator()) {
      if (auto index = dyn_cast<linalg::IndexOp>(inner)) {
        mapping.map(index.getResult(), ivs[index.getDim()]);
        continue;
      }
      Operation *copy = b.clone(inner, mapping);
      if (!carried.empty() && accumulates(&inner)) setReassociation(copy, knowsStrides());
    }
    SmallVector<Value> results;
    for (Value value : body->getTerminator()->getOperands())
      results.push_back(mapping.lookupOrDefault(value));
    if (!carried.empty()) return results;
    for (auto [output, value] : llvm::zip_equal(op.getDpsInitsMutable(), results))
      memref::StoreOp::create(b, loc, value, output.get(), indices(maps[output.getOperandNumber()]));
    return {};
  }

  /// True for the operation that combines an output's old value with the new element.
  bool accumulates(Operation *inner) {
    return llvm::any_of(inner->getOperands(), [&](Value operand) {
      auto argument = dyn_cast<BlockArgument>(operand);
      return argument && argument.getOwner() == op.getBody() && argument.getArgNumber() >= op.getNumDpsInputs();
    });
  }

  /// True where the compiler knows how far apart the elements lie that the innermost loop adds up. Whether LLVM vectorises a sum over
  /// strides that are numbers of the program depends on where they come from, which differs between a loop and the body of a parallel one;
  /// the order of a sum must not.
  bool knowsStrides() {
    unsigned innermost = order.dims.back();
    for (OpOperand *input : op.getDpsInputOperands()) {
      auto type = dyn_cast<MemRefType>(input->get().getType());
      AffineMap map = maps[input->getOperandNumber()];
      if (!type || !map.isFunctionOfDim(innermost)) continue;
      SmallVector<int64_t> strides;
      int64_t offset;
      if (failed(type.getStridesAndOffset(strides, offset))) return false;
      for (auto [expr, stride] : llvm::zip_equal(map.getResults(), strides))
        if (expr.isFunctionOfDim(innermost) && ShapedType::isDynamic(stride)) return false;
    }
    return true;
  }

  void setReassociation(Operation *combiner, bool allowed) {
    if (!isa<arith::AddFOp, arith::MulFOp>(combiner)) return;
    auto reordered = arith::FastMathFlags::reassoc | arith::FastMathFlags::contract;
    auto flags = arith::FastMathFlagsAttr::get(b.getContext(), allowed ? reordered : arith::FastMathFlags::none);
    combiner->setAttr("fastmath", flags);
  }

  linalg::GenericOp op;
  RewriterBase &b;
  Location loc;
  SmallVector<AffineMap> maps;
  LoopOrder order;
  SmallVector<Value> extents; // by loop
  SmallVector<Value> ivs;     // by loop; null where not open
  SmallVector<Value> values;  // by operand; null where not loaded
  Value zero, one, blockBegin, blockEnd;
};

struct LinalgToLoops : impl::LinalgToLoopsBase<LinalgToLoops> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(copiesToGenerics(rewriter))) return signalPassFailure();
    SmallVector<linalg::LinalgOp> ops;
    getOperation().walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    for (linalg::LinalgOp op : ops) {
      if (!op.hasPureBufferSemantics()) {
        op.emitOpError("works on tensors; bufferisation must run before");
        return signalPassFailure();
      }
      rewriter.setInsertionPoint(op);
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (!generic) {
        FailureOr<linalg::GenericOp> general = linalg::generalizeNamedOp(rewriter, op);
        if (failed(general)) {
          op.emitOpError("cannot be written as linalg.generic");
          return signalPassFailure();
        }
        generic = *general;
      }
      generic = collapseLoops(generic, rewriter);
      if (failed(NestBuilder(generic, rewriter).build())) return signalPassFailure();
    }
  }

private:
  /// A copy between strided buffers would be a library call in MLIR's lowering; as loops it vectorises and shares threads.
  LogicalResult copiesToGenerics(RewriterBase &rewriter) {
    SmallVector<memref::CopyOp> copies;
    getOperation().walk([&](memref::CopyOp op) {
      auto source = dyn_cast<MemRefType>(op.getSource().getType()), target = dyn_cast<MemRefType>(op.getTarget().getType());
      if (source && target && !(source.getLayout().isIdentity() && target.getLayout().isIdentity())) copies.push_back(op);
    });
    for (memref::CopyOp op : copies) {
      rewriter.setInsertionPoint(op);
      linalg::CopyOp::create(rewriter, op.getLoc(), ValueRange{op.getSource()}, ValueRange{op.getTarget()});
      rewriter.eraseOp(op);
    }
    return success();
  }
};
} // namespace
} // namespace crout::codegen
