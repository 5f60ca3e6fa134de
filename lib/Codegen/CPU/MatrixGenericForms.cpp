// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops over the static dimensions are run here, in the compiler; loops over the batch are left.
#include "Codegen/CPU/MatrixGenericForms.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crout::codegen {

using ir::MatrixGenericOp;

namespace {

constexpr int64_t mostNumbers = 256; // of one matrix
constexpr int64_t mostPoints = 1024; // of the static loops

AffineMap identity(Operation *op, unsigned rank) { return AffineMap::getMultiDimIdentityMap(rank, op->getContext()); }

bool isSmall(Value tensor, AffineMap map) {
  auto type = dyn_cast<RankedTensorType>(tensor.getType());
  if (!type || type.getRank() < map.getNumResults()) return false;
  std::optional<SmallVector<Type>> numbers = MatrixGenericOp::numberTypes(type, map);
  return numbers && !numbers->empty() && static_cast<int64_t>(numbers->size()) <= mostNumbers &&
         llvm::all_of(*numbers, [](Type number) { return number.isIntOrFloat(); });
}

/// Calls f(indices) for each point of a box, the last index fastest.
template <typename F> void forPoints(ArrayRef<int64_t> box, F f) {
  int64_t points = ShapedType::getNumElements(box);
  SmallVector<int64_t> indices(box.size());
  for (int64_t p = 0; p < points; ++p) {
    f(ArrayRef<int64_t>(indices));
    for (size_t d = box.size(); d-- > 0;) {
      if (++indices[d] < box[d]) break;
      indices[d] = 0;
    }
  }
}

int64_t linearise(ArrayRef<int64_t> indices, ArrayRef<int64_t> shape) {
  int64_t linear = 0;
  for (auto [index, size] : llvm::zip_equal(indices, shape))
    linear = linear * size + index;
  return linear;
}

/// A tensor like `result` to write to, before `op`.
Value emptyLike(OpBuilder &b, Operation *op, ArrayRef<OpFoldResult> sizes) {
  return tensor::EmptyOp::create(b, op->getLoc(), sizes, cast<RankedTensorType>(op->getResult(0).getType()).getElementType());
}

/// The numbers of the result are those of `source` at `places`.
MatrixGenericOp renaming(Operation *op, Value source, AffineMap map, ArrayRef<OpFoldResult> sizes, ArrayRef<int64_t> places,
                         unsigned batchRank) {
  OpBuilder b(op);
  Value empty = emptyLike(b, op, sizes);
  if (empty.getType() != op->getResult(0).getType()) empty = tensor::CastOp::create(b, op->getLoc(), op->getResult(0).getType(), empty);
  AffineMap maps[] = {map, identity(op, batchRank)};
  auto made = MatrixGenericOp::create(b, op->getLoc(), source, empty, maps);
  Block &body = made.getBody().front();
  b.setInsertionPointToEnd(&body);
  ir::YieldOp::create(b, op->getLoc(), llvm::map_to_vector(places, [&](int64_t place) -> Value { return body.getArgument(place); }));
  return made;
}

/// The sizes of a result with the batch of `source` and the other dimensions of `type`.
SmallVector<OpFoldResult> sizesLike(OpBuilder &b, Location loc, Value source, RankedTensorType type, unsigned batchRank) {
  SmallVector<OpFoldResult> sizes;
  for (unsigned d = 0; d < batchRank; ++d) {
    Value known = knownSize(source, d); // does not wait for the source
    sizes.push_back(known ? OpFoldResult(known) : tensor::getMixedSize(b, loc, source, d));
  }
  for (int64_t size : type.getShape().drop_front(batchRank))
    sizes.push_back(b.getIndexAttr(size));
  return sizes;
}

/// Size `dim` of both tensors is seen to be the same.
bool haveSameSize(Value x, Value y, unsigned dim) {
  auto xType = cast<RankedTensorType>(x.getType()), yType = cast<RankedTensorType>(y.getType());
  if (!xType.isDynamicDim(dim) || !yType.isDynamicDim(dim)) return xType.getDimSize(dim) == yType.getDimSize(dim);
  Value ofX = knownSize(x, dim), ofY = knownSize(y, dim);
  auto isSizeOf = [&](Value size, Value tensor) {
    auto measured = size ? size.getDefiningOp<tensor::DimOp>() : nullptr;
    return measured && measured.getSource() == tensor && measured.getConstantIndex() == dim;
  };
  return (ofX && ofX == ofY) || isSizeOf(ofX, y) || isSizeOf(ofY, x);
}

/// Reshapes that leave the batch alone keep the numbers of a matrix in order.
template <typename Op> std::optional<MatrixForm> formOfReshape(Op op, unsigned batchRank) {
  Value source = op.getSrc();
  AffineMap map = identity(op, batchRank);
  SmallVector<ReassociationIndices> groups = op.getReassociationIndices();
  auto rankOf = [](Value value) { return static_cast<unsigned>(cast<RankedTensorType>(value.getType()).getRank()); };
  bool singles = groups.size() >= batchRank &&
                 llvm::all_of(ArrayRef(groups).take_front(batchRank), [](const ReassociationIndices &group) { return group.size() == 1; });
  // Where the batch has the same sizes before and after, what lies behind it keeps its order, however the dimensions are grouped.
  auto keepsBatch = [&](Value from) {
    if (rankOf(from) < batchRank || rankOf(op.getResult()) < batchRank) return false;
    for (unsigned d = 0; d < batchRank; ++d)
      if (!haveSameSize(from, op.getResult(), d)) return false;
    std::optional<SmallVector<Type>> before = MatrixGenericOp::numberTypes(cast<RankedTensorType>(from.getType()), map),
                                     after = MatrixGenericOp::numberTypes(cast<RankedTensorType>(op.getResult().getType()), map);
    return before && after && before->size() == after->size();
  };
  if (!singles && !keepsBatch(source)) {
    // All dimensions may have become one and been taken apart again.
    auto collapse = source.template getDefiningOp<tensor::CollapseShapeOp>();
    if (!isa<tensor::ExpandShapeOp>(op) || !collapse) return std::nullopt;
    source = collapse.getSrc();
    if (!keepsBatch(source)) return std::nullopt;
  }
  if (!isSmall(source, map) || !isSmall(op.getResult(), map)) return std::nullopt;
  return MatrixForm{0, [=]() mutable {
                      OpBuilder b(op);
                      auto type = cast<RankedTensorType>(op.getResult().getType());
                      SmallVector<OpFoldResult> sizes = sizesLike(b, op.getLoc(), source, type, batchRank);
                      int64_t count = static_cast<int64_t>(MatrixGenericOp::numberTypes(type, map)->size());
                      return renaming(op, source, map, sizes, llvm::to_vector(llvm::seq<int64_t>(0, count)), batchRank);
                    }};
}

/// Where the numbers of a slice lie among those of a matrix of `whole`; nothing where it is not a slice of each matrix of the batch.
template <typename Op>
std::optional<SmallVector<int64_t>> placesOfSlice(Op op, Value whole, llvm::SmallBitVector dropped, unsigned batchRank) {
  auto type = cast<RankedTensorType>(whole.getType());
  for (unsigned d = 0; d < batchRank; ++d) {
    // All of the batch, in order.
    OpFoldResult size = op.getMixedSizes()[d];
    auto dim = isa<Value>(size) ? cast<Value>(size).template getDefiningOp<tensor::DimOp>() : nullptr;
    bool all = getConstantIntValue(size) == type.getDimSize(d) || (dim && dim.getSource() == whole && dim.getConstantIndex() == d) ||
               (isa<Value>(size) && knownSize(whole, d) == cast<Value>(size));
    if (dropped[d] || !all || getConstantIntValue(op.getMixedOffsets()[d]) != 0 || getConstantIntValue(op.getMixedStrides()[d]) != 1)
      return std::nullopt;
  }
  SmallVector<int64_t> offsets(op.getStaticOffsets().drop_front(batchRank)), sizes(op.getStaticSizes().drop_front(batchRank)),
      strides(op.getStaticStrides().drop_front(batchRank)), shape(type.getShape().drop_front(batchRank));
  for (ArrayRef<int64_t> values : {ArrayRef(offsets), ArrayRef(sizes), ArrayRef(strides)})
    if (llvm::is_contained(values, ShapedType::kDynamic)) return std::nullopt;
  SmallVector<int64_t> places;
  bool isComplex = isa<ComplexType>(type.getElementType());
  forPoints(sizes, [&](ArrayRef<int64_t> point) {
    SmallVector<int64_t> at;
    for (size_t d = 0; d < point.size(); ++d)
      at.push_back(offsets[d] + point[d] * strides[d]);
    int64_t place = linearise(at, shape);
    if (isComplex)
      places.append({2 * place, 2 * place + 1});
    else
      places.push_back(place);
  });
  return places;
}

/// A slice that is written into each matrix: what `cat` and `stack` are made of.
std::optional<MatrixForm> formOfInsertion(tensor::InsertSliceOp op, unsigned batchRank) {
  AffineMap map = identity(op, batchRank);
  if (!isSmall(op.getSource(), map) || !isSmall(op.getDest(), map)) return std::nullopt;
  std::optional<SmallVector<int64_t>> places = placesOfSlice(op, op.getDest(), op.getDroppedDims(), batchRank);
  if (!places) return std::nullopt;
  return MatrixForm{0, [=]() mutable {
                      OpBuilder b(op);
                      Location loc = op.getLoc();
                      bool overwrites = !op.getDest().getDefiningOp<tensor::EmptyOp>();
                      SmallVector<Value> inputs{op.getSource()};
                      if (overwrites) inputs.push_back(op.getDest());
                      SmallVector<AffineMap> maps(inputs.size() + 1, map);
                      RankedTensorType type = op.getDestType();
                      Value destination = overwrites ? emptyLike(b, op, sizesLike(b, loc, op.getDest(), type, batchRank)) : op.getDest();
                      auto made = MatrixGenericOp::create(b, loc, inputs, destination, maps);
                      Block &body = made.getBody().front();
                      b.setInsertionPointToEnd(&body);
                      SmallVector<Value> numbers;
                      unsigned begin = static_cast<unsigned>(places->size());
                      for (auto [i, number] : llvm::enumerate(*MatrixGenericOp::numberTypes(type, map)))
                        numbers.push_back(overwrites ? Value(body.getArgument(begin + i))
                                                     : arith::ConstantOp::create(b, loc, b.getZeroAttr(number)).getResult()); // never read
                      for (auto [i, place] : llvm::enumerate(*places))
                        numbers[place] = body.getArgument(i);
                      ir::YieldOp::create(b, loc, numbers);
                      return made;
                    }};
}

std::optional<MatrixForm> formOfSlice(tensor::ExtractSliceOp op, unsigned batchRank) {
  AffineMap map = identity(op, batchRank);
  Value source = op.getSource();
  RankedTensorType to = op.getType();
  if (!isSmall(source, map) || !isSmall(op.getResult(), map)) return std::nullopt;
  std::optional<SmallVector<int64_t>> found = placesOfSlice(op, source, op.getDroppedDims(), batchRank);
  if (!found) return std::nullopt;
  SmallVector<int64_t> places = *found;
  return MatrixForm{0, [=]() mutable {
                      OpBuilder b(op);
                      return renaming(op, source, map, sizesLike(b, op.getLoc(), source, to, batchRank), places, batchRank);
                    }};
}

/// A loop nest over the batch and over static dimensions.
class GenericForm {
public:
  GenericForm(linalg::GenericOp op, unsigned batchRank) : op(op), batchRank(batchRank) {}

