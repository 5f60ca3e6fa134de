// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Programs as objects: captured, read, written, run and compiled ahead of time.
#include "crout/program.h"
#include "Aot/Library.h"
#include "Support/Parse.h"
#include "Support/WriteFile.h"
#include "Trace/CompiledProgram.h"
#include "Trace/ProgramImpl.h"
#include "Transforms/Structure.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace crout {

// First line of a saved program. A reader of version 1 refuses others.
static constexpr llvm::StringLiteral headerPrefix = "// crout program, version ";
static constexpr int version = 1;

static std::string print(mlir::ModuleOp module, bool withLocations) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  mlir::OpPrintingFlags flags;
  if (withLocations) flags.enableDebugInfo(true, false);
  module.print(stream, flags);
  return text;
}

Program::Impl::Impl(mlir::ModuleOp module) {
  mlir::func::FuncOp found;
  for (auto function : module.getOps<mlir::func::FuncOp>()) {
    if (!function.isPublic() || function.isDeclaration()) continue;
    if (found)
      throw ValueError("a program has one public function, found '" + found.getName().str() + "' and '" + function.getName().str() + "'");
    found = function;
  }
  if (!found) throw ValueError("a program has one public function, found none");
  signature = Signature::fromFunction(found);
  text = print(module, true);
}

Program::Impl::Parsed Program::Impl::parsed() const {
  Parsed result{leaseContext(), nullptr};
  std::string error;
  result.module = parseModule(text, signature.function, *result.context, error);
  if (!result.module) throw Error("the program can't be read again: " + error);
  return result;
}

const std::shared_ptr<const Executable> &Program::Impl::executable() const {
  std::call_once(compiled, [this] {
    Parsed program = parsed();
    code = crout::compile(*program.module);
  });
  return code;
}

Program Program::trace(std::string name, const Function &function, std::span<const TensorSpec> inputs,
                       std::span<const std::string> resultNames) {
  auto session = TraceSession::create({.name = std::move(name), .hasHints = false, .embedCaptured = true});
  std::shared_ptr<const Impl> impl;
  {
    TraceSession::Activation active(*session);
    std::map<std::string, SymInt> symbols;
    std::vector<Tensor> traced;
    for (size_t i = 0; i < inputs.size(); ++i) {
      const TensorSpec &spec = inputs[i];
      SymSizes dims;
      for (const Dim &dim : spec.dims) {
        if (const auto *size = std::get_if<int64_t>(&dim)) {
          if (*size < 0) throw ValueError("a size of input " + std::to_string(i) + " is negative: " + std::to_string(*size));
          dims.push_back(*size);
          continue;
        }
        const std::string &symbol = std::get<std::string>(dim);
        if (symbol.empty()) throw ValueError("a size of input " + std::to_string(i) + " has an empty name");
        auto [entry, isNew] = symbols.try_emplace(symbol);
        // The value stands for any size; it only shows in messages that need a number.
        if (isNew) entry->second = session->addSymbol(1009 + 2 * static_cast<int64_t>(symbols.size()), symbol);
        dims.push_back(entry->second);
      }
      traced.push_back(session->addInput(spec.dtype, dims, spec.name.empty() ? "arg" + std::to_string(i) : spec.name));
    }
    std::vector<Tensor> results = function(traced);
    session->finish(results, resultNames, true);
    impl = std::make_shared<const Impl>(session->getModule());
  }
  return Program(std::move(impl));
}

Program Program::parse(const std::string &mlir) {
  ContextLease context = leaseContext();
  std::string error;
  auto module = parseModule(mlir, "program", *context, error);
  if (!module) throw ValueError(error);
  return Program(std::make_shared<const Impl>(*module));
}

Program Program::load(const std::string &path) {
  std::string error;
  auto buffer = readFile(path, error);
  if (!buffer) throw ValueError(error);
  llvm::StringRef text = buffer->getBuffer();
  if (llvm::StringRef line = text.take_until([](char c) { return c == '\n'; }); line.consume_front(headerPrefix)) {
    int found = 0;
    if (line.trim().getAsInteger(10, found) || found != version)
      throw ValueError(path + ": the program has version " + line.trim().take_front(20).str() + ", this Crout reads version " +
                       std::to_string(version));
  }
  ContextLease context = leaseContext();
  auto module = parseModule(text, path, *context, error);
  if (!module) throw ValueError(error);
  return Program(std::make_shared<const Impl>(*module));
}

