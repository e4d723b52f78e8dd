"""Tell the gender a name, a title or a verb form shows, where it shows one."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.quotes import grammar, vocabulary

_FEMALE = vocabulary.word_set(
    """
    mrs ms miss mme madame mademoiselle frau señora sra doña signora sindaca alcaldesa jueza
    ministra presidenta directora profesora doctora lady dame queen princess chairwoman
    congresswoman councilwoman spokeswoman actress direttrice assessora professoressa dottoressa
    senhora prefeita juíza pani posłanka dyrektorka prezeska bürgermeisterin ministerin
    präsidentin kanzlerin direktorin richterin sprecherin госпожа учительница
    """
)
_MALE = vocabulary.word_set(
    """
    mr monsieur herr señor sr don signor senhor sir lord king prince chairman congressman
    councilman spokesman sindaco alcalde prefeito pan bürgermeister kanzler präsident rabbi pope
    господин
    """
)
_FEMALE_ENDINGS = ("ова", "ева", "ёва", "ина", "ая", "ська", "цька", "ska", "cka", "ová", "ská")
_MALE_IN_A = vocabulary.word_set("andrea luca nicola никита илья микола ілля kuba jiří")
_WEST_SLAVIC = {"ła": "f", "la": "f", "ł": "m", "li": "p", "ły": "p"}
_EAST_SLAVIC = {"ла": "f", "лась": "f", "ли": "p", "лись": "p", "л": "m", "лся": "m", "в": "m"}
_IBERIAN = {"ron": "p", "aram": "p", "eram": "p", "iram": "p"}
_VERB_ENDINGS: Mapping[str, Mapping[str, str]] = {
    "pl": _WEST_SLAVIC,
    "cs": _WEST_SLAVIC,
    "ru": _EAST_SLAVIC,
    "uk": _EAST_SLAVIC,
    "es": _IBERIAN,
    "pt": _IBERIAN,
}
_GIVEN = {
    "f": vocabulary.word_set(
        """
        mary anna anne ann emma emily sarah sara laura lucy alice jane janet jean joan julia julie
        kate katie katherine catherine karen helen ellen elena elizabeth lisa linda susan sandra
        sophie sofia olivia rachel rebecca ruth maria marie martha margaret nancy nicole nina
        patricia priya paula rosa diana donna deborah barbara carol caroline charlotte claire
        christine denise eva fiona grace hannah heather irene jennifer jessica judith kelly kim
        melissa michelle natalie amy angela amanda victoria virginia vanessa hillary carmen isabel
        raquel pilar remedios dolores mercedes consuelo rocío inés soledad theresa ursula melania
        ivanka kamala fatima aisha yasmin leila hana yuki mei petra monika ingrid renate
        heike birgit ulrike katharina johanna miriam greta hilde britta astrid kirsten
        mette anja silke nathalie sylvie chantal corinne céline hélène camille margaux
        lucía marta rosario concepción riz luisa chiara giulia francesca
        valentina paola silvia federica marieke annemarie femke fatoumata amina zeynep ayşe elif
        olga irina tatjana татьяна ольга елена ирина наталья светлана анна мария
        галина надежда вера валентина екатерина анастасия юлия оксана наталія олена ірина марія
        ганна катерина юлія тетяна світлана валентина ewa agnieszka joanna małgorzata katarzyna
        krystyna zofia barbara a iwona jana lenka eva hana věra markéta zuzana kateřina
        eleni katerina sofía ioana elena andreea raluca piroska
        abigail adele agatha agnes allison amelia anita annette april audrey bella bernadette beth
        bethany bonnie brenda bridget candice cassandra catriona cecilia chelsea chloe cindy clara
        colleen daisy daphne debra delia doreen doris dorothy edith eileen eleanor eliza ellie elsie
        erica erin esther ethel evelyn faye felicity flora florence frances freya gail gemma
        georgina geraldine gillian gloria gwen harriet hazel hilary hilda holly imogen iris ivy
        jacqueline jasmine jenny jessie jill joanne jodie josephine joyce judy june kathleen kathy
        kerry kirsty kristen laurel lauren leah lesley lillian lily linda lorna lorraine louise
        lucille lynn mabel madeleine maggie marcia margery marianne marion marjorie marlene
        martina maureen mavis megan melanie mildred molly monica muriel nadia naomi nell nichola
        noreen norma pamela patty paulette pauline pearl peggy penelope penny phoebe polly rebecca
        rhoda rita roberta rosalind rosemary rosie roxanne sally samantha shannon sheila shirley
        stella stephanie sue susanna suzanne sylvia tamara tanya tara teresa tess theresa tina tracy
        trudy vera vicky viola vivian wendy winifred yvonne zoe annika antje babette bettina
        brigitte
        christa christiane dagmar dorothea edeltraud elfriede elke elsa erika franziska frieda gabi
        gabriele gerda gerlinde gisela gudrun hannelore hedwig heidi helga henrike hildegard ilse
        inge ines irmgard jutta karin karla kerstin lena lieselotte magdalena margarete margit
        marlies mathilde regina rosemarie sabine sigrid sonja steffi susanne svenja tanja ulla uschi
        ute waltraud adèle agnès amélie annick aurélie brigitte capucine céleste clémence
        colette delphine dominique édith élodie élise émilie estelle eugénie fabienne florence
        françoise geneviève ghislaine huguette jeanne jeannine joséphine josiane juliette laure
        laurence léa léonie lucie lucienne manon marcelle margot marguerite marianne mathilde
        maud monique mireille muriel nadège noémie odette odile pascale paulette sabine
        sandrine ségolène simone solange solène sylviane thérèse valérie véronique virginie viviane
        yvette adriana alba alejandra alicia almudena amparo ángela asunción aurora begoña blanca
        carlota catalina cecilia clara concha cristina daniela elvira ción esperanza
        estela esther eugenia fátima gabriela gloria graciela guadalupe irene josefa josefina
        juana laura lola lorena lourdes luz macarena magdalena manuela margarita maribel marisol
        maría mariana montserrat natalia nieves nuria olga paloma patricia paz ramona rebeca
        rosa sara silvia soledad susana teresa trinidad ximena yolanda alessandra anna antonella
        barbara bianca carla caterina claudia daniela donatella elisa emanuela fabiana gabriella
        giorgia giovanna graziella ilaria lidia loredana lucia luciana margherita marina michela
        mirella monica ornella patrizia raffaella roberta rosanna sabrina serena simona stefania
        teresa vittoria aparecida bruna camila carolina cláudia débora fernanda filipa helena
        inês joana júlia larissa letícia lídia lívia lourdes luana luciana luísa madalena márcia
        mariana marta matilde mônica natália rafaela renata rita sílvia sónia sônia tatiana telma
        teresa vanda agneta anette anita annika barbro birgitta birte bodil britt
        carina cecilia christina ebba elin ellinor elsa emelie eva-lena frida gertrud grethe
        gun gunilla gunvor hanne hedda hedvig helle henriette inger ingeborg ingegerd jytte kaisa
        karen karin kari kerstin kirsti kjersti kristin lena lene linnea lis lisbeth lise lotta
        lovisa maj maja malin margareta marit marianne mathilde mona pernille pia ragnhild
        randi rigmor ritva sigrid siri sissel siv solveig sunniva tone tove tuva turid ulla ulrika
        unni vibeke viveka åsa åse aleksandra alicja aneta bogusława bożena danuta dorota edyta
        elżbieta
        emilia ewelina gabriela genowefa grażyna halina helena irena izabela jadwiga jagoda janina
        jolanta julia justyna kamila karolina kinga lucyna magdalena maja maria mariola marta
        marzena monika natalia patrycja paulina renata stanisława sylwia teresa urszula wanda
        weronika wiesława alžběta andrea blanka božena dana dagmar gabriela irena ivana jarmila
        jaroslava jiřina jitka johana jolana kamila klára kristýna lucie ludmila magdaléna marie
        marta milada milena miluše miroslava monika naděžda nela nikola pavla pavlína petra
        radka renata růžena simona soňa stanislava šárka štěpánka tereza vendula veronika vlasta
        zdeňka александра алина алла антонина валерия варвара вероника виктория галя дарья дарина
        евгения жанна зинаида зоя инна инга ксения лариса лидия любовь людмила маргарита марина
        нина оксана олеся полина раиса римма софия софья таисия тамара ульяна федосия элина эльвира
        юля яна алла богдана валерія вікторія галя дарія євгенія зоя інна леся лідія любов людмила
        ліна маргарита марія мар'яна надія ніна оленка олеся поліна раїса соломія софія таїсія
        тамара уляна христина яна asya aylin aysel aysun berrin burcu canan cansu çiğdem defne derya
        dilek ebru emel emine esra fadime fatma feride filiz gamze gül gülay gülsüm hale hande
        hatice havva hülya ipek leyla melek melike meltem meryem nermin nesrin neşe nihal
        nilgün
        nuray nurten oya özge özlem pelin pınar rukiye saliha seda selin semra serap sevgi sevil
        sibel songül şebnem şule tuba tuğba yasemin yeliz zehra
        """
    ),
    "m": vocabulary.word_set(
        """
        john james robert michael william david richard joseph thomas charles christopher daniel
        matthew mark donald steven stephen paul andrew joshua kenneth kevin brian george edward
        ronald timothy jason jeffrey jacob gary nicholas eric jonathan larry justin scott frank
        brandon benjamin samuel gregory patrick peter jack dennis jerry tyler aaron henry adam
        nathan douglas carl simon alan ian neil martin keith graham nigel tony tom tim jim bob
        bill mike steve joe ben dan sam max alex oliver harry luke owen marcus hans klaus jürgen
        wolfgang stefan jens ahmed mohamed mohammed muhammad ali omar hassan vladimir volodymyr
        emmanuel barack keir boris rishi jose carlos juan luis marco giovanni pierre jean-luc xi
        roy dale hal walt lew otto jörg uwe karl heinz günter dieter
        werner rainer lars henning ole sven björn erik nils per morten emil
        bram willem pieter joost klaas jan kees étienne gérard jacques
        michel alain nicolas antoine javier miguel pablo pedro diego alejandro fernando
        giuseppe antonio paolo luigi stefano joão paulo caio rui nuno mehmet mustafa selim kemal
        иван сергей алексей андрей дмитрий николай павел михаил александр игорь владимир
        виктор петр пётр юрий борис григорий тарас іван сергій олексій андрій дмитро микола
        павло михайло олександр ігор володимир віктор петро юрій остап василь marek adam piotr
        jerzy zbigniew ryszard henryk marcin łukasz
        paweł tomasz krzysztof andrzej jacek wojciech michał jakub stanisław josef jiří
        pavel petr tomáš václav miroslav jaroslav zdeněk radu ion mihai andrei gábor lászló
        istván ferenc nikos giorgos yannis
        alastair albert alfred alistair allan alvin andre angus archie arnold arthur austin barry
        basil bernard bertram bertrand billy bobby bradley brendan bruce bryan caleb callum calvin
        cameron carlton cecil cedric chad chester chris christian clarence clifford clive clyde
        colin connor conor craig curtis cyril damian damon danny darren dave declan derek
        desmond dominic donovan dougal duncan dwayne eddie edgar edmund edwin elliot ernest
        ethan eugene evan ewan felix fergus finn floyd francis fraser fred frederick gareth gavin
        geoff geoffrey gerald gilbert glenn gordon grant greg gus guy hamish harold harvey
        hector herbert herman homer horace howard hubert hugh hugo irving isaac ivan jamie jared
        jarvis jasper jeff jeremy jerome jimmy joel johnny jonas jonathon julian keir kelvin ken
        kurt kyle lance lawrence leon leonard leroy leslie lester lewis liam lionel
        lloyd louis lucas malcolm marvin maurice max melvin mervyn miles mitchell mohammad murray
        neville noah norman norris oscar oswald percy pete phil philip phillip ralph ray
        raymond reginald rex ricardo rick robbie rodney roger roland ron rory ross rupert russell
        ryan sammy sebastian seth shane shaun sean sidney spencer stanley stewart stuart
        ted terence terrence terry theodore toby todd travis trevor tristan vernon victor vincent
        walter warren wayne wesley wilbur wilfred will winston zachary achim albrecht andreas anton
        armin arne arnold august benno bernd bernhard bertold björn bodo bruno burkhard
        carsten christoph clemens detlef dietmar dietrich dirk eberhard eckart edgar egon emil
        ernst erwin eugen fabian felix ferdinand florian franz friedrich fritz georg gerald gerd
        gerhard gernot gottfried gregor hannes harald hartmut heiko heinrich helmut hendrik henrik
        herbert hermann holger horst hubert ingo jakob jan jannik joachim johann johannes josef
        julian
        kai karsten knut konrad kurt leonhard lorenz lothar ludwig lukas lutz manfred
        manuel matthias maximilian moritz niklas norbert olaf oskar pascal philipp rainer
        reinhard reinhold reto rolf rüdiger rudolf sebastian siegfried sigmund simon steffen
        stephan sven theo thorsten tobias torsten udo uli ulrich urs uwe veit volker walter
        wilfried wilhelm willi adrien alexandre alphonse anatole arnaud arthur auguste aurélien
        baptiste bastien benoît bernard bertrand brice bruno cédric christophe claude clément
        cyril damien denis didier édouard éric ernest fabien fabrice félix fernand françois
        frédéric gaston gauthier geoffroy georges gérald gilbert gilles grégoire grégory guillaume
        gustave guy henri hervé hubert hugues jean jérémie jérôme joël jules julien kevin laurent
        léon lionel loïc louis luc lucien marc marcel mathieu matthieu maurice maxime olivier
        pascal patrice paul philippe quentin raoul raphaël raymond rémi renaud rené robert
        roland romain sébastien serge stéphane sylvain théo thibault thierry thomas tristan valentin
        victor vincent xavier yann yannick yves alberto aleix alfonso alfredo álvaro andrés ángel
        antonio armando arturo augusto benito césar claudio cristian cristóbal damián domingo
        eduardo emiliano emilio enrique ernesto esteban eugenio facundo federico felipe félix
        fermín francisco gabriel gerardo germán gonzalo gregorio guillermo gustavo héctor hernán
        hugo ignacio íñigo isidro iván jaime jerónimo jesús joaquín jordi jorge josé julián julio
        leandro leonardo lorenzo lucas manuel marcelo marcos mariano mario martín mateo matías
        mauricio máximo miguel nicolás octavio óscar pascual pepe rafael ramiro ramón
        raúl ricardo roberto rodrigo rogelio román rubén salvador santiago saúl sebastián sergio
        simón teodoro tomás vicente víctor alessandro alessio angelo bruno carlo cesare claudio
        corrado cristiano daniele dario davide domenico edoardo elio enrico enzo ettore fabio
        fabrizio federico filippo flavio francesco franco gaetano giacomo gianluca gianni
        giorgio giulio guido ivano jacopo leonardo lorenzo luciano manlio marcello mario massimo
        matteo maurizio mauro michele mirko nicolò paride pasquale piero pietro raffaele renato
        renzo riccardo roberto rocco salvatore sandro sergio silvano silvio tommaso ugo
        umberto valerio vincenzo vito vittorio afonso álvaro anderson antônio antónio arnaldo artur
        benedito breno celso cristiano danilo diogo duarte edson eduardo emanuel everaldo fábio
        felipe filipe flávio francisco geraldo gilberto guilherme gustavo heitor henrique hélio
        igor jair joaquim jonas jorge josé júlio leandro leonel lourenço luciano luís luiz
        manuel marcelo márcio marcos mário mateus matheus maurício miguel murilo otávio
        rafael raimundo renato ricardo rodrigo rogério sandro sebastião sérgio severino thiago
        tiago tomás valdir vasco vicente vítor wagner wellington albin algot alf anders arild arne
        arvid asbjørn axel bengt bent bertil birger bjarne bo børge carsten christer claes
        dag edvard egil einar eirik ejnar elias emanuel erland erling esben espen
        eskil filip finn folke fredrik frode fritiof geir georg gunnar gustav göran haakon
        hampus hasse helge henrik hilding holger håkan håvard ingemar ingvar ivar jakob jeppe
        jesper jimmie joakim johan jonas jørgen jörgen karsten kasper kent kjell klas kjetil knud
        knut kristian kristoffer kurt leif lennart linus ludvig mads magne magnus mathias
        mattias mikael mikkel mogens niels niklas olav olof ola oskar ove palle patrik peder
        petter poul preben ragnar rasmus roald roar roger rolf rune sigurd sigvard simen sixten
        stellan sten steffen stig sture svante svein søren sölve tage terje thore thorbjørn tobias
        tomas tor torben tord tore torgeir torsten trond trygve ulf urban valdemar vegard viggo
        vidar viktor yngve øystein adrian aleksander antoni artur bartosz bogdan bolesław
        borys bronisław cezary czesław damian daniel dariusz dawid edward emil eryk eugeniusz
        feliks filip franciszek gabriel grzegorz gustaw hubert ignacy ireneusz jan janusz jarosław
        józef julian kacper kamil karol kazimierz konrad krystian leszek lech leon leszek łukasz
        maciej maksymilian mariusz mateusz mikołaj mieczysław mirosław norbert olgierd
        oskar patryk przemysław radosław rafał robert roman sebastian sławomir stefan
        szymon tadeusz waldemar wacław wiesław wiktor witold władysław włodzimierz zdzisław
        zenon zygmunt alois antonín bohumil bohumír bohuslav břetislav čeněk dalibor david dušan
        eduard emanuel evžen filip františek hynek jakub jan jaromír jindřich
        ivo karel kamil kryštof ladislav leoš libor lubomír lubor luboš luděk lukáš marcel marek
        martin matěj matyáš michal milan milan miloslav miloš oldřich ondřej otakar oto patrik
        přemysl radek radim radomír radovan rené richard roman rostislav rudolf
        stanislav šimon štěpán tadeáš vavřinec viktor vilém vít vítězslav vladimír vlastimil vojtěch
        vratislav zbyněk анатолий антон аркадий артём артем богдан борис вадим валентин валерий
        василий виталий владислав вячеслав геннадий георгий герман глеб даниил денис евгений егор
        ефим захар иннокентий кирилл константин лев леонид макар максим марк матвей назар
        никита олег руслан рустам роман ростислав савелий святослав семён семен станислав
        степан тимофей тимур фёдор федор филипп ярослав анатолій антон артем богдан борис вадим
        валентин валерій віталій владислав вячеслав геннадій георгій данило денис євген
        єгор захар зиновій кирило костянтин леонід лев любомир макар максим матвій назар
        олег олесь орест пилип роман ростислав руслан святослав семен степан станіслав тимофій
        федір ярослав юрій abdullah adem adnan alper arda barış bayram bekir berk bülent burak can
        celal cem cemal cengiz cihan cüneyt davut doğan emre engin ercan erdal erdem erol ersin
        ertan ertuğrul fahri faruk fatih ferhat fikret gökhan güven hakan halil haluk hamza hasan
        haydar hikmet hüseyin ibrahim ilhan ilker ismail kaan kadir kenan koray
        levent mahmut mert mesut metin murat mücahit nazım necati nihat nuri okan oktay onur
        orhan osman ömer özgür ramazan recep rıza sabri sadık salih sedat selçuk sercan serdar
        serkan
        sinan süleyman şahin şükrü tarık tayfun taylan tolga tuncay turgut ufuk uğur umut vedat
        veli volkan yalçın yasin yavuz yusuf zeki
        """
    ),
}


def is_given(word: str) -> bool:
    """Return whether a casefolded word is a well-known given name."""
    return any(word in names for names in _GIVEN.values())


def given_names() -> frozenset[str]:
    """Return the well-known given names, casefolded."""
    return _GIVEN["f"] | _GIVEN["m"]


def of_title(title: str) -> str | None:
    """Return "m" or "f" for a casefolded title such as "mrs" that shows it."""
    return "f" if title in _FEMALE else "m" if title in _MALE else None


def of_verb(verb: str, language: str) -> str | None:
    """Return what a past tense shows of its subject: m, f, p (several) or None."""
    return next(
        (g for end, g in _VERB_ENDINGS.get(language, {}).items() if verb.endswith(end)), None
    )


def of_name(tokens: list[str], language: str) -> str | None:
    """Return "m" or "f" for a casefolded full name that shows it, else None."""
    for gender, names in _GIVEN.items():
        if tokens[0] in names:
            return gender
    if len(tokens) < 2 or language not in grammar.SLAVIC | {"it", "es", "pt", "ro"}:
        return None
    if language in grammar.SLAVIC:
        if tokens[-1].endswith(_FEMALE_ENDINGS):
            return "f"
        if tokens[-1].endswith(("а", "a", "у", "u", "ого", "ego")):
            return None
    if tokens[0].endswith(("a", "а", "я", "ía")) and tokens[0] not in _MALE_IN_A:
        return "f"
    return _male_ending(tokens[0], language)


def _male_ending(name: str, language: str) -> str | None:
    if name in _MALE_IN_A or (language in {"it", "es", "pt"} and name.endswith(("l", "s", "x"))):
        return "m"
    return "m" if name[-1] in "onrdkmłwjvюйнрлмктдвгб" or name.endswith(("ás", "ая")) else None
