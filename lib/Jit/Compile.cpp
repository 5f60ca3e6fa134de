// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From a module to code in this process.
#include "Jit/Executable.h"
#include "Jit/Session.h"
#include "Support/Signature.h"
#include "Target/Target.h"
#include "crout/error.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include <chrono>

using namespace mlir;

namespace crout {

using Clock = std::chrono::steady_clock;
static double millisecondsSince(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

/// Name of the one public function.
static std::string programName(ModuleOp module) {
  std::string found;
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isPrivate() || function.isExternal())
      continue;
    if (!found.empty())
      throw ValueError("a program must have one public function, found @" + found + " and @" + function.getSymName().str());
    found = function.getSymName().str();
  }
  if (found.empty())
    throw ValueError("a program must have a public function with a body");
  return found;
}

std::shared_ptr<const Executable> compileFrom(ModuleOp module, Phase phase, const CompileOptions &options) {
  Clock::time_point start = Clock::now();
  std::string function = programName(module);
  CompileStats stats;
  OwningOpRef<ModuleOp> copy(cast<ModuleOp>(module->clone()));
  runPipeline(*copy, phase, Phase::LLVM, options);
  stats.passesMs = millisecondsSince(start);
  Clock::time_point llvmStart = Clock::now();
  std::string object = emitCode(*copy, options, OutputKind::Object);
  stats.llvmMs = millisecondsSince(llvmStart);
  Clock::time_point linkStart = Clock::now();
  std::unique_ptr<Executable::Code> code = linkObject(object, function);
  stats.linkMs = millisecondsSince(linkStart);
  stats.totalMs = millisecondsSince(start);
  return std::make_shared<const Executable>(std::move(code), stats);
}

std::shared_ptr<const Executable> compile(ModuleOp module, const CompileOptions &options) { return compileFrom(module, Phase::Input, options); }

} // namespace crout
