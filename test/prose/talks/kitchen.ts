import type { ProseTalk } from '../talk.ts'

/** Fit-out of a canteen kitchen, captions with fillers and broken-off sentences. */
export const kitchen: ProseTalk = {
  name: 'kitchen fit-out',
  day: '2026-09-08',
  owner: 'Jorrit Veenstra',
  source: `
Jorrit Veenstra: Um, okay, so, I walked through the kitchen this morning and, uh, the floor is a mess.
Lucia Ferrante: What kind of mess? Because I was told it's, it's finished.
Jorrit Veenstra: The tiles around the drain are loose. About, um, six square metres.
Lucia Ferrante: Oh no. That's the tiler. I'll call him right after this.
Jorrit Veenstra: Please do. And he should bring the grey grout, not the, the white one.
Lucia Ferrante: Okay. I'll tell him that.
Tobias Renner: Can I, uh, can I say something about the extraction hood?
Jorrit Veenstra: Go ahead.
Tobias Renner: So the hood is two metres forty and the, the opening in the wall is two metres twenty. Somebody measured, uh, wrong.
Lucia Ferrante: That was not me.
Tobias Renner: I'm not saying it was you. I'm just saying we either cut the wall or we order a smaller hood, and a smaller hood takes six weeks.
Jorrit Veenstra: Six weeks is too late. We open on the twelfth of October.
Tobias Renner: Exactly.
Jorrit Veenstra: Then we cut the wall.
Lucia Ferrante: I agree. Cut it.
Tobias Renner: Okay. Then I need the, um, the structural drawing first. I don't want to hit a beam.
Jorrit Veenstra: I'll get you the drawing from the architect, I'd say by, uh, by Thursday.
Tobias Renner: Great. Then I can, I can cut on Monday.
Lucia Ferrante: What does the cutting cost?
Tobias Renner: Nine hundred, plus the dust protection. I'll send you an offer tonight.
Lucia Ferrante: Please send it to Jorrit as well, he has to, um, he signs everything above five hundred.
Tobias Renner: Sure.
Jorrit Veenstra: Next thing, the cold room. The cold room door opens to the left and it should open to the right.
Lucia Ferrante: You know what, forget it, the cooks got used to it already. They say they like it better.
Jorrit Veenstra: Really? Okay. Then we leave the door as it is.
Lucia Ferrante: Yes. Leave it.
Tobias Renner: One thing that, uh, that scares me is the power. The ovens take forty-two kilowatts and the fuse box is made for thirty-six.
Jorrit Veenstra: Hmm. Does the landlord pay for a bigger one?
Lucia Ferrante: No idea. It's, it's not in the contract, I think.
Jorrit Veenstra: I'll write to the landlord. I'll do that this week.
Lucia Ferrante: You could, you could ask him about the bins too.
Jorrit Veenstra: Yes, yes. I'll put both in one letter.
Tobias Renner: My brother had a kitchen like this once, he sold it for a boat.
Lucia Ferrante: (laughs) Did the boat float?
Tobias Renner: Not for long. Anyway, who orders the, uh, the shelves?
Lucia Ferrante: I will. They need three weeks, so I should order them before Friday.
Jorrit Veenstra: Good. Stainless steel, not, not the painted ones.
Lucia Ferrante: Stainless steel, yes.
Jorrit Veenstra: Then we see each other at the site on Tuesday the fifteenth, at eight?
Tobias Renner: Eight is fine.
Lucia Ferrante: I'll bring coffee.
`,
  actions: [
    'Call the tiler | Lucia Ferrante | -',
    'Get Tobias the structural drawing from the architect | Jorrit Veenstra | 2026-09-10',
    'Send Lucia an offer for the cutting / Send Lucia an offer tonight / Send Lucia and Jorrit an offer | Tobias Renner | 2026-09-08',
    'Write to the landlord (about the fuse box and the bins) | Jorrit Veenstra | 2026-09-11',
    'Order the shelves | Lucia Ferrante | 2026-09-11',
    '?Tell him to bring the grey grout | Lucia Ferrante | -',
    '?Send it to Jorrit as well / Send the offer to Jorrit | Tobias Renner | -',
    '?Cut the wall | Tobias Renner | 2026-09-14',
    '?Put both in one letter | Jorrit Veenstra | -',
    '?Bring the grey grout | - | -',
    '?Ask the landlord about the bins | Jorrit Veenstra | -',
  ],
  decisions: [
    'Cut the wall / We cut the wall',
    'Leave the door of the cold room as it is',
    '?Stainless steel shelves, not the painted ones',
  ],
  facts: [
    'The hood is two metres forty and the opening in the wall is two metres twenty',
    'We open on the twelfth of October',
    'A smaller hood takes six weeks / We either cut the wall or we order a smaller hood, and a smaller hood takes six weeks',
    'The cutting costs nine hundred plus the dust protection',
    'The ovens take forty-two kilowatts and the fuse box is made for thirty-six',
    '?Jorrit signs everything above five hundred',
    '?Shelves need three weeks',
    '?The cold room door opens to the left',
    '?The tiles around the drain are loose, about six square metres',
  ],
  risks: ['Ovens take forty-two kilowatts and the fuse box is made for thirty-six / scares the power'],
  questions: ['Does the landlord pay for a bigger fuse box? / Does the landlord pay for a bigger one?'],
  topics: ['hood', 'wall', 'cold room', 'tiles', 'shelves', 'fuse', 'landlord', 'kitchen', 'drawing'],
  next: '2026-09-15',
  absent: [/boat/i, /the, the/i, /\buh\b|\bum\b/i, /can I, can I/i, /bring coffee/i],
}
