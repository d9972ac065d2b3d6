/** Words that say nothing about what a talk is about: function words, talk about talk, everyday verbs. Folded. */
export const IDLE: ReadonlySet<string> = new Set(
  `a able about above across actually after again against ago ah all almost alone along already alright also although always am among an and another any anybody
 anyone anything anyway are aren around as aside ask asked asking at away awful back bad basically be beautiful because been before began begin behind being believe
 best better between big bit both bring brought but by bye call called came can cannot cause certain certainly change check cheers clear close come comes coming
 completely could couldn couple course day days decided definitely did didn different do does doesn doing don done down during each early easy eight either else end
 enough especially even ever every everybody everyone everything exactly example except fact fair far feel felt few fifteen fifty fine first five follow for forty
 forget found four friday from full fun funny further gave general get gets getting give given go goes going gone gonna good got great guess guy guys had half hand
 happen happened happens happy hard has have haven having he hear heard hello help her here hers hey hi high him himself his hm hmm hold hope hour hours how however
 hundred i idea if imagine important in indeed inside instead interesting into is isn it its itself just keep kept kind kinda knew know known last late later laughing
 laugh least leave left less let lets like likely line little ll long look looked looking looks lot lots love made maybe me mean means meant meet meeting mentioned
 might million mind mine minute minutes mm mmm moment monday month months more morning most mostly move much must my myself name near need needed needs never new next
 nice nine no nobody none nope nor normal not nothing now number o obviously of off often oh ok okay old on once one ones only open or other others otherwise our out
 over own page part particular past pay people perfect perhaps person place plan please point possible pretty probably problem put question quick quickly quite rather
 re read ready real really reason remember right round said same saturday saw say saying says second see seem seems seen send sense sent set seven several shall she
 should shouldn show side since sit six small so some somebody somehow someone something sometimes somewhere soon sorry sort stand start started stay still stop
 straight stuff such suddenly sunday sure take taken takes taking talk talked talking tell ten than thank thanks that the their them themselves then there these they
 thing things think thinking third thirty this those though thought thousand three through thursday time times to today together told tomorrow tonight too took top
 totally toward tried try trying tuesday turn turns twelve twenty two uh um under understand until up us use used useful using usually ve very wait walk want wanted
 wants was wasn way ways we wednesday week weekend weeks well went were weren what whatever when where whether which while who whole why will wish with without won
 wonder wonderful word words work works worse would wouldn write wrote wrong year years yeah yep yes yesterday yet you your yours yourself zero gotta wanna sec ha
 haha january february march april may june july august september october november december speaker remote blank audio inaudible morning afternoon evening yup
 cool awesome amazing alright super honest honestly literally hang bother welcome anymore kinds sorts supposed apparently hopefully absolutely whichever somewhat
 dont cant thats theres doing dear regards best kind sincerely hope attached mail email subject`
    .trim()
    .split(/\s+/),
)
