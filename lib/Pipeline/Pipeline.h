// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The named phases of a compilation, the passes between them, and everything a module may contain.
#ifndef CROUT_PIPELINE_PIPELINE_H
#define CROUT_PIPELINE_PIPELINE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mlir {
class DialectRegistry;
class ModuleOp;
class OpPassManager;
class PassManager;
} // namespace mlir

namespace crout {

/// A module is "in" a phase when that phase's contract pass accepts it.
enum class Phase : uint8_t { Input, Algebra, Linalg, Buffers, Loops, LLVM };

/// "input", "algebra", "linalg", "buffers", "loops", "llvm".
std::string_view name(Phase phase);
std::optional<Phase> parsePhase(std::string_view name);

/// Everything that decides what code comes out. All of it enters the key of the cache on disk.
struct CompileOptions {
  std::string triple;                        // "" is this machine's
  std::string cpu;                           // as `llc -mcpu`; "" or "native" is this machine's (for its own triple), else "generic"
  std::string features;                      // as `llc -mattr`, on top of those of the CPU
  bool threads = true;                       // parallel outer loops over the runtime's parallel_for
  int optLevel = 3;                          // of LLVM, 0 to 3
  std::vector<std::string> disabledRewrites; // names of algebra rewrites to leave out
  std::vector<std::string> enabledRewrites;  // names of those that are used on request only
  bool exportC = false;                      // also the C function named as the program, which an ahead-of-time library exports
  bool verifyEach = false;                   // run MLIR's verifier after every pass, not only at the end of a phase
};

/// Appends the passes that take a module in phase `after` to phase `upTo`; each phase ends in its contract pass.
void buildPipeline(mlir::OpPassManager &pm, Phase after, Phase upTo, const CompileOptions &options);

/// Runs buildPipeline's passes on `module` with the registered instrumentation. Throws crout::Error naming the pass,
/// the operation and the user's location in at most ten lines.
void runPipeline(mlir::ModuleOp module, Phase after, Phase upTo, const CompileOptions &options);

/// Dialects that a module may contain in any phase, with the external models of the interfaces that the passes need.
void registerDialects(mlir::DialectRegistry &registry);

/// For tools: every pass of ours and the upstream ones the pipeline uses, the pipelines `crout-up-to-<phase>` (from phase
/// input) and `crout-pipeline` (options after=, up-to=).
void registerPassesAndPipelines();

/// Called on every pass manager before it runs, as the dump of the IR after each pass installs itself.
using InstrumentationHook = void (*)(mlir::PassManager &pm);
void setInstrumentationHook(InstrumentationHook hook);
void addInstrumentation(mlir::PassManager &pm);

} // namespace crout
#endif // CROUT_PIPELINE_PIPELINE_H
