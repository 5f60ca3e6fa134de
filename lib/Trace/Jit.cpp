// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function compiled at the first call of each signature.
#include "Ops/Views.h"
#include "Trace/CompiledProgram.h"
#include "Trace/Dispatch.h"
#include "crout/program.h"
#include <map>
#include <set>

namespace crout {

namespace {
/// What a call looks like: enough to say later why another one needed a compilation.
struct CallShape {
  struct Argument {
    DType dtype;
    std::vector<int64_t> sizes;
  };
  std::vector<Argument> arguments;
};
constexpr int maxTraces = 16; // each one turns at least one size into a number
} // namespace

class Jit::Impl {
public:
  Impl(Function function, std::string name) : function(std::move(function)), name(std::move(name)) {}

  std::vector<Tensor> operator()(std::span<const Tensor> arguments);
  std::vector<std::string> explain() const {
    std::lock_guard lock(mutex);
    return lines;
  }
  Function function;

private:
  using Sources = std::vector<CompiledProgram::SymbolSource>;
  std::shared_ptr<const CompiledProgram> make(std::span<const Tensor> arguments, llvm::ArrayRef<CallArgument> callArguments,
                                              llvm::ArrayRef<int64_t> symbolValues, const Sources &sizeSources, const CallLayout &layout,
                                              const CompiledProgram *similar);
  void record(std::span<const Tensor> arguments, const std::string &failedGuard);

