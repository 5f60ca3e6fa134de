// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations on one column-major matrix, with the library where it is open and without it where it is not.
//
// Every BLAS call behind these is single-threaded; where an operation uses several threads it deals out pieces whose
// sizes follow from the matrix alone, so that no result depends on the number of threads.
#ifndef CROUT_RUNTIME_LINALG_DENSE_H
#define CROUT_RUNTIME_LINALG_DENSE_H

#include "lapack.h"
#include "operand.h"

namespace crout::rt::dense {

using lapack::Int;

/// C := alpha op(A) op(B) + beta C, on this thread.
template <class T>
void gemm(char ta, char tb, int64_t m, int64_t n, int64_t k, std::type_identity_t<T> alpha, const T *a, int64_t lda, const T *b,
          int64_t ldb, std::type_identity_t<T> beta, T *c, int64_t ldc);

/// C := op(A) op(B) for 'N' and 'T', on this thread, with bits that do not depend on the order in memory of A and B.
template <class T>
void product(char ta, char tb, int64_t m, int64_t n, int64_t k, const T *a, int64_t lda, const T *b, int64_t ldb, T *c, int64_t ldc);
/// The same, dealt out to threads.
template <class T>
void productThreaded(char ta, char tb, int64_t m, int64_t n, int64_t k, const T *a, int64_t lda, const T *b, int64_t ldb, T *c,
                     int64_t ldc);

/// Several products with one A: it is packed once, (m, k) into packedNumbers(m, k) numbers, and each C -= A op(B) reads that; k is at most
/// 384 and A stays where it is meanwhile. What is packed of rows from a multiple of packedStep() on begins after the packedNumbers() of
/// those before.
template <class T> int64_t packedStep();
template <class T> int64_t packedNumbers(int64_t m, int64_t k);
template <class T> void packRows(int64_t m, int64_t k, const T *a, int64_t lda, T *to);
/// op(B), (k, n), as the micro-tile reads it: microCols() columns side by side, the last ones filled up with zeros.
template <class T> void packColumns(char tb, int64_t k, int64_t n, const T *b, int64_t ldb, T *to);
template <class T>
void subtractPacked(char tb, int64_t m, int64_t n, int64_t k, const T *packed, const T *b, int64_t ldb, T *c, int64_t ldc);

/// The leading dimension of a padded copy of m rows, an odd multiple of a vector, so that columns do not meet in one set of the cache.
int64_t paddedRows(int64_t m);

/// Solves op(A) X = B (side 'L') or X op(A) = B ('R') in place of B, (m, n), on this thread.
template <class T> void trsm(char side, char uplo, char trans, char diag, int64_t m, int64_t n, const T *a, int64_t lda, T *b, int64_t ldb);

/// The same with the right-hand sides dealt out to threads where they are much work.
template <class T>
void trsmThreaded(char side, char uplo, char trans, char diag, int64_t m, int64_t n, const T *a, int64_t lda, T *b, int64_t ldb);

/// A = P L U in place, with 1-based pivots; returns 0 or the 1-based column of the first pivot that is exactly zero.
/// Threads help where the matrix is large.
template <class T> Int getrf(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots);

/// Swaps rows i and pivots[i] - 1 for i = 0 .. k - 1, or in the opposite order.
template <class T> void swapRows(int64_t n, T *a, int64_t lda, int64_t k, const Int *pivots, bool forward);
/// The same for columns of an (m, k) matrix.
template <class T> void swapColumns(int64_t m, T *a, int64_t lda, int64_t k, const Int *pivots, bool forward);

/// out, (n, n) with leading dimension ld, := inverse of the matrix with these factors.
template <class T> void inverseFromFactors(int64_t n, const T *lu, int64_t ldlu, const Int *pivots, T *out, int64_t ld);

/// Solves A X = B or X A = B in place of B, (m, n), from the factors of A.
template <class T> void solveFactored(char side, int64_t m, int64_t n, const T *lu, int64_t ldlu, const Int *pivots, T *b, int64_t ldb);

/// A = L L^H (uplo L) or U^H U (U) in place; the other triangle is overwritten with anything. Returns 0 or the 1-based order of the first
/// leading minor that is not positive.
template <class T> Int potrf(char uplo, int64_t n, T *a, int64_t lda);

/// Householder QR in place: R above the diagonal, reflectors below it, their factors in tau.
template <class T> void geqrf(int64_t m, int64_t n, T *a, int64_t lda, T *tau);
/// The first n columns of the product of the k reflectors in a, in place.
template <class T> void orgqr(int64_t m, int64_t n, int64_t k, T *a, int64_t lda, const T *tau);
/// The same of real matrices, by panels of our own and matrix products.
template <class R> void geqrfReal(int64_t m, int64_t n, R *a, int64_t lda, R *tau);
template <class R> void orgqrReal(int64_t m, int64_t n, int64_t k, R *a, int64_t lda, const R *tau);

/// A power of two that brings this magnitude near 1; 1 for zero.
template <class R> R reciprocalPower(R largest);
/// 1, or a power of two by which a matrix with this largest element is multiplied so that squares neither overflow nor vanish.
template <class R> R safeScale(R largest);
/// The reflector H = I - tau v v^T with H x = (beta, 0, ...), v_0 = 1, in place of the real x; `squares` is the sum of squares of x behind
/// x_0. Returns tau, 0 where H = I.
template <class R> R makeReflector(int64_t m, R *x, R squares, R &beta);
/// The upper triangle T, (k, k), of the product I - V T V^T of k real reflectors that are the columns of V with their ones and zeros;
/// `scratch` holds k * k numbers.
template <class R> void blockReflector(int64_t m, int64_t k, const R *v, int64_t ldv, const R *tau, R *t, R *scratch);
/// C := (I - V op(T) V^T) C on this thread; `scratch` holds 2 k n numbers.
template <class R>
void applyBlockReflector(char trans, int64_t m, int64_t n, int64_t k, const R *v, int64_t ldv, const R *t, R *c, int64_t ldc, R *scratch);

/// The product of `count` reflectors of order `rows`; the one of column j of v has its leading one in row first + j, where `v` may hold something else.
template <class R> struct Reflectors {
  int64_t rows, count, first;
  R *v;
  int64_t ldv;
  const R *tau;
  int64_t width = 64; // columns of a block
  R *t = nullptr;

  int64_t blocks() const { return (count + width - 1) / width; }
  /// What prepare() takes of the workspace.
  size_t bytes() const;
  /// Puts ones and zeros into v and makes the blocks' triangles.
  void prepare(Workspace &memory);
  /// C := H_0 H_1 ... C on this thread; `scratch` holds 2 width * columns numbers. Blocks that begin at reflector `end` or behind are left out.
  void apply(int64_t columns, R *c, int64_t ldc, R *scratch, int64_t end = INT64_MAX) const;
};

/// Eigenvalues w, ascending, and where `vectors` is not null eigenvectors as the columns of that row-major matrix, of the real symmetric
/// matrix with the named triangle of `a`. Returns 0, -1 where an element is not finite, or 1 where the iterations did not converge.
template <class R> Int symmetricEigen(Matrix<const R> a, bool upper, R *w, R *vectors, int64_t ld);
/// The same of the tridiagonal matrix with diagonal d and off-diagonal e, which is destroyed: the eigenvalues, ascending in place of d and those
/// of tridiagonalValues, and their eigenvectors, that of d[i] in column order[i] of q. Returns 0 or 1.
template <class R> Int tridiagonalEigen(int64_t n, R *d, R *e, R *q, int64_t ldq, int32_t *order);
/// The eigenvalues alone, ascending in place of d.
template <class R> Int tridiagonalValues(int64_t n, R *d, R *e);

/// Singular values s, descending, and where u and vh are not null the vectors as rows of memory: of A = U S V^T, (m, n), the row-major u has uColumns
/// columns, min(m, n) or m, and vh, (vRows, n), as many rows, min(m, n) or n. Returns 0, -1 where an element is not finite, or 1 where the
/// iterations did not converge.
template <class R> Int singularValues(Matrix<const R> a, R *s, R *u, int64_t uColumns, R *vh, int64_t vRows);
/// Those of the upper bidiagonal matrix with diagonal d and off-diagonal e, which is destroyed: values, descending in place of d, and vectors, those of
/// d[i] in columns order[i] of u and v. Returns 0 or 1.
template <class R> Int bidiagonalSingular(int64_t n, R *d, R *e, R *u, R *v, int64_t ld, int32_t *order);
/// The singular values alone, descending in place of d.
template <class R> Int bidiagonalValues(int64_t n, R *d, R *e);

/// Jacobi's methods, for use without LAPACK and where its iterations do not converge. Both return 0, or 1 where they too
/// give up. Eigenvalues ascend; a holds the named triangle and is destroyed; v may be null.
template <class T> Int jacobiEigen(int64_t n, T *a, int64_t lda, bool upper, RealOf<T> *w, T *v, int64_t ldv);
/// Singular values descend; a, (m, n) with m >= n, becomes the left vectors and v, (n, n), the right ones (A = U S V^H).
/// A left vector whose singular value is rounding error is zero, for the caller to complete.
template <class T> Int jacobiSingular(int64_t m, int64_t n, T *a, int64_t lda, RealOf<T> *s, T *v, int64_t ldv);

/// Eigenvalues w of the column-major (n, n) a, which is destroyed, and where `wanted` eigenvectors of norm 1 in `vectors`, (n, n); `work`
/// holds 2 n numbers. For use without LAPACK. Returns 0, or the number of eigenvalues that were not found.
template <class R> Int schurEigen(int64_t n, Complex<R> *a, Complex<R> *vectors, Complex<R> *w, bool wanted, Complex<R> *work);

} // namespace crout::rt::dense
#endif // CROUT_RUNTIME_LINALG_DENSE_H