  std::optional<MatrixForm> find() {
    if (op.getNumDpsInits() != 1 || op->getNumResults() != 1) return std::nullopt;
    MLIRContext *context = op.getContext();
    AffineMap outputMap = op.getIndexingMapsArray().back();
    if (outputMap.getNumResults() < batchRank || !outputMap.isProjectedPermutation()) return std::nullopt;
    unsigned loops = op.getNumLoops();
    batchDim.assign(loops, -1);
    for (unsigned d = 0; d < batchRank; ++d)
      batchDim[cast<AffineDimExpr>(outputMap.getResult(d)).getPosition()] = d;
    SmallVector<int64_t> ranges = op.getStaticLoopRanges();
    for (unsigned loop = 0; loop < loops; ++loop) {
      if (batchDim[loop] >= 0) {
        box.push_back(1);
        continue;
      }
      if (ShapedType::isDynamic(ranges[loop])) return std::nullopt;
      box.push_back(ranges[loop]);
    }
    int64_t points = ShapedType::getNumElements(box);
    if (points == 0 || points > mostPoints) return std::nullopt;
    for (Operation &inner : op.getBody()->without_terminator()) {
      auto index = dyn_cast<linalg::IndexOp>(inner);
      if ((index && batchDim[index.getDim()] >= 0) || inner.getNumRegions() != 0 || !isMemoryEffectFree(&inner)) return std::nullopt;
      if (isa<tensor::TensorDialect>(inner.getDialect()) && !isOutside(inner)) return std::nullopt;
      if (llvm::any_of(inner.getResultTypes(), llvm::IsaPred<ComplexType>)) return std::nullopt;
    }
    // Complex numbers are pairs: they may be moved, but not computed with.
    auto isComplex = [](Value value) { return isa<ComplexType>(getElementTypeOrSelf(value.getType())); };
    parts = isComplex(op->getResult(0)) ? 2 : 1;
    if (llvm::any_of(op.getDpsInputs(), isComplex) || parts == 2) {
      auto moved = dyn_cast<BlockArgument>(op.getBody()->getTerminator()->getOperand(0));
      bool moves = moved && moved.getOwner() == op.getBody() && moved.getArgNumber() < op.getNumDpsInputs();
      if (!moves || !llvm::hasSingleElement(*op.getBody()) || !llvm::all_of(op.getDpsInputs(), isComplex) || parts != 2)
        return std::nullopt;
    }
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap map = op.getMatchingIndexingMap(input);
      SmallVector<AffineExpr> leading;
      auto rest = map.getResults();
      auto isOfBatch = [&](AffineExpr expr) {
        auto dim = dyn_cast<AffineDimExpr>(expr);
        return dim && batchDim[dim.getPosition()] >= 0;
      };
      // Up to the last index that a loop of the batch gives; the others before it can only be 0.
      size_t count = 0;
      for (size_t i = 0; i < rest.size(); ++i)
        if (isOfBatch(rest[i])) count = i + 1;
      for (AffineExpr expr : rest.take_front(count)) {
        auto constant = dyn_cast<AffineConstantExpr>(expr);
        if (isOfBatch(expr))
          leading.push_back(getAffineDimExpr(batchDim[cast<AffineDimExpr>(expr).getPosition()], context));
        else if (constant && constant.getValue() == 0)
          leading.push_back(expr);
        else
          return std::nullopt;
      }
      for (AffineExpr expr : rest.drop_front(count)) {
        bool ofBatch = false;
        expr.walk([&](AffineExpr part) { ofBatch |= isOfBatch(part); });
        if (ofBatch) return std::nullopt;
      }
      AffineMap read = AffineMap::get(batchRank, 0, leading, context);
      if (!isa<RankedTensorType>(input->get().getType())) { // a number
        if (map.getNumResults() != 0) return std::nullopt;
        continue;
      }
      if (!isSmall(input->get(), read)) return std::nullopt;
      reads.push_back(read);
      trailing.push_back(AffineMap::get(loops, 0, rest.drop_front(count), context));
    }
    AffineMap written = identity(op, batchRank);
    if (!isSmall(op->getResult(0), written)) return std::nullopt;
    outputTrailing = AffineMap::get(loops, 0, outputMap.getResults().drop_front(batchRank), context);
    if (op.payloadUsesValueFromOperand(op.getDpsInitOperand(0)) && !findInit()) return std::nullopt;
    int64_t size = 0;
    for (Operation &inner : op.getBody()->without_terminator())
      size += isa<math::MathDialect>(inner.getDialect()) && !isa<math::FmaOp, math::AbsFOp, math::SqrtOp>(inner)
                  ? 24 // once expanded
                  : !isa<linalg::IndexOp>(inner) && !inner.hasTrait<OpTrait::ConstantLike>();
    return MatrixForm{points * size, [form = *this]() mutable { return form.create(); }};
  }

private:
  /// Reads the same number at every point.
  bool isOutside(Operation &inner) {
    return isa<tensor::ExtractOp>(inner) &&
           llvm::none_of(inner.getOperands(), [&](Value operand) { return operand.getParentBlock() == op.getBody(); });
  }

