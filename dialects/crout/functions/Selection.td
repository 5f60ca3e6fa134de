// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions whose results are as large as the elements say. In a trace such a size has no number: a decision on it is an error.
#ifndef CROUT_FUNCTIONS_SELECTION
#define CROUT_FUNCTIONS_SELECTION
include "Function.td"

def argwhere_ : CroutFunction<"argwhere(Tensor input) -> Tensor", "Indexing", "The indices of the elements that are not zero, one row each."> {
  let variants = ["function", "method"];
}
def nonzero_ : CroutFunction<"nonzero(Tensor input, *, bool as_tuple=False) -> Tensor|Tensor[]", "Indexing",
    "The indices of the elements that are not zero: one row each, or with as_tuple one tensor for each dimension."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.nonzero(crout.tensor([0, 3, 0, 5])).tolist()
[[1], [3]]}];
}
def where_condition : CroutFunction<"where(Tensor condition) -> Tensor[]", "Pointwise", "The indices of the elements that are not zero, one tensor for each dimension."> {
  let variants = ["function"];
}
def masked_select_ : CroutFunction<"masked_select(Tensor input, Tensor mask) -> Tensor", "Indexing",
    "The elements where a mask, which is broadcast with the input, is true: a vector."> {
  let example = [{>>> crout.masked_select(crout.tensor([1, 2, 3]), crout.tensor([True, False, True])).tolist()
[1, 3]}];
}
def unique_ : CroutFunction<"unique(Tensor input, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None) -> Tensor|Tensor[]",
    "Reduction", "The distinct elements, or slices of a dimension, in ascending order."> {
  let variants = ["function", "method"];
  let dtypes = "real, bool";
  let doc = "With `return_inverse` and `return_counts` a tuple: also where each element went, and how often each one is there. NaN is equal to nothing.";
  let example = [{>>> crout.unique(crout.tensor([3, 1, 2, 1])).tolist()
[1, 2, 3]}];
}
def unique_consecutive_ : CroutFunction<"unique_consecutive(Tensor input, bool return_inverse=False, bool return_counts=False, int? dim=None) -> Tensor|Tensor[]",
    "Reduction", "The first of every run of equal elements, or slices of a dimension."> {
  let variants = ["function", "method"];
  let dtypes = "real, bool";
}
def repeat_interleave_number : CroutFunction<"repeat_interleave(Tensor input, int repeats, int? dim=None, *, int? output_size=None) -> Tensor", "Other",
    "Every element, or slice of a dimension, repeated: as often as a number, or its element of a vector, says."> {
  let variants = ["function", "method"];
}
def repeat_interleave_ : CroutFunction<"repeat_interleave(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor", "Other",
    "Every element, or slice of a dimension, repeated: as often as a number, or its element of a vector, says."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.repeat_interleave(crout.tensor([1, 2]), crout.tensor([1, 2])).tolist()
[1, 2, 2]}];
}
def repeat_interleave_places : CroutFunction<"repeat_interleave(Tensor repeats, *, int? output_size=None) -> Tensor", "Other",
    "0 as often as the first element says, 1 as often as the second, and so on."> {
  let variants = ["function"];
}
def bincount_ : CroutFunction<"bincount(Tensor input, Tensor? weights=None, int minlength=0) -> Tensor", "Other",
    "How often each of 0, 1, ... is there, or the sum of its weights."> {
  let variants = ["function", "method"];
  let dtypes = "integers";
  let example = [{>>> crout.bincount(crout.tensor([1, 3, 1])).tolist()
[0, 2, 0, 1]}];
}

#endif // CROUT_FUNCTIONS_SELECTION
