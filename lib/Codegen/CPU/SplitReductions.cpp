// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions to few results, in chunks that threads share.
#include "Codegen/CPU/CollapseLoops.h"
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_SPLITREDUCTIONS
#include "lib/Codegen/CodegenPasses.h.inc"

// All of these are constants of the program: which form runs, and how large its chunks are, follows from the shape alone.

/// Elements of one chunk: enough to be worth a thread's while, few enough that a million elements keep many threads busy.
static constexpr int64_t cheapChunk = 16384, costlyChunk = 4096, cheapOperations = 12;
/// Rows of a chunk where there are several results: reading partial results back stays a small part of the work.
static constexpr int64_t fewestRows = 32;
/// From so many iterations of a parallel loop on, the loop is shared without splitting: rows to reduce, and columns, which go by blocks.
static constexpr int64_t enoughRows = 16, enoughColumns = 8192;
/// Length of the inner loop that rows of few columns are put together for.
static constexpr int64_t shortestRun = 256;

namespace {

/// How one output takes up another element: `op(accumulator, element)`.
struct Combiner {
  Operation *op;
  unsigned accumulator; // number of that operand
  TypedAttr neutral;
};

class Splitter {
public:
  Splitter(linalg::GenericOp op, RewriterBase &rewriter) : op(op), b(rewriter), loc(op.getLoc()), maps(op.getIndexingMapsArray()) {}

  void run() {
    if (!isCandidate()) return;
    b.setInsertionPoint(op);
    extents.resize(op.getNumLoops());
    for (unsigned d = 0, n = op.getNumLoops(); d < n; ++d)
      if (!findExtent(d)) return;
    findRows();
    Value condition = splitsBetter();
    if (!condition) {
      emit();
    } else {
      auto choice = scf::IfOp::create(b, loc, condition, /*withElseRegion=*/true);
      b.setInsertionPoint(choice.elseYield());
      b.clone(*op);
      b.setInsertionPoint(choice.thenYield());
      emit();
    }
    b.eraseOp(op);
  }

private:
  AffineExpr dim(unsigned d) { return b.getAffineDimExpr(d); }
  Value index(int64_t value) { return arith::ConstantIndexOp::create(b, loc, value); }
  Value times(Value x, Value y) { return arith::MulIOp::create(b, loc, x, y); }
  Value plus(Value x, Value y) { return arith::AddIOp::create(b, loc, x, y); }
  Value minus(Value x, Value y) { return arith::SubIOp::create(b, loc, x, y); }
  Value least(Value x, Value y) { return arith::MinSIOp::create(b, loc, x, y); }
  Value most(Value x, Value y) { return arith::MaxSIOp::create(b, loc, x, y); }
  Value parts(Value whole, Value part) { return arith::CeilDivSIOp::create(b, loc, whole, part); }

  bool isReduction(unsigned d) { return op.getIteratorTypesArray()[d] == utils::IteratorType::reduction; }

  bool isCandidate() {
    if (!op.hasPureBufferSemantics()) return false;
    SmallVector<int64_t> sizes = op.getStaticLoopRanges();
    int64_t all = 1;
    bool known = true;
    std::optional<unsigned> firstParallel;
    unsigned numParallel = 0;
    for (auto [d, size] : llvm::enumerate(sizes)) {
      if (ShapedType::isDynamic(size))
        known = false;
      else if (llvm::MulOverflow(all, size, all))
        return false;
      if (isReduction(d)) {
        if (!reduced && size != 1) reduced = d;
      } else if (size != 1) {
        ++numParallel;
        // A loop of a few iterations is not shared, the next one is.
        if (!firstParallel || (!ShapedType::isDynamic(sizes[*firstParallel]) && sizes[*firstParallel] < 8)) firstParallel = d;
      }
    }
    operations = llvm::range_size(op.getBody()->without_terminator());
    if (!reduced || (known && all <= chunkElements())) return false;
    shared = firstParallel;
    limit = numParallel == 1 && *shared > *reduced ? enoughColumns : enoughRows;
    if (shared && !ShapedType::isDynamic(sizes[*shared]) && sizes[*shared] >= limit) return false;
    for (auto [map, operand] : llvm::zip_equal(maps, op->getOperands()))
      if (map.isFunctionOfDim(*reduced) && !map.getResultPosition(dim(*reduced))) return false;
    for (AffineMap map : maps)
      for (AffineExpr place : map.getResults())
        if (!isa<AffineDimExpr, AffineConstantExpr>(place) && place.isFunctionOfDim(*reduced)) return false;
    return findCombiners();
  }

