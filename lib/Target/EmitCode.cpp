// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Translation to LLVM IR, LLVM's optimiser and its code generator, into memory.
#include "Target/Target.h"
#include "crout/error.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/SubtargetFeature.h"
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

/// LLVM prefers 256-bit vectors on CPUs whose clock once fell under wide ones; the streaming loops here are faster with 512.
static void preferWideVectors(llvm::Module &module, const TargetDescription &target) {
  bool wide = false;
  llvm::SubtargetFeatures features(target.features);
  for (const std::string &feature : features.getFeatures()) {
    if (feature == "+avx512vl")
      wide = true;
    if (feature == "-avx512vl" || feature == "-avx512f" || feature == "+prefer-256-bit")
      wide = false;
  }
  if (!wide)
    return;
  for (llvm::Function &function : module)
    if (!function.isDeclaration())
      function.addFnAttr("prefer-vector-width", "512");
}

static void optimise(llvm::Module &module, llvm::TargetMachine &machine, int optLevel) {
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = true;
  tuning.SLPVectorization = optLevel >= 3;
  tuning.LoopInterleaving = true;
  llvm::PassBuilder builder(&machine, tuning);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::TargetLibraryInfoImpl library(module.getTargetTriple());
  functions.registerPass([&] { return llvm::TargetLibraryAnalysis(library); });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  static const llvm::OptimizationLevel levels[] = {llvm::OptimizationLevel::O0, llvm::OptimizationLevel::O1, llvm::OptimizationLevel::O2,
                                                   llvm::OptimizationLevel::O3};
  const llvm::OptimizationLevel &level = levels[std::clamp(optLevel, 0, 3)];
  llvm::ModulePassManager passes = level == llvm::OptimizationLevel::O0 ? builder.buildO0DefaultPipeline(level) : builder.buildPerModuleDefaultPipeline(level);
  passes.run(module, modules);
}

std::string emitCode(mlir::ModuleOp module, const CompileOptions &options, OutputKind kind) {
  TargetDescription target = describeTarget(options);
  std::unique_ptr<llvm::TargetMachine> machine = createTargetMachine(target, options.optLevel);

  std::string diagnostics;
  mlir::ScopedDiagnosticHandler handler(module.getContext(), [&](mlir::Diagnostic &diagnostic) {
    if (diagnostics.empty())
      diagnostics = diagnostic.str();
  });
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> llvmModule = mlir::translateModuleToLLVMIR(module, context, "crout", /*disableVerification=*/!options.verifyEach);
  if (!llvmModule)
    throw Error("internal error: translation to LLVM IR failed: " + diagnostics);
  llvmModule->setTargetTriple(llvm::Triple(target.triple));
  llvmModule->setDataLayout(target.dataLayout);
  annotateRuntime(*llvmModule);
  preferWideVectors(*llvmModule, target);
  optimise(*llvmModule, *machine, options.optLevel);

  llvm::SmallString<0> buffer;
  llvm::raw_svector_ostream stream(buffer);
  if (kind == OutputKind::LLVMIR) {
    // For whoever goes on from here with `llc`: the machine that it was optimised for.
    for (llvm::Function &function : *llvmModule)
      if (!function.isDeclaration()) {
        function.addFnAttr("target-cpu", target.cpu);
        if (!target.features.empty())
          function.addFnAttr("target-features", target.features);
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
