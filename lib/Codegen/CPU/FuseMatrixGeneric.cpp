// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes one matrix_generic of those that pass matrices to each other, and of the linalg and tensor operations among them.
#include "Codegen/CPU/MatrixGenericForms.h"
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_FUSEMATRIXGENERIC
#include "lib/Codegen/CodegenPasses.h.inc"

using ir::MatrixGenericOp;

namespace {

/// A body of more operations than this takes longer to compile than its fusion saves.
constexpr int64_t mostOperations = 8192;
/// A neighbour with more than this is better off as a loop.
constexpr int64_t mostOfNeighbour = 1024;

int64_t bodySize(MatrixGenericOp op) { return static_cast<int64_t>(op.getBody().front().getOperations().size()); }

/// Where the sizes of tensors come from.
class Sizes {
public:
  explicit Sizes(Block &block) : block(block) {}

  /// The size `dim` of `tensor`, which `user` asks for, as a value that is there before it; null where that is not to be seen.
  Value find(Operation *user, Value tensor, int64_t dim) {
    while (Operation *op = tensor.getDefiningOp()) {
      if (auto empty = dyn_cast<tensor::EmptyOp>(op)) return asValue(user, empty.getMixedSizes()[dim]);
      if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) return asValue(user, expand.getMixedOutputShape()[dim]);
      if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
        llvm::SmallBitVector dropped = slice.getDroppedDims();
        for (auto [d, size] : llvm::enumerate(slice.getMixedSizes()))
          if (!dropped[d] && dim-- == 0) return asValue(user, size);
        return {};
      }
      if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
        ReassociationIndices group = collapse.getReassociationIndices()[dim];
        if (group.size() != 1) return {};
        tensor = collapse.getSrc();
        dim = group[0];
      } else if (auto dps = dyn_cast<DestinationStyleOpInterface>(op)) {
        tensor = dps.getTiedOpOperand(cast<OpResult>(tensor))->get();
      } else {
        return {};
      }
    }
    return ofArgument(tensor, dim);
  }

private:
  static Value asValue(Operation *user, OpFoldResult size) {
    if (auto value = dyn_cast<Value>(size)) return value;
    OpBuilder b(user);
    return arith::ConstantIndexOp::create(b, user->getLoc(), *getConstantIntValue(size));
  }

  /// Sizes of one name are equal: the first argument that has it gives all of them.
  Value ofArgument(Value argument, int64_t dim) {
    auto function = dyn_cast<func::FuncOp>(block.getParentOp());
    auto block = dyn_cast<BlockArgument>(argument);
    if (!function || !block || block.getOwner() != &function.front()) return {};
    auto names = function.getArgAttrOfType<ArrayAttr>(block.getArgNumber(), "crout.dims");
    if (!names || dim >= static_cast<int64_t>(names.size())) return {};
    Value &known = named[names[dim]];
    if (!known && cast<RankedTensorType>(argument.getType()).isDynamicDim(dim)) {
      OpBuilder b = OpBuilder::atBlockBegin(&function.front());
      known = tensor::DimOp::create(b, argument.getLoc(), argument, dim);
    }
    return known;
  }

  Block &block;
  llvm::DenseMap<Attribute, Value> named;
};

class Fuser {
public:
  explicit Fuser(Block &block) : block(block), sizes(block) {}

