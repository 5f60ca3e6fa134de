// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Grids, differences, statistics and windows.
#ifndef CROUT_FUNCTIONS_OTHER
#define CROUT_FUNCTIONS_OTHER
include "Function.td"

class AtLeast<string schema_, string rank> : CroutFunction<schema_, "Other", !strconcat("With at least ", rank, ".")> {
  let variants = ["function"];
}
def atleast_1d_ : AtLeast<"atleast_1d(Tensor input) -> Tensor", "one dimension">;
def atleast_1d_list : AtLeast<"atleast_1d(Tensor... tensors) -> Tensor[]", "one dimension each">;
def atleast_2d_ : AtLeast<"atleast_2d(Tensor input) -> Tensor", "two dimensions: a vector becomes a row">;
def atleast_2d_list : AtLeast<"atleast_2d(Tensor... tensors) -> Tensor[]", "two dimensions each: a vector becomes a row">;
def atleast_3d_ : AtLeast<"atleast_3d(Tensor input) -> Tensor", "three dimensions: a matrix gets another one at its end">;
def atleast_3d_list : AtLeast<"atleast_3d(Tensor... tensors) -> Tensor[]", "three dimensions each: a matrix gets another one at its end">;
def meshgrid_ : CroutFunction<"meshgrid(Tensor... tensors, *, str? indexing=None) -> Tensor[]", "Other", "The coordinates of a grid, one tensor for each of its axes."> {
  let variants = ["function"];
  let doc = [{Views of the vectors. `indexing` is "ij", where dimension k of the grid is that of vector k, the default, or "xy", where the first two are exchanged.}];
  let example = [{>>> x, y = crout.meshgrid(crout.tensor([1, 2]), crout.tensor([3, 4, 5]), indexing="ij")
>>> x.tolist(), y.tolist()
([[1, 1, 1], [2, 2, 2]], [[3, 4, 5], [3, 4, 5]])}];
}
def cartesian_prod_ : CroutFunction<"cartesian_prod(Tensor... tensors) -> Tensor", "Other", "All tuples with one element of each vector, row by row."> {
  let variants = ["function"];
  let example = [{>>> crout.cartesian_prod(crout.tensor([1, 2]), crout.tensor([3, 4])).tolist()
[[1, 3], [1, 4], [2, 3], [2, 4]]}];
}
def combinations_ : CroutFunction<"combinations(Tensor input, int r=2, bool with_replacement=False) -> Tensor", "Other", "All choices of r elements of a vector, row by row."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.combinations(crout.tensor([1, 2, 3])).tolist()
[[1, 2], [1, 3], [2, 3]]}];
}
def block_diag_ : CroutFunction<"block_diag(Tensor... tensors) -> Tensor", "Other", "The matrix with the given blocks along its diagonal."> {
  let variants = ["function"];
  let example = [{>>> crout.block_diag(crout.tensor([[1, 2]]), crout.tensor(3)).tolist()
[[1, 2, 0], [0, 0, 3]]}];
}
def diagflat_ : CroutFunction<"diagflat(Tensor input, int offset=0) -> Tensor", "Other", "The matrix with the elements on a diagonal."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.diagflat(crout.tensor([1, 2])).tolist()
[[1, 0], [0, 2]]}];
}
def rot90_ : CroutFunction<"rot90(Tensor input, int k=1, int[] dims=(0, 1)) -> Tensor", "Other", "Turned by k quarter turns from the first of two dimensions towards the second."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.rot90(crout.tensor([[0, 1], [2, 3]])).tolist()
[[1, 3], [0, 2]]}];
}
def tril_indices_ : CroutFunction<"tril_indices(int row, int col, int offset=0, *, DType? dtype=None, Device? device=None) -> Tensor", "Other", "Rows and columns of the lower triangle of a matrix."> {
  let variants = ["function"];
  let dtypes = "int32, int64";
  let example = [{>>> crout.tril_indices(2, 2).tolist()
[[0, 1, 1], [0, 0, 1]]}];
}
def triu_indices_ : CroutFunction<"triu_indices(int row, int col, int offset=0, *, DType? dtype=None, Device? device=None) -> Tensor", "Other", "Rows and columns of the upper triangle of a matrix."> {
  let variants = ["function"];
  let dtypes = "int32, int64";
  let example = [{>>> crout.triu_indices(2, 2).tolist()
[[0, 0, 1], [0, 1, 1]]}];
}
def vander_ : CroutFunction<"vander(Tensor x, SymInt? N=None, bool increasing=False) -> Tensor", "Other", "Powers of the elements of a vector, in descending order unless asked otherwise."> {
  let variants = ["function"];
  let example = [{>>> crout.vander(crout.tensor([1, 2, 3])).tolist()
[[1, 1, 1], [4, 2, 1], [9, 3, 1]]}];
}
def linalg_vander_ : CroutFunction<"linalg.vander(Tensor x, *, SymInt? N=None) -> Tensor", "Other", "Powers of the elements along a new last dimension, ascending."> {
  let variants = ["function"];
}
def diff_ : CroutFunction<"diff(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor", "Other", "n-th differences of neighbours along a dimension."> {
  let example = [{>>> crout.diff(crout.tensor([1, 4, 9])).tolist()
[3, 5]}];
}
def trapezoid_ : CroutFunction<"trapezoid(Tensor y, Tensor? x=None, *, Scalar dx=1, int dim=-1) -> Tensor", "Other", "Integral along a dimension by the rule of trapezoids."> {
  let variants = ["function"];
  let doc = [{`x` holds the abscissas; without it their distance is `dx`.}];
  let example = [{>>> crout.trapezoid(crout.tensor([1.0, 2.0, 3.0])).item()
4.0}];
}
def trapz_ : CroutFunction<"trapz(Tensor y, Tensor? x=None, *, Scalar dx=1, int dim=-1) -> Tensor", "Other", "Alias of trapezoid."> {
  let variants = ["function"];
}
def cumulative_trapezoid_ : CroutFunction<"cumulative_trapezoid(Tensor y, Tensor? x=None, *, Scalar dx=1, int dim=-1) -> Tensor", "Other", "Running integral along a dimension by the rule of trapezoids."> {
  let variants = ["function"];
  let example = [{>>> crout.cumulative_trapezoid(crout.tensor([1.0, 2.0, 3.0])).tolist()
[1.5, 4.0]}];
}
def cov_ : CroutFunction<"cov(Tensor input, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor", "Other", "Covariances of the variables in the rows of a matrix."> {
  let variants = ["function", "method"];
  let dtypes = "floating point, complex; integers are promoted";
  let doc = [{`fweights`, integers, say how often each observation counts, `aweights` how much.}];
  let example = [{>>> crout.cov(crout.tensor([[0.0, 1.0, 2.0], [2.0, 1.0, 0.0]])).tolist()
[[1.0, -1.0], [-1.0, 1.0]]}];
}
def corrcoef_ : CroutFunction<"corrcoef(Tensor input) -> Tensor", "Other", "Pearson's correlation coefficients of the variables in the rows of a matrix."> {
  let variants = ["function", "method"];
  let dtypes = "floating point, complex; integers are promoted";
}
def cdist_ : CroutFunction<"cdist(Tensor x1, Tensor x2, float p=2.0, str? compute_mode=None) -> Tensor", "Other", "Distances in the p-norm between all rows of x1 and all rows of x2."> {
  let variants = ["function"];
  let dtypes = "floating point";
  let doc = [{`compute_mode` is checked and has no effect: differences are taken before squares in every mode, which loses no digits.}];
  let example = [{>>> crout.cdist(crout.tensor([[0.0, 0.0]]), crout.tensor([[3.0, 4.0]])).tolist()
[[5.0]]}];
}
def dist_ : CroutFunction<"dist(Tensor input, Tensor other, Scalar p=2) -> Tensor", "Reduction", "p-norm of input - other."> {
  let variants = ["function", "method"];
  let dtypes = "floating point, complex";
  let example = [{>>> crout.dist(crout.tensor([0.0, 0.0]), crout.tensor([3.0, 4.0])).item()
5.0}];
}
def resolve_conj_ : CroutFunction<"resolve_conj(Tensor input) -> Tensor", "Other", "The tensor itself, or of a conjugated view a copy with its elements computed."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.tensor([1j]).conj().resolve_conj().is_conj()
False}];
}
def resolve_neg_ : CroutFunction<"resolve_neg(Tensor input) -> Tensor", "Other", "The tensor itself, or of a negated view a copy with its elements computed."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.tensor([1j]).conj().imag.resolve_neg().tolist()
[-1.0]}];
}

class Window<string name_, string more, string summary_> : CroutFunction<!strconcat(name_, "(int window_length, bool periodic=True, ", more, "*, DType? dtype=None, Device? device=None) -> Tensor"), "Spectral", summary_> {
  let variants = ["function"];
  let dtypes = "floating point";
  let doc = [{With `periodic` the window is one period of a longer signal: that of length `window_length` + 1 without its last element.}];
}
def bartlett_window_ : Window<"bartlett_window", "", "Triangle.">;
def blackman_window_ : Window<"blackman_window", "", "Blackman's window: 0.42 - 0.5 cos(2 pi n / N) + 0.08 cos(4 pi n / N).">;
def hamming_window_ : Window<"hamming_window", "float alpha=0.54, float beta=0.46, ", "Hamming's window: alpha - beta cos(2 pi n / N).">;
def hann_window_ : Window<"hann_window", "", "Hann's window: (1 - cos(2 pi n / N)) / 2.">;
def kaiser_window_ : Window<"kaiser_window", "float beta=12.0, ", "Kaiser's window: I0(beta sqrt(1 - (2 n / N - 1)^2)) / I0(beta).">;

#endif // CROUT_FUNCTIONS_OTHER
