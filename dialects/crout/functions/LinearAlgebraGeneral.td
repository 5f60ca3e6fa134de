// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// General eigenvalues, the exponential, indefinite factorisations, reflectors, and the forms that are older than linalg.
#ifndef CROUT_FUNCTIONS_LINEARALGEBRAGENERAL
#define CROUT_FUNCTIONS_LINEARALGEBRAGENERAL
include "Function.td"

class MatrixFunction<string schema_, string summary_> : CroutFunction<schema_, "Linear algebra", summary_> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}

def linalg_eig_ : MatrixFunction<"linalg.eig(Tensor A) -> (Tensor eigenvalues, Tensor eigenvectors)", "Eigenvalues and eigenvectors of a square matrix, always complex."> {
  let doc = [{A is (*, n, n). The eigenvectors have norm 1 and stand in the columns; of each only the line it spans is determined.}];
  let example = [{>>> values, vectors = crout.linalg.eig(crout.tensor([[0.0, 1.0], [-1.0, 0.0]]))
>>> values.tolist()
[1j, -1j]}];
}
def linalg_eigvals_ : MatrixFunction<"linalg.eigvals(Tensor A) -> Tensor", "Eigenvalues of a square matrix, always complex."> {
  let doc = [{A is (*, n, n).}];
}
def linalg_matrix_exp_ : MatrixFunction<"linalg.matrix_exp(Tensor A) -> Tensor", "Exponential of a square matrix."> {
  let variants = ["function"];
  let dtypes = "floating point, complex";
  let doc = [{A is (*, n, n). Scaling and squaring with Pade approximants: N. J. Higham, SIAM J. Matrix Anal. Appl. 26 (2005).}];
  let example = [{>>> crout.linalg.matrix_exp(crout.zeros(2, 2)).tolist()
[[1.0, 0.0], [0.0, 1.0]]}];
}
def matrix_exp_ : MatrixFunction<"matrix_exp(Tensor A) -> Tensor", "Alias of linalg.matrix_exp."> {
  let variants = ["function", "method"];
  let dtypes = "floating point, complex";
}
def linalg_ldl_factor_ : MatrixFunction<"linalg.ldl_factor(Tensor A, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)", "Compact LDL factorisation of a symmetric or Hermitian matrix that may be indefinite."> {
  let doc = [{A is (*, n, n), of which the lower triangle is read; LD and pivots are LAPACK's, zeros stand above the diagonal. Throws LinAlgError, naming the first singular matrix of the batch.}];
}
def linalg_ldl_factor_ex_ : MatrixFunction<"linalg.ldl_factor_ex(Tensor A, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)", "linalg.ldl_factor, and LAPACK info of each matrix.">;
def linalg_ldl_solve_ : MatrixFunction<"linalg.ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor", "X with A @ X = B from the LDL factorisation of A.">;
def linalg_householder_product_ : MatrixFunction<"linalg.householder_product(Tensor A, Tensor tau) -> Tensor", "The first columns of a product of Householder reflectors."> {
  let doc = [{A is (*, m, n) with n <= m, as geqrf gives it: reflector i is I - tau[i] v v^H, v being 0 above row i, 1 in it, and column i of A below.}];
}
def geqrf_ : MatrixFunction<"geqrf(Tensor input) -> (Tensor a, Tensor tau)", "QR factorisation as LAPACK stores it: R, and below it Householder reflectors."> {
  let variants = ["function", "method", "out"];
}
def orgqr_ : MatrixFunction<"orgqr(Tensor input, Tensor tau) -> Tensor", "Alias of linalg.householder_product."> {
  let variants = ["function", "method", "out"];
}
def ormqr_ : MatrixFunction<"ormqr(Tensor input, Tensor tau, Tensor other, bool left=True, bool transpose=False) -> Tensor", "Q @ other for the Q of a product of Householder reflectors, Q^H @ other, or these from the right."> {
  let variants = ["function", "method", "out"];
}
def qr_ : MatrixFunction<"qr(Tensor input, bool some=True) -> (Tensor Q, Tensor R)", "linalg.qr in its reduced form, or where some is false in its complete form."> {
  let variants = ["function", "method", "out"];
}
def svd_ : MatrixFunction<"svd(Tensor input, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)", "Singular value decomposition U @ diag(S) @ V^H."> {
  let variants = ["function", "method", "out"];
  let doc = [{V itself, where linalg.svd gives its adjoint. Where `compute_uv` is false U and V are zeros.}];
}
def lu_ : MatrixFunction<"lu(Tensor A, bool pivot=True) -> (Tensor LU, Tensor pivots)", "Compact LU factorisation with partial pivoting."> {
  let variants = ["function", "method"];
}
def lu_unpack_ : MatrixFunction<"lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)", "P, L and U with P @ L @ U = A from the compact LU factorisation of A.">;
def triangular_solve_ : MatrixFunction<"triangular_solve(Tensor b, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)", "X with A @ X = b of a triangular A, and A itself."> {
  let variants = ["function", "method", "out"];
}

def svd_lowrank_ : MatrixFunction<"svd_lowrank(Tensor A, int q=6, int niter=2, Tensor? M=None) -> (Tensor U, Tensor S, Tensor V)", "The q leading singular values and vectors of A, or of A - M, by random sampling."> {
  let variants = ["function"];
  let doc = [{With `niter` subspace iterations: N. Halko, P. G. Martinsson and J. A. Tropp, Finding structure with randomness (2009). Draws from the default generator.}];
}
def pca_lowrank_ : MatrixFunction<"pca_lowrank(Tensor A, int? q=None, bool center=True, int niter=2) -> (Tensor U, Tensor S, Tensor V)", "The q leading principal components of the rows of A, by random sampling."> {
  let variants = ["function"];
  let doc = [{svd_lowrank of A without the mean of its columns; q is min(6, m, n) unless given.}];
}
def lobpcg_ : MatrixFunction<"lobpcg(Tensor A, int? k=None, Tensor? B=None, Tensor? X=None, int? n=None, Tensor? iK=None, int? niter=None, float? tol=None, bool? largest=None, str? method=None) -> (Tensor eigenvalues, Tensor eigenvectors)", "The k largest or smallest eigenvalues of A, or of A X = B X diag(E), and their eigenvectors."> {
  let variants = ["function"];
  let doc = [{A is symmetric or Hermitian, B positive definite. The matrices are dense, so the decomposition is direct: there is no iteration that `X`, `iK`, `niter`, `tol` or `method` could steer, and every eigenpair has full accuracy.}];
}

#endif // CROUT_FUNCTIONS_LINEARALGEBRAGENERAL
