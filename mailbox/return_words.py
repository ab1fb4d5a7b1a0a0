"""Months, weekdays and the words that lead to a date of return, by language; all casefolded.

A new language is a new entry, never a new branch. Where a word is inflected, the forms that stand beside a date are
listed.
"""

from __future__ import annotations

# January first; several forms of a month stand together.
MONTHS = {
    "en": "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sept,sep "
    "october,oct november,nov december,dec",
    "es": "enero,ene febrero,feb marzo,mar abril,abr mayo,may junio,jun julio,jul agosto,ago septiembre,setiembre,sept "
    "octubre,oct noviembre,nov diciembre,dic",
    "de": "januar,jänner,jan februar,feb märz,mär,mrz april,apr mai juni,jun juli,jul august,aug september,sept,sep "
    "oktober,okt november,nov dezember,dez",
    "fr": "janvier,janv février,févr,fév mars avril,avr mai juin juillet,juil août,aout septembre,sept octobre,oct "
    "novembre,nov décembre,déc",
    "it": "gennaio,gen febbraio,feb marzo,mar aprile,apr maggio,mag giugno,giu luglio,lug agosto,ago settembre,sett "
    "ottobre,ott novembre,nov dicembre,dic",
    "pt": "janeiro,jan fevereiro,fev março,mar abril,abr maio,mai junho,jun julho,jul agosto,ago setembro,set "
    "outubro,out novembro,nov dezembro,dez",
    "nl": "januari,jan februari,feb maart,mrt april,apr mei juni,jun juli,jul augustus,aug september,sep oktober,okt "
    "november,nov december,dec",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta,tammikuun helmikuuta,helmikuun maaliskuuta,maaliskuun huhtikuuta,huhtikuun toukokuuta,toukokuun "
    "kesäkuuta,kesäkuun heinäkuuta,heinäkuun elokuuta,elokuun syyskuuta,syyskuun lokakuuta,lokakuun "
    "marraskuuta,marraskuun joulukuuta,joulukuun",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "hu": "január,jan február,febr március,márc április,ápr május,máj június,jún július,júl augusztus,aug "
    "szeptember,szept október,okt november,nov december,dec",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ru": "января,янв февраля,февр марта,мар апреля,апр мая июня,июн июля,июл августа,авг сентября,сент октября,окт "
    "ноября,нояб декабря,дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
    "vi": "tháng_1,tháng_giêng tháng_2 tháng_3 tháng_4 tháng_5 tháng_6 tháng_7 tháng_8 tháng_9 tháng_10 tháng_11 "
    "tháng_12",
}
# Monday first.
WEEKDAYS = {
    "en": "monday,mon tuesday,tues,tue wednesday,wed thursday,thurs,thu friday,fri saturday,sat sunday,sun",
    "es": "lunes martes miércoles,miercoles jueves viernes sábado,sabado domingo",
    "de": "montag dienstag mittwoch donnerstag freitag samstag,sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira,segunda terça-feira,terça quarta-feira,quarta quinta-feira,quinta sexta-feira,sexta sábado "
    "domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    "sv": "måndag,måndagen tisdag,tisdagen onsdag,onsdagen torsdag,torsdagen fredag,fredagen lördag,lördagen "
    "söndag,söndagen",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "fi": "maanantaina,maanantaihin tiistaina,tiistaihin keskiviikkona,keskiviikkoon torstaina,torstaihin "
    "perjantaina,perjantaihin lauantaina,lauantaihin sunnuntaina,sunnuntaihin",
    "pl": "poniedziałek,poniedziałku wtorek,wtorku środę,środy czwartek,czwartku piątek,piątku sobotę,soboty "
    "niedzielę,niedzieli",
    "cs": "pondělí úterý středu,středy čtvrtek,čtvrtka pátek,pátku sobotu,soboty neděli,neděle",
    "el": "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "hu": "hétfőn,hétfőig kedden,keddig szerdán,szerdáig csütörtökön,csütörtökig pénteken,péntekig szombaton,szombatig "
    "vasárnap",
    "ro": "luni marți,marţi miercuri joi vineri sâmbătă duminică",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "ru": "понедельник,понедельника вторник,вторника среду,среды четверг,четверга пятницу,пятницы субботу,субботы "
    "воскресенье,воскресенья",
    "uk": "понеділок,понеділка вівторок,вівторка середу,середи четвер,четверга п'ятницю,п'ятниці суботу,суботи "
    "неділю,неділі",
}
# The day after the mail was written.
TOMORROW = (
    "tomorrow", "mañana", "morgen", "demain", "domani", "amanhã", "demà", "imorgon", "i morgen", "huomenna", "jutro",
    "zítra", "holnap", "mâine", "yarın", "завтра",
)  # fmt: skip

# What stands before the day somebody is back …
RETURN_CUES = (
    "back", "return", "resum", "available again", "regres", "vuelv", "vuelta", "volver", "reincorpor", "incorporaré",
    "zurück", "wieder", "ab dem", "ab ", "erreichbar", "retour", "reviens", "reviendrai", "rentrerai", "reprend",
    "rientr", "torner", "torno", "di nuovo", "volto", "voltarei", "voltar", "retorn", "terug", "weer", "vanaf",
    "tornaré", "tillbaka", "åter", "tilbage", "tilbake", "igen den", "palaan", "takaisin", "jälleen", "wracam",
    "wrócę", "powrót", "ponownie od", "dostępny od", "dostępna od", "vrátím", "vracím", "zpět", "opět", "vrátim",
    "späť", "újra", "ismét", "visszatér", "revin", "mă întorc", "înapoi", "din nou", "вернусь", "возвращ", "выхожу",
    "буду на месте", "буду доступ", "повернусь", "повертаюсь", "επιστρέφω", "επιστρέψω", "επιστροφή", "πίσω",
    "trở lại", "quay lại", "復帰", "出社", "返回", "回来", "回來", "恢复",
)  # fmt: skip
# … and before the last day away, or the end of it.
UNTIL_CUES = (
    "until", "till", "thru", "through", "to ", "and ", "hasta", " al ", "bis", "jusqu", " au ", "et le", "fino",
    " a ", "e il", "até", " tot", "t/m", "y el", "fins", "t.o.m", "til og med", "til den", " til ", "frem til",
    " do ", "až do", "până", "по ", "до ", "έωσ", "μέχρι", "ωσ τισ", "đến", "至", "到", "直到",
)  # fmt: skip
# The same behind the day, in languages and sentences whose verb stands there.
RETURN_CUES_BEHIND = (
    "i will be back", "i'll be back", "i will return", "i'll return", "i am back", "wieder", "zurück", "weer ",
    "terug", "tillbaka", "åter", "tilbage", "tilbake", "復帰", "出社", "に戻", "返回", "回来", "回來", "恢复", "回到",
    "복귀", "돌아", "부터 근무", "dön", "tekrar", "vissza", "újra", "ismét",
)  # fmt: skip
UNTIL_CUES_BEHIND = ("まで", "까지", "为止", "為止", " kadar", "-ig", " asti", " saakka")
# Before and behind the day on which an absence begins.
BEGINS_FROM = (" ab dem", " ab", " vanaf")
AWAY_BEHIND = (" nicht im büro", " nicht im haus", " nicht erreichbar", " abwesend", " im urlaub", " afwezig", " niet ")
