"""What the pure functions of the mail machine promise beyond an answer: nothing lost, nothing outside, none twice."""

import re
from collections import Counter
from typing import Any

from mailbox.attachments import clean_filename
from mailbox.bodies import MAX_LEAVES, MAX_TEXT_LENGTH
from mailbox.domains import is_aligned, registered_part
from mailbox.folded import fold
from mailbox.lookalikes import is_one_edit
from mailbox.mail_dates import FIRST_YEAR, LAST_YEAR
from mailbox.mime import decode_body
from mailbox.return_dates import LONGEST_AWAY, MAY_BE_PAST
from tests.mailbox.test_no_hostile_html_lives import judge
from tests.support.properties import Law

MAX_MESSAGE_ID_LENGTH = 1_000  # bytes, with its brackets
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def count_words(text: str) -> Counter[str]:
    """Its words, each as often as it stands there."""
    return Counter(text.split())


def _is_within(result: Any, given: dict[str, Any]) -> bool:
    return set(result) <= set(given["numbers"])


def _divides(result: Any, given: dict[str, Any]) -> bool:
    fresh, quoted = result
    return sorted([*fresh, *quoted]) == list(range(given["end"]))


def _keeps_words(result: Any, given: dict[str, Any]) -> bool:
    parts = (result.fresh, result.quoted, result.signature)
    kept = sum((count_words(each) for each in parts), Counter[str]())
    is_blank = not given["text"].strip()
    return kept == count_words(given["text"]) and bool(result.fresh.strip()) is not is_blank


def _is_harmless(result: Any, given: dict[str, Any]) -> bool:
    return judge(result.html)[0] == [] or bool(given["cid_urls"]) or given["allow_remote_images"]


def _is_name(result: str, _given: dict[str, Any]) -> bool:
    return len(result) <= 200 and not set(result) & set("/\\\r\n\t") and clean_filename(result) == result


def _holds_files(result: Any, _given: dict[str, Any]) -> bool:
    positions = {each.position for each in result.attachments}
    are_told = all(each.filename and each.size >= 0 for each in result.attachments)
    return are_told and len(positions) == len(result.attachments) and len(result.text) <= MAX_TEXT_LENGTH


def _is_year(result: Any, _given: dict[str, Any]) -> bool:
    return result is None or FIRST_YEAR <= result.year <= LAST_YEAR


def _are_addresses(result: Any, _given: dict[str, Any]) -> bool:
    return all("@" in each.address and not UNSEEN.search(each.name + each.address) for each in result)


def _is_one_line(result: str, _given: dict[str, Any]) -> bool:
    return result == result.strip() and not UNSEEN.search(result)


def _ends_inside(result: int, given: dict[str, Any]) -> bool:
    return bool(given["start"] <= result <= max(given["start"], given["end"]))


def _leaves_others_alone(result: str, given: dict[str, Any]) -> bool:
    return "-----BEGIN PGP SIGNED" in given["text"] or result == str(given["text"])


def _is_bounded(result: Any, _given: dict[str, Any]) -> bool:
    return len(result.text) <= MAX_TEXT_LENGTH and len(result.files) <= MAX_LEAVES


def _are_ids(result: Any, _given: dict[str, Any]) -> bool:
    return len(result) <= 100 and len(set(result)) == len(result) and all(map(_is_id, result))


def _is_id(each: str) -> bool:
    return each[0] == "<" and each[-1] == ">" and len(each.split()) == 1 and len(each.encode()) <= MAX_MESSAGE_ID_LENGTH


def _begins_alike(result: bytes, given: dict[str, Any]) -> bool:
    whole, most = decode_body(given["part"]), given["at_most"]
    return result == whole if most is None else result[:most] == whole[:most]


def _is_near(result: Any, given: dict[str, Any]) -> bool:
    return result is None or bool(-MAY_BE_PAST <= result - given["sent_on"] <= LONGEST_AWAY)


def _is_end(result: str, given: dict[str, Any]) -> bool:
    return str(given["subject"]).strip().endswith(result.strip())


def _counts(result: Any, given: dict[str, Any]) -> bool:
    return 0 <= int(result) <= max(int(given["enough"]), 1)


