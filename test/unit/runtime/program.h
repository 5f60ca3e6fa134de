// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Small stand-ins for compiled programs and for the tensors that callers pass.
#ifndef CROUT_TEST_RUNTIME_PROGRAM_H
#define CROUT_TEST_RUNTIME_PROGRAM_H

#include "crout/runtime/call.h"
#include "crout/runtime/elements.h"
#include <complex>
#include <cstring>
#include <string>
#include <vector>

namespace crout::test {

inline constexpr DLDataType kF32{kDLFloat, 32, 1}, kF64{kDLFloat, 64, 1}, kI32{kDLInt, 32, 1}, kI64{kDLInt, 64, 1}, kC64{kDLComplex, 64, 1},
    kC128{kDLComplex, 128, 1}, kBool{kDLBool, 8, 1}, kU8{kDLUInt, 8, 1}, kF16{kDLFloat, 16, 1}, kBF16{kDLBfloat, 16, 1}, kI8{kDLInt, 8, 1},
    kI16{kDLInt, 16, 1};

/// A descriptor that owns its sizes and strides.
struct View {
  std::vector<int64_t> sizes, strides;
  DLTensor tensor{};

  View(void *data, DLDataType dtype, std::vector<int64_t> sizesIn, std::vector<int64_t> stridesIn = {}, uint64_t byteOffset = 0)
      : sizes(std::move(sizesIn)), strides(std::move(stridesIn)) {
    tensor = {data,      {kDLCPU, 0}, static_cast<int32_t>(sizes.size()), dtype, sizes.data(), strides.empty() ? nullptr : strides.data(),
              byteOffset};
  }
  View(const View &) = delete;
  operator const DLTensor *() const { return &tensor; }
  operator DLTensor *() { return &tensor; }
};

/// A signature with its parameters; dims below zero are symbols.
struct Program {
  struct Param {
    std::string name;
    DLDataType dtype;
    std::vector<int64_t> dims;
  };
  std::vector<Param> args, results;
  std::vector<crout_param> cArgs, cResults;
  crout_signature signature{};

  Program(std::string functionName, int32_t symbols, std::vector<Param> argsIn, std::vector<Param> resultsIn)
      : args(std::move(argsIn)), results(std::move(resultsIn)), function(std::move(functionName)) {
    for (const Param &p : args)
      cArgs.push_back({p.name.c_str(), p.dtype, static_cast<int32_t>(p.dims.size()), p.dims.data()});
    for (const Param &p : results)
      cResults.push_back({p.name.c_str(), p.dtype, static_cast<int32_t>(p.dims.size()), p.dims.data()});
    signature = {function.c_str(), static_cast<int32_t>(args.size()), static_cast<int32_t>(results.size()), symbols, cArgs.data(),
                 cResults.data()};
  }
  Program(const Program &) = delete;

  int32_t run(crout_body body, std::vector<const DLTensor *> argList, std::vector<DLTensor *> resultList, uint32_t flags = 0) {
    return crout_rt_invoke(&signature, body, argList.data(), resultList.data(), flags, &status);
  }
  crout_status status{};

private:
  std::string function;
};

/// A result's memory as compiled code gets it. A failed allocation jumps out of the body: nothing in it may need a destructor.
template <typename T> T *makeResult(DLTensor &result, const int64_t *sizes) {
  int64_t count = 1;
  for (int32_t i = 0; i < result.ndim; ++i) {
    result.shape[i] = sizes[i];
    count *= sizes[i];
  }
  result.data = _mlir_memref_to_llvm_alloc(static_cast<size_t>(count) * sizeof(T));
  return static_cast<T *>(result.data);
}
template <typename T> T *makeResult(DLTensor &result, std::initializer_list<int64_t> sizes) { return makeResult<T>(result, sizes.begin()); }

/// r = 2 a, elementwise, float64, of any shape.
inline void doubled(const DLTensor *args, DLTensor *results) {
  const DLTensor &a = args[0];
  double *r = makeResult<double>(results[0], a.shape);
  int64_t count = rt::elementCount(a.shape, a.ndim);
  for (int64_t i = 0; i < count; ++i)
    r[i] = 2 * static_cast<const double *>(a.data)[i];
}

} // namespace crout::test
#endif // CROUT_TEST_RUNTIME_PROGRAM_H
