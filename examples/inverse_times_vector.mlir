// x = inv(A) @ b, as a front end traces it. Try: crout-opt --crout-simplify-linear-algebra
func.func @fit(%A: tensor<?x?xf64> {crout.name = "A", crout.dims = ["n", "n"]}, %b: tensor<?x1xf64> {crout.name = "b", crout.dims = ["n", "1"]})
    -> (tensor<?x1xf64> {crout.name = "x", crout.dims = ["n", "1"]}) {
  %inverse, %info = crout.inv %A : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  %x = crout.matmul %inverse, %b : (tensor<?x?xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
  return %x : tensor<?x1xf64>
}