  void run() {
    // Sizes come from where they are known first, so that equal ones are one value, and none ties an operation to the one whose result it
    // measures.
    for (auto dim : llvm::make_early_inc_range(block.getOps<tensor::DimOp>()))
      if (std::optional<int64_t> index = dim.getConstantIndex())
        if (Value size = sizes.find(dim, dim.getSource(), *index); size && size != dim.getResult()) {
          dim.getResult().replaceAllUsesWith(size);
          dim.erase();
        }
    bool changed = true;
    while (changed) {
      changed = false;
      SmallVector<MatrixGenericOp> ops(block.getOps<MatrixGenericOp>());
      for (MatrixGenericOp op : ops)
        if (fuseWithNeighbour(op)) {
          changed = true;
          break;
        }
    }
    for (auto op : llvm::make_early_inc_range(block.getOps<MatrixGenericOp>()))
      dropUnusedResults(op);
  }

private:
  static void dropUnusedResults(MatrixGenericOp op) {
    SmallVector<OpResult> used;
    for (OpResult result : op->getResults())
      if (!result.use_empty()) used.push_back(result);
    if (used.size() == op->getNumResults()) return;
    if (used.empty()) return op.erase();
    OpBuilder b(op);
    SmallVector<Value> outputs, values;
    SmallVector<AffineMap> maps;
    for (unsigned i = 0; i < op.getInputs().size(); ++i)
      maps.push_back(op.getMap(i));
    ValueRange yielded = op.getBody().front().getTerminator()->getOperands();
    for (OpResult result : op->getResults()) {
      unsigned operand = op.getInputs().size() + result.getResultNumber(), count = op.getNumberTypes(operand).size();
      if (!result.use_empty()) {
        outputs.push_back(op->getOperand(operand));
        maps.push_back(op.getMap(operand));
        llvm::append_range(values, yielded.take_front(count));
      }
      yielded = yielded.drop_front(count);
    }
    auto made = MatrixGenericOp::create(b, op.getLoc(), SmallVector<Value>(op.getInputs()), outputs, maps);
    made.getBody().takeBody(op.getBody());
    Operation *yield = made.getBody().front().getTerminator();
    b.setInsertionPoint(yield);
    ir::YieldOp::create(b, op.getLoc(), values);
    yield->erase();
    for (auto [was, is] : llvm::zip_equal(used, made->getResults()))
      was.replaceAllUsesWith(is);
    op.erase();
    removeUnused(made);
  }

  /// Fuses `op` with one operation beside it; false where there is none.
  bool fuseWithNeighbour(MatrixGenericOp op) {
    for (auto [i, input] : llvm::enumerate(op.getInputs())) {
      Operation *producer = input.getDefiningOp();
      if (!producer || producer->getBlock() != &block) continue;
      bool isShared = op.getBatchRank() > 0 && llvm::none_of(op.getMap(i).getResults(), llvm::IsaPred<AffineDimExpr>);
      if (isShared ? inlineShared(producer, op) : fuse(producer, op, op)) return true;
    }
    for (Value result : op->getResults())
      for (Operation *user : llvm::to_vector(result.getUsers())) {
        if (user->getBlock() != &block) continue;
        if (fuse(op, user, op)) return true;
        // A reshape may go over a single dimension.
        if (isa<tensor::CollapseShapeOp>(user))
          for (Operation *reshape : llvm::to_vector(user->getUsers()))
            if (isa<tensor::ExpandShapeOp>(reshape) && reshape->getBlock() == &block && fuse(op, reshape, op)) return true;
      }
    // Operations beside each other that read the same matrices.
    for (auto [i, input] : llvm::enumerate(op.getInputs())) {
      if (!op.getMap(i).isIdentity() || op.getBatchRank() == 0) continue;
      for (OpOperand &use : input.getUses()) {
        auto other = dyn_cast<MatrixGenericOp>(use.getOwner());
        if (!other || other == op || other->getBlock() != &block || other.getBatchRank() != op.getBatchRank() || !other.isDpsInput(&use) ||
            !other.getMap(use.getOperandNumber()).isIdentity())
          continue;
        bool first = op->isBeforeInBlock(other);
        if (merge(first ? op : other, first ? other : op)) return true;
      }
    }
    return false;
  }

