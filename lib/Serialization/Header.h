// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The JSON header of a safetensors file: {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}.
#ifndef CROUT_SERIALIZATION_HEADER_H
#define CROUT_SERIALIZATION_HEADER_H

#include "crout/serialization.h"

namespace crout {

/// Where one tensor is. Sizes and dtype are Crout's: of a complex tensor they are the complex ones.
struct TensorEntry {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<int64_t> sizes;
  uint64_t begin = 0, end = 0; // bytes, from the end of the header
};

struct FileHeader {
  std::vector<TensorEntry> entries;
  Metadata metadata; // without the key that marks complex tensors
};

/// Longest header that is read; the format's own limit.
inline constexpr uint64_t kMaxHeaderBytes = 100'000'000;
/// Most dimensions of a tensor in a file.
inline constexpr size_t kMaxRank = 64;

/// Text of the header, without its length in front. The entries' offsets are as given.
std::string writeHeader(const FileHeader &header);

/// Checks everything that can be wrong with a header: its grammar (names once, no other keys, nothing after the end), known types, sizes
/// that agree with the offsets, and offsets that cover the `dataBytes` after the header without gap or overlap. Throws ValueError, whose
/// message begins with `what`.
FileHeader readHeader(std::string_view text, uint64_t dataBytes, const std::string &what);

} // namespace crout
#endif // CROUT_SERIALIZATION_HEADER_H
