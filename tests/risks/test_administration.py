"""Scores of risks in the administration: impact times likelihood, worked out or checked (DOMAIN, section 5)."""

import pytest
from accounts.factory import make
from accounts.forms import errors
from accounts.roles import visitor
from django.urls import reverse

from goldenthread.accounts.policies import Role
from goldenthread.risks.models import Risk, RiskScore

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ({"impact": "5", "likelihood": "3"}, 15),
        ({"impact": "5", "likelihood": "3", "score": "15"}, 15),
        ({"score": "15"}, 15),
    ],
)
def test_a_score_is_worked_out_or_given(said: dict[str, str], score: int) -> None:
    """STR024's residual 15 is 5 times 3; some reports print the score alone."""
    sent = {"risk": make(Risk).pk, "period": "2023-24 Q2", "score_kind": "residual", **said}
    response = visitor(Role.SUPERUSER).post(reverse("admin:risks_riskscore_add"), sent)
    assert response.status_code == 302, errors(response)
    assert RiskScore.objects.get().score == score


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"impact": "5", "likelihood": "3", "score": "16"}, "Impact 5 times likelihood 3 is 15."),
        ({"impact": "5"}, "Give both, or only the score."),
        ({"likelihood": "5", "score": "5"}, "Give both, or only the score."),
        ({}, "Give the score, or impact and likelihood."),
        ({"score": "26"}, "risk score is one to twenty five"),
        ({"impact": "6", "likelihood": "4"}, "risk score is impact times likelihood"),
    ],
)
def test_a_score_that_cannot_be_is_refused_in_words(said: dict[str, str], complaint: str) -> None:
    """Impact and likelihood run from 1 to 5, so a score from 1 to 25."""
    sent = {"risk": make(Risk).pk, "period": "2023-24 Q2", "score_kind": "residual", **said}
    response = visitor(Role.SUPERUSER).post(reverse("admin:risks_riskscore_add"), sent)
    assert complaint in errors(response)
    assert not RiskScore.objects.exists()
