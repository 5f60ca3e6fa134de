// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Results of expensive kernels on operands that come again.
#include "kept.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

namespace crout::rt {
namespace {

/// What all kept results take together, at most; one of them takes at most half of it.
constexpr size_t kLimit = size_t(256) << 20;

struct Entry {
  Entry *next;
  uint64_t kind, lastUse;
  size_t size, total;
  int64_t readers; // atomic; counted up under the lock, down without it
  char *memory() { return reinterpret_cast<char *>(this + 1); }
};

constexpr int kSeen = 64, kMostCandidates = 8;

// All under the lock, which is only ever tried: who does not get it works as if nothing were kept. Room that was taken is given back without it.
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
Entry *entries = nullptr;
size_t total = 0;
uint64_t uses = 0, seen[kSeen];
int nextSeen = 0;

/// 64 bits of the elements, for what was seen once.
uint64_t fingerprint(uint64_t kind, const void *elements, size_t size) {
  constexpr uint64_t odd = 0x9E3779B97F4A7C15u;
  const char *bytes = static_cast<const char *>(elements);
  uint64_t lanes[4] = {kind, size, odd, 1};
  auto mix = [&](uint64_t &lane, uint64_t word) {
    lane = (lane ^ word) * odd;
    lane ^= lane >> 29;
  };
  size_t at = 0;
  for (; at + 32 <= size; at += 32) {
    uint64_t words[4];
    memcpy(words, bytes + at, 32);
    for (int i = 0; i < 4; ++i)
      mix(lanes[i], words[i]);
  }
  uint64_t rest[4] = {};
  memcpy(rest, bytes + at, size - at);
  for (int i = 0; i < 4; ++i)
    mix(lanes[i], rest[i]);
  uint64_t result = 0;
  for (uint64_t lane : lanes)
    mix(result, lane);
  return result;
}

void copyParts(char *kept, const Bytes (&parts)[kKeptParts], bool restore) {
  for (const Bytes &part : parts) {
    if (restore)
      memcpy(part.data, kept, part.size);
    else
      memcpy(kept, part.data, part.size);
    kept += part.size;
  }
}

/// Frees what was not used for the longest time, and is not being read, until `size` more bytes fit; false where they do not.
bool makeRoom(size_t size) {
  while (__atomic_load_n(&total, __ATOMIC_RELAXED) + size > kLimit) {
    Entry **oldest = nullptr;
    for (Entry **at = &entries; *at; at = &(*at)->next)
      if (__atomic_load_n(&(*at)->readers, __ATOMIC_ACQUIRE) == 0 && (!oldest || (*at)->lastUse < (*oldest)->lastUse))
        oldest = at;
    if (!oldest)
      return false;
    Entry *gone = *oldest;
    *oldest = gone->next;
    __atomic_fetch_sub(&total, gone->total, __ATOMIC_RELAXED);
    free(gone);
  }
  return true;
}

bool isSeenAgain(uint64_t print) {
  for (uint64_t other : seen)
    if (other == print)
      return true;
  seen[nextSeen++ % kSeen] = print;
  return false;
}

} // namespace

bool restoreKept(uint64_t kind, const void *elements, size_t size, const Bytes (&parts)[kKeptParts]) {
  Entry *candidates[kMostCandidates];
  int count = 0;
  if (pthread_mutex_trylock(&mutex) != 0)
    return false;
  for (Entry *entry = entries; entry && count < kMostCandidates; entry = entry->next)
    if (entry->kind == kind && entry->size == size) {
      __atomic_fetch_add(&entry->readers, 1, __ATOMIC_ACQUIRE);
      entry->lastUse = ++uses;
      candidates[count++] = entry;
    }
  pthread_mutex_unlock(&mutex);
  bool found = false;
  for (int i = 0; i < count; ++i) {
    if (!found && memcmp(candidates[i]->memory(), elements, size) == 0) {
      copyParts(candidates[i]->memory() + size, parts, true);
      found = true;
    }
    __atomic_fetch_sub(&candidates[i]->readers, 1, __ATOMIC_RELEASE);
  }
  return found;
}

void keep(uint64_t kind, const void *elements, size_t size, const Bytes (&parts)[kKeptParts]) {
  size_t bytes = sizeof(Entry) + size;
  for (const Bytes &part : parts)
    bytes += part.size;
  if (bytes > kLimit / 2)
    return;
  uint64_t print = fingerprint(kind, elements, size);
  if (pthread_mutex_trylock(&mutex) != 0)
    return;
  bool again = isSeenAgain(print);
  Entry *entry = again && makeRoom(bytes) ? static_cast<Entry *>(malloc(bytes)) : nullptr;
  if (entry)
    __atomic_fetch_add(&total, bytes, __ATOMIC_RELAXED); // the room is taken
  pthread_mutex_unlock(&mutex);
  if (!entry)
    return;
  *entry = {nullptr, kind, 0, size, bytes, 0};
  memcpy(entry->memory(), elements, size);
  copyParts(entry->memory() + size, parts, false);
  if (pthread_mutex_trylock(&mutex) != 0) {
    __atomic_fetch_sub(&total, bytes, __ATOMIC_RELAXED);
    free(entry);
    return;
  }
  entry->lastUse = ++uses;
  entry->next = entries;
  entries = entry;
  pthread_mutex_unlock(&mutex);
}

} // namespace crout::rt
