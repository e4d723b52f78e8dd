"""Speakers in English articles: news, sport, courts, live blogs, interviews."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.quotes.marks import find_marked
from bot.core.quotes.speakers import attribute
from tests.core.quotes.marked_up import article

ARTICLES = {
    "capitol": """
WASHINGTON (AP) — The Senate voted on Tuesday to delay the bill. Senate Minority Leader Carla
Whitfield said the delay was “⟦an insult to every family waiting for help.⟧{Carla Whitfield}”

“⟦We had the votes,⟧{Carla Whitfield}” Whitfield told reporters. “⟦They blinked.⟧{Ca\
rla Whitfield}”

Mr. Dunmore, the bill's sponsor, disagreed. “⟦Nobody blinked,⟧{Dunmore}” he said in an interview.
“⟦We counted.⟧{Dunmore}”

A spokesman for the White House, Terry Okafor, declined to say whether the president would sign
it. “⟦We don't comment on hypotheticals,⟧{Terry Okafor}” Mr. Okafor said.

“⟦It's a mess,⟧{one Senate aide}” said one Senate aide, who spoke on condition of anonymity.

Dr. Lena Fisk, a health economist at Brandt University, said that the delay “⟦will cost
lives⟧{Lena Fisk}” and that hospitals were “⟦already at the edge.⟧{Lena Fisk}” According to Fisk,
the data are clear: “⟦Every week matters.⟧{Lena Fisk}”

Asked about the criticism, Dunmore said, “⟦I sleep fine.⟧{Dunmore}”

Protesters outside chanted “⟦Pay the nurses!⟧{?}” and carried signs reading “⟦Shame⟧{?}.”

In a tweet, President Howard Grant wrote: “⟦Do your jobs!⟧{Howard Grant}” The Hospital Association
called the vote “⟦deeply troubling.⟧{Hospital Association}”

The company that runs the exchange, Medora Inc., said it “⟦stands ready to help.⟧{Medora Inc}”
""",
    "arrest": """
Police said a 34-year-old man was arrested on Friday. "⟦He was calm when we found him,⟧{Maria
Ortega}" said Sgt. Maria Ortega of the Fallbrook Police Department. "⟦He asked for water.⟧{Maria
Ortega}"

His neighbor, Dale Pruitt, described him as "⟦a quiet guy who fixed bikes.⟧{Dale Pruitt}"

"⟦I never saw anything strange,⟧{Dale Pruitt}" Pruitt added. "⟦My wife told me, '⟦That man is too
polite.⟧{My wife}'⟧{Dale Pruitt}"

The suspect's lawyer, Ann Chu, told CNN her client was "⟦devastated.⟧{Ann Chu}" She added: "⟦He
intends to plead not guilty.⟧{Ann Chu}"

Prosecutors say the case is "⟦among the largest of its kind.⟧{Prosecutors}"

"⟦This should have been caught years ago,⟧{Roy Bell}" former detective Roy Bell, who worked on the
first case, told the newspaper.

Judge Thomas Vance set bail at $2 million. "⟦The court takes no chances,⟧{Thomas Vance}" he said.

Ortega said detectives would keep working through the weekend. "⟦We owe the families that,⟧{Maria
Ortega}" she said.
""",
    "recall": """
Smith & Lowe shares fell 9 percent after the recall. "⟦We got this wrong,⟧{Priscilla Tan}" Chief
Executive Priscilla Tan said on a call with analysts. "⟦Customers deserve better.⟧{Priscilla Tan}"

Tan, who took over in May, said the fix would take "⟦weeks rather than months.⟧{Priscilla Tan}"
The company said in a statement that it had "⟦no evidence of injuries.⟧{Smith & Lowe}"

Analyst Greg Holt of Perry Securities was less sure. "⟦Recalls have a long tail,⟧{Greg Holt}" he
wrote in a note to clients. "⟦This one has teeth.⟧{Greg Holt}"

Consumer groups were angry. “⟦They knew in March,⟧{Joan Baird}” Joan Baird, director of SafeHome,
said by phone.

“⟦They knew, and they shipped it anyway.⟧{Joan Baird}

“⟦Nobody there has answered my letters since.⟧{Joan Baird}”

The regulator's report found the firm's checks were "⟦inadequate.⟧{The regulator's report}"
""",
    "football": """
Halden Rovers ended a run of nine defeats on Saturday with a 2-1 win over Castle Moor that their
manager called “⟦ugly, lucky and beautiful⟧{their manager}”.

