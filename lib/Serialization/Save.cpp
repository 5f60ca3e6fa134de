// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors into files.
#include "Serialization/Header.h"
#include "Support/WriteFile.h"
#include "Trace/TensorImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace crout;

// Elements begin at a multiple of this in the file, and so in a mapping of it.
static constexpr size_t dataAlignment = 64;

static void checkNames(const std::map<std::string, Tensor> &tensors, const Metadata &metadata) {
  auto check = [](const std::string &text, const char *what) {
    if (!llvm::json::isUTF8(text)) throw ValueError(std::string("save: ") + what + " must be UTF-8");
  };
  for (const auto &[name, tensor] : tensors) {
    check(name, "the name of a tensor");
    if (name == "__metadata__") throw ValueError("save: no tensor can be named '__metadata__': the format has another use for it");
    if (!tensor.defined()) throw ValueError("save: tensor '" + name + "' is undefined: it was default-constructed or moved from");
    tensor.dataPtr(); // says what to do instead for a traced tensor
    if (static_cast<size_t>(tensor.dim()) + isComplex(tensor.dtype()) > kMaxRank)
      throw ValueError("save: tensor '" + name + "' has more than " + std::to_string(kMaxRank) + " dimensions");
  }
  for (const auto &[key, value] : metadata) {
    check(key, "a key of the metadata");
    check(value, "a value of the metadata");
  }
}

void crout::save(const std::map<std::string, Tensor> &tensors, const std::function<void(std::string_view)> &write, const Metadata &metadata) {
  checkNames(tensors, metadata);
  FileHeader header;
  header.metadata = metadata;
  // Wide elements first: then every tensor lies at a multiple of its element size without gaps, which the format forbids.
  std::vector<std::pair<std::string, Tensor>> order(tensors.begin(), tensors.end());
  llvm::sort(order, [](const auto &a, const auto &b) {
    int64_t sizeA = itemSize(toReal(a.second.dtype())), sizeB = itemSize(toReal(b.second.dtype()));
    return sizeA != sizeB ? sizeA > sizeB : a.first < b.first;
  });
  uint64_t at = 0;
  for (const auto &[name, tensor] : order) {
    std::vector<int64_t> sizes = tensor.sizes();
    uint64_t bytes = static_cast<uint64_t>(product(sizes) * itemSize(tensor.dtype()));
    header.entries.push_back({name, tensor.dtype(), std::move(sizes), at, at + bytes});
    at += bytes;
  }
  std::string text = writeHeader(header);
  text.append((dataAlignment - (sizeof(uint64_t) + text.size()) % dataAlignment) % dataAlignment, ' ');
  if (text.size() > kMaxHeaderBytes)
    throw ValueError("save: the header of " + std::to_string(text.size()) + " bytes is longer than the format's limit, " + std::to_string(kMaxHeaderBytes));
  uint64_t length = text.size();
  write({reinterpret_cast<const char *>(&length), sizeof(length)});
  write(text);
  for (size_t i = 0; i < order.size(); ++i) {
    if (header.entries[i].begin == header.entries[i].end) continue;
    Tensor contiguous = contiguousEager(order[i].second.resolved());
    write({static_cast<const char *>(contiguous.dataPtr()), header.entries[i].end - header.entries[i].begin});
  }
}

static void saveTo(const std::map<std::string, Tensor> &tensors, const std::string &path, const std::string &shown, const Metadata &metadata, int flags) {
  int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags);
  auto refuse = [&] { throw Error("cannot write '" + shown + "': " + std::strerror(errno)); };
  if (descriptor < 0) refuse();
  llvm::scope_exit close([&] { ::close(descriptor); });
  save(tensors, [&](std::string_view bytes) {
    while (!bytes.empty()) {
      ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
      if (count < 0 && errno != EINTR) refuse();
      if (count > 0) bytes.remove_prefix(static_cast<size_t>(count));
    }
  }, metadata);
  // The name must not become the new file's before its bytes are on the disk. A pipe has nothing to wait for.
  if (::fsync(descriptor) && errno != EINVAL && errno != EROFS) refuse();
}

void crout::save(const std::map<std::string, Tensor> &tensors, const std::string &path, const Metadata &metadata) {
  llvm::sys::fs::file_status status;
  llvm::SmallString<128> target(path);
  if (!llvm::sys::fs::status(path, status)) {
    if (llvm::sys::fs::is_other(status)) return saveTo(tensors, path, path, metadata, 0); // a pipe or a device can't be replaced
    llvm::sys::fs::real_path(path, target);                                               // of a link the file, not the link
  }
  replaceFile(target, [&](const std::string &temporary) { saveTo(tensors, temporary, path, metadata, O_TRUNC); });
}
