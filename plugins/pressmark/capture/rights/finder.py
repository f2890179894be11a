"""Find of what a clause speaks, if it says so at all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pressmark.capture.rights.links import Link, applies, is_pronominal, link_of, only_joins
from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.named import Kind
from pressmark.capture.rights.nouns import OWN, Subject, is_arabic
from pressmark.capture.rights.readings import STATUSES
from pressmark.capture.rights.remainder import remainder_of
from pressmark.capture.rights.scopes import nouns_of, subject_of
from pressmark.capture.rights.tokens import languages_of, tagged

if TYPE_CHECKING:
    from pressmark.capture.rights.clauses import Clause
    from pressmark.capture.rights.readings import Surroundings
    from pressmark.capture.rights.tokens import Token

_FEW = 8
"""Unknown words that may stand before a reservation: a name, an address."""
_PROSE = 3
"""Unknown words behind a name without a verb: more are a sentence about something else."""
_LABEL = 12
"""Words of a line that says of what the next one speaks: "Photo credits"."""
_HAS = {"دارد", "دارند"}
"""Persian "has", behind the licence that a text has."""
_ITS = {"its", "su", "son", "sein", "ihr", "seu"}
_CREDIT = 8
_FIGURE = re.compile(
    r"(?:fig|figure|figura|abb|abbildung|image|photo|foto|map|الشكل|شکل|صوره|تصویر|عکس)\b\.?\s*\d"
)
_SOURCE = re.compile(r"(?:source|via|fuente|quelle|fonte|المصدر|منبع)\b")


class Finder:
    """Looks for the subject of one clause.

    `linked` tells whether the clause joins it to the licence, `explicit` whether the clause names
    it, `inherits` whether it is that of the name before.
    """

    def __init__(self, clause: Clause, around: Surroundings, previous: Subject | None) -> None:
        self.clause = clause
        self.around = around
        self.previous = previous
        self.nouns = nouns_of(clause.before, around.default)
        self.link = link_of(clause.before)
        if clause.after and clause.after[0].text in _HAS:
            self.link = Link.LOOSE
        self.linked = self.link in {Link.LOOSE, Link.STRONG}
        self.explicit = False
        self.inherits = False

    @property
    def whole(self) -> tuple[Token, ...]:
        """All words of the sentence since the name before."""
        clause = self.clause
        return (*clause.earlier, *clause.before, *clause.after, *clause.later)

    def subject(self) -> Subject | None:
        """Decide of what the clause speaks; None where that is not known."""
        before, kind = self.clause.before, self.clause.name.kind
        if kind is Kind.NOTICE and before and before[-1].text == ")":
            return Subject(self.around.default)  # "(Reporting by J. Roe) © Reuters 2022"
        subject = subject_of(before, self.nouns)
        reserves = kind in {Kind.RESERVED, Kind.STATUS}
        if subject is None and self.clause.follows is not None:
            known, subject = self._inherited(reserves=reserves)
            if known:
                return subject
        if subject is None and self.clause.earlier:
            earlier = self.clause.earlier
            subject = subject_of(earlier, nouns_of(earlier, self.around.default))
        credit = bool(before) and before[-1].text == "/" and kind is Kind.LICENSE
        if credit and subject is not None and subject.scope not in OWN:
            subject = Subject(Scope.IMAGE)  # "(Town Archive / CC BY-SA 3.0)"
        if subject is not None and self._stands_behind_another(subject):
            subject = Subject(Scope.OTHER)
        if subject is not None and self._is_its_own(subject):
            subject = self._topic() or subject
        self.explicit = subject is not None
        if kind is Kind.SOFTWARE and any(noun.rank == "OTHER" for noun in self.nouns):
            return Subject(Scope.OTHER)
        looks_behind = self.linked or reserves or applies(self.clause.after) or not before
        looks_behind = looks_behind and self.link is not Link.TOPIC and not self._is_defined()
        if subject is None and looks_behind and kind is not Kind.NOTICE:
            subject = self._behind(reserves=reserves)
        if subject is None and any(token.has("WE") for token in before):
            self.explicit = self.linked = True
            return Subject(Scope.SITE)
        return subject or self._unnamed()

    def _inherited(self, *, reserves: bool) -> tuple[bool, Subject | None]:
        """Say whether the name before settles it: "CC BY 4.0 and CC0", "© J. Roe, CC BY 4.0"."""
        follows, previous = self.clause.follows, self.previous
        if follows is None:
            return False, None
        joined = only_joins(self.clause.before)
        if follows.kind is Kind.NOTICE and joined and self._is_credit():
            self.linked = True
            return True, Subject(Scope.IMAGE)
        if reserves and (named := self._behind(reserves=True)) is not None:
            return True, named
        after_notice = follows.kind in {Kind.NOTICE, Kind.RESERVED} and (
            self.linked or (previous is not None and previous.noun is not None)
        )
        told_of = self.link is Link.TOPIC or bool(self.clause.earlier)
        # "A CC licence, namely CC BY 4.0"
        plain = not remainder_of(self.clause.before, self.nouns, None).words
        after_vague = follows.kind is Kind.VAGUE and not told_of and plain
        if previous is not None and (joined or after_notice or after_vague):
            self.inherits = self.linked = self.explicit = True
            return True, previous
        # What was said of the first is not known.
        return joined and bool(self.clause.before) and follows.kind not in STATUSES, None

    def _behind(self, *, reserves: bool) -> Subject | None:
        """Look behind the name: "CC BY 4.0 applies to this article", "CC BY 4.0 (photos)"."""
        after = self.clause.after
        nouns = nouns_of(after, self.around.default)
        if not nouns:
            return None
        if nouns[0].index == 0 and nouns[0].rank == "WORK" and self._says_this_is():
            self.linked = self.explicit = True
            return Subject(Scope.ARTICLE)
        if after[0].has("SAID") and nouns[0].index == 1:
            return Subject(nouns[0].scope)  # "unter … veröffentlichte Studie"
        bracketed = after[0].text == "(" and nouns[0].first == 1
        if not (reserves or applies(after) or nouns[0].first == 0 or bracketed):
            return None
        ours = [noun for noun in nouns if noun.scope in OWN] if reserves else []
        freed = [replace(nouns[0], governed=False), *nouns[1:]]
        self.linked = self.explicit = True
        return subject_of(after, ours[:1] or freed)

    def _unnamed(self) -> Subject | None:
        """Decide where no noun says of what a clause speaks: by its place, or not at all."""
        kind, default = self.clause.name.kind, self.around.default
        if is_pronominal(self.clause.before) and kind in {Kind.LICENSE, Kind.VAGUE}:
            topic = self._topic()
            if topic is not None:
                self.linked = True
                return topic
        label = self._label()
        if label is not None and not self.around.before.endswith((".", "!", "?")):
            self.linked = True
            return label
        if self.around.bare:
            self.linked = True
            return Subject(default)
        if not self.nouns and (named := self._told_behind()) is not None:
            self.linked = True
            return named
        if not self.nouns and (source := self._source()) is not None:
            self.linked = True
            return source
        if self._is_of_museum() or (not self.nouns and _FIGURE.match(self.around.before)):
            self.linked = True
            return Subject(Scope.IMAGE)
        if kind is Kind.RESERVED:
            topic = self._topic()
            if topic is not None and topic.scope is Scope.SITE:
                return topic
        if self.link is Link.TOPIC and kind not in STATUSES:
            return None
        if kind is Kind.LICENSE and self._is_credit():
            self.linked = True
            return Subject(Scope.IMAGE)
        return self._by_words(label)

    def _by_words(self, label: Subject | None) -> Subject | None:
        """Decide by the words alone: all known, they speak of where they stand."""
        before, kind = self.clause.before, self.clause.name.kind
        left = remainder_of(before, self.nouns, None)
        if kind is Kind.SOFTWARE and len(left.unknown) <= _FEW:
            self.linked = True
            return Subject(Scope.OTHER)
        if self._speaks_of_itself() or self._names_one_of_several() or self._is_labelled():
            return None
        if kind not in STATUSES and self._follows_a_name():
            return None
        advised = any(token.has("ADVISE") for token in before)
        advised = advised and not any(token.has("MAY") for token in before)
        if not left.words and not advised and (self.linked or not self._is_prose_behind()):
            if label is not None and label.noun is not None and label.noun.rank in _FOREIGN:
                return label
            self.linked = True
            return Subject(self.around.default)
        if kind is Kind.NOTICE and left.unknown and any(token.has("FINITE") for token in before):
            return Subject(Scope.OTHER)  # "bridge-plan is © J. Roe"
        if kind in STATUSES:
            return Subject(self.around.default) if len(left.unknown) <= _FEW else None
        if self._is_advice():
            return None
        known = left.words and self.link is Link.STRONG and not left.vetoed
        return Subject(Scope.OTHER) if known else None

    def _topic(self) -> Subject | None:
        """Say of what the sentence before speaks."""
        sentence = self.around.before
        tokens = tagged(sentence, languages_of(sentence)) if sentence else []
        return subject_of(tokens, nouns_of(tokens, self.around.default))

    def _label(self) -> Subject | None:
        """Say of what a short line before speaks, if not of ours: "Photo credits"."""
        if len(self.around.before.split()) > _LABEL:
            return None
        topic = self._topic()
        return topic if topic is not None and topic.scope not in OWN else None

    def _is_of_museum(self) -> bool:
        """Tell a caption's last words: "The bridge in 1931. Harbour Museum, CC BY 4.0"."""
        before, around = self.clause.before, self.around
        if self.nouns or not around.before or self.clause.follows or len(before) > _CREDIT:
            return False
        names = [token for token in before if token.kind == "word"]
        named = any(not token.tags for token in names) and before[-1].text == ","
        known = all(not token.tags or token.has("OF", "THE") for token in names)
        behind = any(token.kind == "word" for token in self.clause.after)
        topic = self._topic()
        pictured = topic is None or topic.scope is Scope.IMAGE
        return named and known and not behind and pictured

    def _source(self) -> Subject | None:
        """Say what a credit behind speaks of: "Licence: CC BY 2.0. Source: Flickr"."""
        sentence = self.around.after
        if not _SOURCE.match(sentence) or len(sentence.split()) > _LABEL:
            return None
        tokens = tagged(sentence, languages_of(sentence))
        nouns = nouns_of(tokens[1:], self.around.default)
        return next((Subject(noun.scope) for noun in nouns if noun.scope not in OWN), None)

    def _told_behind(self) -> Subject | None:
        """Say what the next sentence calls it: "License: CC0. … all rights to this software"."""
        sentence = self.around.after
        if not sentence:
            return None
        tokens = tagged(sentence, languages_of(sentence))
        nouns = nouns_of(tokens, self.around.default)
        this = [each for each in nouns if each.determiner == "THIS"]
        return next((Subject(each.scope) for each in this if each.scope not in OWN), None)

    def _stands_behind_another(self, subject: Subject) -> bool:
        """Tell "this article rests on the Tide Survey (CC BY 4.0)": the survey's licence."""
        before, noun = self.clause.before, subject.noun
        opens = [index for index, token in enumerate(before) if token.text == "("]
        if noun is None or subject.scope not in OWN or not opens or opens[-1] < noun.index + 2:
            return False
        told = any(token.has("FINITE") for token in before[noun.index + 1 : opens[-1] - 1])
        return told and not before[opens[-1] - 1].tags

    def _is_its_own(self, subject: Subject) -> bool:
        """Tell "its text" behind a sentence about this page."""
        noun = subject.noun
        if noun is None or noun.determiner != "THEIRS" or noun.rank != "WORK" or noun.first:
            return False
        topic = self._topic()
        ours = topic is not None and topic.scope is Scope.ARTICLE and topic.sure
        return ours and self.clause.before[0].text in _ITS

    def _says_this_is(self) -> bool:
        """Tell "this is a CC BY 4.0 article"."""
        words = [token for token in self.clause.before if token.kind == "word"]
        return (
            1 < len(words) <= _PROSE
            and words[0].has("THIS")
            and all(token.has("FINITE", "A") for token in words[1:])
        )

    def _is_advice(self) -> bool:
        """Tell "publish your texts under …"; an Arabic verb comes first in statements, too."""
        words = [token for token in self.clause.before if token.kind == "word"]
        return (
            bool(words)
            and words[0].has("ADVISE")
            and not words[0].text.startswith(("ین", "تن", "یس", "تس"))
        )

    def _is_credit(self) -> bool:
        """Tell a picture's credit: "J. Roe/CC BY 2.0", "J. Roe, CC BY 2.0, via Wikimedia"."""
        before = self.clause.before
        if before and before[-1].text == "/":
            return True
        behind = nouns_of(self.clause.after, self.around.default)
        return bool(behind) and behind[0].scope is Scope.IMAGE and behind[0].index <= 2

    def _is_defined(self) -> bool:
        """Tell what says what a licence is: "CC BY-SA 4.0 is the licence that …"."""
        after = [token for token in self.clause.after[:4] if token.kind == "word"]
        is_ = len(after) > 1 and after[0].has("FINITE") and after[0].has("LINK")
        return is_ and any(token.has("LICENCE") for token in after[1:])

    def _speaks_of_itself(self) -> bool:
        """Tell what is said of the licence itself: "CC BY 4.0 is open", "CC BY 4.0 and this …"."""
        if self.clause.name.kind in STATUSES:
            return False
        if self._permits():
            return True
        if any(
            token.kind == "word" and not token.has("THE", "LICENCE") for token in self.clause.before
        ):
            return False
        after = [token for token in self.clause.after if not token.has("LICENCE")]
        if not after or after[0].kind != "word":
            return False
        if after[0].has("AND"):
            return bool(nouns_of(self.clause.after, self.around.default))
        if after[0].has("MAY", "ATTRIBUTING", "FUTURE", "SAYING", "ABOUT") or not after[0].tags:
            return True
        return after[0].has("LINK") and after[0].has("FINITE")

    def _permits(self) -> bool:
        """Tell "the licence CC BY 4.0 permits …", in Persian with the verb at its end."""
        after = [token for token in self.clause.after if token.kind == "word"]
        before = [token for token in self.clause.before if token.kind == "word"]
        return (
            bool(after)
            and is_arabic(after[0])
            and all(token.has("LICENCE") and not token.has("UNDER") for token in before)
            and any(token.has("USE") for token in after)
            and any(token.has("MAY") for token in after)
            and not nouns_of(self.clause.after, self.around.default)
        )

    def _names_one_of_several(self) -> bool:
        """Tell "licence proposée:", "suggested licence:" from "licence:"."""
        pairs = pairwise(self.clause.before)
        return any(first.has("LICENCE") and second.has("SAID") for first, second in pairs)

    def _follows_a_name(self) -> bool:
        """Tell "Jo Doe | CC BY 2.0" and a line below another: who or what is named is not known."""
        sentence, around = self.around.before, self.around
        if (
            around.default is not Scope.ARTICLE
            or not sentence
            or sentence.endswith((".", "!", "?"))
        ):
            return False
        if any(token.kind == "word" for token in (*self.clause.before, *self.clause.earlier)):
            return False
        tokens = tagged(sentence, languages_of(sentence))
        return any(token.kind == "word" and not token.tags for token in tokens)

    def _is_labelled(self) -> bool:
        """Tell "Timetable: CC BY 4.0": a label that is not known may be of anything."""
        earlier = self.clause.earlier
        if self.clause.name.kind in STATUSES or not earlier or earlier[-1].text != ":":
            return False
        if any(token.kind == "word" for token in self.clause.before):
            return False
        return any(token.kind == "word" and not token.tags for token in earlier[-_LABEL:])

    def _is_prose_behind(self) -> bool:
        return len(remainder_of(self.clause.after, [], None).words) > _PROSE


_FOREIGN = {"IMAGE", "OTHER"}
