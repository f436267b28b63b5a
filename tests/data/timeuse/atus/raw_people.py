"""Three people whose diaries, households and answers are known by heart."""

from __future__ import annotations

from datetime import date

from tests.data.timeuse.atus.raw_files import Episode, Person

# Anna, 34, on Monday 5 February 2018: a son of 5, a foster daughter of 2.
ANNA = Person(
    20180201180001,
    date(2018, 2, 5),
    sex=2,
    age=34,
    weights={"TUFINLWGT": 4000000.25},
    episodes=(
        Episode("010101", 480),
        Episode("030101", 60, who=(22,), secondary_childcare=0),
        Episode("020201", 120, who=(22, 20), secondary_childcare=90),
        Episode("120303", 780),
    ),
    household=((20, 36, 1), (22, 5, 1), (27, 2, 2)),
    answers={
        "TELFS": 1,
        "TRSPPRES": 1,
        "TRERNWA": 100050,
        "TRERNHLY": 2501,
        "TEHRUSLT": 40,
        "TRDPFTPT": 1,
        "TRYHHCHILD": 2,
        "TROHHCHILD": 1,
        "TRTCCTOT": 90,
    },
)
# Ben, 61, on Saturday 7 July 2018: cares for his mother, a friend's child, a neighbour.
BEN = Person(
    20180701180002,
    date(2018, 7, 7),
    sex=1,
    age=61,
    weights={"TUFINLWGT": 9000000.5},
    episodes=(
        Episode("010101", 600),
        Episode("040401", 30, who=(51, 54)),
        Episode("040101", 45, who=(57,)),
        Episode("040505", 15, who=(18,)),
        Episode("040501", 10),
        Episode("050101", 740, who=(54,)),
    ),
    household=((23, 12, 1), (23, 19, 2)),
    answers={"TEHRUSLT": -4, "TRYHHCHILD": 12, "TROHHCHILD": 2},
)
# Cleo, 19, on Sunday 2 December 2018: lives alone, her child lives elsewhere.
CLEO = Person(
    20181201180003,
    date(2018, 12, 2),
    sex=2,
    age=19,
    weights={"TUFINLWGT": 2000000.0},
    episodes=(Episode("010101", 1000), Episode("500106", 440)),
    household=((40, 1, 1),),
    answers={"TRNUMHOU": 1, "TRHHCHILD": 2, "TRCHILDNUM": 0, "TROHHCHILD": 2},
)
PEOPLE = (ANNA, BEN, CLEO)
