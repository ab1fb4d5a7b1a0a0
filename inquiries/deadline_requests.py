"""The phrases, English and Spanish, that ask for an answer, state a need of one or offer an appointment.

All are matched against folded text (`deadline_text.fold`), those ending in `$` against the words before a time,
those beginning with `^` against the words after it.
"""

from inquiries.deadline_pattern import compile_late, compile_with_stems
from inquiries.deadline_work import ME, MY_DESK, WORK

NEED = compile_late(
    rf"(?:\b(?:{ME}|you|they|{MY_DESK}|also|really|just|still|only|but|do|and|would"
    rf"|please)\s+(?:(?:really|just|still|only|do|will|would|also|absolutely|now|going to|gonna|'ll|'d) )*"
    rf"|^\W*(?:re: )?(?:(?:will|we'll|i'll|would|do|also|still|really|only|just) )?"
    rf"|[:,(-]\s*)"
    r"(?:need|needs|must have|must get|must receive|must hear|must know|have to have|have to (?:know|hear|get"
    r"|receive|give|tell|confirm|book|lock)|has to have|require|requires|(?:gotta|got to) (?:have|know|hear|get)"
    r"|needed|want|wants"
    r"|(?:is|are) asking for|asked (?:me )?for|could use)\b"
    r"(?! to (?:be|leave|go|pick|travel|catch|get to|attend|vote|decide)\b)"
    r"|\bwould be (?:(?:so|very|most|really) )?(?:glad|grateful|kind|happy|obliged) to (?:get|have|receive"
    r"|hear|know)\b"
    rf"|\b{MY_DESK} (?:expects?|is expecting|are expecting)\b"
)
_MUST = (
    r"(?:must|'s got to|has got to|have got to|gotta|should|ought to|has to|have to|needs? to|would have to"
    r"|will have to"
    r"|would need to|can)"
)
NEEDED = compile_late(
    r"\b(?:(?:it|this|that|everything) (?:has|have|needs?|must|had better) (?:to )?be(?= (?:by|before|no later))"
    r"|(?:it|this|piece|story|article|draft|copy|column|everything|answers|responses) (?:has|have|needs?) to be"
    r" (?:in|done|finished|filed|turned in|ready)"
    r"|to have (?:this|it|the (?:story|piece|draft)) (?:all )?(?:wrapped|done|finished|in|ready)"
    rf"|{_MUST} (?:(?:reach|get to)(?! (?:the|its|their|his|her) (?!desk))|arrive|come (?:in|back|to)|land|make it)"
    rf"|{_MUST} be (?:received|submitted|in|with (?:me|us|the desk|my editor)|returned|sent|back|emailed|e-mailed"
    rf"|postmarked"
    r"|confirmed|here|on my desk|filed)"
    r"|(?:are|is) to be (?:returned|sent|submitted|received|filed|in|with)"
    r"|needed|required|requested|wanted|appreciated|welcome"
    r"|answers? expected|se necesita|se requiere|requerid[oa]s?|urge|deben? (?:llegar|recibirse|enviarse"
    r"|estar))\b[^;?]{0,60}$"
)
# "Entries have to arrive by noon": what the writer waits for, not somebody on the way.
ARRIVES = compile_late(rf"\b{WORK} (?:[a-z]+ ){{0,3}}?{_MUST} (?:be (?:here|there|on)|arrive)\b")
NEED_ES = compile_late(
    r"\b(?:necesit(?:o|amos|aria|ariamos|aba)|preciso|precisamos|requiero|requerimos|(?:editora?|jef[ae]"
    r"|redaccion|productora?|director[a]?|profesora?|maestr[oa]) (?:[a-z]+ ){0,2}?(?:necesita|quiere|pide"
    r"|requiere|espera)"
    r"|debo (?:tener|recibir|entregar\w*|saber)|debemos (?:tener|recibir|saber|entregar\w*)"
    r"|(?:tengo|tenemos) que (?:tener|entregar\w*|recibir|cerrar|saber|subir\w*|publicar\w*)|(?:tendria|tendrian"
    r"|tiene|tienen) que (?:\w+ )?"
    r"(?:llegar\w*|confirmar\w*|estar|contestar\w*)|me urge|nos urge|me hace falta|nos hace falta"
    r"|habria que (?:entregar|enviar|mandar|recibir|contestar|responder)\w*"
    r"|tendria(?:mos|n)? que (?:entregar|tener|recibir|enviar|mandar|saber)\w*"
    r"|con que (?:me|nos) llegu\w+|ocupo|ocupamos"
    r"|hay que"
    r"|les (?:pido|pedimos|ruego|rogamos)|espero|esperamos|quiero|queremos|hace falta|haria falta)\b"
)
REQUEST = compile_late(
    r"\b(?:(?:get|give|drop|shoot|ping|mail|forward|text|ring|bring|lend|point) (?:me|us)|kindly|glad to"
    r"|revert|furnish|supply|arrange|looking (?:for|to)|seeking|reaction|sign-?off|approv\w+|verify|tell (?:me"
    r"|us)|help|corrections"
    r"|sources|lines?|sentences?"
    r"|notes?|(?:would|i'd|we'd) like|\d+ words|any (?:way|chance)|if (?:i|we) (?:don't|do not|haven't)"
    r"|si no (?:me|nos)|dig\w+"
    r"|pas(?:ar|en|an)|can (?:i|we)|could (?:i|we)|may (?:i|we)|possible|you|your|please|pls|plz|send|reply"
    r"|respond|response|responses|comments?|statements?|quotes?"
    r"|answers?|hear|call|get back|confirm"
    r"|confirmation|interview|appreciate|grateful|thanks|feedback|input|submit|submissions?|return|email"
    r"|nominate|nominations?|entries|rsvp|let (?:me|us) know"
    r"|available|thoughts|info|information|reach|talk|speak|provide|someone|anyone"
    r"|rog\w+|ruego|solicit\w+|deberan?|sirvan?se|llegu\w+|pued[ae]n?|podrian?|podemos|favor|mand\w+|envi\w+"
    r"|respuestas?|contest\w+|respond\w+|recibir(?:l[oa]s?)?|comentarios?"
    r"|declaracion\w*|confirm\w+|agradec\w+|quisier\w+"
    r"|entrevist\w+|esper\w+|saber|hablar|avis\w+|ustedes|nos dan|vocer[oa]\w*|devolver|hacer\w* llegar"
    r"|gustaria|cita)\b"
)
TURNAROUND = compile_late(
    r"\b(?:help|tell (?:me|us)|let (?:me|us) know|note|lines?|sentences?|reaction|answers?|corrections?|edits"
    r"|thoughts|input|word|clip|sound ?bite|sign-?off|send|get (?:me|us|back|a|your|an?|this|it|the)|give"
    r"|provide|reply|respond|answer|confirm"
    r"|call (?:me|us)|call back|hear|turn (?:this|it) around|share|email|have (?:a|an|your|the|this|it|that"
    r"|everything|something)|getting (?:this|it|back)|comment"
    r"|statement|quote|response"
    r"|devuelv\w+|devolver\w*|contar con|pas(?:armelo|armela|arme|arnos|enme|ennos)"
    r"|(?:me|nos) (?:l[oa]s? )?(?:pueden?|podrian?) pasar|(?:tener|recibir) (?:las?|los?|sus?|una?) [a-z]+"
    r"|mand\w+|envi\w+|respond\w+|contest\w+|confirm\w+|llam\w+|dar(?:nos|me)|dan|comentario|declaracion"
    r"|respuesta)\b"
)
WISH = compile_late(
    r"\b(?:ideally|preferably|hopefully|if possible|if you can|would (?:be )?(?:love|great|nice"
    r"|ideal|helpful|good|prefer|wonderful|perfect|best)|i'd (?:love|prefer)|we'd (?:love"
    r"|prefer)|prefer|hoping|hope"
    r"|aiming|shooting for|target|idealmente|preferiblemente|preferentemente|de preferencia|ojala"
    r"|si es posible|de ser posible|si pueden|seria (?:ideal|bueno|mejor)|mejor si)\b"
)
WISH_AFTER = compile_late(
    r"^[\s,(]*(?:if (?:at all )?possible|if you can|ideally|preferably|would be (?:great|ideal|nice|best"
    r"|perfect|helpful)|si es posible|de ser posible|si se puede|idealmente|works best)\b"
)
OR_SOONER = compile_late(r"^[\s,(]*(?:or (?:sooner|earlier|before|else)|o antes)\b")
SLOT = compile_late(
    r"\b(?:free|available|works? for|slots?|options|times (?:when|that)|any of|either|disponible|horarios?)\b"
)
APPOINTMENT_ES = compile_late(r"\b(?:entrevista\w*|cita|programa|reunion|conferencia|foro|evento)\b")
APPOINTMENT = compile_late(
    r"\b(?:interview|call|guest|meet\w*|talk|speak|someone|live|on air|entrevista\w*|cita|hablar|vivo)\b"
    r"|\b(?:at|around|a|a las?)\s*$"
)
BEGINS = compile_late(r"\b(?:starts?|begins?|live|air|publish\w*|empieza|comienza|publica\w*)\b")
# "We'd want to record this afternoon": what is done then is no answer.
RECORDS = compile_late(
    r"\bto (?:record|tape|film|shoot|air|publish|run|post|photograph|grabar|filmar|publicar)\b[^;?,]{0,30}$"
)
# "Friday at ten I need to have it": the need stands behind its time.
NEED_AFTER = compile_late(
    rf"^,? (?:(?:{ME}|{MY_DESK}) (?:(?:really|will|would|'ll) )?(?:needs?|must|has to|have to|'ve got to)"
    r" (?:to )?(?:have|hear|know|get|receive|see|hand|turn|file|submit)\b"
    r"|(?:necesito|necesitamos|tengo que|tenemos que|debo|debemos) (?:tener|recibir|saber|entregar\w*|cerrar)\b)"
)
BELONGS_TO = compile_late(r"\b(?:on|of|for|of the|del?|since|in|from)\s*(?:the )?$")
BEFORE_PUBLICATION = compile_with_stems(
    r"\b(?:before|antes de que|antes de)\s(?:(?:we|it|they|i|the (?:story|piece|show|segment|article"
    r"|episode)|this|la nota|el programa)\s)?(?:[a-z]+ ){0,2}?"
    r"(?:go(?:es)?|airs?|publish(?:es)?|runs?|post(?:s|ing)?|print(?:s|ing)?|live|tapes?|records?|salga"
    r"|salimos|publi\w+|se publi\w+|cerrar|cerremos|salir)\b[^;?]{0,30}$",
    "before",
    "antes",
)
# An hour that could not be read still shows that the day alone is not meant: "today at 5 re: the budget".
UNREAD_HOUR = compile_late(r"^,? (?:at|around|@|a las?) ?\d")
# "Me lo piden para mañana", "la tarea es para el viernes": due by then, no event's day.
DUE_PARA = compile_late(
    r"\b(?:l[oa] (?:piden|quieren?|necesitan?|ocupo|pidio|pidieron)|(?:tarea|trabajo|entrega)(?: [a-z]+)? es"
    r"|ahora es|(?:^|[,.] ?)es) para\b[^;]{0,14}$"
)
PARA = compile_late(r"\bpara\b[^;]{0,14}$")
# A short sentence with one of these tells of something; without, it is a note: "quote by 5".
TELLS = compile_late(
    r"\b(?:is|are|was|were|be|been|will|has|had|does|did|they're|he's|she's|closes?|ends?|leaves?|arrives?|there"
    r"|opens?|starts?"
    r"|served|ready|sold|over|expected|scheduled|planned|slated|likely|projected|set)\b"
)
# What happens week after week is said of no one mail.
HABIT = compile_late(
    r"\b(?:usually|normally|generally|typically|as a rule|every week|each week|weekdays|normalmente)\b"
)
# "Tell me today if she is free on Friday": what follows is another time's matter.
WHETHER = compile_late(r"\b(?:if|whether|so|si)\b")
