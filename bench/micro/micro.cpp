// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Times of the compiler and of compiled code without a front end: `crout-micro program.mlir [--phase=p] [--dims=m=4096,n=1024]
// [--threads=k]`.
#include "Jit/Executable.h"
#include "Pipeline/Pipeline.h"
#include "Support/ContextPool.h"
#include "Support/Parse.h"
#include "Target/Target.h"
#include "crout/error.h"
#include "crout/runtime/call.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <random>

using Clock = std::chrono::steady_clock;
/// Processor time of this process: what counts on a machine that does other things as well.
static double cpuMillis() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}
static double micros(Clock::time_point start) { return std::chrono::duration<double, std::micro>(Clock::now() - start).count(); }

namespace {
struct Buffer {
  std::vector<int64_t> shape;
  std::vector<char> bytes;
  DLTensor tensor = {};
};
} // namespace

static void fill(Buffer &buffer, const crout_param &param, const std::vector<int64_t> &sizes, std::mt19937 &random) {
  int64_t count = 1;
  for (int32_t k = 0; k < param.rank; ++k) {
    int64_t dim = param.dims[k];
    buffer.shape.push_back(dim < 0 ? sizes[-1 - dim] : dim);
    count *= buffer.shape.back();
  }
  buffer.bytes.resize(count * param.dtype.bits / 8 + 64);
  std::uniform_real_distribution<double> distribution(-2.0, 2.0);
  bool real = param.dtype.code == kDLFloat || param.dtype.code == kDLComplex;
  int64_t numbers = param.dtype.code == kDLComplex ? 2 * count : count;
  int bits = param.dtype.code == kDLComplex ? param.dtype.bits / 2 : param.dtype.bits;
  for (int64_t i = 0; i < numbers; ++i) {
    double value = distribution(random);
    if (real && bits == 32)
      reinterpret_cast<float *>(buffer.bytes.data())[i] = static_cast<float>(value);
    else if (real && bits == 64)
      reinterpret_cast<double *>(buffer.bytes.data())[i] = value;
  }
  buffer.tensor = {buffer.bytes.data(), {kDLCPU, 0}, param.rank, param.dtype, buffer.shape.data(), nullptr, 0};
}

static int run(int argc, char **argv) {
  std::string path, emit;
  crout::Phase phase = crout::Phase::Input;
  crout::CompileOptions options;
  std::vector<int64_t> sizes;
  int threads = 1, repeat = 100;
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    auto value = [&](std::string_view key) { return argument.starts_with(key) ? argv[i] + key.size() : nullptr; };
    if (const char *v = value("--phase="))
      phase = crout::parsePhase(v).value();
    else if (const char *v = value("--sizes=")) // of the signature's symbols, in order
      for (const char *p = v; *p;) {
        char *end;
        sizes.push_back(strtoll(p, &end, 10));
        p = *end ? end + 1 : end;
      }
    else if (const char *v = value("--threads="))
      threads = atoi(v);
    else if (const char *v = value("--repeat="))
      repeat = atoi(v);
    else if (const char *v = value("--O="))
      options.optLevel = atoi(v);
    else if (const char *v = value("--features="))
      options.features = v;
    else if (const char *v = value("--emit=")) // "ll" or "s": the code instead of times
      emit = v;
    else if (const char *v = value("--cpu="))
      options.cpu = v;
    else
      path = argument;
  }
  std::string error;
  auto text = crout::readFile(path, error);
  if (!text) throw crout::ValueError(error);
  if (!emit.empty()) {
    crout::ContextLease context = crout::leaseContext();
    mlir::OwningOpRef<mlir::ModuleOp> module = crout::parseModule(text->getBuffer(), path, *context, error);
    if (!module) throw crout::ValueError(error);
    crout::runPipeline(*module, phase, crout::Phase::LLVM, options);
    std::string code = crout::emitCode(*module, options, emit == "ll" ? crout::OutputKind::LLVMIR : crout::OutputKind::Assembly);
    fwrite(code.data(), 1, code.size(), stdout);
    return 0;
  }
  std::shared_ptr<const crout::Executable> executable;
  for (int round = 0; round < 5; ++round) {
    executable.reset(); // so that the next round compiles, or reads the disk
    double cpu = cpuMillis();
    Clock::time_point start = Clock::now();
    crout::ContextLease context = crout::leaseContext();
    mlir::OwningOpRef<mlir::ModuleOp> module = crout::parseModule(text->getBuffer(), path, *context, error);
    if (!module) throw crout::ValueError(error);
    double parse = micros(start);
    executable = crout::compileFrom(*module, phase, options);
    const crout::CompileStats &s = executable->stats();
    static const char *sources[] = {"compiled", "disk", "memory"};
    printf("compile %d: %s, context+parse %.1f ms, passes %.1f, llvm %.1f, link %.1f, total %.1f ms (cpu %.1f)\n", round,
           sources[int(s.source)], parse / 1e3, s.passesMs, s.llvmMs, s.linkMs, micros(start) / 1e3, cpuMillis() - cpu);
  }
  crout_rt_set_num_threads(threads);
  const crout_signature &signature = *executable->signature;
  sizes.resize(signature.num_symbols, 3);
  std::mt19937 random(1);
  std::vector<Buffer> args(signature.num_args), results(signature.num_results);
  std::vector<const DLTensor *> argPointers;
  std::vector<DLTensor *> resultPointers;
  for (int32_t i = 0; i < signature.num_args; ++i) {
    fill(args[i], signature.args[i], sizes, random);
    argPointers.push_back(&args[i].tensor);
  }
  for (int32_t i = 0; i < signature.num_results; ++i) {
    results[i].shape.resize(signature.results[i].rank + 1);
    results[i].tensor.shape = results[i].shape.data();
    resultPointers.push_back(&results[i].tensor);
  }
  for (uint32_t flags : {0u, uint32_t(CROUT_INVOKE_TRUSTED | CROUT_INVOKE_ADOPT)}) {
    std::vector<double> times, cpuTimes;
    for (int r = 0; r < repeat; ++r) {
      int inner = times.empty() || times.back() > 50 ? 1 : 1000; // short calls are timed by the thousand
      Clock::time_point start = Clock::now();
      double cpu = cpuMillis();
      for (int k = 0; k < inner; ++k) {
        for (Buffer &result : results)
          result.tensor.data = nullptr;
        crout_status status = {};
        if (executable->invoke(argPointers, resultPointers, flags, &status) != CROUT_OK) {
          fprintf(stderr, "%s: %s\n", status.op, status.message);
          return 1;
        }
        for (Buffer &result : results)
          flags &CROUT_INVOKE_ADOPT ? crout_rt_free(result.tensor.data) : free(result.tensor.data);
      }
      times.push_back(micros(start) / inner);
      cpuTimes.push_back(1e3 * (cpuMillis() - cpu) / inner);
    }
    std::sort(times.begin() + 1, times.end());
    std::sort(cpuTimes.begin() + 1, cpuTimes.end());
    printf("call (flags %u, %d threads): min %.3f us, median %.3f us; processor time min %.3f us\n", flags, threads, times[1],
           times[times.size() / 2], cpuTimes[1]);
  }
  return 0;
}

int main(int argc, char **argv) {
  try {
    return run(argc, argv);
  } catch (const crout::Error &error) {
    fprintf(stderr, "crout-micro: %s\n", error.what());
    return 1;
  }
}
