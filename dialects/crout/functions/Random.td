// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random numbers: tensors of them, and tensors filled with them. Which bits, and by which transforms: docs/guides/random.md.
#ifndef CROUT_FUNCTIONS_RANDOM
#define CROUT_FUNCTIONS_RANDOM
include "Function.td"

class RandomFunction<string schema, string summary> : CroutFunction<schema, "Random sampling", summary> {
  let variants = ["function", "out"];
}
class RandomLike<string schema, string summary> : CroutFunction<schema, "Random sampling", summary> {
  let variants = ["function"];
}
class RandomFill<string schema, string summary> : CroutFunction<schema, "In-place random sampling", summary> {
  let variants = ["method"];
}

def rand_ : RandomFunction<"rand(SymInt[] size, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Uniformly distributed numbers in [0, 1)."> {
  let dtypes = "floating point, complex (both parts uniform)";
  let doc = "A number has as many random bits as the dtype's significand, so 1 is never reached.";
  let example = [{>>> _ = crout.manual_seed(0)
>>> a = crout.rand(2, 3)
>>> _ = crout.manual_seed(0)
>>> crout.equal(a, crout.rand(2, 3))
True}];
}
def rand_like_ : RandomLike<"rand_like(Tensor input, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Uniformly distributed numbers in [0, 1), with the shape and dtype of another tensor."> {
  let dtypes = "floating point, complex";
}
def randn_ : RandomFunction<"randn(SymInt[] size, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Normally distributed numbers of mean 0 and variance 1."> {
  let dtypes = "floating point, complex (each part has variance 1/2)";
}
def randn_like_ : RandomLike<"randn_like(Tensor input, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Normally distributed numbers of mean 0 and variance 1, with the shape and dtype of another tensor."> {
  let dtypes = "floating point, complex";
}
def randint_ : RandomFunction<"randint(SymInt low, SymInt high, SymInt[] size, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Whole numbers from low up to, and without, high."> {
  let dtypes = "all but complex; int64 unless another is given";
  let doc = "Numbers are equally likely up to 1 part in 2**32. Raises Error where low is not less than high, or a number does not fit into dtype.";
}
def randint_high : RandomFunction<"randint(SymInt high, SymInt[] size, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Whole numbers from 0 up to, and without, high.">;
def randint_like_ : RandomLike<"randint_like(Tensor input, SymInt low, SymInt high, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Whole numbers from low up to, and without, high, with the shape and dtype of another tensor."> {
  let dtypes = "all but complex";
}
def randint_like_high : RandomLike<"randint_like(Tensor input, SymInt high, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Whole numbers from 0 up to, and without, high, with the shape and dtype of another tensor.">;
def randperm_ : RandomFunction<"randperm(SymInt n, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "The numbers from 0 to n - 1 in random order."> {
  let dtypes = "integer, floating point; int64 unless another is given";
  let example = [{>>> sorted(crout.randperm(4).tolist())
[0, 1, 2, 3]}];
}
def normal_mean_std : RandomFunction<"normal(Tensor mean, Tensor std=1.0, *, Generator? generator=None) -> Tensor",
    "Normally distributed numbers, each with its own mean and standard deviation."> {
  let dtypes = "floating point, complex";
  let doc = "mean and std broadcast; one of them may be a number. The result has the dtype of mean, of std where mean is a number. Raises Error where an element of std is negative.";
}
def normal_size : RandomFunction<"normal(float mean, float std, SymInt[] size, *, Generator? generator=None, DType? dtype=None, Device? device=None, bool requires_grad=False) -> Tensor",
    "Normally distributed numbers of one mean and standard deviation.">;
def bernoulli_f : CroutFunction<"bernoulli(Tensor input, *, Generator? generator=None) -> Tensor", "Random sampling",
    "1 with the probability that an element of input says, else 0."> {
  let dtypes = "floating point";
  let doc = "The result has the shape and dtype of input. Raises Error where an element is not in [0, 1].";
  let example = [{>>> crout.bernoulli(crout.tensor([0.0, 1.0])).tolist()
[0.0, 1.0]}];
}
def bernoulli_p : CroutFunction<"bernoulli(Tensor input, float p, *, Generator? generator=None) -> Tensor", "Random sampling",
    "1 with probability p, else 0, with the shape and dtype of input.">;
def poisson_ : RandomFunction<"poisson(Tensor input, Generator? generator=None) -> Tensor",
    "Poisson distributed numbers, each with its own rate."> {
  let dtypes = "floating point";
  let doc = "The result has the shape and dtype of input. Raises Error where a rate is negative or NaN.";
}
def multinomial_ : CroutFunction<"multinomial(Tensor input, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor", "Random sampling",
    "Indices drawn with the probabilities that a row of input says."> {
  let dtypes = "floating point";
  let doc = [{Shapes: (m, n) gives (m, num_samples), (n) gives (num_samples), of int64. The numbers of a row need not add up to 1. Without
replacement an index is drawn at most once; a row must then have num_samples positive numbers. Raises Error for a negative number, NaN or infinity, and for a row without a positive number.}];
  let example = [{>>> crout.multinomial(crout.tensor([0.0, 3.0, 0.0]), 2, replacement=True).tolist()
[1, 1]}];
}

def uniform_fill : RandomFill<"uniform_(Tensor self, float from=0.0, float to=1.0, *, Generator? generator=None) -> Tensor",
    "Fills with uniformly distributed numbers in [from, to)."> {
  let dtypes = "floating point, complex";
}
def normal_fill : RandomFill<"normal_(Tensor self, float mean=0.0, float std=1.0, *, Generator? generator=None) -> Tensor",
    "Fills with normally distributed numbers."> {
  let dtypes = "floating point, complex";
}
def log_normal_fill : RandomFill<"log_normal_(Tensor self, float mean=1.0, float std=2.0, *, Generator? generator=None) -> Tensor",
    "Fills with numbers whose logarithms are normally distributed, with this mean and standard deviation."> {
  let dtypes = "floating point";
}
def exponential_fill : RandomFill<"exponential_(Tensor self, float lambd=1.0, *, Generator? generator=None) -> Tensor",
    "Fills with exponentially distributed numbers of rate lambd."> {
  let dtypes = "floating point";
}
def cauchy_fill : RandomFill<"cauchy_(Tensor self, float median=0.0, float sigma=1.0, *, Generator? generator=None) -> Tensor",
    "Fills with Cauchy distributed numbers."> {
  let dtypes = "floating point";
}
def geometric_fill : RandomFill<"geometric_(Tensor self, float p, *, Generator? generator=None) -> Tensor",
    "Fills with the numbers of trials until the first success, of probability p."> {
  let dtypes = "integer, floating point";
}
def random_fill : RandomFill<"random_(Tensor self, *, Generator? generator=None) -> Tensor",
    "Fills with whole numbers: all that are not negative, for floating point those up to 2 to the number of significant bits."> {
  let dtypes = "all but complex";
}
def random_fill_to : RandomFill<"random_(Tensor self, int to, *, Generator? generator=None) -> Tensor",
    "Fills with whole numbers from 0 up to, and without, to.">;
def random_fill_from : RandomFill<"random_(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor",
    "Fills with whole numbers from 'from' up to, and without, to; None is the largest of the dtype.">;
def bernoulli_fill : RandomFill<"bernoulli_(Tensor self, Tensor p=0.5, *, Generator? generator=None) -> Tensor",
    "Fills with 1 with probability p, a number or a tensor that broadcasts to the shape, else 0."> {
  let dtypes = "all but complex";
}

#endif // CROUT_FUNCTIONS_RANDOM
