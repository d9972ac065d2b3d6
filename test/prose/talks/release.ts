import type { ProseTalk } from '../talk.ts'

/** Software release, captions of a fast talk. */
export const release: ProseTalk = {
  name: 'software release',
  day: '2026-06-10',
  owner: 'Yara Nunes',
  source: `
Yara Nunes: Hi Dmitri, hi Wen. So, version nine. Can we ship on the twenty-fourth?
Dmitri Sokol: If the migration works, yes. I tested it on the copy of Tallis and it took seven hours.
Yara Nunes: Seven? We told them two.
Dmitri Sokol: I know. It's the audit table, it has eighty million rows.
Wen Castillo: We could move the audit table afterwards, in the background.
Dmitri Sokol: Yeah, that would bring it down to ninety minutes or so.
Yara Nunes: Then let's do that. The audit table gets migrated afterwards.
Dmitri Sokol: Okay, I'll change the script. Give me until Friday.
Yara Nunes: Thanks, Dmitri. Wen, what about the search page?
Wen Castillo: The search page is done, it's on staging. Could you have a look at it and tell me what you think?
Yara Nunes: I'll look at it this afternoon.
Wen Castillo: Cool. The export is not done, I'm still fighting with the date formats.
Yara Nunes: Do we need the export in nine?
Wen Castillo: I don't think so. Nobody at Tallis has asked for it, only Merrow Bay did.
Dmitri Sokol: I don't know what it does, but I'd miss it.
Yara Nunes: Okay, the export moves to nine one.
Wen Castillo: Works for me. Should I tell Merrow Bay?
Yara Nunes: No, I'll tell them, I have a call with Fiona tomorrow anyway.
Dmitri Sokol: One more thing. Our certificate expires on the thirtieth of June and I don't have access to renew it.
Yara Nunes: Who has?
Dmitri Sokol: Henrik had it, but Henrik left in March.
Yara Nunes: I'll find out who has the account now.
Wen Castillo: By the way, I should tell you, I'm on holiday from the twenty-ninth of June for two weeks.
Yara Nunes: Noted. Then who does the hotfixes?
Wen Castillo: Dmitri?
Dmitri Sokol: Sure, I can do that.
Yara Nunes: What worries me is the load test. We have not run one since version seven.
Dmitri Sokol: We need to run that before we ship, otherwise we find out on the day.
Wen Castillo: I could set one up for next week.
Yara Nunes: Please do. Two thousand users at least, they have sixteen hundred.
Wen Castillo: Okay. I'll set it up on Monday and send you both the results.
Dmitri Sokol: I was going to write a blog post about the new index, but honestly nobody would read it.
Yara Nunes: I would.
Dmitri Sokol: Ha. Maybe one day.
Yara Nunes: Does the license page have to change for nine?
Wen Castillo: No, it's the same as for eight.
Yara Nunes: Good. And will Tallis give us a maintenance window on a weekday?
Dmitri Sokol: I asked them last week, no answer yet.
Yara Nunes: Okay. Ping them again, please.
Dmitri Sokol: I will.
Yara Nunes: Great, let's talk again on Monday at ten.
Wen Castillo: See you then.
`,
  actions: [
    'Change the (migration) script | Dmitri Sokol | 2026-06-12',
    'Look at the search page (and tell Wen) | Yara Nunes | 2026-06-10',
    'Tell Merrow Bay (that the export moves) / Tell them | Yara Nunes | -',
    'Find out who has the account now | Yara Nunes | -',
    'Set up a load test and send Yara and Dmitri the results / Set the load test up and send the results | Wen Castillo | 2026-06-15',
    'Ping Tallis again | Dmitri Sokol | -',
    '?Do the hotfixes | Dmitri Sokol | -',
    '?Run a load test before we ship | - | -',
  ],
  decisions: ['The audit table gets migrated afterwards', 'The export moves to nine one'],
  facts: [
    'Migration took seven hours on the copy of Tallis',
    'The audit table has eighty million rows',
    'The certificate expires on the thirtieth of June',
    'Henrik left in March / Henrik had it, but Henrik left in March',
    'Wen is on holiday from the twenty-ninth of June for two weeks',
    '?Two thousand users at least, they have sixteen hundred',
    '?We have not run a load test since version seven',
    '?The search page is done, it is on staging',
    '?That would bring it down to ninety minutes',
  ],
  risks: [
    'No load test since version seven / what worries is the load test',
    'The certificate expires on the thirtieth of June and nobody has access to renew it',
    '?Run that before we ship, otherwise we find out on the day',
  ],
  questions: ['Will Tallis give us a maintenance window on a weekday?', '?Who has access to renew it'],
  topics: ['audit table', 'search page', 'export', 'load test', 'certificate', 'version', 'migration', 'script'],
  next: '2026-06-15',
  absent: [/blog post/i, /I'd miss it/i, /license page/i, /should tell you/i, /^Then /],
}
