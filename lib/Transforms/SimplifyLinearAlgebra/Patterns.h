// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How the rewrites of crout-simplify-linear-algebra are named, switched off, counted and gathered.
#ifndef CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_PATTERNS_H
#define CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_PATTERNS_H

#include "mlir/IR/PatternMatch.h"
#include "mlir/Pass/Pass.h"
#include "llvm/ADT/StringSet.h"

namespace crout::ir {

bool isRewriteName(llvm::StringRef name);
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
  const llvm::StringSet<> &disabled;
  mlir::Pass::Statistic &applied;

  template <typename Pattern>
  void add(llvm::StringRef name, mlir::PatternBenefit benefit = 1) {
    if (!disabled.contains(name))
      patterns.add<Pattern>(patterns.getContext(), benefit, applied);
  }
};

void populateInverseRewrites(RewriteSet &set);
void populateDeterminantRewrites(RewriteSet &set);
void populateStructureRewrites(RewriteSet &set);
void populateDecompositionRewrites(RewriteSet &set);
void populateTensorRewrites(RewriteSet &set);
void populateChainRewrites(RewriteSet &set);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_SIMPLIFYLINEARALGEBRA_PATTERNS_H
