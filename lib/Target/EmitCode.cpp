// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Translation to LLVM IR, LLVM's optimiser and its code generator, into memory.
#include "Target/Optimise.h"
#include "Target/Target.h"
#include "crout/error.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Triple.h"

namespace crout {

/// What MLIR's lowering does not say about the runtime's functions and LLVM wants to know.
static void annotateRuntime(llvm::Module &module) {
  llvm::LLVMContext &context = module.getContext();
  llvm::AttrBuilder family(context);
  family.addAttribute("alloc-family", "crout");
  if (llvm::Function *allocate = module.getFunction("_mlir_memref_to_llvm_alloc")) {
    // Fresh memory: no other pointer sees it, which is what lets loops over several buffers vectorise without checks.
    allocate->addRetAttr(llvm::Attribute::NoAlias);
    allocate->addRetAttr(llvm::Attribute::getWithAlignment(context, llvm::Align(64)));
    allocate->addFnAttrs(family);
    allocate->addFnAttr(llvm::Attribute::get(context, llvm::Attribute::AllocKind,
                                             static_cast<uint64_t>(llvm::AllocFnKind::Alloc | llvm::AllocFnKind::Uninitialized)));
    allocate->addFnAttr(llvm::Attribute::getWithAllocSizeArgs(context, 0, std::nullopt));
  }
  if (llvm::Function *release = module.getFunction("_mlir_memref_to_llvm_free")) {
    release->addFnAttrs(family);
    release->addFnAttr(llvm::Attribute::get(context, llvm::Attribute::AllocKind, static_cast<uint64_t>(llvm::AllocFnKind::Free)));
    release->addParamAttr(0, llvm::Attribute::AllocatedPointer);
    release->addParamAttr(0, llvm::Attribute::getWithCaptureInfo(context, llvm::CaptureInfo::none()));
  }
}

std::string emitCode(mlir::ModuleOp module, const CompileOptions &options, OutputKind kind) {
  TargetDescription target = describeTarget(options);
  std::unique_ptr<llvm::TargetMachine> machine = createTargetMachine(target, options.optLevel);

  std::string diagnostics;
  mlir::ScopedDiagnosticHandler handler(module.getContext(), [&](mlir::Diagnostic &diagnostic) {
    if (diagnostics.empty()) diagnostics = diagnostic.str();
  });
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> llvmModule =
      mlir::translateModuleToLLVMIR(module, context, "crout", /*disableVerification=*/!options.verifyEach);
  if (!llvmModule) throw Error("internal error: translation to LLVM IR failed: " + diagnostics);
  llvmModule->setTargetTriple(llvm::Triple(target.triple));
  llvmModule->setDataLayout(target.dataLayout);
  annotateRuntime(*llvmModule);
  optimise(*llvmModule, *machine, target, options.optLevel);

  llvm::SmallString<0> buffer;
  llvm::raw_svector_ostream stream(buffer);
  if (kind == OutputKind::LLVMIR) {
    // For whoever goes on from here with `llc`: the machine that it was optimised for.
    for (llvm::Function &function : *llvmModule)
      if (!function.isDeclaration()) {
        function.addFnAttr("target-cpu", target.cpu);
        if (!target.features.empty()) function.addFnAttr("target-features", target.features);
      }
    llvmModule->print(stream, nullptr);
    return std::string(buffer);
  }
  llvm::legacy::PassManager codegen;
  auto fileType = kind == OutputKind::Object ? llvm::CodeGenFileType::ObjectFile : llvm::CodeGenFileType::AssemblyFile;
  if (machine->addPassesToEmitFile(codegen, stream, nullptr, fileType, /*DisableVerify=*/true))
    throw Error("internal error: LLVM cannot emit this kind of file for " + target.triple);
  codegen.run(*llvmModule);
  return std::string(buffer);
}

} // namespace crout
