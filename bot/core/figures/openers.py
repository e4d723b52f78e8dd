"""English words that open a sentence and are no names, so that others can be looked up."""

from __future__ import annotations

import regex

from bot.core.quotes.vocabulary import TITLES, word_set

_SMALL = word_set(
    """
    a about above abroad across after afterward afterwards again against alas all almost along
    alongside already also although altogether always am amid among amongst an and another any
    anybody anyhow anyone anything anyway anywhere apart are aren around as ashore aside assuming at
    atop away back backwards barely be because been before beforehand behind being below beneath
    beside besides best better between beyond billion billions both but by can cannot circa citywide
    congratulations considering contrary could couldn couple despite did didn do does doesn don done
    double down downstairs dozen dozens due during each earlier earliest early eight eighteen eighth
    eighty either eleven else elsewhere enough even ever every everybody everyone everything
    everywhere except excluding few fewer fewest fifteen fifth fifty first firstly five following
    for forty forward forwards four fourteen fourth from furthermore given had hadn half halfway has
    hasn have haven having he hello hence her here hereby hers herself him himself his hitherto how
    however hundred hundreds i if in indeed indoors inside instead into is isn it its itself just
    last lastly late lately later latest least left less lest like likewise long longer lots many
    may maybe me meantime meanwhile midway might million millions mine minus more moreover most much
    must my myself nationwide near nearby neither never nevertheless next nine nineteen ninety ninth
    no nobody none nonetheless nor not nothing notwithstanding now nowadays nowhere of off offline
    often oftentimes ok okay on once one ones online only onto onwards opposite or other others
    otherwise our ours ourselves out outdoors outside outwith over overnight overseas owing pair
    past pending per perhaps please plenty plus prior provided providing pursuant quite rather
    really regarding regardless right round save scores second secondly seldom seven seventeen
    seventh seventy several shall she should shouldn since six sixteen sixth sixty so some somebody
    somehow someone something sometime sometimes somewhat somewhere soon sooner statewide still
    straight such supposing ten tens tenth than thanks that the their theirs them themselves then
    there thereafter thereby therefore these they third thirdly thirteen thirty this those though
    thousand thousands three thrice through throughout thus till to today together tomorrow tonight
    too toward towards trillion trillions triple twelve twenty twice two under underneath unless
    unlike until unto up upon upstairs us versus very via was wasn we welcome well were weren what
    whatever when whenever where whereas wherever whether which whichever while whilst who whoever
    whom whose why will with within without won wont worldwide worse worst worth would wouldn yes
    yesterday yet you your yours zero
    """
)
_SPEAKERS = word_set(
    """
    absentees academics accountants activists actors actresses addicts adherents administrators
    admirers adults adversaries advertisers advisers advisors advocates agencies agents aides
    airlines allies amateurs ambassadors analysts anglers animals applicants archaeologists
    architects artists assessors assistants associates associations astronauts astronomers athletes
    attendees attorneys auctioneers audience audiences auditors aunts authorities authors babies
    backbenchers backers bakers bankers banks barristers beekeepers beginners bidders biologists
    birds bishops bloggers boaters bosses botanists boys breeders brewers brides broadcasters
    brokers brothers builders burglars businesses businessmen buyers bystanders cafes callers
    campaigners campers candidates captains carers caretakers carmakers carriers cats celebrities
    champions charities chefs chemists chiefs children citizens civilians claimants cleaners clergy
    clerics clerks clients climbers clinicians clubs coaches coastguards colleagues collectors
    colleges columnists comedians command commanders commentators commissioners committees
    communities commuters companies competitors composers conservationists constables constituents
    consultants consumers contestants contractors cooks councillors councilors councils counsellors
    counselors counterparts couples courts cousins coworkers creators creditors crews criminals
    critics crowds curators customers cyclists dads dancers daughters dealers defence defendants
    defenders defense delegates delegations demonstrators dentists departments deputies designers
    detainees detectives developers diners diplomats directors disciples dissidents distributors
    divers doctors dogs donors drinkers drivers ecologists economists editors educators elders
    electors electricians emigrants emissaries employees employers engineers enthusiasts
    entrepreneurs environmentalists epidemiologists evacuees examiners executives exhibitors exiles
    experts explorers exporters extremists eyewitnesses factions families fans farmers fathers
    fellows felons fighters filmmakers financiers firefighters firms fishermen fishers folk
    followers footballers forecasters foresters founders freshmen friends fugitives funders gamblers
    gamers gangs gangsters gardeners generals geologists girls government governments governors
    graders graduates grandchildren grandparents groups growers guards guerrillas guests guides
    gunmen hackers handlers hardliners headteachers heirs helpers herders hikers historians
    holidaymakers homebuyers homeowners hospitals hosts hoteliers hotels housebuilders households
    hunters husbands hydrologists immigrants importers influencers inmates innovators insiders
    inspectors instructors insurers intellectuals interviewees intruders inventors investigators
    investors islanders jihadists jockeys journalists judges jurists jurors kids laborers labourers
    landlords landowners lawmakers lawyers leaders leadership lecturers leftists legislators lenders
    librarians listeners lobbyists locals loggers loyalists magistrates makers management managers
    manufacturers marchers mariners marketers mathematicians mayors mechanics mediators medics
    members men mentors merchants meteorologists midwives migrants militants militias miners
    ministers ministries missionaries mobs models moderates moderators moms monks mothers motorists
    mountaineers mourners movers mums musicians nationalists naturalists negotiators neighbors
    neighbours networks newcomers newlyweds newspapers novelists nuns nurses nutritionists observers
    occupants offenders officers officials onlookers operators opponents opposition organisations
    organisers organizations organizers outlets outsiders owners painters pairs panelists panellists
    parents parishioners parliament participants parties partners passengers passersby pastors
    patients patrons payers pedestrians peers pensioners people performers perpetrators personnel
    persons pharmacists philosophers photographers physicians physicists pianists pilgrims pilots
    pioneers planners players poachers poets police policemen policymakers politicians pollsters
    practitioners preachers predators presenters presidents priests principals prisoners producers
    professionals professors programmers progressives promoters proponents prosecution prosecutors
    protesters protestors providers psychiatrists psychologists publicans publishers punters pupils
    purists rabbis racegoers radiographers ramblers rangers readers readership realtors rebels
    recipients recruiters recruits referees reformers refugees regulators relatives renters
    reporters representatives rescuers researchers residents restaurants retailers retirees
    revellers reviewers riders rightists rioters rivals robbers roofers royals runners sailors
    savers sceptics scholars schoolboys schoolchildren schoolgirls schools scientists scouts
    sculptors secessionists secretaries sellers senators senior seniors separatists servants
    servicemen settlers sheriffs shipbuilders shopkeepers shoppers siblings singers sisters skaters
    skeptics skiers smokers smugglers snowboarders socialists sociologists soldiers solicitors sons
    sources specialists spectators spies spokesmen spokespeople spokespersons sponsors squatters
    staff staffers stakeholders statisticians stewards stockbrokers strangers strategists strikers
    students subscribers superintendents superiors supermarkets suppliers supporters surgeons
    surveyors survivors suspects sweepers swimmers sympathisers sympathizers taxpayers teachers
    teams technicians teenagers teens tenants terrorists therapists thieves thugs toddlers tourists
    traders trainees trainers travelers travellers trustees tutors twins umpires uncles
    undergraduates underwriters unionists unions universities users vegetarians vendors veterans
    vets victims viewers villagers visitors volunteers voters walkers warders watchdogs
    whistleblowers winners witnesses wives women workers wrestlers writers youngsters youths
    zookeepers zoologists
    """
)
_THINGS = word_set(
    """
    abandoned ability able abortion absence abuse academic academy accept access accident accidents
    accounts accusations accused acquitted acres action actions active acts actual add added
    additional additionally address adjust admission admissions admitted ads adult advance advances
    adverse advertisements advice affected affiliate affordable age aged aggressive agreed agreement
    aid aide air aircraft airline airport airports album albums alcohol alert alerts algorithm
    algorithms alive allegations alleged allow allowances alternative alternatives amateur ambitious
    ambulance ambulances amendments ammunition ample ancient anger angry animal annual answer
    answers anti antibiotic antibiotics antibodies antibody anxiety apartments app apparent appeal
    appeals appearances applause apples applications apply appointments apprentice apprentices
    approval approximate apps area areas arguments arms army arrangements arrest arrested arrests
    arson art article articles artificial artwork ask asked assault assaults associate asteroid
    asteroids asthma astronomer asylum attack attacks attempts attendance attention attitudes
    auctions audio author automatic autumn availability avalanche avalanches average avid avoid
    award awards awareness baby bacteria bail baker bakeries bakery ballot ballots ban band bands
    bank banned bans bargain barge barges barriers barrister baseball based basic basketball batsman
    batsmen batteries battery battle battles beach beaches bear bears beat beaten beautiful became
    become bed beds bee beer bees began belief beliefs beloved benefits bets beware bicycles big
    bigger biggest bike bikes bilateral bills bird births bits bizarre black blame blast blaze
    blizzard blizzards blood blue board boat boats bodies bomb bombs bond bone bones bonuses books
    boom border borders born borrowers borrowing boss bottles bottom bowler bowlers boxer boxers
    boxes boy boycott brain breach breaches bread break breakfast breaks breast breweries brewery
    bribe bribes bridge brief bright bring broad broadcaster broader broke broken brother brought
    brown browser browsers budget budgets build buildings built bullets bureau burglaries burglary
    bus buses business busy butcher butter buy cabinet cafe calendar call calls calm came cameras
    campaign campaigner campaigns canal canals cancer cannabis canoe capacity capital captive car
    carbon cards care career careful carer cargo cars case cases cash castle cat catch cattle causes
    cautious ceasefire celebrity cells central certain chairs chamber chances change changes channel
    chaos characteristics characters charges chatbot chatbots cheap cheaper check checks cheese chef
    chemical chemicals chicken chickens chief child childhood chip chips chocolate choice choices
    choir cholera choose chose church churches cigarettes cinema cinemas circles circumstances
    cities city civil claims clashes class classes classic classroom classrooms clean clear
    clearance click climate clip clips clocks close closer closest closures clothes clothing clouds
    club clues coach coal coalition coastal coastguard code coffee coin coins cold colleague
    collections college collisions colonies colorful colour come comet comets comic comments
    commerce commercial commercially commissions commitments committee common communist community
    commuter company comparable compared comparisons compensation competition complaints complete
    complex component components compound comprehensive computer computers concepts concern concerns
    concrete conditions conflicts consequences conservative consider constant construction consumer
    consumption contact contacts contenders contents contract contracts contributions control
    controls controversial conventional conversations convicted convictions cook cooperation copies
    copper copyright coral core corn coronavirus corporate corruption cost costly costs cotton
    council councillor counties countless countries counts course court cover coverage cow cows
    cracks crash crashes credit crew cricket crime crimes criminal critic critical crops crossings
    crucial cruise cultural culture current custody customer customs cut cuts cyber cycle cycling
    cyclist dad daily dam damage damages dams danger dangerous dark data dates daughter day days
    dead deadline deadlines deadly deaf deal deals dear death deaths debate debates debris debt
    debts decades decisions declines deep deer defeat defeats defender deficit deficits
    deforestation delays delegate deliveries demand demands dementia democracy demolition dense
    dentist departure departures deposits depot depots depression depth deregulation derivatives
    descendants desert designs desire desks desperate details detective diabetes diagnosis died
    diesel different difficult difficulties difficulty digital dinosaur dinosaurs diplomatic direct
    directives disabled disappointment discharges disclosures discounts discover discoveries disease
    diseases display disputes distance distant district districts disturbances diverse dividends
    divorce dock docks doctor documents dog domestic donations doubts download downloads downtown
    draft drain drawings dreams drew drink drinks drive driven driver driverless drone drones
    drought droughts drove drug drugs dry dual dust duties duty dynamic earnings earthquake
    earthquakes east eastern easy eat economic economics economies economy editor education
    educational effective effects efforts egg eggs elaborate elderly election elections electoral
    electorate electric electrical electricity electronic electronics elegant elephant elephants
    elite email emails embassy embattled embryos emergency emissions emotional emotions emphasis
    employee employment empty endangered enemies energy engine engines enjoy ensuing enter entire
    entrance entries entry environmental episode episodes equal equality equipment errors eruption
    escape essential estimates ethical ethnic evacuations events eventual evidence evolution exact
    example exams excavations excellent exceptional excerpts excess excessive exchanges excited
    exclusive executions exercise exhibits existing exit expansion expect expenses expensive
    experience experiences experimental experiments expert explanations explosions explosives
    exports expulsions extensive extra extraordinary extreme eyes fabric face faces facial
    facilities factories factors factory facts failure failures fair faith fake falls false fame
    family famous fantastic fares farm farmer farms fashion fast faster fatalities fate father
    faults favorite favourite fear fears features federal fee feedback fees fell felt female ferries
    ferry fertiliser fertility fertilizer festivals feud field fields fierce fighter fighting
    figures files film filmmaker films final finances financial find findings fine fined fines fire
    firefighter fires fireworks firm fiscal fish fisheries fisherman fishing fixtures flags flats
    flexible flight flights flock flocks flood floods floodwater floodwaters flu fog follow food
    foods footage football footballer footwear force forces foreign forensic forest forests forget
    formal former formula fort forthcoming fortunately forum fossil fossils fought foul found fox
    foxes fragments frame frank fraud free freedom frequent fresh friendly front frontiers fruit
    fruits fuel full fully fun fund fundamental funding funds funeral funerals further future gadget
    gadgets gains galleries gallery gambling games gang gas gasoline gave gender gene general
    generally generations generic genes genetic genetics gentle geographical geography get giant
    gifts girl give glacier glaciers glass glitch glitches global go goalkeeper goalkeepers goals
    gold golf golfer golfers gone good goods got graduate gran grand granddaughter grandfather
    grandmother grandson grants graphic graves gravity gray great greater green grew grey gross
    ground group grow grower growth guardsmen guidance guidelines guilty gun gunfire gunman guns
    habits hack hacker hair hand handmade hands happy harbor harbors harbour harbours hard harder
    harsh harvest harvests hate health healthcare healthy hearing hearings heart heat heatwave
    heatwaves heavier heavy heightened held helicopter helicopters help helper helpful herd herds
    hero high higher highest highlights highly highways hiker historic historical history hits
    hockey hold holes holidays home homeless homemade homes homework homicides honest honey hopes
    hormones horrific horse horses hospital hostages hostile hostilities hot hotel hour hourly hours
    house houses housing huge human humanitarian humans humidity hunger hurricane hurricanes hurt
    husband ice iconic icy ideal ideas identical illegal illness illnesses images imagine immediate
    immigration imminent immune immunity impacts import important imports impressive improvements
    inadequate incidents income incomes inconsistent increased increases incredible incumbent
    independence independent individual individuals industrial industries industry inequality infant
    infected infections infectious inflation influence influential informal information
    infrastructure ingredients initial initially initiatives injured injuries inmate innocent
    innovation inquest inquests inquiries inquiry insect insects insider inspections inspiration
    institute insulation insurance insurer insurgents intact intelligence intense interactive
    interest interests interface interim interior intern internal international internet interns
    interview interviews invasive investigation investigator investment investments invitations iron
    irregularities irrigation islands issues item items jail jailed jet jets jewellery jewelry
    jihadist job jobs join joined joint journal journalist journeys joy judgments judicial juice
    junior juror jury justice juvenile kayak keep kept key kick killer killings kind kinetic kingdom
    knew know knowledge known labels labor laboratories labour lack ladies laid lake lakes land
    landlord landmark landslide landslides language languages laptop laptops large larger largest
    laser lasers launch launches law lawn laws lawsuit lawsuits lawyer layoffs lead leading leaf
    league leak leaks learn leave leaves led legal legend legendary legislation lender lesson
    lessons let letters levels levies levy liberal libraries library licences licenses life
    lifeguard lifeguards lifelong lifetime light lighter lightning limited limits link links lion
    liquid listed listen literacy literature little live lives livestock loan loans local locations
    logistics lone longtime look loose lorries lorry lose loss losses lost lot loud love low lower
    lowest loyal luck lucky lunch luxury machine machines mad made magazine magic magistrate mail
    main mainland mainstream major majorities make malaria male malware man manager mandatory manual
    maps marathon margins marine marital maritime markets marks marriage married mass massacre
    massive match matches material materials maths matter maximum meals means measles measures meat
    mechanical media medic medical medication medicine medicines medieval medium meet meetings
    member membership memories mental messages met metal methods metropolitan middle midfielder
    midfielders migrant mild miles military milk miner mines minimal minimum mining minister
    ministry minor minorities minority minutes miracle misleading missiles missing mission missions
    mistakes mixed mobile model moderate modern modest mom moments monarch money monkey monkeys
    monthly months moral mortality mortgage mortgages mosquitoes mother motion motor motorist
    mountain mountains move movements movie movies multi multiple mum municipal murals murder
    murders museum museums music musical musician mutual mysterious name names narrow nasty national
    nations native natural nature naval negative negotiations neighbor neighboring neighbour
    neighbouring nephew nervous network neutral new newborn newer newly news newspaper nice
    nicknamed niece night nightclubs nights noise nominations nominees normal normally north
    northeastern northern northwestern notable note notes novel novels nuclear number numbers
    numerous nurse nurseries nursery nutrition oats obesity objections objects obvious occasional
    ocean oceans odd odds offences offenses offensive offers office officer offices official
    offshore oil old older olive open opinion opinions opponent opportunities optimism option
    options oral orange orchestra orders ordinary organic organs original orphans outage outages
    outbreaks outcome outdated outrage outstanding overall overdue owner ownership oxygen ozone pack
    packages page paid pain paint paintings palace panic paper papers paramedic paramedics parent
    parental park parking parks parliamentary parole part partial participant partly parts passage
    passenger passports password passwords pastor path patience patient patrols pattern pay payment
    payouts peace peaceful peak penalties penalty pension pensioner pensions percentage perfect
    performance performances permanent permission permits person personal pesticide pesticides
    petition petitioners petrol pets phase phone phones photo photograph photographer photographs
    photography photos phrases physical physicist pick pictures pieces pier piers pig pigs pilot
    pipelines places plan plane planes planet planning plans plant plants plastic play played player
    playground playgrounds plays pocket poem poems poet points poisonous policeman policies
    political politics poll polls pollution poor popular population populations port portions
    positive possible post postal posters potential potholes poverty power powerful practical
    practice pre precious precise preliminary premiums preparations prepare presence present
    presenter presidential pressure previous previously price prices primary prime princess
    principal print prison prisoner prisons privacy private prize prizes pro probable probation
    probe probes problems procedures proceeds processes producer product production productivity
    products profit profits profound programmes programs progress progressive project projects
    prolonged promises promising prompt proof proper properties property proposals proposed
    prosecutor prosperity prostitution protection protective protein proteins protest protester
    protests proud provisional psychological pub public publicity pubs pulmonary pumps punishment
    pupil purchases pure purple purpose pushchair put quality quarterly quick quiet quotas quotes
    rabbit rabbits race races racial racism radar radiation radical radio raids rail railway
    railways rain rainfall rallies rally ran random ransomware rapid rapper rare rates ratings raw
    reaction reactions read readings ready real reality rear reasons recall receipts recent recipe
    recipes reckless record recordings records recovery recreational recycling red redevelopment
    reduced reductions referendum reform reforms refusals regional regions registration regular
    regulations rehearsals relations relationships relative relentless relic relics relief religion
    religious remains remarks remember remnants remote removal renewable renowned rent rental rents
    repairs repeat repeated replacement replicas replies report reporter reports repression reptiles
    requests rescue rescuer research reserves reservoir reservoirs resident residential resignation
    resistance resources response responses responsibility rest restaurant restoration restrictions
    results retail retailer retired retirement revenge revenue revenues reviews revised reward
    rewards rice rich ride rider rights rigid rising risks risky rival river rivers road roads
    roadworks robberies robbery robots rocket rockets roles rooms roots rose rough routes routine
    rower rowers rowing royal rubber rubbish rugby ruins rules ruling rumors rumours run runways
    rural sad safe safer safety said sailing sailor salaries sales salt same samples sanctions sand
    sat satellite satellites satisfaction savings saw says scam scams scandal scans scenes schedule
    schedules scholarships school science scientific scientist scooter scooters screams screen
    screens screenshots scroll sea search searches season seasons seats secondary seconds secret
    secrets sections sectors secular securities security see seed seeds seen seismic select selfies
    sell semi send sensitive sensors sent sentence sentenced sentences separate sequel sergeant
    series serious server servers services sessions set settlements severe severity sewage sex
    sexual shaky shame share shared shares shark sharks sharp sheep shells shelter shelters ship
    shipments ships shocking shoes shooting shootings shop shopkeeper shopper shops short shortages
    shorter shot shots show shown shows sick side sights sign signals signatures significant signs
    silence silent silver similar simple simultaneous singer single sister sit sites sizes skeleton
    skier skies skiing skills skin skull skulls slavery sleep slide slight slow slower small smaller
    smart smartphone smartphones smartwatches smoke smoking smooth snakes snow snowfall snowstorm
    snowstorms soaring soccer social society soft software soil solar sold soldier solicitor solid
    solitary solo solutions son song songs sophisticated sort sound sounds south southeastern
    southern southwestern space spacecraft spare special species specific speculation speeches speed
    spend spending spent spirit spirits spoke spokesman spokesperson sport sporting sports spot
    spouses spring sprinter sprinters stabbing stable stadium stage staggering stakes stamps
    standard standards star stars state statements states static station stations statistics statues
    status stay steady steam steel steep steps stock stocks stolen stone stones stood stop store
    stores stories storm storms strange strategic streets strength stress strict strike striker
    strikes striking stroke strokes strong stronger structural structures struggles stuck student
    studies study stuff stunning subject subjects submarines subsequent subsequently subsidies
    subsidy substantial substitute success successes successful sudden sufficient sugar suicide
    suicides suit summer summers sunlight sunny sunshine super superb supermarket superstar
    supplementary supplies support supporter supreme sure surgeon surgery surplus surprise
    surprising surveillance surveys survival survivor suspect suspicion suspicious sustainable sweat
    sweeping sweet swift swimmer syllabus symptoms systems tables tablet tablets tactics tail take
    taken takeovers talent talk talks tanks tapes targets tariff tariffs tasks taught tax taxes
    taxis taxpayer tea team technical techniques technologies technology teen teenage teenager
    telescope telescopes television tell temperatures temporary tenant tennis tense tension tensions
    term terms terrible terror terrorism test testimony tests textbook textbooks textile textiles
    texts theatre theatres theft thefts theories thick thin things think thorough thought thoughts
    threats threw throw ticket tickets tide ties tiger tigers tight timber time times tiny titanium
    titles toilets told tolls tomb tombs took top tornadoes torrential torture total touching tough
    tougher tour tourism tours tower toxic toy toys track tracks trade traditional traffic tragic
    trails train trainee trains transactions transfers transgender translations transmission
    transport trapped traps travel treasure treasures treaties treatment treaty trees trends trial
    trials tribal tribunal tribunals tributes trips troops tropical trouble troubled truce truck
    trucks true trust truth try tsunami tsunamis tuition tumor tumors tumour tumours tunnel tunnels
    turbines turn turnout tv type typical ultimate ultra unable unanimous uncertainty undercover
    undergraduate underground understand unemployment unfair unhappy uniform uniforms unique unity
    universal unknown unlikely unpaid unprecedented unusual unwanted upcoming updates upper upset
    urban urgent use used useful user usual vacancies vaccine vaccines valid valuable valuables
    values van vans variant variants various vast vegetable vegetables vehicles venues verbal
    verdict verdicts versions vertical veteran viable vice victim victory video videos views village
    villages violence violent viral virtual virus viruses visa visas visible visit visitor visits
    vital vocal vocational voices volatile volcano volcanoes volume voluntary volunteer vote voter
    votes vouchers vulnerable wages waiter waiters waiting waitress walk walkout walls want war
    warehouse warehouses warm warmer wars wash waste watch water waters waves way ways weak weaker
    wealth wealthy weapons wear weather web websites weddings weekend weekends weekly weeks weight
    weird welfare wells went west western wet whale whales wheat wheelchair wheelchairs wheels white
    whole wholesale wide wider widespread wife wild wilder wildfire wildfires wildlife win winds
    wine wings winner winter winters wireless witness wolf wolves woman wonderful wood woods word
    words wore work worker workforce works world worlds worn worries worry wounds wreckage write
    writer wrong wrote yearly years yellow yield yields young younger youngest youth zones
    """
)
_ENDINGS = regex.compile(
    r"[a-z]{2,}(?:ings?|ed|ly|tions?|sions?|ments?|ness|ity|ities|ists|isms?|ships?|hoods?|ances?|"
    r"ences?|ous|ful|less|able|ible|ative|ological|ically|"
    r"(?<=(?:[ptkd]|[ae]g|ll|is|iz|ow|nn|mm|rm|ch|lv|ay|av|ac|ss|rv))(?:ers|ors))"
)
_NAMES = word_set(
    """
    ahmed alfred anders banting barking beijing beverly boeing bombers bowers browning caithness
    canning chambers channing chargers charity childers chongqing christie clarence clement connelly
    connolly connors constance creed cummings cushing darling deng dodgers donnelly dorking downing
    dungeness ealing emily epping felicity fleming florence fred gable giddings goering golding
    goring guinness hamed hameed harding harkness hastings havering hawking inception inverness
    irving italy jared jennings keating kelly kipling lakers landers laurence lawrence lilly majeed
    manning masters mcguinness mildred ming mobility mohamed mohammed molly muhammed myers nanjing
    ned obeid packers panthers pershing peters philly polly powers provence rasheed rawlings reading
    reed reilly richters rogers rothschilds saeed sally salters sanders saunders sayeed scully
    sicily skegness steelers sterling stirling taiping ted terence ting tooting travers trinity
    tully tweed twitter valence waleed walters watters waverly wilfred winifred withers woking
    worthing wyoming zed
    """
)
_SAYING = regex.compile(
    r"[ \u00a0](?:(?:has|had|have|also|later|then|further)[ \u00a0])*"
    r"(?:sa(?:id|ys?)|t(?:old|ells)|add(?:s|ed)|wr(?:ote|ites)|argue[sd]|warn(?:s|ed)|"
    r"claim(?:s|ed)|insist(?:s|ed)|announce[sd]|promise[sd]|pledge[sd]|vow(?:s|ed)|oppose[sd]|"
    r"back(?:s|ed)|reject(?:s|ed)|welcome[sd]|criticise[sd]|criticize[sd]|condemn(?:s|ed)|"
    r"praise[sd]|accuse[sd]|den(?:ies|ied)|admit(?:s|ted)|confirm(?:s|ed)|resign(?:s|ed)|"
    r"thinks|thought|believe[sd]|explain(?:s|ed)|tweet(?:s|ed)|testifie[sd]|state[sd])(?!\p{L})"
)
_APPOSED = regex.compile(r",[ \u00a0](?:an?|the|who|whose|aged|(?:1?[0-9])?[0-9])[ \u00a0,]")


def is_ordinary(word: str, follows: str) -> bool:
    """Tell whether the first word of an English sentence is no name.

    Words that are names, too, are taken for names where a person or a body alone can stand:
    right before a verb of saying ("Brown said") and an apposition ("Hill, a nurse, ...").

    Args:
        word: The word's key.
        follows: What follows it in the sentence.
    """
    if word in _SMALL or word in _SPEAKERS or word in TITLES:
        return True
    if word not in _THINGS and (word in _NAMES or not _ENDINGS.fullmatch(word)):
        return False
    if _SAYING.match(follows):
        return False
    return word.endswith("ly") or not _APPOSED.match(follows)
