import { describe, expect, test } from 'vitest'
import type { EngineContext } from '../model/contracts.ts'
import type { IsoDate } from '../model/ids.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { talkOf } from './talk.ts'

/**
 * Small talks by people of many trades and tongues: a line is a talk, " / " parts the turns of Ada and Bram (and a third, "C:").
 * "+": the kind should be found in it; "-": it should not. They are a hand of their own in `training/talk/short.txt`.
 */
const TABLES = {
  decision: `
+ A: Okay then we scrap the second oven. / B: Yes.
+ A: So we're agreed, the regatta moves to the nineteenth. / B: Agreed.
+ A: I'd say we go with the oak floor. / B: Oak it is.
+ A: Let's leave the prices as they are until spring. / B: Fine by me.
+ A: We will not renew the licence for the old editor. / B: Okay, good.
+ A: I propose that the juniors train on Tuesdays. / B: Seconded. / C: Fine with me.
+ A: Shall we drop the printed programme? / B: Yes, drop it. / A: Good, no printed programme.
+ A: Then we do it like this: the ferry group leaves first, the bus group at nine. / B: Good.
+ A: So the exhibition opens without the film room. / B: Yes, I can live with that.
+ A: The committee has approved the extension to the boathouse. / B: Lovely.
+ A: We've gone for the smaller tank in the end. / B: Okay.
+ A: Management decided that nobody travels before April. / B: Right.
+ A: Let's park the subtitles and do the dubbing first. / B: Makes sense.
+ A: From September on, all orders go through the web shop only. / B: Okay.
+ A: Right so that's it then, we keep both shifts. / B: Good.
+ A: We'll pay the crew weekly instead of monthly. / B: That's better, yes.
+ A: Would you be okay with closing on Mondays? / B: Yes, I'd be grand with that. / A: Then we close on Mondays.
+ A: So it's settled, Ines chairs the panel. / B: Great.
+ A: We take the wool from the second supplier and not from the first. / B: Ja, good.
+ A: No more deliveries after six, is that clear for everybody? / B: Clear.
+ A: I'm pulling the plug on the newsletter. / B: Fair enough.
+ A: So final decision, we're not doing the second camera. / B: Okay.
+ A: okay so we go live with two branches and the rest follows in may / B: yeah agreed
+ A: We have decided to keep the old name only. / B: Fine.
+ A: Version two it is. We freeze the menu on Friday. / B: Good.
+ A: My suggestion would be that we only test with the year-five class. / B: Yes, let's do that.
+ A: If everyone agrees, the deposit is forty percent from now on. / B: Agreed. / C: Yes.
+ A: We'll make the tour in Dutch only. / B: Yeah, Dutch only is fine.
+ A: The gate stays closed on weekdays, then. / B: Okay.
+ A: I think we should use the grey tiles. / B: I agree. / A: Grey tiles then.
+ A: So Harbour Street is off the list. / B: Yes. Out.
+ A: The board said yes to the second van. / B: Finally.
+ A: I've told them we stop the trial at the end of June. / B: Good call.
+ A: Okay, so the rule is, whoever opens the shop also does the till. / B: Clear.
+ A: We do the inventory in one weekend, not in two. / B: Good.
+ A: Then I'd say ten percent for members and nothing for guests. / B: Deal.
+ A: The council turned down the second terrace. / B: Pity.
- A: We should think about a new roof one day. / B: Maybe.
- A: Could we use the red clay? / B: I'm not sure, let me think.
- A: They decided to close the mill in 1998. / B: A pity.
- A: Let's look at the second drawing. / B: Okay.
- A: Let's take ten minutes. / B: Good.
- A: We usually open at eight. / B: Right.
- A: I'm going to have the fish. / B: Me too.
- A: We'll see how it goes. / B: Yes.
- A: Maybe we should hire a second baker? / B: Hm, no, too expensive.
- A: Okay, we're all here then. / B: Yes.
- A: We had a lovely summer. / B: Agreed.
- A: So we get a lot of rain here. / B: Yes.
- A: Let's wait for Petra. / B: Okay.
- A: I'll go and get the keys. / B: Okay.
- A: We can talk about that next time. / B: Yes.
- A: I think it's a nice colour. / B: Agreed.
- A: We need to decide on the tiles. / B: Yes, but not today.
- A: If we go with the big one we need a crane. / B: True.
- A: What about the paint? / B: It's in the shed.
- A: Let's hope it stays dry. / B: Yes.
+ A: Right, so we're dropping the Sunday class. / B: Grand.
+ A: Then it stays at two referees a match. / B: Okay.
+ A: No deposits any more for regulars. / B: Agreed.
+ A: The choir room goes to the youth group from May. / B: Good, yes.
+ A: so its final we open at ten / B: ok
+ A: We said we keep the fee at eight euros, and that's that. / B: Yes.
+ A: We are going ahead with the smaller crane. / B: Yeah.
- A: We could maybe get a second horse. / B: Hm.
- A: Let me just find the page. / B: Okay.
- A: They open at nine on Sundays. / B: I see.
- A: What do we do about the fence? / B: I don't know.
- A: We had agreed that in 2015 already. / B: Yes.
+ A: So the saddle room is Petra's. / B: Yes, fine.
+ A: We can't have both. Brick red's the colour of the doors. / B: Brick red, good. / A: Right.
+ A: The weathercock goes. It's had its day. / B: Agreed.
+ A: No second stage, then we save the crane. / B: Okay, no second stage. / A: Done.
+ A: Scrap that, no raffle. / B: Okay.
+ A: We're opening on the ninth of June. / B: Ninth of June. Good.
+ A: I'd like to go with the willow. / B: Then the willow it is. / A: Good.
+ A: For now, one recipe, the plain one only. / B: Fine.
+ A: The blue barge. I like the blue barge. / B: Blue barge. Good.
+ A: Whatever the juniors choose, we'll sew. / B: Deal.
+ A: We're not doing fireworks, we'll have lanterns instead. / B: Agreed, much better.
+ A: So no music on the ground floor. Done. / B: Done.
+ A: So the deposit is sixty and not eighty. / B: Yes, sixty.
+ A: All right, no helmets for the under sixes, we said trailers instead. / B: Settled.
+ A: We're skipping the spring fair this year. / B: Yes, let's skip it.
+ A: Then the printing's Jonas and the binding's us. / B: Good, okay.
+ A: We'll have the two small boilers and not the big one. / B: Good. Two small ones.
- A: So the vet is Petra's cousin. / B: Oh, nice.
- A: The heron goes to the river every morning. / B: Lovely.
- A: I'd like to go to the sea. / B: Me too.
- A: No idea, sorry. / B: Done.
- A: No rain today. / B: Good.
- A: Blue's my favourite colour. / B: Right.
- A: So the old mill was red and not white. / B: Yes.
- A: We're eating at seven tonight. / B: Good.
- A: The tall one is nice. I like the tall one. / B: I don't, it looks cheap.
- A: We're not sure about the lanterns. / B: Okay.
- A: So you're Jonas. / B: Yes, hello.
- A: I'd like to see the window first. / B: Sure.
- A: No, no sugar, thank you. / B: Done.`,
  risk: `
+ A: If the clay freezes we lose the whole batch. / B: Yes.
+ A: My worry is that the choir drops out at the last minute. / B: Hm.
+ A: The scaffolding may not be down before the wedding season. / B: No.
+ A: We only have one person who can run the press. / B: I know.
+ A: There's a real danger that the inspectors shut the kitchen. / B: Yes.
+ A: If the subsidy doesn't come through, the whole summer school is dead in the water. / B: True.
+ A: I'm a bit nervous about the lambs, a wet April kills them. / B: Yes.
+ A: It could get very expensive if the court says no. / B: Hm.
+ A: The biggest threat to the schedule is the harbour strike. / B: Yes.
+ A: Honestly I don't trust that cable, it could snap under load. / B: Okay.
+ A: I fear the parents will not accept the new fee. / B: No, that's true.
+ A: The trouble is that the glaze is poisonous until it is fired. / B: Right.
+ A: We might well run out of flour before the truck comes. / B: Oof.
+ A: Without the second signature the bank can block the account. / B: Okay.
+ A: We're cutting it very fine with the visa. / B: Yeah.
+ A: I'm afraid that we will have not enough boats. / B: Yes.
+ A: what worries me is the drains they will not take another storm / B: yeah
+ A: There is a chance the museum pulls its loan. / B: That would hurt.
+ A: If he gets poached, the knowledge walks out the door. / B: I know.
+ A: It's not sure that the roof holds the snow. / B: No.
+ A: The deadline is not realistic, we will be late by two weeks. / B: Hm.
+ A: We could end up paying twice for the same licence. / B: Ouch.
+ A: If they find mould we can throw away the whole archive. / B: Yes.
+ A: I have a bad feeling about the second landlord, he may sell. / B: Hm.
+ A: It will become difficult when the river rises. / B: Yes.
+ A: We stand to lose the school contract if the vans are late again. / B: Right.
+ A: Somebody is going to get hurt on those stairs. / B: You're right.
+ A: Our concern is that the data of the children leak. / B: Yes.
+ A: The actor is seventy-nine, if he gets ill we have no film. / B: No.
+ A: I see a problem coming with the sugar price. / B: Why?
+ A: The two events could clash and nobody would come to ours. / B: Hm.
+ A: If we don't file before Friday we get a penalty of two thousand. / B: Okay.
+ A: We are completely dependent on the one mill in Tilburg. / B: Yes.
+ A: The varnish hasn't been tested in salt water, so it may peel. / B: Okay.
+ A: God forbid the lift breaks down during the congress. / B: Don't say that.
- A: No worries, it's not a problem. / B: Okay.
- A: If you like you can take my bike. / B: Thanks.
- A: If it rains we go inside. / B: Good.
- A: I was afraid of dogs when I was small. / B: Oh.
- A: If anything comes up, just call me. / B: Okay.
- A: I'm concerned with the archive and Petra with the shop. / B: Right.
- A: You could lose your way in that building. / B: Ha ha.
- A: There is no risk in that. / B: Good.
- A: If I may, I'd like to start. / B: Please.
- A: Sorry, I missed that, could you say it again? / B: Sure.
- A: We lost two matches last season. / B: I remember.
- A: The problem was solved on Monday. / B: Great.
- A: I'm afraid I have to go. / B: Bye.
- A: If we say ten, is that okay? / B: Yes.
+ A: If the well runs dry in August we have to bring water by truck. / B: Yes.
+ A: I'm not confident that the stitching survives the winter. / B: Hm.
+ A: It only takes one hailstorm and the crop is gone. / B: I know.
+ A: We may lose the tenants when the noise starts. / B: Yes.
+ A: Nobody else has the password for the payroll. / B: Oh.
+ A: With only two lifeguards it gets dangerous on weekends. / B: Right.
+ A: I have my doubts about the new roofers, they never did a thatch. / B: Me too.
- A: If you see Jonas, say hello. / B: I will.
- A: I nearly missed the bus today. / B: Oh.
- A: It might be nice to have music. / B: Yes.
- A: When it gets dark the lamps go on. / B: Ah.
+ A: If the ferry has engine trouble then we've missed the whole opening. / B: True.
+ A: If the hall isn't insured they'll stop the concert. / B: Right.
+ A: Our stand may be invisible behind the big screen. / B: Hm.
+ A: There's only one weekend between the delivery and the fair. / B: I know.
+ A: If it costs more than nine thousand, the garden is what goes. / B: Pity.
+ A: If we print it in grey it looks like a funeral. / B: Ha, yes.
+ A: That leaves us two days to hang all the paintings, and that's nothing. / B: Yes.
+ A: If Petra's knee doesn't hold, nobody can dance the lead. / B: Right.
+ A: They could simply walk off with our drawings. / B: Yes.
+ A: The grout needs four days to dry and we've got three. / B: Oof.
- A: If it looks good we can hang it here. / B: Yes.
- A: There's only one way to the station. / B: Okay.
- A: If you come early you'll miss the traffic. / B: Good.
- A: That may be the best cake I've had. / B: Ha.
- A: It may be Tuesday or Wednesday, I forget. / B: Okay.
- A: If I'm late just start. / B: Sure.
- A: It was a risk at the time but it paid off. / B: Yes.`,
  question: `
+ A: Who holds the key to the tower on Sundays? / B: No idea.
+ A: Does the insurance pay when a guest breaks a glass? / B: Good question, I don't know.
+ A: What does the city want for the permit? / B: They haven't told us.
+ A: Are the benches allowed on the pavement? / B: I'd have to look that up.
+ A: How many volunteers do we have for the night? / B: Hm. That's not clear yet.
+ A: Is it us or the landlord who pays for the boiler? / B: That is a good one.
+ A: The open question is who feeds the animals at Christmas. / B: Yes.
+ A: We still don't know whether the band brings its own drums. / B: No.
+ A: It's unclear to me how the refunds work. / B: To me too.
+ A: Which of the two fonts did the publisher want? / B: She never answered.
+ A: When does the new rule start? / B: Nobody could tell me.
+ A: Do we need a second fire door? / B: I'm waiting for the architect to come back on that.
+ A: Has the court said anything about the fence? / B: Not so far.
+ A: And who is going to train the Saturday people? / B: Let's leave that open for now.
+ A: What happens with the deposit if they cancel? / B: We need to ask the lawyer.
+ A: do we know if the grant covers the heating / B: dunno need to check
+ A: Is there a limit on the number of guests? / B: Can't say off the top of my head.
+ A: So whose budget does the stage come out of? / B: That we have to clarify.
+ A: I wonder whether the old tickets are still valid. / B: Yeah, I wonder too.
+ A: How long does the bank need for that? / B: It depends, I'll find out.
+ A: What I don't get is why the second meter shows zero. / B: Me neither.
+ A: Can the clay go in the normal waste? / B: Pass. Ask the council.
+ A: Did anyone ever confirm the width of the gate? / B: Not to me.
+ A: Do they want the report in English or in Polish? / B: Hm, I forgot to ask.
+ A: Where does the coach park while we are inside? / B: Let me find out.
+ A: One thing that is still open: do the trainees get a key? / B: We'll come back to it.
+ A: Not decided is still which hall we take. / B: Yes.
+ A: What's the maximum weight for the lift? / B: It's not in the manual.
+ A: Will the second nurse be there in June? / B: That I cannot say yet.
+ A: Are we liable if a boat hits the pier? / B: I'm not a lawyer.
- A: What time is it? / B: Three.
- A: How much is the tent? / B: Four hundred euros.
- A: Who cleans the filters? / B: Jonas does.
- A: Can you hear me? / B: Yes.
- A: Is the gate locked? / B: Yes, I locked it.
- A: When does the fair open? / B: On the ninth of May.
- A: How are you? / B: Not so bad.
- A: Do you want tea? / B: I don't know, maybe.
- A: Shall we start? / B: Sure.
- A: Did you see the match? / B: No idea who won.
- A: Which floor is it? / B: The second, next to the stairs.
- A: What do you think? / B: I'm not sure.
- A: Are you sure? / B: Not really.
- A: Where is the glue? / B: In the drawer under the sink.
- A: Could you close the window? / B: Of course.
- A: Isn't it lovely? / B: It is.
- A: Why is the shelf wet? / B: Because the pipe leaks.
- A: Is Petra coming? / B: She said she would be late.
+ A: Who's paying for the towing? / B: That hasn't been sorted.
+ A: Does the warranty hold if we drill into it? / B: I'd need to read it again.
+ A: Which entrance do the deliveries use? / B: Nobody told me.
+ A: How many of them are vegetarian? / B: We asked but they didn't reply.
+ A: I still don't get who is in charge of the archive. / B: No.
+ A: Is the bridge strong enough for the truck? / B: We'd have to get an engineer to look.
+ A: Do we owe them anything if it rains? / B: Let's ask Petra.
+ A: When is the inspector coming? / B: She wouldn't say.
- A: How many chairs do we need? / B: Sixty.
- A: Are you coming on Friday? / B: Probably.
- A: Is the oven on? / B: It is.
- A: Who's next? / B: Me.
- A: Did you get my mail? / B: I did, thanks.
+ A: Are we allowed to burn the old pallets there? / B: I'd have to ask the forester.
+ A: Can we call it a sanctuary in the leaflet? / B: Good question. I'll look up the rules.
+ A: Who signs off the menu, is it you or does it go to the council? / B: Hm. Let me find out.
+ A: Who waters them though, is it us or the landlord? / B: Nobody's told me.
+ A: Are we doing Portugal this year? / B: Depends on the vans.
+ A: Would we be allowed to show the photographs of the pupils? / B: I don't know, I'd ask the school.
+ A: Could we legally sell the eggs at the gate? / B: No idea.
+ A: Does the deposit come back in one go or in two? / B: Either, I suppose. We should ask them.
+ A: Is the ramp wide enough for the new wheelchair? / B: Somebody should measure it.
+ A: Can we use the song in the video? / B: Not without asking, Petra can find out who owns it.
+ A: Do the volunteers pay for their own boots? / B: Hm, that never came up.
- A: Can we get some tea? / B: Sure.
- A: Can we do the second point? / B: Yes, go on.
- A: Tea or coffee? / B: Tea, please.
- A: Do we take the big van or the small one? / B: The small one.
- A: Can we use the side door? / B: Yes, of course.
- A: Are we allowed to park there? / B: Yes, until six.
- A: He'll ask, why wait until March? / B: Ha, yes.
- A: And who doesn't like cake? / B: Nobody.
- A: Could we maybe turn the heating down? / B: Sure, I'll do it.
- A: Who pays for it, us or them? / B: They do, it's in the contract.
- A: Are we doing this in English? / B: Yes please.`,
  fact: `
+ A: The boathouse holds thirty-two rowing boats. / B: Okay.
+ A: Our lease on the mill runs until October 2029. / B: Right.
+ A: Ilse Brandt is the new head of the conservatory. / B: Ah.
+ A: A sack of rye costs nineteen euros, not sixteen. / B: Okay.
+ A: The harbour fair opens on the fourth of June. / B: Good.
+ A: Their fiscal year ends in March. / B: Okay.
+ A: The insurance doesn't cover water damage. / B: Hm.
+ A: Glass takes six to eight weeks from Murano. / B: Okay.
+ A: We have four ovens and one of them is broken. / B: Okay.
+ A: The dentist works Mondays and Thursdays only. / B: Good.
+ A: The chapel belongs to the city, not to the parish. / B: I see.
+ A: The printer in Lille is our only supplier for the maps. / B: Yes.
+ A: Petra has left the brewery, Tomas Lind does the buying now. / B: Oh.
+ A: The old archive burnt down in 1974. / B: Really.
+ A: Members pay eleven euros a month. / B: Right.
+ A: The permit was granted last week. / B: Great.
+ A: The pool is closed until the end of May. / B: Okay.
+ A: Our server stands in the cellar of the school. / B: Okay.
+ A: They sold three hundred tickets on the first day. / B: Nice.
+ A: The van does about nine kilometres on a litre. / B: Okay.
+ A: The contract says thirty days' notice. / B: Right.
+ A: The minimum order is fifty crates. / B: Okay.
+ A: Jonas is on parental leave till August. / B: Good for him.
+ A: The school uses the old booking system. / B: Okay.
+ A: The bridge takes eighteen tons at most. / B: Good.
+ A: Half of the trees have the fungus. / B: Oh.
+ A: the choir has forty two members at the moment / B: okay
+ A: The cheese ripens for eleven weeks. / B: Okay.
+ A: Admission is free for under twelves. / B: Okay.
+ A: The director's name is Paulien Vos. / B: Thanks.
+ A: The kiln reaches one thousand two hundred degrees. / B: Okay.
+ A: We've been open since two thousand and nine. / B: Wow.
+ A: The theatre has no lift. / B: Okay.
+ A: The next tram stop is four hundred metres away. / B: Okay.
- A: I had two coffees this morning. / B: Ha.
- A: Give me five minutes. / B: Okay.
- A: I think it's nice. / B: Yes.
- A: That's great. / B: Yes.
- A: I'm on my way. / B: Good.
- A: You're on mute, Bram. / B: Sorry.
- A: I was there two hours ago. / B: Okay.
- A: If we had ten ovens we could bake more. / B: True.
- A: Thank you so much for coming, all of you. / B: Sure.
- A: Maybe it costs twenty or thirty, I guess. / B: Hm.
- A: We will paint the two doors tomorrow. / B: Okay.
- A: That's a good point, yes. / B: Thanks.
+ A: The tower is fifty-two metres high. / B: Okay.
+ A: The licence expires on the last of June. / B: Okay.
+ A: Parking costs four euros an hour there. / B: Okay.
+ A: There are eleven apprentices this year. / B: Good.
+ A: The new owner is called Halina Wrobel. / B: Okay.
- A: I love this place. / B: Same.
- A: One moment, I'm looking. / B: Sure.
- A: You have to see it. / B: Okay.
- A: We should get twenty of those. / B: Yes.
+ A: We buy the hops from a farmer in Poperinge. / B: Nice.
+ A: Bram's brother is the harbour master. / B: Yes.
+ A: The clinic does not take walk-ins. / B: Okay.
+ A: We lost our sponsor in January. / B: I heard.
+ A: My deputy is Halina, she's there on Mondays. / B: Okay.
+ A: Wouter is at Brugman and Lisse, he does their roofs. / B: Okay.
+ A: Last year it was nineteen thousand visitors. / B: Good.
+ A: The mill burnt because a lamp fell over. / B: Oh.
+ A: The hull is oak and the deck is larch. / B: Okay.
+ A: Nobody under sixteen is let into the workshop. / B: Right.
+ A: It's eleven pounds a ticket, nine for members. / B: Okay.
+ A: The archive is on the second floor of the town hall. / B: Okay.
+ A: Seven out of ten orders come from schools. / B: Really.
+ A: Jonas used to be with the opera before he came to us. / B: Ah.
+ A: The choir sings in the old brewery now. / B: Okay.
- A: The tea is on the table. / B: Thanks.
- A: My favourite is the third one. / B: Mine too.
- A: I was up at five today. / B: Poor you.
- A: You're nine minutes late. / B: Sorry.
- A: It's raining again. / B: Yes.`,
} as const

