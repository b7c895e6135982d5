/**
 * The words that English spelling does not give away: verbs, words that are verb and noun alike, adjectives without a
 * telling ending, function words and irregular forms. Everything else is read by its ending in `english.ts`.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** A map, because a word may be the name of a property that every object has ("constructor"). */
const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(entries));

/** Verbs that are hardly ever nouns. */
export const VERBS = words(`
afford allude amount ascend assent blend boil bounce breathe bump carve chop claw coin collate commission compile compound concoct conjure cook cough crawl crumble cry curse dance darken daunt debunk deduce defray delude despair devolve dilute disgust dispense dive double dress dry dump edit elapse embody emit enclose endow engulf enlighten enquire entertain envelop exhibit exhale expire fade falter fancy fetch fling flip fold fool frown furnish glare glow grasp grin grind groan heap hire hiss hum hunt hurl immerse impel implode impoverish inflate inhabit inhale inject insert interrupt intrude itch jog jot knit knock lick lighten litter lump marry marvel melt mix moan mop mould murmur mutter nail nestle nod obscure obsess pack paste pat pave peel peer perch perish pinch pity plug postulate pronounce proscribe prune puff puzzle quiver rain rear recline redo reel rehearse relish reminisce rent repent resurrect retire revel revolve rhyme rip roam roar rock rot rub ruin rumble rust scan scatter scrape scratch scream scribble scrub seep shiver shop shout shovel sigh sketch skid slump smear smell smile smoke snap sneak sniff soak soar sob spit splash sprawl spray sprout squander squash stack stain stitch stray stroll stuff stutter submerge suck sulk sum swarm swirl tap taste tease thicken tick tickle tidy tire toast toss total toughen tow transgress trek triple trot tug tumble twirl twitch type undo unfold unpack vary ventilate wander wash whip whisper whistle wink wither wobble wrap wriggle wrinkle yell zoom last design fit
disparage deride ridicule upbraid bash flay rail inveigh lodge direct initial concur channel funnel disburse airlift bankroll bail nurse outfit pump plough ally anchor hitch cosy band embed bandwagon veer inch snuggle wed overrun behead gas pummel ravage escape diverge estrange tack multi-align bide soft-pedal
hack wiretap strongarm strong-arm intern disperse impound requisition censor bulldoze deface eavesdrop wrestle joust outdo elbow cave bow climb feud lock stare duel telephone huddle converse dine greet discuss rein box hem stymie crowd choke dislodge cosign hinge count bank charm aspire covet eye warm long relay beef
calculate loathe paint define arm-twist browbeat hector bait railroad bludgeon chant pelt revolt treasure esteem cherish credit brush scuttle baulk balk backtrack breach entreat beseech beckon clamour clamor blacklist debar eject bar levy applaud intercede blackmail brandish panic disquiet spook rankle haunt perturb
inspect evacuate manufacture brew invent erect demarcate digest dedicate decorate fabricate irk gloss grieve hoist hound lull mislead mobilise mourn nag oversee perpetrate pester plague prevail privatise privatize rework rid sanitise shorten lengthen sidetrack skip snatch spearhead stimulate swallow thunder tilt torment uproot usher vanish waive wage rebuild resettle unseat bribe bury contrast counter curtail cease depart dwindle ebb flourish dampen equate
vandalise vandalize exile expend extradite fend flaunt flex fumble gripe grudge ignite infect inherit insure invalidate italicise kindle languish leash lobby magnify mediate mesh mollify mortgage muddle nourish oscillate outcompete overburden overestimate overpower pamper phase pinpoint plummet ponder preach prey profit project propagate quicken ransom reap reassign rebrand recoup recycle reignite remit repackage reroute resonate retort
abandon abate abduct abhor abide abolish absorb abstain accede accelerate accept acclaim accommodate accompany accomplish accord accrue
accumulate accuse achieve acknowledge acquiesce acquire act adapt add adhere adjourn adjust administer admire admit admonish adopt advance advise
advocate affect affirm agree aggravate aim align allay allege alleviate allocate allow alter amass amend amplify analyse analyze anger
annex announce annihilate annoy antagonise antagonize anticipate appeal appear appease apply appoint appreciate apprehend approach approve arbitrate
argue arise arm arouse arrange arrive articulate ascertain ask assail assassinate assemble assert assess assign assist assume assure attain
attempt attend attract attribute augment authorise authorize avenge avert avoid await awake awaken back baffle ban banish bargain
be become befriend beg begin behave believe belong bemoan berate beset besiege betray bind bolster boost bother break bring broaden broker build bully
buttress buy call calm cancel capitalise capitalize capitulate capture carry castigate cater cause cede celebrate cease censure characterise characterize chastise cheat chide choose circumvent
cite claim clarify classify cling clinch coalesce coax coerce coexist collaborate collapse collect collide combat combine come commemorate commence commend
commit communicate compel compensate compete complain complement complete complicate comply comprehend comprise conceal concede conceive concentrate conciliate
conclude condemn condone conduct confer confine confirm confiscate conflict confront congratulate connect conquer consent conserve consider consist console consolidate
constitute constrain construct construe consult contact contain contemplate contend continue contradict contribute convene converge convert convey convict convince cooperate co-operate
coordinate co-ordinate cope corner correct corroborate counter counteract counterbalance court cozy create cripple criticise criticize curb curtail
decide declare decline decouple decrease decry deem deepen defeat defect defend defer defuse defy degrade delay delegate deliver demand demobilise demobilize demolish
demonise demonize demonstrate denounce deny depart depend depict deplore deploy deport deprive derail derive describe deserve desire despise destabilise destabilize
destroy detach detain detect deter deteriorate determine devastate develop deviate devise devote dictate die differ differentiate diminish disagree disappear
disappoint disapprove disarm disavow disband discern discipline disclose discontinue discourage discover discredit disengage disentangle dislike dismantle dismiss disobey
dispatch displace display displease disprove dispute disregard disrupt dissent dissociate disassociate dissuade distance distinguish distribute distrust disturb divide divert diversify
divulge dodge dominate donate downgrade downplay draft drag draw drift drill drive dub dwarf ease echo elaborate elect elevate elicit eliminate elude emanate
embark embarrass embolden embrace emerge emphasise emphasize employ empower emulate enable encircle encourage encroach encounter end endanger endeavour endeavor endorse endure
enforce engage enhance enjoy enlarge enlist enrich ensure enter entice entrench entrust envisage envision envy equate equip eradicate erode erupt escalate eschew
espouse establish evacuate evade evaluate evict evolve exacerbate exaggerate examine exceed exchange exclude excoriate execute exercise exert exhort exist exit expand expect
expedite expel experience explain exploit explore export expose express expropriate extend extol extort extract extradite exult face facilitate fail fall favour favor fear
feel fend ferry fight finalise finalize finance find finish fire flank flatter flirt float flock flout follow foil foment forbid force foresee forge forget forgive forgo
formalise formalize formulate forsake fortify forward foster found free freeze frighten fulfil fulfill fume function fund gain garner gather gauge gaze generate get give go govern
grab grant grapple gravitate grow guarantee guard guide halt hamper hamstring handle happen harass harbour harbor harden harm harness hasten hate head heal hear heed hedge heighten
help herald hesitate hinder hint hit hobble hold honour honor hope host hurry hurt ignite ignore imagine impair impede imperil implement implicate implore imply import impose impress
imprison improve incite incline include incorporate increase indicate indict induce infer infiltrate inflame inflict influence inform infuriate infringe inhibit initiate injure inquire insinuate insist
inspect inspire install instigate institute instruct insulate insult integrate intend intensify interact intercept interest interfere interpret interrogate intervene intimidate introduce
invade invest investigate invite invoke involve isolate issue jail jeopardise jeopardize join jolt jostle judge justify keep kidnap kill know lack lag lambast  lament land lash laud launch lavish lay
lead lean learn leave lecture legitimise legitimize lend lessen let leverage liaise liberate lie lift liken limit link listen live load lobby locate loom loosen lose love lower lure
maintain make malign manage maneuver manoeuvre manifest manipulate march marginalise marginalize mass massacre master match maximise maximize mean mediate meddle meet menace mend merge mimic minimise minimize
mirror miss mistrust mitigate mobilise mobilize mock moderate modernise modernize modify monitor motivate mount move  mull murder muscle muster narrow navigate necessitate negotiate neglect
neutralise neutralize normalise normalize note notice notify nudge nullify nurture obey object oblige obliterate observe obstruct obtain occupy occur offend offer offset okay omit ooze open operate
oppose oppress opt orchestrate order organise organize orient originate oscillate oust outbid outlaw outline outlive outmaneuver outmanoeuvre outpace outrage outweigh overcome overhaul overlook override oversee
overshadow overstate overtake overthrow overturn overwhelm owe own pacify paralyse paralyze pardon participate partner pass pay perceive perform permit perpetuate persecute persist persuade pertain
petition picket pit pivot placate place plan play plead please pledge plot plunge point poise poison portray pose position possess postpone pour practise praise pray precipitate preclude predict
prefer prepare prescribe present preserve press pressure presume pretend prevail prevent privilege probe proceed proclaim procure produce profess profit prohibit project proliferate prolong promise promote
prompt propel propose prosecute prosper protect protest prove provide provoke publish pull punish purchase purge pursue push put quarrel quell quarantine quash query question quit quote raid raise rally ramp
range rank rap ratchet rate ratify rattle reach react read reaffirm realign realise realize rearm reassert reassess reassure rebel rebuff rebuild rebuke rebut recall receive recede recognise recognize recommend
reconcile reconsider reconstruct record recoil recover recruit rectify redefine redeploy redirect redouble reduce re-establish reestablish re-export refer refine reflect reform refrain refuse refute regain regard register
regret regulate reign reinforce reinstate reiterate reject rejoin relate relax release relent relieve relinquish rely remain remark remember remind remove rename render renew renege renounce reopen
repair repatriate repay repeal repeat repel replace reply report represent repress reprimand reproach repudiate repulse request require resent resemble reserve reshape resign resist resolve
resort respect respond restate restore restrain restrict result resume retain retaliate retreat retrieve retrench return reunify reunite reveal revere reverse revert review revise revisit revive revoke reward ride
rile rise risk rival rule run rush sabotage sack sacrifice safeguard salute sanction satisfy save say scale scare scold scorn scramble scrap scrutinise scrutinize seal search seduce see seek seem seize sell
send sense separate serve set settle sever shake shape share shatter shell shelter shelve shield shift shoot shore show shower shrink shrug shun shut side sideline sidestep sign signal signify silence simplify sink sit slam
slap slash slow smash smuggle soften solicit solidify solve soothe sour sow speak spearhead specify speculate speed spend split spoil sponsor spread spur spurn spy squabble squeeze stabilise stabilize stage stall
stand start startle starve state stave stay steer stem step stick stifle stimulate stipulate stoke stop storm straddle strain strangle strengthen stress stretch strike strip strive struggle study stumble stun subdue subject submit
subordinate subscribe subsidise subsidize substantiate subvert succeed succumb sue suffer suggest suit summon supersede supervise supplant supply support suppose suppress surge surmise surpass surprise
surrender surround survey survive suspect suspend sustain sway swap swear sweep swing switch symbolise symbolize sympathise sympathize tackle take talk target taunt tear tell temper tend test testify thank threaten thrive throttle throw
thwart tie tighten tilt tolerate topple torpedo torture touch tout trace trade train transcend transfer transform transit translate transport travel treat tremble trigger triumph trouble trumpet
trust try turn twist underestimate undergo underline undermine underpin underscore understand undertake unify unite unleash unnerve unravel unsettle unveil update upend upgrade uphold upset urge use usher usurp utilise utilize
vacate vacillate validate value vanquish venture verify veto view vilify violate visit vocalise voice volunteer vote vow voice waive wage wait wake walk wane want war warn waste watch waver weaken weaponise weaponize wear weather weigh
welcome widen wield win wind wipe wish withdraw withhold withstand witness woo work worry worsen worship wound wrangle wreck wrest write yearn yield zigzag
antagonise demilitarise demilitarize denuclearise denuclearize delist de-escalate denigrate derecognise devalue disinvest divest downscale embargo encapsulate enact enshrine entail entangle exempt extricate familiarise fret
glean gloat grumble hail heckle hijack host hover indoctrinate inaugurate internationalise lament lambast militarise militarize nationalise nationalize outflank outnumber parley partake penalise penalize politicise politicize
preempt pre-empt propagate ransack  re-engage reengage recalibrate reckon reclaim refocus reinvigorate rekindle relaunch relocate remilitarise rescind restart revitalise revitalize sanctify scupper
securitise skirmish snub solidarise spar stipulate stonewall straitjacket strangulate subjugate supplicate tamper tether throng trample undercut unfreeze vie whitewash bomb bombard ambush arrest assault attack blast blockade
block boycott burn clash crush cut detonate explode fire gun invade jail loot maim maul mine occupy pillage plunder pound rape riot rob shell slaughter slay stab stone strafe torch wound blame bless boast brace
brand bridge brief buffer cajole camouflage caution challenge champion change charge chart chase cheer circle clamp clear close cloud coat collude conspire cool copy crack craft criminalise criminalize crown dampen dash
date deal debate decry deflect demarcate deprioritise detest dip disdain distort dispel dissipate drain dread drop drown ensnare equalise err exhaust exonerate extinguish fashion fault fuel gamble hamper harmonise harmonize
heat hug humiliate hush impeach impinge import incense interdict intertwine iron jockey jump juggle kick kneel label leak legislate level  lurch mark mind mishandle misread mobilise name
nibble nominate offload overreact overplay oversimplify patrol patch peddle penetrate persecute pile pioneer placate police pool praise prioritise prioritize prize profess prod promulgate prop quash raze rebalance recast reciprocate reconvene
redraw remodel repackage rephrase reprise rethink retool reroute rewrite rollback ruffle rupture scapegoat scoff screen second sell sentence shortchange shy shuttle slide smooth sober spark specialise specialize spill spread stake
stamp standardise steal stockpile stir strategise streamline subsume tarnish tax team tempt thaw toe track trail transmit trap tread triangulate trim unblock uncover unlock uproot vex vouch wager wean widen window woo
repress repulse resettle retake recapture reoccupy outbid envisage co-opt coopt cohabit comfort convene cosponsor co-sponsor co-host co-chair chair crave deem enthuse entice evoke exude exert flex gravitate hanker hark
`);

