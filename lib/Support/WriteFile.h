// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes files whole or not at all.
#ifndef CROUT_SUPPORT_WRITEFILE_H
#define CROUT_SUPPORT_WRITEFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace crout {

/// Replaces the file at `path` by `contents` in one step ("-" is standard output). Throws crout::Error naming the path.
void writeFile(llvm::StringRef path, llvm::StringRef contents);

/// Calls `write` with the path of a new file in the same folder, then renames that file to `path`. Whatever goes wrong,
/// an exception of `write` included, the new file is removed and what was at `path` stays. Throws crout::Error.
void replaceFile(llvm::StringRef path, llvm::function_ref<void(const std::string &temporary)> write);

} // namespace crout
#endif // CROUT_SUPPORT_WRITEFILE_H
