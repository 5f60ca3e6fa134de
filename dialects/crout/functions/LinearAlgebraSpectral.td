// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// QR, eigenvalues, singular values, and what is made of them.
#ifndef CROUT_FUNCTIONS_LINEARALGEBRASPECTRAL
#define CROUT_FUNCTIONS_LINEARALGEBRASPECTRAL
include "Function.td"

def linalg_qr_ : CroutFunction<"linalg.qr(Tensor A, str mode=\"reduced\") -> (Tensor Q, Tensor R)", "Linear algebra",
    "Q with orthonormal columns and upper triangular R with A = Q @ R."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{`mode` is "reduced", "complete", or "r": Q is empty then.}];
}
def linalg_eigh_ : CroutFunction<"linalg.eigh(Tensor A, str UPLO=\"L\") -> (Tensor eigenvalues, Tensor eigenvectors)", "Linear algebra",
    "Eigenvalues, ascending, and eigenvectors of a Hermitian matrix."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{Only the triangle UPLO is read. Throws LinAlgError where it does not converge, or A has NaN or infinity.}];
}
def linalg_eigvalsh_ : CroutFunction<"linalg.eigvalsh(Tensor A, str UPLO=\"L\") -> Tensor", "Linear algebra",
    "Eigenvalues, ascending, of a Hermitian matrix."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_svd_ : CroutFunction<"linalg.svd(Tensor A, bool full_matrices=True) -> (Tensor U, Tensor S, Tensor Vh)", "Linear algebra",
    "U, S, Vh with A = U @ diag(S) @ Vh."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{Singular values descend. Throws LinAlgError where it does not converge, or A has NaN or infinity.}];
}
def linalg_svdvals_ : CroutFunction<"linalg.svdvals(Tensor A) -> Tensor", "Linear algebra",
    "Singular values, descending."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_pinv_ : CroutFunction<"linalg.pinv(Tensor A, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor", "Linear algebra",
    "Moore-Penrose inverse."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{Singular values at most max(atol, rtol * largest) count as zero; rtol is max(m, n) * eps where neither is given.}];
}
def pinverse_ : CroutFunction<"pinverse(Tensor input, float rcond=1e-15) -> Tensor", "Linear algebra",
    "linalg.pinv with rtol = rcond."> {
  let variants = ["function", "method"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_matrix_rank_ : CroutFunction<"linalg.matrix_rank(Tensor A, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor", "Linear algebra",
    "Number of singular values that do not count as zero."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_lstsq_ : CroutFunction<"linalg.lstsq(Tensor A, Tensor B, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)", "Linear algebra",
    "X that minimises the Frobenius norm of A @ X - B."> {
  let variants = ["function"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{`driver` is "gels" (full rank), "gelsy" (default), "gelsd" or "gelss". residuals are empty unless A has full rank and m > n.}];
}
def linalg_norm_ : CroutFunction<"linalg.norm(Tensor A, Scalar? ord=None, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Linear algebra",
    "Vector or matrix norm: of vectors where one dimension is given or A is a vector, of matrices where two are."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_norm_name : CroutFunction<"linalg.norm(Tensor A, str ord, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Linear algebra",
    "Matrix norm by name: \"fro\" or \"nuc\"."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_vector_norm_ : CroutFunction<"linalg.vector_norm(Tensor x, Scalar ord=2, int[]? dim=None, bool keepdim=False, *, DType? dtype=None) -> Tensor", "Linear algebra",
    "p-norm of vectors; of all elements where no dim is given."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_matrix_norm_number : CroutFunction<"linalg.matrix_norm(Tensor A, Scalar ord, int[] dim=(-2,-1), bool keepdim=False, *, DType? dtype=None) -> Tensor", "Linear algebra",
    "Matrix norm: ord is inf, -inf, 1, -1, 2 or -2."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_matrix_norm_ : CroutFunction<"linalg.matrix_norm(Tensor A, str ord=\"fro\", int[] dim=(-2,-1), bool keepdim=False, *, DType? dtype=None) -> Tensor", "Linear algebra",
    "Matrix norm by name: \"fro\" or \"nuc\"."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}
def linalg_cond_ : CroutFunction<"linalg.cond(Tensor A, Scalar? p=None) -> Tensor", "Linear algebra",
    "Condition number of the norm p, of the 2-norm without."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
  let doc = [{p is None, 1, -1, 2, -2, inf or -inf, or a name: "fro", "nuc". Of a singular matrix it is infinite.}];
  let example = [{>>> crout.linalg.cond(crout.tensor([[1.0, 0.0], [0.0, 4.0]])).item()
4.0}];
}
def linalg_cond_name : CroutFunction<"linalg.cond(Tensor A, str p) -> Tensor", "Linear algebra",
    "Condition number of a norm by name: \"fro\" or \"nuc\"."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64, complex64, complex128";
}

#endif // CROUT_FUNCTIONS_LINEARALGEBRASPECTRAL
