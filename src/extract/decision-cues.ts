/** "We freeze on Friday": a plain present of doing, whatever is done; not of knowing, having, feeling, talking. */
export const DOING =
  /\bwe (?:only |just |simply |first |all |now |also |don't |do not |won't |will not )*(?!(?:(?:have|are|were|was|is|had|could|should|would|can|must|need|ought|did|do|does)n't|pretty|each|definitely|better|mostly|gonna|kind|obviously|basically|keep (?:going|on|saying|coming)|evaluated?|are|were|was|have|had|has|can|could|would|should|might|may|must|will|shall|need|want|know|think|thought|see|saw|feel|felt|hear|heard|like|love|hope|guess|mean|get|got|look|looked|talk|talked|say|said|understand|believe|remember|wonder|agree|agreed|disagree|decided|said|told|sent|took|left|wrote|spoke|paid|bought|brought|built|held|kept|meant|sold|spent|began|drew|ate|fell|forgot|grew|chose|became|led|understood|won|stood|taught|wore|caught|slept|broke|drove|flew|did|didn't|don't|do (?:have|know|need|want|like|think)|seem|tend|used|use to|went|made|came|took|ran|gave|found|lost|met|sent|put in|always|never|usually|often|sometimes|both|just|really|still|already|ever|too|all|and|or|but|to|in|on|at|of|for|with|the|a|also|even|actually|probably|maybe|care|live|come from|win|lose|wish|expect|suppose|assume|realise|realize|notice|discuss|figure|try|tried|struggle|suffer|not|no|so|as|if|that|what|who|how)\b)[a-z]{2,}(?<!ed)\b(?! (?:know|mean|through|over|back|into|round|around)\b)/i

/** A verb that tells of what is over. */
export const PAST =
  /\b(?:\w{3,}ed|went|had|was|were|did|got|said|told|took|came|gave|lost|left|found|bought|sold|made|paid)\b(?! (?:by|until|from|to|in|at|on|for|with|out|up))/i

/** What speaks for something being settled, each expression with its log-odds. */
export const SETTLING: readonly [RegExp, number][] = [
  [/^(?:then |okay |so |all right |right )*(?!(?:what|how|as|so|that|this|I|here|there|yes)\b).{2,30}? it is(?:[.,!]|$)/i, 2.4],
  [
    /^let's (?:buy|order|train|hire|ask|sell|paint|build|try|test|run|give|send|book|open|close|end|stop|switch|change|swap|replace|add|remove|wait|allow|split|share|set|fix|freeze|publish|print|rent|borrow|invite|plan|meet)\b/i,
    0.9,
  ],
  [
    /\b(?:it's|it is|that's|that is|we've|we have|was|is|we) (?:now )?(?:decided|settled|agreed|approved|adopted)\b|\b(?:(?:the |our |final |my )+decision\b(?! (?:to|on|about|maker|process|making))|(?:we|management|the \p{L}+|\p{Lu}\p{L}+) (?:has |have |'ve )?(?:decided|agreed) (?:that|to|not|on|against)|we decided|we agreed|we've agreed|is decided|has been decided|was decided)\b/iu,
    2.6,
  ],
  [
    /\b(?:I(?:'ve| have) decided|from now on|going forward|effective (?:immediately|today|from)|as of (?:today|now|next|monday|the)|for the record)\b/i,
    1.6,
  ],
  [
    /\bI(?:'d| would)? (?:propose|suggest|recommend|say|move) (?:that )?(?:we|to|the|it|\p{Lu}?\p{L}+ (?:per ?cent|euros?|for|and))\b|\bmy (?:suggestion|proposal|recommendation) (?:is|would be)(?: that| to|,)?/iu,
    1.2,
  ],
  [/^we should (?!think|talk|look|see|discuss|ask|check|decide|meet|have|be|find|know|maybe|probably)[a-z]+ /i, 1.5],
  [/(?:^|, )(?:adopted|agreed|approved|decided|settled|fixed)(?:[.,!]|$)/i, 1.8],
  [
    /\b(?:that's the (?:deal|plan|decision|rule)|plan of record|no exceptions|it's final|that's final|as of now|it's fixed|motion (?:passes|carries|carried|is carried))\b/i,
    2.2,
  ],
  [
    /\b(?:let's|we'll|we will|we're going to|I'd say we|we're|we) (?:just )?(?:go(?:ing)? with|stick(?:ing)? with|settle on|settled on|standardi[sz]e on)\b/i,
    2.2,
  ],
  [
    /\blet's (?:just |all |simply |then |maybe )*(?:do|make|use|keep|take|put|call|say|leave|have|drop|move|hold|push|start with|postpone|cancel|skip|park|scrap|stick|stay|shelve|bin|ditch|close|limit|cap|aim|treat|name|count|merge|pay|charge)\b/i,
    1.1,
  ],
  [/\bmy (?:suggestion|proposal) (?:is|would be)\b/i, 1],
  [/\b(?:instead of|rather than|(?<!^)without|no longer|any ?more)\b/i, 0.9],
  // "No new people before July", "nothing in the cloud", "only the year-five class": the border that a decision draws.
  [
    /(?:^|, |and |but )(?:no more|no (?:new |more |further )?\p{L}+(?: \p{L}+){0,5} (?:before|after|until|without|in|on)|nothing (?:in|for|on|before|after|without|else|to)|nobody \p{L}+s (?:.* )?(?:before|until|without|unless))\b/iu,
    1.3,
  ],
  [
    /(?<!it's |that's |it is |we )\bonly (?:when|if|with|for|from|in|on|at|the|one|two|three|until|after)\b|\b(?:only|off the list|out of the (?:scope|project|running))(?:[.,]|$)/i,
    0.6,
  ],
  [
    /\b(?:capped|fixed|set|limited|extended|moved|pushed|brought forward|put (?:back|off)|called off|shelved|parked) (?:at|to|on|by|until|till|for)\b/i,
    1.2,
  ],
  [
    /\b(?:pulling the plug|off the (?:list|table|menu|agenda)|(?<!(?:teen|ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d) )out of (?!stock|order|time|town|office|money|date|luck|curiosity|the (?:blue|house|way))|said (?:yes|no) to|gave the go|turned (?:it )?down|is (?:the )?acting)\b/i,
    1.2,
  ],
  [
    /^(?:so |okay |good |right |well )*(?:from|as of|starting|beginning|effective) (?:next|now|today|tomorrow|this|the|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b(?!.*\b(?:you're|director|manager|head of|officer|away|leave|holiday|vacation|sabbatical)\b)/i,
    1.2,
  ],
  [/(?:\w{3,},? |, )then[.!]?$/i, 0.9],
  [/^no (?:\p{L}+ ){1,4}then[.!]?$/iu, 1.6],
  [/\bwe(?:'ve| have) (?:now |all |finally )?(?:settled|gone|picked|chosen|opted|plumped|landed) (?:on|for|with|the|a|to)\b/i, 2],
  // "We're dropping the Sunday class": what is being done by will, not what befalls.
  [
    /\bwe(?:'re| are) (?:now |just |only |all |then )*(?:not )?(?:dropp|keep|mov|clos|open|us|tak|go|not hav|stay|switch|chang|cutt|add|remov|replac|postpon|cancel|start|stopp|mak|pay|buy|sell|order|print|hir|leav|book|split|merg|skipp|limit|freez|launch|shipp|hold|giv|put|rent|build|paint|publish|scrapp|renew|sign)ing (?:ahead|with|without|the|a|an|it|to|on|in|at|for|from|no|only|our|all|one|two|both|as|by|off|out|down|up)\b(?! (?:the (?:right|wrong) |to \p{L}))/iu,
    1,
  ],
  // "We're not doing fireworks, we'll have lanterns instead."
  [
    /\bwe(?:'re| are) not (?!(?:going|getting|talking|looking|saying|trying|asking|even|feeling|seeing|thinking|hoping|being|having|expecting|wondering)\b)\p{L}+ing (?:a|an|any|the|it|that|this|our|more|\p{L}+s)\b/iu,
    0.9,
  ],
  [/, (?:we'll|we're|it's|but) .*\binstead\b|\bnot .{3,40}, (?:we'll|we will) (?!see|talk|look)/i, 0.8],
  [/, not (?:a|an|the|in|on|at|by|for|with|as)\b/i, 0.8],
  [/^(?!.*\b(?:was|were|had|did)\b).* and not (?:the|a|an|in|on|at|by|for|with|as|to)\b/i, 0.8],
  [/\blet's (?:just |simply )?let (?:the|our|them|\p{Lu})/u, 1.1],
  // "For now, one design only": how far it goes.
  [/^for now,? (?:only |just |we |it's |one |two |the |no )/i, 1.2],
  // In writing: "X is left for a second run", "No new people are hired before July".
  [
    /\b(?:is|are) left (?:out|for (?:a|the|now|later|another|next))\b|\bno (?:\p{L}+ ){1,4}(?:is|are|will be) \p{L}+ed\b(?: (?:before|until|without|after|on|in|at))|^no (?:\p{L}+ ){1,3}(?:is|are) (?:hired|bought|sold|paid|made|given|sent|started|opened)\b/iu,
    2.5,
  ],
  [/\b(?:is|are) (?:capped|frozen|limited|fixed) (?:at|to|until|for)\b/i, 0.8],
  // "We'll stay on the old version": settled where somebody agrees.
  [
    /\bwe(?:'ll| will|'re going to| are going to) (?:just |all |now |then |still |simply |only )*(?:not|hold|keep|stay|stick|leave|postpone|delay|push|move|skip|drop|wait|launch|ship|start|use|do|run|split|price|charge|freeze|cap|limit|cut|open|close|stop|switch|go|pay|buy|take|offer|make|have|allow|accept|treat|aim|plan|focus|continue|pause|park|replace|rename|merge|sign|hire|invite|include|exclude|add|remove|print|publish)\b/i,
    0.9,
  ],
  [
    /\b(?:signed off(?: on)?|(?:was|were|been|got|is|are) (?:approved|signed off|greenlit|green-lit|agreed|accepted|turned down|ruled out|chosen|picked|selected)|approved (?:the|our|it|a)|(?:went|gone|going|go) (?:with|for) (?:the|a|our)|opted for|chose (?:the|to)|picked (?:the|a)|ruled out|gave (?:us |it |them )?(?:the |a )?(?:go-ahead|green light|nod)|(?:we|the \w+|they|\p{Lu}\w+) (?:voted|vetoed|rejected|turned down))\b/iu,
    1.5,
  ],
  [
    /\b(?:is|are|'s|'re) (?:out|in|off|off the table|dead|a no-go|a go|a no|a yes|parked|on hold|final|confirmed|locked|frozen|the one|our pick|the winner)(?:[.,!]|$)/i,
    1.3,
  ],
  [/^(?:final answer|decision|conclusion|verdict|the plan|new plan|the rule|rule)(?: then| is| now)?[:,] /i, 2.2],
  [DOING, 1.1],
  [
    /\b(?:is|are|gets?|was|were) (?:dropped|removed|cancelled|canceled|postponed|withdrawn|frozen|rejected|scrapped|excluded|moved to|pushed to|out of scope)\b/i,
    1.5,
  ],
  [
    /\b(?:(?:stays?|remains?) (?:in|out|at|with|on|open|closed|as|the|until|what|where|how|off|here|there)|comes? out of|goes? (?:in|out|to|with|without|first|through)|moves? to)\b/i,
    0.9,
  ],
  [
    /\b(?:opens?|runs?|starts?|comes?|leaves?|follows?|ends?|closes?) (?:with|without|only|on|in|at|from|first|second|later|after|before)\b|\bgets (?:the|a|no)\b|\b(?:is|are) from\b/i,
    0.6,
  ],
  [/\b(?:only|just) (?:the |one |two |a )?[\w -]{3,40} for (?:phase|now|the first|the pilot|this)\b/i, 1.1],
  [
    /\b(?:the only valid|single contact|everything goes through|as the (?:single|only|main|official)|will be the (?:lead|owner|editor|chair|contact))\b/i,
    1,
  ],
  [/\b(?:is|are) (?:the|our) (?:editor|chair|lead|owner|single|only|official|contact)\b/i, 0.7],
  [/\b(?:allowed|okay|permitted|acceptable|accepted) (?:after|from|if|for|as long as)\b/i, 0.6],
  [/\b(?:every (?:two|three|other|\w+day)|weekly|monthly|fortnightly)\b.*\b(?:at|on)\b|\b\w+days at \w+/i, 0.5],
  [/\bsays? (?:it's|we)\b/i, 0.2],
]

/** What speaks against: doubt, another time, habit, talk about the talk. */
export const UNSETTLING: readonly [RegExp, number][] = [
  [
    /\b(?:maybe|perhaps|might|could|would|should|not sure|I think|I guess|probably|if|unless|wonder|hope|wish|possibly|whether|either|or)\b/i,
    -0.9,
  ],
  [/\b(?:can we|should we|shall we|do we|what if|how about|what about)\b/i, -1.2],
  [/^(?:I|he|she|they|you)\b(?!'m the single)/i, -0.6],
  // Settled at another time: no decision of this talk.
  [
    /\b(?:agreed|decided|settled|said)\b(?:.*\b)?(?:in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)|(?:1[89]|20)\d\d|last (?:year|month|time|week|summer|winter|autumn|spring)|back then|earlier|originally|before christmas)\b|\b(?:agreed|decided) last\b/i,
    -2.6,
  ],
  [
    /\b(?:agrees?|happy|fine|okay) with (?:it|that|this)\b|^(?:is|are|was) (?:settled|decided|agreed)\b|(?:leave|keep) (?:it|that|this) open\b|^let's do (?:it|that|this)\b(?! (?:as|with|in|on|by|for|at|without))/i,
    -2.5,
  ],
  [/\b(?:wants?|wanted|asked|needs?|hopes?|likes?) (?:\w+ )?(?:to|it)\b/i, -1],
  [/\b(?:yesterday|last (?:week|month|year|time)|years? ago|used to|back then)\b/i, -1],
  // A date that holds anyway is told, not settled.
  [
    /^we (?:open|close|start|begin|launch|run|deliver|ship) (?:on|in|at|until|from) (?:the |saturday|sunday|monday|tuesday|wednesday|thursday|friday|\d)(?!.*\b(?:then|instead|only|not)\b)/i,
    -0.7,
  ],
  [/\b(?:every (?:morning|evening|day|night|time|single)|all day|in the (?:morning|evening)s)\b/i, -0.4],
  [
    /\byou(?:'ve| have)? (?:just )?(?:agreed|decided)\b|^(?:walk|tell|show|give|bring|send) me\b|\b(?:isn't|aren't|not|n't) (?:yet )?signed off|\bwhat did you say\b|\b(?:is|are|was|were|'s) like \p{L}+s\b|\bso (?:that's|it's) (?:okay|fine|good|all right)\b|^we (?:because|and|but|if|the)\b/iu,
    -2.5,
  ],
  // What the meeting leaves for another day.
  [
    /\bwe (?:don't|won't|will not|are not going to|aren't going to) (?:decide|discuss|solve|settle|talk|finish|do (?:it|that|this))\b/i,
    -1.5,
  ],
  [
    /\blet's (?:see|go(?! (?:with|for|ahead with|to print|live))|start|talk|look|move on|get (?:going|started)|do (?:that|this|it) (?:now|first)|say hi|leave it there|hope|not go there|take a|keep going|have a look|call it a|do (?:size|it|the) (?:now|next|first))\b/i,
    -2.5,
  ],
  [
    /\bwe (?:don't know|do not know|don't have|don't need to|do have|have|can|were|had|had to|did|didn't|don't (?:want|think|really|even)|do need|do want|do like|use to|take this|start now|stay in touch)\b/i,
    -1.2,
  ],
  [/\bwe (?:do|take|keep|run|start|move|stay|pay|buy|use|close|open|hold)\b.*\b(?:every|always|usually|all the time|normally)\b/i, -0.4],
  [/(?:\blaugh|["“«])/i, -0.6],
  [
    /\b(?:would say|says?,|said,|was like|were like|camera|microphone|mic|screen|nobody (?:wants|knows|likes|lives|goes|asked)|no problem)\b/i,
    -1.2,
  ],
]

/** How another voice takes up a plan; some only show that they listen. */
export const ASSENT =
  /^(?:(?:um|uh|oh|okay|ok|so|well|ja),? )*(?:agreed|that's (?:agreed|better|good)|seconded|clear|carried|finally|lovely|I can live with|let's do that|out\b|better|grand|super|ja|yes|yeah|okay|ok|good|great|fine|perfect|sounds good|works for me|that works|deal|done|sure|very (?:good|all right|well)|so much better|much better|absolutely|exactly|I agree|makes sense|make sense|sounds (?:right|fair|like a plan)|fair enough|sold|good call|love it|I like (?:it|that)|no objections?|I'm good|good with|happy with|that's fine|right|noted|got it|adopted|thank you)\b/i

/** Says yes to a plan; "okay" may only show that one listens. */
export const FIRM =
  /^(?:(?:um|uh|oh|okay|ok|so|well|yeah|yes|ja),? )*(?:agreed|that's agreed|deal|done|good[,.]? (?=\w)|fine|perfect|sounds (?:good|right|fair)|works for me|that works|I agree|makes sense|fair enough|sold|good (?:call|idea)|I like (?:it|that)|no objections?|happy with|I can live with|that's fine|adopted|seconded|let's do that|clear|carried|better)\b/i
