"""What the API answered, kept for a caller who did not hear it."""

from django.db import models


class KeptAnswer(models.Model):
    """The answer to a call that came with a key: the same call, sent again, gets it and does nothing.

    Written in the transaction of what the call did. Rows older than a day are dust.
    """

    # `token-7`, or `person-3` where somebody tries calls out: the keys of two programs never meet.
    caller = models.CharField(max_length=40)
    # Method and path.
    route = models.CharField(max_length=200)
    key = models.CharField(max_length=255)
    # SHA-256 of the body.
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    # JSON, letter by letter as it went out; empty where there was none.
    answer = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller", "route", "key"], name="kept_answer_call")]
        # The sweep.
        indexes = [models.Index(fields=["created_at"], name="kept_answer_created")]

    def __str__(self) -> str:
        return f"{self.route}: {self.status}"
