import type { ProseTalk } from '../talk.ts'

/** Charity gala, captions with long turns and small talk; names said wrong on purpose are not in here. */
export const gala: ProseTalk = {
  name: 'charity gala',
  day: '2026-10-06',
  owner: 'Beatrix Holm',
  source: `
Beatrix Holm: Hello everyone, I hope you all had a good weekend, I spent mine with four hundred envelopes, so if I look a bit papery, that's why.
Omari Njoroge: (laughing) You look great.
Beatrix Holm: Thank you. So, the gala is on the fourteenth of November, that's less than six weeks. Omari, where are we with the tickets?
Omari Njoroge: We've sold a hundred and ninety out of two hundred and sixty, and I'd expect another thirty in the last week, because people always buy late.
Beatrix Holm: Good. And the tables?
Omari Njoroge: Eleven companies have taken a table. The twelfth one, Carraway Shipping, hasn't paid yet, I've reminded them twice.
Sunniva Dahl: I know somebody there. I can call her if you like.
Omari Njoroge: Yes please, that would help.
Sunniva Dahl: Okay, I'll call her on Thursday, she's away until then.
Beatrix Holm: Thank you, Sunniva. The food next. The caterer has raised the price from fifty-four to fifty-nine a head, because of the butter, apparently.
Sunniva Dahl: Because of the butter?
Beatrix Holm: That's what he said, I didn't believe it either. So either we take the cheaper menu or we raise the ticket price for the last seventy.
Omari Njoroge: I wouldn't touch the ticket price, people talk to each other.
Sunniva Dahl: I agree with Omari.
Beatrix Holm: All right, then the ticket price stays at one hundred and twenty, and we take the menu without the starter.
Omari Njoroge: Good.
Beatrix Holm: I'll confirm that with the caterer by tomorrow evening, he wants the final numbers ten days before.
Sunniva Dahl: Could somebody please also ask him about the vegan plates? We had complaints last time.
Beatrix Holm: I'll ask him about that too.
Omari Njoroge: The auction. We have fourteen items, and we agreed on twenty in the summer, so six are missing.
Sunniva Dahl: I could ask the theatre for two boxes.
Beatrix Holm: Would you? That would be wonderful.
Sunniva Dahl: I'll write to the director of the theatre today.
Beatrix Holm: And Omari, could you put the items that we have on the website by the end of next week?
Omari Njoroge: Of course.
Beatrix Holm: Now my worry. Our host, the man from the radio, he has a new baby coming in November, and he might cancel at the last minute.
Sunniva Dahl: Do we have anybody else?
Beatrix Holm: No, and I don't know who could do it. Let's keep that in mind.
Omari Njoroge: My sister-in-law once hosted a quiz with a broken leg, so she could do anything.
Beatrix Holm: (laughing) I'll keep her number.
Sunniva Dahl: What about the permit for the fire show? Does the city need a second application for the courtyard?
Beatrix Holm: I honestly have no idea. The first one was granted on Friday, that's all I know.
Omari Njoroge: I'd just like to add that the bank doubles everything we collect up to forty thousand, I got their letter this morning.
Beatrix Holm: That's fantastic. Please forward that letter to me, I want it in the programme.
Omari Njoroge: I'll do that right now.
Sunniva Dahl: Shouldn't we thank the bank on stage?
Beatrix Holm: Yes, let's do that. Right after the auction.
Sunniva Dahl: Good. I'm already late for my train.
Beatrix Holm: Then off you go. Same time next Tuesday?
Omari Njoroge: Same time next Tuesday.
`,
  actions: [
    'Call her at Carraway Shipping / Call her | Sunniva Dahl | 2026-10-08',
    'Confirm the menu with the caterer / Confirm that with the caterer | Beatrix Holm | 2026-10-07',
    'Ask the caterer about the vegan plates / Ask him about the vegan plates | Beatrix Holm | -',
    'Write to the director of the theatre | Sunniva Dahl | 2026-10-06',
    'Put the auction items on the website / Put the items that we have on the website | Omari Njoroge | 2026-10-16',
    'Forward the letter of the bank to Beatrix / Forward that letter to Beatrix | Omari Njoroge | -',
    '?Ask the theatre for two boxes | Sunniva Dahl | -',
    '?Thank the bank on stage | - | -',
  ],
  decisions: [
    'The ticket price stays at one hundred and twenty, and we take the menu without the starter',
    '?Thank the bank on stage right after the auction',
  ],
  facts: [
    'The gala is on the fourteenth of November',
    'Sold a hundred and ninety out of two hundred and sixty tickets',
    'Eleven companies have taken a table',
    'The caterer has raised the price from fifty-four to fifty-nine a head',
    'The bank doubles everything we collect up to forty thousand',
    'Fourteen items for the auction, six are missing',
    '?Carraway Shipping has not paid yet',
    '?He wants the final numbers ten days before',
    '?The first permit was granted on Friday',
    '?The host has a new baby coming in November and might cancel at the last minute',
  ],
  risks: ['The host has a new baby coming in November and might cancel at the last minute'],
  questions: ['Does the city need a second application for the courtyard?', '?Do we have anybody else as a host?'],
  topics: ['gala', 'ticket', 'caterer', 'auction', 'table', 'menu', 'fire show', 'bank', 'items'],
  next: '2026-10-13',
  absent: [/envelopes/i, /papery/i, /broken leg/i, /sister-in-law/i, /her number/i, /^I'd just like/i],
}
