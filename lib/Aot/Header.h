// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The C99 header of a compiled program.
#ifndef CROUT_AOT_HEADER_H
#define CROUT_AOT_HEADER_H

#include "Support/Signature.h"
#include <string>

namespace crout {

/// `name` as an identifier that C, C++ and this project's headers leave free.
std::string cIdentifier(llvm::StringRef name);
/// The same for a function that a library exports: also not one of libc's or libm's, which the library itself calls.
std::string cSymbol(llvm::StringRef name);

/// A header that needs no other file and documents every argument and result. `signature.function` is the C symbol.
std::string makeHeader(const Signature &signature);

} // namespace crout
#endif // CROUT_AOT_HEADER_H
