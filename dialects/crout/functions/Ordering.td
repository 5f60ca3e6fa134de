// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, and what is picked by its place in one.
#ifndef CROUT_FUNCTIONS_ORDERING
#define CROUT_FUNCTIONS_ORDERING
include "Function.td"

def sort_ : CroutFunction<"sort(Tensor input, int dim=-1, bool descending=False, bool stable=False) -> (Tensor values, Tensor indices)", "Comparison",
    "Elements in order along a dimension, and where they stood."> {
  let dtypes = "real, bool";
  let doc = "NaN is larger than every number. The sort is always stable: equal elements keep their order.";
  let example = [{>>> crout.sort(crout.tensor([2, 3, 1])).indices.tolist()
[2, 0, 1]}];
}
def argsort_ : CroutFunction<"argsort(Tensor input, int dim=-1, bool descending=False, bool stable=False) -> Tensor", "Comparison",
    "The indices that put a dimension into order."> {
  let variants = ["function", "method"];
  let dtypes = "real, bool";
}
def msort_ : CroutFunction<"msort(Tensor input) -> Tensor", "Comparison", "Elements in ascending order along the first dimension."> {
  let dtypes = "real, bool";
}
def topk_ : CroutFunction<"topk(Tensor input, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)", "Comparison",
    "The k largest or smallest elements along a dimension, in order, and where they stood."> {
  let dtypes = "real, bool";
  let doc = "Of equal elements the first ones are taken; NaN is larger than every number.";
  let example = [{>>> crout.topk(crout.tensor([2.0, 5.0, 3.0]), 2).values.tolist()
[5.0, 3.0]}];
}
def kthvalue_ : CroutFunction<"kthvalue(Tensor input, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)", "Comparison",
    "The k-th smallest element along a dimension, counted from 1, and where it stood."> {
  let dtypes = "real, bool";
}
def median_all : CroutFunction<"median(Tensor input) -> Tensor", "Reduction", "The median of all elements; the lower one of two, NaN where there is one."> {
  let variants = ["function", "method"];
  let dtypes = "real";
}
def median_dim : CroutFunction<"median(Tensor input, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)", "Reduction",
    "The median along a dimension, the lower one of two, and where it stood."> {
  let dtypes = "real";
}
def nanmedian_all : CroutFunction<"nanmedian(Tensor input) -> Tensor", "Reduction", "The median of the elements that are not NaN."> {
  let variants = ["function", "method"];
  let dtypes = "real";
}
def nanmedian_dim : CroutFunction<"nanmedian(Tensor input, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)", "Reduction",
    "The median along a dimension of the elements that are not NaN, and where it stood."> {
  let dtypes = "real";
}
def mode_ : CroutFunction<"mode(Tensor input, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)", "Reduction",
    "The most frequent element along a dimension, the smallest of several, and the last place where it stands."> {
  let dtypes = "real, bool";
}

#endif // CROUT_FUNCTIONS_ORDERING
