# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws programs of examples/ before and after the compiler, for docs/guides/linear_algebra_programs.md; `--check` only compares.

Left: the operations of the trace (phase input). Right: what runs (phase buffers): fused loops, generated kernels, calls of the runtime. Both are read from
the printed IR. Changes of shape and constants are left out, and neighbouring elementwise operations are one box.
"""

import collections
import dataclasses
import html
import importlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "guides" / "pictures"

# Operations that move or make nothing that a reader would miss.
VIEWS = ("reshape", "permute", "expand", "slice", "unsqueeze", "flip", "expand_shape", "collapse_shape", "subview", "cast", "reinterpret_cast", "transpose", "view")
LEFT_OUT = ("constant", "dim", "check_info", "alloc", "alloca", "dealloc", "load", "store", "return", "get_global", "extract_strided_metadata", "assume_alignment")
ALGEBRA = ("inv", "det", "slogdet", "solve", "cholesky", "cholesky_solve", "solve_triangular", "matmul", "factor", "factor_solve", "factor_det", "factor_slogdet", "lu_factor",
           "assume", "diagonal")
COLOURS = {"algebra": "#f6d5c9", "matmul": "#d5e3f5", "loop": "#f3f0df", "kernel": "#cfe8d2", "value": "#eeeeee"}


@dataclasses.dataclass
class Node:
    kind: str
    label: str
    shape: str = ""
    count: int = 1
    inputs: set = dataclasses.field(default_factory=set)


def statements(text):
    """(operation with its operands, its region) of the first public function, in order; the operation's text ends before its region."""
    lines, depth, found = text.splitlines(), 0, []
    start = next(i for i, line in enumerate(lines) if re.match(r"\s*func\.func @", line))
    indent = len(lines[start]) - len(lines[start].lstrip())
    for line in lines[start + 1:]:
        here = len(line) - len(line.lstrip())
        if here == indent and line.strip() == "}":
            break
        if here == indent + 2 and not line.lstrip().startswith(("}", "^")):
            found.append([line.strip(), []])
        elif found:
            found[-1][1].append(line.strip())
    return lines[start], found


def last_shape(text):
    shapes = re.findall(r"(?:tensor|memref)<((?:[\d?]+x)*)(?:[a-z]\w*|complex<\w+>)(?:, [^>]*)?>", text)
    return shapes[-1].rstrip("x").replace("x", " × ") if shapes else ""


def read(text):
    """The graph of a function in printed IR: {name: Node}. Buffers are followed from their last writer to their readers."""
    header, body = statements(text)
    nodes, made_by, memory = {}, {}, {}  # made_by: value or buffer -> nodes it comes from; memory: view -> buffer
    for name, label in re.findall(r'(%arg\d+): [^{]*\{[^}]*crout\.name = "(\w+)"', header):
        nodes[name] = Node("value", label, last_shape(header[header.index(name + ":"):].split("{")[0]))
        made_by[name] = {name}
    for index, (line, region) in enumerate(body):
        match = re.match(r"(?:(%[-\w:#, %]+?) = )?([\w.]+)", line)
        results, (dialect, _, operation) = match.group(1) or "", match.group(2).partition(".")
        results = [part.split(":")[0].strip() for part in results.split(",") if part]
        operands = [memory.get(name, name) for name in re.findall(r"%[-\w]+", line[match.end():] + " ".join(region))]
        written = [memory.get(name, name) for name in re.findall(r"%[-\w]+", re.search(r"outs\(([^:)]*)", line).group(1))] if "outs(" in line else []
        parts = {memory[name] for name in re.findall(r"%[-\w]+", line) if name in memory}  # a write through a view leaves what others wrote
        if operation in ("store", "copy"):
            written = operands[1:2]
        inputs = set().union(*(made_by.get(name, set()) for name in operands if name not in written))
        if match.group(2) == "return":
            for i, name in enumerate(operands):
                nodes[f"result{i}"] = Node("value", "result", inputs=set(made_by.get(name, ())))
            continue
        if operation in VIEWS or operation in LEFT_OUT or dialect == "arith" or operation in ("eye", "iota", "full"):
            source = made_by.get(operands[0], set()) if operation in VIEWS and operands else set() if operation in ("dim", "dealloc") else inputs
            for name in results:
                made_by[name] = set(source)
                if operation in VIEWS and operands and dialect == "memref":
                    memory[name] = operands[0]
            for name in written:
                made_by[name] = set(source)
            continue
        kind, label, shape = "loop", operation, last_shape(line.split(" {")[0])
        if operation == "runtime_call":
            label = re.search(r"@crout_rt_(\w+)", line).group(1)
            if label == "check_info":
                continue
            shape = last_shape(re.search(r"outs\(%[^:]*: ([^,]*?)[,)]", line + ")").group(1)) if written else ""
        elif operation == "matrix_generic":
            numbers = sum(bool(re.match(r"%\w+ = ", inner)) for inner in region)
            kind, label, shape = "kernel", f"one kernel, {numbers} operations in registers", ""
        elif operation == "generic":
            label, shape = "1 loop", ""
        elif operation == "copy":
            shape = ""
        if label == "matmul":
            kind = "matmul"
        elif label in ALGEBRA or operation == "runtime_call":
            kind = "algebra"
        nodes[f"node{index}"] = Node(kind, label, shape, inputs=inputs)
        for name in (*results, *written):
            made_by[name] = {f"node{index}"} | (made_by.get(name, set()) if name in parts else set())
    return prune(nodes)


