// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Converts bytecode to text in a child process with limits.
#include "Support/Bytecode.h"
#include "mlir/Bytecode/BytecodeReader.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crout;

static constexpr rlim_t kMemory = rlim_t(4) << 30, kSeconds = 5;
static constexpr size_t kMaxText = size_t(256) << 20;
enum : char { kText = 'T', kError = 'E' };

/// Child: writes one byte that says what follows, then the text or the message, and leaves without running destructors.
[[noreturn]] static void convert(const llvm::MemoryBuffer &bytecode, const mlir::DialectRegistry &registry, int fd) {
  auto limit = [](int resource, rlim_t value) {
    rlimit both = {value, value};
    setrlimit(resource, &both);
  };
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_AS, kMemory);
  limit(RLIMIT_CPU, kSeconds);
  for (int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGXCPU, SIGTRAP})
    std::signal(signal, SIG_DFL); // no stack trace on the user's terminal
  llvm::raw_fd_ostream out(fd, /*shouldClose=*/false);
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  std::string message;
  mlir::ScopedDiagnosticHandler handler(&context, [&](mlir::Diagnostic &diagnostic) {
    if (message.empty())
      message = diagnostic.str();
  });
  mlir::ParserConfig config(&context);
  mlir::OwningOpRef<mlir::ModuleOp> module = mlir::parseSourceString<mlir::ModuleOp>(bytecode.getBuffer(), config, bytecode.getBufferIdentifier());
  if (module)
    out << kText << *module << "\n";
  else
    out << kError << message;
  out.flush();
  _exit(0);
}

std::unique_ptr<llvm::MemoryBuffer> crout::bytecodeToText(const llvm::MemoryBuffer &bytecode, const mlir::DialectRegistry &registry, std::string &error) {
  auto fail = [&](const llvm::Twine &message) {
    error = (bytecode.getBufferIdentifier() + ": " + message).str();
    return nullptr;
  };
  if (!mlir::isBytecode(bytecode.getMemBufferRef()))
    return fail("is not MLIR bytecode");
  int ends[2];
  if (pipe(ends) != 0)
    return fail(std::strerror(errno));
  pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return fail(std::strerror(errno));
  }
  if (child == 0) {
    close(ends[0]);
    convert(bytecode, registry, ends[1]);
  }
  close(ends[1]);
  std::string reply;
  char block[1 << 16];
  for (ssize_t n; (n = read(ends[0], block, sizeof block)) != 0;) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0 || reply.size() > kMaxText)
      break;
    reply.append(block, size_t(n));
  }
  close(ends[0]);
  if (reply.size() > kMaxText)
    kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR)
    ;
  if (reply.size() > kMaxText)
    return fail("stands for more text than is read");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || reply.empty())
    return fail("is bytecode that MLIR's reader cannot bear; it was read in a process of its own, which ended abnormally");
  if (reply.front() != kText)
    return fail(reply.size() > 1 ? llvm::StringRef(reply).drop_front() : "is not a valid module");
  return llvm::MemoryBuffer::getMemBufferCopy(llvm::StringRef(reply).drop_front(), bytecode.getBufferIdentifier());
}
