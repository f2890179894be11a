"""The search index: documents in, packs out, the same bytes from the same documents.

`plan` divides the works into groups of shards. `document` and `index` make one shard's files, and a
note of which, with those of the other shards, `group` makes the group's; `runtime` gives what all
share, and `entry` the one file that names everything.
"""

from pressmark.search.documents import EXTRA, IndexDocument, document, searchable
from pressmark.search.folding import FOLDS
from pressmark.search.groups import entry, group
from pressmark.search.indexing import Part, index
from pressmark.search.runtime import runtime
from pressmark.search.service import SearchError
from pressmark.search.shards import Group, Shard, plan

__all__ = [
    "EXTRA",
    "FOLDS",
    "Group",
    "IndexDocument",
    "Part",
    "SearchError",
    "Shard",
    "document",
    "entry",
    "group",
    "index",
    "plan",
    "runtime",
    "searchable",
]
