// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Shapes: views, joins and pieces.
#ifndef CROUT_FUNCTIONS_SHAPE
#define CROUT_FUNCTIONS_SHAPE
include "Function.td"

def reshape_ : CroutFunction<"reshape(Tensor input, SymInt[] shape) -> Tensor", "Shape",
    "The elements in another shape; a view where possible."> {
  let variants = ["function", "method"];
  let doc = [{One size may be -1: it is inferred.}];
  let example = [{>>> crout.reshape(crout.arange(6), (2, -1)).tolist()
[[0, 1, 2], [3, 4, 5]]}];
}
def view_ : CroutFunction<"view(Tensor input, SymInt[] shape) -> Tensor", "Shape",
    "The elements in another shape, without a copy."> {
  let variants = ["method"];
  let doc = [{Throws where the strides do not allow a view; `reshape` copies then.}];
}
def permute_ : CroutFunction<"permute(Tensor input, int[] dims) -> Tensor", "Shape",
    "The dimensions in another order; a view."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.permute(crout.zeros(2, 3, 5), (2, 0, 1)).shape
crout.Size([5, 2, 3])}];
}
def transpose_ : CroutFunction<"transpose(Tensor input, int dim0, int dim1) -> Tensor", "Shape",
    "Two dimensions exchanged; a view."> {
  let variants = ["function", "method"];
}
def swapaxes_ : CroutFunction<"swapaxes(Tensor input, int dim0, int dim1) -> Tensor", "Shape",
    "Alias of transpose."> {
  let variants = ["function", "method"];
}
def swapdims_ : CroutFunction<"swapdims(Tensor input, int dim0, int dim1) -> Tensor", "Shape",
    "Alias of transpose."> {
  let variants = ["function", "method"];
}
def t_ : CroutFunction<"t(Tensor input) -> Tensor", "Shape",
    "Transpose of a matrix; a vector or scalar stays."> {
  let variants = ["function", "method"];
}
def adjoint_ : CroutFunction<"adjoint(Tensor input) -> Tensor", "Shape",
    "Conjugate transpose of the last two dimensions, as a view."> {
  let variants = ["function", "method"];
}
def movedim_ : CroutFunction<"movedim(Tensor input, int[] source, int[] destination) -> Tensor", "Shape",
    "Dimensions moved to other places, the others keep their order; a view."> {
  let variants = ["function", "method"];
}
def moveaxis_ : CroutFunction<"moveaxis(Tensor input, int[] source, int[] destination) -> Tensor", "Shape",
    "Alias of movedim."> {
  let variants = ["function", "method"];
}
def squeeze_ : CroutFunction<"squeeze(Tensor input, int[]? dim=None) -> Tensor", "Shape",
    "Without the dimensions of size 1, or those of the given ones; a view."> {
  let variants = ["function", "method"];
}
def unsqueeze_ : CroutFunction<"unsqueeze(Tensor input, int dim) -> Tensor", "Shape",
    "With a new dimension of size 1 at the place `dim`; a view."> {
  let variants = ["function", "method"];
}
def flatten_ : CroutFunction<"flatten(Tensor input, int start_dim=0, int end_dim=-1) -> Tensor", "Shape",
    "A range of dimensions as one."> {
  let variants = ["function", "method"];
}
def unflatten_ : CroutFunction<"unflatten(Tensor input, int dim, SymInt[] sizes) -> Tensor", "Shape",
    "One dimension as several."> {
  let variants = ["function", "method"];
}
def ravel_ : CroutFunction<"ravel(Tensor input) -> Tensor", "Shape",
    "All dimensions as one."> {
  let variants = ["function", "method"];
}
def expand_ : CroutFunction<"expand(Tensor input, SymInt[] sizes) -> Tensor", "Shape",
    "Dimensions of size 1 stretched, leading ones added; a view."> {
  let variants = ["method"];
  let doc = [{-1 keeps a size.}];
}
def expand_as_ : CroutFunction<"expand_as(Tensor input, Tensor other) -> Tensor", "Shape",
    "Expanded to the shape of another tensor; a view."> {
  let variants = ["method"];
}
def reshape_as_ : CroutFunction<"reshape_as(Tensor input, Tensor other) -> Tensor", "Shape",
    "Reshaped to the shape of another tensor; a view where strides allow one."> {
  let variants = ["method"];
}
def view_as_ : CroutFunction<"view_as(Tensor input, Tensor other) -> Tensor", "Shape",
    "A view with the shape of another tensor."> {
  let variants = ["method"];
}
def broadcast_to_ : CroutFunction<"broadcast_to(Tensor input, SymInt[] size) -> Tensor", "Shape",
    "The tensor broadcast to a shape; a view."> {
  let variants = ["function", "method"];
}
def broadcast_tensors_ : CroutFunction<"broadcast_tensors(Tensor... tensors) -> Tensor[]", "Shape",
    "All tensors broadcast to their common shape."> {
  let variants = ["function"];
}
def cat_ : CroutFunction<"cat(Tensor[] tensors, int dim=0) -> Tensor", "Shape",
    "Tensors joined along a dimension."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.cat([crout.tensor([1, 2]), crout.tensor([3])]).tolist()
