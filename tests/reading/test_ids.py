from __future__ import annotations

import unicodedata

from roviec.directives.reading import read
from tests.reading.documents import directive

TEXT = directive("1. Sở Xây dựng\n- Vớt rác trên hồ.\n- Nạo vét kênh Bắc.")


def test_ids_survive_another_reading_and_another_unicode_form() -> None:
    first = [clause.id for clause in read(TEXT).clauses]
    assert first == [clause.id for clause in read(TEXT).clauses]
    assert first == [clause.id for clause in read(unicodedata.normalize("NFD", TEXT)).clauses]


def test_ids_are_unique_even_for_equal_words() -> None:
    ids = [clause.id for clause in read("Giao Sở Y tế mua thuốc.\n" * 3).clauses]
    assert len(set(ids)) == len(ids) == 3


def test_a_changed_clause_changes_its_own_id_only() -> None:
    before, after = read(TEXT).clauses, read(TEXT.replace("kênh Bắc", "kênh Nam")).clauses
    assert [a.id != b.id for a, b in zip(before, after, strict=True)].count(True) == 1


def test_tasks_point_to_their_clause() -> None:
    reading = read(TEXT)
    by_id = {clause.id: clause for clause in reading.clauses}
    for task in reading.tasks:
        clause = by_id[task.clause_id]
        assert clause.start <= task.start < task.end <= clause.end
