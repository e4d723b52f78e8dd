from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.videos import Video, video_of

ID = "a1B2-c3_D4e"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"http://youtube.com/watch?v={ID}",
        f"https://m.youtube.com/watch?v={ID}&feature=share",
        f"https://music.youtube.com/watch?v={ID}&list=PL1",
        f"https://www.youtube.com/watch?list=PL1&v={ID}&v=other",
        f"https://WWW.YouTube.com./watch?v={ID}",
        f"https://www.youtube.com:443/watch/?v={ID}",
        f"https://www.youtube.com/watch/{ID}",
        f"https://youtu.be/{ID}",
        f"https://youtu.be/{ID}/?si=x",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}?rel=0",
        f"https://www.youtube.com/v/{ID}",
    ],
)
def test_video_is_known_by_any_of_its_addresses(url: str) -> None:
    assert video_of(url) == Video(ID)


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        ("?t=0", 0),
        ("?t=90", 90),
        ("?t=90s", 90),
        ("?t=1m30s", 90),
        ("?t=2m", 120),
        ("?t=1h2m3s", 3723),
        ("?T=5", None),
        ("?start=12", 12),
        ("#t=45", 45),
        ("?t=", None),
        ("?t=soon", None),
        ("?t=-4", None),
        ("?t=1.5", None),
        ("", None),
    ],
)
def test_moment_that_a_link_opens_is_kept(moment: str, seconds: int | None) -> None:
    assert video_of(f"https://youtu.be/{ID}{moment}") == Video(ID, seconds)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=short",
        f"https://www.youtube.com/watch?v={ID}x",
        "https://www.youtube.com/@somebody",
        "https://www.youtube.com/playlist?list=PL1",
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/embed/live_stream?channel=a",
        f"https://www.youtube.com/clip/{ID}",
        f"https://www.youtube.com/a/shorts/{ID}",
        f"https://youtu.be/a/{ID}",
        f"https://youtube.example/watch?v={ID}",
        f"https://notyoutube.com/watch?v={ID}",
        f"https://www.youtube.com.evil.example/watch?v={ID}",
        f"https://www.youtube.com:8080/watch?v={ID}",
        f"https://www.youtube.com:x/watch?v={ID}",
        f"ftp://www.youtube.com/watch?v={ID}",
        "https://www.youtube.com/watch?v=äöüäöüäöüäö",
        "https://[::1/watch",
    ],
)
def test_any_other_page_is_no_video(url: str) -> None:
    assert video_of(url) is None


def test_address_of_a_video_names_no_moment() -> None:
    assert Video(ID, 30).url == f"https://www.youtube.com/watch?v={ID}"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_address_can_be_asked_about(rest: str) -> None:
    video = video_of(f"https://www.youtube.com/{rest}")
    assert video is None or video_of(video.url) == Video(video.id)
