"""The reporters' page: read what the desk answered, and answer it, as the reporter. No log-in; only in the demo."""

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from config.demo.answers import NobodyListens, send, write_answer
from config.demo.boxes import BoxedMail, Boxes
from config.demo.reading_room import find_name, list_boxes, list_conversation, show_mail
from inquiries.models import Office

# Below a long thread nobody reads on; the files are all on disk.
MOST_MAILS = 50


class AnswerForm(forms.Form):
    """What the reporter answers."""

    text = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )


@require_safe
@never_cache
def boxes(request: HttpRequest) -> HttpResponse:
    """Whose boxes there are."""
    lines = list_boxes(_boxes(), press_address=settings.PRESS_ADDRESS)
    context = {
        "reporters": [line for line in lines if not line.is_staff],
        "staff": [line for line in lines if line.is_staff],
    }
    return _render(request, "demo/boxes.html", context)


@require_safe
@never_cache
def box(request: HttpRequest, address: str) -> HttpResponse:
    """One box, the newest mail last, with the answer's form below."""
    return _render_box(request, address, AnswerForm())


@require_POST
def answers(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """Mail the desk an answer to mail `number` of the box, as its owner's mail program would."""
    mail = next((each for each in _get_mails_or_404(address) if each.number == number), None)
    if mail is None:
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _render_box(request, address, form, status=422)
    try:
        _send_answer(mail, form.cleaned_data["text"], at=timezone.now())
    except NobodyListens as error:
        form.add_error(None, str(error))
        return _render_box(request, address, form, status=503)
    messages.success(request, _("Sent. It is on the desk within seconds."))
    return redirect("demo_box", address=address)


def _send_answer(mail: BoxedMail, text: str, *, at: datetime) -> None:
    raw = mail.read()
    answer_to = show_mail(mail).answer_to
    answer = write_answer(raw, text, name=find_name(mail.address), address=mail.address, at=at, zone=Office.load().zone)
    send(answer, server=settings.SMTP, sender=mail.address, recipients=[answer_to])


def _render_box(request: HttpRequest, address: str, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    _get_mails_or_404(address)
    mails = list_conversation(_boxes(), address, press_address=settings.PRESS_ADDRESS)
    received = [mail for mail in mails if not mail.is_hers and mail.answer_to]
    chosen = request.GET.get("answer", "")
    answered = next((mail for mail in received if str(mail.number) == chosen), received[-1] if received else None)
    context = {
        "address": address,
        "name": find_name(address) or address,
        "mails": mails[-MOST_MAILS:],
        "answered": answered,
        "form": form,
    }
    return _render(request, "demo/box.html", context, status=status)


def _render(request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    with timezone.override(Office.load().zone):
        return render(request, template, {"office": Office.load(), **context}, status=status)


def _get_mails_or_404(address: str) -> list[BoxedMail]:
    try:
        mails = _boxes().mails(address)
    except ValueError as error:
        raise Http404 from error
    if not mails:
        raise Http404
    return mails


def _boxes() -> Boxes:
    return Boxes(settings.HOME / "mail")
