// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Contexts of MLIR, one per compilation at a time, with their dialects loaded once and used again.
#ifndef CROUT_SUPPORT_CONTEXTPOOL_H
#define CROUT_SUPPORT_CONTEXTPOOL_H

#include <memory>

namespace mlir {
class MLIRContext;
}

namespace crout {

/// Exclusive use of one context until destroyed. No operation made in it may outlive it; a context that has held much
/// is not used again, so attributes do not pile up.
class ContextLease {
public:
  ContextLease(ContextLease &&) noexcept;
  ContextLease &operator=(ContextLease &&) noexcept;
  ~ContextLease();
  mlir::MLIRContext &operator*() const { return *context; }
  mlir::MLIRContext *operator->() const { return context.get(); }
  mlir::MLIRContext *get() const { return context.get(); }

private:
  friend ContextLease leaseContext();
  explicit ContextLease(std::unique_ptr<mlir::MLIRContext> context, unsigned uses);
  std::unique_ptr<mlir::MLIRContext> context;
  unsigned uses;
};

/// Thread-safe; makes a context when none is free.
ContextLease leaseContext();

} // namespace crout
#endif // CROUT_SUPPORT_CONTEXTPOOL_H
