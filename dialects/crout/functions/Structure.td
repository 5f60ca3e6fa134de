// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a user tells the compiler about matrices.
#ifndef CROUT_FUNCTIONS_STRUCTURE
#define CROUT_FUNCTIONS_STRUCTURE
include "Function.td"

def assume_ : CroutFunction<"assume(Tensor A, str facts, *, bool check=False) -> Tensor", "Linear algebra",
    "A, with facts about its matrices for the compiler to use."> {
  let variants = ["function"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{A is (*, n, n) or (*, m, n). `facts` is one name or several, separated by commas: symmetric, hermitian, positive_definite (short spd or hpd), positive_semidefinite (psd), lower, upper, unit_diagonal, diagonal, permutation, orthogonal, nonsingular.

In a function under `crout.jit` the solves, inverses and determinants of A choose their algorithm by these facts: Cholesky for a positive definite matrix, substitution for a triangle, scaling for a diagonal, a product for an orthogonal one. Nothing is checked by default. A matrix that is symmetric but not positive definite is still solved correctly, by LU; with any other fact that does not hold the result is wrong. `check=True` checks every matrix of the batch when the program runs, up to rounding, and throws LinAlgError naming the first one for which a fact does not hold. Called on tensors outside of a trace, it returns a copy of A.}];
  let example = [{>>> @crout.jit
... def whiten(S, x):
...     return crout.linalg.solve(crout.assume(S, "spd"), x)
>>> whiten(crout.tensor([[2.0, 0.0], [0.0, 4.0]]), crout.tensor([2.0, 2.0])).tolist()
[1.0, 0.5]}];
}

#endif // CROUT_FUNCTIONS_STRUCTURE
