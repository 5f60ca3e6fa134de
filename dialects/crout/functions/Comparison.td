// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Comparisons, and tests on elements.
#ifndef CROUT_FUNCTIONS_COMPARISON
#define CROUT_FUNCTIONS_COMPARISON
include "Function.td"

class Compare<string name_, string summary_> : CroutFunction<!strconcat(name_, "(Tensor input, Tensor other) -> Tensor"), "Comparison", summary_> {
  let variants = ["function", "method", "out", "inplace"];
  let doc = "The operands are broadcast and promoted; the result is bool.";
}

def eq_ : Compare<"eq", "input == other."> {
  let dtypes = "all";
  let example = [{>>> crout.eq(crout.tensor([1, 2, 3]), 2).tolist()
[False, True, False]}];
}
def ne_ : Compare<"ne", "input != other."> {
  let dtypes = "all";
  let example = [{>>> crout.ne(crout.tensor([1, 2, 3]), 2).tolist()
[True, False, True]}];
}
def not_equal_ : Compare<"not_equal", "Alias of ne."> {
  let dtypes = "all";
}
def lt_ : Compare<"lt", "input < other."> {
  let dtypes = "real";
  let example = [{>>> crout.lt(crout.tensor([1, 2, 3]), 2).tolist()
[True, False, False]}];
}
def less_ : Compare<"less", "Alias of lt."> {
  let dtypes = "real";
}
def le_ : Compare<"le", "input <= other."> {
  let dtypes = "real";
  let example = [{>>> crout.le(crout.tensor([1, 2, 3]), 2).tolist()
[True, True, False]}];
}
def less_equal_ : Compare<"less_equal", "Alias of le."> {
  let dtypes = "real";
}
def gt_ : Compare<"gt", "input > other."> {
  let dtypes = "real";
  let example = [{>>> crout.gt(crout.tensor([1, 2, 3]), 2).tolist()
[False, False, True]}];
}
def greater_ : Compare<"greater", "Alias of gt."> {
  let dtypes = "real";
}
def ge_ : Compare<"ge", "input >= other."> {
  let dtypes = "real";
  let example = [{>>> crout.ge(crout.tensor([1, 2, 3]), 2).tolist()
[False, True, True]}];
}
def greater_equal_ : Compare<"greater_equal", "Alias of ge."> {
  let dtypes = "real";
}
def isnan_ : CroutFunction<"isnan(Tensor input) -> Tensor", "Comparison", "True where the element is NaN.">;
def isinf_ : CroutFunction<"isinf(Tensor input) -> Tensor", "Comparison", "True where the element is infinite.">;
def isfinite_ : CroutFunction<"isfinite(Tensor input) -> Tensor", "Comparison", "True where the element is neither infinite nor NaN.">;
def isposinf_ : CroutFunction<"isposinf(Tensor input) -> Tensor", "Comparison", "True where the element is +infinity.">;
def isneginf_ : CroutFunction<"isneginf(Tensor input) -> Tensor", "Comparison", "True where the element is -infinity.">;
def isreal_ : CroutFunction<"isreal(Tensor input) -> Tensor", "Comparison", "True where the imaginary part is zero.">;
def isclose_ : CroutFunction<"isclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor", "Comparison", "True where |input - other| <= atol + rtol * |other|."> {
  let variants = ["function", "method"];
}
def allclose_ : CroutFunction<"allclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool", "Comparison", "True where all elements are close; of tensors whose elements are known."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.allclose(crout.tensor([1.0]), crout.tensor([1.0 + 1e-7]))
True}];
}
def equal_ : CroutFunction<"equal(Tensor input, Tensor other) -> bool", "Comparison", "True where both have the same shape and elements; of tensors whose elements are known."> {
  let variants = ["function", "method"];
  let example = [{>>> crout.equal(crout.tensor([1, 2]), crout.tensor([1, 2]))
True}];
}

#endif // CROUT_FUNCTIONS_COMPARISON
