// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Parts of tensors.
#ifndef CROUT_FUNCTIONS_INDEXING
#define CROUT_FUNCTIONS_INDEXING
include "Function.td"

def narrow_ : CroutFunction<"narrow(Tensor input, int dim, SymInt start, SymInt length) -> Tensor", "Indexing",
    "A range of a dimension; a view."> {
  let variants = ["function", "method"];
}
def select_ : CroutFunction<"select(Tensor input, int dim, SymInt index) -> Tensor", "Indexing",
    "One slice of a dimension, which goes; a view."> {
  let variants = ["function", "method"];
}
def slice_ : CroutFunction<"slice(Tensor input, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor", "Indexing",
    "Every step-th element of a range of a dimension; a view."> {
  let variants = [];
}
def gather_ : CroutFunction<"gather(Tensor input, int dim, Tensor index) -> Tensor", "Indexing",
    "Elements picked along a dimension by an index tensor of the same rank."> {
  let variants = ["function", "method", "out"];
}
def take_along_dim_ : CroutFunction<"take_along_dim(Tensor input, Tensor indices, int? dim=None) -> Tensor", "Indexing",
    "gather, with broadcasting of the other dimensions."> {
  let variants = ["function", "method"];
}
def index_select_ : CroutFunction<"index_select(Tensor input, int dim, Tensor index) -> Tensor", "Indexing",
    "The slices of a dimension that a vector of indices names."> {
  let variants = ["function", "method", "out"];
}

#endif // CROUT_FUNCTIONS_INDEXING
