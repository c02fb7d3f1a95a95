"""Allauth's addresses, picked by hand: no password, no sign-up and no reset exists here."""

from django.urls import path

from onetoone.accounts.views import devices, locking, passkeys, proof, second_step, signing_in

sign_in = signing_in.SignIn.as_view()

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="account_request_login_code"),  # allauth asks for both names
    path("sign-in/code/", signing_in.MailedCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/inactive/", signing_in.Inactive.as_view(), name="account_inactive"),
    path("sign-in/passkey/", passkeys.sign_in, name="passkey_sign_in"),
    path("sign-in/second-step/", second_step.ask, name="mfa_authenticate"),
    path("sign-out/", signing_in.SignOut.as_view(), name="account_logout"),
    path("sessions/", devices.sessions, name="sessions"),
    path("sessions/others/ending/", devices.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:session_id>/ending/", devices.end_session, name="end_session"),
    path("offers/ending/", devices.end_offers, name="end_offers"),
    path("passkeys/", passkeys.mine, name="passkeys"),
    path("passkeys/making/", passkeys.making, name="passkey_making"),
    path("passkeys/challenge/", passkeys.challenge, name="passkey_challenge"),
    path("passkeys/offer/", passkeys.offer, name="passkey_offer"),
    path("passkeys/<int:passkey_id>/", passkeys.passkey, name="passkey"),
    path("passkeys/<int:passkey_id>/removal/", passkeys.remove, name="remove_passkey"),
    path("second-step/", second_step.second_step, name="second_step"),
    path("second-step/ending/", second_step.end, name="end_second_step"),
    path("second-step/recovery-codes/", second_step.recovery_codes, name="recovery_codes"),
    path("proof/", proof.prove, name="proof"),
    path("proof/mail/", proof.mail, name="proof_mail"),
    path("lock/", locking.lock, name="lock"),
    path("lock/settings/", locking.lock_settings, name="lock_settings"),
    path("lock/pin/ending/", locking.end_pin, name="end_pin"),
]
