"""The phrases, English and Spanish, that state a time as the writer's deadline, as patterns.

All are matched against folded text (`deadline_text.fold`), those ending in `$` against the words before a time,
those beginning with `^` against the words after it.
"""

from inquiries.deadline_pattern import compile_late, compile_with_stems
from inquiries.deadline_work import ME

# Words that lead straight to a limit.
LIMIT = compile_late(
    r"(?:\b(?:by|before|(?:any ?time|right) up (?:to|until)|up until|ahead of|prior to|no later than"
    r"|not later than|later than|as late as|b4|until|till|til|through"
    r"|thru|antes del?"
    r"|para|hasta|a mas tardar|mas tarde de|de aqui a|como (?:maximo|mucho|muy tarde)|no mas tarde de(?:l)?"
    r"|en el transcurso|a lo largo|(?:in|over) the course of|between now and|a tiempo para)|'til)"
    r"[\s:,-]*(?:(?:the|top of|end of|about|around|roughly|approximately|like|say|maybe|at the latest|at|on"
    r"|this|a|al?"
    r"|el|la|las|los|fines? de|dia de|tonight|no)\b[\s:,]*){0,3}[(\s\"]*$"
)
UNTIL = compile_late(r"\b(?:until|till|til|through|thru|hasta)\b[^;,]{0,12}$|'til [^;,]{0,10}$")
DEADLINE_BEFORE = compile_late(
    r"(?:\b(?:deadlines?|dead line|dl|d/l|timing(?=:)|(?:needed|required|requested|requerid[oa]s?"
    r"|solicitad[oa]s?)(?= ?:)|latest(?: possible)?(?: time)?(?= ?:)"
    r"|(?<!my )hard stop(?: for [a-z ]{1,40}?)?(?= ?(?:is|are|will|would)\b| ?:| (?:at )?\d| $)"
    r"|(?:script|page|copy|edit|picture|story) lock|drop-dead(?: time| date)?"
    r"|cut-?off(?: time| date)?|press time|due date"
    r"|last call|time limit|outside limit|turnaround(?: time)?(?= ?[:=])|(?:early|page|copy|edition|section"
    r"|print) close(?! to\b)"
    r"|fechas? (?:limites?|de entrega|tope)|hora limite|limite|plazo|vence|(?:mi|nuestro|el|al"
    r"|de) cierre(?! de (?:la "
    r"|las )?(?:calle|escuela|via|campan))"
    r"|^cierre)\b[^?;]{0,70}"
    r"|\bcierre(?: de (?:la )?(?:edicion|redaccion|nota))?\s*(?::|es|a las?|hoy|manana)?\s*(?:el|a)?\s*)$"
)
# "The latest I can take changes is tomorrow at 11".
LATEST_IS = compile_late(
    r"\b(?:the |my |our )?(?:(?:very|absolute) )?(?:latest(?: (?:time|moment|point))?"
    r"|last (?:possible )?(?:moment|minute|time|point))(?: that)?"
    r" (?:i|we|they|my (?:editors?|desk|producer))(?:'d|'ll)? (?:can|could|may|will|would be able to|am able to"
    r"|are able to) (?:take|use|hear|accept|get|add|make|wait|hold|include|file|change|push|receive|have|give|work)\b"
    r"[^;?.]{0,50}\b(?:is|would be|will be)\b[^;?]{0,20}$"
    r"|\blo mas tarde que (?:lo |la )?(?:puedo|podemos|podria|podriamos|puede (?:la|el|mi) [a-z]+)\b[^;?.]{0,40}"
    r" (?:es|seria|sera)\b[^;?]{0,14}$"
)
LATEST_BARE = compile_late(
    r"(?:^\W*|\b(?:and|but|so|,) )(?:the |my |our )?(?:(?:very|absolute) )?latest (?:is|would be|will be) (?:about )?$"
)
ENDS_AFTER = compile_late(r"^\W*$|^[,;.)]")
# "Anything before 6 works".
ANYTHING = compile_late(
    r"\b(?:anything|any answer|any reply|any word|whatever(?: you (?:have|send))?|cualquier cosa|lo que sea)"
    r" (?:by|before|until|up to|ahead of|antes del?|hasta)(?: las?)? ?$"
)
# "Anything you can tell me by Tuesday will make it in".
ANYTHING_TOLD = compile_late(
    r"\b(?:anything|whatever|what|everything)(?: that)? (?:you|anyone) (?:[a-z]+ ){1,5}?(?:by|before|until)"
    r"(?: the)? ?$"
)
GETS_IN_AFTER = compile_late(
    r"^,? (?:will|would|can|could|should|'ll) (?:still )?(?:make (?:it|the)|get (?:in|into)|go in"
    r"|be (?:in\b|used|included))"
)
# "What reaches me by Tuesday gets in".
WHAT_ARRIVES = compile_late(
    r"\b(?:(?:what|whatever|anything(?: that)?|everything(?: that)?)"
    r" (?:reaches|gets to|comes in to|lands with) (?:me|us)"
    r"|(?:todo )?lo que (?:me|nos) (?:llegue|llega))\b[^;?]{0,24}$"
)
SUITS_AFTER = compile_late(
    r"^,? (?:works|is (?:fine|good|great|perfect|ok|okay|enough)|helps|(?:would|will) (?:work|help|do|be (?:fine|good"
    r"|great|enough|perfect))|does (?:it|the job)|suits|(?:me |nos )?(?:sirve|funciona|ayuda|esta bien))\b"
    r"(?! for (?:a|the) (?:call|interview|meeting|chat))"
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
    r"|^,? (?:(?:se )?cierr[oa]|(?:se )?cerramos|entrego|entregamos|(?:(?:mand|envi)amos|vamos|va"
    r"|entra) a (?:la )?imprenta)\b"
    rf"|^,? (?:{ME} (?:file|close|lock|submit|wrap|sign off|hit send|hand (?:it|this) (?:in|over)|turn (?:it|this) in"
    r"|go to (?:press|print)))\b|^,? (?:is|works|would be|it is|es) (?:(?:fine|ok|okay|good"
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
# "Print deadline 10 p.m.": the house's own, every day; what she says of this mail comes first.
HOUSE_DEADLINE = compile_late(r"^\W*(?:print|press|daily|nightly|edition) (?:deadlines?|cut-?off) $")
DEADLINE_WORD = compile_late(r"\b(?:deadline|due|cut-?off|fecha limite|plazo|entrega|cierre)\b")
AT_LATEST = compile_late(
    r"^,? (?:is|works|would be) (?:still )?(?:ok|okay|fine|good|possible)[;,.]? (?:but )?(?:later|after that"
    r"|anything later)\b"
    r"|^[\s,(]*(?:(?:at|by|as) (?:the |my |our )?(?:very |absolute )?latest|latest|tops|at the outside"
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
# "Until Friday I can make changes".
UNTIL_AFTER = compile_late(
    r"^,? (?:i|we)(?:'m| am| are|'re)? (?:can|able|still|may|could|happy|glad|take|accept|use)\b"
)
WANTED_AT = compile_late(
    r"\b(?:has|have|needs?) to be (?:in|here|with (?:me|us)|on my desk) (?:at|on) $"
    r"|\b(?:answers?|responses?|comments?|statements?|quotes?|reply|reaction) (?:(?:is|are) )?"
    r"(?:needed|wanted|required|due) (?:for|at|on) $"
    r"|\b(?:needs?|wants?|expects?) (?:it|this|that|everything|copy|answers|words|(?:the|my|your) (?:story|piece"
    r"|copy|draft|article"
    r"|text|script)|something|an answer) (?:in )?(?:at|on) $"
)
HAVE_UNTIL = compile_with_stems(
    r"\b(?:gave|given|gives) (?:me|us)\b[^;?]{0,30}(?:until|till|'til|til|through)\b[^;]{0,14}$|"
    rf"\b(?:{ME}|you|that gives (?:you|me|us)|editor|gives? (?:you|me|us)|and|now|can"
    rf"|will)\b[^;?.]{{0,40}}\b(?:have|got|has|give|gave|gives|hold|holding|wait|waiting|take|taking"
    rf"|accept|accepting|collecting|gathering|booking|extend(?:ed)?|keep)\b[^;?]{{0,40}}(?:until|till|'til|til"
    rf"|through|up to|as late as)\b[^;]{{0,14}}$"
    r"|(?:^|[.,;(-])\W*(?:(?:now|still) )?(?:have|got) (?:until|till|til)\b[^;]{0,10}$|\b(?:survey|form|call|window"
    r"|submissions|nominations|entries|poll|contest)\b[^;?]{0,20}\bopen\b[^;]{0,10}(?:until|till"
    r"|through)\b[^;]{0,10}$|\b(?:(?:is|are|isn't|aren't|not) (?:due|taken|welcome|collected|gathered"
    r"|considered)|accepted|extended|(?:can"
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
    r"|\b(?:give|gives|gave|get|have|got|granted) (?:(?:you|me|us|it) )?(?:another|an? extra|one more|more"
    r"|an additional)"
    r" (?:day|hour|time|week|night|weekend)\b[^;?]{0,12}(?:[:,-]|\bto|\buntil|\btill)\s*$"
    r"|\b(?:tengo|tenemos|tienen|tiene|hay|(?:me|nos|les) (?:da|dan|dio)|me dieron|nos dieron|les doy"
    r"|podemos esperar|puedo esperar"
    r"|esperamos|recib\w+|acept(?:o|a|amos)|(?:pueden|puede) (?:mandar|enviar|contestar"
    r"|responder)\w*)\b[^;?]{0,50}\bhasta\b[^;]{0,14}$",
    "til",
    "through",
    "up to",
    "as late as",
    "hasta",
    "another",
    "extra",
    " more ",
    "additional",
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
