// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inverse, solve, and the factorisations behind them.
#ifndef CROUT_FUNCTIONS_LINEARALGEBRA
#define CROUT_FUNCTIONS_LINEARALGEBRA
include "Function.td"

def linalg_inv_ : CroutFunction<"linalg.inv(Tensor A) -> Tensor", "Linear algebra",
    "Inverse of a square matrix, or of each in a batch."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{A is (*, n, n). Throws LinAlgError, naming the first singular matrix of the batch.}];
  let example = [{>>> crout.linalg.inv(crout.tensor([[2.0, 0.0], [0.0, 4.0]])).tolist()
[[0.5, 0.0], [0.0, 0.25]]}];
}
def linalg_inv_ex_ : CroutFunction<"linalg.inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)", "Linear algebra",
    "Inverse, and LAPACK info of each matrix instead of an error."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{A is (*, n, n), info is int32 of shape (*): 0, or the 1-based index of the zero pivot.}];
}
def inverse_ : CroutFunction<"inverse(Tensor input) -> Tensor", "Linear algebra",
    "Alias of linalg.inv."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_solve_ : CroutFunction<"linalg.solve(Tensor A, Tensor B, *, bool left=True, bool refine=False) -> Tensor", "Linear algebra",
    "X with A @ X = B, or X @ A = B where left is false."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{A is (*, n, n). B is a vector, or a batch of vectors where its shape is that of A without the last dimension, else matrices (*, n, k), broadcast with A. Throws LinAlgError, naming the first singular matrix of the batch. With `refine`, which is Crout's own, the solution is that of `linalg.solve_refined`: rows and columns are scaled, and it is refined with residuals of twice the precision.}];
  let example = [{>>> A = crout.tensor([[3.0, 1.0], [1.0, 2.0]])
>>> crout.round(crout.linalg.solve(A, crout.tensor([9.0, 8.0]))).tolist()
[2.0, 3.0]}];
}
def linalg_solve_refined_ : CroutFunction<"linalg.solve_refined(Tensor A, Tensor B, *, bool left=True) -> (Tensor solution, Tensor forward_error, Tensor backward_error, Tensor rcond)", "Linear algebra",
    "linalg.solve with iterative refinement, and bounds of the errors: what LAPACK's expert driver xGESVX returns."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{Crout's own. A and B are as in `linalg.solve`. Rows and columns of A are scaled by powers of two, A is factored in its own type, and the solution is refined with residuals of twice the precision until it is right to nearly its last digit, or until the matrix proves singular to working precision. For each right-hand side x, of shape (*, k), or (*) where B is a vector: forward_error bounds max |x - x_true| / max |x| (infinity: no digit is certain), and backward_error is the largest relative change of an element of A and B that makes x exact. rcond, of shape (*), is the reciprocal condition number of the scaled matrix in the 1-norm, estimated; where it is below eps the bounds tell how far x can be trusted. The bounds rest on an estimate of a norm, as LAPACK's do, which is almost always above the true error. A right-hand side that is not finite has NaN for all of them. Throws LinAlgError, naming the first singular system of the broadcast batch. J. Demmel et al., Error bounds from extra-precise iterative refinement, ACM TOMS 32 (2006); N. J. Higham, Algorithm 674, ACM TOMS 14 (1988).}];
  let example = [{>>> hilbert = 1.0 / (crout.arange(6).unsqueeze(1) + crout.arange(6) + 1)
>>> x, forward_error, backward_error, rcond = crout.linalg.solve_refined(hilbert, crout.ones(6))
>>> bool(forward_error < 1e-6), bool(rcond < 1e-6)
(True, True)}];
}
def linalg_solve_ex_ : CroutFunction<"linalg.solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)", "Linear algebra",
    "linalg.solve, and LAPACK info of each matrix instead of an error."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_tensorinv_ : CroutFunction<"linalg.tensorinv(Tensor A, int ind=2) -> Tensor", "Linear algebra",
    "Inverse of the map that tensordot(A, ., A.ndim - ind) is."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{The product of the first `ind` sizes must be that of the others. Throws LinAlgError where A as a matrix is singular.}];
}
def linalg_tensorsolve_ : CroutFunction<"linalg.tensorsolve(Tensor A, Tensor B, int[]? dims=None) -> Tensor", "Linear algebra",
    "X with tensordot(A, X, X.ndim) = B."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{`dims` of A are moved to its end first. Throws LinAlgError where A as a matrix is singular.}];
}
def linalg_lu_factor_ : CroutFunction<"linalg.lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)", "Linear algebra",
    "Compact LU factorisation with partial pivoting."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{pivots is int32, 1-based, as LAPACK has it. Throws LinAlgError, naming the first singular matrix of the batch; `lu_factor_ex` does not.}];
}
def linalg_lu_factor_ex_ : CroutFunction<"linalg.lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)", "Linear algebra",
    "linalg.lu_factor, and LAPACK info of each matrix."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_lu_solve_ : CroutFunction<"linalg.lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor", "Linear algebra",
    "X with A @ X = B from the compact LU factorisation of A."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def lu_solve_ : CroutFunction<"lu_solve(Tensor b, Tensor LU_data, Tensor LU_pivots) -> Tensor", "Linear algebra",
    "linalg.lu_solve with its operands in another order."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_lu_ : CroutFunction<"linalg.lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)", "Linear algebra",
    "P, L and U with A = P @ L @ U."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_cholesky_ : CroutFunction<"linalg.cholesky(Tensor A, *, bool upper=False) -> Tensor", "Linear algebra",
    "L with A = L @ L^H of a Hermitian positive definite matrix; upper: U with A = U^H @ U."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{Only one triangle of A is read. Throws LinAlgError, naming the first matrix that is not positive definite.}];
}
def linalg_cholesky_ex_ : CroutFunction<"linalg.cholesky_ex(Tensor A, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)", "Linear algebra",
    "linalg.cholesky, and LAPACK info of each matrix."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def cholesky_ : CroutFunction<"cholesky(Tensor input, bool upper=False) -> Tensor", "Linear algebra",
    "linalg.cholesky."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def cholesky_solve_ : CroutFunction<"cholesky_solve(Tensor B, Tensor L, bool upper=False) -> Tensor", "Linear algebra",
    "X with A @ X = B from the Cholesky factor of A."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def cholesky_inverse_ : CroutFunction<"cholesky_inverse(Tensor L, bool upper=False) -> Tensor", "Linear algebra",
    "Inverse of A from its Cholesky factor."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_solve_triangular_ : CroutFunction<"linalg.solve_triangular(Tensor A, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor", "Linear algebra",
    "X with A @ X = B of a triangular A, or X @ A = B."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{Only the named triangle is read. No check for zeros on the diagonal: the result has inf or NaN then.}];
}
def linalg_det_ : CroutFunction<"linalg.det(Tensor A) -> Tensor", "Linear algebra",
    "Determinant."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def det_ : CroutFunction<"det(Tensor input) -> Tensor", "Linear algebra",
    "Alias of linalg.det."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_slogdet_ : CroutFunction<"linalg.slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)", "Linear algebra",
    "Sign, and logarithm of the absolute value, of the determinant."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def slogdet_ : CroutFunction<"slogdet(Tensor input) -> (Tensor sign, Tensor logabsdet)", "Linear algebra",
    "Alias of linalg.slogdet."> {
  let variants = ["function", "method"];
  let dtypes = "float32, float64, complex64, complex128";
}
def logdet_ : CroutFunction<"logdet(Tensor input) -> Tensor", "Linear algebra",
    "Logarithm of the determinant; NaN where it is negative, -inf where it is 0."> {
  let variants = ["function", "method"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_matrix_power_ : CroutFunction<"linalg.matrix_power(Tensor A, int n) -> Tensor", "Linear algebra",
    "Product of n copies; of the inverse where n is negative."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def matrix_power_ : CroutFunction<"matrix_power(Tensor input, int n) -> Tensor", "Linear algebra",
    "Alias of linalg.matrix_power."> {
  let variants = ["function", "method", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}

#endif // CROUT_FUNCTIONS_LINEARALGEBRA