  std::string name;
  ProgramTable table;
  mutable std::mutex mutex;
  std::vector<std::string> lines;
  std::vector<CallShape> shapes;
};

Jit::Jit(Function function, std::string name) : impl(std::make_shared<Impl>(std::move(function), std::move(name))) {}
std::vector<Tensor> Jit::operator()(std::span<const Tensor> arguments) const { return (*impl)(arguments); }
std::vector<std::string> Jit::explain() const { return impl->explain(); }

static std::string describe(const CallShape::Argument &argument) {
  std::string text(crout::name(argument.dtype));
  return text + shapeString(llvm::ArrayRef<int64_t>(argument.sizes));
}

// The first thing in which a call differs from an earlier one.
static std::string difference(const CallShape &now, const CallShape &before) {
  if (now.arguments.size() != before.arguments.size())
    return std::to_string(now.arguments.size()) + " tensors, were " + std::to_string(before.arguments.size());
  for (size_t i = 0; i < now.arguments.size(); ++i) {
    const auto &a = now.arguments[i], &b = before.arguments[i];
    std::string argument = "argument " + std::to_string(i) + ": ";
    if (a.dtype != b.dtype) return argument + "dtype " + std::string(name(a.dtype)) + ", was " + std::string(name(b.dtype));
    if (a.sizes.size() != b.sizes.size())
      return argument + "rank " + std::to_string(a.sizes.size()) + ", was " + std::to_string(b.sizes.size());
    for (size_t d = 0; d < a.sizes.size(); ++d)
      if ((a.sizes[d] == 1) != (b.sizes[d] == 1))
        return argument + "dimension " + std::to_string(d) + " has size " + std::to_string(a.sizes[d]) + ", was " +
               std::to_string(b.sizes[d]) + " (size 1 broadcasts)";
  }
  // Only the pattern of equal sizes is left.
  std::map<int64_t, int64_t> forward, backward;
  for (size_t i = 0; i < now.arguments.size(); ++i)
    for (size_t d = 0; d < now.arguments[i].sizes.size(); ++d) {
      int64_t a = now.arguments[i].sizes[d], b = before.arguments[i].sizes[d];
      if (forward.try_emplace(b, a).first->second != a || backward.try_emplace(a, b).first->second != b)
        return "argument " + std::to_string(i) + ": dimension " + std::to_string(d) + " has size " + std::to_string(a) + ", was " +
               std::to_string(b) + ", and other sizes are equal to each other than before";
    }
  return "a condition on sizes";
}

void Jit::Impl::record(std::span<const Tensor> arguments, const std::string &failedGuard) {
  CallShape shape;
  std::string text;
  for (const Tensor &argument : arguments) {
    shape.arguments.push_back({argument.dtype(), argument.sizes()});
    text += (text.empty() ? "" : ", ") + describe(shape.arguments.back());
  }
  std::lock_guard lock(mutex);
  std::string why = lines.empty()          ? "first call"
                    : !failedGuard.empty() ? "does not hold: " + failedGuard
                                           : difference(shape, shapes.back());
  lines.push_back(name + " " + std::to_string(lines.size() + 1) + ": " + text + ": " + why);
  shapes.push_back(std::move(shape));
}

static void requireOneDType(std::span<const Tensor> arguments, size_t i, size_t j, const std::string &name, const char *why) {
  if (arguments[i].dtype() != arguments[j].dtype())
    throw Error(name + ": arguments " + std::to_string(j) + " and " + std::to_string(i) + " share memory under two dtypes, and the function " + why +
                " one of them; pass a clone of the other");
}

// The storages of some arguments, each with all the arguments that lie in it.
static std::vector<SharedMemory> storageGroups(std::span<const Tensor> arguments, const std::set<int> &needed, const std::string &name) {
  std::vector<SharedMemory> groups;
  for (int number : needed) {
    size_t i = static_cast<size_t>(number);
    if (llvm::any_of(groups, [&](const SharedMemory &group) { return llvm::is_contained(group.arguments, number); })) continue;
    groups.push_back({{}, true});
    for (size_t j = 0; j < arguments.size(); ++j) {
      if (arguments[j].getImpl()->storage.get() != arguments[i].getImpl()->storage.get()) continue;
      requireOneDType(arguments, i, j, name, "looks at the storage of");
      groups.back().arguments.push_back(static_cast<int>(j));
    }
  }
  return groups;
}

// Which arguments share memory, as groups of them; where it says that, all dtypes in a group must be one.
static std::vector<SharedMemory> sharedGroups(std::span<const Tensor> arguments, const std::string &name) {
  std::vector<SharedMemory> groups;
  llvm::SmallVector<int, 8> member(arguments.size(), -1);
  for (size_t i = 0; i < arguments.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      if (!mayOverlap(*arguments[i].getImpl(), *arguments[j].getImpl())) continue;
      requireOneDType(arguments, i, j, name, "writes");
      if (member[j] < 0) {
        member[j] = static_cast<int>(groups.size());
        groups.push_back({{static_cast<int>(j)}});
      }
      if (member[i] < 0) {
        member[i] = member[j];
        groups[static_cast<size_t>(member[i])].arguments.push_back(static_cast<int>(i));
      } else if (member[i] != member[j]) { // this one joins two groups
        auto &from = groups[static_cast<size_t>(member[j])].arguments;
        int target = member[i];
        for (int k : from) {
          member[static_cast<size_t>(k)] = target;
          groups[static_cast<size_t>(target)].arguments.push_back(k);
        }
        from.clear();
      }
    }
  llvm::erase_if(groups, [](const SharedMemory &group) { return group.arguments.empty(); });
  return groups;
}

std::shared_ptr<const CompiledProgram> Jit::Impl::make(std::span<const Tensor> arguments, llvm::ArrayRef<CallArgument> callArguments,
                                                       llvm::ArrayRef<int64_t> symbolValues, const Sources &sizeSources,
                                                       const CallLayout &layout, const CompiledProgram *similar) {
  // A size that the function needs as a number, or that is small in linear algebra, is found while tracing: the function
  // is traced again with it as a number from the start. So is one that writes arguments which share memory, and one that looks at the storage of
  // an argument beyond the argument's elements, or writes through a view of an argument that has several elements in one place: those become
  // views of a memory that the program takes in their place.
  std::map<int, int64_t> numbers;
  std::set<int> storages;
  bool share = false;
  for (int attempt = 0;; ++attempt) {
    auto session = TraceSession::create({.name = name, .numStorages = static_cast<int>(arguments.size())});
    std::vector<Tensor> results;
    Sources sources = sizeSources;
    TraceSession::Activation active(*session);
    auto known = [&](const SymInt &symbol) {
      return numbers.count(static_cast<int>(sources.size()) - 1) ? SymInt(symbol.guard()) : symbol;
    };
    std::vector<SymInt> sizes;
    for (size_t i = 0; i < symbolValues.size(); ++i) {
      SymInt symbol = session->addSymbol(symbolValues[i], "s" + std::to_string(i));
      sizes.push_back(numbers.count(static_cast<int>(i)) ? SymInt(symbol.guard()) : symbol);
    }
    auto place = [&](size_t argument, size_t dim, CompiledProgram::SymbolSource::Kind kind, int64_t hint) {
      std::string label = (kind == CompiledProgram::SymbolSource::Kind::Offset ? "offset" : "stride") + std::to_string(sources.size());
      sources.push_back({static_cast<int>(argument), static_cast<int>(dim), kind});
      return known(session->addStride(hint, label));
    };
    std::vector<SharedMemory> groups = storageGroups(arguments, storages, name);
    auto isShared = [&](size_t i) {
      return llvm::any_of(groups, [&](const SharedMemory &group) { return llvm::is_contained(group.arguments, static_cast<int>(i)); });
    };
    if (share)
      for (SharedMemory &group : sharedGroups(arguments, name))
        if (!isShared(static_cast<size_t>(group.arguments[0]))) groups.push_back(std::move(group)); // a storage has all of its arguments already
    std::vector<Tensor> traced;
    for (size_t i = 0; i < arguments.size(); ++i) {
      const Tensor::Impl &impl = *arguments[i].getImpl();
      SymSizes dims;
      for (int64_t size : impl.sizes) {
        if (size == 1) {
          dims.push_back(1);
          continue;
        }
        auto *found = llvm::find(symbolValues, size);
        SymInt symbol = sizes[static_cast<size_t>(found - symbolValues.begin())];
        dims.push_back(isShared(i) ? SymInt(symbol.guard()) : symbol);
      }
      std::optional<SymSizes> strides;
      if (layout.arguments[i] & 2) {
        strides.emplace();
        for (size_t dim = 0; dim < impl.strides.size(); ++dim)
          strides->push_back(impl.strides[dim] == 0 || isShared(i)
                                 ? SymInt(impl.strides[dim])
                                 : place(i, dim, CompiledProgram::SymbolSource::Kind::Stride, impl.strides[dim]));
      }
      Tensor input = session->addInput(impl.dtype, dims, "arg" + std::to_string(i), impl.isNumber, strides);
      if (layout.arguments[i] & 1)
        input.getImpl()->traced->offset = place(i, 0, CompiledProgram::SymbolSource::Kind::Offset, impl.offset);
      traced.push_back(std::move(input));
    }
    for (const SharedMemory &group : groups) {
      Tensor whole = memoryOf(group, [&](int i) -> const Tensor & { return arguments[static_cast<size_t>(i)]; });
      SymSizes length{SymInt(whole.getImpl()->sizes[0])};
      Tensor memory = session->addInput(whole.dtype(), length, "memory" + std::to_string(traced.size()));
      for (int argument : group.arguments) {
        const Tensor::Impl &impl = *arguments[static_cast<size_t>(argument)].getImpl();
        traced[static_cast<size_t>(argument)] = ops::stridedView(memory, SymSizes(impl.sizes.begin(), impl.sizes.end()),
                                                                    SymSizes(impl.strides.begin(), impl.strides.end()),
                                                                    SymInt(impl.offset - whole.getImpl()->offset));
      }
    }
    for (size_t i = 0; i < arguments.size(); ++i)
      traced[i] = pendingView(traced[i], arguments[i].getImpl()->pending);
    results = function(traced);
    std::map<int, int64_t> found = session->env()->getSpecialised();
    if (found.size() > numbers.size() && attempt < maxTraces) {
      numbers = std::move(found);
      continue;
    }
    if (const std::set<int> &needed = session->getNeededStorages(); !needed.empty()) {
      storages.insert(needed.begin(), needed.end());
      numbers.clear();
      continue;
    }
    auto program = std::make_shared<CompiledProgram>(*session, results);
    if (program->writesArguments() && !layout.aliases.empty() && !share) {
      share = true;
      numbers.clear();
      continue;
    }
    if (std::set<int> expanded = program->writtenExpanded(arguments); !expanded.empty()) {
      storages.insert(expanded.begin(), expanded.end());
      numbers.clear();
      continue;
    }
    program->symbols = sources;
    program->layout = layout;
    if (!share) program->layout.aliases.clear();
    program->shared = std::move(groups);
    program->storagePlaces = placesInStorages(program->shared, callArguments);
    record(arguments, similar ? similar->firstFailure(callArguments) : std::string());
    return program;
  }
}

std::vector<Tensor> Jit::Impl::operator()(std::span<const Tensor> arguments) {
  for (const Tensor &argument : arguments)
    if (!argument.defined()) throw ValueError(name + ": an argument is an undefined tensor");
  if (isTracing(arguments)) return function(arguments); // part of the outer function

  CallSignature signature;
  llvm::SmallVector<int64_t, 8> symbolValues;
  Sources sources;
  llvm::SmallVector<CallArgument, 4> callArguments(arguments.size());
  signature.push_back(static_cast<int64_t>(defaultDType()));
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Tensor::Impl &impl = *arguments[i].getImpl();
    signature.push_back(static_cast<int64_t>(impl.dtype) | static_cast<int64_t>(impl.isNumber) << 8 | static_cast<int64_t>(impl.pending) << 9 |
                        static_cast<int64_t>(impl.sizes.size()) << 16);
    for (size_t dim = 0; dim < impl.sizes.size(); ++dim) {
      int64_t size = impl.sizes[dim];
      if (size == 1) {
        signature.push_back(-1);
        continue;
      }
      auto *found = llvm::find(symbolValues, size);
      signature.push_back(found - symbolValues.begin());
      if (found != symbolValues.end()) continue;
      symbolValues.push_back(size);
      sources.push_back({static_cast<int>(i), static_cast<int>(dim)});
    }
    callArguments[i].setTensor(arguments[i]);
  }
  CallLayout layout = CallLayout::of(callArguments);
  auto program = table.get(
      signature, callArguments,
      [&](const CompiledProgram *similar) { return make(arguments, callArguments, symbolValues, sources, layout, similar); }, &layout);
  return program->run(callArguments, layout.isContiguous());
}

} // namespace crout
