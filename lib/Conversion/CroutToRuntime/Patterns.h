// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pattern sets of crout-to-runtime by category, and what the patterns share.
#ifndef CROUT_CONVERSION_RUNTIMEPATTERNS_H
#define CROUT_CONVERSION_RUNTIMEPATTERNS_H

#include "dialects/crout/Crout.h"
#include "mlir/Transforms/DialectConversion.h"

namespace crout::ir {

void populateLinearAlgebraPatterns(mlir::RewritePatternSet &patterns, mlir::ConversionTarget &target);
void populateSelectionPatterns(mlir::RewritePatternSet &patterns, mlir::ConversionTarget &target);
void populateRandomPatterns(mlir::RewritePatternSet &patterns, mlir::ConversionTarget &target);
void populateCheckPatterns(mlir::RewritePatternSet &patterns, mlir::ConversionTarget &target);

/// "file:line" of the user's code that an operation stands for: of a call chain the innermost frame, of a fused location
/// the first that is known. Empty where nothing is known.
std::string userLocation(mlir::Location location);

/// The dtype of every tensor as the runtime names it ("float32"), from the program's own element types.
mlir::FailureOr<llvm::SmallVector<llvm::StringRef>> dtypeNames(mlir::Operation *op, mlir::ValueRange tensors);

/// results = op(tensors) -> results = runtime_call @kernel ins(tensors) outs(empty...) {attributes}. Operands that are no tensors are sizes of the
/// results. Where `element` is given, tensors of the first operand's element type are cast to it for the kernel, and results back. A kernel that
/// `readsPermuted` sees what a crout.permute gives without a copy, by strides.
mlir::LogicalResult replaceWithKernelCall(mlir::ConversionPatternRewriter &rewriter, mlir::Operation *op, mlir::ValueRange operands,
                                          llvm::StringRef kernel, llvm::ArrayRef<int64_t> attributes, mlir::Type element = {},
                                          bool readsPermuted = false);

} // namespace crout::ir
#endif // CROUT_CONVERSION_RUNTIMEPATTERNS_H
