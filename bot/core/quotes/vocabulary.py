"""Words for those who speak and for what speaks in their stead, by kind.

Entries are casefolded and of many languages at once: a title is a title wherever it stands. The
lists were written for this program.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex


def word_set(row: str) -> frozenset[str]:
    """Return the casefolded words of a row, which white space separates."""
    return frozenset(row.casefold().split())


TITLES = word_set(
    """
    kommunalråd kommunalrådet statsråd statsråden landshövding landshövdingen ordføreren
    borgmesteren borgmästaren mr mrs ms miss mx dr prof
    professor sir dame lord lady sen senator rep representative gov
    governor president prime minister premier mayor judge justice captain capt chief officer
    executive director manager commander general gen colonel col major maj lieutenant lt sergeant
    sgt detective inspector superintendent constable commissioner chancellor king queen prince
    princess pope father sister brother rev reverend bishop archbishop cardinal rabbi imam sheikh
    speaker chairman chairwoman chair chairperson attorney coach spokesman spokeswoman
    spokesperson vice deputy secretary councillor cllr councilman councilwoman councilmember
    congressman congresswoman alderman sheriff ambassador envoy adviser advisor engineer ecologist
    economist geologist biologist fisheries leader lawmaker mp mep mla ceo cfo cto head founder
    author artist actor actress singer doctor nurse farmer teacher student firefighter headteacher
    headmaster warden curator archaeologist historian analyst researcher scientist campaigner herr
    frau bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin ministerin präsident
    präsidentin kanzler kanzlerin landrat landrätin stadtrat stadträtin sprecher sprecherin
    direktor direktorin geschäftsführer geschäftsführerin vorsitzender vorsitzende richter
    richterin pfarrer pfarrerin leiter leiterin chef chefin forscher forscherin landwirt
    landwirtin bauer bäuerin anwohner anwohnerin monsieur madame mme mlle m me maître maire
    ministre président présidente directeur directrice docteur juge magistrado magistrada abogado
    abogada señor señora sr sra don doña alcalde alcaldesa presidente presidenta ministro ministra
    juez jueza director directora doctor doctora concejal concejala portavoz profesor profesora
    signor signora sig dott dottor dottoressa sindaco sindaca presidentessa direttore direttrice
    onorevole don assessore assessora giudice professore professoressa maestro maestra avvocato
    avvocata ingegnere senhor senhora prefeito prefeita deputado deputada vereador vereadora
    governador governadora juiz juíza presidenta diretor diretora autarca meneer mevrouw
    burgemeester wethouder minister-president directeur voorzitter hoogleraar statsminister
    minister borgmester borgmästare ordförande ordfører professor direktör direktør pan pani
    prezydent premier burmistrz wójt minister dyrektor dyrektorka prezes prezeska poseł posłanka
    prokurator profesor radny radna rzecznik rzeczniczka przewodniczący przewodnicząca sędzia
    starosta starostka primátor primátorka ředitel ředitelka ministr ministryně prezident
    prezidentka profesor profesorka poslanec poslankyně hejtman hejtmanka президент премьер
    министр мэр губернатор депутат сенатор профессор доктор директор геолог биолог историк
    археолог глава руководитель председатель капитан генерал полковник майор лейтенант судья
    адвокат тренер академик учёный ученый писатель рыбак фермер учитель учительница инженер врач
    житель жительница господин госпожа прем'єр міністр мер міський голова професор лікар лікарка
    вчителька директорка керівник керівниця президентка депутатка інженерка геологиня фермерка
    рибалка muhtar muhtarı belediye başkanı başkan bakan bakanı müdür müdürü profesör doktor doç
    cumhurbaşkanı
    primarul ministrul președintele directorul profesorul δήμαρχος υπουργός πρωθυπουργός πρόεδρος
    καθηγητής καθηγήτρια διευθυντής διευθύντρια
    """
)
"""Words before a name that are no part of it."""

ORGANISATION = regex.compile(
    r"(?i)\b(?:ayuntamiento|comune|c[aâ]mara|gemeente|government|gobierno|gouvernement"
    r"|governo|gmina|kommune?n?|mairie|municipality|pr[eé]fecture|provincie|regierung"
    r"|rz[aą]d|stadtverwaltung|waterschap|rechnungshof\w*|landesrechnungshof\w*|мэрия"
    r"|правительство|уряд|securities|sciences|partners|foods|capital|energy|motors"
    r"|holdings|industries|technologies|pharma\w*"
    r"|airlines|insurance|logistics|enterprises|ventures|studios|stores|transit"
    r"|agenc\w*|airlines?|airways|academy"
    r"|association\w*|asociaci\w+|associa\w+|authority|bank\w*|board|bureau|cent(?:er"
    r"|re)\w*|chamber|charity|church|club|coatings|coalition|college|commission\w*"
    r"|comisi\w+|committee|company|co|corp\w*|council|consej\w+|conseil|court|department"
    r"|d[eé]part\w+|directorate|federa\w+|foundation|fund\w*|gmbh|ag|group\w*|gruppe|guild"
    r"|homes|hospital\w*|house|inc|inmobiliaria|institut\w*|instytut|international|journal"
    r"|laborator\w+|ltd|llc|plc|minist(?:ry|ries|ère|ères|erio|ério|ero|erstw\w+|erstv\w+"
    r"|eriums?|erien|erie|eriet|eret)|museum|mus[eé]\w*|nations|news|office|organi[sz]\w+"
    r"|parliament|part(?:y|ei|ido|ito)|police|policía|polizei|post|press|railways?|review"
    r"|school|s\.?a\.?|s\.?p\.?a\.?|service\w*|societ\w+|soci[eé]t\w+|sp[oó][lł]ka"
    r"|syndicat\w*|systems|telegraph|times|trust|union\w*|universit\w+|universidad"
    r"|uniwersytet|verband\w*|verein\w*|gesellschaft|works|zwi[aą]zek|министерств\w*"
    r"|университет\w*|институт\w*|компани\w*|агентств\w*|комитет\w*|совет\w*|служб\w*"
    r"|міністерств\w*|університет\w*|miejska|miejski|mieszkaniowa"
    r"|прокуратур\w*|prokuratur\w*|procuradoria|fiscalía|procura"
    r"|questura|prefeitura|pr[ée]fecture|magistrat|urz[ąe]d\w*|úřad\w*|полици\w*|поліці\w*|policja"
    r"|policie|gendarmerie|guardia|guarda|\p{L}*polizei|\p{L}*anwaltschaft|\p{L}*behörde"
    r"|\p{L}*verwaltung|\p{L}*ministerium|feuerwehr|\p{L}*gericht|bundesamt|landratsamt"
    r"|confederaci\w+|diputaci\w+|junta|belediye\w*|bakanlığı|valiliği|müdürlüğü|üniversitesi"
    r"|derneği|vakfı|kaymakamlığı|odası)\b\.?|公司|集团|集團|大学|大學|政府"
    r"|委员会|協会|协会|医院|銀行|银行|博物馆|部门|客运|電力|新聞|会社|組合|省庁|회사|대학|위원회|وزارة|شركة|جامعة|هيئة"
    r"|بلدية|منظمة|مؤسسة"
    r"|جمعية|اتحاد|חברת|עיריית|משרד|האוניברסיטה|मंत्रालय|कंपनी|विभाग"
)
"""Words that mark a name as that of a body and not of a person."""

PUBLIC = regex.compile(
    r"(?i)\b(?:ayuntamiento|comune|gemeente|government|gobierno|gouvernement|governo|gmina|mairie"
    r"|kommune?n?|council|minist\w+|parliament|police|polic[íi]a|polizei|court|prefeitura|câmara"
    r"|cámara|confederaci[oó]n|diputaci[oó]n|universi\w+|junta|\p{L}*ministerium|мэрия"
    r"|правительство|міністерств\w*|министерств\w*)\b"
)
"""Words that mark a public body, which no "company" stands for."""

COMPANY = word_set(
    """
    company firm developer operator airline manufacturer maker utility retailer corporation
    builder supplier unternehmen firma konzern betreiber hersteller entreprise société compagnie
    exploitant empresa compañía operadora promotora constructora azienda società impresa ditta
    bedrijf onderneming företaget bolaget virksomheden selskapet selskabet spółka spółki firma
    przedsiębiorstwo společnost компания фирма предприятие компанія підприємство șirketi şirket
    """
)
"""Nouns that stand for the business named last."""

ANY_BODY = word_set(
    """
    órgão autarquia instituição entidade organismo institución entidad ente agency institution
    behörde einrichtung organisme institution instelling orgaan myndigheten myndigheden organet
    ведомство учреждение відомство instytucja urząd kurum
    """
)
"""Nouns that stand for whatever body was named last."""

DOCUMENT = word_set(
    """
    statement report letter post page website site email e-mail tweet message note advice update
    release guidance memo paper study account website review ruling verdict filing newsletter blog
    notice
    """
)
"""What speaks for its owner: "the museum's statement said"."""

SIGNS: Mapping[str, str] = {
    "en": r"signs?|signboards?|banners?|placards?|posters?|stickers?|slogans?|graffit\w+"
    r"|chalked|scrawled|daubed|t-shirts?|shouts|cries|chants?|chanting|plaque"
    r"|noticeboard|billboard|inscription|headstone|spray-painted"
    r"|guest ?books?|visitors[’'] book|ballots?|ballot"
    r" papers?|postcards?|unsigned|anonymous|anonymously|tombstones?|doormat"
    r"|receipt|wrapper|label|mural|tattoo",
    "de": r"schild\w*|transparent\w*|plakat\w*|aufschrift\w*|banner\w*|sprechch[oö]r\w*"
    r"|zettel\w*|aufkleber\w*|rufen?"
    r"|g[äa]stebuch\w*|stimmzettel\w*|ohne unterschrift|ohne namen|anonym\w*"
    r"|postkarte\w*|grabstein\w*|wahlzettel\w*|inschrift\w*|tafel|graffit\w+",
    "fr": r"pancartes?|banderoles?|affiches?|inscriptions?|[eé]criteaux?|cris|graffitis?"
    r"|panneaux?|autocollants?"
    r"|livre d[’']or|bulletins?|sans signature|anonymes?|cartes? postales?"
    r"|[ée]tiquette|ardoise|plaque|tombe|tract",
    "es": r"pancartas?|carteles|cartel|letreros?|pintadas?|s[aá]bana|gritos|pegatinas?"
    r"|inscripci[oó]n"
    r"|libro de visitas|libro de firmas|papeletas?|sin firma\w*|an[óo]nim\w+|postal"
    r"|l[áa]pida|pizarra|etiqueta|grafitis?",
    "it": r"cartell\w+|striscion\w+|scritt[ae]|lenzuolo|cori|adesiv[oi]|urla"
    r"|libro degli ospiti|quaderno degli ospiti|sched[ae]|senza firma|anonim\w+"
    r"|cartolin\w+|lapide|lavagna|targ[ah]\w*|etichett\w+",
    "pt": r"cartaz\w*|faixas?|placas?|gritos|picha\w+|letreiro\w*|autocolante\w*"
    r"|livro de visitas|boletins? de voto|c[ée]dula|sem assinatura|an[ôo]nim\w+"
    r"|postal|l[áa]pide|ard[óo]sia|muro",
    "nl": r"spandoek\w*|bord|borden|leuze\w*|bordje|affiche\w*|spreekkoor\w*|sticker\w*"
    r"|gastenboek\w*|stembiljet\w*|zonder (?:naam|handtekening)|anonie?m\w*"
    r"|ansichtkaart\w*|briefje\w*|grafsteen\w*|muur",
    "sv": r"skylt\w*|banderoll\w*|plakat\w*|klistermärk\w*|rop"
    r"|gästbok\w*|valsed\w*|osignera\w*|utan (?:namn|underskrift)|anonym\w*"
    r"|vykort\w*|lapp\w*|gravsten\w*|griffeltavl\w*",
    "da": r"skilt\w*|banner\w*|plakat\w*|råb"
    r"|gæstebog\w*|stemmesed\w*|usigner\w*|uden (?:navn|underskrift)|anonym\w*"
    r"|postkort\w*|seddel\w*|gravsten\w*",
    "no": r"skilt\w*|banner\w*|plakat\w*|rop"
    r"|gjestebok\w*|stemmesed\w*|usigner\w*|uten (?:navn|underskrift)|anonym\w*"
    r"|postkort\w*|lapp\w*|gravstein\w*",
    "pl": r"napis\w*|transparen\w*|kartk\w+|tabliczk\w+|plakat\w*|okrzyk\w*|baner\w*"
    r"|księ[gd]\w+ gości|kart\w+ do głosowania|bez podpisu|anonimow\w*|pocztówk\w*"
    r"|nagrob\w*|tablic\w+|ulotk\w*",
    "cs": r"n[aá]pis\w*|cedul\w+|transparent\w*|plak[aá]t\w*|pokřik\w*"
    r"|návštěvní knih\w*|hlasovací\w* l[íi]st\w*|bez podpisu|nepodepsan\w*"
    r"|anonymní\w*|pohled\w*|pohlednic\w*|náhrob\w*|tabul\w+|lístek|lístku",
    "ru": r"плакат\w*|табличк\w+|надпис\w+|баннер\w*|растяжк\w+|лозунг\w*|вывеск\w+"
    r"|транспарант\w*|выкрик\w*"
    r"|книг\w+ отзывов|гостев\w+ книг\w+|бюллетен\w+|без подписи|анонимн\w+"
    r"|открытк\w+|записк\w+|стен[еу]|надгроб\w+|доск[еу]",
    "uk": r"плакат\w*|табличк\w+|напис\w*|банер\w*|розтяжк\w+|гасл\w+|вивіск\w+"
    r"|транспарант\w*|вигук\w*"
    r"|книг\w+ відгуків|гостьов\w+ книг\w+|бюлетен\w+|без підпису|анонімн\w+"
    r"|листівк\w+|записк\w+|стін[іу]|надгроб\w+|дошц\w+",
    "tr": r"pankart\w*|tabela\w*|döviz\w*|afiş\w*|slogan\w*"
    r"|ziyaretçi defter\w*|oy pusula\w*|imzasız\w*|isimsiz\w*|kartpostal\w*|duvar\w*",
    "ro": r"pancart\w*|afiș\w*|bilet\w*|cartea? de oaspeți|buletin\w*|anonim\w*|nesemnat\w*",
    "hu": r"tábl\w+|vendégkönyv\w*|szavazólap\w*|névtelen\w*|aláírás nélkül|felirat\w*"
    r"|transzparens\w*",
    "fi": r"kyl(?:tti|tissä)\w*|vieraskirja\w*|äänestyslip\w*|nimetön\w*|lappu\w*|seinä\w*"
    r"|juliste\w*",
    "el": r"πινακίδα\w*|πανό|βιβλίο επισκεπτών|ψηφοδέλτι\w*|ανώνυμ\w*|ανυπόγραφ\w*"
    r"|τοίχο\w*|σημείωμα",
    "zh": "横幅|标语|標語|牌子|留言板|纸条|紙條|黑板|招牌|墙上",
    "ja": "看板|張り紙|貼り紙|横断幕|落書き|プラカード|黒板",
    "ko": "플래카드|현수막|팻말|낙서|칠판|피켓",
    "ar": "لافتة|لافتات|يافطة|بالطباشير|هتافات|جدار",
    "he": "שלט|כרזה|גרפיטי",
    "hi": "बैनर|तख्ती|पोस्टर|दीवार",
}
"""Things that bear words nobody signed, and voices out of a crowd."""

NOBODY: Mapping[str, str] = {
    "en": "someone|somebody|anyone|passers-by|an unknown hand|one of them|another of them",
    "de": r"jemand|irgendwer|irgendjemand|unbekannte\w*|man|eine[rs]? von ihnen|eine[rs]? davon",
    "fr": "quelqu[’']un|on|un inconnu|des inconnus|l[’']une? d[’']e(?:ux|lles)|certains",
    "es": r"alguien|un desconocido|desconocidos|uno de ellos|una de ellas",
    "it": r"qualcuno|ignoti|uno sconosciuto|uno di loro|una di loro",
    "pt": r"alguém|desconhecidos|um deles|uma delas",
    "nl": r"iemand|men|onbekenden|een van hen",
    "sv": r"n[åa]gon|okänd\w*|en av dem",
    "da": r"nogen|ukendt\w*|en af dem",
    "no": r"noen|ukjent\w*|en av dem",
    "pl": r"ktoś|nieznan\w+|jed(?:en|na) z nich",
    "cs": r"někdo|neznám\w+|jed(?:en|na) z nich",
    "ru": r"кто-то|кто-нибудь|неизвестн\w+|од(?:ин|на) из них",
    "uk": r"хтось|невідом\w+|од(?:ин|на) з них",
    "tr": "birisi|biri",
    "ro": "cineva",
    "hu": "valaki",
    "fi": "joku",
    "el": "κάποιος|κάποιοι",
    "zh": "有人|不知谁|不知誰",
    "ja": "誰か|何者か",
    "ko": "누군가",
    "ar": "أحدهم|مجهول|أحد المارة",
    "he": "מישהו",
    "hi": "किसी ने",
}
"""Subjects that are nobody in particular."""

PERSON_NOUNS = word_set(
    """
    student clerk artist owner vicar priest pilot caretaker botanist novelist landlord tenant
    builder farmer nurse neighbour neighbor resident boy girl man woman child friend colleague
    teacher driver worker passenger tourist shopkeeper fisherman waiter officer soldier doctor
    stranger visitor customer guard grandmother grandfather mother father sister brother aunt
    uncle cousin wife husband daughter son foreman boss studentin schüler nachbar nachbarin mann
    frau junge mädchen kollege kollegin lehrer lehrerin fahrer bauer großmutter großvater mutter
    vater oma opa schwester bruder tante onkel chef voisin voisine homme femme garçon fille ami
    amie collègue médecin client cliente mère père sœur frère estudiante vecino vecina hombre
    mujer niño niña amigo amiga maestro maestra abuelo abuela madre padre hermano hermana tío tía
    cliente funcionario librera médico capataz studente studentessa vicino vicina uomo donna
    ragazzo ragazza amico amica nonno nonna madre padre sorella fratello zio zia cliente contadino
    estudante vizinho vizinha homem mulher menino menina avô avó mãe pai irmão irmã student
    studentka sąsiad sąsiadka mężczyzna kobieta chłopiec dziewczynka pasażer pasażerka dziadek
    babcia matka ojciec siostra brat ciotka wujek lekarz nauczyciel nauczycielka kolega koleżanka
    klient klientka dědeček babička otec sestra bratr soused sousedka žena muž učitel učitelka дед
    бабушка дедушка мать мама отец папа сестра брат тётя дядя сосед соседка мужчина женщина
    мальчик девочка студент студентка пассажир пассажирка врач учитель учительница друг подруга
    коллега начальник автор авторы учёный ученые учёные исследователи эксперты власти специалисты
    жители autorzy naukowcy eksperci mieszkańcy władze autoři vědci odborníci автори вчені
    дослідники експерти влада фахівці дід бабуся дідусь мати мама батько сестра брат сусід сусідка
    чоловік жінка хлопчик дівчинка студент студентка пасажир пасажирка лікар вчитель вчителька
    друг подруга
    """
)
"""Nouns for one person, trusted as a speaker where a language has no article to tell them by."""
