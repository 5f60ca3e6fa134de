// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass instrumentation that writes the IR where it changed.
#include "Support/Dump.h"
#include "Support/Switches.h"
#include "Support/WriteFile.h"
#include "crout/error.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>

using namespace crout;

/// A folder of its own for each compilation in this process: "f", "f.2", ...
static std::string newFolder(llvm::StringRef base, llvm::StringRef program) {
  static std::mutex mutex;
  static llvm::StringMap<unsigned> compilations;
  std::string name = "module";
  if (!program.empty())
    name = llvm::join(llvm::split(program, '/'), "_");
  unsigned number;
  {
    std::lock_guard lock(mutex);
    number = ++compilations[(base + "/" + name).str()];
  }
  llvm::SmallString<128> folder(base);
  llvm::sys::path::append(folder, number == 1 ? name : name + "." + std::to_string(number));
  // Files of an earlier run would stand between those of this one.
  std::error_code code;
  for (llvm::sys::fs::directory_iterator file(folder, code), end; !code && file != end; file.increment(code))
    if (llvm::StringRef leaf = llvm::sys::path::filename(file->path()); leaf == "running" || (llvm::isDigit(leaf.front()) && leaf.ends_with(".mlir")))
      llvm::sys::fs::remove(file->path());
  llvm::sys::fs::create_directories(folder);
  return folder.str().str();
}

static std::string programName(mlir::Operation *root) {
  std::string name;
  root->walk([&](mlir::FunctionOpInterface function) {
    if (!function.isPublic() || function.isExternal())
      return mlir::WalkResult::advance();
    name = function.getName().str();
    return mlir::WalkResult::interrupt();
  });
  return name;
}

static mlir::Operation *rootOf(mlir::Operation *op) {
  while (mlir::Operation *parent = op->getParentOp())
    op = parent;
  return op;
}

namespace {
class DumpInstrumentation : public mlir::PassInstrumentation {
public:
  DumpInstrumentation(std::string base, std::string function, bool everyPass) : base(std::move(base)), function(std::move(function)), everyPass(everyPass) {}

  void runBeforePass(mlir::Pass *pass, mlir::Operation *op) override {
    if (isAdaptor(pass))
      return;
    if (folder.empty()) {
      folder = newFolder(base, programName(rootOf(op)));
      write("input", op, /*valid=*/true);
    }
    put("running", passName(pass) + "\n");
  }
  void runAfterPass(mlir::Pass *pass, mlir::Operation *op) override {
    if (isAdaptor(pass))
      return;
    remove("running");
    std::string name = passName(pass);
    if (everyPass || (llvm::StringRef(name).starts_with("crout-verify-") && llvm::StringRef(name).ends_with("-contract")))
      write(name, op, /*valid=*/true);
  }
  void runAfterPassFailed(mlir::Pass *pass, mlir::Operation *op) override {
    if (isAdaptor(pass))
      return;
    remove("running");
    write((passName(pass) + "-failed"), op, /*valid=*/false);
  }

private:
  /// The pass that runs others on nested operations.
  static bool isAdaptor(mlir::Pass *pass) { return pass->getName().ends_with("OpToOpPassAdaptor"); }
  static std::string passName(mlir::Pass *pass) {
    llvm::StringRef name = pass->getArgument().empty() ? pass->getName().rsplit(':').second : pass->getArgument();
    return name.empty() ? pass->getName().str() : name.str();
  }

  std::string path(llvm::StringRef leaf) const {
    llvm::SmallString<128> result(folder);
    llvm::sys::path::append(result, leaf);
    return result.str().str();
  }
  /// A dump that cannot be written is said once; the compilation goes on.
  void put(llvm::StringRef leaf, llvm::StringRef contents) {
    try {
      if (usable)
        writeFile(path(leaf), contents);
    } catch (const Error &error) {
      usable = false;
      llvm::errs() << "crout: " << error.what() << "; no IR is dumped\n";
    }
  }
  void remove(llvm::StringRef leaf) { llvm::sys::fs::remove(path(leaf)); }

  void write(llvm::StringRef passName, mlir::Operation *op, bool valid) {
    ++number;
    std::string text;
    llvm::raw_string_ostream stream(text);
    mlir::OpPrintingFlags flags;
    flags.enableDebugInfo(true, /*prettyForm=*/false);
    if (!valid) // printers of operations trust their verifiers
      flags.printGenericOpForm().assumeVerified();
    mlir::Operation *root = rootOf(op);
    if (function.empty())
      root->print(stream, flags);
    else
      root->walk([&](mlir::FunctionOpInterface candidate) {
        if (llvm::StringRef name = candidate.getName(); name == function || (name.consume_front(function) && name.starts_with("__")))
          candidate->print(stream, flags.useLocalScope()), stream << "\n";
      });
    if (text == last && valid)
      return;
    std::string digits = std::to_string(number - 1);
    put(std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits + "-" + passName.str() + ".mlir", text + "\n");
    last = std::move(text);
  }

  std::string base, function, folder, last;
  bool everyPass;
  bool usable = true;
  unsigned number = 0;
};
} // namespace

void crout::addDumps(mlir::PassManager &pm) {
  int64_t debug = getInt(Switch::Debug);
  std::string folder = getString(Switch::DumpDir), reproducer = getString(Switch::Reproducer);
  if (folder.empty() && debug >= 2)
    folder = "crout-dump";
  if (folder.empty() && reproducer.empty())
    return;
  pm.getContext()->disableMultithreading(); // passes on sibling functions would print each other half-way
  if (!folder.empty())
    pm.addInstrumentation(std::make_unique<DumpInstrumentation>(folder, getString(Switch::DumpFunction), debug != 2));
  if (!reproducer.empty())
    pm.enableCrashReproducerGeneration(reproducer, /*genLocalReproducer=*/true);
}
