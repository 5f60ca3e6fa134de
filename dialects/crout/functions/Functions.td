// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All public functions, by category.
#ifndef CROUT_FUNCTIONS_FUNCTIONS
#define CROUT_FUNCTIONS_FUNCTIONS
include "Function.td"
include "Tensors.td"
include "Pointwise.td"
include "Comparison.td"
include "Reduction.td"
include "Shape.td"
include "Indexing.td"
include "Creation.td"
include "Products.td"
include "LinearAlgebra.td"
include "LinearAlgebraSpectral.td"
include "Ordering.td"
include "Scans.td"
#endif // CROUT_FUNCTIONS_FUNCTIONS
