// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Draws of whole numbers and truth values.
#include "Ops/RandomRange.h"
#include <limits>

namespace crout::ops {

std::pair<int64_t, int64_t> wholeRange(DType dtype) {
  using Limits = std::numeric_limits<int64_t>;
  switch (dtype) {
  case DType::Bool:
    return {0, 1};
  case DType::UInt8:
    return {0, 255};
  case DType::Int8:
  case DType::Int16:
  case DType::Int32: {
    int64_t half = int64_t{1} << (8 * itemSize(dtype) - 1);
    return {-half, half - 1};
  }
  case DType::Float16:
    return {-65504, 65504};
  default:
    return {Limits::min(), Limits::max()};
  }
}

Tensor sampleIntegers(const char *name, const SymInt &low, const std::optional<SymInt> &high, llvm::ArrayRef<SymInt> size, DType dtype,
                      const std::optional<Generator> &generator, const std::source_location &where) {
  enum Width { Narrow, Wide, All };
  Width width = Wide;
  SymInt last = high ? *high : SymInt(0);
  if (!high) {
    if (low.guard() == std::numeric_limits<int64_t>::min())
      width = All;
    else
      last = SymInt(std::numeric_limits<int64_t>::min()); // one above the largest, as 64 bits wrap
  } else if (low.isSymbolic() || last.isSymbolic()) {
    width = last - low <= SymInt(int64_t{1} << 32) ? Narrow : Wide;
  } else if (static_cast<uint64_t>(last.hint()) - static_cast<uint64_t>(low.hint()) <= uint64_t{1} << 32) {
    width = Narrow;
  }
  return sample(name, size, dtype, generator, {Operand(low, where), Operand(last, where)}, Attributes(dtype, static_cast<int64_t>(width)),
                where, [dtype, width](const Bits &bits, Operands in) {
                  if (width == All) return toDType(bits.lane(0), dtype);
                  Tensor first = tensor(in[0], "low", DType::Int64), end = tensor(in[1], "high", DType::Int64);
                  return toDType(bits.integers(first, binary<ir::SubOp>(end, first), width == Wide), dtype);
                });
}

Tensor sampleTruths(const char *name, llvm::ArrayRef<SymInt> size, DType dtype, const Operand &p, const std::optional<Generator> &generator,
                    const std::source_location &where) {
  bool checks = !p.isScalar();
  if (!checks && !(toDouble(p.getScalar()) >= 0 && toDouble(p.getScalar()) <= 1))
    fail("'p' must be a probability, in [0, 1], got " + std::to_string(toDouble(p.getScalar())));
  if (isComplex(dtype)) fail("'input' must be real, got " + describe(dtype));
  // In double precision, so that small probabilities are what they say.
  return sample(name, size, dtype, generator, {p}, Attributes(dtype, checks), where, [dtype, checks](const Bits &bits, Operands in) {
    Tensor probability = tensor(in[0], "p", DType::Float64);
    if (checks) {
      Tensor good = binary<ir::LogicalAndOp>(compare(ir::ComparePredicate::ge, probability, constant(0.0, DType::Float64)),
                                             compare(ir::ComparePredicate::le, probability, constant(1.0, DType::Float64)));
      require(unary<ir::LogicalNotOp>(good), "'p' must hold probabilities, in [0, 1], found an element outside");
    }
    return toDType(compare(ir::ComparePredicate::lt, bits.uniform(DType::Float64), probability), dtype);
  });
}

} // namespace crout::ops
