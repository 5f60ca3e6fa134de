// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls lld and LLVM's archive writer in the process; the system's libraries are found where this process has them.
#include "Aot/Link.h"
#include "Support/WriteFile.h"
#include "crout/error.h"
#include "lld/Common/Driver.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Host.h"
#include <dlfcn.h>
#include <link.h>
#include <mutex>

LLD_HAS_DRIVER(elf)

using namespace crout;

static bool isHost(const llvm::Triple &triple) {
  llvm::Triple host(llvm::sys::getProcessTriple());
  return triple.getArch() == host.getArch() && triple.getOS() == host.getOS();
}

/// Where this process has a library, or would load it from. Empty where it is not on this machine.
static std::string pathOfLoaded(const char *soname) {
  void *handle = dlopen(soname, RTLD_LAZY | RTLD_LOCAL);
  link_map *map = nullptr;
  std::string path;
  if (handle && dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0)
    path = map->l_name;
  if (handle)
    dlclose(handle);
  return path;
}

/// Folder of libcrout.so, which the runtime's archive is installed beside.
static llvm::StringRef libraryFolder() {
  static const std::string folder = [] {
    Dl_info info;
    if (!dladdr(reinterpret_cast<void *>(&isHost), &info) || !info.dli_fname)
      return std::string();
    llvm::SmallString<128> real;
    if (llvm::sys::fs::real_path(info.dli_fname, real))
      real = info.dli_fname;
    return llvm::sys::path::parent_path(real).str();
  }();
  return folder;
}

/// Debian's folder of cross libraries, /usr/aarch64-linux-gnu/lib, and this project's of runtimes for other machines.
static std::string gnuTriple(const llvm::Triple &triple) { return (triple.getArchName() + "-linux-gnu").str(); }

static std::string runtimePath(const llvm::Triple &triple, llvm::StringRef name) {
  llvm::SmallString<128> path(libraryFolder());
  if (!isHost(triple))
    llvm::sys::path::append(path, gnuTriple(triple));
  llvm::sys::path::append(path, name);
  return path.str().str();
}

static std::string findRuntime(const llvm::Triple &triple) {
  std::string path = runtimePath(triple, "libcrout_runtime_static.a");
  if (llvm::sys::fs::exists(path))
    return path;
  throw Error("a library for " + triple.str() + " needs Crout's runtime for that machine, and there is none at '" + path +
              "'; an object (.o), assembly (.s) or LLVM IR (.ll) can be made without");
}

static std::string findSystemLibrary(const llvm::Triple &triple, const char *soname) {
  std::string path;
  if (isHost(triple))
    path = pathOfLoaded(soname);
  else if (std::string cross = "/usr/" + gnuTriple(triple) + "/lib/" + soname; llvm::sys::fs::exists(cross))
    path = cross;
  if (path.empty())
    throw Error("a library for " + triple.str() + " is linked against '" + soname + "', which this machine does not have");
  return path;
}

/// lld keeps global state, so one link runs at a time; after a crash inside it none can.
static void runLld(llvm::ArrayRef<const char *> arguments) {
  static std::mutex mutex;
  static bool usable = true;
  std::lock_guard lock(mutex);
  if (!usable)
    throw Error("the linker failed inside earlier in this process and cannot run again in it");
  std::string output;
  llvm::raw_string_ostream stream(output);
  lld::Result result = lld::lldMain(arguments, stream, stream, {{lld::Gnu, &lld::elf::link}});
  usable = result.canRunAgain;
  if (result.retCode == 0)
    return;
  llvm::StringRef text = llvm::StringRef(output).trim();
  std::string lines;
  for (unsigned i = 0; i < 8 && !text.empty(); ++i) {
    auto [line, rest] = text.split('\n');
    lines += "\n  " + line.str();
    text = rest;
  }
  throw Error("the linker refused the library:" + lines);
}

