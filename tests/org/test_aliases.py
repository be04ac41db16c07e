from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.models import Entry
from roviec.org import acts
from roviec.org.access import Access
from roviec.org.errors import OrgError
from roviec.org.resolve import Resolver
from tests.conftest import CHANGE, City


def test_a_new_alias_is_understood(administrator: Access, city: City) -> None:
    assert not Resolver(CHANGE).resolve("Ban Sáu").known
    acts.add_alias(access=administrator, unit=city.police, text=" Ban Sáu ")
    assert Resolver(CHANGE).resolve("Ban Sáu").unit_id == city.police.pk
    assert Entry.objects.get().after == {"alias": "Ban Sáu"}


def test_the_same_alias_twice_is_once(administrator: Access, city: City) -> None:
    for text in ("Ban Sáu", "BAN SÁU"):
        acts.add_alias(access=administrator, unit=city.police, text=text)
    assert city.police.aliases.filter(key="ban sau").count() == Entry.objects.count() == 1


def test_an_alias_has_letters(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="no_letters"):
        acts.add_alias(access=administrator, unit=city.police, text="…")


def test_a_clerk_may_not(clerk: Access, city: City) -> None:
    with pytest.raises(PermissionDenied):
        acts.add_alias(access=clerk, unit=city.police, text="Ban Sáu")
