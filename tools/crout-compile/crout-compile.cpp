// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compiles a saved program, or textual IR, to a library, an object, assembly, or any phase of its IR.
#include "Aot/Library.h"
#include "Pipeline/Pipeline.h"
#include "Support/Bytecode.h"
#include "Support/Parse.h"
#include "Support/WriteFile.h"
#include "crout/error.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace cl = llvm::cl;

static cl::OptionCategory category("Options");
static cl::opt<std::string> input(cl::Positional, cl::init("-"), cl::desc("<program.mlir>"), cl::cat(category));
static cl::opt<std::string> output("o", cl::value_desc("file"), cl::cat(category),
                                   cl::desc("What to write, by its ending: .so .a .o .s .ll .mlir; with --to, IR (default: standard output)"));
static cl::opt<std::string> header("header", cl::value_desc("file.h"), cl::cat(category), cl::desc("Write the C99 header as well"));
static cl::opt<std::string> phase("to", cl::value_desc("phase"), cl::cat(category),
                                  cl::desc("Write the IR after a phase: input, algebra, linalg, buffers, loops, llvm"));
static cl::opt<std::string> target("target", cl::value_desc("triple"), cl::cat(category),
                                   cl::desc("Machine to compile for, as aarch64-linux-gnu (default: this one)"));
static cl::opt<std::string> cpu("mcpu", cl::value_desc("cpu"), cl::init("generic"), cl::cat(category),
                                cl::desc("CPU, as llc -mcpu; 'native' is this machine's (default: x86-64-v3, or generic elsewhere)"));
static cl::opt<std::string> features("mattr", cl::value_desc("features"), cl::cat(category), cl::desc("Features on top of the CPU's, as +avx512f,-fma"));
static cl::opt<bool> threads("threads", cl::cat(category), cl::desc("Run large loops on several threads; the library then needs the OpenMP runtime"));
static cl::opt<bool> bytecode("read-bytecode", cl::cat(category), cl::desc("The input is MLIR bytecode; read it in a child process with limits"));

static constexpr llvm::StringLiteral overview =
    "crout-compile: compiles a Crout program ahead of time\n\n"
    "  crout-compile f.mlir -o libf.so --header f.h     a shared library that needs libc and libm, and its C header\n"
    "  crout-compile f.mlir -o f.o --target aarch64-linux-gnu\n"
    "  crout-compile f.mlir --to linalg                 the IR after a phase\n\n"
    "Exit codes: 0 done; 1 the program or a file is wrong; 2 the command line is wrong.\n";

enum ExitCode { Done = 0, WrongProgram = 1, WrongUsage = 2 };

static int usage(const llvm::Twine &message) {
  llvm::errs() << "crout-compile: " << message << "; see crout-compile --help\n";
  return WrongUsage;
}

static void compile(mlir::ModuleOp module, std::optional<crout::Phase> upTo) {
  if (!upTo) {
    crout::LibraryOptions options;
    options.header = header;
    options.triple = target;
    options.cpu = cpu;
    options.features = features;
    options.threads = threads;
    return crout::emitLibrary(module, output, options);
  }
  crout::CompileOptions options;
  options.triple = target;
  options.cpu = cpu;
  options.features = features;
  options.threads = threads;
  options.exportC = true;
  crout::runPipeline(module, crout::Phase::Input, *upTo, options);
  std::string text;
  llvm::raw_string_ostream(text) << module << "\n";
  crout::writeFile(output.empty() ? std::string("-") : output, text);
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::HideUnrelatedOptions(category);
  if (!cl::ParseCommandLineOptions(argc, argv, overview, &llvm::errs()))
    return WrongUsage;
  std::optional<crout::Phase> upTo;
  if (!phase.empty() && !(upTo = crout::parsePhase(std::string(phase))))
    return usage("unknown phase '" + phase + "'; the phases are input, algebra, linalg, buffers, loops, llvm");
  if (upTo && !header.empty())
    return usage("a header goes with compiled code, not with the IR of a phase");
  if (!upTo && output.empty())
    return usage("say what to make: -o with .so, .a, .o, .s, .ll or .mlir, or --to=<phase>");

  mlir::DialectRegistry registry;
  crout::registerDialects(registry);
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> text = crout::readFile(input, error);
  if (text && bytecode)
    text = crout::bytecodeToText(*text, registry, error);
  mlir::OwningOpRef<mlir::ModuleOp> module = text ? crout::parseModule(text->getBuffer(), input, context, error) : nullptr;
  if (!module) {
    llvm::errs() << "crout-compile: " << error << "\n";
    return WrongProgram;
  }
  try {
    compile(*module, upTo);
  } catch (const crout::ValueError &problem) {
    llvm::errs() << "crout-compile: " << (problem.location().empty() ? "" : problem.location() + ": ") << problem.what() << "\n";
    return WrongProgram;
  } catch (const std::exception &problem) {
    llvm::errs() << "crout-compile: " << problem.what() << "\n";
    return WrongProgram;
  }
  return Done;
}
