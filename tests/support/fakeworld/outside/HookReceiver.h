#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/Plan.h"

#include <QMap>
#include <QSet>

namespace fakeworld {

/// A server that webhooks are sent to, as Standard Webhooks wants one (github.com/standard-webhooks/standard-webhooks,
/// spec/standard-webhooks.md, "Webhook metadata", "Signature scheme", "Verifying webhook authenticity"): it takes what is signed with
/// its secret over "webhook-id.webhook-timestamp.body" and is not more than five minutes off, and answers 401 to all else.
/// POST /hooks/each/…   acts upon each event that comes
/// POST /hooks/once/…   keeps their ids, and acts upon the first of each ("use the webhook-id as an idempotency key"); answers 200 to all
/// HEAD                 405
class HookReceiver {
public:
    /// What it gave its sender.
    static constexpr const char* kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5";

    static bool serves(const QByteArray& path) { return path.startsWith("/hooks/"); }
    /// `does`: it gets as far as acting.
    Reply answer(const HttpRequest& request, bool does);
    /// Events and how often each was acted upon.
    QJsonObject acts() const;
    /// Paths and how often something that came there was acted upon, whatever key it bore.
    QJsonObject actsAt() const;

private:
    QMap<QString, int> m_acts;
    QMap<QString, int> m_actsAt;
    QSet<QString> m_known;
};

} // namespace fakeworld
