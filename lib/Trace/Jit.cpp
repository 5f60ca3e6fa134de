// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function compiled at the first call of each signature.
#include "Trace/CompiledProgram.h"
#include "Trace/Dispatch.h"
#include "crout/program.h"
#include <map>

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
                                              llvm::ArrayRef<int64_t> symbolValues, const Sources &sources, const CompiledProgram *similar);
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

std::shared_ptr<const CompiledProgram> Jit::Impl::make(std::span<const Tensor> arguments, llvm::ArrayRef<CallArgument> callArguments,
                                                       llvm::ArrayRef<int64_t> symbolValues, const Sources &sources,
                                                       const CompiledProgram *similar) {
  // A size that the function needs as a number, or that is small in linear algebra, is found while tracing: the function
  // is traced again with it as a number from the start.
  std::map<int, int64_t> numbers;
  for (int attempt = 0;; ++attempt) {
    auto session = TraceSession::create({.name = name});
    std::vector<Tensor> results;
    TraceSession::Activation active(*session);
    std::vector<SymInt> sizes;
    for (size_t i = 0; i < symbolValues.size(); ++i) {
      SymInt symbol = session->addSymbol(symbolValues[i], "s" + std::to_string(i));
      sizes.push_back(numbers.count(static_cast<int>(i)) ? SymInt(symbol.guard()) : symbol);
    }
    std::vector<Tensor> traced;
    for (size_t i = 0; i < arguments.size(); ++i) {
      SymSizes dims;
      for (int64_t size : arguments[i].getImpl()->sizes) {
        if (size == 1) {
          dims.push_back(1);
          continue;
        }
        auto *found = llvm::find(symbolValues, size);
        dims.push_back(sizes[static_cast<size_t>(found - symbolValues.begin())]);
      }
      traced.push_back(session->addInput(arguments[i].dtype(), dims, "arg" + std::to_string(i), arguments[i].getImpl()->isNumber));
    }
    results = function(traced);
    std::map<int, int64_t> found = session->env()->getSpecialised();
    if (found.size() > numbers.size() && attempt < maxTraces) {
      numbers = std::move(found);
      continue;
    }
    auto program = std::make_shared<CompiledProgram>(*session, results);
    program->symbols = sources;
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
  bool contiguous = true;
  llvm::SmallVector<CallArgument, 4> callArguments(arguments.size());
  signature.push_back(static_cast<int64_t>(defaultDType()));
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Tensor::Impl &impl = *arguments[i].getImpl();
    signature.push_back(static_cast<int64_t>(impl.dtype) | static_cast<int64_t>(impl.isNumber) << 8 |
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
    contiguous &= isContiguous(impl.sizes, impl.strides);
    callArguments[i].setTensor(arguments[i]);
  }
  auto program = table.get(signature, callArguments,
                           [&](const CompiledProgram *similar) { return make(arguments, callArguments, symbolValues, sources, similar); });
  return program->run(callArguments, contiguous);
}

} // namespace crout
