// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One conversion of everything that is left to the LLVM dialect.
#include "Codegen/CPU/Passes.h"
#include "Codegen/CPU/RuntimeCallLowering.h"
#include "Support/Signature.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ComplexToLLVM/ComplexToLLVM.h"
#include "mlir/Conversion/ComplexToLibm/ComplexToLibm.h"
#include "mlir/Conversion/ComplexToStandard/ComplexToStandard.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/FuncToLLVM/ConvertFuncToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_LOWERTOLLVM
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {
struct LowerToLLVM : impl::LowerToLLVMBase<LowerToLLVM> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    MLIRContext *context = &getContext();
    // A program may be called as a function of libm; the lowering of math would take it for that function.
    for (auto function : module.getOps<func::FuncOp>())
      if (function->hasAttr(Signature::attributeName)) function.setSymName((function.getSymName() + "__program").str());
    LowerToLLVMOptions options(context);
    options.allocLowering = LowerToLLVMOptions::AllocLowering::Malloc;
    options.useGenericFunctions = true; // the runtime's allocator: it counts, aligns and frees what a failed call leaves
    options.overrideIndexBitwidth(64);
    LLVMTypeConverter converter(context, options);

    LLVMConversionTarget target(*context);
    target.addLegalOp<ModuleOp>();
    RewritePatternSet patterns(context);
    // Not all of upstream's expansions: a maximum or minimum that stays an intrinsic is a reduction that LLVM vectorises.
    arith::populateCeilFloorDivExpandOpsPatterns(patterns);
    arith::populateExpandBFloat16Patterns(patterns);
    arith::populateArithToLLVMConversionPatterns(converter, patterns);
    // What has an intrinsic that LLVM expands inline goes there; the rest is libm's.
    populateMathToLLVMConversionPatterns(converter, patterns, /*approximateLog1p=*/false, /*benefit=*/2);
    populateMathToLibmConversionPatterns(patterns, /*benefit=*/1);
    populateComplexToLLVMConversionPatterns(converter, patterns, complex::ComplexRangeFlags::improved);
    populateComplexToStandardConversionPatterns(patterns);
    populateComplexToLibmConversionPatterns(patterns, /*benefit=*/2);
    cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
    populateFuncToLLVMConversionPatterns(converter, patterns);
    populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
    populateVectorToLLVMConversionPatterns(converter, patterns);
    populateRuntimeCallPatterns(converter, patterns);
    if (failed(applyFullConversion(module, target, std::move(patterns)))) signalPassFailure();
  }
};
} // namespace
} // namespace crout::codegen
