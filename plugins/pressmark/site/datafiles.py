"""What tells of the data files: the Data Package, the RO-Crate, the downloads page.

They state sizes and sums, so they are put together when the files themselves stand.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pressmark import exports
from pressmark.exports.downloads import DESCRIPTORS, Stored, data_files, text_rights
from pressmark.site.units import Assembly, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressmark.licenses import License, RightsStatement
    from pressmark.site.session import Session


class DataFiles:
    """The data files of a build, as far as they have been written."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def stored(self) -> tuple[Stored, ...]:
        """Return those that stand by now, with their sizes and sums, in the page's order."""
        stamps = self._session.output.stamps
        return tuple(
            Stored(file, found[0], sha256)
            for file in (*data_files(self._session.settings), *DESCRIPTORS)
            if file.path in stamps
            for sha256, found in [stamps[file.path]]
        )

    @cached_property
    def rights(self) -> tuple[License | RightsStatement, ...]:
        """The licences and statements of the texts in them."""
        return text_rights(self._session.model.visible)

    @cached_property
    def _published(self) -> str:
        return exports.published(self._session.model.visible, self._session.settings)

    def descriptors(self) -> Iterator[Assembly]:
        """Yield the files that describe the others, each all that were made before it."""
        settings = self._session.settings
        makers: tuple[Callable[[], bytes], ...] = (
            lambda: exports.data_package(self.stored(), self.rights, settings),
            lambda: exports.ro_crate(
                self.stored(), self.rights, settings, published=self._published
            ),
        )
        for file, make in zip(DESCRIPTORS, makers, strict=True):
            yield Assembly(
                name=f"export {file.path}",
                of=(),
                inputs=lambda: {
                    "basis": self._session.prints.basis,
                    "files": digest(self.stored(), self.rights, self._published),
                },
                make=lambda _notes, path=file.path, make=make: {path: make()},  # type: ignore[misc]
            )
