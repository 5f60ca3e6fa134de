// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs every public function without arguments of a program file; the functions check their own values.
#include "Jit/Executable.h"
#include "Pipeline/Pipeline.h"
#include "Support/ContextPool.h"
#include "Support/Parse.h"
#include "crout/error.h"
#include "crout/runtime/call.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/IR/SymbolTable.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace cl = llvm::cl;

static cl::opt<std::string> input(cl::Positional, cl::desc("<program.mlir>"), cl::init("-"));
static cl::opt<std::string> phaseName("phase", cl::desc("Phase that the program is in"), cl::init("input"));
static cl::opt<std::string> cpu("cpu", cl::desc("CPU to compile for"), cl::init(""));
static cl::opt<std::string> features("features", cl::desc("CPU features on top"), cl::init(""));
static cl::opt<int> optLevel("O", cl::desc("LLVM's optimisation level"), cl::Prefix, cl::init(3));
static cl::opt<bool> serial("serial", cl::desc("No parallel loops"));
static cl::opt<bool> verbose("v", cl::desc("Say which functions ran and what their compilation cost"));

/// Runs one program; its status decides.
static bool runFunction(mlir::ModuleOp module, mlir::func::FuncOp function, crout::Phase phase, const crout::CompileOptions &options) {
  // A program has one public function: the others are taken out of a copy.
  mlir::OwningOpRef<mlir::ModuleOp> copy(mlir::cast<mlir::ModuleOp>(module->clone()));
  for (auto other : llvm::make_early_inc_range(copy->getOps<mlir::func::FuncOp>()))
    if (other.isPublic() && !other.isExternal() && other.getSymName() != function.getSymName()) other.erase();
  std::shared_ptr<const crout::Executable> executable = crout::compileFrom(*copy, phase, options);
  int32_t count = executable->signature->num_results;
  std::vector<DLTensor> results(count);
  std::vector<DLTensor *> pointers(count);
  std::vector<std::vector<int64_t>> shapes(count);
  for (int32_t i = 0; i < count; ++i) {
    shapes[i].resize(executable->signature->results[i].rank + 1);
    results[i].shape = shapes[i].data();
    pointers[i] = &results[i];
  }
  crout_status status = {};
  int32_t code = executable->invoke({}, pointers, 0, &status);
  for (const DLTensor &result : results)
    free(result.data);
  const crout::CompileStats &stats = executable->stats();
  if (verbose)
    llvm::outs() << "@" << function.getSymName() << (code == CROUT_OK ? " ok" : " failed")
                 << llvm::format(" (passes %.1f ms, llvm %.1f ms, link %.1f ms)\n", stats.passesMs, stats.llvmMs, stats.linkMs);
  if (code == CROUT_OK) return true;
  llvm::errs() << "crout-run: @" << function.getSymName() << " failed";
  if (status.op[0]) llvm::errs() << " in " << status.op;
  if (status.location[0]) llvm::errs() << " at " << status.location;
  llvm::errs() << ": " << status.message << "\n";
  return false;
}

static int run() {
  std::optional<crout::Phase> phase = crout::parsePhase(std::string_view(phaseName));
  if (!phase) throw crout::ValueError("unknown phase \"" + phaseName + "\"; phases are input, algebra, linalg, buffers, loops, llvm");
  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> buffer = crout::readFile(input, error);
  if (!buffer) throw crout::ValueError(error);
  crout::ContextLease context = crout::leaseContext();
  mlir::OwningOpRef<mlir::ModuleOp> module =
      crout::parseModule(buffer->getBuffer(), input == "-" ? llvm::StringRef("<stdin>") : llvm::StringRef(input), *context, error);
  if (!module) throw crout::ValueError(error);

  crout::CompileOptions options;
  options.cpu = cpu;
  options.features = features;
  options.optLevel = optLevel;
  options.threads = !serial;
  options.verifyEach = true;
  unsigned ran = 0, failed = 0;
  for (auto function : module->getOps<mlir::func::FuncOp>()) {
    if (function.isPrivate() || function.isExternal() || function.getNumArguments() != 0) continue;
    ++ran;
    if (!runFunction(*module, function, *phase, options)) ++failed;
  }
  if (ran == 0) throw crout::ValueError("\"" + input + "\" has no public function without arguments to run");
  return failed ? 1 : 0;
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::ParseCommandLineOptions(argc, argv, "crout-run: runs every public function without arguments of a program\n");
  try {
    return run();
  } catch (const crout::Error &error) {
    llvm::errs() << "crout-run: " << (error.location().empty() ? "" : error.location() + ": ") << error.what() << "\n";
    return 1;
  }
}
