"""Query parameters that say how a reader came to a page, never which page it is.

The names are facts, gathered from what the companies document about their own tags and from links
as their share buttons make them. Packages that carry such lists were looked at: they also drop
names that choose the page on other sites (`pid`, `context`, `ref`), which here would take two
articles for one. Add a name to `_EVERYWHERE` only where it means nothing else on any site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_EVERYWHERE: Final = re.compile(
    "|".join(
        (
            # Campaign tags: Google Analytics, Matomo, AT Internet, Comscore, Webtrekk, Webtrends.
            r"utm[_-].*|itm_(?:source|medium|campaign|content|term|channel|audience)",
            r"(?:mtm|piwik)_.*|pk_(?:campaign|kwd|keyword|source|medium|content|cid|vid)",
            r"at_(?:medium|campaign|custom\d*|creation|format|variant|general|ptr_name|bbc_team"
            r"|campaign_type|link_(?:id|type|origin))|xtor|xts|xtref",
            r"ns_(?:mchannel|source|campaign|linkname|fee)|wt_z?mc|wt\.mc_(?:id|ev|n)|lmd_[a-z]+",
            # What an advertisement or a platform adds to every link that leaves it.
            r"gclid|gclsrc|dclid|[gw]braid|gad_(?:source|campaignid)|srsltid|_g[al]|usqp",
            r"fbclid|fb_(?:action_.*|source|ref|comment_id)|igshid|igsh|mibextid",
            r"msclkid|yclid|ysclid|ymclid|twclid|ttclid|tgclid|qclid|sccid|li_fat_id|rb_clickid",
            r"irclickid|cjevent|wickedid|epik|dicbo|obclid|tblci|__twitter_impression|_openstat",
            r"_branch_(?:match_id|referrer)|spm_id_from|hsa_.*|ef_id|s_kwcid|s_cid|cm_mmc.*",
            # Mailings: Mailchimp, HubSpot, Marketo, Olytics, Vero, Blueshift, Eloqua, Klaviyo,
            # beehiiv, MailerLite, Kit, Salesforce, Silverpop, Omeda, Dotdigital.
            r"mc_[cet]id|_hsenc|_hsmi|__hs(?:sc|tc|fp)|hsctatracking|mkt_tok|oly_.*|vero_.*",
            r"bsft_.*|elq(?:track(?:id)?|aid|at|ak)|_k[ex]|_bhlid|ml_subscriber(?:_hash)?",
            r"ck_subscriber_id|sfmc_(?:id|activityid)|sp(?:mailing|user|job|report)id|vgo_ee|dm_i",
            # Publishers' own tags, under names that nobody else uses.
            r"icid|cmpid|ncid|ref_src|ref_url|smid|smtyp|cndid|sara_(?:ref|ecid)|intcmp|wpisrc",
            r"guccounter|guce_referrer(?:_sig)?|soc_(?:src|trk)|amp;utm_.*",
        )
    ),
    re.IGNORECASE,
)
_UNSURE: Final = frozenset({"cmpid", "dm_i", "icid", "ncid", "s_cid", "sccid", "smid"})
"""Tags by what they hold, campaigns by name; a plain number may be the id of what is shown."""

_SHARE: Final[Mapping[str, frozenset[str]]] = {
    site: frozenset(names.split())
    for sites, names in (
        (
            "youtube.com youtu.be youtube-nocookie.com",
            "si feature pp ab_channel app embeds_referring_euri source_ve_path cbrd",
        ),
        ("spotify.com", "si nd dl_branch context"),
        ("soundcloud.com", "si"),
        ("twitter.com x.com", "s t cxt ref_src"),
        ("facebook.com", "__tn__ __cft__%5b0%5d rdid share_url sfnsn paipv eav _rdr"),
        ("instagram.com threads.net threads.com", "xmt slof"),
        (
            "tiktok.com",
            "_r _t is_from_webapp is_copy_url sender_device sender_web_id web_id share_app_id"
            " share_link_id tt_from u_code",
        ),
        ("reddit.com", "share_id rdt correlation_id ref_source ref_campaign"),
        (
            "linkedin.com",
            "trk trkinfo trkemail trackingid lipi lici midtoken midsig rcm originalsubdomain",
        ),
        ("medium.com", "source sk gi"),
        (
            "substack.com",
            "r s showwelcomeonshare triedredirect isfreemail token",
        ),
        ("nytimes.com", "unlocked_article_code referringsource partner ref emc campaign_id"),
        ("washingtonpost.com", "pwapi_token itid wpmm tid"),
        ("wsj.com barrons.com marketwatch.com", "st reflink mod"),
        ("bloomberg.com", "accesstoken srnd leadsource sref"),
        ("ft.com", "accesstoken sharetype segmentid"),
        ("theatlantic.com", "gift"),
        ("economist.com", "giftid"),
        ("theguardian.com", "cmp cmp_tu"),
        ("bbc.com bbc.co.uk", "ocid pinned_post_locator"),
        ("msn.com", "ocid cvid ei"),
        ("yahoo.com", "tsrc fr"),
        ("elpais.com", "ssm prm"),
        ("dailymail.co.uk", "ito"),
        (
            "amazon.com amazon.co.uk amazon.de amazon.fr amazon.it amazon.es amazon.ca amazon.in",
            "tag ref_ qid sr crid sprefix dib dib_tag linkcode camp creative ascsubtag _encoding",
        ),
        ("ebay.com ebay.co.uk ebay.de", "_trkparms _trksid mkevt mkcid mkrid campid toolid amdata"),
        ("imdb.com", "ref_"),
        (
            "aliexpress.com alibaba.com taobao.com tmall.com aliyun.com alibabacloud.com 1688.com",
            "spm scm pvid algo_pvid algo_exp_id",
        ),
        (
            "bilibili.com",
            "vd_source share_source share_medium share_plat share_session_id share_tag timestamp"
            " unique_k from_source from_spmid bbid ts seid",
        ),
        ("xiaohongshu.com", "xsec_token xsec_source xhsshare appuid apptime share_id"),
    )
    for site in sites.split()
}
"""What a site's own share button or page adds, under names that may mean more elsewhere.

The codes of gift links are among them: who lets others read along, shares the same article.
"""


def without_tracking(query: str, host: str) -> str:
    """Return a query without its tracking parameters; what stays keeps its order."""
    if not query:
        return query
    labels = host.split(".")
    sites = [".".join(labels[start:]) for start in range(len(labels))]
    share = frozenset[str]().union(*(_SHARE[site] for site in sites if site in _SHARE))
    return "&".join(pair for pair in query.split("&") if pair and not _tracks(pair, share))


def _tracks(pair: str, share: frozenset[str]) -> bool:
    name, _, value = pair.lower().partition("=")
    if name in _UNSURE and name not in share and value.isdecimal():
        return False
    return name in share or _EVERYWHERE.fullmatch(name) is not None
