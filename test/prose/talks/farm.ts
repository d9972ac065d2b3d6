import type { ProseTalk } from '../talk.ts'

/** Board of a farm co-operative, captions. */
export const farm: ProseTalk = {
  name: 'farm co-op',
  day: '2026-02-17',
  owner: 'Rosalind Pike',
  source: `
Rosalind Pike: Welcome, all. We have the milk price, the new tank and the shop on the agenda.
Gethin Morgan: Before we start, the vet asked me to say that the dog in the yard needs a muzzle.
Rosalind Pike: Noted. So, the price. The dairy pays thirty-eight cents a litre from the first of March.
Abena Osei: It was forty-one last autumn.
Gethin Morgan: My father got thirty-eight in nineteen ninety-eight, imagine that.
Rosalind Pike: We could talk to the other dairy, the one in Castleford. They pay forty, but they only take organic.
Abena Osei: Half of us aren't organic.
Rosalind Pike: I know. What do you think, Gethin?
Gethin Morgan: I think we should ask for a meeting. It costs nothing.
Rosalind Pike: Fine. Will you call them?
Gethin Morgan: I'll call them on Monday and ask for a date in March.
Abena Osei: I wouldn't get my hopes up.
Rosalind Pike: Okay, the tank. We had two offers, one for twenty-six thousand from Aldworth and one for thirty-one from Brennan Steel.
Abena Osei: The cheap one has no warranty on the cooling.
Gethin Morgan: Brennan gives five years.
Rosalind Pike: I'd go for Brennan then. Cooling is what breaks.
Abena Osei: Me too.
Gethin Morgan: Brennan it is.
Rosalind Pike: Good, we buy the tank from Brennan Steel. Abena, could you let Aldworth down gently?
Abena Osei: I can do that, no problem.
Rosalind Pike: And I'll sign the order with Brennan by the end of the month.
Gethin Morgan: Who pays for the concrete under it? Is that in the offer?
Rosalind Pike: Good question, I have to look that up.
Abena Osei: They delivered late to the Hollins farm, four weeks late. If they do that to us in May, the milk has nowhere to go.
Rosalind Pike: Then we need a penalty in the contract. I'll talk to the lawyer about that.
Gethin Morgan: The lawyer who lost my boundary case?
Rosalind Pike: The same. Now, the shop. Sales in January were four thousand two hundred, that is up nine percent.
Abena Osei: And we've lost Hanna. She leaves at Easter, she told me yesterday.
Rosalind Pike: Oh. Does she have somebody in mind?
Abena Osei: Her cousin, maybe. I'll ask her and let you know.
Rosalind Pike: Please do. Without Hanna the shop is closed on Saturdays.
Gethin Morgan: We agreed last year that we'd open on Sundays as well. That never happened.
Rosalind Pike: Let's not reopen that one. Anything else?
Abena Osei: The website still shows the old opening hours.
Gethin Morgan: My son can change that. I'll ask him tonight.
Rosalind Pike: Lovely. Then the next board meeting is on the seventeenth of March at seven.
Abena Osei: Yes. Good night.
`,
  actions: [
    'Call the other dairy and ask for a date in March / Call them and ask for a date in March | Gethin Morgan | 2026-02-23',
    'Let Aldworth down gently | Abena Osei | -',
    'Sign the order with Brennan | Rosalind Pike | 2026-02-28',
    'Talk to the lawyer about a penalty in the contract / Talk to the lawyer about that | Rosalind Pike | -',
    'Ask Hanna and let Rosalind know / Ask her and let Rosalind know | Abena Osei | -',
    'Ask him to change the opening hours / Ask him / Ask the son | Gethin Morgan | 2026-02-17',
    '?Look up who pays for the concrete | Rosalind Pike | -',
  ],
  decisions: ['We buy the tank from Brennan Steel', '?Brennan it is'],
  facts: [
    'The dairy pays thirty-eight cents a litre from the first of March',
    'Two offers, one for twenty-six thousand from Aldworth and one for thirty-one from Brennan Steel',
    'The cheap one has no warranty on the cooling',
    'Brennan gives five years',
    'Sales in January were four thousand two hundred, up nine percent',
    'Hanna leaves at Easter',
    '?They pay forty, but they only take organic',
    '?It was forty-one last autumn',
    '?They delivered late to the Hollins farm, four weeks late',
    '?Without Hanna the shop is closed on Saturdays',
  ],
  risks: ['If they do that to us in May, the milk has nowhere to go', '?Without Hanna the shop is closed on Saturdays'],
  questions: ['Who pays for the concrete under it?'],
  topics: ['milk', 'tank', 'shop', 'dairy', 'cooling', 'offer'],
  next: '2026-03-17',
  absent: [/muzzle/i, /boundary/i, /agreed last year/i, /nineteen ninety/i, /^Is that in the offer/i],
}
