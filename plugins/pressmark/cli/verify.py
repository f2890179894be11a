"""`pressmark verify`: hold a site or a text against its sums."""

from __future__ import annotations

import contextlib
import re
import zipfile
from pathlib import Path

import click

from pressmark.cli.terminal import DONE, PROBLEMS, Examples, Terminal, common, counted, terminal
from pressmark.commands import verify
from pressmark.commands.raw import find, scalar
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import split_front_matter

_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{8,}")
"""What is meant for a sum: a pressmark has letters beyond F, or hyphens."""


@click.command(
    "verify",
    cls=Examples,
    examples=(
        "pressmark verify output",
        "pressmark verify archive.zip",
        "pressmark verify bridge.md example-news-2021-07-06-bridge-opens",
    ),
)
@click.argument("target", metavar="OUTPUT|ZIP|TEXT", type=click.Path(path_type=Path, exists=True))
@click.argument("expected", metavar="[PRESSMARK|SHA256]", required=False)
@common
@terminal
def command(state: Terminal, target: Path, expected: str | None) -> int:
    """Prove that a site or a text is what it was.

    A site, in a folder or in a zip file, is held against its list of sums: what is missing,
    changed or added is told. With a SHA-256 sum from a citation the text of that sum is looked for
    in it, among earlier versions too. A text is held against a sum, or against the one in the
    record of a pressmark.
    """
    if expected and _HEXADECIMAL.fullmatch(expected) and not verify.is_sum(expected):
        raise click.UsageError(
            f"A SHA-256 sum has 64 hexadecimal digits; this has {len(expected)}. Copy it whole."
        )
    if target.is_dir() or zipfile.is_zipfile(target):
        try:
            with contextlib.ExitStack() as stack:
                site: verify.Site = (
                    verify.Folder(target)
                    if target.is_dir()
                    else verify.Packed(stack.enter_context(zipfile.ZipFile(target)))
                )
                if expected is None:
                    return _verify_site(state, site)
                return _verify_in_site(state, site, expected)
        except FileNotFoundError:
            raise ProblemsFoundError(
                [
                    Problem(
                        path=str(target),
                        message="There is no manifest-sha256.txt, so nothing can be proved.",
                        remedy="Name the folder that `pressmark build` made, or the zip file that "
                        "`pressmark export zip` made.",
                    )
                ]
            ) from None
    if target.suffix.lower() == ".zip":
        raise ProblemsFoundError(
            [
                Problem(
                    path=str(target),
                    message="This is no zip file that can be opened; it may be cut off.",
                    remedy="Download or copy it once more, and compare its size.",
                )
            ]
        )
    if expected is None:
        raise click.UsageError("Give the pressmark or the SHA-256 sum that the text should have.")
    return _verify_text(state, target, expected)


def _verify_site(state: Terminal, site: verify.Site) -> int:
    with state.progress() as show:
        found = verify.verify_site(site, lambda done, total: show("files", done, total))
    lists = {"missing": found.missing, "changed": found.changed, "extra": found.extra}
    state.data(
        {
            "whole": found.is_whole,
            "intact": found.intact,
            **lists,
            "manifest_sha256": found.manifest,
        }
    )
    for kind, paths in lists.items():
        for path in paths:
            state.say(f"{kind}: {path}")
    files = counted(found.intact, "file is", "files are")
    state.say(f"{files} as the manifest says{'' if found.is_whole else '; the others are named'}.")
    state.say(f"SHA-256 of the manifest: {found.manifest}")
    return DONE if found.is_whole else PROBLEMS


def _verify_in_site(state: Terminal, site: verify.Site, expected: str) -> int:
    if verify.is_sum(expected):
        return _verify_sum_in_site(state, site, expected.lower())
    mark = expected.removesuffix(".html")
    text = next((each for each in verify.texts_in(site, mark) if not each.version), None)
    if text is None:
        raise ProblemsFoundError(
            [
                Problem(
                    path="articles",
                    value=expected,
                    message="This site has no text of that pressmark.",
                    remedy="Copy it from the article's page; a page that only describes an "
                    "article has no text to prove.",
                )
            ]
        )
    # Without the archive the site's own list of sums is all that there is.
    wanted = verify.manifest_of(site)[text.path]
    with contextlib.suppress(ProblemsFoundError):
        wanted = _recorded_sum(state.root, mark)
    return _told(state, text.path, wanted, verify.sum_in(site, text.path))


def _verify_sum_in_site(state: Terminal, site: verify.Site, wanted: str) -> int:
    texts = list(verify.texts_in(site, wanted))
    state.data(
        {
            "same": bool(texts),
            "expected": wanted,
            "texts": [
                {"path": each.path, "pressmark": each.pressmark, "version": each.version or None}
                for each in texts
            ],
        }
    )
    for each in texts:
        what = f"version {each.version}, an older version," if each.version else "the text"
        state.say(f"{each.path} is {what} of {each.pressmark}, to the byte.")
    if not texts:
        state.say("No text in this site has that sum: it is not here, or it was changed.")
    return DONE if texts else PROBLEMS


def _verify_text(state: Terminal, text: Path, expected: str) -> int:
    by_sum = verify.is_sum(expected)
    wanted = expected.lower() if by_sum else _recorded_sum(state.root, expected)
    found = verify.sum_of(text)
    as_summed = found
    if found != wanted:
        # In a record's own file and in a private one the text stands below fields.
        with contextlib.suppress(ProblemsFoundError):
            as_summed = verify.sum_of_text(text)
    if as_summed == wanted:
        return _told(state, str(text), wanted, as_summed, exact=found == wanted)
    mark = find(state.root, expected).stem if not by_sum else ""
    earlier = next(
        (
            version
            for version in verify.versions_of(state.root, mark)
            if version.sha256 in (found, as_summed)
        ),
        None,
    )
    if earlier is None:
        return _told(state, str(text), wanted, as_summed)
    until = f", which stood until {earlier.replaced}" if earlier.replaced else ""
    state.data(
        {
            "path": str(text),
            "same": False,
            "expected": wanted,
            "found": earlier.sha256,
            "version": earlier.number,
        }
    )
    state.say(f"expected  {wanted}")
    state.say(f"found     {earlier.sha256}")
    state.say(f"This is version {earlier.number}{until}: the text has been corrected since.")
    return PROBLEMS


def _told(state: Terminal, path: str, wanted: str, found: str, *, exact: bool = True) -> int:
    same = found == wanted
    state.data({"path": path, "same": same, "expected": wanted, "found": found})
    state.say(f"expected  {wanted}")
    state.say(f"found     {found}")
    if same and not exact:
        state.say("This is the text. The file has other line ends, blanks or fields above it.")
    else:
        state.say("This is the text." if same else "This is NOT the text: something was changed.")
    return DONE if same else PROBLEMS


def _recorded_sum(root: Path, pressmark_: str) -> str:
    path = find(root, pressmark_)
    name = path.relative_to(root).as_posix()
    recorded = scalar(split_front_matter(path.read_bytes(), name), "sha256")
    if not recorded:
        raise ProblemsFoundError(
            [
                Problem(
                    path=name,
                    field="sha256",
                    message="The record gives no sum to hold the text against.",
                    remedy="Give the SHA-256 sum itself instead of the pressmark.",
                )
            ]
        )
    return recorded
