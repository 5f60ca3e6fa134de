// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Programs from text, called with vectors.
#ifndef CROUT_TEST_UNIT_JIT_PROGRAMS_H
#define CROUT_TEST_UNIT_JIT_PROGRAMS_H

#include "Jit/Executable.h"
#include "Support/ContextPool.h"
#include "Support/Parse.h"
#include "crout/error.h"
#include "crout/runtime/call.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace crout::test {

inline std::shared_ptr<const Executable> compileText(const std::string &text, const CompileOptions &options = {}) {
  ContextLease context = leaseContext();
  std::string error;
  mlir::OwningOpRef<mlir::ModuleOp> module = parseModule(text, "test.mlir", *context, error);
  if (!module) throw ValueError(error);
  return compile(*module, options);
}

template <typename T> constexpr DLDataType dataType() {
  return {static_cast<uint8_t>(std::is_floating_point_v<T> ? kDLFloat : kDLInt), static_cast<uint8_t>(8 * sizeof(T)), 1};
}

/// Calls a program of one-dimensional tensors of T with one result; throws Error where the status says so.
template <typename T> std::vector<T> call(const Executable &executable, std::vector<std::vector<T>> inputs) {
  std::vector<DLTensor> tensors(inputs.size());
  std::vector<const DLTensor *> pointers;
  std::vector<int64_t> sizes(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    sizes[i] = inputs[i].size();
    tensors[i] = {inputs[i].data(), {kDLCPU, 0}, 1, dataType<T>(), &sizes[i], nullptr, 0};
    pointers.push_back(&tensors[i]);
  }
  int64_t shape[8] = {};
  DLTensor result = {};
  result.shape = shape;
  DLTensor *results[] = {&result};
  crout_status status = {};
  if (executable.invoke(pointers, results, 0, &status) != CROUT_OK) throw Error(status.message, status.location);
  int64_t count = result.ndim == 0 ? 1 : shape[0];
  auto *data = static_cast<T *>(result.data);
  std::vector<T> values(data, data + count);
  std::free(result.data);
  return values;
}

} // namespace crout::test
#endif // CROUT_TEST_UNIT_JIT_PROGRAMS_H
