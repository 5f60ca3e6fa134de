// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The passes from linalg on tensors to the LLVM dialect, for CPUs.
#ifndef CROUT_CODEGEN_CPU_PASSES
#define CROUT_CODEGEN_CPU_PASSES
include "mlir/Pass/PassBase.td"

def RecordSignature : Pass<"crout-record-signature", "::mlir::ModuleOp"> {
  let summary = "keep the caller's view of the program as an attribute";
  let description = [{
    Writes names, element types and sizes of the public function's arguments and results into its attribute `crout.signature`, before the
    lowering changes the types (booleans become bytes).

    ```mlir
    func.func @f(%a: tensor<?x3xi1> {crout.name = "a", crout.dims = ["n", "3"]})
    // becomes
    func.func @f(%a: tensor<?x3xi1> {...}) attributes {crout.signature = {function = "f", args = [...], ...}}
    ```
  }];
}

def FuseElementwise : Pass<"crout-fuse-elementwise", "::mlir::func::FuncOp"> {
  let summary = "fuse elementwise operations, also into the reductions that consume them";
  let description = [{
    A linalg.generic without reduction is computed where it is used, instead of in memory, when it has one consumer or costs less to compute
    again than to write and read. Reshapes move out of the way, and constants of one element become scalars.
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect", "::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
  let statistics = [Statistic<"unfinished", "unfinished", "Functions where fusion was stopped before its fixed point.">];
}

def FuseMatrixGeneric : Pass<"crout-fuse-matrix-generic", "::mlir::func::FuncOp"> {
  let summary = "one matrix_generic of those that pass matrices to each other or read the same ones";
  let description = [{
    Neighbours are put into the same form first: a linalg.generic whose loops beyond the batch are static and few, slices and reshapes of single
    matrices. Numbers then pass from one body to the next without memory; what several bodies compute from the same matrix, as its
    factorisation, is found to be common by CSE. Bodies stop growing at some thousand operations.

    ```mlir
    %x = crout.matrix_generic ins(%A, %b) outs(%0) { ... crout.yield %x0, %x1 : f32, f32 } -> tensor<?x2xf32>
    %y = linalg.generic ins(%x, %c) outs(%1) { ^bb0(...): %s = arith.addf ... }
    // becomes
    %y = crout.matrix_generic ins(%A, %b, %c) outs(%1) { ... arith.addf %x0, %c0 ... arith.addf %x1, %c1 ... }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

def OwnResults : Pass<"crout-own-results", "::mlir::func::FuncOp"> {
  let summary = "copy what a function may not hand out";
  let description = [{
    The caller owns each result's memory, and its arguments' too: they are marked as not writable. A result that is an argument, a constant, a view of one of them, or a second result that shares
    memory with a first, is copied. A long constant of one value becomes memory that is filled when the program runs, where as data it would be as long in the object file.

    ```mlir
    return %arg0 : tensor<?xf32>
    // becomes
    %0 = bufferization.alloc_tensor() copy(%arg0) : tensor<?xf32>
    return %0 : tensor<?xf32>
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::complex::ComplexDialect", "::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

def FreeBuffers : Pass<"crout-free-buffers", "::mlir::func::FuncOp"> {
  let summary = "free each buffer after its last use";
  let description = [{
    A buffer that no alias hands out of its block is freed after the last operation of that block that uses it or an alias of it; a small one
    of known size goes on the stack. What the function returns is the caller's. A buffer that leaves its block by a yield is left to MLIR's
    ownership-based deallocation, which then runs on the whole function.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::memref::MemRefDialect", "::mlir::arith::ArithDialect",
                           "::mlir::scf::SCFDialect"];
  let options = [Option<"stackBytes", "stack-bytes", "int64_t", "1024", "Buffers of known size up to this many bytes go on the stack.">];
}

def SplitReductions : Pass<"crout-split-reductions", "::mlir::func::FuncOp"> {
  let summary = "reductions to few results as partial reductions of chunks, which threads share";
  let description = [{
    A reduction whose results are too few to give every thread some is split along its outermost reduced dimension: chunks are reduced in parallel
    into results of their own, and these are combined in their order. How many rows a chunk has depends on the shape alone, so the result
    does not depend on the number of threads; short chains of additions are more accurate than one long chain as well. Where the number of
    results is known at run time only, so is which form runs. Rows of few columns are reduced several at a time, so that the inner loop is long enough for vectors.

    ```mlir
    linalg.generic {iterator_types = ["reduction"], ...} ins(%x : memref<?xf32>) outs(%sum : memref<f32>)
    // becomes
    %chunks = ceildiv %n, %c16384
    %partial = memref.alloc(%chunks) : memref<?xf32>
    scf.parallel (%chunk) = (%c0) to (%chunks) step (%c1) {
      linalg.generic {iterator_types = ["reduction"], ...} ins(%x[%chunk * 16384 ...]) outs(%partial[%chunk])
    }
    linalg.generic {iterator_types = ["reduction"], ...} ins(%partial : memref<?xf32>) outs(%sum : memref<f32>)
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::scf::SCFDialect", "::mlir::memref::MemRefDialect",
                           "::mlir::arith::ArithDialect"];
}

def LinalgToLoops : Pass<"crout-linalg-to-loops", "::mlir::func::FuncOp"> {
  let summary = "linalg on buffers to loops: one parallel, the others serial, the contiguous one innermost";
  let description = [{
    Neighbouring dimensions that every operand walks together are collapsed into one. The outermost parallel dimension becomes an
    `scf.parallel`. If the contiguous dimension is a reduction, the others stay outside and the sum is kept in registers, with the order of
    additions left to the vectoriser (fastmath `reassoc` and `contract` on the combining operation only); if it is parallel, it stays innermost,
    and each element is accumulated in the order of the program. Either way the result does not depend on the number of threads.

    ```mlir
    linalg.generic {iterator_types = ["parallel", "reduction"], ...} ins(%x : memref<?x?xf32>) outs(%sum : memref<?xf32>)
    // becomes
    scf.parallel (%i) = (%c0) to (%m) step (%c1) {
      %init = memref.load %sum[%i]
      %r = scf.for %j = %c0 to %n step %c1 iter_args(%acc = %init) -> (f32) {
        %v = memref.load %x[%i, %j]
        %s = arith.addf %acc, %v fastmath<reassoc,contract>
        scf.yield %s
      }
      memref.store %r, %sum[%i]
    }
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect", "::mlir::scf::SCFDialect", "::mlir::memref::MemRefDialect",
                           "::mlir::arith::ArithDialect"];
}

def SplitRarePaths : Pass<"crout-split-rare-paths", "::mlir::func::FuncOp"> {
  let summary = "loops that compute only what is common, and are done again where something rare came up";
  let description = [{
    A select marked `crout.rare` chooses between two ways to compute a value, of which one is expensive and rarely needed (the sine of a huge argument).
    Vectors would always compute both. An innermost loop that may be repeated (it reads nothing that it writes) gets a twin that takes the common way
    everywhere and tells whether that was right; where it was not, the loop itself runs over the same block of elements. Each element has the same bits
    either way.

    ```mlir
    scf.for %i = %lower to %upper step %c1 {
      ...
      %r = arith.select %isLarge, %expensive, %cheap {crout.rare} : f32
      memref.store %r, %y[%i]
    }
    // becomes
    %met = scf.for %i = %lower to %upper step %c1 iter_args(%any = %false) -> (i1) {
      memref.store %cheap, %y[%i]
      %or = arith.ori %any, %isLarge : i1
      scf.yield %or
    }
    scf.if %met {
      scf.for ... // as it was
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::scf::SCFDialect"];
}

def MatrixGenericToLoops : Pass<"crout-matrix-generic-to-loops", "::mlir::func::FuncOp"> {
  let summary = "matrix_generic on buffers to a parallel loop, with a matrix of the batch in each lane of vectors";
  let description = [{
    Each iteration reads as many matrices as a vector register has lanes, or two, where they are of few numbers, transposes them in registers, does the body with vectors in place of
    numbers, and transposes back. The last iteration, where fewer are left, works on copies on the stack. Operands whose batch is broadcast or
    strided are copied there as well; one that all matrices share is read once. Lanes do not meet, and no operation is contracted: a matrix gives
    the same bits at any place of any batch, alone, and with vectors of any width. Without a batch the body stands as it is.

    ```mlir
    crout.matrix_generic {indexing_maps = [#id, #id]} ins(%x : memref<?x3xf32>) outs(%y : memref<?x3xf32>) { ... }
    // becomes
    scf.parallel (%group) = (%c0) to (%groups) step (%c1) {
      %rows = vector.load %x_flat[%first] : memref<?xf32>, vector<16xf32>
      ...
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::complex::ComplexDialect", "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect"];
  let options = [Option<"vectorBytes", "vector-bytes", "int64_t", "16", "Width of the target's vector registers.">,
                 Option<"fma", "fma", "bool", "true", "The target multiplies and adds in one instruction with one rounding.">];
}

def ExpandMath : Pass<"crout-expand-math", "::mlir::func::FuncOp"> {
  let summary = "transcendental functions as branch-free arithmetic that vectorises";
  let description = [{
    Replaces operations of the math dialect on f32 and f64 by polynomials within a few units in the last place, without branches or calls, so
    that LLVM's vectoriser can widen the loop around them. f16 and bf16 are computed in f32. What has no approximation here is left for libm.
  }];
  let dependentDialects = ["::mlir::math::MathDialect", "::mlir::arith::ArithDialect", "::mlir::vector::VectorDialect"];
  let options = [Option<"fma", "fma", "bool", "true", "The target multiplies and adds in one instruction with one rounding.">];
}

def ParalleliseOuterLoop : Pass<"crout-parallelise-outer-loop", "::mlir::ModuleOp"> {
  let summary = "outermost parallel loops to functions over a range, called through the runtime";
  let description = [{
    The body of each outermost `scf.parallel` moves into a private function over a range of iterations, with the values it uses as further
    arguments. The call site, marked `crout.parallel_for`, carries the number of iterations and the grain: how many iterations are worth a
    thread, from the cost of one. Read without the mark, the call is the serial loop. Loops whose whole work is known to be below one grain,
    inner parallel loops, and all loops with `threads=false`, become `scf.for`.

    ```mlir
    scf.parallel (%i) = (%c0) to (%n) step (%c1) { ... %x ... }
    // becomes
    func.call @f__loop0(%c0, %n, %grain, %x) {crout.parallel_for} : (index, index, index, memref<?xf32>) -> ()
    ```
  }];
  let dependentDialects = ["::mlir::func::FuncDialect", "::mlir::scf::SCFDialect", "::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect"];
  let options = [Option<"threads", "threads", "bool", "true", "Make parallel loops at all.">,
                 Option<"grainCost", "grain-cost", "int64_t", "65536", "Work of one grain, in units of a simple scalar operation.">];
}

def SplitRemainders : Pass<"crout-split-remainders", "::mlir::func::FuncOp"> {
  let summary = "loops of unknown length as whole blocks of vectors and a loop over the rest";
  let description = [{
    A vectorised loop whose length may be anything either masks every access, and making the masks costs as much as some operations, or ends in a scalar
    loop. An innermost loop with a small body becomes two: the first runs over a multiple of four vectors and needs no masks, the second over the rest.
    Loops that carry a floating-point value stay: where their parts end decides how they round.

    ```mlir
    scf.for %i = %lower to %upper step %c1 { ... }
    // becomes
    %length = arith.subi %upper, %lower
    %whole = arith.andi %length, %c-64
    %middle = arith.addi %lower, %whole
    scf.for %i = %lower to %middle step %c1 { ... }
    scf.for %i = %middle to %upper step %c1 { ... }
    ```
  }];
  let dependentDialects = ["::mlir::scf::SCFDialect", "::mlir::arith::ArithDialect"];
  let options = [Option<"vectorBytes", "vector-bytes", "int64_t", "64", "Width of the vector registers.">];
}

def LowerReshapes : Pass<"crout-lower-reshapes"> {
  let summary = "reshapes of contiguous buffers as sizes and strides over the same memory";
  let description = [{
    Upstream's expansion of strided metadata takes one dynamic size for each group that is split; a contiguous buffer needs no such limit, since all
    sizes of the result are known where it is made:

    ```mlir
    %y = memref.expand_shape %x [[0, 1]] output_shape [%n, %m] : memref<?xf32> into memref<?x?xf32>
    // becomes
    %v = memref.reinterpret_cast %x to offset: [0], sizes: [%n, %m], strides: [%m, 1] : memref<?xf32> to memref<?x?xf32, strided<[?, 1]>>
    %y = memref.cast %v : memref<?x?xf32, strided<[?, 1]>> to memref<?x?xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect"];
}

def LowerToLLVM : Pass<"crout-lower-to-llvm", "::mlir::ModuleOp"> {
  let summary = "everything that is left to the LLVM dialect";
  let description = [{
    One conversion for arith, math (to intrinsics and libm), complex, cf, func, memref and vector. `crout.runtime_call` becomes a call with
    `DLTensor`s on the stack; a call marked `crout.parallel_for` becomes a call of the runtime with the arguments in a structure on the stack.
    Memory comes from the generic allocation functions of the runtime.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::cf::ControlFlowDialect"];
}

def EmitEntry : Pass<"crout-emit-entry", "::mlir::ModuleOp"> {
  let summary = "the functions and data by which a program is called";
  let description = [{
    For the public function `@f`, which becomes private: `f__body(const DLTensor *args, DLTensor *results)` and the constant `f__signature`, as
    call.h says; with `export-c` also the C function `int32_t f(const DLTensor *a, ..., DLTensor *x, crout_status *status)`.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
  let options = [Option<"exportC", "export-c", "bool", "false", "Also emit the exported C function.">];
}

def VerifyBuffersContract : Pass<"crout-verify-buffers-contract", "::mlir::ModuleOp"> {
  let summary = "after phase buffers: no tensors, every buffer is freed or returned";
}
def VerifyLoopsContract : Pass<"crout-verify-loops-contract", "::mlir::ModuleOp"> {
  let summary = "after phase loops: no linalg, no parallel loops, no transcendental that has an approximation";
}
def VerifyLLVMContract : Pass<"crout-verify-llvm-contract", "::mlir::ModuleOp"> {
  let summary = "after phase llvm: only the LLVM dialect, and a body and a signature for the program";
}

#endif // CROUT_CODEGEN_CPU_PASSES
