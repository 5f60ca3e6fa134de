// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The names of the rewrites.
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

static constexpr StringLiteral names[] = {
#define CROUT_REWRITE(name, algebra) name,
#include "Transforms/SimplifyLinearAlgebra/Rewrites.def"
#undef CROUT_REWRITE
};
static constexpr StringLiteral onRequestNames[] = {
#define CROUT_REWRITE(name, algebra)
#define CROUT_REWRITE_ON_REQUEST(name, algebra) name,
#include "Transforms/SimplifyLinearAlgebra/Rewrites.def"
#undef CROUT_REWRITE_ON_REQUEST
#undef CROUT_REWRITE
};

bool crout::ir::isRewriteName(StringRef name) { return is_contained(names, name); }
bool crout::ir::isRewriteOnRequest(StringRef name) { return is_contained(onRequestNames, name); }

std::string crout::ir::rewriteNames() { return join(ArrayRef(names), ", "); }

bool crout::ir::isDisabled(ArrayRef<std::string> disabled, StringRef name) { return is_contained(disabled, name) || is_contained(disabled, "all"); }

LogicalResult crout::ir::checkRewriteNames(mlir::Operation *op, ArrayRef<std::string> given, bool onRequest) {
  for (const std::string &name : given) {
    if (onRequest ? isRewriteOnRequest(name) : name == "all" || isRewriteName(name))
      continue;
    return op->emitError("there is no rewrite ") << (onRequest ? "on request " : "") << "named '" << name << "'; there are "
                                                 << (onRequest ? join(ArrayRef(onRequestNames), ", ") : rewriteNames());
  }
  return success();
}
