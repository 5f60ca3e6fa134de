// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors over the bytes of any file.
#include "Serialization/MappedFile.h"
#include "Trace/OpScope.h"
#include "crout/functions.h"
#include "llvm/ADT/ScopeExit.h"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace crout;

Tensor crout::from_file(std::string_view filename, std::optional<bool> shared, int64_t size, std::optional<DType> dtype, std::optional<Device> device,
                        std::source_location where) {
  OpScope scope("from_file", where);
  if (device && device->type != kDLCPU)
    throw NotImplementedError("from_file: device '" + name(*device) + "' is not available; a file can be mapped on the device 'cpu' only", currentLocationString());
  DType type = dtype.value_or(defaultDType());
  uint64_t bytes;
  if (size < 0 || __builtin_mul_overflow(static_cast<uint64_t>(size), static_cast<uint64_t>(itemSize(type)), &bytes) || bytes > (uint64_t(1) << 56))
    throw ValueError("from_file: argument 'size' must be a number of elements, got " + std::to_string(size), currentLocationString());
  std::string path(filename), what = "from_file: '" + path + "'";
  bool writes = shared.value_or(false);
  int descriptor = ::open(path.c_str(), (writes ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, 0666);
  if (descriptor < 0) throw Error("from_file: cannot open '" + path + "': " + std::strerror(errno), currentLocationString());
  llvm::scope_exit close([&] { ::close(descriptor); });
  std::optional<uint64_t> found = MappedFile::regularSize(descriptor);
  if (!found) throw ValueError(what + " is no regular file", currentLocationString());
  if (*found < bytes) {
    if (!writes)
      throw ValueError(what + " has " + std::to_string(*found) + " bytes, " + std::to_string(bytes) + " are required for " + std::to_string(size) +
                       " elements of dtype " + std::string(name(type)), currentLocationString());
    if (::ftruncate(descriptor, static_cast<off_t>(bytes))) throw Error(what + " can't be made longer: " + std::strerror(errno), currentLocationString());
  }
  if (bytes == 0) return Tensor::fromData(nullptr, std::vector<int64_t>{size}, type);
  std::shared_ptr<MappedFile> file = MappedFile::map(descriptor, bytes, writes, what);
  // Compiled programs rely on booleans being 0 or 1.
  if (type == DType::Bool)
    for (uint64_t i = 0; i < bytes; ++i)
      if (static_cast<unsigned char>(file->data()[i]) > 1)
        throw ValueError(what + " has a byte other than 0 and 1, which is no element of dtype bool", currentLocationString());
  char *data = file->data();
  return Tensor::fromBlob(data, std::vector<int64_t>{size}, {}, type, [file] {});
}
