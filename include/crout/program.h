// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Programs: functions captured by tracing, compiled in the process, saved, or shipped as libraries.
#ifndef CROUT_PROGRAM_H
#define CROUT_PROGRAM_H

#include "crout/tensor.h"
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace crout {

/// One size of an argument of a program: a number, or the name of a size that is known at the call. Equal names are
/// equal sizes.
using Dim = std::variant<int64_t, std::string>;

struct TensorSpec {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<Dim> dims;
};

/// A function on tensors. Called once with traced tensors to capture it.
using Function = std::function<std::vector<Tensor>(std::span<const Tensor>)>;

/// What an ahead-of-time compilation makes, and for which machine.
struct LibraryOptions {
  std::string header;          // path of the C99 header; empty for none
  std::string triple;          // "" is this machine's
  std::string cpu = "generic"; // as in `llc -mcpu`; "native" is this machine's; x86-64 default is x86-64-v3
  std::string features;        // as in `llc -mattr`
  bool threads = false;        // the program's own loops in parallel
};

/// A captured function in the crout dialect.
class Program {
public:
  /// Captures `function`; `inputs` give the arguments, `resultNames` the names in the C header (default "out0", ...).
  /// Throws what the operations throw, with the user's location.
  static Program trace(std::string name, const Function &function, std::span<const TensorSpec> inputs,
                       std::span<const std::string> resultNames = {});
  /// From text in MLIR's syntax, verified. Throws ValueError with the parser's message, line and column.
  static Program parse(const std::string &mlir);
  static Program load(const std::string &path);
  /// Versioned text; written whole or not at all.
  void save(const std::string &path) const;

  const std::string &name() const;
  std::vector<TensorSpec> inputs() const;
  std::vector<TensorSpec> outputs() const; // a size that is an expression of input sizes is named "?"

  /// The IR after a named phase: "input", "algebra", "linalg", "buffers", "loops", "llvm".
  std::string mlir(const std::string &phase = "input") const;
  /// What the compiler knows about the matrices of the program, why, and which factorisations it makes: a text for people.
  std::string structure() const;
  /// Compiles (once) and runs. Throws LinAlgError, ValueError, ... as eager operations do.
  std::vector<Tensor> operator()(std::span<const Tensor> arguments) const;
  /// Writes what the path's ending says: .so, .a, .o, .ll (LLVM IR), .s (assembly), .mlir (input phase). Built in process.
  void compile(const std::string &path, const LibraryOptions &options = {}) const;

  class Impl; // lib/Trace/ProgramImpl.h
  explicit Program(std::shared_ptr<const Impl> impl) : impl(std::move(impl)) {}
  const std::shared_ptr<const Impl> &getImpl() const { return impl; }

private:
  std::shared_ptr<const Impl> impl;
};

/// `function` compiled at the first call of each signature (dtypes, ranks, which sizes are 1 and which are equal).
/// Thread-safe; one compile per signature, however many threads ask for it.
class Jit {
public:
  explicit Jit(Function function, std::string name = "jit");
  std::vector<Tensor> operator()(std::span<const Tensor> arguments) const;
  /// How many programs have been compiled, and why each was: one line per program.
  std::vector<std::string> explain() const;
  class Impl;

private:
  std::shared_ptr<Impl> impl;
};

} // namespace crout
#endif // CROUT_PROGRAM_H
