// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a tensor is, and tensors over the bytes of files.
#ifndef CROUT_FUNCTIONS_TENSORS
#define CROUT_FUNCTIONS_TENSORS
include "Function.td"

def is_conj_ : CroutFunction<"is_conj(Tensor input) -> bool", "Tensors",
    "True where the elements in memory still have to be conjugated."> {
  let variants = ["function", "method"];
  let doc = [{So it is for conj, adjoint, `x.mH` and `x.H` of a complex tensor, and for views of those.}];
  let example = [{>>> crout.is_conj(crout.tensor([1j]).conj())
True}];
}
def is_neg_ : CroutFunction<"is_neg(Tensor input) -> bool", "Tensors",
    "True where the elements in memory still have to be negated."> {
  let variants = ["function", "method"];
  let doc = [{So it is for the imaginary part of a conjugated view, and for views of it.}];
  let example = [{>>> crout.tensor([1j]).conj().imag.is_neg()
True}];
}
def is_nonzero_ : CroutFunction<"is_nonzero(Tensor input) -> bool", "Tensors",
    "True where the only element is not zero; NaN is not."> {
  let variants = ["function", "method"];
  let doc = [{`input` has one element, of any number of dimensions. Error for another number of elements, and in a trace, where the element is not
known yet.}];
  let example = [{>>> crout.is_nonzero(crout.tensor([0.0])), crout.is_nonzero(crout.tensor(True))
(False, True)}];
}
def from_file_ : CroutFunction<"from_file(str filename, bool? shared=None, int size=0, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "A tensor over the bytes of a file."> {
  let variants = ["function"];
  let doc = [{One dimension of `size` elements, from the beginning of the file, in the byte order of the machine. With `shared` what is written to the
tensor is written to the file, which is made, or made longer with zeros, where need be. Without, the file must exist and be long enough, and
writes stay in this process. The file must not be shortened while the tensor lives. dtype bool requires bytes that are 0 or 1. Error where the
file can't be opened, ValueError where it is too short.}];
}

#endif // CROUT_FUNCTIONS_TENSORS
