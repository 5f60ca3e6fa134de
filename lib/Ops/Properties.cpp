// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Questions about tensors that are answered at once, without a program.
#include "Ops/Build.h"
#include "crout/runtime/parallel.h"
#include "crout/utilities.h"

namespace crout {

static const Tensor &onlyTensor(const Operand &input) {
  if (input.isScalar()) ops::failType("'input' must be a tensor, got a number");
  return input.getTensor();
}

bool is_conj(const Operand &input) {
  OpScope scope("is_conj", input.getWhere());
  return onlyTensor(input).isConjugated();
}
bool is_neg(const Operand &input) {
  OpScope scope("is_neg", input.getWhere());
  return onlyTensor(input).isNegated();
}

bool is_nonzero(const Operand &input) {
  OpScope scope("is_nonzero", input.getWhere());
  return std::visit(
      [](const auto &value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, SymInt>)
          return value.guard() != 0;
        else
          return value != T(0);
      },
      onlyTensor(input).item());
}

// `strong` decides unless `weak` is of a higher category.
static std::optional<DType> combine(std::optional<DType> strong, std::optional<DType> weak) {
  if (!strong || !weak) return strong ? strong : weak;
  if (isComplex(*strong)) return strong;
  if (isFloatingPoint(*strong)) return isComplex(*weak) ? toComplex(*strong) : *strong;
  if (*strong == DType::Bool || isFloatingPoint(*weak) || isComplex(*weak)) return promoteTypes(*strong, *weak);
  return strong;
}

DType result_type(const Operand &tensor1, const Operand &tensor2) {
  OpScope scope("result_type", tensor1.getWhere());
  std::optional<DType> dimensioned, zeroDim, number;
  for (const Operand *operand : {&tensor1, &tensor2}) {
    bool isNumber = operand->isScalar() || operand->getTensor().getImpl()->isNumber;
    DType dtype = operand->isScalar() ? dtypeOfNumber(operand->getScalar()) : operand->getTensor().dtype();
    if (isNumber && isFloatingPoint(dtype)) dtype = defaultDType();
    if (isNumber && isComplex(dtype)) dtype = toComplex(defaultDType());
    std::optional<DType> &slot = isNumber ? number : operand->getTensor().dim() == 0 ? zeroDim : dimensioned;
    slot = slot ? promoteTypes(*slot, dtype) : dtype;
  }
  return combine(dimensioned, combine(zeroDim, number)).value_or(defaultDType());
}

bool set_flush_denormal(bool mode) { return rt::setFlushDenormal(mode); }

} // namespace crout
