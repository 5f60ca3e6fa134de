// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files of the cache: checked folder, checked entries, atomic writes.
#include "Jit/ObjectCache.h"
#include "Support/Switches.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <atomic>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace crout {

namespace {
/// What a file begins with; then `size` bytes of object.
struct Header {
  char magic[8];
  uint8_t key[32];
  uint8_t digest[32]; // BLAKE3 of the object
  uint64_t size;
};
static_assert(sizeof(Header) == 80);

class FileDescriptor {
public:
  explicit FileDescriptor(int fd = -1) : fd(fd) {}
  FileDescriptor(FileDescriptor &&other) noexcept : fd(std::exchange(other.fd, -1)) {}
  ~FileDescriptor() {
    if (fd >= 0) close(fd);
  }
  explicit operator bool() const { return fd >= 0; }
  operator int() const { return fd; }

private:
  int fd;
};
} // namespace

static constexpr char magic[8] = {'C', 'R', 'O', 'U', 'T', 'O', 'B', '1'};
static constexpr uint64_t maxObjectBytes = uint64_t(1) << 31;

std::string ObjectCache::folder() {
  if (std::string chosen = getString(Switch::CacheDir); !chosen.empty()) return chosen;
  llvm::SmallString<128> path;
  if (const char *xdg = getenv("XDG_CACHE_HOME"); xdg && xdg[0] == '/')
    path = xdg;
  else if (const char *home = getenv("HOME"); home && home[0] == '/') {
    path = home;
    llvm::sys::path::append(path, ".cache");
  } else {
    return {};
  }
  llvm::sys::path::append(path, "crout");
  return std::string(path);
}

static void sayOnce(const std::string &folder, const char *why) {
  static std::mutex mutex;
  static std::set<std::string> said;
  std::lock_guard lock(mutex);
  if (said.insert(folder).second) llvm::errs() << "crout: the cache folder \"" << folder << "\" is not used: " << why << "\n";
}

/// The folder, open and found to be ours alone; invalid where it cannot be used.
static FileDescriptor openFolder(bool create) {
  if (!getBool(Switch::Cache)) return FileDescriptor();
  std::string path = ObjectCache::folder();
  if (path.empty()) return FileDescriptor();
  int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  int fd = open(path.c_str(), flags);
  if (fd < 0 && errno == ENOENT && create) {
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(path));
    if (mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) fd = open(path.c_str(), flags);
  }
  if (fd < 0) {
    if (errno == ELOOP || errno == ENOTDIR) sayOnce(path, "it must be a folder, not a link or a file");
    return FileDescriptor();
  }
  FileDescriptor folder(fd);
  struct stat info;
  if (fstat(folder, &info) != 0) return FileDescriptor();
  if (info.st_uid != geteuid()) {
    sayOnce(path, "it must belong to this user");
    return FileDescriptor();
  }
  if (info.st_mode & 077) {
    sayOnce(path, "others may enter it; its mode must be 0700");
    return FileDescriptor();
  }
  return folder;
}

static bool readAll(int fd, char *data, size_t size) {
  while (size > 0) {
    ssize_t got = read(fd, data, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= got;
  }
  return true;
}

static bool writeAll(int fd, const char *data, size_t size) {
  while (size > 0) {
    ssize_t put = write(fd, data, size);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    data += put;
    size -= put;
  }
  return true;
}

static llvm::BLAKE3Result<32> digestOf(llvm::StringRef object) {
  return llvm::BLAKE3::hash<32>(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(object.data()), object.size()));
}

/// The object in an open file, where that is what the key's entry must be.
static std::optional<std::string> readEntry(int file, const ProgramKey &key) {
  struct stat info;
  Header header;
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size < static_cast<off_t>(sizeof header) ||
      !readAll(file, reinterpret_cast<char *>(&header), sizeof header))
    return std::nullopt;
  if (memcmp(header.magic, magic, sizeof magic) != 0 || memcmp(header.key, key.bytes.data(), 32) != 0 || header.size > maxObjectBytes ||
      header.size != info.st_size - sizeof header)
    return std::nullopt;
  std::string object(header.size, '\0');
  if (!readAll(file, object.data(), object.size()) || memcmp(digestOf(object).data(), header.digest, 32) != 0) return std::nullopt;
  return object;
}

