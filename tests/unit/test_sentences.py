"""Where sentences end: each case is a text with a bar where it must be cut, and nowhere else; 'a.|B' has no space."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Article, Span
from reportedly.sentences import of, split

CASES = [
    # run together
    "It follows setbacks that the group has faced.|The recording could not be confirmed.|It appeared on Monday.",
    "They will pay the price dearly.”|”Soldiers of the harbour be patient, for you are right,” Rell said.",
    "“Stay on the path,” Rell said, adding “Be patient, for we are with you.”|He also threatened the port.",
    "He named the town of Ostrava.|The mayor denied it.",
    "The ship left in 2016.|It never came back.",
    "The dam broke.|US officials said so.",
    "Was it so?|The minister did not say.",
    "He left.|“We stay,” she said.",
    "“We stay.”|“You leave.”",
    'He left.|"We stay," she said.',
    'He said: "We leave."|She said nothing.',
    "The hall was empty.|(The others had left.)|Nobody came.",
    "He called it a war.|I was there.",
    "It was over.|A week later she left.",
    "The site is example.org.|The other is not.",
    # initials and names
    "J. K. Rowling spoke, and J.K. Rowling wrote.",
    "George W. Bush said so. |He left.",
    "It was signed by John F. Roe and A. B. Doe.",
    "The council chose Malcolm X. |The vote was close.",
    "The court heard from J.-P. Marot on Monday.",
    "Dr. Martin King Jr. |The prize went to him.",
    "Martin King Jr. Boulevard was closed.",
    # ranks and titles
    "Col. Ryan Doe, Lt. Gen. Jane Roe and Sen. Ann Poe met Dr. Moe, Mr. Noe and Mrs. Loe.",
    "Rep. Ann Poe, R-Ohio, told Gov. Loe. |Prof. Moe agreed.",
    "The Rev. Jane Roe and St. Louis police Sgt. Doe came.",
    "It is Mr.Smith who left.",
    # abbreviations that may end a sentence
    "U.S.-led forces left. |They came back.",
    "They live in the U.S. |The next day they left.",
    "U.S. President Doe met U.N. Secretary-General Roe.",
    "He works for Doe Inc. and Roe Corp. in Washington, D.C., and Ohio.",
    "Shares of Doe Inc. Chief Executive Roe fell.",
    "She left Doe Inc. |He stayed.",
    "He moved to the U.S. |“We miss him,” she said.",
    "It opened at 5 p.m. Thursday and closed at 9 a.m. ET.",
    "It closed at 9 p.m. |Officials gave no reason.",
    "It opens at 9 a.m. 5 May.",
    "They grow apples, pears, etc. |The harvest is late.",
    "It happened on Jan. 5, 2017, and again in Sept. |The cause is unknown.",
    # numbers
    "It was No. 5 on the list. |She was No. 1.",
    "“No. |We will not,” he said.",
    "Prices rose 3.5 percent to $4.20. |Wages fell.",
    "5 people died in 2016. |12 were hurt.",
    "1. The plan failed. |2. Nobody knew.",
    "Art. 5 and pp. 4 to 9 say so, e.g. on page 4, i.e. there.",
    # addresses
    "See https://example.org/a.B?c=D for more. |It is free.",
    "Write to jane.roe@example.org or cnn.com. |She answers.",
    "He runs Example.Com and www.example.org/News.Html now.",
    # ellipses
    "He waited… and then he left. |She stayed.",
    "He waited... |Then he left.",
    "“I... I do not know,” he said.",
    "He said “we . . . will see” twice.",
    # question and exclamation marks inside quotes
    "“Who knows?” he asked. |Nobody answered.",
    "“Who knows?” Jane Roe asked. |Nobody answered.",
    "“Stop!” shouted the guard. |He ran.",
    "“Who knows?” |He asked the court for help.",
    "'Who knows?' she said. |'Not I.'",
    "The paper asked “Who knows?” and got no answer.",
    # opening and closing quotes
    "“It is late,” he said. |“We should go.”",
    'He said nothing. |"It is late," she said.',
    "She said: “It is over. |We leave.” |Then she left.",
    "‘It is over,’ she said. |‘We’ll leave.’ |They left.",
    "“The guard said ‘Stop.’” |Then he fell.",
    "(He left the hall.) |She stayed (she said). |They met again.",
    "He said (“We will see.”) and left.",
    "The crew's boat sank. |The sailors' wives wept.",
    # a quote over paragraphs
    "“We came at dawn. |The gate was shut.\n\n|“Then it opened. |We went in,” he said.",
    "First line\n|Second line",
    # dashes, semicolons, colons
    "“We will win.” — Jane Roe, minister",
    "He came; he saw; he left: that was all. |The rest followed.",
    "They left -- all of them -- at noon. |Nobody stayed.",
    # what is lower case, but a name
    "The phone is late. |iPhone sales fell.",
    "He gave no name. |al-Rell did.",
    "The approx. size and the so-called dept. store.",
    "The report[1] was late.[2] |It was short.[3] |Nobody read it.",
    "GEN. JANE ROE SPOKE. |NOBODY LISTENED.",
    "The clubs met. |wikiNorth wrote of it.",
    "He won. [4] |She lost.",
    "Roe was sued by the SEC. |The case was dropped.",
    "Yahoo! News wrote it. |Nobody read it.",
    "No full stop at the end",
]

#: Written after the code had passed the cases above, to see what it does with text it was not made for.
FRESH = [
    "The minister resigned on Friday.|Her deputy, Capt. Ola Brandt, took over.",
    "“They burned the mill,” he said.|“Then they left.”",
    "The vote was 52-48.|Opposition leaders called it a fraud.",
    "Police arrested three men in St. Petersburg, Fla. |None has been charged.",
    "“Did you see him?” a reporter asked. |“No,” she said. |“I did not.”",
    "“Fire!” Lt. Roe shouted. |The crew ran.",
    "According to Gen. Mark Doe (ret.), the fleet left at 06.30. |It had not returned by 5 p.m. EST.",
    "The fund lost $1.2 million in Q3. |“That’s bad,” its head, E. F. Lund, said.",
    "She quoted the report: ‘The dam is safe.’ |It was not.",
    "The group, al-Nasr Co. Ltd., was founded in 1998. |It has 40 employees.",
    "Why did he leave? |Nobody knows! |Or nobody says.",
    "He wrote, “I am well. |Do not worry.” |The letter was dated Nov. 3.",
    "The U.N. Security Council met. |The U.S. vetoed the text.",
    "The talks in Washington, D.C. |The envoys stayed.",
    "The man, identified only as J., was released. |Prosecutors will appeal.",
    "It was, as one aide put it, “a mess. |A total mess.” |(The aide asked not to be named.) |Others agreed.",
    "[The claim could not be verified.] |The army denied it.",
    "At issue is Sect. 12 of the act; Sec. 14 was repealed. |See vol. 3, pp. 12-14.",
    "The plane, an A-320, vanished at 3 a.m. local time. |Rescuers found nothing.",
    "“We have no plans …” he began. |Then the line went dead.",
    "The vessel sank off Mt. Athos on Tues., Sept. 9. |All aboard survived.",
    "The company (Roe & Doe Inc.) declined to comment. |Its shares fell 3.4%. |Analysts shrugged.",
    '"It\'s over." |That was all he said.',
    "The song “Who Are You?” was played. |The crowd sang.",
    "The show Jeopardy! has a new host. |He starts Monday.",
    "He lives at 12 Elm St. |His neighbours call him quiet.",
    "The governor — Sen. Roe’s brother — refused. |“Never!” he cried. |“Not once.”",
    "It was true.|Not all agreed.|“Nonsense,” said one.",
    "The strike ended Sunday.|In Lund, workers cheered.",
    "“The army lied.”|Witnesses said so too.",
    "Is it over?|It is not.",
    "The clinic (built in 1970) closed.|The staff went home.",
    "U.K. Prime Minister Jane Roe and E.U. Commissioner Hans Doe met. |They agreed on nothing.",
    "Eds. note: the name was changed. |The original is lost.",
    "He was born c. 1950 and died in A.D. 2010. |His papers burned.",
    "“Mr. Roe,” the judge said, “sit down.” |He did not.",
    "The note read: “Help. |Send Dr. Poe.”\n|It was unsigned.",
    "“It’s a lie!” the Rev. Ann Poe said. |“A lie.”",
    "The price is $5. |That is too much.",
    "Version 2.0 is out. |Get it at app.example.net. |It costs nothing.",
    "The suspect, A. K. Bose, was held. |“He is innocent”, said his lawyer. |The trial starts in Jan. 2026.",
    "He called the so-called ‘Dr. Doom.’ |Nobody answered.",
    "“Where are they?” she asked.|“Gone,” he said.",
    "The town’s mayor said: “This is No. 1. |We cannot wait.”",
    "Storm Ivo hit at 4 p.m. |It killed two.",
    "The bank is owned by Roe Bros. |They deny it.",
    "They came from the U.S., the U.K. and Canada. |Each brought a flag.",
    "“I don’t know...” |She paused. |“Maybe.”",
    "The rebels took Fort Roe on Jan. 12. |Col. Poe fled. |Maj. Noe did not.",
    "E. coli was found in the water. |Officials closed the beach.",
    "The ruling, Roe v. Doe, stands. |Roe vs. Poe does not.",
    "GEN. JANE ROE AND COL. DOE SPOKE. |NOBODY LISTENED.",
    "“Get out!” Mr. Doe said. |He meant it.",
    "He asked “Why now?” |Nobody knew.",
    "He asked, “Why now?” |Jane Roe, the mayor, did not answer.",
    "The ship (built by Doe Inc.) sank. |Nobody died.",
    "The order came from Gen. A. B. Roe, Jr. |It was obeyed.",
    "It is the first win for Roe since Oct. |The team is thrilled.",
    "He said “the U.S. will win.” |Others doubt it.",
    "The treaty was signed in Washington D.C. |Nobody liked it.",
    "In a statement, the group said: “We did it!” |The army said it was “not true.”",
    "“I was in the U.S.,” he said. |“It was cold.”",
    "At 10 a.m. on Monday, police came. |At 11 a.m. they left.",
    "The judge, Hon. Mary Poe, ruled for Roe et al. |The state appealed.",
    "Prices: $1.5m vs. $2m in 2010. |Up to 3 p.c. more.",
    "A man (34) died.[4] |Two others — both 19 — live.",
    "Mayor Poe said, “…and that is why.” |She left.",
    "“Is this the U.S.?” he asked. |“Yes.”",
    "He cited art. 9. |She cited nothing.",
    "The ministry said on X.|It gave no details.",
    "The league’s No. |Nobody knew it.",
    "The 3.5-magnitude quake hit at 3.15 p.m. |Damage was slight.",
    "“Peace!”, he cried. |“Peace!”",
    "The deal is worth US$1.2bn.|Talks go on.",
]


def cut(case: str) -> tuple[str, list[str]]:
    """A case's text, and the sentences expected of it."""
    return case.replace("|", ""), [piece.strip() for piece in case.split("|")]


