# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The code blocks of the webinar document on tensors, in its order, with what it prints.

Numbers that the document drew at random are given as its tensors print them, so that their printing is tested too; the draws themselves
are tested for shape, range and reproduction by the seed. Blocks on distributed tensors are not part of this.
"""

import doctest

import numpy as np
import pytest

import crout

BLOCKS = {
    "implementation": """
>>> t = crout.arange(10.).view(2, 5); print(t)
tensor([[0., 1., 2., 3., 4.],
        [5., 6., 7., 8., 9.]])
>>> storage = t.storage(); print(storage)
 0.0
 1.0
 2.0
 3.0
 4.0
 5.0
 6.0
 7.0
 8.0
 9.0
[crout.TypedStorage(dtype=crout.float32, device=cpu) of size 10]
>>> storage[3]
3.0
>>> storage[3] = 10.0; print(storage)
 0.0
 1.0
 2.0
 10.0
 4.0
 5.0
 6.0
 7.0
 8.0
 9.0
[crout.TypedStorage(dtype=crout.float32, device=cpu) of size 10]
>>> t
tensor([[ 0.,  1.,  2., 10.,  4.],
        [ 5.,  6.,  7.,  8.,  9.]])
""",
    "storage_metadata": """
>>> t = crout.arange(10.).view(2, 5)
>>> t.size()
crout.Size([2, 5])
>>> t.storage_offset()
0
>>> t.stride()
(5, 1)
""",
    "sharing_storage": """
>>> t = crout.arange(10.).view(2, 5)
>>> row = t[1]
>>> row.storage_offset(), row.stride(), row.untyped_storage().data_ptr() == t.untyped_storage().data_ptr()
(5, (1,), True)
>>> row[0] = 50.0
>>> t
tensor([[ 0.,  1.,  2.,  3.,  4.],
        [50.,  6.,  7.,  8.,  9.]])
""",
    "transposing_in_2_dimensions": """
>>> t = crout.tensor([[3, 1, 2], [4, 1, 7]]); print(t)
tensor([[3, 1, 2],
        [4, 1, 7]])
>>> t.size()
crout.Size([2, 3])
>>> t.t()
tensor([[3, 4],
        [1, 1],
        [2, 7]])
>>> t.t().size()
crout.Size([3, 2])
>>> t.stride(), t.t().stride()
((3, 1), (1, 3))
>>> crout.equal(t.t(), t.transpose(0, 1))
True
""",
    "transposing_in_higher_dimensions": """
>>> t = crout.zeros(1, 2, 3); print(t)
tensor([[[0., 0., 0.],
         [0., 0., 0.]]])
>>> t.size()
crout.Size([1, 2, 3])
>>> t.transpose(0, 1)
tensor([[[0., 0., 0.]],
<BLANKLINE>
        [[0., 0., 0.]]])
>>> t.transpose(0, 1).size()
crout.Size([2, 1, 3])
>>> t.transpose(0, 2)
tensor([[[0.],
         [0.]],
<BLANKLINE>
        [[0.],
         [0.]],
<BLANKLINE>
        [[0.],
         [0.]]])
>>> t.transpose(0, 2).size()
crout.Size([3, 2, 1])
>>> t.transpose(1, 2)
tensor([[[0., 0.],
         [0., 0.],
         [0., 0.]]])
>>> t.transpose(1, 2).size()
crout.Size([1, 3, 2])
""",
    "checking_and_changing_dtype": """
>>> t = crout.tensor([[0.8130, 0.3757, 0.7682], [0.3482, 0.0516, 0.3772]]); print(t)
tensor([[0.8130, 0.3757, 0.7682],
        [0.3482, 0.0516, 0.3772]])
>>> t.dtype
crout.float32
>>> t2 = t.type(crout.float64); print(t2)
tensor([[0.8130, 0.3757, 0.7682],
        [0.3482, 0.0516, 0.3772]], dtype=crout.float64)
>>> t2.dtype
crout.float64
>>> crout.half is crout.float16, crout.float is crout.float32, crout.double is crout.float64
(True, True, True)
>>> crout.short is crout.int16, crout.int is crout.int32, crout.long is crout.int64
(True, True, True)
>>> crout.uint8, crout.int8, crout.bool
(crout.uint8, crout.int8, crout.bool)
""",
    "creating_random_tensors": """