std::string ObjectCache::shippedFolder() {
  Dl_info info;
  if (!dladdr(reinterpret_cast<void *>(&ObjectCache::shippedFolder), &info) || !info.dli_fname) return {};
  llvm::SmallString<128> path(info.dli_fname);
  llvm::sys::path::remove_filename(path);
  llvm::sys::path::append(path, "crout-kernels");
  return std::string(path);
}

/// From beside the library: as trustworthy as that, where the folder's owner is the library's.
static std::optional<std::string> loadShipped(const ProgramKey &key) {
  static const std::string *path = new std::string(ObjectCache::shippedFolder());
  if (path->empty() || !getBool(Switch::Cache)) return std::nullopt;
  FileDescriptor folder(open(path->c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat own, parent;
  if (!folder || fstat(folder, &own) != 0 || fstatat(folder, "..", &parent, 0) != 0 || own.st_uid != parent.st_uid || (own.st_mode & 022))
    return std::nullopt;
  FileDescriptor file(openat(folder, key.hex().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  return file ? readEntry(file, key) : std::nullopt;
}

std::optional<std::string> ObjectCache::load(const ProgramKey &key) {
  if (FileDescriptor folder = openFolder(/*create=*/false)) {
    std::string name = key.hex();
    if (FileDescriptor file{openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)}) {
      struct stat info;
      bool ours = fstat(file, &info) == 0 && info.st_uid == geteuid();
      if (std::optional<std::string> object = ours ? readEntry(file, key) : std::nullopt) {
        futimens(file, nullptr); // used now: the order in which entries are removed
        return object;
      }
      unlinkat(folder, name.c_str(), 0);
    }
  }
  return loadShipped(key);
}

/// Removes entries, oldest use first, until the folder is a tenth below its limit.
static void trim(int folder, uint64_t limit) {
  int copy = dup(folder);
  DIR *listing = copy >= 0 ? fdopendir(copy) : nullptr;
  if (!listing) {
    if (copy >= 0) close(copy);
    return;
  }
  struct Entry {
    timespec used;
    uint64_t size;
    std::string name;
  };
  std::vector<Entry> entries;
  uint64_t total = 0;
  rewinddir(listing);
  while (dirent *item = readdir(listing)) {
    struct stat info;
    if (item->d_name[0] == '.' || fstatat(folder, item->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(info.st_mode)) continue;
    entries.push_back({info.st_mtim, static_cast<uint64_t>(info.st_size), item->d_name});
    total += info.st_size;
  }
  closedir(listing);
  if (total <= limit) return;
  std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
    return std::pair(a.used.tv_sec, a.used.tv_nsec) < std::pair(b.used.tv_sec, b.used.tv_nsec);
  });
  for (const Entry &entry : entries) {
    if (total <= limit - limit / 10) break;
    if (unlinkat(folder, entry.name.c_str(), 0) == 0) total -= entry.size;
  }
}

void ObjectCache::store(const ProgramKey &key, llvm::StringRef object) {
  FileDescriptor folder = openFolder(/*create=*/true);
  if (!folder) return;
  Header header = {};
  memcpy(header.magic, magic, sizeof magic);
  memcpy(header.key, key.bytes.data(), 32);
  memcpy(header.digest, digestOf(object).data(), 32);
  header.size = object.size();

  static std::atomic<uint64_t> counter{0};
  std::string name = key.hex();
  std::string temporary = "tmp-" + std::to_string(getpid()) + "-" + std::to_string(counter++) + "-" + name.substr(0, 8);
  {
    FileDescriptor file(openat(folder, temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file) return;
    if (!writeAll(file, reinterpret_cast<const char *>(&header), sizeof header) || !writeAll(file, object.data(), object.size())) {
      unlinkat(folder, temporary.c_str(), 0);
      return;
    }
  }
  if (renameat(folder, temporary.c_str(), folder, name.c_str()) != 0) unlinkat(folder, temporary.c_str(), 0);

  // A scan of the folder for every so many bytes written: at the first store of the process, then for each sixteenth of the limit.
  uint64_t limit = static_cast<uint64_t>(std::max<int64_t>(1, getInt(Switch::CacheLimit))) << 20;
  static std::atomic<uint64_t> untilScan{0};
  uint64_t size = sizeof header + object.size(), left = untilScan.load();
  if (left <= size || left > limit / 16) { // or the limit was lowered
    untilScan.store(limit / 16);
    trim(folder, limit);
  } else {
    untilScan.fetch_sub(size);
  }
}

} // namespace crout
