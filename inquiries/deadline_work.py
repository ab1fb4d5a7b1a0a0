"""How reporters say that their work is handed in, closes or goes to print, English and Spanish, as patterns.

All are matched against folded text (`deadline_text.fold`), each against the words before a time.
"""

from inquiries.deadline_pattern import compile_with_stems

ME = r"(?:i|we|i'd|we'd|i'll|we'll|i'm|im|we're|i've|we've)"
MY_DESK = (
    r"(?:(?:my|our|the|mi|nuestr[oa]|el|la) (?:[a-z]+ )?)?(?:editors?|desk|producers?|boss|paper|station|show"
    r"|team|host|anchor"
    r"|copy (?:desk|chief)|printers?|publishers?|teachers?|professors?|instructors?|advis[eo]rs?|clients?"
    r"|lawyers?|designers?"
    r"|graphics|engineers?|production|managers?|bureau|director|editors|magazine|newspaper|outlet|fact[- ]checkers?"
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
    r"(?:fil(?:e|ing)|turn(?:ing)? (?:[a-z]+ ){0,3}in|hand(?:ing)? (?:[a-z]+ ){0,3}(?:in|over|off|back)"
    r"|submit(?:ting)?(?= (?:at|on|by|in|it|this)\b)|send(?:ing)? (?:it|this|my [a-z]+) (?:in|off)|(?:submit"
    r"|deliver)(?:ting|ing)? (?:my|this|it|the (?:story|piece|draft|article|script|copy))"
    r"|wrap(?:ping)?(?: [a-z]+){0,3}|lock(?:ing)?(?: [a-z]+){0,3}|put(?:ting)? (?:[a-z]+ ){1,2}to bed"
    rf"|(?:send(?:ing)?|get(?:ting)?|give|giving|have) (?:[a-z]+ ){{1,4}}?(?:to|with|in to) {MY_DESK}"
    rf"|(?:hand|give|send|get)(?:ing)? {MY_DESK} (?:an?|the|my|this|it|some|all|everything)"
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
WORK_ES = (
    r"(?:edicion|redaccion|paginas?|nota|numero|convocatoria|encuesta|formulario|cuestionario|sondeo"
    r"|suplemento|revista|programa|guion|seccion"
    r"|especial|boletin|diario|periodico|semanario|portada|reportaje|articulo|columna|texto|noticiero|portal)"
)
_SHUTS = (
    r"(?:clos(?:e|es|ing)|shuts?|ends|signs? off|stops? taking(?: [a-z]+){1,2}|lock(?:s|ing)?|freez(?:es?|ing)"
    r"|finali[sz](?:es?|ing))"
)
_THEN = r"(?: (?:at|on|by|in|around|about))?[\s:]*(?:about |around |the )?$"
CLOSE = compile_with_stems(
    rf"(?:(?:\b(?:{ME}|we have to|to|am|are|and|must)\s+(?:[a-z'-]+ ){{0,2}}?|^\W*|[,(:-]\s*)(?!ends\b)"
    rf"|\b(?:{WORK}|newsletter|{MY_DESK}|voting for [a-z' ]{{1,40}})\s+(?:[a-z'-]+ ){{0,5}}?)"
    rf"{_SHUTS}(?: (?:this|the|our|my|out)(?: [a-z]+){{0,3}})?{_THEN}"
    rf"|\b(?:they|editors?) {_SHUTS} (?:the|my|our|this|that) {WORK}{_THEN}"
    rf"|\b(?:the|my|our) (?:clock|time|window) (?:runs out|expires|is up|stops){_THEN}"
    rf"|\b{WORK}\s+(?:[a-z-]+ ){{0,3}}?closes? early{_THEN}"
    rf"|\b{WORK}\s+(?:[a-z-]+ ){{0,3}}?(?:is|are|gets?|be|being)"
    rf" (?:locked|closed|frozen|finali[sz]ed|put to bed|wrapped(?: up)?|set|made up|designed|laid out){_THEN}"
    rf"|\b(?:cierro|cerramos|cierra (?:la|el|nuestra|nuestro|mi) {WORK_ES}"
    rf"|(?:la|el|mi|nuestra|nuestro) {WORK_ES} (?:[a-z]+ ){{0,3}}?(?:se )?cierra"
    r"|(?:estoy|estamos) (?:cerrando|entregando)|(?:nota|texto|pagina|edicion|tarea|trabajo"
    r"|reportaje) se (?:sube|cierra|entrega|manda)|se cierra la"
    r"|entrego|entregamos|debo entregar|(?:debo|tengo que) entregarl[oa]|tengo que entregar|para entregar"
    r"|(?:tengo|tenemos|hay) que (?:enviar|mandar|subir)\w*"
    r"|(?:va|entra|sale|mando|mandamos) a (?:la )?imprenta)\b[^;?]{0,50}$"
    r"|\b(?:(?:me|nos) (?:piden|pidieron|pidio|pide|exigen|exigieron)(?: entregar)?"
    r"|(?:voy|vamos) a (?:cerrar|entregar))"
    rf"(?: (?:la|el|mi|un|una|este|esta|nuestra|nuestro) (?:lista|{WORK_ES}))[^;?]{{0,14}}$"
    r"|\b(?:voy|vamos) a entregar(?:l[oa]s?)?[^;?]{0,8}$"
    r"|(?:me|nos) (?:piden|pidieron|pidio|pide) (?:entregar|enviar|mandar|terminar)l[oa]\b[^;?]{0,20}$",
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
    "pid",
    "exig",
)
TO_PRINT = compile_with_stems(
    r"\b(?:go|goes|going|heads?|heading|sent|off|send(?:ing)?|ships?|moves?|moving|leaves?|leaving) (?:(?:it"
    r"|this|the \w+|off"
    r"|out|over) ){0,2}(?:to|for) (?:the |our |my )?(?:print(?:ers?|ing)?|press(?! conf)|bed|plant|copy ?(?:desk"
    r"|edit(?:ors?|ing)?)"
    r"|desk|lay-?out|publishers?|lawyers?|attorneys?|designers?|design(?: team)?|typesetters?|production"
    r"|editors?|legal|fact[- ]check(?:ers?"
    r"|ing)?)\b[^;?]{0,40}$"
    r"|\b(?:my|our|the) (?:[a-z]+ )?(?:pages?|section|spread|edition) (?:goes?|leaves?|ships?"
    r"|moves?)(?: (?:out|off))?"
    r"(?: (?:at|on|by))? ?$",
    " to ",
    " for ",
    " go",
    "leave",
    "ship",
    "move",
)
