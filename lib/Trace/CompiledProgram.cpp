// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls of compiled functions: arguments in, tensors or exceptions out.
#include "Trace/CompiledProgram.h"
#include "Trace/OpScope.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include <cstring>

namespace crout {

void throwStatus(const crout_status &status) {
  std::string message = status.message, location = status.location;
  switch (status.code) {
  case CROUT_OK:
    return;
  case CROUT_SINGULAR:
  case CROUT_NOT_CONVERGED:
    throw LinAlgError(message, status.index, location);
  case CROUT_INVALID_ARGUMENT:
    throw ValueError(message, location);
  case CROUT_OUT_OF_MEMORY:
    throw MemoryError(message, location);
  default:
    throw Error(message, location);
  }
}

static void copyText(char *target, size_t size, const std::string &text) {
  size_t length = std::min(size - 1, text.size());
  std::memcpy(target, text.data(), length);
  target[length] = 0;
}

llvm::SmallVector<Tensor, 2> runExecutable(const Executable &executable, llvm::ArrayRef<const DLTensor *> arguments, bool trusted,
                                           const std::string *location) {
  const crout_signature &signature = *executable.signature;
  size_t count = static_cast<size_t>(signature.num_results);
  llvm::SmallVector<DLTensor, 4> outputs(count);
  llvm::SmallVector<DLTensor *, 4> outputPointers(count);
  llvm::SmallVector<int64_t, 16> shapes;
  size_t totalRank = 0;
  for (size_t i = 0; i < count; ++i)
    totalRank += static_cast<size_t>(signature.results[i].rank);
  shapes.resize(totalRank);
  int64_t *shape = shapes.data();
  for (size_t i = 0; i < count; ++i) {
    outputs[i] = {nullptr, {kDLCPU, 0}, signature.results[i].rank, signature.results[i].dtype, shape, nullptr, 0};
    outputPointers[i] = &outputs[i];
    shape += signature.results[i].rank;
  }
  crout_status status;
  status.code = CROUT_OK;
  uint32_t flags = CROUT_INVOKE_ADOPT | (trusted ? CROUT_INVOKE_TRUSTED : 0u);
  if (executable.invoke(arguments, outputPointers, flags, &status) != CROUT_OK) {
    if (location) copyText(status.location, sizeof(status.location), *location);
    throwStatus(status);
  }
  llvm::SmallVector<Tensor, 2> results;
  for (DLTensor &output : outputs) {
    // A result that starts inside its buffer keeps its distance from it.
    llvm::ArrayRef<int64_t> sizes(output.shape, static_cast<size_t>(output.ndim));
    DType dtype = fromDLPack(output.dtype);
    int64_t start = static_cast<int64_t>(output.byte_offset), bytes = product(sizes) * itemSize(dtype);
    rt::StorageRef storage = rt::Storage::adoptBlock(output.data, static_cast<size_t>(start + bytes));
    if (!storage) throw MemoryError("no memory for a result of shape " + shapeString(sizes));
    results.push_back(makeEager(std::move(storage), sizes, dtype, start / itemSize(dtype)));
  }
  return results;
}

//===----------------------------------------------------------------------===//
// CompiledProgram
//===----------------------------------------------------------------------===//

CompiledProgram::CompiledProgram(TraceSession &session, std::span<const Tensor> traced) : env(session.env()) {
  results = session.finish(traced);
  captured = session.getCaptured();
  for (const TracedGenerator &drawn : session.getGenerators())
    draws.push_back({drawn.generator, drawn.seed, drawn.drawn, static_cast<bool>(drawn.seedArgument)});
  writes = session.getWrites();
  usesLayouts = session.usesLayouts();
  capturedContiguous =
      llvm::all_of(captured, [](const Tensor &x) { return isContiguous(x.getImpl()->sizes, x.getImpl()->strides); });
  inOrder = writes.empty() && llvm::all_of(llvm::enumerate(results), [](auto entry) {
              const TracedResult &result = entry.value();
              return result.kind == TracedResult::Kind::Output && !result.isView && !result.pending && result.index == static_cast<int>(entry.index());
            });
  bool computes = !writes.empty() || llvm::any_of(results, [](const TracedResult &result) { return result.kind == TracedResult::Kind::Output; });
  session.getModule().walk([&](mlir::Operation *op) {
    if (auto effects = mlir::dyn_cast<mlir::MemoryEffectOpInterface>(op)) computes |= !effects.hasNoEffect();
  });
  if (computes) executable = crout::compile(session.getModule());
}

Sizes CompiledProgram::symbolValues(llvm::ArrayRef<CallArgument> arguments) const {
  Sizes values;
  for (auto [argument, dim, kind] : symbols) {
    if (argument < 0) {
      values.push_back(0);
      continue;
    }
    const CallArgument &source = arguments[static_cast<size_t>(argument)];
    values.push_back(kind == SymbolSource::Kind::Size     ? source.dl.shape[dim]
                     : kind == SymbolSource::Kind::Stride ? source.dl.strides[dim]
                                                          : source.tensor->getImpl()->offset);
  }
  return values;
}

bool CompiledProgram::holds(llvm::ArrayRef<CallArgument> arguments, const CallLayout *now) const {
  if (now && usesLayouts && now->arguments != layout.arguments) return false;
  // Shared memory matters to who writes; a program made for it takes that layout only.
  if (now && now->aliases != layout.aliases && (writesArguments() || !layout.aliases.empty())) return false;
  if (!storagePlaces.empty() && placesInStorages(shared, arguments) != storagePlaces) return false;
  return env->getGuards().empty() || env->holds(symbolValues(arguments));
}
std::string CompiledProgram::firstFailure(llvm::ArrayRef<CallArgument> arguments) const {
  return env->firstFailure(symbolValues(arguments));
}

// Arguments come first, then the memory that some of them share, then captured tensors.
const Tensor &CompiledProgram::argumentTensor(int index, llvm::ArrayRef<CallArgument> arguments, llvm::ArrayRef<Tensor> whole) const {
  size_t i = static_cast<size_t>(index);
  if (i < arguments.size()) return *arguments[i].tensor;
  return i < arguments.size() + whole.size() ? whole[i - arguments.size()] : captured[i - arguments.size() - whole.size()];
}

void CompiledProgram::checkWrites(llvm::ArrayRef<CallArgument> arguments, llvm::ArrayRef<Tensor> whole) const {
  for (const TracedWrite &write : writes) {
    const Tensor &target = argumentTensor(write.argument, arguments, whole);
    checkWritable(target, "argument");
    // What a captured tensor shares with others is not known when the program is made.
    for (const Tensor &other : captured) {
      bool isTarget = static_cast<size_t>(write.argument) >= arguments.size() + whole.size() && &other == &target;
      if (!isTarget && mayOverlap(*target.getImpl(), *other.getImpl()))
        throw Error("a tensor that the jitted function captures shares memory with one that it writes; pass both as arguments");
    }
    if (static_cast<size_t>(write.argument) < arguments.size() + whole.size()) continue;
    for (const CallArgument &argument : arguments)
      if (argument.tensor && mayOverlap(*target.getImpl(), *argument.tensor->getImpl()))
        throw Error("an argument shares memory with a captured tensor that the jitted function writes; pass both as arguments");
  }
}

std::set<int> CompiledProgram::writtenExpanded(std::span<const Tensor> arguments) const {
  std::set<int> found;
  for (const TracedWrite &write : writes) {
    if (static_cast<size_t>(write.argument) >= arguments.size()) continue;
    const Tensor::Impl &impl = *arguments[static_cast<size_t>(write.argument)].getImpl();
    if (overlapsItself(impl.sizes, impl.strides)) found.insert(write.argument);
  }
  return found;
}

Generator::State CompiledProgram::step(const Draws &drawn, llvm::ArrayRef<CallArgument> arguments) const {
  int64_t count = drawn.count.isSymbolic() ? env->evaluate(drawn.count.getNode()->polynomial, symbolValues(arguments)) : drawn.count.hint();
  if (!drawn.seed) return drawn.generator.advance(static_cast<uint64_t>(count));
  Generator::State before = drawn.generator.state();
  drawn.generator.setState(Generator::State{*drawn.seed, static_cast<uint64_t>(count)});
  return before;
}

std::vector<Tensor> CompiledProgram::run(llvm::MutableArrayRef<CallArgument> arguments, bool trusted, const char *location) const {
  llvm::SmallVector<Tensor, 2> outputs;
  llvm::SmallVector<Tensor, 0> whole;
  for (const SharedMemory &memory : shared)
    whole.push_back(memoryOf(memory, [&](int i) -> const Tensor & { return *arguments[static_cast<size_t>(i)].tensor; }));
  if (!writes.empty()) checkWrites(arguments, whole);
  llvm::SmallVector<Generator::State, 1> states;
  for (const Draws &drawn : draws)
    states.push_back(step(drawn, arguments));
  if (executable) {
    llvm::SmallVector<const DLTensor *, 8> pointers;
    for (CallArgument &argument : arguments)
      pointers.push_back(&argument.dl);
    llvm::SmallVector<CallArgument, 0> hidden(whole.size() + captured.size());
    for (size_t i = 0; i < hidden.size(); ++i) {
      hidden[i].setTensor(i < whole.size() ? whole[i] : captured[i - whole.size()]);
      pointers.push_back(&hidden[i].dl);
    }
    llvm::SmallVector<DLTensor, 2> stateArguments;
    for (auto [drawn, state] : llvm::zip_equal(draws, states))
      if (drawn.isArgument)
        for (uint64_t *value : {&state.seed, &state.offset})
          stateArguments.push_back({value, {kDLCPU, 0}, 0, toDLPack(DType::Int64), nullptr, nullptr, 0});
    for (const DLTensor &argument : stateArguments)
      pointers.push_back(&argument);
    bool contiguous = trusted && capturedContiguous;
    if (location) {
      std::string text = location;
      outputs = runExecutable(*executable, pointers, contiguous, &text);
    } else {
      outputs = runExecutable(*executable, pointers, contiguous);
    }
  }
  for (const TracedWrite &write : writes)
    writeElements(outputs[static_cast<size_t>(write.output)], unresolved(argumentTensor(write.argument, arguments, whole)));
  std::vector<Tensor> tensors;
  tensors.reserve(results.size());
  if (inOrder) {
    for (Tensor &output : outputs)
      tensors.push_back(std::move(output));
    return tensors;
  }
  Sizes values;
  auto evaluate = [&](const SymInt &size) {
    if (!size.isSymbolic()) return size.hint();
    if (values.empty()) values = symbolValues(arguments);
    return env->evaluate(size.getNode()->polynomial, values);
  };
  for (const TracedResult &result : results) {
    if (result.kind == TracedResult::Kind::Constant) {
      tensors.push_back(result.constant);
      continue;
    }
    bool isOutput = result.kind == TracedResult::Kind::Output;
    size_t index = static_cast<size_t>(result.index);
    if (!isOutput && index < arguments.size() && !arguments[index].tensor) {
      const DLTensor &number = arguments[index].dl;
      tensors.push_back(Tensor::fromData(number.data, {}, fromDLPack(number.dtype)));
      continue;
    }
    const Tensor &source = isOutput ? outputs[index] : argumentTensor(result.index, arguments, whole);
    if (!result.isView) {
      tensors.push_back(result.pending ? makeView(source, source.getImpl()->sizes, source.getImpl()->strides, source.getImpl()->offset) : source);
      if (result.pending) tensors.back().getImpl()->pending = result.pending;
      continue;
    }
    Sizes sizes, strides;
    for (const SymInt &size : result.sizes)
      sizes.push_back(evaluate(size));
    for (const SymInt &stride : result.strides)
      strides.push_back(evaluate(stride));
    // An output starts where its memory does, for the trace; offsets of arguments are counted from the storage's start.
    int64_t start = evaluate(result.offset), scale = itemSize(source.dtype()), unit = itemSize(result.dtype);
    if (isOutput || index >= arguments.size()) start += source.getImpl()->offset * scale / unit;
    tensors.push_back(makeView(source, sizes, strides, start, result.dtype));
    tensors.back().getImpl()->pending = result.pending;
  }
  return tensors;
}

ProgramTable::Entry::~Entry() {
  for (Variant *variant = variants; variant;)
    delete std::exchange(variant, variant->next);
}

const ProgramTable::Variant *ProgramTable::Entry::find(llvm::ArrayRef<CallArgument> arguments, const CallLayout *layout) const {
  for (const Variant *variant = variants.load(std::memory_order_acquire); variant; variant = variant->next)
    if (variant->program->holds(arguments, layout)) return variant;
  return nullptr;
}

uint64_t ProgramTable::nextId() {
  static std::atomic<uint64_t> next = 1;
  return next++;
}

namespace {
struct RecentCall {
  uint64_t table = 0;
  CallSignature signature;
  std::shared_ptr<const CompiledProgram> program;
};
constexpr size_t recentCalls = 64; // per thread
thread_local RecentCall recent[recentCalls];
} // namespace

std::shared_ptr<const CompiledProgram> ProgramTable::get(const CallSignature &signature, llvm::ArrayRef<CallArgument> arguments,
                                                         Make make, const CallLayout *layout) {
  uint64_t hash = id;
  for (int64_t word : signature)
    hash = (hash ^ static_cast<uint64_t>(word)) * 0x9e3779b97f4a7c15u;
  RecentCall &call = recent[(hash >> 32) % recentCalls];
  if (call.table == id && call.signature == signature && call.program->holds(arguments, layout)) return call.program;
  auto program = lookUp(signature, arguments, make, layout);
  call = {id, signature, program};
  return program;
}

std::shared_ptr<const CompiledProgram> ProgramTable::lookUp(const CallSignature &signature, llvm::ArrayRef<CallArgument> arguments,
                                                            Make make, const CallLayout *layout) {
  Entry *entry = nullptr;
  {
    std::shared_lock lock(mutex);
    if (auto found = entries.find(signature); found != entries.end()) {
      entry = found->second.get();
      if (const Variant *variant = entry->find(arguments, layout)) return variant->program;
    }
  }
  if (!entry) {
    std::unique_lock lock(mutex);
    auto &slot = entries[signature];
    if (!slot) slot = std::make_unique<Entry>();
    entry = slot.get();
  }
  std::lock_guard making(entry->making);
  if (const Variant *variant = entry->find(arguments, layout)) return variant->program;
  const Variant *latest = entry->variants.load(std::memory_order_acquire);
  auto program = make(latest ? latest->program.get() : nullptr);
  auto *variant = new Variant{program, entry->variants.load(std::memory_order_relaxed)};
  entry->variants.store(variant, std::memory_order_release);
  return program;
}

} // namespace crout