def prune(nodes):
    """Without what no result needs."""
    needed, stack = set(), [name for name, node in nodes.items() if node.label == "result" or node.kind == "value"]
    while stack:
        name = stack.pop()
        if name not in needed:
            needed.add(name)
            stack.extend(nodes[name].inputs)
    return {name: node for name, node in nodes.items() if name in needed}


def reaches(nodes, goal, begin, skip):
    """Whether a way leads from `begin` to `goal` other than the edge that ends in `skip`."""
    stack, seen = [name for name in nodes[goal].inputs if name != skip], set()
    while stack:
        name = stack.pop()
        if name == begin:
            return True
        if name not in seen:
            seen.add(name)
            stack.extend(nodes[name].inputs)
    return False


def merge_loops(nodes, loops=False):
    """Neighbouring elementwise operations become one box, where that makes no circle."""
    changed = True
    while changed:
        changed = False
        for name, node in list(nodes.items()):
            if node.kind != "loop":
                continue
            for before in sorted(node.inputs):
                if nodes[before].kind == "loop" and not reaches(nodes, name, before, before):
                    node.inputs = (node.inputs | nodes[before].inputs) - {before}
                    node.count += nodes[before].count
                    del nodes[before]
                    for other in nodes.values():
                        if before in other.inputs:
                            other.inputs = (other.inputs - {before}) | {name}
                    changed = True
                    break
            if changed:
                break
    for node in nodes.values():
        if node.kind == "loop" and node.count > 1:
            node.label, node.shape = f"{node.count} loops" if loops else f"{node.count} elementwise", ""
        elif node.kind == "value" and node.label != "result":
            node.inputs = set()
    return nodes


def layers(nodes):
    """Rows from top to bottom, each node under all of its inputs, with bends where an edge passes a row; crossings are lessened by averaging.

    Gives the rows, and each edge as the list of what it passes.
    """
    level = {}

    def depth(name):
        if name not in level:
            level[name] = 1 + max((depth(i) for i in sorted(nodes[name].inputs)), default=-1)
        return level[name]

    for name in nodes:
        depth(name)
    for name, node in nodes.items():
        readers = [level[reader] for reader in nodes if name in nodes[reader].inputs]
        if not node.inputs and readers:
            level[name] = min(readers) - 1
    for name, node in nodes.items():
        if node.label == "result":
            level[name] = max(level.values())
    rows = [[name for name in nodes if level[name] == i] for i in range(max(level.values()) + 1)]
    edges, above, below = [], collections.defaultdict(list), collections.defaultdict(list)
    for name, node in nodes.items():
        for i in sorted(node.inputs):
            edge = [i]
            for row in range(level[i] + 1, level[name]):
                edge.append(f"bend {i} {row}")  # shared by all edges from one node
                if edge[-1] not in rows[row]:
                    rows[row].append(edge[-1])
            edges.append([*edge, name])
            for first, second in zip(edges[-1], edges[-1][1:]):
                if first not in above[second]:
                    above[second].append(first)
                    below[first].append(second)
    place = {name: i - (len(row) - 1) / 2 for row in rows for i, name in enumerate(row)}
    for sweep in range(24):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            def weight(name):
                around = (above if down else below)[name]
                return sum(place[i] for i in around) / len(around) if around else place[name]
            row.sort(key=weight)
            for i, name in enumerate(row):
                place[name] = i - (len(row) - 1) / 2
    return rows, edges


WIDTH, HEIGHT, GAP, STEP, BEND = 92, 34, 14, 66, 8


