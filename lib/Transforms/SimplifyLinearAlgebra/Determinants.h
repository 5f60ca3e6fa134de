// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// det and slogdet under one hand: what both are of a product.
#ifndef CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_DETERMINANTS_H
#define CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_DETERMINANTS_H

#include "dialects/crout/Crout.h"

namespace crout::ir {

/// The results of det or slogdet of a matrix.
template <typename Op>
llvm::SmallVector<mlir::Value> determinantOf(mlir::OpBuilder &builder, mlir::Location location, mlir::Value matrix) {
  return llvm::SmallVector<mlir::Value>(Op::create(builder, location, matrix)->getResults());
}

/// Those of A B from those of A and of B: determinants and signs are multiplied, logarithms added.
inline llvm::SmallVector<mlir::Value> multiplied(mlir::OpBuilder &builder, mlir::Location location, mlir::TypeRange types, mlir::ValueRange a, mlir::ValueRange b) {
  llvm::SmallVector<mlir::Value> results{MulOp::create(builder, location, types[0], a[0], b[0])};
  if (a.size() == 2)
    results.push_back(AddOp::create(builder, location, types[1], a[1], b[1]));
  return results;
}

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_DETERMINANTS_H
