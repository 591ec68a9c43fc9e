"""Examples of each command, for its help; the tests run every one of them."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "": (
        "express-entry assess profile.json --on 2025-03-24",
        "express-entry rounds list --last 5",
        "express-entry noc search software engineer",
    ),
    "assess": (
        "express-entry assess profile.json --on 2025-03-24",
        "express-entry assess profile.yaml --format json --lang fr",
        "express-entry assess - --syntax toml < profile.toml",
        "express-entry assess clients.csv --with calendar,rounds -o scores.xlsx --rejects rejects.csv",
    ),
    "calendar": (
        "express-entry calendar profile.json",
        "express-entry calendar profile.json --on 2025-03-24 --months 12 --format json",
        "express-entry calendar profile.json --format ics --alarm 30 > calendar.ics",
    ),
    "paths": (
        "express-entry paths profile.json --on 2025-03-25 --score 1090",
        "express-entry paths profile.yaml --program pnp --most 5 --lang fr",
        "express-entry paths profile.toml --category french --without nomination --lead level=3 --format json",
    ),
    "score": (
        "express-entry score pool.csv -o scored.csv --on 2025-03-24",
        "express-entry score pool.csv -o scored.parquet --on 2025-03-24 --breakdown --rejects rejects.csv",
        "express-entry score - -o - --on 2025-03-24 < pool.csv | head -n 3",
    ),
    "synthesize": (
        "express-entry synthesize --as-of 2026-06-02 --size 1000 -o synthetic.csv",
        "express-entry synthesize --as-of 2025-03-24 -o synthetic.parquet --seed 7",
        "express-entry synthesize --as-of 2026-06-02 --size 20 --documents -o candidates",
    ),
    "profile new": (
        "express-entry profile new -o me.json",
        "express-entry profile new -o client.json --lang fr < answers.txt",
    ),
    "profile check": ("express-entry profile check profile.json profile.yaml",),
    "profile template": (
        "express-entry profile template -o clients.xlsx",
        "express-entry profile template --lang fr -o clients-fr.xlsx",
        "express-entry profile template > clients.csv",
    ),
    "profile schema": ("express-entry profile schema > profile.schema.json",),
    "categories": (
        "express-entry categories --on 2025-03-24",
        "express-entry categories --noc 21231 --format json",
    ),
    "noc search": (
        "express-entry noc search software engineer",
        "express-entry noc search infirmier --limit 3 --lang fr",
        "express-entry noc search 213 --edition 2016",
    ),
    "noc show": ("express-entry noc show 21231", "express-entry noc show 2173 --on 2019-06-01"),
    "law show": (
        "express-entry law show --on 2025-03-24",
        "express-entry law show crs/age",
        "express-entry law show crs/age --law proposal.toml",
    ),
    "law diff": ("express-entry law diff 2025-03-24 2025-03-25",),
    "law impact": (
        "express-entry law impact pool.csv --from 2025-03-24 --to 2025-03-25 --invitations 500",
        "express-entry law impact pool.csv --from 2026-11-02 --to high-wage.toml -o impact",
        "express-entry law impact - --from 2025-03-24 --to high-wage.toml@2026-12-01 --format json < pool.csv",
    ),
    "law gaps": ("express-entry law gaps",),
    "law check": ("express-entry law check", "express-entry law check --law proposal.toml"),
    "rounds list": (
        "express-entry rounds list --of french --since 2025-01-01",
        "express-entry rounds list --type category --last 10 --format json",
    ),
    "compare": (
        "express-entry compare profile.json --on 2025-03-24 --and-on 2025-03-25",
        "express-entry compare profile.json profile.yaml --on 2025-03-24",
        "express-entry compare profile.yaml --principal",
        "express-entry compare profile.json --law proposal.toml",
        "express-entry compare profile.json --on 2025-03-25 --law-of 2025-03-24",
    ),
    "rounds show": ("express-entry rounds show 231",),
    "rounds match": (
        "express-entry rounds match clients.csv -o rounds.csv",
        "express-entry rounds match profile.json",
        "express-entry rounds match profile.json --on 2025-03-24 --submitted 2025-03-05T14:07:32Z",
        "express-entry rounds match profile.json --of french --since 2025-01-01 --all",
    ),
    "report": (
        "express-entry report profile.json -o report.html",
        "express-entry report profile.json -o report.pdf --firm 'Example Immigration' --lang fr",
    ),
    "rounds import": (
        "express-entry rounds import ee_rounds_123_en.json",
        "express-entry rounds import ee_rounds_123_fr.json --into rounds-store --dry-run",
    ),
    "rounds export": (
        "express-entry rounds export --format csv -o rounds.csv",
        "express-entry rounds export --from package --format parquet -o rounds.parquet",
    ),
    "rounds package": ("express-entry rounds package -o rounds-package",),
}
"""Examples by command; the tests run each of them."""
