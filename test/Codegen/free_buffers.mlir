// RUN: crout-opt %s --crout-free-buffers | FileCheck %s

func.func private @use(memref<?xf32>)

// CHECK-LABEL: @after_the_last_use
// CHECK: %[[A:.*]] = memref.alloc
// CHECK: call @use
// CHECK: call @use
// CHECK-NEXT: memref.dealloc %[[A]]
// CHECK-NEXT: arith.constant
func.func @after_the_last_use(%n: index) -> index {
  %a = memref.alloc(%n) : memref<?xf32>
  call @use(%a) : (memref<?xf32>) -> ()
  %v = memref.cast %a : memref<?xf32> to memref<?xf32, strided<[?]>>
  %w = memref.cast %v : memref<?xf32, strided<[?]>> to memref<?xf32>
  call @use(%w) : (memref<?xf32>) -> ()
  %c = arith.constant 1 : index
  return %c : index
}

// CHECK-LABEL: @results_are_the_callers
// CHECK-NOT: dealloc
func.func @results_are_the_callers(%n: index) -> memref<?xf32> {
  %a = memref.alloc(%n) : memref<?xf32>
  call @use(%a) : (memref<?xf32>) -> ()
  return %a : memref<?xf32>
}

// CHECK-LABEL: @small_ones_on_the_stack
// CHECK: memref.alloca() {alignment = 64 : i64} : memref<4xi32>
// CHECK: memref.alloc() : memref<4096xi32>
// CHECK: memref.dealloc
func.func @small_ones_on_the_stack(%v: i32) {
  %c0 = arith.constant 0 : index
  %a = memref.alloc() : memref<4xi32>
  %b = memref.alloc() : memref<4096xi32>
  memref.store %v, %a[%c0] : memref<4xi32>
  memref.store %v, %b[%c0] : memref<4096xi32>
  return
}

// CHECK-LABEL: @in_a_loop
// CHECK: scf.for
// CHECK: memref.alloc
// CHECK: call @use
// CHECK-NEXT: memref.dealloc
func.func @in_a_loop(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %a = memref.alloc(%n) : memref<?xf32>
    func.call @use(%a) : (memref<?xf32>) -> ()
  }
  return
}

// A buffer chosen by a branch is freed on the condition that it is owned.
// CHECK-LABEL: @chosen_by_a_branch
// CHECK: scf.if
// CHECK: memref.dealloc
func.func @chosen_by_a_branch(%n: index, %c: i1) {
  %r = scf.if %c -> memref<?xf32> {
    %a = memref.alloc(%n) : memref<?xf32>
    scf.yield %a : memref<?xf32>
  } else {
    %b = memref.alloc(%n) : memref<?xf32>
    scf.yield %b : memref<?xf32>
  }
  call @use(%r) : (memref<?xf32>) -> ()
  return
}
