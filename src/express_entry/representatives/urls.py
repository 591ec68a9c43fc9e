"""The pages of this section at their addresses."""

from __future__ import annotations

from express_entry.pages.frame import View
from express_entry.pages.sections import routes

from . import acts, appointmentspage, clientpage, documentspage, home, importpage, namingpage, reportpage, scenariopage
from .addresses import SECTION

app_name = SECTION.name

VIEWS: dict[str, View] = {
    "home": home.home,
    "import": importpage.import_,
    "template": importpage.template,
    "appointments": appointmentspage.appointments,
    "client": clientpage.client,
    "submit": acts.submit,
    "withdraw": acts.withdraw,
    "nomination": acts.nomination,
    "invitation": acts.invitation,
    "name": namingpage.name,
    "documents": documentspage.documents,
    "report": reportpage.report,
    "scenarios": scenariopage.scenarios_,
    "end": acts.end,
}

urlpatterns = routes(SECTION, VIEWS)
