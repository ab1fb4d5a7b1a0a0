"""Addresses of what is done to many inquiries at once, of the office's topics, and of the command palette."""

from django.urls import path

from dashboard.views import bulk, palette, topics

urlpatterns = [
    path("bulk/", bulk.choose_verb, name="bulk"),
    path("bulk/assignment/", bulk.assign_many, name="bulk_assignment"),
    path("bulk/topics/", bulk.set_topics_of_many, name="bulk_topics"),
    path("bulk/snooze/", bulk.snooze_many, name="bulk_snooze"),
    path("bulk/closure/", bulk.close_many, name="bulk_closure"),
    path("bulk/<int:pk>/", bulk.show_act, name="bulk_act"),
    path("bulk/<int:pk>/undo/", bulk.undo_act, name="bulk_act_undo"),
    path("inquiries/<str:ref>/topics/", topics.set_topics, name="inquiry_topics"),
    path("settings/topics/", topics.list_topics, name="settings_topics"),
    path("settings/topics/<int:pk>/", topics.change_topic, name="settings_topic"),
    path("settings/topics/<int:pk>/retirement/", topics.retire_topic, name="settings_topic_retirement"),
    path("settings/topics/<int:pk>/return/", topics.restore_topic, name="settings_topic_return"),
    path("palette/", palette.show_palette, name="palette"),
]
