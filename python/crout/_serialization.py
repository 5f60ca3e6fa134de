# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""save and load: nested containers of tensors in safetensors files.

The tensors of a nested container get names by where they are ("layers.0.weight"), and the container itself goes into the
file's metadata as JSON, in which each value that JSON has not is an object of one member that says what it is:
{"tensor": name}, {"dict": [[key, value], ...]}, {"tuple": [...]}, {"float": "nan"}, {"complex": [re, im]}, {"dtype": name},
{"size": [...]}. Lists, strings, ints, finite floats, bools and None are those of JSON. Nothing in a file is executed.
"""

import json
import math
import os

from . import _crout

_KEY = "crout.structure"
_MAX_DEPTH = 200


class _Encoder:
    def __init__(self):
        self.tensors = {}
        self.names = {}  # of tensors met before, by what they look at: one that comes twice is written once
        self.above = set()  # containers that are being encoded

    def _name(self, path):
        name = ".".join(path) or "tensor"
        if name == "__metadata__":
            name += "_"
        unique, count = name, 2
        while unique in self.tensors:
            unique, count = f"{name}~{count}", count + 1
        return unique

    def tensor(self, value, path):
        if value.is_traced:
            raise _crout.Error("save: a traced tensor has no elements yet; return it from the function that is traced, and save the result")
        look = (value.data_ptr(), tuple(value.shape), value.stride(), value.dtype)
        if look not in self.names or value.numel() == 0:
            self.names[look] = self._name(path)
            self.tensors[self.names[look]] = value
        return {"tensor": self.names[look]}

    def encode(self, value, path):
        if isinstance(value, _crout.Tensor):
            return self.tensor(value, path)
        if value is None or isinstance(value, (bool, str)):
            return str(value) if isinstance(value, str) else value
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else {"float": repr(float(value))}
        if isinstance(value, complex):
            return {"complex": [self.encode(value.real, path), self.encode(value.imag, path)]}
        if isinstance(value, _crout.dtype):
            return {"dtype": value.name}
        if isinstance(value, _crout.Size):
            return {"size": [int(size) for size in value]}
        if isinstance(value, dict):
            return self.container(value, path, lambda: {"dict": [[self.key(key), self.encode(item, (*path, str(key)))] for key, item in value.items()]})
        if type(value) in (list, tuple):
            items = self.container(value, path, lambda: [self.encode(item, (*path, str(i))) for i, item in enumerate(value)])
            return items if type(value) is list else {"tuple": items}
        where = f" at '{'.'.join(path)}'" if path else ""
        raise TypeError(f"save: only tensors, dict, list, tuple, str, int, float, complex, bool and None can be saved, found {type(value).__name__}{where}")

    def container(self, value, path, encode):
        if id(value) in self.above:
            raise ValueError("save: a container that holds itself can't be saved")
        if len(path) > _MAX_DEPTH:
            raise ValueError(f"save: containers are nested too deeply (more than {_MAX_DEPTH} levels)")
        self.above.add(id(value))
        result = encode()
        self.above.remove(id(value))
        return result

    def key(self, key):
        if isinstance(key, tuple):
            return {"tuple": [self.key(item) for item in key]}
        if key is None or isinstance(key, (str, int, float, complex)):
            return self.encode(key, ())
        raise TypeError(f"save: keys of a dict must be str, int, float, complex, bool, None or tuples of them, found {type(key).__name__}")


class _Decoder:
    def __init__(self, tensors, what):
        self.tensors, self.what = tensors, what

    def fail(self, why):
        raise ValueError(f"{self.what}: the structure in the metadata is wrong: {why}")

    def decode(self, value):
        if isinstance(value, list):
            return [self.decode(item) for item in value]
        if not isinstance(value, dict):
            return value
        if len(value) != 1:
            self.fail("an object must have one member")
        ((kind, content),) = value.items()
        decode = getattr(self, "_" + kind, None) if kind in ("tensor", "dict", "tuple", "float", "complex", "dtype", "size") else None
        if decode is None:
            self.fail(f"unknown kind {kind[:40]!r}")
        return decode(content)

    def _tensor(self, name):
        if not isinstance(name, str) or name not in self.tensors:
            self.fail("it names a tensor that is not in the file")
        return self.tensors[name]

    def _items(self, content, what):
        if not isinstance(content, list):
            self.fail(f"{what} must be an array")
        return content

    def _dict(self, content):
        result = {}
        for pair in self._items(content, "a dict"):
            if not isinstance(pair, list) or len(pair) != 2:
                self.fail("a member of a dict must be a pair")
            key = self.decode(pair[0])
            try:
                if key in result:
                    self.fail("a key comes twice in a dict")
            except TypeError:
                self.fail("a key of a dict must be a number, a string, None or a tuple of them")
            result[key] = self.decode(pair[1])
        return result

    def _tuple(self, content):
        return tuple(self.decode(item) for item in self._items(content, "a tuple"))

    def _float(self, text):
        if text not in ("nan", "inf", "-inf"):
            self.fail("a float that JSON has not must be nan, inf or -inf")
        return float(text)

    def _complex(self, content):
        parts = [self.decode(part) for part in self._items(content, "a complex number")]
        if len(parts) != 2 or not all(type(part) is float for part in parts):
            self.fail("a complex number must be two floats")
        return complex(*parts)

    def _dtype(self, name):
        dtype = getattr(_crout, name, None) if isinstance(name, str) else None
        if not isinstance(dtype, _crout.dtype):
            self.fail("it names a dtype that Crout has not")
        return dtype

    def _size(self, content):
        if not all(type(size) is int for size in self._items(content, "a size")):
            self.fail("a size must be ints")
        return _crout.Size(content)


def _structure(text, tensors, what):
    decoder = _Decoder(tensors, what)

    def refuse(name):
        decoder.fail(f"{name} is no JSON")

    try:
        structure = json.loads(text, parse_constant=refuse)
        return decoder.decode(structure)
    except RecursionError:
        decoder.fail("it is nested too deeply")
    except ValueError as error:
        if str(error).startswith(what):
            raise
        decoder.fail(str(error))  # of the JSON reader


def save(obj, f):
    """Saves a tensor, or nested dicts, lists and tuples of tensors, numbers, strings, bools and None.

    f: a path, whose file is replaced in one step once everything is written and stays as it was where anything fails, or an
    object with `write`. The format is safetensors': any reader of it reads the tensors, under the names of a dict's keys, or
    their place in nested containers ("layers.0.weight"). A tensor is written contiguous; one that comes twice is written
    once and loaded as one object, but views of one storage are written one by one: the format forbids that they share bytes.
    TypeError for an object of another kind.
    """
    encoder = _Encoder()
    structure = encoder.encode(obj, ())
    metadata = {_KEY: json.dumps(structure, ensure_ascii=False, allow_nan=False)}
    for text in (*encoder.tensors, *metadata.values()):
        if not text.isascii():
            try:
                text.encode()
            except UnicodeEncodeError:
                raise ValueError("save: strings must be valid Unicode, found a lone surrogate") from None
    if hasattr(f, "write"):
        _crout._save_pieces(encoder.tensors, f.write, metadata)
    else:
        _crout._save_path(encoder.tensors, os.fsdecode(os.fspath(f)), metadata)


def load(f, map_location=None, *, mmap=None, weights_only=True):
    """Loads what save saved; of another safetensors file a dict of its tensors by name.

    f: a path or an object with `read`. No code is ever executed (so weights_only can't be False). From a path the tensors are
    looks at the file, read when they are used (mmap=False reads it at once); what is written to them stays in this process.
    map_location: None or the device "cpu". ValueError says what is wrong with a file that is damaged, cut short or of another
    format; memory use is bounded by the size of the file.
    """
    if not weights_only:
        raise ValueError("load: 'weights_only' = False is not supported: files hold data, never code")
    _crout._check_device(map_location)
    if hasattr(f, "read"):
        if mmap:
            raise ValueError("load: argument 'mmap' needs a path, not an open file")
        what = str(getattr(f, "name", type(f).__name__))
        data = f.read()
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"load: the file must be opened in binary mode, its read() gave {type(data).__name__}")
        tensors, metadata = _crout._load_bytes(bytes(data), what)
    else:
        what = os.fsdecode(os.fspath(f))
        with open(f, "rb", buffering=0) as file:
            tensors, metadata = _crout._load_descriptor(file.fileno(), what, mmap is None or bool(mmap))
    if _KEY not in metadata:
        return tensors
    return _structure(metadata[_KEY], tensors, f"load: '{what}'")