  int64_t chunkElements() const { return operations > cheapOperations ? costlyChunk : cheapChunk; }

  bool findCombiners() {
    auto yield = cast<linalg::YieldOp>(op.getBody()->getTerminator());
    for (auto [i, output] : llvm::enumerate(op.getDpsInitsMutable())) {
      BlockArgument argument = op.getMatchingBlockArgument(&output);
      if (!argument.hasOneUse() || maps[output.getOperandNumber()].isFunctionOfDim(*reduced)) return false;
      Operation *combiner = *argument.user_begin();
      if (combiner->getBlock() != op.getBody() || combiner->getNumResults() != 1 || combiner->getNumOperands() != 2 ||
          !combiner->hasOneUse() || yield.getOperand(i) != combiner->getResult(0))
        return false;
      std::optional<TypedAttr> neutral = arith::getNeutralElement(combiner);
      if (!neutral) return false;
      combiners.push_back({combiner, argument.use_begin()->getOperandNumber(), *neutral});
    }
    return true;
  }

  bool findExtent(unsigned d) {
    for (auto [map, operand] : llvm::zip_equal(maps, op->getOperands())) {
      if (!isa<MemRefType>(operand.getType())) continue;
      if (std::optional<unsigned> position = map.getResultPosition(dim(d))) {
        extents[d] = b.createOrFold<memref::DimOp>(loc, operand, *position);
        return true;
      }
    }
    return false;
  }

  /// Rows of the reduced dimension that make a chunk, and the number of chunks.
  void findRows() {
    Value one = index(1), inner = one;
    bool severalResults = false;
    for (auto [d, extent] : llvm::enumerate(extents))
      if (d != *reduced) {
        inner = times(inner, extent);
        severalResults |= !isReduction(d) && op.getStaticLoopRanges()[d] != 1;
      }
    rows = most(parts(index(chunkElements()), most(inner, one)), index(severalResults ? fewestRows : 1));
    together = one;
    if (isFlat()) {
      columns = extents[1];
      together = most(parts(index(shortestRun), most(columns, one)), one);
      rows = times(parts(rows, together), together);
    }
    chunks = parts(extents[*reduced], rows);
  }

