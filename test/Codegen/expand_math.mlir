// RUN: crout-opt %s --crout-expand-math | FileCheck %s
// RUN: crout-opt %s --crout-expand-math=fma=false | FileCheck %s --check-prefix=NOFMA

// No branches, no calls, nothing of math but what is one instruction.
// CHECK-LABEL: @single
// CHECK-NOT: math.{{exp|sin|tanh|erf|atan}}
// CHECK: math.fma
// CHECK-NOT: scf.if
// CHECK: return
// NOFMA-LABEL: @single
// NOFMA-NOT: math.fma
// NOFMA: return
func.func @single(%x: f32) -> f32 {
  %0 = math.exp %x : f32
  %1 = math.sin %0 : f32
  %2 = math.tanh %1 : f32
  %3 = math.erf %2 : f32
  %4 = math.atan %3 : f32
  return %4 : f32
}

// CHECK-LABEL: @double
// CHECK-NOT: math.{{exp|log|cos}}
// CHECK: return
func.func @double(%x: f64) -> f64 {
  %0 = math.exp %x : f64
  %1 = math.log %0 : f64
  %2 = math.cos %1 : f64
  return %2 : f64
}

// CHECK-LABEL: @left_to_libm
// CHECK: math.erfc
// CHECK: math.powf
func.func @left_to_libm(%x: f64, %y: f32) -> (f64, f32) {
  %0 = math.erfc %x : f64
  %1 = math.powf %y, %y : f32
  return %0, %1 : f64, f32
}
