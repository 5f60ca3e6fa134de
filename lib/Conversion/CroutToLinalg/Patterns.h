// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pattern sets of crout-to-linalg by category, and what the patterns share.
#ifndef CROUT_CONVERSION_PATTERNS_H
#define CROUT_CONVERSION_PATTERNS_H

#include "Conversion/CroutToLinalg/ScalarBodies.h"
#include "Conversion/Destinations.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/DialectConversion.h"

namespace crout::ir {

/// Tensors of i1 and ui8 become tensors of i8; every other type stays.
class StoredTypeConverter : public mlir::TypeConverter {
public:
  StoredTypeConverter();
};

void populateElementwisePatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateReductionPatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateShapePatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateIndexingPatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateCreationPatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateRandomPatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
void populateContractionPatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns);
/// Operations that stay but whose tensors change type: functions, calls, runtime_call, tensor.dim, tensor.cast.
void populateTypePatterns(const mlir::TypeConverter &converter, mlir::RewritePatternSet &patterns, mlir::ConversionTarget &target);

/// The same tensor type with stored elements.
inline mlir::RankedTensorType storedType(mlir::RankedTensorType type) { return type.clone(storedElementType(type.getElementType())); }
inline mlir::RankedTensorType storedType(mlir::Value original) { return storedType(tensorType(original)); }

/// How an operand of shape `from` is read in a loop nest over shape `to`: trailing dimensions aligned, a static 1 that is
/// stretched at index 0, missing leading dimensions dropped.
mlir::AffineMap broadcastMap(mlir::MLIRContext *context, llvm::ArrayRef<int64_t> from, llvm::ArrayRef<int64_t> to);

using BodyFn = llvm::function_ref<mlir::Value(ScalarBuilder &, mlir::ValueRange)>;
/// A loop nest with parallel dimensions only over `init`'s shape; input k is read through `maps[k]`. The body gets and
/// returns stored elements.
mlir::Value parallelGeneric(mlir::OpBuilder &b, mlir::Location loc, mlir::ValueRange inputs, llvm::ArrayRef<mlir::AffineMap> maps,
                            mlir::Value init, BodyFn body);
/// Copies `input`, read through `map`, into `init`: a move of elements that fuses with its neighbours.
mlir::Value readThrough(mlir::OpBuilder &b, mlir::Location loc, mlir::Value input, mlir::AffineMap map, mlir::Value init);
/// Rounds a tensor of f32 to one of f16 or bf16.
mlir::FailureOr<mlir::Value> roundTensor(mlir::OpBuilder &b, mlir::Operation *op, mlir::Value value, mlir::RankedTensorType type);

} // namespace crout::ir
#endif // CROUT_CONVERSION_PATTERNS_H
