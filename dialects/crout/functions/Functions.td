// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All public functions, by category.
#ifndef CROUT_FUNCTIONS_FUNCTIONS
#define CROUT_FUNCTIONS_FUNCTIONS
include "Function.td"
include "Tensors.td"
include "Pointwise.td"
include "Special.td"
include "Comparison.td"
include "Reduction.td"
include "Shape.td"
include "Views.td"
include "Indexing.td"
include "Creation.td"
include "Random.td"
include "Products.td"
include "Other.td"
include "LinearAlgebra.td"
include "LinearAlgebraSpectral.td"
include "LinearAlgebraGeneral.td"
include "Structure.td"
include "Ordering.td"
include "Scans.td"
include "IndexedWrites.td"
include "Selection.td"
include "Histograms.td"
include "Partition.td"
#endif // CROUT_FUNCTIONS_FUNCTIONS
