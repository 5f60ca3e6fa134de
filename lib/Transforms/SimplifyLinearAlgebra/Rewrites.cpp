// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The names of the rewrites.
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

static constexpr llvm::StringLiteral names[] = {
#define CROUT_REWRITE(name, algebra) name,
#include "Transforms/SimplifyLinearAlgebra/Rewrites.def"
#undef CROUT_REWRITE
};

bool crout::ir::isRewriteName(llvm::StringRef name) { return llvm::is_contained(names, name); }

std::string crout::ir::rewriteNames() { return llvm::join(llvm::ArrayRef(names), ", "); }
