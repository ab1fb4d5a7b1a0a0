"""One pure function held against what any such function promises, and against its own law."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.support.any_input import Prepared, draw_arguments
from tests.support.clean_values import find_broken
from tests.support.pure_functions import PureFunction

BOUNDED = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
# What came out, and what went in by the names of the parameters: true where the one fits the other.
Law = Callable[[Any, dict[str, Any]], object]


def hold(
    function: PureFunction,
    prepared: Prepared | None = None,
    *,
    law: Law | None = None,
    may_raise: type[Exception] | tuple[type[Exception], ...] = (),
    is_decoded: bool = True,
) -> None:
    """Call it with anything: it answers, what it gives can be shown and stored, and its law holds."""

    @BOUNDED
    @given(draw_arguments(function, prepared))
    def call(arguments: Any) -> None:
        try:
            result = function.call(*arguments.args, **arguments.kwargs)
            result = list(result) if isinstance(result, Iterator) else result
        except may_raise:
            return
        assert not is_decoded or find_broken(result) == []
        assert law is None or law(result, arguments.arguments), f"{function.name} gives {result!r:.300}"

    call()
