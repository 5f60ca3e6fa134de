// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The crout dialect: all operations, by category.
#ifndef CROUT_OPS
#define CROUT_OPS
include "dialects/crout/CroutDialect.td"
include "dialects/crout/CroutEnums.td"
include "dialects/crout/CroutElementwise.td"
include "dialects/crout/CroutReduction.td"
include "dialects/crout/CroutShape.td"
include "dialects/crout/CroutSelection.td"
include "dialects/crout/CroutCreation.td"
include "dialects/crout/CroutRandom.td"
include "dialects/crout/CroutLinearAlgebra.td"
include "dialects/crout/CroutFactorisation.td"
include "dialects/crout/CroutStructuredMatrices.td"
include "dialects/crout/CroutMatrixGeneric.td"
include "dialects/crout/CroutRuntime.td"
#endif // CROUT_OPS
