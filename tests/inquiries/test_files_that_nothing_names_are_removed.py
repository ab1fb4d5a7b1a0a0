"""A file that no draft and no mail names goes after a day; one that somebody needs, or is putting there, never does."""

import fcntl
import os
import threading
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inquiries import attaching, sending
from inquiries.clocks import check_clocks
from inquiries.models import Reply, ReplyAttachment
from inquiries.unnamed_files import NO_ROW, _warn_once, sweep_files
from mailbox.files import KEPT_ASIDE, LOOKED_THROUGH, keep_file, read_file
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase, DeskTransactionTestCase
from tests.factories import make_inquiry
from tests.support.outgoing import open_inquiry, sure_of, write_answer
from tests.support.two_connections import begin_before_the_first_commits

NOW = timezone.now()
DAY = timedelta(days=1)


def place_of(stored_as: str) -> Path:
    return Path(storages["mail"].path(f"{stored_as[:2]}/{stored_as}"))


def is_kept(stored_as: str) -> bool:
    return place_of(stored_as).exists()


def place_aside(stored_as: str) -> Path:
    store = Path(storages["mail"].path(""))
    return store.with_name(f"{store.name}-removed") / stored_as[:2] / stored_as


def make_older(path: Path, by: timedelta) -> None:
    moment = (NOW - by).timestamp()
    os.utime(path, (moment, moment))
    os.utime(path.parent, (moment, moment))


def keep_old(content: bytes, by: timedelta = 2 * DAY) -> str:
    """A file nobody named, put there so long ago."""
    stored_as = keep_file([content])
    make_older(place_of(stored_as), by)
    return stored_as


def sweep_all() -> None:
    for _folder in range(256):
        sweep_files(now=NOW)


def attach(reply: Reply, content: bytes) -> str:
    upload = SimpleUploadedFile("budget.pdf", content)
    attaching.attach_files(reply, [upload], revision=reply.revision, by=reply.by, at=NOW)
    reply.refresh_from_db()
    return ReplyAttachment.objects.filter(reply=reply).latest("id").stored_as


