// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors cut into parts, columns put together.
#ifndef CROUT_FUNCTIONS_PARTITION
#define CROUT_FUNCTIONS_PARTITION
include "Function.td"

class Partition<string schema, string summary> : CroutFunction<schema, "Indexing", summary> {
  let variants = ["function", "method"];
}

def tensor_split_sections : Partition<"tensor_split(Tensor input, int indices_or_sections, int dim=0) -> Tensor[]",
    "So many parts, whose sizes differ by at most one, or the parts between indices; views."> {
  let example = [{>>> [part.tolist() for part in crout.tensor_split(crout.arange(5), 2)]
[[0, 1, 2], [3, 4]]}];
}
def tensor_split_indices : Partition<"tensor_split(Tensor input, int[] indices_or_sections, int dim=0) -> Tensor[]", "The parts between indices.">;
def tensor_split_tensor : Partition<"tensor_split(Tensor input, Tensor indices_or_sections, int dim=0) -> Tensor[]", "The same with integers of a tensor.">;
def hsplit_sections : Partition<"hsplit(Tensor input, int indices_or_sections) -> Tensor[]",
    "Equal parts of the second (first for vectors) dimension, or the parts between indices; views.">;
def hsplit_indices : Partition<"hsplit(Tensor input, int[] indices_or_sections) -> Tensor[]", "The parts between indices.">;
def vsplit_sections : Partition<"vsplit(Tensor input, int indices_or_sections) -> Tensor[]", "Equal parts of the first dimension, or the parts between indices; views.">;
def vsplit_indices : Partition<"vsplit(Tensor input, int[] indices_or_sections) -> Tensor[]", "The parts between indices.">;
def dsplit_sections : Partition<"dsplit(Tensor input, int indices_or_sections) -> Tensor[]", "Equal parts of the third dimension, or the parts between indices; views.">;
def dsplit_indices : Partition<"dsplit(Tensor input, int[] indices_or_sections) -> Tensor[]", "The parts between indices.">;
def column_stack_ : CroutFunction<"column_stack(Tensor[] tensors) -> Tensor", "Indexing", "Tensors joined along the second dimension, vectors as columns."> {
  let variants = ["function", "out"];
}
def row_stack_ : CroutFunction<"row_stack(Tensor[] tensors) -> Tensor", "Indexing", "Alias of vstack."> {
  let variants = ["function", "out"];
}
def narrow_copy_ : Partition<"narrow_copy(Tensor input, int dim, SymInt start, SymInt length) -> Tensor", "A range of a dimension; a copy.">;
def unravel_index_ : CroutFunction<"unravel_index(Tensor indices, SymInt[] shape) -> Tensor[]", "Indexing",
    "The indices into a tensor of a shape for places in the flattened one, a tensor for each dimension."> {
  let variants = ["function"];
  let dtypes = "integers";
}
def masked_fill_ : CroutFunction<"masked_fill(Tensor input, Tensor mask, Tensor value) -> Tensor", "Indexing",
    "The input with a number where a mask, which is broadcast with it, is true."> {
  let variants = ["function", "method", "inplace"];
}

#endif // CROUT_FUNCTIONS_PARTITION
