// RUN: crout-opt %s -split-input-file -verify-diagnostics

func.func @matrix_generic_c1(%x: tensor<2xf32>, %y: memref<2xf32>) {
  // expected-error @+1 {{requires "inputs" and "outputs" to be all tensors or all memrefs}}
  crout.matrix_generic {indexing_maps = [affine_map<() -> ()>, affine_map<() -> ()>]} ins(%x : tensor<2xf32>) outs(%y : memref<2xf32>) {
  ^bb0(%a: f32, %b: f32):
    crout.yield %a, %b : f32, f32
  }
  return
}

// -----

func.func @matrix_generic_c2(%y: tensor<2xf32>) {
  // expected-error @+1 {{requires one result for each tensor in "outputs", of its type}}
  crout.matrix_generic {indexing_maps = [affine_map<() -> ()>]} outs(%y : tensor<2xf32>) {
    %a = arith.constant 0.0 : f32
    crout.yield %a, %a : f32, f32
  }
  return
}

// -----

func.func @matrix_generic_c3_count(%y: memref<2xf32>) {
  // expected-error @+1 {{requires one map for each input and output, found 0 for 1}}
  crout.matrix_generic {indexing_maps = []} outs(%y : memref<2xf32>) {
    %a = arith.constant 0.0 : f32
    crout.yield %a, %a : f32, f32
  }
  return
}

// -----

func.func @matrix_generic_c3_form(%x: memref<4x2xf32>, %y: memref<4x1xf32>) {
  // expected-error @+1 {{requires maps from the same dimensions to the leading indices of each operand}}
  crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n + 1)>, affine_map<(n) -> (n)>]} ins(%x : memref<4x2xf32>) outs(%y : memref<4x1xf32>) {
  ^bb0(%a: f32, %b: f32):
    crout.yield %a : f32
  }
  return
}

// -----

func.func @matrix_generic_c4(%x: memref<4x2xf32>, %y: memref<1xf32>) {
  // expected-error @+1 {{requires the map of an output to be the identity}}
  crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> ()>]} ins(%x : memref<4x2xf32>) outs(%y : memref<1xf32>) {
  ^bb0(%a: f32, %b: f32):
    crout.yield %a : f32
  }
  return
}

// -----

func.func @matrix_generic_c5(%x: memref<4x?xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{requires the dimensions of one matrix to be static}}
  crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> (n)>]} ins(%x : memref<4x?xf32>) outs(%y : memref<4xf32>) {
    %a = arith.constant 0.0 : f32
    crout.yield %a : f32
  }
  return
}

// -----

func.func @matrix_generic_c6_arguments(%x: memref<4x2xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{requires one argument of the body for each number of the inputs, found 1 for 2}}
  crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> (n)>]} ins(%x : memref<4x2xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%a: f32):
    crout.yield %a : f32
  }
  return
}

// -----

func.func @matrix_generic_c6_yield(%x: memref<4xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{requires the body to yield one number for each of the outputs, found 2 for 1}}
  crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> (n)>]} ins(%x : memref<4xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%a: f32):
    crout.yield %a, %a : f32, f32
  }
  return
}

// -----

func.func @parts_c1(%x: memref<?xf32>) {
  // expected-error @+1 {{requires a memref of complex numbers with one dynamic dimension}}
  %0 = crout.parts %x : memref<?xf32> to memref<?xf32>
  return
}
