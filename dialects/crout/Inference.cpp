// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Type inference, checks and shape reification that the crout operations share.
#include "dialects/crout/Inference.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include <limits>

using namespace mlir;
using namespace crout::ir;

unsigned crout::ir::kindOf(Type element) {
  if (auto integer = dyn_cast<IntegerType>(element)) {
    unsigned width = integer.getWidth();
    if (integer.isSignless())
      return width == 1 ? kinds::Bool : (width == 8 || width == 16 || width == 32 || width == 64) ? kinds::Int : 0;
    return integer.isUnsigned() && width == 8 ? kinds::Int : 0;
  }
  if (isa<Float16Type, BFloat16Type>(element))
    return kinds::Half;
  if (isa<Float32Type, Float64Type>(element))
    return kinds::Real;
  if (auto complex = dyn_cast<ComplexType>(element))
    return kindOf(complex.getElementType()) == kinds::Real ? kinds::Complex : 0;
  return 0;
}

StringRef crout::ir::describe(unsigned kinds) {
  switch (kinds) {
  case kinds::Bool:
    return "i1";
  case kinds::Int:
    return "integers";
  case kinds::Real:
    return "f32 or f64";
  case kinds::Complex:
    return "complex numbers";
  case kinds::Float:
    return "floating-point numbers";
  case kinds::Analytic:
    return "floating-point or complex numbers";
  case kinds::Ordered:
    return "integers or floating-point numbers";
  case kinds::Number:
    return "integers, floating-point or complex numbers";
  case kinds::Scalar:
    return "i1, integers or floating-point numbers";
  case kinds::Bits:
    return "i1 or integers";
  case kinds::Matrix:
    return "f32, f64, complex<f32> or complex<f64>";
  default:
    return "i1, i8, i16, i32, i64, ui8, f16, bf16, f32, f64, complex<f32> or complex<f64>";
  }
}

LogicalResult crout::ir::checkKind(const Inference &inference, StringRef role, Value value, unsigned kinds) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return inference.fail("requires \"", role, "\" to be a ranked tensor, found ", value.getType());
  if (!(kindOf(type.getElementType()) & kinds))
    return inference.fail("requires \"", role, "\" to hold ", describe(kinds), ", found ", type);
  return success();
}

LogicalResult crout::ir::checkSameElement(const Inference &inference, StringRef roleA, Value a, StringRef roleB, Value b) {
  if (getElementTypeOrSelf(a) == getElementTypeOrSelf(b))
    return success();
  return inference.fail("requires \"", roleA, "\" and \"", roleB, "\" to have the same element type, found ", a.getType(), " and ", b.getType());
}

LogicalResult crout::ir::checkRankAtLeast(const Inference &inference, StringRef role, Value value, int64_t rank) {
  if (tensorType(value).getRank() >= rank)
    return success();
  return inference.fail("requires \"", role, "\" to have rank ", rank, " or more, found ", value.getType());
}

LogicalResult crout::ir::checkSquare(const Inference &inference, StringRef role, Value value) {
  if (failed(checkRankAtLeast(inference, role, value, 2)))
    return failure();
  ArrayRef<int64_t> shape = shapeOf(value);
  int64_t m = shape[shape.size() - 2], n = shape.back();
  if (mayEqual(m, n))
    return success();
  return inference.fail("requires \"", role, "\" to have square matrices in its last two dimensions, found ", m, "x", n, " in ", value.getType());
}

LogicalResult crout::ir::checkDims(const Inference &inference, StringRef what, ArrayRef<int64_t> dims, int64_t rank) {
  llvm::SmallBitVector seen(rank);
  for (int64_t dim : dims) {
    if (dim < 0 || dim >= rank)
      return inference.fail("requires ", what, " to be in [0, ", rank, "), found ", dim);
    if (seen.test(dim))
      return inference.fail("requires ", what, " to name a dimension at most once, found ", printList(dims));
    seen.set(dim);
  }
  return success();
}

FailureOr<SmallVector<int64_t>> crout::ir::broadcast(const Inference &inference, ArrayRef<RoleShape> shapes, StringRef what) {
  size_t rank = 0;
  for (const RoleShape &entry : shapes)
    rank = std::max(rank, entry.shape.size());
  SmallVector<int64_t> result(rank, 1);
  // A dimension's size comes from the operands that are not stretched there; those must be equal.
  for (size_t fromEnd = 0; fromEnd < rank; ++fromEnd) {
    int64_t &size = result[rank - 1 - fromEnd];
    for (const RoleShape &entry : shapes) {
      if (fromEnd >= entry.shape.size() || entry.shape[entry.shape.size() - 1 - fromEnd] == 1)
        continue;
      int64_t found = entry.shape[entry.shape.size() - 1 - fromEnd];
      if (size == 1) {
        size = found;
      } else if (mayEqual(size, found)) {
        size = mergeSize(size, found);
      } else {
        std::string roles, dims;
        for (const RoleShape &part : shapes) {
          bool last = &part == &shapes.back();
          roles += (roles.empty() ? "\"" : last ? " and \"" : ", \"") + part.role.str() + "\"";
          dims += (dims.empty() ? "" : last ? " and " : ", ") + printShape(part.shape);
        }
        return inference.fail("requires the ", what, " of ", roles, " to broadcast, found ", dims, ", which differ in dimension -", fromEnd + 1);
      }
    }
  }
  return result;
}

int64_t crout::ir::numElements(ArrayRef<int64_t> shape) {
  if (llvm::is_contained(shape, 0))
    return 0;
  if (llvm::is_contained(shape, ShapedType::kDynamic))
    return ShapedType::kDynamic;
  int64_t result = 1;
  for (int64_t size : shape)
    if (llvm::MulOverflow(result, size, result))
      return std::numeric_limits<int64_t>::max();
  return result;
}

