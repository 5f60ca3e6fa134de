// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is known about values without running the program.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace crout::ir;

namespace {

/// What stands for a size: equal keys are equal sizes.
struct SizeKey {
  const void *thing;
  int64_t number;
  bool operator==(const SizeKey &other) const = default;
};
constexpr int64_t symbol = -1, indexValue = -2;

SizeKey keyOf(Value tensor, int64_t dim);

SizeKey keyOfIndex(Value size) {
  if (auto constant = getConstantIntValue(OpFoldResult(size)))
    return {nullptr, *constant};
  if (auto dimOp = size.getDefiningOp<tensor::DimOp>())
    if (std::optional<int64_t> dim = dimOp.getConstantIndex())
      if (auto type = dyn_cast<RankedTensorType>(dimOp.getSource().getType()); type && *dim >= 0 && *dim < type.getRank())
        return keyOf(dimOp.getSource(), *dim);
  return {size.getAsOpaquePointer(), indexValue};
}

template <typename Op>
SizeKey keyOfSized(Op op, int64_t dim) {
  return keyOfIndex(op.getSizes()[op.getType().getDynamicDimIndex(dim)]);
}

SizeKey keyOfArgument(BlockArgument argument, int64_t dim) {
  SizeKey itself{argument.getAsOpaquePointer(), dim};
  auto function = dyn_cast<func::FuncOp>(argument.getOwner()->getParentOp());
  if (!function || !argument.getOwner()->isEntryBlock())
    return itself;
  auto dims = function.getArgAttrOfType<ArrayAttr>(argument.getArgNumber(), "crout.dims");
  if (!dims || dim >= static_cast<int64_t>(dims.size()))
    return itself;
  auto name = dyn_cast<StringAttr>(dims[dim]);
  return !name || name.getValue() == "?" ? itself : SizeKey{name.getAsOpaquePointer(), symbol};
}

SizeKey keyOf(Value tensor, int64_t dim) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (!type.isDynamicDim(dim))
    return {nullptr, type.getDimSize(dim)};
  SizeKey itself{tensor.getAsOpaquePointer(), dim};
  if (auto argument = dyn_cast<BlockArgument>(tensor))
    return keyOfArgument(argument, dim);
  Operation *op = tensor.getDefiningOp();
  int64_t rank = type.getRank();
  if (op->hasTrait<trait::Elementwise>()) {
    // Unknown sizes that meet are equal, and one of them is where the result's comes from.
    for (Value operand : op->getOperands()) {
      auto operandType = cast<RankedTensorType>(operand.getType());
      int64_t at = dim - (rank - operandType.getRank());
      if (at >= 0 && operandType.isDynamicDim(at))
        return keyOf(operand, at);
    }
    return itself;
  }
  if (auto permute = dyn_cast<PermuteOp>(op))
    return keyOf(permute.getX(), permute.getPermutation()[dim]);
  if (auto flip = dyn_cast<FlipOp>(op))
    return keyOf(flip.getX(), dim);
  if (auto triangle = dyn_cast<TriangleOp>(op))
    return keyOf(triangle.getX(), dim);
  if (auto assume = dyn_cast<AssumeOp>(op))
    return keyOf(assume.getA(), dim);
  if (auto reduce = dyn_cast<ReduceOp>(op); reduce && !reduce.getKeepdim()) {
    int64_t source = -1;
    for (int64_t left = dim; left >= 0; --left)
      do
        ++source;
      while (llvm::is_contained(reduce.getDims(), source));
    return keyOf(reduce.getX(), source);
  }
  // Results of operations on square matrices are square.
  if (auto inv = dyn_cast<InvOp>(op); inv && tensor == inv.getInverse())
    return keyOf(inv.getA(), std::min(dim, rank - 2));
  if (auto cholesky = dyn_cast<CholeskyOp>(op); cholesky && tensor == cholesky.getL())
    return keyOf(cholesky.getA(), std::min(dim, rank - 2));
  if (auto solve = dyn_cast<SolveOp>(op); solve && tensor == solve.getX() && dim >= rank - 2)
    return keyOf(solve.getB(), dim - rank + solve.getB().getType().getRank());
  if (auto solve = dyn_cast<BandedSolveOp>(op); solve && tensor == solve.getX() && dim >= rank - 2)
    return keyOf(solve.getB(), dim - rank + solve.getB().getType().getRank());
  if (isa<KronOp, BlockDiagOp>(op) && llvm::all_of(op->getOperands(), [](Value part) { return isSquare(part); }))
    return {tensor.getAsOpaquePointer(), 0};
  if (auto matmul = dyn_cast<MatmulOp>(op)) {
    if (dim == rank - 2)
      return keyOf(matmul.getA(), matmul.getA().getType().getRank() - 2);
    if (dim == rank - 1)
      return keyOf(matmul.getB(), matmul.getB().getType().getRank() - 1);
    return itself;
  }
  return llvm::TypeSwitch<Operation *, SizeKey>(op)
      .Case<ReshapeOp, ExpandOp, EyeOp, IotaOp>([&](auto sized) { return keyOfSized(sized, dim); })
      .Default([&](Operation *) { return itself; });
}

} // namespace

