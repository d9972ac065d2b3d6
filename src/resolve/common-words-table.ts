/**
 * Common English words, folded, the most frequent first: never taken for a misheard name unless the grammar leaves no other reading.
 * Counted in the training part of the AMI and ICSI meeting corpora (Carletta et al. 2005; Janin et al. 2003; CC BY 4.0) and of QMSum
 * (Zhong et al. 2021; MIT), with everyday nouns added by hand.
 */
export const COMMON_WORDS = `
the it that you to we uh and of is have do in be um so this on for like if know think just what but can with or hmm they yeah one not
are there then was would mean about some as at something all could more remote thing well should which will right use up get want
because gonna really maybe things an two from people go your these how very our also good see them other say did no here when out make
control actually sort different need buttons kind time does look were now has my th where much going had way he meeting put little point
okay got by five me three only than guess too button design idea speech might first doing lot bit any work those eh stuff into same take
still new probably wanna channel data back sure let us better who said using next down user four even another huh their recognition off
basically used been problem find give system done quite features try most ca pretty case thought important come talking over before
question already again each end noise screen big looking having easy saying set through number why part may start digits percent
information talk mm anything whatever change between interesting twenty simple last minutes true nice thinking product colour else
possible hand course chip scroll energy oh enough rubber interface functions seems working able many everything cause after project long
around great training controls market example always being whether six feel keep whole fifty yes cost exactly colours both voice side
trying getting volume ten fact television wanted net though ones seven less means sorry second looks power shape anyway speaker dunno
add battery function thirty person fine numbers hard small channels signal made cuz tell meetings eight word guys hundred wo least basic
together yet ask either push far every fancy device plastic line type feature agree high definitely read ideas presentation terms yellow
room away press someone wheel close top sense later form twelve cool few without filter once difference technology run everybody level
expensive menu zero special email buy found remember turn left rather words half phone group price neural makes name help couple forty
since best useful language decide says own week test works send real never place fruit results understand times curved based model front
teletext bad instead given company discuss decision his draw kinda issue display banana somewhere titanium she write goes research move
board double main talked show microphone such general making coming perhaps standard particular reason certain order comes material
interested light him alright fashion batteries nine single under options specific while components spongy file plus technical
requirements clear users extra mind itself train option call sounds choose silence evaluation wants within low per forth lose easier
trained space final costs clean current taking its marketing open needs somebody frame remotes sell seen re task money touch advanced
inside difficult frequency normalization spectral supposed depends range discussion sometimes nothing amount ha separate old list looked
subtraction suppose available am bottom bunch web process lots figure actual sent questions version include switch complicated
functional decided error putting action solar worse pick almost source black network must certainly middle matter lost came red result
prototype often hold ahead started slide similar points short frames completely trendy overlap models hope multi spectrum sixty wh
discourse sh day paper today log audio machine focus play individual tried years everyone gets fifteen year cover imagine regular sound
target leave curve baseline view beep usually size obviously hours problems budget kinds instance round agenda pen transcription
utterance original table hour takes personal cheap structure moment settings normal key non job ways went check computer input running
estimate page gives concept rate changing noisy bring especially watching third cases fit seem pay base care hear logo save mike kay
discussed wait format younger animal happen build kinetic station consider innovative sample favourite worry tha stick experiment
anybody several large flat worked worth easily phones wood eighty disk scale materials complex infrared huge cut multiple types mobile
soon minute universal full previous happens files overlaps recognizer filtering record seconds pass average recording decisions until
box deal ready aspect transcript mel friendly trends acoustic video gotta situation improvement please issues context band fun program
speaking mikes node told watch approach beginning wondering quickly necessarily age head production piece young handle wrong speak
experiments throw plan listen output answer various notes functionality slightly break picture adding speakers domain mmm selling
presentations trend somehow anyone during along days learn em controller dark higher circuit spend effect overall possibility quick
report criteria fast ninety digit thank matched values delta electronics sorta stay note summary lower asked mark starting million
folder value method depending present mentioned cannot versus testing performance processing overlapping outside print earlier ago mail
devices older combination changes bigger pitch access although rest yep boundaries ever keys parameters gone believe took saw mouse goal
team enter totally thousand sentence transcribers funny finish internet pre meant tools related called forms probability nets
incorporate fairly covers asking sitting programme database whiteboard possibly knows across unit added seventy step past construction
milliseconds slogan click fair white fill gave sub otherwise home likely feeling wha microphones proposal places create soft giving
forget smaller object improve state happened conditions delay schema guy implement filters detector condition variance voiced ugly
relevant straight mostly text conceptual window changed systems blue wonder hopefully products prefer wireless lunch except lights
vegetables strong pictures match meet code future blah class plug others topic needed documents increase profit selection noises
additional longer willing choice mute further finished designed nodes latency suggest factor anymore corporate shapes parts tool world
face phase morning reference languages background happy examples sit forward wrote account stop obvious correct weeks probabilities
tandem technologically reasonable absolutely opposed wi digital cheaper software meaning field transcripts belief ma preferences unless
limited cross mismatch mine coffee handed produce alignment smoothing uses aim message hidden chips onto larger starts total compared
opinion names estimation designing natural writing categories playing copy necessary intention yourself according groups involved reduce
detailed advantage constructions combine select moving evaluate integrated command assume site televisions heard transcribed
reverberation mode sensor rid remove cells false complete cat image zap generate laptop finding casing seeing vegetable findings expect
her thumb interest becomes thi sixteen docking cell fruits length telephone drop directly harder simply term corpus sets tend apparently
tasks provide designs myself perfect analysis document compare ontology direction brought response component fixed handy ball free
strange including human recorded nnn nonspeech written clearly stand entire li included customers reading mainly drawing management
happening vector essentially reach helps aspects style department shaped threshold ch finally search tape utterances unvoiced robust
personally role infra experience walk forgot neat grey follow item initial news hurt somewhat apply smooth behind skip purpose square
signals currently seemed compute segment script al instructions existing flip mention showing suggestion building continue shared wa
wheels allow subjects date feels stage equipment taken particularly tested rechargeable developed however comfortable green common major
notice pages scrolling smart minus intermediate sorts adjust differences errors international knew player tech hands fashionable
category agreed di towards slides helpful vocabulary showed faster classes backed machines phrase addition status dialogue alignments
endpoint hit fits simpler significant stress specify sheet share actions equal tomorrow query hertz introduce finance suggested st above
dependent shall traditional lines effort co noticed missing man near units possibilities study tag outputs thoughts house apart concepts
themselves scratch kids setting become queries stream sides life learning following indicate nobody thanks calculate cent indeed develop
targets collection networks unique familiar area requirement creativity mixed quality latex detail weird bu understanding store broad
detect bank relative conversation link constant representation backchannel event eighteen cable covered month bits bright automatic
constraints coach held limit se shows below contact eleven months dealing feed server weight pause radio activity distribution
segmentation whereas collect requires require map movie listening turns electronic dynamo planning de generally properties participant
labels charger dollars transcribe allowed comments yours explain missed against sends children lapel confused items events breath
dropping stationary mismatched received functionalities section scheme block position usual detection memory built pressing choices
assuming drive marked commands wave gain vocal segments dog unfortunately pr specifically details automatically highly roles factors
love basis maximum afterwards hoping blank score late fruity sign reasons filled triple versions bins characteristics keeping define
practical door random wanting respond operating menus questionnaire twice thirteen business parallel fronts subject forced location
parser cepstrum confusing ourselves receiver pieces charge ergonomic simplicity medium normally messages beeps manufacturing development
ran marks solution wonderful embedded linear parameter student argument bleep ratio beyond portion buying picked identify attractive
comment felt arrow pro live opening gotten early extent respect exact propose distinguish algorithm sum losing slow fewer principle
pointing targeting glow internal inputs technically feedback integrate considered update upper replace conventions welcome joystick
array adaptation transcriptions boards wise self ends creative cradle ease innovation sending anywhere connected wear determine ho
closer presumably operate boring mix sp modern purposes methods recognisable reliable label sentences content conference discussing
affect brightness thin allows pull leadership support miss chance specification recognise afraid whenever liked receive briefly
generation locator students afford busy combining track computed harmonics yo required tells pad figured screens preference ta
relatively fi variety ignore feasible curves consistent merge town negative cepstral phonetic bands disks databases implemented offer
tricky customer powerful focused known referring width refer originally upon ended appropriate knowledge concerned potentially module
bet latest till spinning independent ar ye fall none roughly jus impossible fix effects party corner techniques semantic zone native
cheating directory lighting accessible cutting theme telling turning appear careful lemon goals potential adjusting stuck trouble argue
technological local expected supplements biggest annoying zapping fourth count address correctly school rules perfectly slash ex
recognize dash transcribing dictionary scripts correlation mixture frequencies appeal everywhere contrast wire consideration worried
observe identified wind dial holding teamwork compromise cents prepare curious mo grab elderly immediately element minor describe erase
mental due easiest floor manual ultimately inter sufficient session yesterday shorter timing consent tourist posterior backchannels
envelope excitation animals individually constraint split suggesting gimmick roll turned wide underneath coloured represent con abstract
survey hang pointed interfaces scenario tr among chose cou excellent le usability sometime etcetera financial begin closed notion
checked waiting plates solve states entity compensation recordings insertions cute players characteristic review connect optional series
considering suggestions flexible sources silver engineering crazy colourful bulb includes throwing hey creating serious critical
interaction plate backup route convention opportunity application connection release et cetera spoken obtain post channelized modeling
pronunciation insertion subtract symbols region combined wrap couch popular entirely wou panel injury audience ish rough hi pushing
visible alternative modify jog eventually absolute deep fingers carry kept raised distance ideal cleaning rabbit sophisticated
separately interchangeable calling likes convenient diff checking external extremely presented typically demo technique alarm measure
binary prosodic extract breathing linguistic statistical string downsampling phonemes detectors kick family bought fulfil keyboard
strain sleek occurred standing furniture sensitive pens plenty environment adapt runs therefore met kn nowadays period answers beautiful
poor heavy spreadsheet combinations communication package depend mouth zeros core situations delete history accent subset transformation
distant duration phoneme scaling gig voicing emails priority aiming intuitive avoid complexity influence elements com sales shake body
finger spent speed hearing pressed switching layout ju si saved camera improvements specifications initially compatible plugged
repetitive recently alone neither demographic convert brings helped leaving primary tests default conclusion dropped ba reduced plain
via improving equivalent mistake elaborate computation transform cube tables paint boundary infrastructure folks tract brief eat regions
parents website inspiration un visual technologies broken opened provided defined controlled dimensions tune knowing evaluated wearing
mechanism consumer behaviour programmable manage graphical circle sequence public bother brilliant standards ge pink projects remind
importance configuration interrupt relevance finishing centred hurts schedule sounded progress hot summaries description wires terrible
metal ability portions programmes story jobs shown commercial ev weights benefit positive pure chunk return listened truth browse card
criterion gesture synthesis intentions differently instantaneous bin signed mapping expression brackets overlapped histogram curly echo
rates living shoes producing prepared essential er watches computers focusing diagram ours consumers specified clothes perspective
movement closing designers matters whoever minimum catch centre costly act child excuse clay ears cats printed division hello music
nicely pattern tracking cues equals occur patterns ought improved spoke collecting collected useless bug papers prosody visit variables
discriminant coefficients root spectra spot fish attention seventeen pain becoming assumption basics edge ergonomics amazing indication
previously manufacturer helping efficient slight jump centimetres ab reality communicate divided prices rem exciting organic spending
meets pineapple straightforward arguing observed sender pushbuttons associated choosing brain prototypes learned wish afternoon central
millisecond arrows nature marking stereo translate usage discussions levels beam furthermore precise indicator comparing relation
impression accuracy retrieval acoustics quote linguistics weighting fifteenth labeled classifier mixtures trainings physical shelf
country outdated grip lock picks logic charging definite indicated developing talks bound expand displays dimension load wow procedure
tight backwards vote strings durable literally fourteen shift oth whe im searching wherever surface samples squishy glad fo pushbutton
elephant silly navigate anti proof brand wired significantly matching layer pear master produces laugh interpretation extend bird coding
modified broader entering sampling keywords optimal raw computing applied sections conversations thesis variable castle bindings
iterations realized deadline pauses obtained normalize musical harmonic articulatory formant subspace stages tail wee aware sold
deciding stands mid narrow incorporating strategy figures tiny realistic sits achieve sa hybrid incorporated prominent tuning thick
effective book fifth movies companies bar beeping outer dis cancellation desktop recent raise rating explained driven construct
difficulty stupid scrap shell hook attached investigate sorted horrible multiply guarantee removing suddenly structures summer closest
objects percentage hire editing increasing infer shou recogniser sites column distinction distribute notation edit figuring
computational median statistic deletions multilingual enhancement palm whistle created primarily simplest activate transmitter identity
located veg pop balance agreement opposite keeps cables controlling continuing concern listed pretend circuits reports mic password
recall tough laptops rub friends luck preparing worst lab graph frequently degree wooden approximation ne hate dot unlikely quarter
niche ri exists fantastic flashy hav insert changeable mango setup anyways formats rule fr science topics da breaks service separated
browsing indicating references transition dynamic subtracted generated classify verb wizard landmark slot derived temporal artificial
align laughing improves foreground cepstra zones styles telly tends appearance steps proposed powered forgotten throughout ultimate drew
lit estimating inspired theory escape loo motto exist limitations schematic presume tho clip funky appreciate recharge mu responsible
decent implementing randomly definition boxes links usable participants generating strawberry studies magnitude electrical travel rooms
describing drawn night thinks guide fields empty variances perform statistics interpret typical reasonably correspond saving weighted
affected male navigation drawings request continuous estimated air comparison mounted tree encoding enormous tags reduction center
hypothesis campus dependency peaks feeding subtracting nonlinear waveform superset dominant processors recursion additive telephones pe
nicer motion disagree es lead frustrations reckon proceed partly areas tie realise kidding counts safe summarize limits screw als boss
tenth comp fashions handling icons su activated environmentally honest orange launch secretary mentioning exercise worrying gadget tap
modelling concentrate conclude legal symbol chosen supplement mayb puts informed passes pads spell intelligent lithium appears
regardless described potato risk bringing conscious fan boot directions female programming flexibility mass shortly experts simplistic
fly hardly decrease displayed codes ear loop active naming covering countries stored stable refers updated comparable generic accurate
global rich ad acronyms pair explicitly differ aligned transfer picking arbitrary library semantics realize gender auto hafta kilohertz
penalty repeat cha lack valid lo eyes expressed suspect bracket expecting ignoring impact loads game rolling moved ooh stylish consensus
dimensional olds apparatus portable released bells rubbery rec fancier providing expertise sports eraser identification desire besides
paying louder cl guessing operation mess discovered art constantly resources office fully tea switched spam win headset crucial walking
reply eye instruction contribute emphasis scope conceptually interior proposing social zoo trade attempt hall tone lay clicking boy
fundamental matches specifying falls demand angle custom rat super clock recharger calculated reached plans cluster minima followed
explore row wor storing seat gap reducing qu intuition direct adjusted arrays modules spare played removed formal limitation waveforms
conditional admission instances mailing attribute badly funding spaces approve markings processed fff spectrogram chunks distributions
discriminative breaths segmented energies downsampled variability degradation sudden forever fed successful cameras recap clunky
groupings loose majority adults seriously constrained represents spec competition activation restrictions height nearly involve creates
structured lovely proper loud switches canonical whistles locate produced thrown waste sponge interact maker op ring relate deleted
flipping fire finances practice legs immediate affects proposals filling heads calls advantages altogether experiences lets ups chairs
sor marketable skills mi caused conventional extreme nineteen stays title serve joke programs bucks isolated competitors calculator
slowly wider edited leaves contribution regularly linked connections surprising statement increased convinced oriented arrange ac
forgetting triangle sells intended minimal finite sequences nee competitive solid capture men engine tired convince assigned confusion
compiled ver distinct implementation lattice parse community tied crude graduate amounts planner likelihood carefully slots hhh
cognitive acronym compatibility relations linguists chain filtered distributed optimize whose installed labeling compression
summarization archive deltas auditory vowels bias modulation streams nonlinearity cleaned penalties sketch sale emailed labelling rarely
appealing deliver confirm entertainment objective associate hide balls curvy accidentally surprised hurry programmed modes satisfied
cord representative views framework doubt profits road interactive film corners sized la novelty hell adds marker limiting preliminary
patches int evening crap viewing investigation interfere implications pocket thingy markets properly generator excited water desires
imagining understood lightning property accomplish acquainted reminder tonight occurs download install hitting assign clever
satisfaction prove odd vary concerning accommodate copied determined recommend strongly manually ap hardware elegant purely dull force
mistakes variation males surf identical finer applying himself regarding dump ending drives strict interests adaptive ja sheets
irrelevant trip explicit handled segmentations political linguist corpora resolution characterize grammar lists batch spelled involves
bandwidth pairs semester normalized classifiers normalizing expansion mappings females discriminate submitted keypad kicked online chat
pl admit replacement professional income transmit wan food crank bear rectangular fold lazy expense pushed listing freedom fitting
highest approximately projector plugging celebrate fiddling edible leading clapping novel surely remo strip disposable concerns bump
processor transistors ther cheapest dear sticking environmental relates dogs impressive protect cow eating ordinary policy solves
sliding sexy consuming effectively edges te evaluating express scores mar firm lasting promising addressed images ki shop fail
officially watched divide attach fulfilled broke documentation whi reverse pointer fashioned redundant foot robot household typing
greater multifunctional stronger newer operator responses tactile approaches clarify lowest foreign contacts consists diode increases
winner ra relationship flying supply reliability stretch offset handset heavily brown ph stops representing flash blinking phases sturdy
weak researchers causes port feet rare clearer redesign aside painful exclusive axis capability attract downloaded pu frequent security
updates scoring prior tran sensible loops letters poorly structural expressions ground bus converting extracted synthesizer viewed cue
coded corresponding formalism bugs markers hired plots harmonicity loudness thresholds retrain bleeped smoothed grained parentheses chop
crash tuned unseen des sight internationally characters priorities satellite streamlined closely spread offers dislike additionally
panels tons worthwhile passing physically blocks coherent texture cold fiddle frustrated snowman oops oval reviewed dif brainstorming
interrupted senses enhance bulky percentages inch bullet alternatives manufacturers mailed indicates monitor reuse independently mobiles
techno recover overview hooked regard clap separation introduction inexpensive friendliness meantime selected static shopping pressure
kno desi touching instantly headsets beat burn inc squeeze bef index simulation vertical concrete offered eighties tighter sc toggle
zoom thr logical studied terminology friend accordingly bridge skin conclusions elsewhere duck shot reflect ni adjustments branch
unclear impressed tongue studying phrases media became po strictly triangular offering concave removable millions approaching
practically equally cuts dock replacing trick ins stretches accept ou responded rectangle represented spelling humans acceptable
contains transformed consist named comfort sat grips sensors descriptions varying bi protection claim configure som discrete ano
celebration answered rely ordering bee acts deeper mis positions solutions permission signature contents retrieve gather matrix
calculation prob cons packages influences amplitude pronounce tries crashed staying parsing gigabyte punctuation anonymize inference
situational determining anyhow phrasing syntax trivial evidence vectors copies gang organization borrow hotel cleaner attend
probabilistic workshop ambiguous driver delays colon modest measures quiet derivatives plot behavior connector phonetically miked checks
retraining ordinarily quals trajectory awful pleased sooner drawer acc cr vision slim specifics ties ideally restriction eliminate
inconsistent shame dead keen shock leaning subtle transparent placed doable achieved honestly submit cars fibreglass na graphic aims
finder strike locating gon chew yell sec imagination considerations stem advertising bowl watchers dozen sta tomato criterias similarly
simultaneously productive sad problematic orders minimalist uni hip sofa transistor actu suitable opens approximate agreeing
discrimination flag minimise peop counting innovativeness opinions fat someth questionnaires numerical yea behave ages join calculators
pointless slick smell slip cushion horse kid enjoy inclined complicate softer skipped copper surfing assumed bag lesser classical
members quantity res compose paging import damage provides math trust barely mood paste wondered giraffe max rewind clothing restricted
irritating plane font til theirs shoot die died slider sim coverage pipeline repair nearest uncurved sheep interacting responsibility
brands responding strength taste exclude pla solved fired paid recorders fir sizes invest philosophy desired staff standpoint ourself
peoples risky disadvantage motivation micro decoding granularity meter drops hierarchical diagonal explanation becau shortcut formed
export bleeps clue peak draft understands extended syllables slope impromptu forming tourists contextual inferences outcome candidate
parsed entities characterization someplace caught agent corresponds varies driving estimates noticing pronunciations opera planned
curiosity uncertainty infinite semantically continuation standardize pilot organized dramatically accents lawyer archiving rack
directories ehm conversational audible classification approval trans variant resource stopped encouraging systematically jargon burden
substitutions reported likelihoods latencies coefficient removal hurting formants artificially furry gosh gimmicky wel massive
functionally executive steal sorting liking identifying lives restrict chair consume sake tightly lemme summarise ob themes lime bounce
trigger distinctive stations mice skipping butterfly clips answering glasses theoretically tick en persons facing whistling preferred
society blind carrot defines minimally whatnot durability childish ridiculous casings powers doubles shut rounded curvature smallest
falling ruin beforehand warm feeds finds presses terminal presently whilst imply pack holds internally mechanisms pleasant spin electric
desk beauty industry purple hated dots acquaintance ts compact manipulate breaking alternate walls baby par verbal giant enable tying
bosses sharing adaptable identifiable breakdown objectives converts explaining population appeals applicable conducted carried toy
appropriately ea brother folk faces fuzzy follows catching aesthetic skins temporary holder jokes moments continued handwriting scary
cellphone stripes simplified farther labelled logos encoded amplify reads substantial cherry lighter chan gun holes capable presenting
challenging truly thus literature constrain favourites unusual sup famous gi lucky excess chunky chart completed approved sleeve
resolved experienced insight involving halfway accepted holidays popularity exterior causing tw imp hanging bo widths operations
protocol grow min assembly exp devi researcher strikes dirty services manner uncomfortable uniform pi private judge fraction templates
toward confident possi naturally scored conditioning arguments beer ordered applies tricks volunteer contain analog supposedly ping
mount surprise assignment loaded novice fu fee speaks terrific precision performs credit efficiently breathe span floating querying
lattices chunked minimize instrumented pursue implicit dialogues algorithms paragraph participate maps midst stories arg hierarchy
meanings hack modifying sixth causal letter intent gen organize recursive cares meta theater thousands attributes meaningful
constraining uncertain hiring darn continuity experimenting law lip acoustically demonstration segmenter clustering candidates detecting
thresholding regenerate voices optimized corrected observations beginnings commas posteriors constants megahertz crunch bas retail
positioning habits exploring requested redundancy everyday growing minds transmission clarification finalise funct template inform
favour gigabytes threw useable knock circular bold worn cordless committed kin flush hassle shine replaced envision stylized killed
member collaboration smells aimed damn methodology encounter emphasise ag differentiate lastly fa interference cushions damaged fallen
safety sharp harm innovations translates sponginess symmetric ergonomically bat confusions lie rea raises ranking exceed sev fluffy
nasty confuse unplug interf communicating upgrade copying deliberately amongst specs safer advertise sided pointers pleasure decides
flips onl frustrating moreover pot thinner quicker lying sellable blow receiving maintain overwhelming wrist headed col stressful
charges choo offices dough departments heated mails whatsoever artistic teeth conflict horizontal occasionally screwed phenomenon
disadvantages tip overwhelmed scared intrigued shaking bored hesitant sums packaging handles loss dual conservative kitchen official
logically introductions psychology offs brainstorm touched wake sleep precisely cards sticks basement secondary youth desirable coating
classic console undo hoped champagne song contained manufacture bulk workings promote emitting informative tracker replaceable thicker
scrolls leaf gross awkward carrying rise wording proportion permanently guaranteed heck advice capacitor experimental cluttered mould pa
supermarket broaden bunny hundreds intelligence oughta pardon expressing artist tempted wild universally machinery neutral diodes
textual arm chopped repeated dialects spee sufficiently nicest stolen dividing specially directional outline colleague func adapting
supporting emphasize graphs seats ei lighted el reject hits que senior adaptor prone antenna paperwork institute gestures lexical pri tu
flow abo women angry decoder tele disc mock chargeable concentrating ons remaining pity laboratory preview satisfy funded fanciness
consumes discover jack highlight electricity weekend demands signs silent statements integration exa guesses expanded adjustable norm
remembered tending hole impor motivated resembles vulnerable af nei exchangeable readable exchange dumb diverse cup believes feat inf
delayed stack defining slam encode prosodics premature grep representations annotation tagged annotate requests leads recollection
scientific interpreting plausible sounding circumstances kit iteration optimization analyze extraction ontologies unambiguous remark
grad explode exploit dimensionality fastest instantiate traffic contexts mutually carries beliefs transportation deriving elicit semi
headphones rerun inverse submission introducing excluding variants implicitly hoc spatial intentional distributing indirect recognized
capital fund ed incorrect realizing messing bigram awfully treat extending periods correction duplicate synchronized locations
qualification clustered balanced sigmoid treating centered nasality upsampling synthesize rush dinner wholesale assumptions compares
assess slipped primitive chic homepage prog incredibly separating vast aesthetics locally fresh reco surround quirky unnecessary decor
vibrant interpreted techni backlight resistant listings nuts vacation backlighting unnatural locking plastics responds tall submitting
quest relaxed briefing cooler distracting necessity reporting groovy belong buys spe manuals goo craft operated fif realistically mor
shout integrating foam bothering fre dangerous bana eas essentials glass advertisement encourage apples steady pale scream asks delicate
upward mea cookie rank hoo firstly notebook ceiling professionally mee heart hungry messed keyboards toys sti stu implication tra thes
dynamos moves analyse recognises dev developments slower scratched eith protecting practicality geek flipped proud terribly attack drag
tiger disabled flick screwing charged swi border engineer freeze gathered rep consult sing letting disappear ant stock predict swimming
pool gained collaborating whiskers cont voila frustration volumes infrequently injuries graphics sport bothered subdivide o'clock
hesitate armchair tak ranked pres deci texting addressing contributions timed crossing disappointed refrigerator complimentary titles
claiming intellectual fell ov cultural success assignments produ functioning grade demographics suggests accurately illuminate sick
crowd teach benefits upwards justify annoyed airport daily visually compartment vaguely regards priced schemes nor blanks fascinating
extensive modifications reiterate established disfluencies signing expanding pops closure resistors recognised squared purchase fighting
fight bothers feelings prompt wrapped individuals backs cer complain lasts ent routes ru chances costing trendiness lotta realm
supported recharged nest miles cycle teenager streets overhead futuristic inner stroke sketching cartoon fro interviewed twenties
largest complained timer perceived symmetrical scroller globally shooting eliminates warning lan statue thirdly lies objection spots
complaints distinguished rated doctor capabilities applications oranges scenarios settle veto react hair detected colleagues biased thou
photo garden beca struck implies father frankly adjustment messy jumping revolutionary corp hat sug cooperation scr correlated num
customise beings fonts doe grain trace puzzled detects engineers unrelated tracks mechanical interestingly secure fudge whom anticipate
customisable opt printing enlarge simulate dig exam grouped lined needing apparent oc sig spea preserve perspectives suppress painting
nevertheless advance efficiency stamps zip relational blown splitting reliably cognitively buildings distinguishing presence extracting
joking excised former modification traveling historical architecture committee ehhh unquote taxonomy complication activities compiling
headache passed quickest dynamics intend pulling interacts generalized recognizers dependencies visiting evenly shifting awhile
linguistically seventh occurrences aaa ongoing legitimate analyzed occurring introduces coupling author supplying tapes completing
orthographic jacks wiring junk compress predictable underestimate volunteered rustling del messier finely unison measuring contours fil
corrections excise measurements equalization largely specialized classifying multitrans procedures tweaked sixteenth fea computes boom
chopping consonants disfluency ooo automated courses convolutional fe originals subsets preparation lately returns demos recurrent
moderate discriminating frication reconstruct arrived announcement personality health coulda twel premium purchasing pilots pitched cap
extremes touches professionals shy advances notepad narrowed explains bass acknowledge br contributes emerging websites mixing bouncing
inspire powering magic cur achieving depth arriving sparse reacts comfy elementary debating acting approached abs verbally milestone
retreat swap adopted games buyers shouting makers rocket contra surrounding lunchtime ec mouses receives pulses transmits overkill twist
recharging luckily coaches audiences smoothly thumbs vibrating pret cus performed originality heading overly crowded emailing bullets
availability generates ke mot prop comparatively numbered configurations bike recharges leap protected hum tangled bananas lid bare cri
negate greatest accepting assessment lacking prevented nested responsibilities joining indoors retain nay catering torches suits
complaining prevent downstairs televi breakable families wouldn facility whatev noticeable flashing peopl colouring scissors toilet
teams spy swim mysterious playful divides noted importantly changers visibility shocking practicalities frozen browser attracted
transmitting presents defi complications visuals tita bout commented pun forwarded prints inevitably aged vague necessities reminds exit
varieties enjoyed voting orally managed walks sadly drink blend downloading pizza grandparents winter bundle rings surgical successfully
colo formatted voi viable cased provider loading doubled challenge leather houses dedicated commonly misplace downs facts margin fails
fundamentally aluminium lik anyth bay assembled incorporates veneer digitized inventing eval accident culture vicious marketed mother
subcomponent dying dated ranges adult handicapped financing audi wash whoa lean sister shiny gray indi plugs fig horses forbid
illuminated lift saves amplifies lifetime cheaply innov fatter esque facilities conveniently inappropriate maintenance innovate resist
efforts allowing rays maximise treated costings shoulder devote platform extraneous encodes superior youngsters households pushes
downward grasp coordination overcome interviews ol respective whoops avoiding temporarily instant contro constructed seed essence
kickoff difficulties plu extension stayed suited bye joysticks simplify differs dictated bone gu personalised transferred selecting
redesigned fault mill wer invented territory leverage supplies crystal dec goin innova migh democratic rou shocks investigations bec
basi destroy satisfying salary ballpark proprietary tel tendency exclusivity reduces belongs pers hunch quieter ditch competing
circuitry effectiveness pace expectation lowering drawback const laser differen embed confidence pays seldom cities anal lev degrees
activates branches bottleneck ate searched perc sin poi mature lags adva supports cor seventies tur ranging loses cour upload cu sm
invent whichever recog succeed abilities stores afterward cursor deserves compu deals contradiction squares reserve sys presumed ter
perf thir announced wet requiring microph threes erased willingness distinctions radios resemble recei fin qui spirit newest calibrated
smarter beside placing sk chief worlds dust remain popped quotes cancel luxury execute stat seemingly enhanced illustrate kills posted
serial permitted displaying eighth understandable propagate generalization impose interrupting libraries arbitrarily correlate garbage
begins paths hints sightseeing abou purposely favorite published recognizing geometric gathering sho variations schemata encompass
shortest comma orthogonal cough analogous orientation entered pru bind domains redo principal evokes def parking contributing averages
occupied abbreviated declare ride eee advisor farm exception interval composition syntactically absence consistently lexically ref
phenomena converging someday beg metric taped quit logistics oracle conferences fries academic circumstance continues consolidate
readings measured gee cleared blackboard valuable organizing tended fricative woman sampled colors layers studio predicting pros sss
routine measurement ugh imagined debug gotcha indicative periodically sigh regressive synchronous systematic intervals hyphen artifact
phon favor equation argh qualifier updating continuously inserting whispering optimizing uncommon transforming workstation saturation
iterative substitute depen throws accuracies weightings noi smoother arithmetic multiplying distort government sector education ensure
honourable amendment pandemic legislation crisis national emergency regional curriculum universities awareness economic police racism
consortia subsidy federal indigenous economy wage provision billion assure commitment petition campaign investment bac punishment
capacity hon childcare tax guidance rent commit authority justice grant assistance duty annual systemic debate provincial attendance
consultation intervention foundation delivery reform tourism eligible recovery textbook coast cohort baccalaureate agency referred
healthy director educational institution engage clarity supplementary violence engagement defence inspection masks criminal employment
parent apple coronavirus eligibility province gloss strategic qualify specialist tour rural workforce governance consistency turbo
grateful establish regime medical apologies beef joint nation military minority deserve oil revenue unable assurance behalf relief debt
jurisdiction pupil scrutiny laughter opposition girls unprecedented climate poverty attainment assist vital court virtual accountability
recruitment tier partnership meal ban agricultural taxpayers insurance labour recommendation honour college judgment regulatory
guidelines daughter affordable literacy unknown abuse certificate payment deficit domestic overweight article initiative remainder
contract downsample failure organ pork gas assault workload explanatory collective permanent cash interim bonus mission invite cinema
began resolve periodic commission chamber reopen sustainable disability extraordinary negotiate lamp catchy unacceptable fiscal sonorant
offence democracy alongside loan pathway backlog carbon hubs unintended profile danger incremental parental storage despite certified
classroom meat stepped racial civil election regulation historic announce inquiry consequence transit childhood organisation
categorisation nah awesome plant spring certainty demonstrate autonomy dolphin diversity promise partner privacy gate articulation
buffer ministerial dairy illegal racialized emotional undertake statutory remit goodness contrary banned laid turtle season vice learnt
rapid translation misleading deemed delighted resilience sonorance codebook abroad transparency pollution harvesters enforcement ethnic
constituency undertaken comprehensive legislative memorandum regulator sun hinge reflection flatten nodding tackle combat mathematics
restart skill urgent constituent deviation flight psychological fear perception spontaneous born informal entitled bills race officer
resilient parliamentary advise strengthen treatment journey virus numeracy pedagogy taught institutional urge shortage considerable
facilitate struggle dollar death accustomed adequate noun son visitor advisory involvement administration noon spurt oral midnight
participation supportive dignity peace workplace seek mandate apologize examination outbreak forestry accordance toolkit atmosphere
adjourned backward magnetic growth intensive managers cope stopping threat sugar cancelled icon responsive exponential neurons
forthcoming publication construal politics glitch refuse commerce scatter hostile synchronize synch epsilon publish tile generous
trafficking fellow generosity condolences corporations unions inequality bilingual prevention payroll referral timetable devolved
revision inspect dealt mortgage permit weather gauge homework simultaneous attachment arrangement protective seasonal stability ribbon
autumn disease forecast liberty numerous congratulate attitude peer barrier kill overnight rigorous sole exceptional reassure elected
tribute municipal territorial undermine unsafe timeline disproportionate president counselling tariff postgraduate alive comfortably
thorough isolation outlook advancement inconsistency obligation incentive overseas suit earth badger definitive wife projection employ
bore coarse shameful cited retriever fade adopt underlying shadow coincidence undoubtedly tremendous disappointing ally exponent wore
tab pathological masking observation presegmentation dispute administrative neglect employee regulate pride suspend allocation racist
bankruptcy lockdown personnel peaceful banning legacy procurement evasion agri fawr smack preventative rigour sustainability resume
tangible wipe sea dad retro refresh conjunction duplication ice land advocate tweak snapshot elder promotion privilege deaf evolve
dynamically insufficient psycho restrictive legislature voluntary differential hopeful gook severe tar considerably censor desperate
prohibition modulated unfair synthetic transitional inherent neighboring indefinite host harvesting sincere uphold equality devastating
accountable crime tragedy victim exclusion overdose ineligible outset intervene adoption stakeholder mobility tertiary monkey planet
allergic mild protruding sharpness pound distraction collaborate expenditure harmful operational gentle righty examine penguin coat
outstanding aid exposed collaborative educated metallic entry shark patient persuade granny sed egg defend fluorescent profitable
concise supplied decline waterproof pin dilemma rationale connectivity restaurant stone neck standby ding ambitious indirection referent
deterministic dictate cheese communicative suffer pole tense pronoun incredible tilde arise parenthesized pixelization derivate
placement fortunate birth discretion gobbledy reward hunk replicated presegmented breathy won density distortions interpolation knob
suppression arguably donation horrific euthanasia mandatory integrity reimburse murder disaggregated fishery surplus advocacy coastal
landlord moratorium survive homelessness incarceration countless poultry quarantine retirement charitable entirety anxiety therapy
attendants adverse clinical disorder proportionate prospect preparedness councils consortium steer committing strategically
differentiation upside efficacy encouragement ownership woulda amplifier directive mirror tension radical numeric drastic submenus
millimetres factory appliance reassurance beneficial rigid instinct adhere reception stepping yourselves kiwi pet trainable advantageous
disposal creation pepper keyword outlier cellular swing disable storm species inclusive newspaper bomb unlimited isolate geographic
discriminatory census enforce underscore intensity lengthy fake disjoint hardest refinement ads shorten verified sensitivity instrument
licensed analysts prediction flickering ship annotator shutting skew ramp vowel tagging establishment invitation dependence interruption
ill partial compile logistic confirmation receipt breadth initialization relax coordinate evicted emissions uncorrelated tradition
lessen conversion appointment withdraw interview clerk courage outrage secretariat blood mitigate coffers injustice remuneration
solidarity inadequate servants excellence denounce shotgun firearm tragic buyback contractors proactive imminent avoidance creators
mindful charity tuition carers autism vocational adolescent inspector reflective immigration underachieving cumulative spite reliant
tacky consumption oppose centimetre rethink grid unfamiliar invert conducive messenger caffeine programmability plasticky healthier
holiday cancer splinters foresee pomegranate spaceship residence ordinated subjective alien concert grew ineffective disaster broadband
ink mono reconvene whip tint widen reactions feasibility streamline kiddie molded snail hence socket clashing watermelon evident
ugliness devised underside nowhere negotiation beast squarey lightening aggressive accentuate axes village obliged trunk abrupt inno
playback kitsch spotting discovery detachable amend married instruct pile dive commence sideways crying candy override str paradigm pppt
allowable army trial instructor snacks anytime asterisk workable drove screensaver scan iterate prune dummy substance construed
designate thread unfortunate affordability brush descent repository eager multiplier dub duh syllable pedals colloquial densely nother
vendors roof residual temp onset loudest symptom parenthesis existence anecdotal ticket unlike alt classified pub intelligible
unnecessarily raft utility tighten backbone ambiguity obstruents periodicity alert faculty overestimation impulse forum correspondence
crack shortcomings treble autonomous dedication endeavour openness imposition livestock disclose passengers sickness seafood prosperity
anniversary airline homeless condemn grief conduct hospitals drug owed forgivable register fraud opioid incident premiers profound
epidemic deploy residential religious award interprovincial partisan medicine civic poorest momentum appetite profession geographically
competence conviction progression timescale myth entitlement headteacher apprenticeship dividend compulsory adoptive thematic heavier
revisit bricks sketchy clarified visualize scare nuisance auxiliary prohibitive creativ allocate advert obsolete fragile cast username
loyal disturb preferably decade mad patent rude hilarious cuddly squirrel vein lonely mate assistant simplification secret dominated
congratulations drift soccer religion sacrifice microchip subliminal compelling perceive pending fuel precedence moral pseudo integral
league criticism organise incorporation addicts shipping kitty dinosaur booklet eject iffy utilise nought trai versa ripped mum lengthen
whisper terrestrial pow polarity photographs sculptures moose remedy dispose turnover preferable renewable dip veggie gue biology
satisfactory boat strongest premise verify butt contr theft stole webpage easiness sophistication mod imprint unhappy encryption
consciousness justified upgradable beacon injured compensate hunt century inv documentary dun unbreakable usefulness equipped
temperature magazines scene reputation modular pie beneath possess mankind gay revolution anger acknowledgement luxurious backside
upcoming equip complementary acceptance slap bond stamp hog stairs entrance hypotheses pragmatic speculation eeh illicit mayor mult
miracle diligent conserve taxi randomized comprehension partake lexicon vacuum syntactic hypothetical trail intonational calendar arrive
lag rewrite remembrance disparate policeman lax clone exploratory identifier licensing marginal null truck fray transcri coherence
casual prayer conservation disentangling imperfect perceptive episode valleys optimum gestural soldering convenience continual
overlooked determination substitution prevalent sustain reorganization quasi sysadmins believer aspirations notify summing electrons
someti filt mitigation illustration reverberant irreversible vocalic modulo estimator prejudice unified reluctant regret declaration
earliest evolution humanity kindness grocery faith lobbyists utmost urgency suite cattle merit sympathy impatient grandchildren cruise
accommodation inland equitable liquidity equity refund caution sadness discharge legislate oversight divulge unconditional prohibit
shutdown custody sought deferrals passage paramount settlement unemployment veteran handguns smuggled pension reinforce audit practise
forefront prevalence cheque deployment comparative stark safeguard misinformation relentless sexual governor scramble jeopardise liaison
landscape criminalise polarisation nurture consequential fenced enthusiasm exposure inevitable budgetary adviser readiness charac gear
whale pig wealth somethin concealed prioritise quid gadgety smile blink boxy bubble unsure restraints envisage monster abandon leg
constructive tease aviation shades twe thirt derail prof inkling horror overload squash dra couldn gaudy diffi induce wont toffee
sceptical proven vibrate spiritual teeny grandma touchy snazzy pressurised jolly glance staring looki grandmother inclu cloths actua
praise mai cart contraptions seal disconnect tunnel headlines fru sore bicycle smelly peel etched presets nervous tidy tog fooling
electro nonetheless eco complaint thickness signalling confined shrink upset club nex technic literate garish resonator altered foremost
purse beard personalise empl recogn wrapping movable dialling fundament clutter accessory oka technol representational nitty gritty
superfluous subtitles handheld approachable extraordinarily reductionist climb agreeable gizmo flap grandchild flavour innards obscure
spacey reachable fanciful compass abstraction changer companion exotic outrageous oop heat banner slightest youngest allowance neon
whate probable impractical jarring ploy channe grapes visualise techn glob tex prin orientated greenish angular predominant proximity
simpl maximal muck che volt ind themself muc fra bend lefty c'est presen pump everyth ladder chase marketability rug alri unusable
spectacular flies justification darkness ecological prod lions dist editor extravagant competitor tuner guru mote monotonic obstacles
bathroom mana technolog daylight neighbour gateway lousy preprocessing tolerate accumulate lef whereby discu est numerals pep endangers
perce imple peo disco hereby ordination didn qualitative wasn sai char specialty enclosure stuf wai voltage stumble grou amazed restore
clients familiarity iron chorus crew bedroom confront pistol sen transmitted daring radar calibration rational fabricate cook debatable
recompute virtue anchored anchoring inferred foreseeable tentative unpack cake mystery metaphor handout bureaucratic undergrad museum
instantiation purpo recipient presuppose hammer weigh refine permissible thrifty accessibility exhibit nutshell sneak shelter
destination hikes gallery incapable proba marginalized var dah alleged thesaurus dancing infor nonsense plural verification intonation
contour blur sarcasm blame fal tutors glo typos sweater carriage impolite bloopers rephrase patch rewire wrestling procedural professors
fluent inherited regeneratable impulsive netw twelfth prescription violation boost weakness discourage fabric recor precautions betting
localized restate typology transc dominance clo videotape lens psychologist plotted worsened empirical categorize lang dialect
naturalness inhale vari complement directionality notable disparity stab heuristics bizarre sex crummy ninth susceptible suspicious
unexpected occasion disagreement crises populated glottis derivative scientifically partition preceded programmer collapse shoul freq
sipping flood reciprocal unforeseen rescoring multiprocessor hung hallway recreate comple proportional eighteenth cappuccino quibbling
guest awaiting misunderstood negligible jar bugging dry mapped era initialize covariance regression fantasy significance borne magical
gradient invariant quantization jiggle thirteenth unsupervised habit cle noisier unvoice dispersed resident logged cubic whiten adjacent
eigenvectors intrinsic unhelpful degrading experimentation absorb coalition peripheral genetic continuum optimistic denied incurred
compete resistance endure unanimous passion immune unconscious unlawful retooled stood sanctions auspices litres boil violent lobby
membership travelling stabilization eviction assets gradual journalists perpetuate govern friendship tear licence gift welfare weapon
allegation thankful nationwide substantive diversion enact grown witness fentanyl stigma offshore shelves socio ranchers haven seamless
leaked courageous risen overhaul escalation compliant quantify avenues associations fairness caregivers revise wholly saddened abide
nominations acquisition unfounded factual lifelong coursework retention isn divert austerity punitive longitudinal tailor alluded ethos
recruit capped portfolio nursery counsellor empt achievement ordinators underachievement manifesto abolish scribble ironic recurring
deactivate categorise sync fond inte debugging balloon tossed irritates predetermined puzzle gutted preservatives twiddle jotted chatter
dow flesh ethics incl foo tal sunlight woah dele cruelty walkie talkie winning crite malarkey genetically grass targ functionali litt
summarisation irrespective presenta lookin cen minging difficu defeat unscrew scro flew fiddly belt liaise football prospective smoke
sol squeezable doub steam decoration synchronise sil pinkie bash vested snake multimedia bean gung headquarters spongier bolt bot
conform silvery mat infomercial magnet character leisure goi silicon admittedly der sticky suffice zillion catalogue portal manoeuvre
earthquake pos superficial unconventional tack suspension doodling tin foil writer denominator poking preconceived tank unfriendly
facets functio technicalities expectancy excessive les lend discard enclose delegate gem economical saver creature prettiest apologise
alloy destruct buzz investi faint sideline copyright flatter fol nightmare mus implied chrome mahogany fiasco toolbar apartment spacious
organisational liquid cove dried buck vibrator hap advent elimination stan chord discount inventory dingy queue rotated ingredients
synergy calm bravo centimes specif concurrent mur meeti judgement technologic fruitful unidentified hel requir idle fanciest vegetarian
clothe dressed focu theoretical tropical cof alienated pinned crit selector vol reload grandfather razor simp cumbersome fingerprint wil
chocolate imitating titan classi troubleshooting centr fou ion customisation talent signalled animation transported postpone
accompanying vantage enthusiastic avail shit specialised birthday summed sem resemblance uglier bal worldwide jogging chalk arc intro
gold accountant resign unused burst impossibilities por punish conten ext insane supplier ass meaningless lair disconcerting sequential
rehash enriching reconcile inferring alley playground oder yards deliberate expressive deliverable postal mailbox reboot ammunition
obligated inheriting embarrassing civilized flabbergasted contentious incompetent incompetence happier ser instructive formulate consi
beta wiggling plunge lump peanut golden insist prepositional formidable unbounded clausal postulate hero woke bless permutations
particles universe chilling shirt neurological intense suicide railway abbreviation preceding color fiat sca observer passive semspec
whhh parenthetical tangent unfold fulfill onsite occupation wound poisoning subgroup validate partic coordinator hesitation typ crappy
disorganized pol cruel neighborhood seminar validation extractor vectorial similarity neighbors unreasonable val violates acous
contrastive ambient degrades crept normali augmented reinforcement dictation nose misremembering discontinuity hun aft nasal phonemic
confidential argumentative defense inhouse unadapted asynchronous abso daisy insure scanning patchy negligence misinterpreted soun
reorganize enjoyable contiguous stri detached disregard entropy pit mistaken unchanged decimal vis rand condensed dramatic munged ment
bark unconstrained announcer assumi believable retry recycle tinkering rehearsed anachronism commodity diffe fostering goodwill proc
picnic arti flaw decode prudent matrices fac reverb momentarily inertia chatting unwilling slice cheated gist perverse pour ener sur
intact furious squish cosine orthogonalize worthy renormalize polar pfft spike typi yield diminish guesswork endless imbalanced wisdom
surgery alluding nailed preservation departing cooperative uninteresting articulate reservations rigged generalize altering macro
subsequent shed incur basket begun stain forgive turnaround dire thmeeting inadmissible salute downtown immense activists passionate
vigilant subsidizing brave bedrock bailout bankrupt earn alike thriving condone insolvency livelihoods accelerate prosperous notably
commend vessels coal acquire deny granddaughter lawsuit insecurity appalling embarrassment oppression jailed detained trauma
heartbreaking destruction protest grim pickup retired protestors pose sanitizer prison weakened invaluable toll reconciliation
appreciation determinants untrue diligence confiscation exempt precedent citizen downturn rental vetted unreliable unjustly constitutes
fraudsters diagnosis progressive repeal knee lung cystic fibrosis criminalization possession immediacy origin billionaires parks
municipality medications plasma proprietors broadest disappointment seized superpower repay administer destined innocent overtime
producer looming ministry crippled orphan uptake spill voluntarily exploitation enshrined heckling scientists injection rehiring renew
pertinent renowned illness oversee rollout societal exemption expire inactive marine rejoin travellers jeopardy translators predatory
precarious hospitality champions technicians stripped enforceable crop postage endorsed jealously precious speculate directorate
operationalise apprised prioritisation strands vehicle corporal unregulated reliance proportionality misunderstanding overstretched
totality plethora ambition behavioural teenage diet drill moderation pedagogical scrutinise ordinating preclude outreach albeit persists
arena blurring caveats onwards deprivation appendix morale slipping scoot initiate freaky wheat anybo aerobics cyclical curr rubbing
stake fabulous technologi geez une obvi grill mile rever shipped alkaline attain hideous provisionally collate ubiquitous granola perh
betwe reveal versatile materi wasteful realisation woo gentlemen tod financi misspelled polished baroque conch anyw whoo grand soda
drunk righ phew imaginative breakthrough exac sha whee bon eventual sarcastic touchable millennium decisi stars explorer butto beaver
wri enjoyment loosen notate summon agai steel spray fuck enti filth hol critic digi thoughtful regu presentate anoth joyst neighbourhood
warn barring penalize blew rock businessman derive cop slurs signify outdoor churches renamed mathematically alpha situ blech hills
probab chicken scandal unstable absurd phonology predicated feminine undergoing trickier preface undergraduates widest incentivize
supervised bed tru positional worms ack nod sixt recess embarrassed incidence questionable marbles talkin eigh devoid rhythm harmony zer
dream sympathize painless dipping spark lottery wed compounded incomplete ameliorate drastically analogy mainstream wher forte
cancelling dude highway neve lady vacant thirtieth pfff oftentimes rumble twen fri rejection prelim transferring temple affirmative
lecture salt predictability comparability quartile slippage jury chatted proxy dissing dismiss packets optim deter survival expended
analytically plea nails springboard handedness pan inflate invisible dreadful humble bent reorganise crux donor transplantation medal
reaffirmed multicultural outgoing fundraising stcentury telework scourge pharmacists commemorate influential reimbursement
parliamentarian verge callous condescending electoral threaten asylum citizenship ramifications jeopardizing nutrition marketplace
unwarranted backyard immunity truthful grandkids absent modernize disincentives arrival earmarked massacre redirect vouchers fluid
earpieces bystanders quo immigrants pledge geography partisanship mere languishes terrorist dismantle mobilized rifle smuggling
visionary pillar ceased hockey paramedics hardships adversity bleak soldier inaction disgusting recession multinational incarcerated
broker withhold relieved reunification repatriate wrenching subsidized dentists prioritize inhumane professionalism claimants
telecommunications diagnosed expedite seriousness nuance recital webcast ambassador catastrophic widespread addiction lethal citing
constitutionally guards channelled fought penny flagging flagged auditors lobster cole mosque cottage specializes parked attest
counterpart unwell qualified sovereignty surrender deferring surge camp taxation diversification criminalize waived mourn alma aspire
entrepreneur rebuild gratitude donate janitors tireless disastrous allied tyranny mercy embodied endorsement mouthpieces patience
refrain swift steadily totalling withdrawal lieu predecessor concur unethically disrupted crab cutbacks layoffs tweet prescribe ethical
redistribute cliff tenant arisen deplorable independence battle heaven scathing lifeline venues carriers judicial appoint arbiters
competitiveness resiliency sympathetic prosecutions designation nurse cure accusations underfunded reinvested genuine junior piecemeal
contingency incumbent heartfelt detrimental vulnerability oracy ascertain alludes practitioner preparatory causation jigsaw arrest doesn
eventualities referendum bawb fore signpost escalate lawful chastisement quantifiable impactful deprived completion chancellor
divergence lesson candidly enrolment grappling nominate applicants bacc linkage developmental evaluative upfront dissatisfaction
dissimilar interrogate underpinning reckless assertion crater sock socks yard tuba tassel ledger lane lanes forge derby flute violin
drum trumpet piano guitar horn tower river lake hill mountain valley forest meadow island beach harbor harbour ocean sail anchor crane
lorry car rail street avenue path fence wall garage attic barn hut cabin tent motel inn cafe diner bakery butcher mall church hospital
clinic pharmacy palace theatre stadium gym park ranch quarry refinery warehouse depot runway canal dam reservoir fountain pond swamp
marsh desert dune cave canyon gorge volcano glacier iceberg snow hail rain thunder breeze fog mist cloud moon star sky dawn dusk puppy
pony goat goose geese turkey wolf fox deer lion ape lizard frog otter eagle hawk falcon owl crow raven sparrow robin swan gull pigeon
parrot bees wasp spider moth worm tooth throat elbow nail chest liver stomach ankle toe bread butter milk cream eggs bacon ham lamb
steak soup stew salad sauce honey jam juice wine whisky rum gin vodka biscuit peach plum grape melon berry onion garlic beans pea peas
corn rice pasta noodle burger sandwich chili pants trousers skirt dress jacket glove scarf shoe boots sandal necklace wallet bucket
bottle mug dish fork spoon knife oven stove fridge freezer sink bath shower towel soap comb candle torch lantern fuse motor tire tyre
brake clutch pedal valve pipe hose boiler furnace turbine transformer feeder inverter lever nut wrench pliers rope trap cage badge coin
coins bill parcel pencil crayon books poem tale dance racket prize trophy king queen prince princess duke lord knight sailor captain
teacher farmer baker waiter minister priest monk nun thief ghost witch angel devil dwarf fairy villain crest vest grids fjord ports
north south east west northern southern eastern western rear brass zinc sand mud ash timber plank cotton wool silk linen needle collar
hem seam stitch knot bow sword shield spear missile flame blunt sweet sour bitter salty stale ripe rotten cooked polite sleepy thirsty
ancient shallow amid chow muscle brigade singing sung`
