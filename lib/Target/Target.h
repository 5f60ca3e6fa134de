// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From the LLVM dialect to objects, assembly and LLVM IR in memory, for this machine or another.
#ifndef CROUT_TARGET_TARGET_H
#define CROUT_TARGET_TARGET_H

#include "Pipeline/Pipeline.h"
#include <memory>
#include <string>

namespace llvm {
class TargetMachine;
}
namespace mlir {
class ModuleOp;
}

namespace crout {

/// A machine to compile for, with nothing left open: two equal ones give equal code.
struct TargetDescription {
  std::string triple;
  std::string cpu;
  std::string features; // as `llc -mattr`: the CPU's own and those asked for
  std::string dataLayout;
  bool hasFma = false;        // multiplies and adds with one rounding
  int64_t vectorBytes = 16; // width of the vector registers
  bool isHost = false; // code for it can run in this process
};

/// Fills in this machine where `options` leave triple or CPU open. Throws crout::ValueError for what LLVM does not know
/// or Crout does not build for (x86-64 and aarch64 it does).
TargetDescription describeTarget(const CompileOptions &options);
std::unique_ptr<llvm::TargetMachine> createTargetMachine(const TargetDescription &target, int optLevel);

enum class OutputKind : uint8_t { Object, Assembly, LLVMIR };

/// Optimised code for `module` in phase llvm, as the bytes of the file. Throws crout::Error.
std::string emitCode(mlir::ModuleOp module, const CompileOptions &options, OutputKind kind);

} // namespace crout
#endif // CROUT_TARGET_TARGET_H
