"""What a province finds in the pool: those who mean to live there, by what a stream asks for, and nobody's name."""

from __future__ import annotations

from typing import Any

import pytest

from express_entry.accounts.roles import Role
from express_entry.pool import finding
from express_entry.pool.models import Profile
from express_entry.pool.profiles import key_of
from tests.api.front import Front


@pytest.fixture
def pool(front: Front) -> tuple[Front, str, list[str]]:
    """Three of Ontario, one of Alberta, in the pool; the token of Ontario, and the numbers."""
    numbers = []
    for place, (age, noc, province) in enumerate(
        ((30, "21231", "ON"), (40, "31301", "ON"), (44, "21231", "ON"), (30, "21231", "AB")), start=1
    ):
        document = {**front.person(f"P{place}", age=age, noc=noc), "intended_province": province}
        token = front.token(Role.CANDIDATE)
        number = front.ask("POST", "/profiles", token, {"document": document}).tree["number"]
        assert front.ask("POST", f"/profiles/{number}/submission", token).tree["state"] == "in_pool"
        numbers.append(number)
    return front, front.token(Role.PROVINCE), numbers


def profile_of(number: str) -> Profile:
    key = key_of(number)
    assert key is not None
    return Profile.objects.get(id=key)


def numbers_of(answer: Any) -> list[str]:
    return [each["profile"] for each in answer.tree["items"]]


def test_a_province_finds_who_means_to_live_there_and_nobody_else(pool: tuple[Front, str, list[str]]) -> None:
    front, token, numbers = pool
    found = front.ask("GET", "/candidates", token)
    assert numbers_of(found) == numbers[:3]
    assert found.tree["next"] is None
    narrowed = front.ask("GET", "/candidates?noc=31301", token)
    assert numbers_of(narrowed) == [numbers[1]]
    assert narrowed.tree["items"][0]["occupations"] == ["31301"]
    assert numbers_of(front.ask("GET", "/candidates?french=true", token)) == []
    assert numbers_of(front.ask("GET", "/candidates?program=cec", token)) == numbers[:3]
    assert numbers_of(front.ask("GET", "/candidates?program=fst", token)) == []


def test_what_a_province_sees_names_nobody_and_rounds_points(pool: tuple[Front, str, list[str]]) -> None:
    front, token, numbers = pool
    shown = front.ask("GET", "/candidates", token).tree["items"][0]
    assert sorted(shown) == ["french", "least_points", "most_points", "occupations", "profile", "programs"]
    points = profile_of(numbers[0]).points
    assert points is not None
    assert shown["least_points"] <= points <= shown["most_points"] == shown["least_points"] + 9
    least, most = shown["least_points"], shown["most_points"]
    span = numbers_of(front.ask("GET", f"/candidates?least={least}&most={most}", token))
    assert numbers[0] in span
    for narrow in (f"least={points}&most={points}", f"least={most}", f"most={least}&least={least}"):
        assert set(span) <= set(numbers_of(front.ask("GET", f"/candidates?{narrow}", token))), narrow
    assert numbers[0] not in numbers_of(front.ask("GET", f"/candidates?least={most + 1}", token))
    assert numbers[0] not in numbers_of(front.ask("GET", f"/candidates?most={least - 1}", token))


def test_a_page_begins_after_no_number_that_somebody_chooses(pool: tuple[Front, str, list[str]]) -> None:
    front, token, numbers = pool
    answer = front.ask("GET", f"/candidates?cursor={numbers[3]}", token)
    assert (answer.status, answer.fields()) == (422, ["cursor"])


