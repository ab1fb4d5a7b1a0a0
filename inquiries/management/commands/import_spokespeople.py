"""manage.py import_spokespeople FILE.csv"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inquiries.directory import import_directory, plan_import
from inquiries.directory_file import NotText, decode_file, read_directory


class Command(BaseCommand):
    """Reads the directory of spokespeople from a CSV file; all of it, or nothing where a line is wrong."""

    help = "Add and update spokespeople from a CSV file. The same file again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether to look only."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--check", action="store_true", help="say what is wrong with the file, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or say line by line what keeps the file from being imported."""
        try:
            text = decode_file(options["file"].read_bytes())
        except NotText as error:
            raise CommandError(f"{options['file']}: {error}") from error
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}") from error
        directory = read_directory(text)
        errors = plan_import(directory).errors
        for problem in errors:
            self.stderr.write(str(problem))
        if errors:
            raise CommandError(f"Nothing was imported: {len(errors)} problems.")
        if options["check"]:
            self.stdout.write(f"{len(directory.rows)} people, nothing wrong.")
            return
        done = import_directory(directory.rows)
        self.stdout.write(f"{done.added} added, {done.changed} changed, {done.unchanged} as they were.")
