"""The words and dates of references, as the CSL locales have them that Typst 0.15 holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Locale:
    """The words and forms of a language; `chicago_day` and the like are dates that have a day."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    chicago_day: str
    mla_day: str
    month: str
    apa_about: str
    mla_about: str
    undated: str
    and_: str
    and_others: str
    quoted: str
    quoted_mark: str
    year_day: str
    """Month and day beside a year that stands elsewhere."""
    harvard_quoted: str
    harvard_asked: str
    harvard_unsigned: str
    harvard_about: str
    harvard_undated: str
    found_at: str
    accessed: str
    vancouver_at: str
    internet: str
    vancouver_day: str
    vancouver_month: str
    vancouver_months: tuple[str, ...]
    cited: str


_AR_MONTHS = tuple(
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
)
_FA_MONTHS = tuple(
    "ژانویه فوریه مارس آوریل می ژوئن جولای آگوست سپتامبر اکتبر نوامبر دسامبر".split()
)
LOCALES: Mapping[str, Locale] = {
    "en": Locale(
        months=tuple(
            "January February March April May June July August September October November "
            "December".split()
        ),
        short_months=tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()),
        chicago_day="{month} {day}, {year}",
        mla_day="{day} {month} {year}",
        month="{month} {year}",
        apa_about="ca. ",
        mla_about="circa ",
        undated="n.d.",
        and_="and ",
        and_others="et al.",
        quoted="“{}.”",
        quoted_mark="“{}”",
        year_day="{month} {day}",
        harvard_quoted="‘{}’,",
        harvard_asked="‘{}’,",
        harvard_unsigned="‘{}’",
        harvard_about="c. ",
        harvard_undated="no date",
        found_at="Available at: ",
        accessed="Accessed: {day} {month} {year}",
        vancouver_at="Available from: ",
        internet="Internet",
        vancouver_day="{year} {month} {day}",
        vancouver_month="{year} {month}",
        vancouver_months=tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
        cited="cited {}",
    ),
    "ar": Locale(
        months=_AR_MONTHS,
        short_months=_AR_MONTHS,
        chicago_day="{day} {month}، {year}",
        mla_day="{day} {month}، {year}",
        month="{month}، {year}",
        apa_about="حوالي ",
        mla_about="حوالي ",
        undated="",
        and_="و ",
        and_others="وآخرون.",
        quoted='"{}".',
        quoted_mark='"{}".',
        year_day="{month} {day}",
        harvard_quoted='"{}",',
        harvard_asked='"{}",',
        harvard_unsigned='"{}"',
        harvard_about="حوالي ",
        harvard_undated="دون تاريخ",
        found_at="موجود في: ",
        accessed="تاريخ الوصول: {day} {month}، {year}",
        vancouver_at="موجود في: ",
        internet="انترنت",
        vancouver_day="{day} {month}، {year}",
        vancouver_month="{month}، {year}",
        vancouver_months=_AR_MONTHS,
        cited="وثق {}",
    ),
    "fa": Locale(
        months=_FA_MONTHS,
        short_months=_FA_MONTHS,
        chicago_day="{day} {month} {year}",
        mla_day="{day} {month} {year}",
        month="{month} {year}",
        apa_about="c. ",
        mla_about="تقریباً ",
        undated="بدون تاریخ",
        and_="و ",
        and_others="و همکاران.",
        quoted="“{}.”",
        quoted_mark="“{}”",
        year_day="{month} {day}",
        harvard_quoted="“{},”",
        harvard_asked="“{}”,",
        harvard_unsigned="“{}”",
        harvard_about="c. ",
        harvard_undated="بدون تاریخ",
        found_at="قابل دسترس در: ",
        accessed="دسترسی: {day} {month} {year}",
        vancouver_at="قابل دسترس در: ",
        internet="اینترنت",
        vancouver_day="{day} {month} {year}",
        vancouver_month="{month} {year}",
        vancouver_months=_FA_MONTHS,
        cited="ارجاع شده {}",
    ),
}
"""`undated` is "" where the processor adds words that are not here."""
