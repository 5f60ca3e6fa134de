// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From an object to a shared library or an archive, without leaving the process.
#ifndef CROUT_AOT_LINK_H
#define CROUT_AOT_LINK_H

#include "llvm/ADT/StringRef.h"
#include "llvm/TargetParser/Triple.h"
#include <string>

namespace crout {

struct LinkOptions {
  llvm::Triple triple;
  std::string symbol;      // the one that the library exports
  std::string kernelDType; // "float32" where the program's only floating-point or complex type is that; "" for several
};

/// Links `object` with what it needs of the runtime into a shared library that needs libc and libm. Throws crout::Error.
void linkSharedLibrary(llvm::StringRef object, llvm::StringRef path, const LinkOptions &options);

/// Writes `object` and the runtime's members into an archive. Throws crout::Error.
void writeArchive(llvm::StringRef object, llvm::StringRef path, llvm::StringRef symbol, const llvm::Triple &triple);

} // namespace crout
#endif // CROUT_AOT_LINK_H
