# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shapes without tensors."""

from ._crout import Size


def broadcast_shapes(*shapes):
    """The shape that tensors of the given shapes broadcast to; a single size counts as a shape of one dimension.

    >>> crout.broadcast_shapes((2, 1), (3,))
    crout.Size([2, 3])
    """
    result = []
    for shape in shapes:
        shape = [shape] if isinstance(shape, int) else list(shape)
        for size in shape:
            if size < 0:
                raise RuntimeError(f"broadcast_shapes: sizes must not be negative, got {size}")
        result = [1] * (len(shape) - len(result)) + result
        for place in range(-len(shape), 0):
            if result[place] == 1:
                result[place] = shape[place]
            elif shape[place] != 1 and shape[place] != result[place]:
                found = ", ".join(str(tuple([s] if isinstance(s, int) else s)) for s in shapes)
                raise RuntimeError(f"broadcast_shapes: shapes {found} do not broadcast: dimension {place} has sizes {result[place]} and {shape[place]}, which must be equal or 1")
    return Size(result)
