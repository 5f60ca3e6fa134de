# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the example in a header's comment as a C program."""
import pathlib
import re
import sys

path = pathlib.Path(sys.argv[1])
example = re.search(r" \* Example[^\n]*\n((?: \*   [^\n]*\n)+)", path.read_text()).group(1)
print('#include "%s"\n#include <stdio.h>\n#include <stdlib.h>\nint main(void) {' % path.name)
print("".join(line[5:] + "\n" for line in example.splitlines()) + "  return 0;\n}")
