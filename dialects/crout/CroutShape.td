// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations that move elements without changing them.
#ifndef CROUT_SHAPE
#define CROUT_SHAPE
include "dialects/crout/CroutDialect.td"
include "dialects/crout/CroutCreation.td"
include "mlir/Interfaces/ViewLikeInterface.td"

def Crout_ReshapeOp : Crout_SizedOp<"reshape"> {
  let summary = "the same elements in row-major order under another shape";
  let description = [{
    Constraints:
    * reshape_c1: "x" and the result have the same element type.
    * reshape_c2: "x" and the result have the same number of elements (checked where both are static).
    * reshape_c3: there is one size operand for each `?` of the result type.

    ```mlir
    %y = crout.reshape %x sizes(%n) : tensor<?x3xf32> to tensor<?xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Variadic<Index>:$sizes);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x (`sizes` `(` $sizes^ `)`)? attr-dict `:` type($x) `to` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_ExpandOp : Crout_SizedOp<"expand"> {
  let summary = "broadcast to a shape";
  let description = [{
    Trailing dimensions are aligned; static dimensions of size 1 are repeated and leading dimensions are added.

    Constraints:
    * expand_c1: "x" and the result have the same element type.
    * expand_c2: "x" broadcasts to the result's shape.
    * expand_c3: there is one size operand for each `?` of the result type.

    ```mlir
    %y = crout.expand %x sizes(%n) : tensor<1x3xf32> to tensor<4x?x3xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Variadic<Index>:$sizes);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x (`sizes` `(` $sizes^ `)`)? attr-dict `:` type($x) `to` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_PermuteOp : Crout_PureOp<"permute"> {
  let summary = "reorders dimensions";
  let description = [{
    Dimension `i` of the result is dimension `permutation[i]` of "x".

    Constraints:
    * permute_c1: `permutation` has every dimension of "x" once.

    ```mlir
    %t = crout.permute %x [1, 0] : tensor<?x3xf32> -> tensor<3x?xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, DenseI64ArrayAttr:$permutation);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x $permutation attr-dict `:` type($x) `->` type($result)";
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_FlipOp : Crout_PureOp<"flip"> {
  let summary = "reverses the order along dimensions";
  let description = [{
    Constraints:
    * flip_c1: `dims` are in [0, rank), each at most once.

    ```mlir
    %y = crout.flip %x dims = [1] : tensor<?x3xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, DenseI64ArrayAttr:$dims);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x `dims` `=` $dims attr-dict `:` custom<UnaryTypes>(type($x), type($result))";
  let hasFolder = 1;
}

def Crout_SliceOp : Crout_PureOp<"slice", [AttrSizedOperandSegments, OffsetSizeAndStrideOpInterface]> {
  let summary = "every k-th element of a box";
  let description = [{
    For each dimension of "x": an offset, a size (number of elements of the result) and a stride, static or an operand.
    Strides are positive.

    Constraints:
    * slice_c1: there is one offset, size and stride for each dimension of "x".
    * slice_c2: static offsets and sizes are not negative, static strides are positive.
    * slice_c3: a static box lies within "x".

    ```mlir
    %y = crout.slice %x[0, %o] [4, %s] [1, 2] : tensor<?x9xf32> to tensor<4x?xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Variadic<Index>:$offsets, Variadic<Index>:$sizes, Variadic<Index>:$strides,
                       DenseI64ArrayAttr:$static_offsets, DenseI64ArrayAttr:$static_sizes, DenseI64ArrayAttr:$static_strides);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = [{
    $x `` custom<DynamicIndexList>($offsets, $static_offsets) custom<DynamicIndexList>($sizes, $static_sizes)
    custom<DynamicIndexList>($strides, $static_strides) attr-dict `:` type($x) `to` type($result)
  }];
  let builders = [OpBuilder<(ins "::mlir::Value":$x, "::llvm::ArrayRef<::mlir::OpFoldResult>":$offsets,
                                 "::llvm::ArrayRef<::mlir::OpFoldResult>":$sizes, "::llvm::ArrayRef<::mlir::OpFoldResult>":$strides)>];
  let extraClassDeclaration = [{
    std::array<unsigned, 3> getArrayAttrMaxRanks() {
      unsigned rank = getX().getType().getRank();
      return {rank, rank, rank};
    }
    static unsigned getOffsetSizeAndStrideStartOperandIndex() { return 1; }
  }];
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_InsertSliceOp : Crout_PureOp<"insert_slice", [AttrSizedOperandSegments, OffsetSizeAndStrideOpInterface]> {
  let summary = "a tensor with every k-th element of a box replaced";
  let description = [{
    "x" with the elements that `crout.slice` with the same offsets, sizes and strides would give replaced by those of "source": a write through
    a view, as a value.

    Constraints:
    * insert_slice_c1: there is one offset, size and stride for each dimension of "x".
    * insert_slice_c2: static offsets and sizes are not negative, static strides are positive.
    * insert_slice_c3: a static box lies within "x".
    * insert_slice_c4: "source" has the element type of "x" and the sizes of the box.

    ```mlir
    %y = crout.insert_slice %source into %x[0, %o] [4, %s] [1, 2] : tensor<4x?xf32> into tensor<?x9xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_Tensor:$source, Variadic<Index>:$offsets, Variadic<Index>:$sizes, Variadic<Index>:$strides,
                       DenseI64ArrayAttr:$static_offsets, DenseI64ArrayAttr:$static_sizes, DenseI64ArrayAttr:$static_strides);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = [{
    $source `into` $x `` custom<DynamicIndexList>($offsets, $static_offsets) custom<DynamicIndexList>($sizes, $static_sizes)
    custom<DynamicIndexList>($strides, $static_strides) attr-dict `:` type($source) `into` type($x)
  }];
  let builders = [OpBuilder<(ins "::mlir::Value":$x, "::mlir::Value":$source, "::llvm::ArrayRef<::mlir::OpFoldResult>":$offsets,
                                 "::llvm::ArrayRef<::mlir::OpFoldResult>":$sizes, "::llvm::ArrayRef<::mlir::OpFoldResult>":$strides)>];
  let extraClassDeclaration = [{
    std::array<unsigned, 3> getArrayAttrMaxRanks() {
      unsigned rank = getX().getType().getRank();
      return {rank, rank, rank};
    }
    static unsigned getOffsetSizeAndStrideStartOperandIndex() { return 2; }
  }];
  let hasFolder = 1;
}

def Crout_ConcatenateOp : Crout_PureOp<"concatenate"> {
  let summary = "joins tensors along a dimension";
  let description = [{
    Constraints:
    * concatenate_c1: there is at least one input.
    * concatenate_c2: all inputs have the same element type and rank.
    * concatenate_c3: `dim` is in [0, rank).
    * concatenate_c4: all inputs have the same size in every dimension but `dim`.

    ```mlir
    %y = crout.concatenate dim = 0 %a, %b : (tensor<?x3xf32>, tensor<2x3xf32>) -> tensor<?x3xf32>
    ```
  }];
  let arguments = (ins Variadic<Crout_Tensor>:$inputs, Crout_I64Attr:$dim);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "`dim` `=` $dim $inputs attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_PadOp : Crout_PureOp<"pad"> {
  let summary = "adds elements at the edges";
  let description = [{
    Adds `low[i]` copies of "value" before and `high[i]` after dimension `i`.

    Constraints:
    * pad_c1: "x" and "value" have the same element type.
    * pad_c2: "value" has rank 0.
    * pad_c3: `low` and `high` have one entry, not negative, for each dimension of "x".

    ```mlir
    %y = crout.pad %x, %zero low = [0, 1] high = [0, 2] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x6xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_Tensor:$value, DenseI64ArrayAttr:$low, DenseI64ArrayAttr:$high);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x `,` $value `low` `=` $low `high` `=` $high attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

def Crout_GatherOp : Crout_PureOp<"gather"> {
  let summary = "picks elements along a dimension by index";
  let description = [{
    `result[i][j][k] = x[index[i][j][k]][j][k]` for `dim = 0`, and so on. Indices are in [0, size of "x" along `dim`).

    Constraints:
    * gather_c1: "index" holds i64.
    * gather_c2: "x" and "index" have the same rank.
    * gather_c3: `dim` is in [0, rank).
    * gather_c4: "index" is not larger than "x" in any dimension but `dim`.

    ```mlir
    %y = crout.gather %x, %index dim = 1 : (tensor<?x3xf32>, tensor<?x2xi64>) -> tensor<?x2xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, Crout_IndexTensor:$index, Crout_I64Attr:$dim);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x `,` $index `dim` `=` $dim attr-dict `:` functional-type(operands, results)";
}

def Crout_TriangleOp : Crout_PureOp<"triangle"> {
  let summary = "the upper or lower triangle of matrices";
  let description = [{
    Keeps the elements of each matrix on and above (`upper`) or on and below the given diagonal, and zeroes the others.
    Diagonal 0 is the main one, positive ones lie above it.

    Constraints:
    * triangle_c1: "x" has rank 2 or more.

    ```mlir
    %l = crout.triangle %x {diagonal = -1 : i64} : tensor<?x3x3xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x, DefaultValuedAttr<BoolAttr, "false">:$upper, DefaultValuedAttr<Crout_I64Attr, "0">:$diagonal);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x attr-dict `:` custom<UnaryTypes>(type($x), type($result))";
  let hasFolder = 1;
}

#endif // CROUT_SHAPE