/** Verbs that are nouns as well, in the same form. */
export const NOUN_VERBS = words(`
boil bump coin commission compound cough cry curse dance despair double dress edit exhibit fade fold fool frown grin hum hunt insert knock lump marvel mix mould nail nod pack paste pinch pity plug puzzle rain rear rent rip roar rock rot ruin rust scan scratch scream shop shout sigh sketch slump smell smile smoke snap stain stack sum swarm tap taste tick toast toss total tow trek tumble type wash whip whisper whistle wrap yell design fit hire claw cook crawl heap pat peer spray stroll tug last
censure ridicule channel funnel airlift nurse pump anchor band inch gas tack hack elbow cave bow climb feud lock stare duel telephone box crowd bank count charm relay beef paint bait railroad chant revolt treasure esteem credit brush breach blacklist bar levy blackmail panic eye rupture skirmish inch envy dislike exile bribe contrast ransom plague phase gripe grudge prey
abandon abuse accord account act address advance advocate aid aim alarm alert ambush anger annex answer appeal approach arm array arrest ask assault attack attempt award back balance ban bargain base battle bid blame blast
block blockade boast bomb book boost border boycott brake brand break bridge brief broker buffer build burden burn buy call campaign cap capture care cast cause caution cease chair challenge champion change charge chart chase cheer
check claim clash clout coax combat comfort command comment commerce compliment compromise concern concert conduct conflict contact content contest contract contrast control  copy cost counter counterbalance court cover crack craft crave cross
crown crush cure curb cut  damage dare date deal debate decline decrease defect defeat delay delegate demand deposit desire detail discipline dispatch display dispute disregard distance distress distrust document doubt draft drain drag draw dread
dream drift drill drive drop  ease echo edge effect embargo embrace encounter end endeavour endeavor estimate exchange excuse exercise exile exit experience experiment exploit export extract face fall favour favor fear feed feel fight
figure file fill finance find fire fix flag flank flight float flood flow focus force form  frame freeze fuel function fund gain gamble gap gauge gift glance grab grant grip ground group guarantee guard guess guide gun halt hand handle harbour
harbor harm hate haul head heat hedge help hint hit hold honour honor hope host house hurt impact import  increase influence initiative insult interest interview   issue jail joke judge jump keep kick kill label lack land laugh launch
lead lean leap leave lecture level leverage lie lift light limit line link list load loan lobby look loop loss love maneuver manoeuvre map march mark market mass massacre master match matter measure mediate meet menace mention merit mine mind mirror miss
mistrust model monitor mount move murder muscle name need neglect network note notice object offer offset operate order outlaw outline outrage overhaul override overture own pact pardon park part partner pass patrol patch pause pay peace permit  petition
phone pick picket picture piece pilot pioneer pivot place plan play pledge plot plunge plunder point poison police policy poll pool pose position post pound power practice praise premise present press pressure price prize probe process produce profile profit progress project
promise promote prompt protest provision pull punch purchase purge pursuit push query question quarrel quarantine quest quote race raid raise rally ramp range rank rate reach read rebel rebuff rebuke recall record recruit reform refuge  regard register regret reign release
remark remedy repair repeal reply report reprimand reproach request rescue research reserve resolve resort respect rest result retreat return reverse review reward ride riot rise risk rival role roll root round row rule run rush sabotage sacrifice safeguard
salute sanction sacrifice sail sale scale scare schedule score scorn scramble scrap screen seal search seat  sense sentence serve service set shake shape share shelter shell shield shift ship shock shoot shore show shrug shuttle side siege sign signal silence slam slap slash slide
slip snub sort sound source space spar spark speed spell spend split sponsor spot spread spur spy square squeeze staff stage stake stall stamp stance stand standoff start state station stay steer stem step stick stock stockpile stop store storm strain stress stretch stride
strike strip stroke structure struggle study style subject subsidy summit supply support surge surprise surrender survey suspect sway sweep swing switch  talk  target task tax team tear temper term test testament  thaw threat throw tie tilt title toll torture touch tour tout
trace track trade traffic trail train transfer transit transport trap travel treat trend trial trick trigger triumph trouble truce trumpet trust try turn twist upgrade upset urge use value venture veto view visit voice volunteer vote vow wage wait walk want war
waste watch wave weapon weather weigh weight welcome will wind wish witness  wonder word work worry  wound wreck yield challenge ceasefire concession co-host  cling detour offshoot outreach pushback spat talk trickle
`);

