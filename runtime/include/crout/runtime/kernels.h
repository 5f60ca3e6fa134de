// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Library kernels that compiled programs call: matrix products and factorisations over batches of matrices; orders, running
// reductions, writes by index and selections by value of tensors of any rank.
//
// Of the matrix kernels: every tensor is row-major with batch dimensions first, `(*, m, n)`; inputs may have any strides (a broadcast batch
// has stride 0), outputs are contiguous and never alias inputs. The dtype is read from the tensors: f32, f64,
// complex64, complex128. `info` is int32 of the batch's shape: 0, or LAPACK's value for that matrix; a matrix that
// fails leaves NaN in its own outputs (`inv`, `solve`) and nothing else changes. Errors that are not data (no
// memory) go through crout_rt_fail.
//
// Of the others, from crout_rt_sort on: inputs may have any strides, outputs are contiguous and never alias inputs. What they compute is the
// operation of the same name in docs/reference/dialect.md; `kind` counts as its enumeration does. Every real dtype and bool are sorted and searched;
// scan and arg_scan take int64, float32, float64 (scan also complex64 and complex128), as scatter does where it combines; the rest moves elements
// of any type. Results do not depend on the number of threads.
#ifndef CROUT_RUNTIME_KERNELS_H
#define CROUT_RUNTIME_KERNELS_H

#include "crout/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

