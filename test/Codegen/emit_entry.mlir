// RUN: crout-opt %s --crout-pipeline='after=linalg up-to=llvm' | FileCheck %s
// RUN: crout-opt %s --crout-pipeline='after=linalg up-to=llvm export-c=true' | FileCheck %s --check-prefix=EXPORT

// CHECK: llvm.func internal @twice__program
// CHECK: llvm.func @twice__body(%[[ARGS:.*]]: !llvm.ptr, %[[RESULTS:.*]]: !llvm.ptr)
// CHECK: llvm.call @twice__program
// CHECK: llvm.store
// CHECK-DAG: llvm.mlir.global private constant @twice__signature_args_name0("x\00")
// n is symbol 0, the static size itself.
// CHECK-DAG: llvm.mlir.global private constant @twice__signature_args_dims0(dense<[-1, 3]> : tensor<2xi64>)
// CHECK-DAG: llvm.mlir.global external constant @twice__signature()
// CHECK-NOT: llvm.func @twice(

// EXPORT: llvm.func @crout_rt_invoke(!llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, i32, !llvm.ptr) -> i32
// EXPORT: llvm.func @twice(%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr) -> i32
// EXPORT: llvm.call @crout_rt_invoke
func.func @twice(%x: tensor<?x3xf32> {crout.name = "x", crout.dims = ["n", "3"]}) -> (tensor<?x3xf32> {crout.name = "y", crout.dims = ["n", "3"]}) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x3xf32>
  %e = tensor.empty(%n) : tensor<?x3xf32>
  %y = linalg.add ins(%x, %x : tensor<?x3xf32>, tensor<?x3xf32>) outs(%e : tensor<?x3xf32>) -> tensor<?x3xf32>
  return %y : tensor<?x3xf32>
}
