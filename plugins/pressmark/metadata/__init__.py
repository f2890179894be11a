"""What a page says about its work to machines: meta tags, linked data, typed links."""

from pressmark.metadata.dataset import dataset_json_ld, dataset_links
from pressmark.metadata.dublincore import dublin_core
from pressmark.metadata.jsonld import collection_json_ld, json_ld
from pressmark.metadata.links import Link, links
from pressmark.metadata.reservation import reservation_tags
from pressmark.metadata.rights import legal_code, rights_json_ld, rights_terms
from pressmark.metadata.tags import MetaTag, collection_meta_tags, meta_tags

__all__ = [
    "Link",
    "MetaTag",
    "collection_json_ld",
    "collection_meta_tags",
    "dataset_json_ld",
    "dataset_links",
    "dublin_core",
    "json_ld",
    "legal_code",
    "links",
    "meta_tags",
    "reservation_tags",
    "rights_json_ld",
    "rights_terms",
]
