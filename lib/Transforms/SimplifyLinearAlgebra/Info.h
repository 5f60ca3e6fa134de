// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Moves the users of one factorisation's info to another one's.
#ifndef CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_INFO_H
#define CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_INFO_H

#include "dialects/crout/Crout.h"
#include "mlir/IR/PatternMatch.h"

namespace crout::ir {

/// True where nothing but crout.check_info looks at `info`, so that any value that is 0 in the same cases can take its place.
bool isOnlyChecked(mlir::Value info);

/// True where an operation at `point` may provide the info instead: everything that looks at it stands after `point`, or is a check,
/// which can be moved there.
bool canMoveInfo(mlir::Value info, mlir::Operation *point);

/// Makes every user of `info` look at `replacement`. Checks that stand before its definition move behind it, together with all effects
/// between, so that the first of several errors stays the first.
void moveInfo(mlir::PatternRewriter &rewriter, mlir::Value info, mlir::Value replacement);

/// Repeats every check of `info` on each of `parts`, one of which is not 0 where `info` is not, and removes the old checks.
void splitChecks(mlir::PatternRewriter &rewriter, mlir::Value info, llvm::ArrayRef<mlir::Value> parts);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_INFO_H