>>> crout.manual_seed(0)
<crout.Generator ...>
>>> first = crout.rand(1)
>>> _ = crout.manual_seed(0)
>>> crout.rand(1).item() == first.item(), 0 <= first.item() < 1
(True, True)
>>> crout.rand(1).size(), crout.rand(1, 1).size(), crout.rand(1, 1, 1).size(), crout.rand(1, 1, 1, 1).size()
(crout.Size([1]), crout.Size([1, 1]), crout.Size([1, 1, 1]), crout.Size([1, 1, 1, 1]))
>>> crout.rand(2).size(), crout.rand(2, 2, 2, 2).size(), crout.rand(3).size(), crout.rand(2, 6).size()
(crout.Size([2]), crout.Size([2, 2, 2, 2]), crout.Size([3]), crout.Size([2, 6]))
>>> crout.rand(2, 4, dtype=crout.float64).dtype
crout.float64
""",
    "printing_of_their_values": """
>>> crout.tensor([0.49625658988952637])
tensor([0.4963])
>>> crout.tensor([[[[0.2056]]]])
tensor([[[[0.2056]]]])
>>> crout.tensor([[0.4556, 0.6323, 0.3489, 0.4017, 0.0223, 0.1689], [0.2939, 0.5185, 0.6977, 0.8000, 0.1610, 0.2823]])
tensor([[0.4556, 0.6323, 0.3489, 0.4017, 0.0223, 0.1689],
        [0.2939, 0.5185, 0.6977, 0.8000, 0.1610, 0.2823]])
>>> crout.tensor([[[[0.1147, 0.3168], [0.6965, 0.9143]], [[0.9351, 0.9412], [0.5995, 0.0652]]], [[[0.5460, 0.1872], [0.0340, 0.9442]], [[0.8802, 0.0012], [0.5936, 0.4158]]]])
tensor([[[[0.1147, 0.3168],
          [0.6965, 0.9143]],
<BLANKLINE>
         [[0.9351, 0.9412],
          [0.5995, 0.0652]]],
<BLANKLINE>
<BLANKLINE>
        [[[0.5460, 0.1872],
          [0.0340, 0.9442]],
<BLANKLINE>
         [[0.8802, 0.0012],
          [0.5936, 0.4158]]]])
>>> crout.tensor([[-0.3088, -0.0104, 1.0461], [0.9233, 0.0236, -2.1217]])
tensor([[-0.3088, -0.0104,  1.0461],
        [ 0.9233,  0.0236, -2.1217]])
""",
    "creating_filled_tensors": """
>>> crout.ones(2, 1, 4, 5)
tensor([[[[1., 1., 1., 1., 1.],
          [1., 1., 1., 1., 1.],
          [1., 1., 1., 1., 1.],
          [1., 1., 1., 1., 1.]]],
<BLANKLINE>
<BLANKLINE>
        [[[1., 1., 1., 1., 1.],
          [1., 1., 1., 1., 1.],
          [1., 1., 1., 1., 1.],
          [1., 1., 1., 1., 1.]]]])
>>> t = crout.rand(2, 3)
>>> crout.zeros_like(t)
tensor([[0., 0., 0.],
        [0., 0., 0.]])
>>> crout.ones_like(t)
tensor([[1., 1., 1.],
        [1., 1., 1.]])
>>> crout.randn_like(t).size(), crout.randn_like(t).dtype
(crout.Size([2, 3]), crout.float32)
""",
    "creating_scales": """
>>> crout.arange(2, 10, 4)
tensor([2, 6])
>>> crout.linspace(2, 10, 4)
tensor([ 2.0000,  4.6667,  7.3333, 10.0000])
>>> crout.logspace(2, 10, 4)
tensor([1.0000e+02, 4.6416e+04, 2.1544e+07, 1.0000e+10])
>>> sorted(crout.randperm(4).tolist()), crout.randperm(4).dtype
([0, 1, 2, 3], crout.int64)
>>> crout.eye(3)
tensor([[1., 0., 0.],
        [0., 1., 0.],
        [0., 0., 1.]])
""",
    "indexing": """
>>> x = crout.tensor([[0.6575, 0.4017, 0.7391, 0.6268], [0.2835, 0.0993, 0.7707, 0.1996], [0.4447, 0.5684, 0.2090, 0.7724]])
>>> x[:]
tensor([[0.6575, 0.4017, 0.7391, 0.6268],
        [0.2835, 0.0993, 0.7707, 0.1996],
        [0.4447, 0.5684, 0.2090, 0.7724]])
