// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Places among boundaries, histograms, membership and quantiles.
#ifndef CROUT_FUNCTIONS_HISTOGRAMS
#define CROUT_FUNCTIONS_HISTOGRAMS
include "Function.td"

def bucketize_ : CroutFunction<"bucketize(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor", "Other",
    "The bucket of each element between ascending boundaries."> {
  let variants = ["function", "out"];
  let dtypes = "real";
  let doc = "The number of boundaries below the element; with `right`, of those not above it.";
}
def searchsorted_ : CroutFunction<"searchsorted(Tensor sorted_sequence, Tensor input, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor",
    "Other", "Where elements belong in the ascending rows of sorted_sequence."> {
  let variants = ["function", "out"];
  let dtypes = "real";
  let example = [{>>> crout.searchsorted(crout.tensor([1, 3, 5]), crout.tensor([3, 6])).tolist()
[1, 3]}];
}
def isin_ : CroutFunction<"isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor", "Comparison",
    "True where the element is one of test_elements."> {
  let variants = ["function", "out"];
  let dtypes = "real, bool";
}
def histc_ : CroutFunction<"histc(Tensor input, int bins=100, Scalar min=0, Scalar max=0) -> Tensor", "Other",
    "How many elements lie in each of equal bins from min to max, or over the range of the data where both are equal."> {
  let dtypes = "floating point";
}
def histogram_bins : CroutFunction<"histogram(Tensor input, int bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)",
    "Other", "How many elements, or how much weight, lies in each bin, and the edges of the bins."> {
  let dtypes = "floating point";
  let doc = "`bins` equal ones over `range`, or that of the data, or the ascending edges themselves. With `density` the integral is 1.";
}
def histogram_edges : CroutFunction<"histogram(Tensor input, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)",
    "Other", "The same between given edges."> {
  let dtypes = "floating point";
}
def histogramdd_bins : CroutFunction<"histogramdd(Tensor input, int[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
    "Other", "Histogram of points, the rows of the last dimension, over a grid of bins, and the edges along each dimension."> {
  let variants = ["function"];
  let dtypes = "floating point";
  let doc = "`bins` is their number along each dimension, or one for all, or the ascending edges; `range` a lower and an upper end for each dimension.";
}
def histogramdd_edges : CroutFunction<"histogramdd(Tensor input, Tensor[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
    "Other", "The same between given edges."> {
  let variants = ["function"];
  let dtypes = "floating point";
}
def quantile_ : CroutFunction<"quantile(Tensor input, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor", "Reduction",
    "The q-th quantiles along a dimension, or of all elements; NaN where there is one."> {
  let dtypes = "float32, float64";
  let doc = "`interpolation` between two elements is 'linear', 'lower', 'higher', 'midpoint' or 'nearest'. The dimension of several q comes first.";
  let example = [{>>> crout.quantile(crout.tensor([1.0, 2.0, 4.0]), 0.75).item()
3.0}];
}
def nanquantile_ : CroutFunction<"nanquantile(Tensor input, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor", "Reduction",
    "The q-th quantiles of the elements that are not NaN."> {
  let dtypes = "float32, float64";
}
def renorm_ : CroutFunction<"renorm(Tensor input, Scalar p, int dim, Scalar maxnorm) -> Tensor", "Other",
    "Slices along a dimension whose p-norm is above maxnorm scaled down to it."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "floating point, complex";
}

#endif // CROUT_FUNCTIONS_HISTOGRAMS
