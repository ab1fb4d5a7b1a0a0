"""Addresses of the people who ask, and of the reports."""

from django.urls import path

from dashboard.views import journalists, outlets, reports, requesters

urlpatterns = [
    path("journalists/", journalists.list_journalists, name="journalists"),
    path("journalists/new/", journalists.add_journalist, name="journalist_new"),
    path("journalists/<int:pk>/", journalists.show_journalist, name="journalist"),
    path("journalists/<int:pk>/entry/", journalists.edit_journalist, name="journalist_entry"),
    path("journalists/<int:pk>/merger/", journalists.merge_journalist, name="journalist_merger"),
    path("inquiries/<str:ref>/reporter/", journalists.change_reporter, name="inquiry_reporter"),
    path("inquiries/<str:ref>/requester/", requesters.make_requester, name="inquiry_requester"),
    path("inquiries/<str:ref>/reporter/facts/", requesters.take_fact_over, name="inquiry_reporter_facts"),
    path("inquiries/<str:ref>/reporter/facts/dismissal/", requesters.dismiss_fact, name="inquiry_fact_dismissal"),
    path("outlets/", outlets.list_outlets, name="outlets"),
    path("outlets/new/", outlets.add_outlet, name="outlet_new"),
    path("outlets/<int:pk>/", outlets.show_outlet, name="outlet"),
    path("outlets/<int:pk>/entry/", outlets.edit_outlet, name="outlet_entry"),
    path("outlets/<int:pk>/domains/", outlets.add_domain, name="outlet_domains"),
    path("outlets/<int:pk>/domains/<int:domain>/removal/", outlets.remove_domain, name="outlet_domain_removal"),
    path("outlets/<int:pk>/merger/", outlets.merge_outlet, name="outlet_merger"),
    path("reports/", reports.show_report, name="reports"),
    path("reports/figures.csv", reports.download_figures, name="report_figures"),
    path("reports/inquiries.csv", reports.download_inquiries, name="report_inquiries"),
]
