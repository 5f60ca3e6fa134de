// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors in files, in the format of safetensors: a JSON header of names, types and offsets, then the elements. Nothing in a file is ever executed.
#ifndef CROUT_SERIALIZATION_H
#define CROUT_SERIALIZATION_H

#include "crout/tensor.h"
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crout {

/// Text by key that goes along with the tensors ("__metadata__" of the format). Keys that begin with "crout." are Crout's.
using Metadata = std::map<std::string, std::string>;

/// What a file holds, in the order of its header.
struct TensorFile {
  std::vector<std::pair<std::string, Tensor>> tensors;
  Metadata metadata;
};

/// Writes the tensors to `path`. A file that was there is replaced in one step, and stays as it was where anything fails. Each tensor
/// is written contiguous, views of one storage one by one. Complex tensors, which the format has not, are written as real ones of a last
/// dimension of 2, and read back as complex. Error where the file can't be written, or a tensor is traced.
void save(const std::map<std::string, Tensor> &tensors, const std::string &path, const Metadata &metadata = {});

/// The bytes of such a file, handed piece by piece to `write`, which may throw.
void save(const std::map<std::string, Tensor> &tensors, const std::function<void(std::string_view bytes)> &write, const Metadata &metadata = {});

/// Reads a file. With `mapped` the tensors are looks at the file, read when they are used; what is written to them stays in this process.
/// (The file must not be shortened while they live; replacing it, as `save` does, is harmless.) A tensor that does not lie at a multiple
/// of its element size is copied. Error where the file can't be read; ValueError, which says what is wrong, where it is no whole file of
/// the format or has an element type that Crout has not. Memory use is bounded by the size of the file.
std::map<std::string, Tensor> load(const std::string &path, bool mapped = true);

/// The same, with the metadata and the order of the header.
TensorFile loadFile(const std::string &path, bool mapped = true);

/// From a file that is open (it may be closed afterwards); `name` is for messages.
TensorFile loadDescriptor(int descriptor, const std::string &name, bool mapped = true);

/// From bytes in memory, which are copied; `name` is for messages.
TensorFile loadBytes(std::string_view bytes, const std::string &name = "bytes");

} // namespace crout
#endif // CROUT_SERIALIZATION_H
