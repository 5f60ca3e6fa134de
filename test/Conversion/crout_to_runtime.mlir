// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Linear algebra becomes one runtime call per operation, with the kernel's attributes and the program's own dtypes.
// RUN: crout-opt %s --crout-to-runtime --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @solve_of_unknown_size
// CHECK-SAME: %[[A:.*]]: tensor<?x3x3xf64>, %[[B:.*]]: tensor<2x3xf64>
func.func @solve_of_unknown_size(%A: tensor<?x3x3xf64>, %B: tensor<2x3xf64>) -> (tensor<?x2x3xf64>, tensor<?xi32>) {
  // CHECK: tensor.dim %[[A]]
  // CHECK: %[[X:.*]] = tensor.empty(%{{.*}}) : tensor<?x2x3xf64>
  // CHECK: %[[INFO:.*]] = tensor.empty(%{{.*}}) : tensor<?xi32>
  // CHECK: crout.runtime_call @crout_rt_solve ins(%[[A]], %[[B]] : tensor<?x3x3xf64>, tensor<2x3xf64>) outs(%[[X]], %[[INFO]] : tensor<?x2x3xf64>, tensor<?xi32>)
  // CHECK-SAME: attrs = array<i64: 0>
  // CHECK-SAME: dtypes = ["float64", "float64", "float64", "int32"]
  %X, %info = crout.solve %A, %B {left = false} : (tensor<?x3x3xf64>, tensor<2x3xf64>) -> (tensor<?x2x3xf64>, tensor<?xi32>)
  return %X, %info : tensor<?x2x3xf64>, tensor<?xi32>
}

// CHECK-LABEL: func.func @attributes_in_the_kernels_order
func.func @attributes_in_the_kernels_order(%A: tensor<3x3xcomplex<f32>>, %B: tensor<3x2xcomplex<f32>>, %p: tensor<3xi32>, %m: index, %rcond: tensor<f64>) {
  // CHECK: @crout_rt_lu_solve {{.*}}attrs = array<i64: 0, 1>, dtypes = ["complex64", "int32", "complex64", "complex64"]
  %lu = crout.lu_solve %A, %p, %A {left = false, adjoint = true} : (tensor<3x3xcomplex<f32>>, tensor<3xi32>, tensor<3x3xcomplex<f32>>) -> tensor<3x3xcomplex<f32>>
  // CHECK: @crout_rt_solve_triangular {{.*}}attrs = array<i64: 1, 1, 0>
  %1 = crout.solve_triangular %A, %B {upper = true} : (tensor<3x3xcomplex<f32>>, tensor<3x2xcomplex<f32>>) -> tensor<3x2xcomplex<f32>>
  // CHECK: @crout_rt_qr {{.*}}attrs = array<i64: 1>
  %Q, %R = crout.qr complete %B : (tensor<3x2xcomplex<f32>>) -> (tensor<3x3xcomplex<f32>>, tensor<3x2xcomplex<f32>>)
  // CHECK: @crout_rt_svd {{.*}}dtypes = ["complex64", "complex64", "float32", "complex64", "int32"]
  %U, %S, %Vh, %info = crout.svd %B : (tensor<3x2xcomplex<f32>>) -> (tensor<3x2xcomplex<f32>>, tensor<2xf32>, tensor<2x2xcomplex<f32>>, tensor<i32>)
  // CHECK: @crout_rt_lstsq {{.*}}attrs = array<i64: 2>
  %X, %rank, %s, %code = crout.lstsq gelsd %A, %B, %rcond : (tensor<3x3xcomplex<f32>>, tensor<3x2xcomplex<f32>>, tensor<f64>) -> (tensor<3x2xcomplex<f32>>, tensor<i32>, tensor<3xf32>, tensor<i32>)
  // CHECK: @crout_rt_lu_permutation ins(%{{.*}} : tensor<3xi32>) outs(%{{.*}} : tensor<?xi64>)
  %2 = crout.lu_permutation %p, %m : (tensor<3xi32>, index) -> tensor<?xi64>
  return
}

