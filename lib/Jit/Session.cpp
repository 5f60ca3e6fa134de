// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One ORC session: the runtime's symbols in a dylib of their own, each program's object in another that links to it.
#include "Jit/Session.h"
#include "Jit/RuntimeSymbols.h"
#include "crout/error.h"
#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"
#include "llvm/ExecutionEngine/Orc/Core.h"
#include "llvm/ExecutionEngine/Orc/Mangling.h"
#include "llvm/ExecutionEngine/Orc/ObjectLinkingLayer.h"
#include "llvm/ExecutionEngine/Orc/SelfExecutorProcessControl.h"
#include "llvm/ExecutionEngine/Orc/TaskDispatch.h"
#include "llvm/Support/MemoryBuffer.h"
#include <atomic>
#include <mutex>

namespace crout {

/// Symbols that nobody defines, of the lookup that this thread makes: ORC reports them to the session, and to the caller only that it
/// failed.
static thread_local std::string missingSymbols;

static void noteMissing(llvm::Error error) {
  llvm::handleAllErrors(
      std::move(error),
      [](const llvm::orc::SymbolsNotFound &notFound) {
        for (const auto &symbol : const_cast<llvm::orc::SymbolsNotFound &>(notFound).getSymbols())
          missingSymbols += (missingSymbols.empty() ? "" : ", ") + (*symbol).str();
      },
      [](const llvm::ErrorInfoBase &) {});
}

namespace {
/// Objects only: programs are compiled to objects before they get here, so no compile layer is needed.
class Session {
public:
  static Session &get() {
    static Session *instance = new Session; // never destroyed: executables may outlive static destruction
    return *instance;
  }

  llvm::orc::ExecutionSession session;
  llvm::orc::ObjectLinkingLayer linker;
  llvm::orc::JITDylib &runtime;
  std::atomic<uint64_t> counter{0};

private:
  static std::unique_ptr<llvm::orc::ExecutorProcessControl> createControl() {
    auto control = llvm::orc::SelfExecutorProcessControl::Create(nullptr, std::make_unique<llvm::orc::InPlaceTaskDispatcher>());
    if (!control) throw Error("cannot load code into this process: " + llvm::toString(control.takeError()));
    return std::move(*control);
  }

  Session() : session(createControl()), linker(session), runtime(session.createBareJITDylib("crout_runtime")) {
    session.setErrorReporter(noteMissing);
    llvm::orc::SymbolMap symbols;
    for (const RuntimeSymbol &symbol : runtimeSymbols())
      symbols[session.intern(symbol.name)] = {llvm::orc::ExecutorAddr::fromPtr(symbol.address),
                                              llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable};
    if (llvm::Error error = runtime.define(llvm::orc::absoluteSymbols(std::move(symbols))))
      throw Error("cannot bind the runtime: " + llvm::toString(std::move(error)));
  }
};
} // namespace

Executable::Code::~Code() {
  if (dylib) llvm::consumeError(Session::get().session.removeJITDylib(*dylib));
}

static std::string describe(llvm::Error error, const std::string &function) {
  std::string other = llvm::toString(std::move(error));
  if (!missingSymbols.empty()) return "program @" + function + " calls what neither the runtime nor libm has: " + missingSymbols;
  return "program @" + function + " cannot be linked into this process: " + other;
}

std::unique_ptr<Executable::Code> linkObject(llvm::StringRef object, const std::string &function) {
  Session &s = Session::get();
  missingSymbols.clear();
  auto code = std::make_unique<Executable::Code>();
  std::string name = function + "." + std::to_string(s.counter++);
  code->dylib = &s.session.createBareJITDylib(name);
  code->dylib->addToLinkOrder(s.runtime);
  if (llvm::Error error = s.linker.add(*code->dylib, llvm::MemoryBuffer::getMemBufferCopy(object, name)))
    throw Error(describe(std::move(error), function));

  llvm::orc::SymbolStringPtr bodyName = s.session.intern(function + "__body"), signatureName = s.session.intern(function + "__signature");
  auto found = s.session.lookup({{code->dylib, llvm::orc::JITDylibLookupFlags::MatchAllSymbols}},
                                llvm::orc::SymbolLookupSet({bodyName, signatureName}));
  if (!found) throw Error(describe(found.takeError(), function));
  code->body = (*found)[bodyName].getAddress().toPtr<void *>();
  code->signature = (*found)[signatureName].getAddress().toPtr<const void *>();
  return code;
}

} // namespace crout
