// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Views of a storage by size, stride and offset, or under another dtype, and methods that change how a tensor looks at it.
#ifndef CROUT_FUNCTIONS_VIEWS
#define CROUT_FUNCTIONS_VIEWS
include "Function.td"

def as_strided_ : CroutFunction<"as_strided(Tensor input, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor", "Creation",
    "View of the storage of a tensor by sizes, strides and offset, in elements."> {
  let variants = ["function", "method"];
  let doc = [{The offset is that of `input` by default. Strides must not be negative, and every element must lie in the storage (Error otherwise).
Where elements share a place, the view can't be written to. In a trace the storage is that of the value: `input` must lie in it in order, from its start on.}];
  let example = [{>>> crout.as_strided(crout.arange(6), (2, 3), (2, 1)).tolist()
[[0, 1, 2], [2, 3, 4]]}];
}
def unfold_ : CroutFunction<"unfold(Tensor input, int dimension, int size, int step) -> Tensor", "Tensor attributes and methods (webinar)",
    "View of all windows of `size` elements along a dimension, `step` apart; they become the last dimension."> {
  let variants = ["method"];
  let example = [{>>> crout.arange(5).unfold(0, 3, 2).tolist()
[[0, 1, 2], [2, 3, 4]]}];
}
def view_dtype : CroutFunction<"view(Tensor input, DType dtype) -> Tensor", "Tensor attributes and methods (webinar)",
    "View of the same bits as elements of another dtype."> {
  let variants = ["method"];
  let doc = [{Where the elements have another size, the last dimension, which must lie in order, becomes longer or shorter.}];
}
def view_as_real_ : CroutFunction<"view_as_real(Tensor input) -> Tensor", "Other", "View of complex numbers as pairs of real ones: one more dimension, of size 2."> {
  let variants = ["function"];
  let dtypes = "complex";
  let example = [{>>> crout.view_as_real(crout.tensor([1 + 2j])).tolist()
[[1.0, 2.0]]}];
}
def view_as_complex_ : CroutFunction<"view_as_complex(Tensor input) -> Tensor", "Other", "View of pairs of real numbers, the last dimension, as complex ones."> {
  let variants = ["function"];
  let dtypes = "float32, float64";
  let example = [{>>> crout.view_as_complex(crout.tensor([[1.0, 2.0]])).tolist()
[(1+2j)]}];
}
def copy_in_place : CroutFunction<"copy_(Tensor input, Tensor src, bool non_blocking=False) -> Tensor", "Tensor attributes and methods (webinar)",
    "Writes the elements of `src`, broadcast and cast, into the tensor."> {
  let variants = ["method"];
}

class Reshaping<string schema, string summary> : CroutFunction<schema, "Tensor attributes and methods (webinar)", summary> {
  let variants = ["method"];
  let doc = [{The tensor itself changes how it looks at its storage; no element moves.}];
}
def squeeze_in_place : Reshaping<"squeeze_(Tensor input, int[]? dim=None) -> Tensor", "Removes dimensions of size 1.">;
def unsqueeze_in_place : Reshaping<"unsqueeze_(Tensor input, int dim) -> Tensor", "Inserts a dimension of size 1.">;
def transpose_in_place : Reshaping<"transpose_(Tensor input, int dim0, int dim1) -> Tensor", "Swaps two dimensions.">;
def swapaxes_in_place : Reshaping<"swapaxes_(Tensor input, int axis0, int axis1) -> Tensor", "Swaps two dimensions.">;
def swapdims_in_place : Reshaping<"swapdims_(Tensor input, int dim0, int dim1) -> Tensor", "Swaps two dimensions.">;
def t_in_place : Reshaping<"t_(Tensor input) -> Tensor", "Transposes a matrix.">;
def as_strided_in_place : Reshaping<"as_strided_(Tensor input, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor",
    "Looks at the storage by sizes, strides and offset.">;
def detach_in_place : Reshaping<"detach_(Tensor input) -> Tensor", "The tensor itself: nothing is recorded for gradients.">;
def set_in_place : Reshaping<"set_(Tensor input, Tensor source) -> Tensor", "Looks at the storage of `source`, as it does.">;
def resize_in_place : Reshaping<"resize_(Tensor input, SymInt[] size) -> Tensor", "Changes the shape; the storage grows where it is too small.">{
  let doc = [{Elements keep their places in the storage; new ones are not initialised. Memory of someone else (NumPy's, a read-only file's) does not grow:
ValueError. Not in a trace.}];
}
def resize_as_in_place : Reshaping<"resize_as_(Tensor input, Tensor other) -> Tensor", "Changes the shape to that of another tensor.">;
def is_set_to_ : CroutFunction<"is_set_to(Tensor input, Tensor tensor) -> bool", "Tensor attributes and methods (webinar)",
    "True where both look at the same elements in the same way."> {
  let variants = ["method"];
}

#endif // CROUT_FUNCTIONS_VIEWS
