// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Special functions.
#ifndef CROUT_FUNCTIONS_SPECIAL
#define CROUT_FUNCTIONS_SPECIAL
include "Function.td"

class SpecialFunction<string schema_, string summary_> : CroutFunction<schema_, "Pointwise", summary_> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "floating point; integers and bool are promoted to the default dtype";
}

def lgamma_ : SpecialFunction<"lgamma(Tensor input) -> Tensor", "Logarithm of the absolute value of the gamma function."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let doc = [{Infinite at 0 and at the negative integers. Stirling's series, the recurrence and the reflection formula, in float64.}];
  let example = [{>>> crout.lgamma(crout.tensor([1.0, 2.0])).tolist()
[0.0, 0.0]}];
}
def digamma_ : SpecialFunction<"digamma(Tensor input) -> Tensor", "Derivative of lgamma."> {
  let doc = [{Infinite at 0, with the sign of the limit on that side; NaN at the negative integers.}];
  let example = [{>>> crout.digamma(crout.tensor([1.0]))
tensor([-0.5772])}];
}
def polygamma_ : SpecialFunction<"polygamma(int n, Tensor input) -> Tensor", "n-th derivative of digamma."> {
  let doc = [{(-1)^(n+1) n! times Hurwitz' zeta function of n + 1, by the formula of Euler and Maclaurin.}];
  let example = [{>>> crout.polygamma(1, crout.tensor([1.0]))
tensor([1.6449])}];
}
def mvlgamma_ : SpecialFunction<"mvlgamma(Tensor input, int p) -> Tensor", "Logarithm of the multivariate gamma function of dimension p."> {
  let example = [{>>> crout.mvlgamma(crout.tensor([2.0]), 2)
tensor([0.4516])}];
}
def erfinv_ : SpecialFunction<"erfinv(Tensor input) -> Tensor", "Inverse of the error function."> {
  let doc = [{Infinite at 1 and -1, NaN beyond. After M. Giles, Approximating the erfinv function (2010).}];
  let example = [{>>> crout.erfinv(crout.tensor([0.0, 0.5]))
tensor([0.0000, 0.4769])}];
}
def i0_ : SpecialFunction<"i0(Tensor input) -> Tensor", "Modified Bessel function of the first kind of order 0."> {
  let example = [{>>> crout.i0(crout.tensor([0.0, 1.0]))
tensor([1.0000, 1.2661])}];
}
def igamma_ : SpecialFunction<"igamma(Tensor input, Tensor other) -> Tensor", "Regularised lower incomplete gamma function P(input, other)."> {
  let doc = [{NaN where one of both is negative. Series, continued fraction and Temme's uniform expansion.}];
  let example = [{>>> crout.igamma(crout.tensor([1.0]), crout.tensor([1.0]))
tensor([0.6321])}];
}
def igammac_ : SpecialFunction<"igammac(Tensor input, Tensor other) -> Tensor", "Regularised upper incomplete gamma function, 1 - igamma(input, other)."> {
  let example = [{>>> crout.igammac(crout.tensor([1.0]), crout.tensor([1.0]))
tensor([0.3679])}];
}
def logit_ : SpecialFunction<"logit(Tensor input, float? eps=None) -> Tensor", "log(x / (1 - x)), with x kept in [eps, 1 - eps] where eps is given."> {
  let example = [{>>> crout.logit(crout.tensor([0.5])).tolist()
[0.0]}];
}
def sinc_ : SpecialFunction<"sinc(Tensor input) -> Tensor", "sin(pi x) / (pi x), 1 at 0."> {
  let dtypes = "floating point, complex; integers and bool are promoted to the default dtype";
  let example = [{>>> crout.sinc(crout.tensor([0.0, 1.0])).tolist()
[1.0, 0.0]}];
}

#endif // CROUT_FUNCTIONS_SPECIAL
