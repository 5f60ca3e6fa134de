// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random number generators: a seed, and how many numbers have been drawn since. docs/guides/random.md says which bits follow from them.
#ifndef CROUT_GENERATOR_H
#define CROUT_GENERATOR_H

#include "crout/tensor.h"

namespace crout {

/// A handle on the state of a generator; copies of a handle share it. Thread-safe: of two draws at once each gets numbers of its own.
/// In a trace a draw is part of the program, which draws afresh at each call; there the state can be seeded, but not read.
class Generator {
public:
  struct State {
    uint64_t seed = 67280421310721; // what the reference's generators begin with
    uint64_t offset = 0;            // numbers drawn since
    bool operator==(const State &) const = default;
  };

  /// On the CPU, with the seed above. Error for a device that this build does not have.
  explicit Generator(Device device = {});

  /// Begins anew from a seed; gives itself back.
  const Generator &manualSeed(uint64_t seed) const;
  /// Begins anew from a seed that the system chose, and gives it back.
  uint64_t seed() const;
  /// The seed that it last began from.
  uint64_t initialSeed() const;
  State state() const;
  void setState(const State &state) const;
  /// The state as 16 bytes (uint8): seed and offset, little-endian.
  Tensor stateTensor() const;
  /// ValueError where `state` is not such a tensor.
  void setState(const Tensor &state) const;
  /// Another generator with the same state.
  Generator clone() const;
  /// Takes the next `count` numbers: the state before, atomically with the step over them.
  State advance(uint64_t count) const;
  Device device() const;

  /// Identity, not state.
  bool operator==(const Generator &other) const { return impl == other.impl; }
  size_t hash() const { return std::hash<std::shared_ptr<Impl>>()(impl); }

private:
  struct Impl;
  std::shared_ptr<Impl> impl;
};

/// The generator of functions that are given none, seeded by the system when it is first asked for.
const Generator &defaultGenerator();

} // namespace crout
#endif // CROUT_GENERATOR_H