std::string crout::ir::printShape(ArrayRef<int64_t> shape) {
  if (shape.empty())
    return "()";
  return llvm::join(llvm::map_range(shape, [](int64_t size) { return ShapedType::isDynamic(size) ? std::string("?") : std::to_string(size); }), "x");
}

std::string crout::ir::printList(ArrayRef<int64_t> values) {
  return "[" + llvm::join(llvm::map_range(values, [](int64_t value) { return std::to_string(value); }), ", ") + "]";
}

Type crout::ir::realElement(Type element) {
  auto complex = dyn_cast<ComplexType>(element);
  return complex ? complex.getElementType() : element;
}

LogicalResult crout::ir::inferUnary(const Inference &inference, Value x, unsigned kinds, ResultElement element, SmallVectorImpl<Type> &types) {
  if (failed(checkKind(inference, "x", x, kinds))) // <op>_c1
    return failure();
  RankedTensorType type = tensorType(x);
  switch (element) {
  case ResultElement::Same:
    break;
  case ResultElement::Real:
    type = type.clone(realElement(type.getElementType()));
    break;
  case ResultElement::Bool:
    type = type.clone(IntegerType::get(inference.context, 1));
    break;
  }
  types.push_back(type);
  return success();
}

LogicalResult crout::ir::inferBinary(const Inference &inference, Value a, Value b, unsigned kinds, SmallVectorImpl<Type> &types) {
  if (failed(checkKind(inference, "a", a, kinds)) || failed(checkKind(inference, "b", b, kinds)) || // <op>_c1
      failed(checkSameElement(inference, "a", a, "b", b)))                                          // <op>_c2
    return failure();
  auto shape = broadcast(inference, {{"a", shapeOf(a)}, {"b", shapeOf(b)}}); // <op>_c3
  if (failed(shape))
    return failure();
  types.push_back(RankedTensorType::get(*shape, elementOf(a)));
  return success();
}

bool crout::ir::areCompatible(TypeRange a, TypeRange b) {
  if (a.size() != b.size())
    return false;
  return llvm::all_of(llvm::zip_equal(a, b), [](auto pair) {
    auto x = dyn_cast<RankedTensorType>(std::get<0>(pair)), y = dyn_cast<RankedTensorType>(std::get<1>(pair));
    return x && y && x.getElementType() == y.getElementType() && succeeded(verifyCompatibleShape(x.getShape(), y.getShape()));
  });
}

LogicalResult crout::ir::checkResultTypes(const Inference &inference, TypeRange inferred, TypeRange found) {
  if (areCompatible(inferred, found))
    return success();
  return inference.fail("requires result type", inferred.size() == 1 ? " " : "s ", inferred, ", found ", found);
}

void crout::ir::fallBack(MLIRContext *context, ValueRange operands, unsigned results, SmallVectorImpl<Type> &types) {
  types.assign(results, operands.empty() ? RankedTensorType::get({}, IntegerType::get(context, 1)) : operands.front().getType());
}

//===----------------------------------------------------------------------===//
// Shape reification
//===----------------------------------------------------------------------===//

OpFoldResult crout::ir::sizeOf(OpBuilder &builder, Location location, Value tensor, int64_t dim) {
  return tensor::getMixedSize(builder, location, tensor, dim);
}

Sizes crout::ir::sizesOf(OpBuilder &builder, Location location, Value tensor) { return tensor::getMixedSizes(builder, location, tensor); }

Sizes crout::ir::broadcastSizes(OpBuilder &builder, Location location, ValueRange tensors, int64_t dropped) {
  int64_t rank = 0;
  for (Value tensor : tensors)
    rank = std::max(rank, tensorType(tensor).getRank() - dropped);
  Sizes sizes(rank, builder.getIndexAttr(1));
  for (int64_t fromEnd = 0; fromEnd < rank; ++fromEnd) {
    // A static size serves best; a dynamic one is read from the first operand that has it.
    Value dynamic;
    int64_t dynamicDim = 0, fixed = 1;
    for (Value tensor : tensors) {
      int64_t dim = tensorType(tensor).getRank() - dropped - 1 - fromEnd;
      if (dim < 0)
        continue;
      int64_t size = tensorType(tensor).getDimSize(dim);
      if (ShapedType::isDynamic(size)) {
        if (!dynamic) {
          dynamic = tensor;
          dynamicDim = dim;
        }
      } else if (size != 1) {
        fixed = size;
      }
    }
    if (fixed == 1 && dynamic)
      sizes[rank - 1 - fromEnd] = sizeOf(builder, location, dynamic, dynamicDim);
    else
      sizes[rank - 1 - fromEnd] = builder.getIndexAttr(fixed);
  }
  return sizes;
}

void crout::ir::conform(OpBuilder &builder, Location location, Type type, Sizes &sizes) {
  for (auto [size, fixed] : llvm::zip_equal(sizes, cast<RankedTensorType>(type).getShape())) {
    if (!ShapedType::isDynamic(fixed))
      size = builder.getIndexAttr(fixed);
    else if (size)
      size = getValueOrCreateConstantIndexOp(builder, location, size);
  }
}

LogicalResult crout::ir::deliver(OpBuilder &builder, Operation *op, ArrayRef<Sizes> sizes, ReifiedRankedShapedTypeDims &shapes) {
  for (auto [result, list] : llvm::zip_equal(op->getResults(), sizes)) {
    shapes.push_back(list);
    conform(builder, op->getLoc(), result.getType(), shapes.back());
  }
  return success();
}

LogicalResult crout::ir::reifyBroadcast(OpBuilder &builder, Operation *op, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, op, broadcastSizes(builder, op->getLoc(), op->getOperands()), shapes);
}
