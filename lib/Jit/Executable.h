// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Native code in this process, and the way to it from a module.
#ifndef CROUT_JIT_EXECUTABLE_H
#define CROUT_JIT_EXECUTABLE_H

#include "Pipeline/Pipeline.h"
#include "crout/runtime/call.h"
#include <cstdint>
#include <memory>
#include <span>

namespace crout {

/// How an executable came to be and what it cost.
struct CompileStats {
  enum class Source : uint8_t { Compiled, Disk, Memory };
  Source source = Source::Compiled;
  double passesMs = 0; // MLIR
  double llvmMs = 0;   // LLVM's optimiser and code generator
  double linkMs = 0;   // into the process
  double totalMs = 0;
};

/// A compiled program. Its code lives as long as this object; hold the shared pointer while calling.
class Executable {
public:
  Executable(const Executable &) = delete;
  Executable &operator=(const Executable &) = delete;
  ~Executable();

  crout_body body = nullptr;
  const crout_signature *signature = nullptr;

  /// Through crout_rt_invoke; see call.h for `flags` and what happens with results.
  int32_t invoke(std::span<const DLTensor *const> args, std::span<DLTensor *const> results, uint32_t flags, crout_status *status) const {
    return crout_rt_invoke(signature, body, args.data(), results.data(), flags, status);
  }
  const CompileStats &stats() const { return compileStats; }

  struct Code; // lib/Jit: the dylib that holds the code
  explicit Executable(std::unique_ptr<Code> code, const CompileStats &stats);

private:
  std::unique_ptr<Code> code;
  CompileStats compileStats;
};

/// Native code for the one public function of `module`, a module in phase input. Thread-safe for modules in different
/// contexts; equal programs asked for at once are compiled once. `module` is not changed. Throws crout::Error.
std::shared_ptr<const Executable> compile(mlir::ModuleOp module, const CompileOptions &options = {});

/// The same from a later phase, as hand-written tests need it.
std::shared_ptr<const Executable> compileFrom(mlir::ModuleOp module, Phase phase, const CompileOptions &options = {});

/// `options` with what the switches say where `options` say nothing, or less; compile and compileFrom apply it.
CompileOptions withSwitches(CompileOptions options);

} // namespace crout
#endif // CROUT_JIT_EXECUTABLE_H
