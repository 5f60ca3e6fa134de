// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads textual IR that may be hostile: the only door through which files and strings reach MLIR's parser.
#ifndef CROUT_SUPPORT_PARSE_H
#define CROUT_SUPPORT_PARSE_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace llvm {
class MemoryBuffer;
}

namespace crout {

/// What text may ask of the parser. Upstream's parser, printer and verifiers recurse once per level and have no limit
/// of their own; a level costs up to 2 KiB of stack.
struct ParseLimits {
  size_t bytes = size_t(256) << 20;
  /// Levels of regions, attributes, types, locations and affine expressions together, aliases included.
  unsigned nesting = 256;
  /// Uses of other aliases that writing out one alias would take: stops `#b = [#a, #a]`, `#c = [#b, #b]`, ...
  unsigned aliasExpansion = 1 << 16;
  unsigned rank = 64;
  unsigned integerWidth = 4096;
};

/// Looks over `text` without recursion. Returns what is wrong, as `name:line:column: message`, or an empty string.
/// Text with `splitMarker` (as `// -----`) is looked over chunk by chunk.
std::string checkText(llvm::StringRef text, llvm::StringRef name, llvm::StringRef splitMarker = {}, const ParseLimits &limits = {});

/// Checks, parses and verifies `text`. Null with a message of `name:line:column: ...` lines in `error` where anything
/// is wrong; never crashes. Diagnostics go to `error` only. Bytecode is refused.
mlir::OwningOpRef<mlir::ModuleOp> parseModule(llvm::StringRef text, llvm::StringRef name, mlir::MLIRContext &context, std::string &error);

/// Contents of a file, or of standard input for "-". Null with a message in `error`.
std::unique_ptr<llvm::MemoryBuffer> readFile(llvm::StringRef path, std::string &error, const ParseLimits &limits = {});

} // namespace crout
#endif // CROUT_SUPPORT_PARSE_H
