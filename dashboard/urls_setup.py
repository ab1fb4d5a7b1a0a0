"""Addresses of the first start, of the people who work here, and of test mails."""

from django.urls import path

from dashboard.views import mail_tests, setup, staff

urlpatterns = [
    path("setup/", setup.show_setup, name="setup"),
    path("setup/office/", setup.set_office, name="setup_office"),
    path("setup/mail/", setup.check_mail, name="setup_mail"),
    path("setup/loop/", setup.follow_loop, name="setup_loop"),
    path("setup/people/", setup.invite_people, name="setup_people"),
    path("setup/spokespeople/", setup.import_spokespeople, name="setup_spokespeople"),
    path("setup/done/", setup.finish, name="setup_done"),
    path("settings/people/", staff.list_staff, name="staff"),
    path("settings/people/invitations/", staff.invite, name="staff_invitations"),
    path("settings/people/<int:pk>/", staff.show_person, name="staff_person"),
    path("settings/people/<int:pk>/invitation/", staff.invite_again, name="staff_invitation"),
    path("settings/people/<int:pk>/role/", staff.change_role, name="staff_role"),
    path("settings/people/<int:pk>/closure/", staff.close_account, name="staff_closure"),
    path("settings/people/<int:pk>/reopening/", staff.reopen_account, name="staff_reopening"),
    path("mailroom/tests/", mail_tests.send_test, name="mail_tests"),
    path("mailroom/tests/<int:pk>/", mail_tests.show_test, name="mail_test"),
]
