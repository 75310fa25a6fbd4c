#pragma once

#include "agents/inbound/hooks/HookRequest.h"
#include "agents/inbound/hooks/HooksFile.h"
#include "core/base/Clock.h"

namespace qd::agents {

class Secret;

/// Whether a request is its sender's, by the form that it signs in:
/// standard: HMAC-SHA256 ("v1") or Ed25519 ("v1a") over id.time.body (standardwebhooks.com, "Signature scheme");
/// github: HMAC-SHA256 over the body (docs.github.com, "Validating webhook deliveries");
/// sendgrid: ECDSA on P-256 with SHA-256 over time and body (twilio.com/docs/sendgrid, "Event Webhook security features");
/// mandrill, twilio: HMAC-SHA1 over the address and the sorted fields of the form (mailchimp.com/developer, "Authenticate webhook requests";
/// twilio.com/docs/usage/webhooks/webhooks-security), of Twilio's JSON over the address with the SHA-256 of the body.
/// resend: as standard, with HMAC alone, under the names "svix-…" (resend.com/docs, "Verify Webhooks Requests");
/// mailgun: HMAC-SHA256 over time and token, not the body (documentation.mailgun.com, "Securing Webhooks");
/// lob: HMAC-SHA256 over time.body, in hex; the time in milliseconds or seconds (help.lob.com, "Using webhooks", "Securing your endpoint");
/// brevo: signs nothing, and shows its secret as "Authorization: Bearer" (developers.brevo.com, "Secure webhook calls").
/// `key`: where the sender has a secret. `tolerance`: so far a signed time may lie from `now`. Compared in constant time. Error::Rule says which
/// of it does not hold, and holds nothing of the key.
Result<Done> checkSignature(const HookSender& sender, const HookRequest& request, const Secret* key, Instant now, Duration tolerance);

/// Whether its public key is one. Error::Parse with what would be.
Result<Done> checkPublicKey(const HookSender& sender);

} // namespace qd::agents
