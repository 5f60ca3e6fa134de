// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Feeds mutated programs to the parser, the verifiers and the pipeline, in child processes, and counts the deaths.
//
//   crout-fuzz [--mutations=N] [--seed=S] [--bytecode] [--only=I] [--keep=folder] [--write=folder] seeds.mlir...
//
// Mutant I of seed S is the same on every machine; `--only=I` runs it in this process; `--write` runs none and leaves them as files, for
// tools.py. Exit code 0: no deaths, no hangs.
#include "Pipeline/Pipeline.h"
#include "Support/Bytecode.h"
#include "Support/Parse.h"
#include "Support/WriteFile.h"
#include "Target/Target.h"
#include "crout/error.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <random>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cl = llvm::cl;
static cl::list<std::string> paths(cl::Positional, cl::OneOrMore, cl::desc("<seed files>"));
static cl::opt<uint64_t> mutations("mutations", cl::init(1000));
static cl::opt<uint64_t> seed("seed", cl::init(1));
static cl::opt<int64_t> only("only", cl::init(-1), cl::desc("Run this mutant in this process, after printing it"));
static cl::opt<std::string> keep("keep", cl::desc("Folder for mutants that killed their process"));
static cl::opt<std::string> writeTo("write", cl::desc("Write the mutants to this folder and run none"));
static cl::opt<bool> bytecode("bytecode", cl::desc("Mutate bytecode, read as crout-opt --read-bytecode does"));
static cl::opt<unsigned> seconds("seconds", cl::init(120),
                                 cl::desc("A mutant that takes longer, on a machine that may be busy, is a hang"));