  /// One of the two is `seed`; the other one is put into the same form, where it has one.
  bool fuse(Operation *producer, Operation *consumer, MatrixGenericOp seed) {
    bool seedIsConsumer = consumer == seed.getOperation();
    Operation *other = seedIsConsumer ? producer : consumer;
    if (auto generic = dyn_cast<MatrixGenericOp>(other))
      return generic.getBatchRank() == seed.getBatchRank() && merge(cast<MatrixGenericOp>(producer), cast<MatrixGenericOp>(consumer));
    if (rejected.contains({other, seed.getBatchRank()})) return false;
    std::optional<MatrixForm> form = matrixForm(other, seed.getBatchRank());
    if (!form || form->operations > mostOfNeighbour || form->operations + bodySize(seed) > mostOperations)
      return reject(other, seed.getBatchRank());
    if (!seedIsConsumer && form->operations == 0 && isLeftToReaders(other, seed)) return false;
    MatrixGenericOp made = form->create();
    MatrixGenericOp first = seedIsConsumer ? made : seed, second = seedIsConsumer ? seed : made;
    // What only renames numbers is done again for each user; what computes is done once.
    bool again = seedIsConsumer && form->operations == 0 && !other->hasOneUse();
    Value was = other->getResult(0), is = made->getResult(0);
    if (again)
      was.replaceUsesWithIf(is, [&](OpOperand &use) { return use.getOwner() == seed.getOperation(); });
    else
      was.replaceAllUsesWith(is);
    if (!merge(first, second)) {
      is.replaceAllUsesWith(was);
      discard(made);
      return false;
    }
    if (other->use_empty()) {
      Operation *source = isa<tensor::ExpandShapeOp>(other) ? other->getOperand(0).getDefiningOp() : nullptr;
      rejected.remove_if([&](const std::pair<Operation *, unsigned> &entry) { return entry.first == other; });
      other->erase();
      if (auto collapse = dyn_cast_or_null<tensor::CollapseShapeOp>(source); collapse && collapse->use_empty()) {
        rejected.remove_if([&](const std::pair<Operation *, unsigned> &entry) { return entry.first == source; });
        collapse.erase();
      }
    }
    return true;
  }

  /// Whether all who read `op`, which only orders the numbers of the producer's matrices anew, can do that themselves: written by the
  /// producer it would be the same numbers once more.
  bool isLeftToReaders(Operation *op, MatrixGenericOp producer) {
    unsigned batchRank = producer.getBatchRank();
    auto shape = [](Value value) { return cast<RankedTensorType>(value.getType()).getShape(); };
    Value from = op->getOperand(0), to = op->getResult(0);
    if (shape(from).size() < batchRank || shape(to).size() < batchRank ||
        ShapedType::getNumElements(shape(from).drop_front(batchRank)) != ShapedType::getNumElements(shape(to).drop_front(batchRank)))
      return false;
    return llvm::all_of(op->getUses(), [&](OpOperand &use) {
      auto reader = dyn_cast<MatrixGenericOp>(use.getOwner());
      return reader && reader->getBlock() == &block && reader.getBatchRank() == batchRank && reader.isDpsInput(&use) &&
             reader.getMap(use.getOperandNumber()).isIdentity();
    });
  }

  /// What one matrix for the whole batch goes through on its way to `op`, where that is next to nothing: done by each lane.
  bool inlineShared(Operation *producer, MatrixGenericOp op) {
    constexpr int64_t mostShared = 16;
    auto operations = [](MatrixGenericOp generic) {
      return llvm::count_if(generic.getBody().front().without_terminator(),
                            [](Operation &inner) { return !inner.hasTrait<OpTrait::ConstantLike>(); });
    };
    auto generic = dyn_cast<MatrixGenericOp>(producer);
    if (generic) return generic.getBatchRank() == 0 && operations(generic) <= mostShared && merge(generic, op);
    if (rejected.contains({producer, 0})) return false;
    std::optional<MatrixForm> form = matrixForm(producer, 0);
    if (!form) return reject(producer, 0);
    MatrixGenericOp made = form->create();
    // Indices are constants by now, and with them most of what `eye` or `tril` compute.
    for (Operation &inner : llvm::make_early_inc_range(made.getBody().front().without_terminator())) {
      OpBuilder b(&inner);
      SmallVector<Value> folded;
      if (succeeded(b.tryFold(&inner, folded)) && folded.size() == inner.getNumResults()) {
        inner.replaceAllUsesWith(folded);
        inner.erase();
      }
    }
    removeUnused(made);
    if (operations(made) > mostShared) {
      discard(made);
      return reject(producer, 0);
    }
    producer->getResult(0).replaceUsesWithIf(made->getResult(0), [&](OpOperand &use) { return use.getOwner() == op.getOperation(); });
    if (!merge(made, op)) {
      made->getResult(0).replaceAllUsesWith(producer->getResult(0));
      discard(made);
      return reject(producer, 0);
    }
    return true;
  }

  bool reject(Operation *op, unsigned batchRank) {
    rejected.insert({op, batchRank});
    return false;
  }

