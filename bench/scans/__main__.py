"""`python -m bench.scans [--papers 3] [--gold DIR] [--damage NAME …]`: error rates, heads, tasks and time by kind of damage.

Time is processor time of all processes; beside ours stands plain Tesseract on the same pictures, and (`--ocrmypdf`) OCRmyPDF.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from bench.reading.score import f1
from bench.scans.damage import DAMAGES, file_of
from bench.scans.rates import letters_wrong, scored, words_wrong
from bench.scans.render import pages_of, parts_of, pdf_of
from roviec.directives.intake import scan, take_recognised
from roviec.directives.reading import read

_OWN = Path(__file__).parents[1] / "reading/texts"
_HEAD = ("number", "issued_on", "issuer", "subject", "signer")


@dataclass
class Row:
    letters: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)
    tasks: Counter[str] = field(default_factory=Counter)
    ours: float = 0.0
    bare: float = 0.0
    whole: float = 0.0
    pages: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scans")
    parser.add_argument("--papers", type=int, default=3)
    parser.add_argument("--gold", type=Path, default=_OWN, help="folder of NNN.txt and NNN.gold.json")
    parser.add_argument("--damage", nargs="*", choices=list(DAMAGES), default=list(DAMAGES))
    parser.add_argument("--ocrmypdf", action="store_true", help="measure OCRmyPDF's time too")
    args = parser.parse_args()
    if not scan.installed():
        sys.exit("needs Debian's tesseract-ocr and tesseract-ocr-vie")
    papers = _papers(args.gold, args.papers)
    print(f"{'damage':14}{'CER':>7}{'WER':>7}{'plain CER':>11}{'plain WER':>11}  " + "".join(f"{name:>11}" for name in _HEAD) + f"{'tasks':>8}{'end':>7}{'s/page':>8}{'plain':>7}{'more':>7}{'ocrmypdf':>10}")  # fmt: skip
    for name in args.damage:
        row = Row()
        for seed, (text, gold) in enumerate(papers, 1):
            pictures = [DAMAGES[name](page, seed) for page in pages_of(pdf_of(text))]
            _measure(row, text, gold, pictures, args.ocrmypdf)
        _print(name, row)


def _papers(folder: Path, most: int) -> list[tuple[str, dict[str, object]]]:
    """The shortest with an official head and a signature."""
    found = []
    for answer in sorted(folder.glob("*.gold.json")):
        text = (folder / f"{answer.name.removesuffix('.gold.json')}.txt").read_text(encoding="utf-8")
        if "CỘNG H" in text[:300] and "Số:" in text[:400] and parts_of(text)["signature"]:
            found.append((text, json.loads(answer.read_text(encoding="utf-8"))))
    return sorted(found, key=lambda pair: len(pair[0]))[:most]


def _measure(row: Row, text: str, gold: dict[str, object], pictures: Sequence[Image.Image], whole: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "paper.pdf"
        first, *rest = [picture.convert("RGB") for picture in pictures]
        first.save(file, "PDF", save_all=True, append_images=rest, resolution=300, quality=70)
        data = file.read_bytes()
        start = _seconds()
        with scan.Preparer(data) as pages:
            found = {at: scan.recognise_page(pages, at)[0] for at in range(pages.count)}
        taken = take_recognised(data, "paper.pdf", found)
        row.ours += _seconds() - start
        plain = _plain(row, Path(name), pictures)
        if whole:
            start = _seconds()
            command = ["ocrmypdf", "-q", "-l", "vie", "--rotate-pages", "--deskew", "--jobs", "1", str(file), str(file.with_suffix(".o.pdf"))]  # fmt: skip
            subprocess.run(command, check=False, capture_output=True)
            row.whole += _seconds() - start
    row.pages += len(pictures)
    for counts, said in ((row.letters, taken.text), (row.plain, plain)):
        for kind, (wrong, of) in {"c": letters_wrong(text, said), "w": words_wrong(text, said)}.items():
            counts.update({kind: wrong, f"{kind}.of": of})
    meant, got = read(text), read(taken.text)
    for part in _HEAD:
        row.heads[part] += getattr(meant.document, part) == getattr(got.document, part)
    row.heads["of"] += 1
    tasks, said_tasks = gold["tasks"], got.as_json()["tasks"]
    if isinstance(tasks, list) and isinstance(said_tasks, list):
        row.tasks += scored(text, tasks, got.text, said_tasks)


def _plain(row: Row, folder: Path, pictures: Sequence[Image.Image]) -> str:
    texts = []
    for at, picture in enumerate(pictures):
        file = folder / f"plain{at}.jpg"
        file.write_bytes(file_of(picture, quality=85))
        start = _seconds()
        command = ["tesseract", str(file), str(file.with_suffix("")), "-l", "vie", "--dpi", "300"]
        subprocess.run(command, check=True, capture_output=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"})
        row.bare += _seconds() - start
        texts.append(file.with_suffix(".txt").read_text(encoding="utf-8"))
    return "\n".join(texts)


def _seconds() -> float:
    """Of this process and of those it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _print(name: str, row: Row) -> None:
    rates = [counts[kind] / counts[f"{kind}.of"] for counts in (row.letters, row.plain) for kind in "cw"]
    heads = "".join(f"{row.heads[part]}/{row.heads['of']}".rjust(11) for part in _HEAD)
    figures = [f1(row.tasks, which) or 0.0 for which in ("tasks", "end")]
    whole = f"{row.whole / row.pages:10.2f}" if row.whole else "         -"
    print(f"{name:14}{rates[0]:7.3f}{rates[1]:7.3f}{rates[2]:11.3f}{rates[3]:11.3f}  {heads}{figures[0]:8.3f}{figures[1]:7.3f}{row.ours / row.pages:8.2f}{row.bare / row.pages:7.2f}{row.ours / row.bare - 1:+7.0%}{whole}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