const CONTEXT: EngineContext = {
  owner: { name: 'Ines Faria', aliases: [], emails: [], company: null },
  knownNames: [],
  correction: null,
}
const NAMES: Readonly<Record<string, string>> = { A: 'Ada Wolk', B: 'Bram Dusek', C: 'Cato Lind' }
async function statementsOf(talk: string): Promise<{ kind: string; text: string }[]> {
  const turns = talk.split(' / ').map(t => ({ speaker: NAMES[t.charAt(0)] ?? null, text: t.slice(3) }))
  const all = [{ speaker: 'Bram Dusek', text: 'Good morning.' }, ...turns, { speaker: 'Ada Wolk', text: 'All right.' }]
  return [...(await embedded.extract(talkOf('t', all, '2024-05-15' as IsoDate), CONTEXT)).statements]
}

/** Share of each table that must come out right: a model learned from talk judges them, no list of expressions. */
const ENOUGH = 0.85

describe('small talks', () => {
  test.each(Object.entries(TABLES))('%s: most are judged as their authors say', async (kind, table) => {
    const rows = table.trim().split('\n')
    const wrong: string[] = []
    for (const row of rows) {
      const found = await statementsOf(row.slice(2))
      if (found.some(s => s.kind === kind) !== row.startsWith('+')) wrong.push(row)
    }
    expect(1 - wrong.length / rows.length, wrong.join('\n')).toBeGreaterThanOrEqual(ENOUGH)
  })
})

test('what was settled is not told as a fact as well', async () => {
  const found = await statementsOf(
    "A: So it's agreed, installation starts on Monday the sixteenth of March. / B: Agreed. / A: Installation starts on Monday the sixteenth. / B: Good.",
  )
  expect(found.filter(s => /installation/i.test(s.text)).map(s => s.kind)).toEqual(['decision'])
})
