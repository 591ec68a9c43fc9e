"""Accounts: who signs in, in which roles, for whom they act, and what each role may do.

What a role may do is one table (:mod:`.permissions`); what is not in it, nobody may. A person who signs in is an
account (:mod:`.users`) that holds roles as rows; a representative acts for those who appointed their firm
(:mod:`.firms`), and for nobody else. Programs sign in with tokens (:mod:`.tokens`), people with a password
(:mod:`.signin`).
"""
