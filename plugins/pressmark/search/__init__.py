"""The search index: documents in, packs out, the same bytes from the same documents.

`plan` divides the works into shards; `document` and `index` make one shard's files, each on its
own; `runtime` gives what all shards share, and `entry` the one file that names everything.
"""

from pressmark.search.documents import EXTRA, IndexDocument, document, searchable
from pressmark.search.folding import FOLDS
from pressmark.search.indexing import Part, index
from pressmark.search.runtime import entry, runtime
from pressmark.search.service import SearchError
from pressmark.search.shards import Shard, plan

__all__ = [
    "EXTRA",
    "FOLDS",
    "IndexDocument",
    "Part",
    "SearchError",
    "Shard",
    "document",
    "entry",
    "index",
    "plan",
    "runtime",
    "searchable",
]
