// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors from files: looks at a mapping of the file, or copies.
#include "Serialization/Header.h"
#include "Serialization/MappedFile.h"
#include "llvm/ADT/ScopeExit.h"
#include <bit>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace crout;

static_assert(std::endian::native == std::endian::little, "files are little-endian, and are not converted");

static constexpr uint64_t lengthBytes = 8;

// Compiled programs rely on booleans being 0 or 1.
static void checkBooleans(const char *data, const TensorEntry &entry, const std::string &what) {
  for (uint64_t i = 0, n = entry.end - entry.begin; i < n; ++i)
    if (static_cast<unsigned char>(data[i]) > 1)
      throw ValueError(what + ": tensor '" + entry.name.substr(0, 60) + "' of type BOOL has the byte " +
                       std::to_string(static_cast<unsigned char>(data[i])) + " where 0 or 1 is required");
}

// `keeper` owns the bytes where tensors are to share them; null where they are copied.
static TensorFile loadFrom(std::string_view bytes, const std::shared_ptr<MappedFile> &keeper, const std::string &what) {
  if (bytes.size() < lengthBytes)
    throw ValueError(what + ": " + std::to_string(bytes.size()) + " bytes are too few for a safetensors file, which begins with 8 bytes of length");
  uint64_t length;
  std::memcpy(&length, bytes.data(), lengthBytes);
  if (length > bytes.size() - lengthBytes)
    throw ValueError(what + ": the header is said to be " + std::to_string(length) + " bytes long, " + std::to_string(bytes.size() - lengthBytes) +
                     " bytes are left: no safetensors file, or cut short");
  if (length > kMaxHeaderBytes)
    throw ValueError(what + ": the header of " + std::to_string(length) + " bytes is longer than the format's limit, " + std::to_string(kMaxHeaderBytes));
  std::string_view data = bytes.substr(lengthBytes + length);
  FileHeader header = readHeader(bytes.substr(lengthBytes, length), data.size(), what);

  TensorFile file;
  file.metadata = std::move(header.metadata);
  for (TensorEntry &entry : header.entries) {
    const char *elements = data.data() + entry.begin;
    if (entry.dtype == DType::Bool) checkBooleans(elements, entry, what);
    bool aligned = reinterpret_cast<uintptr_t>(elements) % static_cast<uintptr_t>(itemSize(toReal(entry.dtype))) == 0;
    Tensor tensor = keeper && aligned && entry.end != entry.begin
                        ? Tensor::fromBlob(const_cast<char *>(elements), entry.sizes, {}, entry.dtype, [keeper] {})
                        : Tensor::fromData(elements, entry.sizes, entry.dtype);
    file.tensors.emplace_back(std::move(entry.name), std::move(tensor));
  }
  return file;
}

TensorFile crout::loadBytes(std::string_view bytes, const std::string &name) { return loadFrom(bytes, nullptr, "load: '" + name + "'"); }

TensorFile crout::loadDescriptor(int descriptor, const std::string &name, bool mapped) {
  std::string what = "load: '" + name + "'";
  std::optional<uint64_t> size = MappedFile::regularSize(descriptor);
  if (!size) { // a pipe or a device
    if (mapped) throw ValueError(what + " is no regular file, so that it can't be mapped");
    std::string bytes = readAll(descriptor, what);
    return loadFrom(bytes, nullptr, what);
  }
  if (*size == 0) return loadFrom({}, nullptr, what);
  std::shared_ptr<MappedFile> file = MappedFile::map(descriptor, *size, /*shared=*/false, what);
  return loadFrom({file->data(), file->size()}, mapped ? file : nullptr, what);
}

TensorFile crout::loadFile(const std::string &path, bool mapped) {
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw Error("load: cannot read '" + path + "': " + std::strerror(errno));
  llvm::scope_exit close([&] { ::close(descriptor); });
  return loadDescriptor(descriptor, path, mapped);
}

std::map<std::string, Tensor> crout::load(const std::string &path, bool mapped) {
  std::map<std::string, Tensor> tensors;
  for (auto &[name, tensor] : loadFile(path, mapped).tensors)
    tensors.emplace(std::move(name), std::move(tensor));
  return tensors;
}
