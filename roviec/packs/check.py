"""Do the facts of a pack fit together? Problems name the entry; an empty list means they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from roviec.org.models import Succession
from roviec.packs import alerts, indicators, targets
from roviec.packs.rules import rule_problems
from roviec.packs.schema import (
    CodedFact,
    HeadFact,
    OutlineLine,
    Pack,
    SelectorFact,
    SheetFact,
    SuccessionFact,
    UnitFact,
)
from roviec.packs.sheets import sheet_problems
from roviec.reports.layout.model import LEVELS


def problems_of(pack: Pack) -> list[str]:
    return list(
        chain(
            _doubles(pack),
            _versions(pack),
            _places(pack),
            _events(pack),
            _endings(pack),
            _kinds(pack),
            _outlines(pack),
            rule_problems(pack),
            sheet_problems(pack),
            alerts.problems(pack),
            indicators.problems(pack),
            targets.problems(pack),
        )
    )


def _doubles(pack: Pack) -> Iterator[str]:
    plain: tuple[Sequence[CodedFact], ...] = (pack.kinds, pack.successions, pack.selectors)
    for facts in plain:
        yield from _twice((fact.code, fact.where) for fact in facts)
    yield from _twice(
        (f"{fact.code} {fact.start}", fact.where)
        for fact in chain(pack.levels, pack.units, pack.outlines, pack.alert_steps)
    )
    yield from _twice((f"{fact.kind} {fact.code} {fact.start}", fact.where) for fact in pack.stages)


def _twice(named: Iterable[tuple[str, str]]) -> Iterator[str]:
    pairs = list(named)
    counts = Counter(code for code, _ in pairs)
    for code, where in pairs:
        if counts[code] > 1:
            yield f"{where}: mã “{code}” bị lặp / the code is used twice"


def _versions(pack: Pack) -> Iterator[str]:
    for versions in pack.versions().values():
        for earlier, later in pairwise(versions):
            if earlier.end != later.start:
                yield f"{later.where}: không nối liền giai đoạn trước (kết thúc {earlier.end}) / does not follow on"


def _places(pack: Pack) -> Iterator[str]:
    kinds, units = {kind.code for kind in pack.kinds}, pack.versions()
    for unit in pack.units:
        if unit.kind not in kinds:
            yield f"{unit.where}: không có loại “{unit.kind}” / no such kind"
        if not any(level.code == unit.level and level.holds_on(unit.start) for level in pack.levels):
            yield f"{unit.where}: ngày {unit.start} không có cấp “{unit.level}” / no such level on that day"
        if unit.parent and not _covers(units.get(unit.parent, []), unit):
            yield f"{unit.where}: đơn vị cấp trên “{unit.parent}” không có suốt thời gian đó / the parent does not stand all the time"


def _covers(parents: list[UnitFact], child: UnitFact) -> bool:
    if not parents or parents[0].start > child.start:
        return False
    end = parents[-1].end
    return end is None or (child.end is not None and child.end <= end)


def _events(pack: Pack) -> Iterator[str]:
    units = pack.versions()
    for event in pack.successions:
        for code in event.old:
            if not any(version.start < event.start for version in units.get(code, [])):
                yield f"{event.where}: trước {event.start} không có đơn vị “{code}” / no such unit before that day"
        for code in event.new:
            if not any(version.holds_on(event.start) for version in units.get(code, [])):
                yield f"{event.where}: ngày {event.start} không có đơn vị “{code}” / no such unit on that day"
        yield from _heirs(event)


def _heirs(event: SuccessionFact) -> Iterator[str]:
    if event.hand_over == Succession.HandOver.HEIR and not event.new:
        yield f"{event.where}: bàn giao cho đơn vị kế thừa nhưng thiếu “to” / no successor to hand over to"
    if len(event.new) > 1 and event.heir not in event.new:
        yield f"{event.where}: nhiều đơn vị kế thừa thì “heir” phải là một trong số đó / “heir” must be one of “to”"


def _endings(pack: Pack) -> Iterator[str]:
    ended = {(code, event.start) for event in pack.successions for code in event.old}
    for code, versions in pack.versions().items():
        last = versions[-1]
        if last.end is not None and (code, last.end) not in ended:
            yield f"{last.where}: kết thúc {last.end} nhưng không có sự kiện kế thừa / ends without a succession"


def _kinds(pack: Pack) -> Iterator[str]:
    known, levels = {kind.code for kind in pack.kinds}, {level.code for level in pack.levels}
    chosen: list[SelectorFact | HeadFact | SheetFact] = [*pack.selectors, *pack.heads, *pack.sheets]
    for fact in chosen:
        for code in set(fact.kinds) - known:
            yield f"{fact.where}: không có loại “{code}” / no such kind"
    for selector in pack.selectors:
        for code in set(selector.levels) - levels:
            yield f"{selector.where}: không có cấp “{code}” / no such level"


def _outlines(pack: Pack) -> Iterator[str]:
    for outline in pack.outlines:
        yield from _twice((line.id, line.where) for line in outline.lines)
        for line in outline.lines:
            yield from _outline_line(line)
    by_code = sorted(pack.outlines, key=lambda outline: (outline.code, outline.start))
    for earlier, later in pairwise(by_code):
        if earlier.code == later.code and (earlier.end is None or earlier.end > later.start):
            yield f"{later.where}: bắt đầu khi bản trước còn hiệu lực / starts while the one before is in force"


def _outline_line(line: OutlineLine) -> Iterator[str]:
    if not 1 <= line.level <= LEVELS:
        yield f"{line.where}: “level” từ 1 đến {LEVELS} / is from 1 to {LEVELS}"
    if (line.fill in {"figures", "obligations"}) != bool(line.named):
        yield f"{line.where}: “named” đi cùng “fill” là figures hoặc obligations / goes with such a “fill”"