/** Nouns that end like something else (-ed, -ing, -s, -al, -ive, -ly …) or are common enough to say so. */
export const NOUNS = words(`
disapproval polemic invective vassal participant outpost co-belligerent self-restraint tug-of-war stand-off arch-enemy archenemy face-off arch-rival falling-out loggerheads odds deterrent rollback counterweight hostage crossroads go-between build-up hatred countermeasure unrest sit-in discomfort discontent hunger hostility refugee rebel guerrilla insurgent militant migrant detainee combatant inhabitant immigrant merchant tenant servant giant
constituent adolescent ingredient recipient precedent incumbent dissident
coup concession ceasefire outreach pushback
ally allies family anomaly assembly monopoly supply reply bully rally folly italy july
proposal approval withdrawal denial refusal rejection arrival rival capital deal goal signal general official trial appeal removal renewal betrayal dismissal disposal survival reversal rehearsal reprisal potential professional
arsenal journal scandal tribunal material individual liberal radical festival hospital terminal principal criminal federal manual interval
initiative perspective objective alternative narrative executive representative motive offensive incentive collective relative archive detective captive directive imperative prerogative operative native
public republic critic topic traffic logic music clinic panic tactic mechanic ethnic strategic rhetoric
agent president opponent government parliament agreement document moment element argument client continent component incident accident student resident patient talent content event percent extent intent dissent consent cement proponent correspondent exponent
army party country city policy strategy economy energy security enemy treaty embassy diplomacy democracy autocracy sovereignty autonomy proximity hostility body ministry industry history theory summary boundary century territory military
meeting building understanding warning training bombing shelling killing fighting hearing beginning ruling meaning feeling opening thinking standing spending funding financing trading briefing gathering setting offering undertaking crossing backing bargaining
balancing hedging lobbying posturing reasoning bidding signing wing king string ring spring thing something nothing anything everything morning evening ceiling being dealing dealings leaning leanings footing siding positioning grouping engineering manufacturing targeting
politics economics news series species means headquarters crisis basis analysis emphasis thesis diagnosis status process progress access success business press congress loss mass class boss campus consensus virus focus bonus census apparatus nexus chorus plus surplus genius radius
axis oasis gas bus lens atlas bias canvas christmas alias
seed deed speed need bed shed creed greed breed weed red feed hundred kindred bloodshed watershed
relationship partnership friendship leadership membership ownership
official expert analyst leader minister member actor power order border war peace force state nation world people region area zone sea gulf strait bank fund bloc union league alliance axis camp club summit forum conference
oil grain weapon missile drone tank troops navy fleet aircraft base nuclear rocket ammunition
interest interests influence weight clout role stake stakes ties tie bond link relation relations dialogue contact cooperation co-operation partnership alliance pact axis accord treaty memorandum
fear fears concern concerns anxiety worry suspicion distrust mistrust caution wariness unease alarm apprehension
pressure rivalry competition competitor contest standoff confrontation tension tensions hostility enmity animosity adversary foe
support aid assistance help relief loan grant funding investment
ground question answer matter fact way case example problem thing kind sort part side end time day week month year decade term
one two three four five six seven eight nine ten
`);