  /// The number that the outputs begin with, where it is one for all.
  bool findInit() {
    Value init = op.getDpsInits()[0];
    if (auto fill = init.getDefiningOp<linalg::FillOp>()) {
      initial = fill.getInputs()[0];
      return initial.getType().isIntOrFloat();
    }
    DenseElementsAttr constant;
    if (matchPattern(init, m_Constant(&constant)) && constant.isSplat() && constant.getElementType().isIntOrFloat()) {
      initialAttr = constant.getSplatValue<TypedAttr>();
      return true;
    }
    return false;
  }

  /// The indices of `map` at a point of the static loops.
  static SmallVector<int64_t> at(AffineMap map, ArrayRef<int64_t> point) {
    SmallVector<Attribute> operands, results;
    Builder b(map.getContext());
    for (int64_t index : point)
      operands.push_back(b.getIndexAttr(index));
    if (failed(map.constantFold(operands, results))) return {};
    return llvm::map_to_vector(results, [](Attribute value) { return cast<IntegerAttr>(value).getInt(); });
  }

  MatrixGenericOp create() {
    OpBuilder b(op);
    Location loc = op.getLoc();
    SmallVector<Value> inputs;
    SmallVector<AffineMap> maps(reads);
    for (Value input : op.getDpsInputs())
      if (isa<RankedTensorType>(input.getType())) inputs.push_back(input);
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    // The destination is overwritten, so it need not be the one that holds the initial numbers.
    Value output = op.getDpsInits()[0];
    if (!output.getDefiningOp<tensor::EmptyOp>()) {
      Value sized = output;
      if (auto fill = output.getDefiningOp<linalg::FillOp>()) sized = fill.getOutputs()[0];
      output = sized.getDefiningOp<tensor::EmptyOp>() ? sized : emptyLike(b, op, tensor::getMixedSizes(b, loc, sized));
    }
    maps.push_back(identity(op, batchRank));
    auto made = MatrixGenericOp::create(b, loc, inputs, output, maps);
    Block &body = made.getBody().front();
    b.setInsertionPointToEnd(&body);
    SmallVector<unsigned> begins{0};
    for (unsigned i = 0; i < inputs.size(); ++i)
      begins.push_back(begins.back() + made.getNumberTypes(i).size());
    ArrayRef<int64_t> shape = type.getShape().drop_front(batchRank);
    IRMapping outside;
    OpBuilder before(op);
    for (Operation &inner : op.getBody()->without_terminator())
      if (isOutside(inner)) before.clone(inner, outside);
    Value start = initial;
    if (initialAttr) start = arith::ConstantOp::create(b, loc, initialAttr);
    SmallVector<Value> results(parts * ShapedType::getNumElements(shape), start);
    forPoints(box, [&](ArrayRef<int64_t> point) {
      IRMapping mapping = outside;
      unsigned tensor = 0;
      for (OpOperand *input : op.getDpsInputOperands()) {
        Value argument = op.getMatchingBlockArgument(input);
        auto inputType = dyn_cast<RankedTensorType>(input->get().getType());
        if (!inputType) {
          mapping.map(argument, input->get());
          continue;
        }
        SmallVector<int64_t> place = at(trailing[tensor], point);
        int64_t number = linearise(place, inputType.getShape().drop_front(reads[tensor].getNumResults()));
        mapping.map(argument, body.getArgument(begins[tensor] + parts * number));
        ++tensor;
      }
      if (parts == 2) { // moved
        Value real = mapping.lookup(op.getBody()->getTerminator()->getOperand(0));
        int64_t place = 2 * linearise(at(outputTrailing, point), shape);
        results[place] = real;
        results[place + 1] = body.getArgument(cast<BlockArgument>(real).getArgNumber() + 1);
        return;
      }
      Value &result = results[linearise(at(outputTrailing, point), shape)];
      if (result) mapping.map(op.getMatchingBlockArgument(op.getDpsInitOperand(0)), result);
      for (Operation &inner : op.getBody()->without_terminator()) {
        if (auto index = dyn_cast<linalg::IndexOp>(inner))
          mapping.map(index.getResult(), arith::ConstantIndexOp::create(b, loc, point[index.getDim()]));
        else if (!isOutside(inner))
          b.clone(inner, mapping);
      }
      result = mapping.lookupOrDefault(op.getBody()->getTerminator()->getOperand(0));
    });
    ir::YieldOp::create(b, loc, results);
    return made;
  }

