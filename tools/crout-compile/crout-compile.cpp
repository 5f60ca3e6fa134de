// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compiles a saved program, or textual IR, to a library, an object, assembly, or any phase of its IR.
#include "Aot/Library.h"
#include "Pipeline/Pipeline.h"
#include "Support/Bytecode.h"
#include "Support/Parse.h"
#include "Support/WriteFile.h"
#include "crout/error.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace {
/// The command line. Not LLVM's parser: its options are global, and the linker in this process registers its own.
struct Options {
  std::string input = "-", output, header, phase, target, cpu = "generic", features;
  bool threads = false, bytecode = false, help = false;

  struct Value {
    const char *name;
    std::string Options::*field;
    const char *meaning;
  };
  struct Flag {
    const char *name;
    bool Options::*field;
    const char *meaning;
  };
  static constexpr Value values[] = {
      {"-o", &Options::output, "<file>      what to write, by its ending: .so .a .o .s .ll .mlir; with --to, IR"},
      {"--header", &Options::header, "<file.h>  write the C99 header as well"},
      {"--to", &Options::phase, "<phase>       write the IR after a phase: input, algebra, linalg, buffers, loops, llvm"},
      {"--target", &Options::target, "<triple>  machine to compile for, as aarch64-linux-gnu (default: this one)"},
      {"--mcpu", &Options::cpu, "<cpu>       as llc's; 'native' is this machine's (default: x86-64-v3, elsewhere generic)"},
      {"--mattr", &Options::features, "<list>     features on top of the CPU's, as +avx512f,-fma"},
  };
  static constexpr Flag flags[] = {
      {"--threads", &Options::threads, "          run large loops on several threads"},
      {"--read-bytecode", &Options::bytecode, "    the input is MLIR bytecode; read it in a child process with limits"},
      {"--help", &Options::help, "             this text"},
  };

  /// Empty, or what is wrong.
  std::string parse(llvm::ArrayRef<const char *> arguments);
};
} // namespace

std::string Options::parse(llvm::ArrayRef<const char *> arguments) {
  bool haveInput = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    llvm::StringRef argument = arguments[i];
    if (!argument.starts_with("-") || argument == "-") {
      if (haveInput)
        return ("one program at a time, found '" + input + "' and '" + argument + "'").str();
      haveInput = true;
      input = argument.str();
      continue;
    }
    auto [given, text] = argument.split('=');
    std::string name = (given.size() > 2 && given[1] != '-' ? "-" : "") + given.str(); // -mcpu is --mcpu
    if (const Value *value = llvm::find_if(values, [&](const Value &v) { return name == v.name; }); value != std::end(values)) {
      if (!argument.contains('=') && i + 1 == arguments.size())
        return name + " needs a value";
      this->*value->field = argument.contains('=') ? text.str() : std::string(arguments[++i]);
    } else if (const Flag *flag = llvm::find_if(flags, [&](const Flag &f) { return name == f.name; }); flag != std::end(flags) && !argument.contains('='))
      this->*flag->field = true;
    else
      return "unknown option '" + argument.str() + "'";
  }
  return {};
}

static void printHelp() {
  llvm::outs() << "crout-compile: compiles a Crout program, saved or as textual IR, ahead of time\n\n"
                  "  crout-compile f.mlir -o libf.so --header f.h            a shared library that needs libc and libm, and its C header\n"
                  "  crout-compile f.mlir -o f.o --target aarch64-linux-gnu  an object for another machine\n"
                  "  crout-compile f.mlir --to linalg                        the IR after a phase, on standard output\n\n";
  for (const Options::Value &value : Options::values)
    llvm::outs() << "  " << value.name << " " << value.meaning << "\n";
  for (const Options::Flag &flag : Options::flags)
    llvm::outs() << "  " << flag.name << " " << flag.meaning << "\n";
  llvm::outs() << "\nThe program is read from standard input where its name is '-' or missing.\n"
                  "Exit codes: 0 done; 1 the program or a file is wrong; 2 the command line is wrong.\n";
}

enum ExitCode { Done = 0, WrongProgram = 1, WrongUsage = 2 };

static int usage(const llvm::Twine &message) {
  llvm::errs() << "crout-compile: " << message << "; see crout-compile --help\n";
  return WrongUsage;
}

static void compile(mlir::ModuleOp module, std::optional<crout::Phase> upTo, const Options &given) {
  if (!upTo) {
    crout::LibraryOptions options;
    options.header = given.header;
    options.triple = given.target;
    options.cpu = given.cpu;
    options.features = given.features;
    options.threads = given.threads;
    return crout::emitLibrary(module, given.output, options);
  }
  crout::CompileOptions options;
  options.triple = given.target;
  options.cpu = given.cpu;
  options.features = given.features;
  options.threads = given.threads;
  options.exportC = true;
  crout::runPipeline(module, crout::Phase::Input, *upTo, options);
  std::string text;
  llvm::raw_string_ostream(text) << module << "\n";
  crout::writeFile(given.output.empty() ? "-" : given.output, text);
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  Options given;
  if (std::string problem = given.parse(llvm::ArrayRef<const char *>(argv + 1, argc - 1)); !problem.empty())
    return usage(problem);
  if (given.help) {
    printHelp();
    return Done;
  }
  std::optional<crout::Phase> upTo;
  if (!given.phase.empty() && !(upTo = crout::parsePhase(given.phase)))
    return usage("unknown phase '" + llvm::Twine(given.phase) + "'; the phases are input, algebra, linalg, buffers, loops, llvm");
  if (upTo && !given.header.empty())
    return usage("a header goes with compiled code, not with the IR of a phase");
  if (!upTo && given.output.empty())
    return usage("say what to make: -o with .so, .a, .o, .s, .ll or .mlir, or --to=<phase>");

  mlir::DialectRegistry registry;
  crout::registerDialects(registry);
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> text = crout::readFile(given.input, error);
  if (text && given.bytecode)
    text = crout::bytecodeToText(*text, registry, error);
  mlir::OwningOpRef<mlir::ModuleOp> module = text ? crout::parseModule(text->getBuffer(), given.input, context, error) : nullptr;
  if (!module) {
    llvm::errs() << "crout-compile: " << error << "\n";
    return WrongProgram;
  }
  try {
    compile(*module, upTo, given);
  } catch (const crout::Error &problem) {
    llvm::errs() << "crout-compile: " << (problem.location().empty() ? "" : problem.location() + ": ") << problem.what() << "\n";
    return WrongProgram;
  } catch (const std::exception &problem) {
    llvm::errs() << "crout-compile: " << problem.what() << "\n";
    return WrongProgram;
  }
  return Done;
}
