"""What templates show of many inquiries at once."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone

from dashboard.bulk_page import SESSION_KEY, UNDO_OFFERED_FOR, describe_act
from inquiries.models import BulkAct

register = template.Library()


@register.inclusion_tag("dashboard/_bulk_toast.html", takes_context=True)
def bulk_toast(context: dict[str, Any]) -> dict[str, Any]:
    """The person's latest bulk act while it runs and for as long as undoing is offered; it survives a reload.

    Costs nothing where she did none.
    """
    request = context.get("request")
    number = request.session.get(SESSION_KEY) if isinstance(request, HttpRequest) else None
    if number is None or not isinstance(request, HttpRequest):
        return {}
    act = BulkAct.objects.select_related("by").filter(pk=number).first()
    if act is None or (act.finished_at is not None and act.finished_at + UNDO_OFFERED_FOR < timezone.now()):
        del request.session[SESSION_KEY]
        return {}
    return describe_act(act) | {"csrf_token": context.get("csrf_token"), "request": request}
