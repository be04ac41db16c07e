"""Word refuses a file whose elements stand in another order than the schema's (ECMA-376, part 1, wml.xsd); python-docx doesn't look."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from docx.oxml.ns import nsmap
from lxml import etree

from roviec.reports.layout.docx import render_docx
from tests.reports.layout.documents import dispatch, notice, report

WORD = f"{{{nsmap['w']}}}"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w "
    "kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tblCellMar": "top start left bottom end right",
    "pBdr": "top left bottom right between bar",
}  # fmt: skip
MANY = {"headerReference", "footerReference", "tr", "tc"}


def parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
                yield name, etree.fromstring(package.read(name))


@pytest.fixture(scope="module", params=[report, dispatch, notice], ids=["report", "dispatch", "notice"])
def data(request: pytest.FixtureRequest) -> bytes:
    return render_docx(request.param())


@pytest.mark.parametrize("parent", sorted(ORDERS))
def test_children_stand_in_the_schemas_order(data: bytes, parent: str) -> None:
    order = ORDERS[parent].split()
    seen = 0
    for name, root in parts(data):
        for node in root.iter(f"{WORD}{parent}"):
            children = [etree.QName(child).localname for child in node]
            unknown = set(children) - set(order)
            assert not unknown, f"{name}: {parent} holds {unknown}"
            places = [order.index(child) for child in children]
            assert places == sorted(places), f"{name}: {parent} has {children}"
            once = [child for child in children if child not in MANY]
            assert len(once) == len(set(once)), f"{name}: {parent} has {children}"
            seen += 1
    assert seen


def test_a_cell_ends_with_a_paragraph_and_the_body_with_its_section(data: bytes) -> None:
    root = dict(parts(data))["word/document.xml"]
    for cell in root.iter(f"{WORD}tc"):
        assert etree.QName(cell[-1]).localname == "p"
    body = root[0]
    assert etree.QName(body[-1]).localname == "sectPr"
    names = [etree.QName(child).localname for child in body]
    assert "tbl tbl" not in " ".join(names), "Word joins tables that touch"
    assert names[-2] == "p", "after a table Word wants a paragraph"


def test_widths_of_cells_are_those_of_the_grid(data: bytes) -> None:
    root = dict(parts(data))["word/document.xml"]
    for table in root.iter(f"{WORD}tbl"):
        grid = [column.get(f"{WORD}w") for column in table.iter(f"{WORD}gridCol")]
        for row in table.iter(f"{WORD}tr"):
            assert [width.get(f"{WORD}w") for width in row.iter(f"{WORD}tcW")] == grid


def test_every_style_in_use_is_defined(data: bytes) -> None:
    found = dict(parts(data))
    known = {style.get(f"{WORD}styleId") for style in found["word/styles.xml"].iter(f"{WORD}style")}
    used = {
        node.get(f"{WORD}val")
        for root in found.values()
        for tag in ("pStyle", "tblStyle")
        for node in root.iter(f"{WORD}{tag}")
    }
    assert used <= known
