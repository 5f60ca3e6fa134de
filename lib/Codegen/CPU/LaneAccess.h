// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrices that lie one after another in memory, as vectors with one matrix in each lane.
#ifndef CROUT_CODEGEN_CPU_LANEACCESS_H
#define CROUT_CODEGEN_CPU_LANEACCESS_H

#include "mlir/IR/Builders.h"

namespace crout::codegen {

/// Reads `lanes` matrices of `count` numbers each from the contiguous memref<?xT> `memory`, from index `offset` on. Vector e of the result holds
/// number e of every matrix. The transposition is done in registers.
llvm::SmallVector<mlir::Value> loadLanes(mlir::OpBuilder &b, mlir::Location loc, mlir::Value memory, mlir::Value offset, int64_t count, int64_t lanes);

/// The way back.
void storeLanes(mlir::OpBuilder &b, mlir::Location loc, llvm::ArrayRef<mlir::Value> vectors, mlir::Value memory, mlir::Value offset);

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_LANEACCESS_H
