"""The settings of Pressmark's own sample archive. A keeper's archive has its own such file.

What may stand here: docs/settings.md. Everything else that Pelican knows may stand here too.
"""

SITENAME = "Pressmark"
SITEURL = "https://pressmark.example"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["pressmark.site"]

PRESSMARK_PURPOSE = (
    "Five news reports on one embassy and what followed, and the craft of keeping news: "
    "to search, to read without a network, and to cite to the paragraph."
)
PRESSMARK_KEEPER = {"name": "The Pressmark project", "email": "keeper@pressmark.example"}
