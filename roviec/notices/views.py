from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from roviec.notices import acts, mail, reads
from roviec.notices.forms import PreferenceForm
from roviec.notices.models import Digest, Notice
from roviec.notices.render import EXPLAINED
from roviec.org.access import access_of


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    access, get = access_of(request.user), request.GET
    only_unread = get.get("loc", "") == "chua-doc"
    chosen = reads.preference(access)
    form = PreferenceForm(initial={"by_mail": chosen.by_mail, "language": chosen.language})
    context = {
        "mine": reads.mine(access, only_unread=only_unread, page=get.get("trang", "1")), "only_unread": only_unread,
        "explained": EXPLAINED, "form": form, "mail": mail.configured(), "has_address": bool(request.user.email),  # type: ignore[union-attr]
    }  # fmt: skip
    return render(request, "notices/list.html", context)


@require_GET
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """To what the notice is about. Reading it here is reading it: the mark is the reader's own and changes nothing else."""
    access = access_of(request.user)
    notice = get_object_or_404(Notice.objects.visible_to(access), pk=pk)
    acts.mark_read(access=access, notice=notice)
    return redirect(notice.url or "notices:list")


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    acts.mark_read(access=access, notice=get_object_or_404(Notice.objects.visible_to(access), pk=pk))
    return redirect("notices:list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    count = acts.mark_all_read(access=access_of(request.user))
    words = ngettext(
        "Đã đánh dấu %(count)s thông báo là đã đọc.", "Đã đánh dấu %(count)s thông báo là đã đọc.", count
    )  # fmt: skip
    messages.success(request, words % {"count": count})
    return redirect("notices:list")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    form = PreferenceForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Lựa chọn không hợp lệ."))
    else:
        acts.choose(access=access_of(request.user), **form.cleaned_data)
        messages.success(request, _("Đã lưu cách nhận thông báo."))
    return redirect("notices:list")


@require_GET
def post(request: HttpRequest) -> HttpResponse:
    if not access_of(request.user).can("notices.watch"):
        raise Http404
    return render(request, "notices/post.html", {"post": reads.post(timezone.localdate()), "states": Digest.State})


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    if not access.can("notices.watch"):
        raise Http404
    if acts.try_again(access=access, digest=get_object_or_404(Digest, pk=pk)):
        messages.success(request, _("Bản tin sẽ được gửi lại trong vài phút."))
    else:
        messages.warning(request, _("Bản tin này không còn chờ gửi lại."))
    return redirect("notices:post")
