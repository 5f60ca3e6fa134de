// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Fewer and longer loops for linalg on contiguous buffers.
#ifndef CROUT_CODEGEN_CPU_COLLAPSELOOPS_H
#define CROUT_CODEGEN_CPU_COLLAPSELOOPS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/PatternMatch.h"

namespace crout::codegen {

/// `op` with its collapsible loops as one, or `op` itself where there are none or its body needs their indices.
mlir::linalg::GenericOp collapseLoops(mlir::linalg::GenericOp op, mlir::RewriterBase &rewriter);

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_COLLAPSELOOPS_H
