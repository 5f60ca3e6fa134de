// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What type inference, verification and shape reification of the crout operations share.
#ifndef CROUT_DIALECTS_INFERENCE_H
#define CROUT_DIALECTS_INFERENCE_H

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"

namespace crout::ir {

/// Where one run of type inference reports what does not fit: at the location, or nowhere.
struct Inference {
  mlir::MLIRContext *context;
  std::optional<mlir::Location> location;
  llvm::StringRef op;

  template <typename... Parts>
  mlir::LogicalResult fail(Parts &&...parts) const {
    return mlir::emitOptionalError(location, "'", op, "' op ", std::forward<Parts>(parts)...);
  }
};

/// Sets of element types, as constraints name them.
namespace kinds {
enum Kind : unsigned {
  Bool = 1,      // i1
  Int = 2,       // i8 i16 i32 i64 ui8
  Half = 4,      // f16 bf16
  Real = 8,      // f32 f64
  Complex = 16,  // complex<f32> complex<f64>
  Float = Half | Real,
  Analytic = Float | Complex,
  Ordered = Int | Float,
  Number = Ordered | Complex,
  Scalar = Bool | Ordered,
  Bits = Bool | Int,
  Matrix = Real | Complex,
  Any = Bool | Number
};
} // namespace kinds

/// The kind of an element type; 0 for one that Crout does not have.
unsigned kindOf(mlir::Type element);
/// "f32, f64, complex<f32> or complex<f64>" for a set of kinds.
llvm::StringRef describe(unsigned kinds);

/// Fails unless the tensor "role" holds one of the kinds.
mlir::LogicalResult checkKind(const Inference &inference, llvm::StringRef role, mlir::Value value, unsigned kinds);
/// Fails unless both tensors hold the same element type.
mlir::LogicalResult checkSameElement(const Inference &inference, llvm::StringRef roleA, mlir::Value a, llvm::StringRef roleB, mlir::Value b);
/// Fails unless the tensor has at least this rank.
mlir::LogicalResult checkRankAtLeast(const Inference &inference, llvm::StringRef role, mlir::Value value, int64_t rank);
/// Fails unless the tensor has rank 2 or more and square matrices in its last two dimensions.
mlir::LogicalResult checkSquare(const Inference &inference, llvm::StringRef role, mlir::Value value);
/// Fails unless every dim is in [0, rank) and named once.
mlir::LogicalResult checkDims(const Inference &inference, llvm::StringRef what, llvm::ArrayRef<int64_t> dims, int64_t rank);

/// One of the shapes that meet in a broadcast, with the role of the operand it belongs to.
struct RoleShape {
  llvm::StringRef role;
  llvm::ArrayRef<int64_t> shape;
};
/// The broadcast of shapes with trailing dimensions aligned: only a static 1 or a missing dimension is stretched.
mlir::FailureOr<llvm::SmallVector<int64_t>> broadcast(const Inference &inference, llvm::ArrayRef<RoleShape> shapes,
                                                      llvm::StringRef what = "shapes");
/// True where two sizes can be equal: both known and the same, or one of them unknown.
inline bool mayEqual(int64_t a, int64_t b) { return mlir::ShapedType::isDynamic(a) || mlir::ShapedType::isDynamic(b) || a == b; }
/// The more precise of two sizes that are equal.
inline int64_t mergeSize(int64_t a, int64_t b) { return mlir::ShapedType::isDynamic(a) ? b : a; }

/// Number of elements: unknown if a size is and none is 0, the largest number where it would overflow.
int64_t numElements(llvm::ArrayRef<int64_t> shape);

/// "3x?" for a shape.
std::string printShape(llvm::ArrayRef<int64_t> shape);
/// "(2, 0)" for dims.
std::string printList(llvm::ArrayRef<int64_t> values);

enum class ResultElement { Same, Real, Bool };
mlir::LogicalResult inferUnary(const Inference &inference, mlir::Value x, unsigned kinds, ResultElement element,
                               llvm::SmallVectorImpl<mlir::Type> &types);
mlir::LogicalResult inferBinary(const Inference &inference, mlir::Value a, mlir::Value b, unsigned kinds,
                                llvm::SmallVectorImpl<mlir::Type> &types);

/// f32 for complex<f32>, the type itself for one that is not complex.
mlir::Type realElement(mlir::Type element);
inline mlir::RankedTensorType tensorType(mlir::Value value) { return llvm::cast<mlir::RankedTensorType>(value.getType()); }
inline llvm::ArrayRef<int64_t> shapeOf(mlir::Value value) { return tensorType(value).getShape(); }
inline mlir::Type elementOf(mlir::Value value) { return tensorType(value).getElementType(); }

// Support of the generated methods of trait InferredTypes.
bool areCompatible(mlir::TypeRange a, mlir::TypeRange b);
mlir::LogicalResult checkResultTypes(const Inference &inference, mlir::TypeRange inferred, mlir::TypeRange found);
void fallBack(mlir::MLIRContext *context, mlir::ValueRange operands, unsigned results, llvm::SmallVectorImpl<mlir::Type> &types);
template <typename Op>
constexpr unsigned numResults() {
  if constexpr (Op::template hasTrait<mlir::OpTrait::NResults<2>::Impl>())
    return 2;
  else if constexpr (Op::template hasTrait<mlir::OpTrait::NResults<3>::Impl>())
    return 3;
  else if constexpr (Op::template hasTrait<mlir::OpTrait::NResults<4>::Impl>())
    return 4;
  else
    return 1;
}

// Shape reification: sizes as attributes where static, as index values where not.
using Sizes = llvm::SmallVector<mlir::OpFoldResult>;
mlir::OpFoldResult sizeOf(mlir::OpBuilder &builder, mlir::Location location, mlir::Value tensor, int64_t dim);
Sizes sizesOf(mlir::OpBuilder &builder, mlir::Location location, mlir::Value tensor);
/// Sizes of the broadcast of tensors, each without its last `dropped` dimensions.
Sizes broadcastSizes(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange tensors, int64_t dropped = 0);
/// Makes every size agree with the type: an attribute where the type is static, a value where it is not.
void conform(mlir::OpBuilder &builder, mlir::Location location, mlir::Type type, Sizes &sizes);
/// Delivers one list of sizes for each result, conforming to its type.
mlir::LogicalResult deliver(mlir::OpBuilder &builder, mlir::Operation *op, llvm::ArrayRef<Sizes> sizes, mlir::ReifiedRankedShapedTypeDims &shapes);
/// The result has the broadcast shape of all tensor operands.
mlir::LogicalResult reifyBroadcast(mlir::OpBuilder &builder, mlir::Operation *op, mlir::ReifiedRankedShapedTypeDims &shapes);

} // namespace crout::ir

#endif // CROUT_DIALECTS_INFERENCE_H