/** Adjectives without a telling ending, and those in -ed that are more than a participle. */
export const ADJECTIVES = words(`
livid moderate discreet lukewarm hostage drawn loath paranoid jittery unmoved
able absent abundant adamant adept afraid aghast akin alert alike alive alone aloof ambivalent angry anxious apt ardent assertive averse aware bad balanced bare bent best better big bilateral bitter black blank bleak blind blue blunt bold brave brief bright
broad brown brutal busy calm careful cautious central certain cheap chief circumspect civil clean clear clever close coercive cold common compliant complex concerned confident cool corrupt courteous covert cozy crude cruel
current dangerous dark dead deaf dear deep defensive defiant delicate dense dependent determined different difficult direct dirty distant distinct distrustful divided dominant double dry due dull early eager earnest east eastern easy economic eligible embattled empty enormous entire
equal equidistant exclusive evil exact excellent extra extreme faint fair faithful false familiar famous far fast fat favourable favorable fearful fellow few fierce final fine firm first fit flat flexible fond foreign formal former frank free frequent fresh friendly front frozen full
fundamental furious future global good grand grateful grave great green grey gray grim guarded half happy hard harsh heavy hesitant high hollow holy honest hostile hot huge humble hungry ill important independent indifferent indispensable influential insistent intent interested intense interim internal
joint junior just keen key kind large last late latest latter lean least left legal legitimate less like likely little local lone long loose loud low loyal mad main major mature mean mere mild military minor mixed modern modest more most mutual naive narrow nasty national
near neat necessary negative nervous neutral new next nice noble normal north northern nuclear numb obvious odd old only open opposed opposite orderly other outright overall overt own pale partial past patient permanent perfect pivotal plain polite poor popular possible powerful pragmatic precious
present pressing previous primary prime private prominent prompt prone proper proud public pure quick quiet rapid rare raw ready real recent reciprocal red regional reliable reliant reluctant remote resentful resistant resilient restive restrained rich right rigid ripe robust rough round royal rude ruthless sad safe same scarce sceptical skeptical
secret secure selective self-reliant senior sensitive separate serious severe shaky shallow sharp short shrewd shy sick significant silent similar simple sincere single slight slim slow small smart smooth sober social soft sole solid sore sound sour south southern sovereign soviet special stable stark static steady steep
stern stiff still straight strange strategic strict strong stubborn subject subordinate subservient subtle sudden suspicious swift sympathetic tacit tall tame tense tepid thick thin thorough tight tiny top total tough tragic tribal true trustworthy unable unaligned uncomfortable uneasy unfriendly unhappy uneven unique united unwilling upper upset urgent usual utter
vague vain valid vast verbal very viable vital vivid vocal vulnerable warm wary weak welcome well west western white whole wicked wide wild willing wise worried worse worst worth worthy wounded wrong young zealous alarmed allied aligned non-aligned nonaligned committed dedicated devoted disappointed
displeased dissatisfied pleased satisfied frightened frustrated inclined indebted integrated involved irritated isolated landlocked limited limitless entrenched mistrustful obliged outraged perturbed poised prepared prudent troubled unnerved unsettled unimpressed unconvinced wedded tied bound beholden dismayed disturbed worrying alarming
multi-vector multivector multilateral unilateral trilateral anti pro geopolitical responsible accountable conciliatory receptive supportive appreciative dismissive apprehensive critical complicit intertwined engaged attentive mindful watchful vigilant leery chary guarded measured non-committal noncommittal even-handed
`);

