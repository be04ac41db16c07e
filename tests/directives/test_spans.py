from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.spans import Mark, blocks


class Reader(HTMLParser):
    """Text content, the tags in order, and for each character the tasks whose mark it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.tasks, self.ids = "", [], [], []  # type: ignore[var-annotated]
        self._now: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "mark":
            self._now = set((named["data-tasks"] or "").split())

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._now = set()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.tasks += [self._now] * len(data)


TEXTS = st.text(alphabet="ab ạĐ<>&\"'\n;/😀", max_size=50)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    if not text:
        return text, []
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]), max_size=6))
    return text, [Mark(key, a, b, f"#task-{key}", "proposed") for key, (a, b) in enumerate(spans, 1)]


@given(marked())
def test_the_text_content_is_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert "\n".join(Reader(block.html).text for block in blocks(text, marks)) == text


@given(marked())
def test_each_character_stands_in_the_marks_that_cover_it(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    for block in blocks(text, marks):
        found = Reader(block.html).tasks
        wanted = [{str(m.key) for m in marks if m.start <= at < m.end} for at in range(block.start, block.end)]
        assert found == wanted


@given(marked())
def test_nothing_of_the_text_becomes_markup(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert {tag for block in blocks(text, marks) for tag in Reader(block.html).tags} <= {"mark", "a", "span"}


@given(marked())
def test_a_link_to_a_quote_lands_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    ids = [name for block in blocks(text, marks) for name in Reader(block.html).ids]
    visible = {f"quote-{m.key}" for m in marks if text[m.start : m.end].strip("\n")}
    assert sorted(ids) == sorted(visible)


def test_where_marks_nest_the_inner_one_is_opened() -> None:
    (block,) = blocks("một hai ba", [Mark(1, 0, 10, "#task-1", "proposed"), Mark(2, 4, 7, "#task-2", "confirmed")])
    assert '<mark class="span span--confirmed" data-tasks="1 2"><a href="#task-2">hai</a></mark>' in block.html
    assert '<a href="#task-1"> ba</a>' in block.html
