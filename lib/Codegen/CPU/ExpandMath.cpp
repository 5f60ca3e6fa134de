// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Replaces operations of the math dialect by arithmetic that LLVM's vectoriser can widen.
#include "Codegen/CPU/MathKernels.h"
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_EXPANDMATH
#include "lib/Codegen/CodegenPasses.h.inc"

/// The expansion of `op`, inserted before it; null where the operation stays (an intrinsic, or a call of libm).
static Value expand(Operation *op, bool fma) {
  if (op->getNumResults() != 1 || !isa<math::MathDialect>(op->getDialect())) return {};
  Type type = op->getResult(0).getType();
  if (!type.isF32() && !type.isF64()) return {};
  bool single = type.isF32();
  OpBuilder b(op);
  MathKernels kernels(b, op->getLoc(), cast<FloatType>(type), fma);
  Value x = op->getOperand(0);
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case([&](math::ExpOp) { return kernels.exp(x); })
      .Case([&](math::Exp2Op) { return kernels.exp2(x); })
      .Case([&](math::ExpM1Op) { return kernels.expm1(x); })
      .Case([&](math::LogOp) {
        auto upstream = [&](Value normal) { return math::LogOp::create(b, op->getLoc(), normal).getResult(); };
        return single ? kernels.logOfAny(x, 0.69314718055994530942, upstream) : kernels.log(x);
      })
      .Case([&](math::Log2Op) {
        auto upstream = [&](Value normal) { return math::Log2Op::create(b, op->getLoc(), normal).getResult(); };
        return single ? kernels.logOfAny(x, 1, upstream) : Value();
      })
      .Case([&](math::Log1pOp) { return single ? Value() : kernels.log1p(x); })
      .Case([&](math::SinOp) { return kernels.sin(x); })
      .Case([&](math::CosOp) { return kernels.cos(x); })
      .Case([&](math::TanOp) { return kernels.tan(x); })
      .Case([&](math::TanhOp) { return kernels.tanh(x); })
      .Case([&](math::AsinOp) { return kernels.asin(x); })
      .Case([&](math::AcosOp) { return kernels.acos(x); })
      .Case([&](math::AtanOp) { return kernels.atan(x); })
      .Case([&](math::Atan2Op) { return kernels.atan2(x, op->getOperand(1)); })
      .Case([&](math::ErfOp) { return kernels.erf(x); })
      .Default([](Operation *) { return Value(); });
}

namespace {
struct ExpandMath : impl::ExpandMathBase<ExpandMath> {
  using ExpandMathBase::ExpandMathBase;

  void runOnOperation() override {
    SmallVector<Operation *> ops;
    bool upstream = false;
    // MLIR's own approximations of these are within two or three units in the last place; those of log and log2 for normal numbers.
    auto isUpstream = [](Operation *op) {
      return op->getResult(0).getType().isF32() && isa<math::LogOp, math::Log2Op, math::Log1pOp, math::ErfcOp>(op);
    };
    getOperation().walk([&](Operation *op) {
      if (!isa<math::MathDialect>(op->getDialect())) return;
      ops.push_back(op);
      upstream |= isUpstream(op);
    });
    for (Operation *op : ops) {
      Value value = expand(op, fma);
      if (!value) continue;
      op->getResult(0).replaceAllUsesWith(value);
      op->erase();
    }
    if (!upstream) return;
    RewritePatternSet patterns(&getContext());
    populateMathPolynomialApproximationPatterns(patterns, [](StringRef name) {
      return name == math::LogOp::getOperationName() || name == math::Log2Op::getOperationName() ||
             name == math::Log1pOp::getOperationName() || name == math::ErfcOp::getOperationName();
    });
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns)))) {
      getOperation().emitError("expansion of transcendental functions did not come to an end");
      signalPassFailure();
    }
  }
};
} // namespace
} // namespace crout::codegen
