// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Products of vectors, matrices and tensors.
#ifndef CROUT_FUNCTIONS_PRODUCTS
#define CROUT_FUNCTIONS_PRODUCTS
include "Function.td"

def matmul_ : CroutFunction<"matmul(Tensor input, Tensor other) -> Tensor", "Products",
    "Matrix product, with vectors and batches."> {
  let doc = [{Vector by vector is a dot product; a vector on the left is a row, on the right a column; with more than two dimensions the leading ones are a batch and are broadcast.}];
  let example = [{>>> crout.matmul(crout.tensor([[1.0, 2.0], [3.0, 4.0]]), crout.tensor([1.0, 1.0])).tolist()
[3.0, 7.0]}];
}
def linalg_matmul_ : CroutFunction<"linalg.matmul(Tensor input, Tensor other) -> Tensor", "Products",
    "Matrix product, with vectors and batches."> {
  let variants = ["function", "out"];
}
def mm_ : CroutFunction<"mm(Tensor input, Tensor mat2) -> Tensor", "Products",
    "Product of two matrices.">;
def bmm_ : CroutFunction<"bmm(Tensor input, Tensor mat2) -> Tensor", "Products",
    "Product of two batches of matrices, of the same length.">;
def mv_ : CroutFunction<"mv(Tensor input, Tensor vec) -> Tensor", "Products",
    "Product of a matrix and a vector.">;
def dot_ : CroutFunction<"dot(Tensor input, Tensor tensor) -> Tensor", "Products",
    "Dot product of two vectors."> {
  let example = [{>>> crout.dot(crout.tensor([2.0, 3.0]), crout.tensor([2.0, 1.0])).item()
7.0}];
}
def vdot_ : CroutFunction<"vdot(Tensor input, Tensor other) -> Tensor", "Products",
    "Dot product of two vectors, the first one conjugated.">;
def inner_ : CroutFunction<"inner(Tensor input, Tensor other) -> Tensor", "Products",
    "Sums of products over the last dimensions.">;
def outer_ : CroutFunction<"outer(Tensor input, Tensor vec2) -> Tensor", "Products",
    "Outer product of two vectors.">;
def ger_ : CroutFunction<"ger(Tensor input, Tensor vec2) -> Tensor", "Products",
    "Alias of outer.">;
def addmm_ : CroutFunction<"addmm(Tensor input, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor", "Products",
    "beta * input + alpha * mat1 @ mat2."> {
  let variants = ["function", "method", "out", "inplace"];
}
def addmv_ : CroutFunction<"addmv(Tensor input, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor", "Products",
    "beta * input + alpha * mat @ vec."> {
  let variants = ["function", "method", "out", "inplace"];
}
def baddbmm_ : CroutFunction<"baddbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor", "Products",
    "beta * input + alpha * batch1 @ batch2."> {
  let variants = ["function", "method", "out", "inplace"];
}
def tensordot_ : CroutFunction<"tensordot(Tensor a, Tensor b, int dims=2) -> Tensor", "Products",
    "Contraction of the last dimensions of a with the first ones of b."> {
  let variants = ["function", "out"];
  let example = [{>>> a = crout.reshape(crout.arange(60.0), (3, 4, 5))
>>> crout.tensordot(a, crout.ones(4, 5), dims=2).shape
crout.Size([3])}];
}
def tensordot_dims : CroutFunction<"tensordot(Tensor a, Tensor b, int[] dims_a, int[] dims_b) -> Tensor", "Products",
    "Contraction of the given dimensions of a with those of b; in Python `dims=(dims_a, dims_b)`."> {
  let variants = ["function"];
}
def linalg_vecdot_ : CroutFunction<"linalg.vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor", "Products",
    "Dot products along a dimension, x conjugated."> {
  let variants = ["function", "out"];
}
def linalg_multi_dot_ : CroutFunction<"linalg.multi_dot(Tensor[] tensors) -> Tensor", "Products",
    "Product of a chain of matrices."> {
  let variants = ["function", "out"];
}

def chain_matmul_ : CroutFunction<"chain_matmul(Tensor... matrices) -> Tensor", "Products",
    "Product of a chain of matrices, in the cheapest order."> {
  let variants = ["function", "out"];
}
def addbmm_ : CroutFunction<"addbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor", "Products",
    "beta * input + alpha * the sum of batch1 @ batch2 over the batch."> {
  let variants = ["function", "method", "out", "inplace"];
}
def addr_ : CroutFunction<"addr(Tensor input, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor", "Products",
    "beta * input + alpha * outer(vec1, vec2)."> {
  let variants = ["function", "method", "out", "inplace"];
}
def kron_ : CroutFunction<"kron(Tensor input, Tensor other) -> Tensor", "Products",
    "Kronecker product: every element of input times all of other."> {
  let example = [{>>> crout.kron(crout.eye(2), crout.tensor([[1.0, 2.0]])).tolist()
[[1.0, 2.0, 0.0, 0.0], [0.0, 0.0, 1.0, 2.0]]}];
}
def cross_ : CroutFunction<"cross(Tensor input, Tensor other, int? dim=None) -> Tensor", "Products",
    "Cross product of vectors of three elements, along dim or the first dimension of size 3."> {
  let dtypes = "all but bool";
  let example = [{>>> crout.cross(crout.tensor([1.0, 0.0, 0.0]), crout.tensor([0.0, 1.0, 0.0])).tolist()
[0.0, 0.0, 1.0]}];
}
def linalg_cross_ : CroutFunction<"linalg.cross(Tensor input, Tensor other, *, int dim=-1) -> Tensor", "Products",
    "Cross product of vectors of three elements along a dimension."> {
  let variants = ["function", "out"];
  let dtypes = "all but bool";
}
def einsum_ : CroutFunction<"einsum(str equation, Tensor... operands) -> Tensor", "Products",
    "Sum of products by Einstein's convention."> {
  let variants = ["function"];
  let dtypes = "all but bool";
  let doc = [{`equation` names the dimensions of each operand by letters; a letter that the output after "->" lacks is summed over, a letter twice in one
operand is its diagonal, "..." stands for all other dimensions, which are broadcast. Without "->" the output has the letters that stand once, in
alphabetical order. Of more than two operands the cheapest two are contracted first, by matrix products.}];
  let example = [{>>> a = crout.tensor([[1.0, 2.0], [3.0, 4.0]])
>>> crout.einsum("ij,jk->ik", a, a).tolist()
[[7.0, 10.0], [15.0, 22.0]]
>>> crout.einsum("ii", a).item()
5.0}];
}

#endif // CROUT_FUNCTIONS_PRODUCTS
