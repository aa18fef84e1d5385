"""The words that give child-level data away: headings of such columns, and given names."""

from __future__ import annotations

_PEOPLE = (
    *("child", "children", "person", "client", "patient", "pupil", "student", "learner"),
    *("service user", "young person", "yp", "individual", "subject", "nominal", "victim"),
    *("suspect", "offender", "perpetrator", "parent", "mother", "father", "carer", "sibling"),
    *("baby", "infant", "family member", "unborn", "kin", "misper", "detainee", "resident"),
)
_RECORDS = (
    *("case", "referral", "contact", "episode", "incident", "crime", "occurrence", "custody"),
    *("assessment", "event", "record", "family", "household"),
)
_SYSTEMS = (
    *("lcs", "mosaic", "liquidlogic", "liquid logic", "ics", "carefirst", "care first"),
    *("eclipse", "azeus", "systmone", "rio", "emis", "niche", "pnc", "childview", "synergy"),
    *("ehm", "swift", "paris", "careworks", "core logic", "corelogic", "athena", "connect"),
    *("hospital", "local patient", "unique person", "unique child", "unique pupil", "unique"),
    *("la child", "ssd", "cla child", "lac child", "oasys", "delius", "ndelius", "esr", "chi"),
)
_IDS = (
    *("id", "ids", "identifier", "identifiers", "ref", "refs", "reference", "key", "guid"),
    *("uid", "pid", "urn", "pseudonym", "hash", "unique reference"),
)
_NUMBERS = ("number", "no", "num", "nbr")
# "pupil numbers", "student number" and the like head counts; these head somebody's number.
_NUMBERED = (
    *("person", "client", "patient", "child", "service user", "case", "referral", "incident"),
    *("crime", "occurrence", "custody", "hospital", "unique pupil", "unique learner"),
    *("unique person", "unique child", "local patient", "lcs", "mosaic", "ics", "rio", "emis"),
    *("pnc", "niche", "carefirst", "systmone", "liquidlogic", "medical record", "pas", "chi"),
)
_ADDED = (*_PEOPLE, "worker", "social worker", "full", "first", "last", "given", "family")


