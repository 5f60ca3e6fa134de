// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Computations on batches of small matrices, written for one matrix.
#ifndef CROUT_MATRIX_GENERIC
#define CROUT_MATRIX_GENERIC
include "dialects/crout/CroutDialect.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/ViewLikeInterface.td"

def Crout_MatrixGenericOp : Crout_Op<"matrix_generic", [AttrSizedOperandSegments, SingleBlockImplicitTerminator<"YieldOp">,
    DestinationStyleOpInterface, DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "a computation on every matrix of a batch, as straight-line code on the numbers of one";
  let description = [{
    What `linalg.generic` is to numbers, this is to small matrices. The map of each operand leads from the indices of the batch to the leading
    indices of that operand; what is left of its shape is static, and belongs to one matrix (or vector, or number). The body gets the numbers of
    the inputs, row by row, and yields those of the outputs. A complex number is two arguments: its real part and its imaginary part. The matrices
    of a batch have nothing to do with each other: code generation puts one in each lane of a vector.

    The operation is in destination-passing style: on tensors each result stands for an output, on memrefs there are none. The outputs
    are overwritten without being read.

    Constraints:
    * matrix_generic_c1: operands are all tensors or all memrefs.
    * matrix_generic_c2: tensors: one result for each output, of its type; memrefs: no results.
    * matrix_generic_c3: `indexing_maps` has one map for each operand, all over the same dimensions, of dimensions and zeros.
    * matrix_generic_c4: an output's map is the identity on the dimensions of the batch.
    * matrix_generic_c5: the dimensions of an operand that its map does not lead to are static.
    * matrix_generic_c6: the body has one argument for each number of the inputs, of its type, and yields one for each number of the outputs.

    ```mlir
    // y = A x for each 2x2 matrix A and one x
    %y = crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> ()>, affine_map<(n) -> (n)>]}
        ins(%A, %x : tensor<?x2x2xf32>, tensor<2xf32>) outs(%y0 : tensor<?x2xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32, %d: f32, %x0: f32, %x1: f32):
      %0 = arith.mulf %a, %x0 : f32
      %1 = math.fma %b, %x1, %0 : f32
      %2 = arith.mulf %c, %x0 : f32
      %3 = math.fma %d, %x1, %2 : f32
      crout.yield %1, %3 : f32, f32
    } -> tensor<?x2xf32>
    ```
  }];
  let arguments = (ins Variadic<AnyTypeOf<[AnyRankedTensor, AnyMemRef]>>:$inputs, Variadic<AnyTypeOf<[AnyRankedTensor, AnyMemRef]>>:$outputs,
                       AffineMapArrayAttr:$indexing_maps);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    attr-dict (`ins` `(` $inputs^ `:` type($inputs) `)`)? `outs` `(` $outputs `:` type($outputs) `)` $body (`->` type($results)^)?
  }];
  let builders = [OpBuilder<(ins "::mlir::ValueRange":$inputs, "::mlir::ValueRange":$outputs, "::llvm::ArrayRef<::mlir::AffineMap>":$maps)>];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutputsMutable(); }
    ::mlir::AffineMap getMap(unsigned operand) { return ::mlir::cast<::mlir::AffineMapAttr>(getIndexingMaps()[operand]).getValue(); }
    /// Dimensions of the batch.
    unsigned getBatchRank() { return getMap(0).getNumDims(); }
    /// The types of the numbers that operand `operand` has for one matrix; a complex number is two of its real type.
    ::llvm::SmallVector<::mlir::Type> getNumberTypes(unsigned operand);
    /// The same for an operand of `type` that is read through `map`; empty optional where a size of the matrix is not known.
    static std::optional<::llvm::SmallVector<::mlir::Type>> numberTypes(::mlir::ShapedType type, ::mlir::AffineMap map);
  }];
  let hasVerifier = 1;
}

def Crout_YieldOp : Crout_Op<"yield", [Pure, ReturnLike, Terminator, HasParent<"MatrixGenericOp">]> {
  let summary = "the numbers that one iteration of `matrix_generic` gives";
  let description = [{
    ```mlir
    crout.yield %x, %y : f32, f32
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let builders = [OpBuilder<(ins), "build($_builder, $_state, ::mlir::ValueRange());">];
}

def Crout_PartsOp : Crout_Op<"parts", [Pure, ViewLikeOpInterface]> {
  let summary = "complex numbers in memory as real and imaginary parts by turns";
  let description = [{
    The same contiguous memory with twice as many elements.

    Constraints:
    * parts_c1: "numbers" has rank 1 and dynamic size, and the result the same with its real type.

    ```mlir
    %p = crout.parts %numbers : memref<?xcomplex<f32>> to memref<?xf32>
    ```
  }];
  let arguments = (ins AnyMemRef:$numbers);
  let results = (outs AnyMemRef:$result);
  let assemblyFormat = "$numbers attr-dict `:` type($numbers) `to` type($result)";
  let extraClassDeclaration = [{
    ::mlir::Value getViewSource() { return getNumbers(); }
    ::mlir::Value getViewDest() { return getResult(); }
  }];
  let hasVerifier = 1;
}

#endif // CROUT_MATRIX_GENERIC