LAWS: dict[str, Law] = {
    "mailbox.attachments.clean_filename": _is_name,
    "mailbox.attachments.describe_attachment": lambda result, given: result.filename
    and result.size == len(decode_body(given["part"])),
    "mailbox.attachments.find_filename": _is_name,
    "mailbox.attachments.measure_body": lambda result, given: result == len(decode_body(given["part"])),
    "mailbox.attributions.measure_attribution": lambda result, given: 0 <= result <= given["end"] - given["number"],
    "mailbox.attributions.split_shared_lines": lambda result, given: count_words(" ".join(result))
    == count_words(" ".join(given["lines"])),
    "mailbox.banners.find_banner": _is_within,
    "mailbox.bodies.read_content": _is_bounded,
    "mailbox.bodies.walk_leaves": lambda result, _: 1 <= len(result) <= MAX_LEAVES,
    "mailbox.body_versions.join_flowed": lambda result, given: "".join(result.replace(">", "").split())
    == "".join(given["text"].replace(">", "").split()),
    "mailbox.bounce_text.find_fields": lambda result, _: len(set(result[0])) == len(result[0]),
    "mailbox.digests.read_deadline": lambda result, _: result is None or result.tzinfo is not None,
    "mailbox.domains.is_aligned": lambda result, given: result == is_aligned(given["other"], given["one"]),
    "mailbox.domains.registered_part": lambda result, _: registered_part(result).strip(".") == result.strip("."),
    "mailbox.folded.count_held": _counts,
    "mailbox.folded.cut_reply_prefix": lambda result, given: _is_end(result[0], given),
    "mailbox.folded.fold": lambda result, _: fold(result) == result,
    "mailbox.footers.find_footers": lambda result, given: 0 <= result <= len(given["rest"]),
    "mailbox.forward_subjects.cut_forward_prefix": _is_end,
    "mailbox.header_lines.read_header_lines": _ends_inside,
    "mailbox.headers.decode_header_text": _is_one_line,
    "mailbox.headers.read_addresses": _are_addresses,
    "mailbox.headers.read_date": _is_year,
    "mailbox.headers.read_message_id": lambda result, _: result is None or _is_id(result),
    "mailbox.headers.read_message_ids": _are_ids,
    "mailbox.history.find_forward": lambda result, given: result is None or given["lines"][result].strip(),
    "mailbox.history.find_history": lambda result, given: result is None or 0 < result < given["end"],
    "mailbox.history.find_history_by_html": lambda result, given: result is None or 0 <= result < len(given["lines"]),
    "mailbox.html.count_remote_images": lambda result, _: result >= 0,
    "mailbox.html.sanitize_html": _is_harmless,
    "mailbox.lookalikes.find_lookalike": lambda result, given: result is None or given["domain"] not in given["known"],
    "mailbox.lookalikes.is_one_edit": lambda result, given: result == is_one_edit(given["other"], given["one"]),
    "mailbox.mail_dates.read_date": _is_year,
    "mailbox.marks.quote_as_text": lambda result, given: count_words(result.replace(">", " "))
    == count_words(f"{given['line']}\n{given['text']}".replace(">", " ")),
    "mailbox.marks.render_marks": lambda result, _: judge(result)[0] == [],
    "mailbox.marks.quote_as_html": lambda result, _: judge(result.replace(' class="gmail_quote"', ""))[0] == [],
    "mailbox.marks.sign_as_html": lambda result, _: judge(result)[0] == [],
    "mailbox.mime.MimePart.body_length": lambda result, given: result == len(given["self"].body),
    "mailbox.mime.decode_body": _begins_alike,
    "mailbox.parsing.parse_email": _holds_files,
    "mailbox.parsing.read_attachment": lambda result, _: result[0].size == len(result[1]),
    "mailbox.quotes.next_text_line": lambda result, given: result is None or given["start"] <= result < given["end"],
    "mailbox.quotes.part_quotes": _divides,
    "mailbox.return_dates.find_return": _is_near,
    "mailbox.signature_marks.find_marked_signature": _is_within,
    "mailbox.signatures.find_signature": _is_within,
    "mailbox.signed.strip_armor": _leaves_others_alone,
    "mailbox.trimming.trim_reply": _keeps_words,
    "mailbox.uuencoded.split_uuencoded": lambda result, given: result[1] or result[0] == given["text"],
    "mailbox.wire.ascii_address": lambda result, _: result is None or result.isascii(),
    "mailbox.wire.WirePolicy.fold_binary": lambda result, _: result.isascii() and result.endswith(b"\r\n")
    and all(line[:1] in b" \t" for line in result.split(b"\r\n")[1:-1]),
}  # fmt: skip