Stu Garrity, in his fourth week in charge, had tears in his eyes at the whistle. “⟦I told the lads
at half-time to stop being polite,⟧{Stu Garrity}” he said. “⟦You don’t get points for
manners.⟧{Stu Garrity}”

Captain Femi Adeyemi scored both goals. “⟦The first one I meant,⟧{Femi Adeyemi}” Adeyemi said.
“⟦The second I’ll have to watch again.⟧{Femi Adeyemi}”

His opposite number, Lars Bekker, was unimpressed. “⟦We lost to a deflection and a gust of
wind,⟧{Lars Bekker}” said the Dutchman, who was booked in the 80th minute.

Castle Moor’s coach, Hilary Wade, refused to blame the referee. ‘⟦She had a good game,⟧{Hilary
Wade}’ Wade said of the official. ‘⟦Better than mine.⟧{Hilary Wade}’

The supporters’ trust, which owns 12 percent of the club, said in a statement that the result
“⟦changes nothing about the debt⟧{The supporters’ trust}”.
""",
    "obituary": """
Agnes Thorne, who taught three generations of Marlby children to swim and once pulled a bishop out
of the harbour, died on Sunday. She was 94.

Her death was confirmed by her daughter, Ruth Thorne-Hill. “⟦She swam on Friday,⟧{Ruth
Thorne-Hill}” Ms. Thorne-Hill said. “⟦She complained that the water was too warm.⟧{Ruth
Thorne-Hill}”

Born in 1931, Thorne learned to swim in a quarry. “⟦My father threw me in and lit his pipe,⟧{Agnes
Thorne}” she told this newspaper in 1988. “⟦By the time it was lit I was out.⟧{Agnes Thorne}”

A former pupil, the novelist Owen Lacey, remembered her whistle. “⟦You heard it in your
sleep,⟧{Owen Lacey}” he wrote on Monday. The town’s mayor, Cllr Bea Mott, called her “⟦the
strictest kind woman I ever met⟧{Bea Mott}”.

Her notebooks contain a single rule, underlined twice: “⟦Nobody sinks on a Tuesday.⟧{?}”
""",
    "verdict": """
A jury on Thursday found a former treasurer of the Lakeside Fire District guilty of stealing
$412,000.

Assistant District Attorney Paul Renner told jurors that Gina Holloway, 51, had treated the
district as “⟦a purse with a siren on it⟧{Paul Renner}.”

Holloway’s attorney, Miles Dacosta, said his client would appeal. “⟦The books were a mess before
she got there,⟧{Miles Dacosta}” he said outside the courthouse. “⟦She is being punished for other
people’s arithmetic.⟧{Miles Dacosta}”

Judge Anita Kowalski disagreed. “⟦Arithmetic did not buy the boat,⟧{Anita Kowalski}” she said.

“⟦I trusted her with my kids’ college fund,⟧{Bill Fay}” volunteer firefighter Bill F\
ay testified last week. “⟦That’s what gets me.⟧{Bill Fay}”

According to court records, Holloway wrote to a friend that she was “⟦in too deep to swim⟧{Gina
Holloway}.” Prosecutors are expected to ask for eight years. The district said in a statement it
was “⟦relieved⟧{The district}” and “⟦eager to rebuild⟧{The district}.”
""",
    "interview": """
Mara Quill has repaired clocks for forty years. We spoke in her workshop in Tollbridge.

Q: Do you ever get bored?

A: Boredom is a luxury. My husband says, “⟦You talk to those things more than to me,⟧{My husband}”
and he is right.

Q: What is the hardest repair you have done?

A: A church clock that had been painted shut. The vicar told me, “⟦Leave it, it’s right twice a
day.⟧{The vicar}” I didn’t leave it.
""",
    "exchange": """
Two neighbours have not spoken for a decade over a hedge in Pell Lane.

“⟦It blocks my light,⟧{Norman Speight}” said Norman Speight, a retired surveyor.

“⟦It keeps out his opinions,⟧{Vera Dunn}” replied Vera Dunn, who planted it.

“⟦Opinions don’t kill tomatoes.⟧{Norman Speight}”

“⟦Nothing kills his tomatoes but his tomatoes,⟧{Vera Dunn}” she said.

The parish council has measured the hedge twice. It is, the clerk said, “⟦exactly as tall as the
argument⟧{the clerk}”.
""",
    "takeover": """
Shares in Brightwater Foods jumped on Monday after the company agreed to be bought for $2.1
billion.

