// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which machine to compile for: this one, or the one named.
#include "Target/Target.h"
#include "crout/error.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"
#include "llvm/TargetParser/Triple.h"
#include <array>
#include <map>
#include <mutex>

// Only the targets Crout builds for: initialising all of LLVM's costs milliseconds.
extern "C" {
void LLVMInitializeX86TargetInfo();
void LLVMInitializeX86Target();
void LLVMInitializeX86TargetMC();
void LLVMInitializeX86AsmPrinter();
void LLVMInitializeX86AsmParser();
void LLVMInitializeAArch64TargetInfo();
void LLVMInitializeAArch64Target();
void LLVMInitializeAArch64TargetMC();
void LLVMInitializeAArch64AsmPrinter();
void LLVMInitializeAArch64AsmParser();
}

namespace crout {

static void initializeTarget(const llvm::Triple &triple) {
  static std::once_flag x86, aarch64;
  if (triple.isX86())
    std::call_once(x86, [] {
      LLVMInitializeX86TargetInfo();
      LLVMInitializeX86Target();
      LLVMInitializeX86TargetMC();
      LLVMInitializeX86AsmPrinter();
      LLVMInitializeX86AsmParser();
    });
  else
    std::call_once(aarch64, [] {
      LLVMInitializeAArch64TargetInfo();
      LLVMInitializeAArch64Target();
      LLVMInitializeAArch64TargetMC();
      LLVMInitializeAArch64AsmPrinter();
      LLVMInitializeAArch64AsmParser();
    });
}

namespace {
struct Host {
  llvm::Triple triple;
  std::string cpu, features;
};
} // namespace

static const Host &host() {
  static const Host detected = [] {
    Host h;
    h.triple = llvm::Triple(llvm::sys::getProcessTriple());
    h.cpu = llvm::sys::getHostCPUName().str();
    llvm::SubtargetFeatures features;
    for (auto &[feature, present] : llvm::sys::getHostCPUFeatures())
      features.AddFeature(feature, present);
    h.features = features.getString();
    return h;
  }();
  return detected;
}

static TargetDescription resolve(const CompileOptions &options) {
  const Host &here = host();
  llvm::Triple triple = options.triple.empty() ? here.triple : llvm::Triple(llvm::Triple::normalize(options.triple));
  if (triple.getArch() != llvm::Triple::x86_64 && triple.getArch() != llvm::Triple::aarch64)
    throw ValueError("target \"" + triple.str() + "\": a triple that begins with x86_64 or aarch64 is required, such as x86_64-linux-gnu");
  if (!triple.isOSLinux()) throw ValueError("target \"" + triple.str() + "\": Linux is required, such as " + triple.getArchName().str() + "-linux-gnu");
  initializeTarget(triple);

  TargetDescription target;
  target.triple = triple.str();
  bool sameArchitecture = triple.getArch() == here.triple.getArch();
  bool native = options.cpu == "native" || (options.cpu.empty() && sameArchitecture);
  if (native && !sameArchitecture) throw ValueError("cpu \"native\" is that of this machine, which is not " + triple.str());
  target.cpu = native ? here.cpu : options.cpu.empty() ? "generic" : options.cpu;
  target.features = native ? here.features : std::string();
  if (!options.features.empty()) target.features += (target.features.empty() ? "" : ",") + options.features;
  // Code for a named CPU runs here only if the user says so by running it; a refusal would need the full feature lattice.
  target.isHost = sameArchitecture;

  std::string error;
  const llvm::Target *llvmTarget = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!llvmTarget) throw ValueError("target \"" + target.triple + "\": " + error);
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(llvmTarget->createMCSubtargetInfo(triple, "", ""));
  if (!native && target.cpu != "generic" && !subtarget->isCPUStringValid(target.cpu))
    throw ValueError("cpu \"" + target.cpu + "\" is not one that LLVM knows for " + target.triple);
  llvm::SubtargetFeatures asked(options.features);
  for (const std::string &feature : asked.getFeatures()) {
    llvm::StringRef name = llvm::SubtargetFeatures::StripFlag(feature);
    bool known = llvm::any_of(subtarget->getAllProcessorFeatures(), [&](const llvm::SubtargetFeatureKV &kv) { return name == kv.Key; });
    if (!known) throw ValueError("cpu feature \"" + name.str() + "\" is not one that LLVM knows for " + target.triple);
  }
  std::unique_ptr<llvm::MCSubtargetInfo> chosen(llvmTarget->createMCSubtargetInfo(triple, target.cpu, target.features));
  target.hasFma = triple.isAArch64() || chosen->checkFeatures("+fma");
  if (triple.isX86()) target.vectorBytes = chosen->checkFeatures("+avx512f,+avx512vl,+avx512dq") ? 64 : chosen->checkFeatures("+avx2") ? 32 : 16;
  target.dataLayout = createTargetMachine(target, 2)->createDataLayout().getStringRepresentation();
  return target;
}

TargetDescription describeTarget(const CompileOptions &options) {
  // The data layout takes a target machine, which costs more than loading a small program from the cache.
  static std::mutex mutex;
  static std::map<std::array<std::string, 3>, TargetDescription> known;
  std::array<std::string, 3> request = {options.triple, options.cpu, options.features};
  {
    std::lock_guard lock(mutex);
    if (auto found = known.find(request); found != known.end()) return found->second;
  }
  TargetDescription target = resolve(options);
  std::lock_guard lock(mutex);
  if (known.size() >= 256) // callers may ask for any number of targets
    known.clear();
  known.try_emplace(std::move(request), target);
  return target;
}

std::unique_ptr<llvm::TargetMachine> createTargetMachine(const TargetDescription &target, int optLevel) {
  llvm::Triple triple(target.triple);
  initializeTarget(triple);
  std::string error;
  const llvm::Target *llvmTarget = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!llvmTarget) throw ValueError("target \"" + target.triple + "\": " + error);
  llvm::TargetOptions options;
  options.AllowFPOpFusion = llvm::FPOpFusion::Standard;
  options.MCOptions.AsmVerbose = false;
  auto level = static_cast<llvm::CodeGenOptLevel>(std::min(optLevel, 3));
  std::unique_ptr<llvm::TargetMachine> machine(
      llvmTarget->createTargetMachine(triple, target.cpu, target.features, options, llvm::Reloc::PIC_, std::nullopt, level, /*JIT=*/false));
  if (!machine) throw ValueError("target \"" + target.triple + "\": LLVM has no code generator for it");
  return machine;
}

} // namespace crout
