"""The phrases, English and Spanish, that set a time inside what is told, offered or asked about, as patterns.

All are matched against folded text (`deadline_text.fold`), those ending in `$` against the words before a time,
those beginning with `^` against the words after it.
"""

from inquiries.deadline_exclusions import OTHERS
from inquiries.deadline_pattern import compile_late, compile_with_stems

# The words between a verb and the time that belongs to it: no other thought begins among them.
_ON = r"(?: (?!(?:and|but|or|so|then|please|i|i'd|we|we'd|y|o|pero|favor)\b)[\w'\"$%/-]+){0,9}\W*$"
# "Please download the photos by Friday": what the office may fetch, not what it is to give.
FETCHED = compile_with_stems(
    r"(?:^\W*|[,;:(] ?|\b(?:please|pls|you|you can|and|or|then|so|just|now|kindly|also|sure to|able to|available to"
    r"|need to|have to|want to|wish to|remember to|forget to|like to|favor(?: de)?|pueden?|podran?|deben?) )"
    r"(?:(?:down ?load|save(?! (?:me|us|a (?:spot|seat|place|slot|space))\b)|retrieve"
    r"|archive|back up|redeem|claim"
    r"|activate|upgrade|pull (?:it|them|these) (?:from|off)|use (?:the|this|your|our) (?:[a-z]+ )?(?:code|coupon"
    r"|voucher|password|link|token|pass))|(?:grab|fetch|collect|pick up)(?= (?:it|them|these|those|(?:the"
    r"|your) (?:[a-z]+ ){0,2}?"
    r"(?:files?|photos?|clips?|pictures?|recordings?|videos?|audio|tickets?|copy|copies|passes?|badges?|package))\b)"
    r"(?! (?:it|them|the [a-z]+) (?:in|to|over|back))|listen|watch|log in|sign in"
    r"|descarg(?:ar|uen?|a|en)\w{0,3}|guard(?:ar|en?|a)(?:l[oa]s?)?|bajen?l[oa]s?|escuch(?:ar|en?|a)\w{0,3}"
    r"|recoj(?:an?|er)\w{0,3}"
    rf"|retir(?:ar|en?)(?:l[oa]s?)?){_ON}",
    "load", "save", "retrieve", "archive", "back up", "redeem", "claim", "activate", "upgrade", "pull", "use ", "grab",
    "fetch", "collect", "pick up", "listen", "watch", "log in", "sign in", "descarg", "guard", "baj", "escuch", "recoj",
    "retir",
)  # fmt: skip
_ANSWERS = (
    r"(?:answer|reply|respond|get back|return|write back|read|check|review|acknowledge|call|contact|be in touch"
    r"|follow up)"
)
# "I try to answer by the end of the day", "our staff will respond by noon": how the writer's own side keeps it.
OWN_ROUTINE = compile_with_stems(
    r"(?:^|[\s,(])(?:i|we) (?:(?!(?:you|please|if|would)\b)[\w.,'-]+ ){0,14}?"
    rf"(?:(?:try|aim|strive|do (?:my|our) best|make it a point|am able|are able) to {_ANSWERS}"
    r"|(?:answer|reply to|return|read|check|respond to|review) (?:all|every|each|my|most|any|mails?|e-?mails?|messages?"
    rf"|calls?|letters?|voice ?mails?)){_ON}"
    r"|\b(?:(?:my|our) (?:[a-z]+ ){0,2}?(?:staff|team|office|desk|colleagues?|assistant|support|editors?|producers?"
    r"|reporters?)|(?:someone|somebody|a member|one|a representative) (?:from|of|on|at) (?:my|our) [a-z]+)"
    rf"(?: members?)? (?:will|shall|aims? to|tr(?:y|ies) to|usually|normally) (?:[a-z]+ )?{_ANSWERS}{_ON}"
    r"|\b(?:my|our) (?:[a-z]+ ){0,2}?(?:staff|team|office|colleagues?|assistant|editors?|producers?) (?:will|shall)"
    rf" (?:send (?:over|along|you)|forward you|e-?mail you|ring you|text you|let you){_ON}"
    rf"|\bexpect (?:an? |the )?[a-z]+ from (?:me|us|my|our)\b{_ON}"
    r"|\b(?:trat(?:o|amos) de|procur(?:o|amos)|intent(?:o|amos)|suelo|solemos) (?:responder|contestar|leer|devolver"
    rf"|escribir|llamar){_ON}"
    r"|\b(?:nuestr[oa]|mi|el|la) (?:equipo|personal|redaccion|oficina|asistente|colega) (?:les? |te )?"
    rf"(?:respond|contest|escrib|llam|contact)(?:e|a|i)ra{_ON}"
    r"|\b(?:le|les|te) (?:respond|contest|confirm)(?:ere|are|eremos|aremos|emos|amos)\b[^;?]{0,40}$",
    "answer", "reply", "respond", "get back", "return", "write back", "read", "check", "review", "acknowledge", "call",
    "contact", "in touch", "follow up", "contest", " will ", " shall ", "expect",
    "leer", "devolver", "escrib", "llam", "confirm",
)  # fmt: skip
_TOLD = r"(?:asked|told|ordered|urged|directed|invited|instructed|warned|pressed|required|reminded)"
_TELLING = r"(?:asking|telling|ordering|urging|directing|inviting|instructing|warning|requiring|reminding|giving)"
_PAPER = (
    r"(?:letter|notice|order|e-?mail|memo|note|law|bill|rule|petition|motion|resolution|ordinance|subpoena|directive"
    r"|statement|ultimatum|demand|message|ruling)s?"
)
_THEM = (
    r"(?:(?!(?:me|us|you|your|everyone|everybody|all|each|people|myself|to)\b)[a-z'-]+ ){1,4}?to"
    r"(?! (?:my|our|the editors?)\b)"
)
# "The governor told the mayors to respond by Friday", "a letter asking them to reply by Friday".
TOLD_OTHERS = compile_with_stems(
    rf"\b(?:(?<!\bi )(?<!\bwe )(?<!\bi've )(?<!\bwe've )(?<!\bi have )(?<!\bwe have ){_TOLD} {_THEM}"
    rf"|{_PAPER} (?:[a-z]+ ){{0,4}}?{_TELLING} {_THEM}){_ON}"
    r"|(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\beveryone )(?<!\bi've )(?<!\bwe've )(?<!\bi have )(?<!\bwe have )"
    rf"\b(?:was|were|been) {_TOLD} to\b{_ON}"
    rf"|\b(?:they|he|she|it) (?:wants?|needs?|demands?|expects?|seeks?) (?!(?:it|this|that|my|your)\b)[^;?,]{{0,30}}"
    rf"\bfrom (?:the |their |its |all )?{OTHERS}\b{_ON}"
    rf"|\b(?:pidio|ordeno|exigio|insto|pidieron|ordenaron|exigieron) (?:a |al )(?:la |el |los |las )?[a-z]+"
    rf"(?: [a-z]+)? (?:que|a|[a-z]+[aei]r)\b{_ON}"
    r"|\b(?:cart|aviso|orden|ley|notificacion|memorando|correo)[a-z]* (?:[a-z]+ ){0,4}?(?:que (?:les?|los) "
    rf"(?:pid|exig|orden|d|oblig)[a-z]+|pidiendol[a-z]+|exigiendol[a-z]+|ordenandol[a-z]+){_ON}"
    rf"|\b(?:the|an?|their|its) (?:[a-z]+ )?{OTHERS}(?: (?:members|leaders|officials))? "
    r"(?:(?:has|have|had|is|are|was|were) )?(?:demand(?:s|ed|ing)|call(?:s|ed|ing) for|wanted|sought|seek(?:s|ing)"
    rf"|request(?:s|ed|ing))(?![^;?]{0,40}\b(?:you|your|me|us)\b){_ON}"
    rf"|\b(?:la|el|los|las) (?:{OTHERS}|sindicatos?) (?:exig|pid|demand|reclam|solicit)(?:io|ieron|e|en|o|aron|a|an)\b"
    rf"(?! (?:sus?|nos|me)\b){_ON}"
    rf"|\b(?:quieren|exigen|piden) [^;?,]{{0,30}}\b(?:del|de la|de los|de las|al) {OTHERS}\b{_ON}",
    "ask", "told", "tell", "order", "urg", "direct", "invit", "instruct", "warn", "press", "requir", "remind", "giving",
    " from ", "pid", "orden", "exig", "insto", "que l", "quieren", "demand", "call", "wanted", "sought", "seek",
    "request", "reclam", "solicit",
)  # fmt: skip
# "... was extended to Friday at noon for landlords".
FOR_OTHERS_AFTER = compile_late(
    r"^,? (?:for|para) (?:(?:the|all|most|some|any|its|their|local|small|los|las|todos) ){0,2}(?:[a-z]+ )?"
    r"(?:tenants|landlords|residents|renters|homeowners|workers|employers|voters|candidates|owners|developers"
    r"|applicants"
    r"|vendors|bidders|contractors|families|students|parents|taxpayers|drivers|businesses|agencies|cities|counties"
    r"|districts|states|inquilinos|propietarios|residentes|votantes|candidatos|trabajadores|familias|empresas"
    r"|contribuyentes)\b(?= (?:to|in|who|with|under|and|que|con)\b|\W*$|[.,;?!])"
)
# What a reporter wants to know about somebody is asked with these; what follows is his matter.
_HAPPENS = (
    r"(?:pass(?:es)?|takes? effect|resigns?|quits?|clos(?:es?)|opens?|fails?|wins?|ends?|expires?|happens?"
    r"|starts?|begins?"
    r"|leaves?|signs?|votes?|finish(?:es)?|complet(?:es?)|steps? down|adopts?|approves?|repeals?|drops?"
    r"|settles?|strikes?"
    r"|rules?|moves? out|goes? (?:through|ahead|into effect))"
)
_IS_DONE = (
    r"be (?:[a-z]+(?:ed|en|wn)|going|leaving|moving|closing|cut|shut|put|sent|out|over|up|off|ready|open|done"
    r"|gone|law)\b"
)
_WILL = (
    rf"(?:{_IS_DONE}|(?:will|would|must|has to|have to|is (?:going )?to|are (?:going )?to|might|should|plans? to)"
    rf"(?: (?:not|also|still))? (?:{_IS_DONE}"
    r"|(?!(?:be|attend|join|participate|comment|speak|talk|come|provide|respond|reply|answer|give|send|do|make"
    r"|take part"
    r"|call|support|want|like|work|help|appear|on|in|here|by|before|at)\b)[a-z]+))"
)
_WILL_ES = (
    r"(?:va a|van a|debe\w*|tiene\w* que|se (?:aprueb|apruebe|vot|cierr|firm|public)[a-z]*|entr[ae]n? en vigor|pase?n?"
    r"|(?:renunci|aprob|aprueb|cerr|cierr|vot|firm|dimit|termin|cumpl|retir|decidi)[a-z]+)"
)
# "Let me know if the bill passes by Friday", "the order that camps be cleared by Friday".
ASKED_ABOUT = compile_late(
    r"^\W*(?:and )?(?:will|did|is|are|has|have|is it true(?: that)?|es cierto que|(?:do you know|any idea"
    r"|can you (?:say|tell)(?: me)?) (?:if|whether)) (?:the|they|he|she"
    r"|your (?:members|cities|city|group|network|office))\b"
    r"[^,;]{0,60}\b(?:be(?! (?:able|available|willing|free|open|up for)\b)|done|finish\w*|expect\w*|plan\w*|ready"
    r"|pass\w*|complet\w*|start|open(?! to\b)|close)\b"
    r"|\b(?:know|tell (?:me|us)|confirm|say|see|check|find out|verify|wonder(?:ing)?|ask(?:ing)?|true|heard?"
    r"|expect|think"
    r"|believe|(?:order|demand|rule|law|bill|proposal|plan|motion|request|call|threat|promise|pledge|vow"
    r"|requirement|offer"
    r"|recommendation|ultimatum|report|claim|news|rumou?r)s?) (?:if|whether|that|how many|how much|which|when|who)"
    r" (?!(?:you|i|we|someone|anyone|somebody|anybody)\b)(?:(?!(?:and|but|so|please)\b)[\w'-]+ ){1,8}?"
    rf"(?:{_WILL}|{_HAPPENS}){_ON}"
    r"|\b(?:avis|dig|decir|confirm|sab|verific|ciert|orden|exigencia|promesa)[a-z]* (?:si|que|cuant[oa]s)"
    r" (?!(?:usted|ustedes|alguien|pued|podri)[a-z]*\b)(?:(?!(?:y|pero|favor)\b)[\w'-]+ ){1,8}?"
    rf"{_WILL_ES}\b{_ON}"
    rf"|^\W*(?:and |so )?how (?:many|much) (?:[\w'-]+ ){{1,8}}?(?:{_WILL}|{_HAPPENS}){_ON}"
    r"|\b(?:chances?|odds|likely(?: is it)?)(?: that)? (?:the|a|an|your) (?:(?:bill|measure|law|vote|ordinance"
    r"|deal|rule)"
    rf"|{OTHERS})\b(?! (?:members?|woman|man) (?:can|could)){_ON}"
    r"|^\W*(?:and |so )?do (?:they|your (?:members|cities|people)) (?:think|expect|believe|plan|hope|intend)"
    rf"(?! to (?:comment|respond|reply|talk|speak|weigh|answer|react|attend|join|send)\b){_ON}"
    r"|^\W*(?:and |so )?what (?:do you|would you|does [a-z]+) (?:want|expect|like|need|hope)(?: for)? (?!to\b"
    r"|me to (?:say"
    rf"|print))(?:(?!and\b)[\w'-]+ ){{1,6}}?to{_ON}"
    rf"|^\W*(?:and |so )?what (?:should|must|will) (?!you\b|i\b|we\b)(?:[\w'-]+ ){{1,4}}?(?:do|change|have|show"
    rf"|pay){_ON}"
    r"|\b(?:do|would|will|did) you (?:need|want|require|like) (?!(?:to|me to say)\b)(?:anything|something|more"
    r"|any|it|this"
    rf"|my|the|a|our|another)\b(?! (?:chance|opportunity|time|moment|shot|hand)\b){_ON}"
    r"|\b(?:necesitan?|requieren?) (?:ustedes |usted )?(?:algo|alguna cosa|mas datos) de (?:mi|nosotros"
    r"|nuestra parte)\b"
    rf"{_ON}|^\W*que (?:quieren?|esperan?) (?:ustedes )?que [a-z]+ (?:la|el|los|las){_ON}"
)
# "A comment on the plan to close two libraries by Friday": either may be done by then.
EITHER = compile_late(
    r"\b(?:on|about|to|regarding|over|sobre) (?:the|an?|this|their|its|his|her|el|la|un"
    r"|una|[a-z]+'s?) (?:[a-z-]+(?:'s?)? ){0,2}?(?:plan|proposal|vote|bid|ruling|law"
    r"|bill|order|deal|push|effort|move|demand|decision|measure|promise|pledge|vow|threat|propuesta|orden|promesa)"
    rf" (?:to|de|para){_ON}"
)
# "Any reaction to the mayor's arrest tonight?": the day may as well be the event's.
OF_THE_EVENT = compile_late(
    r"\b(?:comments?|reactions?|statements?|responses?|thoughts|quotes?|comentarios?|reaccion|declaracion)"
    r" (?:on|to|about|regarding|over|sobre|ante|a) (?:(?!(?:and|but|or|so|last|yesterday's|recent)\b)[\w'-]+ ){0,5}?"
    r"(?:arrests?|vote|verdict|ruling|decision|veto|shooting|protests?|rall(?:y|ies)|march|hearing|election|announcement"
    r"|strike|walkout|fire|crash|explosion|debate|meeting|resignation|indictment|speech|raids?|storm|signing|sentencing"
    r"|trial|conference|parade|vigil|evictions?|closures?|layoffs|incident|attack|killing|death|outage|spill|collapse"
    r"|arresto|votacion|fallo|veto|tiroteo|protesta|marcha|audiencia|eleccion|anuncio|huelga|incendio|redada|renuncia"
    r"|debate|juicio|sentencia)(?: (?:on|el|la|de|del))? ?$"
)
SENDS = compile_late(
    r"\b(?:get (?:me|us)|looking for|hoping (?:for|to get)|send|give|e-?mail|provide|share|mand\w+|envi\w+)\b"
)
