# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Python array API standard, 2024.12, on Crout's tensors: what `x.__array_namespace__()` gives.

Names, arguments and meaning are the standard's; where they differ from the rest of Crout, docs/guides/array_api.md says how.

>>> xp = crout.tensor([3.0, 1.0]).__array_namespace__()
>>> xp.sort(xp.asarray([3.0, 1.0, 2.0]), descending=True)
tensor([3., 2., 1.])
"""

__array_api_version__ = "2024.12"

from ._dtypes import *  # noqa: E402, F403
from ._creation import *  # noqa: E402, F403
from ._elementwise import *  # noqa: E402, F403
from ._manipulation import *  # noqa: E402, F403
from ._searching import *  # noqa: E402, F403
from ._statistics import *  # noqa: E402, F403
from ._products import *  # noqa: E402, F403
from ._info import __array_namespace_info__  # noqa: E402, F401
from . import linalg  # noqa: E402, F401
