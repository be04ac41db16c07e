from pathlib import Path

from roviec.config.secret import secret_key


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert len(first) > 60
    assert secret_key(tmp_path) == first
    assert (tmp_path / "keys" / "secret").stat().st_mode & 0o077 == 0