“⟦This deal gives our farmers certainty,⟧{Celia Hart}” Celia Hart, chief executive o\
f Brightwater, said in a statement. “⟦It gives our customers the same soup.⟧{Celia H\
art}”

Not everyone was persuaded. “⟦Certainty is what you sell when growth has run out,⟧{Tomas
Reinholt}” said Tomas Reinholt, an analyst at Corvid Capital.

The buyer, Meridian Partners, declined to comment beyond a note to staff, in which it said there
were “⟦no plans for closures at this time⟧{Meridian Partners}”. Unions noticed the last three
words. “⟦At this time is how every bad letter starts,⟧{Josie Lam}” said Josie Lam of the Food
Workers’ Union.

Hart insisted that the plants were safe. “⟦I grew up next to one of them,⟧{Celia Hart}” she said.

“⟦Nobody believes it,⟧{a worker}” a worker at the Dalton plant said.
""",
    "press release": """
FOR IMMEDIATE RELEASE

Tidewell Transit today announced 40 new electric buses.

"⟦Our riders asked for quiet, and they are getting it,⟧{Marcus Bell}" said Marcus Bell, General
Manager of Tidewell Transit. "⟦They are also getting heat.⟧{Marcus Bell}"

"⟦The state is proud to fund this project,⟧{Ada Lin}" said Governor Ada Lin. "⟦Clean air belongs
to everyone.⟧{Ada Lin}"

About Tidewell Transit: founded in 1971.
""",
    "live blog": """
14:05 Health minister Jo Farrant is speaking now. She says hospitals are “⟦coping, but only
just⟧{Jo Farrant}”.

13:40 The opposition leader, Pat Wren, tells the BBC: “⟦Coping is not a plan.⟧{Pat Wren}”

13:12 Our reporter Sam Idle is at St Jude’s: “⟦There are eleven ambulances waiting. I have counted
them twice.⟧{Sam Idle}”

12:50 NHS Northland confirms that all routine operations are cancelled. “⟦Patients will be
contacted directly,⟧{a spokeswoman}” a spokeswoman said.

12:31 A sign on the door of the clinic reads: “⟦Closed until further notice⟧{?}”.
""",
    "study": """
Bats may hum to themselves for the same reason people do, a study suggests. "⟦We thought the
microphone was broken,⟧{Ines Caldwell}" says biologist Ines Caldwell of the University of Perrin.
"⟦It wasn't.⟧{Ines Caldwell}"

Caldwell and her colleague Tobias Mwangi recorded 212 bats. "⟦They hum when nobody is
listening,⟧{Tobias Mwangi}" Mwangi says. Writing in the journal Acoustics Letters, the pair
conclude that humming is "⟦a by-product of rest⟧{the pair}".