/** Adverbs that do not end in -ly. */
export const ADVERBS = words(`
again ago ahead almost alone already also altogether always apart around aside away back backwards elsewhere enough even ever everywhere far fast forever forth forward forwards further furthermore hard hence henceforth here hereby high home however indeed instead inward just
late later least less little long longer maybe meanwhile more moreover most much near nearby nevertheless next nonetheless now nowadays nowhere often once only otherwise outright overnight perhaps please quite rather regardless right seldom since so sometimes somewhat soon sooner still
straight then there therefore thereby thus today together tomorrow tonight too twice very well yesterday yet abroad afterwards alike anymore anyway anywhere behind below beyond down downward in off on out over overseas up upward upwards west east north south within abreast
`);

/** Words in -ly that are no adverbs. */
export const NOT_ADVERBS = words(
  'friendly unfriendly likely unlikely costly deadly lonely lovely early only orderly scholarly timely untimely ugly family ally supply apply reply rely rally bully italy july assembly monopoly anomaly multiply imply comply fly neighbourly holy melancholy fatherly elderly cowardly worldly',
);

export const PREPOSITIONS = words(`
about above across after against along alongside amid amidst among amongst around as at atop before behind below beneath beside besides between beyond by concerning despite down during except for from in inside into like near notwithstanding of off on onto opposite out outside over past per regarding
since than through following including throughout till to toward towards under underneath unlike until up upon versus via vis-a-vis vis-à-vis with within without
`);

