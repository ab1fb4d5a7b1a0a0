"""Why a mail asks for a look is kept as a code and said in the reader's language; errors of the program stay exact."""

from typing import Any

from django.utils import timezone, translation

from inquiries.api.serializers.mailroom import QuarantinedSerializer
from inquiries.intake import quarantine
from inquiries.mail_problems import say_discarding, say_error, say_problem
from inquiries.mailroom import discard_quarantined
from inquiries.models import SenderRule
from inquiries.sender_rules import add_rule
from mailbox.models import InboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, store_mail
from tests.support.outgoing import open_inquiry

ERROR = "LookupError: unknown encoding: x-made-up"


class ProblemsInWords(DeskTestCase):
    def setUp(self) -> None:
        type(self.staff).objects.filter(pk=self.staff.pk).update(language="es")
        self.staff.refresh_from_db()
        self.client.force_login(self.staff)

    def set_aside(self, **fields: Any) -> InboundEmail:
        inbound = store_mail(make_mail())
        if fields:
            InboundEmail.objects.filter(pk=inbound.pk).update(state="quarantined", **fields)
        else:
            quarantine(inbound, ERROR, "Traceback …", at=timezone.now())
        inbound.refresh_from_db()
        return inbound

    def test_every_code_has_words_of_its_own_in_both_languages(self) -> None:
        said = set()
        for problem in InboundEmail.Problem:
            for language in ("en", "es"):
                with translation.override(language):
                    said.add(say_problem(InboundEmail(problem=problem)))
        self.assertEqual(len(said), 2 * len(InboundEmail.Problem))

    def test_what_machines_wrote_says_why_in_spanish(self) -> None:
        deliver_mail(make_mail(sender="robot@shop.example", subject="Re: order", Auto_Submitted="auto-replied"))
        deliver_mail(make_mail(sender="MAILER-DAEMON@mx.example", subject="Undeliverable mail", text="It was not.\n"))
        rule = open_inquiry(sender="lou@shop.example")
        add_rule(rule, SenderRule.Scope.ADDRESS, by=self.staff, at=timezone.now())
        deliver_mail(make_mail(sender="lou@shop.example"))
        page = self.client.get("/mailroom/").content.decode()
        for words in (
            "Esto lo escribió una máquina",
            "Este aviso de devolución",
            "Nunca es de prensa: lou@shop.example",
        ):
            self.assertIn(words, page)
        for words in ("A machine wrote this", "This bounce names", "Always not media: lou", "automatic reply"):
            self.assertNotIn(words, page)

    def test_what_the_server_kept_back_says_why_in_spanish(self) -> None:
        self.set_aside(problem="too_large", problem_details={"size": 41, "limit": 40})
        self.set_aside(problem="not_handed_over")
        page = self.client.get("/mailroom/")
        self.assertContains(page, "El correo ocupa 41 MB")
        self.assertContains(page, "El servidor no quiso entregar este correo.")

    def test_an_error_of_the_program_stays_exact_behind_a_sentence(self) -> None:
        inbound = self.set_aside()
        self.assertEqual(say_error(inbound), ERROR)
        page = self.client.get(f"/mailroom/quarantine/{inbound.pk}/")
        self.assertContains(page, "No se pudo leer este correo")
        self.assertContains(page, ERROR)

    def test_who_discarded_it_and_why(self) -> None:
        inbound = self.set_aside()
        discard_quarantined(inbound, "una prueba nuestra", by=self.staff, at=timezone.now())
        self.assertContains(self.client.get("/mailroom/"), "Descartado por Ana Ruiz: una prueba nuestra")
        inbound.refresh_from_db()
        self.assertEqual((inbound.notes, say_error(inbound)), ([], ERROR))
        with translation.override("en"):
            self.assertEqual(say_discarding(inbound), "Discarded by Ana Ruiz: una prueba nuestra")

    def test_a_program_is_told_the_code_and_the_words(self) -> None:
        inbound = self.set_aside()
        with translation.override("es"):
            shown = QuarantinedSerializer()
            self.assertIn("No se pudo leer este correo", shown.get_problem(inbound))
            self.assertTrue(shown.get_problem(inbound).endswith(ERROR))
