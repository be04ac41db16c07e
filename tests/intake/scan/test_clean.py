"""Pictures are made ready: upright, level, in even light, without coloured ink and without the table they lie on."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bench.scans.damage import _lit, _signed, photographed, seen_aside
from roviec.directives.intake.scan.clean import cleaned, is_blank
from roviec.directives.intake.scan.upright import lie_of
from tests.intake.scan.papers import letter


def grey() -> Image.Image:
    return letter().convert("L")


def ink(page: Image.Image) -> float:
    return float((np.asarray(page.convert("L")) < 110).mean())


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_laid_wrongly_is_found_out(quarters: int) -> None:
    turned = grey().rotate(90 * quarters, expand=True)
    assert lie_of(turned).quarters % 4 == -quarters % 4


@pytest.mark.parametrize("angle", [-5.0, -2.0, 0.0, 0.6, 3.4, 5.0])
def test_a_lean_is_measured_to_a_fifth_of_a_degree(angle: float) -> None:
    leaning = grey().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert lie_of(leaning).lean == pytest.approx(-angle, abs=0.2)


def test_an_empty_page_lies_as_it_lies_and_is_blank() -> None:
    empty = Image.new("L", (1000, 1400), 250)
    assert (lie_of(empty).quarters, lie_of(empty).lean) == (0, 0.0)
    assert is_blank(cleaned(empty))
    assert not is_blank(cleaned(letter()))


def test_red_stamp_and_blue_signature_go_and_the_print_beneath_them_stays() -> None:
    page = letter()
    stamped = _signed(page, 1)
    assert ink(stamped) > ink(page) * 1.15
    assert ink(cleaned(stamped)) == pytest.approx(ink(cleaned(page)), rel=0.02)


def test_light_that_falls_unevenly_is_made_even() -> None:
    shaded = np.asarray(cleaned(_lit(letter(), 1)))
    corners = [shaded[:60, :60], shaded[:60, -60:], shaded[-60:, :60], shaded[-60:, -60:]]
    assert all(corner.mean() > 235 for corner in corners)
    assert ink(Image.fromarray(shaded)) == pytest.approx(ink(letter()), rel=0.25)


def test_the_table_around_a_photographed_paper_is_painted_white() -> None:
    page = cleaned(photographed(letter(), 1))
    edge = np.asarray(page)
    assert (edge[:20] > 200).mean() > 0.99
    assert (edge[:, :20] > 200).mean() > 0.99
    assert ink(page) > 0.01


def test_a_paper_seen_from_aside_is_made_a_rectangle() -> None:
    marked = letter().copy()
    for x, share in ((120, 0.2), (120, 0.8), (1530, 0.2), (1530, 0.8)):
        ImageDraw.Draw(marked).line((x, marked.height * share - 150, x, marked.height * share + 150), (0, 0, 0), 8)

    def between(page: Image.Image, share: float) -> int:
        """From the left mark to the right one, so far down the page: the first ink after the first paper, from either side."""
        row = np.asarray(page.convert("L"))[round(page.height * share)]
        dark = row < np.percentile(row, 80) / 2
        left, right = (int(np.argmin(side)) + int(np.argmax(side[np.argmin(side) :])) for side in (dark, dark[::-1]))
        return page.width - left - right

    seen = seen_aside(marked, 2)
    assert abs(between(seen, 0.2) - between(seen, 0.8)) > 60
    flat = cleaned(seen)
    assert abs(between(flat, 0.2) - between(flat, 0.8)) < 12


def test_of_a_page_with_a_few_lines_a_small_difference_does_not_turn_it_over() -> None:
    few = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(few)
    for row in range(3):
        draw.rectangle((900, 300 + 90 * row, 1400, 330 + 90 * row), fill=0)
        draw.rectangle((1000, 336 + 90 * row, 1030, 342 + 90 * row), fill=0)  # a dot below, and nothing above
        draw.rectangle((1000, 286 + 90 * row, 1020, 292 + 90 * row), fill=0)
    assert lie_of(few).quarters == 0
