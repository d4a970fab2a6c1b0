from tests.deuren import INGELOGD, Deur

# A second step that is not there can be neither changed nor taken away; tests/aanmelden has those that are.
DEUREN = {
    "account_beveiliging": Deur(lezen=INGELOGD),
    "account_tweede_stap": Deur(lezen=INGELOGD),
    "usersessions_list": Deur(lezen=INGELOGD),
    "account_sessies_eindigen": Deur(posten=INGELOGD),
    "account_sessie_eindigen": Deur(posten=INGELOGD, args=lambda wereld: (1,)),
    "mfa_index": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_list_webauthn": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_authenticate": Deur(lezen=INGELOGD, posten=INGELOGD),  # halfway through signing in
    "mfa_reauthenticate": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_reauthenticate_webauthn": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_login_webauthn": Deur(lezen=INGELOGD, posten=INGELOGD, naar_inloggen=True),
    "mfa_activate_totp": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_deactivate_totp": Deur(),
    "mfa_add_webauthn": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_edit_webauthn": Deur(lezen=INGELOGD, posten=INGELOGD, args=lambda wereld: (1,)),
    "mfa_remove_webauthn": Deur(lezen=INGELOGD, posten=INGELOGD, args=lambda wereld: (1,)),
    "mfa_view_recovery_codes": Deur(),
    "mfa_generate_recovery_codes": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mfa_download_recovery_codes": Deur(),
}
