// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors from nothing but numbers.
#ifndef CROUT_FUNCTIONS_CREATION
#define CROUT_FUNCTIONS_CREATION
include "Function.td"

def zeros_ : CroutFunction<"zeros(SymInt[] size, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Filled with 0."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.zeros(2).tolist()
[0.0, 0.0]}];
}
def zeros_like_ : CroutFunction<"zeros_like(Tensor input, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Filled with 0, with the shape and dtype of another tensor."> {
  let variants = ["function"];
}
def ones_ : CroutFunction<"ones(SymInt[] size, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Filled with 1."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.ones(2).tolist()
[1.0, 1.0]}];
}
def ones_like_ : CroutFunction<"ones_like(Tensor input, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Filled with 1, with the shape and dtype of another tensor."> {
  let variants = ["function"];
}
def empty_ : CroutFunction<"empty(SymInt[] size, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "With unspecified elements."> {
  let variants = ["function", "out"];
}
def empty_like_ : CroutFunction<"empty_like(Tensor input, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "With unspecified elements, with the shape and dtype of another tensor."> {
  let variants = ["function"];
}
def full_ : CroutFunction<"full(SymInt[] size, Scalar fill_value, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Filled with a number."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.full((2,), 7).tolist()
[7, 7]}];
}
def full_like_ : CroutFunction<"full_like(Tensor input, Scalar fill_value, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Filled with a number, with the shape and dtype of another tensor."> {
  let variants = ["function"];
}
def arange_ : CroutFunction<"arange(Scalar start, Scalar end, Scalar step=1, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Numbers from start up to, and without, end."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.arange(1, 7, 2).tolist()
[1, 3, 5]}];
}
def arange_end : CroutFunction<"arange(Scalar end, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Numbers from 0 up to, and without, end."> {
  let variants = ["function", "out"];
}
def linspace_ : CroutFunction<"linspace(Scalar start, Scalar end, int steps, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Equally spaced numbers, with both ends."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.linspace(0, 1, 5).tolist()
[0.0, 0.25, 0.5, 0.75, 1.0]}];
}
def eye_ : CroutFunction<"eye(SymInt n, SymInt? m=None, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Identity matrix."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.eye(2).tolist()
[[1.0, 0.0], [0.0, 1.0]]}];
}

#endif // CROUT_FUNCTIONS_CREATION
