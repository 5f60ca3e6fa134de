// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compiled programs on disk, shared by this user's processes.
#ifndef CROUT_JIT_OBJECTCACHE_H
#define CROUT_JIT_OBJECTCACHE_H

#include "Jit/ProgramKey.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>

namespace llvm {
class MemoryBuffer;
}

namespace crout {

/// A folder of files named by key. Nothing here throws: a cache that cannot be used is an empty one.
class ObjectCache {
public:
  /// The folder that the switches and the environment name. It is made with mode 0700; one that is a link, belongs to someone else or
  /// that others may enter or write is not used, and that is said once.
  static std::string folder();

  /// Programs that were compiled when Crout was built, beside its library: what the first calls on a new machine need. Only read here;
  /// `scripts/build_kernels.py` fills it, with CROUT_CACHE_DIR set to it.
  static std::string shippedFolder();

  /// The object for `key`, from the user's folder or the shipped one; none where there is no entry, or one that is cut short, altered or
  /// unreadable (which the user's folder then loses).
  static std::optional<std::string> load(const ProgramKey &key);
  /// Writes a temporary file and renames it, so that readers see all of an entry or nothing. Removes the least recently used entries above
  /// the size that the switches allow.
  static void store(const ProgramKey &key, llvm::StringRef object);
};

} // namespace crout
#endif // CROUT_JIT_OBJECTCACHE_H
