# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tensors as text, by the rules of the reference API: common width, scientific mode, summaries."""

import contextlib
import math

from . import _crout

_DEFAULT = {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80, "sci_mode": None}
_PROFILES = {"default": {}, "short": {"precision": 2, "edgeitems": 2}, "full": {"threshold": math.inf}}
_options = dict(_DEFAULT)


def _check(name, value):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or (isinstance(value, float) and name != "threshold"):
        raise TypeError(f"set_printoptions: argument '{name}' must be an int, not {type(value).__name__}")
    if not value >= 0:
        raise ValueError(f"set_printoptions: argument '{name}' must not be negative, got {value}")


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """Sets how tensors are printed.

    precision: digits after the point (4); threshold: number of elements above which a tensor is summarised (1000);
    edgeitems: elements shown at each end of a summarised dimension (3); linewidth: characters in a line (80);
    profile: "default", "short" or "full", the others on top of it; sci_mode: True or False to force or forbid the
    scientific notation, None (each time it is not given) to choose by the numbers.
    """
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth}
    given = {name: value for name, value in given.items() if value is not None}
    for name, value in given.items():
        _check(name, value)
    if sci_mode not in (None, True, False):
        raise TypeError(f"set_printoptions: argument 'sci_mode' must be True, False or None, got {sci_mode!r}")
    if profile is not None:
        if profile not in _PROFILES:
            raise ValueError(f"set_printoptions: argument 'profile' must be 'default', 'short' or 'full', got {profile!r}")
        _options.update(_DEFAULT, **_PROFILES[profile])
    _options.update(given, sci_mode=sci_mode)


def get_printoptions():
    """What set_printoptions set, as a dict with the names of its arguments."""
    return dict(_options)


@contextlib.contextmanager
def printoptions(**options):
    """Sets print options for a block, with the arguments of set_printoptions."""
    before = dict(_options)
    try:
        set_printoptions(**options)
        yield
    finally:
        _options.update(before)


class _Formatter:
    """Width and notation that all shown numbers of one (real) tensor share."""

    def __init__(self, values, is_float):
        self.is_float, self.int_mode, self.sci_mode, self.width = is_float, True, False, 1
        if not is_float:
            self.width = max((len(str(value)) for value in values), default=1)
            return
        # Zeros and what is not finite fit into any width; a tensor of nothing else is never scientific.
        shown = [value for value in values if math.isfinite(value) and value != 0]
        if not shown:
            return
        precision = _options["precision"]
        largest, smallest = max(map(abs, shown)), min(map(abs, shown))
        self.int_mode = all(value.is_integer() for value in shown)
        self.sci_mode = _options["sci_mode"]
        if self.sci_mode is None:
            self.sci_mode = largest / smallest > 1000.0 or largest > 1.0e8 or smallest < 1.0e-4
        if self.sci_mode:
            self.width = max(len(f"{value:.{precision}e}") for value in shown)
        elif self.int_mode:
            self.width = max(len(f"{value:.0f}") for value in shown) + 1  # the point
        else:
            self.width = max(len(f"{value:.{precision}f}") for value in shown)

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


def _leaves(data, depth):
    if depth == 0:
        yield data
    else:
        for item in data:
            if item is not None:
                yield from _leaves(item, depth - 1)


def _vector(items, indent, element, width):
    per_line = max(1, (_options["linewidth"] - indent) // (width + 2))
    left_out = " ..." if len(items) > 1 else "..."
    texts = [left_out if item is None else element(item) for item in items]
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
    """Elements of an eager tensor as nested lists; in a summary only those at the edges, with None for the ones left out."""
    edge = _options["edgeitems"]
    if not summarise or tensor.dim() == 0:
        return tensor.tolist()
    count = tensor.shape[0]
    short = count <= 2 * edge
    if tensor.dim() == 1:
        return tensor.tolist() if short else tensor[:edge].tolist() + [None] + tensor[count - edge :].tolist()
    rows = range(count) if short else [*range(edge), None, *range(count - edge, count)]
    return [None if i is None else _pick(tensor[i], True) for i in rows]


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
        if summarise and not _options["edgeitems"]:
            suffixes.insert(0, f"size=({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})")
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


def storage_str(storage) -> str:
    """The elements of a storage, one a line, and what it is; a long one by its edges."""
    size, edge = len(storage), _options["edgeitems"]
    if size > _options["threshold"]:
        lines = [*map(str, storage[:edge]), "...", *map(str, storage[size - edge :])]
    else:
        lines = list(map(str, storage.tolist()))
    kind = type(storage).__name__
    inside = f"dtype={storage.dtype}, device={storage.device}" if hasattr(storage, "dtype") else f"device={storage.device}"
    return "\n".join([*(" " + line for line in lines), f"[crout.{kind}({inside}) of size {size}]"])
