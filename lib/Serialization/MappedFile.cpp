// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files as memory, by mmap.
#include "Serialization/MappedFile.h"
#include "crout/error.h"
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace crout;

std::shared_ptr<MappedFile> MappedFile::map(int descriptor, uint64_t bytes, bool shared, const std::string &what) {
  void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, (shared ? MAP_SHARED : MAP_PRIVATE) | MAP_NORESERVE, descriptor, 0);
  if (memory == MAP_FAILED) throw Error(what + " can't be mapped: " + std::strerror(errno));
  return std::shared_ptr<MappedFile>(new MappedFile(static_cast<char *>(memory), bytes));
}

std::optional<uint64_t> MappedFile::regularSize(int descriptor) {
  struct stat status;
  if (::fstat(descriptor, &status) || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<uint64_t>(status.st_size);
}

MappedFile::~MappedFile() { ::munmap(memory, bytes); }

std::string crout::readAll(int descriptor, const std::string &what) {
  std::string bytes;
  char piece[1 << 16];
  while (ssize_t count = ::read(descriptor, piece, sizeof(piece))) {
    if (count > 0)
      bytes.append(piece, static_cast<size_t>(count));
    else if (errno != EINTR)
      throw Error(what + " can't be read: " + std::strerror(errno));
  }
  return bytes;
}
