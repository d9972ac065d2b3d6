import type { ProseTalk } from '../talk.ts'

/** Ward meeting, clean captions. */
export const hospital: ProseTalk = {
  name: 'hospital ward',
  day: '2026-04-14',
  owner: 'Ingrid Solberg',
  source: `
Ingrid Solberg: Good afternoon everyone. Is Pavel on his way, or is he still in theatre?
Pavel Dvorak: I'm here, I'm here. Sorry, the lift was stuck again.
Ingrid Solberg: No problem. So, three things today: the new infusion pumps, the night rota and the visit of the inspectorate.
Amina Yusuf: Can we start with the pumps? I have to be in the pharmacy at three.
Ingrid Solberg: Sure. Where are we?
Amina Yusuf: The pumps arrived last Thursday, thirty-two of them. Twenty are charged and labelled, the other twelve are still in the basement.
Pavel Dvorak: And the training? Nobody on nights has touched one yet.
Amina Yusuf: The company offers two sessions. One takes ninety minutes and they want at most eight people in a room.
Ingrid Solberg: Could you book both sessions, Amina?
Amina Yusuf: Yes, I'll do it tomorrow morning.
Pavel Dvorak: I'd like the nights to go first.
Ingrid Solberg: Agreed. The night staff get the first session.
Amina Yusuf: Fine with me.
Pavel Dvorak: What about the old pumps? Do we keep any?
Ingrid Solberg: Let's keep four as a reserve until the summer, and the rest goes back to the store.
Amina Yusuf: Okay. I'll tell the store.
Ingrid Solberg: Thank you. Now the rota. Pavel, how bad is it?
Pavel Dvorak: Well, two of my nurses are on sick leave until the end of the month, so we have five people for nine nights.
Ingrid Solberg: That's not good.
Pavel Dvorak: If one more falls ill, we have to close the two beds by the window.
Ingrid Solberg: Can you send me the gaps by Thursday? I'll ask the agency for cover.
Pavel Dvorak: Will do.
Amina Yusuf: Last year the agency cost us eleven thousand in one month.
Ingrid Solberg: I know. My budget for agency staff is eight thousand until June.
Pavel Dvorak: If I were the director I would simply hire three more people.
Ingrid Solberg: If you were the director we'd have a coffee machine that works as well. Okay, the inspectorate. They come on the twenty-eighth of April.
Amina Yusuf: Who shows them the medicine room?
Ingrid Solberg: You do, if that's all right.
Amina Yusuf: Of course. Then I need to get the fridge log in order. Two weeks of temperatures are missing.
Pavel Dvorak: That fridge worries me. The alarm has not worked since January, and if it fails over a weekend we lose all the vaccines.
Ingrid Solberg: I'll report the alarm to the engineers today.
Amina Yusuf: Do they want to see the training records too?
Ingrid Solberg: I don't know. I'll ask.
Pavel Dvorak: Is the fire drill before or after the visit?
Ingrid Solberg: Before. It's on the twenty-second, at ten.
Pavel Dvorak: Good. I'll let the porters know.
Ingrid Solberg: Right. I think that's all. Next meeting on Tuesday the twenty-first, same place?
Pavel Dvorak: Yes, that works.
Amina Yusuf: Fine. Bye.
`,
  actions: [
    'Book both training sessions for the pumps | Amina Yusuf | 2026-04-15',
    'Tell the store (about the old pumps) | Amina Yusuf | -',
    'Send Ingrid the gaps (in the rota) | Pavel Dvorak | 2026-04-16',
    'Ask the agency for cover | Ingrid Solberg | -',
    'Get the fridge log in order | Amina Yusuf | -',
    'Report the alarm to the engineers | Ingrid Solberg | 2026-04-14',
    'Let the porters know about the fire drill | Pavel Dvorak | -',
    '?Ask whether the inspectorate wants to see the training records | Ingrid Solberg | -',
    '?Show them the medicine room | Amina Yusuf | -',
  ],
  decisions: [
    'The night staff get the first session',
    'Keep four old pumps as a reserve until the summer, the rest goes back to the store',
  ],
  facts: [
    'The pumps arrived last Thursday, thirty-two of them',
    'Two nurses are on sick leave until the end of the month',
    'Budget for agency staff is eight thousand until June',
    'The inspectorate comes on the twenty-eighth of April',
    'Fire drill is on the twenty-second at ten',
    '?One session takes ninety minutes and at most eight people',
    '?Last year the agency cost us eleven thousand in one month',
    '?Two weeks of temperatures are missing',
    '?Twenty are charged and labelled, twelve are still in the basement',
    '?The alarm has not worked since January',
  ],
  risks: [
    'If one more falls ill, the two beds by the window have to close',
    'Fridge alarm has not worked, if it fails over a weekend we lose all the vaccines',
  ],
  questions: ['Do they want to see the training records too?'],
  topics: ['pumps', 'rota', 'fridge', 'night', 'medicine', 'inspectorate', 'training', 'agency'],
  next: '2026-04-21',
  absent: [/hire three/i, /where are we/i, /lift was stuck/i, /coffee machine/i],
}
