// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Hashes what code depends on.
#include "Jit/ProgramKey.h"
#include "Support/Switches.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OperationSupport.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/raw_ostream.h"
#include <cstring>
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <sys/stat.h>

using namespace mlir;

namespace crout {

std::string ProgramKey::hex() const { return llvm::toHex(bytes, /*LowerCase=*/true); }

/// The linker's hash of this library, or where it made none, size and time of its file.
static std::string identifyBuild() {
  struct Search {
    uintptr_t address;
    std::string id;
  } search{reinterpret_cast<uintptr_t>(&identifyBuild), {}};
  dl_iterate_phdr(
      [](dl_phdr_info *info, size_t, void *data) -> int {
        auto &search = *static_cast<Search *>(data);
        bool contains = false;
        for (int i = 0; i < info->dlpi_phnum; ++i) {
          const ElfW(Phdr) &header = info->dlpi_phdr[i];
          uintptr_t begin = info->dlpi_addr + header.p_vaddr;
          contains |= header.p_type == PT_LOAD && search.address >= begin && search.address < begin + header.p_memsz;
        }
        if (!contains) return 0;
        for (int i = 0; i < info->dlpi_phnum; ++i) {
          const ElfW(Phdr) &header = info->dlpi_phdr[i];
          if (header.p_type != PT_NOTE) continue;
          const char *note = reinterpret_cast<const char *>(info->dlpi_addr + header.p_vaddr), *end = note + header.p_memsz;
          while (note + sizeof(ElfW(Nhdr)) <= end) {
            auto *entry = reinterpret_cast<const ElfW(Nhdr) *>(note);
            const char *name = note + sizeof(*entry), *description = name + ((entry->n_namesz + 3) & ~3u);
            if (entry->n_type == NT_GNU_BUILD_ID && entry->n_namesz == 4 && !memcmp(name, "GNU", 4))
              search.id.assign(description, entry->n_descsz);
            note = description + ((entry->n_descsz + 3) & ~3u);
          }
        }
        return 1;
      },
      &search);
  if (!search.id.empty()) return search.id;
  Dl_info info;
  struct stat file;
  if (!dladdr(reinterpret_cast<void *>(&identifyBuild), &info) || stat(info.dli_fname, &file) != 0) return "unknown";
  return std::to_string(file.st_size) + ":" + std::to_string(file.st_mtim.tv_sec) + "." + std::to_string(file.st_mtim.tv_nsec);
}

static const std::string &buildId() {
  static const std::string id = identifyBuild();
  return id;
}

namespace {
/// A stream into the hash: the text is never held.
class HashStream : public llvm::raw_ostream {
public:
  explicit HashStream(llvm::BLAKE3 &hasher) : hasher(hasher) {}
  ~HashStream() override { flush(); }

private:
  void write_impl(const char *data, size_t size) override {
    hasher.update(llvm::StringRef(data, size));
    position += size;
  }
  uint64_t current_pos() const override { return position; }
  llvm::BLAKE3 &hasher;
  uint64_t position = 0;
};
} // namespace

ProgramKey computeKey(ModuleOp module, Phase phase, const CompileOptions &options, const TargetDescription &target) {
  llvm::BLAKE3 hasher;
  // Each part ends in a byte that no part contains, so that two lists of parts cannot read the same.
  auto part = [&](llvm::StringRef text) {
    hasher.update(text);
    hasher.update(llvm::StringRef("\0", 1));
  };
  part("crout object 1");
  part(buildId());
  part(LLVM_VERSION_STRING);
  part(target.triple);
  part(target.cpu);
  part(target.features);
  part(name(phase));
  part(std::to_string(options.optLevel) + (options.threads ? "t" : "") + (options.exportC ? "c" : ""));
  for (const std::string &rewrite : options.disabledRewrites)
    part(rewrite);
  part("enabled");
  for (const std::string &rewrite : options.enabledRewrites)
    part(rewrite);
  part(codeSwitchesKey());
  {
    HashStream stream(hasher);
    module->print(stream, OpPrintingFlags().useLocalScope().assumeVerified());
    stream << '\0';
    module->walk([&](Operation *op) {
      if (op->getNumResults() == 0 && op->getNumRegions() == 0 && !op->hasTrait<OpTrait::IsTerminator>())
        if (auto file = op->getLoc()->findInstanceOf<FileLineColLoc>())
          stream << file.getFilename().getValue() << ':' << file.getLine() << '\0';
    });
  }
  ProgramKey key;
  hasher.final(key.bytes);
  return key;
}

} // namespace crout
