#pragma once

#include "agents/inbound/mail/MailLook.h"
#include "app/engine/Department.h"

namespace qd::app {

/// What was sent lately, by the key that its readers' answers name.
/// @thread main.
class SentMails final {
public:
    /// `department` is open and outlives it.
    explicit SentMails(Department& department) : m_department(department) {}

    /// Answers here, at once or later, with those of the keys that are of that connector and were planned within kKept. Not once this has gone.
    using Found = std::function<void(const QMap<QString, agents::SentMail>&)>;
    void find(const ConnectorId& connector, const QStringList& keys, Found found);
    static constexpr Duration kKept = std::chrono::days(180);

private:
    struct Reading;
    void read(const std::shared_ptr<Reading>& reading);
    void readParts(const std::shared_ptr<Reading>& reading, const EffectId& whole, Sequence planned, Sequence from);
    void keep(const Effect& effect);

    Department& m_department;
    Mailbox m_mailbox;
    QMap<QString, agents::SentMail> m_known;
    QSet<Sequence> m_read; ///< of facts that planned something of which nothing more comes
};

} // namespace qd::app
