// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The process's one linker of objects into memory.
#ifndef CROUT_JIT_SESSION_H
#define CROUT_JIT_SESSION_H

#include "Jit/Executable.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace llvm::orc {
class JITDylib;
}

namespace crout {

/// A dylib of the session with one object; removed from the process with this.
struct Executable::Code {
  ~Code();
  llvm::orc::JITDylib *dylib = nullptr;
  void *body = nullptr;
  const void *signature = nullptr;
};

/// Links `object` and looks up the entry of program `function`. Thread-safe. Throws crout::Error, naming the symbols
/// that nobody defines.
std::unique_ptr<Executable::Code> linkObject(llvm::StringRef object, const std::string &function);

} // namespace crout
#endif // CROUT_JIT_SESSION_H
