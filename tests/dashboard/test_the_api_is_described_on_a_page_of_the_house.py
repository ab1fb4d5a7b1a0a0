"""What programs may do is read on a page like every other, without a script: each call, all it takes and answers."""

import re

from django.urls import reverse

from dashboard.api_page import read_api
from inquiries.api.schema import build_schema
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login

ANCHOR = re.compile(r'href="#([^"]+)"')
ID = re.compile(r'\sid="([^"]+)"')


class ApiDocs(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.observer)
        self.url = reverse("api_docs")

    def page(self) -> str:
        return self.client.get(self.url).content.decode()

    def test_everybody_at_the_desk_reads_it_and_nobody_else(self) -> None:
        assert self.url == "/api/v1/docs/"
        self.assertContains(self.client.get(self.url), 'href="/api/v1/schema/"')
        self.client.logout()
        assert asks_for_login(self.client.get(self.url))

    def test_it_stands_in_the_frame_of_the_desk_and_in_the_readers_theme(self) -> None:
        answer = self.client.get(self.url)
        self.assertTemplateUsed(answer, "base.html")
        self.assertContains(answer, 'class="rail')
        self.assertNotContains(answer, "swagger")

    def test_each_call_of_the_schema_is_there_with_all_its_parameters_and_fields(self) -> None:
        page = self.page()
        calls = {call.anchor: call for group in read_api().groups for call in group.calls}
        schema = build_schema()
        for path, operations in schema["paths"].items():
            for method, operation in operations.items():
                call = calls.pop(operation["operationId"])
                assert f'id="{call.anchor}"' in page
                assert f"<code>{path}</code>" in page
                assert (call.method, call.path) == (method.upper(), path)
                assert (
                    [each.name for each in call.parameters] == [each["name"] for each in operation["parameters"]]
                    if ("parameters" in operation)
                    else not call.parameters
                )
                assert {*(answer.status for answer in call.answers), *call.problems} == set(operation["responses"])
        assert not calls
        for shape in read_api().shapes:
            properties = schema["components"]["schemas"][shape.name]["properties"]
            assert [each.name for each in shape.fields] == list(properties)

    def test_the_body_of_a_call_says_what_it_must_hold(self) -> None:
        [call] = [call for group in read_api().groups for call in group.calls if call.anchor == "inquiries_notes_add"]
        assert [(each.name, each.is_required) for each in call.body] == [("text", True)]
        described = self.page().partition('id="inquiries_notes_add"')[2].partition("</article>")[0]
        assert re.search(r"<dt><code>text</code> <span[^>]*>required</span>", described)

    def test_each_call_is_on_the_page_once_and_every_anchor_leads_somewhere(self) -> None:
        page = self.page()
        places = ID.findall(page)
        assert len(places) == len(set(places))
        assert set(ANCHOR.findall(page)) <= set(places)

    def test_the_examples_stand_by_their_calls(self) -> None:
        calls = [call for group in read_api().groups for call in group.calls if call.example]
        shown = {call.anchor for call in calls}
        assert {"inquiries_read", "inquiries_list", "inquiries_assignment", "inquiries_replies_send"} <= shown
        assert "inquiries_closure" not in shown, "what goes wrong is shown below What can go wrong"
        self.assertContains(self.client.get(self.url), "is not a valid choice.")

    def test_who_may_make_a_token_is_led_there(self) -> None:
        assert f'href="{reverse("tokens")}"' not in self.page()
        self.client.force_login(self.administrator)
        assert f'href="{reverse("tokens")}">Make a token</a>' in self.page()

    def test_its_own_words_are_in_the_readers_language_and_the_schemas_are_said_to_be_english(self) -> None:
        self.observer.language = "es"
        self.observer.save()
        page = self.page()
        assert "Lo que puede salir mal" in page
        assert '<p class="api-words" lang="en">By its reference' in page

    def test_no_words_are_meant_for_programmers_of_the_desk(self) -> None:
        for call in (call for group in read_api().groups for call in group.calls):
            assert call.words, call.anchor
            assert "Raises" not in call.words, call.anchor
