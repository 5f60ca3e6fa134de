// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Copies of tensors with elements written or combined at places that index tensors or views name.
#ifndef CROUT_FUNCTIONS_INDEXEDWRITES
#define CROUT_FUNCTIONS_INDEXEDWRITES
include "Function.td"

class IndexedWrite<string schema, string summary> : CroutFunction<schema, "Indexing", summary> {
  let variants = ["function", "method", "out", "inplace"];
}

def scatter_src : IndexedWrite<"scatter(Tensor input, int dim, Tensor index, Tensor src, *, str? reduce=None) -> Tensor",
    "A copy of the input with the elements of src, or a number, written where index names a place along a dimension."> {
  let doc = [{For `dim = 0`, `out[index[i][j]][j] = src[i][j]`; with `reduce='add'` or `'multiply'` they are combined. Of several elements for one place
    the last one counts.}];
  let example = [{>>> crout.scatter(crout.zeros(3), 0, crout.tensor([2, 0]), crout.tensor([5.0, 7.0])).tolist()
[7.0, 0.0, 5.0]}];
}
def scatter_value : IndexedWrite<"scatter(Tensor input, int dim, Tensor index, *, str? reduce=None, Scalar value) -> Tensor",
    "The same with a number.">;
def scatter_add_ : IndexedWrite<"scatter_add(Tensor input, int dim, Tensor index, Tensor src) -> Tensor",
    "A copy of the input with the elements of src added where index names a place along a dimension.">;
def scatter_reduce_ : IndexedWrite<"scatter_reduce(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor",
    "A copy of the input with the elements of src combined where index names a place along a dimension."> {
  let doc = "`reduce` is 'sum', 'prod', 'mean', 'amax' or 'amin'; without `include_self` the elements that are written to do not count.";
}
def index_add_ : IndexedWrite<"index_add(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor",
    "A copy of the input with slices of source, times alpha, added to those that a vector of indices names.">;
def index_copy_ : IndexedWrite<"index_copy(Tensor input, int dim, Tensor index, Tensor source) -> Tensor",
    "A copy of the input with the slices that a vector of indices names replaced by those of source.">;
def index_reduce_ : IndexedWrite<"index_reduce(Tensor input, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor",
    "A copy of the input with slices of source combined with those that a vector of indices names."> {
  let doc = "`reduce` is 'prod', 'mean', 'amax' or 'amin'; without `include_self` the slices that are written to do not count.";
}
def index_fill_ : IndexedWrite<"index_fill(Tensor input, int dim, Tensor index, Tensor value) -> Tensor",
    "A copy of the input with the slices that a vector of indices names filled with a number."> {
  let variants = ["function", "method", "inplace"];
}
def index_put_ : IndexedWrite<"index_put(Tensor input, Tensor[] indices, Tensor values, bool accumulate=False) -> Tensor",
    "A copy of the input with values written, or added, where index tensors, one for each leading dimension, or masks say."> {
  let variants = ["function", "method", "inplace"];
}
def put_ : IndexedWrite<"put(Tensor input, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
    "A copy of the input with elements of source written, or added, at places of the flattened tensor."> {
  let variants = ["method", "inplace"];
}
def masked_scatter_ : IndexedWrite<"masked_scatter(Tensor input, Tensor mask, Tensor source) -> Tensor",
    "A copy of the input whose elements where the mask is true are those of source, one after the other."> {
  let variants = ["function", "method", "inplace"];
}
def select_scatter_ : IndexedWrite<"select_scatter(Tensor input, Tensor src, int dim, SymInt index) -> Tensor",
    "A copy of the input with one slice of a dimension replaced."> {
  let variants = ["function", "method"];
}
def slice_scatter_ : IndexedWrite<"slice_scatter(Tensor input, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor",
    "A copy of the input with every step-th slice of a range of a dimension replaced."> {
  let variants = ["function", "method"];
}
def diagonal_scatter_ : IndexedWrite<"diagonal_scatter(Tensor input, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor",
    "A copy of the input with the diagonal of two dimensions replaced."> {
  let variants = ["function", "method"];
}
def take_ : CroutFunction<"take(Tensor input, Tensor index) -> Tensor", "Indexing", "Elements of the flattened tensor by index.">;

#endif // CROUT_FUNCTIONS_INDEXEDWRITES
