// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Parses and verifies textual IR after its depth was checked.
#include "Support/Parse.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Location.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace crout;

/// Messages quote types and attributes that the text made as long as it liked.
static constexpr size_t kMaxMessage = 2000;
static constexpr unsigned kMaxMessages = 10;

static std::string place(mlir::Location location) {
  std::string result;
  location->walk([&](mlir::Location part) {
    auto file = llvm::dyn_cast<mlir::FileLineColLoc>(part);
    if (!file)
      return mlir::WalkResult::advance();
    result = (file.getFilename().getValue() + ":" + llvm::Twine(file.getLine()) + ":" + llvm::Twine(file.getColumn())).str();
    return mlir::WalkResult::interrupt();
  });
  return result;
}

static void append(std::string &to, const mlir::Diagnostic &diagnostic, llvm::StringRef kind) {
  std::string message;
  llvm::raw_string_ostream(message) << diagnostic;
  if (message.size() > kMaxMessage)
    message = message.substr(0, kMaxMessage) + "...";
  std::string where = place(diagnostic.getLocation());
  to += (to.empty() ? "" : "\n") + where + (where.empty() ? "" : ": ") + kind.str() + message;
}

mlir::OwningOpRef<mlir::ModuleOp> crout::parseModule(llvm::StringRef text, llvm::StringRef name, mlir::MLIRContext &context, std::string &error) {
  error = checkText(text, name);
  if (!error.empty())
    return nullptr;
  unsigned count = 0;
  mlir::ScopedDiagnosticHandler handler(&context, [&](mlir::Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() != mlir::DiagnosticSeverity::Error || ++count > kMaxMessages)
      return;
    append(error, diagnostic, "");
    for (const mlir::Diagnostic &note : diagnostic.getNotes())
      append(error, note, "note: ");
  });
  // The operation quoted in generic form would bury the message.
  bool quotesOperations = context.shouldPrintOpOnDiagnostic();
  context.printOpOnDiagnostic(false);
  llvm::scope_exit restore([&] { context.printOpOnDiagnostic(quotesOperations); });
  mlir::ParserConfig config(&context, /*verifyAfterParse=*/true);
  mlir::OwningOpRef<mlir::ModuleOp> module = mlir::parseSourceString<mlir::ModuleOp>(text, config, name);
  if (!module && error.empty())
    error = (name + ": is not a module").str();
  if (module)
    error.clear();
  return module;
}

std::unique_ptr<llvm::MemoryBuffer> crout::readFile(llvm::StringRef path, std::string &error, const ParseLimits &limits) {
  if (path != "-") {
    llvm::sys::fs::file_status status;
    std::error_code code = llvm::sys::fs::status(path, status);
    if (!code && llvm::sys::fs::is_directory(status))
      code = std::make_error_code(std::errc::is_a_directory);
    if (code) {
      error = ("cannot open '" + path + "': " + code.message()).str();
      return nullptr;
    }
    if (status.type() == llvm::sys::fs::file_type::regular_file && status.getSize() > limits.bytes) {
      error = ("'" + path + "' has " + llvm::Twine(status.getSize()) + " bytes; at most " + llvm::Twine(limits.bytes) + " are read").str();
      return nullptr;
    }
  }
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path, /*IsText=*/false);
  if (!buffer) {
    error = ("cannot read '" + path + "': " + buffer.getError().message()).str();
    return nullptr;
  }
  return std::move(*buffer);
}
