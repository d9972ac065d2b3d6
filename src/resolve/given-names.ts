/**
 * Given names of many languages, folded, so that `Grzegorz Wilk moves to the pilot` is read as a person and `Grid Futures` is not.
 * Written for this project from general knowledge; incomplete by nature: a name outside it needs another proof.
 */
const NAMES = `
aaron abdul abdullah abel abena abigail adam adebayo adel adele aditi aditya adrian adriana agata agnes agnieszka ahmed aidan aiko ailsa aisha akash akiko akira akosua alan alana alba albert alberto alejandra alejandro aleksander aleksandra alessandra alessandro alex alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina alisa alison alistair alma alvaro amadou amal amanda amara amaru amber amelia amin amina amir amit amita amos amy ana anais anand ananya anastasia anders andre andrea andreas andrei andres andrew andrzej aneta angel angela angelica angelo angus anita anja anjali ankit ann anna annabel anne annelies annette annika ansel anthony antoine anton antonia antonio anu anya apinya april arash archana ari ariel arjun armando arnaud arne arnold arthur arturo arun arvid asa asha ashley ashok asif asta astrid atsuko aude audrey august aurelie avi avital aya ayesha ayse ayumi azadeh
babak baptiste barbara barry bart bartosz basil bassam beata beatrice beatriz becky ben benedict benedikt benjamin benoit bernadette bernard bert beth bettina betty beverly bhavna bianca bilal bill birgit bjorn blanca bo bob bogdan boris brad bradley brandon brenda brendan brett brian bridget brigitte britta bronwyn bruce bruno bryan bryony
caitlin caleb callum camila camille candice carl carla carlo carlos carmen carol carole carolina caroline carolyn carsten catalina catarina catherine cecilia cecilie cedric celia celine cesar chandra charles charlie charlotte chen cheng chiara chidi chika chioma chloe chris christa christian christiane christina christine christof christophe christopher chun ciara cindy claire clara clare clarence claude claudia claudio claus clement clemens clive cole colette colin colleen connor conor conrad constance cora cordula corinne cormac craig cristian cristina cynthia cyril
dag dagmar daiki daisy dale damian damien dan dana daniel daniela daniele danielle danny daphne dara darius darren dave david dawn dean deborah declan deepa deepak deirdre delphine denis denise dennis derek desmond devon dharma diana diane diego dieter dilip dimitri dina dinesh diogo dirk dmitri dolores domenico dominic dominik dominique don donald donna dora doris dorota dorothy doug douglas duc duncan dustin dylan
ebba ebony eddie edgar edith edmund eduardo edward edwin efua egil ehud eileen einar eirik eitan ekaterina elaine eleanor elena eleni eli elias elif elin elina elisa elisabeth elise eliza elizabeth ella elke ellen elliot ellis elsa emanuel emeka emil emilia emilie emilio emily emma emmanuel endre enrico enrique eric erica erich erik erika erin ernest ernesto erwin esteban esther ethan etienne eugene eun eva evan eve evelyn ewa eyal ezra
fabian fabio fabrice fadi faisal faith farah farid fatima fatou federico felicia felicity felipe felix ferdinand fernanda fernando filip fiona florence florent florian folake fran frances francesca francesco francis francisca francisco franck francois francoise frank franz fred freddy frederic frederick frederik freya frida friedrich fritz fumiko
gabriel gabriela gabriele gabrielle gareth gary gaurav gavin geert geir gemma gene genevieve geoff geoffrey georg george georgia georgina gerald gerard gerd gerhard germaine ghassan gianluca gil gilad gilbert gilles gillian gina giorgio giovanni girish gisela giulia giuseppe gladys glen glenn gloria gonzalo gopal gordon grace graciela graham grant greg gregor gregory greta grigori grzegorz guadalupe gudrun guido guilherme guillaume guillermo gunnar gunther gustav gustavo guy gwen
habib hadas hafsa hakan hakon hal haley halima hamid hamza han hana hanna hannah hannes hans hansen harald hari harold harriet harry haruki haruto harvey hasan hassan hazel heather hector hedda hedwig heidi heike heiko heinrich heinz helen helena helene helga helle helmut hendrik henning henri henrik henry herbert herman hermann hernan herve hideo hilary hilda hilde hillary hiro hiroko hiroshi holger holly hong horst howard hugh hugo hussein huw hyun
ian ibrahim ida idris ifeoma ignacio igor ikram ilan ilaria ilse imani imran ina inbal ines inga inge inger ingrid ioana irena irene irina iris irma isaac isabel isabella isabelle isaiah ishaan ismael ismail itai ivan ivana ivar ivo iwona
jack jackie jackson jacob jacqueline jacques jade jaime jake jakob jakub jamal james jamie jan jana jane janet janice janina jarek jasmin jasmine jason jasper javier jay jayne jean jeanette jeanne jeff jeffrey jelena jen jennifer jenny jens jeremy jerome jerry jerzy jesper jess jesse jessica jesus jill jim jimmy jin jing jiri jitka jo joan joana joanna joanne joao joaquin jochen joe joel joelle joerg johan johann johanna johannes john jon jonas jonathan jordan jordi jorg jorge jose josef josefina joseph josephine josh joshua josie joyce juan juana judith judy jukka jules julia julian juliana julie julien juliet juliette julio julius jun june jung junko jurgen justin justine justyna
kai kaito kaja kamal kamila kamran kanchan kaori karen kari karim karin karina karl karla karolina karsten kasia kasper katarina katarzyna kate katharina katherine kathleen kathryn kathy katia katie katja katrin katrina kavita kay kazuo keiko keith kelly kelvin ken kenji kenneth kenta kenya kerry kerstin kevin khadija khaled khalid kiara kieran kim kimberly kiran kirsten kirsty kjell klara klaus knut kofi koji konrad konstantin krishna kristen kristian kristin kristina kristoffer krystyna krzysztof kumar kurt kwabena kwame kyle kyoko
lachlan laila lakshmi lara larry lars lasse laszlo laura laurel lauren laurence laurent lauri lea leah leandro leanne lee leif leila lena lennart leo leon leona leonard leonardo leonie leonor leroy leslie leszek leticia lewis lia liam lidia liesbeth lila lili lilian liliana lillian lily lin lina linda lindsay ling linnea linus lior lisa lise liu livia liz lloyd logan lois lola lorena lorenz lorenzo loretta lori lorna lorraine lotte lou louis louisa louise luc luca lucas lucia lucian luciana lucie lucien lucy ludmila ludwig luigi luis luisa luka lukas lukasz luke luna lutz lydia lynn
maarten macarena maciej maddie madeleine mads magda magdalena maggie magnus mahesh mahmoud mai maja malcolm malgorzata malik malin mandy manfred manish manoj manon manuel manuela mara marc marcel marcella marcello marcia marcin marco marcos marcus marek margaret margarita margot maria mariam marian mariana marianne marie marija marina mario marion marisa marit marius marjorie mark marko markus marlene marlon marta martha martin martina martine mary maryam masha mateo mateusz mathias mathieu mathilde matilda matt matteo matthew matthias matthieu maud maureen maurice mauricio max maxim maxime maximilian maya mayumi megan mehdi mehmet mei meir melanie melinda melissa mercedes meredith merete mi mia micah michael michal michel michela michele michelle miguel mihai mika mike mikael mikhail mikko milan milena miles millie mina minh mira miranda mireille miriam mirjam misha mitchell mo moana mohamed mohammad mohammed mohan moira molly mona monica monika morgan morten moshe muhammad mukesh murali murray mustafa myra myriam myrtle
nabil nadia nadine nam nan nana nancy naomi narendra nasrin natalia natalie natasha nathalie nathan nathaniel navid naveen neha neil nelly nelson neta ngozi nguyen nia niall nicholas nick nicky nico nicola nicolas nicole nicoletta niels nigel nikhil niklas nikola nikolai nils nina nir nisha nitin noa noah noam noel noemi noor nora norah norbert norma norman nour nuno nuria
octavia oda odile ola olaf olav ole oleg olena olga oliver olivia olivier olof olumide omar omer omkar ondrej onur ophelia oren oriol orla orlando oscar oskar osman oswald otto owen ozan
pablo padraig paloma pamela paola paolo parvati pascal pat patrice patricia patricio patrick patrik patrycja patty paul paula paulina pauline paulo pavel pawel pedro peggy penelope penny per percy perla pernille petar pete peter petra petros petter phil philip philipp philippa philippe phillip phoebe pia pierre pieter pilar piotr polly pooja prakash pranav prasad praveen preeti priscilla priya priyanka
qing quentin quinn
rachel radek rafael rafal raffaele rafi raghav rahul rainer raj raja rajesh rajiv rakesh ralf ralph ram rama ramesh ramon ramona rana randall randy rania ranjit raphael raquel rashid raul ravi ray raymond rebecca regina reiko reinhard rekha remi rena renata renate rene renee reuben rhys ricardo riccardo richard rick ricky rie rika rita ritu rob robert roberta roberto robin rocio rodney rodrigo roger rohan rohit roland rolf roman romain ron ronald ronan ronit rory rosa rosalind rosario rose rosemary roshni ross rowan roxana roy ruben ruby rudolf rudy rui rupert russell rustam ruth ryan ryo
saad sabina sabine sabrina sachiko said sakura salim sally salma salome salvador sam samantha sami samir samuel samy sana sandeep sander sandra sandrine sandy sanjay santiago sara sarah sascha satoshi saul sean sebastian selena selim selma serena serge sergei sergio seung seth shai shane shannon sharon shaun sheila shelly sherif sheryl shin shira shirin shirley shlomo shreya shruti sid sidney siegfried sigrid silke silvia silvio simon simona simone siobhan siri sissel sofia sofie solveig sonia sonja sophia sophie soren spencer stacy stan stanislav stefan stefania stefano steffen stein stella stephan stephane stephanie stephen steve steven stewart stig stuart subramaniam sue sunil sunita suresh surya susan susana susanna susanne suzanne suzuki sven svetlana swati sylvia sylvie
tadeusz takashi takeshi tal talia tamar tamara tamas tania tanja tanya tara tariq tarun tasha tatiana taylor ted teddy teresa terence terje terry thabo thandi thea thelma theo theodore theresa therese thiago thierry thomas thor thorsten tiago tiffany tim timo timothy tina tobias toby todd tom tomas tomasz tommy tomoko toni tony tor torben tore torsten toshiro travis trevor trine tristan troels trond trudy tuan tuva tyler tzipi
udo ulrich ulrike umar una ursula usha uta uwe
vadim valentin valentina valeria valerie vanessa vasco vasily vera verena veronica veronika vicente vicki victor victoria vidar vijay vikram viktor viktoria vilde vincent vincenzo viola violet virginia vishal vivek vivian vivienne vladimir volker
waleed walter wanda ward warren wayne wei wendy werner wesley wilfred wilhelm will willem william wilma winston wojciech wolfgang
xavier xenia xiao ximena xin
yael yan yana yannick yara yasmin yasmine yasuko ying yitzhak yoav yolanda yonatan yoon yoshi yoshiko yosef young youssef yu yuan yuki yuko yuri yusuf yvette yvonne
zachary zahra zainab zara zbigniew zeynep zhang zoe zofia zohar zoltan zsofia zuzana zygmunt`

