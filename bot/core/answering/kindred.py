"""Words that say nearly the same, where a question and an article often choose differently.

"What caused it?" is answered by "blamed on", "How many died?" by "killed". Only everyday words of
news are here; spelling alone joins the forms of one word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

KINDRED: Final = 0.7
"""What a word counts that says nearly the same."""

_GROUPS: Final[Mapping[str, str]] = {
    "en": """
        die- dead death- kill- casualt- victim- fatal- / injur- hurt wound- hospital- /
        begin- began begun start- open- launch- commenc- /
        end ends ended ending finish- clos- shut- stop- halt- suspend- ceas- cancel- /
        cost- price- pay- paid spen- bill fee- charg- worth budget- /
        fund- financ- grant- sponsor- donat- donor- money /
        caus- blam- because due reason- trigger- led result- /
        decid- decision- rul- vot- approv- reject- agree- verdict- /
        say- said tell- told warn- argu- claim- explain- note- add- remark- /
        think- believ- view- opinion- consider- convinc- /
        recommend- advis- advice suggest- propos- urg- /
        promis- pledg- agree- offer- commit- vow- /
        ask- demand- request- want- call- seek- sought petition- / apolog- sorry regret- /
        exclud- except- exempt- / buy- bought purchas- acquir- sold sell- sale /
        own owns owned owner- belong- / build- built construct- erect- design- /
        make makes made maker produc- manufactur- / work- job- employ- hire- staff role /
        learn- find found discover- hear- heard notic- spot- detect- /
        increas- rise rises rose risen rising grow- grew more higher climb- /
        decreas- fall falls fell fallen drop- declin- fewer less reduc- cut /
        damag- destroy- collaps- wreck- ruin- / repair- fix- restor- replac- mend- renovat- /
        happen- occur- event- / result- outcome- conclu- found findings /
        worr- concern- fear- afraid danger- risk- threat- /
        oppos- object- against critic- reject- doubt- sceptic- skeptic- /
        support- favour favor back- approv- / protect- safe- prevent- conserv- avoid- /
        live lives lived resident- inhabitant- population people villagers / name- call- known /
        win- won victor- beat / arriv- reach- came come- / leav- left depart- /
        teach- taught teacher- school- train- / child- kid- son daughter- pupil- /
        test- trial- experiment- tri- examin- check- / measur- record- reading- /
        law- legal court- judge- ruling appeal- / plan- intend- scheme project- aim- will /
        deep depth / high height tall / long length / wide width / heav- weigh- weight- /
        fast speed quick- / hot cold temperature- degree- warm- / old age aged year-old /
        husband wife spouse married / money dollar- pound- euro- million /
        answer- repl- respon- comment- / admit- acknowledg- conced- confess- /
        sign- symptom- indicat- show- / allow- permi- let lawful /
        forbid- ban- prohibit- bar- barred /
        help- aid assist- rescu- / reach- arriv- get gets got /
        need- requir- must necess- condition- / chang- alter- amend- revis- new /
        wait- delay- postpon- late / return- back resum- reopen- restor- /
        move- transfer- relocat- /
        visit- tour- guest- attend- / eat- ate food diet feed- fed prey /
        arrest- detain- custody jail- prison- sentenc- / accus- charged alleg- suspect- /
        resign- quit quits / appoint- elect- chosen choose chose select- nominat- /
        lead- led head- chair- runs / profit- earn- revenue income loss- /
        salary wage- earn- paid pay / doctor- physician- surgeon- medic- / car cars vehicle- /
        plane- aircraft jet- flight- / boat- ship- vessel- ferry / fire- blaze- burn- flame- /
        storm- gale- hurricane- / earthquake- quake- tremor- / author- wrote writ- /
        study studies research- scientist- / medicine- drug- treatment- therap- /
        company companies firm- business- / customer- client- buyer- shopper- / game- match- /
        big- large- huge / small- little tiny / carr- transport- bring brought deliver- /
        hold- held contain- capacity / keep- kept stor- retain- / lose- lost loss- /
        give gives gave given hand- donat- / get gets got receiv- obtain- /
        last lasts lasted continu- / remain- still left / miss missing disappear- vanish- gone /
        includ- contain- compris- consist- / first earliest initial- /
        previous- earlier before former- past / next following future later /
        photo- pictur- imag- / letter- email- e-mail- message- / deal- contract- treaty accord- /
        refus- declin- reject- den- / show- reveal- display- /
        quarrel- dispute- disagree- argu- conflict- row / goal- aim- purpose- target- /
        hope- expect- await- anticipat- / estimat- forecast- predict- project- expect- /
        start- set off / use uses used using utili- / differ- contrast- unlike compar- /
        same similar- alike equal- / enough suffic- / hate- dislike- /
        love- like likes enjoy- favourite favorite / complain- grievance- objection- /
        celebrat- party anniversary / win wins won prize- award- / born birth- / insur- /
        weather rain- snow- / crew- team- staff- / journey- trip- travel- / near- close nearby /
        inside within / fast- quick- rapid- / hurt- harm- damag- / order- instruct- command- /
        evidence proof prove- / mistake- error- wrong- fault- / secret- hidden hide-
    """,
    "de": """
        sterb- starb- gestorben tot- tod- getötet opfer / verletz- verwund- krankenhaus /
        beginn- begann begonnen start- anfang- angefangen eröffn- /
        end- schließ- geschlossen stopp- beend- aufhör- aufgehört /
        kost- preis- bezahl- zahl- teuer summe / grund ursach- weil wegen deshalb darum /
        entscheid- entschied- beschl- urteil- abstimm- gestimmt /
        sagen sagt- erklär- betont- wissen mein- finde- glaub- /
        fordern fordert- verlang- verlangt woll- will bitt- /
        schlagen vorschl- empfehl- empfiehlt rat rät /
        versprech- versprach zusag- zugesagt angekündigt kündigt- ankündig- /
        kauf- erwarb- erworben verkauf- verkauft / bau- gebaut errichte- erricht- /
        gründ- gegründet /
        arbeit- job- beruf beschäftig- / finden gefunden fand entdeck- bemerk- /
        steig- stieg- gestiegen wachs- mehr höher / sink- sank- gesunken fall- fiel- weniger /
        gegen ablehn- lehnt- kritik- kritisier- bedenk- einwand /
        fürcht- befürcht- angst sorg- gefahr- bedroh- droh- /
        einwohner- bewohner- leben lebt bürger menschen / heiß- name- genannt /
        geschieh- geschah passier- wird werden /
        verhaft- festgenommen / kritis- bemängel- / ändern ändert geändert wechsel- /
        erhalt- bekomm- bekam kriegt- / geben gibt gab gegeben spend- /
        bring- liefer- transport- / führ- leit- chef- vorsitz- / zeit dauer- lang lange /
        haupt- wichtigst- größt- / beginn- start- los / fahr- verkehr- /
        verlust- verlor- verlier- / reparatur- reparier- sanier- erneuer- /
        schaden schäden beschädig- zerstör- / prüf- untersuch- test- / wohn- leb- /
        unterstütz- förder- hilf- helf- / erlaub- genehmig- / verbot- verbiet- untersag- /
        ergebnis- / plan- vorhab- will wollen soll sollen / ziel- zweck- /
        bedingung- voraussetzung- wenn falls
    """,
    "fr": """
        mort- mour- décéd- tué- victime- / bless- hôpital / commenc- début- ouvr- lanc- démarr- /
        fin finir ferm- arrêt- cess- suspend- / coût- prix pay- euros dépens- financ- /
        cause- raison- parce car / décid- décision- vot- jug- trancher /
        dit dire déclar- affirm- expliqu- estim- pens- juge rappel- /
        demand- réclam- exig- veut veulent voul- / propos- recommand- conseill- suggér- /
        promis promet- promess- engag- / achet- acquis acquér- vend- / constru- bât- édif- /
        travail- emploi- métier- / trouv- découv- appr- / augment- hauss- mont- plus /
        baiss- dimin- chut- moins /
        contre oppos- critiqu- refus- inquiét- crain- craint- peur menac- / habit- résid- popul- /
        nom nomm- appel- /
        arrêt- interpell- / recev- reçu- obten- / don- offr- offert- /
        diri- tien- gér- président- / dur- longtemps temps / répar- rénov- restaur- /
        détrui- endommag- dégât- / essai- test- étud- / aid- souten- soutien- / interdi- /
        autoris- permet- permis / résult- / projet- plan- prévoi- prévu- / condition- si /
        perd- perte-
    """,
    "es": """
        muer- muri- fallec- mató víctima- / herid- hospital- /
        empez- empiez- comenz- comienz- inici- abr- arranc- /
        termin- acab- cerr- cierr- par- suspend- / cost- cuest- preci- pag- euros /
        causa- motivo- porque debido /
        decid- decisión vot- fall- resol- sentencia- /
        dice dijo decir declar- afirm- explic- cuent- opin- cree- /
        ped- pid- exig- reclam- quier- quer- / propon- propus- propuest- recomend- suger- /
        promet- promes- compromet- / compr- adquir- vend- / constru- levant- /
        trabaj- empleo- oficio- / encontr- encuentr- descubr- hall- / aument- sub- crec- más /
        baj- disminu- ca- menos / contra opon- critic- rechaz- tem- preocup- amenaz- /
        habit- vecin- poblac- / nombre- llam-     """,
    "it": """
        mor- mort- uccis- vittim- / ferit- ospedal- /
        inizi- cominci- apr- apert- /
        fin- termin- chius- chiud- ferm- sospes- / cost- prezz- pag- euro spes- /
        causa- motivo- perché ragion- / decis- decid- vot- sentenz- /
        dice detto dire dichiar- afferm- spieg- racconta- ritien- /
        chied- chiest- pretend- vogl- vuol- / propon- propost- consigli- raccomand- /
        promess- promett- impegn- / compr- acquist- vend- / costru- edific- / lavor- impieg- /
        trov- scop- / aument- sal- cresc- più / cal- diminu- meno /
        contr- critic- tem- preoccup- minacc- / abitant- resident- / nome chiam- /
        deten- arrest- / recib- obten- obtuv- / da dio dar don- regal- entreg- ced- /
        dirig- encabez- president- / dur- tiempo / repar- restaur- reform- / destru- dañ- /
        prueba- estudi- investig- / ayud- apoy- / prohib- / permit- autoriz- / result- /
        proyecto- plan- prev- / condición si / perd- pierd- pérdida- /
        arrest- / ricev- otten- / dato dona- consegn- affida- / dirig- guida- president- gest- /
        dur- tempo / ripar- restaur- rinnov- / distru- dann- / prova- studi- ricerc- /
        aiut- sosten- / viet- / permet- autorizz- / risult- / progett- pian- previst- /
        condizion- se / perd- pers-
    """,
    "pt": """
        morr- mort- morreu vítima- / ferid- hospital- / começ- inici- abr- abert- /
        termin- acab- fech- par- suspend- / cust- preço- pag- euros reais /
        causa- motivo- porque devido /
        decid- decis- vot- / diz disse declar- afirm- explic- acha- /
        ped- exig- quer- / propo- recomend- suger- / promet- promess- / compr- vend- / constru- /
        aument- sub- cresc- / contra critic- tem- preocup- ameaç-
    """,
    "pl": """
        umar- umrz- zgin- zabi- śmier- ofiar- / rann- szpital- /
        zacz- rozpocz- otw- start- / skończ- zakończ- zamk- wstrzym- /
        koszt- cen- płac- zapłac- złot- / przyczyn- powod- bo ponieważ /
        zdecydow- decyz- głosow- wyrok- / powiedz- mówi- twierdz- stwierdz- uważa- /
        domaga- żąd- chc- postulat- prosi- / zapropon- propozycj- propon- obieca- zapowied- /
        kupi- sprzeda- / budow- zbudow- / brak- niedob- / wzros- rośn- więcej / spad- mniej /
        przeciw- krytyk- obaw- groz- zagraż- / mieszka- / nazw- imi- /
        areszt- zatrzym- / otrzyma- dosta- / da- przekaza- / kier- szef- prezes- dyrektor- /
        trwa- długo / napraw- remont- odnow- / zniszcz- uszkodz- / bada- test- / pomoc- wsp- /
        zakaz- / wynik- / plan- zamier- / warun- jeśli pod / strac- strat-
    """,
    "ru": """
        погиб- умер- смерт- убит- жертв- / ранен- пострада- больниц- /
        нача- начн- откры- старт- запуст- / конч- законч- закры- останов- прекрат- /
        стои- цен- плат- рубл- денег деньг- обошл- сто- / причин- поэтому потому из-за /
        реши- решен- голос- суд- / сказа- рассказ- заяви- объясн- счита- мнени- /
        треб- прос- хот- хоч- / предлож- предлаг- совет- / обеща- пообеща- / купи- прода- /
        постро- строи- сооруж- / найд- наш- обнаруж- откры- / раст- рост- увелич- больше /
        снизи- упа- уменьш- меньше / против- критик- сомнева- возраж- бо- опаса- угр- опасн- /
        жив- жител- населени- / зовут имя назыв- назва- /
        арест- задерж- / получ- / дать дал- подар- переда- / руковод- возглав- директор- /
        длит- длил- долго / ремонт- восстан- почин- / разруш- поврежд- / исслед- изуч- провер- /
        помо- поддерж- / запрет- запрещ- / разреш- / результат- итог- / план- намер- собира- /
        услови- если / потер- / хватает недоста- нужн-
    """,
    "ar": """
        مات توفي قتل ضحايا وفاة / بدا بدات انطلق انطلقت افتتح افتتحت /
        انتهي اغلق توقف توقفت / كلفه تكلفه بلغت سعر ثمن كلف دفع /
        سبب بسبب لان نتيجه / قرر قرار صوت حكم /
        قال قالت اضاف اوضح اكد يري تري ذكر / طلب طالب يطالب يريد /
        اقترح اقترحت نصح / وعد تعهد اعلن / بني بناء شيد /
        وجد عثر اكتشف / زاد ارتفع نما / انخفض تراجع قل /
        ضد انتقد شكوك يخشى خوف / سكان اهالي يعيش
    """,
    "hi": """
        मौत मारे मृत्यु निधन / शुरू शुरुआत खुला खुली आरंभ /
        बंद खत्म समाप्त रुका / खर्च लागत कीमत रुपये किराया /
        कारण क्योंकि इसलिए वजह / कहा बताया बोले बोलीं /
        मांग माँग चाहते / बनाया बनाई बनाने निर्माण
    """,
    "zh": """
        死亡 遇难 去世 丧生 / 受伤 伤者 医院 / 开始 启动 开放 开设 开业 / 停止 停运 停业 关闭 /
        费用 价格 成本 投资 票价 花费 /
        原因 因为 由于 因此 所以 / 认为 表示 建议 主张 觉得 指出 呼吁 /
        应该 建议 应当 / 要求 希望 呼吁 / 承诺 保证 答应 / 建造 修建 建成 / 发现 找到 /
        增加 上涨 提高 / 减少 下降 降低 / 反对 质疑 担心 /
        逮捕 拘留 / 获得 得到 收到 / 领导 负责 主持 / 维修 修复 修缮 /
        损坏 毁坏 破坏 / 研究 调查 / 帮助 支持 资助 / 禁止 不得 / 允许 可以 /
        结果 / 计划 打算 将要 / 条件 如果 / 失去 损失
    """,
    "ja": """
        死亡 死去 亡く 犠牲 / 負傷 怪我 病院 /
        開始 始ま 始め 開店 開業 開い / 終了 閉校 閉鎖 中止 停止 /
        費用 価格 値段 料金 万円 / 理由 原因 ため / 話す 語る 述べ 言う 考え / 要求 求め 希望 /
        約束 予定 計画 / 建設 建て / 発見 見つ / 増加 増え / 減少 減っ / 反対 懸念 心配
    """,
}
"""Groups, parted by strokes; a word with a hyphen stands for all that begin with it."""


@lru_cache(maxsize=65536)
def kin_of(word: str, language: str) -> frozenset[int]:
    """Return the numbers of the groups that a folded word belongs to."""
    listed = _listed(language)
    whole = listed.get(word, frozenset())
    return whole.union(*(listed.get(f"{word[:n]}-", ()) for n in range(2, len(word) + 1)))


@lru_cache
def _listed(language: str) -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_GROUPS.get(language, "").split("/")):
        for word in group.split():
            found[word] = found.get(word, frozenset()) | {number}
    return found
