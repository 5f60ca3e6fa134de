// RUN: crout-opt %s --crout-lower-to-llvm --split-input-file --verify-diagnostics | FileCheck %s

// DLTensors and shapes are in the entry block; a dense tensor has no strides; the status strings are shared constants.
// CHECK: llvm.func @crout_rt_check_info(!llvm.ptr, i64, !llvm.ptr)
// CHECK: llvm.mlir.global private constant @[[$STRING:crout_string_[0-9a-f]+]]("linalg.solve\00")
// CHECK-LABEL: llvm.func @checks
// CHECK: llvm.alloca %{{.*}} x !llvm.struct<(ptr, struct<(i32, i32)>, i32, i32, ptr, ptr, i64)>
// CHECK: llvm.mlir.constant(1 : i64)
// CHECK: llvm.mlir.addressof @[[$STRING]]
// CHECK: llvm.call @crout_rt_check_info(%{{.*}}, %{{.*}}, %{{.*}})
func.func @checks(%info: memref<?xi32>) {
  crout.runtime_call @crout_rt_check_info ins(%info : memref<?xi32>) {attrs = array<i64: 0>, dtypes = ["int32"], strings = ["linalg.solve"]}
  return
}

// -----

// CHECK-LABEL: llvm.func @parallel
// CHECK: %[[BODY:.*]] = llvm.mlir.addressof @work__range
// CHECK: llvm.call @crout_rt_parallel_for(%arg5, %arg6, %[[BODY]], %{{.*}})
// CHECK: llvm.func internal @work__range(%{{.*}}: i64, %{{.*}}: i64, %{{.*}}: !llvm.ptr)
// CHECK: llvm.call @work({{.*}}) : (i64, i64, i64, !llvm.ptr, !llvm.ptr {llvm.noalias}
func.func private @work(%begin: index, %end: index, %grain: index, %x: memref<?xf32>) {
  return
}
func.func @parallel(%x: memref<?xf32>, %n: index, %grain: index) {
  %c0 = arith.constant 0 : index
  call @work(%c0, %n, %grain, %x) {crout.parallel_for, crout.unshared = array<i64: 0>} : (index, index, index, memref<?xf32>) -> ()
  return
}

// -----

// Memory comes from the runtime.
// CHECK-DAG: llvm.func @_mlir_memref_to_llvm_alloc(i64) -> !llvm.ptr
// CHECK-LABEL: llvm.func @allocate
func.func @allocate(%n: index) -> memref<?xf32> {
  %a = memref.alloc(%n) : memref<?xf32>
  return %a : memref<?xf32>
}
