// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How linalg and tensor operations on batches of small matrices look as matrix_generic.
#ifndef CROUT_CODEGEN_CPU_MATRIXGENERICFORMS_H
#define CROUT_CODEGEN_CPU_MATRIXGENERICFORMS_H

#include "dialects/crout/Crout.h"
#include <functional>
#include <optional>

namespace crout::codegen {

/// The matrix_generic that an operation could be.
struct MatrixForm {
  int64_t operations = 0;                     // of its body; none where it only renames numbers
  std::function<ir::MatrixGenericOp()> create; // builds it before the operation, which stays
};

/// For a linalg.generic, slice or reshape with one result, whose first `batchRank` dimensions are a batch and whose others are static and few.
std::optional<MatrixForm> matrixForm(mlir::Operation *op, unsigned batchRank);

/// The dynamic size `dim` of a tensor as the value that its destination was made with; null where that is not to be seen.
mlir::Value knownSize(mlir::Value tensor, int64_t dim);

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_MATRIXGENERICFORMS_H