def test_a_province_notifies_whom_it_finds_once_for_a_stream_and_of_others_learns_nothing(
    pool: tuple[Front, str, list[str]],
) -> None:
    front, token, numbers = pool
    drafted = front.draft(front.token(Role.CANDIDATE), "P9")
    nominated = profile_of(numbers[1])
    nominated.programs |= 1  # as an accepted nomination leaves it
    nominated.save()

    def notifies(number: str, stream: str = "Tech") -> Any:
        return front.ask("POST", "/interests", token, {"profile": number, "stream": stream})

    refused = [notifies(each) for each in (numbers[3], drafted, numbers[1], "E999999999")]
    assert {each.status for each in refused} == {404}
    said = {
        str(each.data).replace(number, "")
        for each, number in zip(refused, (numbers[3], drafted, numbers[1], "E999999999"), strict=True)
    }
    assert len(said) == 1, said
    assert [notifies(numbers[0], each).status for each in ("Tech", " tech ", "Health")] == [201, 409, 201]


def test_pages_of_candidates_go_on_where_the_one_before_ended(
    pool: tuple[Front, str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    front, token, numbers = pool
    first = front.ask("GET", "/candidates?limit=2", token)
    rest = front.ask("GET", f"/candidates?limit=2&cursor={first.tree['next']}", token)
    assert numbers_of(first) + numbers_of(rest) == numbers[:3]
    monkeypatch.setattr(finding, "LOOKED_THROUGH", 1)
    seen: list[str] = []
    page = front.ask("GET", "/candidates?noc=31301", token)
    for _ in range(3):  # two of the four have the same points
        seen += numbers_of(page)
        assert page.tree["cut_short"] is True
        page = front.ask("GET", f"/candidates?noc=31301&cursor={page.tree['next']}", token)
    assert (seen, numbers_of(page)) == ([numbers[1]], [])
    assert (page.tree["next"], page.tree["cut_short"]) == (None, False)


def test_the_order_within_a_span_tells_nothing_of_the_points_and_its_pages_hold_together(
    pool: tuple[Front, str, list[str]],
) -> None:
    front, token, numbers = pool
    alike = numbers[:3]

    def ranked(*points: int) -> list[str]:
        for number, each in zip(alike, points, strict=True):
            Profile.objects.filter(id=profile_of(number).id).update(points=each)
        return numbers_of(front.ask("GET", "/candidates", token))

    order = ranked(505, 505, 505)
    assert sorted(order) == sorted(alike)
    for points in ((501, 505, 510), (510, 505, 501), (505, 501, 510), (501, 510, 505)):
        assert ranked(*points) == order, "points within the span move nobody"
    assert ranked(511, 505, 500) == alike, "a higher span comes first"
    ranked(501, 505, 510)
    first = front.ask("GET", "/candidates?limit=1", token)
    assert numbers_of(first) == order[:1]
    Profile.objects.filter(id=profile_of(order[0]).id).update(points=590)
    rest = front.ask("GET", f"/candidates?limit=2&cursor={first.tree['next']}", token)
    assert numbers_of(rest) == order[1:], "who moved on since the page before takes nobody along"
    draws = {tuple(sorted(range(1, 9), key=finding.draw_of(province).place_of)) for province in ("ON", "BC", "AB")}
    assert len(draws) == 3


def test_whoever_was_nominated_is_not_found_any_more(pool: tuple[Front, str, list[str]]) -> None:
    front, token, numbers = pool
    code = profile_of(numbers[0]).code
    body = {"profile": numbers[0], "code": code, "certificate": "ON-1", "issued": "2026-01-15"}
    assert front.ask("POST", "/nominations", token, body).status == 201
    assert numbers[0] in numbers_of(front.ask("GET", "/candidates", token))
    candidate = profile_of(numbers[0])
    candidate.programs |= 1  # as an accepted nomination leaves it
    candidate.save()
    assert numbers[0] not in numbers_of(front.ask("GET", "/candidates", token))


def test_what_cannot_be_sought_is_named(front: Front) -> None:
    token = front.token(Role.PROVINCE)
    for query, field in (
        ("least=9999", "least"),
        ("least=500&most=400", "most"),
        ("noc=1", "noc"),
        ("noc=99999", "noc"),
        ("program=pnp", "program"),
        ("cursor=E1", "cursor"),
    ):
        answer = front.ask("GET", f"/candidates?{query}", token)
        assert (answer.status, answer.fields()) == (422, [field]), query
