# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Files of tensors: what comes back, what other readers see, and what is refused."""

import collections
import io
import json
import os
import pathlib
import struct
import sys

import numpy as np
import pytest

import crout

DTYPES = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128"]


def roundtrip(value, **options):
    file = io.BytesIO()
    crout.save(value, file)
    file.seek(0)
    return crout.load(file, **options)


def same(a, b):
    if isinstance(a, crout.Tensor):
        return isinstance(b, crout.Tensor) and a.dtype is b.dtype and a.shape == b.shape and crout._crout._to_bytes(a) == crout._crout._to_bytes(b)
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b or (a != a and b != b)


def header(data):
    (length,) = struct.unpack("<Q", data[:8])
    return json.loads(data[8 : 8 + length]), data[8 + length :]


@pytest.mark.parametrize("name", DTYPES)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 3)])
def test_every_dtype_and_shape_comes_back(tmp_path, name, shape):
    count = int(np.prod(shape))
    x = (crout.arange(count).reshape(shape) - 1).to(getattr(crout, name))
    crout.save({"x": x, "odd": crout.tensor([1, 2, 3], dtype=crout.uint8)}, tmp_path / "f")
    for mmap in (None, True, False):
        assert same(crout.load(tmp_path / "f", mmap=mmap)["x"], x)
    assert same(roundtrip(x), x)


def test_containers_come_back():
    value = {
        "layers": [{"w": crout.ones(2, 3), "b": None}, (crout.zeros(1), "text", 7, -(2**100), 1.5, True, False)],
        "odd keys": {1: "a", 2.5: "b", None: "c", True: 0, (1, "x", (2,)): [[], {}, ()]},
        "numbers": [float("inf"), float("-inf"), float("nan"), -0.0, 1e300, 3 - 4j, complex("nan+infj")],
        "text": ["", "é€😀", 'quote " backslash \\ newline \n nul \0', "__metadata__"],
        "others": [crout.float32, crout.bool, crout.zeros(2, 3).shape],
        "": crout.tensor(1.0),
    }
    back = roundtrip(value)
    assert same(back, value) and isinstance(back["others"][2], crout.Size)
    for single in (crout.tensor([1.0]), [], (), {}, None, 5, "x", [crout.tensor(1)]):
        assert same(roundtrip(single), single)
    assert type(roundtrip(collections.OrderedDict(a=1))) is dict


def test_layout_is_not_kept_and_views_are_written_one_by_one():
    base = crout.arange(12.0).reshape(3, 4)
    value = {"t": base.T, "row": base[1], "all": base, "expanded": crout.ones(1).expand(5)}
    back = roundtrip(value)
    assert same(back, value) and all(x.is_contiguous() for x in back.values())
    twice = roundtrip([base, base, base.view(4, 3)])
    assert twice[0] is twice[1] and twice[2].data_ptr() != twice[0].data_ptr()


def test_other_readers_see_plain_tensors():
    file = io.BytesIO()
    crout.save({"w": crout.tensor([[1.0, 2.0]]), "c": crout.tensor([1 + 2j]), "flag": crout.tensor([True]), "deep": {"list": [crout.tensor([5])]}}, file)
    entries, data = header(file.getvalue())
    metadata = entries.pop("__metadata__")
    assert all(isinstance(value, str) for value in metadata.values())
    assert {name: (entry["dtype"], entry["shape"]) for name, entry in entries.items()} == {
        "w": ("F32", [1, 2]), "c": ("F32", [1, 2]), "flag": ("BOOL", [1]), "deep.list.0": ("I64", [1])}
    assert (len(file.getvalue()) - len(data)) % 64 == 0
    spans = sorted(entry["data_offsets"] for entry in entries.values())
    assert spans[0][0] == 0 and spans[-1][1] == len(data) and all(a[1] == b[0] for a, b in zip(spans, spans[1:]))
    begin, end = entries["w"]["data_offsets"]
    assert np.frombuffer(data[begin:end], "<f4").tolist() == [1.0, 2.0]


def plain(entries, data, pad=b""):
    text = json.dumps(entries).encode() + pad if isinstance(entries, dict) else entries
    return struct.pack("<Q", len(text)) + text + data


