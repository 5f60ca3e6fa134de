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

def range_ : CroutFunction<"range(Scalar start, Scalar end, Scalar step=1, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Numbers from start up to and with end."> {
  let variants = ["function", "out"];
  let doc = [{Of the default dtype unless asked otherwise. `arange`, which leaves the end out, is what Python programs expect.}];
  let example = [{>>> crout.range(1, 4).tolist()
[1.0, 2.0, 3.0, 4.0]}];
}
def range_end : CroutFunction<"range(Scalar end, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "Numbers from 0 up to and with end."> {
  let variants = ["function", "out"];
}
def logspace_ : CroutFunction<"logspace(Scalar start, Scalar end, int steps, float base=10.0, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "base to equally spaced powers, with both ends."> {
  let variants = ["function", "out"];
  let example = [{>>> crout.logspace(0, 2, 3).tolist()
[1.0, 10.0, 100.0]}];
}
def empty_strided_ : CroutFunction<"empty_strided(SymInt[] size, SymInt[] stride, *, DType? dtype=None, Device? device=None) -> Tensor", "Creation",
    "With unspecified elements, placed in memory by the given strides."> {
  let variants = ["function"];
  let example = [{>>> crout.empty_strided((2, 3), (1, 2)).stride()
(1, 2)}];
}
def heaviside_ : CroutFunction<"heaviside(Tensor input, Tensor values) -> Tensor", "Creation",
    "0 below 0, 1 above, and the element of values at 0."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real, bool";
  let doc = [{NaN stays NaN.}];
  let example = [{>>> crout.heaviside(crout.tensor([-1.0, 0.0, 2.0]), crout.tensor(0.5)).tolist()
[0.0, 0.5, 1.0]}];
}
class NewTensor<string name_, string more, string summary_> : CroutFunction<!strconcat(name_, "(Tensor input, SymInt[] size, ", more, "*, DType? dtype=None, Device? device=None) -> Tensor"), "Creation",
    !strconcat(summary_, ", with the dtype of another tensor unless asked otherwise.")> {
  let variants = ["method"];
}
def new_zeros_ : NewTensor<"new_zeros", "", "Filled with 0">;
def new_ones_ : NewTensor<"new_ones", "", "Filled with 1">;
def new_empty_ : NewTensor<"new_empty", "", "With unspecified elements">;
def new_full_ : NewTensor<"new_full", "Scalar fill_value, ", "Filled with a number">;
def fill_in_place : CroutFunction<"fill_(Tensor input, Tensor value) -> Tensor", "Creation", "Fills the tensor with a number."> {
  let variants = ["method"];
}
def zero_in_place : CroutFunction<"zero_(Tensor input) -> Tensor", "Creation", "Fills the tensor with 0."> {
  let variants = ["method", "foreach"];
}

#endif // CROUT_FUNCTIONS_CREATION
