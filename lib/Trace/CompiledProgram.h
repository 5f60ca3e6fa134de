// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A traced and compiled function with what is needed to call it, and the table of those of one function.
#ifndef CROUT_TRACE_COMPILEDPROGRAM_H
#define CROUT_TRACE_COMPILEDPROGRAM_H

#include "Jit/Executable.h"
#include "Trace/CallLayout.h"
#include "Trace/SizeExpression.h"
#include "Trace/TensorImpl.h"
#include "Trace/TraceSession.h"
#include "llvm/ADT/Hashing.h"
#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace crout {

class CompiledProgram {
public:
  /// Closes the trace and compiles what it holds.
  CompiledProgram(TraceSession &session, std::span<const Tensor> results);

  /// Where the value of each size symbol is found among the arguments; nowhere for one that is not used.
  struct SymbolSource {
    enum class Kind : uint8_t { Size, Stride, Offset };
    int argument = -1, dim = 0;
    Kind kind = Kind::Size;
  };
  std::vector<SymbolSource> symbols;
  std::shared_ptr<const ShapeEnv> env;
  /// The layout at the first call, and groups of arguments that share memory, which the program takes as one further argument each.
  CallLayout layout;
  std::vector<SharedMemory> shared;
  /// Where the arguments lay in those that are storages.
  llvm::SmallVector<int64_t, 0> storagePlaces;

  bool holds(llvm::ArrayRef<CallArgument> arguments, const CallLayout *layout = nullptr) const;
  std::string firstFailure(llvm::ArrayRef<CallArgument> arguments) const;
  bool writesArguments() const { return !writes.empty(); }
  /// Those of the arguments that the program writes as a whole though several of their elements share one place in memory.
  std::set<int> writtenExpanded(std::span<const Tensor> arguments) const;
  /// Runs it. `trusted`: all arguments are contiguous. `location` is where an error is reported where not empty.
  std::vector<Tensor> run(llvm::MutableArrayRef<CallArgument> arguments, bool trusted, const char *location = nullptr) const;

private:
  /// What a call does to the state of a generator.
  struct Draws {
    Generator generator;
    std::optional<uint64_t> seed; // it begins anew from this first
    SymInt count;
    bool isArgument; // seed and offset are the next two of the last arguments
  };
  std::vector<Draws> draws;
  Generator::State step(const Draws &drawn, llvm::ArrayRef<CallArgument> arguments) const;

  Sizes symbolValues(llvm::ArrayRef<CallArgument> arguments) const;
  const Tensor &argumentTensor(int index, llvm::ArrayRef<CallArgument> arguments, llvm::ArrayRef<Tensor> whole) const;
  void checkWrites(llvm::ArrayRef<CallArgument> arguments, llvm::ArrayRef<Tensor> whole) const;

  std::shared_ptr<const Executable> executable; // null where nothing is computed
  std::vector<Tensor> captured;
  std::vector<TracedResult> results;
  std::vector<TracedWrite> writes;
  bool inOrder = false; // each result is the output at its place, and nothing is written
  bool usesLayouts = false;
  bool capturedContiguous = true;
};

/// Throws the exception for a status; does nothing for CROUT_OK.
void throwStatus(const crout_status &status);
/// Runs an executable on arguments and wraps the buffers it hands over.
llvm::SmallVector<Tensor, 2> runExecutable(const Executable &executable, llvm::ArrayRef<const DLTensor *> arguments, bool trusted,
                                           const std::string *location = nullptr);

/// What decides which program a call runs: numbers that stand for dtypes, ranks, sizes and attributes.
using CallSignature = llvm::SmallVector<int64_t, 24>;

struct CallSignatureHash {
  size_t operator()(const CallSignature &signature) const { return llvm::hash_combine_range(signature.begin(), signature.end()); }
};

/// Programs by signature. Each thread finds those it ran lately without a lock, others under a shared one; making one
/// locks its signature only, so that each is made once, however many threads ask.
class ProgramTable {
public:
  using Make = llvm::function_ref<std::shared_ptr<const CompiledProgram>(const CompiledProgram *similar)>;
  /// The program whose conditions hold for `arguments`; made by `make` where there is none. `similar` is one for the
  /// same signature whose conditions do not hold.
  std::shared_ptr<const CompiledProgram> get(const CallSignature &signature, llvm::ArrayRef<CallArgument> arguments, Make make,
                                             const CallLayout *layout = nullptr);

private:
  struct Variant {
    std::shared_ptr<const CompiledProgram> program;
    Variant *next = nullptr;
  };
  struct Entry {
    std::atomic<Variant *> variants = nullptr;
    std::mutex making;
    ~Entry();
    const Variant *find(llvm::ArrayRef<CallArgument> arguments, const CallLayout *layout) const;
  };
  std::shared_ptr<const CompiledProgram> lookUp(const CallSignature &signature, llvm::ArrayRef<CallArgument> arguments, Make make, const CallLayout *layout);

  const uint64_t id = nextId(); // never used again, unlike an address
  static uint64_t nextId();
  std::shared_mutex mutex;
  std::unordered_map<CallSignature, std::unique_ptr<Entry>, CallSignatureHash> entries;
};

} // namespace crout
#endif // CROUT_TRACE_COMPILEDPROGRAM_H
