// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names of the phases, and the hook that tools put on every pass manager.
#include "Pipeline/Pipeline.h"
#include "Support/Dump.h"
#include "mlir/Pass/PassManager.h"
#include <atomic>

namespace crout {

static constexpr std::string_view phaseNames[] = {"input", "algebra", "linalg", "buffers", "loops", "llvm"};

std::string_view name(Phase phase) { return phaseNames[static_cast<size_t>(phase)]; }

std::optional<Phase> parsePhase(std::string_view name) {
  for (size_t i = 0; i < std::size(phaseNames); ++i)
    if (phaseNames[i] == name) return static_cast<Phase>(i);
  return std::nullopt;
}

static std::atomic<InstrumentationHook> hook{&addDumps};

void setInstrumentationHook(InstrumentationHook newHook) { hook.store(newHook); }

void addInstrumentation(mlir::PassManager &pm) {
  if (InstrumentationHook installed = hook.load()) installed(pm);
}

} // namespace crout