void crout::linkSharedLibrary(llvm::StringRef object, llvm::StringRef path, const LinkOptions &options) {
  const llvm::Triple &triple = options.triple;
  if (!triple.isOSBinFormatELF() || !triple.isOSLinux())
    throw Error("a shared library can be made for Linux only, found target " + triple.str());
  std::string runtime = findRuntime(triple);
  // Kernels for one type, where they do, stand before those for all of them and leave those out.
  std::string kernels = runtimePath(triple, "libcrout_runtime_kernels_" + options.kernelDType + ".a");
  bool oneType = !options.kernelDType.empty() && llvm::sys::fs::exists(kernels);
  std::vector<std::string> systemLibraries = {findSystemLibrary(triple, "libc.so.6"), findSystemLibrary(triple, "libm.so.6")};
  systemLibraries.push_back(findSystemLibrary(triple, triple.isX86() ? "ld-linux-x86-64.so.2" : "ld-linux-aarch64.so.1")); // thread-local variables

  llvm::SmallString<128> folder;
  if (std::error_code code = llvm::sys::fs::createUniqueDirectory("crout-link", folder))
    throw Error("cannot make a temporary folder: " + code.message());
  llvm::scope_exit remove([&] { llvm::sys::fs::remove_directories(folder); });
  auto temporary = [&](llvm::StringRef name, llvm::StringRef contents) {
    llvm::SmallString<128> file(folder);
    llvm::sys::path::append(file, name);
    writeFile(file, contents);
    return file.str().str();
  };
  std::string objectFile = temporary("program.o", object);
  std::string script = temporary("exports.map", "{ global: " + options.symbol + "; local: *; };\n");
  std::string soname = llvm::sys::path::filename(path).str();

  replaceFile(path, [&](const std::string &output) {
    std::vector<const char *> arguments = {"ld.lld", "-shared", "-o", output.c_str(), "-soname", soname.c_str(), "--version-script", script.c_str(), "-m",
                                           triple.isX86() ? "elf_x86_64" : "aarch64linux", "--gc-sections", "--icf=all", "--strip-all", "--build-id=none",
                                           "--hash-style=gnu", "--threads=1", "-O2", "-z", "defs", "-z", "now", "-z", "relro", "-z", "noexecstack",
                                           "--no-undefined-version", objectFile.c_str()};
    if (oneType)
      arguments.push_back(kernels.c_str());
    arguments.push_back(runtime.c_str());
    arguments.push_back("--as-needed");
    for (const std::string &library : systemLibraries)
      arguments.push_back(library.c_str());
    runLld(arguments);
    llvm::sys::fs::setPermissions(output, llvm::sys::fs::perms(0755 & ~llvm::sys::fs::getUmask()));
  });
}

void crout::writeArchive(llvm::StringRef object, llvm::StringRef path, llvm::StringRef symbol, const llvm::Triple &triple) {
  std::string runtime = findRuntime(triple);
  auto check = [&](llvm::Error problem) {
    if (problem)
      throw Error(("cannot make the archive '" + path + "': " + llvm::toString(std::move(problem))).str());
  };
  auto value = [&](auto expected) {
    check(expected.takeError());
    return std::move(*expected);
  };
  std::unique_ptr<llvm::MemoryBuffer> buffer = value(llvm::errorOrToExpected(llvm::MemoryBuffer::getFile(runtime, false, false)));
  std::unique_ptr<llvm::object::Archive> archive = value(llvm::object::Archive::create(buffer->getMemBufferRef()));
  std::string memberName = (symbol + ".o").str();
  std::vector<llvm::NewArchiveMember> members;
  members.emplace_back(llvm::MemoryBufferRef(object, memberName));
  llvm::Error iteration = llvm::Error::success();
  for (const llvm::object::Archive::Child &child : archive->children(iteration))
    members.push_back(value(llvm::NewArchiveMember::getOldMember(child, /*Deterministic=*/true)));
  check(std::move(iteration));
  std::unique_ptr<llvm::MemoryBuffer> result = value(llvm::writeArchiveToBuffer(members, llvm::SymtabWritingMode::NormalSymtab, llvm::object::Archive::K_GNU,
                                                                               /*Deterministic=*/true, /*Thin=*/false));
  writeFile(path, result->getBuffer());
}
