// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is known about values without running the program: equal sizes, transposition, the identity.
#ifndef CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_FACTS_H
#define CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_FACTS_H

#include "dialects/crout/Crout.h"

namespace crout::ir {

/// True where dimension i of a and dimension j of b are known to have the same size: equal numbers, the same symbol of the
/// function's arguments (`crout.dims`), or the same value.
bool haveSameSize(mlir::Value a, int64_t i, mlir::Value b, int64_t j);
/// True where matrices (*, m, n) are known to be square.
bool isSquare(mlir::Value a);
/// True where both have the same rank and are known to have the same batch sizes.
bool haveSameBatch(mlir::Value a, mlir::Value b);

/// X for a value that is X with the last two dimensions swapped, null otherwise.
mlir::Value transposeOperand(mlir::Value value);
/// X with its last two dimensions swapped.
mlir::Value transpose(mlir::OpBuilder &builder, mlir::Location location, mlir::Value x);

/// What a value is under transposes and stated facts; `transposed` changes with each transpose.
mlir::Value underTransposes(mlir::Value value, bool &transposed);

/// True for the identity, broadcast over batches or not.
bool isIdentity(mlir::Value value);

/// The main diagonals (*, n) of square matrices (*, n, n).
mlir::Value diagonalOf(mlir::OpBuilder &builder, mlir::Location location, mlir::Value matrices);
/// The identity with the sizes of square matrices, in their element type or another one, without a batch.
mlir::Value identityLike(mlir::OpBuilder &builder, mlir::Location location, mlir::Value matrices, mlir::Type element = {});
/// A constant of one value with the given type's element type, broadcast to sizes.
mlir::Value splat(mlir::OpBuilder &builder, mlir::Location location, mlir::RankedTensorType type, llvm::ArrayRef<mlir::OpFoldResult> sizes, double value);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_FACTS_H
