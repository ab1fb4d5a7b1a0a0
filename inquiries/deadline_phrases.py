"""The phrases, English and Spanish, that make a time a deadline or show that it is none, as patterns.

All are matched against folded text (`deadline_text.fold`), those ending in `$` against the words before a time,
those beginning with `^` against the words after it.
"""

from inquiries.deadline_pattern import compile_late

ME = r"(?:i|we|i'd|we'd|i'll|we'll|i'm|im|we're|i've|we've)"
MY_DESK = (
    r"(?:(?:my|our|the|mi|nuestr[oa]|el|la) )?(?:editors?|desk|producers?|boss|paper|station|show|team"
    r"|copy desk|printer|editora?|jef[ae]|redaccion|imprenta)"
)
# Words that lead straight to a limit.
LIMIT = compile_late(
    r"(?:\b(?:by|before|ahead of|prior to|no later than|not later than|later than|until|till|til|through"
    r"|thru|antes del?"
    r"|para|hasta|a mas tardar|mas tarde de|no mas tarde de(?:l)?|between now and|a tiempo para)|'til)"
    r"[\s:,-]*(?:(?:the|about|around|roughly|approximately|like|say|maybe|at the latest|at|on|this|a|al?"
    r"|el|la|las|los|fines? de)\b[\s:,]*){0,3}[(\s\"]*$"
)
UNTIL = compile_late(r"\b(?:until|till|til|through|thru|hasta)\b[^;,]{0,12}$|'til [^;,]{0,10}$")
DEADLINE_BEFORE = compile_late(
    r"(?:\b(?:deadlines?|dead line|drop-dead(?: time| date)?|cut-?off(?: time| date)?|press time|due date"
    r"|last call|time limit"
    r"|fechas? (?:limites?|de entrega|tope)|hora limite|limite|plazo|vence|(?:mi|nuestro|el|al|de) cierre(?! de (?:la "
    r"|las )?(?:calle|escuela|via|campan))"
    r"|^cierre)\b[^?;]{0,70}"
    r"|\bcierre(?: de (?:la )?(?:edicion|redaccion|nota))?\s*(?::|es|a las?|hoy|manana)?\s*(?:el|a)?\s*)$"
)
DEADLINE_AFTER = compile_late(
    r"^[\s)\]\"*.:-]*(?:[a-z]{2,4} )?"
    r"(?:(?:is|es|are) (?:(?:still|really|now|actually|also|todavia) )?(?:my|our|the|when (?:i|we)|mi|nuestro|el|la) )?"
    r"(?:(?:hard|firm|final|absolute|actual|real|last|new|current|print|story|press|tight|drop-dead|my|filing|submission"
    r"|the|editorial|copy|internal) ){0,2}"
    r"(?:deadline|dead line|cut-?off|fecha limite|hora limite|cierre)\b(?! (?:for|to) (?:regist|vot|ballot|file for))"
)
AT_LATEST = compile_late(
    r"^[\s,(]*(?:(?:at|by) the (?:very )?latest|latest|tops|at the outside|a mas tardar|como (?:maximo"
    r"|muy tarde)|sharp\b)"
)
OR_SOONER = compile_late(r"^[\s,(]*(?:or (?:sooner|earlier|before|else)|o antes)\b")
DUE = compile_late(
    r"(?:^\W*|[(,:-]\s*|\b(?:it|this|that|story|piece|article|draft|copy|column|segment|script|profile|package|essay"
    r"|paper|assignment|answers?|responses?|comments?|statements?|submissions?|nominations?|entries|entry|forms?"
    r"|surveys?|questionnaires?|photos?|bios?|everything|i'm|we're|nota)(?:'s)?(?: [a-z]+){0,4}? (?:is |are |be )?)"
    r"due(?: back| in)?(?: (?:to|for|with) (?:my|our|the|an?) (?:[a-z]+ ){0,3}?"
    r"(?:editors?|desk|printers?|producers?|boss|paper|press)| to (?:me|us))?\b(?! to\b)[^;?]{0,30}$"
)
FILE = compile_late(
    rf"(?:\b(?:{ME}|i am|we are|am|are|to|must|and|then|gotta|but)\s+(?:[a-z'-]+ ){{0,3}}?|^\W*(?:and "
    rf"|just )?|[,(:-]\s*)"
    r"(?:fil(?:e|ing)|turn(?:ing)? (?:[a-z]+ ){0,3}in|hand(?:ing)? (?:[a-z]+ ){0,3}in"
    r"|submit(?:ting)? (?:my|this|it|the (?:story|piece|draft|article))"
    r"|wrap(?:ping)?(?: [a-z]+){0,3}|lock(?:ing)?(?: [a-z]+){0,3}|send(?:ing)? (?:this|it|the (?:story"
    r"|piece|page|issue)) to (?:my|the|our) (?:[a-z]+ )?(?:editors?|desk|printers?))"
    r"\b(?! (?:for|suit|charges|a complaint|complaints?|papers|taxes))[^;?]{0,40}$"
)
CLOSE = compile_late(
    rf"(?:\b(?:{ME}|we have to|to|am|are|and|must)\s+(?:[a-z'-]+ ){{0,2}}?|^\W*|\b(?:page|issue|edition"
    rf"|section|book|magazine|paper|newsletter|survey|window|poll|form|nominations?|entries|contest|call|submissions?"
    rf"|voting for [a-z ]+)\s+(?:[a-z-]+ ){{0,3}}?)"
    r"(?:clos(?:e|es|ing)|shuts|ends)(?: (?:this|the|our|my|out)(?: [a-z]+){0,3})?(?: (?:at|on|by"
    r"|in))?[\s:]*(?:about |around |the )?$"
    r"|\b(?:cierro|cerramos|cierra (?:la|el|nuestra|nuestro|mi) (?:edicion|redaccion|pagina|nota|numero"
    r"|convocatoria|encuesta)|(?:la|el|mi|nuestra|nuestro) (?:edicion|redaccion|pagina|nota|numero"
    r"|convocatoria|encuesta) (?:se )?cierra"
    r"|entrego|entregamos|debo entregar|tengo que entregar|para entregar|(?:tengo|tenemos|hay) que (?:enviar|mandar)"
    r"|va a (?:la )?imprenta|entra a (?:la )?imprenta|mandamos a (?:la )?imprenta)\b[^;?]{0,50}$"
)
TO_PRINT = compile_late(
    r"\b(?:go|goes|going|heads?|heading|sent|off|send(?:ing)?|ships?|went) (?:(?:it|this|the \w+|off"
    r"|out) ){0,2}to (?:the |our )?(?:print(?:ers?|ing)?|press|bed)\b[^;?]{0,40}$"
)
NEED = compile_late(
    rf"(?:\b(?:{ME}|you|they|{MY_DESK}|also|really|just|still|only|but|do|and|would"
    rf"|please)\s+(?:(?:really|just|still|only|do|will|would|also|absolutely|now|'ll|'d) )*|^\W*(?:re: )?"
    rf"|[:,(-]\s*)"
    r"(?:need|needs|must have|must get|must receive|must hear|have to have|have to (?:know|hear|get"
    r"|receive)|has to have|require|requires|gotta have|want|wants)\b"
    r"(?! to (?:be|leave|go|pick|travel|catch|get to|attend|vote|decide)\b)"
)
NEEDED = compile_late(
    r"\b(?:(?:it|this|piece|story|article|draft|copy|column|everything|answers|responses) (?:has|have|needs?) to be"
    r" (?:in|done|finished|filed|turned in|ready)"
    r"|to have (?:this|it|the (?:story|piece|draft)) (?:all )?(?:wrapped|done|finished|in|ready)"
    r"|needed|required|requested|wanted|appreciated|must be (?:received|submitted|in|returned|sent"
    r"|emailed|postmarked)|should be (?:sent|submitted|in|returned|emailed|received)|needs? to be (?:in"
    r"|sent|submitted|received|confirmed|back)"
    r"|answers? expected|se necesita|se requiere|requerid[oa]s?|urge)\b[^;?]{0,60}$"
)
NEED_ES = compile_late(
    r"\b(?:necesit(?:o|amos|aria|ariamos|aba)|preciso|precisamos|requiero|requerimos|(?:editora?|jef[ae]"
    r"|redaccion|productora?|director[a]?) (?:[a-z]+ ){0,2}?(?:necesita|quiere|pide|requiere)"
    r"|debo (?:tener|recibir|entregar)|debemos (?:tener|recibir)|tengo que (?:tener|entregar|recibir"
    r"|cerrar)|tenemos que (?:tener|entregar|recibir|cerrar)|me urge|nos urge|me hace falta|ocupo"
    r"|hay que)\b"
)
HAVE_UNTIL = compile_late(
    r"\b(?:gave|given|gives) (?:me|us)\b[^;?]{0,30}(?:until|till|'til|til|through)\b[^;]{0,14}$|"
    rf"\b(?:{ME}|you|that gives (?:you|me|us)|editor|gives? (?:you|me|us)|and|now|can"
    rf"|will)\b[^;?.]{{0,40}}\b(?:have|got|has|give|gave|gives|hold|holding|wait|waiting|take|taking"
    rf"|accept|accepting|extend(?:ed)?|keep)\b[^;?]{{0,40}}(?:until|till|'til|til|through)\b[^;]{{0,14}}$"
    r"|^\W*(?:(?:now|still) )?(?:have|got) (?:until|till|til)\b[^;]{0,10}$|\b(?:survey|form|call|window"
    r"|submissions|nominations|entries|poll|contest)\b[^;?]{0,20}\bopen\b[^;]{0,10}(?:until|till"
    r"|through)\b[^;]{0,10}$|\b(?:is|are) (?:due|accepted|extended)[^;]{0,30}(?:until|till"
    r"|through)\b[^;]{0,10}$"
    r"|\b(?:tengo|tenemos|tienen|tiene|me dieron|nos dieron|les doy|podemos esperar|puedo esperar"
    r"|esperamos|recib(?:o|imos|iremos)|acept(?:o|amos))\b[^;?]{0,50}\bhasta\b[^;]{0,14}$"
)
MOVED = compile_late(
    r"\b(?:deadline|editors?|desk|it|this|that|story|time|cierre|plazo|entrega|fecha|they|i|we|limite"
    r"|edicion|hora|nota)\b[^;?]{0,50}"
    r"\b(?:moved|pushed|pulled|bumped|changed|extended|shifted|delayed|brought|switched|adelant\w+"
    r"|mov(?:io|ieron|imos)|extend\w+|cambi\w+|retras\w+|aplaz\w+|pospus\w+|recorri\w+"
    r"|paso)\b[^;?]{0,50}\b(?:to|until|till|up to|back to|a|al|para|hasta)\b[^;]{0,14}$"
    r"|\b(?:movieron|cambiaron|adelantaron|extendieron|atrasaron|retrasaron|aplazaron|recorrieron)\b"
    r"[^;?]{0,20}\b(?:entrega|cierre|plazo|fecha|nota|hora)\b[^;?]{0,30}\b(?:al?|para|hasta)\b[^;]{0,14}$"
    r"|\b(?:moved|pushed|pulled|bumped|changed|extended)\b[^;?]{0,30}\bdeadline\b[^;?]{0,30}\b(?:to|until"
    r"|till)\b[^;]{0,10}$"
)
NOW = compile_late(r"\b(?:(?:it's|is|it is) now|now it's|now(?: due)?(?: at| by)?|ahora(?: es)?(?: el| a)?)\s*$")
MOVE_VERB = compile_late(
    r"\b(?:moved|pushed|pulled|bumped|changed|extended|shifted|delayed|switched|adelant\w+|mov(?:io|ieron"
    r"|imos|i)|extend\w+|cambi\w+|retras\w+|aplaz\w+|pospus\w+|recorri\w+|paso)\b"
)
REQUEST = compile_late(
    r"\b(?:can (?:i|we)|could (?:i|we)|may (?:i|we)|possible|you|your|please|pls|plz|send|reply"
    r"|respond|response|responses|comments?|statements?|quotes?"
    r"|answers?|hear|call|get back|confirm"
    r"|confirmation|interview|appreciate|grateful|thanks|feedback|input|submit|submissions?|return|email"
    r"|nominate|nominations?|entries|rsvp|let (?:me|us) know"
    r"|available|thoughts|info|information|reach|talk|speak|provide|someone|anyone"
    r"|pued[ae]n?|podrian?|podemos|favor|mand\w+|envi\w+|respuestas?|contest\w+|respond\w+|comentarios?"
    r"|declaracion\w*|confirm\w+|agradec\w+|quisier\w+"
    r"|entrevist\w+|esper\w+|saber|hablar|avis\w+|ustedes|nos dan|vocer[oa]\w*|devolver|hacer\w* llegar"
    r"|gustaria|cita)\b"
)
TURNAROUND = compile_late(
    r"\b(?:send|get (?:me|us|back|a|your|an?|this|it|the)|give|provide|reply|respond|answer|confirm"
    r"|call (?:me|us)|call back|hear|turn (?:this|it) around|share|email|have (?:a|an|your|the)|comment"
    r"|statement|quote|response"
    r"|mand\w+|envi\w+|respond\w+|contest\w+|confirm\w+|llam\w+|dar(?:nos|me)|dan|comentario|declaracion"
    r"|respuesta)\b"
)
WISH = compile_late(
    r"\b(?:ideally|preferably|hopefully|if possible|if you can|would (?:be )?(?:like|love|great|nice"
    r"|ideal|helpful|good|prefer|wonderful|perfect|best)|i'd (?:like|love|prefer)|we'd (?:like|love"
    r"|prefer)|prefer|hoping|hope"
    r"|aiming|shooting for|target|idealmente|preferiblemente|preferentemente|de preferencia|ojala"
    r"|si es posible|de ser posible|si pueden|seria (?:ideal|bueno|mejor)|mejor si)\b"
)
WISH_AFTER = compile_late(
    r"^[\s,(]*(?:if (?:at all )?possible|if you can|ideally|preferably|would be (?:great|ideal|nice|best"
    r"|perfect|helpful)|si es posible|de ser posible|si se puede|idealmente|works best)\b"
)
# The time belongs to something else.
OTHER_LIMIT = compile_late(
    r"\bembarg\w+|\byour deadline (?!(?:for|to) (?:comment|respon|repl|answer|submi|send)|is\b)"
    r"|\b(?:regist\w+|voters?(?! guide)|ballots?|veto|public comment|comment period|application|candidates?"
    r"|candidate filing|tax|payment"
    r"|invoice|grant|rsvp|enrollment|ad|advertising|early voting|tickets?|subscription|appeals?|court"
    r"|compliance|legislative"
    r"|bill)(?:[ -][a-z]+)? (?:deadline|cut-?off|due date)\b"
    r"|\bdeadlines? (?:here |there )?(?:for|to) (?:[a-z]+ ){0,4}?(?:regist\w+|vote|voters|ballots?|veto"
    r"|apply|applications?|pay\w*"
    r"|file (?:for|an?)|candidates?|rsvp|enroll\w*|appeals?|sign (?:the|a|up)|public comments?|tax\w*"
    r"|invoices?)\b"
    r"|\b(?:register|rsvp|r\.s\.v\.p|pay|subscribe|renew|apply|sign up|vote|enroll|veto|cast|postmarked"
    r"|buy|reserve|purchase"
    r"|pagar|inscrib\w+|registrar\w*|votar|vetar|suscrib\w+)\b(?: [a-z']+){0,6}\W*$"
    r"|\b(?:public comments?|comment period|invoices?|payments?|ballots?|registrations?|rsvps?|fees?"
    r"|applications?"
    r"|signatures|petitions?|taxes|appeals?|absentee|early voting|facturas?|pagos?|inscripci\w+|registro"
    r"|papeletas?|boletas?"
    r"|comentarios? (?:del )?public\w*|impuestos?|solicitudes|veto)\b"
    r"(?: [a-z]+){0,6}? (?:due|end(?:s|ing)?|close[sd]?|closing|must|open|run(?:s|ning)?|accepted"
    r"|returned|received|by|through|until"
    r"|expires?|is|are|vence\w*|cierra\w*|termina\w*|hasta|antes|abiert\w+|debe\w*|es|para)\b"
    r"|\b(?:fecha limite|plazo|cierre) (?:para|de) (?:[a-z]+ ){0,3}?(?:inscri\w+|registr\w+|votar|voto"
    r"|pag\w+|solicit\w+|vet\w+|factura\w*|boletas?)\b"
)
# "Cities face a December 31 deadline": one that others are under.
OTHERS = (
    r"(?:federal|state|statewide|city|cities|county|counties|court|judge|legislat(?:ive|ure|ors)"
    r"|lawmakers|legal|budget|congress(?:ional)?|compliance|spending|eviction"
    r"|settlement|strike|contract|repayment|governor|mayor|council|president|union|agency|agencies"
    r"|tenants?|landlords?|residents?|renters|homeowners"
    r"|workers|employers|families|voters|candidates?|districts?|schools?|states|company|companies|owners?"
    r"|developers?|department|administration|hud|epa|fema|dhs"
    r"|federales?|estatal|ciudad(?:es)?|condados?|inquilinos|residentes|estado|gobierno|empresas?"
    r"|propietarios|trabajadores|corte|jueza?)"
)
OTHERS_DEADLINE = compile_late(
    rf"\b{OTHERS}(?:'s|s')?(?:[ -][a-z-]+)? (?:deadline|fecha limite)\b"
    rf"|\b{OTHERS} (?:[a-z]+ ){{0,3}}?(?:has|have|had|face[sd]?|facing|set|sets|imposed|gave|given|under"
    rf"|miss(?:es|ed)?|meets?|met|got|tienen?|enfrentan?|fijo|impuso)\b[^;:]{{0,40}}"
    rf"\b(?:deadline|until|till|fecha limite"
    rf"|plazo|hasta)\b"
    rf"|\bdeadline\b[^;]{{0,40}}\bfor (?:the |all |most )?{OTHERS} to\b"
    r"|\bdeadline to (?=[a-z])(?!(?:my|our)\b|(?:also |be )?(?:submit|respond|reply|send|enter|nominate"
    r"|participate|comment|answer|get|contribute|turn|includ|hear|finish|return|complet|fill|hand"
    r"|file (?:my|this|it|the story)|make|confirm|talk|speak|take part|publish|write))"
)
# What a story is about ("a comment on the ballot deadline by 5") is not what falls due.
STORY_TOPIC = compile_late(
    r"\b(?:comments?|statements?|responses?|reactions?|quotes?|answers?|call|talk|speak|interviews?|story"
    r"|piece|article"
    r"|questions?|nota|comentarios?|declaracion|preguntas?|reaccion|entrevista)\b[^;]{0,25}?"
    r"\b(?:on|about|re|to|regarding|for|concerning|sobre|acerca|con)\b"
)
OTHER_LIMIT_AFTER = compile_late(
    r"^[\s,]*(?:is |es )?(?:the |el |la )?(?:last day |deadline |ultimo dia |fecha limite )?(?:to|for"
    r"|para) (?:[a-z]+ ){0,2}?"
    r"(?:regist\w+|vote|apply|pay|veto|be counted|enroll|rsvp|inscrib\w+|votar|pagar)\b"
)
THEIR_DUTY = compile_late(
    r"\b(?:council(?! ?(?:members?|woman|man|or))|mayor|governor|city|cities|county|state|voters?"
    r"|residents?|board|committee|senate|house|tenants?|landlords?|candidates?|"
    r"agency|department|company|developer|union|congress|owners?|workers?|they|he|she|it|school|district"
    r"|utility|alcalde|alcaldesa|ciudad|concejo|gobernador\w*|inquilinos|residentes|condado|estado"
    r"|distrito)\b"
    r"(?: [a-z]+){0,2} (?:must|has to|have to|has until|have until|will|would|is (?:expected|scheduled"
    r"|supposed|required|set|slated)|are (?:expected|scheduled|supposed|required|set|slated)|plans?"
    r"|expects?|hopes?|wants? to|needs? to"
    r"|promised|said|says|debe\w*|tiene\w*|va a|planea\w*|espera\w*|dijo)\b"
)
OWN_PROMISE = compile_late(
    r"\b(?:(?:i|we)(?:'ll| will| can)|(?:i'm|we're|i am|we are) (?:going|planning"
    r"|expecting) to(?! (?:press|print|bed))|(?:i'm|we're) hoping to (?=have (?:it|this|the)|publish|run"
    r"|post)|(?:i|we) (?:plan|expect|intend|promise|aim) (?:to|on)"
    r"|(?:i|we) hope to (?=have (?:it|this|the)|publish|run|post|send)|(?:les|te|le) (?=mand|envi|avis"
    r"|escrib|llam))"
    r" ?(?!(?:also |then |be |probably |likely |just |still |not )*(?:need|appreciat|like|love"
    r"|be grateful|hold|wait|tak|accept|us(?:e|ing)|includ|fil(?:e|ing)"
    r"|have to|want|clos|extend|giv|keep|prefer|go(?:ing)? to|turn|submit|wrap|lock|hear|know|get (?:it"
    r"|this|the story) (?:in|to)|assum|proceed|move))"
    r"[a-z]+"
)
ANSWER_AWAITED = compile_late(
    r"\b(?:need|deadline|please|if (?:you|anyone|someone|there|i don't|we don't|we haven't)|unless|hear"
    r"|you (?:can|could|would|have|are)|your|necesit\w+|si|pued[ae]n?|favor|editor|closing|filing)\b"
)
NOT_THIS = compile_late(
    r"(?:\b(?:not|instead of|rather than|other than|no longer|in place of|en vez de|en lugar de|y no"
    r"|ya no|no (?:el|la|a|esta)|formerly|previously|originally|was|were|had been|used to be|era"
    r"|estaba)[\s,]*(?:(?:is|are|es|sera) )?(?:by|at|on|due|until|for|el|la|a las|para|the|original|old)?[\s:,]*)$"
)
PAST = compile_late(
    r"\b(?:beat|met|missed|made|(?:thanks|thank you|gracias) (?:so much )?(?:for|por) (?:making|meeting"
    r"|hitting|beating|[a-z]+)|past|passed|asked (?:for|you)|told (?:you|me)|said (?:you|it)|wrote|sent"
    r"|filed|answered|was published|ran|came out|spoke|talked|earlier|salio|mand(?:e|amos)|hable|pase"
    r"|paso|publico|publicamos)\b[^;]{0,60}$"
)
NO_DEADLINE = compile_late(
    r"\b(?:no|without|isn't a|not a|no hard|no firm|no real|no set|no particular|no (?:hay|tengo|tenemos)"
    r"|sin|ningun[ao]?)\s+(?:[a-z]+ )?(?:deadline|rush|hurry|fecha limite|prisa|plazo)"
)
RANGE_BEFORE = compile_late(r"(?:\bbetween|\bfrom|\bentre|\bdesde|\bweek of|\bde)(?: (?:the|las?|el|los))?\s*$")
RANGE_TAIL = compile_late(
    r"(?:\b(?:from|between|de|desde|entre)\s[^;.]{0,30}?|\d\s?)(?:\bto|\band|-|\ba|\by"
    r"|\bthrough)\s*(?:las?\s)?$"
)
RANGE_AFTER = compile_late(r"^\s?(?:-|to|through|thru)\s?(?:\d|noon|midnight|the \d)")
EVENT_AFTER = compile_late(
    r"^ (?:[a-z]+ )?(?:paper|edition|newsletter|issue|show|newscast|news|broadcast|meetings?|hearings?"
    r"|votes?|sessions?|stor(?:y|ies)|column|press conference|game|segment|interview|panel|forum|rally"
    r"|event|episode|program|train|flight|slot|election|primary|package|report|piece|air|taping"
    r"|deliver\w*)\b"
)
BEFORE_PUBLICATION = compile_late(
    r"\b(?:before|antes de que|antes de)\s(?:(?:we|it|they|i|the (?:story|piece|show|segment|article"
    r"|episode)|this|la nota|el programa)\s)?(?:[a-z]+ ){0,2}?"
    r"(?:go(?:es)?|airs?|publish(?:es)?|runs?|post(?:s|ing)?|print(?:s|ing)?|live|tapes?|records?|salga"
    r"|salimos|publi\w+|se publi\w+|cerrar|cerremos|salir)\b[^;?]{0,30}$"
)
APPOINTMENT_ES = compile_late(r"\b(?:entrevista\w*|cita|programa|reunion|conferencia|foro|evento)\b")
APPOINTMENT = compile_late(
    r"\b(?:interview|call|guest|meet\w*|talk|speak|someone|live|on air|at|around|a|entrevista\w*|cita"
    r"|hablar|vivo)\b"
)
SLOT = compile_late(
    r"\b(?:free|available|works? for|slots?|options|times (?:when|that)|any of|either|disponible|horarios?)\b"
)
WAS = compile_late(r"\bwas\b")
WAS_AFTER = compile_late(r"^\s*(?:was |is no longer|before\b[,.]?$|era )")
DEADLINE_WORD = compile_late(r"\b(?:deadline|due|fecha limite|cierre)\b")
NO_LATER = compile_late(r"\b(?:later than|mas tardar)\b[^;]{0,24}$")
PARA = compile_late(r"\bpara\b[^;]{0,14}$")
BEGINS = compile_late(r"\b(?:starts?|begins?|live|air|publish\w*|empieza|comienza|publica\w*)\b")
BELONGS_TO = compile_late(r"\b(?:on|of|for|of the|del?|since|in|from)\s*(?:the )?$")
MOVED_FROM = compile_late(r"\b(?:from|del?|desde)(?: the| el| las?)?\s*$")
NOW_AND = compile_late(r"between now and\s*(?:\w+ )?$")
LIMIT_DE = compile_late(r"(?:antes|partir|mas tarde|fecha limite|plazo|cierre) de\s*$")
STILL_ASKED = compile_late(
    r"\b(?:now|need|please|deadline|due|would|could|can|want|ahora|necesit\w+|favor|pued\w+|podri\w+)\b"
)
OURS = compile_late(r"\b(?:my|our|mi|nuestr[oa])\b(?! (?:city|county|state|ciudad))")
BETWEEN_US = compile_late(rf"\b(?:you|{ME}|me|us|deadline|editor)\b")

WANTED_AT = compile_late(
    r"\b(?:needs?|wants?) (?:it|this|that|everything|copy|the (?:story|piece|copy|draft)|something|an answer)"
    r" (?:in )?at $"
)
# An hour that could not be read still shows that the day alone is not meant: "today at 5 re: the budget".
UNREAD_HOUR = compile_late(r"^,? (?:at|around|@|a las?) ?\d")
# "Will your members be done by Friday?": a question about a time is not a request for an answer by then.
ASKED_ABOUT = compile_late(
    r"^\W*(?:and )?(?:will|did|is|are|has|have) (?:the|they|he|she"
    r"|your (?:members|cities|city|group|network|office))\b"
    r"[^,;]{0,60}\b(?:be|done|finish\w*|expect\w*|plan\w*|ready|pass\w*|complet\w*|start|open)\b"
)
