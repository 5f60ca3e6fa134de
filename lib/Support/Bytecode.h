// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads MLIR bytecode, whose reader upstream trusts its input, at arm's length.
#ifndef CROUT_SUPPORT_BYTECODE_H
#define CROUT_SUPPORT_BYTECODE_H

#include "mlir/IR/DialectRegistry.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>

namespace crout {

/// Turns bytecode into text in a child process with limits on memory and time, whose death is an error here. For
/// tools: the process must have one thread. Null with a message in `error`.
std::unique_ptr<llvm::MemoryBuffer> bytecodeToText(const llvm::MemoryBuffer &bytecode, const mlir::DialectRegistry &registry, std::string &error);

} // namespace crout
#endif // CROUT_SUPPORT_BYTECODE_H