def test_files_of_others_are_a_dict_of_tensors(tmp_path):
    values = np.array([1.5, -2.0], "<f4")
    data = plain({"__metadata__": {"format": "pt"}, "w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
                  "c": {"dtype": "C64", "shape": [1], "data_offsets": [8, 16]}}, values.tobytes() + np.array([1 + 2j], "<c8").tobytes())
    (tmp_path / "f").write_bytes(data)
    loaded = crout.load(tmp_path / "f")
    assert list(loaded) == ["w", "c"] and loaded["w"].tolist() == [1.5, -2.0] and loaded["c"].tolist() == [1 + 2j]


def test_elements_at_odd_addresses_are_copied(tmp_path):
    entries = {"a": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}, "b": {"dtype": "F64", "shape": [2], "data_offsets": [1, 17]}}
    (tmp_path / "f").write_bytes(plain(entries, b"\7" + np.array([1.0, 2.0]).tobytes()))
    x = crout.load(tmp_path / "f")["b"]
    assert x.tolist() == [1.0, 2.0] and x.data_ptr() % 8 == 0


def test_mapped_tensors_are_our_own_to_write(tmp_path):
    path = tmp_path / "f"
    crout.save({"x": crout.zeros(4)}, path)
    before = path.read_bytes()
    x, y = crout.load(path)["x"], crout.load(path)["x"]
    x.numpy()[:] = 7
    assert y.tolist() == [0.0] * 4 and path.read_bytes() == before
    crout.save({"x": crout.ones(4)}, path)  # the old file lives on under what looks at it
    assert y.tolist() == [0.0] * 4 and crout.load(path)["x"].tolist() == [1.0] * 4
    path.unlink()
    assert y.tolist() == [0.0] * 4


