// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, running reductions, writes by index, and results whose size depends on the elements.
#ifndef CROUT_SELECTION
#define CROUT_SELECTION
include "dialects/crout/CroutDialect.td"
include "dialects/crout/CroutEnums.td"

def Crout_SortOp : Crout_PureOp<"sort"> {
  let summary = "elements in order along a dimension";
  let description = [{
    `values` are the elements of "x" in ascending (or descending) order along `dim`, `indices` where they stood. Equal elements keep their order
    (0 and -0 are equal); NaN is larger than every number, and equal to NaN.

    Constraints:
    * sort_c1: "x" holds i1, integers or floating-point numbers.
    * sort_c2: `dim` is in [0, rank).

    ```mlir
    %values, %indices = crout.sort %x dim = 1 {descending = true} : (tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_I64Attr:$dim, DefaultValuedAttr<BoolAttr, "false">:$descending);
  let results = (outs Crout_Tensor:$values, Crout_IndexTensor:$indices);
  let assemblyFormat = "$x `dim` `=` $dim attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_OrderStatisticOp : Crout_PureOp<"order_statistic"> {
  let summary = "elements at given places of the order along a dimension";
  let description = [{
    What `sort` of "x" along `dim` has at "places" of each line, without sorting the rest: `values` are the elements, `indices` where they stood. A place
    must be one of the line.

    Constraints:
    * order_statistic_c1: "x" holds i1, integers or floating-point numbers.
    * order_statistic_c2: `dim` is in [0, rank).
    * order_statistic_c3: "places" holds i64.
    * order_statistic_c4: "places" has the rank of "x", and its size in every dimension but `dim`.

    ```mlir
    %values, %indices = crout.order_statistic %x, %places dim = 1 {descending = true} : (tensor<?x9xf32>, tensor<?x3xi64>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_Tensor:$places, Crout_I64Attr:$dim, DefaultValuedAttr<BoolAttr, "false">:$descending);
  let results = (outs Crout_Tensor:$values, Crout_IndexTensor:$indices);
  let assemblyFormat = "$x `,` $places `dim` `=` $dim attr-dict `:` functional-type(operands, results)";
}

def Crout_RowOrderOp : Crout_PureOp<"row_order"> {
  let summary = "the order of the rows of a matrix";
  let description = [{
    The permutation that puts the rows of "x" into lexicographic order; equal rows keep their order. Elements compare as in `sort`.

    Constraints:
    * row_order_c1: "x" holds i1, integers or floating-point numbers.
    * row_order_c2: "x" has rank 2.

    ```mlir
    %order = crout.row_order %x : tensor<?x3xf32> -> tensor<?xi64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x);
  let results = (outs Crout_IndexTensor:$order);
  let assemblyFormat = "$x attr-dict `:` type($x) `->` type($order)";
}

def Crout_SearchSortedOp : Crout_PureOp<"search_sorted"> {
  let summary = "where values belong in sorted vectors";
  let description = [{
    For each element v of "values" the number of elements of "sorted" that are smaller than v (`right`: not larger than v); NaN is larger than every
    number. "sorted" is ascending along its last dimension, and is one vector for all values or one for each row of "values".

    Constraints:
    * search_sorted_c1: "sorted" holds i1, integers or floating-point numbers.
    * search_sorted_c2: "sorted" and "values" have the same element type.
    * search_sorted_c3: "sorted" has rank 1, or the rank of "values" and its size in every dimension but the last.

    ```mlir
    %place = crout.search_sorted %edges, %values {right = true} : (tensor<?xf32>, tensor<4x5xf32>) -> tensor<4x5xi64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$sorted, Crout_Tensor:$values, DefaultValuedAttr<BoolAttr, "false">:$right);
  let results = (outs Crout_IndexTensor:$result);
  let assemblyFormat = "$sorted `,` $values attr-dict `:` functional-type(operands, results)";
}

def Crout_ScanOp : Crout_PureOp<"scan"> {
  let summary = "running reduction along a dimension";
  let description = [{
    Element i of the result along `dim` combines elements 0 to i of "x". The order of the additions depends on the size alone, so the bits
    do not depend on the number of threads. f16 and bf16 are combined as f32, and each element is rounded.

    Constraints:
    * scan_c1: "x" holds numbers for `sum` and `prod`, floating-point numbers for `logsumexp`.
    * scan_c2: `dim` is in [0, rank).

    ```mlir
    %y = crout.scan sum %x dim = 0 : tensor<?x3xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_ScanKind:$kind, Crout_I64Attr:$dim);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$kind $x `dim` `=` $dim attr-dict `:` custom<UnaryTypes>(type($x), type($result))";
  let hasFolder = 1;
}

def Crout_ArgScanOp : Crout_PureOp<"arg_scan"> {
  let summary = "running extremum along a dimension, and where it stood";
  let description = [{
    Element i of `values` along `dim` is the largest or smallest of elements 0 to i of "x", NaN if one of them is, and `indices` is where it
    stood; of equal elements, and of several NaN, the last one counts.

    Constraints:
    * arg_scan_c1: "x" holds i1, integers or floating-point numbers.
    * arg_scan_c2: `dim` is in [0, rank).

    ```mlir
    %values, %indices = crout.arg_scan max %x dim = 0 : (tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_ArgReduceKind:$kind, Crout_I64Attr:$dim);
  let results = (outs Crout_Tensor:$values, Crout_IndexTensor:$indices);
  let assemblyFormat = "$kind $x `dim` `=` $dim attr-dict `:` functional-type(operands, results)";
}

def Crout_ScatterOp : Crout_PureOp<"scatter"> {
  let summary = "writes elements along a dimension by index";
  let description = [{
    A copy of "x" into which the elements of "source" are combined in row-major order: for `dim = 0` and `kind = add`,
    `result[index[i][j]][j] += source[i][j]`. `set` replaces, so of several elements for one place the last one counts. A size 1 of "index"
    in another dimension than `dim` is stretched to that of "source". An index outside of [0, size of "x" along `dim`) writes nothing.

    Constraints:
    * scatter_c1: "x" and "source" have the same element type; it is no complex one for `max` and `min`.
    * scatter_c2: "index" holds i64.
    * scatter_c3: "x", "index" and "source" have the same rank.
    * scatter_c4: `dim` is in [0, rank).
    * scatter_c5: "index" has the size of "source" in every dimension, or 1 where that is not `dim`.
    * scatter_c6: "source" is not larger than "x" in any dimension but `dim`.

    ```mlir
    %y = crout.scatter add %x, %index, %source dim = 1 : (tensor<?x5xf32>, tensor<1x2xi64>, tensor<?x2xf32>) -> tensor<?x5xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_IndexTensor:$index, Crout_Tensor:$source, Crout_ScatterKind:$kind, Crout_I64Attr:$dim);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$kind $x `,` $index `,` $source `dim` `=` $dim attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

def Crout_NonzeroOp : Crout_PureOp<"nonzero"> {
  let summary = "indices of the elements that are not zero";
  let description = [{
    Row k of the result holds the index of the k-th element of "x", in row-major order, that is not 0 (NaN is not). "count" is their number; the first
    ones are given where it is smaller, and rows of 0 follow where it is larger.

    Constraints:
    * nonzero_c1: "x" holds an element type of Crout.

    ```mlir
    %index = crout.nonzero %x, %count : (tensor<?x3xf32>, index) -> tensor<?x2xi64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Index:$count);
  let results = (outs Crout_IndexTensor:$result);
  let assemblyFormat = "$x `,` $count attr-dict `:` functional-type(operands, results)";
}

def Crout_CompressOp : Crout_PureOp<"compress"> {
  let summary = "the elements where a mask is true";
  let description = [{
    A vector of those elements of "x", in row-major order, for which "mask" is true. "count" is their number; the first ones are given
    where it is smaller, and zeros follow where it is larger.

    Constraints:
    * compress_c1: "mask" holds i1.
    * compress_c2: "x" and "mask" have the same shape.

    ```mlir
    %y = crout.compress %x, %mask, %count : (tensor<?x3xf32>, tensor<?x3xi1>, index) -> tensor<?xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_BoolTensor:$mask, Index:$count);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x `,` $mask `,` $count attr-dict `:` functional-type(operands, results)";
}

#endif // CROUT_SELECTION