// CROUT_KERNEL(name, C parameter list): one line per kernel, so that the JIT's symbol table, this header and the
// tests agree. Parameters are inputs, then outputs, then attributes.
#define CROUT_FOR_EACH_KERNEL(CROUT_KERNEL)                                                                                                                     \
  CROUT_KERNEL(crout_rt_matmul, (const DLTensor *a, const DLTensor *b, DLTensor *c))                                                                           \
  CROUT_KERNEL(crout_rt_inv, (const DLTensor *a, DLTensor *inverse, DLTensor *info))                                                                           \
  CROUT_KERNEL(crout_rt_solve, (const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, int64_t left))                                              \
  CROUT_KERNEL(crout_rt_solve_refined, (const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *forward_error, DLTensor *backward_error, DLTensor *rcond, DLTensor *info, int64_t left, int64_t bounds)) \
  CROUT_KERNEL(crout_rt_lu_factor, (const DLTensor *a, DLTensor *lu, DLTensor *pivots, DLTensor *info))                                                        \
  CROUT_KERNEL(crout_rt_lu_solve, (const DLTensor *lu, const DLTensor *pivots, const DLTensor *b, DLTensor *x, int64_t left, int64_t adjoint))                 \
  CROUT_KERNEL(crout_rt_lu_permutation, (const DLTensor *pivots, DLTensor *permutation))                                                                       \
  CROUT_KERNEL(crout_rt_cholesky, (const DLTensor *a, DLTensor *factor, DLTensor *info, int64_t upper))                                                        \
  CROUT_KERNEL(crout_rt_cholesky_solve, (const DLTensor *b, const DLTensor *factor, DLTensor *x, int64_t upper))                                               \
  CROUT_KERNEL(crout_rt_solve_triangular, (const DLTensor *a, const DLTensor *b, DLTensor *x, int64_t upper, int64_t left, int64_t unitriangular))             \
  CROUT_KERNEL(crout_rt_qr, (const DLTensor *a, DLTensor *q, DLTensor *r, int64_t complete))                                                                   \
  CROUT_KERNEL(crout_rt_qr_r, (const DLTensor *a, DLTensor *r))                                                                                                \
  CROUT_KERNEL(crout_rt_qr_factor, (const DLTensor *a, DLTensor *factors, DLTensor *tau))                                                                      \
  CROUT_KERNEL(crout_rt_matrix_exp, (const DLTensor *a, DLTensor *result))                                                                                     \
  CROUT_KERNEL(crout_rt_eig, (const DLTensor *a, DLTensor *eigenvalues, DLTensor *eigenvectors, DLTensor *info))                                               \
  CROUT_KERNEL(crout_rt_eigvals, (const DLTensor *a, DLTensor *eigenvalues, DLTensor *info))                                                                   \
  CROUT_KERNEL(crout_rt_ldl_factor, (const DLTensor *a, DLTensor *ld, DLTensor *pivots, DLTensor *info, int64_t hermitian))                                    \
  CROUT_KERNEL(crout_rt_ldl_solve, (const DLTensor *ld, const DLTensor *pivots, const DLTensor *b, DLTensor *x, int64_t hermitian))                            \
  CROUT_KERNEL(crout_rt_igamma, (const DLTensor *a, const DLTensor *x, DLTensor *result, int64_t upper))                                                       \
  CROUT_KERNEL(crout_rt_eigh, (const DLTensor *a, DLTensor *eigenvalues, DLTensor *eigenvectors, DLTensor *info, int64_t upper))                               \
  CROUT_KERNEL(crout_rt_eigvalsh, (const DLTensor *a, DLTensor *eigenvalues, DLTensor *info, int64_t upper))                                                   \
  CROUT_KERNEL(crout_rt_svd, (const DLTensor *a, DLTensor *u, DLTensor *s, DLTensor *vh, DLTensor *info, int64_t full_matrices))                               \
  CROUT_KERNEL(crout_rt_svdvals, (const DLTensor *a, DLTensor *s, DLTensor *info))                                                                             \
  CROUT_KERNEL(crout_rt_det, (const DLTensor *a, DLTensor *determinant))                                                                                       \
  CROUT_KERNEL(crout_rt_slogdet, (const DLTensor *a, DLTensor *sign, DLTensor *logabsdet))                                                                     \
  CROUT_KERNEL(crout_rt_factor, (const DLTensor *a, DLTensor *factors, DLTensor *pivots, DLTensor *info, DLTensor *minor, int64_t cholesky, int64_t kept))     \
  CROUT_KERNEL(crout_rt_factor_solve, (const DLTensor *factors, const DLTensor *pivots, const DLTensor *b, DLTensor *x, int64_t left, int64_t transposed))     \
  CROUT_KERNEL(crout_rt_factor_quadratic, (const DLTensor *factors, const DLTensor *pivots, const DLTensor *b, DLTensor *q))                                    \
  CROUT_KERNEL(crout_rt_factor_inv, (const DLTensor *factors, const DLTensor *pivots, DLTensor *inverse))                                                      \
  CROUT_KERNEL(crout_rt_factor_det, (const DLTensor *factors, const DLTensor *pivots, DLTensor *determinant))                                                  \
  CROUT_KERNEL(crout_rt_factor_slogdet, (const DLTensor *factors, const DLTensor *pivots, DLTensor *sign, DLTensor *logabsdet))                                \
  CROUT_KERNEL(crout_rt_banded_solve, (const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, int64_t below, int64_t above))                       \
  CROUT_KERNEL(crout_rt_banded_det, (const DLTensor *a, DLTensor *determinant, int64_t below, int64_t above))                                                  \
  CROUT_KERNEL(crout_rt_banded_slogdet, (const DLTensor *a, DLTensor *sign, DLTensor *logabsdet, int64_t below, int64_t above))                                \
  CROUT_KERNEL(crout_rt_lstsq, (const DLTensor *a, const DLTensor *b, const DLTensor *rcond, DLTensor *x, DLTensor *rank, DLTensor *singular_values, DLTensor *info, int64_t driver)) \
  CROUT_KERNEL(crout_rt_sort, (const DLTensor *x, DLTensor *values, DLTensor *indices, int64_t dim, int64_t descending)) \
  CROUT_KERNEL(crout_rt_order_statistic, (const DLTensor *x, const DLTensor *places, DLTensor *values, DLTensor *indices, int64_t dim, int64_t descending)) \
  CROUT_KERNEL(crout_rt_row_order, (const DLTensor *x, DLTensor *order)) \
  CROUT_KERNEL(crout_rt_search_sorted, (const DLTensor *sorted, const DLTensor *values, DLTensor *places, int64_t right)) \
  CROUT_KERNEL(crout_rt_scan, (const DLTensor *x, DLTensor *y, int64_t kind, int64_t dim)) \
  CROUT_KERNEL(crout_rt_arg_scan, (const DLTensor *x, DLTensor *values, DLTensor *indices, int64_t largest, int64_t dim)) \
  CROUT_KERNEL(crout_rt_scatter, (const DLTensor *x, const DLTensor *index, const DLTensor *source, DLTensor *y, int64_t kind, int64_t dim)) \
  CROUT_KERNEL(crout_rt_nonzero, (const DLTensor *x, DLTensor *index)) \
  CROUT_KERNEL(crout_rt_compress, (const DLTensor *x, const DLTensor *mask, DLTensor *y)) \
  CROUT_KERNEL(crout_rt_poisson, (const DLTensor *rate, const DLTensor *seed, const DLTensor *offset, DLTensor *counts))

#define CROUT_DECLARE_KERNEL(name, parameters) void name parameters;
CROUT_FOR_EACH_KERNEL(CROUT_DECLARE_KERNEL)
#undef CROUT_DECLARE_KERNEL

#ifdef __cplusplus
}
#endif
#endif // CROUT_RUNTIME_KERNELS_H
