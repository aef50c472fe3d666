"""Whether the access log is what it was when it was sealed, and if not, where."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from students.access_log import seal_heads, sealing
from students.access_log.models import DIGEST_BYTES, FIRST, ID_BYTES
from students.models import AccessRow, AccessSeal

AT_ONCE = 2_000  # rows, or seals, in memory


@dataclass
class AuditFindings:
    """`complaints`: each thing that is not as it was, in words. Empty: all is as it was sealed."""

    seals: int = 0
    sealed: int = 0
    waiting: int = 0
    head: bytes = b""
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ChainLink:
    """A seal without its marks and hashes, which are read from the database when needed."""

    id: int
    after_row: int
    last_row: int
    upto: int
    closes: bool
    n: int


def verify(known_heads: dict[int, bytes] | None = None) -> AuditFindings:
    """Read the whole chain and every row. `known_heads`: number -> hash, kept by somebody elsewhere."""
    findings = AuditFindings()
    links = list(_links(findings, seal_heads.noted() | (known_heads or {})))
    _check_rows(links, findings)
    return findings


def _links(findings: AuditFindings, heads: dict[int, bytes]) -> Iterator[ChainLink]:
    """Walk the chain, complain of each break in it."""
    number, prev = 0, FIRST
    for seal in AccessSeal.objects.order_by("id").iterator(chunk_size=AT_ONCE):
        number += 1
        findings.complaints += _breaks(seal, number, prev, heads.pop(seal.id, None))
        number, prev = seal.id, bytes(seal.hash)
        findings.seals += 1
        yield ChainLink(seal.id, seal.after_row, seal.last_row, seal.upto, seal.closes, seal.n)
    findings.head = prev
    for lost in sorted(heads):
        findings.complaints.append(
            _("Seal %(n)s was noted outside of the database, and is not in it.") % {"n": lost}
        )


def _breaks(seal: AccessSeal, number: int, prev: bytes, head: bytes | None) -> list[str]:
    words = {"n": seal.id, "at": seal.at.isoformat(timespec="seconds")}
    complaints = []
    if seal.id != number:
        complaints.append(_("Seals before number %(n)s (%(at)s) were removed.") % words)
    elif bytes(seal.prev) != prev:
        complaints.append(_("Seal %(n)s (%(at)s) does not follow on the one before it.") % words)
    if seal.computed_hash() != bytes(seal.hash) or len(seal.marks) != seal.n * (ID_BYTES + DIGEST_BYTES):
        complaints.append(_("Seal %(n)s (%(at)s) was changed.") % words)
    if head is not None and head != bytes(seal.hash):
        complaints.append(_("Seal %(n)s (%(at)s) is not the one noted outside of the database.") % words)
    return complaints


class Ledger:
    """Which seal a row belongs to, by its id and its transaction."""

    def __init__(self, links: list[ChainLink]) -> None:
        self._counters: list[list[ChainLink]] = []
        for link in links:
            if not self._counters or self._counters[-1][-1].closes:
                self._counters.append([])
            self._counters[-1].append(link)
        self._begins = [links[0].after_row for links in self._counters]
        self._uptos = [[link.upto for link in links if not link.closes] for links in self._counters]

    def seal_of(self, row: int, txid: int) -> ChainLink | None:
        """None: no seal covers it yet."""
        # The transaction decides, not the row's id: an id is given at the insert, and a transaction that
        # began earlier may commit later, after its neighbors are sealed.
        counter = bisect_right(self._begins, row - 1) - 1
        if counter < 0:
            return None
        links, uptos = self._counters[counter], self._uptos[counter]
        closing = links[-1] if links[-1].closes else None
        if closing and row > closing.last_row:
            return None
        last_row = links[len(uptos) - 1].last_row if uptos else links[0].after_row
        if not uptos or txid >= uptos[-1] or (closing and row > last_row):
            return closing
        # `upto` is the first transaction that a seal does not cover, hence bisect_right.
        return links[min(bisect_right(uptos, txid), len(uptos) - 1)]


class Marks:
    """Marks of seals, read when a row asks for them. Rows come in nearly the order of their seals."""

    KEPT = 64  # seals: 15 MB at most

    def __init__(self) -> None:
        self._kept: dict[int, dict[int, bytes]] = {}

    def of(self, link: ChainLink) -> dict[int, bytes]:
        if link.id not in self._kept:
            # A dict keeps the order of insertion, so that the first key is the oldest.
            if len(self._kept) >= self.KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[link.id] = AccessSeal.objects.only("marks").get(pk=link.id).digests()
        return self._kept[link.id]


def _check_rows(links: list[ChainLink], findings: AuditFindings) -> None:
    ledger, marks = Ledger(links), Marks()
    begins_anew = _row_of_a_new_counter(links)
    found: Counter[int] = Counter()
    for row in AccessRow.objects.order_by("id").values_list(*sealing.FIELDS).iterator(chunk_size=AT_ONCE):
        link = ledger.seal_of(row[0], row[-1])
        if link is None or (begins_anew is not None and row[0] > begins_anew):
            findings.waiting += 1
            continue
        findings.sealed += 1
        mark = marks.of(link).get(row[0])
        found[link.id] += mark is not None
        findings.complaints += _differs(row, link, mark)
    for link in links:
        if found[link.id] < link.n:
            findings.complaints += _missing(link, marks.of(link), ledger)


def _row_of_a_new_counter(links: list[ChainLink]) -> int | None:
    """Where PostgreSQL counts anew and nothing is sealed since: the last row of the old counter."""
    last = links[-1] if links else None
    return last.last_row if last and not last.closes and sealing.oldest_open() < last.upto else None


def _differs(row: tuple[Any, ...], link: ChainLink, mark: bytes | None) -> list[str]:
    words = {"row": row[0], "at": row[1].isoformat(timespec="seconds"), "n": link.id}
    if mark is None:
        return [_("Row %(row)s (%(at)s) was added after seal %(n)s.") % words]
    if mark != sealing.row_digest(row):
        return [_("Row %(row)s (%(at)s) was changed after seal %(n)s.") % words]
    return []


def _missing(link: ChainLink, marked: dict[int, bytes], ledger: Ledger) -> list[str]:
    """Rows with a mark that were not met where it says: gone, or their transaction's id was changed."""
    there = dict(AccessRow.objects.filter(id__in=marked).values_list("id", "txid"))
    complaints = []
    for row in sorted(marked):
        words = {"row": row, "n": link.id}
        if row not in there:
            complaints.append(_("Row %(row)s, sealed by seal %(n)s, was removed.") % words)
        elif ledger.seal_of(row, there[row]) != link:
            complaints.append(_("Row %(row)s, sealed by seal %(n)s, names another transaction.") % words)
    return complaints