  /// Erases an operation that was made in vain, and what was made for it.
  static void discard(MatrixGenericOp made) {
    llvm::SetVector<Operation *> unused;
    auto add = [&](Operation *op) {
      for (Value operand : op->getOperands())
        if (Operation *definition = operand.getDefiningOp(); definition && isa<tensor::EmptyOp, tensor::DimOp, tensor::CastOp>(definition))
          unused.insert(definition);
    };
    add(made);
    made.erase();
    while (!unused.empty()) {
      Operation *op = unused.pop_back_val();
      if (!op->use_empty()) continue;
      add(op);
      op->erase();
    }
  }

  /// Operations between `producer` and `consumer` that the latter needs; failure where one of them cannot move before `producer`.
  LogicalResult needed(Operation *producer, Operation *consumer, llvm::SetVector<Operation *> &slice) {
    SmallVector<Operation *> worklist{consumer};
    while (!worklist.empty()) {
      Operation *op = worklist.pop_back_val();
      WalkResult walk = op->walk([&](Operation *inner) {
        for (Value operand : inner->getOperands()) {
          Operation *definition = operand.getDefiningOp();
          if (!definition || definition->getBlock() != &block || definition->isBeforeInBlock(producer)) continue;
          if (definition == producer) {
            if (op != consumer) return WalkResult::interrupt();
            continue;
          }
          if (!isMemoryEffectFree(definition)) return WalkResult::interrupt();
          if (slice.insert(definition)) worklist.push_back(definition);
        }
        return WalkResult::advance();
      });
      if (walk.wasInterrupted()) return failure();
    }
    return success();
  }

  /// One operation in place of both. A producer without a batch, whose results all matrices of the consumer's batch share, goes into the
  /// consumer, and stays for other users.
  bool merge(MatrixGenericOp producer, MatrixGenericOp consumer) {
    if (bodySize(producer) + bodySize(consumer) > mostOperations) return false;
    bool isShared = producer.getBatchRank() != consumer.getBatchRank();
    for (auto [i, input] : llvm::enumerate(consumer.getInputs()))
      if (input.getDefiningOp() == producer.getOperation() && !isShared && !consumer.getMap(i).isIdentity()) return false;
    // In the producer's place, where what else the consumer needs can come before it; or else in the consumer's.
    Operation *place = producer;
    llvm::SetVector<Operation *> slice;
    if (isShared) {
      place = consumer;
    } else if (succeeded(needed(producer, consumer, slice))) {
      SmallVector<Operation *> inOrder(slice.begin(), slice.end());
      llvm::sort(inOrder, [](Operation *a, Operation *b) { return a->isBeforeInBlock(b); });
      for (Operation *op : inOrder)
        op->moveBefore(producer);
    } else {
      place = consumer;
      for (Operation *user : producer->getUsers()) {
        Operation *inBlock = block.findAncestorOpInBlock(*user);
        if (user != consumer.getOperation() && (!inBlock || inBlock->isBeforeInBlock(consumer))) return false;
      }
    }

    OpBuilder b(place);
    SmallVector<Value> inputs, outputs;
    SmallVector<AffineMap> maps, outputMaps;
    llvm::MapVector<std::pair<Value, AffineMap>, unsigned> known;
    auto mapOf = [&](MatrixGenericOp op, unsigned i) {
      AffineMap map = op.getMap(i);
      return AffineMap::get(consumer.getBatchRank(), 0, map.getResults(), map.getContext());
    };
    auto take = [&](MatrixGenericOp op) {
      for (auto [i, input] : llvm::enumerate(op.getInputs())) {
        AffineMap map = mapOf(op, i);
        if (input.getDefiningOp() != producer.getOperation() && known.insert({{input, map}, static_cast<unsigned>(inputs.size())}).second) {
          inputs.push_back(input);
          maps.push_back(map);
        }
      }
    };
    take(producer);
    take(consumer);
    SmallVector<OpResult> replaced;
    auto keep = [&](MatrixGenericOp op) {
      for (OpResult result : op->getResults()) {
        bool isUsed = llvm::any_of(result.getUsers(), [&](Operation *user) { return user != consumer.getOperation(); });
        if (!isUsed) continue;
        replaced.push_back(result);
        outputs.push_back(op.getOutputs()[result.getResultNumber()]);
        outputMaps.push_back(op.getMap(op.getInputs().size() + result.getResultNumber()));
      }
    };
    if (!isShared) keep(producer);
    keep(consumer);
    maps.append(outputMaps);
    if (outputs.empty()) return false;
    auto merged = MatrixGenericOp::create(b, b.getFusedLoc({producer.getLoc(), consumer.getLoc()}), inputs, outputs, maps);

    Block &body = merged.getBody().front();
    b.setInsertionPointToStart(&body);
    SmallVector<unsigned> begins{0}; // of the numbers of each input among the arguments
    for (unsigned i = 0; i < inputs.size(); ++i)
      begins.push_back(begins.back() + merged.getNumberTypes(i).size());
    llvm::DenseMap<Value, SmallVector<Value>> yielded; // by result of either operation
    auto inlineBody = [&](MatrixGenericOp op) {
      IRMapping mapping;
      auto argument = op.getBody().args_begin();
      for (auto [i, input] : llvm::enumerate(op.getInputs())) {
        unsigned count = op.getNumberTypes(i).size();
        bool isPassed = input.getDefiningOp() == producer.getOperation();
        unsigned begin = isPassed ? 0 : begins[known[{input, mapOf(op, i)}]];
        for (unsigned n = 0; n < count; ++n)
          mapping.map(*argument++, isPassed ? yielded[input][n] : Value(body.getArgument(begin + n)));
      }
      for (Operation &inner : op.getBody().front().without_terminator())
        b.clone(inner, mapping);
      ValueRange values = op.getBody().front().getTerminator()->getOperands();
      for (OpResult result : op->getResults()) {
        unsigned count = op.getNumberTypes(op.getInputs().size() + result.getResultNumber()).size();
        for (Value value : values.take_front(count))
          yielded[result].push_back(mapping.lookupOrDefault(value));
        values = values.drop_front(count);
      }
    };
    inlineBody(producer);
    inlineBody(consumer);
    SmallVector<Value> values;
    for (OpResult result : replaced)
      llvm::append_range(values, yielded[result]);
    ir::YieldOp::create(b, merged.getLoc(), values);
    for (auto [was, is] : llvm::zip_equal(replaced, merged->getResults()))
      was.replaceAllUsesWith(is);
    consumer.erase();
    if (producer.use_empty()) discard(producer);
    removeUnused(merged);
    return true;
  }

