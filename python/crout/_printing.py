# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tensors as text, by the rules of the reference API: common width, scientific mode, summaries."""

import math

from . import _crout

_DEFAULT = {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80, "sci_mode": None}
_options = dict(_DEFAULT)


def set_options(precision, threshold, edgeitems, linewidth, profile, sci_mode):
    if profile is not None:
        profiles = {"default": {}, "short": {"precision": 2, "edgeitems": 2}, "full": {"threshold": math.inf}}
        if profile not in profiles:
            raise ValueError(f"set_printoptions: argument 'profile' must be 'default', 'short' or 'full', got {profile!r}")
        _options.update(_DEFAULT, **profiles[profile])
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth}
    _options.update({name: value for name, value in given.items() if value is not None})
    _options["sci_mode"] = sci_mode


class _Formatter:
    """Width and notation that all shown numbers of one (real) tensor share."""

    def __init__(self, values, is_float):
        self.is_float, self.int_mode, self.sci_mode, self.width = is_float, True, False, 1
        if not is_float:
            self.width = max((len(str(value)) for value in values), default=1)
            return
        precision = _options["precision"]
        finite = [abs(value) for value in values if math.isfinite(value) and value != 0]
        if finite:
            largest, smallest = max(finite), min(finite)
            self.int_mode = all(value == math.ceil(value) for value in finite)
            if self.int_mode:
                # 1. and 1e8 alike carry no digits after the point.
                if largest / smallest > 1000.0 or largest > 1.0e8:
                    self.sci_mode = True
                    self.width = max(len(f"{value:.{precision}e}") for value in self._shown(values))
                else:
                    self.width = max(len(f"{value:.0f}") for value in self._shown(values)) + 1
            elif largest / smallest > 1000.0 or largest > 1.0e8 or smallest < 1.0e-4:
                self.sci_mode = True
                self.width = max(len(f"{value:.{precision}e}") for value in self._shown(values))
            else:
                self.width = max(len(f"{value:.{precision}f}") for value in self._shown(values))
        if _options["sci_mode"] is not None:
            self.sci_mode = _options["sci_mode"]

    @staticmethod
    def _shown(values):
        return [value for value in values if math.isfinite(value) and value != 0]

    def __call__(self, value):
        if not self.is_float:
            text = str(value)
        elif self.sci_mode:
            text = f"{value:{self.width}.{_options['precision']}e}"
        elif self.int_mode:
            text = f"{value:.0f}"
            if math.isfinite(value):
                text += "."
        else:
            text = f"{value:.{_options['precision']}f}"
        return text.rjust(self.width)


def _complex_text(value, real, imaginary):
    first = real(value.real)
    second = imaginary(value.imag).lstrip()
    return first + ("" if second.startswith("-") else "+") + second + "j"


def _dots(count):
    """Indices at both ends of a dimension, None for those between."""
    edge = _options["edgeitems"]
    return list(range(edge)) + [None] + list(range(count - edge, count))


def _leaves(data, depth):
    if depth == 0:
        yield data
    else:
        for item in data:
            if item is not None:
                yield from _leaves(item, depth - 1)


def _vector(items, indent, element, width):
    per_line = max(1, (_options["linewidth"] - indent) // (width + 2))
    texts = [" ..." if item is None else element(item) for item in items]
    lines = [texts[i : i + per_line] for i in range(0, len(texts), per_line)]
    return "[" + (",\n" + " " * (indent + 1)).join(", ".join(line) for line in lines) + "]"


def _nested(data, depth, indent, element, width):
    if depth == 0:
        return element(data)
    if depth == 1:
        return _vector(data, indent, element, width)
    parts = ["..." if item is None else _nested(item, depth - 1, indent + 1, element, width) for item in data]
    return "[" + ("," + "\n" * (depth - 1) + " " * (indent + 1)).join(parts) + "]"


def _default_dtype(dtype):
    default = _crout.get_default_dtype()
    return dtype in (default, default.to_complex(), _crout.int64, _crout.bool)


def _pick(tensor, summarise):
    """Elements of an eager tensor as nested lists, in a summary with None for the ones left out."""
    shape = tuple(tensor.shape)
    if not summarise:
        return tensor.tolist()
    edge = _options["edgeitems"]

    def take(index):
        depth = len(index)
        if depth == len(shape):
            return tensor[index].item()
        count = shape[depth]
        indices = _dots(count) if count > 2 * edge else range(count)
        return [None if i is None else take((*index, i)) for i in indices]

    return take(())


def tensor_str(tensor):
    """The text of repr(tensor)."""
    prefix = "tensor("
    dtype = tensor.dtype
    if tensor.is_traced:
        return f"traced tensor(size=({', '.join(map(str, tensor.shape))}), dtype={dtype})"
    shape = tuple(tensor.shape)
    suffixes = []
    numel = tensor.numel()
    if numel == 0:
        if len(shape) != 1:
            suffixes.append(f"size=({', '.join(map(str, shape))})")
        if dtype != _crout.get_default_dtype():
            suffixes.append(f"dtype={dtype}")
        body = "[]"
    else:
        if not _default_dtype(dtype):
            suffixes.append(f"dtype={dtype}")
        summarise = numel > _options["threshold"]
        data = _pick(tensor, summarise)
        values = list(_leaves(data, len(shape)))
        if dtype.is_complex:
            real = _Formatter([value.real for value in values], True)
            imaginary = _Formatter([value.imag for value in values], True)
            width = real.width + imaginary.width + 1

            def element(value):
                return _complex_text(value, real, imaginary)
        else:
            element = _Formatter(values, dtype.is_floating_point)
            width = element.width
        body = _nested(data, len(shape), len(prefix), element, width)
    text = prefix + body
    # Suffixes go on the last line while they fit.
    length = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        if length + len(suffix) + 2 > _options["linewidth"]:
            text += ",\n" + " " * len(prefix) + suffix
            length = len(prefix) + len(suffix)
        else:
            text += ", " + suffix
            length += len(suffix) + 2
    return text + ")"
