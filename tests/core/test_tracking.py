from __future__ import annotations

import pytest

from bot.core.tracking import without_tracking
from bot.core.urls import canonical_url


@pytest.mark.parametrize(
    "name",
    [
        "utm_source", "UTM_CAMPAIGN", "utm_newly", "amp;utm_source", "mtm_kwd", "pk_campaign",
        "at_medium", "at_campaign", "at_ptr_name", "xtor", "ns_mchannel", "wt_zmc", "WT.mc_id",
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "srsltid", "_ga", "_gl",
        "fbclid", "fb_action_ids", "igsh", "igshid", "mibextid", "msclkid", "yclid", "twclid",
        "ttclid", "li_fat_id", "irclickid", "epik", "__twitter_impression", "hsa_cam", "s_kwcid",
        "mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hstc", "hsCtaTracking", "mkt_tok", "oly_enc_id",
        "vero_id", "elqTrackId", "_ke", "ck_subscriber_id", "spMailingID", "icid", "cmpid",
        "ncid", "ref_src", "smid", "smtyp", "sara_ref", "INTCMP", "wpisrc", "guce_referrer",
    ],
)  # fmt: skip
def test_tag_that_tells_how_a_reader_came_is_dropped_anywhere(name: str) -> None:
    assert without_tracking(f"a=1&{name}=x%20y&b=2", "paper.example") == "a=1&b=2"


@pytest.mark.parametrize(
    "pair",
    [
        "ref=homepage", "source=feed", "id=1", "p=2", "page=3", "v=abc", "t=30s", "s=words", "q=so",
        "si=1", "lang=de", "tag=x", "cid=4", "pid=5", "context=3", "r=1", "st=a", "mod=b", "pk=7",
        "at=3", "mc=1", "story_fbid=1", "trk=2", "spm=1", "gift=yes", "campaign=1", "utm", "cmp=2",
        "ncid=7", "icid=7", "cmpid=7", "smid=7", "s_cid=7", "sccid=7", "dm_i=7",
    ],
)  # fmt: skip
def test_parameter_that_may_choose_the_page_stays(pair: str) -> None:
    assert without_tracking(pair, "paper.example") == pair


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "https://www.youtube.com/watch?v=a&pp=b&ab_channel=c",
            "https://www.youtube.com/watch?v=a",
        ),
        ("https://open.spotify.com/episode/a?si=b", "https://open.spotify.com/episode/a"),
        ("https://x.com/a/status/1?s=46&t=b", "https://x.com/a/status/1"),
        ("https://www.linkedin.com/posts/a?trk=b&rcm=c", "https://www.linkedin.com/posts/a"),
        ("https://www.theguardian.com/a?CMP=b", "https://www.theguardian.com/a"),
        ("https://www.nytimes.com/a?unlocked_article_code=b", "https://www.nytimes.com/a"),
        ("https://www.wsj.com/a?st=b&reflink=c", "https://www.wsj.com/a"),
        ("https://me.substack.com/p/a?r=b&s=w", "https://me.substack.com/p/a"),
        (
            "https://www.reddit.com/r/a/comments/b?share_id=c",
            "https://www.reddit.com/r/a/comments/b",
        ),
        ("https://www.facebook.com/a?__cft__[0]=b&__tn__=c", "https://www.facebook.com/a"),
        ("https://www.amazon.de/dp/A?tag=b&ref_=c&th=1", "https://www.amazon.de/dp/A?th=1"),
        (
            "https://substack.com/app-link/post?publication_id=1&post_id=2&r=c&token=d",
            "https://substack.com/app-link/post?publication_id=1&post_id=2",
        ),
        ("https://notx.com/a?s=46", "https://notx.com/a?s=46"),
    ],
)
def test_tag_of_a_share_button_is_dropped_on_its_own_site(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