void Program::save(const std::string &path) const {
  writeFile(path, (headerPrefix + std::to_string(version) + "\n").str() + impl->text + "\n");
}

const std::string &Program::name() const { return impl->signature.function; }

static std::vector<TensorSpec> specs(const std::vector<SignatureParam> &params) {
  std::vector<TensorSpec> result;
  for (const SignatureParam &param : params) {
    TensorSpec spec{param.name, param.dtype, {}};
    for (const SignatureDim &dim : param.dims)
      spec.dims.push_back(dim.isSymbolic() ? Dim(dim.symbol) : Dim(dim.size));
    result.push_back(std::move(spec));
  }
  return result;
}
std::vector<TensorSpec> Program::inputs() const { return specs(impl->signature.args); }
std::vector<TensorSpec> Program::outputs() const {
  std::vector<SignatureParam> results = impl->signature.results;
  llvm::erase_if(results, [](const SignatureParam &result) { return result.writes >= 0; });
  return specs(results);
}

std::string Program::mlir(const std::string &phaseName) const {
  auto phase = parsePhase(phaseName);
  if (!phase) throw ValueError("'phase' must be input, algebra, linalg, buffers, loops or llvm, got \"" + phaseName + "\"");
  Impl::Parsed program = impl->parsed();
  if (*phase != Phase::Input) runPipeline(*program.module, Phase::Input, *phase, {});
  return print(*program.module, false);
}

std::string Program::structure() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  Impl::Parsed program = impl->parsed();
  mlir::PassManager tidy(program.module->getContext());
  tidy.addPass(mlir::createCanonicalizerPass());
  tidy.addPass(mlir::createCSEPass());
  if (mlir::failed(tidy.run(*program.module))) throw Error(name() + ": the program could not be simplified");
  ir::printStructure(*program.module, os);
  runPipeline(*program.module, Phase::Input, Phase::Algebra, withSwitches({}));
  ir::printFactorisations(*program.module, os);
  return text;
}

std::vector<Tensor> Program::operator()(std::span<const Tensor> arguments) const {
  const Signature &signature = impl->signature;
  if (arguments.size() != signature.args.size())
    throw ValueError(signature.function + ": takes " + std::to_string(signature.args.size()) + " arguments, got " +
                     std::to_string(arguments.size()));
  llvm::SmallVector<CallArgument, 4> callArguments(arguments.size());
  llvm::SmallVector<const DLTensor *, 8> pointers;
  llvm::SmallVector<Tensor, 4> given(arguments.begin(), arguments.end());
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].defined())
      throw ValueError(signature.function + ": argument '" + signature.args[i].name + "' is an undefined tensor");
    arguments[i].dataPtr(); // says what to do instead for a traced tensor
    given[i] = arguments[i].resolved();
    callArguments[i].setTensor(given[i]);
    pointers.push_back(&callArguments[i].dl);
  }
  for (const SignatureParam &result : signature.results) {
    if (result.writes < 0) continue;
    const Tensor &target = arguments[static_cast<size_t>(result.writes)];
    checkWritable(target, result.name.c_str());
    for (size_t i = 0; i < arguments.size(); ++i)
      if (static_cast<int>(i) != result.writes && mayOverlap(*target.getImpl(), *arguments[i].getImpl()))
        throw ValueError(signature.function + ": argument '" + result.name + "' is written and shares memory with argument '" +
                         signature.args[i].name + "'");
  }
  std::vector<Tensor> results;
  for (auto [made, result] : llvm::zip_equal(runExecutable(*impl->executable(), pointers, false), signature.results)) {
    if (result.writes < 0)
      results.push_back(made);
    else
      writeElements(made, arguments[static_cast<size_t>(result.writes)]);
  }
  return results;
}

void Program::compile(const std::string &path, const LibraryOptions &options) const {
  Impl::Parsed program = impl->parsed();
  emitLibrary(*program.module, path, options);
}

} // namespace crout