>>> x[:, 2]
tensor([0.7391, 0.7707, 0.2090])
>>> x[1, :]
tensor([0.2835, 0.0993, 0.7707, 0.1996])
>>> x[2, 3]
tensor(0.7724)
""",
    "indexing_from_the_end_and_by_ranges": """
>>> x = crout.tensor([[0.5873, 0.0225, 0.7234, 0.4538], [0.9525, 0.0111, 0.6421, 0.4647], [0.8168, 0.0879, 0.2642, 0.3777]])
>>> x[-1:]
tensor([[0.8168, 0.0879, 0.2642, 0.3777]])
>>> x[-1]
tensor([0.8168, 0.0879, 0.2642, 0.3777])
>>> x[-1].size()
crout.Size([4])
>>> x[-1:].size()
crout.Size([1, 4])
>>> x[0:1]
tensor([[0.5873, 0.0225, 0.7234, 0.4538]])
>>> x[: -1]
tensor([[0.5873, 0.0225, 0.7234, 0.4538],
        [0.9525, 0.0111, 0.6421, 0.4647]])
>>> x[0:3:2]
tensor([[0.5873, 0.0225, 0.7234, 0.4538],
        [0.8168, 0.0879, 0.2642, 0.3777]])
>>> x[None]
tensor([[[0.5873, 0.0225, 0.7234, 0.4538],
         [0.9525, 0.0111, 0.6421, 0.4647],
         [0.8168, 0.0879, 0.2642, 0.3777]]])
>>> x.size()
crout.Size([3, 4])
>>> x[None].size()
crout.Size([1, 3, 4])
""",
    "tensor_information": """
>>> t = crout.tensor([[0.5885, 0.7005, 0.1048], [0.1115, 0.7526, 0.0658]]); print(t)
tensor([[0.5885, 0.7005, 0.1048],
        [0.1115, 0.7526, 0.0658]])
>>> t.size()
crout.Size([2, 3])
>>> t.dim()
2
>>> t.numel()
6
""",
    "simple_operations": """
>>> t1 = crout.arange(1, 5).view(2, 2); print(t1)
tensor([[1, 2],
        [3, 4]])
>>> t2 = crout.tensor([[1, 1], [0, 0]]); print(t2)
tensor([[1, 1],
        [0, 0]])
>>> t1 + t2
tensor([[2, 3],
        [3, 4]])
>>> t1 + 1
tensor([[2, 3],
        [4, 5]])
""",
    "reduction": """
>>> t = crout.ones(2, 3, 4); print(t)
tensor([[[1., 1., 1., 1.],
         [1., 1., 1., 1.],
         [1., 1., 1., 1.]],
<BLANKLINE>
        [[1., 1., 1., 1.],
         [1., 1., 1., 1.],
         [1., 1., 1., 1.]]])
>>> t.sum()
tensor(24.)
>>> t.sum(0)
tensor([[2., 2., 2., 2.],
        [2., 2., 2., 2.],
        [2., 2., 2., 2.]])
>>> t.sum(1)
tensor([[3., 3., 3., 3.],
        [3., 3., 3., 3.]])
>>> t.sum(2)
tensor([[4., 4., 4.],
        [4., 4., 4.]])
>>> t.sum((0, 1))
tensor([6., 6., 6., 6.])
>>> t.sum((0, 2))
tensor([8., 8., 8.])
>>> t.sum((1, 2))
tensor([12., 12.])
""",
    "in_place_operations": """
>>> t1 = crout.tensor([1, 2]); print(t1)
tensor([1, 2])
>>> t2 = crout.tensor([1, 1]); print(t2)
tensor([1, 1])
>>> t1.add_(t2); print(t1)
tensor([2, 3])
tensor([2, 3])
>>> t1.zero_(); print(t1)
tensor([0, 0])
tensor([0, 0])
""",
    "views": """
>>> t = crout.tensor([[1, 2, 3], [4, 5, 6]]); print(t)
tensor([[1, 2, 3],
        [4, 5, 6]])
>>> t.size()
crout.Size([2, 3])
>>> t.view(6)
tensor([1, 2, 3, 4, 5, 6])
>>> t.view(3, 2)
tensor([[1, 2],
        [3, 4],
        [5, 6]])
>>> t.view(3, -1)
tensor([[1, 2],
        [3, 4],
        [5, 6]])
>>> t.t()
tensor([[1, 4],
        [2, 5],
        [3, 6]])
