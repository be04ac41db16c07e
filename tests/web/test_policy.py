"""No page may load or run what isn't ours, or carry what the policy would block."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.conftest import Work

SOURCES = Path(__file__).resolve().parent.parent.parent / "roviec"
PAGES = ["/", "/tim-kiem/?q=dat", "/khong-co", "/tai-khoan/2fa/", "/tai-khoan/password/change/", "/tai-khoan/logout/"]
EXTERNAL = re.compile(r"""(?:src|href|action|srcset|data)=["'](?:https?:)?//""")
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:""", re.IGNORECASE)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_carries_the_policy_and_keeps_it(work: Work, cast: Cast, path: str) -> None:
    answer = cast.officer.client().get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    page = answer.content.decode()
    assert not EXTERNAL.findall(page)
    assert not INLINE.findall(page)


@pytest.mark.django_db
def test_so_does_the_sign_in(client: Client) -> None:
    answer = client.get("/tai-khoan/login/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not EXTERNAL.findall(answer.content.decode())
    assert not INLINE.findall(answer.content.decode())


def files(*suffixes: str) -> list[Path]:
    return [path for path in sorted(SOURCES.rglob("*")) if path.suffix in suffixes and "locale" not in path.parts]


@pytest.mark.parametrize("path", files(".css", ".js"), ids=lambda path: str(path.relative_to(SOURCES)))
def test_a_static_source_points_at_no_other_host(path: Path) -> None:
    assert not re.findall(r"""(?:url\(|import\s+|@import\s+|fetch\()\s*["']?(?:https?:)?//""", path.read_text())


@pytest.mark.parametrize(
    "path",
    [path for path in files(".html") if "templates" in path.parts],
    ids=lambda path: str(path.relative_to(SOURCES)),
)
def test_a_template_has_nothing_inline(path: Path) -> None:
    assert not INLINE.findall(path.read_text())
    assert not EXTERNAL.findall(path.read_text())
