// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and folding of orders, running reductions, writes by index and selections by value.
#include "dialects/crout/Crout.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace crout::ir;

static RankedTensorType indexType(MLIRContext *context, ArrayRef<int64_t> shape) {
  return RankedTensorType::get(shape, IntegerType::get(context, 64));
}

/// Fails unless "x" has an order and `dim` is one of its dimensions.
static LogicalResult checkOrdered(const Inference &inference, Value x, int64_t dim) {
  return failure(failed(checkKind(inference, "x", x, kinds::Scalar)) ||              // sort_c1, arg_scan_c1
                 failed(checkDims(inference, "dim", dim, tensorType(x).getRank()))); // sort_c2, arg_scan_c2
}

static LogicalResult checkIndices(const Inference &inference, Value index, StringRef role = "index") {
  if (failed(checkKind(inference, role, index, kinds::Any))) return failure();
  if (elementOf(index).isSignlessInteger(64)) return success();
  return inference.fail("requires \"", role, "\" to hold i64, found ", index.getType());
}

//===----------------------------------------------------------------------===//
// sort, order_statistic, row_order, search_sorted
//===----------------------------------------------------------------------===//

LogicalResult SortOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkOrdered(inference, x, adaptor.getDim()))) // sort_c1, sort_c2
    return failure();
  types.push_back(x.getType());
  types.push_back(indexType(inference.context, shapeOf(x)));
  return success();
}

LogicalResult SortOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getX());
  return deliver(builder, *this, {sizes, sizes}, shapes);
}

/// sort(x) -> (x, 0) where no two elements meet
LogicalResult SortOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  RankedTensorType type = getX().getType();
  if (!type.hasStaticShape() || type.getDimSize(getDim()) > 1 || getValues().getType() != type) return failure();
  auto indices = cast<RankedTensorType>(getIndices().getType());
  if (!indices.hasStaticShape()) return failure();
  results.assign({getX(), DenseElementsAttr::get(indices, APInt(64, 0))});
  return success();
}

/// sort(sort(x).values).values -> sort(x).values, in one order along one dimension
LogicalResult SortOp::canonicalize(SortOp op, PatternRewriter &rewriter) {
  auto inner = op.getX().getDefiningOp<SortOp>();
  if (!inner || op.getX() != inner.getValues() || inner.getDim() != op.getDim() || inner.getDescending() != op.getDescending())
    return rewriter.notifyMatchFailure(op, "the operand is not sorted in this order");
  if (!op.getIndices().use_empty() || op.getValues().getType() != inner.getValues().getType())
    return rewriter.notifyMatchFailure(op, "the indices are used, or the types differ");
  rewriter.replaceAllUsesWith(op.getValues(), inner.getValues());
  rewriter.eraseOp(op);
  return success();
}

LogicalResult OrderStatisticOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX(), places = adaptor.getPlaces();
  if (failed(checkOrdered(inference, x, adaptor.getDim())) || // order_statistic_c1, order_statistic_c2
      failed(checkIndices(inference, places, "places")))      // order_statistic_c3
    return failure();
  ArrayRef<int64_t> shape = shapeOf(places);
  bool fits = shape.size() == shapeOf(x).size();
  for (size_t i = 0; fits && i < shape.size(); ++i)
    fits = static_cast<int64_t>(i) == adaptor.getDim() || mayEqual(shape[i], shapeOf(x)[i]);
  if (!fits) // order_statistic_c4
    return inference.fail("requires \"places\" to have the sizes of \"x\" but along `dim`, found ", x.getType(), " and ", places.getType());
  types.push_back(RankedTensorType::get(shape, elementOf(x)));
  types.push_back(indexType(inference.context, shape));
  return success();
}

LogicalResult OrderStatisticOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getPlaces());
  return deliver(builder, *this, {sizes, sizes}, shapes);
}

LogicalResult RowOrderOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkKind(inference, "x", x, kinds::Scalar))) // row_order_c1
    return failure();
  if (tensorType(x).getRank() != 2) // row_order_c2
    return inference.fail("requires \"x\" to have rank 2, found ", x.getType());
  types.push_back(indexType(inference.context, shapeOf(x).take_front(1)));
  return success();
}

LogicalResult RowOrderOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, Sizes{sizeOf(builder, getLoc(), getX(), 0)}, shapes);
}

LogicalResult SearchSortedOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value sorted = adaptor.getSorted(), values = adaptor.getValues();
  if (failed(checkKind(inference, "sorted", sorted, kinds::Scalar)) ||
      failed(checkKind(inference, "values", values, kinds::Any)) ||            // search_sorted_c1
      failed(checkSameElement(inference, "sorted", sorted, "values", values))) // search_sorted_c2
    return failure();
  ArrayRef<int64_t> edges = shapeOf(sorted), shape = shapeOf(values);
  bool fits = edges.size() == 1 || (edges.size() == shape.size() && !edges.empty() &&
                                    llvm::all_of(llvm::zip_equal(edges.drop_back(), shape.drop_back()), [](auto pair) {
                                      auto [a, b] = pair;
                                      return mayEqual(a, b);
                                    }));
  if (!fits) // search_sorted_c3
    return inference.fail("requires \"sorted\" to be one vector, or one for each row of \"values\", found ", sorted.getType(), " and ",
                          values.getType());
  types.push_back(indexType(inference.context, shape));
  return success();
}

