// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes to a new file beside the old one and renames.
#include "Support/WriteFile.h"
#include "crout/error.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace crout;

[[noreturn]] static void refuse(llvm::StringRef path, std::error_code code) { throw Error(("cannot write '" + path + "': " + code.message()).str()); }

static void writeDirectly(llvm::StringRef path, llvm::StringRef contents) {
  std::error_code code;
  llvm::raw_fd_ostream out(path, code);
  if (code)
    refuse(path, code);
  out << contents;
  out.flush();
  code = out.error();
  out.clear_error();
  if (code)
    refuse(path, code);
}

void crout::replaceFile(llvm::StringRef path, llvm::function_ref<void(const std::string &)> write) {
  llvm::sys::fs::file_status status;
  if (!llvm::sys::fs::status(path, status) && llvm::sys::fs::is_directory(status))
    refuse(path, std::make_error_code(std::errc::is_a_directory));
  llvm::SmallString<128> temporary;
  int fd;
  if (std::error_code code = llvm::sys::fs::createUniqueFile(path + ".%%%%%%%%", fd, temporary))
    refuse(path, code);
  llvm::sys::fs::file_t file = llvm::sys::fs::convertFDToNativeFile(fd);
  llvm::sys::fs::closeFile(file);
  llvm::scope_exit remove([&] { llvm::sys::fs::remove(temporary); });
  write(std::string(temporary));
  if (std::error_code code = llvm::sys::fs::rename(temporary, path))
    refuse(path, code);
  remove.release();
}

void crout::writeFile(llvm::StringRef path, llvm::StringRef contents) {
  llvm::sys::fs::file_status status;
  bool exists = path == "-" || !llvm::sys::fs::status(path, status);
  // A pipe or a device cannot be replaced.
  if (exists && (path == "-" || llvm::sys::fs::is_other(status)))
    return writeDirectly(path, contents);
  replaceFile(path, [&](const std::string &temporary) { writeDirectly(temporary, contents); });
}