  /// Whether the split form is the better one for a shape, where that is known at run time only.
  Value splitsBetter() {
    if (!shared) return Value();
    Value few = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::slt, extents[*shared], index(limit));
    Value enough = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::sgt, chunks, index(1));
    return arith::AndIOp::create(b, loc, few, enough);
  }

  /// Columns of contiguous operands, so that several rows are one run through memory.
  bool isFlat() {
    if (op.getNumLoops() != 2 || *reduced != 0 || isReduction(1) || op.hasIndexSemantics()) return false;
    auto isContiguous = [](Value operand) { return cast<MemRefType>(operand.getType()).getLayout().isIdentity(); };
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap map = op.getMatchingIndexingMap(input);
      if (!(map.getNumResults() == 0 || !isa<MemRefType>(input->get().getType()) || (map.isIdentity() && isContiguous(input->get()))))
        return false;
    }
    return llvm::all_of(op.getDpsInitsMutable(), [&](OpOperand &output) {
      AffineMap map = op.getMatchingIndexingMap(&output);
      return map.getNumResults() == 1 && map.getResult(0) == dim(1) && isContiguous(output.get());
    });
  }

  void emit() {
    bool flat = static_cast<bool>(columns);
    for (OpOperand &output : op.getDpsInitsMutable())
      partials.push_back(flat ? allocateRuns(output.get()) : allocatePartial(output.get()));

    Value zero = index(0);
    auto parallel = scf::ParallelOp::create(b, loc, ValueRange{zero}, ValueRange{chunks}, ValueRange{index(1)});
    parallel->setAttr(iterationCostAttribute, b.getI64IntegerAttr(chunkElements() * (operations + 2)));
    {
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(parallel.getBody());
      Value chunk = parallel.getInductionVars()[0], begin = times(chunk, rows), end = least(plus(begin, rows), extents[*reduced]);
      for (auto [partial, combiner] : llvm::zip_equal(partials, combiners))
        fillNeutral(part(partial, chunk), combiner);
      flat ? reduceRuns(chunk, begin, end) : reduceChunk(chunk, begin, minus(end, begin));
    }
    for (auto [partial, output, combiner] : llvm::zip_equal(partials, op.getDpsInitsMutable(), combiners)) {
      if (flat)
        combineRuns(partial, output.get(), combiner);
      else
        combine(partial, output.get(), combiner);
      memref::DeallocOp::create(b, loc, partial);
    }
  }

  /// Memory of (chunks, shape of `output`).
  Value allocatePartial(Value output) {
    auto type = cast<MemRefType>(output.getType());
    SmallVector<int64_t> shape = {ShapedType::kDynamic};
    llvm::append_range(shape, type.getShape());
    SmallVector<Value> sizes = {chunks};
    for (int64_t d = 0; d < type.getRank(); ++d)
      if (type.isDynamicDim(d)) sizes.push_back(memref::DimOp::create(b, loc, output, d));
    return memref::AllocOp::create(b, loc, MemRefType::get(shape, type.getElementType()), sizes);
  }

  /// Memory of (chunks, run).
  Value allocateRuns(Value output) {
    auto type = MemRefType::get({ShapedType::kDynamic, ShapedType::kDynamic}, cast<MemRefType>(output.getType()).getElementType());
    return memref::AllocOp::create(b, loc, type, ValueRange{chunks, times(together, columns)});
  }

  /// The part of `memory` at `place` of its first dimension, without that dimension.
  Value part(Value memory, Value place) {
    auto type = cast<MemRefType>(memory.getType());
    SmallVector<OpFoldResult> offsets(type.getRank(), b.getIndexAttr(0)), sizes = memref::getMixedSizes(b, loc, memory),
                                                                          steps(type.getRank(), b.getIndexAttr(1));
    offsets[0] = place;
    sizes[0] = b.getIndexAttr(1);
    MemRefType result = memref::SubViewOp::inferRankReducedResultType(type.getShape().drop_front(), type, offsets, sizes, steps);
    return memref::SubViewOp::create(b, loc, result, memory, offsets, sizes, steps);
  }

  /// `size` places of dimension `d` of `memory`.
  Value range(Value memory, int64_t d, Value begin, Value size) {
    int64_t rank = cast<MemRefType>(memory.getType()).getRank();
    SmallVector<OpFoldResult> offsets(rank, b.getIndexAttr(0)), sizes = memref::getMixedSizes(b, loc, memory),
                                                                steps(rank, b.getIndexAttr(1));
    offsets[d] = begin;
    sizes[d] = size;
    return memref::SubViewOp::create(b, loc, memory, offsets, sizes, steps);
  }

  void fillNeutral(Value memory, const Combiner &combiner) {
    linalg::FillOp::create(b, loc, arith::ConstantOp::create(b, loc, combiner.neutral).getResult(), memory);
  }

  /// The program's body on other operands. Indices of the reduced loop count from `first`.
  void generic(ValueRange inputs, ValueRange outputs, ArrayRef<AffineMap> newMaps, ArrayRef<utils::IteratorType> iterators, Value first) {
    linalg::GenericOp::create(b, loc, inputs, outputs, newMaps, iterators, [&](OpBuilder &inner, Location, ValueRange arguments) {
      IRMapping mapping;
      mapping.map(op.getBody()->getArguments(), arguments);
      for (Operation &old : *op.getBody()) {
        Operation *copy = inner.clone(old, mapping);
        if (auto place = dyn_cast<linalg::IndexOp>(copy); place && place.getDim() == *reduced)
          mapping.map(old.getResult(0), arith::AddIOp::create(inner, loc, place, first).getResult());
      }
    });
  }

  void reduceChunk(Value chunk, Value begin, Value size) {
    SmallVector<Value> inputs, outputs;
    for (OpOperand *input : op.getDpsInputOperands()) {
      std::optional<unsigned> position = op.getMatchingIndexingMap(input).getResultPosition(dim(*reduced));
      inputs.push_back(position ? range(input->get(), *position, begin, size) : input->get());
    }
    for (Value partial : partials)
      outputs.push_back(part(partial, chunk));
    generic(inputs, outputs, maps, op.getIteratorTypesArray(), begin);
  }

  /// Rows [begin, end), `together` at a time, elementwise into the chunk's run.
  void reduceRuns(Value chunk, Value begin, Value end) {
    Value first = times(begin, columns), last = times(end, columns), run = times(together, columns);
    auto loop = scf::ForOp::create(b, loc, first, last, run);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    Value place = loop.getInductionVar(), size = least(run, minus(last, place));
    SmallVector<Value> inputs, outputs;
    SmallVector<AffineMap> newMaps;
    AffineMap all = AffineMap::getMultiDimIdentityMap(1, b.getContext()), none = AffineMap::get(1, 0, b.getContext());
    for (OpOperand *input : op.getDpsInputOperands()) {
      bool whole = op.getMatchingIndexingMap(input).getNumResults() > 0;
      newMaps.push_back(whole ? all : none);
      inputs.push_back(whole ? range(flattened(input->get()), 0, place, size) : input->get());
    }
    for (Value partial : partials) {
      newMaps.push_back(all);
      outputs.push_back(range(part(partial, chunk), 0, index(0), size));
    }
    generic(inputs, outputs, newMaps, {utils::IteratorType::parallel}, Value());
  }

  Value flattened(Value memory) { return memref::CollapseShapeOp::create(b, loc, memory, ArrayRef<ReassociationIndices>{{0, 1}}); }

  /// output = output combined with partial[0], partial[1], ...
  void combine(Value partial, Value output, const Combiner &combiner) {
    int64_t rank = cast<MemRefType>(output.getType()).getRank();
    AffineMap from = AffineMap::getMultiDimIdentityMap(rank + 1, b.getContext()), to = from.dropResult(0);
    SmallVector<utils::IteratorType> iterators(rank + 1, utils::IteratorType::parallel);
    iterators[0] = utils::IteratorType::reduction;
    linalg::GenericOp::create(b, loc, ValueRange{partial}, ValueRange{output}, ArrayRef<AffineMap>{from, to}, iterators,
                              [&](OpBuilder &inner, Location, ValueRange arguments) {
                                IRMapping mapping;
                                mapping.map(combiner.op->getOperand(combiner.accumulator), arguments[1]);
                                mapping.map(combiner.op->getOperand(1 - combiner.accumulator), arguments[0]);
                                linalg::YieldOp::create(inner, loc, inner.clone(*combiner.op, mapping)->getResult(0));
                              });
  }

  /// The chunks' runs into the first, and that as rows of `columns` into the output.
  void combineRuns(Value partial, Value output, const Combiner &combiner) {
    Value zero = index(0), one = index(1);
    combine(range(partial, 0, one, minus(chunks, one)), part(partial, zero), combiner);
    SmallVector<int64_t> shape = {ShapedType::kDynamic, ShapedType::kDynamic};
    SmallVector<OpFoldResult> sizes = {together, columns};
    SmallVector<OpFoldResult> strides = {columns, b.getIndexAttr(1)};
    auto layout = StridedLayoutAttr::get(b.getContext(), 0, {ShapedType::kDynamic, 1});
    Value asRows =
        memref::ReinterpretCastOp::create(b, loc, MemRefType::get(shape, cast<MemRefType>(partial.getType()).getElementType(), layout),
                                          partial, OpFoldResult(b.getIndexAttr(0)), sizes, strides);
    combine(asRows, output, combiner);
  }

  linalg::GenericOp op;
  RewriterBase &b;
  Location loc;
  SmallVector<AffineMap> maps;
  std::optional<unsigned> reduced; // the loop that is split
  std::optional<unsigned> shared;  // the loop that threads would share otherwise
  int64_t limit = 0;
  int64_t operations = 0;          // of the body
  SmallVector<Combiner> combiners; // by output
  SmallVector<Value> extents;      // by loop
  SmallVector<Value> partials;     // by output
  Value rows, chunks;              // rows of a chunk, number of chunks
  Value together, columns;         // rows of a run, columns of a row; no columns where the form is not flat
};

struct SplitReductions : impl::SplitReductionsBase<SplitReductions> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::GenericOp> ops;
    getOperation().walk([&](linalg::GenericOp op) {
      if (op.getNumReductionLoops() > 0) ops.push_back(op);
    });
    for (linalg::GenericOp op : ops)
      Splitter(collapseLoops(op, rewriter), rewriter).run();
  }
};
} // namespace
} // namespace crout::codegen
