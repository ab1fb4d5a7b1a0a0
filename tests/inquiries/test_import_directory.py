"""The directory of spokespeople comes from a CSV file: whole, repeatable, or not at all."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from inquiries.directory import Fate, NotImportable, import_directory, plan_import
from inquiries.directory_file import NotText, decode_file, read_directory, tidy_list
from inquiries.models import Spokesperson

HEAD = "name,body,topics,on_camera,away_from,away_to,time_zone,email\n"
LUCIA = (
    "Lucía Barrientos,Durham County Board,Taxes; Health ;Taxes,yes,2026-06-08,2026-06-26,America/New_York,l@d.example\n"
)


def read(*lines: str) -> list[str]:
    """What is wrong with a file of these lines."""
    return [str(error) for error in read_directory(HEAD + "\n".join(lines)).errors]


class ImportDirectory(TestCase):
    """From text to rows."""

    def test_a_line_becomes_a_person(self) -> None:
        import_directory(read_directory(HEAD + LUCIA).rows)
        lucia = Spokesperson.objects.get()
        assert (lucia.name, lucia.body, lucia.topics) == ("Lucía Barrientos", "Durham County Board", "Taxes; Health")
        assert lucia.is_on_camera and not lucia.is_media_trained
        assert (lucia.away_from, lucia.away_to) == (date(2026, 6, 8), date(2026, 6, 26))

    def test_the_same_file_again_changes_nothing(self) -> None:
        rows = read_directory(HEAD + LUCIA).rows
        first, second = import_directory(rows), import_directory(rows)
        assert (first.added, second.added, second.changed, second.unchanged) == (1, 0, 0, 1)
        assert Spokesperson.objects.count() == 1

    def test_a_changed_line_changes_the_person_of_that_name_and_body(self) -> None:
        import_directory(read_directory(HEAD + LUCIA).rows)
        before = Spokesperson.objects.get().pk
        done = import_directory(read_directory(HEAD + LUCIA.replace("Taxes; Health", "Schools")).rows)
        assert (done.added, done.changed) == (0, 1)
        after = Spokesperson.objects.get()
        assert (after.pk, after.topics) == (before, "Schools; Taxes")

    def test_the_same_name_in_another_body_is_another_person(self) -> None:
        import_directory(read_directory(HEAD + LUCIA + LUCIA.replace("Durham County Board", "City Council")).rows)
        assert Spokesperson.objects.count() == 2

    def test_columns_the_file_has_not_stay_as_they_are(self) -> None:
        Spokesperson.objects.create(name="Lena Park", phone="555-0101")
        import_directory(read_directory("name,topics\nLena Park,Schools\n").rows)
        lena = Spokesperson.objects.get()
        assert (lena.phone, lena.topics) == ("555-0101", "Schools")

    def test_an_empty_cell_empties(self) -> None:
        Spokesperson.objects.create(name="Lena Park", phone="555-0101", left_office_on="2026-01-01")
        import_directory(read_directory("name,phone,left_office_on\nLena Park,,\n").rows)
        lena = Spokesperson.objects.get()
        assert (lena.phone, lena.left_office_on) == ("", None)

    def test_people_the_file_has_not_stay(self) -> None:
        Spokesperson.objects.create(name="Lena Park")
        import_directory(read_directory(HEAD + LUCIA).rows)
        assert Spokesperson.objects.count() == 2


class AgainstTheDirectory(TestCase):
    """A line is read together with what the directory has already."""

    def test_a_file_without_bodies_finds_the_only_person_of_that_name(self) -> None:
        Spokesperson.objects.create(name="Lena Park", body="City Council", phone="555-0101")
        done = import_directory(read_directory("name,phone\nLena Park,555-0102\n").rows)
        assert (done.added, done.changed) == (0, 1)
        lena = Spokesperson.objects.get()
        assert (lena.body, lena.phone) == ("City Council", "555-0102")

    def test_a_file_without_bodies_does_not_guess_between_two(self) -> None:
        for body in ("City Council", "County Board"):
            Spokesperson.objects.create(name="Lena Park", body=body)
        plan = plan_import(read_directory("name,phone\nLena Park,555-0102\nOmar,555-0103\n"))
        assert [str(error) for error in plan.errors] == [
            "line 2: several people have this name; a column “body” tells them apart"
        ]
        assert [each.name for each in plan.rows] == ["Omar"]

    def test_half_an_absence_in_the_file_is_read_with_the_other_half_in_the_directory(self) -> None:
        Spokesperson.objects.create(name="Lena", away_from="2026-06-08", away_to="2026-06-20")
        for column, day, is_well in [
            ("away_to", "2026-06-07", False),
            ("away_to", "2026-06-08", True),
            ("away_to", "", True),
            ("away_from", "2026-06-21", False),
            ("away_from", "2026-06-20", True),
        ]:
            with self.subTest(column=column, day=day):
                directory = read_directory(f"name,{column}\nLena,{day}\n")
                errors = plan_import(directory).errors
                assert bool(errors) is not is_well
                if not is_well:
                    assert "is before away_from" in str(errors[0])
                    with pytest.raises(NotImportable):
                        import_directory(directory.rows)

    def test_one_half_of_an_absence_alone_is_kept(self) -> None:
        import_directory(read_directory("name,away_from,away_to\nLena,2026-06-08,\nOmar,,2026-06-08\n").rows)
        lena, omar = Spokesperson.objects.order_by("name")
        assert (lena.away_from, lena.away_to) == (date(2026, 6, 8), None)
        assert (omar.away_from, omar.away_to) == (None, date(2026, 6, 8))

    def test_a_preview_writes_nothing(self) -> None:
        plan = plan_import(read_directory(HEAD + LUCIA))
        assert [each.fate for each in plan.rows] == [Fate.ADDED]
        assert not Spokesperson.objects.exists()


class Spreadsheets(TestCase):
    """What spreadsheet programs of other countries call CSV."""

    def test_semicolons_and_tabs_separate_as_well(self) -> None:
        for text in [
            'name;topics;away_to\nLena;"Schools; Taxes";\n',
            "name\ttopics\taway_to\nLena\tSchools; Taxes\t\n",
        ]:
            with self.subTest(text=text):
                directory = read_directory(text)
                assert not directory.errors
                assert directory.rows[0].values["topics"] == "Schools; Taxes"

    def test_a_semicolon_that_is_not_quoted_is_said(self) -> None:
        errors = read_directory("name;topics;phone\nLena;Schools;Taxes;555-0101\n").errors
        assert "is a semicolon not quoted?" in str(errors[0])

    def test_bytes_become_text_or_words(self) -> None:
        for content in ("\ufeffname\nLucía\n".encode(), "name\nLucía\n".encode(), "name\nLucía\n".encode("utf-16")):
            assert decode_file(content).removeprefix("\ufeff") == "name\nLucía\n"
        with pytest.raises(NotText):
            decode_file("name\nLucía\n".encode("cp1252"))


class FaultyFiles(TestCase):
    """Each fault is said in words, with its line."""

    def test_faults_are_named_by_line(self) -> None:
        for cells, said in [
            (",City Council,,yes,,,,", "line 2: name: "),
            ("Ana,,,perhaps,,,,", "line 2: on_camera: “perhaps” is neither yes nor no"),
            ("Ana,,,yes,6/8/2026,,,", "line 2: away_from: “6/8/2026” is no date"),
            ("Ana,,,yes,2026-06-26,2026-06-08,,", "line 2: away_to is before away_from"),
            ("Ana,,,yes,,,Middle/Earth,", "line 2: time_zone: Middle/Earth is no time zone"),
            ("Ana,,,yes,,,,nobody", "line 2: email: "),
            ("Ana,,yes", "line 2: 3 cells where the heading has 8"),
        ]:
            with self.subTest(cells=cells):
                errors = read(cells)
                assert len(errors) == 1 and errors[0].startswith(said), errors

    def test_one_person_twice_is_a_fault(self) -> None:
        assert read("Ana,,,,,,,", "Ana,,,,,,,") == ["line 3: the same name and body as in line 2"]

    def test_a_misspelt_column_is_not_lost_in_silence(self) -> None:
        errors = read_directory("name,topcis\nAna,Schools\n").errors
        assert [str(error) for error in errors] == ["line 1: unknown column “topcis”"]

    def test_a_file_without_names_is_refused(self) -> None:
        assert "no column “name”" in str(read_directory("").errors[0])

    def test_a_torn_quote_is_a_fault_and_no_traceback(self) -> None:
        assert read_directory('name\n"Ana\n').errors

    def test_bom_blank_lines_and_quoted_line_breaks_are_read(self) -> None:
        directory = read_directory('\ufeffName,notes\r\n\r\nAna,"one\r\ntwo"\r\n')
        assert not directory.errors
        assert directory.rows[0].values == {"name": "Ana", "notes": "one\r\ntwo"}

    def test_lists_are_tidied(self) -> None:
        assert tidy_list(" Schools ;; Child  care;Schools ") == "Schools; Child care"


@pytest.mark.django_db
def test_the_command_imports_all_or_nothing(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEAD + LUCIA + "Ana,,,perhaps,,,,\n", encoding="utf-8")
    said = StringIO()
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_spokespeople", str(file), stderr=said)
    assert "line 3" in said.getvalue()
    assert not Spokesperson.objects.exists()

    file.write_text(HEAD + LUCIA, encoding="utf-8")
    call_command("import_spokespeople", str(file), "--check", stdout=StringIO())
    assert not Spokesperson.objects.exists()
    done = StringIO()
    call_command("import_spokespeople", str(file), stdout=done)
    assert done.getvalue().startswith("1 added")


@pytest.mark.django_db
def test_the_command_says_what_is_wrong_with_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes("name\nLucía\n".encode("latin-1"))
    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("import_spokespeople", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_spokespeople", str(tmp_path / "none.csv"))
