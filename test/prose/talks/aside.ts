import type { ProseTalk } from '../talk.ts'

/** Kept aside: written before the rules were looked at again, measured at the end, never tuned on. Film shoot, captions. */
export const film: ProseTalk = {
  name: 'film shoot (aside)',
  day: '2026-05-20',
  owner: 'Signe Ravn',
  source: `
Signe Ravn: Morning. Let's go through the week. Is Bruno here?
Bruno Calvi: I'm here. My camera is off because I'm eating.
Signe Ravn: Enjoy. So, the lighthouse. Haruki, did you hear back from the coast guard?
Haruki Ito: They said yes. We have the lighthouse from the second to the fifth of June, but not on the Thursday, because of an inspection.
Signe Ravn: So three days instead of four.
Haruki Ito: Three days, and they charge eight hundred a day.
Bruno Calvi: Three days is tight. The storm scene alone takes a day and a half.
Signe Ravn: Could we move the storm scene into the studio?
Bruno Calvi: We could, but then I need the wind machines, and a fresh set of windows.
Signe Ravn: Okay. The storm scene moves to the studio. I'd rather have it dry and good.
Bruno Calvi: Fine by me.
Haruki Ito: I'll change the schedule and send it round by tonight.
Signe Ravn: Thanks. Bruno, can you find out what the wind machines cost?
Bruno Calvi: Yes, I'll ask the rental house tomorrow.
Signe Ravn: And the boat?
Haruki Ito: The boat is paid, but the skipper wants a contract. I told him he'd get one.
Signe Ravn: I'll have the contract drawn up this week.
Bruno Calvi: Who insures the boat while we're on it? Us or him?
Signe Ravn: I don't know, honestly.
Haruki Ito: I'll check with the insurance.
Bruno Calvi: What keeps me awake is the lead. Vera can't swim, and if she falls in, we have no double.
Signe Ravn: Then we need a double. Haruki, please find one by Monday.
Haruki Ito: On it.
Bruno Calvi: I once shot a film with a goat as a double. Nobody noticed.
Signe Ravn: (laughing) That explains your early work.
Haruki Ito: Catering: we're thirty-four people on the island, and there's one kitchen with four hotplates.
Signe Ravn: Wow. Okay.
Haruki Ito: I can get a food truck for six hundred a day.
Signe Ravn: Take it. We take the food truck.
Haruki Ito: Good, then I'll book it today.
Signe Ravn: Costumes. Let me just say that Pilar is off from the twenty-fifth of May, so everything for the island must be finished before that.
Bruno Calvi: The raincoats aren't dyed yet. I'll tell Pilar.
Signe Ravn: Please do. And no more yellow, the producer hates yellow.
Bruno Calvi: If it was up to me they'd all be naked.
Signe Ravn: Luckily it isn't. The sound report, did you send it, Bruno?
Bruno Calvi: I sent it on Monday.
Signe Ravn: Great. Then we meet again on Friday at nine. Okay?
Haruki Ito: Okay.
Bruno Calvi: Friday at nine.
`,
  actions: [
    'Change the schedule and send it round | Haruki Ito | 2026-05-20',
    'Find out what the wind machines cost / Ask the rental house (what the wind machines cost) | Bruno Calvi | 2026-05-21',
    'Have the contract (for the skipper) drawn up | Signe Ravn | 2026-05-22',
    'Check with the insurance (who insures the boat) | Haruki Ito | -',
    'Find a double (for Vera) | Haruki Ito | 2026-05-25',
    'Book the food truck | Haruki Ito | 2026-05-20',
    'Tell Pilar (that the raincoats are not dyed) | Bruno Calvi | -',
  ],
  decisions: ['The storm scene moves to the studio', 'We take the food truck'],
  facts: [
    'We have the lighthouse from the second to the fifth of June, but not on the Thursday',
    'They charge eight hundred a day / Three days, and they charge eight hundred a day',
    'Pilar is off from the twenty-fifth of May',
    'Thirty-four people on the island, one kitchen with four hotplates',
    '?A food truck for six hundred a day',
    '?The storm scene alone takes a day and a half',
    '?The boat is paid, but the skipper wants a contract',
    "?The raincoats aren't dyed yet",
  ],
  risks: ["Vera can't swim, and if she falls in, we have no double"],
  questions: ['Who insures the boat while we are on it?'],
  topics: ['lighthouse', 'storm scene', 'wind machines', 'boat', 'double', 'food truck', 'raincoats', 'contract', 'island'],
  next: '2026-05-22',
  absent: [/naked/i, /goat/i, /sound report/i, /Let me just say/i, /^Us or him/i, /camera is off/i],
}

