"""Text whose charset nobody declared, or somebody declared wrongly, still comes out right."""

from pathlib import Path

import pytest

from mailbox.charset_guesses import guess_codec
from mailbox.charsets import decode_bytes, find_codec
from mailbox.parsing import parse_email

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("koi8-u", "Просим прокомментировать решение суда."),
        ("koi8-u", "Вопрос о бюджете"),
        ("cp1251", "Просим прокомментировать решение суда."),
        ("cp1251", "ПРОСИМ ОТВЕТИТЬ НА ВОПРОСЫ"),
        ("cp866", "Просим прокомментировать решение суда."),
        ("iso8859-5", "Просим прокомментировать решение суда."),
        ("cp1253", "Ερώτηση για τον προϋπολογισμό του δήμου"),
        ("cp1255", "שאלה על התקציב של העירייה"),
        ("cp1256", "سؤال حول ميزانية المدينة"),
        ("gb18030", "请问贵单位对此有何回应?"),
        ("gb18030", "你好世界"),
        ("cp950", "請問貴單位對此有何回應?"),
        ("cp932", "取材のお願いです。よろしくお願いします。"),
        ("euc_jp", "取材のお願いです。よろしくお願いします。"),
        ("cp949", "도서관 예산에 대한 질문입니다"),
        ("iso2022_jp_ext", "取材のお願いです。"),
    ],
)
def test_plain_cases_are_told_by_their_bytes(codec: str, text: str) -> None:
    assert guess_codec(text.encode(codec)) == codec
    assert decode_bytes(text.encode(codec), None)[0] == text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Für die Bücherei: how much, s'il vous plaît?"),
        ("cp1252", "ÄÖÜ Straße"),
        ("cp1252", "Où êtes-vous né? Là-bas à l'été"),
        ("cp1252", "§§ 5, 6 – “Größe”"),
        ("cp1252", "©®™ €€€"),
        ("cp1252", "“””“"),
        ("cp1250", "Proszę o odpowiedź: żółć, źródło"),
        ("cp1254", "Şehir bütçesi hakkında soru"),
        ("ascii", ""),
        ("ascii", "plain"),
    ],
)
def test_western_text_is_never_taken_for_another_script(codec: str, text: str) -> None:
    assert guess_codec(text.encode(codec)) is None


@pytest.mark.parametrize(
    ("sample", "subject", "text"),
    [
        (
            "koi8-r-undeclared",
            "Вопрос о бюджете библиотеки",
            "Просим прокомментировать решение суда. Сколько это стоило?",
        ),
        ("gb2312-headers-raw", "采访请求", "请问图书馆的预算是多少?"),
        ("iso-2022-jp-undeclared", "取材のお願い", "図書館の予算についてうかがいます。"),
    ],
)
def test_raw_headers_are_in_the_charset_of_the_text(sample: str, subject: str, text: str) -> None:
    parsed = parse_email((SAMPLES / f"{sample}.eml").read_bytes())
    assert parsed.subject == subject
    assert parsed.text.strip() == text


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-UTF-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("'utf-8'", "utf-8"),
        ("charset=utf-8", "utf-8"),
        ("win-1257", "cp1257"),
        ("windows1252", "cp1252"),
        ("x-windows-949", "cp949"),
        ("CP-850", "cp850"),
        ("iso_8859-15", "iso8859-15"),
        ("iso-8859-8-i", "iso8859-8"),
        ("latin1", "cp1252"),
        ("x-gbk", "gb18030"),
        ("windows-31j", "cp932"),
        ("unknown-8bit", None),
        ("8bit", None),
        ("iso-8859-12", None),
        ("unicode_escape", None),
        ("", None),
    ],
)
def test_labels_are_read_as_mailers_write_them(label: str, codec: str | None) -> None:
    assert find_codec(label) == codec


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b'\x1b$B-!-"\x1b(B', "iso-2022-jp", "①②"),
        (b"\x1b(I12345\x1b(B", "ISO-2022-JP-MS", "ｱｲｳｴｵ"),
        ("请问贵单位".encode(), "gb2312", "请问贵单位"),
        ("Просим ответить".encode("koi8-r"), "us-ascii", "Просим ответить"),
        ("Просим ответить".encode("koi8-r"), "utf-8", "Просим ответить"),
        (b"caf\xe9 \x9d \x93quoted\x94", "iso-8859-1", "café \x9d “quoted”"),
        (
            b"caf\xe9 and \xc3\xa9t\xc3\xa9, \xc3\xa9l\xc3\xa8ve, o\xc3\xb9, \xc3\xa0",
            "utf-8",
            "café and été, élève, où, à",
        ),
        (b"plain words", "utf-16", "plain words"),
        ("Grüße".encode("utf-16-be"), "utf-16", "Grüße"),
        ("Grüße".encode("utf-16"), None, "Grüße"),
        (b"\xef\xbb\xbfmarked", "utf-8", "marked"),
        ("“quoted”".encode("cp1252"), "iso-8859-15", "“quoted”"),
        ("Šárka".encode("cp1250"), "iso-8859-2", "Šárka"),
    ],
)
def test_lying_labels_do_not_garble(data: bytes, charset: str | None, text: str) -> None:
    assert decode_bytes(data, charset)[0] == text


def test_html_says_its_charset_itself() -> None:
    html = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><p>żółć</p>".encode("iso-8859-2")
    assert parse_email(b"Content-Type: text/html\r\n\r\n" + html).text == "żółć"


def test_an_undeclared_part_is_in_the_charset_of_the_others() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain; charset=iso-8859-2\r\n\r\n\xbf\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\n\xf3\xb3w\r\n--b--"
    )
    assert parse_email(raw).text == "ż\n\nółw"
