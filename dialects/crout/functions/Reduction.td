// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions over dimensions.
#ifndef CROUT_FUNCTIONS_REDUCTION
#define CROUT_FUNCTIONS_REDUCTION
include "Function.td"

def sum_ : CroutFunction<"sum(Tensor input, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Reduction", "Sum over the given dimensions, over all without."> {
  let doc = [{Integers and bools are summed in int64 unless `dtype` says otherwise.}];
  let example = [{>>> crout.sum(crout.tensor([[1.0, 2.0], [3.0, 4.0]]), 0).tolist()
[4.0, 6.0]}];
}
def prod_all : CroutFunction<"prod(Tensor input, *, DType? dtype=None) -> Tensor", "Reduction", "Product of all elements."> {
  let variants = ["function", "method"];
}
def prod_ : CroutFunction<"prod(Tensor input, int dim, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Reduction", "Product over a dimension."> {
  let example = [{>>> crout.prod(crout.tensor([[1.0, 2.0], [3.0, 4.0]]), 1).tolist()
[2.0, 12.0]}];
}
def mean_ : CroutFunction<"mean(Tensor input, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Reduction", "Mean over the given dimensions, over all without."> {
  let dtypes = "floating point, complex";
  let example = [{>>> crout.mean(crout.tensor([[1.0, 2.0], [3.0, 4.0]]), 0).tolist()
[2.0, 3.0]}];
}
def var_ : CroutFunction<"var(Tensor input, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor", "Reduction", "Variance over the given dimensions, over all without."> {
  let dtypes = "floating point, complex";
  let doc = [{The sum of squares is divided by max(0, N - correction); the correction is 1 by default (Bessel).}];
}
def var_mean : CroutFunction<"var_mean(Tensor input, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor var, Tensor mean)", "Reduction", "Variance and mean."> {
  let variants = ["function"];
  let dtypes = "floating point, complex";
}
def std_ : CroutFunction<"std(Tensor input, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor", "Reduction", "Standard deviation over the given dimensions, over all without."> {
  let dtypes = "floating point, complex";
  let doc = [{The sum of squares is divided by max(0, N - correction); the correction is 1 by default (Bessel).}];
}
def std_mean : CroutFunction<"std_mean(Tensor input, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor std, Tensor mean)", "Reduction", "Standard deviation and mean."> {
  let variants = ["function"];
  let dtypes = "floating point, complex";
}
def amax_ : CroutFunction<"amax(Tensor input, int[] dim=(), bool keepdim=False) -> Tensor", "Reduction", "Largest element over the given dimensions, over all without; NaN where there is one."> {
  let dtypes = "real, bool";
}
def amin_ : CroutFunction<"amin(Tensor input, int[] dim=(), bool keepdim=False) -> Tensor", "Reduction", "Smallest element over the given dimensions, over all without; NaN where there is one."> {
  let dtypes = "real, bool";
}
def argmax_ : CroutFunction<"argmax(Tensor input, int? dim=None, bool keepdim=False) -> Tensor", "Reduction", "Index of the first largest element along a dimension, of the flattened tensor without."> {
  let dtypes = "real";
  let example = [{>>> crout.argmax(crout.tensor([1.0, 3.0, 2.0])).item()
1}];
}
def argmin_ : CroutFunction<"argmin(Tensor input, int? dim=None, bool keepdim=False) -> Tensor", "Reduction", "Index of the first smallest element along a dimension, of the flattened tensor without."> {
  let dtypes = "real";
  let example = [{>>> crout.argmin(crout.tensor([1.0, 3.0, 2.0])).item()
0}];
}
def any_ : CroutFunction<"any(Tensor input, int[]? dim=None, bool keepdim=False) -> Tensor", "Reduction", "True where any element is nonzero, over the given dimensions, over all without.">;
def all_ : CroutFunction<"all(Tensor input, int[]? dim=None, bool keepdim=False) -> Tensor", "Reduction", "True where all elements are nonzero, over the given dimensions, over all without.">;
def max_all : CroutFunction<"max(Tensor input) -> Tensor", "Reduction", "Largest element of all."> {
  let variants = ["function", "method"];
  let dtypes = "real, bool";
}
def max_dim : CroutFunction<"max(Tensor input, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)", "Reduction", "Largest element along a dimension and its index."> {
  let dtypes = "real, bool";
}
def max_other : CroutFunction<"max(Tensor input, Tensor other) -> Tensor", "Reduction", "Alias of maximum."> {
  let dtypes = "real, bool";
}
def min_all : CroutFunction<"min(Tensor input) -> Tensor", "Reduction", "Smallest element of all."> {
  let variants = ["function", "method"];
  let dtypes = "real, bool";
}
def min_dim : CroutFunction<"min(Tensor input, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)", "Reduction", "Smallest element along a dimension and its index."> {
  let dtypes = "real, bool";
}
def min_other : CroutFunction<"min(Tensor input, Tensor other) -> Tensor", "Reduction", "Alias of minimum."> {
  let dtypes = "real, bool";
}
def aminmax_ : CroutFunction<"aminmax(Tensor input, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)", "Reduction", "Smallest and largest element."> {
  let dtypes = "real, bool";
}
def logsumexp_ : CroutFunction<"logsumexp(Tensor input, int[] dim, bool keepdim=False) -> Tensor", "Reduction", "log(sum(exp(x))) over the given dimensions, without overflow."> {
  let dtypes = "floating point; integers are promoted";
}
def norm_ : CroutFunction<"norm(Tensor input, Scalar p=2, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Reduction", "Vector p-norm over the given dimensions, over all without."> {
  let variants = ["function", "method"];
  let dtypes = "floating point, complex";
}
def count_nonzero_ : CroutFunction<"count_nonzero(Tensor input, int[]? dim=None) -> Tensor", "Reduction", "Number of nonzero elements."> {
  let variants = ["function", "method"];
}
def nansum_ : CroutFunction<"nansum(Tensor input, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Reduction", "Sum that counts NaN as zero.">;
def nanmean_ : CroutFunction<"nanmean(Tensor input, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Reduction", "Mean of the elements that are not NaN."> {
  let dtypes = "floating point";
}

#endif // CROUT_FUNCTIONS_REDUCTION
