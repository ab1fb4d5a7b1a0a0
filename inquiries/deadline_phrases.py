"""The phrases, English and Spanish, that state a time as the writer's deadline, as patterns.

All are matched against folded text (`deadline_text.fold`), those ending in `$` against the words before a time,
those beginning with `^` against the words after it.
"""

from inquiries.deadline_pattern import compile_late, compile_with_stems

ME = r"(?:i|we|i'd|we'd|i'll|we'll|i'm|im|we're|i've|we've)"
MY_DESK = (
    r"(?:(?:my|our|the|mi|nuestr[oa]|el|la) (?:[a-z]+ )?)?(?:editors?|desk|producers?|boss|paper|station|show"
    r"|team|host|anchor"
    r"|copy (?:desk|chief)|printers?|publishers?|teachers?|professors?|instructors?|advis[eo]rs?|clients?"
    r"|lawyers?|designers?"
    r"|graphics|production|managers?|bureau|director|editors|magazine|newspaper|outlet|fact[- ]checkers?"
    r"|bookers?|checkers?|supplement|layout"
    r"|editora?|jef[ae]|redaccion|imprenta|profesora?|productora?)"
)
# What a reporter works on; a time at which it closes or is due is hers.
WORK = (
    r"(?:stor(?:y|ies)|pieces?|articles?|drafts?|copy|columns?|segment|scripts?|profile|package|essays?|paper"
    r"|assignment"
    r"|sidebar|explainer|feature|texts?|pages?|spread|versions?|manuscript|chapter|round-?up|brief|post|project"
    r"|homework"
    r"|review|obit(?:uary)?|blurb|rundown|line-?up|notes|layout|proofs?|issue|edition|section|magazine|book|list"
    r"|guide|form"
    r"|surveys?|questionnaires?|poll|window|submissions?|nominations?|entry|entries|contest|call|everything|all"
    r"|transcript|graphic|galleys?"
    r"|photos?|bios?|headshots?|answers?|responses?|comments?|statements?|quotes?|edits|corrections"
    r"|contributions?|pitches|bookings?|photographs?|pictures|interviews"
    r"|q ?& ?a|cover|nota|texto|reportaje|articulo|entrega|trabajo|tarea)"
)
# Words that lead straight to a limit.
LIMIT = compile_late(
    r"(?:\b(?:by|before|(?:any ?time|right) up (?:to|until)|up until|ahead of|prior to|no later than"
    r"|not later than|later than|as late as|b4|until|till|til|through"
    r"|thru|antes del?"
    r"|para|hasta|a mas tardar|mas tarde de|de aqui a|como (?:maximo|mucho|muy tarde)|no mas tarde de(?:l)?"
    r"|between now and|a tiempo para)|'til)"
    r"[\s:,-]*(?:(?:the|top of|end of|about|around|roughly|approximately|like|say|maybe|at the latest|at|on|this|a|al?"
    r"|el|la|las|los|fines? de|dia de|tonight|no)\b[\s:,]*){0,3}[(\s\"]*$"
)
UNTIL = compile_late(r"\b(?:until|till|til|through|thru|hasta)\b[^;,]{0,12}$|'til [^;,]{0,10}$")
DEADLINE_BEFORE = compile_late(
    r"(?:\b(?:deadlines?|dead line|dl|d/l|timing(?=:)|(?:needed|required|requested|requerid[oa]s?"
    r"|solicitad[oa]s?)(?= ?:)|latest(?: possible)?(?: time)?(?= ?:)|hard stop for (?:copy|edits|responses"
    r"|comments?|quotes|changes)|(?:script|page|copy|edit|picture|story) lock|drop-dead(?: time| date)?"
    r"|cut-?off(?: time| date)?|press time|due date"
    r"|last call|time limit"
    r"|fechas? (?:limites?|de entrega|tope)|hora limite|limite|plazo|vence|(?:mi|nuestro|el|al|de) cierre(?! de (?:la "
    r"|las )?(?:calle|escuela|via|campan))"
    r"|^cierre)\b[^?;]{0,70}"
    r"|\bcierre(?: de (?:la )?(?:edicion|redaccion|nota))?\s*(?::|es|a las?|hoy|manana)?\s*(?:el|a)?\s*)$"
)
DEADLINE_AFTER = compile_late(
    r"^[\s)\]\"*.:-]*(?:[a-z]{2,4} )?"
    r"(?:(?:is|es|are|would be|will be|'s) (?:(?:still|really|now|actually|also|todavia) )?"
    r"(?:my|our|the|about the|when (?:i|we)|mi|nuestro|el|la) )?"
    r"(?:(?:(?:hard|firm|final|absolute|actual|real|last|new|current|print|story|press|tight|drop-dead|my|filing"
    r"|submission"
    r"|the|editorial|copy|internal) ){0,2}"
    r"(?:deadline|dead line|cut-?off|drop-dead|fecha limite|hora limite|cierre)\b(?! (?:for|to) (?:regist|vot"
    r"|ballot|file for))"
    r")"
    r"|^,? (?:is|would be|will be|'s) (?:about )?(?:the|my|our) (?:very |absolute |absolutely )?(?:latest"
    r"|last (?:moment|minute|possible|call|i can|we can|(?:day|chance) (?:i|we|for|to (?:respond|reply|comment"
    r"|get|submit))))"
    r"|^,? (?:cierro|cerramos|entrego|entregamos)\b|^,? (?:is|works|would be|it is|es) (?:(?:fine|ok|okay|good"
    r"|enough|soon enough),? )?for"
    r" (?:your|the|an?|any) (?:answers?|responses?|comments?|reply|statement|quotes?|edits)\b"
    r"|^,? (?:is|es) (?:when|cuando) (?:i|we|(?:my|our|the) [a-z]+|cierro|entrego) (?:[a-z]+ ){0,2}?"
    r"(?:files?|closes?|locks?|hands?|turns?|submits?|sends?|needs?|must|have to|has to|goe?s? to|wraps?"
    r"|finali[sz]es?|stops?|shuts?|entrego|cierro)\b"
    r"|^ (?:filing|file)(?: time)?\b(?! (?:deadline|period|cabinet))|^ close\b(?! of| to)"
    r"|^ (?:[a-z]+ ){0,3}?as (?:a|the|my|our) (?:[a-z]+ )?(?:deadline|cut-?off)\b|^,? is (?:about |really "
    r"|probably )?as (?:late|far|long) as\b|^,? (?:is|would be|will be) (?:the |my |our )?(?:limit|max|maximum"
    r"|drop[- ]dead)\b"
)
DEADLINE_WORD = compile_late(r"\b(?:deadline|due|fecha limite|cierre)\b")
AT_LATEST = compile_late(
    r"^[\s,(]*(?:(?:at|by|as) (?:the |my |our )?(?:very |absolute )?latest|latest|tops|at the outside"
    r"|a mas tardar|como (?:maximo"
    r"|mucho|muy tarde|tope)|sharp\b|max\b)"
)
# "I can't use anything after 5": what comes later is too late.
TOO_LATE = compile_late(
    rf"\b(?:(?:{ME}|there|nothing|anything|responses?|answers?|comments?|statements?|edits|changes"
    rf"|no(?: more)? changes)\b[^;?]{{0,60}}"
    r"(?:after|past|beyond|despues de))[ ]*(?:the|las?|el)?[ ]*$"
)
TOO_LATE_AFTER = compile_late(
    r"^[^;?.]{0,20}\b(?:too late|won't (?:make|be|get)|will not (?:make|be|get)|can't (?:be|make|get)"
    r"|cannot (?:be|make|get)"
    r"|no use|no entra|ya no)\b"
)
CANNOT = compile_late(
    r"\b(?:can't|cannot|can not|won't|will not|not able to|unable to|nothing|no (?:more )?changes|no puedo"
    r"|no podemos)\b"
)
NO_LATER = compile_late(r"\b(?:later than|mas tardar)\b[^;]{0,24}$")
DUE = compile_with_stems(
    rf"(?:^\W*|[(,:-]\s*|\b(?:{WORK}|it|this|that|everything|i'm"
    rf"|we're)(?:'s)?(?: \([^)]{{0,40}}\))?(?: [a-z'-]+){{0,4}}?"
    r" (?:is |are |be )?(?:now )?)"
    r"due(?: back| in)?(?: (?:to|for|with) (?:my|our|the|an?) (?:[a-z]+ ){0,3}?"
    r"(?:editors?|desk|printers?|producers?|boss|paper|press|teacher|professor)| to (?:me|us))?\b(?! (?:to"
    r"|out)\b)[^;?]{0,30}$",
    "due",
)
FILE = compile_with_stems(
    rf"(?:\b(?:{ME}|i am|we are|am|are|to|must|and|then|gotta|but|will|be)\s+(?:[a-z'-]+ ){{0,3}}?|^\W*(?:and "
    rf"|just )?|[,(:-]\s*)"
    r"(?:fil(?:e|ing)|turn(?:ing)? (?:[a-z]+ ){0,3}in|hand(?:ing)? (?:[a-z]+ ){0,3}(?:in|over|off)"
    r"|submit(?:ting)?(?= (?:at|on|by|in|it|this)\b)|send(?:ing)? (?:it|this|my [a-z]+) (?:in|off)|(?:submit"
    r"|deliver)(?:ting|ing)? (?:my|this|it|the (?:story|piece|draft|article|script|copy))"
    r"|wrap(?:ping)?(?: [a-z]+){0,3}|lock(?:ing)?(?: [a-z]+){0,3}|put(?:ting)? (?:[a-z]+ ){1,2}to bed"
    rf"|(?:send(?:ing)?|get(?:ting)?|give|giving|have) (?:[a-z]+ ){{1,4}}?(?:to|with|in to) {MY_DESK}"
    rf"|(?:told|promised|owe|owed) {MY_DESK})"
    r"\b(?! (?:for|suit|charges|a complaint|complaints?|papers|taxes))[^;?]{0,40}$"
    r"|\b(?:have|need|has|got|must|gotta)(?: to)? finish(?: up)? (?:my|this|it|the (?:story|piece|draft|article"
    r"|script))\b[^;?]{0,30}$"
    rf"|\b{WORK} (?:must|has to|have to|needs? to) (?:be|go|get|leave)\b(?! (?:online|up|live|published|posted"
    rf"|on air))[^;?]{{0,40}}$",
    "fil",
    "turn",
    "hand",
    "submit",
    "send",
    "deliver",
    "wrap",
    "lock",
    "put",
    "get",
    "giv",
    "have",
    "told",
    "promised",
    "owe",
    "finish",
    "must",
    "has to",
    "need",
)
_SHUTS = (
    r"(?:clos(?:e|es|ing)|shuts?|ends|signs? off|stops? taking(?: [a-z]+){1,2}|lock(?:s|ing)?|freez(?:es?|ing)"
    r"|finali[sz](?:es?|ing))"
)
_THEN = r"(?: (?:at|on|by|in|around|about))?[\s:]*(?:about |around |the )?$"
CLOSE = compile_with_stems(
    rf"(?:\b(?:{ME}|we have to|to|am|are|and|must)\s+(?:[a-z'-]+ ){{0,2}}?|^\W*|[,(:-]\s*|\b(?:{WORK}|newsletter"
    rf"|{MY_DESK}"
    rf"|voting for [a-z' ]{{1,40}})\s+(?:[a-z-]+ ){{0,5}}?)"
    rf"{_SHUTS}(?: (?:this|the|our|my|out)(?: [a-z]+){{0,3}})?{_THEN}"
    rf"|\b(?:the|my|our) (?:clock|time|window) (?:runs out|expires|is up|stops){_THEN}"
    rf"|\b{WORK}\s+(?:[a-z-]+ ){{0,3}}?closes? early{_THEN}"
    rf"|\b{WORK}\s+(?:[a-z-]+ ){{0,3}}?(?:is|are|gets?|be|being)"
    rf" (?:locked|closed|frozen|finali[sz]ed|put to bed|wrapped(?: up)?|set|made up|designed|laid out){_THEN}"
    r"|\b(?:cierro|cerramos|cierra (?:la|el|nuestra|nuestro|mi) (?:edicion|redaccion|pagina|nota|numero"
    r"|convocatoria|encuesta)|(?:la|el|mi|nuestra|nuestro) (?:edicion|redaccion|pagina|nota|numero"
    r"|convocatoria|encuesta) (?:se )?cierra"
    r"|(?:estoy|estamos) (?:cerrando|entregando)|(?:nota|texto|pagina|edicion|tarea|trabajo"
    r"|reportaje) se (?:sube|cierra|entrega|manda)|se cierra la"
    r"|entrego|entregamos|debo entregar|(?:debo|tengo que) entregarl[oa]|tengo que entregar|para entregar"
    r"|(?:tengo|tenemos|hay) que (?:enviar|mandar|subir)\w*"
    r"|(?:va|entra|sale|mando|mandamos) a (?:la )?imprenta)\b[^;?]{0,50}$",
    "clos",
    "shut",
    "ends",
    "lock",
    "freez",
    "frozen",
    "finali",
    "sign",
    "stop",
    "runs out",
    "expires",
    "is up",
    "put to bed",
    "wrapped",
    " set ",
    "made up",
    "designed",
    "laid out",
    "cierr",
    "cerr",
    "entreg",
    "imprenta",
    " que ",
    "se sube",
    "se manda",
)
TO_PRINT = compile_with_stems(
    r"\b(?:go|goes|going|heads?|heading|sent|off|send(?:ing)?|ships?|moves?|moving|leaves?|leaving) (?:(?:it"
    r"|this|the \w+|off"
    r"|out|over) ){0,2}(?:to|for) (?:the |our |my )?(?:print(?:ers?|ing)?|press(?! conf)|bed|plant|copy ?(?:desk"
    r"|edit(?:ors?|ing)?)"
    r"|desk|lay-?out|designers?|design(?: team)?|typesetters?|production|editors?|legal|fact[- ]check(?:ers?"
    r"|ing)?)\b[^;?]{0,40}$"
    r"|\b(?:my|our|the) (?:[a-z]+ )?(?:pages?|section|spread|edition) (?:goes?|leaves?|ships?|moves?)(?: (?:out|off))?"
    r"(?: (?:at|on|by))? ?$",
    " to ",
    " for ",
    " go",
    "leave",
    "ship",
    "move",
)
# "Until Friday I can make changes".
UNTIL_AFTER = compile_late(
    r"^,? (?:i|we)(?:'m| am| are|'re)? (?:can|able|still|may|could|happy|glad|take|accept|use)\b"
)
WANTED_AT = compile_late(
    r"\b(?:needs?|wants?|expects?) (?:it|this|that|everything|copy|answers|words|(?:the|my|your) (?:story|piece"
    r"|copy|draft|article"
    r"|text|script)|something|an answer) (?:in )?(?:at|on) $"
)
HAVE_UNTIL = compile_with_stems(
    r"\b(?:gave|given|gives) (?:me|us)\b[^;?]{0,30}(?:until|till|'til|til|through)\b[^;]{0,14}$|"
    rf"\b(?:{ME}|you|that gives (?:you|me|us)|editor|gives? (?:you|me|us)|and|now|can"
    rf"|will)\b[^;?.]{{0,40}}\b(?:have|got|has|give|gave|gives|hold|holding|wait|waiting|take|taking"
    rf"|accept|accepting|collecting|gathering|booking|extend(?:ed)?|keep)\b[^;?]{{0,40}}(?:until|till|'til|til"
    rf"|through)\b[^;]{{0,14}}$"
    r"|(?:^|[.,;(-])\W*(?:(?:now|still) )?(?:have|got) (?:until|till|til)\b[^;]{0,10}$|\b(?:survey|form|call|window"
    r"|submissions|nominations|entries|poll|contest)\b[^;?]{0,20}\bopen\b[^;]{0,10}(?:until|till"
    r"|through)\b[^;]{0,10}$|\b(?:(?:is|are|isn't|aren't|not) (?:due|taken|welcome)|accepted|extended|(?:can"
    r"|may) (?:still )?be (?:changed|edited|updated|corrected|revised|added|submitted|returned|sent"
    r"|made))[^;]{0,30}(?:until|till"
    r"|through)\b[^;]{0,10}$"
    r"|\b(?:i|we|i've|we've)(?: was| were| have| been| only){0,3} given (?:until|till)\b[^;]{0,8}$"
    r"|\bextension\b[^;?]{0,20}(?:until|till|to|through)\b[^;]{0,10}$|\b(?:happy|glad|able|willing"
    r"|fine) to (?:wait|hold)\b[^;?]{0,30}(?:until|till|'til)\b[^;]{0,8}$|\b(?:room|space|a spot)\b[^;?]{0,40}"
    r"(?:until|till|'til)\b[^;]{0,8}$|\b(?:everyone|everybody|we're|we are|i'm|i am|people"
    r"|all) (?:[a-z]+ ){0,2}(?:giv(?:e|en|ing)|gave) (?:[a-z]+ ){0,2}(?:until|till|'til)\b[^;]{0,8}$"
    rf"|\b(?:i can|we can|able to|happy to|glad to|i'd|we'd)\s+(?:[a-z]+ ){{0,2}}?(?:welcome|use|add|include"
    rf"|incorporate|work in"
    r"|squeeze in|slip in|go|push|change|update|revise|stall|sit on)\b[^;?]{0,40}(?:until|till|'til"
    r"|through)\b[^;]{0,14}$"
    r"|\b(?:stretch|hold|extend|push)\w* (?:it|this|that|the (?:deadline|page|story))(?: out| back)? (?:to|until"
    r"|till)\b[^;]{0,6}$"
    r"|\b(?:tengo|tenemos|tienen|tiene|me dieron|nos dieron|les doy|podemos esperar|puedo esperar"
    r"|esperamos|recib\w+|acept(?:o|a|amos)|(?:pueden|puede) (?:mandar|enviar|contestar"
    r"|responder)\w*)\b[^;?]{0,50}\bhasta\b[^;]{0,14}$",
    "til",
    "through",
    "hasta",
    "stretch",
    "hold",
    "extend",
    "push",
    "extension",
)
MOVED = compile_with_stems(
    r"\b(?:deadline|editors?|desk|it|this|that|story|time|cierre|plazo|entrega|fecha|they|i|we|limite"
    r"|edicion|hora|nota)\b[^;?]{0,50}"
    r"\b(?:moved|pushed|pulled|bumped|changed|extended|shifted|delayed|brought|switched|adelant\w+"
    r"|mov(?:io|ieron|imos)|extend\w+|cambi\w+|retras\w+|aplaz\w+|pospus\w+|recorri\w+"
    r"|paso)\b[^;?]{0,50}\b(?:to|until|till|up to|back to|a|al|para|hasta)\b[^;]{0,14}$"
    r"|\b(?:movieron|cambiaron|adelantaron|extendieron|atrasaron|retrasaron|aplazaron|recorrieron)\b"
    r"[^;?]{0,20}\b(?:entrega|cierre|plazo|fecha|nota|hora)\b[^;?]{0,30}\b(?:al?|para|hasta)\b[^;]{0,14}$"
    r"|\b(?:moved|pushed|pulled|bumped|changed|extended)\b[^;?]{0,30}\bdeadline\b[^;?]{0,30}\b(?:to|until"
    r"|till)\b[^;]{0,10}$",
    "mov",
    "push",
    "pull",
    "bump",
    "chang",
    "exten",
    "shift",
    "delay",
    "brought",
    "switch",
    "adelant",
    "cambi",
    "retras",
    "aplaz",
    "pospus",
    "recorri",
    "paso",
    "atrasaron",
)
NOW = compile_late(
    r"\b(?:(?:it's|is|it is) now|now it's|make (?:it|that)|instead(?: it's)?|(?:but |: ?)it's|now(?: due)?(?: at"
    r"| by)?|ahora(?: es)?(?: el| a)?)\s*$"
)