""",
    "logical_operations": """
>>> t1 = crout.tensor([4, 1, 0, 2, 3])
>>> t2 = crout.tensor([0, 4, 2, 1, 3])
>>> t1 > 3
tensor([ True, False, False, False, False])
>>> t1 < t2
tensor([False,  True,  True, False, False])
""",
    "device_attribute": """
>>> t_cpu = crout.rand(2, 3, device='cpu')
>>> t_cpu.device
device(type='cpu')
>>> t_cpu.to(device='cpu') is t_cpu, t_cpu.cpu() is t_cpu
(True, True)
""",
    "working_with_numpy": """
>>> t = crout.rand(2, 3)
>>> t_np = t.numpy()
>>> t2 = crout.from_numpy(t_np)
>>> crout.equal(t, t2)
True
>>> t_np[0, 0] = 7
>>> t[0, 0].item(), t2[0, 0].item()
(7.0, 7.0)
""",
    "system_of_linear_equations": """
>>> A = crout.tensor([[2., 3., -1.], [1., -2., 8.], [6., 1., -3.]]); print(A)
tensor([[ 2.,  3., -1.],
        [ 1., -2.,  8.],
        [ 6.,  1., -3.]])
>>> b = crout.tensor([5., 21., -1.]); print(b)
tensor([ 5., 21., -1.])
>>> x = crout.linalg.solve(A, b)
>>> crout.round(x * 10000) / 10000
tensor([1., 2., 3.])
>>> crout.allclose(A @ x, b)
True
""",
    "another_system": """
>>> A = crout.tensor([[1.5091, 2.0820, 1.7067, 2.3804], [-1.1256, -0.3170, -1.0925, -0.0852], [0.3276, -0.7607, -1.5991, 0.0185], [-0.7504, 0.1854, 0.6211, 0.6382]]); print(A)
tensor([[ 1.5091,  2.0820,  1.7067,  2.3804],
        [-1.1256, -0.3170, -1.0925, -0.0852],
        [ 0.3276, -0.7607, -1.5991,  0.0185],
        [-0.7504,  0.1854,  0.6211,  0.6382]])
>>> b = crout.tensor([-1.0886, -0.2666, 0.1894, -0.2190]); print(b)
tensor([-1.0886, -0.2666,  0.1894, -0.2190])
>>> x = crout.linalg.solve(A, b)
>>> crout.allclose(x, crout.tensor([0.1992, -0.7011, 0.2541, -0.1526]), atol=1e-3), crout.allclose(A @ x, b, atol=1e-6)
(True, True)
""",
    "several_systems_at_once": """
>>> A = crout.randn(2, 3, 3)
>>> B = crout.randn(2, 3, 5)
>>> X = crout.linalg.solve(A, B)
>>> X.size(), crout.allclose(A @ X, B, atol=1e-3)
(crout.Size([2, 3, 5]), True)
""",
    "inversions": """
>>> A = crout.rand(3, 3, 3) + crout.eye(3)
>>> A_inv = crout.linalg.inv(A)
>>> crout.allclose(A @ A_inv, crout.eye(3).expand(3, 3, 3), atol=1e-4)
True
""",
    "other_functions": """
>>> A, B = crout.eye(24).reshape(4, 6, 8, 3), crout.ones(4, 6)
>>> X = crout.linalg.tensorsolve(A, B)
>>> crout.equal(crout.tensordot(A, X), B)
True
>>> sorted(crout.linalg.eigvals(crout.tensor([[2.0, 0.0], [0.0, 3.0]])).real.tolist())
[2.0, 3.0]
""",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_block(name):
    if "rand" in BLOCKS[name] and hasattr(crout, "manual_seed"):
        crout.manual_seed(1)
    test = doctest.DocTestParser().get_doctest(BLOCKS[name], {"crout": crout, "np": np}, name, name, 0)
    output = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=output.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(output)


@pytest.mark.parametrize("move", [lambda t: t.to(device="cuda"), lambda t: t.to(device="cuda:0"), lambda t: t.cuda(), lambda t: t.cuda(0),
                                  lambda t: crout.rand(2, 3, device="cuda")], ids=["to", "to_index", "cuda", "cuda_index", "rand"])
def test_a_device_that_is_not_there_is_named(move):
    with pytest.raises((RuntimeError, NotImplementedError), match="cuda"):
        move(crout.ones(2, 3))
