// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From a module to code in this process: what is compiled already is found, what is being compiled is waited for.
#include "Jit/Executable.h"
#include "Jit/ObjectCache.h"
#include "Jit/ProgramKey.h"
#include "Jit/Progress.h"
#include "Jit/Session.h"
#include "Support/Switches.h"
#include "Target/Target.h"
#include "crout/error.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <future>
#include <map>
#include <mutex>

using namespace mlir;

namespace crout {

using Clock = std::chrono::steady_clock;
static double millisecondsSince(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

/// Name of the one public function.
static std::string programName(ModuleOp module) {
  std::string found;
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isPrivate() || function.isExternal()) continue;
    if (!found.empty())
      throw ValueError("a program must have one public function, found @" + found + " and @" + function.getSymName().str());
    found = function.getSymName().str();
  }
  if (found.empty()) throw ValueError("a program must have a public function with a body");
  return found;
}

CompileOptions withSwitches(CompileOptions options) {
  if (options.cpu.empty() && options.triple.empty()) options.cpu = getString(Switch::Cpu);
  if (options.features.empty() && options.triple.empty()) options.features = getString(Switch::CpuFeatures);
  options.optLevel = static_cast<int>(std::min<int64_t>(options.optLevel, getInt(Switch::OptLevel)));
  options.threads = options.threads && getBool(Switch::Threads);
  auto addNames = [](Switch from, std::vector<std::string> &to) {
    SmallVector<StringRef> names;
    std::string text = getString(from);
    StringRef(text).split(names, ',', -1, /*KeepEmpty=*/false);
    for (StringRef name : names)
      to.push_back(name.trim().str());
  };
  addNames(Switch::DisableRewrites, options.disabledRewrites);
  addNames(Switch::EnableRewrites, options.enabledRewrites);
  return options;
}

namespace {
using Result = std::shared_ptr<const Executable>;

/// Programs by key: living executables, and compilations under way.
class Programs {
public:
  static Programs &get() {
    static Programs *instance = new Programs; // never destroyed: threads may still compile while the process ends
    return *instance;
  }

  /// The living executable, or the compilation to wait for; if neither, `compilation` becomes the one that others wait for.
  Result findOrBegin(const ProgramKey &key, std::promise<Result> &compilation, bool &mine) {
    std::shared_future<Result> other;
    {
      std::lock_guard lock(mutex);
      mine = false;
      if (auto found = living.find(key); found != living.end()) {
        if (Result executable = found->second.lock()) return executable;
        living.erase(found);
      }
      auto [entry, inserted] = running.try_emplace(key);
      if (inserted) {
        mine = true;
        entry->second = compilation.get_future().share();
        return nullptr;
      }
      other = entry->second;
    }
    return other.get(); // throws what the compilation threw
  }

  void end(const ProgramKey &key, const Result &executable) {
    std::lock_guard lock(mutex);
    running.erase(key);
    if (!executable) return;
    living[key] = executable;
    // Entries of executables that are gone are swept now and then.
    if (living.size() > 2 * sweptSize + 64) {
      std::erase_if(living, [](const auto &entry) { return entry.second.expired(); });
      sweptSize = living.size();
    }
  }

private:
  std::mutex mutex;
  std::map<ProgramKey, std::weak_ptr<const Executable>> living;
  std::map<ProgramKey, std::shared_future<Result>> running;
  size_t sweptSize = 0;
};
} // namespace

static std::string compileObject(ModuleOp module, Phase phase, const CompileOptions &options, const std::string &function,
                                 CompileStats &stats) {
  Progress progress(function);
  Clock::time_point start = Clock::now();
  OwningOpRef<ModuleOp> copy(cast<ModuleOp>(module->clone()));
  runPipeline(*copy, phase, Phase::LLVM, options);
  stats.passesMs = millisecondsSince(start);
  progress.stage("machine code");
  Clock::time_point llvmStart = Clock::now();
  std::string object = emitCode(*copy, options, OutputKind::Object);
  stats.llvmMs = millisecondsSince(llvmStart);
  return object;
}

static Result link(const std::string &object, const std::string &function, CompileStats stats, Clock::time_point start) {
  Clock::time_point linkStart = Clock::now();
  std::unique_ptr<Executable::Code> code = linkObject(object, function);
  stats.linkMs = millisecondsSince(linkStart);
  stats.totalMs = millisecondsSince(start);
  return std::make_shared<const Executable>(std::move(code), stats);
}

static Result loadOrCompile(ModuleOp module, Phase phase, const CompileOptions &options, const ProgramKey &key, const std::string &function,
                            Clock::time_point start) {
  CompileStats stats;
  if (std::optional<std::string> object = ObjectCache::load(key)) {
    stats.source = CompileStats::Source::Disk;
    return link(*object, function, stats, start);
  }
  std::string object = compileObject(module, phase, options, function, stats);
  Result executable = link(object, function, stats, start);
  ObjectCache::store(key, object);
  return executable;
}

static void report(const std::string &function, const Result &executable, bool waited, Clock::time_point start) {
  if (getInt(Switch::Debug) < 1) return;
  const CompileStats &stats = executable->stats();
  llvm::errs() << "crout: @" << function;
  if (waited)
    llvm::errs() << llvm::format(" was compiled already or by another thread, %.1f ms\n", millisecondsSince(start));
  else if (stats.source == CompileStats::Source::Disk)
    llvm::errs() << llvm::format(" from the cache in %.1f ms\n", stats.totalMs);
  else
    llvm::errs() << llvm::format(" compiled in %.1f ms: passes %.1f, llvm %.1f, link %.1f\n", stats.totalMs, stats.passesMs, stats.llvmMs,
                                 stats.linkMs);
}

Result compileFrom(ModuleOp module, Phase phase, const CompileOptions &given) {
  Clock::time_point start = Clock::now();
  CompileOptions options = withSwitches(given);
  std::string function = programName(module);
  TargetDescription target = describeTarget(options);
  if (!target.isHost) throw ValueError("code for " + target.triple + " cannot run in this process; compile it ahead of time");
  ProgramKey key = computeKey(module, phase, options, target);

  std::promise<Result> compilation;
  bool mine;
  Result executable = Programs::get().findOrBegin(key, compilation, mine);
  if (!mine) {
    report(function, executable, /*waited=*/true, start);
    return executable;
  }
  try {
    executable = loadOrCompile(module, phase, options, key, function, start);
  } catch (...) {
    compilation.set_exception(std::current_exception());
    Programs::get().end(key, nullptr);
    throw;
  }
  Programs::get().end(key, executable);
  compilation.set_value(executable);
  report(function, executable, /*waited=*/false, start);
  return executable;
}

Result compile(ModuleOp module, const CompileOptions &options) { return compileFrom(module, Phase::Input, options); }

} // namespace crout
