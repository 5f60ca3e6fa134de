// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Builds shape operations from sizes that may be static or not, leaving out those that change nothing.
#ifndef CROUT_TRANSFORMS_TENSORBUILDERS_H
#define CROUT_TRANSFORMS_TENSORBUILDERS_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace crout::ir {

/// Product of sizes; an attribute where all are static.
mlir::OpFoldResult productOf(mlir::OpBuilder &builder, mlir::Location location, llvm::ArrayRef<mlir::OpFoldResult> sizes);

/// x under the shape with the given sizes.
mlir::Value reshape(mlir::OpBuilder &builder, mlir::Location location, mlir::Value x, llvm::ArrayRef<mlir::OpFoldResult> sizes);
/// x under the shape of a type, whose unknown sizes are looked up in `sizes`.
mlir::Value reshape(mlir::OpBuilder &builder, mlir::Location location, mlir::Value x, mlir::RankedTensorType type,
                    llvm::ArrayRef<mlir::OpFoldResult> sizes);
mlir::Value permute(mlir::OpBuilder &builder, mlir::Location location, mlir::Value x, llvm::ArrayRef<int64_t> permutation);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_TENSORBUILDERS_H
