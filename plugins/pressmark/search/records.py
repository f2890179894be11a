"""What a reader can take away of a set of results, in packs beside the index.

A fragment is large, because it holds the text; of hundreds of results only the records are wanted.
They stand in packs of their own, each a classic script, since a page opened from a folder may load
nothing else: it hands its name and the gzipped JSON in base64 to `pressmarkRecords`. A fragment's
id begins with the name of the pack that holds its record.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.search.documents import IndexDocument

_FEW, _MANY = 64, 1024


def packs(documents: Mapping[str, IndexDocument]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return each pack's path by its name, and its content by its path.

    `documents` are by their fragment's id without the language ("0a1b…", hexadecimal). A name is
    the beginning of the ids that the pack holds, "" where one pack holds them all; a path says
    what is in the pack by a hash.
    """
    length = (len(documents) > _FEW) + (len(documents) > _MANY)
    records: dict[str, dict[str, object]] = {}
    for each in sorted(documents):
        document = documents[each]
        record = {**dict(document.parts), "sorts": dict(document.sorts)}
        records.setdefault(each[:length], {})[each] = record
    paths, made = {}, {}
    for name, held in records.items():
        plain = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        # Level 9 with no time in the header: the same records give the same bytes.
        packed = base64.b64encode(gzip.compress(plain.encode(), 9, mtime=0)).decode()
        content = f'pressmarkRecords("{name}","{packed}")\n'.encode()
        paths[name] = f"records/{hashlib.sha256(content).hexdigest()[:10]}.js"
        made[paths[name]] = content
    return paths, made
