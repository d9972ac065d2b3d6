/** Word lists that the action rules share. Base forms, one word each; particles follow freely. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Doing something that somebody else can later ask about. */
export const WORK = list(`
 send email e-mail mail forward share circulate distribute write draft type prepare compile schedule book arrange organise organize call ring phone ping
 text message ask check confirm verify find review read update fix create make build design finish complete submit file sign countersign return upload
 publish post order buy get bring give provide introduce connect line talk speak reach follow chase nudge remind invite cancel rerun re-run redo run
 test stage add remove change replace clean mark collect gather summarise summarize translate install configure open close deliver hand pass handle
 do work discuss present report raise escalate contact coordinate investigate research estimate calculate plan document log record pay approve hire
 tell let inform notify announce square sort figure nail dig pull rework rewrite revise edit correct print scan copy cc drop pick ship unblock push
 merge deploy migrate train interview visit meet join attend host lead own circle loop touch put set look take type redline annotate assemble
 move rebook count swap switch record cover organise sew wash weigh label pack load unload collate tidy sync align brief debrief shadow onboard host rent hang mount charge top demo pilot trial polish trim cut crop edit caption render export import upload tag sample survey poll quote price invoice bill audit trace map sketch model prototype staff roster rota swap park sound flesh
 measure inspect repair clear transfer reserve extend renew negotiate propose formulate define specify produce develop evaluate analyse analyze
 analyze finalize finalise resend reply respond answer consult compare request procure hold keep have see try help allocate assign budget paint
 cut bake cook plant deliver drive fetch lend refund reschedule rebook shortlist transcribe proofread lay
`)

/** Verbs that need no more than the trigger: near certain to be work when somebody says "I'll …". */
export const STRONG = list(`
 send email e-mail mail forward share circulate distribute write draft prepare schedule book arrange organise organize confirm update fix submit file
 sign return upload publish introduce remind invite cancel rerun re-run deliver contact notify inform provide order chase rework rewrite revise
 redline collect gather compile follow resend reply escalate review check ask line reschedule
`)

/** Said of oneself in talk without owing anything. */
export const IDLE = list(`
 be mind bear admit agree bet think know want miss love hate need like guess say mention assume imagine hope wish believe feel remember forget understand wait
 stay sit stand sleep die kill survive live eat drink start begin stop continue go come leave hop jump drop mute unmute
 pause repeat skip explain show walk quote ignore pretend spare save nag laugh cry faint retire marry regret enjoy cope manage speak hear listen
 grab pass lose win become seem happen end turn quit probably never not
`)

/** Fixed phrases that look like promises. */
export const COURTESY =
  /\b(?:let (?:you|everybody|everyone|you all|you guys|y'all) (?:all )?(?:go|get on|get back|off|run|know more)\b|give (?:you|everybody|everyone|you all|us|people)(?: all)? (?:back |some |your |\w+ (?:minutes?|mins?)|a (?:few )?minute)|see (?:you|everyone|everybody|y'all)|talk (?:to you )?(?:later|soon)|talk soon|speak soon|be (?:right )?back|be honest|be there|be quick|be brief|leave it (?:there|at that|here)|leave you|start with|go first|take (?:the |that |some )?(?:abuse|minutes|fall|heat|blame|credit|hit|risk|chance|bet|nap|sip|break|word)|take (?:your|his|her|their|my) (?:word|point|chances)|keep (?:it|this) (?:short|brief|quick)|hand (?:it |this )?over to|pass it (?:over )?to|share my screen|stop (?:sharing|talking|there)|put (?:you|myself) on|get (?:out of|started|going|to it|to that|there)|come (?:to that|back to (?:that|this|it) (?:in a|later))|read (?:it|this|that) out|do my best|do what i can|try not|hold (?:on|that thought|you to)|have to (?:go|run|drop|leave|jump)|make it (?:quick|short|brief)|say (?:it|this|that|hi|hello)|tell you (?:what|why|how|that|a|one|the truth)|put it (?:this|that) way|put (?:you|them|him|her|everybody|everyone|us) in (?:copy|cc)|give (?:you|him|her|them|it) that\b|cross (?:my|your|our) fingers|get (?:a|some|my|myself) (?:coffee|tea|water|drink|lunch)|do (?:the|a) (?:very |really )?(?:short|quick|long|brief) \w+|run (?:you )?through (?:it|this|that|these)|go (?:ahead|on|home|get)\b|go (?:through|over)\b(?!.{0,40}\bwith\b)|go back\b(?! to (?!(?:that|this|it|the (?:slide|first|point|question|start|agenda|beginning|last))\b))|bring (?:it|this|that) up (?:now|here)|look forward|drop off|call it a day|have a (?:look at that now|coffee|nap|drink)|turn (?:it|this|that) (?:on|off|up|down|over)|eat my hat|keep (?:going|quiet|talking|smiling|you|an open)|buy (?:you )?(?:a )?(?:drink|beer|coffee|lunch)|(?:bring|get|fetch|make) (?:us |you |everyone |some |the |a |more |our )*(?:\w+ )?(?:coffee|tea|cake|cookies|biscuits|beers?|wine|snacks|croissants|doughnuts|popcorn)\b|keep (?:his|her|their|your) number|take questions|pick (?:that|it) up (?:later|in a)|open (?:it|this|that|my) (?:up )?(?:now|here|screen))\b/i