/** Kept aside: logistics, recogniser text without punctuation. */
export const freight: ProseTalk = {
  name: 'freight depot (aside)',
  day: '2026-11-03',
  owner: 'Anneke Visser',
  source: `
Anneke Visser: morning can everyone hear me okay good um so first the two containers from last week
Sanjay Pillai: yes so they're still in the port customs wants the certificate of origin and the supplier hasn't sent it
Anneke Visser: when did you ask them
Sanjay Pillai: on friday and again yesterday
Anneke Visser: okay I'll call the supplier myself today
Sanjay Pillai: thanks because it costs us a hundred and forty a day per container
Anneke Visser: that's a lot
Rune Bakke: and on my side the new forklift came but the charger is missing so we can't use it
Anneke Visser: oh come on
Rune Bakke: yeah I wrote to them they say ten working days
Anneke Visser: can you borrow one from the other depot rune
Rune Bakke: I'll ask them tomorrow
Anneke Visser: good okay the winter shifts I sent the plan around on friday did everyone see it
Sanjay Pillai: I did
Rune Bakke: no I didn't get it
Anneke Visser: okay I'll send it to you again
Rune Bakke: thanks
Anneke Visser: so from the first of december we run two shifts six to two and two to ten that's fixed
Sanjay Pillai: okay
Rune Bakke: okay but I have only four people with a licence for the crane and two of them want to go in december if one more quits we can't unload at night
Anneke Visser: hmm yes that's a risk how long does the licence take
Rune Bakke: five days and it costs nine hundred
Anneke Visser: then let's train two more people can you sign them up
Rune Bakke: yes I'll sign them up by the end of the week
Anneke Visser: great um sanjay the kestle customer did they pay
Sanjay Pillai: they paid on thursday so that's done
Anneke Visser: wonderful
Sanjay Pillai: but they want a new price from january and I don't know what margin we can go to
Anneke Visser: neither do I that's a question for the head office
Sanjay Pillai: okay
Anneke Visser: I'll raise it on the call with them on thursday
Rune Bakke: is the car park closed next week
Anneke Visser: no that's the week after
Rune Bakke: my wife says I should move in here with a bed
Anneke Visser: ha please don't
Sanjay Pillai: oh and the tyres for the two trucks I ordered them they come on the tenth of november
Anneke Visser: perfect okay then let's stop here we meet next monday at eight as always
Sanjay Pillai: yes see you monday
`,
  actions: [
    'Call the supplier (about the certificate of origin) | Anneke Visser | 2026-11-03',
    'Ask the other depot (whether they can lend a charger) / Borrow one from the other depot / Borrow a charger from the other depot | Rune Bakke | 2026-11-04',
    'Send Rune the plan again / Send it to Rune again | Anneke Visser | -',
    'Sign two more people up for the crane licence / Sign them up | Rune Bakke | 2026-11-06',
    'Raise the new price on the call with the head office / Raise it on the call with them | Anneke Visser | 2026-11-05',
  ],
  decisions: [
    'From the first of December we run two shifts, six to two and two to ten',
    "Let's train two more people / Train two more people",
  ],
  facts: [
    'Customs wants the certificate of origin and the supplier has not sent it',
    'It costs us a hundred and forty a day per container',
    'The new forklift came but the charger is missing',
    'Only four people with a licence for the crane and two of them want to go in December',
    'The licence takes five days and costs nine hundred / Five days and it costs nine hundred',
    'The tyres for the two trucks come on the tenth of November',
    '?They paid on Thursday',
    '?They say ten working days',
    '?They want a new price from January',
    '?The two containers are still in the port',
  ],
  risks: ["If one more quits we can't unload at night"],
  questions: ['What margin we can go to'],
  topics: ['containers', 'certificate', 'forklift', 'shifts', 'licence', 'charger', 'supplier', 'tyres', 'crane', 'customer'],
  next: '2026-11-09',
  absent: [/with a bed/i, /car park/i, /hear me/i, /that's done/i],
}

/** Kept aside: allotment association, captions, several people, messy. */
export const garden: ProseTalk = {
  name: 'allotment garden (aside)',
  day: '2026-03-26',
  owner: 'Dorotea Marsh',
  source: `
Dorotea Marsh: All right, I think we can start. Thanks for coming, in spite of the rain.
Emil Sand: The rain is good for the beans.
Dorotea Marsh: There are no beans yet, Emil. So: water, the fence, and the summer party.
Emil Sand: I'd like to begin with the fence, because I have to leave early, I promised my wife.
Dorotea Marsh: Okay, the fence. What happened?
Emil Sand: Somebody drove into it, on the night of the fourteenth. Eleven metres are flat, and the gate doesn't close any more.
Kirsi Laine: Was it the lorry from the building site?
Emil Sand: I think so, but I can't prove it.
Dorotea Marsh: Did you report it to the police?
Emil Sand: Yes, I did that the next morning. Here's the number, I'll mail it to you.
Dorotea Marsh: Please do, then I can send it to our insurance. I'll do that this week.
Kirsi Laine: And until then? Anybody can walk in.
Emil Sand: I'll put up some netting on Saturday. Kirsi, could you give me a hand?
Kirsi Laine: Sure, what time?
Emil Sand: Nine.
Kirsi Laine: Fine.
Dorotea Marsh: Great. The water then. The town says the price goes up to three euros ten per cubic metre from July.
Kirsi Laine: It was two sixty before.
Dorotea Marsh: We used four hundred and twelve cubic metres last summer. So that's around two hundred more.
Emil Sand: We should collect rain water. I've been saying that for years.
Dorotea Marsh: You have. And?
Emil Sand: And nobody listens. A tank of five thousand litres costs nine hundred.
Kirsi Laine: I'd be in favour.
Dorotea Marsh: Me too. Then we buy one tank this year, and we see how it goes.
Emil Sand: Hallelujah. I'll order it as soon as I have the money.
Dorotea Marsh: I'll transfer it to you tomorrow.
Kirsi Laine: Do we need a permit for a tank that size?
Emil Sand: Hmm, I'm not sure.
Dorotea Marsh: Kirsi, would you call the town hall about that?
Kirsi Laine: I'll call them on Monday.
Dorotea Marsh: Wonderful. One thing I should mention: the lease of our land ends in 2028, and the town hasn't said whether it will be extended. If they build there, we lose the whole lower part.
Emil Sand: They wouldn't dare.
Dorotea Marsh: Let's hope so. Now the party. It's on the twentieth of June, like every year.
Kirsi Laine: Who brings the music?
Emil Sand: I can bring my accordion.
Dorotea Marsh: Let's ask the young people from plot nine, they have a band.
Kirsi Laine: I'd love that. I'll ask them.
Emil Sand: Nobody wants my accordion, I see. Never mind. I have to go.
Dorotea Marsh: Thank you, Emil. Next meeting, Thursday the thirtieth of April?
Kirsi Laine: That's fine.
Emil Sand: Good. Bye.
`,
  actions: [
    'Mail Dorotea the number (of the police report) / Mail it to Dorotea | Emil Sand | -',
    'Send the number to our insurance / Send it to the insurance | Dorotea Marsh | 2026-03-27',
    'Put up some netting | Emil Sand | 2026-03-28',
    'Order the tank / Order it as soon as Emil has the money | Emil Sand | -',
    'Transfer the money to Emil / Transfer it to Emil | Dorotea Marsh | 2026-03-27',
    'Call the town hall about the permit (for a tank) / Call them / Call the town hall about that | Kirsi Laine | 2026-03-30',
    'Ask the young people from plot nine / Ask them | Kirsi Laine | -',
    '?Give Emil a hand | Kirsi Laine | -',
  ],
  decisions: ['We buy one tank this year'],
  facts: [
    'Eleven metres are flat, and the gate does not close any more',
    'The price goes up to three euros ten per cubic metre from July',
    'We used four hundred and twelve cubic metres last summer',
    'A tank of five thousand litres costs nine hundred',
    'The lease of our land ends in 2028, and the town has not said whether it will be extended',
    'The party is on the twentieth of June',
    '?It was two sixty before',
    '?Somebody drove into it on the night of the fourteenth',
  ],
  risks: ['If they build there, we lose the whole lower part'],
  questions: ['Do we need a permit for a tank that size?', '?Whether the lease will be extended'],
  topics: ['fence', 'water', 'tank', 'party', 'lease', 'netting', 'rain water', 'town hall', 'cubic metres'],
  next: '2026-04-30',
  absent: [/accordion/i, /promised my wife/i, /the beans/i, /should mention/i],
}
