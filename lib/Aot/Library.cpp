// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Drives a program through the pipeline and writes what was asked for.
#include "Aot/Library.h"
#include "Aot/Header.h"
#include "Aot/Link.h"
#include "Pipeline/Pipeline.h"
#include "Support/WriteFile.h"
#include "Target/Target.h"
#include "crout/error.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Triple.h"
#include <set>

using namespace crout;

namespace {
enum class Artefact { SharedLibrary, Archive, Object, Assembly, LLVMIR, MLIR };
}

static Artefact artefactOf(llvm::StringRef path) {
  llvm::StringRef ending = llvm::sys::path::extension(path);
  constexpr std::pair<const char *, Artefact> endings[] = {{".so", Artefact::SharedLibrary}, {".a", Artefact::Archive},  {".o", Artefact::Object},
                                                           {".s", Artefact::Assembly},       {".ll", Artefact::LLVMIR}, {".mlir", Artefact::MLIR}};
  for (auto [known, artefact] : endings)
    if (ending == known)
      return artefact;
  throw ValueError(("\"path\" must end in .so, .a, .o, .s, .ll or .mlir, found '" + path + "'").str());
}

static mlir::func::FuncOp publicFunction(mlir::ModuleOp module) {
  mlir::func::FuncOp found;
  for (auto function : module.getOps<mlir::func::FuncOp>())
    if (function.isPublic() && !function.isDeclaration()) {
      if (found)
        throw ValueError("a program has one public function, found @" + found.getSymName().str() + " and @" + function.getSymName().str() +
                         "; make all but one private");
      found = function;
    }
  if (!found)
    throw ValueError("a program has one public function, found none");
  return found;
}

/// The function's name in C; the module is ours to change.
static std::string renameForC(mlir::ModuleOp module, mlir::func::FuncOp function) {
  std::string symbol = cSymbol(function.getSymName());
  if (symbol == function.getSymName())
    return symbol;
  mlir::SymbolTable table(module);
  while (table.lookup(symbol))
    symbol += '_';
  if (mlir::failed(table.rename(function, symbol)))
    throw Error("cannot rename @" + function.getSymName().str() + " to the C name '" + symbol + "'");
  return symbol;
}

/// Name of the one type of those that library kernels have, where the program uses no other; else empty. Lowering makes
/// no type of these from another one of them, and halves are computed in float32.
static std::string onlyKernelType(mlir::ModuleOp module) {
  std::set<DType> used;
  auto add = [&](mlir::Type type) {
    std::optional<DType> dtype = dtypeOfElement(mlir::getElementTypeOrSelf(type));
    if (dtype && (isFloatingPoint(*dtype) || isComplex(*dtype)))
      used.insert(*dtype);
  };
  module.walk([&](mlir::Operation *op) {
    llvm::for_each(op->getResultTypes(), add);
    for (mlir::Region &region : op->getRegions())
      for (mlir::Block &block : region)
        llvm::for_each(block.getArgumentTypes(), add);
  });
  if (used.size() != 1 || *used.begin() == DType::Float16 || *used.begin() == DType::BFloat16)
    return {};
  return std::string(name(*used.begin()));
}

static CompileOptions compileOptions(const LibraryOptions &options) {
  CompileOptions result;
  result.triple = options.triple;
  result.cpu = options.cpu;
  result.features = options.features;
  result.threads = options.threads;
  result.exportC = true;
  llvm::Triple triple(describeTarget(result).triple);
  // What nearly every x86-64 machine of the last ten years has; "generic" would leave half of the vector width.
  if (triple.getArch() == llvm::Triple::x86_64 && (result.cpu.empty() || result.cpu == "generic"))
    result.cpu = "x86-64-v3";
  return result;
}

void crout::emitLibrary(mlir::ModuleOp module, llvm::StringRef path, const LibraryOptions &options) {
  Artefact artefact = artefactOf(path);
  mlir::OwningOpRef<mlir::ModuleOp> clone = module.clone();
  mlir::func::FuncOp function = publicFunction(*clone);
  if (artefact == Artefact::MLIR) {
    if (!options.header.empty())
      throw ValueError("a header goes with compiled code, not with '" + path.str() + "'");
    std::string text;
    llvm::raw_string_ostream stream(text);
    clone->print(stream, mlir::OpPrintingFlags().enableDebugInfo());
    return writeFile(path, text + "\n");
  }
  std::string symbol = renameForC(*clone, function);
  Signature signature = Signature::fromFunction(function);
  signature.function = symbol;

  std::string kernelDType = onlyKernelType(*clone);

  CompileOptions compile = compileOptions(options);
  llvm::Triple triple(describeTarget(compile).triple);
  runPipeline(*clone, Phase::Input, Phase::LLVM, compile);
  OutputKind kind = artefact == Artefact::Assembly ? OutputKind::Assembly : artefact == Artefact::LLVMIR ? OutputKind::LLVMIR : OutputKind::Object;
  std::string code = emitCode(*clone, compile, kind);
  if (artefact == Artefact::SharedLibrary)
    linkSharedLibrary(code, path, {triple, symbol, kernelDType});
  else if (artefact == Artefact::Archive)
    writeArchive(code, path, symbol, triple);
  else
    writeFile(path, code);
  if (!options.header.empty())
    writeFile(options.header, makeHeader(signature));
}