  linalg::GenericOp op;
  unsigned batchRank;
  SmallVector<int64_t> batchDim;   // of each loop, -1 for static ones
  SmallVector<int64_t> box;        // sizes of the loops, 1 for those of the batch
  SmallVector<AffineMap> reads;    // from the batch to the leading indices of each tensor read
  SmallVector<AffineMap> trailing; // from the loops to its other indices
  AffineMap outputTrailing;
  int64_t parts = 1; // of a number
  Value initial;
  TypedAttr initialAttr;
};

} // namespace

Value knownSize(Value tensor, int64_t dim) {
  while (auto result = dyn_cast<OpResult>(tensor)) {
    auto op = dyn_cast<DestinationStyleOpInterface>(result.getOwner());
    if (!op) break;
    tensor = op.getTiedOpOperand(result)->get();
  }
  OpFoldResult size;
  if (auto empty = tensor.getDefiningOp<tensor::EmptyOp>())
    size = empty.getMixedSizes()[dim];
  else if (auto expand = tensor.getDefiningOp<tensor::ExpandShapeOp>())
    size = expand.getMixedOutputShape()[dim];
  else if (auto slice = tensor.getDefiningOp<tensor::ExtractSliceOp>(); slice && slice.getDroppedDims().none())
    size = slice.getMixedSizes()[dim];
  return size ? dyn_cast<Value>(size) : Value();
}

std::optional<MatrixForm> matrixForm(Operation *op, unsigned batchRank) {
  return llvm::TypeSwitch<Operation *, std::optional<MatrixForm>>(op)
      .Case<tensor::ExpandShapeOp, tensor::CollapseShapeOp>([&](auto reshape) { return formOfReshape(reshape, batchRank); })
      .Case([&](tensor::ExtractSliceOp slice) { return formOfSlice(slice, batchRank); })
      .Case([&](tensor::InsertSliceOp slice) { return formOfInsertion(slice, batchRank); })
      .Case([&](linalg::GenericOp generic) { return GenericForm(generic, batchRank).find(); })
      .Default([](Operation *) { return std::nullopt; });
}

} // namespace crout::codegen
