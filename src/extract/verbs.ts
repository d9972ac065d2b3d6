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
