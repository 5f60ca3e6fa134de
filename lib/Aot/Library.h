// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program as a file that needs no compiler: shared library, archive, object, assembly, IR, and its C header.
#ifndef CROUT_AOT_LIBRARY_H
#define CROUT_AOT_LIBRARY_H

#include "crout/program.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringRef.h"

namespace crout {

/// Writes what the ending of `path` says (.so, .a, .o, .ll, .s, .mlir) for the one public function of `module`, a module
/// in phase input, which is not changed; and the C header where `options` name one. All in this process; each file is
/// written whole or not at all. Throws crout::Error, ValueError for an ending that is not known.
void emitLibrary(mlir::ModuleOp module, llvm::StringRef path, const LibraryOptions &options);

} // namespace crout
#endif // CROUT_AOT_LIBRARY_H
