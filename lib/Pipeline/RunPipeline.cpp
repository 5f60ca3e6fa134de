// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs phases on a module and turns what goes wrong into one short error.
#include "Pipeline/Pipeline.h"
#include "Support/Switches.h"
#include "crout/error.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace crout {

namespace {
/// Remembers the flag of the first pass that failed.
struct FailedPass : PassInstrumentation {
  explicit FailedPass(std::string &flag) : flag(flag) {}
  void runAfterPassFailed(Pass *pass, Operation *) override {
    if (flag.empty()) flag = (pass->getArgument().empty() ? pass->getName() : pass->getArgument()).str();
  }
  std::string &flag;
};
} // namespace

static std::string fileAndLine(Location location) {
  if (auto file = location->findInstanceOf<FileLineColLoc>()) return (file.getFilename().getValue() + ":" + Twine(file.getLine())).str();
  return {};
}

/// First lines of a text, each cut to a readable length: diagnostics may quote whole operations.
static std::string firstLines(StringRef text, unsigned maxLines) {
  SmallVector<StringRef> lines;
  text.split(lines, '\n', maxLines, /*KeepEmpty=*/false);
  std::string result;
  for (StringRef line : ArrayRef(lines).take_front(maxLines))
    result += (result.empty() ? "" : "\n") + line.take_front(300).split('\n').first.str();
  return result;
}

void runPipeline(ModuleOp module, Phase after, Phase upTo, const CompileOptions &options) {
  std::string location, message, failedPass;
  unsigned notes = 0;
  ScopedDiagnosticHandler handler(module.getContext(), [&](Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() != DiagnosticSeverity::Error) return success();
    if (message.empty()) {
      location = fileAndLine(diagnostic.getLocation());
      message = firstLines(diagnostic.str(), 3);
      for (Diagnostic &note : diagnostic.getNotes()) {
        if (notes++ == 2) break;
        std::string at = fileAndLine(note.getLocation());
        message += "\nnote" + (at.empty() ? std::string() : " at " + at) + ": " + firstLines(note.str(), 1);
      }
    }
    return success();
  });

  module.getContext()->loadAllAvailableDialects();
  PassManager pm(module->getName());
  pm.enableVerifier(options.verifyEach || getBool(Switch::VerifyEach));
  pm.addInstrumentation(std::make_unique<FailedPass>(failedPass));
  addInstrumentation(pm);
  buildPipeline(pm, after, upTo, options);
  bool failedRun = failed(pm.run(module));
  if (!failedRun && failed(mlir::verify(module))) {
    failedRun = true;
    failedPass = "verification after phase " + std::string(name(upTo));
  }
  if (!failedRun) return;
  if (message.empty()) message = "no reason was given";
  throw Error(message + "\nin pass " + (failedPass.empty() ? "pipeline" : failedPass), location);
}

} // namespace crout