export const COORDINATORS = words('and or but nor yet so');
export const SUBORDINATORS = words(
  'that because although though while whereas if unless when whenever where wherever whether until till since as before after once than lest why how',
);
export const MODALS = table<string>({
  will: 'will',
  wo: 'will',
  "'ll": 'will',
  would: 'would',
  shall: 'shall',
  sha: 'shall',
  should: 'should',
  can: 'can',
  ca: 'can',
  cannot: 'cannot',
  could: 'could',
  may: 'may',
  might: 'might',
  must: 'must',
  ought: 'ought',
});
/** Determiners; the second word is the lemma where it differs. */
export const DETERMINERS = words(
  'the a an each every another both either neither all any some no such several many few much more most less enough half certain various other',
);
export const DEMONSTRATIVES = table<string>({
  this: 'this',
  these: 'this',
  that: 'that',
  those: 'that',
});
export const POSSESSIVES = table<string>({
  my: 'i',
  your: 'you',
  his: 'he',
  her: 'she',
  its: 'it',
  our: 'we',
  their: 'they',
  whose: 'who',
});
export const SUBJECT_PRONOUNS = table<string>({
  i: 'i',
  you: 'you',
  he: 'he',
  she: 'she',
  it: 'it',
  we: 'we',
  they: 'they',
});
export const OBJECT_PRONOUNS = table<string>({
  me: 'i',
  you: 'you',
  him: 'he',
  her: 'she',
  it: 'it',
  us: 'we',
  them: 'they',
  whom: 'who',
});
export const OTHER_PRONOUNS = words(
  'myself yourself himself herself itself ourselves yourselves themselves somebody someone anybody anyone everybody everyone nobody none something anything everything nothing mine yours hers ours theirs others one ones oneself each both all many few some several most much more less another there',
);
export const RELATIVES = words('who which that what whoever whatever whichever');
export const NUMERALS = words(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen first second third fourth fifth',
);

