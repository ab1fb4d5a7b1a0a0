"""Addresses of the reporters' page; they exist only in the demo."""

from django.urls import path

from config.demo import parts, views

urlpatterns = [
    path("", views.boxes, name="demo_boxes"),
    path("<str:address>/", views.box, name="demo_box"),
    path("<str:address>/<int:number>/html/", parts.html, name="demo_html"),
    path("<str:address>/<int:number>/attachments/<int:position>/", parts.attachment, name="demo_attachment"),
    path("<str:address>/<int:number>/answers/", views.answers, name="demo_answers"),
]