LogicalResult SearchSortedOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getValues()), shapes);
}

//===----------------------------------------------------------------------===//
// scan, arg_scan
//===----------------------------------------------------------------------===//

LogicalResult ScanOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  unsigned allowed = adaptor.getKind() == ScanKind::logsumexp ? kinds::Float : kinds::Number;
  if (failed(checkKind(inference, "x", x, allowed)) ||                                // scan_c1
      failed(checkDims(inference, "dim", adaptor.getDim(), tensorType(x).getRank()))) // scan_c2
    return failure();
  types.push_back(x.getType());
  return success();
}

LogicalResult ScanOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getX()), shapes);
}

/// scan(x) -> x where no two elements meet
OpFoldResult ScanOp::fold(FoldAdaptor) {
  RankedTensorType type = getX().getType();
  int64_t size = type.getDimSize(getDim());
  return (size == 0 || size == 1) && type == getType() ? OpFoldResult(getX()) : OpFoldResult();
}

LogicalResult ArgScanOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkOrdered(inference, x, adaptor.getDim()))) // arg_scan_c1, arg_scan_c2
    return failure();
  types.push_back(x.getType());
  types.push_back(indexType(inference.context, shapeOf(x)));
  return success();
}

LogicalResult ArgScanOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getX());
  return deliver(builder, *this, {sizes, sizes}, shapes);
}

//===----------------------------------------------------------------------===//
// scatter
//===----------------------------------------------------------------------===//

LogicalResult ScatterOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX(), index = adaptor.getIndex(), source = adaptor.getSource();
  bool ordered = adaptor.getKind() == ScatterKind::max || adaptor.getKind() == ScatterKind::min;
  if (failed(checkKind(inference, "x", x, ordered ? kinds::Scalar : kinds::Any)) ||
      failed(checkKind(inference, "source", source, kinds::Any)) ||
      failed(checkSameElement(inference, "x", x, "source", source)) || // scatter_c1
      failed(checkIndices(inference, index)))                          // scatter_c2
    return failure();
  int64_t rank = tensorType(x).getRank(), dim = adaptor.getDim();
  if (tensorType(index).getRank() != rank || tensorType(source).getRank() != rank) // scatter_c3
    return inference.fail("requires \"x\", \"index\" and \"source\" to have the same rank, found ", x.getType(), ", ", index.getType(),
                          " and ", source.getType());
  if (failed(checkDims(inference, "dim", dim, rank))) // scatter_c4
    return failure();
  for (int64_t d = 0; d < rank; ++d) {
    int64_t picked = shapeOf(index)[d], given = shapeOf(source)[d], available = shapeOf(x)[d];
    if (!mayEqual(picked, given) && (d == dim || picked != 1)) // scatter_c5
      return inference.fail("requires \"index\" to have the sizes of \"source\", or 1 in a dimension other than ", dim, ", found ",
                            index.getType(), " and ", source.getType());
    if (d != dim && !ShapedType::isDynamic(given) && !ShapedType::isDynamic(available) && given > available) // scatter_c6
      return inference.fail("requires \"source\" not to be larger than \"x\" in any dimension but ", dim, ", found ", source.getType(),
                            " and ", x.getType());
  }
  types.push_back(x.getType());
  return success();
}

LogicalResult ScatterOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getX()), shapes);
}

/// scatter(x, index, nothing) -> x
OpFoldResult ScatterOp::fold(FoldAdaptor) {
  return llvm::is_contained(shapeOf(getSource()), 0) && getX().getType() == getType() ? OpFoldResult(getX()) : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// nonzero, compress
//===----------------------------------------------------------------------===//

LogicalResult NonzeroOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkKind(inference, "x", x, kinds::Any))) // nonzero_c1
    return failure();
  types.push_back(indexType(inference.context, {ShapedType::kDynamic, tensorType(x).getRank()}));
  return success();
}

LogicalResult NonzeroOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, Sizes{getCount(), builder.getIndexAttr(getX().getType().getRank())}, shapes);
}

LogicalResult CompressOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX(), mask = adaptor.getMask();
  if (failed(checkKind(inference, "x", x, kinds::Any)) || failed(checkKind(inference, "mask", mask, kinds::Bool))) // compress_c1
    return failure();
  if (failed(verifyCompatibleShape(shapeOf(x), shapeOf(mask)))) // compress_c2
    return inference.fail("requires \"x\" and \"mask\" to have the same shape, found ", x.getType(), " and ", mask.getType());
  types.push_back(RankedTensorType::get(ShapedType::kDynamic, elementOf(x)));
  return success();
}

LogicalResult CompressOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, Sizes{getCount()}, shapes);
}
