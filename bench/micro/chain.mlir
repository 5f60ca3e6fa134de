#id = affine_map<(i,j)->(i,j)>
#row = affine_map<(i,j)->(j)>
func.func @chain(%x: tensor<?x?xf32> {crout.dims=["m","n"]}, %w: tensor<?xf32> {crout.dims=["n"]}, %b: tensor<?xf32> {crout.dims=["n"]}) -> (tensor<?x?xf32> {crout.dims=["m","n"]}) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#id, #row, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %w, %b : tensor<?x?xf32>, tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%xx: f32, %ww: f32, %bb: f32, %o: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %k0 = arith.constant 0.7978845608 : f32
    %k1 = arith.constant 0.044715 : f32
    %p = arith.mulf %xx, %ww : f32
    %t = arith.addf %p, %bb : f32
    %t2 = arith.mulf %t, %t : f32
    %t3 = arith.mulf %t2, %t : f32
    %q = arith.mulf %t3, %k1 : f32
    %s = arith.addf %t, %q : f32
    %u = arith.mulf %s, %k0 : f32
    %th = math.tanh %u : f32
    %v = arith.addf %th, %one : f32
    %g0 = arith.mulf %t, %half : f32
    %g = arith.mulf %g0, %v : f32
    %gh = arith.mulf %g, %half : f32
    %si = math.sin %xx : f32
    %z = arith.addf %gh, %si : f32
    linalg.yield %z : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