export const AUXILIARIES = table<readonly [lemma: string, form: 'base' | 'present' | 'past' | 'participle' | 'ing']>({
  be: ['be', 'base'],
  am: ['be', 'present'],
  is: ['be', 'present'],
  are: ['be', 'present'],
  "'re": ['be', 'present'],
  "'m": ['be', 'present'],
  was: ['be', 'past'],
  were: ['be', 'past'],
  been: ['be', 'participle'],
  being: ['be', 'ing'],
  have: ['have', 'base'],
  has: ['have', 'present'],
  "'ve": ['have', 'present'],
  had: ['have', 'past'],
  having: ['have', 'ing'],
  do: ['do', 'base'],
  does: ['do', 'present'],
  did: ['do', 'past'],
  done: ['do', 'participle'],
  doing: ['do', 'ing'],
});

/** Irregular verbs: base, past and participle; alternatives with a slash, one word where the two are the same. */
const IRREGULAR = `
arise arose arisen;awake awoke awoken;bear bore borne/born;beat beat beaten;become became become;begin began begun;bend bent;bet bet;bid bid/bade bid/bidden;bind bound;bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;broadcast broadcast
build built;burn burnt;burst burst;buy bought;cast cast;catch caught;choose chose chosen;cling clung;come came come;cost cost;creep crept;cut cut;deal dealt;dig dug;draw drew drawn;dream dreamt;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed
feel felt;fight fought;find found;flee fled;fly flew flown;forbid forbade forbidden;forecast forecast;foresee foresaw foreseen;forget forgot forgotten;forgive forgave forgiven;forgo forwent forgone;forsake forsook forsaken;freeze froze frozen;get got got/gotten;give gave given;go went gone
grow grew grown;hang hung;hear heard;hide hid hidden;hit hit;hold held;hurt hurt;keep kept;kneel knelt;know knew known;lay laid;lead led;lean leant;leap leapt;learn learnt;leave left;lend lent;let let;lie lay lain;light lit;lose lost;make made;mean meant;meet met;mislead misled;misread misread
misunderstand misunderstood;offset offset;outbid outbid;overcome overcame overcome;override overrode overridden;oversee oversaw overseen;overtake overtook overtaken;overthrow overthrew overthrown;partake partook partaken;pay paid;prove proved proven;put put;quit quit;read read;rebuild rebuilt;redraw redrew redrawn;repay repaid
rethink rethought;rewrite rewrote rewritten;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said;see saw seen;seek sought;sell sold;send sent;set set;shake shook shaken;shed shed;shine shone;shoot shot;show showed shown;shrink shrank shrunk;shut shut;sing sang sung;sink sank sunk;sit sat;slay slew slain
sleep slept;slide slid;sow sowed sown;speak spoke spoken;speed sped;spend spent;spill spilt;spin spun;split split;spoil spoilt;spread spread;spring sprang sprung;stand stood;steal stole stolen;stick stuck;strike struck struck/stricken;strive strove striven;swear swore sworn;sweep swept;swell swelled swollen;swim swam swum;swing swung
take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;thrust thrust;tread trod trodden;undercut undercut;undergo underwent undergone;understand understood;undertake undertook undertaken;upend upended;uphold upheld;upset upset;wake woke woken;wear wore worn;weep wept;win won;wind wound;withdraw withdrew withdrawn
withhold withheld;withstand withstood;woo wooed;wring wrung;write wrote written;retake retook retaken;recast recast
`;

