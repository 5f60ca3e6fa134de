// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Moves the users of one factorisation's info to another one's.
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace crout::ir;

bool crout::ir::isOnlyChecked(Value info) {
  return llvm::all_of(info.getUsers(), llvm::IsaPred<CheckInfoOp>);
}

bool crout::ir::canMoveInfo(Value info, Operation *point) {
  return llvm::all_of(info.getUsers(), [&](Operation *user) {
    return user->getBlock() == point->getBlock() && (isa<CheckInfoOp>(user) || point->isBeforeInBlock(user));
  });
}

/// Moves checks of `info` before `point`, and the effects that follow them, behind `point` in their order.
static void moveChecksBehind(PatternRewriter &rewriter, Value info, Operation *point) {
  Operation *first = nullptr;
  for (Operation *user : info.getUsers())
    if (user->getBlock() == point->getBlock() && user->isBeforeInBlock(point) && (!first || user->isBeforeInBlock(first)))
      first = user;
  if (!first)
    return;
  SmallVector<Operation *> effects;
  for (Operation *op = first; op != point; op = op->getNextNode())
    if (op->getNumResults() == 0 && !isMemoryEffectFree(op))
      effects.push_back(op);
  Operation *last = point;
  for (Operation *op : effects) {
    rewriter.moveOpAfter(op, last);
    last = op;
  }
}

void crout::ir::moveInfo(PatternRewriter &rewriter, Value info, Value replacement) {
  moveChecksBehind(rewriter, info, replacement.getDefiningOp());
  rewriter.replaceAllUsesWith(info, replacement);
}

void crout::ir::splitChecks(PatternRewriter &rewriter, Value info, ArrayRef<Value> parts) {
  Operation *last = parts.front().getDefiningOp();
  for (Value part : parts.drop_front())
    if (last->isBeforeInBlock(part.getDefiningOp()))
      last = part.getDefiningOp();
  moveChecksBehind(rewriter, info, last);
  for (Operation *user : llvm::make_early_inc_range(info.getUsers())) {
    auto check = cast<CheckInfoOp>(user);
    rewriter.setInsertionPoint(check);
    for (Value part : parts)
      CheckInfoOp::create(rewriter, check.getLoc(), part, check.getKind(), check.getOpName());
    rewriter.eraseOp(check);
  }
}
