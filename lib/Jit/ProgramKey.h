// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The name of a compiled program: everything that its code depends on, hashed.
#ifndef CROUT_JIT_PROGRAMKEY_H
#define CROUT_JIT_PROGRAMKEY_H

#include "Pipeline/Pipeline.h"
#include "Target/Target.h"
#include <array>
#include <cstdint>
#include <string>

namespace mlir {
class ModuleOp;
}

namespace crout {

struct ProgramKey {
  std::array<uint8_t, 32> bytes = {};
  std::string hex() const;
  bool operator<(const ProgramKey &other) const { return bytes < other.bytes; }
  bool operator==(const ProgramKey &other) const = default;
};

/// BLAKE3 over the IR, the options, the target, the switches that change code, this build of Crout and LLVM's version. Locations count only
/// for operations without results: those are the checks, whose location is part of the code.
ProgramKey computeKey(mlir::ModuleOp module, Phase phase, const CompileOptions &options, const TargetDescription &target);

} // namespace crout
#endif // CROUT_JIT_PROGRAMKEY_H