/** Form → bases it may be the past, or the participle, of. */
export const PASTS = new Map<string, string[]>();
export const PARTICIPLES = new Map<string, string[]>();
/** Bases of all irregular verbs. */
export const IRREGULAR_BASES = new Set<string>();

for (const line of IRREGULAR.trim().split(/[;\n]/u)) {
  const [base = '', past = '', participle = past] = line.trim().split(' ');
  IRREGULAR_BASES.add(base);
  for (const form of past.split('/')) PASTS.set(form, [...(PASTS.get(form) ?? []), base]);
  for (const form of participle.split('/')) PARTICIPLES.set(form, [...(PARTICIPLES.get(form) ?? []), base]);
}

/** Irregular plurals and their singular. */
export const PLURALS = table<string>({
  men: 'man',
  women: 'woman',
  children: 'child',
  people: 'people',
  feet: 'foot',
  teeth: 'tooth',
  lives: 'life',
  wives: 'wife',
  knives: 'knife',
  leaves: 'leaf',
  halves: 'half',
  selves: 'self',
  shelves: 'shelf',
  thieves: 'thief',
  wolves: 'wolf',
  loaves: 'loaf',
  crises: 'crisis',
  bases: 'base',
  analyses: 'analysis',
  theses: 'thesis',
  hypotheses: 'hypothesis',
  oases: 'oasis',
  axes: 'axis',
  emphases: 'emphasis',
  diagnoses: 'diagnosis',
  criteria: 'criterion',
  phenomena: 'phenomenon',
  data: 'data',
  media: 'media',
  memoranda: 'memorandum',
  referenda: 'referendum',
  strata: 'stratum',
  buses: 'bus',
  viruses: 'virus',
  statuses: 'status',
  bonuses: 'bonus',
  campuses: 'campus',
  gases: 'gas',
  biases: 'bias',
  focuses: 'focus',
  lenses: 'lens',
  foes: 'foe',
  shoes: 'shoe',
  troops: 'troops',
  headquarters: 'headquarters',
  series: 'series',
  means: 'means',
  species: 'species',
  aircraft: 'aircraft',
  statesmen: 'statesman',
  servicemen: 'serviceman',
  spokesmen: 'spokesman',
  businessmen: 'businessman',
  congressmen: 'congressman',
  gunmen: 'gunman',
  talks: 'talk',
  arms: 'arm',
  goods: 'goods',
  thanks: 'thanks',
  movies: 'movie',
  cookies: 'cookie',
  rookies: 'rookie',
});

/** Words in -s that are singular and no verb. */
export const SINGULAR_IN_S = words(
  'loggerheads odds crossroads politics geopolitics economics news physics mathematics ethics logistics dynamics tactics optics analytics athletics statistics series species means status process progress access success business press congress virus consensus census focus bonus campus apparatus nexus chorus surplus plus minus genius radius versus perhaps always thus us his its this is was has does as whereas yes gas bus lens atlas bias christmas alias across towards afterwards besides sometimes nowadays overseas upwards backwards forwards unless less nevertheless nonetheless regardless crisis basis analysis emphasis thesis axis oasis synthesis hypothesis cyprus belarus texas laos honduras paris brussels davos caucasus',
);
