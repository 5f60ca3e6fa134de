// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where an operation's results are written to after this phase: uninitialised tensors of the right sizes.
#ifndef CROUT_CONVERSION_DESTINATIONS_H
#define CROUT_CONVERSION_DESTINATIONS_H

#include "dialects/crout/Crout.h"

namespace crout::ir {

/// The sizes of result `index` of `op`: attributes where static, index values where not.
mlir::FailureOr<Sizes> resultSizes(mlir::OpBuilder &b, mlir::Operation *op, unsigned index);
/// Uninitialised tensor for result `index` of `op` (of `type`, which may differ in element type).
mlir::FailureOr<mlir::Value> emptyForResult(mlir::OpBuilder &b, mlir::Operation *op, unsigned index, mlir::RankedTensorType type);
/// Uninitialised tensors for all results of `op`, of the element types that `element` makes of theirs.
mlir::FailureOr<llvm::SmallVector<mlir::Value>> emptyForResults(mlir::OpBuilder &b, mlir::Operation *op,
                                                                       llvm::function_ref<mlir::Type(mlir::Type)> element = {});

} // namespace crout::ir
#endif // CROUT_CONVERSION_DESTINATIONS_H
