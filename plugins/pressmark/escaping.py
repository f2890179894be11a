"""Text in HTML, without an object for each piece of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markupsafe

if TYPE_CHECKING:
    from collections.abc import Callable

escaped: Callable[[str], str] = vars(markupsafe)["_escape_inner"]
"""Escapes a `str` (and nothing else) as `markupsafe.escape` does; what needs no escaping it gives
back as it is. `escape` makes a `Markup` of each piece, which costs three times as much."""