def test_a_save_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "f"
    crout.save([crout.ones(3)], path)
    before = path.read_bytes()
    for wrong in (object(), {"x": [set()]}, {b"bytes": 1}, ["\ud800"]):
        with pytest.raises((TypeError, ValueError), match="save: "):
            crout.save(wrong, path)
    path.parent.chmod(0o500)
    try:
        if not os.access(tmp_path, os.W_OK):
            with pytest.raises(crout.Error, match="cannot write"):
                crout.save([crout.zeros(3)], path)
    finally:
        path.parent.chmod(0o700)
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["f"]
    with pytest.raises(crout.Error, match="cannot write .*No such file"):
        crout.save([], tmp_path / "none" / "f")

    class Full(io.RawIOBase):
        def write(self, data):
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        crout.save([crout.ones(3)], Full())


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    crout.save([crout.ones(1)], tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and same(crout.load(tmp_path / "target"), [crout.ones(1)])


def test_a_raw_file_may_take_a_part_at_a_time():
    class Slow(io.RawIOBase):
        data = b""

        def write(self, piece):
            self.data += bytes(piece[:7])
            return min(7, len(piece))

    file = Slow()
    crout.save([crout.arange(30.0)], file)
    assert same(crout.load(io.BytesIO(file.data)), [crout.arange(30.0)])


F32 = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize("data, words", [
    (b"", "too few"),
    (b"1234567", "too few"),
    (struct.pack("<Q", 100) + b"{}", "header is said to be 100 bytes"),
    (struct.pack("<Q", 2**64 - 1) + b"{}", "header is said to be"),
    (plain(b"", b""), "not well formed"),
    (plain(b"{", b""), "not well formed"),
    (plain(b"{}x", b""), "nothing may follow"),
    (plain(b"[" * 100000, b""), "expected '{'"),
    (plain(b'{"a":' * 50000, b""), "unknown key"),
    (plain(b'{"a":{"dtype":"F32","shape":[' + b"[" * 50000, b""), "number"),
    (plain({"a": {**F32, "dtype": "U16"}}, bytes(8)), '"U16", which Crout has not'),
    (plain({"a": {**F32, "dtype": "object"}}, bytes(8)), "which Crout has not"),
    (plain({"a": {**F32, "shape": [3]}}, bytes(8)), "12 bytes by its shape and type, but 8"),
    (plain({"a": {**F32, "shape": [2**62, 2**62]}}, bytes(8)), "too large"),
    (plain({"a": {**F32, "shape": [0, 2**62, 2**62], "data_offsets": [0, 0]}}, b""), "too large"),
    (plain({"a": {**F32, "shape": [-2]}}, bytes(8)), "without sign"),
    (plain({"a": {**F32, "shape": [2.0]}}, bytes(8)), "whole number"),
    (plain({"a": {**F32, "shape": [1] * 65}}, bytes(8)), "more than 64 dimensions"),
    (plain({"a": {**F32, "data_offsets": [8, 0]}}, bytes(8)), "before its begin"),
    (plain({"a": {**F32, "data_offsets": [0, 2**63]}}, bytes(8)), "bytes by its shape"),
    (plain({"a": F32}, bytes(7)), "cut short"),
    (plain({"a": F32}, bytes(9)), "belong to no tensor"),
    (plain({"a": F32, "b": {**F32, "data_offsets": [4, 12]}}, bytes(12)), "must not overlap"),
    (plain({"a": F32, "b": {**F32, "data_offsets": [12, 20]}}, bytes(20)), "nor leave gaps"),
    (plain({"a": F32, "b": F32}, bytes(8)), "must not overlap"),
    (plain(b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', bytes(8)), "comes twice"),
    (plain(b'{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}', bytes(8)), "comes twice"),
    (plain({"a": {"dtype": "F32", "shape": [2]}}, bytes(8)), "must have"),
    (plain({"a": {**F32, "more": 1}}, bytes(8)), "unknown key"),
    (plain({"__metadata__": {"a": 1}}, b""), "expected"),
    (plain(b'{"\xff":{}}', b""), "UTF-8"),
    (plain(b'{"\\q":{}}', b""), "wrong escape"),
    (plain({"a": {"dtype": "BOOL", "shape": [2], "data_offsets": [0, 2]}}, b"\1\2"), "the byte 2 where 0 or 1"),
    (plain({"__metadata__": {"crout.complex": '["b"]'}, "a": F32}, bytes(8)), "not in the file"),
    (plain({"__metadata__": {"crout.complex": '["a"]'}, "a": {**F32, "shape": [2, 1]}}, bytes(8)), "no tensor of pairs"),
])
def test_damaged_files_are_refused(tmp_path, data, words):
    (tmp_path / "f").write_bytes(data)
    for options in ({}, {"mmap": False}):
        with pytest.raises(ValueError, match="load: '.*f'.*" + words):
            crout.load(tmp_path / "f", **options)
    with pytest.raises(ValueError, match=words):
        crout.load(io.BytesIO(data))


@pytest.mark.parametrize("structure, words", [
    ("", "structure in the metadata is wrong"),
    ("[" * 100000, "nested too deeply"),
    ('{"tensor": "none"}', "not in the file"),
    ('{"tensor": ["a"]}', "not in the file"),
    ('{"module": "os"}', "unknown kind"),
    ('{"__class__": "os"}', "unknown kind"),
    ('{"tensor": "a", "dict": []}', "one member"),
    ('{"dict": [["a", 1], ["a", 2]]}', "twice"),
    ('{"dict": [[[], 1]]}', "a key of a dict"),
    ('{"dict": [["a"]]}', "a pair"),
    ('{"dict": {}}', "an array"),
    ('{"tuple": 3}', "an array"),
    ('{"complex": [1]}', "two floats"),
    ('{"float": "1_0"}', "nan, inf or -inf"),
    ('{"dtype": "Tensor"}', "a dtype that Crout has not"),
    ('{"size": ["a"]}', "ints"),
    ("NaN", "no JSON"),
])
def test_wrong_structures_are_refused(structure, words):
    data = plain({"__metadata__": {"crout.structure": structure}, "a": F32}, bytes(8))
    with pytest.raises(ValueError, match=words):
        crout.load(io.BytesIO(data))


def test_wrong_arguments(tmp_path):
    x = []
    x.append(x)
    with pytest.raises(ValueError, match="holds itself"):
        crout.save(x, io.BytesIO())
    deep = crout.tensor(1.0)
    for _ in range(300):
        deep = [deep]
    with pytest.raises(ValueError, match="too deeply"):
        crout.save(deep, io.BytesIO())
    with pytest.raises(FileNotFoundError):
        crout.load(tmp_path / "none")
    with pytest.raises(IsADirectoryError):
        crout.load(tmp_path)
    with pytest.raises(ValueError, match="mmap"):
        crout.load(io.BytesIO(), mmap=True)
    with pytest.raises(TypeError, match="binary mode"):
        crout.load(io.StringIO("x"))
    with pytest.raises(ValueError, match="weights_only"):
        crout.load(io.BytesIO(), weights_only=False)
    with pytest.raises(NotImplementedError, match="cuda"):
        crout.load(io.BytesIO(), map_location="cuda")
    with pytest.raises(TypeError, match="PathLike"):
        crout.save([], 3.5)
    with pytest.raises(crout.Error, match="traced"):
        crout.jit(lambda x: crout.save(x, io.BytesIO()))(crout.ones(2))
    assert roundtrip([1], map_location="cpu") == [1]


def test_mutants_are_refused_or_read_right(tmp_path):
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fuzz"))
    import tensor_files

    counts = tensor_files.run(400, 7, str(tmp_path))
    assert counts[False] > 200


# ---- Tensors over files and buffers ----


def test_from_file(tmp_path):
    path = str(tmp_path / "f")
    with pytest.raises(crout.Error, match="No such file"):
        crout.from_file(path, size=2)
    x = crout.from_file(path, shared=True, size=4, dtype=crout.int32)
    assert x.tolist() == [0] * 4 and x.dtype is crout.int32
    x.numpy()[1] = 5
    assert np.fromfile(path, "<i4").tolist() == [0, 5, 0, 0]
    y = crout.from_file(path, size=2, dtype=crout.int32)
    y.numpy()[0] = 9
    assert x.tolist() == [0, 5, 0, 0] and y.tolist() == [9, 5]
    assert crout.from_file(path, size=0).shape == (0,)
    with pytest.raises(ValueError, match="16 bytes, 40 are required for 5 elements"):
        crout.from_file(path, size=5, dtype=crout.float64)
    with pytest.raises(ValueError, match="other than 0 and 1"):
        crout.from_file(path, size=16, dtype=crout.bool)
    with pytest.raises(ValueError, match="'size'"):
        crout.from_file(path, size=-1)
    with pytest.raises(NotImplementedError, match="cuda"):
        crout.from_file(path, size=1, device="cuda")
    with pytest.raises(ValueError, match="no regular file"):
        crout.from_file(str(tmp_path), size=1)


def test_frombuffer():
    data = bytearray(np.array([1.0, 2.0, 3.0], np.float32).tobytes())
    x = crout.frombuffer(data, dtype=crout.float32)
    assert x.tolist() == [1.0, 2.0, 3.0]
    x.numpy()[0] = 7
    assert data[:4] == np.float32(7).tobytes()
    assert crout.frombuffer(data, dtype=crout.float32, count=1, offset=4).tolist() == [2.0]
    fixed = crout.frombuffer(bytes(data), dtype=crout.uint8)
    with pytest.raises(crout.Error, match="read-only"):
        fixed.fill_(0) if hasattr(fixed, "fill_") else crout.add(fixed, 1, out=fixed)
    assert crout.frombuffer(b"", dtype=crout.int8).shape == (0,)
    for options, words in ((dict(offset=13), "'offset'"), (dict(offset=-1), "'offset'"), (dict(count=4), "4 elements"), (dict(offset=1), "multiple")):
        with pytest.raises(ValueError, match=words):
            crout.frombuffer(data, dtype=crout.float32, **options)
    with pytest.raises(ValueError, match="neither 0 nor 1"):
        crout.frombuffer(b"\0\2", dtype=crout.bool)
    with pytest.raises(NotImplementedError, match="requires_grad"):
        crout.frombuffer(data, dtype=crout.uint8, requires_grad=True)
    with pytest.raises(TypeError):
        crout.frombuffer(5, dtype=crout.uint8)
