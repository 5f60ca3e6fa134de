// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Owner of a program's code.
#include "Jit/Executable.h"
#include "Jit/Session.h"

namespace crout {

Executable::Executable(std::unique_ptr<Code> owned, const CompileStats &stats) : code(std::move(owned)), compileStats(stats) {
  body = reinterpret_cast<crout_body>(code->body);
  signature = static_cast<const crout_signature *>(code->signature);
}

Executable::~Executable() = default;

} // namespace crout
