"""The settings for publishing: those of pelicanconf.py, with the address that the host gives."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))  # noqa: PTH120 - Pelican runs this file anywhere

from pelicanconf import *

SITEURL = os.environ.get("SITE_URL", SITEURL).rstrip("/")

# Refuses the reading-room edition, whatever else is set.
PRESSMARK_PUBLISH = True
