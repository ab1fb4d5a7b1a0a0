"""The phrases, English and Spanish, that show a time to be no deadline of the writer's, as patterns.

All are matched against folded text (`deadline_text.fold`), those ending in `$` against the words before a time,
those beginning with `^` against the words after it.
"""

from inquiries.deadline_pattern import compile_late, compile_with_stems
from inquiries.deadline_work import ME, WORK

MOVE_VERB = compile_late(
    r"\b(?:moved|pushed|pulled|bumped|changed|extended|shifted|delayed|switched|adelant\w+|mov(?:io|ieron"
    r"|imos|i)|extend\w+|cambi\w+|retras\w+|aplaz\w+|pospus\w+|recorri\w+|paso)\b"
)
# The time belongs to something else.
OTHER_LIMIT = compile_late(
    r"\bembarg\w+|\bad (?:copy|sales|art|materials?)\b[^;]{0,30}$|\byour deadline (?!(?:now |back |up )?(?:to"
    r"|until|till|by)\s*$|(?:for|to) (?:comment|respon|repl|answer|submi|send)|is\b)"
    r"|\b(?:regist\w+|voters?(?! guide)|ballots?|veto|public comment|comment period|application|candidates?"
    r"|candidate filing|tax|payment|membership|renewal|dues|fees?|permits?"
    r"|invoice|grant|rsvp|enrollment|ad|advertising|early voting|tickets?|subscription|appeals?|court"
    r"|compliance|legislative"
    r"|bill)(?:[ -][a-z]+)? (?:deadline|cut-?off|due date)\b"
    r"|\bdeadlines? (?:here |there )?(?:for|to) (?:[a-z]+ ){0,4}?(?:regist\w+|grants?|funding|loans?|bids"
    r"|permits?|vote|voters|ballots?|veto"
    r"|apply|applications?|pay\w*"
    r"|file (?:for|an?)|candidates?|rsvp|enroll\w*|appeals?|sign (?:the|a|up)|public comments?|tax\w*"
    r"|invoices?)\b"
    r"|\b(?:applications?|ballots?|petitions?|registrations?|invoices?|tax(?:es)?|rsvps?|fees?|dues)\W{0,3}$"
    r"|(?<!\bthe )\b(?:register|rsvp|r\.s\.v\.p|pay|subscribe|renew|apply|sign up|vote|enroll|veto|cast|postmarked"
    r"|buy|reserve|purchase"
    r"|paguen?|abon(?:ar|en)|renov(?:ar|arla|arlo)|renueven?|pagar|inscrib\w+|registrar\w*|votar|vetar"
    r"|suscrib\w+)\b(?: [a-z']+){0,6}\W*$"
    r"|\b(?:public comments?|(?:comment|challenge|appeals?|protest|objection|filing|application"
    r"|enrollment|registration|bidding|voting) (?:period|window)|period for (?:public )?comment|bids|proposals|tenders"
    r"|invoices?|payments?|ballots?|registrations?|rsvps?|fees?"
    r"|applications?"
    r"|signatures|petitions?|taxes|appeals?|absentee|early voting|facturas?|pagos?|inscripci\w+|registro"
    r"|papeletas?|boletas?"
    r"|comentarios? (?:del )?public\w*|impuestos?|solicitudes|veto)\b"
    r"(?: [a-z'-]+){0,9}? (?:due|shuts?|lapses?|locks?|end(?:s|ing)?|close[sd]?|closing|must|ha(?:ve|s) to"
    r"|open|run(?:s|ning)?|accepted"
    r"|returned|received|by|through|until"
    r"|expires?|is|are|vence\w*|cierra\w*|termina\w*|hasta|antes|abiert\w+|debe\w*|es|para)\b"
    r"|\b(?:renewals?|memberships?|subscriptions?|balance|amount|account|remittance|instal+ments?|premiums?"
    r"|deposits?|rent"
    r"|licen[cs]es?|permits?|your (?:bill|plan|policy))(?: (?:renewals?|fees?|payments?|dues|balance|bill))?"
    r" (?:(?:is|are|will be|falls?|comes?|becomes?) )?(?:now |also )?(?:due|payable|up for renewal|expires?"
    r"|lapses?|ends?"
    r"|runs out|renews|owed|must be|has to be|needs to be)\b"
    r"|\b(?:settle|remit|transfer|wire) (?:it|(?:the|this|your|any) (?:[a-z]+ ){0,2}?(?:invoice|bill|balance"
    r"|account|amount"
    r"|fee|sum|money|payment))\b|\b(?:renovacion|cuotas?|suscripcion|membresia|saldo|permisos?|matricula|licencia)"
    r"(?: [a-z]+){0,4}? (?:vence\w*|caduca\w*|expira\w*|se (?:paga|debe|renueva)|deben? (?:pagar|renovar)\w*)\b"
    r"|\bletters to the editor\b[^;?]{0,30}$|\bcartas (?:al|a la) (?:director|editor|redaccion)a?\b[^;?]{0,30}$"
    r"|(?<!your )(?<!the )(?<!these )\b(?:letters(?! of)|obituaries|obits|(?:legal|public|death) notices|press releases"
    r"|news releases|classifieds|listings|(?:calendar|event) (?:items|notices)|esquelas|avisos|cartas)\b"
    r"(?: [a-z'-]+){0,4}? (?:must|should|have to|need to|are due|due|are accepted|deben|se reciben)\b"
    r"(?![^;?]{0,40}\b(?:me|us|nos)\b)"
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
    r"|developers?|boards?|commission|department|administration|hud|epa|fema|dhs"
    r"|federales?|estatal|ciudad(?:es)?|condados?|inquilinos|residentes|estado|gobierno|empresas?"
    r"|propietarios|trabajadores|corte|jueza?)"
)
OTHERS_DEADLINE = compile_with_stems(
    rf"\b{OTHERS}(?:'s|s')?(?:[ -][a-z-]+)? (?:deadline|fecha limite)\b"
    rf"|\b{OTHERS} (?:[a-z]+ ){{0,3}}?(?:has|have|had|face[sd]?|facing|set|sets|imposed|gave|given|under"
    rf"|miss(?:es|ed)?|meets?|met|got|tienen?|enfrentan?|fijo|impuso)\b[^;:]{{0,40}}"
    rf"\b(?:deadline|until|till|fecha limite"
    rf"|plazo|hasta)\b"
    rf"|\b{OTHERS}(?:'s|s')[^;:,]{{0,50}}\bdue\b[^;]{{0,20}}\0"
    rf"|\b(?:plazo|fecha limite|cierre) (?:del?|para) (?:la |el |los |las )?{OTHERS}\b[^;:]{{0,40}}\0"
    rf"|\b{OTHERS}(?:'s|s') [a-z ]{{0,30}}(?:must|has to|have to|needs? to) [^;:,]{{0,30}}\0"
    rf"|\0 deadline (?:looms\b|(?:for |that )?(?:the |all |a )?{OTHERS}\b)"
    rf"|\bdeadline\b[^;]{{0,40}}\bfor (?:the |all |most )?{OTHERS} to\b"
    r"|\bdeadline to (?=[a-z])(?!(?:my|our)\b|(?:also |be )?(?:submit|respond|reply|send|enter|nominate"
    r"|participate|comment|answer|get|contribute|turn|includ|hear|finish|return|complet|fill|hand"
    r"|file (?:my|this|it|the story)|make|confirm|talk|speak|take part|publish|write))",
    "deadline",
    "due",
    "til",
    "fecha",
    "plazo",
    "cierre",
    "hasta",
    "must",
    "has to",
    "have to",
    "need",
)
# "A comment on the council vote by Thursday": what they do is a noun here, and what the answer is about.
_MODAL = r"(?!(?:must|will|would|should|to|can|may|might|could|did|do|does|how|why|if|whether)\b)"
VOTE_ABOUT = compile_late(
    r"(?:\b(?:on|about|over|of|to|regarding|re|before|after)"
    r" (?:(?:the|this|that|a|last|tonight's|today's|tomorrow's) )?|^'s )"
    rf"(?:{_MODAL}[a-z'-]+ ){{0,2}}{_MODAL}(?:[a-z-]*[^s\s]|[a-z-]+'s|[a-z-]+ss) vote$"
)
# "Comments have to reach the planning department by Friday": what is handed to an office of state.
TO_AUTHORITY = compile_late(
    r"\b(?:reach|to|with|at) the (?:[a-z]+ )?(?:department|agency|commission|clerk|registrar|assessor|court|board"
    r"|council|committee|county|city)(?:'s)?(?: office)?,? (?:by|before|until|no later than)\b[^;]{0,6}$"
)
_HERS = (
    rf"(?:(?:my|our|this|that|the|all|your|any|an?|these|written|sending|getting|receiving) ){{0,3}}(?:[a-z]+ )?"
    rf"(?:{WORK}|reply|replies|reaction|one|me|us|you|print|web|today|tomorrow|tonight)\b"
)
# "The July 1 deadline for the new rules": what it is for is nothing that she writes.
DEADLINE_FOR = compile_late(rf"\bthe \0 (?:deadline|cut-?off) for (?!{_HERS})(?=[a-z])")
# "If you need to move it, text me before 1": what to do in a case that may never come.
IN_CASE = compile_late(
    r"\bif (?:(?:you|she|he|they|anyone|something|anything|that|this)(?:'ve|'d)? )(?:[a-z]+ ){0,3}?(?:move"
    r"|reschedul\w+|cancel"
    r"|chang\w+|postpone|more time|(?:any )?questions|comes? up|can't make|cannot make)\b"
    r"|\bfeel free to (?:call|ring|phone|text|reach|stop by|drop by)\b[^;?]{0,30}$"
)
# "We are closing at noon on December 24 and reopening January 2".
REOPENS = compile_late(r"\b(?:re-?open\w*|reabr\w+|holiday (?:hours|schedule):)")
SOMEBODY_ELSE = compile_late(rf"^\W*(?:the |el |la |los )?{OTHERS}\b")
# What a story is about ("a comment on the ballot deadline by 5") is not what falls due.
STORY_TOPIC = compile_late(
    r"\b(?:comments?|statements?|responses?|reactions?|quotes?|answers?|call|talk|speak|interviews?|story"
    r"|piece|article"
    r"|questions?|nota|comentarios?|declaracion|preguntas?|reaccion|entrevista)\b[^;]{0,25}?"
    r"\b(?:on|about|re|to|regarding|for|concerning|sobre|acerca|con)\b"
    r"|\b(?:send|give|get|forward|show|tell|let) (?:me|us) "
)
OTHER_LIMIT_AFTER = compile_late(
    r"^[\s,]*(?:is |es )?(?:the |el |la )?(?:last day |deadline |ultimo dia |fecha limite )?(?:to|for"
    r"|para) (?:[a-z]+ ){0,2}?"
    r"(?:regist\w+|vote|apply|pay|veto|be counted|enroll|rsvp|inscrib\w+|votar|pagar)\b"
)
_DUTIES = (
    r"(?:must|has to|have to|has until|have until|will|would|is (?:expected|scheduled|supposed|required|set|slated)"
    r"|are (?:expected|scheduled|supposed|required|set|slated)|(?:is|are) (?:asked|asking|told|seeking|urged)"
    r"|plans?|expects?|hopes?|wants? to|needs? to|promised|said|says"
    r"|debe\w*|tiene\w*|va a|planea\w*|espera\w*|dijo)"
)
THEIR_DUTY = compile_late(
    r"\b(?:council(?! ?(?:members?|woman|man|or))|mayor|governor|city|cities|county|state|voters?"
    r"|agencies|families|parents|students|teachers|vendors|bidders|business(?:es)?|police|officials|lawmakers"
    r"|leaders|firms?"
    r"|judges?|court|employers|renters|homeowners|applicants|contractors?|hospitals?|providers|drivers|nurses"
    r"|opponents|supporters"
    r"|residents?|board|committee|senate|house|tenants?|landlords?|candidates?|"
    r"agency|department|company|developer|union|congress|owners?|workers?|school|district"
    r"|utility|alcalde|alcaldesa|ciudad|concejo|gobernador\w*|inquilinos|residentes|condado|estado"
    r"|distrito|propietarios|duenos|empresas?|votantes|candidatos?|trabajadores|familias)\b"
    rf"(?: [a-z]+){{0,2}} (?:{_DUTIES}|wants?|needs?|respond(?:s|ed)|answer(?:s|ed)|repl(?:ies|ied)|deserves?"
    rf"|files?|votes?|decides?|acts?|signs?|pays?)\b"
    rf"|\b(?:they|he|she|it(?! would be))(?: [a-z]+){{0,2}} {_DUTIES}\b"
)
OWN_PROMISE = compile_late(
    r"\b(?:(?:i|we)(?:'ll| will| can| could(?= (?:do|come|meet|make|be|stop|swing|drop)\b))|(?:i'm|we're|i am"
    r"|we are) (?:going|planning"
    r"|expecting) to(?! (?:press|print|bed))|(?:i'm|we're) hoping to (?=have (?:it|this|the)|publish|run"
    r"|post)|(?:i|we) (?:plan|expect|intend|promise|aim) (?:to|on)"
    r"|(?:i|we) hope to (?=have (?:it|this|the)|publish|run|post|send)|(?:i'm|i am|we're"
    r"|we are) (?=(?:sending(?! (?:it|this|my [a-z]+) (?:in|off|to my))|mailing|emailing|attaching)\b)|(?:les|te"
    r"|le) (?=mand|envi|avis"
    r"|escrib|llam))"
    r" ?(?!(?:also |then |be |probably |likely |just |still |not )*(?:need|appreciat|like|love"
    r"|be grateful|hold|wait|tak|accept|us(?:e|ing)|includ|fil(?:e|ing)"
    r"|have to|want|clos|extend|giv|keep|prefer|go(?:ing)? to|turn|submit|wrap|lock|hear|know|get (?:it"
    r"|this|the story) (?:in|to)|assum|proceed|move|stretch|welcome|push|sit on|add|stall|change|revise"
    r"|be (?:clos|fil|lock|turn|wrap|hand)))"
    r"[a-z]+"
)
ANSWER_AWAITED = compile_late(
    r"\b(?:need|deadline|please|if (?:you|anyone|someone|there|i don't|we don't|we haven't)|unless|hear"
    r"|you (?:can|could|would|have|are|send|give|get|write|say|provide)|your|necesit\w+|si|pued[ae]n?|favor"
    r"|editor|closing|filing)\b"
)
NOT_THIS = compile_late(
    r"(?:\b(?:not|instead of|rather than|other than|no longer|in place of|ignore|disregard|forget|scrap|last"
    r"|en vez de|en lugar de|y no"
    r"|ya no|no (?:el|la|a|esta)|formerly|previously|originally|was|were|had been|used to be|era"
    r"|estaba)\b[\s,]*(?:(?:is|are|es|sera) )?(?:by|at|on|due|until|before|earlier than|sooner than|for|el|la"
    r"|a las|para|the|original|old)?[\s:,]*)$"
)
PAST = compile_late(
    r"(?<!\bto be )(?<!\bto have )(?<!\bmust be )(?<!\bget )\b(?:beat|met|missed|made|(?:thanks|thank you"
    r"|gracias) (?:so much )?(?:for|por) (?:making|meeting"
    r"|hitting|beating|[a-z]+)|past|passed|asked (?:for|you)|told (?:you|me)(?! to (?:file|have|turn|hand"
    r"|submit|send|finish|deliver|get)\b)|said (?:you|it)|responded|replied"
    r"|arrived"
    r"|you (?:asked|wanted|requested|needed|told|promised)|(?:asked|told|ordered|urged|directed|invited) (?:us"
    r"|them|him|her|[a-z]+s) to|staff (?:[a-z]+ )?(?:asked|told)|wrote|(?:emailed|e-mailed|called|contacted"
    r"|texted|messaged) (?:us|me)|sent"
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
# "Can someone talk about what closes tomorrow": what happens then is what the story is about.
ABOUT_WHAT = compile_late(
    r"\b(?:about|on|over|of|into|sobre|de) (?:what|which|whatever|who|whoever|lo que|quien)"
    r" (?:[a-z]+ ){0,2}?(?:closes|ends|shuts|opens|expires|begins|starts|happens|goes|comes|votes|passes|changes"
    r"|lapses|takes effect|cierra|abre|vence|empieza|termina|vota|entra en vigor)(?: (?:on|at|el))? ?$"
)
# The subject "Confirming Thursday" is of a booking that was made.
BOOKED = compile_late(
    r"^\W*(?:re: ?)?(?:confirming|confirmed|confirmation(?: for| of)?|booked|all set|confirmad[oa]s?|confirmando)"
    r"(?: for| on| para)?(?: el)? ?$"
)
WAS = compile_late(r"\bwas\b")
WAS_AFTER = compile_late(
    r"^ (?:deadline|cut-?off)\b[^.;:]{0,40}\b(?:no longer|is (?:off|out|moot|dead|gone)|doesn't|does not"
    r"|has (?:moved|changed))\b"
    r"|^\s*(?:(?:deadline |cut-?off )?(?:(?:has|had|is|already|has already) )?(?:passed|past|come and gone"
    r"|over\b)|was |is no longer|before\b[,.]?$|era )"
)
# "My deadline was yesterday at 5": the hour is that day's.
YESTERDAY_AT = compile_late(
    r"\b(?:yesterday|last night|ayer|anoche|antier|anteayer|antenoche)(?: (?:at|around|about|a|a las?))? ?$"
)
YESTERDAY_BY = compile_late(r"\b(?:yesterday|last night|ayer|anoche) (?:by|before|until|antes del?|hasta)(?: las?)? ?$")
YESTERDAY_AFTER = compile_late(
    r"^ (?:of |de |del? dia de )?(?:yesterday|last night|ayer|anoche|anteayer)\b(?=\W*$|[,;.)]| (?:so|and|but)\b)"
)
MOVED_FROM = compile_late(r"\b(?:from|del?|desde)(?: the| el| las?)?\s*$")
NOW_AND = compile_late(r"between now and\s*(?:\w+ )?$")
LIMIT_DE = compile_late(r"(?:antes|partir|mas tarde|fecha limite|plazo|cierre) de(?: las?| los)?\s*$")
STILL_ASKED = compile_late(
    r"\b(?:now|need|please|(?:my|our|the) (?:[a-z]+ )?deadline(?! (?:has|on|for|was|had|passed))|deadline (?:is"
    r"|now)|due|would|could|can|want|ahora|necesit\w+|favor|pued\w+|podri\w+)\b"
)
OURS = compile_late(r"\b(?:my|our|mi|nuestr[oa])\b(?! (?:city|county|state|ciudad))")
BETWEEN_US = compile_late(rf"\b(?!i\.e\.)(?:you|{ME}|me|us|deadline|editor|in hand|(?:my|our) (?:inbox|hands|desk))\b")
# Behind it she says what is so now, whatever she told before.
TURN = compile_late(r"\b(?:but|though|although|however|pero|aunque|sin embargo)\b")
# Where a new thought begins; what is promised before it does not bind what comes after.
_CLAUSE_BREAK = compile_late(r"[;:]|,? (?:but|so|though|although|and then|pero|aunque)\b|, (?:and|y)\b| - ")
# "... have to be postmarked by June 2 and received by June 9": both of the same thing.
SAME_SUBJECT = compile_late(
    r"^[\s,]*(?:and|or|y|o) (?:(?:[a-z]+ ){0,2}(?:by|before|until|hasta|antes)?\s*$|(?:has|have|must|are|is"
    r"|need|needs) )"
    r"|^[^;?]{0,40}\b(?:i\.e\.|that is|that means|meaning|namely|es decir|o sea),? (?:(?:by|before|until|on"
    r"|no later than"
    r"|antes|hasta|el) ?[a-z]{0,3} ?)?$"
)
# "Winners will hear from us by May 1": what others, or the office, are to get.
THEY_GET = compile_late(
    r"\b(?:(?:you|winners?|nominees|finalists|applicants|authors|contributors|guests|everyone)(?:'ll| will| should)"
    r" (?:hear|get|receive|find|have|see|be (?:notified|contacted|told|informed|paid|sent))|(?:recibiran?"
    r"|sabran?|tendran) )\b[^;?]{0,60}$"
)
# Getting somewhere in time is no answer.
TRAVEL = compile_late(
    r"\b(?:leave|leaves|leaving|be (?:there|here|at|outside|seated|on site)|arrive|arrival|board(?! vote)|check in"
    r"|show up|come over|get there"
    r"|(?:on|in) (?:the|our) (?:panel|show|set|studio|chair|building|room)|park|call time|be ready|see (?:you"
    r"|her|him|them))\b(?! (?:a|me"
    r"|us))[^;?,]{0,20}$"
)
# "Please hold this until Friday": what the office is not to do before.
HELD_BACK = compile_with_stems(
    r"\b(?:don't|do not|not to|never) (?:please )?(?:publish|post|print|share|run|use|release|quote|call|tell"
    r"|tweet|mention|open|circulate"
    r"|forward|distribute)\b[^;?]{0,40}$|(?:^\W*|\bplease |\bkindly )(?:hold|keep|treat"
    r"|sit on)\b[^;?]{0,40}(?:until|till|before)\b[^;]{0,8}$"
    r"|\bnot for (?:release|publication|distribution|broadcast|use)\b[^;?]{0,30}$|\bno (?:publicar|difundir"
    r"|compartir)\b[^;?]{0,40}$",
    "n't",
    "not",
    "never",
    "hold",
    "keep",
    "treat",
    "sit on",
    "no ",
)
# What a notice, a law or somebody else said is told, not asked.
REPORTED = compile_late(
    r"\b(?:notice|law|rule|ordinance|order|release|statute|policy|document|flyer|letter|website|memo|charter)s? "
    r"(?:says?|said|states?|stated|requires?|calls? for)\b|\baccording to (?!my|our)|\b(?:i|we) (?:read|hear"
    r"|heard|see|saw)\b(?! (?:back|from))"
    r"|\b(?:i'm|i am|we're|we are|i was|we were) told\b"
)
REPORTED_AFTER = compile_late(
    r"^,? (?!(?:my|our|we|i|you|please) )(?:the |a |an )?[a-z]+(?: [a-z]+)? (?:says?|said|told (?:me|us))\b"
    r"|^,? according to (?!my|our)|^,? i'm told\b"
)
# "How about Friday before 2?": a time that is proposed.
PROPOSED = compile_late(r"\b(?:how|what) about\b[^;?]{0,20}$")
PROPOSED_AFTER = compile_late(
    r"^ (?:works?|is good|is fine|suits?)(?: [a-z]+)? (?:for|with) (?:me|us|him|her"
    r"|them)\b"
)
# What was moved is an appointment, no deadline.
MOVED_MEETING = compile_late(
    r"\b(?:interview|call|meeting|hearing|vote|event|taping|chat|appointment|zoom|visit|tour|session|game"
    r"|election|trial"
    r"|entrevista|audiencia|reunion|llamada|votacion|evento|sesion)s?\b"
)
# "By 3 p.m. on Fridays": what holds every week names no day.
EVERY_WEEK_AFTER = compile_late(
    r"^,? (?:on |every |each |los |cada )(?:weekdays?|day|week|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|lunes y|dia|semana|noche)\b"
    r"|^[\s,(]*(?:daily|nightly|weeknights|a diario|todos los dias|todas las noches)[\s).]*$"
)
# "Desk hours 10 a.m. to 7 p.m., copy deadline 8 p.m.": how the house works on any day.
HOUSE_HOURS = compile_late(
    r"^\W*(?:(?:office|desk|newsroom|business|opening|working|phone|studio) hours|horarios?(?: de [a-z]+)?)"
    r"(?: are| is)?[: ]{1,3}(?:de |from )?(?:las? )?(?:\d|mon|tue|weekdays|daily|lunes|lun)"
)


def last_clause(near: str) -> str:
    """Return the thought that a time ends, out of the words before it; all of them where it is no more than a "by"."""
    clause = _CLAUSE_BREAK.split(near)[-1]
    return clause if len(clause.split()) > 1 else near
