// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls that leave compiled code: library kernels and parallel loops.
#ifndef CROUT_CODEGEN_CPU_RUNTIMECALLLOWERING_H
#define CROUT_CODEGEN_CPU_RUNTIMECALLLOWERING_H

namespace mlir {
class LLVMTypeConverter;
class RewritePatternSet;
} // namespace mlir

namespace crout::codegen {

/// crout.runtime_call on memrefs, crout.parts, and func.call marked crout.parallel_for.
void populateRuntimeCallPatterns(const mlir::LLVMTypeConverter &converter, mlir::RewritePatternSet &patterns);

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_RUNTIMECALLLOWERING_H