@pytest.mark.parametrize("case", CASES + FRESH)
def test_sentences_are_cut_at_the_bars(case: str) -> None:
    text, expected = cut(case)

    assert [span.text for span in split(text)] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028 \t\n"], ids=repr)
def test_nothing_gives_no_sentence(text: str) -> None:
    assert split(text) == ()


PIECES = st.sampled_from(
    [
        *".\"“”'’?!…()[]-—,;: \n\t",
        "...",
        " . ",
        "A",
        "a",
        "The ",
        "U.S",
        "Dr",
        "Inc",
        "5",
        "No",
        "he said",
        ".com/",
        "[",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_spans_are_exact_ordered_trimmed_and_leave_out_only_white_space(text: str) -> None:
    spans = split(text)

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(span.text and span.text == span.text.strip() for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(span.text.split()) for span in spans) == "".join(text.split())


@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_line_break_always_ends_a_sentence(text: str) -> None:
    assert not any("\n" in span.text for span in split(text))
    assert split(text + "\n\n" + text)[: len(split(text))] == split(text)


@pytest.mark.parametrize(
    "unit", [".", '"', "”", "“", "A", "A.", "a.A", "?!” ", " ", "[1]", "www.", "(", "'", "The.", '. "', "x.com/"]
)
def test_hostile_text_is_still_covered(unit: str) -> None:
    text = unit * 2_000

    assert "".join("".join(span.text.split()) for span in split(text)) == "".join(text.split())


def article(text: str, dateline: str | None = None, signed: tuple[str, ...] = ()) -> Article:
    """An article of *text*, in which *dateline* and the *signed* credits are found by their words."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    rest: dict[str, Any] = dict.fromkeys(("url", "outlet", "title", "published", "modified", "captured", "language"))
    return Article(
        id="article-0",
        byline=(),
        text=text,
        page_sha256="0",
        media_type="text/plain",
        truncated=None,
        removed=(),
        dateline=span(dateline) if dateline else None,
        credits=tuple(span(words) for words in signed),
        agencies=(),
        **rest,
    )


def test_dateline_and_credits_are_no_sentences() -> None:
    told = article(
        "OSTRAVA (Northline) - The dam broke. Nobody died.\n\nIt was old. (Reporting by Jane Roe)\n\nNorthline",
        dateline="OSTRAVA (Northline) -",
        signed=("(Reporting by Jane Roe)", "\nNorthline"),
    )

    found = of(told)

    assert [span.text for span in found] == ["The dam broke.", "Nobody died.", "It was old."]
    assert all(told.text[span.start : span.end] == span.text for span in found)


def test_an_article_without_either_is_cut_whole() -> None:
    told = article("The dam broke. Nobody died.")

    assert of(told) == split(told.text)