Others urge caution. The finding is "⟦interesting but thin⟧{Petra Novak}," according to Petra
Novak, an acoustician at Delft. She adds that "⟦two hundred bats is a small choir⟧{Petra Novak}".
""",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quotation_of_an_article_gets_its_speaker_or_none(name: str) -> None:
    text, spans, expected = article(ARTICLES[name])
    assert attribute(text, spans) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For Ann Poole, the plan is “a road to nowhere at all”.", ["Ann Poole"]),
        ("For years it was “a road to nowhere at all”.", [None]),
        (
            "8.15pm — Ann Poole has left the hall. “We shall come back in May,” she said.",
            ["Ann Poole"],
        ),
        ("The mayor said Ann Poole “ran out of road a year ago”.", ["Ann Poole"]),
        ("“We have run out of road,” according to the. It rained.", [None]),
        ("It fell, according to the paper, which says that “no seed is safe now”.", ["the paper"]),
        ("The fall was seen by Ann Poole, who says that “no seed is safe now”.", ["Ann Poole"]),
        ("Yesterday, which says it all, “no seed is safe now”.", [None]),
        ("Ann Poole left the hall, noting that “no seed is safe now”.", ["Ann Poole"]),
        ("Ann Poole left the hall, sadly noting that “no seed is safe now”.", ["Ann Poole"]),
        ("Ann Poole, , who says that “no seed is safe now”, left.", ["Ann Poole"]),
        ("“No seed is safe now,” said the head of Kew Gardens, Ann Poole.", ["Ann Poole"]),
        ("“No seed is safe now,” said a man from Kew, Hove and Ryde.", ["a man"]),
        (
            "“No seed is safe now,” said the head of the garden, which Ann Poole runs.",
            ["the head of the garden"],
        ),
        ("“No seed is safe now,” said the head of the garden, Ann Poole, in May.", ["Ann Poole"]),
        ("Kew Motors’s report said “no seed is safe now”.", ["Kew Motors"]),
        ("Ann Poole’s cat said “no seed is safe now”.", [None]),
        (
            "“No seed is safe now.” The warning came from Ann Poole, who runs the bank.",
            ["Ann Poole"],
        ),
        ("“No seed is safe now.” “Nor is any bulb in here,” said Ann Poole.", ["Ann Poole"] * 2),
        ("Ann Poole said the store was warm.\n\n“No seed is safe now.”", ["Ann Poole"]),
        ("“No seed is safe now.”", [None]),
        ("It rained.\n\n“No seed is safe now.”", [None]),
        ("“No seed is safe now,” said Ann Poole.\n\n“Nor is any bulb in here.”", ["Ann Poole"] * 2),
        (
            "“No seed is safe now,” replied Ann Poole.\n\n“Nor is any bulb in here.”",
            ["Ann Poole", None],
        ),
        (
            "“No seed is safe now,” said Ann Poole.\n\n“Sell it,” replied Tom Reed. “Sell it all.”"
            "\n\n“I would rather burn it all.”",
            ["Ann Poole", "Tom Reed", "Tom Reed", "Ann Poole"],
        ),
        (
            "“No seed is safe now,” said Ann Poole. “It is warm.\n\n“We have told them twice.”",
            ["Ann Poole"] * 3,
        ),
        (
            "Ann Poole sat down. “No seed is safe now.” Tom Reed rose. “Sell it all then.”",
            ["Ann Poole", "Tom Reed"],
        ),
        ("“No seed is safe now,” she said. It rained. “Nor is any bulb.”", [None, None]),
        ("“No seed is safe now,” a Kew Motors doctor told Ann Poole.", ["a Kew Motors doctor"]),
        (
            "Tom Reed praised Ann Poole, of whom he said “nobody has safer hands in this town”.",
            ["Tom Reed"],
        ),
        ("They grew “bulbs for the whole country” (Ann Poole says more).", [None]),
        (
            "“No seed is safe now,” said Ann Poole. Hull was quiet. “Nor is any bulb in here.”",
            ["Ann Poole"] * 2,
        ),
        (
            "Tom Reed wept. He had seen a photo of Xan Poole. “I miss it all,” he wrote.",
            ["Tom Reed"],
        ),
        (
            "Poole Calls On Us To “Save Every Seed Now” As Frost Looms\n\nAnn Poole spoke in May.",
            ["Ann Poole"],
        ),
        ("Someone wrote on it: “No seed is safe now.”", [None]),
        ("Workers held a banner reading “No seed is safe now”.", [None]),
        ("The plan was “a road to nowhere at all” in May.", [None]),
        ("Ann Poole found it “a road to nowhere at all” in May.", ["Ann Poole"]),
        ("The report found it “a road to nowhere at all” in May.", ["The report"]),
        ("She found it “a road to nowhere at all” in May.", [None]),
        ("“Is it safe in there?” Ann Poole asked. “It is not.”", ["Ann Poole"] * 2),
        ("“Is it safe in there?” Nobody knew the answer.", [None]),
        ("“No seed is safe now”, grumbled Ann Poole.", ["Ann Poole"]),
        ("“No seed is safe now”, she grumbled.", [None]),
        ("“No seed is safe now”, and then it rained.", [None]),
        ("“No seed is safe now” (2019)", [None]),
        ("“No seed is safe now,” a grower told Ann Poole in May.", ["a grower"]),
    ],
)
def test_rule_of_attribution(text: str, expected: list[str | None]) -> None:
    assert attribute(text, find_marked(text)) == expected


def test_text_without_quotations_has_no_speakers() -> None:
    assert attribute("It rained.", []) == []


def test_order_of_the_spans_is_kept() -> None:
    text = "“No seed is safe now,” said Ann Poole. “Sell it all then,” said Tom Reed."
    spans = find_marked(text)
    assert attribute(text, spans[::-1]) == ["Tom Reed", "Ann Poole"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“We go now,”", "“Why?”", "said", "Ann Poole", "she", ".", "\n\n", "the mayor",
                ",", "—", "„Geh“", "«Да»", "сказал", "“好。”", "他说", "قال", "«نعم»",
                "अ ने कहा", "「は」", "は", "그는",
            ]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_speaker_is_none_or_words_and_there_is_one_for_every_span(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = find_marked(text)
    speakers = attribute(text, spans)
    assert len(speakers) == len(spans)
    assert all(s is None or s.strip() for s in speakers)
