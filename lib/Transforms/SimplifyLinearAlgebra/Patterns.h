// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How the rewrites of crout-simplify-linear-algebra are named, switched off, counted and gathered.
#ifndef CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_PATTERNS_H
#define CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_PATTERNS_H

#include "mlir/IR/PatternMatch.h"
#include "mlir/Pass/Pass.h"
#include "llvm/ADT/StringSet.h"

namespace crout::ir {

bool isRewriteName(llvm::StringRef name);
/// The name of a rewrite that is used only where it is asked for.
bool isRewriteOnRequest(llvm::StringRef name);
/// True where `disabled` names the rewrite, or all of them.
bool isDisabled(llvm::ArrayRef<std::string> disabled, llvm::StringRef name);
/// Fails, naming the rewrites there are, where one of the names is not "all" or that of a rewrite.
mlir::LogicalResult checkRewriteNames(mlir::Operation *op, llvm::ArrayRef<std::string> names, bool onRequest = false);
/// All names, separated by commas.
std::string rewriteNames();

/// A rewrite rooted at one kind of operation, which counts how often it applied.
template <typename Op>
class Rewrite : public mlir::OpRewritePattern<Op> {
public:
  Rewrite(mlir::MLIRContext *context, mlir::PatternBenefit benefit, mlir::Pass::Statistic &applied)
      : mlir::OpRewritePattern<Op>(context, benefit), applied(applied) {}

  mlir::LogicalResult matchAndRewrite(Op op, mlir::PatternRewriter &rewriter) const final {
    mlir::LogicalResult result = apply(op, rewriter);
    if (mlir::succeeded(result))
      ++applied;
    return result;
  }

protected:
  virtual mlir::LogicalResult apply(Op op, mlir::PatternRewriter &rewriter) const = 0;

private:
  mlir::Pass::Statistic &applied;
};

/// Where rewrites are gathered; a disabled name adds nothing.
struct RewriteSet {
  mlir::RewritePatternSet &patterns;
  llvm::ArrayRef<std::string> disabled, enabled;
  mlir::Pass::Statistic &applied;

  template <typename Pattern>
  void add(llvm::StringRef name, mlir::PatternBenefit benefit = 1) {
    if (isRewriteOnRequest(name) ? llvm::is_contained(enabled, name) : !isDisabled(disabled, name))
      patterns.add<Pattern>(patterns.getContext(), benefit, applied);
  }
};

void populateInverseRewrites(RewriteSet &set);
void populateDeterminantRewrites(RewriteSet &set);
void populateStructureRewrites(RewriteSet &set);
void populateDecompositionRewrites(RewriteSet &set);
void populateTensorRewrites(RewriteSet &set);
void populateChainRewrites(RewriteSet &set);
void populateLowRankRewrites(RewriteSet &set);
void populateKroneckerRewrites(RewriteSet &set);
void populateBlockDiagonalRewrites(RewriteSet &set);
void populateBandedRewrites(RewriteSet &set);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_PATTERNS_H
