// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nested tuples, lists, dicts and named tuples of tensors, taken apart and put together again.
#ifndef CROUT_PYTHON_PYTREE_H
#define CROUT_PYTHON_PYTREE_H

#include "common.h"
#include <vector>

namespace crout::python {

/// The structure around the leaves. Leaves are tensors; everything else is part of the structure.
struct Tree {
  enum class Kind : uint8_t { Leaf, Constant, Tuple, List, Dict, NamedTuple };
  Kind kind = Kind::Leaf;
  nb::object object; // the constant; the keys of a dict as a tuple; the type of a named tuple
  std::vector<Tree> children;
};

/// What becomes a leaf besides tensors and NumPy arrays.
enum class Numbers : uint8_t {
  Constant, // numbers stay in the structure
  Leaf      // floats and complex numbers become 0-d tensors that promote as numbers
};

/// Appends the leaves of `object`. Throws TypeError for an object that is no structure, tensor or constant.
Tree flatten(nb::handle object, Numbers numbers, std::vector<Tensor> &leaves, const char *where);
/// Takes as many leaves as the structure has, from `next` on.
nb::object unflatten(const Tree &tree, std::span<const Tensor> leaves, size_t &next);
/// Appends a key that is equal for equal structures: letters, and the objects that are compared by ==.
void appendKey(const Tree &tree, std::string &letters, std::vector<nb::object> &objects);
/// Appends names of the leaves below `prefix`: params_w, params_0.
void leafNames(const Tree &tree, const std::string &prefix, std::vector<std::string> &names);

void bindPytree(nb::module_ &module);

} // namespace crout::python
#endif // CROUT_PYTHON_PYTREE_H