/** What is done on the spot in a formal meeting: nobody has to be reminded of it. */
export const ON_THE_FLOOR =
  /^(?:ask (?:\S+ ){0,5}questions?\b|try again|(?:share|split|use|yield|give up) (?:the|my|our|his|her|the rest of \S+) (?:time|remaining|speaking)|give (?:\S+ ){1,6}(?:floor|\d+ ?seconds|seconds|(?:another|a) quote|chance|last word)\b|give (?:another|a|one) (?:quote|example)|call for (?:nominations|order|a vote)|call on (?:the|mr|ms|mrs|members)\b|note (?:too |also )?(?:that|the)\b|outline (?:a few|some|the) (?:rules|points)|declare (?:an?|my|the|no) interests?|introduce (?:yourself|yourselves|myself|ourselves)|appeal (?:for|to)|have the hono|(?:present|table|read|quote) (?:(?:a|an|another|two|three|this|out|from) )+(?:petition|petitions|email|letter|quote|line|passage|paragraph|report)\b|join (?:me|us) in\b|wonder\b|raise a point of order|provide (?:a|an) (?:short|brief|quick|clear|straight) (?:answer|response|reply)|take into (?:consideration|account)|suspend\b|invite (?:the )?(?:\S+ ){1,8}to (?:take the floor|speak|go ahead|begin|respond|answer)|let (?:\S+ ){1,3}(?:wrap up|finish|continue|answer|respond|speak|go (?:first|on|ahead))|give (?:\S+ ){1,4}(?:opportunity|chance|moment|minute) to (?:answer|respond|reply|comment|speak)|(?:show|look|see|put|click|go|draw|scroll) (?:\S+ ){0,5}here$|bore\b|go back to (?:the|my|that) (?:\S+ )?(?:question|point)|let (?:you|him|her|them|the member|mr\.?|ms\.?) continue|remind (?:(?:the|my|our|this) )?(?:right )?(?:hono\w+ )?(?:prime )?(?:members?|house|minister|colleagues?|everybody|everyone|canadians|him|her|you|mr\.? \S+) (?:that|to|of)|ask (?:\S+ ){1,5}to (?:repeat|rephrase)|go to \S+ (?:now|next|first|then)$|leave the room|pick up on|turn to|move (?:on|to)|come back to (?:that|this|you|the question) (?:in|later|now|when)|rephrase|clarify (?:that|this|it)$|follow some|correct the record|congratulate|commend|acknowledge|welcome\b|apologi[sz]e|thank\b)/i
/** Asked for words now, not for work later; "outline the plan by Friday" names a later time. */
export const SAID_AT_ONCE =
  /^(?:outline|elaborate|expand on|set out|comment on|share (?:the|your|a|any|some|that) (?:concern|view|thought|opinion|experience|perspective)|give (?:me|us|the (?:committee|board|members|house|room|group)|members|canadians) (?:any|an?|some|one|your|more|just)\b|speak to|reflect on|respond to|say (?:a|more|something)|unpack|run us|take us|guarantee|assure|commit|acknowledge|agree)\b/i
