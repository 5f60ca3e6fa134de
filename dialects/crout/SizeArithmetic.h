// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sums and products of sizes, known and unknown.
#ifndef CROUT_DIALECTS_SIZEARITHMETIC_H
#define CROUT_DIALECTS_SIZEARITHMETIC_H

#include "mlir/IR/Builders.h"

namespace crout::ir {

/// Sum and product of sizes that are not negative; unknown if one of them is, the largest size where it would overflow.
int64_t addSizes(int64_t a, int64_t b);
int64_t multiplySizes(int64_t a, int64_t b);

/// The same without an operation where the result is known; nor is there one for a sum with 0.
mlir::OpFoldResult addSizes(mlir::OpBuilder &builder, mlir::Location location, mlir::OpFoldResult a, mlir::OpFoldResult b);
mlir::OpFoldResult multiplySizes(mlir::OpBuilder &builder, mlir::Location location, mlir::OpFoldResult a, mlir::OpFoldResult b);

} // namespace crout::ir

#endif // CROUT_DIALECTS_SIZEARITHMETIC_H