// Products of halves and integers have no kernel.
// CHECK-LABEL: func.func @products
func.func @products(%a: tensor<2x3xf32>, %b: tensor<3x2xf32>, %c: tensor<2x3xbf16>, %d: tensor<3x2xbf16>) -> (tensor<2x2xf32>, tensor<2x2xbf16>) {
  // CHECK: crout.runtime_call @crout_rt_matmul
  %0 = crout.matmul %a, %b : (tensor<2x3xf32>, tensor<3x2xf32>) -> tensor<2x2xf32>
  // CHECK: crout.matmul {{.*}}bf16
  %1 = crout.matmul %c, %d : (tensor<2x3xbf16>, tensor<3x2xbf16>) -> tensor<2x2xbf16>
  return %0, %1 : tensor<2x2xf32>, tensor<2x2xbf16>
}

// A product reads what is permuted, or permuted twice, where it lies.
// CHECK-LABEL: func.func @permuted
// CHECK-SAME: %[[A:.*]]: tensor<5x2x3xf32>, %[[B:.*]]: tensor<3x7x5xf32>
func.func @permuted(%a: tensor<5x2x3xf32>, %b: tensor<3x7x5xf32>) -> tensor<5x3x7xf32> {
  %0 = crout.permute %a [0, 2, 1] : tensor<5x2x3xf32> -> tensor<5x3x2xf32>
  %1 = crout.permute %b [2, 1, 0] : tensor<3x7x5xf32> -> tensor<5x7x3xf32>
  %2 = crout.permute %1 [0, 2, 1] : tensor<5x7x3xf32> -> tensor<5x3x7xf32>
  %3 = crout.permute %0 [0, 2, 1] : tensor<5x3x2xf32> -> tensor<5x2x3xf32>
  %4 = crout.matmul %3, %2 : (tensor<5x2x3xf32>, tensor<5x3x7xf32>) -> tensor<5x2x7xf32>
  // CHECK: crout.runtime_call @crout_rt_matmul ins(%[[A]], %[[B]] : {{.*}}permutations = [array<i64>, array<i64: 2, 0, 1>]
  // CHECK: crout.runtime_call @crout_rt_matmul ins(%[[A]], %{{.*}} : {{.*}}permutations = [array<i64: 0, 2, 1>, array<i64>]
  %5 = crout.matmul %0, %4 : (tensor<5x3x2xf32>, tensor<5x2x7xf32>) -> tensor<5x3x7xf32>
  return %5 : tensor<5x3x7xf32>
}

// CHECK-LABEL: func.func @checks
func.func @checks(%info: tensor<?xi32>, %m: tensor<3xi1>, %x: tensor<3xui8>) {
  // CHECK: crout.runtime_call @crout_rt_check_info ins(%{{.*}} : tensor<?xi32>) {attrs = array<i64: 1>, dtypes = ["int32"], strings = ["linalg.cholesky", "model.py:12"]}
  crout.check_info %info {kind = 1 : i64, op_name = "linalg.cholesky"} : tensor<?xi32> loc("model.py":12:3)
  // The innermost frame of a call chain, under names.
  // CHECK: crout.runtime_call @crout_rt_expect_equal {{.*}}dtypes = ["bool", "bool"], strings = ["inner.py:7"]
  crout.expect_equal %m, %m : tensor<3xi1>, tensor<3xi1> loc(callsite("loss"("inner.py":7:1) at "outer.py":9:1))
  // CHECK: @crout_rt_expect_close {{.*}}dtypes = ["uint8", "uint8"], f64s = array<f64: 5.000000e-01, 0.000000e+00>, strings = ["a.py:1"]
  crout.expect_close %x, %x {rtol = 0.5, atol = 0.0} : tensor<3xui8>, tensor<3xui8> loc(fused["a.py":1:1, "b.py":2:2])
  // CHECK: strings = [""]
  crout.expect_equal %x, %x : tensor<3xui8>, tensor<3xui8> loc(unknown)
  return
}

// CHECK-LABEL: func.func @poisson
func.func @poisson(%rate: tensor<?xf64>, %seed: tensor<i64>, %offset: tensor<i64>) -> tensor<?xf64> {
  // CHECK: crout.runtime_call @crout_rt_poisson ins(%{{.*}}, %{{.*}}, %{{.*}} : tensor<?xf64>, tensor<i64>, tensor<i64>) outs(%{{.*}} : tensor<?xf64>)
  // CHECK-SAME: dtypes = ["float64", "int64", "int64", "float64"]
  %0 = crout.poisson %rate, %seed, %offset : (tensor<?xf64>, tensor<i64>, tensor<i64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
