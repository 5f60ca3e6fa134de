// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The record that every public function has: its C++ declaration, Python binding, stub and reference page are made from it.
#ifndef CROUT_FUNCTIONS_FUNCTION
#define CROUT_FUNCTIONS_FUNCTION

// `schema` is written as in the reference API: "linalg.solve(Tensor A, Tensor B, *, bool left=True) -> Tensor". How its
// types read in C++ and in Python:
//   Tensor    const Operand &                       a tensor or a number
//   Tensor?   const std::optional<Tensor> &
//   Tensor[]  std::span<const Tensor>               any sequence of tensors
//   Tensor... std::span<const Tensor>               the same, or in Python several arguments
//   Scalar    const Scalar &                        bool, int, float or complex
//   int       int64_t                               SymInt      SymInt: also a size of a traced tensor
//   int[]     const IntList &                       one int or several, in C++ also braced (include/crout/list.h)
//   int[]?    const IntList &                       the same, or None: not given()
//   SymInt[]  const SizeList &                      a sequence, a single size, or in Python several arguments where it is last positional
//   float[]   std::span<const double>               float[]?  std::optional<std::vector<double>>
//   bool bool, float double, str std::string_view, str? std::optional<std::string>, DType? std::optional<DType>, Device? and Generator? likewise
// and a result: Tensor, Tensor[] (std::vector<Tensor>), Tensor|Tensor[] (std::variant of both), (Tensor a, Tensor b) (std::tuple, a named tuple in Python; a part may be a Tensor[]), bool, () (nothing).
// A function without a parameter of type Tensor gets a trailing std::source_location in C++. Records of one name are
// overloads, tried in the order of their definition. out= is made generically for functions with the variant "out".
class CroutFunction<string schema_, string section_, string summary_> {
  string schema = schema_;
  string name = !substr(schema_, 0, !find(schema_, "("));
  string section = section_;
  string summary = summary_;
  // "function" (crout.f), "method" (x.f, the first Tensor parameter is x), "out" (out=), "inplace" (x.f_, which writes the result
  // into x and gives x back), "foreach" (crout._foreach_f and crout._foreach_f_ on lists of tensors). The last two are made from f
  // alone. A function that exists in place only has a record with the name "f_" and the variant "method".
  list<string> variants = ["function", "method", "out"];
  // Element types that the operands may have.
  string dtypes = "all";
  // Shapes, promotion, errors, sources; Markdown.
  string doc = "";
  // Python, as in a session; run by the tests.
  string example = "";
}

#endif // CROUT_FUNCTIONS_FUNCTION
