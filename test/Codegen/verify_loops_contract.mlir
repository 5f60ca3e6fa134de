// RUN: crout-opt %s --crout-verify-loops-contract --split-input-file --verify-diagnostics

func.func @whole(%x: memref<4xf32>, %v: f32) {
  // expected-error @+1 {{is a whole-tensor operation; after phase loops it must be a loop}}
  linalg.fill ins(%v : f32) outs(%x : memref<4xf32>)
  return
}

// -----

func.func @parallel(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-error @+1 {{is a parallel loop; after phase loops it must be a function over a range}}
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
  }
  return
}
