"""What full-text search reads: one document an inquiry."""

from django.db import models

from inquiries.models.inquiry import Inquiry


class SearchDocument(models.Model):
    """The words of one inquiry, gathered after the fact; the database's own full-text index stands on this table."""

    inquiry = models.OneToOneField(Inquiry, primary_key=True, on_delete=models.CASCADE, related_name="+")
    subject = models.TextField(blank=True)
    people = models.TextField(blank=True)
    mail = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    # The newest event whose words stand in it; below zero: to be gathered again. Indexed for who gathers: how far
    # it came, and what is to be gathered again.
    event_id = models.BigIntegerField(default=0, db_index=True)

    def __str__(self) -> str:
        return f"{self.inquiry_id}"
