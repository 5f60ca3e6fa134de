# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is timed, by topic. Each program is written for each peer as that peer's own users would write it."""

from .case import PEERS, Case
from . import dense, eager, programs, small

CASES: dict[str, Case] = {**dense.CASES, **small.CASES, **programs.CASES, **eager.CASES}
