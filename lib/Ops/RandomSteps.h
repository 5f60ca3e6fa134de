// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Steps of functions that draw random numbers: the bits of each element of a shape, and the distributions that are made of them. The
// transforms are stated in docs/guides/random.md, and modelled in NumPy in test/python/philox.py: change all three together.
#ifndef CROUT_OPS_RANDOMSTEPS_H
#define CROUT_OPS_RANDOMSTEPS_H

#include "Ops/Build.h"
#include "crout/generator.h"

namespace crout::ops {

/// The numbers of one draw: each element of its shape has a block of 128 bits.
class Bits {
public:
  Bits(Tensor seed, Tensor offset, llvm::ArrayRef<SymInt> dims)
      : seed(std::move(seed)), offset(std::move(offset)), dims(dims.begin(), dims.end()) {}

  llvm::ArrayRef<SymInt> shape() const { return dims; }
  const Tensor &getSeed() const { return seed; }
  const Tensor &getOffset() const { return offset; }
  /// Word 0 to 3 as int32.
  Tensor word(int number) const;
  /// Words 2 * number and 2 * number + 1 as int64.
  Tensor lane(int number) const;
  /// In [0, 1), of as many bits as the dtype's significand has. `part` 0 or 1 takes other bits.
  Tensor uniform(DType dtype, int part = 0) const;
  /// Of mean 0 and variance 1; in float32 for a half dtype, in both parts together for a complex one.
  Tensor normal(DType dtype) const;
  /// int64 numbers from `low` up to, and without, `low + count`, where `count` is unsigned. `isWide`: it may be more than 2^32.
  Tensor integers(const Tensor &low, const Tensor &count, bool isWide) const;

private:
  struct Polar {
    Tensor radius, angle;
  };
  Polar polar(DType dtype) const;
  Tensor seed, offset;
  SymSizes dims;
};

/// f16 and bf16 are computed in float32 and rounded once.
inline DType workType(DType dtype) { return dtype == DType::Float16 || dtype == DType::BFloat16 ? DType::Float32 : dtype; }
/// 11, 8, 24 or 53: bits of the significand.
int significand(DType dtype);

/// Makes the program fail with `message` (without the function's name) where an element of `bad` is true.
void require(const Tensor &bad, const std::string &message);

/// An eager tensor of this shape whose elements are never read: it brings the sizes of a draw into its program. Throws where `dtype` of
/// that shape can't be.
Tensor shapeOnly(llvm::ArrayRef<SymInt> size, DType dtype);
SymInt countOf(llvm::ArrayRef<SymInt> size);
inline const Generator &orDefault(const std::optional<Generator> &generator) { return generator ? *generator : defaultGenerator(); }

/// Draws a number for each element of `size`: `body(bits, parameters)` makes them. Parameters broadcast to `size`.
template <typename Body>
Tensor sample(const char *name, llvm::ArrayRef<SymInt> size, DType dtype, const std::optional<Generator> &generator,
              std::initializer_list<Operand> parameters, const Attributes &attributes, const std::source_location &where, Body &&body) {
  if (TraceSession::current()) {
    auto [seed, offset] = session().draw(orDefault(generator), countOf(size));
    return body(Bits(seed, offset, size), Operands(parameters.begin(), parameters.size()));
  }
  Tensor shape = shapeOnly(size, dtype);
  Generator::State state = orDefault(generator).advance(static_cast<uint64_t>(countOf(size).hint()));
  llvm::SmallVector<Operand, 5> operands = {Operand(shape, where), Operand(static_cast<int64_t>(state.seed), where),
                                            Operand(static_cast<int64_t>(state.offset), where)};
  operands.append(parameters.begin(), parameters.end());
  return call(name, CallKind::Elementwise, Operands(operands.data(), operands.size()), attributes, where, [&](Operands in) {
    Bits bits(tensor(in[1], "seed"), tensor(in[2], "offset"), dimsOf(tensor(in[0], "size")));
    return body(bits, in.subspan(3));
  });
}

} // namespace crout::ops
#endif // CROUT_OPS_RANDOMSTEPS_H
