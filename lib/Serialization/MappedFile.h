// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files as memory.
#ifndef CROUT_SERIALIZATION_MAPPEDFILE_H
#define CROUT_SERIALIZATION_MAPPEDFILE_H

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace crout {

/// Pages of a file, readable and writable; given back when the object goes.
class MappedFile {
public:
  /// The first `bytes` (not 0) of an open file. Writes reach the file where `shared`, else stay in this process. Throws Error, whose
  /// message begins with `what`.
  static std::shared_ptr<MappedFile> map(int descriptor, uint64_t bytes, bool shared, const std::string &what);
  /// Bytes of a regular file; none for a pipe, a device or a folder.
  static std::optional<uint64_t> regularSize(int descriptor);

  ~MappedFile();
  MappedFile(const MappedFile &) = delete;
  char *data() const { return memory; }
  size_t size() const { return bytes; }

private:
  MappedFile(char *memory, size_t bytes) : memory(memory), bytes(bytes) {}
  char *memory;
  size_t bytes;
};

/// Everything that a pipe gives.
std::string readAll(int descriptor, const std::string &what);

} // namespace crout
#endif // CROUT_SERIALIZATION_MAPPEDFILE_H
