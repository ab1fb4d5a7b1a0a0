"""Months, weekdays and the words that lead to a date of return, by language; all casefolded.

A new language is a new entry, never a new branch.
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
}
# The day after the mail was written.
TOMORROW = ("tomorrow", "mañana", "morgen", "demain", "domani", "amanhã")

# What stands before the day somebody is back …
RETURN_CUES = (
    "back", "return", "resum", "available again", "regres", "vuelv", "vuelta", "volver", "reincorpor", "incorporaré",
    "zurück", "wieder", "ab dem", "ab ", "erreichbar", "retour", "reviens", "reviendrai", "rentrerai", "reprend",
    "rientr", "torner", "torno", "di nuovo", "volto", "voltarei", "voltar", "retorn", "terug", "weer", "vanaf",
)  # fmt: skip
# … and before the last day away, or the end of it.
UNTIL_CUES = (
    "until", "till", "thru", "through", "to ", "and ", "hasta", " al ", "bis", "jusqu", " au ", "et le", "fino",
    " a ", "e il", "até", " tot", "t/m", "y el",
)  # fmt: skip
