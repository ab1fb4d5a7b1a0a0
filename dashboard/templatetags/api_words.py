"""What templates show of the API's description."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def codes(words: str) -> SafeString:
    """The words as HTML; what stands between two backticks is code."""
    parts = words.split("`")
    is_paired = len(parts) % 2 == 1
    return format_html_join(
        "",
        "{}",
        ((format_html("<code>{}</code>", part) if is_paired and at % 2 else part,) for at, part in enumerate(parts)),
    )