namespace {
using Random = std::mt19937_64;

size_t below(Random &random, size_t n) { return n ? size_t(random() % n) : 0; }

/// What stands between mutations: words, numbers, strings, single punctuation, white space.
std::vector<std::string> tokens(llvm::StringRef text) {
  std::vector<std::string> result;
  auto word = [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.' || c == '$'; };
  for (size_t i = 0; i < text.size();) {
    size_t begin = i++;
    if (char c = text[begin]; word(c) || c == '%' || c == '@' || c == '#' || c == '!' || c == '^')
      while (i < text.size() && word(text[i]))
        ++i;
    else if (c == '"') {
      while (i < text.size() && text[i] != '"' && text[i] != '\n')
        ++i;
      i = std::min(i + 1, text.size());
    } else if (llvm::isSpace(c))
      while (i < text.size() && llvm::isSpace(text[i]))
        ++i;
    result.push_back(text.slice(begin, i).str());
  }
  return result;
}

const char *const hostile[] = {"0", "1", "-1", "2", "64", "-9223372036854775808", "9223372036854775807", "18446744073709551616", "4294967296", "1e308", "-0.0",
                               "0x7FC00000", "?", "*", "tensor<?xf32>", "tensor<*xf32>", "tensor<0xf64>", "tensor<f32>", "tensor<9223372036854775807x2xf32>",
                               "tensor<4x4xf64>", "tensor<?x?xcomplex<f32>>", "tensor<2x0x3xi1>", "memref<?xf32>", "vector<4xf32>", "index", "none", "i1", "ui8", "f16",
                               "bf16", "f128", "i4096", "complex<i32>", "dense<>", "dense<0> : tensor<1000000000000xf32>", "[]", "{}", "()", "unit", "true",
                               "array<i64>", "array<i64: -1, 7>", "array<i64: 0, 0>", "[0, 9223372036854775807]", "loc(unknown)", "\"\"", "\"\\00\"", "@f", "%0", "%arg0", "^bb0"};

struct Corpus {
  std::vector<std::vector<std::string>> texts;
  std::vector<std::string> binaries;
  std::vector<std::string> operations;

  std::string text(Random &random) const {
    std::vector<std::string> mutant = texts[below(random, texts.size())];
    // Half of the mutants keep to the grammar as far as can be, so that verifiers, folders and passes see them.
    bool consistent = below(random, 2) == 0;
    for (size_t changes = consistent ? below(random, 2) : 1 + below(random, 4); changes > 0 && !mutant.empty(); --changes)
      change(mutant, random);
    std::string result;
    for (const std::string &token : mutant)
      result += token;
    if (consistent) {
      for (size_t changes = 1 + below(random, 3); changes > 0; --changes)
        changeEverywhere(result, random);
      return result;
    }
    if (below(random, 8) == 0 && !result.empty()) // a few bytes as well
      for (size_t i = 1 + below(random, 4); i > 0; --i)
        result[below(random, result.size())] = char(random());
    return result;
  }

  static void replaceAll(std::string &text, const std::string &from, const std::string &to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }

  /// One element type, size or operation for another in the whole text.
  void changeEverywhere(std::string &text, Random &random) const {
    static const char *const elements[] = {"f16>", "bf16>", "f32>", "f64>", "i1>", "i8>", "i16>", "i32>", "i64>", "ui8>", "complex<f32>>", "complex<f64>>"};
    static const char *const sizes[] = {"0x", "1x", "2x", "3x", "4x", "7x", "?x", "33x", "1000x", "2147483648x"};
    switch (below(random, 4)) {
    case 0:
      return replaceAll(text, std::string("x") + elements[below(random, std::size(elements))], std::string("x") + elements[below(random, std::size(elements))]);
    case 1:
      return replaceAll(text, sizes[below(random, std::size(sizes))], sizes[below(random, std::size(sizes))]);
    case 2: // the first size of a kind only
      if (size_t at = text.find(sizes[below(random, std::size(sizes))], below(random, text.size())); at != std::string::npos)
        text.replace(at, text.find('x', at) + 1 - at, sizes[below(random, std::size(sizes))]);
      return;
    default: {
      size_t at = text.find("crout.", below(random, text.size()));
      if (at == std::string::npos || operations.empty())
        return;
      size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at + 6);
      text.replace(at, (end == std::string::npos ? text.size() : end) - at, operations[below(random, operations.size())]);
    }
    }
  }

  /// A stretch of tokens, short more often than long.
  static std::pair<size_t, size_t> stretch(const std::vector<std::string> &of, Random &random) {
    size_t begin = below(random, of.size()), length = size_t(1) << below(random, 7);
    return {begin, std::min(of.size(), begin + 1 + below(random, length))};
  }

  void change(std::vector<std::string> &mutant, Random &random) const {
    auto [begin, end] = stretch(mutant, random);
    auto at = mutant.begin() + ptrdiff_t(begin), to = mutant.begin() + ptrdiff_t(end);
    const std::vector<std::string> &other = below(random, 2) ? mutant : texts[below(random, texts.size())];
    auto [otherBegin, otherEnd] = stretch(other, random);
    std::vector<std::string> piece(other.begin() + ptrdiff_t(otherBegin), other.begin() + ptrdiff_t(otherEnd));
    // Numbers and types are where verifiers and folders go wrong: most changes keep the syntax.
    switch (below(random, 8)) {
    case 0:
      mutant.erase(at, to);
      break;
    case 1:
      mutant.insert(at, piece.begin(), piece.end());
      break;
    case 2:
      at = mutant.erase(at, to);
      mutant.insert(at, piece.begin(), piece.end());
      break;
    case 3:
      *at = hostile[below(random, std::size(hostile))];
      break;
    case 4: // a number for a number
      for (size_t tries = 0; tries < 64; ++tries)
        if (std::string &token = mutant[below(random, mutant.size())]; llvm::isDigit(token.front())) {
          size_t digits = token.find_first_not_of("0123456789");
          token = std::to_string(int64_t(random() >> below(random, 64))) + (digits == std::string::npos ? "" : token.substr(digits));
          break;
        }
      break;
    case 5: // a word for a word of its kind
    case 6:
      for (size_t tries = 0; tries < 64; ++tries) {
        std::string &token = mutant[below(random, mutant.size())];
        const std::vector<std::string> &source = texts[below(random, texts.size())];
        const std::string &replacement = source[below(random, source.size())];
        if (llvm::isAlnum(token.front()) == llvm::isAlnum(replacement.front()) && (llvm::isAlnum(token.front()) || token.front() == replacement.front()) &&
            token != replacement) {
          token = replacement;
          break;
        }
      }
      break;
    default:
      std::swap(*at, mutant[below(random, mutant.size())]);
    }
  }

  std::string binary(Random &random) const {
    std::string mutant = binaries[below(random, binaries.size())];
    for (size_t changes = 1 + below(random, 4); changes > 0; --changes) {
      size_t at = 4 + below(random, mutant.size() - 4); // past the magic number
      switch (below(random, 4)) {
      case 0:
        mutant[at] = char(random());
        break;
      case 1:
        mutant[at] ^= char(1 << below(random, 8));
        break;
      case 2:
        mutant.erase(at, 1 + below(random, 8));
        break;
      default:
        mutant.insert(at, 1 + below(random, 4), char(random()));
      }
    }
    return mutant;
  }
};

struct Progress {
  uint64_t mutant;
  uint64_t parsed, compiled;
};

void runText(const std::string &text, mlir::DialectRegistry &registry, Progress &progress) {
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  std::string error;
  mlir::OwningOpRef<mlir::ModuleOp> module = crout::parseModule(text, "mutant", context, error);
  if (!module) {
    if (only >= 0)
      llvm::outs() << "refused: " << error << "\n";
    return;
  }
  ++progress.parsed;
  try {
    crout::CompileOptions options;
    options.exportC = true;
    options.threads = text.size() & 1;
    crout::runPipeline(*module, crout::Phase::Input, crout::Phase::LLVM, options);
    if (text.size() % 4 == 0) // machine code is the dear part
      crout::emitCode(*module, options, crout::OutputKind::Object);
    ++progress.compiled;
  } catch (const crout::Error &problem) {
    if (only >= 0)
      llvm::outs() << "refused: " << problem.what() << "\n";
  }
}

void runBinary(const std::string &data, mlir::DialectRegistry &registry, Progress &progress) {
  std::string error;
  if (crout::bytecodeToText(*llvm::MemoryBuffer::getMemBuffer(data, "mutant", false), registry, error))
    ++progress.parsed;
}
} // namespace

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "Feeds mutated programs to the compiler\n");
  mlir::DialectRegistry registry;
  crout::registerDialects(registry);
  Corpus corpus;
  for (const std::string &path : paths) {
    std::string error;
    std::unique_ptr<llvm::MemoryBuffer> file = crout::readFile(path, error);
    if (!file) {
      llvm::errs() << "crout-fuzz: " << error << "\n";
      return 2;
    }
    // A file of several modules gives several seeds; FileCheck's lines are comments and would only dilute them.
    llvm::SmallVector<llvm::StringRef> parts;
    file->getBuffer().split(parts, "// -----");
    for (llvm::StringRef part : parts) {
      std::string code;
      for (llvm::StringRef line : llvm::split(part, '\n'))
        if (!line.trim().starts_with("//"))
          code += line.str() + "\n";
      if (llvm::StringRef(code).trim().empty())
        continue;
      mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
      mlir::OwningOpRef<mlir::ModuleOp> module = crout::parseModule(code, path, context, error);
      if (!module)
        continue; // a test of an error
      corpus.texts.push_back(tokens(code));
      if (corpus.operations.empty())
        for (mlir::RegisteredOperationName name : context.getRegisteredOperationsByDialect("crout"))
          corpus.operations.push_back(name.getStringRef().str());
      if (bytecode) {
        std::string data;
        llvm::raw_string_ostream stream(data);
        if (mlir::succeeded(mlir::writeBytecodeToFile(*module, stream)))
          corpus.binaries.push_back(stream.str());
      }
    }
  }
  if (corpus.texts.empty() || (bytecode && corpus.binaries.empty())) {
    llvm::errs() << "crout-fuzz: no seeds\n";
    return 2;
  }
  auto mutant = [&](uint64_t index) {
    Random random(seed * 1000003 + index);
    return bytecode ? corpus.binary(random) : corpus.text(random);
  };
  auto run = [&](uint64_t index, Progress &progress) {
    bytecode ? runBinary(mutant(index), registry, progress) : runText(mutant(index), registry, progress);
  };
  auto fileOf = [](const std::string &folder, uint64_t index) {
    return folder + "/mutant-" + std::to_string(seed) + "-" + std::to_string(index) + (bytecode ? ".mlirbc" : ".mlir");
  };
  if (!writeTo.empty()) {
    for (uint64_t i = 0; i < mutations; ++i)
      crout::writeFile(fileOf(writeTo, i), mutant(i));
    return 0;
  }
  if (only >= 0) {
    Progress progress = {};
    llvm::outs() << mutant(uint64_t(only)) << "\n";
    llvm::outs().flush();
    run(uint64_t(only), progress);
    return 0;
  }

  auto *progress = static_cast<Progress *>(mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  if (progress == MAP_FAILED)
    return 2;
  *progress = {};
  constexpr uint64_t batch = 2000; // a fresh process now and then, so that no leak adds up
  uint64_t deaths = 0, hangs = 0;
  for (uint64_t next = 0; next < mutations;) {
    uint64_t end = std::min<uint64_t>(next + batch, mutations);
    llvm::outs().flush();
    pid_t child = fork();
    if (child < 0)
      return 2;
    if (child == 0) {
      rlimit core = {0, 0}, memory = {rlim_t(8) << 30, rlim_t(8) << 30};
      setrlimit(RLIMIT_CORE, &core);
      setrlimit(RLIMIT_AS, &memory);
      for (uint64_t i = next; i < end; ++i) {
        progress->mutant = i;
        alarm(seconds);
        run(i, *progress);
      }
      _exit(0);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
      ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
      next = end;
      continue;
    }
    bool hang = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    ++(hang ? hangs : deaths);
    llvm::outs() << "mutant " << progress->mutant << (hang ? " hangs" : " dies") << " (status " << status << ")\n";
    if (!keep.empty())
      crout::writeFile(fileOf(keep, progress->mutant), mutant(progress->mutant));
    next = progress->mutant + 1;
  }
  llvm::outs() << mutations << " mutants of " << (bytecode ? corpus.binaries.size() : corpus.texts.size()) << " seeds: " << progress->parsed << " parsed, "
               << progress->compiled << " compiled, " << deaths << " deaths, " << hangs << " hangs\n";
  return deaths + hangs ? 1 : 0;
}