def _each(firsts: tuple[str, ...], seconds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{first} {second}" for first in firsts for second in seconds)


PHRASES: dict[str, tuple[str, ...]] = {
    "unique pupil numbers": ("upn", "upns", "former upn", "uln", "unique learner number"),
    "NHS numbers": (*_each(("nhs",), (*_NUMBERS, *_IDS, "numbers")), "nhsno", "nhsnumber"),
    "numbers of single people or cases": (
        *_each((*_PEOPLE, *_RECORDS, *_SYSTEMS), _IDS),
        *_each(_NUMBERED, _NUMBERS),
        *("mrn", "pncid", "crn", "lachildid", "childid", "personid", "clientid", "upid"),
        *("liquidlogic", "liquid logic", "carefirst", "systmone", "childview"),
    ),
    "dates of birth": (
        *("dob", "date of birth", "birth date", "birthdate", "dateofbirth", "birthday"),
        *("date born", "born on", "month of birth", "day of birth", "edd", "childs dob"),
        *("expected date of delivery", "expected delivery date", "date of delivery"),
    ),
    "people's names": (
        *("forename", "forenames", "surname", "surnames", "firstname", "lastname", "fullname"),
        *("middle name", "preferred name", "known as", "maiden name", "alias", "aliases"),
        *_each(_ADDED, ("name", "names", "initials")),
        *_each(("name of", "name of the", "names of"), _PEOPLE),
    ),
    "postcodes": ("postcode", "postcodes", "post code", "postal code", "zip code", "zipcode"),
    "addresses": (
        *_each(
            (*_PEOPLE, "home", "full", "current", "previous", "postal", "street", "placement"),
            ("address", "addresses"),
        ),
        *("address line", "address line 1", "address 1", "address1", "address 2", "address2"),
        *("house number", "house name", "house no", "street name", "flat number", "uprn"),
    ),
}
"""What a column holds -> phrases, whole words, any of which in its heading says so."""

BARE_HEADINGS: dict[str, str] = {
    "name": "people's names",
    "names": "people's names",
    "initials": "people's names",
    "address": "addresses",
    "addresses": "addresses",
    "street": "addresses",
}
"""Headings that say so when they stand alone: la_name and email_address hold no child."""

AGGREGATES = frozenset(
    (
        *("%", "percent", "percentage", "pct", "rate", "rates", "count", "counts", "total"),
        *("totals", "average", "mean", "median", "proportion", "recorded", "unrecorded"),
    )
)
"""Words that make a heading one of totals: 'NHS number recorded %' is about all of them."""

FREE_TEXT = frozenset(
    (
        *("note", "notes", "comment", "comments", "commentary", "narrative", "remark"),
        *("remarks", "explanation", "footnote", "footnotes", "description", "definition"),
        *("definitions", "methodology", "guidance"),
    )
)
"""Words in the heading of a column of sentences."""

_NAMES = """
aaliyah aaron abdul abdullah abigail adam adele adrian ahmed aidan aisha alan albert alex
alexander alexandra alfie ali alice alisha alison amanda amber amelia amina amir amy andrea
andrew angela anita anna anne annie anthony antony archie arthur arun asad asha ashley ava
ayaan ayesha barbara barry ben benjamin bethany brandon brian bryan callum cameron carl carol
caroline catherine charles charlie charlotte cheryl chloe chris christian christina christine
christopher claire clare colin connor craig daisy dale daniel danielle darren dave david
dawn dean deborah debra declan denise dennis derek diane dominic donna dorothy douglas
dylan edward eleanor elijah elizabeth ella ellie ellis emily emma eric erin ethan eva evan
evelyn evie faisal farah farhan fatima fatimah felix finley fiona florence frances francesca
frank fraser freddie freya gareth gary gavin gemma geoffrey george georgia georgina gillian
glenn gordon grace graham gregory habib hamza hannah haris harriet harrison harry harvey hasan
hassan heather helen henry holly hugh hugo hussain ian ibrahim imogen imran iqra irene isaac
isabel isabella isabelle isla ismail jack jackie jacob jacqueline jade jake james jamie jane
janet janice jasmine jason jay jayden jean jeffrey jennifer jenny jeremy jessica jill joan
joanna joanne jodie joe joel john jonathan jordan joseph josephine josh joshua joyce judith
julia julian julie june justin karen karl kate katherine kathleen kathryn katie kayleigh keith
kelly kenneth kerry kevin khadija khalid kieran kimberley kirsty kyle laura lauren lee leah
leanne leo leon leonard lesley lewis liam lily linda lindsay lisa logan lola louis louise
luca lucas lucy luke lydia lynn lynne maisie malcolm malik mandy marcus margaret maria marie
marilyn marion mark martin martyn mary maryam mason matilda matthew maureen megan melanie
melissa mia michael michelle mike mohamed mohammad mohammed molly muhammad musa natalie
natasha nathan neil niamh nicholas nicola nicole nigel noah olivia omar oliver oscar owen
pamela patricia patrick paul paula pauline peter philip phillip phoebe poppy priya rachael
rachel rahul raj ravi raymond rebecca reece rhys richard riley robert robin robyn roger ronald
rory rosemary rosie ross roy ruby russell ruth ryan saima sally sam samantha samina samuel
sana sandra sara sarah scarlett scott sean sebastian shabana shannon sharon shaun sheila
shirley sian simon sofia sonia sophia sophie spencer stacey stanley stella stephanie stephen
steven stewart stuart susan suzanne sylvia tanya tariq teresa terence teri tessa theo
theodore theresa thomas tim timothy tina toby tom tommy tony tracey tracy trevor tyler
umar usman valerie vanessa victoria vincent violet wayne wendy will william willow yasmin
yusuf yvonne zachary zahra zainab zak zara zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())
"""Given names common in England; none of them begins the name of an authority or a region."""