bool crout::ir::haveSameSize(Value a, int64_t i, Value b, int64_t j) { return keyOf(a, i) == keyOf(b, j); }

bool crout::ir::isSquare(Value a) {
  int64_t rank = tensorType(a).getRank();
  return rank >= 2 && haveSameSize(a, rank - 2, a, rank - 1);
}

bool crout::ir::haveSameBatch(Value a, Value b) {
  int64_t rank = tensorType(a).getRank();
  if (tensorType(b).getRank() != rank)
    return false;
  for (int64_t i = 0; i < rank - 2; ++i)
    if (!haveSameSize(a, i, b, i))
      return false;
  return true;
}

static SmallVector<int64_t> transposition(int64_t rank) {
  SmallVector<int64_t> permutation = llvm::to_vector(llvm::seq<int64_t>(0, rank));
  std::swap(permutation[rank - 2], permutation[rank - 1]);
  return permutation;
}

Value crout::ir::transposeOperand(Value value) {
  auto permute = value.getDefiningOp<PermuteOp>();
  int64_t rank = tensorType(value).getRank();
  if (!permute || rank < 2 || permute.getPermutation() != ArrayRef<int64_t>(transposition(rank)))
    return {};
  return permute.getX();
}

Value crout::ir::transpose(OpBuilder &builder, Location location, Value x) {
  return PermuteOp::create(builder, location, x, transposition(tensorType(x).getRank()));
}

Value crout::ir::underTransposes(Value value, bool &transposed) {
  while (true) {
    if (auto assume = value.getDefiningOp<AssumeOp>()) {
      value = assume.getA();
    } else if (Value x = transposeOperand(value)) {
      transposed = !transposed;
      value = x;
    } else {
      return value;
    }
  }
}

bool crout::ir::isIdentity(Value value) {
  if (auto expand = value.getDefiningOp<ExpandOp>())
    if (tensorType(expand.getX()).getRank() >= 2 && haveSameSize(expand.getX(), tensorType(expand.getX()).getRank() - 1, value, tensorType(value).getRank() - 1))
      return isIdentity(expand.getX());
  return value.getDefiningOp<EyeOp>() && isSquare(value);
}

Value crout::ir::splat(OpBuilder &builder, Location location, RankedTensorType type, ArrayRef<OpFoldResult> sizes, double value) {
  Type element = type.getElementType();
  auto scalarType = RankedTensorType::get({}, element);
  DenseElementsAttr attribute;
  if (auto complex = dyn_cast<ComplexType>(element)) {
    auto part = cast<FloatType>(complex.getElementType());
    APFloat re(value), im(0.0);
    bool lost;
    re.convert(part.getFloatSemantics(), APFloat::rmNearestTiesToEven, &lost);
    im.convert(part.getFloatSemantics(), APFloat::rmNearestTiesToEven, &lost);
    attribute = DenseElementsAttr::get(scalarType, std::complex<APFloat>(re, im));
  } else if (auto real = dyn_cast<FloatType>(element)) {
    attribute = DenseElementsAttr::get(scalarType, Attribute(FloatAttr::get(real, value)));
  } else {
    attribute = DenseElementsAttr::get(scalarType, Attribute(IntegerAttr::get(element, static_cast<int64_t>(value))));
  }
  Value scalar = ConstantOp::create(builder, location, attribute);
  if (type.getRank() == 0)
    return scalar;
  SmallVector<Value> unknown;
  for (auto [fixed, size] : llvm::zip_equal(type.getShape(), sizes))
    if (ShapedType::isDynamic(fixed))
      unknown.push_back(getValueOrCreateConstantIndexOp(builder, location, size));
  return ExpandOp::create(builder, location, type, scalar, unknown);
}

Value crout::ir::identityLike(OpBuilder &builder, Location location, Value matrices, Type element) {
  RankedTensorType type = tensorType(matrices);
  SmallVector<Value> unknown;
  for (int64_t dim : {type.getRank() - 2, type.getRank() - 1})
    if (type.isDynamicDim(dim))
      unknown.push_back(tensor::DimOp::create(builder, location, matrices, dim));
  auto identityType = RankedTensorType::get(type.getShape().take_back(2), element ? element : type.getElementType());
  return EyeOp::create(builder, location, identityType, unknown);
}

Value crout::ir::diagonalOf(OpBuilder &builder, Location location, Value matrices) {
  // Selecting, not multiplying by the identity, keeps infinities outside the diagonal from becoming NaN.
  RankedTensorType type = tensorType(matrices);
  int64_t rank = type.getRank();
  Value mask = identityLike(builder, location, matrices, builder.getI1Type());
  Value zero = splat(builder, location, RankedTensorType::get({}, type.getElementType()), {}, 0.0);
  Value kept = SelectOp::create(builder, location, mask, matrices, zero);
  return ReduceOp::create(builder, location, kept, ReduceKind::sum, ArrayRef<int64_t>{rank - 1}, /*keepdim=*/false);
}
