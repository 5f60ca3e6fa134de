// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions over dimensions.
#ifndef CROUT_REDUCTION
#define CROUT_REDUCTION
include "dialects/crout/CroutDialect.td"
include "dialects/crout/CroutEnums.td"

def Crout_ReduceOp : Crout_PureOp<"reduce"> {
  let summary = "combines the elements along dimensions";
  let description = [{
    Combines all elements along `dims` by `kind`. `max` and `min` give NaN if any element is NaN. With `keepdim` the reduced dimensions
    stay with size 1, otherwise they go. No dimensions means no reduction.

    Constraints:
    * reduce_c1: "x" holds numbers for `sum` and `prod`; i1, integers or floating-point numbers for `max` and `min`; i1 for `any` and `all`.
    * reduce_c2: `dims` are in [0, rank), each at most once.
    * reduce_c3: a dimension reduced by `max` or `min` does not have size 0.

    ```mlir
    %s = crout.reduce sum %x dims = [0, 2] {keepdim = true} : tensor<?x3x4xf32> -> tensor<1x3x1xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_ReduceKind:$kind, DenseI64ArrayAttr:$dims, DefaultValuedAttr<BoolAttr, "false">:$keepdim);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$kind $x `dims` `=` $dims attr-dict `:` type($x) `->` type($result)";
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_ArgReduceOp : Crout_PureOp<"arg_reduce"> {
  let summary = "index of the extremum along a dimension";
  let description = [{
    Index of the first largest or smallest element along `dim`, counted from 0; the first NaN wins over every number.

    Constraints:
    * arg_reduce_c1: "x" holds i1, integers or floating-point numbers.
    * arg_reduce_c2: `dim` is in [0, rank).
    * arg_reduce_c3: dimension `dim` does not have size 0.

    ```mlir
    %i = crout.arg_reduce max %x dim = 1 : tensor<?x3xf32> -> tensor<?xi64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_ArgReduceKind:$kind, Crout_I64Attr:$dim, DefaultValuedAttr<BoolAttr, "false">:$keepdim);
  let results = (outs Crout_IndexTensor:$result);
  let assemblyFormat = "$kind $x `dim` `=` $dim attr-dict `:` type($x) `->` type($result)";
}

#endif // CROUT_REDUCTION
