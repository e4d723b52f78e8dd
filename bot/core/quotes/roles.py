"""What the nouns of a description tell: a woman or a man, a person at all, or somebody's relation.

Entries are casefolded and of many languages at once, as in `vocabulary`; they were written for
this program.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.quotes import vocabulary

_FEMALE = vocabulary.word_set(
    """
    woman girl lady wife mother mum mom daughter sister grandmother grandma aunt niece widow
    bride actress waitress queen nun frau mutter mama tochter schwester großmutter oma tante
    nichte witwe ehefrau femme fille mère maman épouse sœur grand-mère tante nièce veuve mujer
    chica madre mamá hija hermana abuela tía esposa sobrina viuda niña donna ragazza mamma figlia
    sorella nonna zia moglie suocera bambina mulher menina mãe filha irmã avó tia esposa viúva
    vrouw moeder dochter zus zuster oma echtgenote kvinna kvinnan mor mamma dotter dottern syster
    systern mormor farmor hustru hustrun kvinde kvinden datter datteren søster søsteren bedstemor
    bestemor kone konen kona kvinne kvinnen datteren kobieta matka mama córka siostra babcia żona
    ciotka wnuczka žena dcera sestra babička manželka teta máma женщина мать мама дочь сестра
    бабушка жена тётя девочка девушка жінка мати дочка сестра бабуся баба дружина тітка дівчина
    kadın anne kız kızı eşi abla nainen äiti tytär sisko mummo femeie femeia mama fiica sora
    bunica soția γυναίκα μητέρα κόρη αδελφή γιαγιά nő anya lánya nővére nagymama
    annem ninem babaannem anneannem kızım ablam teyzem halam eşim
    """
)
_MALE = vocabulary.word_set(
    """
    man boy gentleman husband father dad son brother grandfather grandpa uncle nephew widower
    groom waiter king mann vater papa sohn bruder großvater opa onkel neffe witwer ehemann homme
    garçon père papa fils mari frère grand-père oncle neveu hombre chico padre papá hijo hermano
    abuelo tío esposo marido sobrino niño uomo ragazzo padre papà figlio fratello nonno zio marito
    suocero bambino homem menino pai filho irmão avô tio vader zoon broer opa oom echtgenoot
    mannen far pappa son sonen bror brodern morfar farfar maken manden søn sønnen broder broderen
    bedstefar bestefar sønn sønnen faren mężczyzna ojciec tata syn brat dziadek mąż wujek muž otec
    táta bratr dědeček manžel strýc děd мужчина отец папа сын брат дедушка дед муж дядя мальчик
    чоловік батько тато син брат дідусь дід дядько хлопець adam baba oğlu oğul kocası dede mies isä
    poika veli ukki bărbat bărbatul tata tatăl fiul fratele bunicul soțul άνδρας άντρας πατέρας γιος
    αδελφός παππούς férfi apa fia bátyja nagyapa dedem babam oğlum abim ağabeyim amcam dayım kocam
    """
)
_RELATED = vocabulary.word_set(
    """
    lawyer solicitor attorney barrister spokesman spokeswoman spokesperson judge prosecutor victim
    suspect defendant neighbour neighbor friend colleague partner customer caller visitor reader
    anwalt anwältin sprecher sprecherin richter richterin staatsanwalt staatsanwältin avocat
    avocate porte-parole juge procureur procureure voisin voisine abogado abogada portavoz juez
    jueza fiscal vecino vecina avvocato avvocata portavoce giudice pm vicino vicina advogado
    advogada porta-voz juiz juíza promotor advocaat woordvoerder woordvoerster rechter buurman
    buurvrouw advokat advokaten talesperson talespersonen talsmanden dommeren domaren granne
    grannen naboen adwokat rzecznik rzeczniczka sędzia prokurator sąsiad sąsiadka advokát mluvčí
    soudce soudkyně soused sousedka адвокат судья прокурор сосед соседка суддя речник речниця сусід
    сусідка avukat sözcü
    """
)
_ANYBODY = vocabulary.word_set(
    """
    woman man frau mann femme homme mujer hombre donna uomo mulher homem kvinnan mannen kvinden
    manden kvinnen kobieta mężczyzna žena женщина мужчина жінка
    """
)
_PEOPLE = vocabulary.word_set(
    """
    banker baker brewer butcher carpenter cleaner commuter dealer designer developer editor engineer
    fisher gardener grower hiker hunter joiner labourer lodger miller miner mourner officer
    organiser organizer painter performer plumber porter prisoner producer promoter protester
    ranger reporter researcher rider sailor settler singer stranger supporter swimmer teenager
    trader trainer traveller treasurer trucker viewer villager voter walker weaver lawmaker
    legislator senator firefighter soldier scientist physician surgeon paramedic mechanic
    electrician chemist librarian musician politician beekeeper shepherd fisherman landowner
    shareholder investor founder boss chief mayor minister president chairman secretary
    candidate champion captain novelist athlete star veteran activist parent native widow pensioner
    journalist coach chef cook guide expert critic host pupil apprentice recruit graduate witness
    winner survivor mum dad grandparent aide official spokesperson tenant landlady landlord
    ganadero ganadera enfermera enfermero camarera cocinera marinero minero panadera bombero
    jornalero obrera obrero viajero viajera surfista
    técnico técnica seleccionador tendero pescador taxista concejal tecnico allenatore allenatrice
    contadino postino pescatore treinador treinadora vendedor éleveur éleveuse entraîneur pêcheur
    boulanger boulangère agricultrice technicien patron patronne élue trainer trainerin
    préfet préfète procureure gérant gérante artisan artisane berger bergère marin ouvrier ouvrière
    rybář pekař lékař lékařka rolník dělník řidič řidička kuchař kuchařka trenér trenérka rybak
    kierowca lekarka trener trenerka górnik piekarka leśnik leśniczy рыбак тренер водитель повар
    эколог рибалка водій кухар фермер фермерка еколог
    kandidat kandidatin abgeordnete abgeordneter vorsitzende vorsitzender fraktionsvorsitzende
    angestellte angestellter beamte beamtin gast zeuge zeugin rentner rentnerin wirt wirtin koch
    köchin bürger witwe landwirt bauer candidat candidate élue élu députée député syndicaliste
    libraire peintre témoin retraitée retraité chef cheffe guide journaliste militante militant
    candidata candidato panadera panadero jubilada jubilado testigo guía periodista conducente
    autista testimone pensionata pensionato capotreno guida giornalista sindacalista macchinista
    passeggero aposentada aposentado testemunha guia jornalista padeiro padeira kandidaat getuige
    gepensioneerde boer boerin kok bakker bakkerin visser landmand landmanden fisker fiskeren
    bonde bonden lantbrukare lantbrukaren biolog biologen kandidaten formand formanden kandidat
    kandidatka emeryt emerytka świadek rolnik piekarz ekonom hostinský pekař zahradník
    hrobník pamětník кандидат кандидатка пенсионер пенсионерка свидетель пекарь рыбачка сторож
    пенсіонер пенсіонерка свідок пекар сторож лісник
    """
)
_AGENT = regex.compile(
    r"\p{L}{3,}(?:ist|ists|ian|ologist|ographer|eer|woman|man|person|ster|tor|ssor|visor|owner|maker|keeper"
    r"|leader|worker|holder|farmer|planner|writer|manager|teacher|driver|runner|seller|dancer"
    r"|chef|chefin|sprecher|arzt|ärztin|fahrer|lehrer|forscher|händler|richter|anwalt|pfleger"
    r"|logue|graphe|sommelier|jährige[rn]?|erin|eurin|ologin|ologe|istin|antin|entin|meister|meisterin|führer|leiter"
    r"|leiterin|sitzende[rn]?|eure|euse|trice|teur|ière|ienne|iste|ista|iera|iere|dora|dor|tora"
    r"|manden|mannen|krat|kratin|kvinden|eren|aren|isten|ologen|inden|lederen|chefen|tören|tøren|ekretæren"
    r"|årige|åriga|åring|åringen|jarige|letni|letnia|letý|letá|latek|latka|yaşındaki)"
)
_ARTICLE = regex.compile(r"(?<=\p{L}{4})(?:en|et|n|ul|a)$")
_AGED = regex.compile(r"\d+[-‐‑ ]?(?:\p{L}+)?")


def gender_of(words: Sequence[str]) -> str | None:
    """Return "f" or "m" where a phrase's own casefolded words show it, the last first."""
    for word in reversed(words):
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return None


def is_kin(word: str) -> bool:
    """Return whether a casefolded noun is one for a woman, a man or a member of a family."""
    return word in _FEMALE or word in _MALE


def is_related(word: str) -> bool:
    """Return whether a noun is somebody's relation, so that the person just named is another."""
    return word in _RELATED or (is_kin(word) and not is_anybody(word))


def is_anybody(word: str) -> bool:
    """Return whether a noun is a plain "woman" or "man" in any of the languages."""
    return word in _ANYBODY


def is_person(word: str) -> bool:
    """Return whether a casefolded noun stands for one person, by its ending if need be."""
    known = word in _PEOPLE or word in vocabulary.PERSON_NOUNS or word in vocabulary.TITLES
    return known or is_related(word) or bool(_AGENT.fullmatch(word) or _AGED.fullmatch(word))


def forms(word: str) -> tuple[str, ...]:
    """Return a casefolded noun and what is left of it without a Nordic or Romanian article."""
    match = _ARTICLE.search(word)
    return (word, word[: match.start()]) if match else (word,)
