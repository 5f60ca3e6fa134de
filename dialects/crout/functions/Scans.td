// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Running reductions along a dimension.
#ifndef CROUT_FUNCTIONS_SCANS
#define CROUT_FUNCTIONS_SCANS
include "Function.td"

def cumsum_ : CroutFunction<"cumsum(Tensor input, int dim, *, DType? dtype=None) -> Tensor", "Other", "Running sum along a dimension."> {
  let variants = ["function", "method", "out", "inplace"];
  let doc = "Integers and truths add up as int64 unless a dtype is given. float16, bfloat16 and float32 are added in higher precision.";
  let example = [{>>> crout.cumsum(crout.tensor([1, 2, 3]), 0).tolist()
[1, 3, 6]}];
}
def cumprod_ : CroutFunction<"cumprod(Tensor input, int dim, *, DType? dtype=None) -> Tensor", "Other", "Running product along a dimension."> {
  let variants = ["function", "method", "out", "inplace"];
  let doc = "Integers and truths are multiplied as int64 unless a dtype is given.";
}
def cummax_ : CroutFunction<"cummax(Tensor input, int dim) -> (Tensor values, Tensor indices)", "Other",
    "Running maximum along a dimension, and the last place where it stood; NaN from the first NaN on."> {
  let dtypes = "real, bool";
}
def cummin_ : CroutFunction<"cummin(Tensor input, int dim) -> (Tensor values, Tensor indices)", "Other",
    "Running minimum along a dimension, and the last place where it stood; NaN from the first NaN on."> {
  let dtypes = "real, bool";
}
def logcumsumexp_ : CroutFunction<"logcumsumexp(Tensor input, int dim) -> Tensor", "Other", "Running log(sum(exp(x))) along a dimension, without overflow."> {
  let dtypes = "floating point";
}

#endif // CROUT_FUNCTIONS_SCANS
