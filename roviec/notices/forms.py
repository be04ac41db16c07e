from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.notices.models import Language


class PreferenceForm(forms.Form):
    by_mail = forms.BooleanField(label=_("Gửi bản tin ngày qua thư điện tử"), required=False)
    language = forms.ChoiceField(label=_("Ngôn ngữ của bản tin"), choices=Language)