def panel(nodes, title, left, top):
    """SVG of one graph, and its width and height."""
    rows, edges = layers(nodes)
    wide = {name: max(WIDTH, 7 * len(nodes[name].label) + 16) if name in nodes else BEND for row in rows for name in row}
    total = max(*(sum(wide[name] for name in row) + GAP * (len(row) - 1) for row in rows), 8 * len(title))
    position, out = {}, [f'<text x="{left + total / 2:.0f}" y="{top - 14}" text-anchor="middle" font-weight="bold">{html.escape(title)}</text>']
    for i, row in enumerate(rows):
        x = left + (total - sum(wide[name] for name in row) - GAP * (len(row) - 1)) / 2
        for name in row:
            position[name] = (x + wide[name] / 2, top + i * STEP)
            x += wide[name] + GAP
    for edge in edges:
        x, y = position[edge[0]]
        y += HEIGHT
        path = f"M{x:.0f} {y}"
        for name in edge[1:]:
            (x1, y1), bend = position[name], (STEP - HEIGHT) / 2
            path += f"C{x:.0f} {y + bend:.0f} {x1:.0f} {y1 - bend:.0f} {x1:.0f} {y1}"
            x, y = x1, y1
            if name not in nodes:
                y += HEIGHT
                path += f"L{x:.0f} {y}"
        out.append(f'<path d="{path}" fill="none" stroke="#999" marker-end="url(#a)"/>')
    for name, node in nodes.items():
        (x, y), w = position[name], wide[name]
        out.append(f'<rect x="{x - w / 2:.0f}" y="{y}" width="{w}" height="{HEIGHT}" rx="{16 if node.kind == "value" else 4}" fill="{COLOURS[node.kind]}" stroke="#666"/>')
        out.append(f'<text x="{x:.0f}" y="{y + (15 if node.shape else 21)}" text-anchor="middle">{html.escape(node.label)}</text>')
        if node.shape:
            out.append(f'<text x="{x:.0f}" y="{y + 28}" text-anchor="middle" font-size="10" fill="#555">{html.escape(node.shape)}</text>')
    return out, total, len(rows) * STEP


def draw(before, after):
    left, first, height = panel(before, "as written: the trace", 20, 50)
    right, second, other = panel(after, "what runs", 20 + first + 60, 50)
    width, height = 40 + first + 60 + second, 60 + max(height, other)
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" font-family="sans-serif" font-size="12">\n'
            '<rect width="100%" height="100%" fill="white"/>\n<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">'
            '<path d="M0 0L10 5L0 10z" fill="#999"/></marker></defs>')
    return "\n".join([head, *left, *right, "</svg>"]) + "\n"


def exported():
    """(name of the picture, program) of the three examples, with the sizes that they are exported with free."""
    import numpy as np

    import crout

    def module(example, name):
        sys.path.insert(0, str(ROOT / "examples" / example))
        return importlib.import_module(name)

    def tensors(*arrays):
        return tuple(crout.from_numpy(np.asarray(a)) for a in arrays)

    tracks = module("kalman_filter", "tracks")
    constants = tracks.model()
    _, measured = tracks.simulate(5, 1, *constants)
    t = {0: "t"}
    yield "kalman_filter", crout.export.export(module("kalman_filter", "kalman_filter").step, tensors(*tracks.start(measured[0]), measured[0], *constants), name="step",
                                               dynamic_shapes=(t, t, t, None, None, None, None))
    scene = module("bundle_adjustment", "scene").scene(5, 7)
    yield "bundle_adjustment", crout.export.export(module("bundle_adjustment", "bundle_adjustment").step, tensors(*(np.asarray(a, "float32") for a in scene)), name="step",
                                                   dynamic_shapes=({0: "c"}, {0: "c"}, {0: "p"}, {0: "p", 1: "c"}, None, None))
    textbook = module("gaussian_process", "gaussian_process").textbook
    operands = tensors(np.ones((7, 3)), np.ones(7), np.ones((5, 3)), np.float64(2), np.float64(0.5))
    yield "gaussian_process", crout.export.export(textbook, operands, name="textbook", dynamic_shapes=({0: "n", 1: "d"}, {0: "n"}, {0: "m", 1: "d"}, None, None))


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, program in exported():
        picture = draw(merge_loops(read(program.mlir(phase="input"))), merge_loops(read(program.mlir(phase="buffers")), loops=True))
        path = FOLDER / f"{name}.svg"
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != picture:
                raise SystemExit(f"{path.relative_to(ROOT)} is not what the compiler makes: run python3 scripts/draw_programs.py")
        else:
            path.write_text(picture)


if __name__ == "__main__":
    main()
