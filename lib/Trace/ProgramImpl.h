// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a Program holds: its text, which every use parses into a context of its own, and its compiled form.
#ifndef CROUT_TRACE_PROGRAMIMPL_H
#define CROUT_TRACE_PROGRAMIMPL_H

#include "Jit/Executable.h"
#include "Support/ContextPool.h"
#include "Support/Signature.h"
#include "crout/program.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include <mutex>

namespace crout {

class Program::Impl {
public:
  /// Takes what it needs from a verified module in phase input. Throws ValueError unless it has one public function.
  explicit Impl(mlir::ModuleOp module);

  struct Parsed {
    ContextLease context;
    mlir::OwningOpRef<mlir::ModuleOp> module;
  };
  Parsed parsed() const;
  const std::shared_ptr<const Executable> &executable() const;

  Signature signature;
  std::string text; // with locations

private:
  mutable std::once_flag compiled;
  mutable std::shared_ptr<const Executable> code;
};

} // namespace crout
#endif // CROUT_TRACE_PROGRAMIMPL_H