/** All of them, in their order. */
export const GIVEN_NAMES: readonly string[] = NAMES.split(/\s+/).filter(n => n !== '')
const GIVEN = new Set(GIVEN_NAMES)

/** `word` folded. */
export const isGivenName = (word: string): boolean => GIVEN.has(word)

/** Short forms and what they are short for, folded. A short form alone never proves who is meant. */
const NICKNAMES: readonly string[] = [
  'theodore teddy ted theo',
  'edward ed eddie ted teddy ned',
  'robert rob bob bobby robbie bert',
  'william will bill billy willy liam',
  'richard rich rick ricky dick',
  'elizabeth liz lizzie beth betty eliza lisa libby elsie bess',
  'katherine kate katie kathy kat kit kitty katy',
  'catherine kate katie cathy cat',
  'kathryn kate kathy katie',
  'margaret maggie meg peggy greta marge margie rita',
  'michael mike mick mickey mikey',
  'james jim jimmy jamie',
  'john jack johnny jon',
  'jonathan jon jonny nathan',
  'joseph joe joey',
  'josephine jo josie',
  'thomas tom tommy',
  'anthony tony',
  'antonio tony toni',
  'andrew andy drew',
  'alexander alex sasha xander sandy lex',
  'alexandra alex sandra sasha lexi',
  'benjamin ben benny benji',
  'daniel dan danny',
  'daniela dani',
  'david dave davy',
  'christopher chris kit',
  'christina chris tina chrissie',
  'christine chris tina',
  'stephen steve',
  'steven steve',
  'stephanie steph',
  'matthew matt',
  'nicholas nick nicky',
  'nicole nicky nikki',
  'patrick pat paddy',
  'patricia pat patty trish tricia',
  'samuel sam sammy',
  'samantha sam',
  'susan sue susie',
  'susanne sue susi',
  'deborah deb debbie',
  'jennifer jen jenny',
  'jessica jess jessie',
  'rebecca becky becca',
  'victoria vicky tori',
  'victor vic',
  'gregory greg',
  'jeffrey jeff',
  'geoffrey geoff',
  'kenneth ken kenny',
  'lawrence larry',
  'leonard leo len lenny',
  'ronald ron ronnie',
  'donald don donny',
  'raymond ray',
  'frederick fred freddy',
  'alfred alf fred',
  'gerald gerry jerry',
  'jeremy jerry jem',
  'timothy tim',
  'peter pete',
  'philip phil pip',
  'phillip phil',
  'charles charlie chuck',
  'charlotte lottie charlie',
  'henry harry hank',
  'harold harry hal',
  'harriet hattie',
  'dorothy dot dottie dolly',
  'abigail abby gail',
  'amanda mandy',
  'barbara barb babs',
  'cynthia cindy',
  'eleanor ellie nell nora',
  'emily em',
  'emma em',
  'florence flo',
  'frances fran',
  'francis frank',
  'francesca fran',
  'francisco paco pancho',
  'franklin frank',
  'gabriel gabe',
  'gabrielle gabby',
  'isabella bella izzy',
  'isabel izzy',
  'jacob jake',
  'jacqueline jackie',
  'judith judy',
  'madeleine maddie',
  'melanie mel',
  'melissa mel',
  'nathaniel nate nathan',
  'nathan nate',
  'olivia liv',
  'oliver ollie',
  'pamela pam',
  'penelope penny',
  'rosemary rosie',
  'sebastian seb bastian',
  'simon si',
  'solomon sol',
  'terence terry',
  'theresa terry tess tessa',
  'teresa tess',
  'valerie val',
  'veronica ronnie vera',
  'vincent vince vinny',
  'virginia ginny',
  'vivian viv',
  'walter walt',
  'zachary zach zack',
  'beatriz bia bea',
  'beatrice bea bee',
  'eduardo edu',
  'fernando nando',
  'guillermo memo',
  'ignacio nacho',
  'jose pepe',
  'joao joca',
  'luis lucho',
  'manuel manolo manu',
  'maria mari',
  'rafael rafa',
  'roberto beto',
  'gustavo guga',
  'thiago thi',
  'hermann manni',
  'johannes hannes',
  'joachim jochen achim',
  'matthias matze',
  'sebastiaan bas',
  'wilhelmina mina',
  'aleksandra ola sasha',
  'aleksander olek sasha',
  'katarzyna kasia',
  'malgorzata gosia',
  'agnieszka aga',
  'grzegorz grzesiek',
  'krzysztof krzys',
  'tomasz tomek',
  'wojciech wojtek',
  'dmitri dima',
  'ekaterina katya',
  'mikhail misha',
  'vladimir vova volodya',
  'svetlana sveta',
  'tatiana tanya',
  'yosef yossi',
  'yitzhak yitzik',
  'avraham avi',
  'oluwaseun seun',
  'chukwuemeka emeka',
  'ifeoluwa ife',
  'subramaniam subbu',
  'venkatesh venky',
  'krishnan krish',
  'aditya adi',
  'abhishek abhi',
  'harpreet harry',
  'mohammed mo',
  'mohammad mo',
  'abdullah abdul',
  'hakon hakken',
  'kristoffer kris',
  'kristian kris',
  'bjornar bjorn',
  'elisabeth lise',
  'marianne maja',
]
const SHORT_OF = new Map<string, Set<string>>()
for (const line of NICKNAMES) {
  const [full, ...shorts] = line.split(' ')
  for (const s of shorts) if (full) SHORT_OF.set(s, (SHORT_OF.get(s) ?? new Set()).add(full))
}

/** True where `short` is a usual short form of `full`; both folded first names. */
export const isNickname = (short: string, full: string): boolean => SHORT_OF.get(short)?.has(full) ?? false

/** What a short form may be short for, folded. */
export const fullForms = (short: string): readonly string[] => [...(SHORT_OF.get(short) ?? [])]
