from tests.check import ROOT, locks_name_no_registry


def test_no_lock_file_names_a_registry() -> None:
    assert locks_name_no_registry() == 0


def test_every_locked_package_carries_its_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        blocks = (ROOT / name).read_text().split("\n")
        pins = [line for line in blocks if line and not line.startswith((" ", "#"))]
        assert pins
        assert all(line.rstrip().endswith("\\") for line in pins)
