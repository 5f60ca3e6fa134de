// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A stack of idle contexts behind a lock.
#include "Support/ContextPool.h"
#include "Pipeline/Pipeline.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include <mutex>
#include <utility>
#include <vector>

namespace crout {

// A context keeps every attribute and type it ever made; after this many compilations it goes.
static constexpr unsigned maxUses = 256;
static constexpr size_t maxIdle = 16;

namespace {
struct Idle {
  std::unique_ptr<mlir::MLIRContext> context;
  unsigned uses;
};
struct Pool {
  std::mutex mutex;
  std::vector<Idle> idle;
};
} // namespace

static Pool &pool() {
  static Pool *instance = new Pool; // never destroyed: leases may end while the process does
  return *instance;
}

static std::unique_ptr<mlir::MLIRContext> makeContext() {
  mlir::DialectRegistry registry;
  registerDialects(registry);
  auto context = std::make_unique<mlir::MLIRContext>(registry, mlir::MLIRContext::Threading::DISABLED);
  // What tracing needs; the rest loads with the first compilation, so that a program from the cache does not pay for it.
  context->loadDialect<ir::CroutDialect, mlir::arith::ArithDialect, mlir::func::FuncDialect, mlir::tensor::TensorDialect>();
  return context;
}

ContextLease::ContextLease(std::unique_ptr<mlir::MLIRContext> context, unsigned uses) : context(std::move(context)), uses(uses) {}
ContextLease::ContextLease(ContextLease &&) noexcept = default;

ContextLease &ContextLease::operator=(ContextLease &&other) noexcept {
  std::swap(context, other.context);
  std::swap(uses, other.uses);
  return *this;
}

ContextLease::~ContextLease() {
  if (!context || uses >= maxUses) return;
  Pool &p = pool();
  std::lock_guard lock(p.mutex);
  if (p.idle.size() < maxIdle) p.idle.push_back({std::move(context), uses});
}

ContextLease leaseContext() {
  Pool &p = pool();
  {
    std::lock_guard lock(p.mutex);
    if (!p.idle.empty()) {
      Idle idle = std::move(p.idle.back());
      p.idle.pop_back();
      return ContextLease(std::move(idle.context), idle.uses + 1);
    }
  }
  return ContextLease(makeContext(), 1);
}

} // namespace crout
