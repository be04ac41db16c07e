"""`python -m bench.scans [--papers 7] [--damage NAME …] [--ocrmypdf]`: errors, heads, tasks, time and memory by kind of damage.

Papers: the shortest annotated text of each kind (plan, notice, directive, …), set in Word and printed by LibreOffice.
Beside ours stand plain Tesseract on the pages as they were sent, Tesseract on the pages as we made them ready (what it costs at the least),
and OCRmyPDF on the same file. One after the other on each paper, on one core; the medians over the papers are printed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from PIL import Image

from bench.reading.score import f1
from bench.scans import word
from bench.scans.damage import DAMAGES, file_of
from bench.scans.rates import letters_wrong, scored
from bench.scans.render import pages_of, parts_of
from bench.scans.watch import Watch
from roviec.directives.intake import Taken, scan, take_recognised
from roviec.directives.reading import read

_OWN = Path(__file__).parents[1] / "reading/texts"
_HEAD = ("number", "issued_on", "issuer", "subject", "signer")
_KIND = re.compile(r"/(KH|TB|CT|CĐ|QĐ|NQ)(?=-)")
_ENV = {"OMP_THREAD_LIMIT": "1", "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
_TESSERACT = ("tesseract", "-l", "vie", "--dpi", "300")


@dataclass
class Row:
    heads: Counter[str] = field(default_factory=Counter)
    tasks: Counter[str] = field(default_factory=Counter)
    letters: dict[str, Counter[str]] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)  # a page
    megabytes: dict[str, float] = field(default_factory=dict)

    def add(self, who: str, watch: Watch, pages: int, meant: str, said: str | None) -> None:
        self.seconds.setdefault(who, []).append(watch.seconds / pages)
        self.megabytes[who] = max(self.megabytes.get(who, 0), watch.megabytes)
        if said is not None:
            wrong, of = letters_wrong(meant, said)
            self.letters.setdefault(who, Counter()).update(wrong=wrong, of=of)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scans")
    parser.add_argument("--papers", type=int, default=7)
    parser.add_argument("--damage", nargs="*", choices=list(DAMAGES), default=list(DAMAGES))
    parser.add_argument("--ocrmypdf", action="store_true", help="measure OCRmyPDF too")
    args = parser.parse_args()
    if not (scan.installed() and word.installed()):
        sys.exit("needs Debian's tesseract-ocr, tesseract-ocr-vie and libreoffice-writer-nogui")
    papers = [(text, gold, word.pdf_of(text)) for text, gold in _papers(args.papers)]
    whose = ["ours", "plain", *(["ocrmypdf"] if args.ocrmypdf else [])]
    print(f"{len(papers)} papers\n{'damage':18}" + "".join(f"{'wrong ' + who:>15}" for who in whose) + f"{'head':>7}{'tasks':>7}{'end':>7}" + "".join(f"{'s ' + who:>11}" for who in (*whose, "floor")) + f"{'on plain':>10}{'on floor':>10}" + "".join(f"{'MB ' + who:>12}" for who in whose))  # fmt: skip
    for name in args.damage:
        row = Row()
        for seed, (text, gold, pdf) in enumerate(papers, 1):
            _measure(row, text, gold, [DAMAGES[name](page, seed) for page in pages_of(pdf)], whose)
        _print(name, row, whose)


def _papers(most: int) -> list[tuple[str, dict[str, object]]]:
    """The shortest of each kind that has an official head, and a signature that ends it."""
    found: dict[str, tuple[str, dict[str, object]]] = {}
    for answer in sorted(_OWN.glob("*.gold.json")):
        text = (_OWN / f"{answer.name.removesuffix('.gold.json')}.txt").read_text(encoding="utf-8")
        if "CỘNG H" not in text[:300] or "Số:" not in text[:400] or not 1 <= len(parts_of(text)["signature"]) <= 5:
            continue
        known = _KIND.search(parts_of(text)["number"][0])
        kind = known[1] if known else "công văn"
        if kind not in found or len(text) < len(found[kind][0]):
            found[kind] = text, json.loads(answer.read_text(encoding="utf-8"))
    return sorted(found.values(), key=lambda pair: len(pair[0]))[:most]


def _measure(row: Row, text: str, gold: dict[str, object], pictures: Sequence[Image.Image], whose: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = [picture if picture.mode == "L" else picture.convert("RGB") for picture in pictures]
        pages[0].save(folder / "paper.pdf", "PDF", save_all=True, append_images=pages[1:], resolution=300, quality=70)
        sent = [folder / f"sent{at}.jpg" for at in range(len(pages))]
        for file, page in zip(sent, pages, strict=True):
            file.write_bytes(file_of(page, quality=70))
        with Watch() as watch:
            plain = _tesseract(sent)
        row.add("plain", watch, len(pages), text, plain)
        data = (folder / "paper.pdf").read_bytes()
        with Watch() as watch:
            taken = _ours(data)
        row.add("ours", watch, len(pages), text, taken.text)
        with scan.Preparer(data) as ready:
            files = [ready.page(at).file for at in range(ready.count)]
            with Watch() as watch:
                _tesseract(files)
        row.add("floor", watch, len(pages), text, None)
        if "ocrmypdf" in whose:
            with Watch() as watch:
                said = _ocrmypdf(folder)
            row.add("ocrmypdf", watch, len(pages), text, said)
    meant, got = read(text), read(taken.text)
    for part in _HEAD:
        row.heads["right"] += getattr(meant.document, part) == getattr(got.document, part)
        row.heads["of"] += 1
    tasks, said_tasks = gold["tasks"], got.as_json()["tasks"]
    if isinstance(tasks, list) and isinstance(said_tasks, list):
        row.tasks += scored(text, tasks, got.text, said_tasks)


def _ours(data: bytes) -> Taken:
    """From the file to its text and its searchable PDF, as a directive that is sent in goes, but for the database."""
    scan.wanted(data, "pdf")
    with scan.Preparer(data) as pages:
        done = {at: scan.recognise_page(pages, at) for at in range(pages.count)}
    taken = take_recognised(data, "paper.pdf", {at: found for at, (found, _) in done.items()}, of=len(done))
    scan.joined({at: printed for at, (_, printed) in done.items()}, None)
    return taken


def _tesseract(files: Sequence[Path]) -> str:
    for file in files:
        command = [_TESSERACT[0], str(file), str(file.with_suffix("")), *_TESSERACT[1:]]
        subprocess.run(command, check=True, capture_output=True, env=_ENV)
    return "\n".join(file.with_suffix(".txt").read_text(encoding="utf-8") for file in files)


def _ocrmypdf(folder: Path) -> str:
    said = folder / "said.txt"
    command = ["ocrmypdf", "-q", "-l", "vie", "--rotate-pages", "--deskew", "--jobs", "1", "--sidecar", str(said), str(folder / "paper.pdf"), str(folder / "o.pdf")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, env=_ENV)
    return said.read_text(encoding="utf-8").replace("\f", "\n")


def _print(name: str, row: Row, whose: list[str]) -> None:
    wrong = "".join(f"{row.letters[who]['wrong'] / row.letters[who]['of']:15.3f}" for who in whose)
    heads = f"{row.heads['right']}/{row.heads['of']}"
    figures = "".join(f"{f1(row.tasks, which) or 0.0:7.3f}" for which in ("tasks", "end"))
    seconds = "".join(f"{median(row.seconds[who]):11.2f}" for who in (*whose, "floor"))
    more = "".join(
        f"{median(a / b for a, b in zip(row.seconds['ours'], row.seconds[who], strict=True)) - 1:+10.0%}"
        for who in ("plain", "floor")
    )
    memory = "".join(f"{row.megabytes[who]:12.0f}" for who in whose)
    print(f"{name:18}{wrong}{heads:>7}{figures}{seconds}{more}{memory}", flush=True)


if __name__ == "__main__":
    main()
