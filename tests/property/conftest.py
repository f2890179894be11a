"""How property tests run: without a deadline, since other work may share the machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("pressmark", deadline=None)
settings.load_profile("pressmark")
