// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Neighbouring loops that every operand walks together become one.
#include "Codegen/CPU/CollapseLoops.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;

namespace crout::codegen {

/// Groups of neighbouring loops that every operand walks as one, as `f(i, j) = a[i, j] + b[i, j]` does.
static SmallVector<ReassociationIndices> collapsibleGroups(linalg::GenericOp op) {
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  for (auto [map, operand] : llvm::zip_equal(maps, op->getOperands())) {
    auto type = dyn_cast<MemRefType>(operand.getType());
    if (!map.isProjectedPermutation() || (type && !type.getLayout().isIdentity())) return {};
  }
  auto together = [&](int64_t d) {
    if (iterators[d] != iterators[d + 1]) return false;
    return llvm::all_of(maps, [&](AffineMap map) {
      std::optional<unsigned> first = map.getResultPosition(getAffineDimExpr(d, map.getContext()));
      std::optional<unsigned> second = map.getResultPosition(getAffineDimExpr(d + 1, map.getContext()));
      return first.has_value() == second.has_value() && (!first || *second == *first + 1);
    });
  };
  SmallVector<ReassociationIndices> groups;
  for (int64_t d = 0, n = op.getNumLoops(); d < n; ++d) {
    if (d > 0 && together(d - 1))
      groups.back().push_back(d);
    else
      groups.push_back({d});
  }
  return groups;
}

linalg::GenericOp collapseLoops(linalg::GenericOp op, RewriterBase &rewriter) {
  SmallVector<ReassociationIndices> groups = collapsibleGroups(op);
  // An index computed from a collapsed loop costs a division for each element.
  if (groups.empty() || static_cast<int64_t>(groups.size()) == static_cast<int64_t>(op.getNumLoops()) || op.hasIndexSemantics()) return op;
  rewriter.setInsertionPoint(op);
  FailureOr<linalg::CollapseResult> collapsed =
      linalg::collapseOpIterationDims(cast<linalg::LinalgOp>(op.getOperation()), groups, rewriter);
  if (failed(collapsed)) return op;
  rewriter.eraseOp(op);
  return cast<linalg::GenericOp>(collapsed->collapsedOp.getOperation());
}

} // namespace crout::codegen
