// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Puts the matrices of a batch into the lanes of vectors.
#include "Codegen/CPU/LaneAccess.h"
#include "Codegen/CPU/Passes.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_MATRIXGENERICTOLOOPS
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {

/// Memory of one operand, and how the matrices of the batch lie in it.
struct Access {
  Value memory;
  AffineMap map;
  int64_t count = 0; // numbers of one matrix
  bool complex = false;
  bool shared = false;     // one matrix for the whole batch
  bool contiguous = false; // matrix i of the batch begins at i * count
  Value flat = {};         // the whole memory as memref<?xT>, where contiguous
  Value scratch = {};      // for one vector of matrices, as memref<?xT>
};

/// Bodies that read and write no more numbers than these take two vectors at a time: what they compute is a chain of dependent operations,
/// and the two chains go on side by side. Larger ones fill the registers with one.
constexpr int64_t kFewNumbers = 40;

class LoopBuilder {
public:
  LoopBuilder(ir::MatrixGenericOp op, int64_t vectorBytes, bool fma) : op(op), b(op), loc(op.getLoc()), fma(fma) {
    for (unsigned i = 0; i < op->getNumOperands(); ++i) {
      Access access{op->getOperand(i), op.getMap(i)};
      auto type = cast<MemRefType>(access.memory.getType());
      access.count = static_cast<int64_t>(op.getNumberTypes(i).size());
      access.complex = isa<ComplexType>(type.getElementType());
      access.shared = llvm::none_of(access.map.getResults(), llvm::IsaPred<AffineDimExpr>);
      access.contiguous = access.map.isIdentity() && type.getLayout().isIdentity();
      accesses.push_back(access);
    }
    // As many lanes as the widest numbers of the body leave room for.
    unsigned width = 8;
    auto widen = [&](Type type) {
      if (type.isIntOrFloat()) width = std::max(width, type.getIntOrFloatBitWidth());
    };
    Block &body = op.getBody().front();
    llvm::for_each(body.getArgumentTypes(), widen);
    for (Operation &inner : body) {
      llvm::for_each(inner.getResultTypes(), widen);
      hasLanes &=
          isa<ir::YieldOp>(inner) || inner.hasTrait<OpTrait::ConstantLike>() ||
          (OpTrait::hasElementwiseMappableTraits(&inner) && llvm::all_of(inner.getResultTypes(), [](Type t) { return t.isIntOrFloat(); }));
    }
    lanesOfVector = vectorBytes * 8 / width;
    int64_t numbers = 0;
    for (const Access &access : accesses)
      numbers += access.count;
    lanes = lanesOfVector * (numbers <= kFewNumbers ? 2 : 1);
  }

  void build() {
    if (op.getBatchRank() == 0) {
      atBatchIndex({});
    } else {
      Value output = accesses.back().memory;
      zero = index(0);
      total = index(1);
      for (unsigned d = 0; d < op.getBatchRank(); ++d) {
        sizes.push_back(memref::DimOp::create(b, loc, output, d));
        total = d == 0 ? sizes[0] : arith::MulIOp::create(b, loc, total, sizes[d]).getResult();
      }
      hasLanes ? loopOverGroups() : loopOverMatrices();
    }
    op.erase();
  }

private:
  Value index(int64_t value) { return arith::ConstantIndexOp::create(b, loc, value); }
  Value add(Value x, Value y) { return arith::AddIOp::create(b, loc, x, y); }
  Value mul(Value x, Value y) { return arith::MulIOp::create(b, loc, x, y); }
  /// `count` lanes of x and y together, from `first` on.
  Value shuffle(Value x, Value y, int64_t first, int64_t count) {
    return vector::ShuffleOp::create(b, loc, x, y, llvm::to_vector(llvm::seq(first, first + count)));
  }
  Value min(Value x, Value y) { return arith::MinSIOp::create(b, loc, x, y); }

  /// The body with other values for its arguments; what it yields. With lanes each value is a vector.
  SmallVector<Value> emitBody(ArrayRef<Value> arguments, bool inLanes) {
    Block &body = op.getBody().front();
    IRMapping mapping;
    for (auto [argument, value] : llvm::zip_equal(body.getArguments(), arguments))
      mapping.map(argument, value);
    auto widened = [&](Type type) -> Type { return inLanes ? VectorType::get(lanes, type) : type; };
    auto mapped = [&](Value value) {
      if (Value known = mapping.lookupOrNull(value)) return known;
      Value made = inLanes ? vector::BroadcastOp::create(b, loc, widened(value.getType()), value).getResult() : value;
      mapping.map(value, made);
      return made;
    };
    for (Operation &inner : body.without_terminator()) {
      Attribute constant;
      if (auto op = dyn_cast<arith::ConstantOp>(inner)) constant = op.getValue();
      if (constant && inLanes) {
        auto type = cast<VectorType>(widened(inner.getResult(0).getType()));
        mapping.map(inner.getResult(0), arith::ConstantOp::create(b, loc, DenseElementsAttr::get(type, constant)));
        continue;
      }
      SmallVector<Value> operands = llvm::map_to_vector(inner.getOperands(), mapped);
      if (isa<math::FmaOp>(inner) && !fma) {
        Value product = arith::MulFOp::create(b, loc, operands[0], operands[1]);
        mapping.map(inner.getResult(0), arith::AddFOp::create(b, loc, product, operands[2]));
        continue;
      }
      SmallVector<Type> types = llvm::map_to_vector(inner.getResultTypes(), widened);
      Operation *made = b.create(inner.getLoc(), inner.getName().getIdentifier(), operands, types, inner.getAttrs());
      mapping.map(inner.getResults(), made->getResults());
    }
    return llvm::map_to_vector(body.getTerminator()->getOperands(), mapped);
  }

  /// Calls f(indices) for each element of one matrix of `access`, at `batch`, in order.
  template <typename F> void forElements(const Access &access, ValueRange batch, F f) {
    auto shape = cast<MemRefType>(access.memory.getType()).getShape().drop_front(access.map.getNumResults());
    SmallVector<Value> indices;
    for (AffineExpr expr : access.map.getResults()) {
      auto dim = dyn_cast<AffineDimExpr>(expr);
      indices.push_back(dim ? batch[dim.getPosition()] : index(0));
    }
    size_t leading = indices.size();
    indices.resize(leading + shape.size());
    int64_t elements = access.count / (access.complex ? 2 : 1);
    for (int64_t e = 0; e < elements; ++e) {
      int64_t rest = e;
      for (size_t d = shape.size(); d-- > 0; rest /= shape[d])
        indices[leading + d] = index(rest % shape[d]);
      f(indices);
    }
  }

  void loadNumbers(const Access &access, ValueRange batch, SmallVectorImpl<Value> &numbers) {
    forElements(access, batch, [&](ValueRange indices) {
      Value element = memref::LoadOp::create(b, loc, access.memory, indices);
      numbers.push_back(access.complex ? complex::ReOp::create(b, loc, element).getResult() : element);
      if (access.complex) numbers.push_back(complex::ImOp::create(b, loc, element));
    });
  }

  void storeNumbers(const Access &access, ValueRange batch, ArrayRef<Value> numbers) {
    forElements(access, batch, [&](ValueRange indices) {
      Value element = numbers.front();
      if (access.complex)
        element = complex::CreateOp::create(b, loc, cast<MemRefType>(access.memory.getType()).getElementType(), numbers[0], numbers[1]);
      numbers = numbers.drop_front(access.complex ? 2 : 1);
      memref::StoreOp::create(b, loc, element, access.memory, indices);
    });
  }

  MutableArrayRef<Access> inputs() { return MutableArrayRef(accesses).take_front(op.getInputs().size()); }
  MutableArrayRef<Access> outputs() { return MutableArrayRef(accesses).drop_front(op.getInputs().size()); }

  /// The whole computation for one matrix, with numbers.
  void atBatchIndex(ValueRange batch) {
    SmallVector<Value> numbers;
    for (const Access &input : inputs())
      loadNumbers(input, batch, numbers);
    SmallVector<Value> results = emitBody(numbers, /*inLanes=*/false);
    ArrayRef<Value> rest = results;
    for (const Access &output : outputs()) {
      storeNumbers(output, batch, rest.take_front(output.count));
      rest = rest.drop_front(output.count);
    }
  }

  /// Indices in the batch of its matrix number `linear`.
  SmallVector<Value> batchIndices(Value linear) {
    SmallVector<Value> indices(sizes.size());
    for (size_t d = sizes.size(); d-- > 1;) {
      indices[d] = arith::RemUIOp::create(b, loc, linear, sizes[d]);
      linear = arith::DivUIOp::create(b, loc, linear, sizes[d]);
    }
    indices[0] = linear;
    return indices;
  }

  scf::ParallelOp parallelLoop(Value end) {
    auto loop = scf::ParallelOp::create(b, loc, ValueRange{zero}, ValueRange{end}, ValueRange{index(1)});
    b.setInsertionPointToStart(loop.getBody());
    return loop;
  }

  /// For bodies with operations that have no vector form.
  void loopOverMatrices() {
    auto loop = parallelLoop(total);
    atBatchIndex(batchIndices(loop.getInductionVars()[0]));
  }

  static MemRefType vectorOf(Type element) { return MemRefType::get({ShapedType::kDynamic}, element); }

  /// The contiguous memory of `access` as memref<?xT>, of parts where it is complex.
  Value flatten(const Access &access) {
    auto type = cast<MemRefType>(access.memory.getType());
    Value flat = access.memory;
    if (type.getRank() > 1) {
      SmallVector<ReassociationIndices> all{llvm::to_vector<2>(llvm::seq<int64_t>(0, type.getRank()))};
      flat = memref::CollapseShapeOp::create(b, loc, flat, all);
    }
    MemRefType wanted = vectorOf(type.getElementType());
    if (flat.getType() != wanted) flat = memref::CastOp::create(b, loc, wanted, flat);
    if (!access.complex) return flat;
    return ir::PartsOp::create(b, loc, vectorOf(cast<ComplexType>(type.getElementType()).getElementType()), flat);
  }

  void loop(Value from, Value to, llvm::function_ref<void(Value)> body) {
    auto made = scf::ForOp::create(b, loc, from, to, index(1));
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(made.getBody());
    body(made.getInductionVar());
  }

  /// Between the memory of `access` and its scratch, for the lanes up to `end`.
  void copy(const Access &access, Value first, Value end, bool toScratch) {
    Value last = arith::SubIOp::create(b, loc, total, index(1));
    loop(zero, end, [&](Value lane) {
      Value matrix = min(add(first, lane), last), to = mul(lane, index(access.count));
      if (access.contiguous) {
        Value from = mul(matrix, index(access.count));
        loop(zero, index(access.count), [&](Value e) {
          Value memory[] = {access.flat, access.scratch}, place[] = {add(from, e), add(to, e)};
          Value number = memref::LoadOp::create(b, loc, memory[!toScratch], place[!toScratch]);
          memref::StoreOp::create(b, loc, number, memory[toScratch], place[toScratch]);
        });
        return;
      }
      SmallVector<Value> batch = batchIndices(matrix), numbers;
      if (toScratch) {
        loadNumbers(access, batch, numbers);
        for (auto [e, number] : llvm::enumerate(numbers))
          memref::StoreOp::create(b, loc, number, access.scratch, add(to, index(e)));
      } else {
        for (int64_t e = 0; e < access.count; ++e)
          numbers.push_back(memref::LoadOp::create(b, loc, access.scratch, add(to, index(e))));
        storeNumbers(access, batch, numbers);
      }
    });
  }

  void loopOverGroups() {
    Value width = index(lanes);
    for (Access &access : accesses)
      if (access.contiguous) access.flat = flatten(access);
    auto parallel = parallelLoop(arith::CeilDivSIOp::create(b, loc, total, width));
    Value first = mul(parallel.getInductionVars()[0], width), rest = arith::SubIOp::create(b, loc, total, first);
    Value full = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::sge, rest, width);
    Value partial = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::slt, rest, width);
    for (auto [i, access] : llvm::enumerate(accesses)) {
      if (access.shared && i < op.getInputs().size()) continue;
      Type number = op.getNumberTypes(i)[0];
      Value memory = memref::AllocaOp::create(b, loc, MemRefType::get({lanes * access.count}, number), b.getI64IntegerAttr(64));
      access.scratch = memref::CastOp::create(b, loc, vectorOf(number), memory);
    }
    auto whenNeeded = [&](const Access &access, llvm::function_ref<void()> body) {
      if (!access.contiguous) return body();
      auto branch = scf::IfOp::create(b, loc, partial);
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(branch.thenBlock());
      body();
    };
    // Where the vectors are read from and written to: the memory itself, or the scratch.
    auto place = [&](const Access &access) -> std::pair<Value, Value> {
      if (!access.contiguous) return {access.scratch, zero};
      Value memory = arith::SelectOp::create(b, loc, full, access.flat, access.scratch);
      return {memory, arith::SelectOp::create(b, loc, full, mul(first, index(access.count)), zero)};
    };

    SmallVector<Value> numbers;
    for (const Access &input : inputs()) {
      if (input.shared) {
        SmallVector<Value> scalars;
        loadNumbers(input, SmallVector<Value>(sizes.size(), zero), scalars);
        for (Value scalar : scalars)
          numbers.push_back(vector::BroadcastOp::create(b, loc, VectorType::get(lanes, scalar.getType()), scalar));
        continue;
      }
      whenNeeded(input, [&] { copy(input, first, width, /*toScratch=*/true); });
      auto [memory, offset] = place(input);
      SmallVector<Value> values = loadLanes(b, loc, memory, offset, input.count, lanesOfVector);
      if (lanes > lanesOfVector) {
        SmallVector<Value> more = loadLanes(b, loc, memory, add(offset, index(lanesOfVector * input.count)), input.count, lanesOfVector);
        for (auto [value, second] : llvm::zip_equal(values, more))
          value = shuffle(value, second, 0, lanes);
      }
      llvm::append_range(numbers, values);
    }
    SmallVector<Value> results = emitBody(numbers, /*inLanes=*/true);
    ArrayRef<Value> left = results;
    for (const Access &output : outputs()) {
      auto [memory, offset] = place(output);
      for (int64_t lane = 0; lane < lanes; lane += lanesOfVector) {
        auto values = llvm::map_to_vector(left.take_front(output.count), [&](Value whole) {
          return lanes > lanesOfVector ? shuffle(whole, whole, lane, lanesOfVector) : whole;
        });
        storeLanes(b, loc, values, memory, lane == 0 ? offset : add(offset, index(lane * output.count)));
      }
      left = left.drop_front(output.count);
      whenNeeded(output, [&] { copy(output, first, min(rest, width), /*toScratch=*/false); });
    }
  }

  ir::MatrixGenericOp op;
  OpBuilder b;
  Location loc;
  bool fma, hasLanes = true;
  int64_t lanes, lanesOfVector; // of a group of matrices, and of the processor's vectors
  SmallVector<Access> accesses; // inputs, then outputs
  SmallVector<Value> sizes;     // of the batch
  Value zero, total;
};

struct MatrixGenericToLoops : impl::MatrixGenericToLoopsBase<MatrixGenericToLoops> {
  using MatrixGenericToLoopsBase::MatrixGenericToLoopsBase;

  void runOnOperation() override {
    SmallVector<ir::MatrixGenericOp> ops;
    getOperation().walk([&](ir::MatrixGenericOp op) { ops.push_back(op); });
    for (ir::MatrixGenericOp op : ops)
      LoopBuilder(op, vectorBytes, fma).build();
  }
};

} // namespace
} // namespace crout::codegen
