"""The pages of this section at their addresses."""

from __future__ import annotations

from express_entry.pages.frame import View
from express_entry.pages.sections import routes

from . import (
    accountlist,
    accounts,
    allocations,
    askedroles,
    corrections,
    drafting,
    excludedpage,
    firms,
    home,
    liftings,
    missedpage,
    officers,
    poolpage,
    previewing,
    roundlists,
    roundpage,
    rounds,
    steps,
    trail,
    trailfiles,
    verifying,
)
from .addresses import SECTION

app_name = SECTION.name

VIEWS: dict[str, View] = {
    "home": home.home,
    "pool": poolpage.pool,
    "days": poolpage.days,
    "rounds": rounds.rounds,
    "rounds_file": rounds.rounds_file,
    "draft": drafting.draft,
    "round": roundpage.round_,
    "preview": previewing.preview,
    "excluded": excludedpage.excluded,
    "excluded_file": roundlists.excluded_file,
    "invited": roundlists.invited,
    "invited_file": roundlists.invited_file,
    "missed": missedpage.missed,
    "missed_file": roundlists.missed_file,
    "authorise": steps.authorise,
    "discard": steps.discard,
    "run": steps.run,
    "publish": steps.publish,
    "verify": verifying.verify,
    "result": roundpage.result,
    "result_page": roundpage.result_page,
    "correct": corrections.correct,
    "correction": corrections.correction,
    "carry_out": corrections.carry_out,
    "drop": corrections.drop,
    "liftings": liftings.liftings,
    "lifting": liftings.lifting,
    "lifting_drop": liftings.drop,
    "trail": trail.trail,
    "trail_file": trailfiles.trail_file,
    "trail_check": trail.trail_check,
    "accounts": accountlist.accounts,
    "account_new": accountlist.account_new,
    "account": accounts.account,
    "account_grant": accounts.account_grant,
    "account_take": accounts.account_take,
    "account_close": accounts.account_close,
    "account_unlock": accounts.account_unlock,
    "account_token": accounts.account_token,
    "account_revoke": accounts.account_revoke,
    "asked_roles": askedroles.asked_roles,
    "asked_role": askedroles.asked_role,
    "asked_role_refuse": askedroles.asked_role_refuse,
    "firms": firms.firms,
    "allocations": allocations.allocations,
    "officers": officers.officers,
}

urlpatterns = routes(SECTION, VIEWS)
