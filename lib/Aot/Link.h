// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From an object to a shared library or an archive, without leaving the process.
#ifndef CROUT_AOT_LINK_H
#define CROUT_AOT_LINK_H

#include "llvm/ADT/StringRef.h"
#include "llvm/TargetParser/Triple.h"

namespace crout {

/// Links `object` with what it needs of the runtime into a shared library that exports `symbol` only and needs libc and
/// libm, with `threads` the OpenMP runtime too. Throws crout::Error.
void linkSharedLibrary(llvm::StringRef object, llvm::StringRef path, llvm::StringRef symbol, const llvm::Triple &triple, bool threads);

/// Writes `object` and the runtime's members into an archive. Throws crout::Error.
void writeArchive(llvm::StringRef object, llvm::StringRef path, llvm::StringRef symbol, const llvm::Triple &triple);

} // namespace crout
#endif // CROUT_AOT_LINK_H