[1, 2, 3]}];
}
def concat_ : CroutFunction<"concat(Tensor[] tensors, int dim=0) -> Tensor", "Shape",
    "Alias of cat."> {
  let variants = ["function", "out"];
}
def concatenate_ : CroutFunction<"concatenate(Tensor[] tensors, int dim=0) -> Tensor", "Shape",
    "Alias of cat."> {
  let variants = ["function", "out"];
}
def stack_ : CroutFunction<"stack(Tensor[] tensors, int dim=0) -> Tensor", "Shape",
    "Tensors of one shape joined along a new dimension."> {
  let variants = ["function", "out"];
}
def hstack_ : CroutFunction<"hstack(Tensor[] tensors) -> Tensor", "Shape",
    "Tensors joined along the second (first for vectors) dimension."> {
  let variants = ["function", "out"];
}
def vstack_ : CroutFunction<"vstack(Tensor[] tensors) -> Tensor", "Shape",
    "Tensors joined along the first dimension."> {
  let variants = ["function", "out"];
}
def dstack_ : CroutFunction<"dstack(Tensor[] tensors) -> Tensor", "Shape",
    "Tensors joined along the third dimension."> {
  let variants = ["function", "out"];
}
def split_ : CroutFunction<"split(Tensor input, int split_size, int dim=0) -> Tensor[]", "Shape",
    "Pieces of a size, the last one smaller where it does not divide."> {
  let variants = ["function", "method"];
}
def split_sizes : CroutFunction<"split(Tensor input, int[] split_sizes, int dim=0) -> Tensor[]", "Shape",
    "Pieces of the given sizes."> {
  let variants = ["function", "method"];
}
def chunk_ : CroutFunction<"chunk(Tensor input, int chunks, int dim=0) -> Tensor[]", "Shape",
    "At most so many pieces of equal size, the last one smaller."> {
  let variants = ["function", "method"];
}
def unbind_ : CroutFunction<"unbind(Tensor input, int dim=0) -> Tensor[]", "Shape",
    "The slices along a dimension, which goes."> {
  let variants = ["function", "method"];
}
def flip_ : CroutFunction<"flip(Tensor input, int[] dims) -> Tensor", "Shape",
    "Reversed along the given dimensions; a copy."> {
  let variants = ["function", "method"];
}
def fliplr_ : CroutFunction<"fliplr(Tensor input) -> Tensor", "Shape",
    "Reversed along the second dimension."> {
  let variants = ["function", "method"];
}
def flipud_ : CroutFunction<"flipud(Tensor input) -> Tensor", "Shape",
    "Reversed along the first dimension."> {
  let variants = ["function", "method"];
}
def roll_ : CroutFunction<"roll(Tensor input, int[] shifts, int[] dims=()) -> Tensor", "Shape",
    "Rotated along the given dimensions, flattened without."> {
  let variants = ["function", "method"];
}
def repeat_ : CroutFunction<"repeat(Tensor input, SymInt[] repeats) -> Tensor", "Shape",
    "Copies side by side along each dimension."> {
  let variants = ["method"];
}
def tile_ : CroutFunction<"tile(Tensor input, SymInt[] dims) -> Tensor", "Shape",
    "As repeat, with missing leading counts taken as 1."> {
  let variants = ["function", "method"];
}
def diagonal_ : CroutFunction<"diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1) -> Tensor", "Shape",
    "The diagonal of two dimensions, as the last one; a view."> {
  let variants = ["function", "method"];
}
def linalg_diagonal_ : CroutFunction<"linalg.diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor", "Shape",
    "The diagonal of the matrices."> {
  let variants = ["function"];
}
def diag_ : CroutFunction<"diag(Tensor input, int diagonal=0) -> Tensor", "Shape",
    "The diagonal of a matrix, or the matrix of a diagonal."> {
  let variants = ["function", "method", "out"];
}
def diag_embed_ : CroutFunction<"diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1) -> Tensor", "Shape",
    "Matrices with the last dimension on their diagonal."> {
  let variants = ["function", "method"];
}
def trace_ : CroutFunction<"trace(Tensor input) -> Tensor", "Shape",
    "Sum of the diagonal of a matrix."> {
  let variants = ["function", "method"];
}
def tril_ : CroutFunction<"tril(Tensor input, int diagonal=0) -> Tensor", "Shape",
    "Lower triangle of the matrices, zero elsewhere."> {
  let variants = ["function", "method", "out", "inplace"];
}
def triu_ : CroutFunction<"triu(Tensor input, int diagonal=0) -> Tensor", "Shape",
    "Upper triangle of the matrices, zero elsewhere."> {
  let variants = ["function", "method", "out", "inplace"];
}

#endif // CROUT_FUNCTIONS_SHAPE
