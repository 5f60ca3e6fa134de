// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls of compiled functions: arguments in, tensors or exceptions out.
#include "Trace/CompiledProgram.h"
#include "Trace/OpScope.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include <cstring>

namespace crout {

void CallArgument::setTensor(const Tensor &value) {
  tensor = &value;
  Tensor::Impl &impl = *value.getImpl();
  dl = {impl.data(),
        {impl.device.type, impl.device.index},
        static_cast<int32_t>(impl.sizes.size()),
        toDLPack(impl.dtype),
        impl.sizes.data(),
        impl.strides.data(),
        0};
}

void CallArgument::setTensor(const Tensor &value, llvm::MutableArrayRef<int64_t> sizes) {
  setTensor(value);
  dl.ndim = static_cast<int32_t>(sizes.size());
  dl.shape = sizes.data();
  dl.strides = nullptr;
}

void CallArgument::setNumber(const Scalar &value) {
  tensor = nullptr;
  std::visit(
      [&](const auto &x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, SymInt>) {
          int64_t size = x.guard();
          std::memcpy(number, &size, sizeof(size));
        } else {
          std::memcpy(number, &x, sizeof(x));
        }
      },
      value);
  dl = {number, {kDLCPU, 0}, 0, toDLPack(dtypeOfNumber(value)), nullptr, nullptr, 0};
}

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
    std::shared_ptr<void> buffer(output.data, crout_rt_free);
    std::shared_ptr<void> elements(buffer, static_cast<char *>(output.data) + output.byte_offset);
    results.push_back(
        makeEager(std::move(elements), llvm::ArrayRef<int64_t>(output.shape, static_cast<size_t>(output.ndim)), fromDLPack(output.dtype)));
  }
  return results;
}

CompiledProgram::CompiledProgram(TraceSession &session, std::span<const Tensor> traced) : env(session.env()) {
  results = session.finish(traced);
  for (const Tensor &tensor : session.getCaptured())
    captured.push_back(contiguousEager(tensor));
  inOrder = llvm::all_of(llvm::enumerate(results), [](auto entry) {
    return entry.value().kind == TracedResult::Kind::Output && entry.value().index == static_cast<int>(entry.index());
  });
  bool computes = llvm::any_of(results, [](const TracedResult &result) { return result.kind == TracedResult::Kind::Output; });
  session.getModule().walk([&](mlir::Operation *op) {
    if (auto effects = mlir::dyn_cast<mlir::MemoryEffectOpInterface>(op)) computes |= !effects.hasNoEffect();
  });
  if (computes) executable = crout::compile(session.getModule());
  for (const Tensor &tensor : captured) {
    CallArgument argument;
    argument.setTensor(tensor);
    capturedArguments.push_back(argument.dl);
  }
}

Sizes CompiledProgram::symbolValues(llvm::ArrayRef<CallArgument> arguments) const {
  Sizes values;
  for (auto [argument, dim] : symbols)
    values.push_back(argument < 0 ? 0 : arguments[static_cast<size_t>(argument)].dl.shape[dim]);
  return values;
}

bool CompiledProgram::holds(llvm::ArrayRef<CallArgument> arguments) const {
  return env->getGuards().empty() || env->holds(symbolValues(arguments));
}
std::string CompiledProgram::firstFailure(llvm::ArrayRef<CallArgument> arguments) const {
  return env->firstFailure(symbolValues(arguments));
}

std::vector<Tensor> CompiledProgram::run(llvm::MutableArrayRef<CallArgument> arguments, bool trusted, const char *location) const {
  llvm::SmallVector<Tensor, 2> outputs;
  if (executable) {
    llvm::SmallVector<const DLTensor *, 8> pointers;
    for (CallArgument &argument : arguments)
      pointers.push_back(&argument.dl);
    for (const DLTensor &argument : capturedArguments)
      pointers.push_back(&argument);
    if (location) {
      std::string text = location;
      outputs = runExecutable(*executable, pointers, trusted, &text);
    } else {
      outputs = runExecutable(*executable, pointers, trusted);
    }
  }
  std::vector<Tensor> tensors;
  tensors.reserve(results.size());
  if (inOrder) {
    for (Tensor &output : outputs)
      tensors.push_back(std::move(output));
    return tensors;
  }
  for (const TracedResult &result : results) {
    switch (result.kind) {
    case TracedResult::Kind::Output:
      tensors.push_back(outputs[static_cast<size_t>(result.index)]);
      break;
    case TracedResult::Kind::Argument: {
      size_t index = static_cast<size_t>(result.index);
      if (index >= arguments.size())
        tensors.push_back(captured[index - arguments.size()]);
      else if (arguments[index].tensor)
        tensors.push_back(*arguments[index].tensor);
      else {
        const DLTensor &number = arguments[index].dl;
        tensors.push_back(Tensor::fromData(number.data, {}, fromDLPack(number.dtype)));
      }
      break;
    }
    case TracedResult::Kind::Constant:
      tensors.push_back(result.constant);
      break;
    }
  }
  return tensors;
}

ProgramTable::Entry::~Entry() {
  for (Variant *variant = variants; variant;)
    delete std::exchange(variant, variant->next);
}

const ProgramTable::Variant *ProgramTable::Entry::find(llvm::ArrayRef<CallArgument> arguments) const {
  for (const Variant *variant = variants.load(std::memory_order_acquire); variant; variant = variant->next)
    if (variant->program->holds(arguments)) return variant;
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
                                                         Make make) {
  uint64_t hash = id;
  for (int64_t word : signature)
    hash = (hash ^ static_cast<uint64_t>(word)) * 0x9e3779b97f4a7c15u;
  RecentCall &call = recent[(hash >> 32) % recentCalls];
  if (call.table == id && call.signature == signature && call.program->holds(arguments)) return call.program;
  auto program = lookUp(signature, arguments, make);
  call = {id, signature, program};
  return program;
}

std::shared_ptr<const CompiledProgram> ProgramTable::lookUp(const CallSignature &signature, llvm::ArrayRef<CallArgument> arguments,
                                                            Make make) {
  Entry *entry = nullptr;
  {
    std::shared_lock lock(mutex);
    if (auto found = entries.find(signature); found != entries.end()) {
      entry = found->second.get();
      if (const Variant *variant = entry->find(arguments)) return variant->program;
    }
  }
  if (!entry) {
    std::unique_lock lock(mutex);
    auto &slot = entries[signature];
    if (!slot) slot = std::make_unique<Entry>();
    entry = slot.get();
  }
  std::lock_guard making(entry->making);
  if (const Variant *variant = entry->find(arguments)) return variant->program;
  const Variant *latest = entry->variants.load(std::memory_order_acquire);
  auto program = make(latest ? latest->program.get() : nullptr);
  auto *variant = new Variant{program, entry->variants.load(std::memory_order_relaxed)};
  entry->variants.store(variant, std::memory_order_release);
  return program;
}

} // namespace crout