class FilesThatNothingNames(DeskTestCase):
    def setUp(self) -> None:
        """An office that has attached files before: one stays."""
        self.draft = write_answer(open_inquiry(), self.staff)
        attach(self.draft, b"always there")

    def test_a_file_taken_off_its_draft_goes_when_the_clocks_are_looked_at(self) -> None:
        stored_as = attach(self.draft, b"taken off")
        attaching.remove_file(self.draft.attachments.latest("id"), revision=self.draft.revision, by=self.staff, at=NOW)
        make_older(place_of(stored_as), 100 * DAY)
        check_clocks(now=NOW)
        assert not is_kept(stored_as)

    def test_after_a_day_and_not_before(self) -> None:
        for shift, goes in [(-1, False), (0, False), (1, True)]:
            with self.subTest(shift=shift):
                stored_as = keep_old(b"a day", DAY + timedelta(seconds=shift))
                sweep_all()
                assert is_kept(stored_as) is not goes

    def test_one_that_a_draft_names_stays_however_old(self) -> None:
        stored_as = attach(self.draft, b"in a draft")
        make_older(place_of(stored_as), 100 * DAY)
        sweep_all()
        assert read_file(stored_as) == b"in a draft"

    def test_so_does_one_that_only_a_mail_names_any_more(self) -> None:
        stored_as = attach(self.draft, b"in a mail")
        sending.send_reply(self.draft, revision=self.draft.revision, by=self.staff, at=NOW, sure=sure_of(self.draft))
        ReplyAttachment.objects.all().delete()
        make_older(place_of(stored_as), 100 * DAY)
        sweep_all()
        sent = OutboundEmail.objects.get(reply__isnull=False).attachments.latest("id")
        assert read_file(sent.stored_as) == b"in a mail"

    def test_what_a_cut_upload_left_beside_them_goes_too(self) -> None:
        beside = place_of(keep_file([b"whole"])).with_name(".half.0123456789ab")
        beside.write_bytes(b"half")
        make_older(beside, 2 * DAY)
        sweep_all()
        assert not beside.exists()

    def test_what_goes_lies_aside_for_thirty_days_to_be_copied_back(self) -> None:
        stored_as = keep_old(b"taken for unnamed")
        sweep_all()
        assert place_aside(stored_as).read_bytes() == b"taken for unnamed"
        for shift, is_there in [(0, True), (1, False)]:
            moment = (NOW - KEPT_ASIDE - timedelta(seconds=shift)).timestamp()
            os.utime(place_aside(stored_as), (moment, moment))
            make_older(place_of(keep_file([b"taken for unnamed"])), timedelta(hours=7))
            sweep_all()
            assert place_aside(stored_as).exists() is is_there
            assert is_kept(stored_as)

    def test_nothing_goes_where_the_database_names_no_file_at_all_and_the_log_says_so_once(self) -> None:
        stored_as = keep_old(b"of another database", 100 * DAY)
        ReplyAttachment.objects.all().delete()
        _warn_once.cache_clear()
        with self.assertLogs("inquiries.unnamed_files", "WARNING") as told:
            sweep_all()
            make_older(place_of(stored_as), 100 * DAY)
            sweep_all()
        assert [record.getMessage() for record in told.records] == [NO_ROW]
        assert read_file(stored_as) == b"of another database"

    def test_the_store_is_locked_by_a_file_open_for_writing_which_no_sweep_takes_away(self) -> None:
        """A folder can only be opened for reading, and on a disk of the network that cannot be locked."""
        lock = Path(storages["mail"].path(".lock"))
        lock.unlink(missing_ok=True)
        stored_as = keep_old(b"kept under a lock")
        assert lock.is_file()
        os.utime(lock, (0, 0))
        sweep_all()
        assert (is_kept(stored_as), lock.is_file()) == (False, True)
        with lock.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            upload = threading.Thread(target=keep_file, args=([b"kept under a lock"],), daemon=True)
            upload.start()
            upload.join(0.2)
            assert not is_kept(stored_as)
        upload.join(30)
        assert is_kept(stored_as)

    def test_a_folder_is_looked_through_one_a_time_and_not_again_for_hours(self) -> None:
        sweep_all()
        first, second = keep_old(b"one", 9 * DAY), keep_old(b"two", 8 * DAY)
        assert first[:2] != second[:2]
        assert sweep_files(now=NOW) == 1
        assert (is_kept(first), is_kept(second)) == (False, True)
        assert sweep_files(now=NOW) == 1
        again = keep_file([b"one"])
        old = (NOW - 9 * DAY).timestamp()
        os.utime(place_of(again), (old, old))
        os.utime(place_of(again).parent, (NOW.timestamp(), NOW.timestamp()))
        assert sweep_files(now=NOW + LOOKED_THROUGH) == 0
        later = NOW + LOOKED_THROUGH + timedelta(seconds=1)
        assert sum(sweep_files(now=later) for _folder in range(256)) == 1
        assert not is_kept(again)

    def test_a_disk_that_refuses_stops_no_other_clock(self) -> None:
        silent = make_inquiry(state="answered", answered_at=NOW - 30 * DAY, received_at=NOW - 30 * DAY)
        unreadable = {"BACKEND": "mailbox.files.DurableStorage", "OPTIONS": {"location": "/" + "x" * 300}}
        with (
            self.settings(STORAGES=settings.STORAGES | {"mail": unreadable}),
            self.assertLogs("inquiries.unnamed_files", "ERROR"),
        ):
            check_clocks(now=NOW)
        silent.refresh_from_db()
        assert silent.state == "closed"


class UploadsUnderWay(DeskTransactionTestCase):
    def test_an_upload_whose_row_is_committed_late_keeps_its_file(self) -> None:
        """The same bytes lay there unnamed for long: what comes in anew counts as new, before any row says so."""
        draft = write_answer(open_inquiry(), self.staff)
        attach(draft, b"always there")
        stored_as = keep_old(b"sent before, sent again", 30 * DAY)

        def attach_again() -> None:
            attach(draft, b"sent before, sent again")
            # The file itself is as young as it came; its folder is due to be looked through.
            old = (NOW - 30 * DAY).timestamp()
            os.utime(place_of(stored_as).parent, (old, old))

        begin_before_the_first_commits(attach_again, sweep_all)
        assert ReplyAttachment.objects.latest("id").stored_as == stored_as
        assert read_file(stored_as) == b"sent before, sent again"