  /// Erases what no number of the results needs, and inputs of which no number is read.
  static void removeUnused(MatrixGenericOp op) {
    Block &body = op.getBody().front();
    SmallVector<Operation *> inOrder = llvm::map_to_vector(body.without_terminator(), [](Operation &inner) { return &inner; });
    for (Operation *inner : llvm::reverse(inOrder))
      if (isOpTriviallyDead(inner)) inner->erase();
    SmallVector<Value> inputs;
    SmallVector<Attribute> maps;
    unsigned begin = 0;
    for (auto [i, input] : llvm::enumerate(op.getInputs())) {
      unsigned count = op.getNumberTypes(i).size();
      bool isRead = llvm::any_of(body.getArguments().slice(begin, count), [](Value number) { return !number.use_empty(); });
      if (isRead) {
        inputs.push_back(input);
        maps.push_back(op.getIndexingMaps()[i]);
        begin += count;
      } else {
        body.eraseArguments(begin, count);
      }
    }
    if (inputs.size() == op.getInputs().size()) return;
    llvm::append_range(maps, op.getIndexingMaps().getValue().drop_front(op.getInputs().size()));
    op.getInputsMutable().assign(inputs);
    op.setIndexingMapsAttr(ArrayAttr::get(op.getContext(), maps));
  }

  Block &block;
  Sizes sizes;
  llvm::SetVector<std::pair<Operation *, unsigned>> rejected; // operations without that form at that rank of the batch
};

struct FuseMatrixGeneric : impl::FuseMatrixGenericBase<FuseMatrixGeneric> {
  void runOnOperation() override {
    llvm::SetVector<Block *> blocks;
    getOperation().walk([&](MatrixGenericOp op) { blocks.insert(op->getBlock()); });
    for (Block *block : blocks)
      Fuser(*block).run();
  }
};

} // namespace
} // namespace crout::codegen
